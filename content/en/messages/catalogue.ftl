# The public catalogue: read by visitors of any kind, so it asks with nouns and in the plural

catalogue-brand = Mahalli
catalogue-title = Mahalli: made in our neighbours' homes
catalogue-heading = Made in our neighbours' homes
catalogue-intro = Preserves, soap, embroidery and sweets, made by women in their homes. Our team looked at every product before it was shown.
catalogue-skip = Straight to the products
catalogue-pages-of-ours = Pages of this site
catalogue-try = Try the conversation
catalogue-about = Mahalli shows what women make in their homes. Showing is free, and no photo and no word appears without the consent of its maker.
catalogue-sell = Do you make things at home? Show them here
catalogue-fairness = How we choose what is shown
catalogue-search = Search the products
catalogue-search-like = pickles, soap, embroidery
catalogue-find = Search
catalogue-filter = Filter and sort
catalogue-kind = Kind
catalogue-kind-all = All kinds
catalogue-area = Area
catalogue-area-all = All areas
catalogue-least = Price from
catalogue-most = Price up to
catalogue-sort = Order
catalogue-sort-new = Newest first
catalogue-sort-price = Lowest price first
catalogue-sort-close = Closest first
catalogue-show = Show results
catalogue-clear = Show all
catalogue-all = All products
catalogue-count = { $count ->
        [0] No products
        [one] One product
       *[other] { $count } products
    }
catalogue-pages = Pages of results
catalogue-previous = Previous page
catalogue-next = Next page
catalogue-page-of = { $n } of { $count }
catalogue-none = We found no such product
catalogue-none-help = A shorter word or another spelling may help, or a wider filter.
catalogue-none-newest = And these have just arrived
catalogue-empty = The shelves wait for the first product
catalogue-empty-help = Products appear here once our team has looked at them. Do you make things at home? The conversation guides you step by step, from the photo to the shelf.

# One product

catalogue-back = All products
catalogue-photos = Photos of the product
catalogue-alt = { $title }: photo { $n } of { $count }
catalogue-order-heading = To order
catalogue-order = Order or ask
catalogue-order-whatsapp = Order on WhatsApp
catalogue-order-telegram = Order on Telegram
catalogue-order-how = A conversation with Mahalli opens, and your request reaches the maker. Neither of you sees the other's number.
catalogue-order-channel = Order from the product's post in the channel #ادعم_المحلي.
catalogue-order-page = She also takes orders on her page:
catalogue-looked-at = Our team looked at it before it was shown.
catalogue-share = Share
catalogue-share-whatsapp = WhatsApp
catalogue-share-telegram = Telegram
catalogue-share-facebook = Facebook
catalogue-share-text = Text ready to copy
catalogue-caption = { $title }
    { $value }

    #ادعم_المحلي
    { $label }
catalogue-poster = Poster to print:
catalogue-poster-a4 = large
catalogue-poster-a6 = small
catalogue-report = Is something wrong on this page? Tell us
catalogue-more = More of this kind

# Where it is no longer shown

catalogue-gone-sold = This product is sold
catalogue-gone-sold-help = It has found a new home. Its maker's neighbours make other lovely things.
catalogue-gone-paused = This product is taking a rest
catalogue-gone-paused-help = Its maker has paused it for a while, and it may come back to this page.
catalogue-gone-gone = This product is no longer shown
catalogue-gone-gone-help = Its time here is over. There are other products from homes nearby on the shelves.
catalogue-gone-unknown = We find no product at this link
catalogue-gone-unknown-help = Perhaps a letter of the link is missing. Everything that is shown now is here:

# Where nothing is, and where we made a mistake

catalogue-lost-404 = There is nothing at this address
catalogue-lost-404-help = Perhaps the link has changed, or a letter of it is missing.
catalogue-lost-500 = Something went wrong on our side
catalogue-lost-500-help = We are sorry. The page did not open, and we noted the mistake to mend it. Please try again in a little while.

# On posters to print

catalogue-poster-one = To order: point your phone's camera at the code
catalogue-poster-area = All products: point your phone's camera at the code
catalogue-poster-from = From the homes of { $name }
catalogue-poster-of = Poster to print: from the homes of { $name }
