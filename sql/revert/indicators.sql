-- Revert nokkeltall:indicators from pg

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

DROP TABLE indicator_sum;
DROP TABLE indicator_break;
DROP TABLE indicator_target;
DROP TABLE service_indicator;
DROP TABLE indicator;
DROP TABLE service;

COMMIT;
