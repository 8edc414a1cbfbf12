/* Answers about services and the definitions of what is measured of them. */
#ifndef NK_TESTS_WIRE_DEFINITION_ANSWERS_H
#define NK_TESTS_WIRE_DEFINITION_ANSWERS_H

#include "tests/wire/answers.h"

extern answer_maker services_json, service_json, indicators_json, indicator_json;

#endif
