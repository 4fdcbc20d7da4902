# Her product as a card to share

card =
    .button = A card to share
card-which = Which product would you like a card of?
    .name = Product
    .help = Choose one of your products that is shown, and I make a lovely picture for you to send to anyone you like.
card-shape = How would you like the card of "{ $title }"?
    .name = Shape of the card
    .button-square = Square, for a post
    .button-story = Tall, for a status
    .button-plain = Just the photo
    .button-three = Three of my products
    .help = The square one is for posts and groups, the tall one for a WhatsApp status or an Instagram story. Just the photo has the name Mahalli small in a corner.
card-caption-one = { $title }
    { $price }

    #SupportLocal
    { $link }
card-caption-one-bare = { $title }
    { $price }

    #SupportLocal
card-caption-three = { $titles }

    #SupportLocal
    { $link }
card-caption-three-bare = { $titles }

    #SupportLocal
card-ready = Here is your card, with words ready below it. Forward it as it is, or save the picture and copy the words.
card-another = A card of another shape
card-none = A card is for a product that is accepted or shown, and I find none of yours now.

# What the code on a card of three leads to

see-several = Which of these? Tap it to see its photo and to order.

# What stands on it

card-on-brand = Mahalli
card-on-hashtag = #SupportLocal
card-on-order = To order
card-on-heading = All made by her own hands
card-on-maker = Made by { $name }
