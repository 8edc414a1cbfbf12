-- The newest approved revision of each return of a year, and why the one approved before it was reopened.
-- Parameters: year
-- Columns: {revision}, document, change_reason
SELECT DISTINCT ON (r.actor)
       {revision},
       r.document,
       (SELECT coalesce(b.reopened_because, b.reason)
        FROM revision AS b
        WHERE b.year = r.year AND b.actor = r.actor
          AND b.number = 1 + (SELECT max(p.number)
                              FROM revision AS p
                              WHERE p.year = r.year AND p.actor = r.actor AND p.number < r.number
                                AND p.state = 'approved')) AS change_reason
FROM revision AS r
WHERE r.year = $1::integer AND r.state = 'approved'
ORDER BY r.actor, r.number DESC
