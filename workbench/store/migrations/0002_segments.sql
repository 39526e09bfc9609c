-- Facts: how blocks are cut into segments since they came in, and sources that were corrected.

-- The newest of a block says which segments it is cut into, in order: a JSON array of their ids. A block
-- without one is cut as intake cut it. A segment that is left out keeps its revisions: naming it again brings
-- all of it back.
CREATE TABLE block_segmentation (
    id TEXT PRIMARY KEY, block_id TEXT NOT NULL REFERENCES block (id), deed TEXT NOT NULL,
    segment_ids TEXT NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX block_segmentation_block ON block_segmentation (block_id, id);

-- A segment that a split or a join made, and each segment that it was made from.
CREATE TABLE segment_lineage (
    id TEXT PRIMARY KEY, segment_id TEXT NOT NULL REFERENCES segment (id),
    parent_segment_id TEXT NOT NULL REFERENCES segment (id)
) STRICT;
CREATE INDEX segment_lineage_segment ON segment_lineage (segment_id);
CREATE INDEX segment_lineage_parent ON segment_lineage (parent_segment_id);

-- A corrected source: the newest of a segment is its text, without one the text that came in.
-- still_stands: the translations were not touched by it.
CREATE TABLE source_revision (
    id TEXT PRIMARY KEY, segment_id TEXT NOT NULL REFERENCES segment (id),
    parent_id TEXT REFERENCES source_revision (id), text TEXT NOT NULL, codes TEXT NOT NULL,
    still_stands INTEGER NOT NULL, reason TEXT NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX source_revision_segment ON source_revision (segment_id, id);

-- Heads and orders, made from the facts: may be rebuilt from them at any time. Words are counted once.

-- changed_by is the newest source revision that the translations were not said to outlast, else empty.
CREATE TABLE source_head (
    segment_id TEXT PRIMARY KEY, revision_id TEXT NOT NULL, changed_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE segment_order ADD COLUMN words INTEGER NOT NULL DEFAULT 0;
UPDATE segment_order SET words = (SELECT word_count(text) FROM segment WHERE id = segment_id);

ALTER TABLE target_head ADD COLUMN words INTEGER NOT NULL DEFAULT 0;
ALTER TABLE target_head ADD COLUMN origin_kind TEXT NOT NULL DEFAULT 'none';
UPDATE target_head SET (words, origin_kind) =
    (SELECT word_count(text), origin_kind FROM target_revision WHERE id = revision_id);
