"""Invented people of whom some are taken in twice, as years and hands change them, and some are namesakes.

What changes a copy is decided here, without a look at what the search for duplicates makes of it.
"""

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import opencc
from pypinyin import lazy_pinyin

WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
COPIES, NAMESAKES, HUNTERS, TWINS = 0.15, 0.03, 0.004, 0.0005  # of all people, in pairs; hunters: shared telephones
THIS_YEAR = 2026
TRADITIONAL = opencc.OpenCC("s2t")


@dataclass(frozen=True)
class Person:
    """What one résumé says; `who` is the same in all résumés of one person."""

    who: int
    name: str
    gender: str
    birth: str
    phone: str
    email: str
    wechat: str
    location: str
    label: str
    education: tuple[dict[str, Any], ...] = ()
    work: tuple[dict[str, Any], ...] = ()


# ---------------------------------------------------------------- people


def library(size: int, seed: int) -> list[Person]:
    """`size` résumés in no order, the copies, namesakes, twins and shared telephones among them."""
    chance = random.Random(seed)
    copied = round(size * COPIES)
    people = [person(chance, number) for number in range(size - copied)]
    for one, other in pairs(chance, people, round(size * NAMESAKES)):
        people[other] = namesake(chance, people[one], people[other])
    for one, other in pairs(chance, people, round(size * TWINS)):
        people[other] = twin(chance, people[one], people[other])
    for _ in range(round(size * HUNTERS)):
        share_telephone(chance, people)
    originals = [chance.choice(people) for _ in range(copied)]
    people += [later(chance, each) for each in originals]
    chance.shuffle(people)
    return people


def pairs(chance: random.Random, people: list[Person], count: int) -> Iterator[tuple[int, int]]:
    for _ in range(count):
        one, other = chance.sample(range(len(people)), 2)
        yield one, other


def person(chance: random.Random, who: int) -> Person:
    name = full_name(chance)
    born = chance.randint(1975, 2003)
    month = f"{born}-{chance.randint(1, 12):02}"
    education = studies(chance, born)
    return Person(
        who=who,
        name=name,
        gender=chance.choice(("男", "女", "男", "女", "")),
        birth=chance.choice((month, month, f"{born}", "", "")),
        phone=phone(chance),
        email=email(chance, name),
        wechat=chance.choice(("", "", "", f"wx{chance.randrange(10**7)}")),
        location=chance.choice(WORDS["cities"]),
        label=chance.choice(WORDS["posts"]),
        education=education,
        work=jobs(chance, int(education[0]["end_date"][:4])),
    )


def full_name(chance: random.Random) -> str:
    surname = chance.choices(list(WORDS["surnames"]), WORDS["surnames"].values())[0]
    way = chance.random()
    if way < 0.2:
        pool = WORDS["single"]
        return surname + pool[min(int(chance.expovariate(3 / len(pool))), len(pool) - 1)]
    if way < 0.35:
        return surname + chance.choice(WORDS["double"])
    return surname + chance.choice(WORDS["given_first"]) + chance.choice(WORDS["given_second"])


def phone(chance: random.Random) -> str:
    return f"1{chance.choice('3578')}{chance.randrange(10**9):09}"


def email(chance: random.Random, name: str) -> str:
    host = chance.choice(WORDS["mails"])
    if host == "qq.com":
        return f"{chance.randrange(10**8, 10**10)}@qq.com"
    return f"{''.join(lazy_pinyin(name))}{chance.randrange(10000)}@{host}"


def studies(chance: random.Random, born: int) -> tuple[dict[str, Any], ...]:
    """The highest first."""
    end = born + chance.choice((21, 22, 22, 22, 23))
    rows = [study(chance, end - 4, end, chance.choice(("本科", "本科", "本科", "大专")))]
    if chance.random() < 0.3:
        rows.insert(0, study(chance, end, end + chance.choice((2, 3, 3)), "硕士"))
    return tuple(rows)


def study(chance: random.Random, start: int, end: int, degree: str) -> dict[str, Any]:
    school = chance.choice(list(WORDS["schools"]))
    return {"institution": school, "study_type": degree, "start_date": f"{start}-09", "end_date": f"{end}-06"}


