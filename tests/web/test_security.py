"""What every answer carries, and who may open what."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from standfirst.models import Reader
from standfirst.web.article import without_pictures
from standfirst.web.security import POLICY
from tests import cast

READERS_ONLY = ["/following", "/saved", "/settings"]
OWNERS_ONLY = ["/sources", "/sources/1", "/comments"]
FORMS_OF_READERS = [
    *("/follow", "/unfollow", "/following/read", "/articles/1/save", "/articles/1/read"),
    *("/articles/1/comments", "/stories/1/comments"),
    *("/settings/zone", "/settings/feed", "/settings/password"),
]
FORMS_OF_OWNERS = [
    *("/sources/add", "/sources/choose", "/sources/opml", "/comments/1"),
    *(f"/sources/1/{what}" for what in ("ask", "pause", "move", "remove")),
    *("/sample/put-away", "/settings/readers", "/settings/readers/1/remove"),
    *("/updates/2024-03-05/morning/publish", "/updates/2024-03-05/morning/briefs/1"),
]


@pytest.mark.parametrize("path", ["/", "/search?q=orl", "/updates", "/healthz", "/nothing"])
def test_every_answer_carries_the_strict_policy(client: Client, db: None, path: str) -> None:
    assert client.get(path).headers["Content-Security-Policy"] == POLICY


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere() -> None:
    assert "unsafe" not in POLICY
    assert "default-src 'none'" in POLICY
    assert "http" not in POLICY


@pytest.mark.parametrize("path", ["/", "/updates", "/account/login/", "/following", "/sources"])
def test_pages_hold_no_inline_script_and_no_inline_style(as_owner: Client, path: str) -> None:
    page = as_owner.get(path).content.decode()
    assert not re.search(r"<script(?![^>]*\bsrc=)", page)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", page)


@pytest.mark.parametrize("path", [*READERS_ONLY, *OWNERS_ONLY])
def test_a_visitor_is_asked_to_sign_in(client: Client, db: None, path: str) -> None:
    assert client.get(path).headers["Location"] == f"/account/login/?next={path}"


@pytest.mark.parametrize("path", OWNERS_ONLY)
def test_a_reader_is_refused_what_is_the_owners(as_bea: Client, path: str) -> None:
    assert as_bea.get(path).status_code == 403


@pytest.mark.parametrize("path", [*FORMS_OF_READERS, *FORMS_OF_OWNERS])
def test_a_visitors_form_changes_nothing(client: Client, db: None, path: str) -> None:
    assert client.post(path).headers["Location"].startswith("/account/login/")


@pytest.mark.parametrize("path", FORMS_OF_OWNERS)
def test_a_readers_form_for_the_owner_is_refused(as_bea: Client, path: str) -> None:
    assert as_bea.post(path).status_code == 403


@pytest.mark.parametrize("path", [*FORMS_OF_READERS, *FORMS_OF_OWNERS, "/subscribe", "/leave/t"])
def test_a_form_without_the_token_of_its_page_is_refused(bea: Reader, path: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(bea, backend="django.contrib.auth.backends.ModelBackend")
    assert strict.post(path).status_code == 403


def test_no_form_answers_a_get_with_a_change(as_bea: Client) -> None:
    for path in [*FORMS_OF_READERS, "/subscribe"]:
        assert as_bea.get(path).status_code == 405, path


def exempt(patterns: list[URLPattern | URLResolver]) -> list[str]:
    found = []
    for one in patterns:
        if isinstance(one, URLResolver):
            found += exempt(one.url_patterns)
        elif getattr(one.callback, "csrf_exempt", False):
            found.append(one.callback.__qualname__)
    return found


def test_only_leaving_by_one_click_and_hubs_need_no_token() -> None:
    assert exempt(get_resolver().url_patterns) == ["leave", "callback"]


@pytest.mark.parametrize(
    "html",
    [
        '<p>Text<img src="https://pictures.example/1.jpg"></p>',
        '<figure><img src="x" alt=\'"><script>a()</script>\'><figcaption>A</figcaption></figure>',
        "<img/src=x onerror=a()>",
    ],
)
def test_pictures_stay_at_the_outlet(html: str) -> None:
    shown = without_pictures(html)
    assert "<img" not in shown
    assert "<script" not in shown


def test_a_hostile_headline_is_text_on_every_page(client: Client, db: None) -> None:
    told = cast.story("<script>alert(1)</script> & <b>bold</b>")
    update = cast.update(told)
    for path in ["/", told.story.path, told.articles[0].path, update.path, "/updates"]:
        page = client.get(path).content.decode()
        assert "<script>alert" not in page, path
        assert "&lt;script&gt;alert(1)" in page, path


@pytest.mark.parametrize(
    "path",
    ["/stories/99999999999999999999", "/articles/0", "/topics/x", "/updates/2024-02-31/morning"],
)
def test_what_is_not_there_is_a_page_that_says_so(client: Client, db: None, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "There is no" in answer.content.decode()


def test_a_form_sends_nobody_to_another_site(as_bea: Client) -> None:
    row = cast.article()
    answer = as_bea.post(
        f"/articles/{row.pk}/save", {"saved": "1"}, headers={"referer": "https://evil.example/"}
    )
    assert answer.headers["Location"] == row.path
