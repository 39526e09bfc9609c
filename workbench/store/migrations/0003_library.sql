-- The library: tags, dossiers and archiving are facts; pins, looks and saved filters this machine's own.

CREATE TABLE library_mark (
    id TEXT PRIMARY KEY, release_id TEXT NOT NULL REFERENCES release (id), kind TEXT NOT NULL,
    name TEXT NOT NULL, present INTEGER NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX library_mark_release ON library_mark (release_id, kind, name, id);

-- What was added to a translation since a look is found by rowid: facts that come from another machine
-- carry older ids, and are new here all the same.
CREATE INDEX target_revision_translation ON target_revision (translation_id);

-- Local: this machine's own, never exchanged.

CREATE TABLE library_pin (
    person TEXT NOT NULL, release_id TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (person, release_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE library_look (
    person TEXT NOT NULL, translation_id TEXT NOT NULL, revision_row INTEGER NOT NULL,
    comment_row INTEGER NOT NULL, at TEXT NOT NULL, PRIMARY KEY (person, translation_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE library_filter (
    person TEXT NOT NULL, name TEXT NOT NULL, query TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (person, name)
) STRICT, WITHOUT ROWID;

-- Caches: made from the facts, may be emptied at any time and come back.

-- The highest rowid of each table of facts that the caches below know of.
CREATE TABLE library_seen (table_name TEXT PRIMARY KEY, row_id INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- Every release that the caches know: its number makes the numbers of its documents.
CREATE TABLE library_release (
    number INTEGER PRIMARY KEY, release_id TEXT NOT NULL UNIQUE, changed_at TEXT NOT NULL
) STRICT;

CREATE TABLE library_card (
    translation_id TEXT PRIMARY KEY, release_id TEXT NOT NULL, total INTEGER NOT NULL, confirmed INTEGER NOT NULL,
    drafts INTEGER NOT NULL, memory_drafts INTEGER NOT NULL, machine_drafts INTEGER NOT NULL,
    people TEXT NOT NULL, status TEXT NOT NULL, content_hash TEXT NOT NULL, open_musts INTEGER NOT NULL,
    return_note TEXT NOT NULL, returned_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX library_card_release ON library_card (release_id);

-- Parts of releases whose documents are to be made again; part -1 is the whole release.
CREATE TABLE library_stale (
    release_id TEXT NOT NULL, part INTEGER NOT NULL, PRIMARY KEY (release_id, part)
) STRICT, WITHOUT ROWID;

-- A document is a part of a release: its words, folded, a line a text (deflated), and for each line the row
-- that it was made from. The words are cut outside: here only ASCII spaces separate them.
CREATE TABLE library_document (
    id INTEGER PRIMARY KEY, words BLOB NOT NULL, places BLOB NOT NULL
) STRICT;
CREATE VIRTUAL TABLE library_words USING fts5 (words, content = '', columnsize = 0, tokenize = 'ascii');
