-- Deploy nokkeltall:indicators to pg
-- requires: actors comparisons

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

CREATE TABLE service (
    id             identifier PRIMARY KEY,
    name_nb        prose NOT NULL,
    name_nn        prose NOT NULL,
    name_en        prose NOT NULL,
    description_nb prose NOT NULL,
    description_nn prose NOT NULL,
    description_en prose NOT NULL,
    actor          identifier NOT NULL REFERENCES actor,
    valid_from     date,
    valid_to       date,
    source         prose NOT NULL,
    CONSTRAINT service_validity_is_a_range CHECK (valid_to >= valid_from)
);
COMMENT ON TABLE service IS 'A service whose indicators are measured; the organisation itself is one.';
COMMENT ON COLUMN service.id IS 'Id.';
COMMENT ON COLUMN service.name_nb IS 'Name in Bokmål.';
COMMENT ON COLUMN service.name_nn IS 'Name in Nynorsk.';
COMMENT ON COLUMN service.name_en IS 'Name in English.';
COMMENT ON COLUMN service.description_nb IS 'What it is, in Bokmål.';
COMMENT ON COLUMN service.description_nn IS 'What it is, in Nynorsk.';
COMMENT ON COLUMN service.description_en IS 'What it is, in English.';
COMMENT ON COLUMN service.actor IS 'Who runs it.';
COMMENT ON COLUMN service.valid_from IS 'First day, none when it is not known.';
COMMENT ON COLUMN service.valid_to IS 'Last day, none while it runs.';
COMMENT ON COLUMN service.source IS 'Where it was read.';

CREATE TABLE indicator (
    id             identifier PRIMARY KEY,
    family         text COLLATE "C" NOT NULL,
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
    base           identifier REFERENCES indicator DEFERRABLE,
    is_share       boolean NOT NULL,
    period         text COLLATE "C" NOT NULL,
    direction      text COLLATE "C" NOT NULL,
    over_time      text COLLATE "C" NOT NULL,
    over_actors    text COLLATE "C" NOT NULL,
    source         prose NOT NULL,
    CONSTRAINT indicator_caveat_is_whole CHECK (num_nulls(caveat_nb, caveat_nn, caveat_en) IN (0, 3)),
    CONSTRAINT indicator_decimals_are_few CHECK (decimals BETWEEN 0 AND 9),
    CONSTRAINT indicator_family_is_known CHECK (family IN ('availability', 'use-and-spread', 'user-experience', 'security',
        'operations', 'sustainability', 'people')),
    CONSTRAINT indicator_period_is_known CHECK (period IN ('year', 'tertial', 'quarter', 'month', 'point-in-time', 'cumulative')),
    CONSTRAINT indicator_direction_is_known CHECK (direction IN ('higher', 'lower', 'none')),
    CONSTRAINT indicator_over_time_is_known CHECK (over_time IN ('none', 'sum', 'last', 'maximum', 'time-weighted', 'ratio')),
    CONSTRAINT indicator_over_actors_is_known CHECK (over_actors IN ('none', 'sum', 'last', 'maximum', 'time-weighted', 'ratio')),
    CONSTRAINT indicator_is_no_part_of_itself CHECK (base <> id)
);
COMMENT ON TABLE indicator IS 'What is measured of services: in which unit, over which period, and how parts become a whole.';
COMMENT ON COLUMN indicator.id IS 'Id.';
COMMENT ON COLUMN indicator.family IS 'What it is about.';
COMMENT ON COLUMN indicator.name_nb IS 'Name in Bokmål.';
COMMENT ON COLUMN indicator.name_nn IS 'Name in Nynorsk.';
COMMENT ON COLUMN indicator.name_en IS 'Name in English.';
COMMENT ON COLUMN indicator.description_nb IS 'What it says, in Bokmål.';
COMMENT ON COLUMN indicator.description_nn IS 'What it says, in Nynorsk.';
COMMENT ON COLUMN indicator.description_en IS 'What it says, in English.';
COMMENT ON COLUMN indicator.caveat_nb IS 'What it must not be read as, in Bokmål.';
COMMENT ON COLUMN indicator.caveat_nn IS 'What it must not be read as, in Nynorsk.';
COMMENT ON COLUMN indicator.caveat_en IS 'What it must not be read as, in English.';
COMMENT ON COLUMN indicator.unit IS 'Unit of its values.';
COMMENT ON COLUMN indicator.decimals IS 'Decimals of its published values.';
COMMENT ON COLUMN indicator.base IS 'The indicator that it is a part of, none for a part of nothing.';
COMMENT ON COLUMN indicator.is_share IS 'True for a percentage between 0 and 100.';
COMMENT ON COLUMN indicator.period IS 'What one measurement covers.';
COMMENT ON COLUMN indicator.direction IS 'Which way is better.';
COMMENT ON COLUMN indicator.over_time IS 'How values of parts of a period become the value of the period.';
COMMENT ON COLUMN indicator.over_actors IS 'How values of several actors become one.';
COMMENT ON COLUMN indicator.source IS 'Where the definition was read.';

