"""The WSGI application."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "recruit.settings")

application = get_wsgi_application()

from candidates.search import words  # noqa: E402, its folder for the dictionary is set by the line above

words.load()  # a second at the start rather than at somebody's first long question
