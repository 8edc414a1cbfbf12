-- Deploy nokkeltall:classifications to pg
-- requires: vocabulary

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

CREATE TABLE classification (
    id         identifier NOT NULL,
    version    identifier NOT NULL,
    name_nb    prose NOT NULL,
    name_nn    prose NOT NULL,
    name_en    prose NOT NULL,
    first_year calendar_year NOT NULL,
    last_year  calendar_year,
    source     prose NOT NULL,
    PRIMARY KEY (id, version),
    CONSTRAINT classification_years_are_a_range CHECK (last_year >= first_year)
);
COMMENT ON TABLE classification IS 'A version of a classification: a code list for some years.';
COMMENT ON COLUMN classification.id IS 'What is classified: resource-category, ict-area, cost-type …';
COMMENT ON COLUMN classification.version IS 'Version, named by the first year that it was used in.';
COMMENT ON COLUMN classification.name_nb IS 'Name in Bokmål.';
COMMENT ON COLUMN classification.name_nn IS 'Name in Nynorsk.';
COMMENT ON COLUMN classification.name_en IS 'Name in English.';
COMMENT ON COLUMN classification.first_year IS 'First year in force.';
COMMENT ON COLUMN classification.last_year IS 'Last year in force, none while in use.';
COMMENT ON COLUMN classification.source IS 'Where the line was read.';

CREATE TABLE code (
    classification identifier NOT NULL,
    version        identifier NOT NULL,
    code           identifier NOT NULL,
    position       smallint NOT NULL,
    label_nb       prose NOT NULL,
    label_nn       prose NOT NULL,
    label_en       prose NOT NULL,
    definition_nb  prose,
    definition_nn  prose,
    definition_en  prose,
    source         prose NOT NULL,
    PRIMARY KEY (classification, version, code),
    FOREIGN KEY (classification, version) REFERENCES classification,
    CONSTRAINT code_position_is_unique UNIQUE (classification, version, position) DEFERRABLE,
    CONSTRAINT code_position_counts_from_one CHECK (position >= 1),
    CONSTRAINT code_definition_is_whole CHECK (num_nulls(definition_nb, definition_nn, definition_en) IN (0, 3))
);
COMMENT ON TABLE code IS 'A code of a version of a classification.';
COMMENT ON COLUMN code.classification IS 'The classification.';
COMMENT ON COLUMN code.version IS 'Its version.';
COMMENT ON COLUMN code.code IS
    'The code. "unspecified" stands for "not broken down" where a return may stay at the top level.';
COMMENT ON COLUMN code.position IS 'Order of display and of the cells of a computation.';
COMMENT ON COLUMN code.label_nb IS 'Label in Bokmål.';
COMMENT ON COLUMN code.label_nn IS 'Label in Nynorsk.';
COMMENT ON COLUMN code.label_en IS 'Label in English.';
COMMENT ON COLUMN code.definition_nb IS 'What belongs under the code, in Bokmål.';
COMMENT ON COLUMN code.definition_nn IS 'What belongs under the code, in Nynorsk.';
COMMENT ON COLUMN code.definition_en IS 'What belongs under the code, in English.';
COMMENT ON COLUMN code.source IS 'Where the line was read.';

CREATE TABLE correspondence (
    classification identifier NOT NULL,
    from_version   identifier NOT NULL,
    from_code      identifier NOT NULL,
    to_version     identifier NOT NULL,
    to_code        identifier NOT NULL,
    source         prose NOT NULL,
    PRIMARY KEY (classification, from_version, from_code, to_version, to_code),
    FOREIGN KEY (classification, from_version, from_code) REFERENCES code,
    FOREIGN KEY (classification, to_version, to_code) REFERENCES code,
    CONSTRAINT correspondence_joins_two_versions CHECK (from_version <> to_version)
);
COMMENT ON TABLE correspondence IS
    'Which code of one version became which of another. Several from one are a split, several to one a merge.';
COMMENT ON COLUMN correspondence.classification IS 'The classification.';
COMMENT ON COLUMN correspondence.from_version IS 'Version of the old code.';
COMMENT ON COLUMN correspondence.from_code IS 'The old code.';
COMMENT ON COLUMN correspondence.to_version IS 'Version of the new code.';
COMMENT ON COLUMN correspondence.to_code IS 'The new code.';
COMMENT ON COLUMN correspondence.source IS 'Where the line was read.';

