"""Of which kind a name is, by how many articles took it for what."""

from __future__ import annotations

from collections.abc import Mapping

from standfirst.core.types import TopicKind


def majority(taken: Mapping[str, int]) -> TopicKind | None:
    """The kind that most articles gave (`taken`: kind → articles), whatever their order.

    None where no article gave any; of two given equally often the one first in TopicKind.
    """
    given = [kind for kind in TopicKind if taken.get(kind.value, 0) > 0]
    return max(given, key=lambda kind: taken[kind.value], default=None)