CREATE TABLE service_indicator (
    service   identifier NOT NULL REFERENCES service,
    indicator identifier NOT NULL REFERENCES indicator,
    source    prose NOT NULL,
    PRIMARY KEY (service, indicator)
);
COMMENT ON TABLE service_indicator IS 'Which indicators are measured of which service; nothing else is measured.';
COMMENT ON COLUMN service_indicator.service IS 'The service.';
COMMENT ON COLUMN service_indicator.indicator IS 'The indicator.';
COMMENT ON COLUMN service_indicator.source IS 'Where it was read.';

CREATE TABLE indicator_target (
    id          identifier PRIMARY KEY,
    service     identifier REFERENCES service,
    indicator   identifier NOT NULL REFERENCES indicator,
    comparator  text COLLATE "C" NOT NULL,
    value       exact_decimal NOT NULL,
    valid_from  date,
    valid_to    date,
    start_value exact_decimal,
    start_date  date,
    end_date    date,
    note_nb     prose,
    note_nn     prose,
    note_en     prose,
    source      prose NOT NULL,
    CONSTRAINT indicator_target_comparator_is_known CHECK (comparator IN ('at-least', 'at-most', 'equal-to')),
    CONSTRAINT indicator_target_validity_is_a_range CHECK (valid_to >= valid_from),
    CONSTRAINT indicator_target_path_is_whole CHECK (num_nulls(start_value, start_date, end_date) IN (0, 3)),
    CONSTRAINT indicator_target_path_is_a_range CHECK (end_date > start_date),
    CONSTRAINT indicator_target_note_is_whole CHECK (num_nulls(note_nb, note_nn, note_en) IN (0, 3))
);
COMMENT ON TABLE indicator_target IS 'What was agreed or wished for an indicator.';
COMMENT ON COLUMN indicator_target.id IS 'Id.';
COMMENT ON COLUMN indicator_target.service IS 'The service, none for every service that has no target of its own.';
COMMENT ON COLUMN indicator_target.indicator IS 'The indicator.';
COMMENT ON COLUMN indicator_target.comparator IS 'How the value must stand to the target.';
COMMENT ON COLUMN indicator_target.value IS 'The target, in the unit of the indicator.';
COMMENT ON COLUMN indicator_target.valid_from IS 'First day that it is in force, none for always.';
COMMENT ON COLUMN indicator_target.valid_to IS 'Last day that it is in force, none for open.';
COMMENT ON COLUMN indicator_target.start_value IS 'Where the path to the target begins, none for a target without a path.';
COMMENT ON COLUMN indicator_target.start_date IS 'When the path begins.';
COMMENT ON COLUMN indicator_target.end_date IS 'When the target is to be reached.';
COMMENT ON COLUMN indicator_target.note_nb IS 'What to know of it, in Bokmål.';
COMMENT ON COLUMN indicator_target.note_nn IS 'What to know of it, in Nynorsk.';
COMMENT ON COLUMN indicator_target.note_en IS 'What to know of it, in English.';
COMMENT ON COLUMN indicator_target.source IS 'Where it was read.';

