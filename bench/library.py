"""An invented library of any size, for measuring pages: people with histories, skills, texts, tags and an index."""

import random
import tomllib
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from candidates.models import (
    Batch,
    Candidate,
    CandidateSkill,
    DegreeLevel,
    Education,
    FileStatus,
    ResumeFile,
    ResumeText,
    Skill,
    Tag,
    Tagging,
    WorkExperience,
)
from candidates.models.skills import skill_key
from candidates.search import index

CHUNK = 500
WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
COMPANIES = [f"{firm}{trade}{kind}" for firm in WORDS["firms"] for trade in WORDS["trades"] for kind in WORDS["kinds"]]
LEVELS = (DegreeLevel.ASSOCIATE, *[DegreeLevel.BACHELOR] * 6, *[DegreeLevel.MASTER] * 3, DegreeLevel.DOCTOR)


def make_library(people: int, *, seed: int = 7) -> None:
    """Add `people` invented candidates, indexed. The same seed gives the same people."""
    chance = random.Random(seed)
    skills = {
        name: Skill.objects.get_or_create(key=skill_key(name), defaults={"name": name})[0] for name in WORDS["skills"]
    }
    colors = Tag.Color.values
    tags = [
        Tag.objects.get_or_create(name=name, defaults={"color": colors[i]})[0] for i, name in enumerate(WORDS["tags"])
    ]
    batch = Batch.objects.create(label="春季招聘", source="招聘网站")
    for start in range(0, people, CHUNK):
        add_chunk(chance, min(CHUNK, people - start), start, skills, tags, batch)


def add_chunk(chance, size, start, skills, tags, batch) -> None:
    made = Candidate.objects.bulk_create(candidate(chance, start + n) for n in range(size))
    first = timezone.now() - timedelta(hours=start // 10)
    for n, each in enumerate(made):
        each.created_at = first - timedelta(minutes=7 * n)
    Candidate.objects.bulk_update(made, ["created_at"], batch_size=200)
    Education.objects.bulk_create(row for each in made for row in education(chance, each))
    WorkExperience.objects.bulk_create(row for each in made for row in work(chance, each))
    CandidateSkill.objects.bulk_create(
        CandidateSkill(candidate=each, skill=skills[name], written=name, position=place)
        for each in made
        for place, name in enumerate(chance.sample(WORDS["skills"], chance.randint(5, 14)))
    )
    Tagging.objects.bulk_create(
        Tagging(candidate=each, tag=tag)
        for each in made
        for tag in chance.sample(tags, chance.choice((0, 0, 1, 1, 2)))
    )
    files = ResumeFile.objects.bulk_create(file(each, start + n, batch) for n, each in enumerate(made))
    ResumeText.objects.bulk_create(ResumeText(file=each, lines=lines(chance)) for each in files)
    index.index_candidates([each.pk for each in made])


def candidate(chance, number) -> Candidate:
    school, tier = chance.choice(list(WORDS["schools"].items()))
    return Candidate(
        name=chance.choice(WORDS["surnames"]) + "".join(chance.sample(WORDS["given"], 2)),
        name_pinyin=" ".join(chance.sample(WORDS["syllables"], 3)),
        phone=f"1390000{number % 10_000:04}",
        phone_digits=f"1390000{number % 10_000:04}",
        email=f"person{number}@example.com",
        label=chance.choice(WORDS["posts"]),
        highest_degree=chance.choice(LEVELS),
        school=school,
        is_985=tier[0],
        is_211=tier[1],
        is_double_first_class=tier[2],
        is_overseas=tier[3],
        graduation_year=chance.randint(2004, 2025),
        experience_months=chance.randint(3, 240),
        current_company=chance.choice(COMPANIES),
        current_title=chance.choice(WORDS["posts"]),
        city=chance.choice(WORDS["cities"]),
        summary=f"{chance.randint(2, 15)}年{chance.choice(WORDS['things'])}经验，善于沟通",
        doubtful_count=chance.choice((0, 0, 0, 0, 2)),
    )


def education(chance, candidate) -> list[Education]:
    year = candidate.graduation_year
    schools = [
        (candidate.school, candidate.highest_degree),
        (chance.choice(list(WORDS["schools"])), DegreeLevel.BACHELOR),
    ]
    rows = [
        Education(
            candidate=candidate,
            entry=str(place),
            position_in_resume=place,
            institution=school,
            area=chance.choice(WORDS["majors"]),
            level=level,
            start_date=f"{year - 3 - 4 * place}-09",
            end_date=f"{year - 4 * place}-06",
        )
        for place, (school, level) in enumerate(schools)
    ]
    for row in rows:
        row.set_months()
    return rows


def work(chance, candidate) -> list[WorkExperience]:
    rows = []
    for place in range(chance.randint(1, 4)):
        company, title = (
            (candidate.current_company, candidate.current_title)
            if place == 0
            else (chance.choice(COMPANIES), chance.choice(WORDS["posts"]))
        )
        row = WorkExperience(
            candidate=candidate,
            entry=str(place),
            position_in_resume=place,
            name=company,
            position=title,
            start_date=f"{2023 - 3 * place}-04",
            end_date="" if place == 0 else f"{2026 - 3 * place}-01",
            is_current=place == 0,
            description="\n".join(deed(chance) for _ in range(chance.randint(3, 6))),
        )
        row.set_months()
        rows.append(row)
    return rows


def deed(chance) -> str:
    return chance.choice(WORDS["deeds"]).format(
        chance.choice(WORDS["things"]), chance.randint(2, 60), chance.randint(3, 45)
    )


def file(candidate, number, batch) -> ResumeFile:
    return ResumeFile(
        batch=batch,
        candidate=candidate,
        name=f"{candidate.name}-{candidate.label}.pdf",
        sha256=f"{number:064x}",
        size=120_000,
        format="pdf",
        status=FileStatus.PARSED,
        characters=1000,
        placed_characters=970,
    )


def lines(chance) -> list[dict]:
    return [
        {"number": n, "page": 1, "text": f"其他：{deed(chance)}", "boxes": [], "placed": False} for n in range(1, 13)
    ]
