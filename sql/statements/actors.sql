-- All actors, by id.
-- Parameters: none
-- Columns: id, organisation_number, name_nb, name_nn, name_en, kind, region, valid_from, valid_to, succeeded_by, source
SELECT id, organisation_number, name_nb, name_nn, name_en, kind, region,
       date_number(valid_from) AS valid_from, date_number(valid_to) AS valid_to, succeeded_by, source
FROM actor
ORDER BY id
