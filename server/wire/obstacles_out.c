#include "server/wire/obstacles_out.h"

void nk_build_obstacles(struct nk_builder *builder, struct nk_node item, enum nk_action action,
                        const struct nk_situation *situation)
{
    enum nk_obstacle obstacles[NK_OBSTACLES_MAX];
    const size_t count = nk_action_obstacles(obstacles, action, situation);
    struct nk_node codes = nk_build_array(builder, item, "blockedBy");
    for (size_t i = 0; i < count; i++)
        nk_build_item_text(builder, codes, nk_text_of(nk_obstacle_code(obstacles[i])));
}
