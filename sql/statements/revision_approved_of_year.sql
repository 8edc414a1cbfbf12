-- The newest approved revision of each return of a year, and why the one approved before it was reopened.
-- Parameters: year
-- Columns: {revision}, document, reopened_because
SELECT DISTINCT ON (r.actor)
       {revision},
       r.document,
       (SELECT b.reason
        FROM revision AS b
        WHERE b.year = r.year AND b.actor = r.actor
          AND b.number = 1 + (SELECT max(p.number)
                              FROM revision AS p
                              WHERE p.year = r.year AND p.actor = r.actor AND p.number < r.number
                                AND p.state = 'approved')) AS reopened_because
FROM revision AS r
WHERE r.year = $1::integer AND r.state = 'approved'
ORDER BY r.actor, r.number DESC
