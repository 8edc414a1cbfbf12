-- Verify nokkeltall:indicators on pg

BEGIN;

SELECT id, name_nb, name_nn, name_en, description_nb, description_nn, description_en, actor, valid_from, valid_to,
       source
FROM nokkeltall.service WHERE false;
SELECT id, family, name_nb, name_nn, name_en, description_nb, description_nn, description_en, caveat_nb, caveat_nn,
       caveat_en, unit, decimals, base, is_share, period, direction, over_time, over_actors, source
FROM nokkeltall.indicator WHERE false;
SELECT service, indicator, source
FROM nokkeltall.service_indicator WHERE false;
SELECT id, service, indicator, comparator, value, valid_from, valid_to, start_value, start_date, end_date, note_nb,
       note_nn, note_en, source
FROM nokkeltall.indicator_target WHERE false;
SELECT id, service, indicator, begins, is_reset, text_nb, text_nn, text_en, source
FROM nokkeltall.indicator_break WHERE false;
SELECT sum, position, part, source
FROM nokkeltall.indicator_sum WHERE false;

ROLLBACK;
