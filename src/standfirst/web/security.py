"""The headers that keep foreign content from running or calling home."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# Nothing inline, nothing from elsewhere: articles' pictures stay at the outlet, so that opening an
# article tells nobody. `data:` is for the small marks in our own stylesheet.
_RULES = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
)
POLICY = "; ".join(_RULES)
PERMISSIONS = "camera=(), microphone=(), geolocation=(), browsing-topics=()"

Answer = Callable[[HttpRequest], HttpResponse]


def policy(get_response: Answer) -> Answer:
    """Middleware: put the content security policy on every answer."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response

    return answer
