"""Who may be the same person twice: the queue, two of them side by side, and what somebody decides."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from candidates.choosing import choice
from candidates.intake import merging, parting, signs, tasks
from candidates.models import Candidate, DuplicateSearch, Look, Merge, Suspicion
from candidates.models.keys import row_keys
from candidates.pairing import Pair, pair_of
from candidates.views.compare import compare_address
from candidates.views.undo import changed_with_undo

QUEUE = 100  # suspicions that are listed at once
DECIDE = "candidates.change_suspicion"


@permission_required("candidates.view_suspicion", raise_exception=True)
@require_safe
@vary_on_headers("HX-Request")  # a page and a part of it have one address
def duplicates(request: HttpRequest) -> HttpResponse:
    """The queue with the pair `pair`, or the first one; a part of it tells how far a search is."""
    search = DuplicateSearch.objects.filter(finished_at=None).first()
    if request.htmx:
        return render(request, "candidates/_duplicate_search.html", {"search": search, "is_over": search is None})
    waiting = Suspicion.objects.waiting()
    queue = list(waiting.select_related("first", "second")[:QUEUE])
    shown = _shown(request, queue)
    context = {
        "room": "list",
        "search": search,
        "count": waiting.count(),
        "queue": [(each, signs.briefly(each.signs)) for each in queue],
        "shown": shown,
        "next": _next(queue, shown),
        **(_side_by_side(request, shown) if shown else {}),
    }
    return render(request, "candidates/duplicates.html", context)


def _shown(request: HttpRequest, queue: list[Suspicion]) -> Suspicion | None:
    asked = row_keys([request.GET.get("pair", "")])
    found = Suspicion.objects.waiting().filter(pk__in=asked).first()
    return found or next(iter(queue), None)


def _next(queue: list[Suspicion], shown: Suspicion | None) -> Suspicion | None:
    """The one after the one that is shown, round and round."""
    places = [place for place, each in enumerate(queue, start=1) if each == shown]
    following = queue[places[0] % len(queue)] if places else next(iter(queue), None)
    return following if following != shown else None


def _side_by_side(request: HttpRequest, shown: Suspicion) -> dict[str, object]:
    pair = _pair(shown)
    people = (pair.one, pair.other)
    for person in people:
        Look.objects.write_down(person, request.user)
    return {
        "pair": pair,
        "people": people,
        "kept": {name: any(getattr(person, name).all() for person in people) for name in ("tags", "notes")},
        "signs": signs.told(shown.signs),
        "compare_link": compare_address([pair.one.pk, pair.other.pk]),
    }


def _pair(suspicion: Suspicion) -> Pair:
    return pair_of(list(Candidate.objects.for_page().filter(pk__in=[suspicion.first_id, suspicion.second_id])))


@permission_required((DECIDE, "candidates.add_merge"), raise_exception=True)
@require_POST
def duplicate_merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the two one, with what the form chose; nothing when either changed since the form was shown."""
    suspicion = Suspicion.objects.waiting().filter(pk=pk).first()
    if suspicion is None:
        return _settled(request)
    pair = _pair(suspicion)
    if request.POST.get("state") != pair.state:
        messages.warning(request, _("One of the two was changed meanwhile. Look at them once more."))
        return redirect(f"{reverse('duplicates')}?pair={pk}")
    made = merging.merge(pair.one, pair.other, choice(pair, dict(request.POST.lists())), user=request.user)
    words = {"text": _("“%(name)s” is one person now.") % {"name": pair.one}, "merge": made}
    messages.success(request, render_to_string("candidates/_merge_undo.html", words, request))
    return redirect("duplicates")


@permission_required(DECIDE, raise_exception=True)
@require_POST
def duplicate_differ(request: HttpRequest, pk: int) -> HttpResponse:
    """They are two, and are never asked about again."""
    rows = Suspicion.objects.filter(pk=pk, state=Suspicion.State.OPEN)
    after = {"state": Suspicion.State.DIFFERENT, "decided_by": request.user.pk, "decided_at": timezone.now()}
    keys = list(rows.values_list("pk", flat=True))
    if not rows.update(**after):
        return _settled(request)
    before = {"state": Suspicion.State.OPEN, "decided_by": None, "decided_at": None}
    changed = {name: (before[name], after[name]) for name in after}
    told = Suspicion.objects.filter(pk__in=keys)
    changed_with_undo(request, _("They are two people, and stay so."), told, permission=DECIDE, **changed)
    return redirect("duplicates")


def _settled(request: HttpRequest) -> HttpResponse:
    messages.warning(request, _("Somebody has decided on these two already."))
    return redirect("duplicates")


@permission_required(DECIDE, raise_exception=True)
@require_POST
def duplicate_search(request: HttpRequest) -> HttpResponse:
    """Have the whole library searched; while a search runs, that one goes on."""
    if not DuplicateSearch.objects.filter(finished_at=None).exists():
        search = DuplicateSearch.objects.create(created_by=request.user, total=Candidate.objects.count())
        if not tasks.ring_for_search(search.pk):
            search.delete()
            messages.warning(request, _("The queue is not running now. Search again when it is back."))
    return redirect("duplicates")


@permission_required((DECIDE, "candidates.add_merge"), raise_exception=True)
@require_POST
def merge_undo(request: HttpRequest, pk: int) -> HttpResponse:
    made = get_object_or_404(Merge.objects.in_force(), pk=pk)
    try:
        tasks.ring(parting.part(made, user=request.user))
    except parting.NotTheLast:
        messages.warning(request, _("This person was merged again since. Undo that first."))
        return redirect(made.survivor)
    text = _("They are two people again: “%(one)s” and “%(other)s”.")
    messages.success(request, text % {"one": made.survivor, "other": made.gone_name or _("no name")})
    return redirect("candidate", made.gone_pk)
