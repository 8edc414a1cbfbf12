#include "tests/wire/definition_answers.h"

#include "server/wire/definitions_out.h"
#include "tests/wire/indicator_sample.h"

struct nk_buffer services_json(struct sample *sample)
{
    (void)sample;
    return nk_services_json(&sample_definitions);
}

struct nk_buffer service_json(struct sample *sample)
{
    (void)sample;
    return nk_service_json(&sample_definitions, &sample_definitions.services[0], NULL, 0, NK_BOKMAL);
}

struct nk_buffer indicator_json(struct sample *sample)
{
    (void)sample;
    return nk_indicator_json(&sample_definitions, &sample_definitions.indicators[1]);
}

struct nk_buffer indicators_json(struct sample *sample)
{
    (void)sample;
    const struct nk_indicator *two[] = {&sample_definitions.indicators[0], &sample_definitions.indicators[2]};
    return nk_indicators_json(&sample_definitions, two, sizeof two / sizeof two[0]);
}
