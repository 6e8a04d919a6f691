-- The log of editors' actions and the originals: what everything else rests on.
CREATE TABLE event (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  words TEXT NOT NULL,
  subject TEXT NOT NULL,
  changes TEXT NOT NULL,
  undoes INTEGER REFERENCES event (seq),
  hash TEXT NOT NULL
) STRICT;

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

-- Derived from the log: whether an event stands (1) or is undone (0), and by which event.
CREATE TABLE event_standing (
  seq INTEGER PRIMARY KEY REFERENCES event (seq),
  actor TEXT NOT NULL,
  undoes INTEGER,
  stands INTEGER NOT NULL,
  undone_by INTEGER
) STRICT;
CREATE INDEX event_standing_by_actor ON event_standing (actor, undoes, stands, seq);

-- Derived from the log: which items and which rows an event touched.
CREATE TABLE event_item (item TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (item, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE event_row (place TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (place, seq)) STRICT, WITHOUT ROWID;

CREATE TABLE original (
  sha256 TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  kept_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Facts about the store itself that no editor decides: clean shutdown, last checks.
CREATE TABLE store_fact (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
