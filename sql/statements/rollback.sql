-- Ends a transaction: it did nothing.
-- Parameters: none
-- Columns: none
ROLLBACK
