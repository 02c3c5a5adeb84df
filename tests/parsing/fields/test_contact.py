"""How to reach a candidate, in the ways people write it."""

import pytest

from candidates.parsing.fields.contact import read_contact
from tests.parsing.making import make_line, make_section


def contact_of(text, kind="header"):
    return read_contact((make_section(kind, text),))


def text_of(value):
    return value.text if value else ""


@pytest.mark.parametrize(
    ("written", "phone"),
    [
        ("电话：138-0013-8000", "138-0013-8000"),
        ("手机 138 0013 8000", "138 0013 8000"),
        ("Tel: +86 13800138000", "+86 13800138000"),
        ("(+86)138-0013-8000 | a@b.cn", "(+86)138-0013-8000"),
        ("男 | 1995.03 | 13800138000", "13800138000"),
        ("联系电话\t0571-88886666\t邮箱\ta@b.cn", "0571-88886666"),
        ("聯絡電話：(852) 9123 4567", "(852) 9123 4567"),
        ("手機：0912-345-678", "0912-345-678"),
        ("电话：13800138000 / 13911112222", "13800138000"),
        ("☎ 138 0013 8000 ✉ a@b.cn", "138 0013 8000"),
        ("104人力銀行\n代碼：2233445566\n主要手機：0911-222-333", "0911-222-333"),
        ("工号 20190412\nQQ 223344556", ""),
        ("考生编号：1025398765", ""),
        ("手机：135********", "135********"),
        ("136-xxxx-2048 | a@b.cn", "136-xxxx-2048"),
        ("商务合作请找我的经纪人 阿云：139 1111 2222", ""),
        ("Mobile 手提電話\t(852) 6123 4567", "(852) 6123 4567"),
        ("求职 2012.09-2016.07 本科", ""),
        ("ID：J8820041376R9", ""),
        ("手机号待补充", ""),
        ("期望薪资：8000-10000", ""),
        ("证明人：王经理 13811112222", ""),
        ("紧急联系人：李某 13811112222", ""),
    ],
)
def test_phone(written, phone):
    assert text_of(contact_of(written).phone) == phone


@pytest.mark.parametrize(
    ("written", "account"),
    [
        ("销售经理\t|\t166 0755 4418 微信同号", "166 0755 4418"),
        ("电话：13800138000\t微信同电话", "13800138000"),
        ("13800138000（同微信）", "13800138000"),
        ("13800138000\n客户都加微信同事处理", ""),
    ],
)
def test_an_account_that_is_the_telephone(written, account):
    assert text_of(contact_of(written).wechat) == account


@pytest.mark.parametrize(
    ("letter", "mail"),
    [
        ("发件人: 老佟 <tong@a.cn>\n收件人: hr@b.cn\n您好：\n姓名：佟远", "tong@a.cn"),
        ("发件人: 老佟 <tong@a.cn>\n收件人: hr@b.cn\n您好：\n邮箱：yuan@a.cn", "yuan@a.cn"),
        ("From: Tong <tong@a.cn>\nTo: hr@b.cn\nDear Sir,\nI apply for the post.", "tong@a.cn"),
        ("发件人: 招聘部 <hr@b.cn>\n收件人: boss@b.cn\n佟远 男 28岁", ""),
    ],
)
def test_the_sender_of_a_letter(letter, mail):
    assert text_of(contact_of(letter).email) == mail


@pytest.mark.parametrize(
    ("written", "mail"),
    [
        ("邮箱：li.si@example.com", "li.si@example.com"),
        ("E-mail: li_si+cv@mail.example.edu.cn", "li_si+cv@mail.example.edu.cn"),
        ("邮箱 lisi＠example.com", "lisi@example.com"),
        ("邮箱：lisi @ example . com", "lisi@example.com"),
        ("lisi(at)example.com", "lisi@example.com"),
        ("邮箱：lisi@example.com电话：13800138000", "lisi@example.com"),
        ("没有邮箱", ""),
    ],
)
def test_mail(written, mail):
    assert text_of(contact_of(written).email) == mail


def test_mail_behind_a_link():
    section = make_section("header", "王五")
    line = make_line("联系我", number=2, link="mailto:wangwu@example.com?subject=hi")
    section = type(section)("header", None, (*section.lines, line))
    assert text_of(read_contact((section,)).email) == "wangwu@example.com"


