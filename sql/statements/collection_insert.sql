-- Makes the collection of a year. No row: there is one.
-- Parameters: year, state, opens, due, closes, methodology, units
-- Columns: version
WITH stored AS (
    INSERT INTO collection (year, state, opens, due, closes, methodology)
    VALUES ($1::integer, $2::text, date_of_number($3::integer), date_of_number($4::integer),
            date_of_number($5::integer), $6::text)
    ON CONFLICT (year) DO NOTHING
    RETURNING year, version
), added AS (
    INSERT INTO collection_unit (year, actor)
    SELECT stored.year, unit FROM stored CROSS JOIN unnest($7::text[]) AS unit
    ON CONFLICT DO NOTHING
)
SELECT version FROM stored
