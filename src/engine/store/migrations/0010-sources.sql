-- What the desk follows, as editors set it: changes only by an action.
CREATE TABLE source (
  id TEXT PRIMARY KEY,
  address TEXT NOT NULL,
  -- The address as first given: its items are known under it although the address may change.
  key TEXT NOT NULL,
  title TEXT,
  name TEXT,
  site TEXT,
  country TEXT,
  language TEXT,
  house_mark TEXT,
  rights TEXT,
  group_name TEXT,
  interval_minutes INTEGER,
  full_text INTEGER NOT NULL,
  private_host INTEGER NOT NULL,
  paused INTEGER NOT NULL,
  added_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX source_by_address ON source (address);

-- What polling has found out; no editor decides it. `asked` is the address that all of it belongs to.
CREATE TABLE source_state (
  source TEXT PRIMARY KEY,
  asked TEXT NOT NULL,
  -- Validators as the bytes received, the address that gave them, and when to ask once without them: a server may
  -- answer "not modified" for ever.
  etag BLOB,
  last_modified BLOB,
  validators_of TEXT,
  whole_after TEXT,
  body_sha256 TEXT,
  title TEXT,
  home TEXT,
  -- A permanent redirect counts once it was seen on more than one poll.
  moved_to TEXT,
  moving_to TEXT,
  moving_seen INTEGER NOT NULL DEFAULT 0,
  -- What the feed and its answers say about how often to come, as JSON.
  pace TEXT NOT NULL DEFAULT '{}',
  next_at TEXT,
  next_why TEXT NOT NULL DEFAULT '',
  last_poll_at TEXT,
  last_success_at TEXT,
  last_change_at TEXT,
  status INTEGER,
  bytes INTEGER,
  polls INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  failures INTEGER NOT NULL DEFAULT 0,
  failure_code TEXT,
  failure_words TEXT,
  failing_since TEXT,
  gone INTEGER NOT NULL DEFAULT 0,
  note TEXT,
  silent_since TEXT,
  silence_words TEXT
) STRICT, WITHOUT ROWID;

-- When each item of a source was published, or else came: its rhythm.
CREATE TABLE source_item (
  source TEXT NOT NULL,
  at TEXT NOT NULL,
  item TEXT NOT NULL,
  PRIMARY KEY (source, at, item)
) STRICT, WITHOUT ROWID;

-- Hosts that asked to be left alone for a while.
CREATE TABLE source_host (host TEXT PRIMARY KEY, until TEXT NOT NULL, why TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Jobs that must run in one program at a time.
CREATE TABLE lease (name TEXT PRIMARY KEY, holder INTEGER NOT NULL, token TEXT NOT NULL, until TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- The source whose feed an import is, and the item whose page it is.
ALTER TABLE import ADD COLUMN source TEXT;
ALTER TABLE import ADD COLUMN page_of TEXT;
CREATE INDEX import_by_source ON import (source) WHERE source IS NOT NULL;
-- Feeds whose items have neither id nor link know them by their text.
CREATE INDEX item_version_by_text ON item_version (source_key, text_hash) WHERE external_id IS NULL;
