"""Where a person goes after a change: back to the page she came from, if it is one of ours."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def way_back(request: HttpRequest, fallback: str, *args: object) -> str:
    """The address in `next`, else the page that sent the form, else that of the route `fallback`."""
    for address in (request.POST.get("next"), request.headers.get("Referer")):
        if address and url_has_allowed_host_and_scheme(address, {request.get_host()}, request.is_secure()):
            return address
    return reverse(fallback, args=args)
