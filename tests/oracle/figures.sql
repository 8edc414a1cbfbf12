-- Key figures: ratios of sums by definitions that are data, rounded once, halves away from zero (R36, KF01–KF17).

-- The codes that a figure is broken down by; '' for all of it.
CREATE TEMP TABLE figure_side AS
SELECT collection, figure, breakdown, 'numerator' AS side, ''::code AS code FROM figure WHERE breakdown = 'none'
UNION ALL
SELECT collection, figure, breakdown, 'numerator', c.code
FROM figure JOIN category c USING (collection) WHERE breakdown = 'category'
UNION ALL
SELECT collection, figure, breakdown, 'numerator', a.code
FROM figure JOIN area a USING (collection) WHERE breakdown = 'area'
UNION ALL
SELECT collection, figure, 'none', 'denominator', '' FROM figure;
ANALYZE figure_side;

-- The terms of each side: which sum of which year, and which of its cells.
CREATE TEMP TABLE term AS
WITH filtered AS (
    SELECT s.collection, s.figure, s.code, s.side, t.position, t.sum, t.negative, t.looks_back,
           CASE WHEN t.looks_back THEN k.before ELSE s.collection END AS of_collection,
           CASE s.breakdown WHEN 'category' THEN s.code ELSE t.category END AS category,
           CASE s.breakdown WHEN 'area' THEN s.code ELSE t.area END AS area, t.cost_type
    FROM figure_side s JOIN figure_term t USING (collection, figure, side) JOIN collection k USING (collection)
)
SELECT f.*, f.category <> '' OR f.area <> '' OR f.cost_type <> '' AS restricted,
       (f.category <> '' AND c.code IS NULL) OR (f.area <> '' AND a.code IS NULL) AS unknown
FROM filtered f
LEFT JOIN category c ON c.collection = f.of_collection AND c.code = f.category
LEFT JOIN area a ON a.collection = f.of_collection AND a.code = f.area;
ANALYZE term;

-- The selections of cells that terms ask for, each once: of the margin of the area where it is asked for.
CREATE TEMP TABLE selection AS
SELECT DISTINCT of_collection AS collection, sum, category, area, cost_type, area <> '' AND NOT crosses AS by_area
FROM term JOIN collection k ON k.collection = of_collection
WHERE restricted AND NOT unknown;
ANALYZE selection;

CREATE TEMP TABLE place AS
SELECT cell, split_part(cell, '/', 1) AS category, split_part(cell, '/', 2) AS area,
       split_part(cell, '/', 3) AS cost_type, cell LIKE '/%' AS by_area
FROM (SELECT cell FROM sum_cell UNION SELECT cell FROM left_out) AS cells;
ANALYZE place;

-- What a selection holds for each party, and whether something that is not broken down may belong to it.
CREATE TEMP TABLE selected AS
WITH held AS (
    SELECT s.collection, c.entity, s.sum, s.category, s.area, s.cost_type, c.amount, c.estimated, c.status,
           s.category IN ('', p.category) AND s.area IN ('', p.area) AS inside
    FROM selection s JOIN sum_cell c USING (collection, sum) JOIN place p USING (cell, by_area)
    WHERE s.cost_type IN ('', p.cost_type) AND (s.category = '' OR p.category IN (s.category, 'unspecified'))
      AND (s.area = '' OR p.area IN (s.area, 'unspecified'))
), amounts AS (
    SELECT collection, entity, sum, category, area, cost_type, sum(amount) FILTER (WHERE inside) AS value,
           sum(estimated) FILTER (WHERE inside) AS estimated, max(status) FILTER (WHERE inside) AS status,
           bool_or(inside) AS present, bool_or(NOT inside) AS unspecified_present
    FROM held GROUP BY collection, entity, sum, category, area, cost_type
), gaps AS (
    SELECT DISTINCT s.collection, l.entity, s.sum, s.category, s.area, s.cost_type
    FROM selection s JOIN left_out l USING (collection) JOIN place p USING (cell, by_area)
    WHERE s.sum <> 'national-share' AND s.cost_type IN ('', p.cost_type) AND s.category IN ('', p.category)
      AND s.area IN ('', p.area)
)
SELECT collection, entity, sum, category, area, cost_type, a.value, a.estimated, a.status,
       coalesce(a.present, false) AS present, coalesce(a.unspecified_present, false) AS unspecified_present,
       g.collection IS NOT NULL AS gap
