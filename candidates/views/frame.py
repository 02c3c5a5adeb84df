"""What every page shows around its content: the running batch, suspected duplicates, people in the comparison."""

from django.http import HttpRequest

from candidates.models import Batch, Suspicion


def frame(request: HttpRequest) -> dict[str, object]:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    return {
        "running": Batch.objects.running().first() if user.has_perm("candidates.view_batch") else None,
        "suspicion_count": Suspicion.objects.waiting().count() if user.has_perm("candidates.view_suspicion") else 0,
        "compared_count": len(request.session.get("compared", [])),
    }
