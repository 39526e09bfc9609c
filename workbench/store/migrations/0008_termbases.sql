-- Termbases beside the house's own, whose concepts name none. The newest fact of a termbase holds.

CREATE TABLE termbase_revision (
    id TEXT PRIMARY KEY, termbase_id TEXT NOT NULL, name TEXT NOT NULL, position INTEGER NOT NULL,
    readable INTEGER NOT NULL, writable INTEGER NOT NULL, owner TEXT NOT NULL, removed INTEGER NOT NULL,
    author TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX termbase_revision_termbase ON termbase_revision (termbase_id, id);