CREATE TABLE indicator_break (
    id        identifier PRIMARY KEY,
    service   identifier REFERENCES service,
    indicator identifier NOT NULL REFERENCES indicator,
    begins    date NOT NULL,
    is_reset  boolean NOT NULL,
    text_nb   prose NOT NULL,
    text_nn   prose NOT NULL,
    text_en   prose NOT NULL,
    source    prose NOT NULL
);
COMMENT ON TABLE indicator_break IS 'From a day on, values of an indicator do not compare with those before.';
COMMENT ON COLUMN indicator_break.id IS 'Id.';
COMMENT ON COLUMN indicator_break.service IS 'The service, none for every service.';
COMMENT ON COLUMN indicator_break.indicator IS 'The indicator.';
COMMENT ON COLUMN indicator_break.begins IS 'The first day after the break.';
COMMENT ON COLUMN indicator_break.is_reset IS 'True when what accumulates begins again.';
COMMENT ON COLUMN indicator_break.text_nb IS 'What changed, in Bokmål.';
COMMENT ON COLUMN indicator_break.text_nn IS 'What changed, in Nynorsk.';
COMMENT ON COLUMN indicator_break.text_en IS 'What changed, in English.';
COMMENT ON COLUMN indicator_break.source IS 'Where it was read.';

CREATE TABLE indicator_sum (
    sum      identifier NOT NULL REFERENCES indicator,
    position smallint NOT NULL,
    part     identifier NOT NULL REFERENCES indicator,
    source   prose NOT NULL,
    PRIMARY KEY (sum, part),
    CONSTRAINT indicator_sum_position_is_unique UNIQUE (sum, position) DEFERRABLE,
    CONSTRAINT indicator_sum_is_no_part_of_itself CHECK (part <> sum)
);
COMMENT ON TABLE indicator_sum IS 'An indicator that is the sum of others of the same service and period.';
COMMENT ON COLUMN indicator_sum.sum IS 'The sum.';
COMMENT ON COLUMN indicator_sum.position IS 'Order in which the parts are shown.';
COMMENT ON COLUMN indicator_sum.part IS 'A part of it.';
COMMENT ON COLUMN indicator_sum.source IS 'Where it was read.';

CREATE TRIGGER service_is_announced AFTER INSERT OR UPDATE OR DELETE ON service
    FOR EACH ROW EXECUTE FUNCTION notify_catalogue();
CREATE TRIGGER indicator_is_announced AFTER INSERT OR UPDATE OR DELETE ON indicator
    FOR EACH ROW EXECUTE FUNCTION notify_catalogue();
CREATE TRIGGER service_indicator_is_announced AFTER INSERT OR UPDATE OR DELETE ON service_indicator
    FOR EACH ROW EXECUTE FUNCTION notify_catalogue();
CREATE TRIGGER indicator_target_is_announced AFTER INSERT OR UPDATE OR DELETE ON indicator_target
    FOR EACH ROW EXECUTE FUNCTION notify_catalogue();
CREATE TRIGGER indicator_break_is_announced AFTER INSERT OR UPDATE OR DELETE ON indicator_break
    FOR EACH ROW EXECUTE FUNCTION notify_catalogue();
CREATE TRIGGER indicator_sum_is_announced AFTER INSERT OR UPDATE OR DELETE ON indicator_sum
    FOR EACH ROW EXECUTE FUNCTION notify_catalogue();

GRANT SELECT ON service, indicator, service_indicator, indicator_target, indicator_break, indicator_sum
    TO nokkeltall_service;

COMMIT;
