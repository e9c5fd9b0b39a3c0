"""Authors where a page names them: declared, in its metas, marked up, linked, signed."""

from __future__ import annotations

import json

import pytest

from standfirst.core.article.markup import parse
from standfirst.core.article.metadata import Metadata, read_metadata
from standfirst.core.types import Person

URL = "https://www.fjord.example/port/harbour"
TEXT = "<p>The channel has lost a metre in ten years, and the port has lost ships.</p>" * 3


def read(body: str = "", *, head: str = "", author: object = None) -> Metadata:
    node = {"@type": "NewsArticle", "headline": "Harbour", "author": author}
    script = f"<script type='application/ld+json'>{json.dumps(node)}</script>" if author else ""
    tree = parse(f"<html><head>{script}{head}</head><body>{body}</body></html>")
    assert tree is not None
    return read_metadata(tree, url=URL)


def names(found: Metadata) -> list[str]:
    return [person.name for person in found.byline.people]


@pytest.mark.parametrize(
    "shown",
    [
        "<a rel='author' href='/a/1'>Ann Lee</a>",
        "<span itemprop='author' itemscope><b itemprop='name'>Ann Lee</b> writes</span>",
        "<span property='schema:author'>Ann Lee</span>",
        "<span class='author vcard'>Posted by <a class='url fn n' href='/x'>Ann Lee</a></span>",
        "<p class='article-byline'>By Ann Lee</p>",
        "<ul><li class='authors__list-item'><span>von</span> <span>Ann Lee</span></li></ul>",
        "<div class='storyAuthor'>Ann Lee <time>3 March 2026</time></div>",
        "<p class='meta'>von <a href='/autoren/name/ann-lee'>Ann Lee</a></p>",
        "<div><a href='/profile/7/ann-lee'>Ann Lee</a></div>",
        "<div class='row'><span>Ann Lee |</span> <span>05.04.2026 - 14:05</span></div>",
        f"<div>{TEXT}<p style='text-align:right'><strong>Ann Lee</strong></p></div>",
        f"<div><p><b>ANN LEE</b></p>{TEXT}</div>",
        f"<div><h5><em>Von Ann Lee</em></h5>{TEXT}</div>",
    ],
)
def test_an_author_is_found_where_the_page_shows_them(shown: str) -> None:
    found = read(f"<article><h1>Harbour to be dredged</h1>{shown}</article>")
    assert [name.title() for name in names(found)] == ["Ann Lee"]


@pytest.mark.parametrize(
    "shown",
    [
        "<div class='comments'><span class='author'>Ann Lee</span></div>",
        "<div class='related-teaser'><a rel='x' href='/author/ann-lee'>Ann Lee</a></div>",
        "<div class='author-bio'>Ann Lee</div>",
        "<figure><span class='author'>Ann Lee</span></figure>",
        "<nav><a href='/authors/ann-lee'>Ann Lee</a></nav>",
        "<p class='byline'>Share this story</p>",
        "<p class='byline'>3 March 2026</p>",
        "<p class='byline'></p>",
        f"<div>{TEXT}<p><b>Read More</b></p></div>",
        f"<div>{TEXT}<p>Ann Lee</p></div>",
    ],
)
def test_who_stands_elsewhere_or_is_no_name_did_not_write_it(shown: str) -> None:
    assert names(read(f"<h1>Harbour to be dredged</h1>{shown}")) == []


def test_like_named_siblings_sign_together() -> None:
    found = read("<h1>H</h1><p><a class='author'>Ann Lee</a> <a class='author'>Bo Ek</a></p>")
    assert names(found) == ["Ann Lee", "Bo Ek"]


def test_what_is_declared_goes_before_what_is_shown() -> None:
    found = read("<p class='byline'>By Bo Ek</p>", author={"@type": "Person", "name": "Ann Lee"})
    assert names(found) == ["Ann Lee"]


@pytest.mark.parametrize(
    "author",
    [
        {"@type": "Organization", "name": "Fjord"},
        {"@type": "Organization", "name": "FBC"},
        {"@type": "Person", "name": "Fjord", "url": "https://www.fjord.example/"},
        {"@type": "Person", "name": "Fjord Webb", "@id": "https://www.fjord.example/author/admin/"},
        {"@type": "Person", "name": "Staff"},
    ],
)
def test_a_page_that_declares_its_outlet_is_asked_whom_it_shows(author: object) -> None:
    assert names(read("<p class='byline'>By Ann Lee</p>", author=author)) == ["Ann Lee"]


