"""The full-text index over bodies: FTS5 kept by triggers on SQLite, a generated column on PostgreSQL."""

from __future__ import annotations

from typing import ClassVar

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# External content: the text is stored once, in the body's own row.
SQLITE = [
    "CREATE VIRTUAL TABLE standfirst_search USING fts5(headline, text, "
    "content='standfirst_body', content_rowid='article_id', tokenize='unicode61')",
    "CREATE TRIGGER standfirst_search_insert AFTER INSERT ON standfirst_body BEGIN "
    "INSERT INTO standfirst_search(rowid, headline, text) "
    "VALUES (new.article_id, new.headline, new.text); END",
    "CREATE TRIGGER standfirst_search_delete AFTER DELETE ON standfirst_body BEGIN "
    "INSERT INTO standfirst_search(standfirst_search, rowid, headline, text) "
    "VALUES ('delete', old.article_id, old.headline, old.text); END",
    "CREATE TRIGGER standfirst_search_update AFTER UPDATE ON standfirst_body BEGIN "
    "INSERT INTO standfirst_search(standfirst_search, rowid, headline, text) "
    "VALUES ('delete', old.article_id, old.headline, old.text); "
    "INSERT INTO standfirst_search(rowid, headline, text) "
    "VALUES (new.article_id, new.headline, new.text); END",
]
# PostgreSQL's parser keeps "U.S.", "-16" and "snow.example" as one word each, and keeps accents;
# without punctuation and accents it finds the words that FTS5 finds.
_PUNCTUATION = """!"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~’‘"""
_ACCENTS = r"[\u0300-\u036f]"
# A tsvector holds at most 1 MB; a text beyond 200,000 characters is indexed by its beginning.
_TEXT = "headline || ' ' || left(text, 200000)"
_BARE = f"normalize(regexp_replace(normalize({_TEXT}, NFD), '{_ACCENTS}', '', 'g'), NFC)"
_WORDS = f"translate({_BARE}, '{_PUNCTUATION}', repeat(' ', {len(_PUNCTUATION) - 1}))"
POSTGRES = [
    "ALTER TABLE standfirst_body ADD COLUMN search tsvector GENERATED ALWAYS AS "
    f"(to_tsvector('simple', {_WORDS})) STORED",
    "CREATE INDEX standfirst_body_search ON standfirst_body USING gin (search)",
]


def forwards(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in POSTGRES if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement, params=None)  # "%" stands in one of them


def backwards(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute("ALTER TABLE standfirst_body DROP COLUMN search")
        return
    for name in ("insert", "delete", "update"):
        editor.execute(f"DROP TRIGGER standfirst_search_{name}")
    editor.execute("DROP TABLE standfirst_search")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("standfirst", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(forwards, backwards)]
