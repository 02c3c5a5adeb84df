"""Who may be the same person twice: found as a person is written, and for the whole library when asked for.

Every person leaves her keys in the table; only people who share one are compared. Nothing is merged here.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db import connection, transaction
from django.db.models import Count

from candidates.intake.identity import Identity, counted_keys, identity, job, keys, study
from candidates.intake.likeness import Likeness, likeness
from candidates.models import Candidate, Education, IdentityKey, Suspicion, WorkExperience

CHUNK = 200  # people whose pairs are in memory at once
MOST_SHARING = 30  # people; what more have in common tells nothing, such as an agent's telephone
BASICS = ("name", "phone", "email", "birth", "gender", "city", "wechat", "qq", "url", "profiles")
STUDY = ("institution", "level", "start_date", "end_date")
JOB = ("name", "position", "start_date", "end_date")

# in one order everywhere, so that no two wait for each other
LOCK_KEYS = "SELECT pg_advisory_xact_lock(key) FROM (SELECT unnest(%s::bigint[]) AS key ORDER BY key) AS keys"

Pair = tuple[int, int]  # keys of two people, the smaller first


def write_keys(candidate: Candidate, studies: Iterable[Education], jobs: Iterable[WorkExperience]) -> None:
    """Keep the keys of a person as her rows now are; belongs into their transaction, and `suspect` after it."""
    own = identity_of(
        {name: getattr(candidate, name) for name in BASICS},
        [tuple(getattr(row, name) for name in STUDY) for row in studies],
        [tuple(getattr(row, name) for name in JOB) for row in jobs],
    )
    _one_at_a_time(own)
    _store_keys({candidate.pk: own})


def _one_at_a_time(person: Identity) -> None:
    """Until the transaction ends nobody else is written who shares a key: who comes later sees who came before.

    SQLite lets one transaction write at a time anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(LOCK_KEYS, [sorted(_hash(key) for key in keys(person))])


def find_all(people: Collection[int], tell: Callable[[int], None]) -> None:
    """Search the whole library; `people` are the keys of all in it, `tell` hears how many of them are done."""
    ordered = sorted(people)
    chunks = [ordered[at : at + CHUNK] for at in range(0, len(ordered), CHUNK)]
    for chunk in chunks:
        with transaction.atomic():
            _store_keys(identities(chunk))
    done = 0
    for chunk in chunks:
        suspect(chunk, only_earlier=True)
        done += len(chunk)
        tell(done)


@transaction.atomic(savepoint=False)
def suspect(people: Sequence[int], *, only_earlier: bool = False) -> None:
    """Write down whom `people` may be besides, and forget open suspicions of them that no longer hold.

    With `only_earlier` each is compared with those who came before alone: a whole library needs no more.
    """
    pairs = _pairs(people, only_earlier=only_earlier)
    found = {pair: told for pair, told in _compared(pairs).items() if told.is_suspected}
    mine = Suspicion.objects.filter(second__in=people) if only_earlier else Suspicion.objects.of(people)
    gone = [each.pk for each in mine.waiting() if (each.first_id, each.second_id) not in found]
    Suspicion.objects.filter(pk__in=gone).delete()
    Suspicion.objects.bulk_create(
        [Suspicion(first_id=one, second_id=other, **_stored(told)) for (one, other), told in sorted(found.items())],
        update_conflicts=True,
        update_fields=["score", "signs"],
        unique_fields=["first", "second"],
    )


def _stored(told: Likeness) -> dict[str, Any]:
    return {"score": told.score, "signs": [[sign.code, sign.weight, sign.facts] for sign in told.signs]}


# ---------------------------------------------------------------- pairs


def _pairs(people: Sequence[int], *, only_earlier: bool) -> set[Pair]:
    own = set(IdentityKey.objects.filter(candidate__in=people).values_list("key", flat=True))
    sharing = defaultdict(list)
    few = IdentityKey.objects.filter(key__in=own).values("key").annotate(count=Count("pk"))
    telling = list(few.filter(count__range=(2, MOST_SHARING)).values_list("key", flat=True))
    for key, pk in IdentityKey.objects.filter(key__in=telling).values_list("key", "candidate"):
        sharing[key].append(pk)
    asked = set(people)
    return {
        (min(one, other), max(one, other))
        for block in sharing.values()
        for one in asked.intersection(block)
        for other in block
        if (other < one if only_earlier else other != one)
    }


def _compared(pairs: Collection[Pair]) -> dict[Pair, Likeness]:
    people = identities({pk for pair in pairs for pk in pair})
    hashes = {key: _hash(key) for person in people.values() for key in counted_keys(person)}
    sharing = IdentityKey.objects.filter(key__in=set(hashes.values())).values("key").annotate(count=Count("pk"))
    found = dict(sharing.values_list("key", "count"))
    counts = {key: found.get(number, 0) for key, number in hashes.items()}
    return {
        (one, other): likeness(people[one], people[other], counts=counts)
        for one, other in pairs
        if one in people and other in people
    }


# ---------------------------------------------------------------- identities


def identities(people: Collection[int]) -> dict[int, Identity]:
    """What tells who each of `people` is, in three queries for every few hundred."""
    ordered = sorted(people)
    return {
        pk: found
        for at in range(0, len(ordered), CHUNK)
        for pk, found in _identities(ordered[at : at + CHUNK]).items()
    }


def _identities(people: Sequence[int]) -> dict[int, Identity]:
    rows: dict[type, dict[int, list[tuple]]] = {}
    for model, columns in ((Education, STUDY), (WorkExperience, JOB)):
        rows[model] = defaultdict(list)
        listed = model.objects.filter(candidate__in=people).order_by("position_in_resume")
        for pk, *values in listed.values_list("candidate", *columns):
            rows[model][pk].append(tuple(values))
    return {
        basics["pk"]: identity_of(basics, rows[Education][basics["pk"]], rows[WorkExperience][basics["pk"]])
        for basics in Candidate.objects.filter(pk__in=people).values("pk", *BASICS)
    }


def identity_of(basics: Mapping[str, Any], studies: Iterable[tuple], jobs: Iterable[tuple]) -> Identity:
    """From values of the columns `BASICS`, `STUDY` and `JOB`."""
    marked = [f"{name}:{basics[name]}" for name in ("wechat", "qq") if basics[name]]
    return identity(
        **{name: basics[name] for name in ("name", "phone", "email", "birth", "gender", "city")},
        others=[*marked, basics["url"], *basics["profiles"]],
        studies=[study(*row) for row in studies],
        jobs=[job(*row) for row in jobs],
    )


def _store_keys(people: Mapping[int, Identity]) -> None:
    IdentityKey.objects.filter(candidate__in=people).delete()
    IdentityKey.objects.bulk_create(
        [
            IdentityKey(candidate_id=pk, key=number)
            for pk, person in people.items()
            for number in {_hash(key) for key in keys(person)}
        ],
        batch_size=2000,
        ignore_conflicts=True,
    )


def _hash(key: str) -> int:
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), signed=True)
