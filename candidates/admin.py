"""The admin site. What is typed here about a person is a correction: reading the file again never undoes it."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model, QuerySet
from django.forms import BaseModelFormSet, ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from candidates.intake import claim, corrections, record, signs, tasks
from candidates.intake.removal import remove_files
from candidates.models import (
    HISTORIES,
    Batch,
    Candidate,
    CandidateSkill,
    Correction,
    Export,
    Look,
    Merge,
    Note,
    ResumeFile,
    ResumeText,
    SearchAlias,
    Shortlist,
    ShortlistMember,
    Skill,
    SkillAlias,
    Stage,
    Suspicion,
    Tag,
    Tagging,
)
from candidates.models.histories import History

admin.site.site_header = admin.site.site_title = _("Recruit")
admin.site.index_title = _("Administration")

DERIVED = (
    *("name_pinyin", "highest_degree", "school", "graduation_year", "experience_months"),
    *("current_company", "current_title", "city", "doubtful_count", "created_at", "updated_at"),
)


def _inline(history: type[History]) -> type[admin.TabularInline]:
    attributes = {"model": history, "extra": 0, "fields": corrections.own_columns(history), "classes": ["collapse"]}
    return type(f"{history.__name__}Inline", (admin.TabularInline,), attributes)


class CandidateSkillInline(admin.TabularInline):
    """A skill is typed as written; the vocabulary settles which one it is."""

    model = CandidateSkill
    extra = 0
    fields = ("written", "level", "skill")
    readonly_fields = ("skill",)
    classes = ("collapse",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[CandidateSkill]:
        return super().get_queryset(request).select_related("skill")


class TaggingInline(admin.TabularInline):
    model = Tagging
    extra = 0
    autocomplete_fields = ("tag",)
    readonly_fields = ("created_by", "created_at")


class NoteInline(admin.StackedInline):
    model = Note
    extra = 0
    readonly_fields = ("created_by", "created_at")


@admin.register(Candidate)
class CandidateAdmin(admin.ModelAdmin):
    list_display = ("__str__", "phone", "email", "current_title", "current_company", "highest_degree", "city")
    list_filter = ("highest_degree", "is_985", "is_211", "is_double_first_class", "is_overseas", "created_at", "tags")
    search_fields = ("name", "name_pinyin", "phone_digits", "email", "current_company", "school")
    readonly_fields = DERIVED
    date_hierarchy = "created_at"
    show_full_result_count = False
    inlines = (*map(_inline, HISTORIES), CandidateSkillInline, TaggingInline, NoteInline)

    def save_model(self, request: HttpRequest, obj: Candidate, form: ModelForm, change: bool) -> None:
        before = Candidate.objects.get(pk=obj.pk) if change else Candidate()
        super().save_model(request, obj, form, change)
        corrections.correct_basics(before, obj, form.changed_data, user=request.user)

    def save_formset(self, request: HttpRequest, form: ModelForm, formset: BaseModelFormSet, change: bool) -> None:
        if issubclass(formset.model, History):
            _correct_history(request, formset)
        elif formset.model is CandidateSkill:
            _correct_skills(request, form.instance, formset)
        else:
            for row in formset.save(commit=False):
                if not row.pk:
                    row.created_by = request.user
                row.save()
            for row in formset.deleted_objects:
                row.delete()

    def save_related(
        self, request: HttpRequest, form: ModelForm, formsets: list[BaseModelFormSet], change: bool
    ) -> None:
        with transaction.atomic():
            super().save_related(request, form, formsets, change)
            record.rebuild(form.instance)

    def delete_model(self, request: HttpRequest, obj: Candidate) -> None:
        self.delete_queryset(request, Candidate.objects.filter(pk=obj.pk))

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Candidate]) -> None:
        """A person leaves with the files that tell of her."""
        remove_files(ResumeFile.objects.filter(candidate__in=list(queryset)))
        queryset.delete()


def _correct_history(request: HttpRequest, formset: BaseModelFormSet) -> None:
    """The rows themselves are left to `record.rebuild`."""
    formset.save(commit=False)
    for row in formset.deleted_objects:
        corrections.remove_row(row, user=request.user)
    for row, names in formset.changed_objects:
        corrections.correct_row(formset.model.objects.get(pk=row.pk), row, names, user=request.user)
    for row in formset.new_objects:
        corrections.add_row(row, user=request.user)


def _correct_skills(request: HttpRequest, candidate: Candidate, formset: BaseModelFormSet) -> None:
    formset.save(commit=False)
    for row in formset.deleted_objects:
        corrections.correct_skill(candidate, row, None, user=request.user)
    for row, _names in formset.changed_objects:
        before = CandidateSkill.objects.get(pk=row.pk)
        corrections.correct_skill(candidate, before, row, user=request.user)
    for row in formset.new_objects:
        corrections.correct_skill(candidate, None, row, user=request.user)


@admin.register(Batch)
class BatchAdmin(admin.ModelAdmin):
    list_display = ("label", "source", "created_by", "created_at")
    list_filter = ("source", "created_at")
    search_fields = ("label", "source")
    raw_id_fields = ("created_by",)
    autocomplete_fields = ("tags",)
    actions = ("read_again",)

    @admin.action(description=_("Read the files of these batches again"), permissions=["change"])
    def read_again(self, request: HttpRequest, queryset: QuerySet[Batch]) -> None:
        _read_again(request, ResumeFile.objects.filter(batch__in=queryset))

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, ...]:
        """Files protect their batch from being lost by accident; here they leave with it, and the page lists them."""
        files = ResumeFile.objects.filter(batch__in=objs).defer("parsed")
        shown, counts, missing, _protected = super().get_deleted_objects(files, request)
        own, own_counts, own_missing, _protected = super().get_deleted_objects(objs, request)
        return [*own, *shown], {**own_counts, **counts}, missing | own_missing, []

    def delete_model(self, request: HttpRequest, obj: Batch) -> None:
        self.delete_queryset(request, Batch.objects.filter(pk=obj.pk))

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Batch]) -> None:
        batches = list(queryset)
        remove_files(ResumeFile.objects.filter(batch__in=batches))
        Batch.objects.filter(pk__in=[batch.pk for batch in batches]).delete()


@admin.register(ResumeFile)
class ResumeFileAdmin(admin.ModelAdmin):
    list_display = ("name", "status", "batch", "candidate", "format", "route", "size", "created_at")
    list_filter = ("status", "format", "route", "created_at")
    list_select_related = ("batch", "candidate")
    search_fields = ("name", "sha256", "candidate__name")
    date_hierarchy = "created_at"
    show_full_result_count = False
    exclude = ("content", "parsed")
    actions = ("read_again",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[ResumeFile]:
        return super().get_queryset(request).defer("parsed")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # files come by the upload page

    def get_readonly_fields(self, request: HttpRequest, obj: ResumeFile | None = None) -> list[str]:
        return [*(field.name for field in ResumeFile._meta.fields if field.name not in self.exclude), "text_read"]

    @admin.display(description=_("text of a file"))
    def text_read(self, file: ResumeFile) -> str:
        text = ResumeText.objects.filter(file=file).first()
        return "\n".join(line["text"] for line in text.lines) if text else ""

    @admin.action(description=_("Read these files again"), permissions=["change"])
    def read_again(self, request: HttpRequest, queryset: QuerySet[ResumeFile]) -> None:
        _read_again(request, ResumeFile.objects.filter(pk__in=queryset.values("pk")))

    def delete_model(self, request: HttpRequest, obj: ResumeFile) -> None:
        self.delete_queryset(request, ResumeFile.objects.filter(pk=obj.pk))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[ResumeFile]) -> None:
        remove_files(ResumeFile.objects.filter(pk__in=list(queryset.values_list("pk", flat=True))))


def _read_again(request: HttpRequest, files: QuerySet[ResumeFile]) -> None:
    if not request.user.has_perm("candidates.change_resumefile"):
        raise PermissionDenied
    keys = claim.again(files)
    tasks.ring(keys)
    words = ngettext("%(count)d file is read again.", "%(count)d files are read again.", len(keys))
    messages.success(request, words % {"count": len(keys)})


class SkillAliasInline(admin.TabularInline):
    model = SkillAlias
    extra = 1
    fields = ("name",)


@admin.register(Skill)
class SkillAdmin(admin.ModelAdmin):
    search_fields = ("name", "aliases__name")
    inlines = (SkillAliasInline,)
    show_full_result_count = False


@admin.register(SearchAlias)
class SearchAliasAdmin(admin.ModelAdmin):
    search_fields = ("names",)


@admin.register(Tag)
class TagAdmin(admin.ModelAdmin):
    list_display = ("name", "color")
    list_filter = ("color",)
    search_fields = ("name",)


class ShortlistMemberInline(admin.TabularInline):
    model = ShortlistMember
    extra = 0
    raw_id_fields = ("candidate",)
    fields = ("rank", "candidate", "stage", "note", "created_by")
    readonly_fields = ("created_by",)


@admin.register(Shortlist)
class ShortlistAdmin(admin.ModelAdmin):
    list_display = ("name", "created_by", "created_at", "updated_at")
    search_fields = ("name",)
    raw_id_fields = ("created_by",)
    inlines = (ShortlistMemberInline,)


@admin.register(Stage)
class StageAdmin(admin.ModelAdmin):
    list_display = ("name", "rank")
    list_editable = ("rank",)


@admin.register(Note)
class NoteAdmin(admin.ModelAdmin):
    list_display = ("__str__", "candidate", "created_by", "created_at")
    list_filter = ("created_at",)
    list_select_related = ("candidate", "created_by")
    search_fields = ("text", "candidate__name")
    raw_id_fields = ("candidate", "created_by")


class LogAdmin(admin.ModelAdmin):
    """A log: read, never written here."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(Correction)
