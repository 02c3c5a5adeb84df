"""What the parser says of a résumé against what a careful reader says of it: JSON Resume against JSON Resume.

Values are compared after NFKC, case folding and dropping spaces and marks; entries of a list are aligned one to one,
best likeness first. Descriptions are right when their pairs of characters overlap by F ≥ 0.8.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

SAME_TEXT, SAME_NAME = 0.8, 0.85  # overlap of pairs of characters from which texts and names are the same
CORE = ("basics", "education", "work")  # what published systems report
BASICS = (
    *("name", "gender", "birth", "email", "phone", "wechat", "qq", "location", "ethnicity", "politicalStatus"),
    *("nativePlace", "maritalStatus", "yearsOfExperience", "label", "expectedCity", "expectedSalary"),
    *("availability", "summary"),
)
SECTIONS: dict[str, tuple[str, ...]] = {
    "education": ("institution", "department", "area", "studyType", "startDate", "endDate", "score", "rank"),
    "work": ("name", "department", "position", "location", "startDate", "endDate", "description"),
    "projects": ("name", "role", "startDate", "endDate", "description"),
    "activities": ("name", "role", "startDate", "endDate", "description"),
    "publications": ("name", "publisher", "releaseDate"),
    "patents": ("name", "number", "date"),
    "awards": ("title", "date"),
    "certificates": ("name", "date"),
    "languages": ("language", "fluency"),
}
DEGREES = (  # the first pattern that occurs names the level
    ("博士后", r"博士后|postdoc"),
    ("博士", r"博士|直博|ph\.?\s*d|doctor"),
    ("MBA", r"mba|emba"),
    ("硕士", r"硕士|研究生|master|m\.?\s?sc|m\.?\s?eng|m\.?\s?phil|碩士|^ms$|^ma$|^m\.?s\.?$"),
    ("本科", r"本科|学士|學士|bachelor|b\.?\s?sc|b\.?\s?eng|undergraduate|^bs$|^ba$|^b\.?s\.?$|^be$|大學"),
    ("大专", r"大专|专科|高职|專科|associate"),
    ("中专", r"中专|职高|技校"),
    ("高中", r"高中|high school"),
    ("交换", r"交换|交流|exchange|visiting"),
)
LOOSE = frozenset({"description", "summary"})
# Fields in which a longer way of writing the same thing is no other thing.
CONTAINS = frozenset(
    (
        *("location", "score", "rank", "publisher", "label", "expectedCity", "expectedSalary", "availability"),
        *("title", "name", "fluency", "area", "department", "position", "role", "institution"),
    )
)

Json = Mapping[str, Any]


@dataclass
class Tally:
    """How many values were right, wrong, missed (in the gold only) and false (said only)."""

    counts: Counter[str] = field(default_factory=Counter)

    def add(self, verdict: str) -> None:
        self.counts[verdict] += 1

    @property
    def precision(self) -> float:
        return self._share("wrong", "false")

    @property
    def recall(self) -> float:
        return self._share("wrong", "missed")

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def _share(self, *others: str) -> float:
        total = self.counts["right"] + sum(self.counts[each] for each in others)
        return self.counts["right"] / total if total else 1.0


@dataclass(frozen=True)
class Verdict:
    """One value judged: `kind` is right, wrong, missed or false; `confidence` is what the parser said, if it did."""

    section: str
    field: str
    kind: str
    gold: str
    said: str
    confidence: float | None = None


@dataclass(frozen=True)
class Flat:
    """One entry as field → text, with the confidence of each where the parser gives one."""

    fields: dict[str, str]
    confidences: dict[str, float] = field(default_factory=dict)


# ---------------------------------------------------------------- comparing values


def fold(value: object) -> str:
    text = unicodedata.normalize("NFKC", str(value)).casefold()
    return "".join(character for character in text if character.isalnum() or character in "+#")


def _degree(value: str) -> str:
    text = unicodedata.normalize("NFKC", value).casefold().strip()
    return next((level for level, pattern in DEGREES if re.search(pattern, text)), fold(value))


def _phone(value: str) -> str:
    return re.sub(r"^(00)?86(?=1\d{10}$)", "", re.sub(r"\D", "", value))


def _url(value: str) -> str:
    text = re.sub(r"^[a-z]+://", "", unicodedata.normalize("NFKC", value).casefold().strip())
    return re.sub(r"^www\.", "", text).rstrip("/")


def _date(value: str) -> str:
    text = value.strip().casefold()
    if text in ("present", "now", "至今"):
        return "present"
    match = re.fullmatch(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", text)
    return "-".join([match[1]] + [f"{int(part):02d}" for part in match.groups()[1:] if part]) if match else fold(text)


def _party(value: str) -> str:
    text = fold(value).removeprefix("中国").removeprefix("中共")
    return {"共产党员": "党员", "共青团员": "团员"}.get(text, text)


def _number(value: str) -> str:
    match = re.search(r"\d+(\.\d+)?", value)
    return str(float(match[0])) if match else fold(value)


def _place(value: str) -> str:
    return re.sub(r"[省市区县區縣]", "", fold(value))


def _figures(value: str) -> str:
    text = unicodedata.normalize("NFKC", value)
    return "/".join(re.findall(r"\d+(?:\.\d+)?%?", text)) or fold(text)


def _venue(value: str) -> str:
    return fold(re.sub(r"(?:19|20)\d\d|['’]\d\d\b", "", unicodedata.normalize("NFKC", value))) or fold(value)


def _ethnicity(value: str) -> str:
    return fold(value).removesuffix("族")


FOLDS: dict[str, Callable[[str], str]] = {
    **dict.fromkeys(("location", "nativePlace", "expectedCity"), _place),
    **dict.fromkeys(("score", "rank"), _figures),
    **dict.fromkeys(("birth", "startDate", "endDate", "releaseDate", "date"), _date),
    "publisher": _venue,
    "phone": _phone,
    "url": _url,
    "studyType": _degree,
    "ethnicity": _ethnicity,
    "politicalStatus": _party,
    "yearsOfExperience": _number,
}


def overlap(one: str, other: str) -> float:
    """F of the pairs of characters that two texts share."""
    left, right = _pairs(one), _pairs(other)
    total = sum(left.values()) + sum(right.values())
    return 2 * sum((left & right).values()) / total if total else 0.0


def _pairs(text: str) -> Counter[str]:
    text = fold(text)
    return Counter(text[index : index + 2] for index in range(len(text) - 1)) or Counter([text])


def same(name: str, gold: str, said: str) -> bool:
    """Whether two values of the field `name` say the same."""
    if name in LOOSE:
        return overlap(gold, said) >= SAME_TEXT
    normal = FOLDS.get(name, fold)
    one, other = normal(gold), normal(said)
    return one == other or (name in CONTAINS and overlap(one, other) >= SAME_NAME)


# ---------------------------------------------------------------- reading JSON Resume


def _text(value: object) -> str:
    if isinstance(value, Mapping):
        return " ".join(_text(part) for part in value.values() if part)
    if isinstance(value, list | tuple):
        return "\n".join(_text(part) for part in value if part)
    return "" if value is None else str(value)


def _confidence(resume: Json, path: str) -> float | None:
    found = resume.get("meta", {}).get("confidence", {}).get(path)
    return None if found is None else float(found)


def _entry(section: str, raw: Json, resume: Json, index: int) -> Flat:
    entry = dict(raw)
    if entry.get("current") and not entry.get("endDate"):
        entry["endDate"] = "present"
    entry["description"] = _text([entry.get("description"), entry.get("summary"), entry.get("highlights")])
    texts = {name: _text(entry.get(name)).strip() for name in SECTIONS[section]}
    sure = {name: _confidence(resume, f"/{section}/{index}/{name}") for name in texts}
    return Flat({n: t for n, t in texts.items() if t}, {n: c for n, c in sure.items() if c is not None})


def _basics(resume: Json) -> Flat:
    basics = dict(resume.get("basics") or {})
    place = basics.get("location")
    if isinstance(place, Mapping):
        basics["location"] = place.get("address") or place.get("city") or ""
    texts = {name: _text(basics.get(name)).strip() for name in BASICS}
    sure = {name: _confidence(resume, f"/basics/{name}") for name in texts}
    return Flat({n: t for n, t in texts.items() if t}, {n: c for n, c in sure.items() if c is not None})


def _urls(resume: Json) -> set[str]:
    basics = resume.get("basics") or {}
    profiles = [each.get("url") for each in basics.get("profiles") or []]
    return {_url(address) for address in (basics.get("url"), *profiles) if address}


def _skills(resume: Json) -> set[str]:
    named = [each.get("keywords") or [each.get("name")] for each in resume.get("skills") or []]
    return {fold(word) for words in named for word in words if word} - {""}


# ---------------------------------------------------------------- judging


def judge(gold: Json, said: Json) -> Iterator[Verdict]:
    """Yield a verdict for every value that either says."""
    yield from _judge_pair("basics", BASICS, _basics(gold), _basics(said))
    for section, names in SECTIONS.items():
        truth = [_entry(section, raw, gold, index) for index, raw in enumerate(gold.get(section) or [])]
        guess = [_entry(section, raw, said, index) for index, raw in enumerate(said.get(section) or [])]
        for one, other in _align(section, [t for t in truth if t.fields], [g for g in guess if g.fields]):
            yield from _judge_pair(section, names, one, other)
    for section, read in (("urls", _urls), ("skills", _skills)):
        one, other = read(gold), read(said)
        for value in sorted(one | other):
            kind = "right" if value in one and value in other else "missed" if value in one else "false"
            yield Verdict(section, section, kind, value if value in one else "", value if value in other else "")


def _judge_pair(section: str, names: Sequence[str], gold: Flat, said: Flat) -> Iterator[Verdict]:
    for name in names:
        one, other = gold.fields.get(name, ""), said.fields.get(name, "")
        if one or other:
            kind = "missed" if not other else "false" if not one else "right" if same(name, one, other) else "wrong"
            yield Verdict(section, name, kind, one, other, said.confidences.get(name))


def _align(section: str, gold: Sequence[Flat], said: Sequence[Flat]) -> list[tuple[Flat, Flat]]:
    """Pairs of entries, most alike first; entries without a partner stand beside an empty one."""
    ranked = sorted(
        ((_likeness(section, g, s), i, j) for i, g in enumerate(gold) for j, s in enumerate(said)),
        key=lambda each: (-each[0], each[1], each[2]),
    )
    left, right = set(range(len(gold))), set(range(len(said)))
    pairs = []
    for score, i, j in ranked:
        if score >= 1 and i in left and j in right:
            left.discard(i)
            right.discard(j)
            pairs.append((gold[i], said[j]))
    return [*pairs, *((gold[i], Flat({})) for i in sorted(left)), *((Flat({}), said[j]) for j in sorted(right))]


def _likeness(section: str, gold: Flat, said: Flat) -> float:
    """How alike two entries are; the field that names them weighs most."""
    score = 0.0
    for index, name in enumerate(SECTIONS[section]):
        one, other = gold.fields.get(name), said.fields.get(name)
        if one and other:
            score += (1 if index else 4) * (1.0 if same(name, one, other) else overlap(one, other) / 2)
    return score
