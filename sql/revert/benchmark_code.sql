-- Revert nokkeltall:benchmark_code from pg

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

-- Without its code a benchmark would be one of the whole figure.
DELETE FROM benchmark WHERE num_nonnulls(category, area) > 0;
ALTER TABLE benchmark DROP COLUMN category, DROP COLUMN area;

COMMIT;