CREATE TABLE methodology (
    id                      identifier PRIMARY KEY,
    first_year              calendar_year NOT NULL,
    last_year               calendar_year,
    crosses_dimensions      boolean NOT NULL,
    classification_version  identifier NOT NULL,
    name_nb                 prose NOT NULL,
    name_nn                 prose NOT NULL,
    name_en                 prose NOT NULL,
    description_nb          prose NOT NULL,
    description_nn          prose NOT NULL,
    description_en          prose NOT NULL,
    source                  prose NOT NULL,
    category_classification text GENERATED ALWAYS AS ('resource-category') STORED,
    area_classification     text GENERATED ALWAYS AS ('ict-area') STORED,
    FOREIGN KEY (category_classification, classification_version) REFERENCES classification (id, version),
    FOREIGN KEY (area_classification, classification_version) REFERENCES classification (id, version),
    CONSTRAINT methodology_years_are_a_range CHECK (last_year >= first_year),
    CONSTRAINT methodology_years_do_not_overlap
        EXCLUDE USING gist (int4range(first_year::integer, last_year::integer, '[]') WITH &&) DEFERRABLE
);
COMMENT ON TABLE methodology IS
    'How the returns of some years are made: which code lists, and whether they are crossed.';
COMMENT ON COLUMN methodology.id IS 'Id, named by the first year.';
COMMENT ON COLUMN methodology.first_year IS 'First year in force.';
COMMENT ON COLUMN methodology.last_year IS 'Last year in force, none while in use.';
COMMENT ON COLUMN methodology.crosses_dimensions IS
    'True: category by area. False: two margins that hold the same money.';
COMMENT ON COLUMN methodology.classification_version IS 'Version of both resource-category and ict-area.';
COMMENT ON COLUMN methodology.name_nb IS 'Name in Bokmål.';
COMMENT ON COLUMN methodology.name_nn IS 'Name in Nynorsk.';
COMMENT ON COLUMN methodology.name_en IS 'Name in English.';
COMMENT ON COLUMN methodology.description_nb IS 'Description in Bokmål.';
COMMENT ON COLUMN methodology.description_nn IS 'Description in Nynorsk.';
COMMENT ON COLUMN methodology.description_en IS 'Description in English.';
COMMENT ON COLUMN methodology.source IS 'Where the line was read.';
COMMENT ON COLUMN methodology.category_classification IS 'Constant, so that the version is known to exist.';
COMMENT ON COLUMN methodology.area_classification IS 'Constant, so that the version is known to exist.';

CREATE FUNCTION check_classification_years() RETURNS trigger
    LANGUAGE plpgsql SET search_path = nokkeltall, pg_temp
    AS $$
BEGIN
    IF EXISTS (
        SELECT FROM classification AS a JOIN classification AS b ON a.id = b.id AND a.version < b.version
        WHERE int4range(a.first_year, a.last_year, '[]') && int4range(b.first_year, b.last_year, '[]'))
    THEN
        RAISE EXCEPTION 'two versions of a classification are in force in the same year'
            USING ERRCODE = 'exclusion_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION check_classification_years() IS 'One version of a classification a year.';
CREATE TRIGGER classification_years_do_not_overlap AFTER INSERT OR UPDATE ON classification
    FOR EACH STATEMENT EXECUTE FUNCTION check_classification_years();

CREATE TRIGGER classification_is_announced AFTER INSERT OR UPDATE OR DELETE ON classification
    FOR EACH ROW EXECUTE FUNCTION notify_catalogue();
CREATE TRIGGER code_is_announced AFTER INSERT OR UPDATE OR DELETE ON code
    FOR EACH ROW EXECUTE FUNCTION notify_catalogue();
CREATE TRIGGER correspondence_is_announced AFTER INSERT OR UPDATE OR DELETE ON correspondence
    FOR EACH ROW EXECUTE FUNCTION notify_catalogue();
CREATE TRIGGER methodology_is_announced AFTER INSERT OR UPDATE OR DELETE ON methodology
    FOR EACH ROW EXECUTE FUNCTION notify_catalogue();

GRANT SELECT ON classification, code, correspondence, methodology TO nokkeltall_service;

COMMIT;
