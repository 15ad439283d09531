# Every word the program says in English: on the screen, in the command, on the page.
# Plain words, short sentences. Where the person reads, a child of nine should understand it.

### The page: headings and the footer of what is printed (crates/document)

page-title = { $name }: my one-page profile
page-of = { $name }, page { $page } of { $pages }

# A heading that is said again on the second page, where its lines go on.
page-goes-on = { $heading } (more)
page-photo = A photo of { $name }
page-photo-of = { $name }: { $description }

## Headings of the sections, in the person's voice
page-section-like_and_admire = What people like and admire about me
page-section-important_to = What is important to me
page-section-important_for = What is important for me
page-section-good_at = What I am good at
page-section-support = How best to support me
page-section-relationships = People in my life
page-section-outcomes = What I want
page-section-future = My future
page-section-communication = How I communicate
page-section-good_day = A good day
page-section-bad_day = A bad day
page-section-please_do = Please do
page-section-please_do_not = Please do not
# On the page for a hospital.
page-hospital-important_for = What keeps me well and safe
page-hospital-relationships = My people, and who to ring

## The line below the name
page-facts-both = { $full }, { $pronouns }.
page-facts-one = { $fact }.
page-facts-speak = I speak { $languages }.
page-facts-sign = I use { $languages }.
page-facts-languages = My languages are { $languages }.
# A language by both its names, this one and its own: "Polish (polski)".
page-language = { $name } ({ $own })
# Several needs are put together in one sentence, those that have an ending of that name: "I use A, B and C."
page-needs-use = I use { $things }.
page-needs-need = I need { $things }.
page-need-easy_read = I need Easy Read.
    .need = Easy Read
page-need-large_print_20 = I need print of 20 point or larger.
    .need = print of 20 point or larger
page-need-large_print_24 = I need print of 24 point or larger.
    .need = print of 24 point or larger
page-need-large_print_28 = I need print of 28 point or larger.
    .need = print of 28 point or larger
page-need-symbols = I use symbols.
    .use = symbols
page-need-photographs = I use photographs.
    .use = photographs
page-need-makaton = I use Makaton.
    .use = Makaton
page-need-sign_language = I use a sign language.
    .use = a sign language
page-need-objects = I use objects that stand for things.
    .use = objects that stand for things
page-need-communication_passport = I have a communication passport.
page-need-advocate = I have an advocate.
page-need-contact_via_carer = Please reach me through my carer.
page-need-british_sign_language = I use British Sign Language.
    .use = British Sign Language
page-need-bsl_interpreter = I need a British Sign Language interpreter.
    .need = a British Sign Language interpreter
page-need-makaton_interpreter = I need a Makaton interpreter.
    .need = a Makaton interpreter
page-need-sign_supported_english_interpreter = I need a Sign Supported English interpreter.
    .need = a Sign Supported English interpreter
page-need-cued_speech = I need a cued speech transliterator.
    .need = a cued speech transliterator
page-need-lip_reading = Please face me when you speak: I lip-read.
page-need-hearing_aid = I use a hearing aid.
    .use = a hearing aid
page-need-hearing_loop = I use a hearing loop.
    .use = a hearing loop
page-need-lipspeaker = I need a lipspeaker.
    .need = a lipspeaker
page-need-speech_to_text = I need a speech-to-text reporter.
    .need = a speech-to-text reporter
page-need-electronic_note_taker = I use a note taker who types.
    .use = a note taker who types
page-need-manual_note_taker = I need a note taker who writes by hand.
    .need = a note taker who writes by hand
page-need-visual_alert = Please call me so that I can see it: I may not hear my name.
page-need-guide_dog = My guide dog comes with me.
page-need-sighted_guide = I need a sighted guide.
    .need = a sighted guide
page-need-audible_alert = Please call me out loud: I may not see a sign.
page-need-deafblind_manual = I use the deafblind manual alphabet.
    .use = the deafblind manual alphabet
page-need-deafblind_manual_interpreter = I need a deafblind manual interpreter.
    .need = a deafblind manual interpreter
page-need-block_alphabet_interpreter = I need a block alphabet interpreter.
    .need = a block alphabet interpreter
page-need-hands_on_interpreter = I need a hands-on signing interpreter.
    .need = a hands-on signing interpreter
page-need-visual_frame_interpreter = I need a visual frame signing interpreter.
    .need = a visual frame signing interpreter
page-need-haptic_interpreter = I need a haptic signs interpreter.
    .need = a haptic signs interpreter
page-need-communicator_guide = I need a communicator guide.
    .need = a communicator guide
page-need-intervener = My intervener comes with me.
page-need-tactile_alert = Please touch my arm to call me.
page-need-braille = I need uncontracted Braille (grade 1).
    .need = uncontracted Braille (grade 1)
page-need-braille_contracted = I need contracted Braille (grade 2).
    .need = contracted Braille (grade 2)
page-need-moon = I need information in Moon.
    .need = information in Moon
page-need-audio = I need recordings to listen to.
    .need = recordings to listen to
page-need-makaton_information = I need information in Makaton.
    .need = information in Makaton
page-need-read_out = Please read written things out to me.
page-need-communication_aid = I use other ways than speech (AAC).
    .use = other ways than speech (AAC)
page-need-voice_output = I use a communication aid that speaks for me.
    .use = a communication aid that speaks for me
page-need-communication_book = I use a communication book or board.
    .use = a communication book or board
page-need-switches = I use switches to say things.
    .use = switches to say things
page-need-voice_amplifier = I use a voice amplifier.
    .use = a voice amplifier
page-need-gestures = I use gestures.
    .use = gestures
page-need-writing = I would rather write than speak.
page-need-time = Please give me time to take in what you say.
page-need-aphasia_friendly = I have aphasia: please use short sentences, one thing at a time.
page-need-interpreter = I need an interpreter for my language.
    .need = an interpreter for my language
page-need-carer_present = I need my carer with me.
    .need = my carer with me
page-need-text_message = Please text me.
page-need-text_relay = Please ring me through text relay.
page-need-telephone = Please ring me.
page-need-letter = Please write me a letter.
page-need-email = Please email me.

## Whose words a line is, where they are not the person's own
page-mark = ({ $name })
page-mark-guess = (a guess)
page-mark-guess-of = ({ $name }, a guess)
page-mark-family_or_friend = (family or friend)
page-mark-staff = (staff)

## The footer. $people is a list of page-person; $on is page-on or nothing.
page-written-alone = { $name } wrote this{ $on }.
page-written-together = { $name } wrote this with { $people }{ $on }.
page-written-together-nobody = Written together with { $name }{ $on }.
page-written-by_others = { $people } wrote this about { $name }{ $on }.
page-written-by_others-nobody = People who know { $name } wrote this{ $on }.
# Nobody has said whether the person took part: these claim neither that they did nor that they did not.
page-written-not_said = Written down by { $people }{ $on }.
page-written-not_said-nobody = Written on { $date }.
page-person = { $name }, { $role },
page-on = {" "}on { $date }
page-words-own = All of it is in { $name }’s own words.
page-words-some = The words are { $name }’s own, but for { $others }.
page-words-none = The words are not { $name }’s own: they are { $others }.
page-words-few = Most of the words are not { $name }’s own: they are { $others }.
# Where nobody has said of some lines whose they are: what was said is counted.
page-words-so-far = Known so far: { $lines }.
page-words-rest =
    { $count ->
        [one] For one other line, nobody has said yet whose words it is.
       *[other] For { $number } other lines, nobody has said yet whose words they are.
    }
page-words-not-said = Nobody has said yet whose words these are.
page-lines-own =
    { $count ->
        [one] one line in { $name }’s own words
       *[other] { $number } lines in { $name }’s own words
    }
page-others-from =
    { $count ->
        [one] one line from { $who }
       *[other] { $number } lines from { $who }
    }
page-others-guess =
    { $count ->
        [one] one guess, still to be checked
       *[other] { $number } guesses, still to be checked
    }
page-others-named =
    { $count ->
        [one] one line from the person named beside it
       *[other] { $number } lines from the people named beside them
    }
page-who-family_or_friend = family or friends
page-who-staff = staff
page-look-again = To be looked at again by { $date }.

## Lists: "a, b and c"
page-list-more = { $first }, { $next }
page-list-last = { $first } and { $last }
page-number-1 = one
page-number-2 = two
page-number-3 = three
page-number-4 = four
page-number-5 = five
page-number-6 = six
page-number-7 = seven
page-number-8 = eight
page-number-9 = nine
page-number-10 = ten
page-number-11 = eleven
page-number-12 = twelve

## A sheet to fold, and a card to cut out and fold; mirrored where the page is read from right to left.
page-fold = To fold: first the top half back, then the left half back.
page-fold-mirrored = To fold: first the top half back, then the right half back.
page-cut = Cut along the edge, then fold: first the top half back, then the left half back.
page-cut-mirrored = Cut along the edge, then fold: first the top half back, then the right half back.

## Dates: 3 March 2026. The ten digits from nought to nine, as the reader writes them.
page-digits = 0123456789
page-date = { $day } { $month } { $year }
page-month-1 = January
page-month-2 = February
page-month-3 = March
page-month-4 = April
page-month-5 = May
page-month-6 = June
page-month-7 = July
page-month-8 = August
page-month-9 = September
page-month-10 = October
page-month-11 = November
page-month-12 = December

