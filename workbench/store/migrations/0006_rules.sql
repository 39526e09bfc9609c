-- Rules turned off and on, with who decided and why; a person's own words; ignored issues that are reported again.
-- The newest fact of a rule and a release (empty: the house) holds; likewise of a person's word.

CREATE TABLE rule_choice (
    id TEXT PRIMARY KEY, rule TEXT NOT NULL, release_id TEXT NOT NULL, choice TEXT NOT NULL,
    reason TEXT NOT NULL, actor TEXT NOT NULL, for_approval INTEGER NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX rule_choice_rule ON rule_choice (release_id, rule, id);

CREATE TABLE personal_word (
    id TEXT PRIMARY KEY, word TEXT NOT NULL, language TEXT NOT NULL, person TEXT NOT NULL,
    removed INTEGER NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX personal_word_person ON personal_word (person, language, id);

CREATE TABLE ignored_issue_end (
    id TEXT PRIMARY KEY, ignored_id TEXT NOT NULL REFERENCES ignored_issue (id), actor TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX ignored_issue_end_of ON ignored_issue_end (ignored_id);
