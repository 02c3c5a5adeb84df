"""Read-only links to a shortlist: they expire, are taken back, and show contacts only where these are granted."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from candidates.blind import blackened
from candidates.models import ShareLink
from candidates.sharing import written_contacts
from tests.making import make_candidate, make_shortlist, make_user

pytestmark = pytest.mark.django_db
CONTACTS = ("13800138000", "zhiyao@example.com", "zhiyao_wx", "github.com/zhiyao", "zhiyao.example", "138-0000-1110")


@pytest.fixture
def shortlist():
    person = make_candidate(
        "沈知遥",
        phone="13800138000",
        email="zhiyao@example.com",
        wechat="zhiyao_wx",
        profiles=["github.com/zhiyao"],
        summary="有事打13800138000，或写信到ZHIYAO@example.com",
        work=[
            {
                "name": "青松食品 https://zhiyao.example",
                "position": "计划员 电话138-0000-1110",
                "description": "看 github.com/zhiyao\n管仓库",
            }
        ],
        skills=["SQL"],
        notes=["总包太高"],
    )
    made = make_shortlist("计划岗", candidates=[person])
    made.members.update(note="先压价")
    return made


def make_link(shortlist, **fields):
    return ShareLink.objects.create(
        shortlist=shortlist, **{"expires_at": timezone.now() + timedelta(days=1), **fields}
    )


def test_a_link_is_made_and_stands_beneath_the_list(client, shortlist):
    user = make_user(first_name="周岚")
    client.force_login(user)
    client.post(reverse("share", args=[shortlist.pk]), {"label": "计划部", "days": "7"})
    link = ShareLink.objects.get()
    assert (link.created_by, link.shows_contacts, link.label) == (user, False, "计划部")
    assert timedelta(days=6) < link.expires_at - timezone.now() < timedelta(days=8)
    page = client.get(shortlist.get_absolute_url()).content.decode()
    assert link.get_absolute_url() in page and "不带联系方式" in page


@pytest.mark.parametrize("days", ["", "0", "36500", "x"])
def test_no_link_without_an_end(client, shortlist, days):
    client.force_login(make_user())
    client.post(reverse("share", args=[shortlist.pk]), {"days": days})
    assert not ShareLink.objects.exists()


def test_who_has_it_reads_the_list_but_no_contact_and_no_note(client, shortlist):
    link = make_link(shortlist)
    answer = client.get(link.get_absolute_url())
    page = answer.content.decode()
    assert "沈知遥" in page and "青松食品" in page and "管仓库" in page and "SQL" in page
    assert not [contact for contact in CONTACTS if contact.lower() in page.lower()]
    assert "先压价" not in page and "总包太高" not in page and "/candidates/" not in page
    assert answer["Referrer-Policy"] == "no-referrer" and "noindex" in answer["X-Robots-Tag"]
    assert "no-store" in answer["Cache-Control"]
    link.refresh_from_db()
    assert link.opened == 1 and link.opened_at


def test_contacts_are_there_where_granted(client, shortlist):
    page = client.get(make_link(shortlist, shows_contacts=True).get_absolute_url()).content.decode()
    assert all(contact in page for contact in CONTACTS)


@pytest.mark.parametrize("end", ["expired", "revoked", "deleted", "forged"])
def test_it_ends(client, shortlist, end):
    link = make_link(shortlist)
    address = link.get_absolute_url()
    if end == "expired":
        ShareLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    elif end == "revoked":
        ShareLink.objects.update(revoked_at=timezone.now())
    elif end == "deleted":
        shortlist.delete()
    else:
        address = reverse("shared", args=[f"{link.pk}.{'A' * 43}"])
    answer = client.get(address)
    assert answer.status_code == 404
    assert "已经失效" in answer.content.decode() and "沈知遥" not in answer.content.decode()


def test_it_is_taken_back_and_given_again(client, shortlist):
    client.force_login(make_user())
    link = make_link(shortlist)
    page = client.post(reverse("share_revoke", args=[link.pk]), follow=True).content.decode()
    assert "链接已收回" in page and link.get_absolute_url() not in page
    client.post(reverse("undo"), {"key": list(client.session["undo"])[-1]})
    assert ShareLink.objects.open().get() == link


def test_a_link_opens_only_its_own_list(client, shortlist):
    other = make_link(make_shortlist(candidates=[make_candidate("别人")]))
    assert "沈知遥" not in client.get(other.get_absolute_url()).content.decode()
    assert make_link(shortlist).token != other.token


def test_queries_do_not_grow(client, django_assert_max_num_queries):
    def queries(size):
        link = make_link(make_shortlist(candidates=[make_candidate(skills=["a", "b"]) for _ in range(size)]))
        with django_assert_max_num_queries(40) as captured:
            client.get(link.get_absolute_url())
        return len(captured)

    assert queries(1) == queries(9)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("电话138 0013 8000转李", "电话█████████████转李"),
        ("写信到 a.b+c@mail.example.cn", "写信到 " + "█" * 21),
        ("座机010-62345678", "座机████████████"),
        ("微信：wx_abc123，QQ 123456789", "████████████，████████████"),
        ("手机１３８００１３８０００", "手机███████████"),
        ("138.0000.1107", "█" * 13),
        ("+1 415 555 0100 转", "███████████████ 转"),
        ("github.com/somebody 和 blog.example.cn/me", "███████████████████ 和 ██████████████████"),
        ("ASP.NET、Node.js 与 socket.io，3.5.1", "ASP.NET、Node.js 与 socket.io，3.5.1"),
        ("2019年管13个仓，GMV 1380万", "2019年管13个仓，GMV 1380万"),
    ],
)
def test_what_looks_like_a_contact_is_blacked_out(text, left):
    assert blackened(text, written_contacts(make_candidate())) == left
