-- Counts the version of a revision up because something was said of its findings. No row: not in that state, another version (0: any),
-- or the collection accepts nothing: a draft is explained while the collection is open or a correction was asked for.
-- Parameters: year, actor, number, expected_version, state
-- Columns: {revision}
WITH accepting AS (
    SELECT year FROM collection
    WHERE year = $1::integer AND (state = 'open' OR state <> 'planned' AND ($5::text = 'submitted'
        OR correction_is_asked_for($1::integer, $2::text, $3::integer))) FOR SHARE
)
UPDATE revision AS r SET version = r.version + 1
FROM accepting
WHERE r.year = accepting.year AND r.actor = $2::text AND r.number = $3::integer AND r.state = $5::text
  AND $4::bigint IN (0, r.version)
RETURNING {revision}
