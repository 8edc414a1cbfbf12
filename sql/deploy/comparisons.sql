-- Deploy nokkeltall:comparisons to pg
-- requires: actors figures

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

CREATE DOMAIN exact_decimal AS numeric
    CONSTRAINT exact_decimal_is_a_number CHECK (VALUE NOT IN ('NaN', 'Infinity', '-Infinity'))
    CONSTRAINT exact_decimal_fits_64_bits CHECK (scale(VALUE) <= 9 AND abs(VALUE) * 10 ^ scale(VALUE) < 9223372036854775807);
COMMENT ON DOMAIN exact_decimal IS 'A number with the decimals that it was written with, at most nine: 100.0 is not 100.';

CREATE DOMAIN reported_sum AS text COLLATE "C"
    CONSTRAINT reported_sum_is_known CHECK (VALUE IN ('operating-revenue', 'operating-cost', 'employees', 'fte',
        'ict-fte-internal', 'ict-fte-contracted', 'drg-points'));
COMMENT ON DOMAIN reported_sum IS 'A sum of a number that each return gives once.';

ALTER TABLE figure_term DROP CONSTRAINT figure_term_sum_is_known;
ALTER TABLE figure_term ADD CONSTRAINT figure_term_sum_is_known CHECK (sum IN ('ict-expenditure', 'ict-expenditure-own',
    'national-share', 'operating-revenue', 'operating-cost', 'employees', 'fte', 'ict-fte-internal', 'ict-fte-contracted',
    'drg-points', 'ict-expenditure-former-definition'));

CREATE FUNCTION check_entity() RETURNS trigger
    LANGUAGE plpgsql SET search_path = nokkeltall, pg_temp
    AS $$
BEGIN
    IF NEW.entity IS NOT NULL AND NEW.entity NOT IN ('all-regions', 'sector') AND NOT EXISTS (
        SELECT FROM actor WHERE id = NEW.entity AND kind IN ('region', 'national-actor'))
    THEN
        RAISE EXCEPTION '% is not a region, a national actor or a sum of them', NEW.entity
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION check_entity() IS 'What published values are of: a region, a national actor, all-regions or sector.';

CREATE TABLE price_index (
    id             identifier NOT NULL,
    vintage        text COLLATE "C" NOT NULL,
    name_nb        prose NOT NULL,
    name_nn        prose NOT NULL,
    name_en        prose NOT NULL,
    reference_year calendar_year NOT NULL,
    source         prose NOT NULL,
    PRIMARY KEY (id, vintage),
    CONSTRAINT price_index_vintage_is_a_month CHECK (vintage ~ '^[0-9]{4}-(0[1-9]|1[0-2])$')
);
COMMENT ON TABLE price_index IS 'A price index as it was known at some time.';
COMMENT ON COLUMN price_index.id IS 'Id.';
COMMENT ON COLUMN price_index.vintage IS 'The month that its values were known in.';
COMMENT ON COLUMN price_index.name_nb IS 'Name in Bokmål.';
COMMENT ON COLUMN price_index.name_nn IS 'Name in Nynorsk.';
COMMENT ON COLUMN price_index.name_en IS 'Name in English.';
COMMENT ON COLUMN price_index.reference_year IS 'The year that is 100.';
COMMENT ON COLUMN price_index.source IS 'Who publishes it, and where it was read.';

CREATE TABLE price_index_value (
    price_index identifier NOT NULL,
    vintage     text COLLATE "C" NOT NULL,
    year        calendar_year NOT NULL,
    value       exact_decimal NOT NULL,
    source      prose NOT NULL,
    PRIMARY KEY (price_index, vintage, year),
    FOREIGN KEY (price_index, vintage) REFERENCES price_index,
    CONSTRAINT price_index_value_is_positive CHECK (value > 0)
);
COMMENT ON TABLE price_index_value IS 'The average of a year, as published.';
COMMENT ON COLUMN price_index_value.price_index IS 'The index.';
COMMENT ON COLUMN price_index_value.vintage IS 'Its vintage.';
COMMENT ON COLUMN price_index_value.year IS 'The year.';
COMMENT ON COLUMN price_index_value.value IS 'The value, with the decimals that it was published with.';
COMMENT ON COLUMN price_index_value.source IS 'Where the value was read, or what it was derived from.';

