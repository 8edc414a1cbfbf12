-- Gives a reporting unit more time, or takes it back: closes 0, no words.
-- Parameters: year, actor, closes, words, granted_by
-- Columns: granted_at
INSERT INTO extension (year, actor, closes, words, granted_by)
VALUES ($1::integer, $2::text, date_of_number($3::integer), $4::text, $5::text)
RETURNING iso8601(granted_at) AS granted_at
