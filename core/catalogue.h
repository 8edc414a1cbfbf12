/* The reference data that a computation uses: actors, classifications, methodologies, figure definitions.
 * All of it is data with a version; nothing here is compiled in. A catalogue is built once, in an arena, and then only
 * read. */
#ifndef NK_CORE_CATALOGUE_H
#define NK_CORE_CATALOGUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/decimal.h"
#include "core/text.h"

/* A calendar date as the number yyyymmdd, so that dates compare as integers; 0 is "none". */
typedef int32_t nk_date;

enum nk_actor_kind {
    NK_REGION = 0,
    NK_REGIONAL_AUTHORITY = 1,
    NK_ICT_PROVIDER = 2,
    NK_TRUST = 3,
    NK_PHARMACY_TRUST = 4,
    NK_PRIVATE_NONPROFIT = 5,
    NK_NATIONAL_ACTOR = 6,
    NK_STATE_BODY = 7,
};

/* The code of the kind as the API writes it ("national-actor"), never NULL. */
const char *nk_actor_kind_code(enum nk_actor_kind kind);
/* False when there is no such kind. */
bool nk_actor_kind_of(enum nk_actor_kind *ret, struct nk_text code);

struct nk_actor {
    struct nk_text id;
    struct nk_text organisation_number; /* empty for a region, which is not a legal person */
    struct nk_label name;
    enum nk_actor_kind kind;
    struct nk_text region;     /* id of the region it belongs to (R02), empty for none */
    nk_date valid_from;
    nk_date valid_to;          /* last day, 0 while it exists */
    struct nk_text succeeded_by; /* actor id, or empty */
    struct nk_text source;
};

/* A code of a classification version. The position of a code in its list is its index in every cell vector. */
struct nk_code {
    struct nk_text code;
    struct nk_label label;
    struct nk_label definition; /* may be empty */
    struct nk_text source;
};

struct nk_code_list {
    const struct nk_code *codes;
    size_t count;
};

/* Index of a code in its list, or -1. */
int nk_code_list_find(const struct nk_code_list *list, struct nk_text code);

/* The code for "not broken down", where a methodology allows it (R27). Last in its list. */
#define NK_UNSPECIFIED "unspecified"

enum nk_cost_type { NK_OPERATING = 0, NK_INVESTMENT = 1 };
enum { NK_COST_TYPES = 2 };

/* "operating" and "investment", the codes of enum nk_cost_type. */
extern const struct nk_text nk_cost_type_codes[NK_COST_TYPES];

struct nk_account_structure; /* account_structure.h */

/* One version of a classification: "resource-category" 2017, "ict-area" 2022, "cost-type" … */
struct nk_classification {
    struct nk_text id;
    struct nk_text version;
    struct nk_label name;
    int16_t first_year;
    int16_t last_year; /* 0: still in use */
    struct nk_code_list codes;
    const struct nk_account_structure *accounts; /* what the lines of an account are; NULL of other classifications */
    struct nk_text source;
};

/* One edge between two versions of a classification. Several edges from one code are a split, several to one code a
 * merge; a code without an edge has no counterpart. Nothing is ever split by guess. */
struct nk_correspondence {
    struct nk_text classification;
    struct nk_text from_version, from_code;
    struct nk_text to_version, to_code;
    struct nk_text source;
};

/* How the returns of some years are made: which code lists, and whether they are crossed. */
struct nk_methodology {
    struct nk_text id;      /* "2017" or "2022" */
    int16_t first_year;
    int16_t last_year;      /* 0: still in use */
    bool crosses_dimensions; /* false: two margins instead of a matrix */
    struct nk_text classification_version;
    struct nk_code_list categories; /* includes NK_UNSPECIFIED last when top-level returns are allowed */
    struct nk_code_list areas;
    struct nk_label name;
    struct nk_label description;
    struct nk_text source;
};

/* A known sum that figures are made of; sums.h computes each for each entity. */
enum nk_sum {
    NK_SUM_ICT_EXPENDITURE = 0,     /* region(r); own(n) of a national actor; net of the sector. By cell. */
    NK_SUM_ICT_EXPENDITURE_OWN = 1, /* own − booked. By cell. */
    NK_SUM_NATIONAL_SHARE = 2,      /* Σn share(r,n). By cell. */
    NK_SUM_OPERATING_REVENUE = 3,
    NK_SUM_OPERATING_COST = 4,
    NK_SUM_EMPLOYEES = 5,
    NK_SUM_FTE = 6,
    NK_SUM_ICT_FTE_INTERNAL = 7,
    NK_SUM_ICT_FTE_CONTRACTED = 8,
    NK_SUM_DRG_POINTS = 9,
    NK_SUM_INHABITANTS = 10,            /* population of the region */
    NK_SUM_SOMATIC_OPERATING_COST = 11, /* of somatic specialist health care */
    /* Own expenditure as the comparative analyses of 2012–2016 had it: that of a region's own units without its
     * private non-profit hospitals, without national actors, and with everything that the units have booked. So
     * that 2017 can stand beside the years before it as well as those after (R03, R55). Not by cell. */
    NK_SUM_ICT_EXPENDITURE_FORMER = 12,
};
enum { NK_SUMS = 13, NK_SUMS_BY_CELL = 3 /* the first ones */ };