CREATE TABLE break (
    id             identifier PRIMARY KEY,
    year           calendar_year NOT NULL,
    entity         identifier,
    figure         identifier REFERENCES figure,
    breakdown      text COLLATE "C" NOT NULL,
    of_benchmark   boolean NOT NULL,
    name_nb        prose NOT NULL,
    name_nn        prose NOT NULL,
    name_en        prose NOT NULL,
    description_nb prose NOT NULL,
    description_nn prose NOT NULL,
    description_en prose NOT NULL,
    source         prose NOT NULL,
    CONSTRAINT break_breakdown_is_known CHECK (breakdown IN ('none', 'category', 'area'))
);
COMMENT ON TABLE break IS 'A break of comparability: from a year on values do not compare with those before.';
COMMENT ON COLUMN break.id IS 'Id.';
COMMENT ON COLUMN break.year IS 'The first year after the break.';
COMMENT ON COLUMN break.entity IS 'The entity that it touches, none for all; all-regions also touches each region.';
COMMENT ON COLUMN break.figure IS 'The figure that it touches, none for all but the exceptions.';
COMMENT ON COLUMN break.breakdown IS 'category or area: only values that are broken down by it. none: all values.';
COMMENT ON COLUMN break.of_benchmark IS 'True: it is the benchmark that does not compare, not the figure.';
COMMENT ON COLUMN break.name_nb IS 'Name in Bokmål.';
COMMENT ON COLUMN break.name_nn IS 'Name in Nynorsk.';
COMMENT ON COLUMN break.name_en IS 'Name in English.';
COMMENT ON COLUMN break.description_nb IS 'What changed, in Bokmål.';
COMMENT ON COLUMN break.description_nn IS 'What changed, in Nynorsk.';
COMMENT ON COLUMN break.description_en IS 'What changed, in English.';
COMMENT ON COLUMN break.source IS 'Where it was read.';
CREATE CONSTRAINT TRIGGER break_entity_is_known AFTER INSERT OR UPDATE ON break
    FOR EACH ROW EXECUTE FUNCTION check_entity();

CREATE TABLE break_exception (
    break  identifier NOT NULL REFERENCES break,
    figure identifier NOT NULL REFERENCES figure,
    source prose NOT NULL,
    PRIMARY KEY (break, figure)
);
COMMENT ON TABLE break_exception IS 'A figure that a break does not touch, although it touches all others.';
COMMENT ON COLUMN break_exception.break IS 'The break.';
COMMENT ON COLUMN break_exception.figure IS 'The figure.';
COMMENT ON COLUMN break_exception.source IS 'Why not.';

CREATE TABLE benchmark (
    id          identifier PRIMARY KEY,
    figure      identifier NOT NULL REFERENCES figure,
    year        calendar_year NOT NULL,
    value       exact_decimal NOT NULL,
    edition     prose NOT NULL,
    statistic   text COLLATE "C" NOT NULL,
    denominator prose NOT NULL,
    comparable  boolean NOT NULL,
    reason_nb   prose,
    reason_nn   prose,
    reason_en   prose,
    source      prose NOT NULL,
    CONSTRAINT benchmark_statistic_is_known CHECK (statistic IN ('mean', 'median')),
    CONSTRAINT benchmark_reason_is_whole CHECK (num_nulls(reason_nb, reason_nn, reason_en) IN (0, 3)),
    CONSTRAINT benchmark_says_why_it_does_not_compare CHECK (comparable = (reason_nb IS NULL))
);
COMMENT ON TABLE benchmark IS 'A value that others have published to compare a figure with.';
COMMENT ON COLUMN benchmark.id IS 'Id.';
COMMENT ON COLUMN benchmark.figure IS 'The figure that it is of.';
COMMENT ON COLUMN benchmark.year IS 'The year that it describes.';
COMMENT ON COLUMN benchmark.value IS 'The value in the unit of the figure, with the decimals that it was published with.';
COMMENT ON COLUMN benchmark.edition IS 'Title and year of what it was published in.';
COMMENT ON COLUMN benchmark.statistic IS 'mean or median.';
COMMENT ON COLUMN benchmark.denominator IS 'What it is divided by, in the words of the edition.';
COMMENT ON COLUMN benchmark.comparable IS 'True when its definition is that of the figure.';
COMMENT ON COLUMN benchmark.reason_nb IS 'Why it does not compare, in Bokmål.';
COMMENT ON COLUMN benchmark.reason_nn IS 'Why it does not compare, in Nynorsk.';
COMMENT ON COLUMN benchmark.reason_en IS 'Why it does not compare, in English.';
COMMENT ON COLUMN benchmark.source IS 'Where it was read.';

CREATE TABLE published_value (
    figure    identifier NOT NULL REFERENCES figure,
    entity    identifier NOT NULL,
    year      calendar_year NOT NULL,
    value     exact_decimal NOT NULL,
    precision bigint NOT NULL,
    source    prose NOT NULL,
    PRIMARY KEY (figure, entity, year),
    CONSTRAINT published_value_precision_is_positive CHECK (precision >= 1)
);
COMMENT ON TABLE published_value IS 'A value of a figure from a published report.';
COMMENT ON COLUMN published_value.figure IS 'The figure.';
COMMENT ON COLUMN published_value.entity IS 'A region, a national actor, all-regions or sector.';
COMMENT ON COLUMN published_value.year IS 'The year.';
COMMENT ON COLUMN published_value.value IS 'The value in the unit of the figure, with the decimals that are known.';
COMMENT ON COLUMN published_value.precision IS 'It is rounded to a multiple of so many units of its last decimal.';
COMMENT ON COLUMN published_value.source IS 'The report, and where in it.';
CREATE CONSTRAINT TRIGGER published_value_entity_is_known AFTER INSERT OR UPDATE ON published_value
    FOR EACH ROW EXECUTE FUNCTION check_entity();

