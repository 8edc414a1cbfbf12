-- Revert nokkeltall:figures from pg

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

DROP TABLE outside_estimate;
DROP TABLE figure_term;
DROP TABLE figure;

COMMIT;
