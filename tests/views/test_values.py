"""Values corrected on the person's page: one, a row, the basics; added, removed, locked, taken back."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from candidates.intake import record
from candidates.models import Candidate, Correction
from tests.intake.making import make_claimed_file, make_resume
from tests.making import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def disk(settings, tmp_path):
    settings.VAR_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"


@pytest.fixture
def person(recruiter):
    return record.save(make_claimed_file(), make_resume(), seconds=1)


def save(client, person, where, *, follow=True, **values):
    return client.post(reverse("value", args=[person.pk]), {"edit": where, **values}, follow=follow)


def page(client, person, query=""):
    return client.get(f"{person.get_absolute_url()}{query}").content.decode()


def undo(client):
    client.post(reverse("undo"), {"key": list(client.session["undo"])[-1]})


def again(person):
    return Candidate.objects.get(pk=person.pk)


def rows(manager):
    return list(manager.order_by("position_in_resume").values_list("entry", "evidence", "by_person"))


@pytest.mark.parametrize(
    ("where", "asked"),
    [
        ("phone", ['name="phone"']),
        ("basics", ['name="name"', 'name="profiles"', 'name="stated_years"']),
        ("work/0/position", ['name="position"']),
        ("work/0/end_date", ['name="end_date"', 'name="is_current"']),
        ("work/0", ['name="name"', 'name="description"', "删掉这一条"]),
        ("education/new", ['name="institution"', 'name="level"']),
        ("skills/0/name", ['name="written"', 'name="level"']),
    ],
)
def test_the_form_stands_alone_and_on_the_page(client, person, where, asked):
    alone = client.get(reverse("value", args=[person.pk]), {"edit": where}).content.decode()
    whole = page(client, person, f"?edit={where}")
    for text in ('id="edit"', f'value="{where}"', *asked):
        assert text in alone and text in whole


@pytest.mark.parametrize(
    "where", ["", "work/99", "work/0/evidence", "phone/0", "created_at", "nothing/0/name", "work"]
)
def test_what_is_no_value_has_no_form(client, person, where):
    assert 'id="edit"' not in page(client, person, f"?edit={where}")
    assert client.get(reverse("value", args=[person.pk]), {"edit": where}).status_code == 302
    assert not Correction.objects.exists()


def test_a_corrected_value_is_locked_and_tells_its_history(client, person, recruiter):
    read = person.phone
    told = save(client, person, "phone", phone="13900139000").content.decode()
    assert again(person).phone == "13900139000"
    assert f"周岚改成“13900139000”，原来读作“{read}”" in told and 'class="lock"' in told
    assert Correction.objects.get().created_by == recruiter
    assert "139 0013 9000" in told and "已保存“电话”" in told


def test_a_value_keeps_the_place_where_it_was_read(client, person):
    before = again(person).evidence["name"]["places"]
    save(client, person, "name", name="骆佳和")
    assert again(person).evidence["name"] == {"confidence": 1.0, "places": before}


def test_a_doubt_that_is_saved_as_it_stands_is_a_doubt_no_longer(client, person):
    row = person.workexperience_set.get()
    row.evidence["position"]["confidence"] = 0.4
    row.save()
    assert 'class="value doubt"' in page(client, person) and "待核1处" in page(client, person)
    save(client, person, "work/0/position", position=row.position)
    shown = page(client, person)
    assert 'class="value doubt"' not in shown and 'class="lock"' in shown and "待核" not in shown
    assert again(person).workexperience_set.get().position == row.position


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("2022.5", "2022-05"), ("2022年5月", "2022-05"), ("2022/05/31", "2022-05-31"), ("2022年", "2022"), ("", "")],
)
def test_dates_are_taken_as_people_write_them(client, person, typed, kept):
    save(client, person, "work/0/end_date", end_date=typed)
    assert again(person).workexperience_set.get().end_date == kept


def test_until_now_wins_over_an_end(client, person):
    save(client, person, "work/0/end_date", end_date="2022-05", is_current="on")
    job = again(person).workexperience_set.get()
    assert (job.is_current, job.end_date) == (True, "")


def test_what_is_refused_stands_there_as_typed_with_the_reason(client, person):
    answer = save(client, person, "work/0/start_date", start_date="去年夏天")
    told = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="去年夏天"' in told and "2014-06" in told and not Correction.objects.exists()


def test_several_addresses_are_lines(client, person):
    save(client, person, "profiles", profiles="github.com/a\n\n zhihu.com/b ")
    assert again(person).profiles == ["github.com/a", "zhihu.com/b"]


@pytest.mark.parametrize(
    ("where", "values", "shown"),
    [
        ("education/new", {"institution": "云岭理工大学", "study_type": "本科", "level": 0}, "云岭理工大学"),
        ("awards/new", {"title": "青松奖学金", "date": "2019"}, "青松奖学金"),
        ("skills/new", {"written": "Fortran", "level": "熟练"}, "Fortran"),
    ],
)
def test_a_row_is_added_stays_and_is_taken_back(client, person, where, values, shown):
    added = save(client, person, where, **values).content.decode()
    assert shown in added and 'class="lock"' in added
    record.rebuild(again(person))
    assert shown in page(client, person)
    undo(client)
    facts, history = page(client, person).split('id="files"')
    assert shown not in facts and shown in history and not Correction.objects.exists()


def test_nothing_is_no_row(client, person):
    assert save(client, person, "awards/new").status_code == 422
    assert not Correction.objects.exists()


@pytest.mark.parametrize("where", ["work/0", "education/0", "skills/0/name"])
def test_a_row_is_deleted_and_brought_back(client, person, where):
    def state():
        held = again(person)
        return (
            rows(held.workexperience_set),
            rows(held.education_set),
            list(held.candidate_skills.values_list("written")),
        )

    before = state()
    client.post(reverse("value_remove", args=[person.pk]), {"edit": where})
    assert state() != before
    undo(client)
    assert state() == before


@pytest.mark.parametrize(("where", "field"), [("work/0/position", "position"), ("name", "name"), ("birth", "birth")])
def test_an_undone_correction_leaves_value_source_and_doubt(client, person, where, field):
    def state():
        held = again(person)
        return held.name, held.birth, held.evidence, rows(held.workexperience_set)

    before = state()
    save(client, person, where, **{field: "1990-01"})
    assert state() != before
    undo(client)
    assert state() == before and not Correction.objects.exists()


def test_undo_leaves_what_was_read_meanwhile(client, person):
    save(client, person, "name", name="沈知遥")
    held = again(person)
    held.email, held.evidence["email"] = "new@example.com", {"confidence": 0.7, "places": []}
    held.save()
    undo(client)
    assert (again(person).email, again(person).evidence["email"]["confidence"]) == ("new@example.com", 0.7)
    assert again(person).name == person.name


def test_the_row_is_found_by_its_key_when_others_moved(client, person):
    entry = person.workexperience_set.get().entry
    save(client, person, "work/7/position", entry=entry, position="运营主管")
    assert again(person).workexperience_set.get().position == "运营主管"
    told = save(client, person, "work/0/position", entry="gone@2000", position="别的").content.decode()
    assert "已经不在了" in told and Correction.objects.count() == 1


def test_only_who_may_correct_sees_the_pens(client, person):
    assert 'class="pen"' in page(client, person)
    reader = make_user(group="")
    reader.user_permissions.add(Permission.objects.get(codename="view_candidate"))
    client.force_login(reader)
    shown = page(client, person, "?edit=phone")
    assert 'class="pen"' not in shown and 'id="edit"' not in shown
    assert save(client, person, "phone", phone="1").status_code == 403


@pytest.mark.parametrize("where", ["summary", "awards/new", "name"])
def test_nothing_typed_is_html(client, person, where):
    bad = "<script>alert(1)</script>"
    fields = {"summary": bad, "title": bad, "name": bad}
    told = save(client, person, where, **fields).content.decode()
    assert "<script>alert" not in told and "&lt;script&gt;" in told
