-- Changes the state of a collection alone. No row: none, or it is in that state.
-- Parameters: year, state
-- Columns: version
UPDATE collection SET state = $2::text, version = version + 1
WHERE year = $1::integer AND state <> $2::text
RETURNING version
