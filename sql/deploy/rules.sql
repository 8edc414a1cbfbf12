-- Deploy nokkeltall:rules to pg
-- requires: vocabulary

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

CREATE TABLE rule (
    id             text COLLATE "C" NOT NULL,
    check_name     text COLLATE "C" NOT NULL,
    severity       text COLLATE "C" NOT NULL,
    tolerance      bigint NOT NULL,
    name_nb        prose NOT NULL,
    name_nn        prose NOT NULL,
    name_en        prose NOT NULL,
    message_nb     prose NOT NULL,
    message_nn     prose NOT NULL,
    message_en     prose NOT NULL,
    how_to_mend_nb prose NOT NULL,
    how_to_mend_nn prose NOT NULL,
    how_to_mend_en prose NOT NULL,
    first_year     calendar_year NOT NULL,
    last_year      calendar_year,
    source         prose NOT NULL,
    PRIMARY KEY (id, first_year),
    CONSTRAINT rule_id_is_short CHECK (id ~ '^[A-Z][A-Z0-9-]{0,15}$'),
    CONSTRAINT rule_check_is_named CHECK (check_name ~ '^[a-z0-9]+([-_][a-z0-9]+)*$'),
    CONSTRAINT rule_severity_is_known CHECK (severity IN ('info', 'warning', 'error', 'fatal')),
    CONSTRAINT rule_tolerance_is_not_negative CHECK (tolerance >= 0),
    CONSTRAINT rule_years_are_a_range CHECK (last_year >= first_year)
);
COMMENT ON TABLE rule IS 'A validation rule as it applies in some years.';
COMMENT ON COLUMN rule.id IS 'Id in findings.';
COMMENT ON COLUMN rule.check_name IS 'The check of the program that it runs.';
COMMENT ON COLUMN rule.severity IS 'info, warning, error or fatal; with the last two a return cannot be submitted.';
COMMENT ON COLUMN rule.tolerance IS 'Difference that is still accepted, in the unit of what is compared; 0 is exact.';
COMMENT ON COLUMN rule.name_nb IS 'Name in Bokmål.';
COMMENT ON COLUMN rule.name_nn IS 'Name in Nynorsk.';
COMMENT ON COLUMN rule.name_en IS 'Name in English.';
COMMENT ON COLUMN rule.message_nb IS 'Message in Bokmål, with {code} {expected} {actual} {difference}.';
COMMENT ON COLUMN rule.message_nn IS 'Message in Nynorsk, with the same place-holders.';
COMMENT ON COLUMN rule.message_en IS 'Message in English, with the same place-holders.';
COMMENT ON COLUMN rule.how_to_mend_nb IS 'What to do about it, in Bokmål.';
COMMENT ON COLUMN rule.how_to_mend_nn IS 'What to do about it, in Nynorsk.';
COMMENT ON COLUMN rule.how_to_mend_en IS 'What to do about it, in English.';
COMMENT ON COLUMN rule.first_year IS 'First year of returns that it applies to.';
COMMENT ON COLUMN rule.last_year IS 'Last year, none while in use.';
COMMENT ON COLUMN rule.source IS 'Where the rule was read.';

CREATE FUNCTION check_rule_years() RETURNS trigger
    LANGUAGE plpgsql SET search_path = nokkeltall, pg_temp
    AS $$
BEGIN
    IF EXISTS (
        SELECT FROM rule AS a JOIN rule AS b ON a.id = b.id AND a.first_year < b.first_year
        WHERE int4range(a.first_year, a.last_year, '[]') && int4range(b.first_year, b.last_year, '[]'))
    THEN
        RAISE EXCEPTION 'two lines of a rule are in force in the same year'
            USING ERRCODE = 'exclusion_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION check_rule_years() IS 'One severity and tolerance of a rule a year.';
CREATE TRIGGER rule_years_do_not_overlap AFTER INSERT OR UPDATE ON rule
    FOR EACH STATEMENT EXECUTE FUNCTION check_rule_years();
CREATE TRIGGER rule_is_announced AFTER INSERT OR UPDATE OR DELETE ON rule
    FOR EACH ROW EXECUTE FUNCTION notify_catalogue();

GRANT SELECT ON rule TO nokkeltall_service;

COMMIT;
