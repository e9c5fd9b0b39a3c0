"""Asks a scene, for tests of speakers, whom its mentions mean."""

from __future__ import annotations

from standfirst.core.language.scene import Scene, Speaker
from standfirst.core.language.speakers import resolve


def spoken(scene: Scene, *mentions: str) -> Speaker:
    """Whom the last of the mentions means; each stands behind the one before."""
    place = 0
    for mention in mentions:
        place = scene.text.index(mention, place)
        speaker = resolve(scene, (place, place + len(mention)))
        place += len(mention)
    return speaker