class CorrectionAdmin(LogAdmin):
    """Who changed which value of whom."""

    list_display = ("candidate", "section", "entry", "field", "value", "parsed_value", "created_by", "created_at")
    list_filter = ("section", "created_at")
    list_select_related = ("candidate", "created_by")
    search_fields = ("candidate__name", "entry", "field")


@admin.register(Look)
class LookAdmin(LogAdmin):
    """Who looked at whom."""

    list_display = ("candidate", "user", "day", "first_at", "last_at")
    list_filter = ("day",)
    list_select_related = ("candidate", "user")
    search_fields = ("candidate__name", "user__username")


@admin.register(Suspicion)
class SuspicionAdmin(LogAdmin):
    """Who was thought to be whom, and who said that they are two."""

    list_display = ("first", "second", "in_few_words", "score", "state", "decided_by", "decided_at", "created_at")
    list_filter = ("state", "created_at", "decided_at")
    list_select_related = ("first", "second", "decided_by")
    search_fields = ("first__name", "second__name", "decided_by__username")
    date_hierarchy = "created_at"
    show_full_result_count = False
    fields = ("first", "second", "in_words", "score", "state", "decided_by", "decided_at", "created_at")

    @admin.display(description=_("signs"))
    def in_few_words(self, suspicion: Suspicion) -> str:
        return signs.briefly(suspicion.signs)

    @admin.display(description=_("signs"))
    def in_words(self, suspicion: Suspicion) -> str:
        told = signs.told(suspicion.signs)
        return "\n".join((*told.alike, *told.unlike))


