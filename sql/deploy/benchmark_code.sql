-- Deploy nokkeltall:benchmark_code to pg
-- requires: comparisons

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

ALTER TABLE benchmark ADD COLUMN category identifier, ADD COLUMN area identifier;
ALTER TABLE benchmark ADD CONSTRAINT benchmark_is_of_one_code CHECK (num_nonnulls(category, area) <= 1);
COMMENT ON COLUMN benchmark.category IS 'The code of resource-category that it is of, for a figure that is broken down by it.';
COMMENT ON COLUMN benchmark.area IS 'The code of ict-area that it is of, for a figure that is broken down by it.';

COMMIT;
