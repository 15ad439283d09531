# Every word the program says in Urdu. What is not here is said in English.

### The page: headings and the footer of what is printed (crates/document)

page-title = { $name }: ایک صفحے پر میرا تعارف
page-of = { $name }، صفحہ { $page } از { $pages }
page-goes-on = { $heading } (مزید)
page-photo = { $name } کی تصویر
page-photo-of = { $name }: { $description }

page-section-like_and_admire = لوگوں کو مجھ میں کیا اچھا لگتا ہے
page-section-important_to = میرے لیے کیا اہم ہے
page-section-important_for = میری بھلائی کے لیے کیا ضروری ہے
page-section-good_at = میں کس کام میں ماہر ہوں
page-section-support = میری مدد کیسے کریں
page-section-relationships = میرے اپنے لوگ
page-section-outcomes = میں کیا چاہتی یا چاہتا ہوں
page-section-future = میرا مستقبل
page-section-communication = مجھ سے بات کیسے کریں
page-section-good_day = اچھا دن
page-section-bad_day = مشکل دن
page-section-please_do = ضرور کریں
page-section-please_do_not = ایسا نہ کریں
page-hospital-important_for = میری صحت اور حفاظت کے لیے
page-hospital-relationships = میرے اپنے لوگ، اور کسے فون کریں

page-facts-both = { $full }، { $pronouns }۔
page-facts-one = { $fact }۔
page-facts-speak = میری زبانیں: { $languages }۔
page-facts-sign = اشاروں کی زبان: { $languages }۔
page-facts-languages = میری زبانیں: { $languages }۔
page-language = { $name } ({ $own })
page-needs-use = { $things } استعمال کریں۔
page-needs-need = مجھے { $things } چاہیے۔
page-need-easy_read = مجھے آسان تحریر چاہیے۔
    .need = آسان تحریر
page-need-large_print_20 = مجھے کم از کم 20 پوائنٹ کی چھپائی چاہیے۔
    .need = کم از کم 20 پوائنٹ کی چھپائی
page-need-large_print_24 = مجھے کم از کم 24 پوائنٹ کی چھپائی چاہیے۔
    .need = کم از کم 24 پوائنٹ کی چھپائی
page-need-large_print_28 = مجھے کم از کم 28 پوائنٹ کی چھپائی چاہیے۔
    .need = کم از کم 28 پوائنٹ کی چھپائی
page-need-symbols = علامتوں سے بات سمجھائیں۔
page-need-photographs = تصویروں سے بات سمجھائیں۔
page-need-makaton = میکاٹن کے اشارے استعمال کریں۔
    .use = میکاٹن کے اشارے
page-need-sign_language = میں اشاروں کی زبان استعمال کرتا/کرتی ہوں۔
page-need-objects = چیزیں دکھا کر بات سمجھائیں۔
page-need-communication_passport = میرا کمیونیکیشن پاسپورٹ ساتھ ہے۔
page-need-advocate = میرے ساتھ ایک وکیل یا نمائندہ ہے۔
page-need-contact_via_carer = مجھ سے رابطہ میری دیکھ بھال کرنے والے کے ذریعے کریں۔
page-need-british_sign_language = برطانوی اشاروں کی زبان (BSL) استعمال کریں۔
    .use = برطانوی اشاروں کی زبان (BSL)
page-need-bsl_interpreter = مجھے برطانوی اشاروں کی زبان (BSL) کا ترجمان چاہیے۔
    .need = برطانوی اشاروں کی زبان (BSL) کا ترجمان
page-need-makaton_interpreter = مجھے میکاٹن کا ترجمان چاہیے۔
    .need = میکاٹن کا ترجمان
page-need-sign_supported_english_interpreter = مجھے Sign Supported English کا ترجمان چاہیے۔
    .need = Sign Supported English کا ترجمان
page-need-cued_speech = مجھے ایسا شخص چاہیے جو ہونٹوں کے ساتھ ہاتھ سے آوازیں دکھائے (cued speech)۔
page-need-lip_reading = بات کرتے وقت چہرہ میری طرف رکھیں، تاکہ میں ہونٹوں سے بات سمجھ سکوں۔
page-need-hearing_aid = میرے کان میں سماعت کا آلہ ہے۔
page-need-hearing_loop = مجھے ہیئرنگ لوپ چاہیے۔
    .need = ہیئرنگ لوپ
