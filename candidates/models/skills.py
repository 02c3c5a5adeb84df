"""One vocabulary of skills with aliases, and who has which."""

import unicodedata

from django.db import models
from django.utils.translation import gettext_lazy as _

from candidates.models.candidate import Candidate


def skill_key(name: str) -> str:
    """The form by which two ways of writing a skill are one: `Spring Boot` = `springboot`, `Ｃ++` = `c++`."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(character for character in folded if character.isalnum() or character in "+#")


class Skill(models.Model):
    name = models.CharField(_("name"), max_length=100)
    key = models.CharField(max_length=100, unique=True, editable=False)

    class Meta:
        verbose_name = _("skill")
        verbose_name_plural = _("skills")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.key = skill_key(self.name)
        super().save(*args, **kwargs)


class SkillAlias(models.Model):
    skill = models.ForeignKey(Skill, models.CASCADE, related_name="aliases")
    name = models.CharField(_("name"), max_length=100)
    key = models.CharField(max_length=100, unique=True, editable=False)

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.key = skill_key(self.name)
        super().save(*args, **kwargs)


class CandidateSkill(models.Model):
    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="candidate_skills")
    skill = models.ForeignKey(Skill, models.CASCADE, related_name="candidate_skills")
    written = models.CharField(_("as written"), max_length=100)
    level = models.CharField(_("level"), max_length=30, blank=True)
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    evidence = models.JSONField(default=dict, blank=True, editable=False)
    by_person = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("skill")
        verbose_name_plural = _("skills")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["candidate", "skill"], name="candidate_skill_once")]
        indexes = [models.Index(fields=["skill", "candidate"], name="candidate_skill_skill")]

    def __str__(self) -> str:
        return self.written