## Languages, as in "I speak …", whose names are not CLDR's: it has none, or people here say another. The first part of the
## tag is the name of the message.
language-bfi = British Sign Language
language-bn = Bengali
language-ckb = Sorani Kurdish
language-fa = Farsi
language-isg = Irish Sign Language
language-jam = Jamaican Patois
language-kmr = Kurmanji Kurdish
language-lg = Luganda
language-ny = Chichewa
language-phr = Pahari-Pothwari
language-rmn = Romani
language-skr = Saraiki
language-syl = Sylheti

### The questions: titles, prompts and hints of each section (used by the screens)

# Of each section: its name in the list, the question, five ways to ask it (the fifth is for those who know somebody
# who communicates without words), the empty line, and what makes a line good, for whoever helps to write.

section-like_and_admire-name = Like and admire
section-like_and_admire-question = What do people like and admire about me?
section-like_and_admire-prompt = What do people thank you for? What do they tease you about, because they are fond of you?
section-like_and_admire-prompt-2 = Think of somebody who is pleased to see you. What do they like about you?
section-like_and_admire-prompt-3 = When were you proud of yourself? What was it in you that did that?
section-like_and_admire-prompt-4 = Ask somebody who is here: what would be missing if you were not around?
section-like_and_admire-prompt-5 = Watch: who smiles when they come in? What do they bring into a room?
section-like_and_admire-placeholder = What else do people like?
section-like_and_admire-hint = Say what the person is like, strongly and warmly, as a friend would: leave out “usually”, “fairly” and prizes.

section-important_to-name = Important to me
section-important_to-question = What is important to me?
section-important_to-prompt = Think of a good day. What was in it? What would you miss first if it stopped?
section-important_to-prompt-2 = What do you do every morning, every week, every year? What must never be forgotten?
section-important_to-prompt-3 = Which things do you keep near you? What do you always take with you?
section-important_to-prompt-4 = If you went to stay in a new place tomorrow, what would have to come too?
section-important_to-prompt-5 = Watch: what do they reach for? What do they look round for when it is not there?
section-important_to-placeholder = What else matters?
section-important_to-hint = This is the person’s own view, so write it so exactly that a stranger could get it right: not “music”, but which song, where and when.

section-important_for-name = Important for me
section-important_for-question = What is important for me?
section-important_for-prompt = What keeps you well and safe? What happens if nobody thinks of it?
section-important_for-prompt-2 = Is there something others worry about? What do you say to that? What did you agree?
section-important_for-prompt-3 = Think of a time you were ill or hurt. What should people have known?
section-important_for-prompt-4 = What helps other people to see you as you want to be seen?
section-important_for-prompt-5 = Watch: how do you see that they are tired, or in pain? What did you do that helped?
section-important_for-placeholder = What else keeps you well?
section-important_for-hint = Say what to do and when, in everyday words, and where it pulls against what the person wants, write down what was agreed.

section-good_at-name = Good at
section-good_at-question = What am I good at?
section-good_at-prompt = What do people ask you to do, because you do it well?
section-good_at-prompt-2 = What could you show somebody how to do?
section-good_at-prompt-3 = What did you do for work, at school or at home? What of that is still in your hands?
section-good_at-prompt-4 = What do you notice, remember or know that others do not?
section-good_at-prompt-5 = Watch: what can they do longer than anybody else? What do they never get wrong?
section-good_at-placeholder = What else are you good at?
section-good_at-hint = Look for what somebody could ask the person to do tomorrow, and count small things: waiting, noticing, making people laugh.

section-support-name = How to support me
section-support-question = How can people support me best?
section-support-prompt = Think of somebody who helps you well. What do they do that others do not?
section-support-prompt-2 = Somebody new comes tomorrow. What do you tell them first?
section-support-prompt-3 = What do you want to do by yourself? Where do you want a hand?
section-support-prompt-4 = What do people get wrong? What should they do instead?
section-support-prompt-5 = Watch: with whom do they relax? What does that person do with their hands, their voice, their time?
section-support-placeholder = What else helps?
section-support-hint = Somebody who has never met the person should know what to do after reading the line: who, what, where, when, and what if it goes wrong.

section-relationships-name = People in my life
section-relationships-question = Who are the people in my life?
section-relationships-prompt = Who do you want to see soon? Who makes you laugh?
section-relationships-prompt-2 = Who would you ring with good news? Who do you ring with bad news?
section-relationships-prompt-3 = Who is it, how often do you meet, and what do you do together?
section-relationships-prompt-4 = Is there somebody you miss? Somebody who died, and whose name you like to hear?
section-relationships-prompt-5 = Watch: whose voice makes them turn round? With whom do they stay?
section-relationships-placeholder = Who else?
section-relationships-hint = Write a name, who that is, how often they meet and how; if everybody here is paid to come, say so gently and ask who is missing.

section-outcomes-name = What I want
section-outcomes-question = What do I want to change, or to keep?
section-outcomes-prompt = What would you like to be different by this time next year?
section-outcomes-prompt-2 = What do you want to do again? What do you want to try for the first time?
section-outcomes-prompt-3 = What must stay exactly as it is?
section-outcomes-prompt-4 = If you had that, what would it give you? What could you do then?
section-outcomes-prompt-5 = Watch: what do they want more of when it stops? How could there be more of it?
section-outcomes-placeholder = What else do you want?
section-outcomes-hint = Write a change or something to keep, not a service: “swimming on Fridays with Priya”, not “more activities”.

section-future-name = My future
section-future-question = What would I like in the future?
section-future-prompt = What do you dream about? It may be small, and it may be silly.
section-future-prompt-2 = Where would you like to live, and who would be there?
section-future-prompt-3 = What would you like to see, learn or do one day?
section-future-prompt-4 = What should people know in case life changes: a move, a hospital, getting older?
section-future-prompt-5 = Think of the happiest you have ever seen them. What would a life with more of that look like?
section-future-placeholder = What else, one day?
section-future-hint = Write the dream as it was said, even if nobody knows how to do it yet.

section-communication-name = How I communicate
section-communication-question = How do I communicate?
section-communication-prompt = How do people know what you mean? How do you say yes and no?
section-communication-prompt-2 = How should people talk to you? What makes it easier to follow?
section-communication-prompt-3 = What do you say when you mean something else?
section-communication-prompt-4 = How does somebody know that you hurt, or that you are frightened or fed up?
section-communication-prompt-5 = Watch: what do they do with their eyes, hands and voice? What do you think it means, and what do you do then?
section-communication-placeholder = What else should people know?
section-communication-hint = Write what the person does, what it means and what you should do then: “Chin down is no. Stop at the first one”.

section-good_day-name = A good day
section-good_day-question = What makes a good day good?
section-good_day-prompt = The small things count. What is the first thing you look for?
section-good_day-prompt-2 = Tell me about the last really good day, from getting up to going to bed.
section-good_day-prompt-3 = Who is there on a good day? Who leaves you in peace?
section-good_day-prompt-4 = What makes you sing, or laugh, or forget the time?
section-good_day-prompt-5 = Watch: when are their face and hands at rest? What happened just before?
section-good_day-placeholder = What else makes it good?
section-good_day-hint = Ask for one real day and write down what was in it, so that others can make it happen again.

section-bad_day-name = A bad day
section-bad_day-question = What makes a bad day bad?
section-bad_day-prompt = What can spoil your day before it has begun?
section-bad_day-prompt-2 = Tell me about a day that went wrong. What came first?
section-bad_day-prompt-3 = How can people see that it is getting too much?
section-bad_day-prompt-4 = What helps then? What makes it worse?
section-bad_day-prompt-5 = Watch: what changes first, before they are upset? What was going on around them?
section-bad_day-placeholder = What else makes it bad?
section-bad_day-hint = Write what happens, the first sign that anybody can see, and what helps: the day is bad, not the person.

section-please_do-name = Please do
section-please_do-question = What should people please do?
section-please_do-prompt = If people remembered just one thing about you, what should it be?
section-please_do-prompt-2 = What do you like people to ask you about?
section-please_do-prompt-3 = What is it that few people think of, and you are glad when they do?
section-please_do-prompt-4 = How should people come in? How should they say goodbye?
section-please_do-prompt-5 = Watch: what does somebody do that makes them open up at once?
section-please_do-placeholder = What else, please?
section-please_do-hint = Keep it to a few short lines that somebody can read at the door and do straight away.

section-please_do_not-name = Please do not
section-please_do_not-question = What should people please not do?
section-please_do_not-prompt = What annoys you every time?
section-please_do_not-prompt-2 = What do people do because they mean well, and you wish they would not?
section-please_do_not-prompt-3 = Which words do you not want to hear about yourself?
section-please_do_not-prompt-4 = What must nobody touch, move or hurry?
section-please_do_not-prompt-5 = Watch: what makes them turn away, push off or go quiet?
section-please_do_not-placeholder = What else should nobody do?
section-please_do_not-hint = Write what others should stop doing, not a rule for the person, and if there is a better way, say it too.

## Whose words a line is
voice-own = My own words
voice-own-of = { $name }’s own words
voice-own-hint = Said, signed, typed or pointed to, and written down just like that.
voice-family_or_friend = Family or a friend
voice-family_or_friend-hint = Somebody who loves them says so. Put their name to it.
voice-staff = Staff
voice-staff-hint = Somebody who is paid to be there says so. Put their name to it.
voice-guess = A guess
voice-guess-hint = Nobody is sure yet. Write down what made you think so, and check it.
voice-not_said = Not said yet
voice-not_said-hint = Nobody has been asked yet. You can say it later.

