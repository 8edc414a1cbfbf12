-- The time of the database.
-- Parameters: none
-- Columns: now
SELECT iso8601(now()) AS now
