# with: demonstration
"""Every figure of the report can be drawn from the API: the requests of docs/report-figures.md, asked."""

import os
import re
import sys

HERE = os.path.dirname(__file__)
sys.path.insert(0, os.path.join(HERE, "..", "lib"))
from client import equal, get, problem, run, status, story  # noqa: E402

NATIONAL = ["direktoratet-for-e-helse", "hdo", "nasjonal-ikt", "nhn", "pasientreiser"]

with open(os.path.join(HERE, "..", "..", "docs", "report-figures.md"), encoding="utf-8") as page:
    PAGE = page.read()
LINES = re.findall(r"^\| (\d+) \|.*?`GET (/[^`]+)`", PAGE, re.MULTILINE)
FIGURES = [(int(number), request) for number, request in LINES]
OVER_TIME = re.findall(r"`GET (/[^`]+)`", PAGE[PAGE.index("## Over time"):])


def requests_of(figure):
    return [request for number, request in FIGURES if number == figure]


def answer_of(request):
    return status(get(request), 200).json


@story
def the_page_has_a_request_for_each_figure():
    equal(sorted({number for number, _ in FIGURES}), list(range(1, 13)))


@story
def every_request_of_the_page_is_answered_with_something():
    for request in [request for _, request in FIGURES] + OVER_TIME:
        answer = answer_of(request)
        assert answer.get("items") or answer.get("entities"), request
        table = status(get(request + "&format=csv"), 200)
        assert table.body.count(b"\r\n") > 1, request


@story
def figure_2_is_the_regions_and_what_nobody_else_finances_of_the_national_actors():
    sector, published = (answer_of(request) for request in requests_of(2))
    nets = {line["entity"]: line["net"] for line in sector["entities"] if line["kind"] == "national-actor"}
    equal(sorted(nets), NATIONAL)
    equal((nets["nasjonal-ikt"], nets["pasientreiser"]), (0, 0))
    equal(sector["regions"] + sum(nets.values()), sector["net"])
    values = {item["entity"]: item for item in published["items"]}
    for entity, computed in (("all-regions", sector["regions"]), ("sector", sector["net"])):
        item = values[entity]
        assert abs(computed - item["value"]) * 2 <= int(item["precision"]), (entity, computed, item)
        assert "IE-1043" in item["source"], item


@story
def figures_3_and_4_are_the_parts_of_the_regions_expenditure_to_the_krone():
    regions = answer_of(requests_of(2)[0])["regions"]
    by_origin = {item["origin"]: item["amount"] for item in answer_of(requests_of(3)[0])["items"]}
    equal(sorted(by_origin), ["allocated", "own"])
    equal(sum(by_origin.values()), regions)
    shares = {item["figure"]: item["value"] for item in answer_of(requests_of(3)[1])["items"]}
    equal(shares, {"own-share": "93.0", "national-share": "7.0"})

    own, *national = requests_of(4)
    equal([item["amount"] for item in answer_of(own)["items"]], [by_origin["own"]])
    equal(sorted(re.search("actor=([a-z-]+)", request)[1] for request in national), NATIONAL)
    parts = [
        sum(item["amount"] for item in answer_of(request)["items"] if item["kind"] == "region") for request in national
    ]
    equal(sum(parts), by_origin["allocated"])


@story
def figures_5_7_9_11_and_12_are_financing_that_adds_up():
    for figure in (5, 7, 9, 11, 12):
        (request,) = requests_of(figure)
        answer = answer_of(request)
        equal(sum(item["amount"] for item in answer["items"]), answer["own"], request)
        assert all(item["share"] for item in answer["items"]), request


@story
def figures_6_8_and_10_are_category_by_area_of_all_that_the_actor_spent():
    for figure, financing in ((6, 5), (8, 7), (10, 9)):
        (request,) = requests_of(figure)
        cells = answer_of(request)["items"]
        assert len(cells) > 1 and all(cell["category"] and cell["area"] for cell in cells), request
        equal(sum(cell["amount"] for cell in cells), answer_of(requests_of(financing)[0])["own"], request)


@story
def what_the_page_says_of_later_years_holds():
    later = requests_of(6)[0].replace("year=2017", "year=2024").replace("nasjonal-ikt", "nhn")
    problem(get(later), 400, "dimensions-not-crossed")
    for dimension in ("category", "area"):
        answer_of(later.replace("category,area", dimension))


run()
