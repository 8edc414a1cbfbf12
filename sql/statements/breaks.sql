-- All breaks, by year and then id.
-- Parameters: none
-- Columns: id, year, entity, figure, breakdown, of_benchmark, name_nb, name_nn, name_en, description_nb, description_nn, description_en, exceptions, source
SELECT b.id, b.year, b.entity, b.figure, b.breakdown, b.of_benchmark, b.name_nb, b.name_nn, b.name_en, b.description_nb,
       b.description_nn, b.description_en,
       (SELECT string_agg(e.figure, ',' ORDER BY e.figure) FROM break_exception AS e WHERE e.break = b.id) AS exceptions,
       b.source
FROM break AS b
ORDER BY b.year, b.id
