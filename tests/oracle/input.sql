-- What was submitted. A value that is missing is NULL.
CREATE TEMP TABLE collection (collection int, seed bigint, year int, crosses bool, before int);
CREATE TEMP TABLE actor (collection int, actor code, kind text, region code);
CREATE TEMP TABLE category (collection int, code code);
CREATE TEMP TABLE area (collection int, code code);
CREATE TEMP TABLE unit (collection int, actor code);
CREATE TEMP TABLE answer (collection int, actor code, illustrative bool);
CREATE TEMP TABLE expenditure (collection int, actor code, category text, area text, cost_type text, amount numeric,
                               status status);
CREATE TEMP TABLE number (collection int, actor code, sum text, value numeric, status status);
CREATE TEMP TABLE financing (collection int, supplier code, financier code, basis text, share numeric, status status);
CREATE TEMP TABLE financing_cell (collection int, supplier code, financier code, category text, area text,
                                  cost_type text, amount numeric, status status);
CREATE TEMP TABLE purchase_cell (collection int, buyer code, supplier code, booked bool, category text, area text,
                                 cost_type text, amount numeric, status status);
CREATE TEMP TABLE imputation (collection int, imputation text, actor code, target text, base text, base_value numeric);
CREATE TEMP TABLE imputation_unit (collection int, imputation text, actor code);
CREATE TEMP TABLE figure (collection int, figure text, decimals int, factor int, breakdown text);
CREATE TEMP TABLE figure_term (collection int, figure text, side text, position int, sum text, negative bool,
                               looks_back bool, category text, area text, cost_type text);

-- What core makes of it. What does not exist is NULL.
CREATE TEMP TABLE core_cell (collection int, entity code, cell text, own numeric, own_estimated numeric,
                             booked numeric, booked_estimated numeric, allocated numeric, allocated_estimated numeric,
                             financed numeric, financed_estimated numeric, net numeric, net_estimated numeric);
CREATE TEMP TABLE core_flow (collection int, supplier code, financier code, cell text, amount numeric,
                             estimated numeric);
CREATE TEMP TABLE core_elimination (collection int, financier code, supplier code, kind text, cell text,
                                    amount numeric, estimated numeric);
CREATE TEMP TABLE core_entity (collection int, entity code, own numeric, booked numeric, allocated numeric,
                               financed numeric, net numeric, returns bigint, illustrative bool, missing text,
                               incomplete text);
CREATE TEMP TABLE core_total (collection int, gross numeric, eliminated numeric, net numeric, regions numeric,
                              residuals numeric);
CREATE TEMP TABLE core_sum (collection int, entity code, sum text, absence text, value numeric, estimated numeric,
                            status status);
CREATE TEMP TABLE core_imputed (collection int, imputation text, gap text, value numeric);
CREATE TEMP TABLE core_figure (collection int, figure text, entity code, code code, absence text, value text,
                               numerator numeric, numerator_before numeric, denominator numeric,
                               denominator_before numeric, estimated numeric, magnitude numeric, estimated_share text,
                               denominator_estimated_share text, status status);
CREATE TEMP TABLE core_proof (collection int, identity text, left_side numeric, right_side numeric, checked bigint,
                              failed bigint, residual numeric);

\copy collection from 'collection'
\copy actor from 'actor'
\copy category from 'category'
\copy area from 'area'
\copy unit from 'unit'
\copy answer from 'answer'
\copy expenditure from 'expenditure'
\copy number from 'number'
\copy financing from 'financing'
\copy financing_cell from 'financing_cell'
\copy purchase_cell from 'purchase_cell'
\copy imputation from 'imputation'
\copy imputation_unit from 'imputation_unit'
\copy figure from 'figure'
\copy figure_term from 'figure_term'
\copy core_cell from 'core_cell'
\copy core_flow from 'core_flow'
\copy core_elimination from 'core_elimination'
\copy core_entity from 'core_entity'
\copy core_total from 'core_total'
\copy core_sum from 'core_sum'
\copy core_imputed from 'core_imputed'
\copy core_figure from 'core_figure'
\copy core_proof from 'core_proof'

ANALYZE collection, actor, category, area, unit, answer, expenditure, number, financing, financing_cell, purchase_cell,
        imputation, imputation_unit, figure, figure_term, core_cell, core_flow, core_elimination, core_entity,
        core_total, core_sum, core_imputed, core_figure, core_proof;
