-- All validation rules, by id, with why there is each.
-- Parameters: none
-- Columns: id, check_name, severity, tolerance, name_nb, name_nn, name_en, message_nb, message_nn, message_en, how_to_mend_nb, how_to_mend_nn, how_to_mend_en, first_year, last_year, source, enforced_at, why_nb, why_nn, why_en
SELECT r.id, r.check_name, r.severity, r.tolerance, r.name_nb, r.name_nn, r.name_en, r.message_nb, r.message_nn,
       r.message_en, r.how_to_mend_nb, r.how_to_mend_nn, r.how_to_mend_en, r.first_year, r.last_year, r.source,
       r.enforced_at, w.why_nb, w.why_nn, w.why_en
FROM rule AS r LEFT JOIN rule_reason AS w ON w.rule = r.id
ORDER BY r.id, r.first_year
