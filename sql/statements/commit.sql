-- Ends a transaction: what it did stays.
-- Parameters: none
-- Columns: none
COMMIT
