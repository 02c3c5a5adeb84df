#!/usr/bin/env python
"""Django's command line; `manage.py serve` starts everything."""

import os
import sys


def main() -> None:
    # An older Python comes here although the project is not for it: tell its owner in one line.
    if sys.version_info < (3, 11):  # noqa: UP036
        sys.exit(f"Recruit needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "recruit.settings")
    try:
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit("Django is not installed for this Python. `make run` installs it and starts Recruit.")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as mistake:
        sys.exit(f"Recruit can not start: {mistake}")


if __name__ == "__main__":
    main()
