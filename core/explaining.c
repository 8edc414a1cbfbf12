#include "core/explaining.h"

#include "core/provenance.h"

enum nk_status nk_inputs_add(struct nk_inputs *inputs, struct nk_arena *arena, struct nk_explanation *input)
{
    struct nk_explanation **items =
        NK_GROW(arena, struct nk_explanation *, inputs->items, inputs->count, 1, &inputs->capacity);
    if (!items)
        return NK_NO_MEMORY;
    inputs->items = items;
    inputs->items[inputs->count++] = input;
    return NK_OK;
}

enum nk_status nk_explaining_step(struct nk_explanation **ret, struct nk_arena *arena,
                                  const struct nk_explanation *step, const struct nk_inputs *inputs)
{
    struct nk_explanation *made = NK_NEW(arena, struct nk_explanation);
    if (!made)
        return NK_NO_MEMORY;
    *made = *step;
    if (made->operation != NK_OP_RATIO)
        made->over = nk_decimal_integer(1);
    if (inputs) {
        made->inputs = inputs->items;
        made->input_count = inputs->count;
    }
    *ret = made;
    return NK_OK;
}

enum nk_status nk_explaining_add(struct nk_inputs *list, struct nk_arena *arena, const struct nk_explanation *step,
                                 const struct nk_inputs *inputs)
{
    struct nk_explanation *made;
    enum nk_status status = nk_explaining_step(&made, arena, step, inputs);
    return status == NK_OK ? nk_inputs_add(list, arena, made) : status;
}

enum nk_status nk_inputs_total(struct nk_decimal *ret, const struct nk_inputs *inputs)
{
    struct nk_decimal total = nk_decimal_integer(0);
    for (size_t i = 0; i < inputs->count; i++) {
        enum nk_status status = nk_decimal_add(&total, total, inputs->items[i]->value);
        if (status != NK_OK)
            return status;
    }
    *ret = total;
    return NK_OK;
}

struct nk_explanation nk_explaining_leaf(const struct nk_return *from, const struct nk_number *number)
{
    return (struct nk_explanation){
        .operation = NK_OP_CELL,
        .label = from->actor->id,
        .value = nk_number_has_value(number) ? number->value : nk_decimal_integer(0),
        .from = from,
        .number = number,
    };
}

enum nk_status nk_explaining_group(struct nk_explaining *work)
{
    const struct nk_consolidation *consolidation = work->sums->consolidation;
    const struct nk_consolidation_input *input = consolidation->input;
    if (work->groups)
        return NK_OK;
    struct nk_returns_of_entity *groups =
        NK_NEW_ARRAY(work->arena, struct nk_returns_of_entity, consolidation->entity_count);
    const struct nk_return **room = NK_NEW_ARRAY(work->arena, const struct nk_return *, input->return_count);
    if (!groups || !room)
        return NK_NO_MEMORY;
    for (size_t i = 0; i < consolidation->entity_count; i++) {
        groups[i].returns = room;
        room += consolidation->entities[i].return_count;
    }
    for (size_t i = 0; i < input->return_count; i++) {
        struct nk_returns_of_entity *group = &groups[consolidation->reported[i].entity];
        group->returns[group->count++] = &input->returns[i];
    }
    work->groups = groups;
    return NK_OK;
}
