/* Answers about collections, returns in them, their findings and revisions. */
#ifndef NK_TESTS_WIRE_COLLECTING_ANSWERS_H
#define NK_TESTS_WIRE_COLLECTING_ANSWERS_H

#include "tests/wire/answers.h"

extern answer_maker collection_json, collections_json, board_json, draft_json, approved_json,
    validation_json, receipt_json, revisions_json, revision_json, findings_json, finding_json,
    difference_json, feed_json, problem_with_findings_json, event_detail_json;

#endif