## What a person needs so that others can reach them
need-group-signing = Signing
need-group-hearing = Hearing
need-group-seeing = Seeing
need-group-touch = By touch, for people who are deafblind
need-group-reading = Reading
need-group-speaking = Talking and understanding
need-group-beside = Somebody at my side
need-group-reaching = How to reach me
need-british_sign_language = British Sign Language
need-makaton = Makaton signs
need-sign_language = Another sign language
need-bsl_interpreter = A British Sign Language interpreter
need-makaton_interpreter = A Makaton interpreter
need-sign_supported_english_interpreter = A Sign Supported English interpreter
need-cued_speech = Cued speech: somebody who shows each sound with a hand beside the lips
need-lip_reading = I read lips: face me when you speak
need-hearing_aid = A hearing aid
need-hearing_loop = A hearing loop
need-lipspeaker = A lipspeaker, who says it again for me to lip-read
need-speech_to_text = A speech-to-text reporter, who types every word as it is said
need-electronic_note_taker = A note taker who types
need-manual_note_taker = A note taker who writes by hand
need-visual_alert = Call me so that I can see it
need-guide_dog = My guide dog
need-sighted_guide = A sighted guide, who shows me the way
need-audible_alert = Call me out loud
need-deafblind_manual = The deafblind manual alphabet, spelt on the hand
need-deafblind_manual_interpreter = An interpreter who spells on my hand: deafblind manual
need-block_alphabet_interpreter = An interpreter who draws letters on my palm: block alphabet
need-hands_on_interpreter = An interpreter who signs into my hands: hands-on signing
need-visual_frame_interpreter = An interpreter who signs where I can see it: visual frame
need-haptic_interpreter = An interpreter who draws signs on my back or arm: haptic signs
need-communicator_guide = A communicator guide, who takes me there and tells me what is said
need-intervener = An intervener, who is my link to what goes on around me
need-tactile_alert = Touch my arm to call me
need-easy_read = Easy Read: short sentences with pictures
need-large_print_20 = Large print, 20 point
need-large_print_24 = Very large print, 24 point
need-large_print_28 = The largest print, 28 point
need-braille = Braille, grade 1: every letter spelt out
need-braille_contracted = Braille, grade 2: shortened words
need-moon = Moon: raised shapes to read by touch
need-audio = Recordings to listen to
need-makaton_information = Information in Makaton
need-read_out = Read written things out to me
need-communication_aid = Other ways than speech: AAC
need-voice_output = A communication aid that speaks for me
need-communication_book = A communication book or board
need-switches = Switches, which I press to say things
need-voice_amplifier = A voice amplifier, which makes my voice louder
need-symbols = Symbols
need-photographs = Photographs
need-objects = Objects that show what is meant
need-gestures = Gestures
need-writing = I would rather write than speak
need-time = Time to take in what is said
need-aphasia_friendly = Ways that help with aphasia: short sentences, one thing at a time
need-communication_passport = My communication passport: a booklet on how I say things
need-interpreter = An interpreter for my language
need-advocate = Somebody who speaks up for me: an advocate
need-carer_present = The person who cares for me, there with me
need-contact_via_carer = Reach me through the person who cares for me
need-text_message = Text me
need-text_relay = Ring me through text relay
need-telephone = Ring me
need-letter = Write me a letter
need-email = Email me

## The colour that belongs to a person
colour-pine = Pine green
colour-clay = Clay orange
colour-iris = Iris violet
colour-sea = Sea blue
colour-berry = Berry red
colour-moss = Moss green
colour-plum = Plum purple
colour-bark = Bark brown

## Who held the pen
authorship-alone = By myself
authorship-alone-hint = The person said and wrote it all, with nobody deciding the words for them.
authorship-together = Together
authorship-together-hint = The person said it, and somebody helped to ask, listen or write.
authorship-by_others = By people who know them
authorship-by_others-hint = The person could not say it in words. Others wrote what they see and know, and say how they did it.

### The command: what wm prints (crates/cli)

command-printed =
    { $pages ->
        [one] { $file }: one page, { $size } point
       *[other] { $file }: { $pages } pages, { $size } point
    }
command-documents = Documents (--document NAME):
command-themes = Colours (--theme NAME):
command-papers = Papers (--paper NAME):
command-not-here = This document is not for: { $section }
command-left-out = Does not fit: { $place }: { $text }
command-missing = Cannot be drawn: { $character } ({ $name }), in { $place }
command-photo-soft = The photo prints soft: { $dots } dots an inch. From { $sharp } on it looks sharp
command-place-name = the name
command-place-facts = the line below the name
command-place-footer = the foot of the page
command-created = { $library } is made
command-imported = { $file } is in the library
command-imported-before = { $file } is in the library already, word for word. There is nothing to bring in
command-already-here = In the library that number is { $here }. In the file it is { $name }.
command-already-here-choices = With --as-new the one in the file comes in as somebody else, beside the one who is there. To look at both, print them: “wm print { $file } -o FILE.pdf” and “wm library print --library { $library } { $id } -o FILE.pdf”. Or leave it: nobody was changed.
command-exported = { $file } is written. It is not locked: anybody who has it can read it
command-ask-passphrase = Passphrase:
command-ask-new-passphrase = A passphrase for the new library:
command-ask-passphrase-again = The same again:
command-ask-recovery = The code on your recovery sheet:
command-ask-other-passphrase = The new passphrase:
command-ask-weak = Take it all the same? Type “yes”:
command-ask-sure = Do it? Type “yes”:

# What to try when a library does not open.
command-advice-damaged = “wm library check” says what is wrong, and “wm library mend” mends it. With --read-only you can look at what can be read.
command-advice-missing = “wm library check” says what is missing, and “wm library mend” goes on with what is here. With --read-only you can look at it.
command-advice-newer = With --read-only you can look at it.
command-advice-in-use = With --read-only you can look at it as it is at this moment.
command-advice-force = Or add --force to write over it. Without that, a page takes the place only of a page that What Matters wrote, and a profile only of a profile.
command-advice-weak = In a script, --weak-passphrase takes it all the same.
command-advice-elsewhere = Is it not open there any more? Then add --not-open-elsewhere.

# Checking and mending.
command-sound = { $library } is sound: every page of it can be read, and all of it fits together
command-unsound = Something is wrong with { $library }:
command-pages =
    { $count ->
        [one] One page of the file cannot be read.
       *[other] { $count } pages of the file cannot be read.
    }
command-fault-structure = Parts of the file do not fit together.
command-fault-orphan = Something in it belongs to somebody who is not there.
command-fault-person = What is known of somebody cannot be read whole.
command-fault-place = The place of a line among the others cannot be read.
command-fault-picture = A picture is missing, or nobody’s.
command-history-lost = Some of what happened before is lost.
command-steps-lost = Some steps cannot be undone any more.
command-settings-lost = Choices that were made for the library are lost, or the keys to older backups.
command-newest-backup = The newest whole backup is { $name }, made { $moment }. It was made last, whatever the clock said.
command-conflict = Beside the library lies another copy of it: { $name }, written { $moment }. “wm library restore { $quoted } --dry-run” shows what is different, and --add adds what is only there.
command-no-whole-backup = There is no whole backup of it.
command-how-to-mend = “wm library mend” mends it. It deletes nothing: the damaged file stays beside the new one.
command-how-to-go-on = “wm library mend” goes on with what is here. The missing changes stay missing.
command-how-to-go-on-from = Or take the backup: “wm library mend --from-backup { $name }”. What is here now is kept beside it.
command-add-is-out = { $name } was taken out here, and stays out. To bring them back, name them with --person.
command-not-added = Nothing was added to { $name }. { $why }
command-how-to-mend-from = Or take the backup: “wm library mend --from-backup { $name }”. What was written after it is then only in the damaged file.
command-nothing-to-mend = { $library } is sound. There is nothing to mend
command-mended = { $library } is mended
command-mended-from = The backup made { $moment } has taken the place of the library. What was there before is kept beside it.
command-went-on =
    { $missing ->
        [one] It can be written again. One change is missing from it.
       *[other] It can be written again. { $missing } changes are missing from it.
    }
command-keys-back = The keys are put back beside the library. All words are here.
command-kept = What was there before is kept: { $file }
command-brings-more = The backup { $name } has more of: { $people }. “wm library restore { $name } --dry-run” shows it. With --person one person alone comes back.

# Backups.
command-backed-up = The backup is made, and was checked: { $folder }
command-backed-up-elsewhere = Backups also go to { $folder }
command-backup-not-elsewhere = It is not in { $folder }. { $why }
command-backups-left = The backups in { $folder } stay there, and nobody looks after them any more: they are not listed, and do not go by themselves.
command-no-backups = There is no backup yet.
command-backup-size = { $size } MB
command-backup-beside = beside the library
command-add-sure = What is only there is added. Nothing that is here goes.
command-backup-conflict = a copy from another computer

