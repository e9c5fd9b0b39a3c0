"""Our verdict stands beside the label of the same source; the labels keep to their rule's words."""

from __future__ import annotations

from collections import Counter

import pytest

from evals.gold import rows_of
from evals.named import LABELS, counterpart, scores
from standfirst.core.types import FoundStatement, Span, StatementKind, StatementSpans


def statement(source: Span, content: Span, *, named: bool = True) -> FoundStatement:
    spans = StatementSpans(source=(source,), content=(content,))
    kind = StatementKind.INDIRECT
    return FoundStatement("Lee", "Lee", "", "said", kind, named, "", "it rains", spans)


def test_the_source_that_shares_most_is_compared() -> None:
    near, exact = statement((0, 4), (20, 30)), statement((0, 9), (20, 30))
    assert counterpart({"source": [[0, 9]], "content": [[20, 30]]}, [near, exact]) is exact


def test_of_two_statements_of_one_source_the_content_decides() -> None:
    first, second = statement((0, 9), (20, 30)), statement((0, 9), (40, 50))
    assert counterpart({"source": [[0, 9]], "content": [[40, 52]]}, [first, second]) is second


def test_a_source_that_nothing_touches_is_not_found() -> None:
    assert (
        counterpart({"source": [[0, 9]], "content": [[20, 30]]}, [statement((9, 12), (20, 30))])
        is None
    )


def test_what_is_not_found_costs_no_accuracy() -> None:
    told = scores([(True, True), (True, False), (False, False)], labelled=4)
    assert told == pytest.approx({"accuracy": 2 / 3, "found": 3 / 4, "unnamed F1": 2 / 3})


def test_the_labels_hold_places_and_no_text() -> None:
    rows = rows_of(LABELS)
    assert Counter(row["label"] for row in rows) == {"named": 122, "unnamed": 18, "neither": 10}
    assert {key for row in rows for key in row} == {"id", "source", "content", "label", "soft"}
    assert all(isinstance(n, int) for row in rows for span in row["source"] for n in span)
