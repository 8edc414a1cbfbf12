-- A reporting unit's return: the collection of the year as the unit sees it (it closes on the later of its own day and that of the
-- unit's extension), and the newest revision, if there is one.
-- Parameters: year, actor, with_document
-- Columns: {collection}, units, has_revision, is_discussed, {revision}, document
SELECT {collection},
       (SELECT string_agg(u.actor, ',' ORDER BY u.actor) FROM collection_unit AS u WHERE u.year = c.year) AS units,
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
