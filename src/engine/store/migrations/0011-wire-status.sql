-- What the sender of wire copy says of it stands in the list: killed, withheld or corrected, the embargo it states, its
-- slug and urgency.
ALTER TABLE item_list ADD COLUMN wire_status TEXT;
ALTER TABLE item_list ADD COLUMN stated_embargo TEXT;
ALTER TABLE item_list ADD COLUMN slug TEXT;
ALTER TABLE item_list ADD COLUMN urgency INTEGER;
CREATE INDEX item_list_by_wire_status ON item_list (wire_status, row) WHERE withdrawn = 0 AND wire_status IS NOT NULL;
CREATE INDEX item_list_by_urgency ON item_list (urgency, row) WHERE withdrawn = 0 AND urgency IS NOT NULL;
CREATE INDEX item_list_slugged ON item_list (row) WHERE withdrawn = 0 AND slug IS NOT NULL;

-- The embargo that the sender stated when the desk set or lifted one of its own: another one, stated later, holds again.
ALTER TABLE item_desk ADD COLUMN embargo_over TEXT;

-- `number` counts versions as they came; `place` is where the sender's revision puts them, between two others where it
-- came late. `reread_of` is the version whose original was read again, and `text_of` the one whose text it repeats
-- (itself, where its text is its own): a vote and roles set by hand hold for a text.
ALTER TABLE item_version ADD COLUMN place REAL NOT NULL DEFAULT 0;
ALTER TABLE item_version ADD COLUMN reread_of TEXT;
ALTER TABLE item_version ADD COLUMN text_of TEXT NOT NULL DEFAULT '';
UPDATE item_version SET place = number, text_of = id;

-- An import that read originals again brings versions, and no item stands by it alone.
ALTER TABLE import ADD COLUMN reread INTEGER NOT NULL DEFAULT 0;

-- Files of watched folders that were taken in as they are now. A program that is about to take one holds it; what is
-- held by none that lives, and in no import, is free.
CREATE TABLE watched_file (
  path TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  modified TEXT NOT NULL,
  holder INTEGER,
  import TEXT
) STRICT, WITHOUT ROWID;
