# Her certificate

certificate =
    .button = My certificate
certificate-not-yet = { $count ->
        [0] The certificate is ready for you.
        [one] One more lesson, and the certificate is yours.
       *[other] { $count } more lessons, and the certificate is yours.
    } A lesson counts when you have tried its task. Where do we go on?
certificate-earned = You completed the lessons of the certificate and their tasks, and it is yours.
certificate-rename = We make you a new certificate with a new code, and the first one stops being valid.
certificate-name = Which name shall we write on the certificate? I know you as { $name }
    .name = Name on the certificate
    .button-first = My name as you have it
    .button-brand = My business name
    .letters = The name I have holds what cannot be written on the certificate: other letters, or a long number. Choose the name of your business.
    .help = The name you would like people to see. A family name is not needed.
certificate-brand = Write the name of your business as you want it on the certificate.
    .name = Business name
    .letters = I write Arabic or Latin letters on the certificate, and no phone number. Please try again.
    .hint = Two or three words are enough, such as: Pantry House.
    .help = The name alone, without a phone number or an address. There is room for 40 letters.
certificate-open = The certificate has a page where whoever knows its code can see that it is valid. May the page show your name?
    .name = Name on the page
    .button-show = Yes, show it
    .button-hide = No, without my name
    .help = Without your name the page says only "a valid certificate", with the date, the code and the names of the lessons. The picture and the file carry the name in both cases.
certificate-review = On the certificate will stand: { $name }

    { $rows }
    .name = Summary
    .button-ok = I agree
certificate-picture = Congratulations, this is your own work 🌿 The picture is ready for your status, if you like.
certificate-paper = And this is the certificate for printing. Whoever wants to check it opens:
    { $link }
    It is yours: to withdraw it at any time, write "my certificate".
certificate-unlinked = And this is the certificate for printing. Its code is { $code }. Whoever wants to check it asks the team about this code.
    It is yours: to withdraw it at any time, write "my certificate".
certificate-in-ar = I want it in Arabic
certificate-in-en = I want it in English
certificate-wish = You have a certificate in the name of { $name }. What shall we do?
    .name = Certificate
    .button-again = Send it again
    .button-rename = Another name
    .button-withdraw = Withdraw it
    .help = "Another name" gives you a new certificate with a new code, and the first one is no longer valid.
certificate-sure = If we withdraw it, its page says that it is no longer valid. Pictures you have sent stay with those who got them. Shall we withdraw it?
    .name = Withdrawal
certificate-withdrawn = It is withdrawn, and its page says so now. Your lessons are kept, and we make another one whenever you like.
certificate-kept = All right, it stays as it is.
certificate-barred = The team has withdrawn your certificate, and I make no other one for now. Your lessons are kept as they are. If you would like to know why, ask the team here:

# What stands on it

certificate-on-brand = Mahalli
certificate-on-kind = Certificate of completion of short lessons
certificate-on-given = This certificate is given to
certificate-on-for = for completing { $count ->
        [one] one short lesson
       *[other] { $count } short lessons
    } with the hands-on tasks
certificate-on-done = { $count ->
        [one] One short lesson
       *[other] { $count } short lessons
    } with the hands-on tasks
certificate-on-learned = What she learned and tried with her own hands
certificate-on-proud = I completed my lessons
certificate-on-issuer = Given by { $name }
certificate-on-date = Date
certificate-on-code = Code
certificate-on-check = To check this certificate
certificate-on-ask = To check this certificate, ask its giver about the code
certificate-on-note = Short phone lessons for women who work from home, without exam or marks. Not a licence or an official certificate.
certificate-on-day = { $day } { $month } { $year }

# The page that verifies it

certificate-page-title = Check a certificate
certificate-page-valid = A valid certificate
certificate-page-revoked = This certificate is no longer valid
certificate-page-unknown = We know no certificate with this code
certificate-page-given = In the name of
certificate-page-unnamed = Its owner chose not to show her name here.
certificate-page-meaning = Its owner completed these short lessons, with a hands-on task in each of them:
certificate-page-withdrawn = Its owner withdrew it, or took one in another name in its place, or the team withdrew it.
certificate-page-look = Please look at the code again: it is 8 letters and digits, without the digits 0 and 1 and the letters I, L and O.
