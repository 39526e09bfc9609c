-- The beginnings of words of one letter and of two are found as quickly as whole words. The documents are made
-- again, in the background; cards and counts stay as they are.

DROP TABLE library_words;
CREATE VIRTUAL TABLE library_words USING fts5 (
    words, content = '', columnsize = 0, tokenize = 'ascii', prefix = '1 2'
);
DELETE FROM library_document;
DELETE FROM library_stale;
INSERT INTO library_stale (release_id, part) SELECT release_id, -1 FROM library_release;
