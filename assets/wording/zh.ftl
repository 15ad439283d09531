# The words of the page in Chinese, in simplified characters. What is not here is said in English.

### The page: headings and the footer of what is printed (crates/document)

page-title = { $name }：我的一页介绍
page-of = { $name }，第 { $page } 页，共 { $pages } 页
page-goes-on = { $heading }（续）
page-photo = { $name }的照片
page-photo-of = { $name }：{ $description }

page-section-like_and_admire = 大家喜欢我、欣赏我什么
page-section-important_to = 什么对我很重要
page-section-important_for = 什么对我有好处
page-section-good_at = 我擅长什么
page-section-support = 怎样支持我最好
page-section-relationships = 我身边的人
page-section-outcomes = 我想要什么
page-section-future = 我的将来
page-section-communication = 我怎样沟通
page-section-good_day = 顺心的一天
page-section-bad_day = 难熬的一天
page-section-please_do = 请这样做
page-section-please_do_not = 请不要
page-hospital-important_for = 怎样让我健康、安全
page-hospital-relationships = 我身边的人，有事打给谁
page-fold = 折法：先把上半张向后折，再把左半张向后折。
page-fold-mirrored = 折法：先把上半张向后折，再把右半张向后折。
page-cut = 沿边线剪下再折：先把上半张向后折，再把左半张向后折。
page-cut-mirrored = 沿边线剪下再折：先把上半张向后折，再把右半张向后折。

page-facts-both = { $full }，{ $pronouns }。
page-facts-one = { $fact }。
page-facts-speak = 我说{ $languages }。
page-facts-sign = 我用{ $languages }。
page-facts-languages = 我的语言：{ $languages }。
page-language = { $name }（{ $own }）
page-need-easy_read = 我需要易读的文字。
page-need-large_print_20 = 我需要20磅或更大的字。
page-need-large_print_24 = 我需要24磅或更大的字。
page-need-large_print_28 = 我需要28磅或更大的字。
page-need-symbols = 我用符号沟通。
page-need-photographs = 我用照片沟通。
page-need-makaton = 我用默启通手语（Makaton）。
page-need-objects = 我用实物沟通。
page-need-communication_passport = 我有一本沟通手册。
page-need-advocate = 我有一位代言人。
page-need-contact_via_carer = 请通过照顾我的人联系我。

page-mark = （{ $name }）
page-mark-guess = （猜测）
page-mark-guess-of = （{ $name }，猜测）
page-mark-family_or_friend = （家人或朋友）
page-mark-staff = （工作人员）

page-written-alone = 本页由{ $name }{ $on }写成。
page-written-together = 本页由{ $name }与{ $people }{ $on }一起写成。
page-written-together-nobody = 本页由{ $name }与其他人{ $on }一起写成。
page-written-by_others = 本页写的是{ $name }，由{ $people }{ $on }写成。
page-written-by_others-nobody = 本页写的是{ $name }，由认识的人{ $on }写成。
page-person = { $name }（{ $role }）
page-on = 于{ $date }
page-words-own = 每句话都是{ $name }自己的话。
page-words-some = 这些都是{ $name }自己的话，除了：{ $others }。
page-words-none = 这些不是{ $name }自己的话：{ $others }。
page-words-few = 大多不是{ $name }自己的话：{ $others }。
page-words-so-far = 目前知道：{ $lines }。
page-words-rest = 另有{ $number }句，还没有人说明是谁的话。
page-words-not-said = 还没有人说明这些是谁的话。
page-lines-own = { $number }句是{ $name }自己的话
page-others-from = { $number }句出自{ $who }
page-others-guess = { $number }句是猜测，有待核实
page-others-named = { $number }句出自旁边署名的人
page-who-family_or_friend = 家人或朋友
page-who-staff = 工作人员
page-look-again = 最迟{ $date }再看一遍。

page-list-more = { $first }、{ $next }
page-list-last = { $first }和{ $last }
# The word that comes before “句”.
page-number-1 = 一
page-number-2 = 两
page-number-3 = 三
page-number-4 = 四
page-number-5 = 五
page-number-6 = 六
page-number-7 = 七
page-number-8 = 八
page-number-9 = 九
page-number-10 = 十
page-number-11 = 十一
page-number-12 = 十二

page-date = { $year }年{ $month }{ $day }日
page-month-1 = 1月
page-month-2 = 2月
page-month-3 = 3月
page-month-4 = 4月
page-month-5 = 5月
page-month-6 = 6月
page-month-7 = 7月
page-month-8 = 8月
page-month-9 = 9月
page-month-10 = 10月
page-month-11 = 11月
page-month-12 = 12月

language-ase = 美国手语
language-bfi = 英国手语
language-isg = 爱尔兰手语
language-syl = 锡尔赫特语
