-- The collection of a year as one reporting unit sees it: it closes on the later of its own day and that of the unit's extension.
-- Parameters: year, actor
-- Columns: {collection}, units
SELECT {collection},
       (SELECT string_agg(u.actor, ',' ORDER BY u.actor) FROM collection_unit AS u WHERE u.year = c.year) AS units
FROM (SELECT own.year, own.state, own.opens, own.due,
             CASE WHEN own.closes IS NOT NULL THEN greatest(own.closes, e.closes) END AS closes,
             own.methodology, own.version
      FROM collection AS own
      LEFT JOIN extension_in_force AS e ON e.year = own.year AND e.actor = $2::text
      WHERE own.year = $1::integer) AS c
