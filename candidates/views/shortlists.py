"""The page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def shortlists(request: HttpRequest) -> HttpResponse:
    return render(request, "candidates/shortlists.html", {"room": "shortlists"})


def shortlist(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "candidates/shortlists.html", {"room": "shortlists"})
