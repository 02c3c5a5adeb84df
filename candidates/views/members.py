"""What is done to the people of a shortlist: put on it, moved, noted, taken off."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from candidates.models import Shortlist, ShortlistMember, Stage
from candidates.models.keys import row_keys
from candidates.views.back import way_back
from candidates.views.selection import selected
from candidates.views.shortlists import stage_tabs
from candidates.views.typed import typed_name
from candidates.views.undo import added_with_undo, delete_with_undo


class MemberNoteForm(forms.ModelForm):
    class Meta:
        model = ShortlistMember
        fields = ["note"]


@permission_required("candidates.add_shortlistmember", raise_exception=True)
@require_POST
def shortlist_add(request: HttpRequest) -> HttpResponse:
    """Put the people of the form on the list `shortlist` (its key), or on that named `new_name`, made if need be."""
    people = selected(request.POST)
    if not people:
        messages.warning(request, _("Choose somebody first."))
        return redirect(way_back(request, "list"))
    name = typed_name(request.POST, "new_name", Shortlist)
    if chosen := row_keys(request.POST.getlist("shortlist")):
        target = get_object_or_404(Shortlist, pk=chosen[0])
    elif name and request.user.has_perm("candidates.add_shortlist"):
        target, _made = Shortlist.objects.get_or_create(name=name, defaults={"created_by": request.user})
    else:
        messages.warning(request, _("Choose a shortlist, or name a new one."))
        return redirect(way_back(request, "list"))
    _tell(request, target, target.add(people, by=request.user))
    return redirect(way_back(request, "shortlist", target.pk))


def _tell(request: HttpRequest, target: Shortlist, added: list[ShortlistMember]) -> None:
    if not added:
        messages.info(request, _("All of them are on “%(name)s” already.") % {"name": target.name})
        return
    text = ngettext("Put %(count)d person on “%(name)s”.", "Put %(count)d people on “%(name)s”.", len(added)) % {
        "count": len(added),
        "name": target.name,
    }
    added_with_undo(request, text, added)


@permission_required("candidates.change_shortlistmember", raise_exception=True)
@require_POST
def shortlist_order(request: HttpRequest, pk: int) -> HttpResponse:
    """A new order: `member` several times for those of a page, or `up` or `down` with one member."""
    ordered = get_object_or_404(Shortlist, pk=pk)
    if order := row_keys(request.POST.getlist("member")):
        ordered.put_in_order(order)
        return HttpResponse(status=204)
    moved = 0
    for direction, by in (("up", -1), ("down", 1)):
        for moved in row_keys(request.POST.getlist(direction)):
            ordered.move(moved, by)
    return redirect(way_back(request, "shortlist", pk).partition("#")[0] + f"#member-{moved}")


@permission_required("candidates.change_shortlistmember", raise_exception=True)
@require_POST
def member_note(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the note of a member; a note that is too long comes back as typed, with the reason."""
    member = get_object_or_404(ShortlistMember.objects.for_page(), pk=pk)
    form = MemberNoteForm(request.POST, instance=member)
    if form.is_valid():
        form.save()
    if request.htmx:
        return render(request, "candidates/_member_note.html", {"member": member, "form": form})
    if not form.is_valid():
        messages.error(request, " ".join(form.errors["note"]))
    return redirect(way_back(request, "shortlist", member.shortlist_id).partition("#")[0] + f"#member-{pk}")


@permission_required("candidates.change_shortlistmember", raise_exception=True)
@require_POST
def member_stage(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a member at the `stage` of this key, or at none."""
    member = get_object_or_404(ShortlistMember.objects.select_related("shortlist"), pk=pk)
    keys = row_keys(request.POST.getlist("stage"))
    member.stage = get_object_or_404(Stage, pk=keys[0]) if keys else None
    member.save(update_fields=["stage"])
    member.shortlist.save(update_fields=["updated_at"])
    if request.htmx:
        context = {"shortlist": member.shortlist, "tabs": stage_tabs(member.shortlist)}
        context["stage"] = request.POST.get("shown", "")
        return render(request, "candidates/_stage_tabs.html", context)
    return redirect(way_back(request, "shortlist", member.shortlist_id).partition("#")[0] + f"#member-{pk}")


@permission_required("candidates.delete_shortlistmember", raise_exception=True)
@require_POST
def member_remove(request: HttpRequest, pk: int) -> HttpResponse:
    member = get_object_or_404(ShortlistMember.objects.for_page(), pk=pk)
    words = {"person": str(member.candidate), "name": member.shortlist.name}
    delete_with_undo(request, _("Took %(person)s off “%(name)s”.") % words, [member])
    return redirect(way_back(request, "shortlist", member.shortlist_id))
