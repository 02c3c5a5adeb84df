"""The Celery application; its settings are `CELERY_…` in settings.py."""

import os
import warnings

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "recruit.settings")

# In a container everybody is root; Celery says so at length at every start.
warnings.filterwarnings("ignore", message="You're running the worker with superuser privileges")

app = Celery("recruit")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["candidates.intake"])
