-- One publication with its bundle.
-- Parameters: id
-- Columns: {publication}, bundle
SELECT {publication},
       p.bundle
FROM publication AS p
WHERE p.id = $1::text
