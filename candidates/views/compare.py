"""The page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def compare(request: HttpRequest) -> HttpResponse:
    return render(request, "candidates/compare.html", {"room": "compare"})
