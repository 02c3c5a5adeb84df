"""An invented library of any size, for measuring pages: people with histories, skills, texts, tags and an index."""

import random
from datetime import timedelta

from django.utils import timezone

from candidates.models import (
    Batch,
    Candidate,
    CandidateSkill,
    DegreeLevel,
    Education,
    FileStatus,
    ResumeFile,
    ResumeText,
    Skill,
    Tag,
    Tagging,
    WorkExperience,
)
from candidates.models.skills import skill_key
from candidates.search import index

CHUNK = 500
SURNAMES = "陆温沈阮祁宋贺杜梁裴简傅乔龚纪韩江薛戚苗林周吴徐孙胡朱高郭何罗郑谢唐冯于董萧程曹袁邓许曾彭吕苏卢"
GIVEN = "景明书瑶知遥嘉禾云舟晚晴思源若溪以恒安然亦辰清和慕白子衿南星霁月予宁同尘文若可心一诺浩然雨桐子墨"
PINYIN = ("lu", "wen", "shen", "ruan", "qi", "song", "he", "du", "liang", "pei")
CITIES = [
    "上海",
    "苏州",
    "杭州",
    "深圳",
    "南京",
    "北京",
    "广州",
    "成都",
    "武汉",
    "西安",
    "宁波",
    "无锡",
    "合肥",
    "青岛",
    "长沙",
]
SCHOOLS = {  # 985, 211, 双一流, overseas
    "清华大学": (True, True, True, False),
    "同济大学": (True, True, True, False),
    "复旦大学": (True, True, True, False),
    "苏州大学": (False, True, True, False),
    "江南大学": (False, True, True, False),
    "上海海事大学": (False, False, False, False),
    "合肥工业大学": (False, True, True, False),
    "浙江大学": (True, True, True, False),
    "深圳大学": (False, False, False, False),
    "宁波大学": (False, False, True, False),
    "伦敦政治经济学院": (False, False, False, True),
    "西北农林科技大学": (True, True, True, False),
}
MAJORS = [
    "工业工程",
    "物流工程与管理",
    "计算机科学与技术",
    "统计学",
    "会计学",
    "机械工程",
    "市场营销",
    "英语",
    "材料科学",
    "药学",
]
COMPANIES = [
    f"{name}{trade}{kind}"
    for name in ["星河", "远帆", "云栖", "明德", "恒信", "蓝海", "青禾", "博远"]
    for trade in ["物流", "电子", "医药", "食品", "软件", "汽车", "零售", "咨询"]
    for kind in ("", "集团", "科技")
]
POSTS = [
    "运筹优化工程师",
    "采购数据分析师",
    "供应链计划经理",
    "需求计划主管",
    "算法工程师",
    "财务分析经理",
    "产品经理",
    "Java开发工程师",
    "质量体系工程师",
    "电商运营",
    "物流规划工程师",
    "人力资源专员",
    "前端工程师",
    "机械设计工程师",
]
SKILLS = [
    "SQL",
    "Python",
    "Java",
    "C++",
    "Tableau",
    "Power BI",
    "Excel VBA",
    "SAP",
    "S&OP",
    "需求预测",
    "库存管理",
    "机器学习",
    "Spring Boot",
    "Node.js",
    "React",
    "六西格玛",
    "项目管理",
    "数据分析",
    "AutoCAD",
    "SolidWorks",
    "GMP",
    "Kubernetes",
    "Docker",
    "MySQL",
    "Redis",
    "PyTorch",
    "英语CET-6",
    "谈判",
    "成本分析",
    "精益生产",
]
DEEDS = (
    "负责{}的规划与落地，覆盖{}个仓库，成本下降{}%",
    "搭建{}看板，用SQL和Tableau做数据分析，服务{}个部门，效率提升{}%",
    "主导{}项目，协调{}家供应商，交期缩短{}天",
    "从零建设{}体系，带{}人团队，缺货率降低{}%",
    "优化{}流程，梳理{}个接口，月结时间减少{}%",
    "参与{}系统上线，培训{}名用户，问题率下降{}%",
)
THINGS = [
    "供应链网络",
    "库存健康度",
    "需求预测模型",
    "推荐系统",
    "采购成本",
    "质量追溯",
    "门店补货",
    "大数据平台",
    "冷链运输",
    "生产排程",
    "用户增长",
    "财务核算",
    "招聘渠道",
    "自动化测试",
    "跨境物流",
    "数据仓库",
]
TAGS = ["已联系", "技术面通过", "备选", "二季度重点", "英语流利", "已拒绝"]
LEVELS = (DegreeLevel.ASSOCIATE, *[DegreeLevel.BACHELOR] * 6, *[DegreeLevel.MASTER] * 3, DegreeLevel.DOCTOR)


