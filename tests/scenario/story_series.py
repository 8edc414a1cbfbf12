# with: demonstration
"""Figures over years: what reports published, prices of one year, breaks, benchmarks, changes, codes in common,
estimates, and figures that are data."""

import csv
import os
import pathlib
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(__file__)
ROOT = pathlib.Path(HERE).resolve().parents[1]
sys.path.insert(0, os.path.join(HERE, "..", "lib"))
from client import equal, get, post, problem, put, run, status, story  # noqa: E402

FIGURES = "/v1/data/figures"
CHANGES = "/v1/data/changes"
SIGNATORY = {"signatory": {"name": "Kari Nordmann", "title": "Økonomidirektør"}}


def answer_of(query, path=FIGURES):
    return status(get(path + query), 200).json


def by_year(answer):
    return {item["year"]: item for item in answer["items"]}


def load_reference(**tables):
    """Loads rows of reference data as an administrator of the database would: files of CSV and the loader."""
    with tempfile.TemporaryDirectory() as folder:
        for name, rows in tables.items():
            with open(os.path.join(folder, name + ".csv"), "w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, rows[0].keys())
                writer.writeheader()
                writer.writerows(rows)
        subprocess.run(
            [ROOT / "sql" / "load-reference", os.environ["NK_TEST_DATABASE"], folder], check=True, capture_output=True
        )


def until(found):
    """The server hears of a change of the catalogue from the database."""
    for _ in range(200):
        result = found()
        if result:
            return result
        time.sleep(0.05)
    raise AssertionError("the catalogue did not change")


def in_three_languages(name, text):
    return {f"{name}_{language}": text for language in ("nb", "nn", "en")}


# ---- what reports published ----


@story
def an_answer_names_the_language_of_its_texts():
    sector = "/v1/data/sector?year=2017"
    tags = {}
    for language in ("nb", "nn", "en"):
        for _ in ("made", "from memory"):
            made = status(get(sector, headers={"Accept-Language": language}), 200)
            equal((made.headers["Content-Language"], made.headers["Vary"]), (language, "Accept, Accept-Language"))
        tags[language] = made.etag
        refused = problem(get("/v1/actors/nobody", headers={"Accept-Language": language}), 404, "not-found")
        equal((refused.headers["Content-Language"], refused.headers["Vary"]), (language, "Accept-Language"))
        equal(get("/docs/rules?lang=" + language).headers["Content-Language"], language)
    equal(len(set(tags.values())), 3)
    equal(get(sector + "&lang=en", headers={"If-None-Match": tags["en"]}).status, 304)
    equal(get(sector + "&lang=nn", headers={"If-None-Match": tags["en"]}).status, 200)
    for path in ("/v1/actors", "/v1/data/expenditure?format=csv"):
        assert "Content-Language" not in status(get(path), 200).headers, path


@story
def a_year_without_a_publication_has_what_a_report_published():
    items = by_year(answer_of("?figure=ict-expenditure&entity=all-regions&year=2012..2024&lang=en"))
    equal(sorted(items), [2017, 2019, 2020, 2024])
    equal((items[2017]["status"], items[2017]["source"], items[2017]["illustrative"]), ("reported", None, True))
    report = items[2019]
    equal((report["value"], report["status"], report["precision"]), (8400000000, "public-source", "100000000"))
    equal((report["numerator"], report["denominator"], report["illustrative"]), (None, None, False))
    assert "8,4 milliarder" in report["source"], report


@story
def published_reports_alone_are_a_series_of_real_numbers():
    answer = answer_of("?series=public")
    equal((answer["publications"], answer["illustrative"]), ([], False))
    equal({item["status"] for item in answer["items"]}, {"public-source"})
    values = {(item["figure"], item["entity"], item["year"]): item["value"] for item in answer["items"]}
    equal(values["ict-expenditure", "sector", 2017], 8050000000)
    equal(values["ict-expenditure-share-of-revenue", "all-regions", 2020], "5.4")
    equal(values["national-share", "all-regions", 2017], "7")


@story
def a_named_publication_is_not_completed_by_reports():
    for pinned in ("publication=2017.1", "asOf=2099-01-01"):
        answer = answer_of(f"?figure=ict-expenditure&entity=all-regions&{pinned}")
        assert all(item["source"] is None for item in answer["items"]), pinned
        problem(get(f"{FIGURES}?series=public&{pinned}"), 400, "invalid-parameter")


# ---- prices of one year ----


@story
def kroner_are_brought_to_the_prices_of_one_year_by_an_index_that_is_named():
    answer = answer_of("?figure=ict-expenditure&entity=all-regions&year=2017,2019&basis=real&baseYear=2024")
    index = answer["priceIndex"]
    equal((index["id"], index["vintage"], index["baseYear"]), ("cpi", "2025-01", 2024))
    items = by_year(answer)
    nominal = items[2017]["nominal"]
    # 133.6 / 105.5, rounded once, half away from zero; numerator and denominator stay in the kroner of the year.
    equal(items[2017]["value"], (2 * nominal * 1336 + 1055) // (2 * 1055))
    equal(items[2017]["numerator"], nominal)
    # 8.4 billion is known to a tenth of a billion, in any prices.
    equal((items[2019]["nominal"], items[2019]["value"]), (8400000000, 10100000000))


@story
def a_share_is_the_same_in_all_prices():
    question = "?figure=ict-expenditure-share-of-revenue&entity=all-regions&year=2017"
    real = answer_of(question + "&basis=real&baseYear=2012")["items"][0]
    equal((real["value"], real["nominal"]), ("4.9", "4.9"))


@story
def what_has_no_meaning_is_refused():
    for query in (
        "?basis=real&baseYear=2011",
        "?baseYear=2017",
        "?priceIndex=cpi",
        "?basis=constant",
        "?series=all",
        "?classification=mine",
    ):
        problem(get(FIGURES + query), 400, "invalid-parameter")
    problem(get(FIGURES + "?basis=real&priceIndex=wages"), 404, "unknown-code")
    problem(get(FIGURES + "?basis=real&priceIndex=cpi@2020-01"), 404, "unknown-code")


@story
def the_index_itself_shows_the_change_that_the_statistics_office_published():
    index = status(get("/v1/price-indices/cpi"), 200).json
    changes = {value["year"]: value["change"] for value in index["values"]}
    equal((changes[2012], changes[2017], changes[2022], changes[2024]), (None, "1.8", "5.8", "3.1"))
    derived = [value["year"] for value in index["values"] if value["source"].startswith("Derived")]
    equal(derived, [2023, 2024])


# ---- breaks and changes ----


@story
def every_value_after_a_break_has_its_mark_and_the_answer_says_what_it_is():
    answer = answer_of("?figure=ict-expenditure,ict-fte-share-of-employees&entity=all-regions&year=2017&lang=nn")
    marks = {item["figure"]: item["breaks"] for item in answer["items"]}
    equal(marks["ict-expenditure"], ["method-2017", "vat-2017"])
    equal(marks["ict-fte-share-of-employees"], ["method-2017"])  # full-time equivalents have no VAT in them
    equal([mark["id"] for mark in answer["breaks"]], ["method-2017", "vat-2017"])
    vat = status(get(answer["breaks"][1]["links"]["self"]), 200).json
    equal(answer["breaks"][1]["text"], vat["description"]["nn"])


@story
def two_definitions_of_2017_stand_side_by_side():
    figures = "ict-expenditure,ict-expenditure-own,ict-expenditure-former-definition"
    answer = answer_of(f"?figure={figures}&entity=all-regions&year=2017")
    marks = {item["figure"]: item["breaks"] for item in answer["items"]}
    equal(marks["ict-expenditure-former-definition"], ["vat-2017"])  # the method is the one of the years before


@story
def a_change_has_difference_relative_and_growth_a_year():
    answer = answer_of("?figure=ict-expenditure&entity=all-regions&from=2017&to=2020&series=public", CHANGES)
    (item,) = answer["items"]
    equal((item["from"]["value"], item["to"]["value"]), (7040000000, 8900000000))
    equal((item["difference"], item["differenceUnit"]), (1860000000, "NOK"))
    # 8.9 / 7.04 = 1.26420…, and its cube root 1.08128…
    equal((item["relative"], item["growthPerYear"], item["years"], item["breaks"]), ("26.4", "8.1", 3, []))
    real = answer_of(
        "?figure=ict-expenditure&entity=all-regions&from=2017&to=2020&series=public&basis=real&baseYear=2017", CHANGES
    )["items"][0]
    # 8.9 billion are 8.9 · 105.5 / 112.2 = 8.36854… of 2017: 18.9 % more.
    equal((real["to"]["value"], real["relative"]), (8400000000, "18.9"))


@story
def a_change_of_a_percentage_is_in_percentage_points():
    question = "?figure=ict-expenditure-share-of-revenue&entity=all-regions&from=2017&to=2020&series=public"
    (item,) = answer_of(question, CHANGES)["items"]
    equal((item["difference"], item["differenceUnit"], item["relative"]), ("0.5", "percentage-points", None))


@story
def a_change_across_a_break_says_so_and_can_be_refused():
    question = "?figure=area-share&entity=sector&from=2017&to=2024&lang=en"
    answer = answer_of(question, CHANGES)
    assert answer["items"] and all(item["breaks"] == ["classification-2022-area"] for item in answer["items"]), answer
    refused = problem(get(CHANGES + question + "&acrossBreaks=no"), 409, "break-between")
    assert "classification-2022-area" in refused.json["detail"], refused
    unbroken = "?figure=ict-expenditure&entity=sector&from=2017&to=2024&acrossBreaks=no"
    equal(answer_of(unbroken, CHANGES)["items"][0]["breaks"], [])


# ---- benchmarks ----


@story
def a_figure_stands_beside_its_benchmark_where_the_definitions_match():
    figures = "ict-expenditure-share-of-revenue,ict-expenditure-share-of-operating-cost"
    answer = answer_of(f"?figure={figures}&entity=all-regions&year=2017&lang=en")
    items = {item["figure"]: item["benchmark"] for item in answer["items"]}
    revenue = items["ict-expenditure-share-of-revenue"]
    equal((revenue["value"], revenue["statistic"], revenue["denominator"]), ("4.5", "mean", "revenue"))
    equal((revenue["comparable"], revenue["reason"]), (True, None))
    equal((revenue["points"], revenue["relative"]), ("0.4", "8.9"))
    cost = items["ict-expenditure-share-of-operating-cost"]
    equal((cost["comparable"], cost["points"], cost["relative"]), (False, None, None))
    assert cost["reason"], cost
    of_report = answer_of("?figure=investment-share&entity=all-regions&year=2020")["items"][0]
    equal((of_report["value"], of_report["benchmark"]["points"]), ("28", "9"))


# ---- codes in common ----


@story
def years_of_two_classifications_answer_on_the_codes_that_they_have_in_common():
    answer = answer_of("?groupBy=year,area&classification=harmonised&lang=en", "/v1/data/expenditure")
    equal(answer["classification"], "harmonised")
    merged = {code["code"]: code for code in answer["mergedCodes"]}
    infrastructure = merged["infrastructure-data-centres-networks"]
    equal(
        [(member["version"], member["code"]) for member in infrastructure["members"]],
        [("2017", "data-centre"), ("2017", "network"), ("2022", "infrastructure-data-centres-networks")],
    )
    equal(merged["operations-monitoring-continuity-security"]["comparable"], False)
    equal([each["id"] for each in answer["breaks"]], ["classification-2022-area"])

    own = answer_of("?year=2017&groupBy=area", "/v1/data/expenditure")["items"]
    amounts = {item["area"]: item["amount"] for item in own}
    common = {item["area"]: item["amount"] for item in answer["items"] if item["year"] == 2017}
    equal(common["infrastructure-data-centres-networks"], amounts["data-centre"] + amounts["network"])
    equal(sum(common.values()), sum(amounts.values()))
    filtered = answer_of("?year=2017,2024&area=end-user-services&classification=harmonised", "/v1/data/expenditure")
    equal(filtered["total"], amounts["end-user-equipment"] + amounts["user-support"])


@story
def a_share_on_codes_in_common_is_a_share_of_sums():
    question = "?figure=area-share&entity=sector&year=2017,2024"
    by_area = lambda answer: {item["area"]: item for item in answer["items"] if item["year"] == 2017}  # noqa: E731
    own, common = by_area(answer_of(question)), by_area(answer_of(question + "&classification=harmonised"))
    both = common["infrastructure-data-centres-networks"]
    equal(both["numerator"], own["data-centre"]["numerator"] + own["network"]["numerator"])
    equal(both["denominator"], own["network"]["denominator"])


@story
def a_year_that_does_not_cross_its_dimensions_refuses_the_cross():
    query = "/v1/data/expenditure?groupBy=category,area&classification=harmonised"
    problem(get(query + "&year=2017,2024"), 400, "dimensions-not-crossed")
    status(get(query + "&year=2017"), 200)
    problem(get("/v1/data/expenditure?area=network&year=2017,2024&classification=harmonised"), 404, "unknown-code")


# ---- formats ----


@story
def csv_and_json_stat_say_the_same():
    question = "?figure=ict-expenditure&entity=all-regions&year=2017,2019&basis=real&baseYear=2024"
    items = by_year(answer_of(question))
    table = list(csv.DictReader(status(get(FIGURES + question + "&format=csv"), 200).body.decode().splitlines()))
    for row in table:
        item = items[int(row["year"])]
        equal((int(row["value"]), int(row["nominal"])), (item["value"], item["nominal"]))
        equal((row["priceIndex"], row["baseYear"], row["breaks"].split()), ("cpi@2025-01", "2024", item["breaks"]))
    cube = answer_of(question + "&format=json-stat&lang=en")
    equal(cube["value"], [items[2017]["value"], items[2019]["value"]])
    equal(cube["status"], {"1": "public-source"})
    equal(len(cube["dimension"]["year"]["category"]["note"]["2017"]), 2)
    equal([each["id"] for each in cube["extension"]["breaks"]], ["method-2017", "vat-2017"])
    equal(cube["extension"]["priceIndex"]["vintage"], "2025-01")


# ---- reference data that changes ----


@story
def a_number_in_the_prices_of_a_named_vintage_stays_when_a_newer_one_comes():
    question = "?figure=ict-expenditure&entity=all-regions&year=2017&basis=real&baseYear=2024"
    pinned = get(FIGURES + question + "&priceIndex=cpi@2025-01")
    load_reference(
        price_index=[
            {
                "id": "cpi",
                "vintage": "2026-01",
                **in_three_languages("name", "KPI"),
                "reference_year": 2015,
                "source": "A test",
            }
        ],
        price_index_value=[
            {"price_index": "cpi", "vintage": "2026-01", "year": year, "value": value, "source": "A test"}
            for year, value in ((2017, "100.0"), (2024, "200.0"))
        ],
    )
    until(lambda: len(status(get("/v1/price-indices"), 200).json["items"]) == 2)
    newest = answer_of(question)
    equal(newest["priceIndex"]["vintage"], "2026-01")
    equal(newest["items"][0]["value"], 2 * newest["items"][0]["nominal"])
    again = get(FIGURES + question + "&priceIndex=cpi@2025-01")
    equal((again.body, again.etag), (pinned.body, pinned.etag))


@story
def a_figure_is_added_by_lines_of_data_alone():
    before = get(FIGURES + "?publication=2017.1")
    definition = {
        "id": "hardware-share",
        "position": 900,
        **in_three_languages("name", "Maskinvareandel"),
        **in_three_languages("description", "Maskinvare i prosent av IKT-utgiftene."),
        **in_three_languages("caveat", ""),
        "unit": "percent",
        "decimals": 2,
        "factor": 100,
        "breakdown": "none",
        "source": "A test",
    }
    term = {
        "figure": "hardware-share",
        "position": 1,
        "sum": "ict-expenditure",
        "negative": "false",
        "year_offset": 0,
        "category": "",
        "area": "",
        "cost_type": "",
        "source": "A test",
    }
    load_reference(
        figure=[definition],
        figure_term=[{**term, "side": "numerator", "category": "hardware"}, {**term, "side": "denominator"}],
    )
    until(lambda: get("/v1/figures/hardware-share").status == 200)
    wish = {"kind": "final", "note": "Ny definisjon"}
    made = status(post("/v1/collections/2017/publications", wish, role="publisher"), 201)
    equal(made.json["id"], "2017.2")
    (item,) = answer_of("?figure=hardware-share&entity=sector&year=2017")["items"]
    by_category = answer_of("?year=2017&groupBy=category", "/v1/data/expenditure")
    hardware = next(row["amount"] for row in by_category["items"] if row["category"] == "hardware")
    equal((item["numerator"], item["denominator"], item["unit"]), (hardware, by_category["total"], "percent"))
    equal(item["value"], f"{(2 * 10000 * hardware + by_category['total']) // (2 * by_category['total']) / 100:.2f}")
    # What was published before was published without it, and stays what it was.
    equal(answer_of("?figure=hardware-share&publication=2017.1")["items"], [])
    again = get(FIGURES + "?publication=2017.1")
    equal((again.body, again.etag), (before.body, before.etag))


# ---- estimates by a ratio ----


def member_return(employees, operating_cost, expenditure):
    document = {
        "expenditure": [
            {"category": "software", "area": "data-centre", "costType": "operating", "amount": expenditure}
        ],
        "accounts": {"operatingRevenue": operating_cost + 1000000, "operatingCost": operating_cost},
        "staffing": {"fte": "90.5", "ictFteInternal": "7", "ictFteContracted": "2"},
        "activity": {"drgPoints": "100.5"},
        "attestations": {"medicalEquipmentExcluded": True, "vatBasis": "compensated"},
    }
    if employees is not None:
        document["staffing"]["employees"] = employees
    return document


@story
def a_value_that_nobody_reported_is_estimated_by_a_method_that_is_data_and_shown():
    returns = {
        "haraldsplass-diakonale-sykehus": member_return(None, 500000000, 10000000),
        "helse-bergen": member_return(9000, 7000000000, 200000000),
        "helse-fonna": member_return(3000, 3000000000, 90000000),
    }
    load_reference(
        imputation=[
            {
                "id": "haraldsplass-employees-2018",
                "year": 2018,
                "actor": "haraldsplass-diakonale-sykehus",
                "target": "employees",
                "base": "operating-cost",
                "base_value": "",
                **in_three_languages("reason", "Antall ansatte er ikke rapportert."),
                "source": "A test",
            }
        ],
        imputation_unit=[
            {"imputation": "haraldsplass-employees-2018", "actor": actor, "source": "A test"}
            for actor in ("helse-bergen", "helse-fonna")
        ],
    )
    until(lambda: status(get("/v1/imputations?year=2018"), 200).json["items"])
    year = "/v1/collections/2018"
    status(put(year, {"state": "open", "reportingUnits": sorted(returns)}, role="publisher"), 201)
    for actor, document in returns.items():
        saved = status(put(f"{year}/submissions/{actor}", document, role="submitter", actor=actor), 201).json
        equal(saved["findings"]["error"], 0, (actor, saved["findings"]["items"]))
        status(post(f"{year}/submissions/{actor}/submit", SIGNATORY, role="submitter", actor=actor), 200)
        status(post(f"{year}/submissions/{actor}/approve", role="reviewer"), 200)
    equal(status(post(year + "/publications", {"kind": "final"}, role="publisher"), 201).json["id"], "2018.1")

    answer = answer_of("?figure=ict-expenditure-per-employee&entity=helse-vest&year=2018&lang=en")
    (item,) = answer["items"]
    # 500 million · (9000 + 3000) / (7000 + 3000 million) = 600 employees.
    equal((item["denominator"], item["status"]), (12600, "estimated"))
    equal(item["imputations"], ["haraldsplass-employees-2018"])
    equal((item["estimatedShare"], item["denominatorEstimatedShare"]), ("0.0", "4.8"))
    equal(item["value"], 23810)  # 300 million / 12 600 = 23 809.5…
    (used,) = answer["imputations"]
    equal((used["baseValue"], used["numerator"], used["denominator"]), ("500000000", "12000", "10000000000"))
    equal(used["value"], "600")
    equal(used["units"], ["helse-bergen", "helse-fonna"])
    assert used["reason"] and used["source"], used


@story
def the_former_definition_is_without_private_hospitals_and_known_where_members_report():
    figures = "ict-expenditure,ict-expenditure-former-definition"
    values = {item["figure"]: item for item in answer_of(f"?figure={figures}&entity=helse-vest&year=2018")["items"]}
    equal(values["ict-expenditure"]["value"], 300000000)
    equal(values["ict-expenditure-former-definition"]["value"], 290000000)
    (whole,) = answer_of("?figure=ict-expenditure-former-definition&entity=helse-vest&year=2017")["items"]
    equal((whole["value"], whole["absence"]["code"]), (None, "not-separable"))


run()
