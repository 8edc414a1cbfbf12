-- Deploy nokkeltall:rule_catalogue to pg
-- requires: rules comparisons

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

CREATE FUNCTION check_rule_exists() RETURNS trigger
    LANGUAGE plpgsql SET search_path = nokkeltall, pg_temp
    AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM rule WHERE id = NEW.rule) THEN
        RAISE EXCEPTION 'there is no rule %', NEW.rule
            USING ERRCODE = 'foreign_key_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION check_rule_exists() IS 'What belongs to a rule belongs to one that exists, in whatever years.';

CREATE TABLE rule_parameter (
    rule       text COLLATE "C" NOT NULL,
    name       identifier NOT NULL,
    value      exact_decimal NOT NULL,
    unit       identifier NOT NULL,
    first_year calendar_year NOT NULL,
    last_year  calendar_year,
    source     prose NOT NULL,
    PRIMARY KEY (rule, name, first_year),
    CONSTRAINT rule_parameter_is_not_negative CHECK (value >= 0),
    -- So that a product with the sum of a return stays inside 128 bits.
    CONSTRAINT rule_parameter_is_of_a_size CHECK (scale(value) <= 2 AND value <= CASE unit WHEN 'nok' THEN 1000000000000 ELSE 10000 END),
    CONSTRAINT rule_parameter_years_are_a_range CHECK (last_year >= first_year)
);
COMMENT ON TABLE rule_parameter IS 'A number that the check of a rule uses: a tolerance, a bound, a factor.';
COMMENT ON COLUMN rule_parameter.rule IS 'The rule.';
COMMENT ON COLUMN rule_parameter.name IS 'Name that the check asks for.';
COMMENT ON COLUMN rule_parameter.value IS 'Value in that unit.';
COMMENT ON COLUMN rule_parameter.unit IS 'NOK as kroner, percent, returns …';
COMMENT ON COLUMN rule_parameter.first_year IS 'First year of returns that it applies to.';
COMMENT ON COLUMN rule_parameter.last_year IS 'Last year, none while in use.';
COMMENT ON COLUMN rule_parameter.source IS 'Why it is what it is.';

CREATE FUNCTION check_rule_parameter_years() RETURNS trigger
    LANGUAGE plpgsql SET search_path = nokkeltall, pg_temp
    AS $$
BEGIN
    IF EXISTS (
        SELECT FROM rule_parameter AS a JOIN rule_parameter AS b
            ON a.rule = b.rule AND a.name = b.name AND a.first_year < b.first_year
        WHERE int4range(a.first_year, a.last_year, '[]') && int4range(b.first_year, b.last_year, '[]'))
    THEN
        RAISE EXCEPTION 'two values of a parameter are in force in the same year'
            USING ERRCODE = 'exclusion_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION check_rule_parameter_years() IS 'One value of a parameter a year.';
CREATE TRIGGER rule_parameter_years_do_not_overlap AFTER INSERT OR UPDATE ON rule_parameter
    FOR EACH STATEMENT EXECUTE FUNCTION check_rule_parameter_years();

CREATE TABLE rule_reason (
    rule   text COLLATE "C" NOT NULL PRIMARY KEY,
    why_nb prose NOT NULL,
    why_nn prose NOT NULL,
    why_en prose NOT NULL,
    source prose NOT NULL
);
COMMENT ON TABLE rule_reason IS 'Why there is a rule.';
COMMENT ON COLUMN rule_reason.rule IS 'The rule, in all its years.';
COMMENT ON COLUMN rule_reason.why_nb IS 'Why, in Bokmål.';
COMMENT ON COLUMN rule_reason.why_nn IS 'Why, in Nynorsk.';
COMMENT ON COLUMN rule_reason.why_en IS 'Why, in English.';
COMMENT ON COLUMN rule_reason.source IS 'Where the reason was read.';

CREATE TABLE rule_example (
    rule     text COLLATE "C" NOT NULL,
    outcome  text COLLATE "C" NOT NULL,
    year     calendar_year NOT NULL,
    actor    identifier NOT NULL REFERENCES actor,
    document text NOT NULL,
    beside   text NOT NULL,
    source   prose NOT NULL,
    PRIMARY KEY (rule, outcome),
    CONSTRAINT rule_example_outcome_is_known CHECK (outcome IN ('passing', 'failing')),
    CONSTRAINT rule_example_document_is_an_object CHECK (jsonb_typeof(document::jsonb) = 'object'),
    CONSTRAINT rule_example_beside_is_an_array CHECK (jsonb_typeof(beside::jsonb) = 'array')
);
COMMENT ON TABLE rule_example IS 'A small return that meets a rule, and one that does not.';
COMMENT ON COLUMN rule_example.rule IS 'The rule.';
COMMENT ON COLUMN rule_example.outcome IS 'passing: the rule runs and finds nothing; failing: it finds something.';
COMMENT ON COLUMN rule_example.year IS 'Year of the return.';
COMMENT ON COLUMN rule_example.actor IS 'Who returns it.';
COMMENT ON COLUMN rule_example.document IS 'The return, as JSON.';
COMMENT ON COLUMN rule_example.beside IS 'Other returns that the rule looks at: a JSON array of {actor, year, document}.';
COMMENT ON COLUMN rule_example.source IS 'Where it comes from.';

CREATE TRIGGER rule_parameter_has_rule AFTER INSERT OR UPDATE ON rule_parameter
    FOR EACH ROW EXECUTE FUNCTION check_rule_exists();
CREATE TRIGGER rule_reason_has_rule AFTER INSERT OR UPDATE ON rule_reason
    FOR EACH ROW EXECUTE FUNCTION check_rule_exists();
CREATE TRIGGER rule_example_has_rule AFTER INSERT OR UPDATE ON rule_example
    FOR EACH ROW EXECUTE FUNCTION check_rule_exists();
CREATE TRIGGER rule_parameter_is_announced AFTER INSERT OR UPDATE OR DELETE ON rule_parameter
    FOR EACH ROW EXECUTE FUNCTION notify_catalogue();
CREATE TRIGGER rule_reason_is_announced AFTER INSERT OR UPDATE OR DELETE ON rule_reason
    FOR EACH ROW EXECUTE FUNCTION notify_catalogue();
CREATE TRIGGER rule_example_is_announced AFTER INSERT OR UPDATE OR DELETE ON rule_example
    FOR EACH ROW EXECUTE FUNCTION notify_catalogue();

GRANT SELECT ON rule_parameter, rule_reason, rule_example TO nokkeltall_service;

COMMIT;
