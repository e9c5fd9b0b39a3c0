"""Browsers of the cast: Bea signed in, the owner signed in, a person at the desk's own machine."""

from __future__ import annotations

import pytest
from django.test import Client

from standfirst.models import Reader
from tests import cast

HERE = "127.0.0.1:8000"


@pytest.fixture
def bea(db: None) -> Reader:
    return cast.bea()


@pytest.fixture
def owner(db: None) -> Reader:
    return cast.owner()


@pytest.fixture
def as_bea(bea: Reader) -> Client:
    client = Client()
    client.force_login(bea, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def as_owner(owner: Reader) -> Client:
    client = Client()
    client.force_login(owner, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def at_home(db: None) -> Client:
    """A browser on the desk's own machine."""
    return Client(headers={"host": HERE})