@admin.register(Merge)
class MergeAdmin(LogAdmin):
    """Who made two people one, and who undid it."""

    list_display = ("survivor", "gone_name", "gone_pk", "created_by", "created_at", "undone_by", "undone_at")
    list_filter = ("created_at", "undone_at")
    list_select_related = ("survivor", "created_by", "undone_by")
    search_fields = ("survivor__name", "gone_name", "created_by__username", "undone_by__username")
    date_hierarchy = "created_at"
    show_full_result_count = False
    fields = list_display  # and not what is kept to undo it

    def get_queryset(self, request: HttpRequest) -> QuerySet[Merge]:
        return super().get_queryset(request).defer("before", "snapshot", "moved", "entries")


@admin.register(Export)
class ExportAdmin(LogAdmin):
    """Who took whom out."""

    list_display = (
        "created_at",
        "created_by",
        "format",
        "scope",
        "about",
        "count",
        "total",
        "is_blind",
        "finished_at",
    )
    list_filter = ("format", "scope", "created_at")
    list_select_related = ("created_by",)
    search_fields = ("created_by__username", "about", "people__name")
    date_hierarchy = "created_at"
    show_full_result_count = False
    exclude = ("people",)


@admin.register(LogEntry)
class LogEntryAdmin(LogAdmin):
    """Who did what in the administration; the names of what was deleted outlive it."""

    list_display = ("action_time", "user", "action_flag", "content_type", "object_repr", "change_message")
    list_filter = ("action_flag", "content_type", "action_time")
    list_select_related = ("user", "content_type")
    search_fields = ("object_repr", "user__username")
    date_hierarchy = "action_time"
    show_full_result_count = False

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Who sees who looked at whom sees this too."""
        return request.user.has_perm("candidates.view_look")

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)