CREATE TABLE imputation (
    id         identifier PRIMARY KEY,
    year       calendar_year NOT NULL,
    actor      identifier NOT NULL REFERENCES actor,
    target     reported_sum NOT NULL,
    base       reported_sum NOT NULL,
    base_value exact_decimal,
    reason_nb  prose NOT NULL,
    reason_nn  prose NOT NULL,
    reason_en  prose NOT NULL,
    source     prose NOT NULL,
    CONSTRAINT imputation_is_one_for_a_value UNIQUE (actor, year, target),
    CONSTRAINT imputation_base_is_not_the_target CHECK (base <> target),
    CONSTRAINT imputation_base_value_is_not_negative CHECK (base_value >= 0)
);
COMMENT ON TABLE imputation IS 'How a value that nobody reported is estimated: the base of the actor times the ratio of both sums over other units.';
COMMENT ON COLUMN imputation.id IS 'Id.';
COMMENT ON COLUMN imputation.year IS 'Year of the value.';
COMMENT ON COLUMN imputation.actor IS 'Whose value is estimated.';
COMMENT ON COLUMN imputation.target IS 'What is estimated.';
COMMENT ON COLUMN imputation.base IS 'What is known of the actor, and of the units.';
COMMENT ON COLUMN imputation.base_value IS 'The base of the actor, where its own return does not give it.';
COMMENT ON COLUMN imputation.reason_nb IS 'Why it is estimated, and why so, in Bokmål.';
COMMENT ON COLUMN imputation.reason_nn IS 'Why it is estimated, and why so, in Nynorsk.';
COMMENT ON COLUMN imputation.reason_en IS 'Why it is estimated, and why so, in English.';
COMMENT ON COLUMN imputation.source IS 'Who decided it, and where the base was read.';

CREATE TABLE imputation_unit (
    imputation identifier NOT NULL REFERENCES imputation,
    actor      identifier NOT NULL REFERENCES actor,
    source     prose NOT NULL,
    PRIMARY KEY (imputation, actor)
);
COMMENT ON TABLE imputation_unit IS 'A unit that the ratio of an estimate is taken from.';
COMMENT ON COLUMN imputation_unit.imputation IS 'The estimate.';
COMMENT ON COLUMN imputation_unit.actor IS 'The unit; not the one that the estimate is for.';
COMMENT ON COLUMN imputation_unit.source IS 'Why this unit.';

CREATE FUNCTION check_imputation() RETURNS trigger
    LANGUAGE plpgsql SET search_path = nokkeltall, pg_temp
    AS $$
BEGIN
    IF EXISTS (SELECT FROM imputation AS i JOIN imputation_unit AS u ON u.imputation = i.id AND u.actor = i.actor) THEN
        RAISE EXCEPTION 'the ratio of an estimate is taken from the actor itself'
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION check_imputation() IS 'A ratio is taken from others than the one it is for.';
CREATE TRIGGER imputation_rests_on_others AFTER INSERT OR UPDATE ON imputation
    FOR EACH STATEMENT EXECUTE FUNCTION check_imputation();
CREATE TRIGGER imputation_rests_on_others AFTER INSERT OR UPDATE ON imputation_unit
    FOR EACH STATEMENT EXECUTE FUNCTION check_imputation();

CREATE TRIGGER price_index_is_announced AFTER INSERT OR UPDATE OR DELETE ON price_index
    FOR EACH ROW EXECUTE FUNCTION notify_catalogue();
CREATE TRIGGER price_index_value_is_announced AFTER INSERT OR UPDATE OR DELETE ON price_index_value
    FOR EACH ROW EXECUTE FUNCTION notify_catalogue();
CREATE TRIGGER break_is_announced AFTER INSERT OR UPDATE OR DELETE ON break
    FOR EACH ROW EXECUTE FUNCTION notify_catalogue();
CREATE TRIGGER break_exception_is_announced AFTER INSERT OR UPDATE OR DELETE ON break_exception
    FOR EACH ROW EXECUTE FUNCTION notify_catalogue();
CREATE TRIGGER benchmark_is_announced AFTER INSERT OR UPDATE OR DELETE ON benchmark
    FOR EACH ROW EXECUTE FUNCTION notify_catalogue();
CREATE TRIGGER published_value_is_announced AFTER INSERT OR UPDATE OR DELETE ON published_value
    FOR EACH ROW EXECUTE FUNCTION notify_catalogue();
CREATE TRIGGER imputation_is_announced AFTER INSERT OR UPDATE OR DELETE ON imputation
    FOR EACH ROW EXECUTE FUNCTION notify_catalogue();
CREATE TRIGGER imputation_unit_is_announced AFTER INSERT OR UPDATE OR DELETE ON imputation_unit
    FOR EACH ROW EXECUTE FUNCTION notify_catalogue();

GRANT SELECT ON price_index, price_index_value, break, break_exception, benchmark, published_value, imputation,
    imputation_unit TO nokkeltall_service;

COMMIT;
