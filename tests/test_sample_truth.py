"""The sample wire and its truth agree: every place named stands in its article, once."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from typing import Any

import pytest

from evals.gold import SAMPLE, body_of

WIRES = sorted(path.stem for path in (SAMPLE / "wire").glob("*.json"))
STORIES = [name for name in WIRES if name != "oneoffs"]
OUTLETS = json.loads((SAMPLE / "outlets.json").read_text(encoding="utf-8"))
SAID = re.compile(r"Sample (?:page|outlet)[^<]* invented and[^<]* written for Standfirst")
KINDS = {"report", "liveblog", "copy", "analysis"}


@cache
def told(name: str) -> dict[str, dict[str, Any]]:
    """Id → article of one file of the wire."""
    wire = json.loads((SAMPLE / "wire" / f"{name}.json").read_text(encoding="utf-8"))
    return {article["id"]: article for article in wire["articles"]}


@cache
def truth(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        (SAMPLE / "truth" / f"{name}.json").read_text(encoding="utf-8")
    )
    return found


def text(article: dict[str, Any]) -> str:
    return "\n\n".join(body_of(article))


def test_every_wire_has_a_truth() -> None:
    assert sorted(path.stem for path in (SAMPLE / "truth").glob("*.json")) == WIRES


def test_no_id_stands_twice_in_the_wire() -> None:
    ids = Counter(key for name in WIRES for key in told(name))
    assert [key for key, count in ids.items() if count > 1] == []
    assert sum(ids.values()) == sum(
        len(json.loads(path.read_text(encoding="utf-8"))["articles"])
        for path in (SAMPLE / "wire").glob("*.json")
    )


@pytest.mark.parametrize("name", WIRES)
def test_wire_and_truth_name_the_same_articles(name: str) -> None:
    assert set(told(name)) == set(truth(name)["articles"])
    assert truth(name)["story"] == name


@pytest.mark.parametrize("name", WIRES)
def test_every_statement_starts_once_in_its_article(name: str) -> None:
    wrong = [
        (key, statement["starts"])
        for key, label in truth(name)["articles"].items()
        for statement in label["statements"]
        if text(told(name)[key]).count(statement["starts"]) != 1
    ]
    assert wrong == []


@pytest.mark.parametrize("name", WIRES)
def test_every_sentence_of_a_figure_stands_once_in_its_article(name: str) -> None:
    wrong = [
        (key, figure["sentence"])
        for key, label in truth(name)["articles"].items()
        for figure in label["figures"]
        if text(told(name)[key]).count(figure["sentence"]) != 1
    ]
    assert wrong == []


@pytest.mark.parametrize("name", WIRES)
def test_what_a_speaker_is_called_stands_in_the_article(name: str) -> None:
    wrong = [
        (key, statement["mention"])
        for key, label in truth(name)["articles"].items()
        for statement in label["statements"]
        if statement["mention"] and statement["mention"] not in text(told(name)[key])
    ]
    assert wrong == []


@pytest.mark.parametrize("name", WIRES)
def test_who_is_unnamed_is_said_of_every_statement(name: str) -> None:
    statements = [s for label in truth(name)["articles"].values() for s in label["statements"]]
    assert {type(s["named"]) for s in statements} == {bool}
    assert [s["starts"] for s in statements if s["named"] and s["reason"]] == []


@pytest.mark.parametrize("name", WIRES)
def test_every_article_has_an_event_of_its_story_and_a_kind(name: str) -> None:
    labels = truth(name)["articles"]
    assert {label["kind"] for label in labels.values()} <= KINDS
    events = {label["event"] for label in labels.values() if label["event"]}
    homes = {key.rpartition("-")[0] for key in labels} if name == "oneoffs" else {name}
    assert {event.partition("/")[0] for event in events} <= homes


@pytest.mark.parametrize("name", WIRES)
def test_a_copy_names_an_earlier_article_of_its_story(name: str) -> None:
    labels = truth(name)["articles"]
    copies = {key: label["copy_of"] for key, label in labels.items() if label["kind"] == "copy"}
    order = list(told(name))
    assert [key for key, first in copies.items() if first not in order[: order.index(key)]] == []
    assert {k: v["copy_of"] for k, v in labels.items() if v["copy_of"]} == copies


@pytest.mark.parametrize("name", WIRES)
def test_what_was_corrected_stands_no_more_and_the_correction_is_told(name: str) -> None:
    labels = truth(name)["articles"]
    corrected = {key: label["corrects"] for key, label in labels.items() if "corrects" in label}
    assert {key for key, article in told(name).items() if article["correction"]} == set(corrected)
    assert [key for key, old in corrected.items() if old in text(told(name)[key])] == []


@pytest.mark.parametrize("name", WIRES)
def test_every_fact_comes_from_articles_of_its_day_or_before(name: str) -> None:
    for fact in truth(name)["facts"]:
        assert fact["from"]
        assert set(fact["from"]) <= set(told(name))
        assert min(told(name)[key]["day"] for key in fact["from"]) <= fact["day"]


@pytest.mark.parametrize("name", STORIES)
def test_the_times_of_a_story_ascend(name: str) -> None:
    times = [(article["day"], article["time"]) for article in told(name).values()]
    assert times == sorted(times)


@pytest.mark.parametrize("name", WIRES)
def test_every_time_is_one_of_the_three_days(name: str) -> None:
    for article in told(name).values():
        hour, minute = map(int, article["time"].split(":"))
        assert article["day"] in (1, 2, 3)
        assert (0 <= hour < 24, 0 <= minute < 60, len(article["time"])) == (True, True, 5)


@pytest.mark.parametrize("name", STORIES)
def test_a_story_has_two_to_five_outlets(name: str) -> None:
    assert 2 <= len({article["outlet"] for article in told(name).values()}) <= 5


def test_every_outlet_of_the_wire_is_listed() -> None:
    listed = {outlet["id"] for outlet in OUTLETS["outlets"]}
    assert {article["outlet"] for name in WIRES for article in told(name).values()} == listed


def test_the_wire_says_that_it_is_a_sample() -> None:
    assert "Sample wire" in OUTLETS["note"]
    assert "invented" in OUTLETS["note"]


def test_every_page_of_the_wire_says_that_it_is_a_sample() -> None:
    unmarked = [
        path.name
        for path in (SAMPLE / "pages").glob("*.html")
        if not SAID.search(path.read_text(encoding="utf-8"))
    ]
    assert unmarked == []
