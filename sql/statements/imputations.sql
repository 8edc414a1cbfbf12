-- All estimates by ratio, by year and then id.
-- Parameters: none
-- Columns: id, year, actor, target, base, base_value, units, reason_nb, reason_nn, reason_en, source
SELECT i.id, i.year, i.actor, i.target, i.base, i.base_value,
       (SELECT string_agg(u.actor, ',' ORDER BY u.actor) FROM imputation_unit AS u WHERE u.imputation = i.id) AS units,
       i.reason_nb, i.reason_nn, i.reason_en, i.source
FROM imputation AS i
ORDER BY i.year, i.id
