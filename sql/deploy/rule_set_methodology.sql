-- Deploy nokkeltall:rule_set_methodology to pg
-- requires: rule_sets

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

ALTER TABLE rule_set ADD COLUMN methodology text GENERATED ALWAYS AS (content::json ->> 'methodology') STORED;
COMMENT ON COLUMN rule_set.methodology IS 'The version of the cost model that the rules are of, as the content says it.';

COMMIT;
