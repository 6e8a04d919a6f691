-- Derived: what the signals suggest. A passage is `first` to `last`; a mark on the whole item has -1 in both.
CREATE TABLE mark_suggestion (
  item TEXT NOT NULL,
  mark TEXT NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  kind TEXT NOT NULL,
  originator TEXT,
  score REAL NOT NULL,
  evidence TEXT NOT NULL,
  PRIMARY KEY (item, mark, first, last)
) STRICT, WITHOUT ROWID;
CREATE TABLE mark_score (item TEXT PRIMARY KEY, syndicated REAL NOT NULL, opinion REAL NOT NULL) STRICT, WITHOUT ROWID;

-- Decisions of editors, final for machines.
CREATE TABLE mark_decision (
  item TEXT NOT NULL,
  mark TEXT NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  status TEXT NOT NULL,
  kind TEXT NOT NULL,
  originator TEXT,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (item, mark, first, last)
) STRICT, WITHOUT ROWID;
