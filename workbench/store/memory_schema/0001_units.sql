-- Units of one memory, and the words of both sides. The words are an index of the units: they hold no text.

CREATE TABLE pair (
    id INTEGER PRIMARY KEY, source_language TEXT NOT NULL, target_language TEXT NOT NULL,
    UNIQUE (source_language, target_language)
) STRICT;

CREATE TABLE unit (
    number INTEGER PRIMARY KEY, pair INTEGER NOT NULL REFERENCES pair (id), source TEXT NOT NULL,
    target TEXT NOT NULL, source_skeleton INTEGER NOT NULL, target_skeleton INTEGER NOT NULL,
    fingerprint INTEGER NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, codes TEXT NOT NULL,
    author TEXT NOT NULL, at TEXT NOT NULL, changed_by TEXT NOT NULL, changed_at TEXT NOT NULL,
    approved INTEGER NOT NULL, told TEXT NOT NULL, fact TEXT, place TEXT
) STRICT;
CREATE UNIQUE INDEX unit_source ON unit (source_skeleton, fingerprint);
CREATE INDEX unit_target ON unit (target_skeleton);
CREATE INDEX unit_fact ON unit (fact) WHERE fact IS NOT NULL;
CREATE INDEX unit_place ON unit (place) WHERE place IS NOT NULL;

CREATE VIRTUAL TABLE source_words USING fts5 (
    text, content = '', columnsize = 0, detail = none,
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Mn Mc' separators ':inline_codes'"
);
CREATE VIRTUAL TABLE target_words USING fts5 (
    text, content = '', columnsize = 0, detail = none,
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Mn Mc' separators ':inline_codes'"
);

-- How often words stand in every SAMPLE_STEP-th unit: which words of a text are the rare ones.
CREATE TABLE sampled_word (
    side TEXT NOT NULL, word TEXT NOT NULL, units INTEGER NOT NULL, PRIMARY KEY (side, word)
) STRICT, WITHOUT ROWID;

CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