# What opens it.
command-passphrase-changed = The new passphrase opens { $library } from now on. Older backups still open with the old one.
command-writing-anew = Writing everything anew: { $percent } of 100 are done.
command-taken-back-here = Whoever has an older copy of the library’s files can still open it in the old way. “wm library rekey” ends that.
command-key-made = { $library } is locked with a new key
command-code-made = Anybody who has the sheet can open the library: print { $file }, and throw the file away. An older sheet then opens only backups from before.
command-no-sheet = There was no recovery code, so there is no sheet. “wm library recovery-code” makes both.
command-code-forgotten = No recovery code opens { $library } any more
command-code-not-written = There is a new recovery code, but its sheet could not be written, and the old one opens only backups from before. Make another: “wm library recovery-code --sheet FILE.pdf”.

# Whoever was taken out.
command-bin-empty = Nobody is taken out.
command-brought-back = Brought back: { $name } is in the library again, with every word

# Taking somebody out for good.
command-erase-conflict = The copies from another computer lie beside the library, and stay until you delete them.
command-erase-held = These backups hold them too, and go on holding them until they go by themselves, as newer ones are made:

## Documents: what each is for.
document-classic-about = One page in three panels: the photo beside the name, { $smallest } to { $largest } point
document-columns-about = One page with a column of colour beside the words, { $smallest } to { $largest } point
document-photo-about = One page with the photo first, { $smallest } to { $largest } point
document-poster-about = One page for the wall, wider than tall, { $smallest } to { $largest } point
document-story-about = One page of words with little around them, { $smallest } to { $largest } point
document-large-about = Large print on as many pages as it needs, { $smallest } to { $largest } point
document-pocket-about = One sheet that folds small enough for a pocket, { $smallest } to { $largest } point
document-card-about = A card for a wallet, to cut out and fold, { $smallest } to { $largest } point
document-hospital-about = One page for hospital: what staff need in the first ten minutes, { $smallest } to { $largest } point

## Colours
theme-own-about = the person’s own colour
theme-pine-about = pine green
theme-clay-about = clay orange
theme-iris-about = iris violet
theme-sea-about = sea blue
theme-berry-about = berry red
theme-moss-about = moss green
theme-plum-about = plum purple
theme-bark-about = bark brown
theme-plain-about = no colour behind the words, to save ink

## Papers
paper-a4-about = 210 × 297 mm
paper-a3-about = 297 × 420 mm
paper-a5-about = 148 × 210 mm
paper-letter-about = 8½ × 11 in
paper-legal-about = 8½ × 14 in

### The app where it has no window to say anything in

no-window = The window could not be opened. See that a screen is there, and that your home folder can be written, then try again.

### Errors: one sentence on what happened, one on what to do next (code by code, as contract lists them)

error-wrong_passphrase = That is not the passphrase. Look for capital letters and spaces, and try again.
error-wrong_recovery_code = That recovery code is whole, but not of this library. Look for the newest sheet.
error-recovery_length = A recovery code has { $wanted } letters and numbers. This one has { $found }. Look at your sheet again.
error-recovery_misread = Something in the code is not right. Look again at these groups: { $groups }.
error-no_recovery_code = This library has no recovery code. Try the passphrase again.
error-not_in_keychain = This computer does not keep a key to this library, or no longer. Type the passphrase.
error-no_keychain = The place where this computer keeps its keys does not answer just now. Go on with the passphrase.
error-too_soon = That was too many wrong tries. You can try again after this many seconds: { $seconds }.
error-passphrase_too_short = That passphrase is too short. Use at least 8 letters, numbers or spaces.
error-passphrase_too_long = That passphrase is too long. Use at most { $most } letters, numbers or spaces.
error-passphrase_weak = That passphrase was not taken: somebody could guess it within minutes. Add another word, or use it all the same.
error-passphrases_differ = The two passphrases are not the same. Try again.
error-no_passphrase = No passphrase came. Type it when asked, or give it with --passphrase-fd.
error-which_library = Say which library: --library PATH.
error-several_people = More than one person has this name. Use the id that “wm library list” shows, or “wm library bin”.
error-no_backup = There is no such backup. “wm library backup --list” shows those that are there.
error-not_in_backup = This person is not in that backup. Choose another one: “wm library backup --list” shows them.
error-several_backups = Several backups begin so. Type the whole name, as “wm library backup --list” shows it.
error-sheet_missing = This library has a recovery code, and gets a new one. Say where its sheet goes: --sheet FILE.pdf.
error-file_exists = There is a file of this name already. It stays as it is; choose another name.
error-file_is_input = This file is read here, so nothing is written over it. Choose another name.
error-file_read_only = This file is read-only, so it stays as it is. Choose another name, or ask somebody to allow writing in it.
error-not_a_file =
    { $what ->
        [folder] Nothing can be written there: it is a folder, and not a file. Choose a name for a file in it.
        [pipe] Nothing can be written there: it is a pipe, and not a file. Choose another name.
        [socket] Nothing can be written there: it is a socket, and not a file. Choose another name.
        [circle] Nothing can be written there: it is a link that leads back to itself. Choose another name.
       *[device] Nothing can be written there: it is a device, and not a file. Choose another name.
    }
error-not_a_folder = That is not a folder. Choose a folder that is there.
error-not_sure = Nothing was changed. Add --yes to do it.
error-other_name = That is another name. Nothing was taken out.
error-nothing_readable = Nothing in this library can be read, and there is no whole backup beside it. If backups went to a second place too, each of them there is a library of its own: open it with --library.
error-no_library = There is no library here. If it is on a stick, put the stick in and try again. If not, choose another place, or make a new library.
error-not_a_library = This is not a What Matters library. Choose another folder.
error-is_a_backup = This is a backup, and it stays as it is. Open your library, and look into the backup under “Keeping it safe”. Is the library gone? Then copy this folder to another place, and open the copy.
error-library_damaged = Something in this library is damaged. Nothing was deleted, and nothing was written. You can still look at what can be read, and mend it: lock the library if it is still open, and choose “Only look at it” where What Matters opens it.
error-changes_missing = Changes are missing from this library: the last { $missing }. An older file was put in its place, or its end was cut off. Nothing was written. You can look at what is here, and then say how to go on: choose “Only look at it” where What Matters opens it.
error-library_too_new = A newer What Matters wrote this library. You can look at it here. To change something, put the newest version on this computer.
error-too_little_memory = This computer has too little memory to open this library. Nothing was changed. Open it at a computer with more memory.
error-library_in_use = This library is already open. Close it in the other window, or only look at it here.
error-changed_outside = Another program changed your library while it was open here. Nothing was lost: your words are in a backup with the note “kept apart”. Lock the library if it is still open, and open it again. Then bring back from that backup what you need.
error-backing_up = A backup is being made. Wait a moment, then try again.
error-only_reading = This library is only open to look at, so nothing was changed. Lock it and open it again to write in it.
error-open_elsewhere = Somebody at another computer has this library open. Ask them to close it, or only look at it here.
error-library_exists = There is a library here already. Open that one, or choose another place.
error-keys_missing = The two small files of keys beside the library are gone. A backup has them too: look at it, and it can be mended.
error-locked = The library is locked. Open it with your passphrase, then try again.
error-disk_full = The disk is full, so this was not kept. Make some room on it, then try again.
error-output_full = The disk is full, so not all of this was written where it was to go. Make some room on it, then try again.
error-disk_full_to_look = The disk is full, and looking needs a little room on it. Nothing was changed. Make some room, or only look at a copy with --read-only.
error-cannot_write = Nothing can be written there. Choose another folder, or ask somebody to allow writing in this one.
error-cannot_read = This file cannot be read. See that it is still there and that you may open it, then try again.
error-folder_missing = That folder is not there just now. If it is on a stick or in a network, connect that again, and go on. If not, make the folder first, or choose another one.
unkept-out-of-sight = Your library is out of sight just now. What you wrote waits here. Put the stick back in, or connect to the network again: then it is kept by itself.
error-folder_not_empty = There is something in that folder already. Choose an empty folder, or a new one.
error-file_missing = That file is not there. Look at its name and its folder, and try again.
error-nobody_named = Nobody in this library has exactly this name. “wm library list” shows everybody, and “wm library bin” those who were taken out.
error-backup_gone = This backup is not there any more. If it is on a stick, put the stick in. If not, choose another backup.
error-backup_damaged = This backup is damaged. The library itself was left as it is. Choose another backup.
error-inside_library = This folder belongs to a library. A file of yours could take the place of one of its own: choose another folder.
error-person_gone = This person is not in the library any more. Look among those who were taken out, or choose somebody else.
error-person_exists = Somebody with the same number is in the library already, so nobody was brought in.
error-entry_gone = That line is not there any more. Undo what took it out, or write it again.
error-entry_exists = That line is here already. There is nothing more to do.
error-too_long = That is too long to keep. Make it shorter, or split it into two.
error-no_name = There is no name yet. Write what the person likes to be called.
error-file_too_large = This file is too large. Choose a smaller one.
error-other_kind =
    { $kind ->
        [empty] There is nothing in this file. Choose the one that was saved with “Save a copy”: its name ends in .json.
        [pdf] This is a PDF. A profile that was saved here as a file ends in .json: choose that one.
        [document] This is a document of a writing program such as Word. A profile that was saved here as a file ends in .json: choose that one.
        [spreadsheet] This is a table of a program such as Excel. A profile that was saved here as a file ends in .json: choose that one.
        [slides] These are slides. A profile that was saved here as a file ends in .json: choose that one.
        [older_office] This is a file of an older program such as Word or Excel. A profile that was saved here as a file ends in .json: choose that one.
        [picture] This is a picture. A profile that was saved here as a file ends in .json: choose that one.
        [sound] This is a sound recording. A profile that was saved here as a file ends in .json: choose that one.
        [film] This is a film. A profile that was saved here as a file ends in .json: choose that one.
        [web_page] This is a page for a web browser. A profile that was saved here as a file ends in .json: choose that one.
        [packed] This is a packed folder, such as a zip. Unpack it first. A profile that was saved here as a file ends in .json: choose that one.
        [text] This is a text, and not a profile. A profile that was saved here as a file ends in .json: choose that one.
       *[other] This file is not a profile, and not a text at all. A profile that was saved here as a file ends in .json: choose that one.
    }
