"""Resume → JSON Resume 1.0.0 (jsonresume.org) with the additions that Chinese résumés need.

Confidence, evidence, warnings, parser version and text loss stand under `meta`.
"""

from collections.abc import Iterable
from typing import Any

from candidates.parsing.fields.dates import PRESENT
from candidates.parsing.lexicon import degrees
from candidates.parsing.notices import sentence
from candidates.parsing.placed import all_values
from candidates.parsing.records import (
    Activity,
    Award,
    Basics,
    Certificate,
    Education,
    Evidence,
    Language,
    Notice,
    Other,
    Patent,
    Project,
    Publication,
    Resume,
    Skill,
    Value,
    Work,
)
from candidates.parsing.version import PARSER_VERSION

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
# Our names of fields → those of JSON Resume and its additions.
BASICS_KEYS = {
    "political_status": "politicalStatus",
    "native_place": "nativePlace",
    "marital_status": "maritalStatus",
    "years_of_experience": "yearsOfExperience",
    "expected_city": "expectedCity",
    "expected_salary": "expectedSalary",
}
ENTRY_KEYS = {
    "study_type": "studyType",
    "start_date": "startDate",
    "end_date": "endDate",
    "release_date": "releaseDate",
}
NETWORKS = {
    "github.com": "GitHub",
    "gitee.com": "Gitee",
    "linkedin.com": "LinkedIn",
    "zhihu.com": "知乎",
    "weibo.com": "微博",
    "csdn.net": "CSDN",
    "juejin.cn": "掘金",
    "cnblogs.com": "博客园",
    "twitter.com": "Twitter",
    "x.com": "X",
    "bilibili.com": "哔哩哔哩",
    "zcool.com.cn": "站酷",
    "behance.net": "Behance",
    "scholar.google": "Google Scholar",
    "leetcode": "LeetCode",
}

Json = dict[str, Any]  # what json.dumps takes: this module is the edge


def to_json_resume(resume: Resume) -> Json:
    """The résumé as JSON Resume; absent fields have no key."""
    document: Json = {"$schema": SCHEMA, "basics": _basics(resume.basics)}
    document["work"] = [_work(record) for record in resume.work]
    document["education"] = [_education(record) for record in resume.education]
    document["projects"] = [_project(record) for record in resume.projects]
    document["activities"] = [_dated(record, "description") for record in resume.activities]
    document["publications"] = [_plain(record) for record in resume.publications]
    document["patents"] = [_plain(record) for record in resume.patents]
    document["awards"] = [_plain(record) for record in resume.awards]
    document["certificates"] = [_plain(record) for record in resume.certificates]
    document["skills"] = [_skill(record) for record in resume.skills]
    document["languages"] = [_plain(record) for record in resume.languages]
    document["others"] = [_plain(record) for record in resume.others]
    document = {key: value for key, value in document.items() if value}
    return {**document, "meta": _meta(resume)}


def _basics(basics: Basics) -> Json:
    keys = (
        *("name", "label", "email", "phone", "summary", "gender", "birth", "wechat", "qq", "ethnicity"),
        *("political_status", "native_place", "marital_status", "expected_city", "expected_salary", "availability"),
    )
    found: Json = {}
    for key in keys:
        value: Value | None = getattr(basics, key)
        if value:
            found[BASICS_KEYS.get(key, key)] = value.text
    if basics.url:
        found["url"] = _address(basics.url.text)
    if basics.location:
        found["location"] = {"address": basics.location.text}
    if basics.years_of_experience:
        found["yearsOfExperience"] = _number(basics.years_of_experience.text)
    if basics.profiles:
        found["profiles"] = [_profile(value.text) for value in basics.profiles]
    return found


def _number(text: str) -> float | int | str:
    try:
        number = float(text)
    except ValueError:
        return text
    return int(number) if number.is_integer() else number


def _profile(address: str) -> Json:
    network = next((name for host, name in NETWORKS.items() if host in address.casefold()), "")
    return {"network": network, "url": _address(address)} if network else {"url": _address(address)}


def _address(text: str) -> str:
    """An address as a URI: people leave out the scheme."""
    return text if "://" in text else f"https://{text}"


Record = Work | Education | Project | Activity | Publication | Patent | Award | Certificate | Language | Other


def _plain(record: Record, names: Iterable[str] = ()) -> Json:
    """The fields of a record that have a value, under the names of JSON Resume."""
    found: Json = {}
    for name in names or record.__dataclass_fields__:
        value: Value | None = getattr(record, name)
        if value:
            found[ENTRY_KEYS.get(name, name)] = value.text
    return found


def _dated(record: Record, text_key: str) -> Json:
    """As `_plain`; 至今 becomes `current`, the description gets the name that its list has in the schema."""
    found = _plain(record)
    if found.get("endDate") == PRESENT:
        del found["endDate"]
        found["current"] = True
    if "description" in found:
        found[text_key] = found.pop("description")
    return found


def _work(record: Work) -> Json:
    return _dated(record, "summary")


def _project(record: Project) -> Json:
    """`role` is ours, `roles` the schema's name for it."""
    found = _dated(record, "description")
    return {**found, "roles": [found["role"]]} if "role" in found else found


def _education(record: Education) -> Json:
    found = _dated(record, "description")
    if record.study_type and record.study_type.text.isascii():
        found["studyType"] = degrees.level(record.study_type.text) or record.study_type.text
    if record.courses:
        found["courses"] = [part.strip() for part in _split_courses(record.courses.text)]
    return found


def _split_courses(text: str) -> list[str]:
    for mark in "、；;，,":
        if mark in text:
            return [part for part in text.rstrip("。.").split(mark) if part.strip()]
    return [text]


def _skill(record: Skill) -> Json:
    found: Json = {"name": record.name.text, "keywords": [record.name.text]}
    if record.level:
        found["level"] = record.level.text
    return found


def _meta(resume: Resume) -> Json:
    texts = {line.number: line for line in resume.lines}
    return {
        "version": "v1.0.0",
        "parserVersion": PARSER_VERSION,
        "format": resume.format,
        "route": resume.route,
        "warnings": [_warning(each) for each in resume.notices],
        "textLoss": {
            "characters": resume.characters,
            "placed": resume.placed_characters,
            "unplaced": [
                {"line": number, "page": texts[number].page, "text": texts[number].text} for number in resume.unplaced
            ],
        },
        "confidence": {path: value.confidence for path, value in _paths(resume)},
        "evidence": {path: [_place(each) for each in value.evidence] for path, value in _paths(resume)},
    }


def _warning(notice: Notice) -> Json:
    found: Json = {"code": notice.code, "message": sentence(notice)}
    return {**found, **{key: value for key in ("page", "path") if (value := getattr(notice, key))}}


def _paths(resume: Resume) -> Iterable[tuple[str, Value]]:
    """The values with their paths in the JSON document; repeated fields of one record are numbered."""
    seen: dict[str, int] = {}
    for path, value in all_values(resume):
        head, _, name = path.rpartition("/")
        path = f"{head}/{BASICS_KEYS.get(name, ENTRY_KEYS.get(name, name))}"
        if name == "profiles":
            count = seen.get(path, 0)
            seen[path] = count + 1
            path = f"{path}/{count}/url"
        yield path, value


def _place(evidence: Evidence) -> Json:
    return {
        "page": evidence.page,
        "line": evidence.line,
        "start": evidence.start,
        "end": evidence.end,
        "boxes": [[box.left, box.top, box.right, box.bottom] for box in evidence.boxes],
    }
