from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CandidatesConfig(AppConfig):
    name = "candidates"
    verbose_name = _("Recruit")

    def ready(self) -> None:
        from candidates.search import signals

        signals.connect()
