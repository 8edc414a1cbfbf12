-- Deploy nokkeltall:rule_example_context to pg
-- requires: rule_catalogue

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

ALTER TABLE rule_example
    ADD COLUMN sender text,
    ADD COLUMN signatory text,
    ADD COLUMN implied text COLLATE "C",
    ADD CONSTRAINT rule_example_sender_is_an_array CHECK (jsonb_typeof(sender::jsonb) = 'array'),
    ADD CONSTRAINT rule_example_signatory_is_an_object CHECK (jsonb_typeof(signatory::jsonb) = 'object');
COMMENT ON COLUMN rule_example.sender IS 'The actors that whoever sends it may send for, as a JSON array of ids; none when nobody asks.';
COMMENT ON COLUMN rule_example.signatory IS 'Who signs it, as the JSON object {name, title}; none when it is not being submitted.';
COMMENT ON COLUMN rule_example.implied IS 'Another rule that whoever fails this one cannot but fail as well.';

CREATE FUNCTION check_implied_rule_exists() RETURNS trigger
    LANGUAGE plpgsql SET search_path = nokkeltall, pg_temp
    AS $$
BEGIN
    IF NEW.implied IS NOT NULL AND NOT EXISTS (SELECT FROM rule WHERE id = NEW.implied) THEN
        RAISE EXCEPTION 'there is no rule %', NEW.implied
            USING ERRCODE = 'foreign_key_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION check_implied_rule_exists() IS 'What an example names is a rule.';
CREATE TRIGGER rule_example_implies_rule AFTER INSERT OR UPDATE ON rule_example
    FOR EACH ROW EXECUTE FUNCTION check_implied_rule_exists();

COMMIT;