def test_an_account_signs_where_nobody_else_does() -> None:
    author = {"@type": "Person", "name": "Ann Lee", "url": "https://www.fjord.example/author/admin"}
    assert names(read(author=author)) == ["Ann Lee"]


def test_a_declared_agency_is_kept_where_no_person_is_shown() -> None:
    found = read("<p class='x'>y</p>", author={"@type": "Organization", "name": "Reuters"})
    assert (found.byline.agency, found.byline.people) == ("Reuters", ())


def test_a_given_and_a_family_name_are_one_name_with_its_address() -> None:
    author = {"@type": "Person", "givenName": "Ann", "familyName": "Lee", "sameAs": "/people/ann"}
    assert read(author=author).byline.people == (
        Person("Ann Lee", "https://www.fjord.example/people/ann"),
    )


@pytest.mark.parametrize(
    "head",
    [
        "<meta name='author' content='Ann Lee'>",
        "<meta name='twitter:label1' content='Verfasst von'>"
        "<meta name='twitter:data1' content='Ann Lee'>",
        "<meta name='twitter:misc:Written by' content='Ann Lee'>",
        "<meta name='author' content='a.lee@fjord.example'>"
        "<meta name='twitter:label2' content='Written by'>"
        "<meta name='twitter:data2' content='Ann Lee'>",
    ],
)
def test_metas_name_authors(head: str) -> None:
    assert names(read(head=head)) == ["Ann Lee"]


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:author' content='https://social.example/fjord'>",
        "<meta name='author' content='105092'>",
        "<meta name='author' content='a.lee@fjord.example'>",
        "<meta name='author' content=''>",
        "<meta name='twitter:label1' content='Reading time'>"
        "<meta name='twitter:data1' content='Three Minutes'>",
    ],
)
def test_an_address_or_a_number_in_a_meta_is_no_author(head: str) -> None:
    assert names(read(head=head)) == []


def test_a_page_of_nothing_but_authors_names_few() -> None:
    found = read("<span class='author'>Ann Lee</span>" * 5000)
    assert names(found) == ["Ann Lee"]


def test_a_link_in_the_articles_text_is_no_author() -> None:
    link = "<a href='/topics/people/cy-dahl.html'>Cy Dahl</a>"
    said = f"<p>The channel was closed in the spring by {link}, who leads the port, {'x ' * 60}</p>"
    assert names(read(TEXT + said)) == []


@pytest.mark.parametrize("style", ["position:absolute; left:-9999px", "display: none"])
def test_what_no_reader_sees_signs_nothing(style: str) -> None:
    link = "<a href='/author/cy-dahl'>Cy Dahl</a>"
    assert names(read(f"<div style='{style}'>{link}</div>{TEXT}")) == []
    assert names(read(f"<div>{link}</div>{TEXT}")) == ["Cy Dahl"]


def test_a_long_list_of_people_is_no_byline() -> None:
    several = "".join(
        f"<span class='author'>{one}nn Lee{one.lower()}</span>" for one in "ABCDEFGHI"
    )
    assert names(read(f"<div>{several}</div>{TEXT}")) == []


def test_a_pictures_credit_is_no_author() -> None:
    credit = "<div class='credits'>Foto: Bo Ek</div>"
    assert names(read(credit + TEXT)) == []
    assert names(read(credit + TEXT, author={"name": "Bo Ek"})) == ["Bo Ek"]


def test_authors_of_what_the_article_cites_are_not_its_own() -> None:
    cited = (
        "<ul><li itemprop='citation' itemscope><meta itemprop='author' content='Cy Dahl'></li></ul>"
    )
    assert names(read(TEXT + cited)) == []


def test_a_name_after_the_date_in_one_line_signs() -> None:
    line = "<h1>Harbour</h1><p>Publié le 3 févr. 2024 à 18h05 par Ana López</p>"
    assert names(read(line + TEXT)) == ["Ana López"]
