"""What every page shows around its content: the running batch and how many people stand in the comparison."""

from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, object]:
    return {}
