-- Changes a collection and its reporting units. No row: none of that version, or a unit would vanish that has a revision.
-- Parameters: year, state, opens, due, closes, methodology, units, expected_version
-- Columns: version
WITH stored AS (
    UPDATE collection SET
        state = $2::text, opens = date_of_number($3::integer), due = date_of_number($4::integer),
        closes = date_of_number($5::integer), methodology = $6::text, version = version + 1
    WHERE year = $1::integer AND version = $8::bigint
      AND NOT EXISTS (SELECT FROM revision AS r WHERE r.year = $1::integer AND r.actor <> ALL ($7::text[]))
    RETURNING year, version
), removed AS (
    DELETE FROM collection_unit AS u USING stored
    WHERE u.year = stored.year AND u.actor <> ALL ($7::text[])
), added AS (
    INSERT INTO collection_unit (year, actor)
    SELECT stored.year, unit FROM stored CROSS JOIN unnest($7::text[]) AS unit
    ON CONFLICT DO NOTHING
)
SELECT version FROM stored
