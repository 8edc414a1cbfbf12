-- Adds an event to the audit log.
-- Parameters: principal, role, action, year, actor, revision, request, detail
-- Columns: id
INSERT INTO event (principal, role, action, year, actor, revision, request, detail)
VALUES ($1::text, $2::text, $3::text, nullif($4::integer, 0), $5::text, nullif($6::integer, 0), $7::text,
        coalesce($8::text, '{}')::jsonb)
RETURNING id
