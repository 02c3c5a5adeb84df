"""Who is found by what, on whichever database the tests run."""

import pytest
from django.core.management import call_command

from candidates.models import Candidate, DegreeLevel, Note, SearchAlias, SearchDocument
from candidates.search import index
from candidates.search.documents import Document
from candidates.search.query import parse
from tests.making import make_batch, make_candidate

pytestmark = pytest.mark.django_db


def found(text):
    return set(Candidate.objects.filter(index.matching(index.question(text).tree)).values_list("name", flat=True))


@pytest.fixture
def people():
    make_candidate(
        "陆景明",
        name_pinyin="lu jing ming",
        phone="138-0013-8000",
        phone_digits="13800138000",
        email="jingming.lu@example.com",
        skills=["C++", "Spring Boot", "Node.js"],
        education=[{"institution": "华中科技大学", "area": "工业工程", "level": DegreeLevel.MASTER}],
        work=[
            {
                "name": "京东物流",
                "position": "运筹优化工程师",
                "description": "面向华东12个仓的供应链网络优化\n搭建大数据平台",
            }
        ],
    )
    make_candidate(
        "温书瑶",
        skills=["C", "C#", ".NET", "Java"],
        work=[
            {"name": "联合汽车电子", "position": "采购数据分析师", "description": "负责电子料供应商管理，覆盖A/B测试"}
        ],
        tags=["已联系", "供应链专家"],
        notes=["电话聊过，下周可到岗"],
    )
    make_candidate(
        "Anna Schmidt",
        skills=["JavaScript"],
        lines=["熟悉C端產品，Ｐｙｔｈｏｎ３脚本", "外包项目经理"],
        summary="南京东路门店数据",
        education=[{"institution": "北京邮电大学"}],
    )
    make_candidate(
        "张伟",
        name_pinyin="zhang wei",
        city="深圳",
        experience_months=66,
        graduation_year=2019,
        skills=["PyTorch", "Kubernetes"],
        education=[
            {
                "institution": "清华大学",
                "area": "电子信息",
                "level": DegreeLevel.DOCTOR,
                "is_985": True,
                "is_211": True,
            }
        ],
        work=[
            {"name": "阿里巴巴", "position": "召回策略工程师", "description": "与华为、复旦大学联合研究"},
            {"name": "鹅厂", "position": "实习生"},
        ],
        batch=make_batch(source="员工内推"),
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("供应链", {"陆景明", "温书瑶"}),  # a tag counts
        ("供应商", {"温书瑶"}),
        ("數據", {"陆景明", "温书瑶", "Anna Schmidt"}),  # within 大数据, and simplified
        ("大数据", {"陆景明"}),
        ("京东", {"陆景明", "Anna Schmidt"}),
        ("京", {"陆景明", "Anna Schmidt"}),
        ("京邮", {"Anna Schmidt"}),
        ("瑶", {"温书瑶"}),  # the last character of a run
        ("C++", {"陆景明"}),
        ("c", {"温书瑶", "Anna Schmidt"}),
        ("C#", {"温书瑶"}),
        (".NET", {"温书瑶"}),
        ("Java", {"温书瑶"}),
        ("node.js", {"陆景明"}),
        ("node", {"陆景明"}),
        ("springboot", {"陆景明"}),
        ("“spring boot”", {"陆景明"}),
        ("boot spring", {"陆景明"}),
        ("“boot spring”", set()),
        ("python", {"Anna Schmidt"}),
        ("C端", {"Anna Schmidt"}),
        ("c端产品", {"Anna Schmidt"}),
        ("a/b测试", {"温书瑶"}),
        ("13800138000", {"陆景明"}),
        ("138 0013 8000", {"陆景明"}),
        ("8000", {"陆景明"}),
        ("jingming.lu@example.com", {"陆景明"}),
        ("lujingming", {"陆景明"}),
        ("ljm", {"陆景明"}),
        ("jingming lu", {"陆景明"}),
        ("schmidt", {"Anna Schmidt"}),
        ("北邮", {"Anna Schmidt"}),
        ("到岗", {"温书瑶"}),
        ("已联系", {"温书瑶"}),
        ("供应链 非 京东", {"温书瑶"}),
        ("供应链 -已联系", {"陆景明"}),
        ("非 供应链", {"Anna Schmidt", "张伟"}),
        ("java 或 (c++ 与 非 已联系)", {"温书瑶", "陆景明"}),
        ("java 或 非 数据", {"温书瑶", "张伟"}),
        ("数据平台外包", set()),
        ("Node.js或pytorch", {"陆景明", "张伟"}),
        ("'spring boot'", {"陆景明"}),
        ("„boot spring”", set()),
        ("Ｃ＋＋", {"陆景明"}),
        ("供应链 ＮＯＴ （京东）", {"温书瑶"}),
        # names in Latin letters, in traditional characters
        ("zw", {"张伟"}),
        ("zhangwei", {"张伟"}),
        ("wei zhang", {"张伟"}),
        ("張偉", {"张伟"}),
        # names that mean the same, whichever of them was written
        ("THU", {"张伟"}),
        ("清华", {"张伟"}),
        ("tsinghua", {"张伟"}),
        ("阿里", {"张伟"}),
        ("Alibaba", {"张伟"}),
        ("腾讯", {"张伟"}),
        ("Tencent", {"张伟"}),
        ("k8s", {"张伟"}),
        ("阿里 非 k8s", set()),
        ("北邮 或 阿里", {"Anna Schmidt", "张伟"}),
        # one field
        ("学校:清华", {"张伟"}),
        ("学校：THU", {"张伟"}),
        ("学校:复旦大学", set()),  # her work tells of it
        ("公司:华为", set()),
        ("公司: 阿里", {"张伟"}),
        ("company:tencent", {"张伟"}),
        ("公司:京东,阿里", {"陆景明", "张伟"}),
        ("技能:node", {"陆景明"}),
        ("技能:(C++ 或 PyTorch)", {"陆景明", "张伟"}),
        ("skill:“spring boot”", {"陆景明"}),
        ("技能:boot技能", set()),
        ("姓名:zw", {"张伟"}),
        ("姓名:陆", {"陆景明"}),
        ("职位:工程师", {"陆景明", "张伟"}),
        ("专业:工业工程", {"陆景明"}),
        ("城市:深圳", {"张伟"}),
        ("城市:深", {"张伟"}),
        ("城市:南京", set()),
        ("层次:985", {"张伟"}),
        ("备注:到岗", {"温书瑶"}),
        ("标签:供应链", {"温书瑶"}),
        ("标签:没有", set()),
        ("来源:内推", {"张伟"}),
        ("供应链 -标签:已联系", {"陆景明"}),
        ("年限:>=5", {"张伟"}),
        ("年限:>5", set()),
        ("年限:3-5年", {"张伟"}),
        ("years<5", set()),
        ("毕业:2018~2020", {"张伟"}),
        ("学历:硕士", {"陆景明"}),
        ("学历:硕士+", {"陆景明", "张伟"}),
        ("学历:本科以下", set()),
        ("degree:phd", {"张伟"}),
        ("学历:硕士 年限:>=5", set()),
        ("学历:博士 或 供应链", {"陆景明", "温书瑶", "张伟"}),
        ("学校:清华 公司:阿里巴巴 技能:PyTorch 年限:>=5 学历:博士 城市:深圳", {"张伟"}),
        ("工程师 非 学历:博士", {"陆景明"}),
        ("非 (学历:博士 或 供应链)", {"Anna Schmidt"}),
        ("供应链网络工程师", {"陆景明"}),  # long runs ask for their words
        ("“供应链网络工程师”", set()),
        ("it's", set()),
        ('"quote', set()),
        ("back\\slash 'x", set()),
    ],
)
def test_finds(people, text, names):
    assert found(text) == names


