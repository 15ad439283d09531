# The words of the page in Welsh. What is not here is said in English.
#
# Sentences are built so that a name or a language put into them is never mutated: “gyda chymorth” and “a hefyd”
# stand where “gyda / gydag” and “a / ac” would change with the word that follows.

### The page: headings and the footer of what is printed (crates/document)

page-title = { $name }: fy mhroffil ar un dudalen
page-of = { $name }, tudalen { $page } o { $pages }
page-goes-on = { $heading } (mwy)
page-photo = Llun o { $name }
page-photo-of = { $name }: { $description }

page-section-like_and_admire = Beth mae pobl yn ei hoffi a’i edmygu amdanaf i
page-section-important_to = Beth sy’n bwysig i mi
page-section-important_for = Beth sy’n bwysig er fy lles
page-section-good_at = Beth rwy’n dda am ei wneud
page-section-support = Sut i fy nghefnogi orau
page-section-relationships = Pobl yn fy mywyd
page-section-outcomes = Beth rwy’n ei ddymuno
page-section-future = Fy nyfodol
page-section-communication = Sut rwy’n cyfathrebu
page-section-good_day = Diwrnod da
page-section-bad_day = Diwrnod gwael
page-section-please_do = Gwnewch hyn
page-section-please_do_not = Peidiwch â gwneud hyn
page-hospital-important_for = Beth sy’n fy nghadw’n iach ac yn ddiogel
page-hospital-relationships = Fy mhobl, a phwy i’w ffonio
page-fold = I blygu: yn gyntaf yr hanner uchaf yn ôl, yna’r hanner chwith yn ôl.
page-fold-mirrored = I blygu: yn gyntaf yr hanner uchaf yn ôl, yna’r hanner de yn ôl.
page-cut = Torrwch ar hyd yr ymyl, yna plygwch: yn gyntaf yr hanner uchaf yn ôl, yna’r hanner chwith yn ôl.
page-cut-mirrored = Torrwch ar hyd yr ymyl, yna plygwch: yn gyntaf yr hanner uchaf yn ôl, yna’r hanner de yn ôl.

page-facts-both = { $full }, { $pronouns }.
page-facts-one = { $fact }.
page-facts-speak = Rwy’n siarad { $languages }.
page-facts-sign = Rwy’n defnyddio { $languages }.
page-facts-languages = Fy ieithoedd: { $languages }.
page-language = { $name } ({ $own })
page-needs-use = Rwy’n defnyddio { $things }.
page-needs-need = Mae angen { $things } arnaf i.
page-need-easy_read = Mae angen fersiwn Hawdd ei Deall arnaf i.
    .need = fersiwn Hawdd ei Deall
page-need-large_print_20 = Mae angen print 20 pwynt neu fwy arnaf i.
    .need = print 20 pwynt neu fwy
page-need-large_print_24 = Mae angen print 24 pwynt neu fwy arnaf i.
    .need = print 24 pwynt neu fwy
page-need-large_print_28 = Mae angen print 28 pwynt neu fwy arnaf i.
    .need = print 28 pwynt neu fwy
page-need-symbols = Rwy’n defnyddio symbolau.
    .use = symbolau
page-need-photographs = Rwy’n defnyddio ffotograffau.
    .use = ffotograffau
page-need-makaton = Rwy’n defnyddio Makaton.
    .use = Makaton
page-need-sign_language = Rwy’n defnyddio iaith arwyddion.
page-need-objects = Rwy’n defnyddio gwrthrychau sy’n cynrychioli pethau.
    .use = gwrthrychau sy’n cynrychioli pethau
page-need-communication_passport = Mae gen i basbort cyfathrebu.
page-need-advocate = Mae gen i eiriolwr.
page-need-contact_via_carer = Cysylltwch â mi drwy fy ngofalwr.
page-need-british_sign_language = Rwy’n defnyddio Iaith Arwyddion Prydain (BSL).
    .use = Iaith Arwyddion Prydain (BSL)
page-need-bsl_interpreter = Mae angen dehonglydd Iaith Arwyddion Prydain (BSL) arnaf i.
    .need = dehonglydd Iaith Arwyddion Prydain (BSL)
page-need-makaton_interpreter = Mae angen dehonglydd Makaton arnaf i.
    .need = dehonglydd Makaton
page-need-sign_supported_english_interpreter = Mae angen dehonglydd Sign Supported English arnaf i.
    .need = dehonglydd Sign Supported English
page-need-cued_speech = Mae angen trawslythrennydd lleferydd â chiwiau (cued speech) arnaf i.
page-need-lip_reading = Wynebwch fi wrth siarad: rwy’n darllen gwefusau.
page-need-hearing_aid = Rwy’n defnyddio cymorth clyw.
    .use = cymorth clyw