error-not_a_profile = This file is not a What Matters profile. Choose a file that was saved with “Save a copy”.
error-profile_too_new = This profile was made by a newer What Matters. Put the newest version on this computer, then open it again.
error-profile_unfit = This profile cannot be used yet. Something in the file has to be put right first.
error-too_many_entries = There are more lines in this profile than can be kept. Split it, or take some lines out.
error-photo_empty = There is nothing in this picture file. Choose another picture.
error-photo_too_large = This picture file is too large. Choose a smaller one, or save it smaller first.
error-photo_too_many_pixels = This picture is too large to open: it has too many dots. Save it smaller first, then choose it again.
error-photo_unknown = This is not a picture that can be used. Choose a photo: JPEG, HEIC, PNG, WebP, AVIF, TIFF, GIF or BMP.
error-photo_other =
    { $kind ->
        [drawing] This is a drawing made of lines, not a photo. Open it where it was drawn, save it as PNG, and choose that.
        [pdf] This is a PDF, not a picture. Take a picture of the page, and choose that.
        [jpeg_xl] This is a JPEG XL picture. It cannot be used here: save it as JPEG first, and choose that.
        [jpeg_2000] This is a JPEG 2000 picture. It cannot be used here: save it as JPEG first, and choose that.
        [raw] This is a raw picture, as the camera saw it. Save it as JPEG in the program of the camera, and choose that.
        [photoshop] This is a Photoshop picture. Save it as JPEG in Photoshop, and choose that.
        [icon] This is an icon, which is too small for a photo. Choose a photo.
        [film] This is a film, not a picture. Stop it at a good place, take a picture of the screen, and choose that.
        [web_page] This is a page from the web, not the picture on it. Open the page, save the picture itself, and choose that.
       *[document] This is a document, not a picture. If there is a picture in it, save that as JPEG, and choose it.
    }
error-photo_unusual = This picture is made in a way that cannot be opened here. Save it as JPEG first, and choose that.
error-photo_broken = This picture is broken and cannot be opened. Choose another picture.
error-photo_cut_off = This picture is cut off: its file ends too soon. Ask for it again, or choose another picture.
error-no_photo_chosen = No picture is chosen yet. Choose a picture first.
error-nothing_saved = Nothing has been saved yet. Save the PDF first, then open it.
error-cannot_open = The PDF is saved, but no program opened it. Find it in its folder, and open it from there.
error-no_printer = There is no printer on this computer. Save the PDF, and print it from another computer.
error-no_font = There is no font for { $writing } on this computer, so this page cannot be printed. Install one, for example { $font }, and try again.
error-size_out_of_reach = This document prints words of { $smallest } to { $largest } point. Choose a size in between.
error-print_failed = The printer did not take the page. See that it is switched on, or save the PDF and print it from there.
error-bad_request = That did not work. Close What Matters and open it again; your words are kept.
error-unexpected = Something went wrong that should not have. Try again; what was kept before is still there.

### The system’s dialogs: their titles (src-tauri)

dialog-open = Open File
dialog-save = Save File
dialog-folder = Select Folder

### Profile files: what is wrong with one, and what was mended while it was read (crates/contract)

# What the system's dialog offers beside profiles, and where a photo is chosen.
file-any = Any file
file-pictures = Pictures
file-said = { $place }: { $what }
file-line = Line { $line }
file-line-of = Line { $line }, { $spot }
file-spot-number = { $spot } (number { $number })
file-spot-in = { $spot } (number { $number } of { $list })
file-section = “{ $section }”
file-list-by = those who wrote it
file-named = “{ $name }”
file-named-item = Number { $number } of “{ $name }”
file-more-wrong =
    { $count ->
        [one] One more thing is wrong.
       *[other] { $count } more things are wrong.
    }
file-more-mended =
    { $count ->
        [one] One more thing was mended.
       *[other] { $count } more things were mended.
    }
file-photo-not-base64 = It is not a picture as a profile file has it (base64).
file-photo-left-out = The photo was left out, and everything else was read. { $why }

## What a place in the file is for: a field, or a group of them
file-group-file = the file as a whole
file-group-profile = the profile
file-group-person = who the person is
file-group-photo = the photo
file-group-sections = the answers
file-group-entry = one line
file-group-voice = whose words these are
file-group-written = who wrote it
file-group-supporter = who helped
file-field-file-format = what kind of file it is
file-field-file-version = the version of the file
file-field-file-profile = the profile
file-field-profile-language = the language of the page
file-field-profile-person = who the person is
file-field-profile-sections = the answers
file-field-profile-written = who wrote it
file-field-person-id = the number of the person
file-field-person-preferred_name = what the person likes to be called
file-field-person-full_name = the full name
file-field-person-pronouns = the pronouns
file-field-person-born = the date of birth
file-field-person-languages = the languages of the person
file-field-person-communication_needs = what helps the person to understand
file-field-person-colour = the colour
file-field-person-photo = the photo
file-field-photo-jpeg = the picture
file-field-photo-description = what is on the photo
file-field-entry-id = the number of the line
file-field-entry-text = the words
file-field-entry-voice = whose words these are
file-field-entry-language = the language of the words
file-field-entry-on_page = whether the words are printed
file-field-voice-whose = whose words these are
file-field-voice-name = the name of who said it
file-field-voice-how_we_know = how we know
file-field-written-authorship = how it was written
file-field-written-by = who wrote it
file-field-written-on = when it was last right
file-field-written-look_again = when to look at it again
file-field-written-how = how it was done
file-field-supporter-name = the name
file-field-supporter-role = who they are

## What is wrong there, and what would be right
file-fault-breaks_off = The file stops here in the middle, and the end is missing. Ask for it again.
file-fault-letters = These letters cannot be read: parts of the file were saved in different ways. Save it again as UTF-8.
file-fault-syntax = “{ $found }” cannot stand here. Look at the commas, brackets and quotation marks just before it. They must be straight: " and not '.
file-fault-quote_in_words = “{ $found }” comes after the quotation mark that ends the words. Within words, write \" instead. Or is a quotation mark missing in the line before?
file-fault-backslash = A backslash cannot stand here by itself. Write two: \\
file-fault-after_the_end = “{ $found }” comes after the end of the profile. One file holds one person: take out the rest.
file-fault-kind =
    { $name } is { $kind ->
        [nothing] empty
        [text] a text
        [number] a number
        [flag] true or false
        [list] a list
       *[group] a group
    } here: { $found }. It should be { $wanted ->
        [text] a text in quotation marks
        [number] a number
        [flag] true or false
        [list] a list in square brackets
       *[group] a group in curly brackets
    }: { $sample }
file-fault-missing = { $name } is missing. Put it in: { $sample }
file-fault-blank = { $name } is empty. Write what the person likes to be called.
file-fault-twice = { $name } is here twice, and says two things. Keep the one that is right.
file-fault-unknown_field = “{ $found }” is not known here. What can be here: { $known }.
file-fault-unknown_field_near = “{ $found }” is not known here. Is it “{ $near }”? What can be here: { $known }.
file-fault-not_one_of = { $name } is “{ $found }”. It can be one of these: { $known }.
file-fault-not_one_of_near = { $name } is “{ $found }”. Is it “{ $near }”? It can be one of these: { $known }.
file-fault-too_long = { $name } has { $found } letters and signs, and can have { $most }. Make it shorter, or split it into two.
file-fault-too_many = With { $name } there are { $found }, and there can be { $most }. Take some out.
file-fault-two_dates = { $name } is “{ $found }”. That can be { $day_first } or { $month_first }. Write { $day_first_as_written } or { $month_first_as_written }.
file-fault-no_such_day = { $name } is “{ $found }”, and there is no such day. Write the year, the month and the day: 2026-03-31.
file-fault-short_year = { $name } is “{ $found }”. Write the year with four digits, then the month and the day: 2026-03-31.
file-fault-not_a_date = { $name } is “{ $found }”, and that is not a date. Write the year, the month and the day: 2026-03-31.
file-fault-not_a_language = { $name } is “{ $found }”. Write the short form of a language: en-GB for English, cy for Welsh, ur for Urdu.
file-fault-half_a_character = { $name } has half of a sign in it, written as \u and four letters. Write the sign itself.

