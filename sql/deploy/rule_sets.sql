-- Deploy nokkeltall:rule_sets to pg
-- requires: rule_set_comment

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

CREATE TABLE rule_set (
    sha256  digest PRIMARY KEY,
    content text NOT NULL,
    kept_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT rule_set_is_an_object CHECK (is_json_object(content)),
    CONSTRAINT rule_set_sha256_is_of_the_content CHECK (sha256 = sha256_of(content))
);
COMMENT ON TABLE rule_set IS 'The rules that returns were checked by, each set as it was. Only added to.';
COMMENT ON COLUMN rule_set.sha256 IS 'Its name: SHA-256 of the content.';
COMMENT ON COLUMN rule_set.content IS
    'The rules in force as canonical JSON: checks, severities, tolerances, parameters, illegal combinations, texts.';
COMMENT ON COLUMN rule_set.kept_at IS 'When a server first had it.';
CREATE TRIGGER rule_set_is_kept BEFORE UPDATE OR DELETE ON rule_set
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER rule_set_is_not_truncated BEFORE TRUNCATE ON rule_set
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

GRANT SELECT, INSERT (sha256, content) ON rule_set TO nokkeltall_service;

-- Receipts from before keep their short names, which nothing was kept of.
ALTER TABLE receipt_rules DROP CONSTRAINT receipt_rules_name_the_rules;
ALTER TABLE receipt_rules ADD CONSTRAINT receipt_rules_name_a_rule_set
    FOREIGN KEY (rule_set) REFERENCES rule_set (sha256) NOT VALID;
COMMENT ON COLUMN receipt_rules.rule_set IS
    'The rule set that the return was checked by. Of a receipt from before they were kept: the methodology and 12 digits of a SHA-256 over ids, checks, severities, tolerances, parameters, illegal combinations.';

COMMIT;
