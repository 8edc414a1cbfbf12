"""Real answers of every operation, held against the contract. Runs against the server of NK_TEST_URL, with the
demonstration data in it.

Every operation is asked in every way that its documented statuses name, and a documented status that could not be
brought about is a failure too:
the contract must not promise what never happens. The exceptions are 500, which nothing may bring about, and 503,
which needs a database that is away.
"""

import os
import subprocess
import sys

from asking import Asking
from client import get, make_a_warning_of, put, submit, unexplained

YEAR = 2019
UNIT = "hdo"
RETURN = {"year": YEAR, "actor": UNIT}
REASON = {"reason": "Avskrivningene er med i driftskostnadene."}
SIGNATORY = {"signatory": {"name": "Kari Nordmann", "title": "Økonomidirektør"}}
DOCUMENT = {
    "actor": UNIT,
    "year": YEAR,
    "expenditure": [
        {"category": "software", "area": "network", "costType": "operating", "amount": 12000000},
        {
            "category": "hardware",
            "area": "network",
            "costType": "investment",
            "amount": 4000000,
            "status": "estimated",
            "note": "Anslag",
        },
        {"category": "other", "area": "network", "costType": "operating", "amount": None, "status": "missing"},
    ],
    "accounts": {
        "operatingRevenue": {"value": 90000000, "status": "public-source", "method": "Årsregnskap"},
        "operatingCost": 88000000,
    },
    "staffing": {"employees": 100, "fte": "93.4", "ictFteInternal": "70", "ictFteContracted": "12.5"},
    "financing": [
        {"financier": "helse-vest", "basis": "key", "share": "40.5"},
        {"financier": "helse-nord", "basis": "key", "share": "59.5"},
    ],
    "attestations": {"medicalEquipmentExcluded": True, "vatBasis": "compensated"},
}
# Valid against the contract, and stopped by rules: the keys do not sum to 100, and an amount is negative.
WITH_ERRORS = {
    **DOCUMENT,
    "financing": DOCUMENT["financing"][:1],
    "expenditure": [{**DOCUMENT["expenditure"][0], "amount": -5}],
}
DECISION = {"resolution": "difference-explained", "text": "Fakturert i januar."}
MORE_TIME = {"closes": "2020-03-20", "reason": "Nytt regnskapssystem."}
WHAT_IF = {"year": 2017, "returns": [{"actor": "nhn", "draft": True}]}


MEASURED = {"indicators": [{"service": "stamnett", "indicator": "availability", "period": "2019-12", "incidents": []}]}


