-- The shell names items by the id that their file gave them.
CREATE INDEX item_by_external_id ON item (external_id) WHERE external_id IS NOT NULL;
