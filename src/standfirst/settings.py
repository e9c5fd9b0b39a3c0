"""Django's settings, made from the desk's configuration; nothing here reads the environment."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import dj_database_url

from standfirst.configuration import load

DESK = load()
PACKAGE = Path(__file__).parent
DATA_DIR = DESK.data_dir.expanduser().resolve()


def _secret() -> str:
    """The key kept with the desk; a passing one for commands that touch no desk.

    management.desk writes it down when it makes a desk.
    """
    kept = DATA_DIR / "secret-key"
    return kept.read_text(encoding="ascii").strip() if kept.exists() else secrets.token_urlsafe(48)


def _database() -> dict[str, Any]:
    if DESK.database_url and not DESK.database_url.startswith("sqlite"):
        found = dj_database_url.parse(DESK.database_url, conn_max_age=60, conn_health_checks=True)
        return {**found}
    url = DESK.database_url or f"sqlite:///{DATA_DIR / 'desk.sqlite3'}"
    return {
        **dj_database_url.parse(url),
        "OPTIONS": {
            # Writers queue instead of failing halfway: a deferred transaction that turns into a
            # writer cannot wait, it gets "database is locked" at once.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # No automatic checkpoints and no mmap: SQLite before 3.51.3 can corrupt its WAL when
            # two connections checkpoint at once. jobs.prune checkpoints, under a file lock.
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA wal_autocheckpoint=0;"
                "PRAGMA mmap_size=0; PRAGMA cache_size=-16000;"
            ),
        },
    }


def _hosts() -> list[str]:
    further = [host.strip() for host in DESK.hosts.split(",") if host.strip()]
    return ["127.0.0.1", "localhost", "[::1]", urlsplit(DESK.url).hostname or "", *further]


SECRET_KEY = DESK.secret_key or _secret()
DEBUG = DESK.debug
ALLOWED_HOSTS = _hosts()
CSRF_TRUSTED_ORIGINS = [DESK.url]
ROOT_URLCONF = "standfirst.urls"
WSGI_APPLICATION = "standfirst.wsgi.application"

INSTALLED_APPS = [
    "standfirst",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "allauth",
    "allauth.account",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "standfirst.web.security.policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "standfirst.web.owner.on_loopback",
    "standfirst.web.zone.activate",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "standfirst.web.context.desk",
            ],
        },
    }
]

DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "standfirst.Reader"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/account/login/"
LOGIN_REDIRECT_URL = "/following"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "optional" if DESK.email_url else "none"
ACCOUNT_ADAPTER = "standfirst.web.accounts.Adapter"

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = DESK.url.startswith("https://")
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "en"
USE_I18N = True
USE_TZ = True
TIME_ZONE = DESK.zone

STATIC_URL = "/static/"
STATIC_ROOT = None  # served from where they lie, found once at the start
STATICFILES_DIRS = [PACKAGE / "web" / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

_MAIL = urlsplit(DESK.email_url)
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = _MAIL.hostname or ""
EMAIL_PORT = _MAIL.port or 25
EMAIL_HOST_USER = unquote(_MAIL.username or "")
EMAIL_HOST_PASSWORD = unquote(_MAIL.password or "")
EMAIL_USE_TLS = _MAIL.scheme == "smtp+tls"
EMAIL_USE_SSL = _MAIL.scheme == "smtps"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = DESK.email_from

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "standfirst": {"level": "INFO"},
        # A page that is not there, or not for this reader, is no fault of the desk's.
        "django.request": {"level": "ERROR"},
    },
}
