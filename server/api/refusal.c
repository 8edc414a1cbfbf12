#include "server/api/refusal.h"

const struct nk_label nk_no_published_return = {{
    NK_TEXT("«{1}» har ingen publisert oppgave for dette året."),
    NK_TEXT("«{1}» har inga publisert oppgåve for dette året."),
    NK_TEXT("“{1}” has no published return for this year."),
}};

const struct nk_label *nk_consolidation_refusal(enum nk_status status)
{
    static const struct nk_label cycle = {{
        NK_TEXT("Nasjonale aktører finansierer hverandre i ring. Se finansieringen i oppgavene deres."),
        NK_TEXT("Nasjonale aktørar finansierer kvarandre i ring. Sjå finansieringa i oppgåvene deira."),
        NK_TEXT("National actors finance each other in a circle. See the financing in their returns."),
    }};
    static const struct nk_label overflow = {{
        NK_TEXT("En sum er større enn det som kan regnes nøyaktig."),
        NK_TEXT("Ein sum er større enn det som kan reknast nøyaktig."),
        NK_TEXT("A sum is larger than what can be computed exactly."),
    }};
    static const struct nk_label invalid = {{
        NK_TEXT("Oppgavene lar seg ikke konsolidere sammen: en finansiering eller en kode går ikke opp."),
        NK_TEXT("Oppgåvene lèt seg ikkje konsolidere saman: ei finansiering eller ein kode går ikkje opp."),
        NK_TEXT("The returns cannot be consolidated together: a financing or a code does not fit."),
    }};
    switch (status) {
    case NK_CYCLE:
        return &cycle;
    case NK_OVERFLOW:
        return &overflow;
    case NK_INVALID:
    case NK_LIMIT:
        return &invalid;
    case NK_OK:
    case NK_NO_MEMORY:
    case NK_UNDEFINED:
        break;
    }
    return NULL;
}
