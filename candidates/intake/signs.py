"""The signs of `likeness` in words: what speaks for one person, what against, and the whole in a few words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

# code → the sentence, and the few words that stand in the queue
WORDS: Mapping[str, tuple[Any, Any]] = {
    "same_phone": (gettext_lazy("The same phone: %(phone)s"), pgettext_lazy("sign", "same phone")),
    "crowd_phone": (
        gettext_lazy("The same phone, %(phone)s, but %(count)s people have it: perhaps an agent's"),
        pgettext_lazy("sign", "a phone of many"),
    ),
    "near_phone": (
        gettext_lazy("The phones differ in one digit: %(one)s and %(other)s"),
        pgettext_lazy("sign", "phones differ in one digit"),
    ),
    "other_phone": (gettext_lazy("The phones differ: %(one)s and %(other)s"), ""),
    "same_mail": (gettext_lazy("The same e-mail: %(mail)s"), pgettext_lazy("sign", "same e-mail")),
    "crowd_mail": (
        gettext_lazy("The same e-mail, %(mail)s, but %(count)s people have it: perhaps an agent's"),
        pgettext_lazy("sign", "an e-mail of many"),
    ),
    "other_mail": (gettext_lazy("The e-mails differ: %(one)s and %(other)s"), ""),
    "same_account": (gettext_lazy("The same account: %(account)s"), pgettext_lazy("sign", "same account")),
    "same_name": (
        gettext_lazy("The same name; %(count)s people here have it"),
        pgettext_lazy("sign", "same name"),
    ),
    "same_name_common": (
        gettext_lazy("The name %(one)s is common (%(count)s here): it needs a second sign"),
        pgettext_lazy("sign", "same common name"),
    ),
    "same_sound": (gettext_lazy("The names sound alike: %(one)s and %(other)s"), pgettext_lazy("sign", "names alike")),
    "same_sound_common": (
        gettext_lazy("The names sound alike, %(one)s and %(other)s, but many here do: it needs a second sign"),
        pgettext_lazy("sign", "names alike"),
    ),
    "same_pinyin": (
        gettext_lazy("One name is the other in pinyin: %(one)s and %(other)s"),
        pgettext_lazy("sign", "same name in pinyin"),
    ),
    "same_pinyin_common": (
        gettext_lazy(
            "One name is the other in pinyin, %(one)s and %(other)s, but it is common: it needs a second sign"
        ),
        pgettext_lazy("sign", "same name in pinyin"),
    ),
    "near_name": (
        gettext_lazy("The names differ in one character: %(one)s and %(other)s"),
        pgettext_lazy("sign", "names differ in one character"),
    ),
    "english_name": (
        gettext_lazy("An English name with the same surname: %(one)s and %(other)s"),
        pgettext_lazy("sign", "English name"),
    ),
    "hidden_name": (
        gettext_lazy("One shows the surname alone, and it is the same: %(one)s and %(other)s"),
        pgettext_lazy("sign", "same surname"),
    ),
    "other_given_name": (gettext_lazy("The given names differ: %(one)s and %(other)s"), ""),
    "other_name": (gettext_lazy("The names differ: %(one)s and %(other)s"), ""),
    "same_birth": (gettext_lazy("Both born %(birth)s"), pgettext_lazy("sign", "same birth")),
    "near_birth": (gettext_lazy("Born in the same year, in other months: %(one)s and %(other)s"), ""),
    "other_birth": (gettext_lazy("Born at different times: %(one)s and %(other)s"), ""),
    "other_gender": (gettext_lazy("The genders differ: %(one)s and %(other)s"), ""),
    "same_city": (gettext_lazy("Both live in %(city)s"), pgettext_lazy("sign", "same city")),
    "same_school": (gettext_lazy("The same school: %(school)s"), pgettext_lazy("sign", "same school")),
    "same_school_years": (
        gettext_lazy("The same school in the same years: %(school)s %(years)s"),
        pgettext_lazy("sign", "same school and years"),
    ),
    "same_school_near": (
        gettext_lazy("The same school, a year apart: %(school)s"),
        pgettext_lazy("sign", "same school, a year apart"),
    ),
    "same_school_other_years": (gettext_lazy("The same school, %(school)s, but years apart"), ""),
    "other_school": (gettext_lazy("The schools differ: %(one)s and %(other)s"), ""),
    "same_job": (
        gettext_lazy("Both began at %(company)s in %(start)s"),
        pgettext_lazy("sign", "same job"),
    ),
    "near_job": (
        gettext_lazy("Both began at %(company)s at about the same time: %(start)s and %(other)s"),
        pgettext_lazy("sign", "same employer"),
    ),
    "same_company": (gettext_lazy("Both worked at %(company)s"), pgettext_lazy("sign", "same employer")),
    "other_jobs": (gettext_lazy("No employer in common"), ""),
}
SHORT_SIGNS = 2


@dataclass(frozen=True, slots=True)
class Told:
    """Sentences for one person, and those against, each the weightiest first."""

    alike: tuple[str, ...]
    unlike: tuple[str, ...]


def told(signs: Iterable[Sequence[Any]]) -> Told:
    """The stored signs of a suspicion as sentences."""
    sentences = [(weight > 0, _sentence(code, facts)) for code, weight, facts in signs]
    return Told(
        tuple(words for speaks_for, words in sentences if speaks_for),
        tuple(words for speaks_for, words in sentences if not speaks_for),
    )


def briefly(signs: Iterable[Sequence[Any]]) -> str:
    """The weightiest signs for one person in a few words."""
    words = [str(WORDS[code][1]) for code, weight, _facts in signs if weight > 0]
    return pgettext("list", ", ").join(list(dict.fromkeys(words))[:SHORT_SIGNS])


def _sentence(code: str, facts: Mapping[str, Any]) -> str:
    years = "–".join(str(facts[end]) for end in ("start", "end") if facts.get(end))
    return WORDS[code][0] % {**facts, "years": years}
