-- Facts: which memories there are, what stood beside a unit, and units that a person took out.

-- The newest of a memory holds. The memory of the house has one where somebody changed how it is used.
CREATE TABLE memory_revision (
    id TEXT PRIMARY KEY, memory_id TEXT NOT NULL, name TEXT NOT NULL, readable INTEGER NOT NULL,
    writable INTEGER NOT NULL, penalty INTEGER NOT NULL, position INTEGER NOT NULL, removed INTEGER NOT NULL,
    author TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX memory_revision_memory ON memory_revision (memory_id, id);

-- The sources of the segments before and after a unit, as memory keys. A unit of an older version has none.
CREATE TABLE unit_context (
    id TEXT PRIMARY KEY, unit_id TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL
) STRICT;
CREATE INDEX unit_context_unit ON unit_context (unit_id);

CREATE TABLE unit_end (
    id TEXT PRIMARY KEY, unit_id TEXT NOT NULL, actor TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX unit_end_unit ON unit_end (unit_id);
