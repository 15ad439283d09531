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
page-need-easy_read = আমার সহজ ভাষায় লেখা দরকার।
page-need-large_print_20 = আমার অন্তত ২০ পয়েন্টের বড় অক্ষর দরকার।
page-need-large_print_24 = আমার অন্তত ২৪ পয়েন্টের বড় অক্ষর দরকার।
page-need-large_print_28 = আমার অন্তত ২৮ পয়েন্টের বড় অক্ষর দরকার।
page-need-symbols = আমাকে প্রতীক দেখিয়ে বোঝাবেন।
page-need-photographs = আমাকে ছবি দেখিয়ে বোঝাবেন।
page-need-makaton = আমি ম্যাকাটন ইশারা ব্যবহার করি।
page-need-objects = আমাকে জিনিস দেখিয়ে বোঝাবেন।
page-need-communication_passport = আমার একটি যোগাযোগ পাসপোর্ট আছে।
page-need-advocate = আমার পক্ষে কথা বলার একজন প্রতিনিধি আছেন।
page-need-contact_via_carer = যিনি আমার দেখাশোনা করেন, তাঁর মাধ্যমে যোগাযোগ করবেন।

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