const char *nk_sum_code(enum nk_sum sum);
bool nk_sum_of(enum nk_sum *ret, struct nk_text code);
/* The sum is kroner, and moves with prices; the others count. */
bool nk_sum_is_money(enum nk_sum sum);

/* One term of a numerator or denominator: ± a sum, of this year or an earlier one, all of it or some cells. */
struct nk_figure_term {
    enum nk_sum sum;
    bool negative;
    int8_t year_offset;              /* 0, or -1 for the year before */
    struct nk_text category;         /* empty: all */
    struct nk_text area;             /* empty: all */
    struct nk_text cost_type;        /* empty: both */
};

enum nk_breakdown { NK_BY_NOTHING = 0, NK_BY_CATEGORY = 1, NK_BY_AREA = 2 };
enum { NK_BREAKDOWNS = 3 };

/* "none", "category", "area" */
const char *nk_breakdown_code(enum nk_breakdown breakdown);
bool nk_breakdown_of(enum nk_breakdown *ret, struct nk_text code);

/* A key figure is a ratio of sums (or one sum, when it has no denominator). Definitions are data:
 * a new ratio of known sums needs no code. */
struct nk_figure {
    struct nk_text id;
    struct nk_label name;
    struct nk_label description;
    struct nk_label caveat; /* may be empty */
    struct nk_text unit;    /* "NOK", "percent", "NOK per employee" … */
    uint8_t decimals;
    int64_t factor;         /* 100 for percentages, otherwise 1 */
    enum nk_breakdown breakdown; /* one item a code of that dimension, as filter of the numerator */
    const struct nk_figure_term *numerator;
    size_t numerator_count;
    const struct nk_figure_term *denominator; /* none: the figure is the sum itself */
    size_t denominator_count;
    struct nk_text source;
};

/* An estimate of expenditure outside the collection (R42), shown beside the sector, never mixed in. */
struct nk_outside_estimate {
    struct nk_text id;
    int16_t year;
    int64_t amount;
    struct nk_label label;
    struct nk_text source;
};

/* A financier that is not an actor: municipalities, state-budget, health-administration, other. */
struct nk_outside_financier {
    struct nk_text id;
    struct nk_label name;
    struct nk_text source;
};

/* How a value that nobody reported is estimated (R41): the unit's own value of one sum, times the ratio of two
 * sums over other units of the year. The ratio is a ratio of sums, the result is rounded once to a whole. One for an
 * actor, year and target. */
struct nk_imputation {
    struct nk_text id;
    int16_t year;
    struct nk_text actor;          /* for whom */
    enum nk_sum target;            /* what is estimated: a number that each return gives once, such as employees */
    enum nk_sum base;              /* what is known of the actor: another such number … */
    struct nk_decimal base_value;  /* … when its own return does not give it */
    bool base_given;               /* base_value is there to be used */
    const struct nk_text *units;   /* whose returns the ratio is taken from, sorted by id */
    size_t unit_count;
    struct nk_label reason;
    struct nk_text source;
};

enum nk_severity { NK_INFO = 0, NK_WARNING = 1, NK_ERROR = 2, NK_FATAL = 3 };
const char *nk_severity_code(enum nk_severity severity);
bool nk_severity_of(enum nk_severity *ret, struct nk_text code);

/* Where a rule is enforced. */
enum nk_rule_gate {
    NK_AT_RETURN = 0,     /* at every look at the return: save, dry run, submit */
    NK_AT_SUBMISSION = 1, /* when it is submitted */
    NK_AT_ACCESS = 2,     /* before it is read: by who may send it */
};
enum { NK_RULE_GATES = 3 };
/* "return", "submission", "access" */
const char *nk_rule_gate_code(enum nk_rule_gate gate);
bool nk_rule_gate_of(enum nk_rule_gate *ret, struct nk_text code);

/* A number that the check of a rule uses, as it applies in some years. */
struct nk_rule_parameter {
    struct nk_text rule;
    struct nk_text name;         /* "warn-above"; check.h says what each means */
    struct nk_decimal value;
    struct nk_text unit;         /* "nok", "percent" … */
    int16_t first_year;
    int16_t last_year;           /* 0: still in use */
    struct nk_text source;
};

