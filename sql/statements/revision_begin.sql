-- Begins a revision with this content. No row: not the next number, the one before is not returned or withdrawn,
-- the actor is no reporting unit, or the collection accepts nothing:
-- it is not open or the unit's last day is over, and no reviewer has asked for a correction.
-- Parameters: year, actor, number, document, sha256, methodology, saved_by, info, warning, error, fatal
-- Columns: {revision}
INSERT INTO revision AS r (year, actor, number, document, sha256, methodology, saved_by,
                           findings_info, findings_warning, findings_error, findings_fatal)
SELECT c.year, $2::text, $3::integer, $4::text, $5::text, $6::text, $7::text,
       $8::integer, $9::integer, $10::integer, $11::integer
FROM collection AS c
WHERE c.year = $1::integer AND takes_revision(c, $2::text, $3::integer)
  AND EXISTS (SELECT FROM collection_unit AS u WHERE u.year = c.year AND u.actor = $2::text)
  AND $3::integer = 1 + coalesce((SELECT max(b.number) FROM revision AS b
                                  WHERE b.year = c.year AND b.actor = $2::text), 0)
  AND NOT EXISTS (SELECT FROM revision AS b WHERE b.year = c.year AND b.actor = $2::text
                  AND b.number = $3::integer - 1 AND b.state NOT IN ('returned', 'withdrawn'))
FOR SHARE OF c
ON CONFLICT DO NOTHING
RETURNING {revision}