def test_admins_say_what_means_the_same(people):
    SearchAlias.objects.create(names="汇川，联合汽车电子、UAES")
    SearchAlias.objects.create(names="阿里")
    assert found("uaes") == found("公司:汇川") == {"温书瑶"}
    assert found("tencent") == {"张伟"}  # what the lexicon says of others stays
    SearchAlias.objects.create(names="Tencent")
    assert found("tencent") == set()


@pytest.mark.parametrize(
    ("typed", "marks"),
    [
        ("供应链 非 外包", ["供应链"]),
        ("阿里", ["阿里"]),
        ("北京大学", ["北京大学", "PKU", "Peking University", "北大"]),
        ("年限:>=5", []),
    ],
)
@pytest.mark.django_db
def test_marks_are_what_was_asked_and_what_it_is_called(typed, marks):
    said = [term.text for term in index.question(typed).marks]
    assert said[: len(marks)] == marks


def test_a_note_is_found_and_forgotten(people):
    candidate = Candidate.objects.get(name="陆景明")
    note = Note.objects.create(candidate=candidate, text="想看平台更大的机会")
    assert found("更大的机会") == {"陆景明"}
    note.delete()
    assert found("更大的机会") == set()


def test_a_deleted_person_leaves_nothing(people):
    Note.objects.create(candidate=Candidate.objects.get(name="陆景明"), text="好")
    Candidate.objects.filter(name="陆景明").delete()
    assert found("京东物流") == set()
    assert not SearchDocument.objects.filter(candidate__name="陆景明").exists()


