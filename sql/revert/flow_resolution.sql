-- Revert nokkeltall:flow_resolution from pg

BEGIN;

DROP TABLE nokkeltall.flow_resolution;

COMMIT;
