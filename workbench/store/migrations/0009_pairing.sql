-- Pairings that somebody is at work on. Local: this machine's own, never exchanged; a release comes of them.

CREATE TABLE pairing_work (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, source_language TEXT NOT NULL, target_language TEXT NOT NULL,
    row_count INTEGER NOT NULL, unsure_count INTEGER NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
    pairing TEXT NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
