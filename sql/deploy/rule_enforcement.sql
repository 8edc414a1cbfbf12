-- Deploy nokkeltall:rule_enforcement to pg
-- requires: rules

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

ALTER TABLE rule
    ADD COLUMN enforced_at text COLLATE "C" NOT NULL DEFAULT 'return',
    ADD CONSTRAINT rule_enforcement_is_known CHECK (enforced_at IN ('return', 'submission', 'access'));
COMMENT ON COLUMN rule.enforced_at IS
    'return: at every look at the return; submission: when it is submitted; access: before it is read, by who may send it.';

COMMIT;
