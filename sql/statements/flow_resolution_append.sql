-- Adds a decision about a flow.
-- Parameters: year, supplier, buyer, difference, resolution, words, taken_by
-- Columns: taken_at
INSERT INTO flow_resolution (year, supplier, buyer, difference, resolution, words, taken_by)
VALUES ($1::integer, $2::text, $3::text, $4::bigint, $5::text, $6::text, $7::text)
RETURNING iso8601(taken_at) AS taken_at
