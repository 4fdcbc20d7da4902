# Harm: a frightened woman reads this. Short, calm, no blame, nothing promised that cannot be kept.

harassment =
    .button = Harassment
harassment-calm = Thank you for telling us. We believe you, and it is not your fault.
harassment-what = Which is closest to what happened?
    .name = What happened
    .help = Take the closest one; no answer is wrong. After that you write what you like, or nothing at all.
    .button-nuisance = Bothers me, won't stop
    .button-insult = Insults or sexual words
    .button-threat = Threats or stalking
    .button-violence = Beating or violence
    .button-blackmail = Blackmail
    .button-staff = Somebody of the team
harassment-block = Shall I stop his messages to you from now on? We tell him nothing.
    .name = Stop his messages
harassment-words = Write what happened if you like, or tap "No details".
    It is kept encrypted, only whoever looks after your report reads it, and it is deleted after 90 days.
    .name = Details
    .button-skip = No details
harassment-nuisance = I have put what you said into a report that the team sees. { $stopped ->
        [yes] His messages no longer reach you here.
       *[no] If you want to answer, once is enough: "Hello, this number is for orders only. How can I help you with an order?" After that, block him.
    }
harassment-insult = Nobody may write to you like that, and you need not answer. { $stopped ->
        [all] I have stopped his messages now, to you and to others, and we do not tell him who complained.
        [you] I have stopped his messages to you now, and we do not tell him who complained. The team decides the rest.
       *[none] Take a screenshot with the name and the time, then block him in the app where he wrote, and tap "Report" there.
    }
harassment-rest = What you wrote is kept for 90 days, and you can have a copy: write "my data". What would you like now?
danger-calm = { $kind ->
        [despair] Thank you for writing to us. Your life is dear, and you are not alone.
       *[other] Thank you for telling us. We believe you, and it is not your fault.
    }
danger-now = { $country ->
        [JO] If you are in danger now, call the emergency number: 911
        [MA] If you are in danger now, call the police: 19, or the gendarmerie: 177
       *[other] If you are in danger now, call the emergency number of your country. I write no number here that we have not checked: ask your organisation for it.
    }
    { $kind ->
        [violence] If you can, go to a place with people, or to somebody you trust. Do not tell whoever hurts you that you wrote to us. And if they see your phone, delete this chat from it when you are done.
        [despair] Do not stay alone now: call somebody you trust, or go there, and say how you feel. And if somebody hurts you, get away from there if you can.
       *[other] Do not pay, send nothing more, and delete nothing: what you have is evidence for you.{ $online ->
            [yes] { " " }To report blackmail: e-blagh.ma
           *[no] { "" }
        }
    }
danger-who = { $heard ->
        [yes] { $state ->
            [open] { $name } has it now, in working hours, and the answer comes to you here.
            [closed] { $name } has it, but these are not the working hours: from { $first } to { $last }, between { $opens } and { $closes }. The answer comes to you here, and this chat is no emergency number.
           *[none] { $name } has it, and the answer comes to you here. I cannot promise an hour, and this chat is no emergency number.
        }
       *[no] I have kept your report, but nobody on the team takes it now. Do not wait for me: speak to somebody you trust, or to your organisation.
    }
danger-safe = Are you safe now?
    .name = Safe now
    .help = If you cannot write, that is all right: your report was kept before this question.
    .button-yes = Yes, I am safe
    .button-no = No, I am not safe
    .button-mistake = I wrote it by mistake
danger-mistake = That is quite all right. I have closed the report, and nothing else is needed. If you ever need it, write "danger".
danger-call = Your safety comes first. If you can, go now to a place with people, or to somebody you trust. { $country ->
        [JO] Emergency: 911
        [MA] Police: 19, gendarmerie: 177
       *[other] And call the emergency number of your country.
    }{ $heard ->
        [yes] { " " }Whoever looks after your report knows now that you are not safe.
       *[no] { "" }
    }
danger-hide = Shall I hide your products and stop all orders to you? You bring them back whenever you like.
    .name = Hide the products
danger-hidden = Done. I have taken your products down, and nobody's order reaches you. You bring them back under "my products". What somebody saved before we cannot call back.
danger-end = { $kind ->
        [despair] We call nobody of your family.
       *[other] Going to the police is your decision alone, and we call nobody of your family.
    } I cannot promise complete secrecy: if a life or a child's safety is at risk, the team may ask for help.
    If others see your phone, "Quiet mode" keeps what I write off your screen. And "exit" clears from a Telegram chat the last 47 hours only; what is older, and all of WhatsApp, you delete on your phone. Your report is kept.
