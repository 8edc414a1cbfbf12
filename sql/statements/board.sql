-- The reporting units of a collection, each with its newest revision.
-- Parameters: year
-- Columns: unit, has_revision, late, {revision}
SELECT u.actor AS unit, r.number IS NOT NULL AS has_revision,
       coalesce(c.due < (now() AT TIME ZONE 'Europe/Oslo')::date, false)
           AND NOT EXISTS (SELECT FROM revision AS s WHERE s.year = u.year AND s.actor = u.actor
                           AND s.state IN ('submitted', 'approved')) AS late,
       {revision}
FROM collection_unit AS u
JOIN collection AS c ON c.year = u.year
LEFT JOIN LATERAL (
    SELECT * FROM revision AS n
    WHERE n.year = u.year AND n.actor = u.actor
    ORDER BY n.number DESC LIMIT 1
) AS r ON true
WHERE u.year = $1::integer
ORDER BY u.actor
