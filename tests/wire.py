"""Two outlets that tell one affair and one thing apart, for tests of the whole way."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.stand import Stand, Told

MORNING = datetime(2026, 3, 2, 5, 10, tzinfo=UTC)
NOON = datetime(2026, 3, 2, 11, 40, tzinfo=UTC)

BRIDGE = Told(
    "/courier/bridge",
    "Karl Amund bridge closed after crack found",
    (
        "The Karl Amund bridge in Halvik was closed to all traffic early on Monday after "
        "inspectors found a crack in a main girder of the central span.",
        "“We will not open it before every girder has been measured,” said Henrike Dahlin, the "
        "city’s chief engineer.",
        "About 31,000 vehicles cross the bridge each day, and buses were sent over the Sund tunnel "
        "instead.",
        "An official who was not authorised to speak publicly said the crack was seen in autumn.",
    ),
    at=MORNING,
)
BRIDGE_TOO = Told(
    "/post/bridge",
    "Crack shuts Karl Amund bridge in Halvik",
    (
        "A crack in a girder has shut the Karl Amund bridge, Halvik’s busiest crossing, and the "
        "city sends its buses through the Sund tunnel.",
        "Chief engineer Henrike Dahlin said inspectors would measure every girder of the central "
        "span before traffic returns.",
        "Drivers queued for an hour at the tunnel on Monday morning.",
    ),
    author="Milo Okafor",
    at=MORNING.replace(minute=40),
)
BRIDGE_LATER = Told(
    "/courier/bridge-2",
    "Second crack found in Karl Amund bridge",
    (
        "Inspectors have found a second crack in the Karl Amund bridge in Halvik, and the city "
        "council expects repairs of 95 million crowns.",
        "Henrike Dahlin, the chief engineer, said the central span could stay closed until summer.",
        "The bridge was closed on Monday morning after a first crack was found in a main girder.",
    ),
    at=NOON,
)
PIGEON = Told(
    "/post/pigeon",
    "Tolmere pigeon wins the cup on foot",
    (
        "A racing pigeon from Tolmere walked the last mile of the Three Rivers race and won the "
        "cup all the same, to the delight of its owner.",
        "The judges found nothing in the rules that asks a pigeon to fly.",
        "Its owner, a retired baker, has promised the bird a quieter year.",
    ),
    author="Jenny Thorne",
    at=NOON.replace(minute=50),
)
ALL = (BRIDGE, BRIDGE_TOO, BRIDGE_LATER, PIGEON)


def put_up(stand: Stand) -> None:
    """Both outlets with their feeds, and a page that names them."""
    stand.feed("/courier/feed.xml", "The Halvik Courier", [BRIDGE_LATER, BRIDGE])
    stand.feed("/post/feed.xml", "Portside Post", [PIGEON, BRIDGE_TOO])
