"""Words that tell honours, certificates, patents and papers apart. Origin: written for this project."""

import re

AWARD_END = re.compile(
    r"(?:奖|獎|奖学金|獎學金|助学金|奖金|奖章|獎章|奖牌|奖杯|称号|稱號|荣誉|榮譽|表彰|嘉奖|标兵|標兵|先进个人|先进工作者|先进|模范|劳模|冠军|亚军|季军|冠軍|亞軍|季軍|殿军"
    r"|金牌|银牌|铜牌|銀牌|銅牌|金奖|银奖|铜奖|第[一二三四五六七八1-8]名|能手|之星|明星|新星|百强|十佳|提名|入围|优胜|优秀结题|先锋号|文明号|红旗手|岗位明星|三好学生|三好生|特优生|十佳[\u4e00-\u9fff]{2,6}|最美[\u4e00-\u9fff]{2,6}|金牌[\u4e00-\u9fff]{2,6}|最佳[\u4e00-\u9fff]{1,8}|优秀毕业生|毕业生|优秀生|优秀学生|优秀学员"
    r"|优秀(?:班|团|党|学生)?(?:干部|干事|骨干|团员|党员|员工|个人|教师|班主任|实习生|志愿者|营员|[一-鿿]{0,6}论文|作品|企业家|经理|团支书|团队|奖|律师|队员|导师|组员|辅导员|社员|护士|医生|工作者|新人|销售|培训生)"
    r"|优秀[\u4e00-\u9fff]{1,8}(?:生|员|者|师|手|经理|干部)|带头人|骨干教师|班主任|人才|状元|推荐律师|创作者|未来之星|大师|智多星|[一二三特]等功)$"
    r"|\b(?:awards?|prizes?|scholarships?|medal(?:ist)?|honou?rs?(?:\sstudent)?|champion|winner|finalist|fellowship|runner-?up|mention"
    r"|best\s(?:paper|student|poster|project)(?:\s\w+)?|first\splace|second\splace|third\splace|dean'?s\slist|talent|nominee)\b",
    re.IGNORECASE,
)
AWARD_ANYWHERE = re.compile(
    r"奖学金|[一二三特]等奖|[金银铜]奖|优秀毕业生|优秀学生|三好学生|荣誉称号|冠军|亚军|季军|竞赛.{0,12}奖|大赛.{0,12}奖|优秀团干|优秀共青团"
)
# What stands below a heading for honours and is none.
NO_AWARD = re.compile(
    r"考核结果|^(?:优秀|良好|合格|基本称职)$|(?<!基本)称职|社会关系|家庭.{0,3}成员|立项|(?<!优秀)结题|课题《|主持.{0,12}(?:课题|项目)"
)
# How good the honour before it was, no honour by itself: `电子设计竞赛，一等奖`.
AWARD_GRADE = re.compile(
    r"(?:国家级?|全国|[省市校院]级?|团体|个人)*(?:[一二三特]等奖|[金银铜]奖|第[一二三四五六]名|优[秀胜]奖|[冠亚季]军)"
)
# Who gave an honour, in a cell of its own.
AWARD_LEVEL = re.compile(r"(?:国家|全国|国际|世界|省部|[省市区县校院系厅部]|集团|公司|行业)级别?")
AWARD_LEVEL_BEHIND = re.compile(rf"\s*[\s|｜]\s*{AWARD_LEVEL.pattern}$")
# Who one was in the team that won.
AWARD_ROLE = re.compile(
    r"(?:团队|项目|队伍|小组|参赛队?|主要|核心)?(?:负责人|队长|队员|成员|组长|组员|领队|完成人|参与[人者]|主持人?)"
    r"|第[一二三四五六1-6](?:负责人|完成人|作者|成员)|排名第?[一二三四五六1-6]"
)
# Posts and trades of which there are levels: `高级工程师`, `营养师二级`.
_TITLES = (
    r"(?:工程师|会计师|会计|经济师|统计师|审计师|政工师|教师|讲师|研究员|实验师|农艺师|畜牧师|兽医师|工艺师|工艺美术师|美术师|物流师|采购师|采购经理|营养师|理财师|理财规划师|心理咨询师|咨询师"
    r"|育婴师|保育师|保育员|烹调师|面点师|西点师|调酒师|茶艺师|评茶员|评茶师|品酒师|美容师|美发师|健康管理师|人力资源管理师|企业培训师|项目管理师|职业指导员|劳动关系协调员|社会工作者"
    r"|导游|编辑|记者|翻译|馆员|档案员|律师|公证员|教练|教练员|裁判|裁判员|运动员|技师|电工|焊工|钳工|车工|铣工|装配工|维修工|护士|护师|药师|医师|技术员|管理师|设计师|架构师|分析师|分析員|技術士)"
)
# The characters with which the words for certificates begin: elsewhere nothing is tried.
CERTIFICATE_OPENINGS = (
    "ACFGHILMNOPRSTUWQ一三上丙中乙二五人从会作信健公兽内初副助劳医古合员咨四執安审导工师建录心急憑执技护操救教施正注特甲监税系綠"
    "经结统绿网考职職育药認證计认证评资資質质軟软造钢駕驾高黑"
)
CERTIFICATE = re.compile(
    f"(?=[{CERTIFICATE_OPENINGS}])(?:"
    r"证书|證書|證照|憑證|证$|證$|证[(（]|證[(（]|证\s?[A-CN]?\d?$|驾照|駕照|驾驶[证執执]|駕駛執照|执照|執照|资格|資格|职称|職稱|认证|認證|上岗|从业|建造师|造价师|造价工程师|监理工程师|安全工程师|会计师|税务师|审计师|评估师|经济师|统计师"
    r"|(?:高级|中级|初级|助理|副高|正高)(?:级)?(?:职称|会计)|(?:正高级|副高级|高级|中级|初级|助理|[一二三四五]级|[特甲乙丙]級?级?)[一-鿿]{0,10}"
    + _TITLES
    + r"|丙級|乙級|咨询工程师|注册[\u4e00-\u9fff]{1,10}师|特许[\u4e00-\u9fff]{2,8}师"
    r"|执业[\u4e00-\u9fff]{0,4}[医药护]师"
    r"|(?:人力资源|健康)管理师|劳动关系协调[员师]|心理咨询师|公共营养师|育婴师"
    r"|护师|药师|医师|兽医师|技師|技师|技術士|高级工|中级工|初级工|[一二三四五]级[\u4e00-\u9fff]{0,8}(?:师|员|工)"
    r"|(?:师|员|工)[(（]?[一二三四五初中高]级|计算机[一二三四]级|计算机等级|计算机(?:国家)?(?:二|三|四)级|软考|内审员|审核员|安全员|施工员|质量员|资料员|质检员|绿带|黑带|綠帶|黑帶|软件设计师|系统架构设计师|系统分析师"
    r"|网络工程师|信息系统项目管理师|教练|导游|救护员|急救员|急救員|结业证|健康证|操作证|作业证|合格证|录用通知|钢琴[一二三四五六七八九十]级|古筝[一二三四五六七八九十]级|考级"
    r"|(?<![A-Za-z])(?:CPA|USCPA|AICPA|ACCA|FCCA|HKICPA|CFA|FRM|CIA|CMA|CICPA|CFP|AFP|RFP|CAIA|CIIA|PMP|PgMP|NPDP|PMI-ACP|CISSP|CISP|CISA|CISM|CRISC|CEH|OSCP|CCSP|CCNA|CCNP|CCIE|HCIA|HCIP|HCIE|HCNA|HCNP|H3CNE|H3CSE|RHCE|RHCSA|OCP|OCM"
    r"|OCA|OCJP|SCJP|MCSE|MCSA|MCP|MCDBA|CKA|CKAD|CKS|AWS Certified|ITIL|TOGAF|COBIT|CSM|CSPO|ACP|CPSM"
    r"|CPPM|CPIM|CSCP|CLTD|SCMP|SCPM|CSWP|CSWA|NCRE|CATTI"
    r"|ISTQB|CBAP|CDMP|CDGA|CDGP|CQE|CQA|CRE|CSSBB"
    r"|CSPM|IPMP|PRINCE2|CDA|CPDA|LCCI|SHRM|SPHR|GPHR|PHR|NEBOSH|WSET|CIPM|CIPP|CIPS|MOS|ACA|MCT|CELTA|TESOL|TEFL|LEED|MRICS|RICS|NSCA|CPP|CIMA|CTA|CPE|IFRS证书|FMVA|CQF|SOA|FSA|ASA)(?![A-Za-z])|\b(?:certificate|certification|certified|licen[cs]e|qualification|qualified|chartered|level\s(?:I{1,3}|[1-3]))\b)",
    re.IGNORECASE,
)
# What leads to certificates in a sentence, what may stand behind all of them, and how their names end there.
HELD = re.compile(
    r"持有?(?!续|证上岗|久|股|仓|家)|考取|考出|考过|考下|考到|考了|拿到|拿过|拿了|取得|获得|获评|评上|评聘为?|具有|具备|拥有|通过|领取"
    r"|(?:^|(?<=[我还也并且]))有(?![色限机关效])"
)
HELD_ALL = re.compile(r"(?:都|均|全部?)(?:已经?)?(?:有|取得|考取|考出|拿到|持有)了?$|齐全$|已(?:取得|考取|拿到)$")
NOT_HELD = re.compile(
    r"营业执照|许可证|认证|身份证|居住证|登记证|房产证|签证|凭证|验证|单证|保证|论证|准考证|毕业证|学位证|结业证书?$"
    r"|公司|企业|客户|产品|项目|证据|协助|帮助|资质|申办|办理|备考|在考|报考|准备|计划|希望|争取|打算|目标|将|年内|未|没有?|资格审"
)
PAPER_END = re.compile(r"(?:证书?|证[A-C]\d?|[驾執执]照|资格|职称|[师员]|级工)$")
# A level of the state's test of computing, without its name.
LEVEL_OF_COMPUTING = re.compile(
    r"(?:国家|全国|[省市])?(?:计算机)?(?:等级)?(?:考试)?[一二三四]级(?:[(（][^()（）]*[)）]|证书)?"
)
# Driving licences, wherever they are named.
DRIVING = re.compile(
    r"(?:机动车)?(?:[ABC][123]E?\s?(?:型|类|照)?\s?(?:机动车)?\s?(?:驾照|驾驶证|驾驶执照|駕照)|(?:机动车)?(?:驾驶证|驾照|驾驶执照)\s?[(（]?[ABC][123]E?[)）]?(?:照|型|类)?"
    r"|普通[小大重輕][型]?[車机機][車]?駕照|(?:職業|普通)[小大]?[型]?[客貨]?[車机機][車]?駕照|普通重型機車駕照)"
)
DRIVING_SIGN = re.compile("[驾駕]")  # without it none is named
# A row that says what the columns below it hold.
COLUMN_HEAD = re.compile(
    r"(?:(?:资格|证书|證書|证照|職業|职业|奖项|奖励|荣誉|获奖|专利|论文|语言|语种|外语|技能|软件)?(?:名称|名稱|项目|级别|等级|编号|类别|类型|种类)"
    r"|(?:取得|获得|获取|发证|發證|颁发|授予|考取|获奖|通过|掌握|使用|熟练)?(?:时间|時間|日期|年份|年月|程度|水平)|(?:发证|發證|颁发|頒發|授予|颁证|颁奖|授奖|评定|评审|评选|批准|发放|认证|主办)(?:机关|機關|机构|機構|单位|單位|部门)"
    r"|成绩|分数|备注|序号|证书|證書|奖项|荣誉|技能|语种|排名|本人排名|作用)"
)
# Heads of columns whose cells name nothing that is listed, and of those that tell its grade.
COLUMN_OF_ASIDES = re.compile(r"序号|编号|备注|机关|机构|单位|部门")
COLUMN_OF_DATES = re.compile(r"时间|時間|日期|年份|年月")
COLUMN_OF_LEVELS = re.compile(r"级别|等级|程度|水平")
PATENT = re.compile(
    r"专利(?!代理|律师|工程师|分析师|管理师)|專利(?!師|代理)|实用新型|外观设计|软件著作权|软著|著作权|软著登字|(?<![A-Za-z0-9])(?:ZL|CN|US|EP|WO|JP)\s?\d{6,}|\bpatent\b",
    re.IGNORECASE,
)
PATENT_NUMBER = re.compile(
    r"(?:(?<![A-Za-z0-9])ZL\s?(?:19|20)\d\d\s[1-9]\s\d{7}\.[\dX]|(?<![A-Za-z0-9])(?:ZL|CN|US|EP|WO|JP|KR|PCT)[\s/]?(?:CN)?[\d/]{6,}(?:\.[\dX])?(?:\s?[A-Z]\d?)?\b|(?<![A-Za-z0-9])20\d{10}\.[\dX]\b|\b(?:19|20)\d{2}SR\d{5,}\b|软著登字第?\s?\d+\s?号)"
)
PUBLICATION = re.compile(
    r"论文|論文|期刊|录用|发表|\[[JCMDPRN](?:/OL)?\]|\bet al\b|\barXiv\b|\bdoi\b"
    r"|\bProceedings\b|\bTransactions on\b|\bJournal of\b|SCI[一二三四]区|\bEI\b收录|CCF[\s-]?[ABC]",
    re.IGNORECASE,
)
ORGANISATION_END = re.compile(
    r"(?:大学|学院|研究院|研究所|公司|集团|教育部|委员会"
    r"|协会|学会|基金会|中学|银行|医院|政府|省厅|教育厅|科技部|团委|[区市县]委)$"
)
# What leads to a thing that was got; 曾 and 过 do so only beside a verb, else they begin a name: 曾宪梓奖学金.
GOT = re.compile(
    r"^(?:(?:多次|连续[一二三四五\d]+年|在校(?:期间)?|(?:大学|本科|研究生|工作)期间)\s*)*"
    r"(?:(?:多次|曾|先后|并)*\s*(?:荣获|榮獲|获得|獲得|获评|获颁|获选|获|獲"
    r"|被授予|(?:荣?记|荣?立)(?=[一二三]等功)|取得|考取|通过|持有|拥有|具有|具备|被评为|评为|授予|当选|入选|拿到|拿过|得过)(?:了|过)?)?\s*(?=\S)"
)
# Who pays for research, how far it is, and with how much money or under which number.
PAYER = re.compile(
    r"基金(?:面上|青年|重点|联合|重大|一般|专项|地区)|基金.{0,10}资助(?:项目)?$|(?:自然|社会)科学基金[^\u4e00-\u9fff]*$"
    r"|(?:科研|科学|社科|青年|博士后|创新|人才)基金(?:项目|课题)?\s?(?:[(（][^()（）]*[)）])?$"
    r"|(?:研发|研究|科技|创新|训练|攻关|培育)计划(?:项目|课题)?$|\bFoundation(?: of [A-Z]\w+)?$"
)
GRANT_STATE = re.compile(r"(?:已|未)?(?:在研|结题|完成|立项|验收)|ongoing|completed", re.IGNORECASE)
GRANT_SUM = re.compile(r"\d{5}|\d\s?万元?$|元$|^(?:CNY|RMB|USD|HKD?)?\s?\$?[\d,]{4,}$|^\d{3}$")
