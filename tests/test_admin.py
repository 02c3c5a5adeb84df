"""The admin site opens, and what is typed there holds against the parser."""

from pathlib import Path

import pytest
from django.apps import apps
from django.contrib import admin
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone, translation

from candidates.intake import claim, merging, parting, record, tasks
from candidates.models import Batch, Candidate, FileStatus, Merge, ResumeFile, Skill, Suspicion
from tests.intake.making import make_claimed_file, make_resume
from tests.making import make_batch, make_candidate, make_file, make_user

pytestmark = pytest.mark.django_db
SAME_IN_CHINESE = {"ID", "QQ", "985", "211", "SHA-256"}


@pytest.fixture(autouse=True)
def disk(settings, tmp_path):
    settings.VAR_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"


@pytest.fixture
def site(client):
    client.force_login(make_user(group="Admin", is_staff=True))
    return client


@pytest.fixture
def person():
    return record.save(make_claimed_file(), make_resume(), seconds=1)


def address(model, page, *arguments):
    return reverse(f"admin:candidates_{model._meta.model_name}_{page}", args=arguments)


OURS = [model for model in admin.site._registry if model._meta.app_label == "candidates"]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_every_list_opens_and_searches(site, person, model):
    assert site.get(address(model, "changelist"), {"q": "骆"}).status_code == 200


@pytest.mark.parametrize("model", [Candidate, Batch, ResumeFile])
def test_every_form_opens(site, person, model):
    assert site.get(address(model, "change", model.objects.first().pk)).status_code == 200


@pytest.mark.parametrize(
    "model", list(apps.get_app_config("candidates").get_models()), ids=lambda model: model.__name__
)
def test_every_column_has_a_chinese_name(model):
    with translation.override("zh-hans"):
        names = {str(field.verbose_name) for field in model._meta.fields} - SAME_IN_CHINESE
        names |= {str(model._meta.verbose_name), str(model._meta.verbose_name_plural)}
    assert not [name for name in names if name.isascii()]


def test_a_file_shows_the_text_that_was_read(site, person):
    page = site.get(address(ResumeFile, "change", person.files.get().pk)).content.decode()
    assert "骆嘉禾 运营" in page


@pytest.mark.parametrize("name", ["spring  boot", "···"])
def test_a_skill_that_is_there_in_another_spelling_is_refused_in_words(site, name):
    Skill.objects.create(name="Spring Boot")
    forms = {"aliases-TOTAL_FORMS": "0", "aliases-INITIAL_FORMS": "0"}
    response = site.post(address(Skill, "add"), {"name": name, **forms})
    assert response.status_code == 200 and response.context["adminform"].form.errors["name"]
    assert Skill.objects.count() == 1


def test_queries_of_a_persons_form_do_not_grow_with_skills(site, django_assert_max_num_queries):
    def queries(skills):
        address_of_form = address(Candidate, "change", make_candidate(skills=skills).pk)
        with django_assert_max_num_queries(100) as captured:
            site.get(address_of_form)
        return len(captured)

    queries(["Go"])  # fills what is looked up once a process
    assert queries(["Go"]) == queries(["Go", "Rust", "SQL"])


