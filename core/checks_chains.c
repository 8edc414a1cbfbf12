/* National actors that finance each other in a circle pay for nobody: such a year is not published (R33–R37). */
#include "core/check.h"

/* A walk from the return's actor to those who pay it, those who pay them, and so on. */
struct walk {
    const struct nk_rule_context *context;
    struct nk_text end;  /* the return's actor */
    bool *visited;       /* by position in the other returns */
    size_t *chain;       /* positions of the payers from the first one to where the walk is */
    size_t *next;        /* by place in the chain: the line to look at next */
    size_t length;
};

static bool pays(const struct nk_rule_flow *flow)
{
    return flow->known && flow->amount != 0;
}

static void step_to(struct walk *walk, struct nk_text payer)
{
    for (size_t i = 0; i < walk->context->other_count; i++) {
        if (walk->visited[i] || !nk_text_equal(walk->context->others[i].actor, payer))
            continue;
        walk->visited[i] = true;
        walk->chain[walk->length] = i;
        walk->next[walk->length++] = 0;
        return;
    }
}

/* Whether the payer's own payers lead back to the actor; the chain then holds the way. */
static bool leads_back(struct walk *walk, struct nk_text payer)
{
    walk->length = 0;
    for (size_t i = 0; i < walk->context->other_count; i++)
        walk->visited[i] = false;
    if (nk_text_equal(payer, walk->end))
        return true;
    step_to(walk, payer);
    while (walk->length > 0) {
        const struct nk_rule_other *supplier = &walk->context->others[walk->chain[walk->length - 1]];
        size_t *line = &walk->next[walk->length - 1];
        if (*line == supplier->financing_count) {
            walk->length--;
            continue;
        }
        const struct nk_rule_flow *flow = &supplier->financing[(*line)++];
        if (!pays(flow))
            continue;
        if (nk_text_equal(flow->buyer, walk->end))
            return true;
        step_to(walk, flow->buyer);
    }
    return false;
}

/* "nhn, hdo, nhn": each is paid by the next. Data is NULL when there is no memory. */
static struct nk_text names_of(struct nk_arena *arena, const struct walk *walk)
{
    static const char between[] = ", ";
    const size_t gap = sizeof(between) - 1;
    size_t length = 2 * walk->end.length + gap;
    for (size_t i = 0; i < walk->length; i++)
        length += gap + walk->context->others[walk->chain[i]].actor.length;
    char *text = NK_NEW_ARRAY(arena, char, length);
    if (!text)
        return NK_NO_TEXT;
    char *end = text;
    for (size_t i = 0; i < walk->length + 2; i++) {
        bool is_inside = i > 0 && i <= walk->length;
        struct nk_text name = is_inside ? walk->context->others[walk->chain[i - 1]].actor : walk->end;
        if (i > 0) {
            memcpy(end, between, gap);
            end += gap;
        }
        memcpy(end, name.data, name.length);
        end += name.length;
    }
    return (struct nk_text){.data = text, .length = length};
}

void nk_check_financing_chain(struct nk_checking *checking)
{
    const struct nk_submission *submission = checking->submission;
    if (submission->financing_count == 0)
        return;
    struct nk_rule_other own;
    checking->status = nk_rule_other_of(&own, checking->arena, checking->catalogue, submission);
    if (checking->status != NK_OK)
        return;
    const size_t count = checking->context->other_count;
    struct walk walk = {
        .context = checking->context,
        .end = submission->actor,
        .visited = NK_NEW_ARRAY(checking->arena, bool, count),
        .chain = NK_NEW_ARRAY(checking->arena, size_t, count),
        .next = NK_NEW_ARRAY(checking->arena, size_t, count),
    };
    if (!walk.visited || !walk.chain || !walk.next) {
        checking->status = NK_NO_MEMORY;
        return;
    }
    checking->applied = true;
    for (size_t i = 0; i < own.financing_count; i++) {
        if (!pays(&own.financing[i]) || !leads_back(&walk, own.financing[i].buyer))
            continue;
        const struct nk_text chain = names_of(checking->arena, &walk);
        if (!chain.data) {
            checking->status = NK_NO_MEMORY;
            return;
        }
        const struct nk_financing *line = &submission->financing[i];
        nk_check_report(checking, line->place, line->financier, NK_NO_TEXT, chain);
    }
}
