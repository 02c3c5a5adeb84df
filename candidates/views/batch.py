"""The page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def batch(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "candidates/batch.html", {"room": "upload"})