class Conformance(Asking):
    SUBMITTER = UNIT
    THINGS = RETURN
    BODIES = {
        "putCollection": {"state": "open"},
        "putSubmission": DOCUMENT,
        "patchSubmission": {"memo": None},
        "putIndicators": MEASURED,
        "putResolution": DECISION,
        "putExtension": MORE_TIME,
        "submitSubmission": SIGNATORY,
        "returnSubmission": REASON,
        "reopenSubmission": REASON,
        "explainFinding": {"text": "Etteroppgjør for 2018."},
        "rejectFinding": REASON,
        "publish": {"kind": "final"},
        "whatIf": WHAT_IF,
    }

    def catalogues(self):
        for operation_id in ("listActors", "listClassifications", "listMethodologies", "listFigures", "listRules"):
            self.read(operation_id)
        self.read("listActors", query="?kind=national-actor&at=2017-12-31&lang=nn")
        self.read("listActors", query="?region=helse-vest&format=csv")
        self.ask("listActors", query="?region=nowhere", expect=404)
        for operation_id in ("getActor", "getClassification", "getMethodology", "getFigure", "getRule"):
            self.read(operation_id)
        for answer, one, name in [
            (self.read("listActors"), "getActor", "actor"),
            (self.read("listFigures"), "getFigure", "figure"),
            (self.read("listRules"), "getRule", "rule"),
            (self.read("listMethodologies"), "getMethodology", "methodology"),
        ]:
            for item in answer.json["items"]:
                self.ask(one, path={name: item["id"]}, expect=200)
        self.read("getRuleChanges", query="?from=2017&to=2022&lang=en")
        self.ask("getRuleChanges", query="?from=2001&to=2017", expect=404)
        self.ask("getRuleChanges", query="?from=2017", expect=400)
        self.read("listRuleSets")
        self.read("getRuleSet", path={"set": self.read("listRules", query="?year=2017").json["ruleSet"]})
        for item in self.read("listClassifications").json["items"]:
            self.ask(
                "getClassification", path={"classification": item["id"]}, query=f"?year={item['validFrom']}", expect=200
            )

    def comparisons(self):
        one_of = {
            "listPriceIndices": ("getPriceIndex", "index"),
            "listBreaks": ("getBreak", "break"),
            "listBenchmarks": ("getBenchmark", "benchmark"),
        }
        for operation_id, (one, name) in one_of.items():
            for item in self.read(operation_id).json["items"]:
                self.read(one, path={name: item["id"]})
        self.read("getPriceIndex", path={"index": "cpi"}, query="?vintage=2025-01")
        self.ask("getPriceIndex", path={"index": "cpi"}, query="?vintage=1999-01", expect=404)
        self.read("listBenchmarks", query="?figure=investment-share&year=2020")
        self.ask("listBenchmarks", query="?figure=nothing", expect=404)
        self.read("listImputations")
        self.read("listImputations", query="?year=2017")

    def indicators(self):
        for item in self.read("listServices").json["items"]:
            self.read("getService", path={"service": item["id"]})
            self.read("listIndicators", query=f"?service={item['id']}")
        for item in self.read("listIndicators").json["items"]:
            self.read("getIndicator", path={"indicator": item["id"]})
        self.read("listIndicators", query="?family=people&lang=nn")
        self.ask("listIndicators", query="?family=nothing", expect=400)
        self.ask("listIndicators", query="?service=nothing", expect=404)
        for query in ("?year=2024", "?year=2022..2024&family=sustainability&lang=nn", "?period=2024-12-31,2024&actor=nhn"):
            for form in ("json", "csv", "json-stat"):
                self.read("getIndicatorsData", query=f"{query}&format={form}")
            self.read("getBreachesData", query=query)
        one = "?service=sentral-forskrivningsmodul&indicator=availability"
        for period in ("2024", "2024-12"):
            self.read("explainIndicator", query=f"{one}&period={period}&publication=2024.1&lang=en")
        self.ask("explainIndicator", query=f"{one}&period=2020", expect=404)
        for query, status in (
            ("?service=nothing", 404),
            ("?indicator=nothing", 404),
            ("?actor=nobody", 404),
            ("?publication=2001.9", 404),
            ("?period=2024-13", 400),
            ("?family=nothing", 400),
        ):
            self.ask("getIndicatorsData", query=query, expect=status)
            self.ask("getBreachesData", query=query, expect=status)

    def over_years(self):
        for query in (
            "?series=public",
            "?basis=real",
            "?basis=real&baseYear=2017&priceIndex=cpi@2025-01&lang=nn",
            "?classification=harmonised&lang=en",
            "?figure=area-share&classification=harmonised&format=json-stat",
            "?series=public&basis=real&format=csv",
        ):
            self.read("getFiguresData", query=query)
        for query, status in (
            ("?series=private", 400),
            ("?series=public&publication=2017.1", 400),
            ("?basis=real&baseYear=2050", 400),
            ("?baseYear=2017", 400),
            ("?classification=other", 400),
            ("?basis=real&priceIndex=wages", 404),
        ):
            self.ask("getFiguresData", query=query, expect=status)
        change = "?figure=ict-expenditure,ict-expenditure-share-of-revenue,area-share"
        self.read("getChangesData", query=f"{change}&from=2017&to=2024")
        self.read("getChangesData", query=f"{change}&from=2017&to=2024&classification=harmonised&basis=real&lang=en")
        self.read("getChangesData", query=f"{change}&from=2019&to=2020&series=public&format=csv")
        self.ask("getChangesData", query=f"{change}&from=2017&to=2024&acrossBreaks=no", expect=409)
        for query in ("?from=2017&to=2020", f"{change}&to=2020", f"{change}&from=2020&to=2017"):
            self.ask("getChangesData", query=query, expect=400)
        self.ask("getChangesData", query="?figure=nothing&from=2017&to=2020", expect=404)
        self.read("getExpenditureData", query="?groupBy=area,year&classification=harmonised")
        self.read("getExpenditureData", query="?groupBy=category,year&classification=harmonised&format=json-stat")

    def published(self):
        for item in self.read("listPublications").json["items"]:
            self.read("getPublication", path={"publication": item["id"]})
            self.read("getPublicationBundle", path={"publication": item["id"]})
            self.read("getPublicationChanges", path={"publication": item["id"]})
            for language in ("nb", "nn", "en"):
                self.read("getSectorData", query=f"?year={item['year']}&lang={language}")
                self.read("getFiguresData", query=f"?publication={item['id']}&lang={language}")
            for form in ("csv", "json-stat"):
                self.read("getFiguresData", query=f"?year={item['year']}&format={form}")
                self.read(
                    "getExpenditureData", query=f"?year={item['year']}&groupBy=entity,category,costType&format={form}"
                )
            self.read("getSectorData", query=f"?year={item['year']}&format=csv")
            self.read("listPublicationsOfCollection", path={"year": item["year"]})
        self.read("listPublications", query="?year=2017..2020")
        self.read("getFiguresData")
        self.read("getExpenditureData")
        for group in ("entity", "year", "category", "area", "costType", "origin", "entity,year,origin"):
            self.read("getExpenditureData", query=f"?groupBy={group}")
            self.read("getExpenditureData", query=f"?groupBy={group}&measure=gross")
        self.ask("getExpenditureData", query="?year=2024&groupBy=category,area", expect=400)
        for actor, year in (("nhn", 2017), ("hdo", 2017), ("pasientreiser", 2017), ("nhn", 2024)):
            self.read("getFinancingData", query=f"?actor={actor}&year={year}")
        self.read("getFinancingData", query="?actor=nhn&year=2017&format=csv&lang=en")
        for operation_id, query in (("getSectorData", "?year=2017"), ("getFinancingData", "?actor=nhn&year=2017")):
            self.ask(operation_id, expect=400)
            self.ask(operation_id, query=query.replace("2017", "2098"), expect=404)
        self.ask("getFinancingData", query="?actor=nobody&year=2017", expect=404)
        self.explained()
        for operation_id in ("getFiguresData", "getExpenditureData"):
            self.ask(operation_id, query="?entity=nobody", expect=404)
            self.ask(operation_id, query="?year=2017..2012", expect=400)
            self.ask(operation_id, query="?asOf=yesterday", expect=400)

    def explained(self):
        explain = lambda figure, query, **asker: self.read(  # noqa: E731
            "explainFigure", path={"figure": figure}, query=query, **asker
        )
        by_code = {"category-share": "&category=software", "area-share": "&area=network"}
        for asker in ({}, {"role": "auditor"}):
            for figure in ("ict-expenditure", "national-share", *by_code):
                for entity in ("helse-vest", "nhn", "all-regions", "sector"):
                    explain(figure, f"?entity={entity}&year=2017{by_code.get(figure, '')}", **asker)
            explain("ict-expenditure-per-employee", "?entity=nhn&publication=2024.1&lang=en", **asker)
        explain("ict-expenditure", "?entity=sector&year=2017&depth=3", role="auditor")
        for query, status in (
            ("?entity=sector", 400),
            ("?year=2017", 400),
            ("?entity=sector&year=2017&depth=17", 400),
            ("?entity=sector&year=2017&area=network", 400),
            ("?entity=nobody&year=2017", 404),
            ("?entity=sector&year=2098", 404),
        ):
            self.ask("explainFigure", path={"figure": "ict-expenditure"}, query=query, expect=status)
        by_category = {"figure": "category-share"}
        self.ask("explainFigure", path=by_category, query="?entity=sector&year=2017", expect=400)
        self.ask("explainFigure", path=by_category, query="?entity=sector&year=2017&category=nothing", expect=404)

    def broken_down(self):
        auditor = {"role": "auditor"}
        for query in ("?actor=nhn&year=2017", "?actor=helse-vest&publication=2017.1&groupBy=category&lang=en"):
            self.read("getBreakdown", query=query, **auditor)
        self.read("getBreakdown", query="?actor=nhn&year=2024&groupBy=area,costType", **auditor)
        for query, status in (
            ("?year=2017", 400),
            ("?actor=nhn", 400),
            ("?actor=nhn&year=2017&groupBy=origin", 400),
            ("?actor=nhn&year=2024&groupBy=category,area", 400),
            ("?actor=nobody&year=2017", 404),
            ("?actor=hdo&year=2024", 404),
            ("?actor=nhn&year=2098", 404),
        ):
            self.ask("getBreakdown", query=query, expect=status, **auditor)

    def what_if(self):
        ask = lambda expect, returns, year=2017, **more: self.ask(  # noqa: E731
            "whatIf", body={"year": year, "returns": returns, **more}, expect=expect, role="publisher"
        )
        key = {"financier": "helse-vest", "basis": "key", "share": "100"}
        cell = {"category": "software", "area": "network", "costType": "operating", "amount": 1}
        ask(200, [{"actor": "hdo", "financing": [key]}, {"actor": "nhn", "cells": [cell]}])
        ask(200, [{"actor": "hdo", "document": {}}], figures=["category-share"], entities=["hdo", "sector"])
        by_area = {"area": "end-user-services", "costType": "operating", "amount": 1}
        ask(200, [{"actor": "nhn", "draft": True, "cells": [by_area]}], 2024)
        ask(404, [{"actor": "nhn", "draft": True}], 2098)
        ask(404, [{"actor": "helse-bergen", "draft": True}])
        ask(409, [{"actor": "hdo", "financing": [{**key, "financier": "hdo"}]}])
        for returns in ([], [{"actor": "nobody", "draft": True}], [{"actor": "nhn"}], [{"actor": "nhn", "draft": False}]):
            ask(422, returns)

    def previewed(self):
        publisher = {"role": "publisher"}
        for year in (2017, YEAR, 2024):
            for body in (None, {}, {"include": "submitted"}, {"include": "drafts"}):
                self.ask("preview", path={"year": year}, body=body, expect=200, **publisher)
        self.ask("preview", path={"year": YEAR}, expect=200, role="submitter", actor=UNIT)
        self.ask("preview", path={"year": YEAR}, body={"include": "all"}, expect=422, **publisher)
        self.ask("preview", path={"year": 2098}, expect=404, **publisher)

    def service(self):
        for operation_id in ("getConfiguration", "getOpenApi", "getReferencePage", "getDashboard", "listRulePages"):
            self.read(operation_id)
        self.ask("getLive", expect=200)
        self.ask("getReady", expect=200)
        for file in ("dashboard.css", "dashboard.js", "icon.svg", "rapidoc-min.js"):
            self.read("getAsset", path={"file": file})
        self.read("getRulePage", path={"rule": "V06"})
        self.ask("getRulePage", path={"rule": "V99"}, expect=404)
        # Every code that an answer has named has an explanation.
        self.read("getProblemType")

    def collecting(self):
        publisher = {"role": "publisher"}
        body = {"state": "planned", "opens": "2020-01-15", "due": "2020-03-01"}
        made = self.ask("putCollection", path={"year": YEAR}, body=body, expect=201, **publisher)
        self.ask(
            "putCollection", path={"year": YEAR}, body=body, headers={"If-Match": '"other"'}, expect=412, **publisher
        )
        self.ask("putCollection", path={"year": YEAR}, body=body, expect=428, **publisher)
        self.ask("putSubmission", path=RETURN, body=DOCUMENT, expect=409, role="submitter", actor=UNIT)
        opened = self.ask(
            "putCollection",
            path={"year": YEAR},
            body={**body, "state": "open"},
            headers={"If-Match": made.etag},
            expect=200,
            **publisher,
        )
        self.ask(
            "putCollection", path={"year": YEAR}, body=body, headers={"If-Match": opened.etag}, expect=409, **publisher
        )
        self.ask("publish", path={"year": YEAR}, body={"kind": "provisional"}, expect=409, **publisher)
        extend = lambda expect, unit=UNIT, **changed: self.ask(  # noqa: E731
            "putExtension", path={"year": YEAR, "actor": unit}, body={**MORE_TIME, **changed}, expect=expect, **publisher
        )
        extend(409, unit="helse-bergen")
        extend(422, closes="2020-02-29")
        extend(201)
        extend(200)
        self.read("getExtension", path=RETURN, role="submitter", actor=UNIT)
        self.read("getBoard", path={"year": YEAR}, role="reviewer")
        taken_back = {"Idempotency-Key": '"conformance-taken-back"'}
        self.ask("deleteExtension", path=RETURN, headers=taken_back, expect=200, **publisher)
        self.ask(
            "deleteExtension", path={**RETURN, "actor": "helse-bergen"}, headers=taken_back, expect=422, **publisher
        )
        self.ask("deleteExtension", path=RETURN, expect=404, **publisher)
        self.read("listCollections")
        self.read("getCollection", path={"year": YEAR})

    def returns(self):
        mine = {"role": "submitter", "actor": UNIT}
        reviewer = {"role": "reviewer"}
        key = {"Idempotency-Key": '"conformance-1"'}
        self.ask("submitSubmission", path=RETURN, body=SIGNATORY, expect=404, **mine)
        self.ask("validateSubmission", path=RETURN, expect=404, **mine)
        for operation in ("validateSubmission", "getTemplate"):
            self.ask(operation, path={**RETURN, "actor": "helse-bergen"}, expect=409, **reviewer)
        self.ask("putSubmission", path=RETURN, body=DOCUMENT, headers={"If-Match": '"1.1-0"'}, expect=412, **mine)
        made = self.ask("putSubmission", path=RETURN, body=WITH_ERRORS, headers=key, expect=201, **mine)
        again = self.ask("putSubmission", path=RETURN, body=WITH_ERRORS, headers=key, expect=201, **mine)
        if (again.body, again.etag) != (made.body, made.etag):
            self.note(self.contract.operations["putSubmission"], 201, "the same key", ["the answer is another one"])
        self.ask("putSubmission", path=RETURN, body=DOCUMENT, headers=key, expect=422, **mine)
        self.ask("putSubmission", path=RETURN, body=DOCUMENT, headers={"Idempotency-Key": '""'}, expect=400, **mine)
        self.ask("putSubmission", path=RETURN, body=DOCUMENT, expect=428, **mine)
        self.ask("putSubmission", path=RETURN, body=DOCUMENT, headers={"If-None-Match": "*"}, expect=412, **mine)
        patch = lambda expect, body, etag=None: self.ask(  # noqa: E731
            "patchSubmission", path=RETURN, body=body, expect=expect,
            headers={"If-Match": etag} if etag else {}, **mine
        )
        patch(428, b'{"memo": null}')
        patch(412, b'{"memo": null}', '"1.99-0"')
        patch(422, b'{"expenditure": {"software": 1}}', made.etag)
        patch(200, b'{"memo": null}', made.etag)
        measure = lambda expect, body=MEASURED, etag=None: self.ask(  # noqa: E731
            "putIndicators", path=RETURN, body=body, expect=expect, headers={"If-Match": etag} if etag else {}, **mine
        )
        measure(428)
        other = {"path": {**RETURN, "actor": "pasientreiser"}, "role": "submitter", "actor": "pasientreiser"}
        begun = self.ask("putIndicators", body=MEASURED, expect=201, **other)
        self.ask("getIndicators", expect=200, **other)
        self.ask("getIndicators", headers={"If-None-Match": self.ask("getIndicators", **other).etag}, expect=304, **other)
        self.ask("putIndicators", body=MEASURED, headers={"If-Match": begun.etag}, expect=200, **other)
        unclear = b"section;code;value;status\r\nstaffing;fte;1.234;estimated\r\nmemo;depreciation;5.678;\r\n"
        any_version = {"If-Match": "*"}
        saved = self.ask("putSubmission", body=unclear, headers={"Content-Type": "text/csv", **any_version}, expect=200, **other)
        if "unread" not in saved.json["document"]["staffing"]["fte"]:
            self.note(self.contract.operations["putSubmission"], 200, "an unclear number", ["it is not kept"])
        self.ask("putSubmission", body=saved.json["document"], headers=any_version, expect=200, **other)
        for query in ("", "?format=csv"):
            self.ask("getTemplate", query=query, expect=200, **other)
        measure(412, etag='"1.99-0"')
        measure(422, body=b'{"indicators": [{"service": "stamnett"}], "memo": {}}')
        self.ask("submitSubmission", path=RETURN, body=SIGNATORY, expect=422, **mine)
        self.ask("validateSubmission", path=RETURN, expect=200, **mine)
        self.ask("validateSubmission", path=RETURN, body=DOCUMENT, expect=200, **mine)
        for step, body in (("withdrawSubmission", None), ("submitSubmission", None)):
            self.ask(step, path={**RETURN, "actor": "nhn"}, body=body or SIGNATORY, expect=404, **mine)
        self.ask("getSubmission", path={**RETURN, "actor": "nhn"}, expect=404, **mine)
        self.ask("putSubmission", path=RETURN, body=DOCUMENT, headers={"If-Match": made.etag}, expect=200, **mine)
        self.ask("approveSubmission", path=RETURN, expect=409, **reviewer)
        self.ask("submitSubmission", path=RETURN, body=SIGNATORY, headers={"If-Match": made.etag}, expect=412, **mine)
        submitted = self.ask("submitSubmission", path=RETURN, body=SIGNATORY, expect=200, **mine)
        patch(409, b'{"memo": null}', made.etag)
        measure(409, etag=made.etag)
        self.ask("withdrawSubmission", path=RETURN, headers={"If-Match": made.etag}, expect=412, **mine)
        self.ask("withdrawSubmission", path=RETURN, expect=200, **mine)
        self.ask("withdrawSubmission", path=RETURN, expect=409, **mine)
        self.ask("putSubmission", path=RETURN, body=DOCUMENT, expect=200, **mine)
        self.ask("submitSubmission", path=RETURN, body=SIGNATORY, expect=200, **mine)
        self.ask("submitSubmission", path=RETURN, body=SIGNATORY, expect=409, **mine)
        for step, body in (("approveSubmission", None), ("returnSubmission", REASON)):
            self.ask(step, path=RETURN, body=body, headers={"If-Match": made.etag}, expect=412, **reviewer)
        self.ask("returnSubmission", path=RETURN, body=REASON, expect=200, **reviewer)
        self.ask("returnSubmission", path=RETURN, body=REASON, expect=409, **reviewer)
        self.ask("putSubmission", path=RETURN, body=DOCUMENT, expect=200, **mine)
        self.ask("submitSubmission", path=RETURN, body=SIGNATORY, expect=200, **mine)
        self.ask("reopenSubmission", path=RETURN, body=REASON, expect=409, **reviewer)
        self.ask("approveSubmission", path=RETURN, body={}, expect=200, **reviewer)
        self.ask("reopenSubmission", path=RETURN, body=REASON, headers={"If-Match": made.etag}, expect=412, **reviewer)
        published = self.ask(
            "publish",
            path={"year": YEAR},
            body={"kind": "provisional", "note": "Bare HDO."},
            expect=201,
            role="publisher",
        )
        self.ask("getPublication", path={"publication": published.json["id"]}, expect=200)
        self.ask("reopenSubmission", path=RETURN, body=REASON, expect=200, **reviewer)
        for role in ("reviewer", "auditor"):
            self.ask("getSubmission", path=RETURN, expect=200, role=role)
        self.read("getSubmission", path=RETURN, **mine)
        self.read("getBoard", path={"year": YEAR}, role="publisher")
        self.read("getReconciliation", path={"year": YEAR}, role="reviewer")
        self.read("getReconciliation", path={"year": 2017}, role="auditor")
        self.read("getReconciliation", path={"year": 2017}, **mine)
        for query in ("", "?lang=en", "?format=csv"):
            self.read("getTemplate", path=RETURN, query=query, **mine)
        table = b"section;code;value\r\nstaffing;fte;933,4\r\n"
        csv = {"Content-Type": "text/csv"}
        self.ask("validateSubmission", path=RETURN, body=table, headers=csv, expect=200, **mine)
        self.ask("validateSubmission", path=RETURN, body=table[:-2] + b'"', headers=csv, expect=400, **mine)
        self.read("getBoard", path={"year": YEAR}, **mine)
        self.read("listRevisions", path=RETURN, **mine)
        for number in (1, 2, 3):
            self.read("getRevision", path={**RETURN, "revision": number}, role="auditor")
        for numbers in ("1...2", "3...1", "2...2"):
            self.read("getRevision", path={**RETURN, "revision": numbers}, **mine)
        self.ask("getRevision", path={**RETURN, "revision": "1...999"}, expect=404, **mine)
        self.read("getReceipt", path={**RETURN, "receipt": submitted.json["receipt"]}, **mine)
        for asker in ({"role": "auditor"}, {"role": "reviewer"}, {"role": "publisher"}, mine):
            feed = self.read("getFeed", query="?limit=3", **asker)
            self.read("getFeed", query="?after=" + feed.json["items"][-1]["cursor"], **asker)
        for query in ("?after=x", "?limit=0"):
            self.ask("getFeed", query=query, expect=400, role="auditor")
        embargoed = self.ask("publish", path={"year": YEAR}, body={"kind": "provisional", "releaseAt": "2099-01-01T06:00:00Z"},
                             expect=201, role="publisher").json
        self.ask("publish", path={"year": YEAR}, body={"kind": "provisional", "releaseAt": "2019-01-01T06:00:00Z"},
                 expect=422, role="publisher")
        self.read("listAuditedPublications", role="auditor")
        for operation in ("getAuditedPublication", "getAuditedBundle"):
            self.read(operation, path={"publication": embargoed["id"]}, role="publisher")
            self.ask(operation, path={"publication": "2017.99"}, expect=404, role="auditor")
        self.read("listEvents", role="auditor")
        self.read("listEvents", query="?after=3", role="auditor")

    def findings(self):
        """Of a return in which somebody else finances more of a cell than it is, which is a warning here."""
        mine = {"role": "submitter", "actor": UNIT}
        reviewer = {"role": "reviewer"}
        explanation = self.BODIES["explainFinding"]
        make_a_warning_of("V28")
        cell = {"category": "software", "area": "network", "costType": "operating", "amount": 12500000}
        financing = [{"financier": "helse-vest", "basis": "amount", "cells": [cell]}]
        etag = self.read("listFindings", path=RETURN, **mine).etag
        body = {**DOCUMENT, "financing": financing}
        saved = self.ask("putSubmission", path=RETURN, body=body, headers={"If-Match": etag}, expect=200, **mine)
        found = {one["rule"]: {**RETURN, "finding": one["id"]} for one in saved.json["findings"]["items"]}
        warning = found["V28"]
        self.read("getFinding", path=warning, **mine)
        self.read("getFinding", path=warning, role="auditor")
        self.ask("submitSubmission", path=RETURN, body=SIGNATORY, expect=422, **mine)
        self.ask("explainFinding", path=warning, body=explanation, expect=428, **mine)
        self.ask("explainFinding", path=warning, body=explanation, headers={"If-Match": etag}, expect=412, **mine)
        for one in unexplained(f"/v1/collections/{YEAR}/submissions/{UNIT}", **mine):
            now = self.read("getSubmission", path=RETURN, **mine).etag
            path = {**RETURN, "finding": one["id"]}
            self.ask("explainFinding", path=path, body=explanation, headers={"If-Match": now}, expect=200, **mine)
        self.ask("acceptFinding", path=warning, expect=409, **reviewer)
        self.ask("submitSubmission", path=RETURN, body=SIGNATORY, expect=200, **mine)
        self.ask("explainFinding", path=warning, body=explanation, headers={"If-Match": "*"}, expect=409, **mine)
        self.ask("approveSubmission", path=RETURN, expect=409, **reviewer)
        for operation_id, body in (("acceptFinding", None), ("rejectFinding", REASON)):
            self.ask(operation_id, path=warning, body=body, headers={"If-Match": etag}, expect=412, **reviewer)
        self.ask("rejectFinding", path=warning, body=REASON, expect=200, **reviewer)
        self.ask("rejectFinding", path=warning, body=REASON, expect=409, **reviewer)
        self.ask("acceptFinding", path=warning, expect=200, **reviewer)
        self.read("getFinding", path=warning, **reviewer)
        self.ask("approveSubmission", path=RETURN, body={"acceptExplanations": True}, expect=200, **reviewer)

    def reconciled(self):
        """A seller and two buyers, one of whom states another amount."""
        cell = {"category": "outsourced-services", "area": "network", "costType": "operating", "amount": 1000}
        declared = {"attestations": {"medicalEquipmentExcluded": True, "vatBasis": "compensated"}}

        def bought(amount):
            cells = [{**cell, "amount": amount}]
            bill = {"supplier": "nhn", "amount": amount, "booked": True, "cells": cells}
            return {**declared, "expenditure": cells, "purchases": [bill]}

        financing = [{"financier": one, "basis": "amount", "cells": [cell]} for one in ("helse-nord", "helse-vest")]
        seller = {**declared, "expenditure": [{**cell, "amount": 2000}], "financing": financing}
        returns = {"nhn": seller, "helse-nord": bought(1000), "helse-vest": bought(900)}
        year = "/v1/collections/2021"
        there = get(year).etag
        put(year, {"state": "open", "reportingUnits": sorted(returns)}, headers={"If-Match": there} if there else None,
            role="publisher")
        for actor, document in returns.items():
            path, mine = f"{year}/submissions/{actor}", {"role": "submitter", "actor": actor}
            put(path, document, **mine)
            submit(path, SIGNATORY, **mine)
        decide = lambda buyer, expect: self.ask(  # noqa: E731
            "putResolution", path={"year": 2021, "supplier": "nhn", "buyer": buyer}, body=DECISION, expect=expect,
            role="reviewer",
        )
        decide("helse-vest", 200)
        decide("helse-vest", 428)
        self.ask("putResolution", path={"year": 2021, "supplier": "nhn", "buyer": "helse-vest"}, body=DECISION, expect=412,
                 role="reviewer", headers={"If-Match": '"0"'})
        decide("helse-nord", 409)
        self.read("getReconciliation", path={"year": 2021}, role="reviewer")
        self.read("getReconciliation", path={"year": 2021}, query="?actor=nhn&state=resolved", role="reviewer")
        self.ask("getReconciliation", path={"year": 2021}, query="?state=done", expect=400, role="reviewer")
        self.ask("getReconciliation", path={"year": 2021}, query="?actor=nobody", expect=404, role="reviewer")
        self.read("getFlow", path={"year": 2021, "supplier": "nhn", "buyer": "helse-vest"}, role="reviewer")
        self.ask("getFlow", path={"year": 2021, "supplier": "nhn", "buyer": "sector"}, expect=404, role="reviewer")

    def without_database(self):
        """Published data is answered as before; what needs the database says when to try again."""
        postgres = os.environ.get("NK_TEST_POSTGRES")
        if not postgres:
            return
        subprocess.run([postgres, "stop"], check=True)
        try:
            for operation in self.contract.operations.values():
                path = RETURN if "{actor}" in operation.pattern and operation.needs_token else None
                query = {
                    "getSectorData": "?year=2017",
                    "getFinancingData": "?actor=nhn&year=2017",
                    "explainFigure": "?entity=sector&year=2017",
                    "getChangesData": "?figure=ict-expenditure&from=2017&to=2020",
                    "getBreakdown": "?actor=nhn&year=2017",
                    "getRuleChanges": "?from=2017&to=2022",
                    "explainIndicator": "?service=stamnett&indicator=availability&period=2024",
                }.get(operation.id, "")
                expect = 503 if self.needs_database(operation) else 200
                self.ask(
                    operation.id, path, query, expect, body=self.BODIES.get(operation.id), **self.asker_of(operation)
                )
        finally:
            subprocess.run([postgres, "start"], check=True)

    def needs_database(self, operation):
        return operation.needs_token or operation.id in ("listCollections", "getCollection", "getReady", "listRuleSets", "getRuleSet")

    def everything(self):
        # What is answered from memory has no 503 but that of too many waiting requests, which this does not bring
        # about.
        self.unasked |= {(one.id, "503") for one in self.contract.operations.values() if not self.needs_database(one)}
        self.catalogues()
        self.comparisons()
        self.indicators()
        self.published()
        self.over_years()
        self.service()
        self.collecting()
        self.returns()
        self.reconciled()
        self.broken_down()
        self.findings()
        self.what_if()
        self.previewed()
        for operation in self.contract.operations.values():
            path = {"year": YEAR} if "{year}" in operation.pattern else {}
            if "{actor}" in operation.pattern and operation.needs_token:
                path = RETURN
            self.generic(operation, path)
        self.without_database()


if __name__ == "__main__":
    conformance = Conformance()
    conformance.everything()
    sys.exit(1 if conformance.report() else 0)
