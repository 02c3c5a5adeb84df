"""Codes of what went wrong, or wants a look, in the words of the person who can mend it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy, pgettext_lazy

from candidates.models import FileStatus, ResumeFile
from candidates.models.intake import ResumeFileQuerySet

WITH_REASONS = (FileStatus.FAILED, FileStatus.REVIEW, FileStatus.NOT_RESUME)
MOST_NAMED = 4  # files named in a group; the rest is a number


class Act(StrEnum):
    """The button that helps."""

    UPLOAD = "upload"  # a better file
    RETRY = "retry"  # the same file again
    LOOK = "look"  # a person's eyes
    DECIDE = "decide"  # whether it is a résumé


@dataclass(frozen=True, slots=True)
class Reason:
    title: Promise  # "%(count)d files …"
    sentence: Promise  # what is the matter, and what to do
    act: Act
    short: Promise  # in one row of a table


@dataclass(frozen=True, slots=True)
class Group:
    """Files of one batch with the same state and weightiest reason, the first few of them by name."""

    code: str
    status: str
    count: int
    first_candidate: int | None  # who stands first where the newest come first
    named: tuple[ResumeFile, ...]
    for_ocr: int  # of them are PDFs that were read by their text

    @property
    def reason(self) -> Reason:
        return REASONS[self.code]

    @property
    def title(self) -> str:
        return self.reason.title % {"count": self.count}

    @property
    def unnamed(self) -> int:
        return self.count - len(self.named)


REASONS: Mapping[str, Reason] = {
    "password": Reason(
        ngettext_lazy("%(count)d file has a password", "%(count)d files have a password", "count"),
        _("Ask the candidate for a copy without one, or save it without a password and upload it again."),
        Act.UPLOAD,
        _("Has a password"),
    ),
    "unreadable": Reason(
        ngettext_lazy("%(count)d file cannot be opened", "%(count)d files cannot be opened", "count"),
        _("The content is broken or cut short. Download it from the mail or the drive again, then upload it."),
        Act.UPLOAD,
        _("Cannot be opened"),
    ),
    "empty": Reason(
        ngettext_lazy("%(count)d file is empty", "%(count)d files are empty", "count"),
        _("There is nothing in it, perhaps the transfer broke off. Find the original and upload that."),
        Act.UPLOAD,
        pgettext_lazy("file", "Empty"),
    ),
    "unsupported": Reason(
        ngettext_lazy(
            "%(count)d file is of a kind that is not read", "%(count)d files are of a kind that is not read", "count"
        ),
        _("Spreadsheets, programs and archives other than ZIP and 7z are not read. Unpack them, or save as PDF."),
        Act.UPLOAD,
        _("Not a kind that is read"),
    ),
    "too_big": Reason(
        ngettext_lazy("%(count)d file is too big", "%(count)d files are too big", "count"),
        _("It is over the limit for one file. Save it smaller (fewer pictures), or ask an admin to raise the limit."),
        Act.UPLOAD,
        _("Too big"),
    ),
    "too_large": Reason(
        ngettext_lazy("%(count)d file is too long", "%(count)d files are too long", "count"),
        _("It has more pages or pixels than a résumé can have. Take the résumé's own pages out and upload those."),
        Act.UPLOAD,
        _("Too long"),
    ),
    "no_text": Reason(
        ngettext_lazy("%(count)d file has no text", "%(count)d files have no text", "count"),
        _("No words were found, nor in its pictures. If it is a scan, take a sharper one and upload that."),
        Act.UPLOAD,
        _("No text"),
    ),
    "timeout": Reason(
        ngettext_lazy("%(count)d file took too long", "%(count)d files took too long", "count"),
        _("Reading it did not come to an end in time. Try again when less is running, or save it as a new PDF."),
        Act.RETRY,
        _("Took too long"),
    ),
    "memory": Reason(
        ngettext_lazy("%(count)d file needs too much memory", "%(count)d files need too much memory", "count"),
        _("Perhaps too much ran at once: try again. If it fails once more, save it with smaller pictures."),
        Act.RETRY,
        _("Needs too much memory"),
    ),
    "crash": Reason(
        ngettext_lazy("%(count)d file stopped the reader", "%(count)d files stopped the reader", "count"),
        _("The rest went on unharmed. Try again; if it fails once more, save it as a new PDF and upload that."),
        Act.RETRY,
        _("Stopped the reader"),
    ),
    "internal": Reason(
        ngettext_lazy("%(count)d file met a fault of ours", "%(count)d files met a fault of ours", "count"),
        _("The file is kept and the fault is in the log. Try again after the next update, or upload another format."),
        Act.RETRY,
        _("A fault of ours"),
    ),
    "stuck": Reason(
        ngettext_lazy("%(count)d file was not finished", "%(count)d files were not finished", "count"),
        _("It was tried three times, and each time the reading was cut off. Retry once the machine has less to do."),
        Act.RETRY,
        _("Not finished"),
    ),
    "original_gone": Reason(
        ngettext_lazy("%(count)d original is gone", "%(count)d originals are gone", "count"),
        _("The file is no longer on the disk. Upload it again."),
        Act.UPLOAD,
        _("Original gone"),
    ),
    "archive_password": Reason(
        ngettext_lazy("%(count)d archive has a password", "%(count)d archives have a password", "count"),
        _("Unpack it on your computer and upload the files, or pack them again without a password."),
        Act.UPLOAD,
        _("Archive with a password"),
    ),
    "archive_broken": Reason(
        ngettext_lazy("%(count)d archive cannot be unpacked", "%(count)d archives cannot be unpacked", "count"),
        _("It is broken or cut short. Download it again, or unpack it on your computer and upload the files."),
        Act.UPLOAD,
        _("Cannot be unpacked"),
    ),
    "archive_bomb": Reason(
        ngettext_lazy(
            "%(count)d archive is packed as no résumés are",
            "%(count)d archives are packed as no résumés are",
            "count",
        ),
        _("It would unpack to over a hundred times its size, as those do that are to fill a disk. It was not opened."),
        Act.UPLOAD,
        _("Suspicious archive"),
    ),
    "archive_too_many": Reason(
        ngettext_lazy("%(count)d archive holds too many files", "%(count)d archives hold too many files", "count"),
        _("The batch would hold more files than it may. Pack the files into several and upload each by itself."),
        Act.UPLOAD,
        _("Too many files"),
    ),
    "archive_too_big": Reason(
        ngettext_lazy("%(count)d archive holds too much", "%(count)d archives hold too much", "count"),
        _("Its files are larger together than a batch may be. Pack them into several and upload each by itself."),
        Act.UPLOAD,
        _("Holds too much"),
    ),
    "too_deep": Reason(
        ngettext_lazy(
            "%(count)d archive lies too deep in others", "%(count)d archives lie too deep in others", "count"
        ),
        _("Three archives in each other are opened, no more. Take the inner one out and upload it."),
        Act.UPLOAD,
        _("Too deep in archives"),
    ),
    "link": Reason(
        ngettext_lazy("%(count)d file is only a link", "%(count)d files are only links", "count"),
        _("It points to a place on the computer where it was packed. Find the file there and upload it."),
        Act.UPLOAD,
        _("Only a link"),
    ),
    "disk_full": Reason(
        ngettext_lazy("%(count)d file found no room", "%(count)d files found no room", "count"),
        _("The disk of the server is nearly full. Ask an admin to make room, then try again. Nothing is lost."),
        Act.RETRY,
        _("No room on the disk"),
    ),
    "picture": Reason(
        ngettext_lazy("%(count)d picture without words", "%(count)d pictures without words", "count"),
        _("There is nothing to read in it. If it is the scan of a résumé, take a sharper one and upload that."),
        Act.DECIDE,
        _("Picture without words"),
    ),
    "not_resume": Reason(
        ngettext_lazy("%(count)d file looks like no résumé", "%(count)d files look like no résumé", "count"),
        _("Neither studies nor jobs were found. Open the original; if it is a résumé, take it in anyway."),
        Act.DECIDE,
        _("Looks like no résumé"),
    ),
    "ocr_unclear": Reason(
        ngettext_lazy("%(count)d scan is unclear", "%(count)d scans are unclear", "count"),
        _("Less than 80% of the characters are sure. Hold phone numbers and dates against the original."),
        Act.LOOK,
        _("Unclear scan"),
    ),
    "text_loss": Reason(
        ngettext_lazy(
            "%(count)d file has text that found no field", "%(count)d files have text that found no field", "count"
        ),
        _("Passages were read but fit nowhere. Open the person and see the marked lines beside the original."),
        Act.LOOK,
        _("Text without a field"),
    ),
    "unread_page": Reason(
        ngettext_lazy(
            "%(count)d file has a page that was not read", "%(count)d files have a page that was not read", "count"
        ),
        _("One of the pages gives no words, neither as text nor as a picture. Look at it in the original."),
        Act.LOOK,
        _("A page was not read"),
    ),
    "two_names": Reason(
        ngettext_lazy(
            "%(count)d file names two people at its head", "%(count)d files name two people at their heads", "count"
        ),
        _("Either could be the candidate. Open the person and see in the original whose résumé it is."),
        Act.LOOK,
        _("Two possible names"),
    ),
    "no_name": Reason(
        ngettext_lazy("%(count)d file without a name", "%(count)d files without a name", "count"),
        _("The rest was read. Look for the name in the original."),
        Act.LOOK,
        _("No name"),
    ),
    "no_contact": Reason(
        ngettext_lazy("%(count)d file without contacts", "%(count)d files without contacts", "count"),
        _("There is a name, but neither phone nor e-mail. Look where the résumé came from."),
        Act.LOOK,
        _("No contacts"),
    ),
    "doubtful": Reason(
        ngettext_lazy("%(count)d file with doubtful values", "%(count)d files with doubtful values", "count"),
        _("The name, a contact, a school or an employer may be read wrongly. Such values are underlined with dots."),
        Act.LOOK,
        _("Doubtful values"),
    ),
    "corrections_homeless": Reason(
        ngettext_lazy(
            "%(count)d file was read differently this time", "%(count)d files were read differently this time", "count"
        ),
        _("What a person corrected is not found now. The correction is kept; see whether it still holds."),
        Act.LOOK,
        _("Corrections without a place"),
    ),
}


def groups(files: ResumeFileQuerySet) -> list[Group]:
    """Those of `files` that want hands, by state and weightiest reason; failures first, large groups first."""
    wanting = files.wanting_hands()
    named: dict[tuple[str, str], list[ResumeFile]] = {}
    for file in wanting.first_of_each_reason(MOST_NAMED):
        named.setdefault((file.status, file.first), []).append(file)
    made = [
        Group(
            known(row["first"]),
            row["status"],
            row["count"],
            row["newest"],
            tuple(named[row["status"], row["first"]]),
            row["for_ocr"],
        )
        for row in wanting.by_reason()
    ]
    return sorted(made, key=lambda group: (group.status != FileStatus.FAILED, -group.count, group.code))


def code_of(file: ResumeFile) -> str:
    """The weightiest reason of a file; "internal" for one that is not known any more."""
    return known(file.reasons[0] if file.reasons else None)


def known(code: str | None) -> str:
    return code if code in REASONS else "internal"
