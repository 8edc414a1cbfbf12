-- Begins a transaction that ends as if there had been no other beside it.
-- Parameters: none
-- Columns: none
BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE
