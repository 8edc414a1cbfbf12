-- All indicators, by id.
-- Parameters: none
-- Columns: id, family, name_nb, name_nn, name_en, description_nb, description_nn, description_en, caveat_nb, caveat_nn, caveat_en, unit, decimals, base, is_share, period, direction, over_time, over_actors, source
SELECT id, family, name_nb, name_nn, name_en, description_nb, description_nn, description_en, caveat_nb, caveat_nn,
       caveat_en, unit, decimals, base, is_share, period, direction, over_time, over_actors, source
FROM indicator
ORDER BY id
