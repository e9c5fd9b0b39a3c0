"""The desk's own say in allauth: nobody signs up alone, the owner lets readers in."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """allauth's adapter, with sign-up closed: accounts are made on the settings page."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Never: a desk is somebody's own."""
        return False

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        """Say what happened, but for greetings and farewells: the page itself shows these."""
        template = str(kwargs.get("message_template") or (args[0] if args else ""))
        if template.endswith(("logged_in.txt", "logged_out.txt")):
            return
        super().add_message(request, level, *args, **kwargs)
