"""Addresses, in the order of the work: take in, find, decide, hand over."""

from django.urls import path

from candidates.views import batch, candidate, compare, home, pages, shortlists, upload
from candidates.views import list as list_page

urlpatterns = [
    path("", home.home, name="home"),
    path("upload/", upload.upload, name="upload"),
    path("batches/<int:pk>/", batch.batch, name="batch"),
    path("candidates/", list_page.list_candidates, name="list"),
    path("candidates/<int:pk>/", candidate.candidate, name="candidate"),
    path("files/<int:pk>/pages/<int:number>.png", pages.file_page, name="file_page"),
    path("compare/", compare.compare, name="compare"),
    path("shortlists/", shortlists.shortlists, name="shortlists"),
    path("shortlists/<int:pk>/", shortlists.shortlist, name="shortlist"),
]