/* A small return that meets a rule, or does not. */
struct nk_rule_example {
    struct nk_text rule;
    bool passes;
    int16_t year;
    struct nk_text actor;
    struct nk_text document;     /* JSON */
    struct nk_text beside;       /* JSON array of {actor, year, document}: other returns that the rule looks at */
    struct nk_text sender;       /* JSON array of the actors that its sender may send for; empty: not known */
    struct nk_text signatory;    /* JSON object {name, title}; empty: the return is not being submitted */
    struct nk_text implied;      /* a rule that whoever fails this one cannot but fail as well, or empty */
};

struct nk_combination; /* combination.h */

/* A validation rule: its texts, severity and tolerances are data, its check is one function of core (rules.h). */
struct nk_rule {
    struct nk_text id;           /* "V09" */
    struct nk_text check;        /* name of the check in rules.c */
    enum nk_severity severity;
    enum nk_rule_gate enforced_at;
    int64_t tolerance;           /* in the unit of what the check compares; 0 is exact */
    struct nk_label name;
    struct nk_label message;     /* with {place-holders} (finding.h) */
    struct nk_label how_to_mend;
    struct nk_label why;         /* may be empty */
    int16_t first_year;
    int16_t last_year;           /* 0: still in use */
    const struct nk_rule_parameter *parameters; /* of all its years, by name */
    size_t parameter_count;
    const struct nk_combination *combinations;  /* what it finds to be illegal, of all its years, by id */
    size_t combination_count;
    const struct nk_rule_example *examples;     /* the one that meets it first */
    size_t example_count;
    struct nk_text source;       /* domain rule number */
};

struct nk_price_index;     /* reference.h */
struct nk_break;
struct nk_benchmark;
struct nk_published_value;
struct nk_indicator_definitions; /* indicator.h */

struct nk_catalogue {
    const struct nk_actor *actors; /* sorted by id, byte order */
    size_t actor_count;
    const struct nk_outside_financier *outside_financiers;
    size_t outside_financier_count;
    const struct nk_classification *classifications; /* sorted by id, then version */
    size_t classification_count;
    const struct nk_correspondence *correspondences;
    size_t correspondence_count;
    const struct nk_methodology *methodologies;
    size_t methodology_count;
    const struct nk_figure *figures; /* in the order of publication */
    size_t figure_count;
    const struct nk_outside_estimate *outside_estimates;
    size_t outside_estimate_count;
    const struct nk_rule *rules; /* sorted by id */
    size_t rule_count;
    const struct nk_price_index *price_indices; /* sorted by id, then vintage: the last of an id is the newest */
    size_t price_index_count;
    const struct nk_break *breaks; /* by year, then id */
    size_t break_count;
    const struct nk_benchmark *benchmarks; /* by figure, year, id */
    size_t benchmark_count;
    const struct nk_published_value *published_values; /* by figure, entity, year */
    size_t published_value_count;
    const struct nk_imputation *imputations; /* by year, then id */
    size_t imputation_count;
    const struct nk_indicator_definitions *indicators; /* NULL: none are defined */
};

/* NULL when there is none. */
const struct nk_actor *nk_catalogue_actor(const struct nk_catalogue *catalogue, struct nk_text id);
const struct nk_methodology *nk_catalogue_methodology(const struct nk_catalogue *catalogue, struct nk_text id);
/* The version of a classification in force in a year (0: the newest), NULL when there is none. */
const struct nk_classification *nk_catalogue_classification(const struct nk_catalogue *catalogue, struct nk_text id,
                                                            int year);
/* The methodology in force in a year, NULL before the first. */
const struct nk_methodology *nk_catalogue_methodology_of_year(const struct nk_catalogue *catalogue, int year);
const struct nk_figure *nk_catalogue_figure(const struct nk_catalogue *catalogue, struct nk_text id);
const struct nk_rule *nk_catalogue_rule(const struct nk_catalogue *catalogue, struct nk_text id);
/* The parameter as it is in the year, NULL when the rule has none of that name then. */
const struct nk_rule_parameter *nk_rule_parameter_of(const struct nk_rule *rule, struct nk_text name, int year);
bool nk_catalogue_is_outside_financier(const struct nk_catalogue *catalogue, struct nk_text id);

/* The actor existed at some day of the year. */
bool nk_actor_is_valid_in(const struct nk_actor *actor, int year);

/* What an actor is counted under: itself for a region and a national actor, its region for a member of one,
 * and NULL for others (state bodies, jointly owned trusts outside the collection). */
const struct nk_actor *nk_catalogue_entity_of(const struct nk_catalogue *catalogue, const struct nk_actor *actor);

#endif
