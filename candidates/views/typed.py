"""Names as people type them into the small forms that make something on the way."""

from django.db.models import Model
from django.http import QueryDict


def typed_name(data: QueryDict, field: str, model: type[Model]) -> str:
    """What `field` says as the `name` of a `model` can hold it: single spaces, cut, without what databases refuse."""
    words = data.get(field, "").replace("\x00", "").split()
    return " ".join(words)[: model._meta.get_field("name").max_length]
