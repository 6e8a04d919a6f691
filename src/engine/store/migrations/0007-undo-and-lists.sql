-- A desk row from arrival on, so that every action changes columns of it and can be undone without the others.
INSERT OR IGNORE INTO item_desk (item) SELECT id FROM item;

-- Which version an import brought or found: an import that is taken back takes its versions with it, unless another
-- import that stands carries them too.
ALTER TABLE import_item ADD COLUMN version TEXT;
UPDATE import_item SET version = (
  SELECT v.id FROM item_version v WHERE v.item = import_item.item
  ORDER BY v.import = import_item.import DESC, v.number DESC LIMIT 1)
WHERE item IS NOT NULL;
CREATE INDEX import_item_by_version ON import_item (version);

-- Tags are found whatever their case.
DROP INDEX item_tag_by_tag;
CREATE INDEX item_tag_by_tag ON item_tag (tag COLLATE NOCASE, item);

-- A withdrawn item is in no list, so no index of the list has one: what is left to find is found by its own column.
DROP INDEX item_list_by_state;
DROP INDEX item_list_by_arrival;
CREATE INDEX item_list_by_state ON item_list (state, row) WHERE withdrawn = 0;
CREATE INDEX item_list_by_arrival ON item_list (arrived_at, row) WHERE withdrawn = 0;
-- In the order of lists, so that a page of what is rare is found without reading the rest.
DROP INDEX item_list_by_embargo;
CREATE INDEX item_list_unseen ON item_list (row) WHERE withdrawn = 0 AND seen = 0;
CREATE INDEX item_list_copies ON item_list (row) WHERE withdrawn = 0 AND story IS NOT NULL;
CREATE INDEX item_list_embargoed ON item_list (row) WHERE withdrawn = 0 AND embargo_until IS NOT NULL;
CREATE INDEX item_list_used ON item_list (row) WHERE withdrawn = 0 AND used > 0;
CREATE INDEX item_list_noted ON item_list (row) WHERE withdrawn = 0 AND has_note = 1;
CREATE INDEX item_list_lapsed ON item_list (row) WHERE withdrawn = 0 AND lapsed = 1;

-- REPLACE deletes without asking the trigger that refuses deletion; and the log has no gaps.
CREATE TRIGGER event_is_only_appended BEFORE INSERT ON event
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM event)
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
