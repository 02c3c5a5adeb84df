"""Are these two one person? Signs for and against, each with its weight, and their sum: pure.

A telephone number or an address of mail is enough, unless the names are of two people. A rare name needs one fact
more, a common one two.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

from candidates.intake.called import Called
from candidates.intake.identity import Identity, Job, Study, mail_key, name_key, phone_key

SUSPECTED = 6.0
FEW_NAMESAKES = 2  # as many as these two themselves
SOME_NAMESAKES = 4
MOST_JOBS = 2  # more that are the same say nothing new
SHIFTED = 3  # months by which people remember a date wrongly
LETTERS_OF_A_NAME = 2
CROWD = 5  # people with one telephone: it is an agent's


@dataclass(frozen=True, slots=True)
class Sign:
    """`code` has its words in `signs`; `facts` go into them. A negative weight speaks against."""

    code: str
    weight: float
    facts: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Likeness:
    signs: tuple[Sign, ...]

    @property
    def score(self) -> float:
        return round(sum(sign.weight for sign in self.signs), 1)

    @property
    def is_suspected(self) -> bool:
        return self.score >= SUSPECTED


def likeness(one: Identity, other: Identity, *, counts: Mapping[str, int]) -> Likeness:
    """The signs, the weightiest first; `counts` says of `counted_keys` how many people of the library have each."""
    found = [
        *_phones(one, other, counts),
        *_mails(one, other, counts),
        *_accounts(one, other),
        *_names(one.name, other.name, counts),
        *_births(one.birth, other.birth),
        *_genders(one, other),
        *_studies(one.studies, other.studies),
        *_jobs(one.jobs, other.jobs),
        *_cities(one, other),
    ]
    return Likeness(tuple(sorted(found, key=lambda sign: -abs(sign.weight))))


# ---------------------------------------------------------------- contacts


def _phones(one: Identity, other: Identity, counts: Mapping[str, int]) -> Iterator[Sign]:
    if same := sorted(one.phones & other.phones):
        yield _same_contact("phone", same[0], min(counts.get(phone_key(each), 0) for each in same))
    elif near := next((pair for pair in product(one.phones, other.phones) if differ_by_one(*pair)), None):
        yield Sign("near_phone", 2.5, {"one": near[0], "other": near[1]})
    elif one.phones and other.phones:
        yield Sign("other_phone", -0.3, {"one": min(one.phones), "other": min(other.phones)})


def _mails(one: Identity, other: Identity, counts: Mapping[str, int]) -> Iterator[Sign]:
    if same := sorted(one.mails & other.mails):
        yield _same_contact("mail", same[0], min(counts.get(mail_key(each), 0) for each in same))
    elif one.mails and other.mails:
        yield Sign("other_mail", -0.2, {"one": min(one.mails), "other": min(other.mails)})


def _same_contact(kind: str, contact: str, count: int) -> Sign:
    if count > CROWD:
        return Sign(f"crowd_{kind}", 1.5, {kind: contact, "count": count})
    return Sign(f"same_{kind}", 6, {kind: contact})


def _accounts(one: Identity, other: Identity) -> Iterator[Sign]:
    if same := sorted(one.accounts & other.accounts):
        yield Sign("same_account", 4, {"account": same[0].removeprefix("wechat:").removeprefix("qq:")})


def differ_by_one(one: str, other: str) -> bool:
    """Whether one character is another, or two neighbours changed places."""
    if len(one) != len(other):
        return False
    places = [at for at, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]
    if len(places) == 2 and places[1] == places[0] + 1:
        return one[places[0]] == other[places[1]] and one[places[1]] == other[places[0]]
    return len(places) == 1


# ---------------------------------------------------------------- names


def _names(one: Called, other: Called, counts: Mapping[str, int]) -> Iterator[Sign]:
    if not one or not other:
        return
    facts = {"one": one.han or max(one.forms, default=""), "other": other.han or max(other.forms, default="")}
    if one.han and one.han == other.han and not one.is_partial:
        yield _same_name(one, facts, counts.get(name_key(one.han), 0), code="same_name", rare=3.5)
    elif shared := one.forms & other.forms:
        code = "same_sound" if one.han and other.han else "same_pinyin"
        count = max(counts.get(name_key(form), 0) for form in shared)
        yield _same_name(one if one.han else other, facts, count, code=code, rare=2.5)
    elif one.han and other.han and _one_character_apart(one, other):
        yield Sign("near_name", 1, facts)
    elif not one.surnames & other.surnames:
        yield Sign("other_name", -5, facts)
    elif one.is_partial or other.is_partial:
        yield Sign("hidden_name", 0.5, facts)
    elif bool(one.han) != bool(other.han):
        yield Sign("english_name", 0.5, facts)
    else:
        yield Sign("other_given_name", -4, facts)


def _same_name(one: Called, facts: dict[str, str | int], count: int, *, code: str, rare: float) -> Sign:
    facts = {**facts, "count": count}
    if one.is_common or count > SOME_NAMESAKES:
        return Sign(f"{code}_common", rare - 2.5, facts)
    return Sign(code, rare if count <= FEW_NAMESAKES else rare - 1, facts)


def _one_character_apart(one: Called, other: Called) -> bool:
    if len(one.han) != len(other.han) or len(one.han) < LETTERS_OF_A_NAME or one.is_partial or other.is_partial:
        return False
    return len(one.han) > LETTERS_OF_A_NAME and differ_by_one(one.han, other.han)


# ---------------------------------------------------------------- birth, gender, home


def _births(one: str, other: str) -> Iterator[Sign]:
    known = min(len(one), len(other))
    if not known:
        return
    facts: dict[str, str | int] = {"one": one, "other": other}
    if one[:known] == other[:known]:
        yield Sign("same_birth", {4: 0.8, 7: 2.5, 10: 3.5}[known], {"birth": one[:known]})
    elif one[:4] == other[:4]:
        yield Sign("near_birth", -1, facts)
    else:
        yield Sign("other_birth", -4 if abs(int(one[:4]) - int(other[:4])) > 1 else -2, facts)


def _genders(one: Identity, other: Identity) -> Iterator[Sign]:
    if one.gender and other.gender and one.gender != other.gender:
        yield Sign("other_gender", -3, {"one": one.gender, "other": other.gender})


def _cities(one: Identity, other: Identity) -> Iterator[Sign]:
    if one.city and one.city == other.city:
        yield Sign("same_city", 0.4, {"city": one.city})


# ---------------------------------------------------------------- schools


def _studies(one: tuple[Study, ...], other: tuple[Study, ...]) -> Iterator[Sign]:
    shared = [pair for pair in product(one, other) if pair[0].school == pair[1].school]
    signs = sorted((_study_sign(*pair) for pair in shared), key=lambda sign: -sign.weight)
    best = {sign.facts["school"]: sign for sign in reversed(signs)}
    yield from sorted(best.values(), key=lambda sign: -sign.weight)[:2]
    if one and other and not shared and {each.level for each in one} & {each.level for each in other} - {0}:
        yield Sign("other_school", -2, {"one": one[0].school, "other": other[0].school})


def _study_sign(one: Study, other: Study) -> Sign:
    facts: dict[str, str | int] = {"school": one.school, "start": _year(one.start), "end": _year(one.end)}
    apart = [abs(left - right) // 12 for left, right in _dates(one, other)]
    if not apart:
        return Sign("same_school", 1, facts)
    if max(apart) == 0:
        return Sign("same_school_years", 2.5, facts)
    if max(apart) == 1:
        return Sign("same_school_near", 1, {**facts, "years": 1})
    return Sign("same_school_other_years", -1.5, {**facts, "other": _year(other.end or other.start)})


def _dates(one: Study, other: Study) -> list[tuple[int, int]]:
    return [(a, b) for a, b in ((one.start, other.start), (one.end, other.end)) if a is not None and b is not None]


def _year(month: int | None) -> int | str:
    return "" if month is None else month // 12


# ---------------------------------------------------------------- jobs


def _jobs(one: tuple[Job, ...], other: tuple[Job, ...]) -> Iterator[Sign]:
    shared = [pair for pair in product(one, other) if pair[0].company == pair[1].company]
    signs = sorted((_job_sign(*pair) for pair in shared), key=lambda sign: -sign.weight)
    best = {sign.facts["company"]: sign for sign in reversed(signs)}
    yield from sorted(best.values(), key=lambda sign: -sign.weight)[:MOST_JOBS]
    if one and other and not shared:
        yield Sign("other_jobs", -1, {"one": one[0].company, "other": other[0].company})


def _job_sign(one: Job, other: Job) -> Sign:
    facts: dict[str, str | int] = {"company": one.company, "start": _month(one), "other": _month(other)}
    if one.start is None or other.start is None:
        return Sign("same_company", 0.8, facts)
    apart = abs(one.start - other.start)
    if apart == 0 and one.is_dated_by_month and other.is_dated_by_month:
        return Sign("same_job", 2.5, facts)
    if not (one.is_dated_by_month and other.is_dated_by_month):
        is_near = one.start // 12 == other.start // 12
    else:
        is_near = apart <= SHIFTED
    return Sign("near_job", 1.8, {**facts, "months": apart}) if is_near else Sign("same_company", 0.5, facts)


def _month(job: Job) -> str:
    if job.start is None:
        return ""
    return f"{job.start // 12}.{job.start % 12 + 1:02}" if job.is_dated_by_month else str(job.start // 12)
