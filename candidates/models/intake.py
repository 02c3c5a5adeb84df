"""Files that came in, and what became of each."""

from pathlib import Path
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Case, Count, F, Max, Q, Sum, Value, When, Window
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce, RowNumber
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from candidates.models.candidate import Candidate


class FileStatus(models.TextChoices):
    QUEUED = "queued", pgettext_lazy("file", "Waiting")
    PARSING = "parsing", pgettext_lazy("file", "Parsing")
    PARSED = "parsed", pgettext_lazy("file", "Done")
    REVIEW = "review", pgettext_lazy("file", "Needs review")
    DUPLICATE = "duplicate", pgettext_lazy("file", "Duplicate")
    FAILED = "failed", pgettext_lazy("file", "Failed")
    NOT_RESUME = "not_resume", pgettext_lazy("file", "Not a résumé")
    UNPACKED = "unpacked", pgettext_lazy("file", "Unpacked")  # an archive, whose files are rows of their own


UNFINISHED = (FileStatus.QUEUED, FileStatus.PARSING)
ARCHIVES = ("zip", "7z")  # formats


class BatchQuerySet(models.QuerySet):
    def with_counts(self) -> Self:
        """Each batch with `total`, `left_out` and one `<status>_count` a status; wanted by `done` and the bar's parts.

        Archives that were unpacked are not counted in the total: what was in them is.
        """
        counts = {f"{status}_count": Count("files", filter=Q(files__status=status)) for status in FileStatus.values}
        total = Count("files", filter=~Q(files__status=FileStatus.UNPACKED))
        left_out = Coalesce(Sum("files__left_out"), 0)
        return self.select_related("created_by").annotate(total=total, left_out=left_out, **counts)

    def recent(self, count: int) -> Self:
        """The newest `count` batches with their counts."""
        newest = list(self.order_by("-pk").values_list("pk", flat=True)[:count])
        return self.filter(pk__in=newest).with_counts().order_by("-pk")

    def running(self) -> Self:
        """The newest batch with files that wait or are being read; empty when all is done."""
        unfinished = ResumeFile.objects.filter(status__in=UNFINISHED)
        # asked in two steps, or SQLite walks through all files by the index of batches; few wait, mostly none
        of_batches = ResumeFile.objects.filter(pk__in=unfinished.values("pk")).order_by("-batch")
        return self.filter(pk=of_batches.values("batch")[:1]).with_counts()


