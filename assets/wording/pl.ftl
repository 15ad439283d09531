# The words of the page in Polish. What is not here is said in English.
#
# Names stand in the nominative everywhere, after a colon or a dash, because we do not know how they decline; and no
# sentence has to know whether the person is a woman or a man.

### The page: headings and the footer of what is printed (crates/document)

page-title = { $name }: mój profil na jednej stronie
page-of = { $name }, strona { $page } z { $pages }
page-goes-on = { $heading } (dalej)
page-photo = Zdjęcie: { $name }
page-photo-of = { $name }: { $description }

page-section-like_and_admire = Co ludzie we mnie lubią i podziwiają
page-section-important_to = Co jest dla mnie ważne
page-section-important_for = Co jest ważne dla mojego dobra
page-section-good_at = Co mi dobrze wychodzi
page-section-support = Jak najlepiej mnie wspierać
page-section-relationships = Ludzie w moim życiu
page-section-outcomes = Czego chcę
page-section-future = Moja przyszłość
page-section-communication = Jak się porozumiewam
page-section-good_day = Dobry dzień
page-section-bad_day = Zły dzień
page-section-please_do = Bardzo proszę
page-section-please_do_not = Proszę tego nie robić
page-hospital-important_for = Co dba o moje zdrowie i bezpieczeństwo
page-hospital-relationships = Moi ludzie i do kogo dzwonić
page-fold = Jak złożyć: najpierw górną połowę do tyłu, potem lewą połowę do tyłu.
page-fold-mirrored = Jak złożyć: najpierw górną połowę do tyłu, potem prawą połowę do tyłu.
page-cut = Wytnij wzdłuż krawędzi, potem złóż: najpierw górną połowę do tyłu, potem lewą połowę do tyłu.
page-cut-mirrored = Wytnij wzdłuż krawędzi, potem złóż: najpierw górną połowę do tyłu, potem prawą połowę do tyłu.

page-facts-both = { $full }, { $pronouns }.
page-facts-one = { $fact }.
page-facts-speak = Języki, którymi się posługuję: { $languages }.
page-facts-sign = Języki migowe, którymi się posługuję: { $languages }.
page-facts-languages = Moje języki: { $languages }.
page-language = { $name } ({ $own })
page-needs-use = Używam { $things }.
page-needs-need = Potrzebuję { $things }.
page-need-easy_read = Potrzebuję tekstu łatwego do czytania.
    .need = tekstu łatwego do czytania
page-need-large_print_20 = Potrzebuję druku wielkości co najmniej 20 punktów.
    .need = druku wielkości co najmniej 20 punktów
page-need-large_print_24 = Potrzebuję druku wielkości co najmniej 24 punktów.
    .need = druku wielkości co najmniej 24 punktów
page-need-large_print_28 = Potrzebuję druku wielkości co najmniej 28 punktów.
    .need = druku wielkości co najmniej 28 punktów
page-need-symbols = Używam symboli.
    .use = symboli
page-need-photographs = Używam zdjęć.
    .use = zdjęć
page-need-makaton = Używam znaków Makaton.
    .use = znaków Makaton
page-need-sign_language = Używam języka migowego.
    .use = języka migowego
page-need-objects = Używam przedmiotów, które coś oznaczają.
    .use = przedmiotów, które coś oznaczają
page-need-communication_passport = Mam paszport komunikacyjny.
page-need-advocate = Mam rzecznika.
page-need-contact_via_carer = Proszę kontaktować się ze mną przez osobę, która się mną opiekuje.
page-need-british_sign_language = Używam brytyjskiego języka migowego (BSL).
    .use = brytyjskiego języka migowego (BSL)
page-need-bsl_interpreter = Potrzebuję tłumacza brytyjskiego języka migowego (BSL).
    .need = tłumacza brytyjskiego języka migowego (BSL)
page-need-makaton_interpreter = Potrzebuję tłumacza znaków Makaton.
    .need = tłumacza znaków Makaton
page-need-sign_supported_english_interpreter = Potrzebuję tłumacza języka angielskiego wspomaganego znakami (Sign Supported English).
    .need = tłumacza języka angielskiego wspomaganego znakami (Sign Supported English)
page-need-cued_speech = Potrzebuję osoby, która pokazuje głoski dłonią przy ustach (cued speech).
    .need = osoby, która pokazuje głoski dłonią przy ustach (cued speech)
