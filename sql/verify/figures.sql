-- Verify nokkeltall:figures on pg

BEGIN;

SELECT id, position, name_nb, name_nn, name_en, description_nb, description_nn, description_en, caveat_nb, caveat_nn,
       caveat_en, unit, decimals, factor, breakdown, source
FROM nokkeltall.figure WHERE false;
SELECT figure, side, position, sum, negative, year_offset, category, area, cost_type, source
FROM nokkeltall.figure_term WHERE false;
SELECT id, year, amount, label_nb, label_nn, label_en, source FROM nokkeltall.outside_estimate WHERE false;

ROLLBACK;
