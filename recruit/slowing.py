"""Guessing passwords is slow: after some failures for a name, its next guess counts only after a wait."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from candidates.models import LogInFailures


class SlowedBackend(ModelBackend):
    """For both ways in, ours and that of the administration."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **keywords: Any
    ) -> AbstractBaseUser | None:
        """The user; None for a wrong password. Raises PermissionDenied, unchecked, for one that comes too early."""
        if not username:
            return None
        if not LogInFailures.objects.begin(username):
            raise PermissionDenied
        user = super().authenticate(request, username, password, **keywords)
        if user is not None:
            LogInFailures.objects.forget(username)
        return user


class LogInForm(AuthenticationForm):
    """Says what is wrong, or how long to wait where that is why nobody is let in."""

    error_messages = {
        **AuthenticationForm.error_messages,
        "invalid_login": _(
            "Name and password do not match. Mind capital letters; an administrator can set a new password for you."
        ),
    }

    def get_invalid_login_error(self) -> ValidationError:
        seconds = LogInFailures.objects.seconds_to_wait(self.cleaned_data["username"])
        if not seconds:
            return super().get_invalid_login_error()
        words = ngettext(
            "Too many wrong passwords: wait %(count)d second, then try again.",
            "Too many wrong passwords: wait %(count)d seconds, then try again.",
            seconds,
        )
        return ValidationError(words % {"count": seconds}, code="wait")
