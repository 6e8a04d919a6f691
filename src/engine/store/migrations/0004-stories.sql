-- Decisions of editors: two items belong together or never do; `one` is the smaller id.
CREATE TABLE story_link (
  one TEXT NOT NULL,
  other TEXT NOT NULL,
  verdict TEXT NOT NULL,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_link_other ON story_link (other, one);

CREATE TABLE story_lead (item TEXT PRIMARY KEY, by TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Derived: the key under which exact copies meet, and the stories that follow.
CREATE TABLE story_key (item TEXT PRIMARY KEY, key TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX story_key_by_key ON story_key (key, item);
CREATE TABLE story (id TEXT PRIMARY KEY, lead TEXT NOT NULL, size INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE story_member (item TEXT PRIMARY KEY, story TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX story_member_by_story ON story_member (story, item);

-- A list row with its story's size and lead, which change for many items at once and so stand with the story.
CREATE VIEW item_row AS
  SELECT l.*, coalesce(s.size, 1) AS story_size, coalesce(s.lead = l.id, 1) AS lead
  FROM item_list l LEFT JOIN story s ON s.id = l.story;