def test_a_very_long_text_is_found_by_its_beginning(people):
    pk = Candidate.objects.get(name="陆景明").pk
    body = ["始末", *(f"{number:x}字" for number in range(150_000))]  # more words than PostgreSQL takes in one text
    index.database().write([Document(pk=pk, parts=[], name=["陆景"], head=[], body=body, loose=["末尾"])])
    assert found("始末") == {"陆景明"}


def test_everything_can_be_written_anew(people, capsys):
    SearchDocument.objects.filter(candidate__name="陆景明").delete()
    assert found("京东物流") == set()
    call_command("reindex")
    assert found("京东物流") == {"陆景明"}
    assert "4" in capsys.readouterr().out


def test_closest_first():
    far = make_candidate("远", work=[{"description": "听说过供应链"}])
    near = make_candidate("近", work=[{"position": "供应链经理"}], skills=["供应链"])
    apart = make_candidate("断", work=[{"description": "负责供应链条的维护"}])
    tree = parse("供应链").tree
    assert index.ranked(tree, [apart.pk, far.pk, near.pk])[0] == near.pk
    assert index.ranked(tree, []) == []
    assert index.ranked(parse("非 供应链").tree, [1, 2]) == [1, 2]


def test_writing_many_takes_as_many_queries_as_writing_one(django_assert_max_num_queries):
    pks = [make_candidate(skills=["SQL", f"技能{n}"], notes=["好"], lines=["第一行"]).pk for n in range(6)]
    with django_assert_max_num_queries(40):
        index.index_candidates(pks[:1])
    with django_assert_max_num_queries(40):
        index.index_candidates(pks)


@pytest.fixture
def students():
    def make(name, *rows):
        education = [dict(zip(("level", "mode", "study_type"), row, strict=True)) for row in rows]
        make_candidate(name, education=[{"institution": "云岭大学", **each} for each in education])

    make("甲", (DegreeLevel.BACHELOR, "统招全日制", "本科"))
    make("乙", (DegreeLevel.MASTER, "非全日制", "硕士"), (DegreeLevel.BACHELOR, "统招", "学士"))
    make("丙", (DegreeLevel.BACHELOR, "自学考试", "本科"), (DegreeLevel.ASSOCIATE, "统招", "大专"))
    make("丁", (DegreeLevel.BACHELOR, "", "专升本"))
    make("戊", (DegreeLevel.BACHELOR, "", "本科"))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("学历:统招", "甲乙丙"),
        ("学历:统招本科", "甲乙"),  # one and the same degree
        ("学历:统招大专", "丙"),
        ("学历:全日制", "甲"),  # which 非全日制 is not
        ("学历:统招全日制", "甲"),
        ("学历:非全日制", "乙"),
        ("学历:非全日制硕士以上", "乙"),
        ("学历:非全日制本科", ""),
        ("学历:自考", "丙"),
        ("学历:自考或非全日制", "乙丙"),
        ("学历:专升本", "丙丁"),  # in words, or by a 大专 before the 本科
        ("学历:统招专升本", ""),
        ("学历:统招 -学历:自考", "甲乙"),
        ("非 学历:统招", "丁戊"),
        ("学历:硕士 学历:统招", "乙"),
    ],
)
def test_degrees_are_found_by_how_they_were_studied(students, text, names):
    assert found(text) == set(names)
