-- Lines that are always dropped from texts of one source. The newest fact of a source and a key holds.

CREATE TABLE learned_line (
    id TEXT PRIMARY KEY, source TEXT NOT NULL, key TEXT NOT NULL, line TEXT NOT NULL,
    dropped INTEGER NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX learned_line_source ON learned_line (source, key, id);
