"""Of which kind a name is, by how many articles took it for what, and which names are nobody's."""

from __future__ import annotations

from collections.abc import Mapping

from standfirst.core.language.wordlists import word_set
from standfirst.core.types import TopicKind

# Of one article they name something, of an archive nothing: each article means another one.
_ANY = word_set(
    """
    agency alliance association authority bank board bureau city club coalition command commission
    committee company corporation council county court department district embassy federation
    foundation friends group groups hospital institute ministry network office party province
    region service state states team union unit university
    """
)


def is_anybody(name: str) -> bool:
    """Whether a name is but the noun of a body or a place: "the Council", of any town."""
    return name.casefold() in _ANY


def majority(taken: Mapping[str, int]) -> TopicKind | None:
    """The kind that most articles gave (`taken`: kind → articles), whatever their order.

    None where no article gave any; of two given equally often the one first in TopicKind.
    """
    given = [kind for kind in TopicKind if taken.get(kind.value, 0) > 0]
    return max(given, key=lambda kind: taken[kind.value], default=None)