@pytest.mark.parametrize(
    ("written", "wechat", "qq"),
    [
        ("微信：zhang_3  QQ：12345678", "zhang_3", "12345678"),
        ("QQ/微信号：zhang3", "zhang3", "zhang3"),
        ("微信zhang_33", "zhang_33", ""),
        ("WeChat: zhang-3", "zhang-3", ""),
        ("手机（微信同号）：13800138000", "13800138000", ""),
        ("微信同号：zhang3", "zhang3", ""),
        ("负责微信小程序开发", "", ""),
    ],
)
def test_wechat_and_qq(written, wechat, qq):
    basics = contact_of(written)
    assert (text_of(basics.wechat), text_of(basics.qq)) == (wechat, qq)


@pytest.mark.parametrize(
    ("written", "url", "profiles"),
    [
        ("个人主页：https://lisi.example.cn", "https://lisi.example.cn", []),
        ("GitHub：github.com/lisi | 博客：lisi.github.io", "lisi.github.io", ["github.com/lisi"]),
        ("github.com/lisi/some-project", "", []),
        ("扫码查看最新版简历 resume.example.com", "", []),
        ("主页 www.lisi.example.com", "www.lisi.example.com", []),
        ("熟悉 ASP.NET、Socket.io", "", []),
        ("linkedin.com/in/lisi", "", ["linkedin.com/in/lisi"]),
        ("[前程无忧 51job.com]", "", []),
        ("https://www.zhaopin.com/resume/3345", "", []),
    ],
)
def test_addresses(written, url, profiles):
    basics = contact_of(written)
    assert (text_of(basics.url), [each.text for each in basics.profiles]) == (url, profiles)


def test_contacts_only_in_the_last_section():
    sections = (make_section("header", "王五"), make_section("skills", "Java\n13800138000 wangwu@example.com"))
    basics = read_contact(sections)
    assert (text_of(basics.phone), text_of(basics.email)) == ("13800138000", "wangwu@example.com")
    assert basics.phone.confidence < 0.9


def test_evidence_points_at_the_characters():
    phone = contact_of("手机 13800138000 邮箱 a@b.cn").phone
    assert (phone.evidence[0].start, phone.evidence[0].end) == (3, 14)


FORWARDED = "周云 人力资源部\nT: 0571-88881111 M: 13611112222\nzhou@firm.cn\n发件人：招聘网\n收件人：hr\n主题：应聘"


@pytest.mark.parametrize(
    "sections",
    [
        [("", f"{FORWARDED}\n王芳\n手机：13800138000\nfang@b.cn")],
        [("", f"{FORWARDED.replace('发件人', 'From').replace('主题', 'Subject')}\n13800138000\nfang@b.cn")],
        [("", "林教授 02-2700-0035 lin@c.edu"), ("基本資料", "手機：13800138000\nE-mail：fang@b.cn")],
        [("Contact", "手机：13800138000\n邮箱：fang@b.cn"), ("Referee 諮詢人", "Mr. Yip, Tel: 13911112222, yip@c.hk")],
    ],
)
def test_contacts_of_others(sections):
    """Who passed the résumé on, and who speaks for the candidate, have telephones too."""
    made = [make_section("identity" if title else "header", text, title=title) for title, text in sections]
    basics = read_contact(tuple(made))
    assert (text_of(basics.phone), text_of(basics.email)) == ("13800138000", "fang@b.cn")


def test_two_lines_about_subjects_are_no_head_of_a_mail():
    text = "王芳\n主题：数据分析\n手机：13800138000\n邮箱：fang@b.cn\n主题：写作"
    basics = read_contact((make_section("header", text),))
    assert (text_of(basics.phone), text_of(basics.email)) == ("13800138000", "fang@b.cn")


@pytest.mark.parametrize("greeting", ["您好", "周老师好，", "人事部的同事，您好！", "领导好："])
def test_the_sender_of_a_letter_is_the_candidate(greeting):
    head = "发件人：王芳 <fang@b.cn>\n收件人：hr@firm.cn\n主题：应聘会计-王芳"
    assert text_of(contact_of(f"{head}\n{greeting}\n我叫王芳").email) == "fang@b.cn"


@pytest.mark.parametrize(
    ("written", "account"),
    [
        ("女，1996年生，手机 13800138000，微信 fang-kid", "fang-kid"),
        ("13800138000（微信fang_kid9）", "fang_kid9"),
        ("手机 13800138000 / 微信13900139000", "13900139000"),
        ("女，做过微信 mini program，13800138000", ""),
        ("运营微信公众号，微信wechat运营", ""),
    ],
)
def test_an_account_inside_a_line(written, account):
    assert text_of(contact_of(written).wechat) == account
