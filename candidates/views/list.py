"""The page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def list_candidates(request: HttpRequest) -> HttpResponse:
    return render(request, "candidates/list.html", {"room": "list"})
