"""The tables, one module a room."""

from candidates.models.candidate import Candidate, DegreeLevel
from candidates.models.changes import Change
from candidates.models.curation import Correction, Note, Shortlist, ShortlistMember, Stage, Tag, Tagging
from candidates.models.dismissals import Dismissal
from candidates.models.duplicates import DuplicateSearch, IdentityKey, Merge, Suspicion
from candidates.models.handover import Export, ExportChoice, ExportFormat
from candidates.models.histories import (
    HISTORIES,
    SECTIONS,
    Activity,
    Award,
    Certificate,
    Education,
    LanguageSkill,
    OtherSection,
    Patent,
    Project,
    Publication,
    WorkExperience,
)
from candidates.models.intake import Batch, FileStatus, ResumeFile, ResumeText
from candidates.models.logins import LogInFailures
from candidates.models.looks import Look
from candidates.models.search import FacetCodes, FacetValue, SearchAlias, SearchDocument
from candidates.models.searches import Follow, SavedSearch
from candidates.models.sharing import ShareLink
from candidates.models.skills import CandidateSkill, Skill, SkillAlias

__all__ = [
    "HISTORIES",
    "SECTIONS",
    "Activity",
    "Award",
    "Batch",
    "Candidate",
    "CandidateSkill",
    "Certificate",
    "Change",
    "Correction",
    "DegreeLevel",
    "Dismissal",
    "DuplicateSearch",
    "Education",
    "Export",
    "ExportChoice",
    "ExportFormat",
    "FacetCodes",
    "FacetValue",
    "FileStatus",
    "Follow",
    "IdentityKey",
    "LanguageSkill",
    "LogInFailures",
    "Look",
    "Merge",
    "Note",
    "OtherSection",
    "Patent",
    "Project",
    "Publication",
    "ResumeFile",
    "ResumeText",
    "SavedSearch",
    "SearchAlias",
    "SearchDocument",
    "ShareLink",
    "Shortlist",
    "ShortlistMember",
    "Skill",
    "SkillAlias",
    "Stage",
    "Suspicion",
    "Tag",
    "Tagging",
    "WorkExperience",
]
