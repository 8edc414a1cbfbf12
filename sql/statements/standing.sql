-- A reporting unit's return: the collection of the year as the unit sees it (it closes on the later of its own day and that of the
-- unit's extension), the newest revision, if there is one, and the last event after which other returns may count than before.
-- Parameters: year, actor, with_document
-- Columns: {collection}, is_asked, step, step_at, has_revision, is_discussed, {revision}, document
SELECT {collection},
       EXISTS (SELECT FROM collection_unit AS u WHERE u.year = c.year AND u.actor = $2::text) AS is_asked,
       coalesce(step.id, 0) AS step,
       coalesce((extract(epoch FROM step.at) * 1000000)::bigint, 0) AS step_at,
       r.number IS NOT NULL AS has_revision,
       EXISTS (SELECT FROM finding_step AS s WHERE s.year = c.year AND s.actor = $2::text) AS is_discussed,
       {revision},
       CASE WHEN $3::boolean THEN r.document END AS document
FROM (SELECT own.year, own.state, own.opens, own.due,
             CASE WHEN own.closes IS NOT NULL THEN greatest(own.closes, e.closes) END AS closes,
             own.methodology, own.version
      FROM collection AS own
      LEFT JOIN extension_in_force AS e ON e.year = own.year AND e.actor = $2::text
      WHERE own.year = $1::integer) AS c
LEFT JOIN LATERAL (
    SELECT * FROM revision AS n
    WHERE n.year = c.year AND n.actor = $2::text
    ORDER BY n.number DESC LIMIT 1
) AS r ON true
LEFT JOIN LATERAL (
    SELECT e.id, e.at FROM event AS e
    WHERE e.action NOT IN ('draft-begun', 'draft-saved')
    ORDER BY e.id DESC LIMIT 1
) AS step ON true
