-- Verify nokkeltall:benchmark_code on pg

BEGIN;

SELECT category, area FROM nokkeltall.benchmark WHERE false;

ROLLBACK;
