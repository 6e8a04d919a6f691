-- Derived from decisions: which signals' evidence an editor saw when deciding on a mark, by the item's source.
CREATE TABLE mark_verdict (
  item TEXT NOT NULL,
  mark TEXT NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  signal TEXT NOT NULL,
  source TEXT,
  confirmed INTEGER NOT NULL,
  PRIMARY KEY (item, mark, first, last, signal)
) STRICT, WITHOUT ROWID;
CREATE INDEX mark_verdict_by_source ON mark_verdict (source, signal, confirmed);

INSERT INTO mark_verdict (item, mark, first, last, signal, source, confirmed)
  SELECT DISTINCT d.item, d.mark, d.first, d.last,
    CASE instr(e.value ->> 'signal', ':') WHEN 0 THEN e.value ->> 'signal'
      ELSE substr(e.value ->> 'signal', 1, instr(e.value ->> 'signal', ':') - 1) END,
    l.source, d.status = 'confirmed'
  FROM mark_decision d
  JOIN mark_suggestion s ON s.item = d.item AND s.mark = d.mark AND s.first = d.first AND s.last = d.last
  JOIN item_list l ON l.id = d.item, json_each(s.evidence) e
  WHERE (e.value ->> 'weight') > 0;

-- Only a part of the copy is somebody else's.
ALTER TABLE mark_suggestion ADD COLUMN partly INTEGER NOT NULL DEFAULT 0;

-- What an item's suggestions took into account beside its own text: earlier copies and lessons, as JSON; null for none.
ALTER TABLE mark_score ADD COLUMN context TEXT;

-- Derived: the last blocks of a source's items, and in how many items each stood.
CREATE TABLE source_ending (
  source TEXT NOT NULL,
  hash TEXT NOT NULL,
  item TEXT NOT NULL,
  PRIMARY KEY (source, hash, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_ending_by_item ON source_ending (item);
