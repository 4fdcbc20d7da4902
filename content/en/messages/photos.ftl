# Her photos: what is private in them, one praise, one tip, and her own last word

photos-photos = Let's list your product. Send a photo of it, or more: 3 at most.
    .name = Photos
    .help = A photo near the window, without faces or anything of your home. We take out where it was taken before we keep it.
photos-anew = Send the photo again, or more: 3 at most.
    .name = Photos
    .help = A photo near the window, without faces or anything of your home. We take out where it was taken before we keep it.
photos-place-removed = The file told where it was taken. I have taken that out.
photos-face = { $count ->
        [one] There is a face in the photo
       *[other] There are { $count } faces in the photo
    }, and everyone sees what we publish. This is how it looks when covered. What would you like?
    .name = Face in the photo
    .button-blurred = Cover the face
    .button-cropped = Cut it out
    .button-keep = Leave it as it is
    .button-other = Send another photo
    .help = If we cover it or cut it out, we do not keep the first photo, and nobody can bring the face back. If it is somebody else's face, ask her first.
photos-another = Send the other photo.
    .name = The other photo
    .help = One photo, near the window, without faces or anything of your home.

# One praise

photos-praise-light = Your photo has lovely light.
photos-praise-sharp = The photo is clear and shows the details.
photos-praise-background = The background is calm, so the eye goes to the product.
photos-praise-close = The product fills the photo, just what a buyer wants.
photos-praise-colour = The colours are close to real.
photos-praise-several = Well done: several photos reassure the buyer.
photos-praise-start = Your photo is here.

# One tip

photos-which = About photo number { $number }:
photos-tip-blurred = One tip: the photo is shaky. Wipe the lens, rest your hands on the table, and touch the product on the screen before you shoot.
photos-tip-soft = One tip: the details are not quite sharp. Rest your hands, and touch the product on the screen before you shoot.
photos-tip-dark = One tip: the photo is dark. Bring the product to the window, and shoot by day.
photos-tip-a-bit-dark = One tip: a little more light. Bring the product closer to the window.
photos-tip-bright = One tip: the light is so strong that details are lost. Hang a thin white curtain, or step away from the window a little.
photos-tip-cast = One tip: the colour of the light covers that of the product. Switch off the lamp and use the window alone.
photos-tip-small = One tip: the photo is small and gets unclear when it is enlarged. Send it straight from the camera, not as a screenshot.
photos-tip-far = One tip: come a little closer, so that the product fills most of the photo.
photos-tip-off-centre = One tip: bring the product closer to the middle of the photo.
photos-tip-clutter = One tip: there is a lot around the product. Put it on a plain cloth or paper, and move away what is not part of it.
photos-tip-twin = One tip: two photos look alike. Another angle or a close detail tells the buyer more.
photos-lesson = The lesson "{ $title }" explains this in minutes.
photos-improved = I have made a better version, with the product as it is: you see it here.
photos-coach = Which photo shall we use? You decide.
    .name = The chosen photo
    .button-use = My photo as it is
    .button-improved = The better version
    .button-earlier = The one before
    .button-again = Take another
    .help = No photo is refused here. If you like yours, use it as it is.

# The second try beside the first

photos-better-sharper = Clearer than the first. Well done.
photos-better-lighter = Better light than the first. Well done.
photos-better-closer = Closer to the product than the first. Well done.
photos-better-calmer = A calmer background than the first. Well done.
photos-better-truer-colour = Truer colours than the first. Well done.
photos-better-same = It is here. I see no big difference from the first, and that happens.
