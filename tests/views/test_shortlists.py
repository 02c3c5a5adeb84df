"""Shortlists: made, filled, ordered, noted, emptied, and every step taken back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from candidates.models import Candidate, Shortlist, ShortlistMember, Stage
from tests.making import make_candidate, make_shortlist, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def recruiter():
    return make_user("lan", first_name="周岚")


@pytest.fixture
def page(client, recruiter):
    client.force_login(recruiter)
    return client


def text_of(response):
    return response.content.decode()


def names(shortlist):
    return [member.candidate.name for member in shortlist.members.select_related("candidate")]


def post(page, route, *args, **data):
    return page.post(reverse(route, args=args), data, follow=True)


def undo(page):
    """Press the button of the newest step."""
    key = list(page.session["undo"])[-1]
    return post(page, "undo", key=key)


# ------------------------------------------------------------ the lists
def test_empty_index_says_what_belongs_here(page):
    assert reverse("list") in text_of(page.get(reverse("shortlists")))


def test_make_a_list(page, recruiter):
    response = post(page, "shortlist_create", name=" 算法校招 ")
    made = Shortlist.objects.get()
    assert (made.name, made.created_by) == ("算法校招", recruiter)
    assert response.redirect_chain[-1][0] == made.get_absolute_url()


def test_same_name_is_refused_beside_the_field_with_what_was_typed(page):
    make_shortlist("算法校招")
    response = post(page, "shortlist_create", name="算法校招")
    assert response.status_code == 422
    assert 'value="算法校招"' in text_of(response)
    assert response.context["form"].errors["name"]
    assert Shortlist.objects.count() == 1


def test_index_tells_how_many_and_whose(page, recruiter):
    make_shortlist("算法校招", candidates=[make_candidate(), make_candidate()], created_by=recruiter)
    row = text_of(page.get(reverse("shortlists")))
    assert "算法校招" in row and "周岚" in row
    assert '<td class="num">2</td>' in row


def test_the_list_that_changed_last_stands_first(page):
    old, new = make_shortlist("旧"), make_shortlist("新")
    shown = text_of(page.get(reverse("shortlists")))
    assert shown.index(">新<") < shown.index(">旧<")
    post(page, "shortlist_add", shortlist=old.pk, candidate=make_candidate().pk)
    shown = text_of(page.get(reverse("shortlists")))
    assert shown.index(">旧<") < shown.index(">新<")
    assert new.members.count() == 0


def test_rename(page):
    shortlist = make_shortlist("算法校招")
    post(page, "shortlist_rename", shortlist.pk, name="算法社招")
    assert Shortlist.objects.get().name == "算法社招"


def test_rename_to_a_name_in_use_keeps_the_old_one(page):
    shortlist = make_shortlist("算法校招")
    make_shortlist("算法社招")
    response = post(page, "shortlist_rename", shortlist.pk, name="算法社招")
    assert response.status_code == 422
    assert 'value="算法社招"' in text_of(response)
    shortlist.refresh_from_db()
    assert shortlist.name == "算法校招"


def test_delete_and_undo_brings_back_people_notes_and_times(page, recruiter):
    shortlist = make_shortlist(
        "算法校招", candidates=[make_candidate("甲"), make_candidate("乙")], created_by=recruiter
    )
    shortlist.members.update(note="先聊薪资")
    before = list(ShortlistMember.objects.values())
    response = post(page, "shortlist_delete", shortlist.pk)
    assert not Shortlist.objects.exists()
    assert "算法校招" in text_of(response)
    undo(page)
    again = Shortlist.objects.get()
    assert (again.pk, again.created_at, again.created_by) == (shortlist.pk, shortlist.created_at, recruiter)
    assert list(ShortlistMember.objects.values()) == before


def test_undo_after_the_name_was_taken_changes_nothing(page):
    shortlist = make_shortlist("算法校招", candidates=[make_candidate()])
    post(page, "shortlist_delete", shortlist.pk)
    other = make_shortlist("算法校招")
    undo(page)
    assert Shortlist.objects.get() == other


def test_undo_leaves_out_a_person_who_was_deleted_meanwhile(page):
    gone, stays = make_candidate("甲"), make_candidate("乙")
    shortlist = make_shortlist(candidates=[gone, stays])
    post(page, "shortlist_delete", shortlist.pk)
    gone.delete()
    undo(page)
    assert names(Shortlist.objects.get()) == ["乙"]


def test_undo_works_once_and_only_for_who_did_it(page, client):
    shortlist = make_shortlist()
    post(page, "shortlist_delete", shortlist.pk)
    key = next(iter(page.session["undo"]))
    client.force_login(make_user("yu"))
    post(client, "undo", key=key)
    assert not Shortlist.objects.exists()


# ------------------------------------------------------------ its people
def test_page_shows_people_in_order_with_notes(page, recruiter):
    shortlist = make_shortlist(
        "算法校招", candidates=[make_candidate("乙"), make_candidate("甲")], created_by=recruiter
    )
    shortlist.members.filter(candidate__name="甲").update(note="先聊薪资")
    shown = text_of(page.get(shortlist.get_absolute_url()))
    assert shown.index(">乙<") < shown.index(">甲<") < shown.index("先聊薪资")


def test_compare_takes_the_first_four(page):
    people = [make_candidate() for _ in range(5)]
    shortlist = make_shortlist(candidates=people)
    query = "&amp;".join(f"candidate={person.pk}" for person in people[:4])
    assert f'{reverse("compare")}?{query}"' in text_of(page.get(shortlist.get_absolute_url()))


def test_one_person_is_not_compared(page):
    shortlist = make_shortlist(candidates=[make_candidate()])
    assert f"{reverse('compare')}?" not in text_of(page.get(shortlist.get_absolute_url()))


def test_add_by_ticks_keeps_the_order_of_the_screen_and_says_so(page, recruiter):
    first, second = make_candidate("甲"), make_candidate("乙")
    shortlist = make_shortlist("算法校招", candidates=[make_candidate("老")])
    response = post(page, "shortlist_add", shortlist=shortlist.pk, candidate=[second.pk, first.pk], next="/compare/")
    assert names(shortlist) == ["老", "乙", "甲"]
    assert shortlist.members.last().created_by == recruiter
    assert response.redirect_chain[-1][0] == "/compare/"
    assert "算法校招" in text_of(response)


def test_who_is_on_the_list_stays_where_she_is(page):
    person = make_candidate("甲")
    shortlist = make_shortlist(candidates=[person, make_candidate("乙")])
    shortlist.members.filter(candidate=person).update(note="留着")
    post(page, "shortlist_add", shortlist=shortlist.pk, candidate=person.pk)
    assert names(shortlist) == ["甲", "乙"]
    assert shortlist.members.first().note == "留着"
    assert "undo" not in page.session


def test_add_to_a_new_list(page, recruiter):
    person = make_candidate("甲")
    post(page, "shortlist_add", new_name="算法校招", candidate=person.pk)
    made = Shortlist.objects.get(name="算法校招")
    assert (names(made), made.created_by) == (["甲"], recruiter)


def test_add_all_that_the_filter_finds(page):
    shanghai = [make_candidate(city="上海") for _ in range(3)]
    make_candidate(city="苏州")
    shortlist = make_shortlist()
    post(page, "shortlist_add", shortlist=shortlist.pk, all="1", query="city=上海")
    assert set(shortlist.members.values_list("candidate", flat=True)) == {person.pk for person in shanghai}


def test_add_undone_takes_off_only_those_added(page):
    old, new = make_candidate("老"), make_candidate("新")
    shortlist = make_shortlist(candidates=[old])
    post(page, "shortlist_add", shortlist=shortlist.pk, candidate=[old.pk, new.pk])
    undo(page)
    assert names(shortlist) == ["老"]


@pytest.mark.parametrize(
    "data", [{}, {"candidate": "abc"}, {"candidate": "999999", "shortlist": "1"}, {"candidate": "9" * 5000}]
)
def test_nobody_chosen_is_told(page, data):
    make_shortlist()
    response = post(page, "shortlist_add", **data)
    assert [message.level_tag for message in response.context["messages"]] == ["warning"]
    assert not ShortlistMember.objects.exists()


def test_no_list_chosen_is_told(page):
    response = post(page, "shortlist_add", candidate=make_candidate().pk, new_name="  ")
    assert [message.level_tag for message in response.context["messages"]] == ["warning"]


def test_way_back_never_leaves_the_site(page):
    shortlist = make_shortlist()
    data = {"shortlist": shortlist.pk, "candidate": make_candidate().pk, "next": "https://evil.example.com/"}
    response = page.post(reverse("shortlist_add"), data)
    assert response.headers["Location"] == shortlist.get_absolute_url()


@pytest.mark.parametrize(
    ("direction", "who", "order"),
    [
        ("up", "乙", ["乙", "甲", "丙"]),
        ("down", "乙", ["甲", "丙", "乙"]),
        ("up", "甲", ["甲", "乙", "丙"]),
        ("down", "丙", ["甲", "乙", "丙"]),
    ],
)
def test_one_step_up_or_down(page, direction, who, order):
    shortlist = make_shortlist(candidates=[make_candidate(name) for name in ("甲", "乙", "丙")])
    member = shortlist.members.get(candidate__name=who)
    post(page, "shortlist_order", shortlist.pk, **{direction: member.pk})
    assert names(shortlist) == order


def test_dragged_into_a_new_order(page):
    shortlist = make_shortlist(candidates=[make_candidate(name) for name in ("甲", "乙", "丙", "丁")])
    first, second, third, _fourth = shortlist.members.values_list("pk", flat=True)
    # what is on another page, here the last, keeps its place; keys of other lists are passed over
    foreign = make_shortlist(candidates=[make_candidate()]).members.get().pk
    response = page.post(reverse("shortlist_order", args=[shortlist.pk]), {"member": [third, foreign, first, second]})
    assert response.status_code == 204
    assert names(shortlist) == ["丙", "甲", "乙", "丁"]
    assert [member.rank for member in shortlist.members.all()] == [1, 2, 3, 4]


def test_note_is_written_with_and_without_script(page):
    shortlist = make_shortlist(candidates=[make_candidate("甲")])
    member = shortlist.members.get()
    response = post(page, "member_note", member.pk, note=" 先聊薪资 ")
    assert response.redirect_chain[-1][0] == f"{shortlist.get_absolute_url()}#member-{member.pk}"
    member.refresh_from_db()
    assert member.note == "先聊薪资"
    fragment = page.post(reverse("member_note", args=[member.pk]), {"note": "改了"}, headers={"HX-Request": "true"})
    assert "改了" in text_of(fragment) and "<html" not in text_of(fragment)


def test_note_too_long_comes_back_as_typed(page):
    member = make_shortlist(candidates=[make_candidate()]).members.get()
    long = "长" * 501
    fragment = page.post(reverse("member_note", args=[member.pk]), {"note": long}, headers={"HX-Request": "true"})
    assert long in text_of(fragment)
    member.refresh_from_db()
    assert member.note == ""


def test_take_off_and_undo(page):
    shortlist = make_shortlist(candidates=[make_candidate(name) for name in ("甲", "乙", "丙")])
    member = shortlist.members.get(candidate__name="乙")
    member.note = "留着"
    member.save()
    post(page, "member_remove", member.pk)
    assert names(shortlist) == ["甲", "丙"]
    undo(page)
    assert names(shortlist) == ["甲", "乙", "丙"]
    assert shortlist.members.get(candidate__name="乙").note == "留着"
    assert Candidate.objects.count() == 3


def test_find_people_by_name_who_are_not_on_it(page):
    here = make_candidate("薛同尘")
    make_candidate("薛知微", current_title="数据分析师")
    shortlist = make_shortlist(candidates=[here])
    address = f"{shortlist.get_absolute_url()}?find=薛"
    fragment = text_of(page.get(address, headers={"HX-Request": "true"}))
    assert "薛知微" in fragment and "薛同尘" not in fragment and "<html" not in fragment
    whole = text_of(page.get(address))
    assert "薛知微" in whole and "<html" in whole


def test_queries_do_not_grow_with_rows(page):
    def queries(address):
        with CaptureQueriesContext(connection) as queries:
            assert page.get(address).status_code == 200
        return len(queries)

    shortlist = make_shortlist(candidates=[make_candidate() for _ in range(3)])
    page.get(shortlist.get_absolute_url())
    few = queries(shortlist.get_absolute_url()), queries(reverse("shortlists"))
    shortlist.add([make_candidate().pk for _ in range(9)], by=None)
    for _ in range(4):
        make_shortlist(candidates=[make_candidate()])
    assert (queries(shortlist.get_absolute_url()), queries(reverse("shortlists"))) == few


# ------------------------------------------------------------ stages, copies, merging, the archive
@pytest.fixture
def stages():
    return list(Stage.objects.all()) or [Stage.objects.create(name=name) for name in ("待沟通", "面试中")]


def test_a_stage_is_set_with_and_without_a_script_and_counted(page, stages):
    shortlist = make_shortlist(candidates=[make_candidate("张一"), make_candidate("李二")])
    first = shortlist.members.first()
    address = reverse("member_stage", args=[first.pk])
    tabs = text_of(page.post(address, {"stage": stages[0].pk}, headers={"HX-Request": "true"}))
    assert f"?stage={stages[0].pk}" in tabs and "张一" not in tabs
    assert stages[0].name in text_of(page.post(address, {"stage": stages[0].pk}, follow=True))
    only = text_of(page.get(shortlist.get_absolute_url(), {"stage": stages[0].pk}))
    assert "张一" in only and "李二" not in only
    none = text_of(page.get(shortlist.get_absolute_url(), {"stage": "none"}))
    assert "张一" not in none and "李二" in none
    page.post(address, {"stage": ""})
    assert shortlist.members.filter(stage=None).count() == 2


def test_a_stage_that_is_gone_leaves_its_people(page, stages):
    shortlist = make_shortlist(candidates=[make_candidate("张一")])
    shortlist.members.update(stage=stages[0])
    stages[0].delete()
    assert "张一" in text_of(page.get(shortlist.get_absolute_url()))
    assert page.get(shortlist.get_absolute_url(), {"stage": "99999"}).status_code == 200


def test_a_copy_has_the_same_people_with_notes_and_stages(page, recruiter, stages):
    shortlist = make_shortlist("算法", candidates=[make_candidate("张一"), make_candidate("李二")])
    shortlist.members.update(note="先聊", stage=stages[0])
    for number in (1, 2):
        post(page, "shortlist_copy", shortlist.pk)
        made = Shortlist.objects.latest("pk")
        assert (made.name, made.created_by) == (f"算法（副本{number}）", recruiter)
        assert names(made) == ["张一", "李二"]
        assert {(member.note, member.stage) for member in made.members.all()} == {("先聊", stages[0])}


def test_a_copy_of_the_longest_name_has_a_name(page):
    post(page, "shortlist_copy", make_shortlist("长" * 100).pk)
    assert Shortlist.objects.count() == 2


def test_merged_people_stand_behind_and_keep_their_notes(page, stages):
    both = make_candidate("张一")
    merged = make_shortlist("甲", candidates=[make_candidate("李二"), both])
    merged.members.update(note="从甲来", stage=stages[0])
    other = make_shortlist("乙", candidates=[both])
    told = text_of(post(page, "shortlist_merge", merged.pk, into=other.pk))
    assert names(other) == ["张一", "李二"] and "加入1人" in told
    assert [member.note for member in other.members.all()] == ["", "从甲来"]
    assert Shortlist.objects.get(pk=merged.pk).archived_at
    undo(page)
    assert names(other) == ["张一"]
    assert not Shortlist.objects.get(pk=merged.pk).archived_at


def test_a_merge_of_people_who_are_there_is_undone_too(page):
    both = make_candidate("张一")
    merged, other = make_shortlist("甲", candidates=[both]), make_shortlist("乙", candidates=[both])
    post(page, "shortlist_merge", merged.pk, into=other.pk)
    undo(page)
    assert names(other) == ["张一"] and not Shortlist.objects.get(pk=merged.pk).archived_at


def test_a_list_is_put_away_and_brought_back(page):
    shortlist = make_shortlist("旧的", candidates=[make_candidate("张一")])
    index = text_of(post(page, "shortlist_archive", shortlist.pk))
    assert shortlist.get_absolute_url() not in index and "归档了1个" in index
    assert shortlist not in Shortlist.objects.for_menu()
    assert "旧的" in text_of(page.get(reverse("shortlists"), {"archived": "1"}))
    assert "已归档" in text_of(page.get(shortlist.get_absolute_url()))
    undo(page)
    assert shortlist in Shortlist.objects.for_menu()
    post(page, "shortlist_archive", shortlist.pk)
    post(page, "shortlist_archive", shortlist.pk, back="1")
    assert Shortlist.objects.get().archived_at is None


def test_a_deleted_list_comes_back_with_its_links(page):
    shortlist = make_shortlist()
    shortlist.links.create(expires_at=timezone.now())
    post(page, "shortlist_delete", shortlist.pk)
    assert not Shortlist.objects.exists()
    undo(page)
    assert Shortlist.objects.get().links.count() == 1