FROM amounts a FULL JOIN gaps g USING (collection, entity, sum, category, area, cost_type);
ANALYZE selected;

-- What a term adds for each party, or why there is nothing to add. One that asks for a code that its year does not
-- have is no term.
CREATE TEMP TABLE term_value AS
WITH whole AS (
    SELECT t.*, p.entity, w.value AS whole_value, w.estimated AS whole_estimated, w.status AS whole_status,
           CASE WHEN b.entity IS NULL THEN 'not-reported' ELSE coalesce(w.absence, 'not-defined-for-entity') END
               AS whole_absence,
           b.entity IS NULL OR b.returns = 0 OR (w.absence = 'not-reported' AND l.entity IS NULL) AS has_nothing,
           b.entity IS NOT NULL AND w.absence IS NOT NULL AS exists
    FROM term t JOIN party p USING (collection)
    LEFT JOIN party b ON b.collection = t.of_collection AND b.entity = p.entity
    LEFT JOIN oracle_sum w ON w.collection = t.of_collection AND w.entity = p.entity AND w.sum = t.sum
    LEFT JOIN (SELECT DISTINCT collection, entity FROM left_out) l
        ON l.collection = t.of_collection AND l.entity = p.entity
), told AS (
    SELECT w.*, w.restricted AND w.exists AND NOT w.has_nothing AS by_cell, s.value AS selected_value,
           s.estimated AS selected_estimated, s.status AS selected_status, s.gap, s.present, s.unspecified_present
    FROM whole w
    LEFT JOIN selected s ON w.restricted AND s.collection = w.of_collection AND s.entity = w.entity AND s.sum = w.sum
                        AND s.category = w.category AND s.area = w.area AND s.cost_type = w.cost_type
)
SELECT collection, figure, entity, code, side, position, negative, looks_back,
       category <> '' OR area <> '' AS selects, unknown AND exists AS unknown,
       CASE WHEN by_cell AND gap THEN 'not-reported' WHEN by_cell THEN 'present' ELSE whole_absence END AS absence,
       CASE WHEN by_cell THEN coalesce(selected_value, 0) ELSE whole_value END AS value,
       CASE WHEN by_cell THEN coalesce(selected_estimated, 0) ELSE whole_estimated END AS estimated,
       CASE WHEN by_cell THEN coalesce(selected_status, 'reported') ELSE whole_status END AS status,
       by_cell AND present IS TRUE AS present, by_cell AND unspecified_present IS TRUE AS unspecified_present
FROM told;
ANALYZE term_value;

-- A side that lacks a term is absent, for the reason of the first such term.
CREATE TEMP TABLE side_value AS
WITH known AS (
    SELECT *, absence = 'present' AS there, CASE WHEN negative THEN -value ELSE value END AS signed,
           CASE WHEN absence = 'not-reported' AND looks_back THEN 'year-before-missing' ELSE absence END AS reason
    FROM term_value WHERE NOT unknown
), added AS (
    SELECT collection, figure, entity, code, side, bool_or(reason = 'not-defined-for-entity') AS undefined,
           (array_agg(reason ORDER BY position) FILTER (WHERE NOT there))[1] AS first_reason,
           sum(signed) FILTER (WHERE there) AS value, sum(signed) FILTER (WHERE there AND looks_back) AS before,
           sum(abs(value)) FILTER (WHERE there) AS magnitude, sum(abs(estimated)) FILTER (WHERE there) AS estimated,
           max(status) FILTER (WHERE there) AS status, bool_or(present) AS present,
           bool_or(selects) AND NOT bool_or(present) AND bool_or(unspecified_present) AS may_be_unspecified
    FROM known GROUP BY collection, figure, entity, code, side
), sides AS (
    SELECT s.collection, s.figure, p.entity, s.code, s.side, t.figure IS NOT NULL AS has_terms
    FROM figure_side s JOIN party p USING (collection)
    LEFT JOIN (SELECT DISTINCT collection, figure, side FROM figure_term) t USING (collection, figure, side)
)
SELECT collection, figure, entity, code, side, has_terms,
       CASE WHEN NOT has_terms THEN 'present'
            WHEN a.figure IS NULL OR a.undefined THEN 'not-defined-for-entity'
            WHEN a.first_reason IS NOT NULL THEN a.first_reason
            WHEN a.may_be_unspecified THEN 'not-reported' ELSE 'present' END AS absence,
       CASE WHEN has_terms THEN coalesce(a.value, 0) ELSE 1 END AS value, coalesce(a.before, 0) AS before,
       coalesce(a.magnitude, 0) AS magnitude, coalesce(least(a.estimated, a.magnitude), 0) AS estimated,
       coalesce(a.status, 'reported') AS status, a.present IS TRUE AS present
