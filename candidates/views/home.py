"""Where work begins: the list, or the upload page while there is nobody to find."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from candidates.models import Candidate


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    if request.user.has_perm("candidates.add_resumefile") and not Candidate.objects.exists():
        return redirect("upload")
    return redirect("list")
