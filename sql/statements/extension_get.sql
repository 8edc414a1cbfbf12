-- The extension of a reporting unit that is in force.
-- Parameters: year, actor
-- Columns: closes, words, granted_at, granted_by
SELECT date_number(closes) AS closes, words, iso8601(granted_at) AS granted_at, granted_by
FROM extension_in_force
WHERE year = $1::integer AND actor = $2::text