FROM sides LEFT JOIN added a USING (collection, figure, entity, code, side);
ANALYZE side_value;

CREATE FUNCTION pg_temp.share(estimated numeric, magnitude numeric) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN magnitude = 0 THEN '0.0' ELSE round(pg_temp.half_away(1000 * estimated, magnitude) / 10, 1)::text
           END
$$;

CREATE TEMP TABLE ratio AS
WITH divided AS (
    SELECT f.collection, f.figure, f.decimals, f.breakdown, n.entity, n.code, n.present, d.has_terms AS has_denominator,
           CASE WHEN 'not-defined-for-entity' IN (n.absence, d.absence) THEN 'not-defined-for-entity'
                WHEN n.absence <> 'present' THEN n.absence
                WHEN d.absence = 'not-reported' THEN 'denominator-missing'
                WHEN d.absence <> 'present' THEN d.absence
                WHEN d.value = 0 THEN 'denominator-zero' ELSE 'present' END AS absence,
           f.factor * 10::numeric ^ f.decimals * n.value AS dividend,
           n.absence = 'present' AS above, n.value AS numerator, n.before AS numerator_before, n.estimated, n.magnitude,
           d.absence = 'present' AS below, d.value AS denominator, d.before AS denominator_before,
           d.estimated AS denominator_estimated, d.magnitude AS denominator_magnitude,
           greatest(n.status, d.status) AS status
    FROM figure f
    JOIN side_value n ON n.collection = f.collection AND n.figure = f.figure AND n.side = 'numerator'
    JOIN side_value d ON d.collection = f.collection AND d.figure = f.figure AND d.entity = n.entity
                     AND d.side = 'denominator'
), rounded AS (
    SELECT *, CASE WHEN absence = 'present' THEN pg_temp.half_away(dividend, denominator) END AS units FROM divided
)
-- A value that 64 bits do not hold is none, and then the figure has none for any code.
SELECT *, bool_or(units NOT BETWEEN -9223372036854775808 AND 9223372036854775807)
              OVER (PARTITION BY collection, figure, entity) IS TRUE AS overflows
FROM rounded;

CREATE TEMP TABLE oracle_figure AS
SELECT collection, figure, entity, code, absence,
       CASE WHEN absence = 'present' THEN round(units / 10::numeric ^ decimals, decimals)::text END AS value,
       CASE WHEN above THEN numerator END AS numerator, CASE WHEN above THEN numerator_before END AS numerator_before,
       CASE WHEN below THEN denominator END AS denominator,
       CASE WHEN below THEN denominator_before END AS denominator_before,
       CASE WHEN above THEN estimated END AS estimated, CASE WHEN above THEN magnitude END AS magnitude,
       CASE WHEN above THEN pg_temp.share(estimated, magnitude) END AS estimated_share,
       CASE WHEN below AND has_denominator THEN pg_temp.share(denominator_estimated, denominator_magnitude) END
           AS denominator_estimated_share,
       CASE WHEN absence = 'present' THEN status ELSE 'missing' END AS status
FROM ratio
-- "Not broken down" is listed where something stands there.
WHERE NOT overflows AND (breakdown = 'none' OR code <> 'unspecified' OR present)
UNION ALL
SELECT DISTINCT collection, figure, entity, ''::code, 'overflow', NULL, NULL::numeric, NULL::numeric, NULL::numeric,
       NULL::numeric, NULL::numeric, NULL::numeric, NULL, NULL, NULL::status
FROM ratio WHERE overflows;
