# The words of the page in Bengali. What is not here is said in English.
#
# Names stand without an ending (“-এর”, “-কে”), because those change with the name’s last letter.
# People are spoken of in the respectful form (তিনি, লিখেছেন), which is the same for women and men.

### The page: headings and the footer of what is printed (crates/document)

page-title = { $name }: এক পাতায় আমার পরিচয়
page-of = { $name }, পাতা { $page } / { $pages }
page-goes-on = { $heading } (আরও)
page-photo = ছবি: { $name }
page-photo-of = { $name }: { $description }

page-section-like_and_admire = আমার মধ্যে মানুষের যা ভালো লাগে
page-section-important_to = আমার কাছে যা গুরুত্বপূর্ণ
page-section-important_for = আমার ভালো থাকার জন্য যা দরকার
page-section-good_at = আমি যা ভালো পারি
page-section-support = আমাকে যেভাবে সাহায্য করবেন
page-section-relationships = আমার আপনজন
page-section-outcomes = আমি যা চাই
page-section-future = আমার ভবিষ্যৎ
page-section-communication = আমার সঙ্গে কথা বলবেন যেভাবে
page-section-good_day = ভালো দিন
page-section-bad_day = কঠিন দিন
page-section-please_do = অনুগ্রহ করে করবেন
page-section-please_do_not = অনুগ্রহ করে করবেন না
page-hospital-important_for = যা আমাকে ভালো ও নিরাপদ রাখে
page-hospital-relationships = আমার আপনজন, আর কাকে ফোন করবেন
page-fold = ভাঁজ করতে: প্রথমে উপরের অর্ধেক পেছনে, তারপর বাঁ দিকের অর্ধেক পেছনে।
page-fold-mirrored = ভাঁজ করতে: প্রথমে উপরের অর্ধেক পেছনে, তারপর ডান দিকের অর্ধেক পেছনে।
page-cut = কিনারা ধরে কাটুন, তারপর ভাঁজ করুন: প্রথমে উপরের অর্ধেক পেছনে, তারপর বাঁ দিকের অর্ধেক পেছনে।
page-cut-mirrored = কিনারা ধরে কাটুন, তারপর ভাঁজ করুন: প্রথমে উপরের অর্ধেক পেছনে, তারপর ডান দিকের অর্ধেক পেছনে।

page-facts-both = { $full }, { $pronouns }।
page-facts-one = { $fact }।
page-facts-speak = আমি যেসব ভাষায় কথা বলি: { $languages }।
page-facts-sign = আমার ইশারা ভাষা: { $languages }।
page-facts-languages = আমার ভাষা: { $languages }।
page-language = { $name } ({ $own })
page-needs-use = আমি { $things } ব্যবহার করি।
page-needs-need = আমার { $things } দরকার।
page-need-easy_read = আমার সহজ ভাষায় লেখা দরকার।
    .need = সহজ ভাষায় লেখা
page-need-large_print_20 = আমার অন্তত ২০ পয়েন্টের বড় অক্ষর দরকার।
    .need = অন্তত ২০ পয়েন্টের বড় অক্ষর
page-need-large_print_24 = আমার অন্তত ২৪ পয়েন্টের বড় অক্ষর দরকার।
    .need = অন্তত ২৪ পয়েন্টের বড় অক্ষর
page-need-large_print_28 = আমার অন্তত ২৮ পয়েন্টের বড় অক্ষর দরকার।
    .need = অন্তত ২৮ পয়েন্টের বড় অক্ষর
page-need-symbols = আমাকে প্রতীক দেখিয়ে বোঝাবেন।
page-need-photographs = আমাকে ছবি দেখিয়ে বোঝাবেন।
page-need-makaton = আমি ম্যাকাটন ইশারা ব্যবহার করি।
    .use = ম্যাকাটন ইশারা
page-need-sign_language = আমি ইশারা ভাষা ব্যবহার করি।
page-need-objects = আমাকে জিনিস দেখিয়ে বোঝাবেন।
page-need-communication_passport = আমার একটি যোগাযোগ পাসপোর্ট আছে।
page-need-advocate = আমার পক্ষে কথা বলার একজন প্রতিনিধি আছেন।
page-need-contact_via_carer = যিনি আমার দেখাশোনা করেন, তাঁর মাধ্যমে যোগাযোগ করবেন।
page-need-british_sign_language = আমি ব্রিটিশ ইশারা ভাষা (BSL) ব্যবহার করি।
    .use = ব্রিটিশ ইশারা ভাষা (BSL)
page-need-bsl_interpreter = আমার ব্রিটিশ ইশারা ভাষার (BSL) দোভাষী দরকার।
    .need = ব্রিটিশ ইশারা ভাষার (BSL) দোভাষী
page-need-makaton_interpreter = আমার ম্যাকাটন দোভাষী দরকার।
    .need = ম্যাকাটন দোভাষী
