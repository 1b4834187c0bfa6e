"""The constructions in which a text says who invests in, builds or runs a project.

Each pattern has a group ``who``: one name or several, to be read by :func:`extract.link.parties_names.names`.
"""

from __future__ import annotations

import re

from extract.link.parties_saying import saying
from extract.words import any_of, column

DO = r"(?<!投入)" + any_of(column("party_verbs", "word", kind="do"))  # 新近投入运营的|名: nobody's work
_HOW = any_of(column("party_verbs", "word", kind="how"))
_ROLES = any_of(column("party_verbs", "word", kind="role"))
_ROLE_ENDS = " ".join(sorted({word[-1] for word in column("party_verbs", "word", kind="role")}))
_WITH = "与 和 同"
# A name's own brackets and dots may stand in it; 的 and the marks of a clause may not.
_WHO = r"(?P<who>(?:[^，。；：:！？“”（）()\s的]|[（(][^（）()]{1,8}[）)]){2,60}?)"
_AT = r"(?:在[^，。；的]{1,16}?|于[^，。；的]{1,12}?)?"
_RANKS = r"(?:等[^，。；、的]{0,8})?"
_WHEN = r"(?:\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|今年|去年|近日|日前|近期|随后)"
_LINK = rf"{_RANKS}(?:各按[^，。；]{{1,16}})?(?:{_HOW}|{_WHEN}|{_AT})*"
_END = r"(?:的[^，。；、]{0,14})?[“‘《]?$"
MONEY = r"(?:约|近|超|逾|人民币)*[\d.,一二两三四五六七八九十百千]+(?:多|余)?[万千百十]?(?:亿|万)?(?:元|美元|港元|欧元|日元)(?:人民币)?(?:左右|以上)?"