def jobs(chance: random.Random, graduated: int) -> tuple[dict[str, Any], ...]:
    """The latest first; the latest goes on."""
    rows: list[dict[str, Any]] = []
    year = graduated
    while year < THIS_YEAR and len(rows) < 6:
        stay = chance.choice((1, 2, 2, 3, 4, 6))
        start, end = f"{year}-{chance.randint(7, 12):02}", f"{year + stay}-{chance.randint(1, 6):02}"
        is_last = year + stay >= THIS_YEAR
        dates = {"start_date": start, "end_date": "" if is_last else end, "is_current": is_last}
        rows.insert(0, {"name": company(chance), "position": chance.choice(WORDS["posts"]), **dates})
        year += stay
    return tuple(rows)


def company(chance: random.Random) -> str:
    city = chance.choice((*WORDS["cities"], "", "", "", "", "", "", "", ""))
    return city + chance.choice(WORDS["firms"]) + chance.choice(WORDS["trades"]) + chance.choice(WORDS["kinds"])


def namesake(chance: random.Random, one: Person, other: Person) -> Person:
    """`other` by the name of `one`, now and then of the same school, class, age, firm or town."""
    made = replace(other, name=one.name)
    if chance.random() < 0.3:
        as_well = ("institution", "start_date", "end_date") if chance.random() < 0.3 else ("institution",)
        school = {**other.education[0], **{name: one.education[0][name] for name in as_well}}
        made = replace(made, education=(school, *other.education[1:]))
    if one.birth and made.birth and chance.random() < 0.3:
        made = replace(made, birth=one.birth[:4] + made.birth[4:])
    if chance.random() < 0.1 and made.work and one.work:
        made = replace(made, work=({**made.work[0], "name": one.work[0]["name"]}, *made.work[1:]))
    return replace(made, location=one.location if chance.random() < 0.3 else made.location)


def twin(chance: random.Random, one: Person, other: Person) -> Person:
    """A brother or sister: the surname, the birthday and the home town are the same, half of them the school too."""
    shared = {"birth": one.birth, "location": one.location}
    if chance.random() < 0.5:
        shared["education"] = one.education
    return replace(other, name=one.name[0] + chance.choice(WORDS["given_first"]) + other.name[-1], **shared)


def share_telephone(chance: random.Random, people: list[Person]) -> None:
    """A few people whom one agent sends give his number as theirs."""
    number = phone(chance)
    for place in chance.sample(range(len(people)), chance.randint(3, 6)):
        people[place] = replace(people[place], phone=number)


# ---------------------------------------------------------------- what years and hands change


def later(chance: random.Random, one: Person) -> Person:
    """Another résumé of `one`."""
    changed = replace(
        one,
        name=other_name(chance, one.name),
        gender=chance.choice((one.gender, one.gender, one.gender, "")),
        birth=other_date(chance, one.birth),
        phone=other_phone(chance, one.phone),
        email=other_email(chance, one),
        wechat=one.wechat if chance.random() < 0.6 else "",
        location=one.location if chance.random() < 0.7 else chance.choice(WORDS["cities"]),
        label=one.label if chance.random() < 0.5 else chance.choice(WORDS["posts"]),
        education=tuple(other_study(chance, each) for each in one.education),
        work=other_jobs(chance, one.work),
    )
    if len(changed.education) > 1 and chance.random() < 0.2:
        changed = replace(changed, education=changed.education[:1])
    lost = chance.random()  # a whole section that was not read
    return replace(changed, work=()) if lost < 0.03 else replace(changed, education=()) if lost < 0.06 else changed