## What was mended there
file-mended-byte_order_mark = The file began with a mark that cannot be seen. It was passed over (a byte order mark).
file-mended-utf_16 = The file was saved in another way than usual, and was read all the same (UTF-16).
file-mended-windows_1252 = The file was saved as older Windows programs do it, so its letters were guessed. See whether they are right: “{ $found }” (cp1252, not UTF-8).
file-mended-curly_quotes = The quotation marks were curly, and were read as straight ones.
file-mended-comma_too_many = There was a comma too many. It was passed over.
file-mended-comma_missing = A comma was missing. It was put in.
file-mended-comment = “{ $found }” is a comment, and no part of the profile. It was passed over.
file-mended-line_end_in_words = The line ended in the middle of words. They were kept in two rows.
file-mended-read = “{ $found }” was read as “{ $read_as }”.
file-mended-read_date = “{ $found }” was read as { $read_as }.
file-mended-quotes_too_many = “{ $found }” needs no quotation marks here. They were passed over.
file-mended-list_of_one = This should be a list in square brackets, and was read as a list of one.
file-mended-new_number = This number cannot be used, so there is a new one. No words are changed.
file-mended-data_address = This was written as an address, “data:…”. The picture in it was read.
file-mended-list_marks = Bullets and numbers in front of lines, and lines with nothing to see in them, were left out. The page has bullets of its own.
file-mended-left_out = “{ $found }” is not known here, and was left out.

### The screens (ui)

app-name = What Matters

## Words used everywhere
back = Back
cancel = Not now
choose = Choose …
close = Close
done = Done
lock = Lock
lock-after-title = Locking by itself
lock-after = The library locks when the screen is locked, when the computer sleeps, and when nobody is here for
minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
take-away = Take out
undo = Undo
redo = Redo
undo-what = Undo { $what }
redo-what = Redo { $what }
undo-done = Undone: { $what }
redo-done = Done again: { $what }
kept-in = All you write is kept in one locked folder, your library:

## What undo undoes: "Undo typing"
step-add_person = adding somebody
step-remove_person = taking somebody out
step-import_person = bringing in a file
step-add_entry = a new line
step-add_entries = new lines
step-remove_entry = taking out a line
step-move_entry = moving a line
step-type = typing
step-voice = whose words
step-on_page = what is on the page
step-language = the language
step-details = details
step-written = who wrote this
step-photo = the photo
step-look = how the page looks
step-bring_back = bringing words back
step-next_voice = whose words come next

## The first start
start-title = What matters to you?
start-lead = Say it in your words. Print it on one page. It stays on this computer, locked.
start-me = This is about me
start-me-hint = I want to make my own page
start-others = I support people
start-others-hint = We make pages together, side by side
start-example = Look at an example first
start-choose = I have a locked folder already

## A passphrase for a new library
passphrase-title = Choose a passphrase
passphrase-lead = A passphrase is a few words that open what you write, like “kettle garden seven”. Make up your own: words that only you would put together.
passphrase-label = Your passphrase
passphrase-again = The same passphrase again
passphrase-show = Show what I type
passphrase-at-least = At least { $count } letters, numbers or spaces
passphrase-short = That is too short. Add another word.
passphrase-differ = The two are not the same. Type the second one again.
passphrase-forgotten-title = Please do not forget it.
passphrase-forgotten = Without it nobody can open what you wrote: not you, and not us. Write it down, and keep it in a safe place. Later you can print a sheet with a recovery code, under “Keeping it safe”.
guessing-minutes = Weak: somebody could guess it in minutes. Add another word.
guessing-all-the-same = Use it all the same. I know that somebody could guess it within minutes, and then read everything.
guessing-days = Not strong yet: somebody could guess it in days. Add another word.
guessing-years = Good: guessing it would take years.
guessing-centuries = Strong: longer than anybody will try.
make-library = Lock it with this
making = One moment …

## Opening a locked library
unlock-title = Welcome back
unlock-lead = What you wrote is locked. Type the words that open it.
unlock = Open
opening = One moment …
choose-another = Open another library
choose-new-place = Begin a new library…
forgotten = I have forgotten my passphrase
forgotten-answer = Take your time, and look where you may have written it down. Is there a sheet with a recovery code? It opens the library too. If both are lost, nobody can open it.
forgotten-new = You can begin a new one in an empty folder. This one stays where it is, in case you remember.

## Example people
example-title = An example
example-lead = This person is made up. Their page shows what yours could be like.
example-leave = Close the examples
example-previous = The one before
example-next = The next one
example-count = { $at } of { $count }
example-keep = Put { $name } in my list, to try things out

## The people
people-title = People
people-search = Find a person or a word
people-add = Somebody new
people-import = Bring in a file
people-none-found = Nobody and nothing found for “{ $search }”. Try a shorter word.
people-found =
    { $count ->
        [0] Nobody found
        [one] One person found
       *[other] { $count } people found
    }
people-count =
    { $count ->
        [0] Kept on this computer only
        [one] One person, kept on this computer only
       *[other] { $count } people, kept on this computer only
    }
people-more =
    { $count ->
        [one] One more has no room here. Search for them by name.
       *[other] { $count } more have no room here. Search for them by name.
    }
people-removed = { $name } was taken out. For 90 days you can bring them back, under “Taken out”.
people-exported = Saved as { $file }. This copy is not locked: anybody who has the file can read it.
people-imported =
    { $count ->
        [one] One person was brought in.
       *[other] { $count } people were brought in.
    }
people-refused = { $file }: { $why }
people-mended = { $file } was brought in. Something in it was mended, or left out:
twice-title = { $here } is here already
twice-about = The file { $file } is about the same person, and does not say quite the same.
twice-other-name = The file { $file } has the same number as { $here }, and another name: { $name }. It may be somebody else.
twice-same = The file { $file } says the same, word for word. There is nothing to bring in.
twice-as-new = Bring in as somebody else
twice-look = Look at both
twice-leave = Leave it
side-is-here = Here now
side-is-in-file = In the file
side-same = The same in both
side-differs = Different
side-here = Only here
side-file = Only in the file
side-photo = A photo
person-export = Save a copy
person-export-hint = A file to take along. It is not locked: anybody who has it can read it.
person-export-of = Save a copy of { $name }, not locked
person-remove = Take out
person-remove-of = Take out { $name }
changed-today = today
changed-yesterday = yesterday
changed-weekday = { DATETIME($date, weekday: "long") }
changed-last-week = last week
changed-day = { DATETIME($date, day: "numeric", month: "long") }
changed-day-and-year = { DATETIME($date, day: "numeric", month: "long", year: "numeric") }
waits-nothing = Nothing written yet
waits-guesses =
    { $count ->
        [one] One guess to check
       *[other] { $count } guesses to check
    }
waits-review =
    { $count ->
        [0] Look at it again today
        [one] Look at it again tomorrow
       *[other] Look at it again in { $count } days
    }
waits-late = Time to look at it again
nobody-title = Who comes first?
nobody-lead = All you need is a name. The rest comes as you talk, one question at a time.
nobody-example = Look at an example person
add-title = Somebody new
add-name = What do they like to be called?
add-hint = It stands large on their page. You can change it later.
add-do = Begin their page

## The name of somebody who keeps their own page
name-title = What do you like to be called?
name-lead = It stands large on your page. You can change it later.
name-do = Begin my page

## Writing together
builder-title = The page
skip = Go to the question
places = Questions
places-show = All questions
place-count =
    { $count ->
        [one] one line
       *[other] { $count } lines
    }
place-details = About me
place-photo = Photo
place-written = Who wrote this
group-good_day = Good day, bad day
group-please_do = Please do, please don’t
ask-another-way = Ask another way
good-line = What makes a good line?
next-question = Next
several = Say of several lines whose words they are
several-which = Which lines?
several-all = All of them
several-do =
    { $count ->
        [0] Choose lines first
        [one] Say it of this line
       *[other] Say it of these { $count } lines
    }
several-leave = Leave it as it is
line-label = { $section }, line { $place } of { $count }
line-new = { $section }, a new line
line-first = Type here
line-tools = What you can do with this line
line-drag = Drag to move
line-on-page = On the page
line-off-page = Not on the page
line-up = Up
line-down = Down
line-delete = Delete
line-guess-of = { $name }: a guess
line-language = Which language is this line in?
line-language-same = The same as the page
line-voice = Whose words:
line-next-voice = Whose words the new line will be:
line-next-voice-key = Alt + W
line-next-not-said = Whose words? Not said yet
voice-question = Whose words are these?
voice-question-next = Whose words will the next line be?
voice-known = Named here before
voice-name = Their name, and who they are
voice-how = How do we know?
said-moved = Moved to place { $place } of { $count }
said-removed = Line taken out. You can undo it.
said-whose =
    { $count ->
        [one] Said of one line whose words it is
       *[other] Said of { $count } lines whose words they are
    }
said-on-page = It is on the page now
said-off-page = It is kept, and not on the page
said-language = Language chosen

## About the person
details-lead = Fill in what you like. Nothing here has to be filled in but the name.
details-name = What I like to be called
details-full-name = My full name
details-pronouns = My pronouns
details-pronouns-example = she / her, he / him, they / them
details-colour = My colour
details-languages = My languages
details-languages-hint = Spoken or signed. Begin with the best one.
# A language by both its names, in English and its own: “Polish – polski”.
language-names = { $name } – { $own }
details-language-add = Add a language
details-language-remove = Take out { $language }
details-page-language = The language of my page
details-needs = What helps me to understand, and to be understood
details-needs-hint = Open a group, and tick what you need.
details-born = My date of birth
details-born-hint = It is not printed on the page.
date-day = Day
date-month = Month
date-year = Year
date-today = Today
date-none = This is not a whole date, or not a day in the calendar. Look at day, month and year again.