def form_of(site, person):
    """The fields of the person's page as a browser would send them back."""
    page = site.get(address(Candidate, "change", person.pk)).context
    forms = [page["adminform"].form]
    fields = {}
    for inline in page["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    for form in forms:
        for bound in form:
            value = bound.value()
            if value is True:
                fields[bound.html_name] = "on"
            elif value is not None and value is not False:
                fields[bound.html_name] = value if isinstance(value, str | int) else str(value)
    return fields


def send(site, person, fields):
    response = site.post(address(Candidate, "change", person.pk), fields)
    assert response.status_code == 302, response.context["errors"]
    person.refresh_from_db()


def read_again(person):
    file = person.files.get()
    claim.again(ResumeFile.objects.filter(pk=file.pk))
    return record.save(claim.claim(file.pk), make_resume(), seconds=1)


def test_a_name_corrected_here_holds(site, person):
    send(site, person, form_of(site, person) | {"name": "骆佳禾"})
    correction = person.corrections.get()
    assert (correction.field, correction.value, correction.parsed_value) == ("name", "骆佳禾", "骆嘉禾")
    assert person.name_pinyin == "luo jia he"
    assert read_again(person).name == "骆佳禾"


def test_an_unchanged_form_says_nothing(site, person):
    send(site, person, form_of(site, person))
    assert [(each.field, each.value) for each in person.corrections.all()] == []


def test_a_school_corrected_here_holds(site, person):
    send(site, person, form_of(site, person) | {"education_set-0-institution": "浙江大学"})
    for reading in (person, read_again(person)):
        assert (reading.education_set.get().institution, reading.school) == ("浙江大学", "浙江大学")
        assert reading.is_985


def test_rows_added_and_removed_here_stay_so(site, person):
    fields = form_of(site, person)
    fields |= {"workexperience_set-0-DELETE": "on", "education_set-TOTAL_FORMS": "2"}
    fields |= {"education_set-1-institution": "复旦大学", "education_set-1-level": "40"}
    fields |= {"education_set-1-candidate": person.pk, "education_set-1-id": ""}
    send(site, person, fields)
    for reading in (person, read_again(person)):
        assert not reading.workexperience_set.exists()
        assert [row.institution for row in reading.education_set.all()] == ["湖南师范大学", "复旦大学"]
        assert reading.school == "复旦大学"


def test_skills_corrected_here_hold(site, person):
    fields = form_of(site, person) | {"candidate_skills-0-DELETE": "on", "candidate_skills-1-level": "精通"}
    send(site, person, fields)
    for reading in (person, read_again(person)):
        assert [(each.written, each.level) for each in reading.candidate_skills.all()] == [("C++", "精通")]


def test_a_deleted_batch_takes_its_files_and_leaves_its_people(site, person, django_capture_on_commit_callbacks):
    file = person.files.get()
    kept = [Path(file.content.path), file.pictures / "1.png"]
    file.pictures.mkdir(parents=True)
    kept[1].write_bytes(b"a page")
    assert all(path.exists() for path in kept)
    with django_capture_on_commit_callbacks(execute=True):
        site.post(address(Batch, "delete", file.batch_id), {"post": "yes"})
    assert not Batch.objects.exists() and not ResumeFile.objects.exists()
    assert Candidate.objects.filter(pk=person.pk).exists()
    assert not any(path.exists() for path in kept) and not file.pictures.exists()


def test_a_deleted_person_takes_her_files(site, person, django_capture_on_commit_callbacks):
    path = Path(person.files.get().content.path)
    with django_capture_on_commit_callbacks(execute=True):
        site.post(address(Candidate, "delete", person.pk), {"post": "yes"})
    assert not Candidate.objects.exists() and not ResumeFile.objects.exists()
    assert not path.exists()


def test_a_file_whose_person_is_gone_is_read_when_it_comes_again():
    from candidates.intake import uploads

    file = uploads.store(ContentFile(b"abc", name="a.txt"), batch=make_batch(), user=None).file
    ResumeFile.objects.filter(pk=file.pk).update(status=FileStatus.PARSED, candidate=None)
    assert uploads.store(ContentFile(b"abc", name="b.txt"), batch=make_batch(), user=None).bells == (file.pk,)


def test_files_can_be_read_again_from_the_list(site, monkeypatch):
    rung = []
    monkeypatch.setattr(tasks, "ring", rung.extend)
    file = make_file(make_candidate())
    site.post(address(ResumeFile, "changelist"), {"action": "read_again", "_selected_action": [file.pk]})
    file.refresh_from_db()
    assert (file.status, rung) == (FileStatus.QUEUED, [file.pk])


@pytest.mark.parametrize(
    ("language", "said", "state"),
    [
        ("zh-hans", "手机号相同：13800138000", "不是同一人"),
        ("en", "The same phone: 13800138000", "Not the same person"),
    ],
)
def test_who_was_thought_to_be_whom_and_who_said_no_can_be_read(site, person, settings, language, said, state):
    settings.LANGUAGE_CODE = language
    record.save(make_claimed_file(), make_resume(), seconds=1)
    suspicion = Suspicion.objects.get()
    decided = make_user("何主管")
    Suspicion.objects.update(state=Suspicion.State.DIFFERENT, decided_by=decided, decided_at=timezone.now())
    listed = site.get(address(Suspicion, "changelist")).content.decode()
    shown = site.get(address(Suspicion, "change", suspicion.pk)).content.decode()
    assert state in listed and "何主管" in listed
    assert said in shown and "何主管" in shown
    assert 'name="_save"' not in shown


def test_who_made_two_people_one_can_be_read_and_not_changed(site, person):
    other = record.save(make_claimed_file(), make_resume(basics={"name": "骆佳禾", "phone": "13800138000"}), seconds=1)
    made = merging.merge(person, other, merging.Choice(), user=make_user("何主管"))
    parting.part(made, user=make_user("袁主管"))
    for page in (site.get(address(Merge, "changelist")), site.get(address(Merge, "change", made.pk))):
        shown = page.content.decode()
        assert "骆佳禾" in shown and "何主管" in shown and "袁主管" in shown
        assert "snapshot" not in shown and 'name="_save"' not in shown
