"""Read-only links to a shortlist: made, taken back, and the page that they lead to."""

import datetime

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required, permission_required
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from candidates.models import Candidate, ShareLink, Shortlist
from candidates.sharing import shared_people
from candidates.views.shortlists import SHARE_DAYS
from candidates.views.undo import changed_with_undo

PEOPLE_ON_A_PAGE = 50


class ShareForm(forms.ModelForm):
    days = forms.TypedChoiceField(choices=SHARE_DAYS, coerce=int)

    class Meta:
        model = ShareLink
        fields = ["label", "shows_contacts"]


@permission_required("candidates.add_sharelink", raise_exception=True)
@require_POST
def share(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a link to a shortlist; it stands beneath the list, there to be copied."""
    shared_list = get_object_or_404(Shortlist, pk=pk)
    form = ShareForm(request.POST, instance=ShareLink(shortlist=shared_list, created_by=request.user))
    if form.is_valid():
        form.instance.expires_at = timezone.now() + datetime.timedelta(days=form.cleaned_data["days"])
        form.save()
    else:
        messages.warning(request, _("No link was made: choose how long it lasts."))
    return redirect(f"{shared_list.get_absolute_url()}#links")


@permission_required("candidates.change_sharelink", raise_exception=True)
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a link lead nowhere from now on."""
    link = get_object_or_404(ShareLink, pk=pk)
    now = timezone.now()
    rows = ShareLink.objects.filter(pk=pk, revoked_at=None)
    if rows.update(revoked_at=now):
        permission = "candidates.change_sharelink"
        rows = ShareLink.objects.filter(pk=pk)
        text = _("The link leads nowhere now.")
        changed_with_undo(request, text, rows, permission=permission, revoked_at=(None, now))
    return redirect(link.shortlist)


@login_not_required
@never_cache
@require_safe
def shared(request: HttpRequest, token: str) -> HttpResponse:
    """The people of a shortlist for whoever has the link."""
    link = ShareLink.objects.named(token).select_related("shortlist", "created_by").first()
    if link is None:
        return _guarded(render(request, "candidates/shared_closed.html", status=404))
    link.count_opening(timezone.now())
    people = Prefetch("candidate", queryset=Candidate.objects.for_compare())
    members = link.shortlist.members.select_related("stage").prefetch_related(people)
    page = Paginator(members, PEOPLE_ON_A_PAGE).get_page(request.GET.get("page"))
    found = list(shared_people(page.object_list, with_contacts=link.shows_contacts))
    return _guarded(render(request, "candidates/shared.html", {"link": link, "page": page, "people": found}))


def _guarded(response: HttpResponse) -> HttpResponse:
    """The address is a key: it is told to nobody, and no search engine keeps it."""
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