## The photo
photo-lead = A picture that is like you. It stands large on the page.
photo-choose = Choose a picture
photo-choose-other = Choose another picture
photo-drop = Or drop a picture here.
photo-cut = This picture is cut off. Use what is there?
photo-cut-why = Its file ends too soon, so this is all there is. If somebody sent it to you, they can send it again.
photo-cut-use = Use what is there
photo-soft = This part is small. It will look soft on the page. Take in more of the picture, or choose a larger one.
photo-soft-whole = This picture is small. It will look soft on the page. A larger one looks better.
# Of the photo that is kept, beside the page: the document it is in shows it that large.
page-photo-soft = The photo is small. It will look soft on the page. A larger one looks better.
page-photo-go = Go to the photo
photo-chosen = The picture you chose
photo-part = What is in the circle
photo-size = Size
photo-across = Left or right
photo-down = Up or down
photo-turn-left = Turn left
photo-turn-right = Turn right
photo-description = Who and what is on it?
photo-description-hint = It is read aloud to people who cannot see the picture.
photo-keep = Keep this picture
photo-remove = Take out the photo
photo-waits = This picture is not kept yet.
photo-waits-short = not kept yet
said-photo-kept = The photo is on the page
said-photo-removed = The photo was taken out. You can undo it.

## Who wrote it
written-lead = This stands at the foot of the page, so that people know whose words they read.
written-who = How was this written?
written-with = Who helped?
written-by = Who wrote it?
written-down-by = Who wrote it down?
written-add = Add somebody
written-name = Name
written-role = Who they are
written-role-example = my sister
written-remove = Take out { $name }
written-on = When was it last right?
written-look-again = When will you look at it again?
written-how = How was it done?
written-how-hint = If { $name } could not say it in words: how did you find it out?

## The page beside the words
page-show = The page
page-pane = { $name }’s page
page-drawing = { $name }’s page, as it will print
page-drawing-of = { $name }’s document, page { $page } of { $count }, as it will print
page-large = See it large
looks = How it looks
looks-title = How should it look?
looks-documents = Pages to choose from
looks-done = Done
looks-colour = Colours
looks-theme-own = My own
looks-theme-plain = No colour behind the words
looks-size = How large the words are
looks-points = { $size } point
looks-classic = Classic
looks-classic-for = One page, the usual one
looks-columns = Column
looks-columns-for = One page with a column of colour
looks-photo = Photo first
looks-photo-for = One page with a large photo
looks-poster = Poster
looks-poster-for = For the wall
looks-story = Words
looks-story-for = One page, like a letter
looks-large = Large print
looks-large-for = As many pages as it needs
looks-pocket = Pocket
looks-pocket-for = A sheet to fold twice
looks-card = Card
looks-card-for = For a wallet, to cut out
looks-hospital = Hospital
looks-hospital-for = What staff need first
paper = Paper
paper-a4 = A4
paper-a3 = A3
paper-a5 = A5
paper-letter = Letter
paper-legal = Legal

save-pdf = Save PDF…
saved-as = Saved as { $file }.
saved-not-all = Not everything is on it: see below.
open-saved = Open it
page-empty = Nothing is on the page yet. What you write shows here.
fits =
    { $pages ->
        [one] All of it fits on one page, at { $size } point
       *[other] All of it fits on { $pages } pages, at { $size } point
    }
fits-not =
    { $count ->
        [one] One line does not fit on the page:
       *[other] { $count } lines do not fit on the page:
    }
# Between the parts of a list.
list-comma = ,{" "}
not-here = This page is not for: { $sections }. Other pages print that.
fits-not-list = Lines that do not fit
fits-not-do = Make it shorter, or choose one of these:
fits-second-page = Use a second page
fits-one-page = Back to one page
fits-small-photo =
    { $count ->
        [one] Make the photo smaller: one more line fits
       *[other] Make the photo smaller: { $count } more lines fit
    }
fits-large-photo = Larger photo again
fits-needs-large = { $name } needs large print.
fits-show-large = Show it in large print
fits-take-off = Take it off the page
line-no-room = No room for this line on the page
missing =
    { $count ->
        [one] One character cannot be printed:
       *[other] { $count } characters cannot be printed:
    }
missing-list = Characters that cannot be printed
missing-one = { $character } ({ $name })
# Said once below the list. What may not be put into a document does not count as a font.
no-font = There is no font for { $writing } on this computer that can be printed. Install one, for example { $font }, and try again.

## To the printer
print = Print…
print-title = Print the page
print-looking = Looking for printers …
print-none = There is no printer on this computer. Save the PDF, and print it from there.
print-where = Printer
print-copies = How many?
print-do = Print
print-sent = The page is on its way to { $printer }.

## Keeping it safe
one-moment = One moment …
moment = { $day } at { $time }
safety-title = Keeping it safe
safety-ways = What opens the library
safety-passphrase-about = Your passphrase opens what is written here. Change it when somebody else may know it.
safety-passphrase-change = Change the passphrase…
passphrase-current = The passphrase you use now
passphrase-new = The new passphrase
passphrase-change-do = Change it
writing-anew = Everything is written anew. Please wait.
writing-anew-left = Everything is written anew. About { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
} more.
taken-back-here = But whoever has an older copy of the library’s files can still open it in the old way. “Lock it all anew” ends that, under “Keeping it safe”.
passphrase-changed = The new passphrase opens the library from now on. Backups from before still open with the old one.
safety-code = Recovery code
safety-code-waits = A recovery code was made { $moment }, and nobody has said that its sheet is put away. Is the sheet not there? Then make a new one.
safety-code-cut-short = The making of a recovery code was cut short, so there is none now. A sheet from before opens only backups. Make a new one.
safety-code-none = There is none yet. Print one on a sheet of paper, for the day the passphrase is forgotten.
safety-code-there = A sheet was made { $moment }. It opens the library when the passphrase is forgotten.
safety-code-make = Make a recovery code…
safety-code-again = Make a new one, and stop the old one…
code-before = A recovery code opens the library without the passphrase. Print it, and keep it where you keep a passport. An older sheet then opens only backups from before.
code-do = Make the code
code-about = This is the code. Put it on paper now: print it, or write it down.
code-once = You see it here once. Nobody can show it again.
code-print = Print the sheet
code-save = Save the sheet as a PDF…
code-printed = The sheet is on its way to { $printer }.
code-saved = Saved as { $file }. Print it soon, and then throw the file away: whoever has it can open the library.
code-done = It is on paper
safety-keychain = Without typing
safety-keychain-off = This computer can keep the key for you. Then the library opens without the passphrase. But whoever uses your account on this computer can open it too.
safety-keychain-on = This computer opens the library without the passphrase. Whoever uses your account here can open it too.
safety-keychain-keep = Let this computer open it…
safety-keychain-stop = Ask for the passphrase again
safety-keychain-stopped = The passphrase is asked for again.
keychain-keep = Let this computer open it
keychain-kept = This computer keeps the key from now on.
safety-key = Lock it all anew
safety-key-about = Did somebody take a copy of your library, or see what stands in its files? Then lock everything with a new key. An old copy stays what it was, but it tells nothing of what you write from now on. Another passphrase does the same.
safety-key-make = Make a new key…
key-before = Everything is written anew and locked with a new key. Your passphrase stays the same. This may take a while.
key-made = Everything is locked with a new key.
key-new-code = Everything is locked with a new key. Your old recovery sheet opens only backups from before. Here is a new code.
safety-backups = Backups
safety-backups-about = A backup is a locked copy of everything. While you work, one is made every half hour, and checked. Old ones go by themselves: the last 48 stay, and fewer and fewer of those before.
backup-last = The last backup was made { $moment }.
backup-none-yet = There is no backup yet. The first comes a minute after something changed.
backup-now = Make a backup now
backup-made = The backup is made, and was checked.
backup-elsewhere = In a second place
backup-elsewhere-about = What if this computer breaks or is lost? Choose a folder on a stick or on a shared drive. Backups go there as well.
backup-elsewhere-in = Backups also go to
backup-elsewhere-choose = Choose a folder…
backup-elsewhere-stop = Not there any more
backup-elsewhere-left = The backups in { $folder } stay there. They are not in this list any more, and nobody takes old ones away.
backup-elsewhere-trouble = The last backup is not there. { $why }
backup-back = Bring something back
backup-size = { NUMBER($size) } MB
backup-is-elsewhere = in the second place
backup-why-before_migration = before a newer version
backup-why-before_restore = before a backup was brought back
backup-why-apart = kept apart
backup-newest-unreadable =
    { $count ->
        [one] One that was made after it cannot be read.
       *[other] { $count } that were made after it cannot be read.
    }
backup-newest-dated-later =
    { $count ->
        [one] One has a later date, but was made before it: the clock was wrong that day.
       *[other] { $count } have a later date, but were made before it: the clock was wrong then.
    }
backup-look-into = Look inside
backup-look-into-of = Look inside the backup made { $moment }
backup-all = Show all { $count }
backup-of = The backup made { $moment }
backup-looking = Looking for what is different …
backup-same = Everything in it is just as it is now.
backup-differs =
    { $count ->
        [one] One person is different now.
       *[other] { $count } people are different now.
    }
