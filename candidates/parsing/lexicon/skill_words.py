"""Words around skills in lists and sentences: levels, verbs, what is generic, what is no skill.

Origin: written for this project.
"""

import re

LEVELS = (
    "精通|熟练掌握|熟练使用|熟练运用|熟练应用|熟练操作|熟练|熟悉掌握|熟悉使用|熟悉|掌握|了解|擅长|基本掌握|初步掌握|会使用|会用|善用|良好|一般|入门|专家"
    "|proficient|familiar|expert|advanced|intermediate|basic"
)
LEADS = (
    "能够|可以|具备|具有|拥有|以及|同时|本人|较为|比较|非常|十分|基本"
    "|初步|深入|系统|独立|学习过|接触过|使用过|用过|有过|包括|对(?=面向|[A-Z])"
)
VERBS = "掌握|使用|运用|应用|操作|理解|编写|部署及调用|部署|调用|学习|了解|进行|利用|完成|通过"
# Slashes that belong to a name: A/B测试, TCP/IP, CI/CD, STM32F4/H7, L/C.
WITH_SLASH = re.compile(
    r"\bA/B\s?(?:测试|实验|Test\w*)|TCP/IP|CI/CD|\bI/O\b|\bL/C\b|PL/SQL|uC/OS\S*|Pro/E(?:NGINEER)?|S/4\s?HANA|OS/2|FI/CO|GB/T|DL/T|[A-Z]{2,}\d+\w*/[A-Z]\d+|\b[A-Z]/S\b|(?<![A-Za-z])[A-Z]/\d(?!\d)|\b\d+/\d+\b|[A-Z]+-MS/MS|CRISPR/Cas\d*|MCU/SoC",
    re.IGNORECASE,
)
# Words after a term that say what it is or is used for, not which.
GENERIC = re.compile(
    r"^(?:等|等等|的|语言|编程语言|脚本|框架|工具|软件|技术|数据库|系统|平台|中间件|服务器|环境|库|组件|协议|命令|模型|基础|基本语法|语法|基础知识|知识|原理|机制|开发|编程|应用|操作|使用|用法|特性|新特性"
    r"|模板库|爬虫库|接口封装|接口|网络编程|基本开发|基本操作|常用命令|办公软件|三件套|全家桶|集群|架构|爬虫|开发环境|开发工具|等?(?:主流|常用|常见|相关|各类)?(?:的)?(?:框架|工具|软件|技术|语言|数据库|办公软件|开发环境|开发工具|模型))+$"
)
# Latin words after a product's name that say what kind it is of: Salesforce CRM, Excel VBA.
KINDS = frozenset(("crm", "erp", "wms", "pms", "vba", "bi", "sdk", "api"))
SOFT_SKILL = re.compile(
    r"沟通|协作|团队|抗压|学习能力|责任心|执行力|领导力|亲和力|适应能力|吃苦|耐劳|认真|细致|严谨|积极|主动|乐观|开朗|敬业|诚信|表达能力|组织能力|协调能力|管理能力|创新能力|思维|逻辑|自学|态度|习惯|热爱|兴趣|善于|性格|精神|素养|communication|teamwork|leadership|self-motivated",
    re.IGNORECASE,
)
# Words of someone who tells about herself.
STORY = re.compile(r"^我|我[最想会]|喜欢|功底|做过")
VERBAL = re.compile(
    r"负责|完成|进行|实现|提升|提高|具备|具有|拥有|能够|可以|可独立|独立|参与|解决|保证|确保|帮助|协助|经验|优化|大幅|高效|阅读|编写|撰写|处理|搭建|设计过|用于|支持|根据|通过|针对|良好的|扎实的|深入|丰富|包括|擅长|快速|促进"
)
OTHER_LABEL = re.compile(
    r"证书|證書|资格|获奖|荣誉|奖项|外语|语言能力|语言水平|英语|日语|学术审稿|审稿|课程|自我|要求|薪资|工资|待遇|性格|爱好|兴趣|论文|专利|学历",
    re.IGNORECASE,
)
# A bracket that tells how well or how long, not what.
ASIDE = re.compile(r"基于|可|能|已|曾|约|具备|\d+\s?级|\d+\s?年|[一二三四五六七八九十]级")
# What may stand around a known term in a phrase about it.
FILLER = re.compile(
    r"有很好的理解|很好|较强|较好|一定|良好|扎实|能力|理解|方面|丰富|经验|范式|机制|原理|和|与|及|的|在|对|之|\s"
)
# Latin words that name no skill before a Chinese one: AI工具, IT行业.
NO_TERM = frozenset(("ai", "it", "pc", "app", "web", "hr", "b", "c端", "to", "and", "or"))
SKILL_LABEL = re.compile(r"特长|特長|技能|专长|電腦|计算机|软件|工具|编程")
# Heads of columns in tables of skills.
COLUMN_HEADS = frozenset(
    (
        "类别",
        "类型",
        "分类",
        "技能",
        "技能名称",
        "名称",
        "熟练程度",
        "掌握程度",
        "程度",
        "等级",
        "水平",
        "说明",
        "内容",
        "时间",
        "暂无",
        "其他",
    )
) | frozenset(("使用时间", "备注", "其它", "描述"))
EMPTY_CATEGORY = re.compile(r"其他|其它|技能|专业技能|能力|工具|软件|语言|框架")
