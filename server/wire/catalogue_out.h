/* Reference data as JSON. All of it carries its three languages, so no function asks for
 * one. */
#ifndef NK_WIRE_CATALOGUE_OUT_H
#define NK_WIRE_CATALOGUE_OUT_H

#include "core/catalogue.h"
#include "server/wire/buffer.h"

struct nk_buffer nk_actor_json(const struct nk_actor *actor);
struct nk_buffer nk_actors_json(const struct nk_actor *const *actors, size_t count, struct nk_text next);

/* One version with its codes and the correspondences from and to it; their kind is computed from the edges. */
struct nk_buffer nk_classification_json(const struct nk_catalogue *catalogue,
                                        const struct nk_classification *classification);
/* All versions of all classifications. */
struct nk_buffer nk_classifications_json(const struct nk_catalogue *catalogue);

struct nk_buffer nk_methodology_json(const struct nk_methodology *methodology);
struct nk_buffer nk_methodologies_json(const struct nk_catalogue *catalogue);

struct nk_buffer nk_figure_definition_json(const struct nk_figure *figure);
struct nk_buffer nk_figure_definitions_json(const struct nk_catalogue *catalogue);

#endif
