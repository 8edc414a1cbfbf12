-- The terms of all figures, in the order of the figures, numerators first.
-- Parameters: none
-- Columns: figure, side, sum, negative, year_offset, category, area, cost_type
SELECT t.figure, t.side, t.sum, t.negative, t.year_offset, t.category, t.area, t.cost_type
FROM figure_term AS t
JOIN figure AS f ON f.id = t.figure
ORDER BY f.position, t.side DESC, t.position
