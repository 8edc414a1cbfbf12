-- All benchmarks, by figure, year and id.
-- Parameters: none
-- Columns: id, figure, category, area, year, value, edition, statistic, denominator, comparable, reason_nb, reason_nn, reason_en, source
SELECT id, figure, category, area, year, value, edition, statistic, denominator, comparable, reason_nb, reason_nn, reason_en,
       source
FROM benchmark
ORDER BY figure, year, id