# 由甲公司投资5亿元建设, 由乙集团和丙公司各按50%共同出资; not 由丙公司实施工程设计和监理
BY = saying(
    rf"(?<![自缘经理])(?:由|系){_WHO}{_LINK}{DO}(?![^，。；]{{0,6}}(?:工程设计|方案设计|勘察|监理|检测|咨询))", "由 系"
)
# 甲公司投资5亿元建设|名, 甲公司在乙市启动|名, 乙集团计划投资5亿元的|名
SUBJECT = saying(
    rf"(?:^|[，：“就、和及与]){_WHO}{_LINK}(?:{DO}|规划|动工|开工)(?:，?(?:总(?:投资|金额|造价)额?)?{MONEY}|，?{DO}|在[^，。；的]{{1,12}}|，?(?:用于|以|来|将|规划|公司)|了|起)*{_END}"
)
# 甲远180亿元的|名
PRICED = saying(rf"(?:^|[，。；“]){_WHO}{MONEY}的[“‘《]?$", "元的")
# 由甲公司投资建设的|名, 与乙部合作的|名
OF = saying(
    rf"(?:由|与|和|同){_WHO}{_LINK}(?:合作|共建|{DO})[^，。；、]{{0,24}}的[^，。；、]{{0,10}}[“‘《]?$",
    "的",
    "由 与 和 同",
)
# 通过子公司甲公司在乙市投资建设|名: what a name with a company's end does is sure wherever the name begins
ACTS = saying(
    rf"(?P<who>\ue000+(?:[、和与及]\ue000+)*){_LINK}(?:{DO}|规划|动工|开工)(?:，?{MONEY}|，?{DO}|在[^，。；的]{{1,12}}|了|成|起)*(?:的?“|的[^，。；、]{{0,14}})?$",
    masked=True,
)
# 甲集团首个重大能源项目——|名, 甲集团的|名, 甲集团旗下|名
OWNS = saying(
    r"(?P<who>\ue000+)(?:旗下|所属|下属)?(?:的?[^，。；、的\ue000]{0,12}(?:的[^，。；、的\ue000]{0,12})?(?:项目|工程|基地|园区)(?:之一)?(?:—+|——)|的|(?<=[下属]))[“‘《]?$",
    masked=True,
)
# 甲汽车的|名, 甲远、乙钢的|名, 甲远在乙市的|名: companies without a company's ending, which must be known ones
BARE = saying(
    r"(?:^|[，；：。“、])(?:目前|其中|去年|今年|据悉)?(?P<who>[^，。；：“”、的\d\s]{2,8}?(?:、[^，。；：“”、的\d\s]{2,8}?){0,3})(?:公司)?(?:旗下|在[^，。；、的]{1,10})?的[“‘《]?$",
    "的",
)
# 当局宣布甲联合体中标|名; 甲集团还计划将|名|落户乙县
TAKES = saying(
    r"(?P<who>\ue000+)(?:成功|已|正式|独家|联合|还|也|同时|计划|拟|准备|决定)*(?:(?:中标|竞得|摘得|签下|拿下|收购|斩获)[^，。；、]{0,16}?(?:的|了)?|将|把)[“‘《]?$",
    masked=True,
)
# 据甲公司负责人介绍，|名
REPORTS = saying(
    r"据(?P<who>\ue000+)(?!招标代理)[^，。；\ue000]{0,12}?(?:介绍|透露|披露|公告|消息|称|说)，[^，。；、]{0,4}[“‘《]?$",
    "据",
    masked=True,
)
# 承建|名|的甲公司, 作为|名|的承建单位，甲公司: what stands in front of the name, and behind it
DOING = re.compile(r"(?:承建|负责|投资|建设|施工|运营|开发|参建)(?:了|着)?[“‘《]?$")
WHO_DOES = saying(r"^[”’》]?(?:项目|工程)?的(?P<who>\ue000+)", "的", masked=True)
# 设立子公司甲公司投资建设
FOUNDS = saying(
    r"(?:设立|成立|组建|注册)+了?(?:(?:全资|控股|合资|项目)*(?:子公司|公司))?(?P<who>\ue000+)[^。；]{0,16}?(?:投资|建设|实施|运营|开发)",
    "设立 成立 组建 注册",
    masked=True,
)
BEING = re.compile(r"作为[“‘《]?$")
# 甲集团在乙县举行|名|开工仪式
HOSTS = saying(r"(?P<who>\ue000+)(?:[^，。；、\ue000与和同]{0,16}?)举[行办](?:了)?[“‘《]?$", "举", masked=True)
CEREMONY = re.compile(
    r"[”’》]?(?:项目|工程)?(?:[一二三]期)?(?:集中)?(?:开工|奠基|投产|竣工|落成|启动|动工|开业|开园|投用|通车)"
    r"[^，。；]{0,4}(?:仪式|典礼|活动)"
)
# 负责|名|的建设和运营
IN_CHARGE = re.compile(r"(?:负责|承担|参与)(?:了|着)?[“‘《]?$")
CHARGE = re.compile(r"[”’》]?(?:项目|工程)?的?[^，。；]{0,6}(?:投资|建设|开发|运营|施工|实施)")
# 作为甲集团在乙县的首个项目，|名
FIRST = saying(
    r"作为(?P<who>\ue000+)[^，。；\ue000]{0,28}(?:项目|工程|基地|工厂|园区|布局|一环|举措|力作|之作)，[^，。；、]{0,4}[“‘《]?$",
    "作为",
    masked=True,
)
# 建设单位：甲公司: a line of its own beneath a name
LINE = saying(
    rf"^[\s（(\d一二三四五六七八九十、.]*(?:项目)?{_ROLES}(?:名称)?[：:为是]+{_WHO}(?=[，。；、（(\s]|$)", _ROLE_ENDS
)
# 最终，甲公司以3000万元的价格中标: said of the project told before
WON = saying(
    r"(?P<who>\ue000+(?=(?:最终)?[以凭][^，。；]{0,30}?(?:中标|竞得|摘牌|摘得|拍得|夺标))|(?<=中标的[是为])\ue000+)",
    "中标 竞得 摘 拍得 夺标",
    masked=True,
)
# 甲公司是国内最大的轴承企业, 甲公司成立于2001年: a sentence that makes a company known
KNOWN_AS = re.compile(
    r"(?:是|系|为)(?!了)[^，。；]{0,40}(?:企业|公司|集团|商|厂|巨头|品牌|领军者)"
    r"|(?:成立|创立|创建|始建|组建)于|总部(?:位于|设在|在)"
)
# …、项目业主甲集团、…: such words are said of the project told before
OWNER = saying(
    rf"(?:^|[，；、。])(?:该)?(?:项目|工程)的?(?:主要|联合|总)?{_ROLES}(?:为|是|：)?(?P<who>\ue000+)",
    _ROLE_ENDS,
    "项目 工程",
    masked=True,
)
# 甲四局项目经理李云介绍: who speaks so builds it
ON_SITE = re.compile(
    r"[^，。；：“”]{0,12}?项目(?:部|经理|负责人|总工|书记|副经理|总监|常务)[^，。；：“”]{0,12}?(?:介绍|表示|说|称|透露|告诉)"
)
WHO_IS = saying(
    rf"^[”’》]?(?:项目|工程)?的?(?:联合|主要|总)?(?:{_ROLES}|(?:承建|建设|投资|施工|运营|开发|业主)[^，。；]{{0,6}}?(?:方|单位|者|商|主体|企业|负责人))(?:之一)?，(?P<who>\ue000+)",
    masked=True,
)
# 引进甲公司和乙公司，投资3亿元，建设了|名; 携手甲集团打造|名
BRINGS = saying(
    rf"(?:引进|引入|招引|携手|联手|牵手|联合|会同)(?P<who>\ue000+(?:[、和与及]\ue000+)*)[^。；\ue000]{{0,40}}?(?:{DO}|共建)(?:了|成)?[^，。；、]{{0,10}}$",
    "引 手 合 会同",
    masked=True,
)
# 与甲公司、乙公司共建了|名
SHARES = saying(
    rf"(?:与|和|同){_WHO}(?:合作|共同|联合|携手)*(?:共建|建设|打造|开发|兴建|设立|建立)(?:了)?[^，。；、的]{{0,8}}[“‘《]?$",
    _WITH,
    "建 打造 开发 设立",
)
# 甲集团与乙县举行|名|签约
MEETS = saying(
    r"(?P<who>\ue000+)(?:与|同|和)[^，。；、\ue000]{2,14}?(?:正式|成功|现场|共同)*(?:举行|签订|签署|签约|签下|共建|就)[^，。；、]{0,6}[“‘《]?$",
    _WITH,
    masked=True,
)
# 由甲公司负责建设，总投资5亿元的|名
OF_FAR = saying(
    rf"(?:^|[，“])由{_WHO}{_LINK}{DO}[^，。；、的]{{0,10}}，[^。；]{{2,60}}的[“‘《]?$",
    "由",
    "的",
)
# 甲远|对|名|追加投资: the words behind the name are asked, too
PUTS = saying(rf"(?:^|[，“、])(?:[^，。；、]{{0,16}}的)?{_WHO}(?:再次|已经?|将|计划|拟|宣布|还|又|再)*对[“‘《]?$", "对")
PUT = re.compile(r"”?(?:追加|增加|新增|再|进行)*(?:投资|注资|增资|投入)")
# 与甲公司、乙远三方共同投资建设|名: whoever is a partner in what stands right in front of the name
SHARING = saying(
    rf"(?:与|和|同|携手|联手|牵手){_WHO}(?:三方|双方|各方)?(?:{_AT}|再次|正式)*(?:合作|共同|联合|携手|合资)+(?:出资|投资)*(?:{MONEY})?(?:{DO}|规划|动工|开工)(?:了|成|的)?[^，。；、的]{{0,14}}[“‘《]?$",
    "与 和 同 携手 联手 牵手",
    "合作 共同 联合 携手 合资",
)
# 与甲公司、乙远正式签约，…推进|名: the partner of what is done clauses further on
PARTNERED = saying(
    rf"(?:与|和|同|携手|联手|牵手){_WHO}(?:{_WHEN}|再次|正式|成功|顺利|现场|共同|已|在[^，。；的]{{1,12}}?)*(?:签约|签订|签署|签下|达成|展开|开展|合作|合资)(?=[^，。；]{{0,24}}，)",
    "与 和 同 手",
    "签 达成 合作 合资",
)
# 甲公司投资5亿元，在乙县…建设|名
FUNDS = saying(
    rf"(?P<who>\ue000+)(?:{_HOW}|{_WHEN}|{_AT}|等[^，。；的]{{0,6}}|[向为][^，。；的]{{2,12}}?)*(?:投资|斥资|出资|注资|捐资|捐赠){MONEY}",
    "资 捐",
    masked=True,
)
# 甲公司在乙市的|名
THERE = saying(r"(?P<who>\ue000+)(?:公司)?在[^，。；的]{1,12}(?:的|投资的|建设的)[“‘《]?$", "在", masked=True)
# 与甲公司签约|名, 与乙集团就|名
WITH = saying(
    rf"(?:与|和|同){_WHO}，?(?:正式|成功|现场|举行)*(?:签约|签订|签署|签下|达成|就|举行|举办)[^，。；]{{0,10}}[“‘《]?$",
    _WITH,
    "签 达成 就 举",
)
# 甲公司是乙线、|名|、丙线的建设和运营主体: what stands behind the names
_HOLDS = r"(?:投资|建设|运营|业主|开发|承建|施工|经营)[^，。；]{0,10}?(?:主体|单位|业主|方|商)"
IS_OF = re.compile(rf"(?:、[^，。；]{{1,80}}?)?的?{_HOLDS}(?=[，。；])")
HOLDER = saying(r"(?P<who>\ue000+)(?:公司)?(?:是|为|系|作为)(?:[^，。；]{1,60}、)?$", "是 为 系", masked=True)
# 名|与甲公司、乙公司现场签约; not 与丙公司签订设备采购协议
SIGNS = saying(
    rf"(?:分别)?(?:与|和|同){_WHO}(?:正式|成功|现场|举行|分别|顺利)*(?:签约|签订|签署)(?![^，。；]{{0,16}}(?:采购|供货|供应|贷款|融资|保险|销售))",
    "签",
    _WITH,
)
# 项目业主为甲公司, 承建方乙集团介绍
ROLE = saying(
    rf"{_ROLES}(?:为|是|：|:)?{_WHO}(?=[，。；、（(]|$|介绍|表示|透露|负责|相关|有关|从|在|将|说|称|是|项目|总经理|董事长|副总|总裁)",
    _ROLE_ENDS,
)
# 中标|名|可行性研究, 中标|名|监理: work on paper
PAPER = re.compile(
    r"[”’》]?(?:项目|工程)?的?[^，。；、]{0,6}?(?:工可|可研|可行性|勘察|设计(?!、?采购|、?施工|施工)|监理|检测|咨询|造价|审计|编制|供货|供应|采购)"
)
DESIGNER = re.compile(r"(?:设计|勘察|监理|咨询)(?:研究|咨询)?(?:总?院|集团|公司|有限)")
# 名|是甲集团在乙市投资的, 是甲公司的重点项目, 项目为乙公司独资
IS = saying(
    rf"(?:^”?(?:项目|工程)?，?(?:还|也|同时)?(?:是|系|为)|，(?:这|其|它)?(?:还|也|同时)?将?(?:是|系))(?:由)?{_WHO}(?=在|为|通过|继|于|的|援|独资|合资|全资|投资|联合|服务|旗下|首|重点|与|第[一二三四五六七八九十\d]+[座个家条])",
    "是 系 为",
)
THIS_IS = re.compile(r"(?:^|，)(?:还|也|同时)*(?:是|系|为)")
# 甲公司中标|名
WINS = saying(
    rf"(?:^|[，：、]){_WHO}(?:成功|已|正式|独家|联合)*(?:中标|竞得|摘得|承接|承建|承揽|签下|拿下|收购|斩获)(?:了|的)?[“‘《]?$",
    "标 得 承 下 收购 斩获",
)
# 甲公司总裁张三表示，将以|名, 甲公司|名|总工程师说
_RANK = r"(?:全球|中国区?|亚太区?|大中华区?|执行|常务|首席|高级|联席|轮值)*"
OFFICER = _RANK + (
    r"(?:董事局主席|董事长|总经理|总裁|负责人|首席执行官|创始人|总工程师|项目经理|厂长|总监|副总|执行董事|常务副总|CEO|董事|党委书记)"
)
SPEAKS = re.compile(
    rf"(?:(?:[^，。；的]{{0,6}}?){OFFICER}[^，。；：]{{0,16}}?(?:介绍|表示|说|称|透露|告诉)"
    rf"|[^，。；：的]{{0,16}}?(?:主任|经理|部长|书记|工程师|站长|队长|指挥长)[^，。；：]{{0,8}}?(?:介绍|表示|说|称|透露|告诉)|(?:\d+日|近日|日前|昨日|今日)?宣布)"
)
# 项目由甲公司投资，|乙公司、丙局等单位|承建
DOES_IT = saying(
    rf"[，；](?:并由|由)?{_WHO}{_RANKS}(?:单位|企业)?(?:负责|联合|共同|具体)*(?:承建|施工|总承包|设计施工|代建|援建|运营|运营管理|投资建设|投资|开发)(?=[，。；])",
    "建 施工 承包 运营 投资 开发",
)
# （甲公司投资）
NOTED = saying(rf"^(?:由)?(?P<who>\ue000+(?:[、和与及]\ue000+)*){_LINK}{DO}", masked=True)
# 名|是甲县与乙公司合作建设的…
SHARED = saying(
    rf"(?:与|和|同){_WHO}(?:合作|共同|联合|携手)+(?:投资|出资)?(?:共建|建设|打造|开发|兴建|运营|投资)",
    _WITH,
    "合作 共同 联合 携手",
)
# 甲公司负责运营, 甲公司为项目业主, 甲公司持股51%
RUNS = saying(
    rf"(?P<who>\ue000+(?:[、和与及]\ue000+)*)(?:{_HOW})*(?:负责(?:项目|该项目|投资|建设|运营|开发|实施|施工|承建|具体)|(?:作为|为|是)(?:该|本)?(?:项目)?{_ROLES}|(?:持股|占股|控股|出资占比|持有)[^，。；]{{0,6}}\d)",
    masked=True,
)
# 与甲、乙等企业合作; 由甲、乙投资; 甲公司董事长张三: companies that the article tells of, whatever they do there
PARTNER = saying(rf"(?:与|和|同|由){_WHO}{_RANKS}(?:深化|深度|战略)*(?:合作|投资|出资|合资)", "合作 资", "由 与 和 同")
TITLED = saying(
    rf"(?:^|[，。、“])(?P<who>[^，。；：:！？“”、（）()\s的\d]{{2,14}}?)(?:公司|集团)?(?:副)?{OFFICER}",
    "董事 总 经理 负责人 首席执行官 创始人 厂长 CEO 党委书记 总监",
)
# 由甲公司和乙公司共同出资, in an article of one project
TOGETHER = saying(rf"由{_WHO}{_LINK}(?:共同出资|共同投资|合资(?!的)|联合投资|共同建设)", "由", "共同 合资 联合")
# 甲联合体由乙公司、丙公司组成
MADE_OF = saying(
    r"(?P<whole>\ue000+)(?:是|系|为)?由(?P<who>[^。；]{4,80}?)(?:共同|合资|联合|出资)*(?:组成|组建)",
    "组成 组建",
    masked=True,
)
# 甲公司与乙公司签署…，共同投资: whoever is named in front of the word
PARTNERS = re.compile(r"与[^。；]{2,60}(?:签署|签订|签约|达成)[^。；]{0,60}共同(?:投资|出资|建设|开发)")
# 甲远是世界500强企业: what is told of a company
DEFINED = saying(
    r"(?:^|[，。])(?P<who>[^，。；：:！？“”、（）()\s的\d是]{2,12})是[^，。；]{0,24}(?:企业|公司|集团|巨头|品牌|厂商|[造应营发务]商)(?=[，。、之]|$)",
    "是",
    "企业 公司 集团 巨头 品牌 商",
)

# What is believed only of names that end as a company's does
SURE_ONES = frozenset((ACTS, TAKES, OWNS, BRINGS, SHARES, MEETS, REPORTS, FIRST))
# What is no party where only work on paper is won
WORKS_ON = frozenset((WINS, TAKES, ACTS, SUBJECT))
# What is looked for behind a name
BEHIND = (ROLE, FUNDS, RUNS, SHARED, FOUNDS, WON)
# What is looked for in front of a name, in this order
IN_FRONT = (
    *(OF, WITH, SUBJECT, PRICED, WINS, FUNDS, THERE, ACTS, TAKES, OWNS),
    *(BRINGS, SHARES, MEETS, REPORTS, OF_FAR, FIRST),
)
UNMASKED = tuple(construction for construction in IN_FRONT if not construction.masked)
