"""One vocabulary of skills with aliases, and who has which."""

import unicodedata
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from candidates.models.candidate import Candidate


def skill_key(name: str) -> str:
    """The form by which two ways of writing a skill are one: `Spring Boot` = `springboot`, `Ｃ++` = `c++`."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(character for character in folded if character.isalnum() or character in "+#")


class Word(models.Model):
    """A name and its key, by which nothing else of the kind may go."""

    name = models.CharField(_("name"), max_length=100)
    key = models.CharField(_("key"), max_length=100, unique=True, editable=False)

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.key = skill_key(self.name)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Raise ValidationError for a name without a key of its own."""
        key = skill_key(self.name)
        if not key:
            raise ValidationError({"name": _("A name has at least one letter or digit.")})
        if type(self).objects.filter(key=key).exclude(pk=self.pk).exists():
            raise ValidationError({"name": _("This name is taken, perhaps in another spelling.")})


class Skill(Word):
    class Meta(Word.Meta):
        verbose_name = _("skill")
        verbose_name_plural = _("skills")


class SkillAlias(Word):
    skill = models.ForeignKey(Skill, models.CASCADE, related_name="aliases", verbose_name=_("skill"))

    class Meta(Word.Meta):
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")


class CandidateSkillQuerySet(models.QuerySet):
    def written_by(self, candidates: Iterable[int]) -> dict[int, list[str]]:
        """The skills of each of these people as written, in order."""
        written: dict[int, list[str]] = {pk: [] for pk in candidates}
        for pk, skill in self.filter(candidate__in=written).values_list("candidate_id", "written"):
            written[pk].append(skill)
        return written


class CandidateSkill(models.Model):
    candidate = models.ForeignKey(
        Candidate, models.CASCADE, related_name="candidate_skills", verbose_name=_("candidate")
    )
    skill = models.ForeignKey(Skill, models.CASCADE, related_name="candidate_skills", verbose_name=_("skill"))
    written = models.CharField(_("as written"), max_length=100)
    level = models.CharField(_("level"), max_length=30, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0, editable=False)
    evidence = models.JSONField(_("evidence"), default=dict, blank=True, editable=False)
    by_person = models.BooleanField(_("by a person"), default=False, editable=False)

    objects = CandidateSkillQuerySet.as_manager()

    class Meta:
        verbose_name = _("skill")
        verbose_name_plural = _("skills")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["candidate", "skill"], name="candidate_skill_once")]
        indexes = [models.Index(fields=["skill", "candidate"], name="candidate_skill_skill")]

    def __str__(self) -> str:
        return self.written