page-need-sign_supported_english_interpreter = আমার Sign Supported English-এর দোভাষী দরকার।
    .need = Sign Supported English-এর দোভাষী
page-need-cued_speech = আমার এমন একজন দরকার, যিনি ঠোঁটের পাশে হাত দিয়ে ধ্বনি দেখান (cued speech)।
page-need-lip_reading = কথা বলার সময় আমার দিকে মুখ করবেন: আমি ঠোঁট দেখে কথা বুঝি।
page-need-hearing_aid = আমি কানে শোনার যন্ত্র ব্যবহার করি।
    .use = কানে শোনার যন্ত্র
page-need-hearing_loop = আমি হিয়ারিং লুপ ব্যবহার করি।
    .use = হিয়ারিং লুপ
page-need-lipspeaker = আমার এমন একজন দরকার, যিনি ঠোঁট স্পষ্ট নেড়ে কথাগুলো আবার বলেন (lipspeaker)।
page-need-speech_to_text = আমার এমন একজন দরকার, যিনি কথা শুনে সঙ্গে সঙ্গে লিখে দেখান (speech-to-text reporter)।
page-need-electronic_note_taker = আমার হয়ে একজন টাইপ করে নোট নেন।
page-need-manual_note_taker = আমার এমন একজন দরকার, যিনি হাতে লিখে নোট নেন।
page-need-visual_alert = আমাকে এমনভাবে ডাকবেন যেন দেখতে পাই: আমি ডাক না-ও শুনতে পারি।
page-need-guide_dog = আমার গাইড কুকুর আমার সঙ্গে থাকে।
page-need-sighted_guide = আমার এমন একজন দরকার, যিনি দেখতে পান এবং আমাকে পথ দেখান।
page-need-audible_alert = আমাকে মুখে ডাকবেন: আমি লেখা বা আলো না-ও দেখতে পারি।
page-need-deafblind_manual = আমি হাতে বানান করার বর্ণমালা (deafblind manual) ব্যবহার করি।
    .use = হাতে বানান করার বর্ণমালা (deafblind manual)
page-need-deafblind_manual_interpreter = আমার এমন দোভাষী দরকার, যিনি হাতে বানান করে বলেন (deafblind manual)।
page-need-block_alphabet_interpreter = আমার এমন দোভাষী দরকার, যিনি হাতের তালুতে অক্ষর লেখেন (block alphabet)।
page-need-hands_on_interpreter = আমার এমন দোভাষী দরকার, যাঁর ইশারা আমি হাতে ছুঁয়ে বুঝি (hands-on signing)।
page-need-visual_frame_interpreter = আমার এমন দোভাষী দরকার, যিনি আমি যেখানে দেখতে পাই সেখানে ইশারা করেন (visual frame)।
page-need-haptic_interpreter = আমার এমন দোভাষী দরকার, যিনি আমার পিঠে বা হাতে ইশারা আঁকেন (haptic)।
page-need-communicator_guide = আমার এমন একজন দরকার, যিনি পথ দেখান ও কথা বুঝিয়ে দেন (communicator guide)।
page-need-intervener = আমার সঙ্গে একজন সহায়ক (intervener) থাকেন।
page-need-tactile_alert = আমার হাত ছুঁয়ে আমাকে ডাকবেন।
page-need-braille = আমার সংক্ষেপ ছাড়া ব্রেইল (grade 1) দরকার।
    .need = সংক্ষেপ ছাড়া ব্রেইল (grade 1)
page-need-braille_contracted = আমার সংক্ষিপ্ত ব্রেইল (grade 2) দরকার।
    .need = সংক্ষিপ্ত ব্রেইল (grade 2)
page-need-moon = আমার মুন (Moon) উঁচু হরফে লেখা দরকার।
page-need-audio = আমার শোনার জন্য রেকর্ডিং দরকার।
    .need = শোনার জন্য রেকর্ডিং
page-need-makaton_information = আমার ম্যাকাটনে তথ্য দরকার।
    .need = ম্যাকাটনে তথ্য
page-need-read_out = লেখা জিনিস আমাকে পড়ে শোনাবেন।
page-need-communication_aid = আমি মুখে কথা বলা ছাড়া অন্য উপায়েও (AAC) কথা জানাই।
page-need-voice_output = আমার হয়ে একটি যন্ত্র কথা বলে।
page-need-communication_book = আমি যোগাযোগের বই বা বোর্ড ব্যবহার করি।
    .use = যোগাযোগের বই বা বোর্ড
page-need-switches = আমি সুইচ টিপে কথা বলি।
page-need-voice_amplifier = আমার গলার আওয়াজ একটি যন্ত্র জোরে করে (voice amplifier)।
page-need-gestures = আমি অঙ্গভঙ্গি করে বোঝাই।
page-need-writing = আমি মুখে বলার চেয়ে লিখে বলতে পছন্দ করি।
page-need-time = আপনার কথা বুঝে নেওয়ার জন্য আমাকে সময় দেবেন।
page-need-aphasia_friendly = আমার অ্যাফেজিয়া আছে: ছোট বাক্যে, একবারে একটি কথা বলবেন।
page-need-interpreter = আমার নিজের ভাষার দোভাষী দরকার।
    .need = নিজের ভাষার দোভাষী