page-need-lipspeaker = مجھے ایسا شخص چاہیے جو ہونٹ صاف ہلا کر بات دہرائے (lipspeaker)۔
page-need-speech_to_text = مجھے ایسا شخص چاہیے جو بات سنتے ہی لکھ کر دکھائے (speech-to-text reporter)۔
page-need-electronic_note_taker = میرے لیے کوئی ٹائپ کر کے نوٹ لیتا ہے۔
page-need-manual_note_taker = مجھے ایسا شخص چاہیے جو ہاتھ سے نوٹ لکھے۔
page-need-visual_alert = مجھے ایسے بلائیں کہ نظر آئے: شاید آواز سنائی نہ دے۔
page-need-guide_dog = میرا رہنما کتا میرے ساتھ ہوتا ہے۔
page-need-sighted_guide = مجھے ایسا شخص چاہیے جو دیکھ سکے اور راستہ دکھائے۔
page-need-audible_alert = مجھے آواز دے کر بلائیں: شاید اشارہ نظر نہ آئے۔
page-need-deafblind_manual = میرے ہاتھ پر حروف بنا کر بات کریں (deafblind manual)۔
page-need-deafblind_manual_interpreter = مجھے ایسا ترجمان چاہیے جو ہاتھ پر حروف بنا کر بات کرے (deafblind manual)۔
page-need-block_alphabet_interpreter = مجھے ایسا ترجمان چاہیے جو ہتھیلی پر حروف لکھے (block alphabet)۔
page-need-hands_on_interpreter = مجھے ایسا ترجمان چاہیے جس کے اشارے ہاتھوں سے چھو کر سمجھے جائیں (hands-on signing)۔
page-need-visual_frame_interpreter = مجھے ایسا ترجمان چاہیے جو وہاں اشارے کرے جہاں مجھے نظر آئے (visual frame)۔
page-need-haptic_interpreter = مجھے ایسا ترجمان چاہیے جو میری کمر یا بازو پر اشارے بنائے (haptic)۔
page-need-communicator_guide = مجھے ایسا شخص چاہیے جو راستہ بھی دکھائے اور بات بھی سمجھائے (communicator guide)۔
page-need-intervener = میرے ساتھ میرا مددگار (intervener) ہوتا ہے۔
page-need-tactile_alert = میرا بازو چھو کر مجھے بلائیں۔
page-need-braille = مجھے بغیر اختصار کی بریل (grade 1) چاہیے۔
    .need = بغیر اختصار کی بریل (grade 1)
page-need-braille_contracted = مجھے مختصر بریل (grade 2) چاہیے۔
    .need = مختصر بریل (grade 2)
page-need-moon = مجھے مون (Moon) کے ابھرے ہوئے حروف میں تحریر چاہیے۔
page-need-audio = مجھے سننے کے لیے ریکارڈنگ چاہیے۔
    .need = سننے کے لیے ریکارڈنگ
page-need-makaton_information = مجھے معلومات میکاٹن میں دیں۔
page-need-read_out = لکھی ہوئی بات مجھے پڑھ کر سنائیں۔
page-need-communication_aid = مجھ سے بولنے کے علاوہ دوسرے طریقوں (AAC) سے بھی بات کریں۔
page-need-voice_output = میری طرف سے ایک آلہ بولتا ہے۔
page-need-communication_book = میرے پاس بات چیت کی کتاب یا تختی ہے۔
page-need-switches = میں بٹن (switches) دبا کر بات کہتا/کہتی ہوں۔
page-need-voice_amplifier = میری آواز ایک آلہ اونچی کرتا ہے (voice amplifier)۔
page-need-gestures = میری بات ہاتھ کے اشاروں سے سمجھیں۔
page-need-writing = مجھے بولنے سے زیادہ لکھنا پسند ہے۔
page-need-time = بات سمجھنے کے لیے مجھے وقت دیں۔
page-need-aphasia_friendly = مجھے افیزیا ہے: چھوٹے جملے بولیں، ایک وقت میں ایک بات۔
page-need-interpreter = مجھے میری زبان کا ترجمان چاہیے۔
    .need = میری زبان کا ترجمان
page-need-carer_present = میری دیکھ بھال کرنے والے کو میرے ساتھ رکھیں۔
page-need-text_message = مجھے ٹیکسٹ میسج بھیجیں۔
page-need-text_relay = مجھے ٹیکسٹ ریلے (text relay) کے ذریعے فون کریں۔
page-need-telephone = مجھے فون کریں۔
page-need-letter = مجھے خط لکھیں۔
page-need-email = مجھے ای میل بھیجیں۔

page-mark = ({ $name })
page-mark-guess = (اندازہ)
page-mark-guess-of = ({ $name } کا اندازہ)
page-mark-family_or_friend = (گھر والے یا دوست)
page-mark-staff = (عملہ)

page-written-alone = یہ { $name } نے{ $on } لکھا۔
page-written-together = یہ { $name } نے { $people } کے ساتھ مل کر{ $on } لکھا۔
page-written-together-nobody = یہ { $name } کے ساتھ مل کر{ $on } لکھا گیا۔
page-written-by_others = یہ { $name } کے بارے میں { $people } نے{ $on } لکھا۔
page-written-by_others-nobody = یہ { $name } کو جاننے والوں نے{ $on } لکھا۔
page-written-not_said = یہ { $people } نے{ $on } قلم بند کیا۔
page-written-not_said-nobody = یہ { $date } کو لکھا گیا۔
page-person = { $name }، { $role }،
page-on = {" "}{ $date } کو
page-words-own = سب الفاظ { $name } کے اپنے ہیں۔
page-words-some = الفاظ { $name } کے اپنے ہیں، سوائے ان کے: { $others }۔
page-words-none = یہ الفاظ { $name } کے اپنے نہیں: { $others }۔
page-words-few = زیادہ تر الفاظ { $name } کے اپنے نہیں: { $others }۔
page-words-so-far = اب تک معلوم ہے: { $lines }۔
page-words-rest =
    { $count ->
        [one] ایک اور سطر کے بارے میں ابھی کسی نے نہیں بتایا کہ یہ کس کے الفاظ ہیں۔
       *[other] مزید { $number } سطروں کے بارے میں ابھی کسی نے نہیں بتایا کہ یہ کس کے الفاظ ہیں۔
    }
