-- The codes of what cannot stand together, in the order of the combinations; those of one dimension are neighbours.
-- Parameters: none
-- Columns: combination, dimension, code
SELECT c.combination, c.dimension, c.code
FROM illegal_combination_code AS c JOIN illegal_combination AS i ON i.id = c.combination
ORDER BY i.rule, i.id, c.dimension, c.code
