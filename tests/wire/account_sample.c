#include "tests/wire/account_sample.h"

#include "core/account_structure.h"

#define LABEL(nb, nn, en) {{NK_TEXT(nb), NK_TEXT(nn), NK_TEXT(en)}}
#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const struct nk_code codes[] = {
    {.code = NK_TEXT("revenue"), .label = LABEL("Inntekt", "Inntekt", "Revenue"), .source = NK_TEXT("Regnskap")},
    {.code = NK_TEXT("cost"), .label = LABEL("Kostnad", "Kostnad", "Cost"), .source = NK_TEXT("Regnskap")},
    {.code = NK_TEXT("result"), .label = LABEL("Resultat", "Resultat", "Result"), .source = NK_TEXT("Regnskap")},
    {.code = NK_TEXT("note-9-opening-other"),
     .label = LABEL("Egenkapital 1.1", "Eigenkapital 1.1", "Equity at 1 January"),
     .source = NK_TEXT("Note 9")},
};

static const struct nk_account_line_kind lines[COUNT(codes)] = {
    {.statement = NK_TEXT("income-statement"), .sign = NK_POSITIVE},
    {.statement = NK_TEXT("income-statement"), .sign = NK_NEGATIVE},
    {.statement = NK_TEXT("income-statement"), .sign = NK_EITHER_SIGN},
    {.statement = NK_TEXT("note-9"), .row = NK_TEXT("opening"), .column = NK_TEXT("other"), .sign = NK_EITHER_SIGN},
};

static struct nk_account_term parts[] = {
    {.line = NK_TEXT("revenue"), .index = 0},
    {.line = NK_TEXT("cost"), .negative = true, .index = 1},
};
static struct nk_account_term last_year[] = {{.line = NK_TEXT("result"), .year_offset = -1, .index = 2}};
static struct nk_account_term all_revenue[] = {{.line = NK_TEXT("revenue"), .index = 0}};

static struct nk_account_identity identities[] = {
    {.id = NK_TEXT("result"),
     .kind = NK_IDENTITY_SUM,
     .label = LABEL("Resultat", "Resultat", "Result"),
     .stated = {.line = NK_TEXT("result"), .index = 2},
     .terms = parts,
     .term_count = COUNT(parts),
     .source = NK_TEXT("Regnskap")},
    {.id = NK_TEXT("opening"),
     .kind = NK_IDENTITY_OPENING,
     .label = LABEL("Inngående", "Inngåande", "Opening"),
     .stated = {.line = NK_TEXT("note-9-opening-other"), .index = 3},
     .terms = last_year,
     .term_count = COUNT(last_year),
     .source = NK_TEXT("Note 9")},
    {.id = NK_TEXT("return-revenue"),
     .kind = NK_IDENTITY_AT_MOST,
     .label = LABEL("Inntekt i innsendingen", "Inntekt i innsendinga", "Revenue of the return"),
     .stated = {.number = NK_ACCOUNT_OPERATING_REVENUE, .index = -1},
     .terms = all_revenue,
     .term_count = COUNT(all_revenue),
     .source = NK_TEXT("Regnskap")},
};

static const struct nk_account_structure structure = {
    .lines = lines, .identities = identities, .identity_count = COUNT(identities)};

static const struct nk_classification classification = {
    .id = NK_TEXT(NK_ACCOUNT_LINES),
    .version = NK_TEXT("2017"),
    .name = LABEL("Regnskapslinje", "Rekneskapslinje", "Account line"),
    .first_year = 2017,
    .codes = {codes, COUNT(codes)},
    .accounts = &structure,
    .source = NK_TEXT("Regnskap"),
};

const struct nk_classification *account_sample(void)
{
    return &classification;
}
