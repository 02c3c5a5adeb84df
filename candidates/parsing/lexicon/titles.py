"""Endings that make a word a post, and parts that no name has. Origin: written for this project."""

import re

TITLE_TAIL = re.compile(
    r"(?:工程师|工程師|经理|經理|主管|专员|專員|助理|总监|總監|总裁|董事长|总经理|主任|顾问|顧問|分析师|设计师|設計師|架构师|开发|研发|运营"
    r"|編輯|编辑|记者|会计|會計|出纳|财务|审计|律师|教师|老师|講師|讲师|教授|研究员|科学家|医师|医生|护士|护师|药师|技师|技工|技术员|司机|店长"
    r"|导购|客服|销售|销售员|业务员|采购|采购员|仓管|文员|人员|行政|人事|秘书|翻译|编导|策划|主播|摄影师|剪辑师|厨师|服务员|保安|电工|焊工|车工|钳工|操作工|普工|质检员"
    r"|施工员|造价员|监理|测试|运维|实习生|管培生|培训生|储备干部|程序员|组长|班长|部长|校长|院长|厂长|队长|工人|学徒|合伙人|创始人|负责人|架构|算法|前端|后端"
    r"|产品|美工|插画师|原画师|动画师|模特|教练|咨询师|培训师|规划师|建造师|造价师|精算师|理货员|收银员|快递员|调度|调度员|督导|买手|跟单|单证|法务|风控|柜员|业务伙伴|译者)$"
    r"|\b(?:Engineer|Developer|Manager|Director|Designer|Analyst|Consultant|Architect|Scientist|Researcher|Professor|Lecturer|Teacher"
    r"|Assistant|Specialist|Executive|Officer|Accountant|Auditor|Lawyer|Attorney|Nurse|Physician|Editor|Translator|Interpreter"
    r"|Coordinator|Supervisor|Administrator|Intern|Trainee|Representative|Secretary|Buyer|Planner|Producer|Writer|Technician|Lead|Head"
    r"|President|CEO|CTO|CFO|COO|HRBP|HR|PM)\b",
    re.IGNORECASE,
)
# Posts of two characters that name nothing else, neither a field of study nor a part of a firm.
SHORT_TITLE = re.compile(
    r"律师|律師|教师|教師|老师|老師|讲师|講師|医生|醫生|护士|護士|药师|司机|司機|厨师|廚師|电工|焊工|车工|钳工|保安|店长|店長|文员|文員|出纳|導購|导购|记者|記者|编辑|編輯|秘书|秘書"
)
NO_NAME_PART = re.compile(
    r"我是|我叫|大学|大學|学院|學院|公司|集团|研究院|研究所|银行|中学|医院|专业|学历|经验|經驗|简历|履历|履歷|求职|应聘|意向|毕业|研究生|本科|硕士|博士|年级|信息|资料|联系|电话|邮箱"
    r"|地址|照片|更新|下载|编号|能力|技能|负责|熟悉|精通|掌握|工作|项目|教育|自我|评价|优势|个人|荣誉|证书|奖|方向|系统|技术|数据|管理|服务|中国|网站|主页|博客|扫码|现居|期望|到岗"
    r"|university|college|school|institute|department|resume|curriculum|vitae|company|ltd|inc\b|street|road|district|china|page\b",
    re.IGNORECASE,
)