page-need-hearing_loop = Rwy’n defnyddio dolen glyw.
    .use = dolen glyw
page-need-lipspeaker = Mae angen gwefuslefarydd arnaf i.
    .need = gwefuslefarydd
page-need-speech_to_text = Mae angen rhywun i droi lleferydd yn destun (speech-to-text reporter) arnaf i.
    .need = rhywun i droi lleferydd yn destun (speech-to-text reporter)
page-need-electronic_note_taker = Mae gen i rywun sy’n teipio nodiadau i mi.
page-need-manual_note_taker = Mae angen rhywun i ysgrifennu nodiadau â llaw arnaf i.
    .need = rhywun i ysgrifennu nodiadau â llaw
page-need-visual_alert = Galwch fi mewn ffordd y gallaf ei gweld: efallai na fyddaf yn clywed fy enw.
page-need-guide_dog = Mae fy nghi tywys yn dod gyda mi.
page-need-sighted_guide = Mae angen tywysydd sy’n gweld arnaf i.
    .need = tywysydd sy’n gweld
page-need-audible_alert = Galwch fi yn uchel: efallai na fyddaf yn gweld arwydd.
page-need-deafblind_manual = Rwy’n defnyddio llythrennau ar y llaw (deafblind manual).
    .use = llythrennau ar y llaw (deafblind manual)
page-need-deafblind_manual_interpreter = Mae angen dehonglydd sy’n sillafu ar fy llaw (deafblind manual) arnaf i.
    .need = dehonglydd sy’n sillafu ar fy llaw (deafblind manual)
page-need-block_alphabet_interpreter = Mae angen dehonglydd sy’n ysgrifennu llythrennau ar fy llaw (block alphabet) arnaf i.
    .need = dehonglydd sy’n ysgrifennu llythrennau ar fy llaw (block alphabet)
page-need-hands_on_interpreter = Mae angen dehonglydd sy’n arwyddo i’m dwylo (hands-on signing) arnaf i.
    .need = dehonglydd sy’n arwyddo i’m dwylo (hands-on signing)
page-need-visual_frame_interpreter = Mae angen dehonglydd sy’n arwyddo lle gallaf ei weld (visual frame) arnaf i.
    .need = dehonglydd sy’n arwyddo lle gallaf ei weld (visual frame)
page-need-haptic_interpreter = Mae angen dehonglydd arwyddion haptig arnaf i.
page-need-communicator_guide = Mae angen tywysydd cyfathrebu (communicator guide) arnaf i.
    .need = tywysydd cyfathrebu (communicator guide)
page-need-intervener = Mae gen i rywun gyda mi sy’n fy helpu i gyfathrebu (intervener).
page-need-tactile_alert = Cyffyrddwch â’m braich i’m galw.
page-need-braille = Mae angen Braille heb fyrfoddau (gradd 1) arnaf i.
    .need = Braille heb fyrfoddau (gradd 1)
page-need-braille_contracted = Mae angen Braille gyda byrfoddau (gradd 2) arnaf i.
    .need = Braille gyda byrfoddau (gradd 2)
page-need-moon = Mae angen gwybodaeth mewn Moon arnaf i.
page-need-audio = Mae angen recordiadau sain arnaf i.
    .need = recordiadau sain
page-need-makaton_information = Mae angen gwybodaeth mewn Makaton arnaf i.
    .need = gwybodaeth mewn Makaton
page-need-read_out = Darllenwch bethau ysgrifenedig i mi yn uchel.
page-need-communication_aid = Rwy’n defnyddio ffyrdd heblaw lleferydd (AAC).
    .use = ffyrdd heblaw lleferydd (AAC)
page-need-voice_output = Rwy’n defnyddio cymorth cyfathrebu sy’n siarad drosof i.
    .use = cymorth cyfathrebu sy’n siarad drosof i
page-need-communication_book = Rwy’n defnyddio llyfr neu fwrdd cyfathrebu.
    .use = llyfr neu fwrdd cyfathrebu
page-need-switches = Rwy’n defnyddio switshis i ddweud pethau.
page-need-voice_amplifier = Rwy’n defnyddio mwyhadur llais.
page-need-gestures = Rwy’n defnyddio ystumiau.
    .use = ystumiau
page-need-writing = Mae’n well gen i ysgrifennu na siarad.
page-need-time = Rhowch amser i mi ddeall yr hyn rydych yn ei ddweud.
page-need-aphasia_friendly = Mae affasia arnaf i: defnyddiwch frawddegau byr, un peth ar y tro.
page-need-interpreter = Mae angen dehonglydd ar gyfer fy iaith arnaf i.
    .need = dehonglydd ar gyfer fy iaith
