-- Derived: near duplicates. Which item of those with one key stands for its text in the index of fingerprints.
ALTER TABLE story_key ADD COLUMN indexed INTEGER NOT NULL DEFAULT 0;

-- Fingerprints of the last texts to come; when there are enough they become a sorted run in story_run_part.
CREATE TABLE story_print (hash INTEGER NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (hash, row)) STRICT, WITHOUT ROWID;
-- A run: fingerprints in order, cut into parts of a page each. `firsts` holds the first hash of every part, `stamp` is
-- another number for each run ever made, so that what a process remembers of a run is never taken for another's.
CREATE TABLE story_run (
  id INTEGER PRIMARY KEY,
  level INTEGER NOT NULL,
  stamp INTEGER NOT NULL,
  size INTEGER NOT NULL,
  parts INTEGER NOT NULL,
  firsts BLOB NOT NULL
) STRICT;
CREATE TABLE story_run_part (id INTEGER PRIMARY KEY, prints BLOB NOT NULL) STRICT;

-- What recurs on several days in the items of one source: its page frame and its templates. Proves nothing there.
CREATE TABLE story_frame (source TEXT NOT NULL, shingle INTEGER NOT NULL, PRIMARY KEY (source, shingle)) STRICT, WITHOUT ROWID;
CREATE TABLE story_frame_state (source TEXT PRIMARY KEY, stamp INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- Two texts that were laid side by side and share something worth telling, by the rows of their items, smaller first.
CREATE TABLE story_match (
  one INTEGER NOT NULL,
  other INTEGER NOT NULL,
  class TEXT NOT NULL,
  score REAL NOT NULL,
  -- Which of 32 parts of each text stand in the other, as bits, and how much of each.
  one_parts INTEGER NOT NULL,
  other_parts INTEGER NOT NULL,
  one_share REAL NOT NULL,
  other_share REAL NOT NULL,
  -- What was found, as JSON, for the words that an editor reads.
  findings TEXT NOT NULL,
  PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_match_other ON story_match (other, one);
