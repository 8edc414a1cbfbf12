-- Which indicators are sums of which, in the order in which the parts are shown.
-- Parameters: none
-- Columns: sum, part, source
SELECT sum, part, source
FROM indicator_sum
ORDER BY sum, position
