-- Deploy nokkeltall:figures to pg
-- requires: classifications

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

CREATE TABLE figure (
    id             identifier PRIMARY KEY,
    position       smallint NOT NULL,
    name_nb        prose NOT NULL,
    name_nn        prose NOT NULL,
    name_en        prose NOT NULL,
    description_nb prose NOT NULL,
    description_nn prose NOT NULL,
    description_en prose NOT NULL,
    caveat_nb      prose,
    caveat_nn      prose,
    caveat_en      prose,
    unit           prose NOT NULL,
    decimals       smallint NOT NULL,
    factor         bigint NOT NULL,
    breakdown      text COLLATE "C" NOT NULL,
    source         prose NOT NULL,
    CONSTRAINT figure_position_is_unique UNIQUE (position) DEFERRABLE,
    CONSTRAINT figure_caveat_is_whole CHECK (num_nulls(caveat_nb, caveat_nn, caveat_en) IN (0, 3)),
    CONSTRAINT figure_decimals_are_few CHECK (decimals BETWEEN 0 AND 9),
    CONSTRAINT figure_factor_is_positive CHECK (factor >= 1),
    CONSTRAINT figure_breakdown_is_known CHECK (breakdown IN ('none', 'category', 'area'))
);
COMMENT ON TABLE figure IS 'A key figure: a ratio of sums, or one sum.';
COMMENT ON COLUMN figure.id IS 'Id.';
COMMENT ON COLUMN figure.position IS 'Order of publication.';
COMMENT ON COLUMN figure.name_nb IS 'Name in Bokmål.';
COMMENT ON COLUMN figure.name_nn IS 'Name in Nynorsk.';
COMMENT ON COLUMN figure.name_en IS 'Name in English.';
COMMENT ON COLUMN figure.description_nb IS 'What it says, in Bokmål.';
COMMENT ON COLUMN figure.description_nn IS 'What it says, in Nynorsk.';
COMMENT ON COLUMN figure.description_en IS 'What it says, in English.';
COMMENT ON COLUMN figure.caveat_nb IS 'What it must not be read as, in Bokmål.';
COMMENT ON COLUMN figure.caveat_nn IS 'What it must not be read as, in Nynorsk.';
COMMENT ON COLUMN figure.caveat_en IS 'What it must not be read as, in English.';
COMMENT ON COLUMN figure.unit IS 'Unit of its values.';
COMMENT ON COLUMN figure.decimals IS 'Digits after the point of its values.';
COMMENT ON COLUMN figure.factor IS 'What the ratio is multiplied by: 100 for percentages, otherwise 1.';
COMMENT ON COLUMN figure.breakdown IS 'The dimension that it has one value a code of: none, category or area.';
COMMENT ON COLUMN figure.source IS 'Where the definition was read.';

CREATE TABLE figure_term (
    figure      identifier NOT NULL REFERENCES figure,
    side        text COLLATE "C" NOT NULL,
    position    smallint NOT NULL,
    sum         text COLLATE "C" NOT NULL,
    negative    boolean NOT NULL,
    year_offset smallint NOT NULL,
    category    identifier,
    area        identifier,
    cost_type   identifier,
    source      prose NOT NULL,
    PRIMARY KEY (figure, side, position),
    CONSTRAINT figure_term_side_is_known CHECK (side IN ('numerator', 'denominator')),
    CONSTRAINT figure_term_position_counts_from_one CHECK (position >= 1),
    CONSTRAINT figure_term_sum_is_known CHECK (sum IN ('ict-expenditure', 'ict-expenditure-own', 'national-share',
        'operating-revenue', 'operating-cost', 'employees', 'fte', 'ict-fte-internal', 'ict-fte-contracted',
        'drg-points')),
    CONSTRAINT figure_term_only_expenditure_has_cells CHECK (num_nonnulls(category, area, cost_type) = 0
        OR sum IN ('ict-expenditure', 'ict-expenditure-own', 'national-share')),
    CONSTRAINT figure_term_year_is_this_or_the_one_before CHECK (year_offset IN (-1, 0))
);
COMMENT ON TABLE figure_term IS 'A term of the numerator or denominator of a figure.';
COMMENT ON COLUMN figure_term.figure IS 'The figure.';
COMMENT ON COLUMN figure_term.side IS 'numerator or denominator.';
COMMENT ON COLUMN figure_term.position IS 'Order within the side.';
COMMENT ON COLUMN figure_term.sum IS 'The sum.';
COMMENT ON COLUMN figure_term.negative IS 'True when it is subtracted.';
COMMENT ON COLUMN figure_term.year_offset IS '0 for the year of the figure, -1 for the year before.';
COMMENT ON COLUMN figure_term.category IS 'Only cells of this resource category, none for all.';
COMMENT ON COLUMN figure_term.area IS 'Only cells of this ICT area, none for all.';
COMMENT ON COLUMN figure_term.cost_type IS 'Only cells of this cost type, none for both.';
COMMENT ON COLUMN figure_term.source IS 'Where the definition was read.';

CREATE TABLE outside_estimate (
    id       identifier NOT NULL,
    year     calendar_year NOT NULL,
    amount   bigint NOT NULL,
    label_nb prose NOT NULL,
    label_nn prose NOT NULL,
    label_en prose NOT NULL,
    source   prose NOT NULL,
    PRIMARY KEY (id, year)
);
COMMENT ON TABLE outside_estimate IS
    'Estimated ICT expenditure outside the collection, shown beside the sector and never mixed in.';
COMMENT ON COLUMN outside_estimate.id IS 'Whose expenditure.';
COMMENT ON COLUMN outside_estimate.year IS 'Year of the expenditure.';
COMMENT ON COLUMN outside_estimate.amount IS 'Whole NOK.';
COMMENT ON COLUMN outside_estimate.label_nb IS 'Label in Bokmål.';
COMMENT ON COLUMN outside_estimate.label_nn IS 'Label in Nynorsk.';
COMMENT ON COLUMN outside_estimate.label_en IS 'Label in English.';
COMMENT ON COLUMN outside_estimate.source IS 'Who estimated it, and where that was read.';

CREATE TRIGGER figure_is_announced AFTER INSERT OR UPDATE OR DELETE ON figure
    FOR EACH ROW EXECUTE FUNCTION notify_catalogue();
CREATE TRIGGER figure_term_is_announced AFTER INSERT OR UPDATE OR DELETE ON figure_term
    FOR EACH ROW EXECUTE FUNCTION notify_catalogue();
CREATE TRIGGER outside_estimate_is_announced AFTER INSERT OR UPDATE OR DELETE ON outside_estimate
    FOR EACH ROW EXECUTE FUNCTION notify_catalogue();

GRANT SELECT ON figure, figure_term, outside_estimate TO nokkeltall_service;

COMMIT;
