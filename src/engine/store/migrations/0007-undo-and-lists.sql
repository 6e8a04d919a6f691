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
