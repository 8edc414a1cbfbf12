-- Counts the version of a revision up because something was said of its findings. No row: not in that state, another version (0: any),
-- or the collection accepts nothing: a draft is explained while it may be saved.
-- Parameters: year, actor, number, expected_version, state
-- Columns: {revision}
WITH accepting AS (
    SELECT c.year FROM collection AS c
    WHERE c.year = $1::integer
      AND (c.state <> 'planned' AND $5::text = 'submitted' OR takes_revision(c, $2::text, $3::integer)) FOR SHARE
)
UPDATE revision AS r SET version = r.version + 1
FROM accepting
WHERE r.year = accepting.year AND r.actor = $2::text AND r.number = $3::integer AND r.state = $5::text
  AND $4::bigint IN (0, r.version)
RETURNING {revision}