def other_name(chance: random.Random, name: str) -> str:
    way = chance.random()
    surname = name[:2] if name[:2] in WORDS["surnames"] and len(name) > 2 else name[:1]
    given = name[len(surname) :]
    if way < 0.58:
        return name
    if way < 0.66:
        return TRADITIONAL.convert(name)
    if way < 0.78:
        first, last = "".join(lazy_pinyin(given)).capitalize(), "".join(lazy_pinyin(surname)).capitalize()
        return chance.choice(
            (f"{first} {last}", f"{last} {first}", f"{last.upper()} {first}", f"{last}, {first}", last + first)
        )
    if way < 0.85:
        last = WORDS["spelled"].get(surname, "".join(lazy_pinyin(surname)).capitalize())
        first = chance.choice(WORDS["english"])
        return chance.choice((f"{first} {last}", f"{first} ,{last}", f"{name}（{first}）", f"{first} {name}"))
    if way < 0.93:
        return mistyped(chance, name)
    return chance.choice((" ".join(name), f"{surname}　{given}", f"{name}先生", f"{name} 个人简历", f"{surname}先生"))


def mistyped(chance: random.Random, name: str) -> str:
    places = [(at, group) for at, each in enumerate(name) for group in WORDS["mistyped"] if each in group]
    if not places:
        return name[:-1] + chance.choice(WORDS["given_second"])
    at, group = chance.choice(places)
    return name[:at] + chance.choice([each for each in group if each != name[at]]) + name[at + 1 :]


def other_phone(chance: random.Random, number: str) -> str:
    way = chance.random()
    if way < 0.15:
        return number
    if way < 0.5:
        one, two, three = number[:3], number[3:7], number[7:]
        wide = number.translate({ord(digit): chr(ord(digit) + 0xFEE0) for digit in "0123456789"})
        shapes = (f"+86 {one} {two} {three}", f"{one}-{two}-{three}", f"86{number}", f"(+86){number}", wide)
        return chance.choice(shapes)
    if way < 0.85:
        return phone(chance)
    if way < 0.95:
        return ""
    at = chance.randrange(3, 11)
    return number[:at] + chance.choice("0123456789") + number[at + 1 :]


def other_email(chance: random.Random, one: Person) -> str:
    way = chance.random()
    if way < 0.45:
        return chance.choice((one.email, one.email.upper(), f" {one.email}", one.email.replace("@", "＠")))
    return email(chance, one.name) if way < 0.8 else ""


def other_date(chance: random.Random, date: str) -> str:
    way = chance.random()
    if not date or way < 0.7:
        return date
    if way < 0.87:
        return ""
    if way < 0.95 or len(date) == 4:
        return date[:4]
    return f"{date[:4]}-{chance.randint(1, 12):02}"


def other_study(chance: random.Random, row: dict[str, Any]) -> dict[str, Any]:
    changed = dict(row)
    others = WORDS["schools"][row["institution"]]
    if others and chance.random() < 0.2:
        changed["institution"] = chance.choice(others)
    if chance.random() < 0.2:
        changed["start_date"] = ""
    if chance.random() < 0.15:
        changed["end_date"] = row["end_date"][:4]
    if chance.random() < 0.05:
        changed["end_date"] = f"{int(row['end_date'][:4]) + chance.choice((-1, 1))}-06"
    return changed


def other_jobs(chance: random.Random, rows: tuple[dict[str, Any], ...]) -> tuple[dict[str, Any], ...]:
    """As an older résumé says it: the last job may not have begun yet."""
    kept = list(rows[1:] if len(rows) > 1 and chance.random() < 0.4 else rows)
    if len(kept) > 2 and chance.random() < 0.2:
        kept.pop()
    return tuple(other_job(chance, row) for row in kept)


def other_job(chance: random.Random, row: dict[str, Any]) -> dict[str, Any]:
    changed = dict(row)
    if chance.random() < 0.35:
        changed["name"] = changed["name"].removesuffix("有限公司").removesuffix("股份").removesuffix("有限责任公司")
    if chance.random() < 0.1:
        changed["position"] = chance.choice(WORDS["posts"])
    way = chance.random()
    if way < 0.15:
        year, month = map(int, row["start_date"].split("-"))
        month = min(max(month + chance.choice((-2, -1, 1, 2)), 1), 12)
        changed["start_date"] = f"{year}-{month:02}"
    elif way < 0.25:
        changed["start_date"] = row["start_date"][:4]
    return changed