page-need-lip_reading = Proszę mówić, patrząc w moją stronę: czytam z ruchu warg.
page-need-hearing_aid = Używam aparatu słuchowego.
    .use = aparatu słuchowego
page-need-hearing_loop = Używam pętli indukcyjnej.
    .use = pętli indukcyjnej
page-need-lipspeaker = Potrzebuję osoby, która powtarza słowa wyraźnym ruchem warg (lipspeaker).
    .need = osoby, która powtarza słowa wyraźnym ruchem warg (lipspeaker)
page-need-speech_to_text = Potrzebuję osoby, która na żywo zapisuje to, co się mówi (speech-to-text reporter).
    .need = osoby, która na żywo zapisuje to, co się mówi (speech-to-text reporter)
page-need-electronic_note_taker = Towarzyszy mi osoba, która notuje na komputerze.
page-need-manual_note_taker = Potrzebuję osoby, która notuje odręcznie.
    .need = osoby, która notuje odręcznie
page-need-visual_alert = Proszę wzywać mnie tak, żeby było to widać: mogę nie usłyszeć.
page-need-guide_dog = Towarzyszy mi pies przewodnik.
page-need-sighted_guide = Potrzebuję widzącego przewodnika.
    .need = widzącego przewodnika
page-need-audible_alert = Proszę wzywać mnie głosem: mogę nie zobaczyć znaku.
page-need-deafblind_manual = Używam brytyjskiego alfabetu dotykowego (deafblind manual).
    .use = brytyjskiego alfabetu dotykowego (deafblind manual)
page-need-deafblind_manual_interpreter = Potrzebuję tłumacza alfabetu dotykowego (deafblind manual).
    .need = tłumacza alfabetu dotykowego (deafblind manual)
page-need-block_alphabet_interpreter = Potrzebuję tłumacza, który pisze litery na dłoni (block alphabet).
    .need = tłumacza, który pisze litery na dłoni (block alphabet)
page-need-hands_on_interpreter = Potrzebuję tłumacza migowego, którego znaki czuję dłońmi (hands-on signing).
    .need = tłumacza migowego, którego znaki czuję dłońmi (hands-on signing)
page-need-visual_frame_interpreter = Potrzebuję tłumacza, który miga w moim polu widzenia (visual frame).
    .need = tłumacza, który miga w moim polu widzenia (visual frame)
page-need-haptic_interpreter = Potrzebuję tłumacza znaków haptycznych.
    .need = tłumacza znaków haptycznych
page-need-communicator_guide = Potrzebuję tłumacza-przewodnika osób głuchoniewidomych.
    .need = tłumacza-przewodnika osób głuchoniewidomych
page-need-intervener = Towarzyszy mi asystent osób głuchoniewidomych (intervener).
page-need-tactile_alert = Proszę wzywać mnie dotknięciem ramienia.
page-need-braille = Potrzebuję brajla bez skrótów (grade 1).
    .need = brajla bez skrótów (grade 1)
page-need-braille_contracted = Potrzebuję brajla ze skrótami (grade 2).
    .need = brajla ze skrótami (grade 2)
page-need-moon = Potrzebuję tekstu w alfabecie Moona.
    .need = tekstu w alfabecie Moona
page-need-audio = Potrzebuję nagrań do słuchania.
    .need = nagrań do słuchania
page-need-makaton_information = Potrzebuję informacji w systemie Makaton.
    .need = informacji w systemie Makaton
page-need-read_out = Proszę czytać mi na głos to, co jest napisane.
page-need-communication_aid = Używam innych sposobów niż mowa (AAC).
    .use = innych sposobów niż mowa (AAC)
page-need-voice_output = Używam urządzenia, które mówi za mnie.
    .use = urządzenia, które mówi za mnie
page-need-communication_book = Używam książki lub tablicy do porozumiewania się.
    .use = książki lub tablicy do porozumiewania się
page-need-switches = Używam przycisków (switches), żeby coś powiedzieć.
    .use = przycisków (switches), żeby coś powiedzieć
page-need-voice_amplifier = Używam wzmacniacza głosu.
    .use = wzmacniacza głosu
page-need-gestures = Używam gestów.
    .use = gestów
page-need-writing = Wolę pisać, niż mówić.
page-need-time = Proszę dać mi czas na zrozumienie tego, co się do mnie mówi.
page-need-aphasia_friendly = Mam afazję: proszę mówić krótkimi zdaniami, po jednej rzeczy naraz.
page-need-interpreter = Potrzebuję tłumacza mojego języka.
    .need = tłumacza mojego języka
