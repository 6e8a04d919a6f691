-- Items as read (never changed), what the desk did with them, and the derived row that lists are made of.
CREATE TABLE import (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  by TEXT NOT NULL,
  input TEXT NOT NULL,
  state TEXT NOT NULL,
  started_at TEXT NOT NULL,
  finished_at TEXT,
  files_total INTEGER,
  holder INTEGER,
  counts TEXT,
  event INTEGER,
  withdrawn INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX import_newest ON import (started_at);

CREATE TABLE import_file (
  import TEXT NOT NULL REFERENCES import (id),
  path TEXT NOT NULL,
  outcome TEXT NOT NULL,
  code TEXT,
  words TEXT NOT NULL DEFAULT '',
  sha256 TEXT,
  warnings TEXT NOT NULL DEFAULT '[]',
  item_count INTEGER NOT NULL DEFAULT 0,
  rank INTEGER NOT NULL DEFAULT 9,
  PRIMARY KEY (import, path)
) STRICT;
CREATE INDEX import_file_in_order ON import_file (import, rank);

CREATE TABLE import_item (
  import TEXT NOT NULL REFERENCES import (id),
  path TEXT NOT NULL,
  locator TEXT NOT NULL,
  item TEXT,
  outcome TEXT NOT NULL,
  headline TEXT NOT NULL,
  words TEXT,
  PRIMARY KEY (import, path, locator)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_item_by_item ON import_item (item);

CREATE TABLE item (
  row INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  external_id TEXT,
  arrived_at TEXT NOT NULL
) STRICT;

CREATE TABLE item_version (
  id TEXT PRIMARY KEY,
  item TEXT NOT NULL REFERENCES item (id),
  number INTEGER NOT NULL,
  import TEXT NOT NULL REFERENCES import (id),
  original TEXT NOT NULL REFERENCES original (sha256),
  original_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  locator TEXT NOT NULL,
  read_at TEXT NOT NULL,
  external_id TEXT,
  source_key TEXT NOT NULL,
  headline TEXT NOT NULL,
  headline_made INTEGER NOT NULL,
  byline TEXT,
  dateline TEXT,
  url TEXT,
  canonical_url TEXT,
  published TEXT,
  updated TEXT,
  language TEXT,
  source TEXT,
  source_url TEXT,
  section TEXT,
  summary TEXT,
  rights TEXT,
  fields TEXT NOT NULL,
  blocks TEXT NOT NULL,
  problems TEXT NOT NULL,
  word_count INTEGER NOT NULL,
  text_hash TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX item_version_number ON item_version (item, number);
CREATE INDEX item_version_by_locator ON item_version (original, locator);
CREATE INDEX item_version_by_external_id ON item_version (source_key, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX item_version_by_url ON item_version (canonical_url) WHERE canonical_url IS NOT NULL;

CREATE TABLE item_desk (
  item TEXT PRIMARY KEY REFERENCES item (id),
  state TEXT NOT NULL DEFAULT 'new',
  reason TEXT,
  embargo_until TEXT,
  note TEXT,
  vetted_version TEXT,
  vetted_by TEXT,
  vetted_at TEXT,
  corrections TEXT NOT NULL DEFAULT '{}',
  roles TEXT NOT NULL DEFAULT '{}'
) STRICT, WITHOUT ROWID;

CREATE TABLE item_tag (item TEXT NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (item, tag)) STRICT, WITHOUT ROWID;
CREATE INDEX item_tag_by_tag ON item_tag (tag, item);

-- Reading state is not logged.
CREATE TABLE item_seen (item TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

-- Derived: everything that a list shows or filters by. Rebuilt from the tables above.
CREATE TABLE item_list (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  version TEXT NOT NULL,
  external_id TEXT,
  headline TEXT NOT NULL,
  headline_made INTEGER NOT NULL,
  source TEXT,
  byline TEXT,
  published_at TEXT,
  arrived_at TEXT NOT NULL,
  url TEXT,
  language TEXT,
  word_count INTEGER NOT NULL,
  state TEXT NOT NULL,
  lapsed INTEGER NOT NULL,
  seen INTEGER NOT NULL,
  embargo_until TEXT,
  has_note INTEGER NOT NULL,
  used INTEGER NOT NULL,
  tags TEXT NOT NULL,
  marks TEXT NOT NULL,
  syndicated TEXT,
  opinion TEXT,
  score_syndicated REAL NOT NULL,
  score_opinion REAL NOT NULL,
  story TEXT,
  original TEXT NOT NULL,
  original_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  original_size INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL
) STRICT;
CREATE INDEX item_list_by_state ON item_list (withdrawn, state, row);
CREATE INDEX item_list_by_arrival ON item_list (withdrawn, arrived_at, row);
CREATE INDEX item_list_by_source ON item_list (source COLLATE NOCASE, row);
CREATE INDEX item_list_by_syndicated ON item_list (syndicated, row) WHERE syndicated IS NOT NULL;
CREATE INDEX item_list_by_opinion ON item_list (opinion, row) WHERE opinion IS NOT NULL;
CREATE INDEX item_list_by_story ON item_list (story, row) WHERE story IS NOT NULL;
CREATE INDEX item_list_by_embargo ON item_list (embargo_until, row) WHERE embargo_until IS NOT NULL;
