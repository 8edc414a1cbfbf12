-- The accepted explanations of the warnings that the newest approved revisions of a year were submitted with. What is
-- said while a later revision is written is not of them.
-- Parameters: year
-- Columns: actor, revision, rule, pointer, code, words, accepted_at, expected, actual
SELECT f.actor, f.revision, f.rule, f.pointer, f.code, explained.words, iso8601(latest.taken_at) AS accepted_at, f.expected, f.actual
FROM (SELECT DISTINCT ON (r.actor) r.year, r.actor, r.number
      FROM revision AS r
      WHERE r.year = $1::integer AND r.state = 'approved'
      ORDER BY r.actor, r.number DESC) AS approved
JOIN revision_finding AS f ON f.year = approved.year AND f.actor = approved.actor AND f.revision = approved.number
CROSS JOIN LATERAL (
    SELECT s.id, s.state, s.taken_at
    FROM finding_step AS s
    WHERE s.year = f.year AND s.actor = f.actor AND s.finding = f.finding AND s.expected = f.expected
      AND s.actual = f.actual AND s.revision <= f.revision
    ORDER BY s.id DESC
    LIMIT 1) AS latest
CROSS JOIN LATERAL (
    SELECT s.words
    FROM finding_step AS s
    WHERE s.year = f.year AND s.actor = f.actor AND s.finding = f.finding AND s.expected = f.expected
      AND s.actual = f.actual AND s.state = 'explained' AND s.id < latest.id
    ORDER BY s.id DESC
    LIMIT 1) AS explained
WHERE latest.state = 'accepted'
ORDER BY f.actor, f.pointer, f.rule, f.code, f.finding, f.expected, f.actual
