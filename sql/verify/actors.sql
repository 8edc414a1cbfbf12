-- Verify nokkeltall:actors on pg

BEGIN;

SELECT id, organisation_number, name_nb, name_nn, name_en, kind, region, valid_from, valid_to, succeeded_by, source
FROM nokkeltall.actor WHERE false;
SELECT id, name_nb, name_nn, name_en, source FROM nokkeltall.outside_financier WHERE false;

ROLLBACK;