page-words-not-said = ابھی کسی نے نہیں بتایا کہ یہ کس کے الفاظ ہیں۔
page-lines-own =
    { $count ->
        [one] ایک سطر { $name } کے اپنے الفاظ میں
       *[other] { $number } سطریں { $name } کے اپنے الفاظ میں
    }
page-others-from =
    { $count ->
        [one] ایک سطر { $who } سے
       *[other] { $number } سطریں { $who } سے
    }
page-others-guess =
    { $count ->
        [one] ایک اندازہ، جس کی تصدیق باقی ہے
       *[other] { $number } اندازے، جن کی تصدیق باقی ہے
    }
page-others-named =
    { $count ->
        [one] ایک سطر، جس کے ساتھ نام لکھا ہے
       *[other] { $number } سطریں، جن کے ساتھ نام لکھے ہیں
    }
page-who-family_or_friend = گھر والوں یا دوستوں
page-who-staff = عملے
page-look-again = اسے { $date } تک دوبارہ دیکھا جائے گا۔

page-list-more = { $first }، { $next }
page-list-last = { $first } اور { $last }
page-number-1 = ایک
page-number-2 = دو
page-number-3 = تین
page-number-4 = چار
page-number-5 = پانچ
page-number-6 = چھ
page-number-7 = سات
page-number-8 = آٹھ
page-number-9 = نو
page-number-10 = دس
page-number-11 = گیارہ
page-number-12 = بارہ

page-fold = موڑنے کے لیے: پہلے اوپر کا آدھا حصہ پیچھے موڑیں، پھر بایاں آدھا حصہ پیچھے۔
page-fold-mirrored = موڑنے کے لیے: پہلے اوپر کا آدھا حصہ پیچھے موڑیں، پھر دایاں آدھا حصہ پیچھے۔
page-cut = کنارے کی لکیر پر کاٹیں، پھر موڑیں: پہلے اوپر کا آدھا حصہ پیچھے، پھر بایاں آدھا حصہ پیچھے۔
page-cut-mirrored = کنارے کی لکیر پر کاٹیں، پھر موڑیں: پہلے اوپر کا آدھا حصہ پیچھے، پھر دایاں آدھا حصہ پیچھے۔

page-date = { $day } { $month } { $year }
page-month-1 = جنوری
page-month-2 = فروری
page-month-3 = مارچ
page-month-4 = اپریل
page-month-5 = مئی
page-month-6 = جون
page-month-7 = جولائی
page-month-8 = اگست
page-month-9 = ستمبر
page-month-10 = اکتوبر
page-month-11 = نومبر
page-month-12 = دسمبر

language-ase = امریکی اشاروں کی زبان
language-bfi = برطانوی اشاروں کی زبان
language-isg = آئرش اشاروں کی زبان
language-phr = پہاڑی پوٹھواری
language-skr = سرائیکی

### The questions: titles of each section (used by the screens)

section-like_and_admire-name = لوگوں کی پسند
section-like_and_admire-question = لوگ مجھ میں کیا پسند کرتے اور سراہتے ہیں؟
section-important_to-name = میرے لیے اہم
section-important_to-question = میرے لیے کیا اہم ہے؟
section-important_for-name = میرے لیے ضروری
section-important_for-question = میری صحت اور سلامتی کے لیے کیا ضروری ہے؟
section-good_at-name = میری خوبیاں
section-good_at-question = میں کون سے کام اچھے کر لیتی یا کر لیتا ہوں؟
section-support-name = میری مدد
section-support-question = میری سب سے اچھی مدد کیسے ہو سکتی ہے؟
section-relationships-name = میرے اپنے لوگ
section-relationships-question = میری زندگی میں کون کون ہے؟
section-outcomes-name = میری خواہشیں
section-outcomes-question = میری زندگی میں کیا بدلے، اور کیا ویسا ہی رہے؟
section-future-name = میرا مستقبل
section-future-question = آگے چل کر میری زندگی کیسی ہو؟
section-communication-name = میری بات چیت
section-communication-question = میں اپنی بات کیسے سمجھاؤں، اور لوگ مجھے کیسے سمجھائیں؟
section-good_day-name = اچھا دن
section-good_day-question = اچھا دن کن باتوں سے اچھا بنتا ہے؟
section-bad_day-name = مشکل دن
section-bad_day-question = دن کن باتوں سے خراب ہو جاتا ہے؟
section-please_do-name = ضرور کریں
section-please_do-question = لوگ مہربانی کر کے کیا ضرور کریں؟
section-please_do_not-name = ایسا نہ کریں
section-please_do_not-question = لوگ مہربانی کر کے کیا نہ کریں؟