further =
    .button = Add details
further-words = Write what whoever looks after your report should know. It is kept encrypted, nobody else reads it, and it is deleted after 90 days.
    .name = Details
further-kept = I have added it to your report. You are not alone.
further-gone = This report is closed. If something happens, write "harassment" or "danger".
complain-who = Thank you for telling us. Whom is it about? Your complaint does not reach that person.
    .name = About whom
    .button-unknown = I don't know the name
complain-words = Write what happened. It is kept encrypted, only those in charge of the team read it, and it is deleted after 90 days.
    .name = What happened
complain-passed-on = Those in charge of the team have your complaint. A complaint is your right, and nothing changes in how we treat you.
complain-unheard = I have kept your complaint, but nobody else in charge of the team is there to read it. Take it to your organisation directly, and you can have a copy: write "my data".
veil =
    .button = Quiet mode
veil-on = Quiet mode is on. Whatever I begin reaches you as one line that tells nothing, and you open it when you are alone. No reminders and no lessons from me until you switch it off: write "quiet mode".
veil-off = Quiet mode is off, and my messages reach you whole from now on.
shared-knock = There is something new for you in Mahalli.
    .button = Read
unveil-opened = That is all that waited for you.
unveil-nothing = Nothing waits for you now.
out =
    .button = Exit
out-done = Welcome to Mahalli. Messages older than 47 hours stay in the chat.
out-kept = I cannot clear messages in this app. Delete the chat from your phone.

# Whoever looks after it

harm =
    .button = Reports of harm
harm-team = The team
harm-nobody = nobody yet
harm-unnamed = nobody by name
harm-level-1 = Nuisance
harm-level-2 = Insult, sexual words
harm-level-3 = Threat or stalking
harm-level-4 = Blackmail, violence or danger to life
harm-alert = Report { $number }: { $level }. { $haste ->
        [now] Open it now.
       *[day] To be looked at today.
    }
harm-unsafe = Report { $number }: she says she is not safe now.
harm-more = Report { $number }: she added details.
harm-mistaken = Report { $number }: written by mistake, and closed.
harm-waits = Nobody has taken report { $number } yet: { $level }.
harm-spike = This week there { $count ->
        [one] is one grave report
       *[other] are { $count } grave reports
    }. Think about it together: shall we pause posting for a few days?
harm-weekly = Reports of the last seven days in { $name }: nuisance { $one }, insults { $two }, threats { $three }, blackmail, violence or danger to life { $four }. { $open ->
        [0] No nuisance is open.
        [one] One report of nuisance is still open: look at who sent it, and whether it happened again.
       *[other] { $open } reports of nuisance are still open: look at who sent them, and whether it happened again.
    }
harm-answer = A message for you from whoever looks after your report:
    { $words }
harm-not-yours = This is only for those who look after reports.
harm-list = { $count ->
        [0] No open reports.
        [one] One open report:
       *[other] { $count } open reports, the gravest first:
    }
harm-week = In the last seven days: nuisance { $one }, insults { $two }, threats { $three }, blackmail, violence or danger to life { $four }.
case =
    .button = The report
case-deed = Report { $number } of { $name }: { $level }. { $hours ->
        [0] It came less than an hour ago.
        [one] It came an hour ago.
       *[other] It came { $hours } hours ago.
    }
    With: { $taker }. { $sender ->
        [known] The sender is known to us, and may order.
        [barred] The sender is known to us, and orders are closed to him.
       *[none] The sender is not known to us.
    }
    Believe her, do not investigate, do not write to the sender. The police are her decision, unless a life or a child's safety is at risk.
    .name = What to do
    .button-take = I look after it
    .button-look = Read what was written
    .button-answer = Write to her
    .button-bar = Close orders to him
    .button-lift = Let him order again
    .button-close = Close the report
case-words = Write to her. It reaches her as it is, and is not kept. Short and calm: others may see her phone.
    .name = Your words to her
case-text = What stands in the report. That you read it is noted:
    { $words }
case-taken = The report is yours now, and the team sees that you look after it.
case-answered = She has your words.
case-barred = Orders are closed to him everywhere.
case-lifted = He may order again.
case-closed = I have closed the report. What stands in it is deleted 90 days after it came.
case-gone = This report is closed, or not yours.
case-refused-gone = This report is closed, or not yours.
case-refused-not-yours = This is only for the safeguarding contact and admins.
case-refused-empty = Nothing was written, or it was deleted after 90 days.
case-refused-left = Our messages do not reach her: she left, or stopped them.