class Batch(models.Model):
    label = models.CharField(_("label"), max_length=100)
    source = models.CharField(_("source"), max_length=50, blank=True)
    tags = models.ManyToManyField("Tag", related_name="+", blank=True, verbose_name=_("tags for all"))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by whom")
    )
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    paused_at = models.DateTimeField(_("paused"), null=True, blank=True)  # since when its files wait for a word

    objects = BatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("batch")
        verbose_name_plural = _("batches")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return reverse("batch", args=[self.pk])

    # of a batch that `with_counts` loaded
    @property
    def waiting(self) -> int:
        return self.queued_count + self.parsing_count

    @property
    def wanting(self) -> int:
        """How many files may want hands."""
        return self.failed_count + self.review_count + self.not_resume_count

    @property
    def done(self) -> int:
        return self.total - self.waiting

    @property
    def ok_part(self) -> int:
        return self._part(self.parsed_count)

    @property
    def aside(self) -> int:
        """How many files are done with, without a person of their own."""
        return self.duplicate_count + self.not_resume_count

    @property
    def aside_part(self) -> int:
        return self._part(self.aside)

    @property
    def look_part(self) -> int:
        return self._part(self.review_count)

    @property
    def fail_part(self) -> int:
        return self._part(self.failed_count)

    @property
    def wait_part(self) -> int:
        return self._part(self.waiting)

    def _part(self, count: int) -> int:
        """Whole percent of all files; what is there at all is at least 1."""
        return max(count * 100 // self.total, 1) if count else 0


class ResumeFileQuerySet(models.QuerySet):
    def in_turn(self) -> Self:
        """Those that wait to be read, without those of paused batches."""
        return self.filter(status=FileStatus.QUEUED).exclude(batch__in=Batch.objects.exclude(paused_at=None))

    def read(self) -> Self:
        """Those that were read at least once, even if they are being read again now; the newest first."""
        was_read = Q(status__in=[FileStatus.PARSED, FileStatus.REVIEW]) | ~Q(parser_version="")
        return self.filter(was_read).order_by("-created_at", "-pk")

    def for_table(self) -> Self:
        """What a row of the batch's table shows, those that want hands first."""
        order = {
            FileStatus.FAILED: 0,
            FileStatus.REVIEW: 1,
            FileStatus.NOT_RESUME: 2,
            FileStatus.PARSING: 3,
            FileStatus.QUEUED: 4,
            FileStatus.PARSED: 5,
            FileStatus.DUPLICATE: 6,
            FileStatus.UNPACKED: 7,
        }
        ranks = Case(*(When(status=status, then=Value(rank)) for status, rank in order.items()))
        rows = self.select_related("candidate", "duplicate_of__candidate", "duplicate_of__batch")
        return rows.defer("parsed", "duplicate_of__parsed").order_by(ranks, "pk")

    def wanting_hands(self) -> Self:
        """Files that failed, want a look, or look like no résumé and nobody has said whether it is so."""
        undecided = Q(status=FileStatus.NOT_RESUME, is_resume=None)
        return self.filter(Q(status__in=[FileStatus.FAILED, FileStatus.REVIEW]) | undecided)

    def by_reason(self) -> models.QuerySet:
        """For each state and weightiest reason (`first`, None where there is none): how many, and `newest` person.

        `for_ocr` of them are PDFs that were read by their text.
        """
        by_first = self.order_by().annotate(first=KT("reasons__0")).values("status", "first")
        for_ocr = Count("pk", filter=Q(format="pdf", only_ocr=False))
        return by_first.annotate(count=Count("pk"), newest=Max("candidate"), for_ocr=for_ocr)

    def first_of_each_reason(self, count: int) -> Self:
        """The first `count` files of each state and weightiest reason (`first`), with what a group says of them."""
        same = Window(RowNumber(), partition_by=[F("status"), KT("reasons__0")], order_by="pk")
        ranked = self.annotate(first=KT("reasons__0"), place=same).filter(place__lte=count)
        return ranked.only("name", "status", "characters", "placed_characters").order_by("pk")

    def with_reason(self, code: str) -> Self:
        """Those whose weightiest reason is `code`; those that give none have met a fault of ours."""
        return self.filter(Q(reasons__0=code) | Q(reasons=[]) if code == "internal" else Q(reasons__0=code))


class ResumeFile(models.Model):
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="files", verbose_name=_("batch"))
    candidate = models.ForeignKey(
        Candidate, models.SET_NULL, null=True, blank=True, related_name="files", verbose_name=_("candidate")
    )
    duplicate_of = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="duplicates", verbose_name=_("same as")
    )
    name = models.CharField(_("file name"), max_length=255)
    content = models.FileField(_("original"), upload_to="resumes/%Y/%m", max_length=300, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    format = models.CharField(_("format"), max_length=20, blank=True)  # by content; the parser's word once it read it
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by whom")
    )
    created_at = models.DateTimeField(_("received"), auto_now_add=True)

    status = models.CharField(_("state"), max_length=10, choices=FileStatus.choices, default=FileStatus.QUEUED)
    # why it failed or wants review: codes whose words stand in `intake.reasons`
    reasons = models.JSONField(_("reasons"), default=list, blank=True)
    # what a person said of it: True and it is never put aside again, False and it stays so
    is_resume = models.BooleanField(_("is a résumé"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    left_out = models.PositiveIntegerField(_("files of the system left out"), default=0)  # of an archive
    claimed_at = models.DateTimeField(_("begun"), null=True, blank=True)
    # while it is being read, its worker says once in a while that it lives
    heard_at = models.DateTimeField(_("last heard of"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    route = models.CharField(_("read as"), max_length=10, blank=True)  # text, ocr, mixed
    only_ocr = models.BooleanField(_("text layer ignored"), default=False)  # since a person asked for it
    page_count = models.PositiveSmallIntegerField(_("number of pages"), null=True, blank=True)
    characters = models.PositiveIntegerField(_("characters"), null=True, blank=True)
    placed_characters = models.PositiveIntegerField(_("characters in fields"), null=True, blank=True)
    parse_seconds = models.FloatField(_("seconds of reading"), null=True, blank=True)
    parser_version = models.CharField(_("version of the parser"), max_length=20, blank=True)
    parsed = models.JSONField(
        _("as parsed"), null=True, blank=True
    )  # the parser's JSON Resume with evidence, as it said it

    objects = ResumeFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("résumé file")
        verbose_name_plural = _("résumé files")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sha256"],
                # nothing is no copy of nothing, and an archive is what is in it
                condition=~Q(status=FileStatus.DUPLICATE) & Q(size__gt=0) & ~Q(format__in=ARCHIVES),
                name="resume_file_content_once",
            ),
            models.CheckConstraint(condition=Q(status__in=FileStatus.values), name="resume_file_status_known"),
        ]
        indexes = [
            models.Index(fields=["status", "claimed_at"], name="resume_file_status"),
            models.Index(fields=["batch", "status"], name="resume_file_batch"),
            models.Index(fields=["candidate", "-created_at"], name="resume_file_candidate"),
            models.Index(fields=["sha256"], name="resume_file_sha256"),
            models.Index(fields=["claimed_at", "uploaded_by"], name="resume_file_turn"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_archive(self) -> bool:
        return self.format in ARCHIVES

    @property
    def person(self) -> Candidate | None:
        """Whom the file tells of; for a duplicate, whom its earlier copy does."""
        return self.candidate or (self.duplicate_of.candidate if self.duplicate_of else None)

    @property
    def was_read(self) -> bool:
        """As `read` asks."""
        return self.status in (FileStatus.PARSED, FileStatus.REVIEW) or self.parser_version != ""

    @property
    def pictures(self) -> Path:
        """The folder of its drawn pages; the hash makes sure that they are of this content."""
        return settings.VAR_DIR / "pages" / f"{self.pk}-{self.sha256[:16]}"

    @property
    def placed_percent(self) -> int | None:
        """How much of the text was placed in fields, 0 to 100, rounded down; None before it was read."""
        if not self.characters:
            return None
        return self.placed_characters * 100 // self.characters


class ResumeText(models.Model):
    """The lines of a file as they were read, apart from the row that lists load."""

    file = models.OneToOneField(ResumeFile, models.CASCADE, related_name="text", verbose_name=_("résumé file"))
    # [{"number", "page", "text", "boxes": [[left, top, right, bottom]], "placed"}], boxes in points
    lines = models.JSONField(_("lines"), default=list)
    # [{"number", "width", "height", "route"}], lengths in points; [] for formats without pages
    pages = models.JSONField(_("pages"), default=list)

    class Meta:
        verbose_name = _("text of a file")
        verbose_name_plural = _("texts of files")

    def __str__(self) -> str:
        return str(self.file_id)
