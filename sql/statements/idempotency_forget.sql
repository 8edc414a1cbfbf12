-- Forgets keys that are older than some hours.
-- Parameters: hours
-- Columns: forgotten
WITH gone AS (
    DELETE FROM idempotency WHERE created_at < now() - make_interval(hours => $1::integer)
    RETURNING 1
)
SELECT count(*) AS forgotten FROM gone
