-- The reporting units of a collection, each with its extension and its newest revision. The deadline of a unit is the later of that of
-- all and its own.
-- Parameters: year
-- Columns: unit, extended, extension_words, extension_granted_at, extension_granted_by, has_revision, late, is_delivered, days_late, {revision}
SELECT u.actor AS unit, date_number(e.closes) AS extended, e.words AS extension_words,
       iso8601(e.granted_at) AS extension_granted_at, e.granted_by AS extension_granted_by,
       r.number IS NOT NULL AS has_revision,
       coalesce(c.due IS NOT NULL AND greatest(c.due, e.closes) < today(), false)
           AND NOT EXISTS (SELECT FROM revision AS s WHERE s.year = u.year AND s.actor = u.actor
                           AND s.state IN ('submitted', 'approved')) AS late,
       c.due IS NOT NULL AND d.day IS NOT NULL AS is_delivered,
       coalesce(greatest(d.day - greatest(c.due, e.closes), 0), 0) AS days_late,
       {revision}
FROM collection_unit AS u
JOIN collection AS c ON c.year = u.year
LEFT JOIN extension_in_force AS e ON e.year = u.year AND e.actor = u.actor
LEFT JOIN LATERAL (
    SELECT * FROM revision AS n
    WHERE n.year = u.year AND n.actor = u.actor
    ORDER BY n.number DESC LIMIT 1
) AS r ON true
CROSS JOIN LATERAL (
    SELECT (min(s.submitted_at) AT TIME ZONE 'Europe/Oslo')::date AS day FROM revision AS s
    WHERE s.year = u.year AND s.actor = u.actor AND s.state <> 'withdrawn'
) AS d
WHERE u.year = $1::integer
ORDER BY u.actor
