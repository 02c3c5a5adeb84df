"""Who has done nothing for SESSION_COOKIE_AGE seconds is logged out; who works stays in.

A session's end is set when it is saved, so it is saved again once in a while, not at every request.
"""

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

SECONDS_BETWEEN_SAVES = 600


class IdleSessionMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = int(time.time())
            if now - request.session.get("seen", 0) >= SECONDS_BETWEEN_SAVES:
                request.session["seen"] = now
        return self.get_response(request)
