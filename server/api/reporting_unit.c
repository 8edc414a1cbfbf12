#include "server/api/reporting_unit.h"

#include "server/api/answer.h"

#define PROBLEM "not-a-reporting-unit"

static const struct nk_label sentence = {{
    NK_TEXT("«{1}» er ikke blant dem som skal rapportere for {2}."),
    NK_TEXT("«{1}» er ikkje blant dei som skal rapportere for {2}."),
    NK_TEXT("“{1}” is not among those who report for {2}."),
}};

bool nk_reporting_unit_asked(struct nk_request *request, const struct nk_return_view *view, struct nk_text actor)
{
    if (view->collection.year == 0 || view->is_asked)
        return true;
    nk_answer_problem_saying(request, PROBLEM, &sentence, actor, nk_request_segment(request, 0));
    return false;
}

enum nk_db_status nk_write_no_reporting_unit(struct nk_write *write, struct nk_text actor)
{
    return nk_write_refuse(write, PROBLEM, &sentence, actor, nk_request_segment(write->request, 0));
}
