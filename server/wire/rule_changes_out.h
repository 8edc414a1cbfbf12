/* What is different between two rule sets, to be read (api: GET /v1/rules/changes, the template of a return). */
#ifndef NK_WIRE_RULE_CHANGES_OUT_H
#define NK_WIRE_RULE_CHANGES_OUT_H

#include "server/wire/buffer.h"
#include "server/wire/builder.h"
#include "server/wire/rule_changes.h"

/* One of the two that are compared. */
struct nk_rule_set_side {
    int year;            /* that it was asked for by; 0: by its name */
    struct nk_text name;
};

struct nk_buffer nk_rule_changes_json(struct nk_arena *arena, const struct nk_rule_changes *changes,
                                      const struct nk_rule_set_side *from, const struct nk_rule_set_side *to,
                                      enum nk_language language);

/* "text": a sentence over all, also that nothing has changed, and "items". Only for files of this folder, as what
 * follows. */
void nk_build_rule_changes(struct nk_builder *builder, struct nk_node parent, struct nk_arena *arena,
                           const struct nk_rule_changes *changes, enum nk_language language);
struct nk_text nk_rule_changes_text(struct nk_arena *arena, const struct nk_rule_changes *changes,
                                    enum nk_language language);
/* "V06 (Sum etter område …): toleransen er nå 5 kroner (var 0 kroner); ordlyden er endret." No data
 * when there is no memory. */
struct nk_text nk_rule_change_text(struct nk_arena *arena, const struct nk_rule_change *change,
                                   enum nk_language language);

#endif
