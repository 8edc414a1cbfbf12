-- Deploy nokkeltall:receipts to pg
-- requires: submission

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

CREATE TABLE receipt_rules (
    receipt  text COLLATE "C" PRIMARY KEY REFERENCES revision (receipt),
    rule_set text COLLATE "C" NOT NULL,
    CONSTRAINT receipt_rules_name_the_rules CHECK (rule_set ~ '^[a-z0-9]+(-[a-z0-9]+)*-[0-9a-f]{12}$')
);
COMMENT ON TABLE receipt_rules IS 'Which rules a submitted return was checked by. Only added to.';
COMMENT ON COLUMN receipt_rules.receipt IS 'The receipt of the submit.';
COMMENT ON COLUMN receipt_rules.rule_set IS
    'The methodology, and the beginning of a SHA-256 over the rules in force: ids, checks, severities, tolerances.';
CREATE TRIGGER receipt_rules_are_kept BEFORE UPDATE OR DELETE ON receipt_rules
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER receipt_rules_are_not_truncated BEFORE TRUNCATE ON receipt_rules
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

GRANT SELECT, INSERT (receipt, rule_set) ON receipt_rules TO nokkeltall_service;

COMMIT;
