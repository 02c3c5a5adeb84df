"""The page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def candidate(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "candidates/candidate.html", {"room": "list"})
