"""Addresses, in the order of the work: take in, find, decide, hand over."""

from django.urls import path

from candidates.views import batch, candidate, compare, exports, home, members, pages, shortlists, undo, upload
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
    path("shortlists/new/", shortlists.create_shortlist, name="shortlist_create"),
    path("shortlists/add/", members.shortlist_add, name="shortlist_add"),
    path("shortlists/<int:pk>/", shortlists.shortlist, name="shortlist"),
    path("shortlists/<int:pk>/rename/", shortlists.rename_shortlist, name="shortlist_rename"),
    path("shortlists/<int:pk>/delete/", shortlists.delete_shortlist, name="shortlist_delete"),
    path("shortlists/<int:pk>/order/", members.shortlist_order, name="shortlist_order"),
    path("members/<int:pk>/note/", members.member_note, name="member_note"),
    path("members/<int:pk>/remove/", members.member_remove, name="member_remove"),
    path("export/", exports.export, name="export"),
    path("undo/", undo.undo, name="undo"),
]
