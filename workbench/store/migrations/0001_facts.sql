-- Facts: rows that are only ever added. Triggers at the end refuse every change of them.

CREATE TABLE person_fact (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, roles TEXT NOT NULL, languages TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX person_fact_name ON person_fact (name, id);

CREATE TABLE setting_fact (
    id TEXT PRIMARY KEY, key TEXT NOT NULL, value TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX setting_fact_key ON setting_fact (key, id);

CREATE TABLE release (
    id TEXT PRIMARY KEY, source_language TEXT NOT NULL, origin TEXT NOT NULL,
    created_by TEXT NOT NULL, created_at TEXT NOT NULL
) STRICT;

CREATE TABLE release_revision (
    id TEXT PRIMARY KEY, release_id TEXT NOT NULL REFERENCES release (id), title TEXT NOT NULL,
    reference TEXT NOT NULL, confidentiality TEXT NOT NULL, embargo TEXT, embargo_zone TEXT NOT NULL,
    due TEXT, archived INTEGER NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX release_revision_release ON release_revision (release_id, id);

CREATE TABLE block (
    id TEXT PRIMARY KEY, release_id TEXT NOT NULL REFERENCES release (id), position INTEGER NOT NULL,
    kind TEXT NOT NULL, text TEXT NOT NULL, codes TEXT NOT NULL, kept INTEGER NOT NULL, reason TEXT NOT NULL,
    dateline TEXT NOT NULL, level INTEGER NOT NULL, row_number INTEGER NOT NULL,
    column_number INTEGER NOT NULL, ordered INTEGER NOT NULL
) STRICT;
CREATE INDEX block_release ON block (release_id, position);

CREATE TABLE block_decision (
    id TEXT PRIMARY KEY, block_id TEXT NOT NULL REFERENCES block (id), kept INTEGER NOT NULL,
    reason TEXT NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX block_decision_block ON block_decision (block_id, id);

CREATE TABLE segment (
    id TEXT PRIMARY KEY, release_id TEXT NOT NULL REFERENCES release (id),
    block_id TEXT NOT NULL REFERENCES block (id), position INTEGER NOT NULL, text TEXT NOT NULL,
    codes TEXT NOT NULL, separator TEXT NOT NULL, is_dateline INTEGER NOT NULL
) STRICT;
CREATE INDEX segment_block ON segment (block_id, position);
CREATE INDEX segment_release ON segment (release_id);

CREATE TABLE translation (
    id TEXT PRIMARY KEY, release_id TEXT NOT NULL REFERENCES release (id), target_language TEXT NOT NULL,
    created_by TEXT NOT NULL, created_at TEXT NOT NULL
) STRICT;
CREATE INDEX translation_release ON translation (release_id);

CREATE TABLE target_revision (
    id TEXT PRIMARY KEY, translation_id TEXT NOT NULL REFERENCES translation (id),
    segment_id TEXT NOT NULL REFERENCES segment (id), parent_id TEXT REFERENCES target_revision (id),
    text TEXT NOT NULL, state TEXT NOT NULL, locked INTEGER NOT NULL, origin_kind TEXT NOT NULL,
    origin_engine TEXT NOT NULL, origin_score INTEGER NOT NULL, origin_reference TEXT NOT NULL,
    origin_edited INTEGER NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX target_revision_segment ON target_revision (translation_id, segment_id, id);

CREATE TABLE transition (
    id TEXT PRIMARY KEY, translation_id TEXT NOT NULL REFERENCES translation (id), action TEXT NOT NULL,
    from_status TEXT NOT NULL, to_status TEXT NOT NULL, actor TEXT NOT NULL, at TEXT NOT NULL,
    note TEXT NOT NULL, content_hash TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL,
    four_eyes INTEGER NOT NULL
) STRICT;
CREATE INDEX transition_translation ON transition (translation_id, id);

-- The canonical text that a transition's content_hash was made from: what was approved can be shown,
-- delivered and compared for good, whatever has been written since.
CREATE TABLE transition_content (
    content_hash TEXT PRIMARY KEY, canonical_text TEXT NOT NULL
) STRICT;

CREATE TABLE comment (
    id TEXT PRIMARY KEY, translation_id TEXT NOT NULL REFERENCES translation (id), segment_id TEXT NOT NULL,
    parent_id TEXT NOT NULL, weight TEXT NOT NULL, text TEXT NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX comment_translation ON comment (translation_id, id);

CREATE TABLE comment_resolution (
    id TEXT PRIMARY KEY, comment_id TEXT NOT NULL REFERENCES comment (id), resolved INTEGER NOT NULL,
    actor TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX comment_resolution_comment ON comment_resolution (comment_id, id);

CREATE TABLE waiver (
    id TEXT PRIMARY KEY, release_id TEXT NOT NULL REFERENCES release (id), translation_id TEXT NOT NULL,
    scope TEXT NOT NULL, subject TEXT NOT NULL, reason TEXT NOT NULL, actor TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX waiver_release ON waiver (release_id, id);

CREATE TABLE concept_revision (
    id TEXT PRIMARY KEY, concept_id TEXT NOT NULL, concept TEXT NOT NULL, removed INTEGER NOT NULL,
    author TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX concept_revision_concept ON concept_revision (concept_id, id);

CREATE TABLE translation_unit (
    id TEXT PRIMARY KEY, source_key TEXT NOT NULL, source_language TEXT NOT NULL,
    target_language TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL, codes TEXT NOT NULL,
    release_id TEXT NOT NULL, release_reference TEXT NOT NULL, translation_id TEXT NOT NULL,
    segment_id TEXT NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX translation_unit_key ON translation_unit (source_key, source_language, target_language, id);
CREATE INDEX translation_unit_segment ON translation_unit (translation_id, segment_id, id);

CREATE TABLE dictionary_word (
    id TEXT PRIMARY KEY, word TEXT NOT NULL, language TEXT NOT NULL, release_id TEXT NOT NULL,
    removed INTEGER NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX dictionary_word_language ON dictionary_word (language, id);

CREATE TABLE ignored_issue (
    id TEXT PRIMARY KEY, translation_id TEXT NOT NULL, release_id TEXT NOT NULL, scope TEXT NOT NULL,
    subject TEXT NOT NULL, reason TEXT NOT NULL, actor TEXT NOT NULL, at TEXT NOT NULL
) STRICT;

-- Heads and orders: made from the facts, may be rebuilt from them at any time.

CREATE TABLE segment_order (
    release_id TEXT NOT NULL, number INTEGER NOT NULL, segment_id TEXT NOT NULL, block_id TEXT NOT NULL,
    length INTEGER NOT NULL, PRIMARY KEY (release_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX segment_order_segment ON segment_order (segment_id);

CREATE TABLE target_head (
    translation_id TEXT NOT NULL, segment_id TEXT NOT NULL, revision_id TEXT NOT NULL,
    state TEXT NOT NULL, length INTEGER NOT NULL, PRIMARY KEY (translation_id, segment_id)
) STRICT, WITHOUT ROWID;

-- Local: this machine's own, never exchanged.

CREATE TABLE typing (
    translation_id TEXT NOT NULL, segment_id TEXT NOT NULL, text TEXT NOT NULL, parent_id TEXT,
    at TEXT NOT NULL, PRIMARY KEY (translation_id, segment_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE machine_draft (
    engine TEXT NOT NULL, source_language TEXT NOT NULL, target_language TEXT NOT NULL,
    source TEXT NOT NULL, target TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (engine, source_language, target_language, source)
) STRICT, WITHOUT ROWID;

CREATE TABLE last_place (
    translation_id TEXT NOT NULL, person TEXT NOT NULL, segment_id TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (translation_id, person)
) STRICT, WITHOUT ROWID;
