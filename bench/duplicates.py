"""Does the search for suspected duplicates find the right ones? `python -m bench.duplicates [--seed 1]`

Invented people are saved in a library of their own, which is then searched. Precision and recall are of pairs.
"""

import argparse
import os
import tempfile
import time
from dataclasses import dataclass, field
from itertools import combinations

from bench.twice import THIS_YEAR, Person, library

BASICS = ("name", "gender", "birth", "phone", "email", "wechat", "location", "label")


@dataclass(frozen=True)
class Score:
    """Pairs found rightly, wrongly, and not found; seconds of the search, and of this process in them."""

    right: int
    wrong: list[tuple[Person, Person]] = field(repr=False)
    missed: list[tuple[Person, Person]] = field(repr=False)
    seconds: float = 0.0
    busy_seconds: float = 0.0

    @property
    def precision(self) -> float:
        return self.right / max(self.right + len(self.wrong), 1)

    @property
    def recall(self) -> float:
        return self.right / max(self.right + len(self.missed), 1)


def save(people: list[Person]) -> dict[int, Person]:
    """Put people into the tables as a reading does, without files; by their keys."""
    from candidates.intake.derive import derive
    from candidates.models import Candidate, Education, WorkExperience

    candidates, rows = [], {Education: [], WorkExperience: []}
    for each in people:
        basics = {
            name: getattr(each, name).strip()
            for name in ("name", "gender", "birth", "phone", "email", "wechat", "location", "label")
        }
        made = Candidate(**basics)
        own = {
            model: [
                model(candidate=made, position_in_resume=at, entry=str(at), **row) for at, row in enumerate(listed)
            ]
            for model, listed in ((Education, each.education), (WorkExperience, each.work))
        }
        for model, listed in own.items():
            for row in listed:
                row.set_months()
            rows[model] += listed
        derived = derive(basics, own[Education], own[WorkExperience], today_month=THIS_YEAR * 12)
        for name in derived.__slots__:
            setattr(made, name, getattr(derived, name))
        candidates.append(made)
    Candidate.objects.bulk_create(candidates, batch_size=500)
    for model, listed in rows.items():
        model.objects.bulk_create(listed, batch_size=500)
    return {made.pk: each for made, each in zip(candidates, people, strict=True)}


def measure(size: int, seed: int) -> Score:
    """Fill the library, search it, and count. Wants an empty database."""
    from candidates.intake.duplicates import find_all
    from candidates.models import Suspicion

    people = save(library(size, seed))
    started, busy = time.monotonic(), time.process_time()
    find_all(people, lambda _done: None)
    seconds, busy = time.monotonic() - started, time.process_time() - busy
    found = set(Suspicion.objects.values_list("first_id", "second_id"))
    by_who: dict[int, list[int]] = {}
    for pk, each in people.items():
        by_who.setdefault(each.who, []).append(pk)
    true = {pair for same in by_who.values() for pair in combinations(sorted(same), 2)}

    def told(keys: set[tuple[int, int]]) -> list[tuple[Person, Person]]:
        return [(people[one], people[other]) for one, other in sorted(keys)]

    return Score(len(found & true), told(found - true), told(true - found), seconds, busy)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="how many faults of each kind are shown")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["RECRUIT_VAR"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "recruit.settings")
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        score = measure(options.people, options.seed)
    for kind in ("wrong", "missed"):
        for one, other in getattr(score, kind)[: options.show]:
            print(f"{kind}\n  {one}\n  {other}")
    pairs = score.right + len(score.missed)
    print(f"{options.people} résumés, {pairs} pairs of one person, seed {options.seed}")
    print(f"precision {score.precision:.4f}, recall {score.recall:.4f}")
    print(f"{score.seconds:.1f} s, of which this process worked {score.busy_seconds:.1f} s")


if __name__ == "__main__":
    main()
