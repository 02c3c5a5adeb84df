"""Addresses, in the order of the work: take in, find, decide, hand over."""

from django.urls import path

from candidates.views import (
    batch,
    candidate,
    compare,
    exports,
    home,
    members,
    notes,
    originals,
    pages,
    shortlists,
    tags,
    undo,
    upload,
)
from candidates.views import list as list_page

urlpatterns = [
    path("", home.home, name="home"),
    path("upload/", upload.upload, name="upload"),
    path("upload/samples/", upload.load_samples, name="load_samples"),
    path("batches/<int:pk>/", batch.batch, name="batch"),
    path("batches/<int:pk>/files/", upload.batch_add, name="batch_add"),
    path("batches/<int:pk>/retry/", batch.batch_retry, name="batch_retry"),
    path("batches/<int:pk>/accept/", batch.batch_accept, name="batch_accept"),
    path("files/<int:pk>/original/", originals.original, name="original"),
    path("candidates/", list_page.list_candidates, name="list"),
    path("candidates/facets/<slug:name>/", list_page.facet_choices, name="facet"),
    path("candidates/compare/", list_page.compare_chosen, name="compare_chosen"),
    path("candidates/<int:pk>/preview/", list_page.preview, name="preview"),
    path("candidates/<int:pk>/", candidate.candidate, name="candidate"),
    path("tags/add/", tags.tag_add, name="tag_add"),
    path("tags/remove/", tags.tag_remove, name="tag_remove"),
    path("candidates/<int:pk>/notes/", notes.add_note, name="note_add"),
    path("notes/<int:pk>/delete/", notes.delete_note, name="note_delete"),
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