page-need-carer_present = Mae angen i fy ngofalwr fod gyda mi.
page-need-text_message = Anfonwch neges destun ataf i.
page-need-text_relay = Ffoniwch fi drwy wasanaeth text relay.
page-need-telephone = Ffoniwch fi.
page-need-letter = Ysgrifennwch lythyr ataf i.
page-need-email = Anfonwch e-bost ataf i.

page-mark = ({ $name })
page-mark-guess = (dyfaliad)
page-mark-guess-of = ({ $name }, dyfaliad)
page-mark-family_or_friend = (teulu neu ffrind)
page-mark-staff = (staff)

page-written-alone = { $name } ysgrifennodd hyn{ $on }.
page-written-together = { $name } ysgrifennodd hyn gyda chymorth { $people }{ $on }.
page-written-together-nobody = { $name } a phobl eraill ysgrifennodd hyn{ $on }.
page-written-by_others = { $people } ysgrifennodd hyn am { $name }{ $on }.
page-written-by_others-nobody = Pobl sy’n adnabod { $name } ysgrifennodd hyn{ $on }.
page-written-not_said = Ysgrifennwyd hyn i lawr gan { $people }{ $on }.
page-written-not_said-nobody = Ysgrifennwyd hyn ar { $date }.
page-person = { $name }, { $role },
page-on = {" "}ar { $date }
page-words-own = Geiriau { $name } ei hun yw’r cyfan.
page-words-some = Geiriau { $name } ei hun yw’r rhain, ac eithrio’r canlynol: { $others }.
page-words-none = Nid geiriau { $name } ei hun yw’r rhain: { $others }.
page-words-few = Nid geiriau { $name } ei hun yw’r rhan fwyaf o’r rhain: { $others }.
page-words-so-far = Yr hyn a wyddom hyd yn hyn: { $lines }.
page-words-rest =
    { $count ->
        [one] Does neb wedi dweud eto geiriau pwy sydd yn y llinell arall.
        [two] Does neb wedi dweud eto geiriau pwy sydd yn y ddwy linell arall.
       *[other] Does neb wedi dweud eto geiriau pwy sydd yn y { $number } llinell arall.
    }
page-words-not-said = Does neb wedi dweud eto geiriau pwy yw’r rhain.
page-lines-own =
    { $count ->
        [one] un llinell yng ngeiriau { $name } ei hun
        [two] dwy linell yng ngeiriau { $name } ei hun
       *[other] { $number } llinell yng ngeiriau { $name } ei hun
    }
page-others-from =
    { $count ->
        [one] un llinell gan { $who }
        [two] dwy linell gan { $who }
       *[other] { $number } llinell gan { $who }
    }
# “Dyfaliad” is masculine, and the numbers below are the feminine ones that “llinell” asks for.
page-others-guess =
    { $count ->
        [one] un dyfaliad, i’w wirio eto
        [two] dau ddyfaliad, i’w gwirio eto
        [3] tri dyfaliad, i’w gwirio eto
        [4] pedwar dyfaliad, i’w gwirio eto
       *[other] { $number } dyfaliad, i’w gwirio eto
    }
page-others-named =
    { $count ->
        [one] un llinell gan y person a enwir wrth ei hymyl
        [two] dwy linell gan y bobl a enwir wrth eu hymyl
       *[other] { $number } llinell gan y bobl a enwir wrth eu hymyl
    }
# Mutated, because it stands after “gan”.
page-who-family_or_friend = deulu neu ffrindiau
page-who-staff = staff
page-look-again = I edrych arno eto erbyn { $date }.

page-list-more = { $first }, { $next }
page-list-last = { $first } a hefyd { $last }
page-number-1 = un
page-number-2 = dwy
page-number-3 = tair
page-number-4 = pedair
page-number-5 = pum
page-number-6 = chwe
page-number-7 = saith
page-number-8 = wyth
page-number-9 = naw
page-number-10 = deg
# “Un llinell ar ddeg” stands around its noun, so from eleven on the figures do it.
page-number-11 = 11
page-number-12 = 12

page-date = { $day } { $month } { $year }
page-month-1 = Ionawr
page-month-2 = Chwefror
page-month-3 = Mawrth
page-month-4 = Ebrill
page-month-5 = Mai
page-month-6 = Mehefin
page-month-7 = Gorffennaf
page-month-8 = Awst
page-month-9 = Medi
page-month-10 = Hydref
page-month-11 = Tachwedd
page-month-12 = Rhagfyr

language-bfi = Iaith Arwyddion Prydain
language-isg = Iaith Arwyddion Iwerddon
language-kmr = Cwrdeg Kurmanji
language-rmn = Romani
language-syl = Sylheti
