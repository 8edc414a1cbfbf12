-- Verify nokkeltall:classifications on pg

BEGIN;

SELECT id, version, name_nb, name_nn, name_en, first_year, last_year, source FROM nokkeltall.classification WHERE false;
SELECT classification, version, code, position, label_nb, label_nn, label_en, definition_nb, definition_nn,
       definition_en, source
FROM nokkeltall.code WHERE false;
SELECT classification, from_version, from_code, to_version, to_code, source FROM nokkeltall.correspondence WHERE false;
SELECT id, first_year, last_year, crosses_dimensions, classification_version, name_nb, name_nn, name_en,
       description_nb, description_nn, description_en, source
FROM nokkeltall.methodology WHERE false;

ROLLBACK;
