"""What tells who somebody is, in forms that can be compared, and the keys by which two of a kind meet: pure.

Nobody is compared with everybody: only people who share a key are, and a key is the telephone, an address, or the name
together with something else.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from candidates.intake.called import Called, called
from candidates.intake.derive import phone_digits
from candidates.models.partial_date import first_month, last_month
from candidates.parsing.lexicon import schools
from candidates.search.aliases import usual_company
from candidates.search.words import normal

MOBILE = re.compile(r"1[3-9]\d{9}")
BETWEEN_NUMBERS = re.compile(r"[/,;、|或]")
LETTER = re.compile("[a-z@]")
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
QQ_MAIL = re.compile(r"(\d{5,12})@qq\.com")
FIRM = re.compile(r"(?:集团|控股|股份|有限|责任|公司|[,.\s]|\bco\b|\bltd\b|\binc\b)+$")
BRACKETS = re.compile(r"[(（].*?[)）]")
LEAST_DIGITS = 7  # of a telephone number
MOST_OF_A_KIND = 8  # schools and jobs that make keys


@dataclass(frozen=True, slots=True)
class Study:
    """`school` by its usual name; months since year 0."""

    school: str
    level: int = 0
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """`company` without what firms add to their names; months since year 0; `is_dated_by_month` of the start."""

    company: str
    position: str = ""
    start: int | None = None
    end: int | None = None
    is_dated_by_month: bool = True


@dataclass(frozen=True, slots=True)
class Identity:
    name: Called
    phones: frozenset[str] = frozenset()
    mails: frozenset[str] = frozenset()
    accounts: frozenset[str] = frozenset()  # WeChat, QQ, addresses of pages
    birth: str = ""  # a partial date
    gender: str = ""
    studies: tuple[Study, ...] = ()
    jobs: tuple[Job, ...] = ()
    city: str = ""


def identity(
    *, name: str, phone: str, email: str, others: Sequence[str], birth: str, gender: str, city: str,
    studies: Sequence[Study], jobs: Sequence[Job],
) -> Identity:  # fmt: skip
    """From values as they are written; `others` are further contacts and addresses, marked `wechat:` and `qq:`."""
    texts = [normal(each) for each in (phone, email, *others)]
    mails = {mail for text in texts for mail in MAIL.findall(text)}
    numbers = {each for text in (phone, *others) for each in _phones(text)}
    accounts = {text.removeprefix("https://").removeprefix("http://").strip(" /") for text in map(normal, others)}
    accounts |= {f"qq:{match[1]}" for mail in mails if (match := QQ_MAIL.fullmatch(mail))}
    return Identity(
        called(name),
        frozenset(numbers),
        frozenset(mails),
        frozenset(filter(_is_account, accounts - mails)),
        birth,
        gender,
        tuple(each for each in studies if each.school),
        tuple(each for each in jobs if each.company),
        city,
    )


def study(school: str, level: int, start: str, end: str) -> Study:
    return Study(normal(schools.canonical(school)).replace(" ", ""), level, first_month(start), last_month(end))


def job(company: str, position: str, start: str, end: str) -> Job:
    return Job(firm(company), normal(position), first_month(start), last_month(end), len(start) > 4)


def firm(company: str) -> str:
    """`北京某某科技有限公司` → `北京某某科技`, a known short name → the usual one."""
    name = usual_company(company) or company
    plain = BRACKETS.sub("", normal(name)).strip()
    return FIRM.sub("", plain).replace(" ", "") or plain


def _phones(text: str) -> Iterator[str]:
    """The telephone numbers of a text; what has letters is an account or an address."""
    for part in BETWEEN_NUMBERS.split(normal(text)):
        digits = phone_digits(part)
        if len(digits) >= LEAST_DIGITS and not LETTER.search(part):
            yield mobile[0] if (mobile := MOBILE.search(digits)) else digits


def _is_account(text: str) -> bool:
    return len(text) > len("wechat:") and not text.endswith(":")


# ---------------------------------------------------------------- keys


def keys(person: Identity) -> frozenset[str]:
    """Whoever shares one of these is compared; each begins with its kind."""
    return frozenset((*_contacts(person), *_named(person), *_unnamed(person)))


def counted_keys(person: Identity) -> frozenset[str]:
    """Those of which it tells how many people have them: names, telephones, addresses."""
    return frozenset((*name_keys(person), *_contacts(person)))


def name_keys(person: Identity) -> frozenset[str]:
    """By which namesakes are counted; those whose names are rare also meet by them."""
    written = {person.name.han} if person.name.han and not person.name.is_partial else set()
    return frozenset(map(name_key, person.name.forms | written))


def name_key(form: str) -> str:
    """The key of one form of a name, Chinese or in Latin letters."""
    return f"name {form}"


def phone_key(number: str) -> str:
    return f"phone {number}"


def mail_key(mail: str) -> str:
    return f"mail {mail}"


def _contacts(person: Identity) -> Iterator[str]:
    yield from map(phone_key, person.phones)
    yield from map(mail_key, person.mails)
    yield from (f"account {account}" for account in person.accounts)


def _named(person: Identity) -> Iterator[str]:
    facts = [person.birth[:4], *_schools(person), *_firms(person)]
    yield from name_keys(person)
    yield from (f"name {form} {fact}" for form in person.name.forms for fact in facts if fact)


def _unnamed(person: Identity) -> Iterator[str]:
    """For names written in quite another way: the surname with two facts."""
    for surname in person.name.surnames:
        for each in person.studies[:MOST_OF_A_KIND]:
            if each.end is not None:
                yield f"school {surname} {each.school} {each.end // 12}"
            if len(person.birth) > 4:
                yield f"born {surname} {each.school} {person.birth[:7]}"
        yield from (
            f"job {surname} {each.company} {each.start // 12}"
            for each in person.jobs[:MOST_OF_A_KIND]
            if each.start is not None
        )


def _schools(person: Identity) -> set[str]:
    return {each.school for each in person.studies[:MOST_OF_A_KIND]}


def _firms(person: Identity) -> set[str]:
    return {each.company for each in person.jobs[:MOST_OF_A_KIND]}
