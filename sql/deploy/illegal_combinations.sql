-- Deploy nokkeltall:illegal_combinations to pg
-- requires: rule_catalogue

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

CREATE TABLE illegal_combination (
    id         identifier PRIMARY KEY,
    rule       text COLLATE "C" NOT NULL,
    label_nb   prose NOT NULL,
    label_nn   prose NOT NULL,
    label_en   prose NOT NULL,
    first_year calendar_year NOT NULL,
    last_year  calendar_year,
    source     prose NOT NULL,
    CONSTRAINT illegal_combination_years_are_a_range CHECK (last_year >= first_year)
);
COMMENT ON TABLE illegal_combination IS 'Codes that are each right and cannot stand together in a return.';
COMMENT ON COLUMN illegal_combination.id IS 'Id in findings.';
COMMENT ON COLUMN illegal_combination.rule IS 'The rule that finds it.';
COMMENT ON COLUMN illegal_combination.label_nb IS 'Why not, in Bokmål.';
COMMENT ON COLUMN illegal_combination.label_nn IS 'Why not, in Nynorsk.';
COMMENT ON COLUMN illegal_combination.label_en IS 'Why not, in English.';
COMMENT ON COLUMN illegal_combination.first_year IS 'First year of returns that it applies to.';
COMMENT ON COLUMN illegal_combination.last_year IS 'Last year, none while in use.';
COMMENT ON COLUMN illegal_combination.source IS 'Where it was read.';

CREATE TABLE illegal_combination_code (
    combination identifier NOT NULL REFERENCES illegal_combination,
    dimension   text COLLATE "C" NOT NULL,
    code        identifier NOT NULL,
    source      prose NOT NULL,
    PRIMARY KEY (combination, dimension, code),
    CONSTRAINT illegal_combination_dimension_is_known CHECK (dimension IN (
        'actor', 'actor-kind', 'supplier', 'buyer', 'buyer-kind', 'basis', 'number', 'category', 'area', 'cost-type'))
);
COMMENT ON TABLE illegal_combination_code IS 'A code of a combination: of each dimension that it names, one of the codes is there.';
COMMENT ON COLUMN illegal_combination_code.combination IS 'The combination.';
COMMENT ON COLUMN illegal_combination_code.dimension IS 'What the code is of.';
COMMENT ON COLUMN illegal_combination_code.code IS 'The code.';
COMMENT ON COLUMN illegal_combination_code.source IS 'Where it was read.';

CREATE TRIGGER illegal_combination_has_rule AFTER INSERT OR UPDATE ON illegal_combination
    FOR EACH ROW EXECUTE FUNCTION check_rule_exists();
CREATE TRIGGER illegal_combination_is_announced AFTER INSERT OR UPDATE OR DELETE ON illegal_combination
    FOR EACH ROW EXECUTE FUNCTION notify_catalogue();
CREATE TRIGGER illegal_combination_code_is_announced AFTER INSERT OR UPDATE OR DELETE ON illegal_combination_code
    FOR EACH ROW EXECUTE FUNCTION notify_catalogue();

GRANT SELECT ON illegal_combination, illegal_combination_code TO nokkeltall_service;

COMMIT;
