-- What a wire service states beside the text of a version.
ALTER TABLE item_version ADD COLUMN wire TEXT;