def make_library(people: int, *, seed: int = 7) -> None:
    """Add `people` invented candidates, indexed. The same seed gives the same people."""
    chance = random.Random(seed)
    skills = {name: Skill.objects.get_or_create(key=skill_key(name), defaults={"name": name})[0] for name in SKILLS}
    colors = Tag.Color.values
    tags = [Tag.objects.get_or_create(name=name, defaults={"color": colors[i]})[0] for i, name in enumerate(TAGS)]
    batch = Batch.objects.create(label="春季招聘", source="招聘网站")
    for start in range(0, people, CHUNK):
        add_chunk(chance, min(CHUNK, people - start), start, skills, tags, batch)


def add_chunk(chance, size, start, skills, tags, batch) -> None:
    made = Candidate.objects.bulk_create(candidate(chance, start + n) for n in range(size))
    first = timezone.now() - timedelta(hours=start // 10)
    for n, each in enumerate(made):
        each.created_at = first - timedelta(minutes=7 * n)
    Candidate.objects.bulk_update(made, ["created_at"], batch_size=200)
    Education.objects.bulk_create(row for each in made for row in education(chance, each))
    WorkExperience.objects.bulk_create(row for each in made for row in work(chance, each))
    CandidateSkill.objects.bulk_create(
        CandidateSkill(candidate=each, skill=skills[name], written=name, position=place)
        for each in made
        for place, name in enumerate(chance.sample(SKILLS, chance.randint(5, 14)))
    )
    Tagging.objects.bulk_create(
        Tagging(candidate=each, tag=tag)
        for each in made
        for tag in chance.sample(tags, chance.choice((0, 0, 1, 1, 2)))
    )
    files = ResumeFile.objects.bulk_create(file(each, start + n, batch) for n, each in enumerate(made))
    ResumeText.objects.bulk_create(ResumeText(file=each, lines=lines(chance)) for each in files)
    index.index_candidates([each.pk for each in made])


def candidate(chance, number) -> Candidate:
    school, tier = chance.choice(list(SCHOOLS.items()))
    return Candidate(
        name=chance.choice(SURNAMES) + "".join(chance.sample(GIVEN, 2)),
        name_pinyin=" ".join(chance.sample(PINYIN, 3)),
        phone=f"1390000{number % 10_000:04}",
        phone_digits=f"1390000{number % 10_000:04}",
        email=f"person{number}@example.com",
        label=chance.choice(POSTS),
        highest_degree=chance.choice(LEVELS),
        school=school,
        is_985=tier[0],
        is_211=tier[1],
        is_double_first_class=tier[2],
        is_overseas=tier[3],
        graduation_year=chance.randint(2004, 2025),
        experience_months=chance.randint(3, 240),
        current_company=chance.choice(COMPANIES),
        current_title=chance.choice(POSTS),
        city=chance.choice(CITIES),
        summary=f"{chance.randint(2, 15)}年{chance.choice(THINGS)}经验，善于沟通",
        doubtful_count=chance.choice((0, 0, 0, 0, 2)),
    )


def education(chance, candidate) -> list[Education]:
    year = candidate.graduation_year
    rows = [
        Education(candidate=candidate, entry="0", institution=candidate.school, area=chance.choice(MAJORS),
                  level=candidate.highest_degree, start_date=f"{year - 3}-09", end_date=f"{year}-06"),
        Education(candidate=candidate, entry="1", institution=chance.choice(list(SCHOOLS)), area=chance.choice(MAJORS),
                  level=DegreeLevel.BACHELOR, start_date=f"{year - 7}-09", end_date=f"{year - 3}-06"),
    ]  # fmt: skip
    for row in rows:
        row.set_months()
    return rows


def work(chance, candidate) -> list[WorkExperience]:
    rows = []
    for place in range(chance.randint(1, 4)):
        company, title = (
            (candidate.current_company, candidate.current_title)
            if place == 0
            else (chance.choice(COMPANIES), chance.choice(POSTS))
        )
        row = WorkExperience(
            candidate=candidate,
            entry=str(place),
            position_in_resume=place,
            name=company,
            position=title,
            start_date=f"{2023 - 3 * place}-04",
            end_date="" if place == 0 else f"{2026 - 3 * place}-01",
            is_current=place == 0,
            description="\n".join(deed(chance) for _ in range(chance.randint(3, 6))),
        )
        row.set_months()
        rows.append(row)
    return rows


def deed(chance) -> str:
    return chance.choice(DEEDS).format(chance.choice(THINGS), chance.randint(2, 60), chance.randint(3, 45))


def file(candidate, number, batch) -> ResumeFile:
    return ResumeFile(
        batch=batch,
        candidate=candidate,
        name=f"{candidate.name}-{candidate.label}.pdf",
        sha256=f"{number:064x}",
        size=120_000,
        format="pdf",
        status=FileStatus.PARSED,
        characters=1000,
        placed_characters=970,
    )


def lines(chance) -> list[dict]:
    return [
        {"number": n, "page": 1, "text": f"其他：{deed(chance)}", "boxes": [], "placed": False} for n in range(1, 13)
    ]
