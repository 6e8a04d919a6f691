CREATE TABLE brief (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  note TEXT NOT NULL,
  language TEXT NOT NULL,
  created_at TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE TABLE brief_section (
  id TEXT PRIMARY KEY,
  brief TEXT NOT NULL,
  title TEXT NOT NULL,
  position REAL NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX brief_section_by_brief ON brief_section (brief, position);
CREATE TABLE brief_entry (
  id TEXT PRIMARY KEY,
  brief TEXT NOT NULL,
  section TEXT NOT NULL,
  item TEXT NOT NULL,
  position REAL NOT NULL,
  headline TEXT,
  summary TEXT,
  note TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX brief_entry_by_brief ON brief_entry (brief, section, position);
CREATE INDEX brief_entry_by_item ON brief_entry (item);

-- Derived: the last event that touched a brief, for its date of change and for same bytes.
CREATE TABLE brief_event (brief TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- What left the desk, frozen: the files and what each entry was at that moment.
CREATE TABLE export (
  id TEXT PRIMARY KEY,
  brief TEXT NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  log_seq INTEGER NOT NULL,
  log_hash TEXT NOT NULL,
  manifest TEXT NOT NULL,
  files TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX export_by_brief ON export (brief, at);
