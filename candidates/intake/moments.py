"""Times in rows that are kept as text and come back as they were."""

import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder


class ExactTimes(DjangoJSONEncoder):
    """Django's own encoder cuts times to milliseconds, and what came back would not be what was there."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if isinstance(o, datetime.datetime) else super().default(o)