page-need-carer_present = যিনি আমার দেখাশোনা করেন, তাঁকে আমার সঙ্গে রাখবেন।
page-need-text_message = আমাকে টেক্সট মেসেজ পাঠাবেন।
page-need-text_relay = টেক্সট রিলের (text relay) মাধ্যমে আমাকে ফোন করবেন।
page-need-telephone = আমাকে ফোন করবেন।
page-need-letter = আমাকে চিঠি লিখবেন।
page-need-email = আমাকে ইমেইল করবেন।

page-mark = ({ $name })
page-mark-guess = (অনুমান)
page-mark-guess-of = ({ $name }, অনুমান)
page-mark-family_or_friend = (পরিবার বা বন্ধু)
page-mark-staff = (কর্মী)

page-written-alone = { $name } নিজে{ $on } এটি লিখেছেন।
page-written-together = { $name } ও { $people } মিলে{ $on } এটি লিখেছেন।
page-written-together-nobody = { $name } অন্যদের সঙ্গে মিলে{ $on } এটি লিখেছেন।
page-written-by_others = { $name } সম্পর্কে এটি{ $on } লিখেছেন { $people }।
page-written-by_others-nobody = { $name } সম্পর্কে এটি{ $on } লিখেছেন তাঁর চেনা মানুষেরা।
page-written-not_said = { $people }{ $on } এটি লিখে রেখেছেন।
page-written-not_said-nobody = এটি { $date } তারিখে লেখা হয়েছে।
page-person = { $name } ({ $role })
page-on = {" "}{ $date } তারিখে
page-words-own = সব কথা { $name } নিজে বলেছেন।
page-words-some = কথাগুলো { $name } নিজে বলেছেন, শুধু এগুলো বাদে: { $others }।
page-words-none = কথাগুলো { $name } নিজে বলেননি: { $others }।
page-words-few = বেশির ভাগ কথা { $name } নিজে বলেননি: { $others }।
page-words-so-far = এ পর্যন্ত জানা গেছে: { $lines }।
page-words-rest =
    { $count ->
        [one] আর একটি লাইন কার কথা, তা এখনো কেউ বলেননি।
       *[other] আর { $number }টি লাইন কার কথা, তা এখনো কেউ বলেননি।
    }
page-words-not-said = এগুলো কার কথা, তা এখনো কেউ বলেননি।
page-lines-own =
    { $count ->
        [one] একটি লাইন { $name } নিজে বলেছেন
       *[other] { $number }টি লাইন { $name } নিজে বলেছেন
    }
page-others-from =
    { $count ->
        [one] একটি লাইন বলেছেন { $who }
       *[other] { $number }টি লাইন বলেছেন { $who }
    }
page-others-guess =
    { $count ->
        [one] একটি অনুমান, যা এখনো মিলিয়ে দেখা বাকি
       *[other] { $number }টি অনুমান, যা এখনো মিলিয়ে দেখা বাকি
    }
page-others-named =
    { $count ->
        [one] পাশে যাঁর নাম আছে, তাঁর বলা একটি লাইন
       *[other] পাশে যাঁদের নাম আছে, তাঁদের বলা { $number }টি লাইন
    }
page-who-family_or_friend = পরিবার বা বন্ধু
page-who-staff = কর্মী
page-look-again = { $date } তারিখের মধ্যে এটি আবার দেখা হবে।

page-list-more = { $first }, { $next }
page-list-last = { $first } এবং { $last }
# The word that comes before “টি”.
page-number-1 = এক
page-number-2 = দু
page-number-3 = তিন
page-number-4 = চার
page-number-5 = পাঁচ
page-number-6 = ছয়
page-number-7 = সাত
page-number-8 = আট
page-number-9 = নয়
page-number-10 = দশ
page-number-11 = এগারো
page-number-12 = বারো

page-digits = ০১২৩৪৫৬৭৮৯
page-date = { $day } { $month } { $year }
page-month-1 = জানুয়ারি
page-month-2 = ফেব্রুয়ারি
page-month-3 = মার্চ
page-month-4 = এপ্রিল
page-month-5 = মে
page-month-6 = জুন
page-month-7 = জুলাই
page-month-8 = আগস্ট
page-month-9 = সেপ্টেম্বর
page-month-10 = অক্টোবর
page-month-11 = নভেম্বর
page-month-12 = ডিসেম্বর

language-ase = আমেরিকান ইশারা ভাষা
language-bfi = ব্রিটিশ ইশারা ভাষা
language-isg = আইরিশ ইশারা ভাষা
language-syl = সিলেটি
