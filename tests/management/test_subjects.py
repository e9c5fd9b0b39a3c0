"""standfirst subjects: the tree in a terminal and as JSON, its import, giving again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from standfirst.models import Topic
from tests.management.conftest import call

pytestmark = pytest.mark.django_db
ABOVE = "http://cv.iptc.org/newscodes/mediatopic/11000000"


@pytest.fixture
def export(tmp_path: Path) -> str:
    concepts = [
        {"qcode": "medtop:11000000", "prefLabel": {"en-US": "politics"}},
        {"qcode": "medtop:20000574", "prefLabel": {"en-US": "election"}, "broader": [ABOVE]},
    ]
    path = tmp_path / "export.json"
    path.write_text(json.dumps({"conceptSet": concepts}))
    return str(path)


def test_a_new_desk_lists_the_seventeen() -> None:
    lines = call("subjects").out.splitlines()
    assert len(lines) == 17
    assert lines[10] == "11000000 politics"


def test_what_is_imported_stands_under_its_broader_one(export: str) -> None:
    said = call("subjects", "import", export)
    assert said.code == 0
    assert "18 subjects now: 1 new" in said.out
    assert "\n11000000 politics\n  20000574 election\n12000000" in call("subjects").out
    assert call("subjects", "import", export, "--json").json == {
        "made": 0,
        "changed": 0,
        "gone": 0,
        "all": 18,
    }
    [election] = [row for row in call("subjects", "--json").json["subjects"] if row["broader"]]
    assert (election["code"], election["broader"]) == ("20000574", "11000000")


def test_a_file_that_is_no_export_changes_nothing(export: str) -> None:
    call("subjects", "import", export)
    before = list(Topic.objects.listed().values())
    Path(export).write_text('{"conceptSet": [{"qcode": "medtop:1"}]}')
    said = call("subjects", "import", export)
    assert (said.code, said.out) == (1, "")
    assert "Nothing was changed" in said.err
    assert list(Topic.objects.listed().values()) == before


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("import",), "Name the file"),
        (("import", "not-there.json"), "cannot be read"),
        (("again", "x.json"), "takes no file"),
    ],
)
def test_what_is_missing_or_too_much_is_said(words: tuple[str, ...], says: str) -> None:
    said = call("subjects", *words)
    assert said.code == 1
    assert says in said.err


def test_giving_again_tells_how_many() -> None:
    assert call("subjects", "again", "--json").json == {"articles": 0}
