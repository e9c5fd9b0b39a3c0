"""The one Django app."""

from __future__ import annotations

from django.apps import AppConfig


class StandfirstConfig(AppConfig):
    """Standfirst itself."""

    name = "standfirst"
    verbose_name = "Standfirst"

    def ready(self) -> None:
        # Registers the system checks; imported here because Django must be ready first.
        from standfirst import checks  # noqa: F401, PLC0415
