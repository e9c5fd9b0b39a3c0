"""A reader's settings, and letting others in."""

from __future__ import annotations

from django.test import Client

from standfirst.models import Reader
from tests import cast

NEW = {"email": "Dan@Example.org", "password": "another-long-one"}


def test_the_owner_sets_a_password_and_signs_in_with_it(at_home: Client) -> None:
    at_home.get("/settings")
    at_home.post("/settings/password", {"email": "o@example.org", "password": cast.PASSWORD})
    assert at_home.get("/settings").status_code == 200  # still signed in
    elsewhere = Client()
    form = {"login": "o@example.org", "password": cast.PASSWORD}
    assert elsewhere.post("/account/login/", form).headers["Location"] == "/following"


def test_a_weak_password_is_refused(at_home: Client) -> None:
    at_home.get("/settings")
    form = {"email": "o@example.org", "password": "short"}
    assert "too short" in at_home.post("/settings/password", form, follow=True).content.decode()
    assert not Reader.objects.get().has_usable_password()


def test_a_reader_with_a_password_does_not_set_it_anew_without_the_old(as_bea: Client) -> None:
    as_bea.post("/settings/password", {"email": "bea@example.org", "password": "a-stolen-one"})
    assert Reader.objects.get().check_password(cast.PASSWORD)


def test_the_owner_needs_a_password_before_letting_others_in(at_home: Client) -> None:
    at_home.get("/settings")
    page = at_home.post("/settings/readers", NEW, follow=True).content.decode()
    assert "Set your own password first" in page
    assert Reader.objects.count() == 1


def test_a_reader_who_was_let_in_signs_in(as_owner: Client, owner: Reader, client: Client) -> None:
    owner.set_password(cast.PASSWORD)
    owner.save()
    as_owner.force_login(owner, backend="django.contrib.auth.backends.ModelBackend")
    as_owner.post("/settings/readers", NEW)
    form = {"login": "dan@example.org", "password": NEW["password"]}
    assert client.post("/account/login/", form).status_code == 302
    assert not Reader.objects.get(email="dan@example.org").is_owner


def test_one_address_is_one_reader(as_owner: Client, owner: Reader, bea: Reader) -> None:
    owner.set_password(cast.PASSWORD)
    owner.save()
    as_owner.force_login(owner, backend="django.contrib.auth.backends.ModelBackend")
    form = {"email": "BEA@example.org", "password": "another-long-one"}
    page = as_owner.post("/settings/readers", form, follow=True).content.decode()
    assert "Another reader has this address." in page


def test_the_owner_cannot_be_removed_and_a_reader_can(
    as_owner: Client, owner: Reader, bea: Reader
) -> None:
    as_owner.post(f"/settings/readers/{owner.pk}/remove")
    as_owner.post(f"/settings/readers/{bea.pk}/remove")
    assert list(Reader.objects.all()) == [owner]


def test_a_zone_is_chosen_from_the_list(as_bea: Client, bea: Reader) -> None:
    as_bea.post("/settings/zone", {"zone": "Asia/Tokyo"})
    as_bea.post("/settings/zone", {"zone": "Mars/Olympus"})
    bea.refresh_from_db()
    assert bea.zone == "Asia/Tokyo"


def test_a_new_feed_address_ends_the_old_one(as_bea: Client, bea: Reader) -> None:
    as_bea.post("/settings/feed")
    bea.refresh_from_db()
    old = bea.feed_token
    as_bea.post("/settings/feed")
    assert as_bea.get(f"/following.atom?token={old}").status_code == 404


def test_nobody_signs_up_alone(client: Client, db: None) -> None:
    form = {"email": "eve@example.org", "password1": "a-long-enough-one"}
    client.post("/account/signup/", form)
    assert not Reader.objects.exists()


def test_a_first_password_is_set_with_an_address_only(at_home: Client) -> None:
    assert at_home.get("/account/password/set/").headers["Location"] == "/settings"
