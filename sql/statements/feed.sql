-- What happened in collections after a cursor, about the returns of these actors, the flows that they supply or these buyers buy, and
-- the collections as such; no actors: about all. Dates that have come
-- and publications that are released are worked out from the tables. Each reminder is dated not before the last change of its
-- collection and of the unit's extension, so that a reader who goes on after a cursor misses none when a date is moved.
-- Everything is dated by the log, or by the clock; only what is settled is told, so nothing is committed later with an earlier date.
-- Parameters: after, actors, limit, buyers
-- Columns: cursor, id, at, type, year, actor, revision, finding, reason, publication, supplier, buyer
WITH settled AS MATERIALIZED (
    SELECT events_settled_until() AS until
), logged AS (
    SELECT 'event-' || lpad(e.id::text, 12, '0') AS id, e.at,
           CASE WHEN e.action LIKE 'collection-%'
                THEN 'collection-' || CASE e.detail ->> 'state' WHEN 'open' THEN 'opened' ELSE 'closed' END
                ELSE e.action END AS type,
           e.year::integer AS year, CASE WHEN e.action <> 'flow-resolved' THEN e.actor::text END AS actor, e.revision,
           e.detail ->> 'finding' AS finding, e.detail ->> 'reason' AS reason, NULL::text AS publication,
           CASE WHEN e.action = 'flow-resolved' THEN e.actor::text END AS supplier, e.detail ->> 'buyer' AS buyer
    FROM event AS e
    WHERE e.action IN ('submitted', 'withdrawn', 'returned', 'approved', 'reopened', 'finding-explained',
                       'finding-accepted', 'finding-rejected', 'extension-granted', 'extension-withdrawn')
       OR e.action = 'flow-resolved' AND e.detail ? 'buyer'
       OR e.action IN ('collection-created', 'collection-changed') AND e.detail ->> 'state' IN ('open', 'closed')
), changed AS (
    SELECT year, max(at) AS at FROM event
    WHERE action IN ('collection-created', 'collection-changed') GROUP BY year
), extended AS (
    SELECT year, actor, max(at) AS at FROM event
    WHERE action IN ('extension-granted', 'extension-withdrawn') GROUP BY year, actor
), due AS (
    SELECT m.type, u.year, u.actor, deadline.due, greatest(m.at, changed.at, extended.at) AS at
    FROM collection AS c
    JOIN collection_unit AS u ON u.year = c.year
    LEFT JOIN extension_in_force AS e ON e.year = u.year AND e.actor = u.actor
    LEFT JOIN changed ON changed.year = u.year
    LEFT JOIN extended ON extended.year = u.year AND extended.actor = u.actor
    CROSS JOIN LATERAL (SELECT greatest(c.due, e.closes) AS due) AS deadline
    CROSS JOIN LATERAL (VALUES
        ('reminder-due', (deadline.due - 14)::timestamp AT TIME ZONE 'Europe/Oslo',
         (deadline.due + 1)::timestamp AT TIME ZONE 'Europe/Oslo'),
        ('overdue', (deadline.due + 1)::timestamp AT TIME ZONE 'Europe/Oslo', 'infinity')) AS m(type, at, until)
    WHERE c.due IS NOT NULL AND c.state <> 'planned'
      AND greatest(m.at, changed.at, extended.at) < m.until
), reminded AS (
    SELECT due.type || '-' || due.year || '-' || to_char(due.due, 'YYYYMMDD') || '-' || due.actor AS id, due.at, due.type,
           due.year::integer AS year, due.actor::text AS actor
    FROM due
    WHERE NOT EXISTS (SELECT FROM event AS e WHERE e.year = due.year AND e.actor = due.actor AND e.action = 'approved'
                        AND e.at < due.at)
      AND (SELECT e.action FROM event AS e WHERE e.year = due.year AND e.actor = due.actor AND e.at < due.at
             AND e.action IN ('submitted', 'withdrawn', 'returned') ORDER BY e.id DESC LIMIT 1) IS DISTINCT FROM 'submitted'
), all_of_it AS (
    SELECT id, at, type, year, actor, revision, finding, reason, publication, supplier, buyer FROM logged
    UNION ALL
    SELECT id, at, type, year, actor, NULL, NULL, NULL, NULL, NULL, NULL FROM reminded
    UNION ALL
    SELECT 'published-' || p.id, greatest(coalesce(e.at, p.created_at), p.release_at), 'published', p.year::integer, NULL, NULL, NULL,
           NULL, p.id, NULL, NULL
    FROM publication AS p LEFT JOIN event AS e ON e.action = 'published' AND e.detail ->> 'publication' = p.id
), numbered AS (
    SELECT (to_char(at AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISSUS') || '.' || id) COLLATE "C" AS cursor, *
    FROM all_of_it, settled
    WHERE at <= settled.until AND ($2::text[] IS NULL OR actor = ANY ($2::text[]) OR coalesce(actor, supplier) IS NULL
                                OR supplier = ANY ($2::text[]) OR buyer = ANY ($4::text[]))
)
SELECT cursor, id, iso8601(at) AS at, type, year, actor, revision, finding, reason, publication, supplier, buyer
FROM numbered WHERE cursor > $1::text ORDER BY cursor LIMIT $3::integer
