-- Contentless, so that no copy stands twice in the store; secure-delete so that a takedown leaves no words behind.
CREATE VIRTUAL TABLE item_text USING fts5 (
  headline, body, rest,
  content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2"
);
INSERT INTO item_text (item_text, rank) VALUES ('secure-delete', 1);

CREATE TABLE saved_search (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  position REAL NOT NULL
) STRICT, WITHOUT ROWID;
