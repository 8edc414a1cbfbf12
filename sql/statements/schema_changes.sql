-- What is deployed, by name.
-- Parameters: none
-- Columns: change
SELECT change
FROM nokkeltall_sqitch.changes
WHERE project = 'nokkeltall'
ORDER BY committed_at, change
