/* The data of the JSON answers as CSV (RFC 4180): UTF-8, CRLF, a header row of the JSON members' names, plain
 * numbers with a decimal point, an empty field for what does not exist. A list in one field is separated by
 * spaces. Text that a spreadsheet would take for a formula (it begins with = + - @, a tab or a carriage return)
 * gets an apostrophe before it. */
#ifndef NK_WIRE_CSV_H
#define NK_WIRE_CSV_H

#include "core/catalogue.h"
#include "core/publication.h"
#include "server/wire/buffer.h"
#include "server/wire/expenditure_out.h"
#include "server/wire/figures_out.h"

struct nk_buffer nk_actors_csv(const struct nk_actor *const *actors, size_t count);
struct nk_buffer nk_figures_csv(const struct nk_figures_answer *answer);
/* The computed values alone, without what they are compared with: the form that a publication's result is hashed in.
 * Its columns do not change. */
struct nk_buffer nk_figure_results_csv(const struct nk_figure_value *values, size_t count);
struct nk_buffer nk_expenditure_csv(const struct nk_expenditure_answer *answer);
/* One row a line of the account: gross, each elimination, eliminated, net, regions, residuals, each outside
 * estimate, the total with them. */
struct nk_buffer nk_sector_csv(const struct nk_publication *publication);
struct nk_buffer nk_financing_csv(const struct nk_publication *publication, const struct nk_entity *actor,
                                  enum nk_language language);

#endif
