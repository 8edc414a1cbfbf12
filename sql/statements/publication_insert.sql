-- Stores a publication with the revisions that it uses. No row: another one got the number first.
-- Parameters: id, year, number, kind, note, created_at, created_by, release_at, bundle, sha256, result_sha256, actors, revisions
-- Columns: id
WITH stored AS (
    INSERT INTO publication (id, year, number, kind, note, created_at, created_by, release_at, bundle, sha256,
                             result_sha256, revision_count)
    SELECT $1::text, $2::integer, $3::integer, $4::text, coalesce($5::text, ''), $6::text::timestamptz, $7::text,
           coalesce($8::text, $6::text)::timestamptz, $9::text, $10::text, $11::text, cardinality($12::text[])
    WHERE $3::integer = (SELECT coalesce(max(number), 0) + 1 FROM publication WHERE year = $2::integer)
    ON CONFLICT DO NOTHING
    RETURNING id, year
), used AS (
    INSERT INTO publication_revision (publication, year, actor, revision)
    SELECT stored.id, stored.year, m.actor, m.revision
    FROM stored CROSS JOIN unnest($12::text[], $13::integer[]) AS m (actor, revision)
)
SELECT id FROM stored
