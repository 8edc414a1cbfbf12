-- Revert nokkeltall:one_sided_decisions from pg

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

-- Decisions about one side alone have no place in the table of before, and are history: with one there, this refuses.
DO $$
BEGIN
    ASSERT NOT EXISTS (SELECT FROM flow_resolution WHERE supplier_statement <> 'stated' OR buyer_statement <> 'stated'),
        'there are decisions about flows that one side alone has stated';
END
$$;
ALTER TABLE flow_resolution DROP COLUMN supplier_statement, DROP COLUMN buyer_statement;
ALTER TABLE flow_resolution RENAME COLUMN amount TO difference;
COMMENT ON COLUMN flow_resolution.difference IS 'The buyer''s amount less the supplier''s, in kroner, that it was decided about.';

COMMIT;
