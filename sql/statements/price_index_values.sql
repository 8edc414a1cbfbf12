-- The values of all price indices, in the order of the indices and then the years.
-- Parameters: none
-- Columns: price_index, vintage, year, value, source
SELECT price_index, vintage, year, value, source
FROM price_index_value
ORDER BY price_index, vintage, year
