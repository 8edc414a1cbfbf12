-- Deploy nokkeltall:one_sided_decisions to pg
-- requires: flow_resolution

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

ALTER TABLE flow_resolution RENAME COLUMN difference TO amount;
ALTER TABLE flow_resolution
    ADD COLUMN supplier_statement text COLLATE "C" NOT NULL DEFAULT 'stated',
    ADD COLUMN buyer_statement text COLLATE "C" NOT NULL DEFAULT 'stated',
    ADD CONSTRAINT flow_resolution_statements_are_known CHECK (
        supplier_statement IN ('stated', 'missing', 'not-stated', 'no-return', 'incomplete')
        AND buyer_statement IN ('stated', 'missing', 'not-stated', 'no-return', 'incomplete')),
    ADD CONSTRAINT flow_resolution_without_amount_has_none CHECK (
        'stated' IN (supplier_statement, buyer_statement) OR amount = 0);
ALTER TABLE flow_resolution ALTER COLUMN supplier_statement DROP DEFAULT, ALTER COLUMN buyer_statement DROP DEFAULT;
COMMENT ON COLUMN flow_resolution.amount IS
    'Kroner that it was decided about: of two stated amounts the buyer''s less the supplier''s, of one that one, otherwise 0.';
COMMENT ON COLUMN flow_resolution.supplier_statement IS 'What the supplier said of it then.';
COMMENT ON COLUMN flow_resolution.buyer_statement IS 'What the buyer said of it then.';

GRANT INSERT (amount, supplier_statement, buyer_statement) ON flow_resolution TO nokkeltall_service;

COMMIT;