page-need-carer_present = Proszę, żeby była przy mnie osoba, która się mną opiekuje.
page-need-text_message = Proszę wysyłać mi SMS-y.
page-need-text_relay = Proszę dzwonić do mnie przez usługę text relay.
page-need-telephone = Proszę do mnie dzwonić.
page-need-letter = Proszę pisać do mnie listy.
page-need-email = Proszę pisać do mnie e-maile.

page-mark = ({ $name })
page-mark-guess = (domysł)
page-mark-guess-of = ({ $name }, domysł)
page-mark-family_or_friend = (rodzina lub przyjaciele)
page-mark-staff = (personel)

page-written-alone = Tekst napisany samodzielnie: { $name }{ $on }.
page-written-together = Tekst napisany wspólnie: { $name } oraz { $people }{ $on }.
page-written-together-nobody = Tekst napisany wspólnie z innymi: { $name }{ $on }.
page-written-by_others = { $name } – tekst o tej osobie napisany przez: { $people }{ $on }.
page-written-by_others-nobody = { $name } – tekst napisany przez ludzi, którzy tę osobę znają{ $on }.
page-written-not_said = Tekst spisany przez: { $people }{ $on }.
page-written-not_said-nobody = Tekst z { $date }.
page-person = { $name } ({ $role })
page-on = {", "}{ $date }
page-words-own = Wszystko własnymi słowami: { $name }.
page-words-some = Słowa są własne ({ $name }), a inne są tylko: { $others }.
page-words-none = To nie są własne słowa tej osoby ({ $name }), lecz: { $others }.
page-words-few = W większości to nie są własne słowa tej osoby ({ $name }), lecz: { $others }.
page-words-so-far = Na razie wiadomo: { $lines }.
# The word that “linijka” asks for after “w” is another than that of the list below.
page-words-rest =
    { $count ->
        [one] Nikt jeszcze nie powiedział, czyje słowa są w jednej pozostałej linijce.
       *[other] Nikt jeszcze nie powiedział, czyje słowa są w pozostałych linijkach ({ $count }).
    }
page-words-not-said = Nikt jeszcze nie powiedział, czyje to słowa.
page-lines-own =
    { $count ->
        [one] jedna linijka własnymi słowami ({ $name })
        [few] { $number } linijki własnymi słowami ({ $name })
       *[other] { $number } linijek własnymi słowami ({ $name })
    }
page-others-from =
    { $count ->
        [one] jedna linijka – { $who }
        [few] { $number } linijki – { $who }
       *[other] { $number } linijek – { $who }
    }
# “Domysł” is masculine, and the word for two below is the one that “linijka” asks for.
page-others-guess =
    { $count ->
        [one] jeden domysł, jeszcze do sprawdzenia
        [2] dwa domysły, jeszcze do sprawdzenia
        [few] { $number } domysły, jeszcze do sprawdzenia
       *[other] { $number } domysłów, jeszcze do sprawdzenia
    }
page-others-named =
    { $count ->
        [one] jedna linijka osoby, której imię stoi obok
        [few] { $number } linijki osób, których imiona stoją obok
       *[other] { $number } linijek osób, których imiona stoją obok
    }
page-who-family_or_friend = rodzina lub przyjaciele
page-who-staff = personel
page-look-again = Wracamy do tego tekstu najpóźniej { $date }.

page-list-more = { $first }, { $next }
page-list-last = { $first } i { $last }
page-number-1 = jedna
page-number-2 = dwie
page-number-3 = trzy
page-number-4 = cztery
page-number-5 = pięć
page-number-6 = sześć
page-number-7 = siedem
page-number-8 = osiem
page-number-9 = dziewięć
page-number-10 = dziesięć
page-number-11 = jedenaście
page-number-12 = dwanaście

# The months are in the genitive, as a date wants them.
page-date = { $day } { $month } { $year }
page-month-1 = stycznia
page-month-2 = lutego
page-month-3 = marca
page-month-4 = kwietnia
page-month-5 = maja
page-month-6 = czerwca
page-month-7 = lipca
page-month-8 = sierpnia
page-month-9 = września
page-month-10 = października
page-month-11 = listopada
page-month-12 = grudnia

language-bfi = brytyjski język migowy
language-isg = irlandzki język migowy
language-kmr = kurmandżi
language-rmn = romski
language-syl = sylheti
