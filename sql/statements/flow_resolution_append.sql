-- Adds a decision about a flow.
-- Parameters: year, supplier, buyer, amount, resolution, words, taken_by, supplier_statement, buyer_statement
-- Columns: taken_at
INSERT INTO flow_resolution (year, supplier, buyer, amount, resolution, words, taken_by, supplier_statement, buyer_statement)
VALUES ($1::integer, $2::text, $3::text, $4::bigint, $5::text, $6::text, $7::text, $8::text, $9::text)
RETURNING iso8601(taken_at) AS taken_at