backup-here = Not in the backup: came later.
backup-in-backup = In the backup, and not here any more.
backup-in-both =
    { $count ->
        [0] No line is different.
        [one] One line is different.
       *[other] { $count } lines are different.
    }
backup-more = Something else is different too: a name, the photo, or who wrote it.
backup-then = Then:
backup-now-says = Now:
backup-bring-back = Bring back
backup-add = Add what is only there
backup-add-of = Add what is only there to { $name }
backup-added =
    { $count ->
        [0] Nothing was missing: { $name } has every line that is there.
        [one] Added: { $name } has one line more now. You can undo it on their page.
       *[other] Added: { $name } has { $count } lines more now. You can undo it on their page.
    }
backup-bring-back-of = Bring back { $name } as in this backup
backup-brought = Brought back: { $name } is now as in the backup. You can undo it on their page.
backup-brought-new = Brought back: { $name } is here again, as in the backup.
backup-restore = Bring everything back…
backup-sure = Everything then is as in this backup. What you have now is backed up first, so you can come back to it.
conflict-title = Another copy lies beside it
conflict-about = Two computers wrote in your library at the same time. The program that keeps your folders the same has kept both. Look inside: words that are only in the other copy can be added here.
conflict-notice =
    { $count ->
        [one] Beside your library lies another copy of it. It may have words that are not here.
       *[other] Beside your library lie { $count } other copies of it. They may have words that are not here.
    }
conflict-look = Look at it
conflict-of = The other copy, written { $moment }
conflict-here = Only here.
conflict-there = Only in the other copy.
conflict-then = There:
conflict-now = Here:
conflict-take = Make as there
conflict-take-of = Make as there: { $name }
conflict-put-away = Put away
conflict-put-away-of = Put away the copy written { $moment }
conflict-is-put-away = It is put away. It stays in the folder of your library, under another name.
backup-restore-do = Yes, bring everything back
backup-restored = Everything is as it was { $moment }. What was there before is in a backup.

## Opening without the passphrase, or after somebody else
unlock-keychain = Open it without the passphrase
recovery-have = I have a recovery code
recovery-label = The code on your sheet
recovery-hint = Capitals, spaces and dashes do not matter.
recovery-open = Open with the code
renew-title = Choose a new passphrase
renew-lead = The code was right. Now choose a passphrase that you can keep in mind. The code on your sheet stays the same.
renew-do = Take this passphrase
holder-is = { $who } opened it on the computer “{ $machine }”, { $moment }.
holder-somebody = Somebody opened it at another computer, { $moment }. Type the right passphrase to see who.
holder-careful = If it is still open there, ask them to close it. If that computer broke down or was switched off, you can go on here.
holder-not-there = It is not open there any more

## A library that can only be looked at
unlock-look-only = Only look at it
unlock-look-summary = Something is wrong with my library
unlock-look-about = Type the passphrase above, then look at it. Nothing is changed by that. If something is damaged, it says what, and how to mend it.
reading-title = Only to look at
reading-why-whole = You can look at everything here, and print it. Nothing can be changed.
reading-why-in_use = Somebody has this library open. You see it as it was a moment ago, and you can print. Nothing can be changed here.
reading-why-newer = A newer What Matters wrote this library. You can look at it here, and print. There may be more in it than you can see.
reading-why-keys_gone = The two small files of keys beside this library are gone. The keys in a backup opened it. All words are here.
reading-why-changes_missing =
    { $missing ->
        [one] The last change is missing from this library. It was kept here, and it is not here any more.
       *[other] The last { $missing } changes are missing from this library. They were kept here, and they are not here any more.
    } A program that copies folders may have put an older file in its place. Nothing was deleted here.
reading-why-damaged = Something in this library is damaged. You see all that can still be read. Nothing was deleted.
reading-why-backup = This library is damaged, and nothing in it can be read. You see the newest whole backup, made { $moment }.
reading-affected = Who has lost something
reading-nobody = Nobody has lost a word.
reading-changes-missing =
    { $missing ->
        [one] The last change that was made is not in it any more.
       *[other] The last { $missing } changes that were made are not in it any more.
    }
reading-affected-all = Show all { $count }
reading-unnamed = Somebody whose name is lost
reading-lines-lost =
    { $count ->
        [one] One line is lost.
       *[other] { $count } lines are lost.
    }
reading-lines-older =
    { $count ->
        [one] One line may be as it was at an earlier time.
       *[other] { $count } lines may be as they were at an earlier time.
    }
reading-photo-lost = The photo is lost.
reading-details-lost = Something else is lost, or may be: the name, who wrote it, or how the page looks.
reading-not-here = This person is not here any more, and is in the newest backup.
reading-lines-in-backup =
    { $count ->
        [one] One line of the newest backup is not here.
       *[other] { $count } lines of the newest backup are not here.
    }
reading-others = More may be lost than can be seen: more lines of somebody, whole people, or the last changes. Look at each page, and at what a backup has.
reading-can-do = What you can do
reading-mend-damaged = Everything you see here goes into a new file, and you can write again. The damaged file stays beside it. Then you can bring lost words back from a backup.
reading-mend-changes_missing = First look whether a newer copy of the library is somewhere else: on another computer, or where the other program keeps what it replaced. Or go on with what is here. Then you can write again, and what is missing stays missing.
reading-mend-conflict = Beside this library lies another copy of it, from another computer. Go on with what is here: what is missing here can be added from there, under “Keeping it safe”.
reading-mend-backup = The backup takes the place of the library, and you can write again. The damaged file stays beside it.
reading-mend-keys_gone = The keys are put back beside the library, and you can write again.
reading-mend = Mend the library
reading-go-on = Go on with what is here
reading-backup = Or take the newest whole backup, made { $moment }. What was written after that is then only in the file that is kept beside it.
reading-take-backup = Take the backup
reading-people = Look at somebody
reading-page = The page
reading-copy = Save a copy of { $name }’s words…
mended-title = The library is mended
mended-kept = You can write again. Nothing is thrown away: a file that was replaced is in the library’s folder, under a name that begins with “people.damaged”.
mended-next = Is something lost? Look into a backup under “Keeping it safe”: one person can be brought back, or everything.
mended-go-on = Go on

## What happened
history-open = What happened here
history-title = What happened to { $name }’s words
history-about = The latest comes first. Earlier words can be brought back.
history-nothing = Nothing has happened yet.
history-back = taken back
history-again = done again
history-before = Before:
history-after = After:
history-voice = { $whose }: { $name }
history-bring-back = Bring back
history-bring-back-of = Bring back: { $words }
history-brought = The words are back. You can undo it.
history-more = Show what was before

## Whoever was taken out
bin-open = Taken out ({ $count })
bin-title = Taken out
bin-about = These people were taken out. You can bring them back, with every word.
bin-nobody = Nobody is here any more.
bin-lines =
    { $count ->
        [0] Nothing written
        [one] One line
       *[other] { $count } lines
    }
bin-since =
    { $days ->
        [0] Taken out today.
        [one] Taken out yesterday.
       *[other] Taken out { $days } days ago.
    }
bin-until = Kept until { DATETIME($date, day: "numeric", month: "long") }.
bin-until-over = The 90 days are over: they may go at any time.
bin-bring-back = Bring back
bin-bring-back-of = Bring back { $name }
bin-brought = { $name } is in the list of people again, with every word.

## Taking somebody out for good
erase-person = Take out for good…
erase-person-of = Take out for good… { $name }
erase-title = Take { $name } out for good
erase-about = Then everything about { $name } is gone: the words, the photo, and what happened to them. Nobody can bring it back from this library. Backups from before still have it for a time: they are named when it is done.
erase-first = Yes, take { $name } out for good
erase-sure = Are you quite sure? This cannot be undone.
erase-name = To be sure, type the name: { $name }
erase-other-name = That is another name. Nothing was taken out.
erase-do = Take out for good
erase-done = { $name } is gone for good.
erase-apart = Those that were “kept apart” stay until you delete them.
erase-conflicts = These copies from another computer still hold them. They lie in the folder of the library, and stay until you delete them:
erase-away = The second place for backups is not there now. Backups in it may hold them too.
erase-files = These files may hold them too. They were kept when something was broken, and stay until you delete them:
erase-backups =
    { $count ->
        [one] One backup from before still holds them. It goes by itself, as newer ones are made:
       *[other] { $count } backups from before still hold them. They go by themselves, as newer ones are made:
    }

### The sheet with the recovery code
sheet-title = If the passphrase is forgotten
sheet-lead = With this code, a What Matters library can be opened without its passphrase. Whoever has this sheet and the computer can read everything in it.
sheet-letters = The code never has the letters I, L, O or U. A round sign is the number nought, an upright stroke is the number one. The last letter of each group checks the others, so a slip is found.
sheet-how = How to use it
sheet-step-1 = 1. Open What Matters on the computer where the library is.
sheet-step-2 = 2. Under the passphrase, choose “I have a recovery code”.
sheet-step-3 = 3. Type the letters. Capitals, spaces and dashes do not matter.
sheet-step-4 = 4. Choose a new passphrase. The code stays the same.
sheet-keep = Where to keep it
sheet-keep-where = Keep this sheet where you keep a passport, away from the computer. Take no picture of it, and do not copy it into a file.
sheet-newer = When a newer sheet is printed, this one opens only backups from before. Then tear it up.
sheet-made = Made on { $day } for the library in { $library }.
