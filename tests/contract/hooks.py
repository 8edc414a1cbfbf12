"""What the contract says in words because JSON Schema cannot say it, told to Schemathesis, so that a request that it
takes for a valid one is one."""

import hashlib
import json
import re

import schemathesis
from hypothesis import strategies

# Exact decimals of at most 18 digits, nine of them after the point (schema DecimalText).
DECIMALS = strategies.from_regex(r"-?(0|[1-9][0-9]{0,8})(\.[0-9]{1,9})?", fullmatch=True).filter(
    lambda text: not (text[0] == "-" and set(text) <= set("-0.")))
schemathesis.openapi.format("decimal-of-18-digits", DECIMALS)

IDEMPOTENCY_KEY = re.compile(r'("[ !#-\[\]-~]{1,255}"|[!#-\[\]-~]{1,255})')
YEARS = re.compile(r"(\d{4})\.\.(\d{4})")


def ranges_run_forward(query):
    return all(
        first <= last for value in query.values() if isinstance(value, str) for first, last in YEARS.findall(value)
    )


def dates_are_in_order(body):
    dates = [body[name] for name in ("opens", "due", "closes") if isinstance(body.get(name), str)]
    return dates == sorted(dates)


def numbers_are_exact(value):
    """No JSON number with a point, which JSON Schema takes for an integer when its decimals are zero, and no decimal
    of more than 18 digits."""
    if isinstance(value, dict):
        return all(numbers_are_exact(item) for item in value.values())
    if isinstance(value, list):
        return all(numbers_are_exact(item) for item in value)
    if isinstance(value, float):
        return not value.is_integer()
    return (
        not isinstance(value, str)
        or not re.fullmatch(r"-?\d+(\.\d{1,9})?", value)
        or sum(map(str.isdigit, value)) <= 18
    )


def dimensions_can_be_crossed(query):
    """Category and area together: only for years up to 2021."""
    asked = set(str(query.get("groupBy", "")).split(",")) | {name for name in ("category", "area") if query.get(name)}
    return not {"category", "area"} <= asked


def prices_can_be_brought_together(query):
    """A base year and an index belong to real terms, and the year is one that the index has."""
    if query.get("basis") != "real":
        return not {"baseYear", "priceIndex"} & set(query)
    return str(query.get("baseYear", "2024")) in map(str, range(2012, 2025))


def values_of_reports_can_be_given(query):
    """Neither a publication nor a time says what a report says."""
    return query.get("series") != "public" or not {"publication", "asOf"} & set(query)


def years_are_in_order(query):
    first, last = str(query.get("from", "")), str(query.get("to", ""))
    return not (first.isdigit() and last.isdigit()) or int(first) < int(last)


def code_is_asked_for_where_it_belongs(path, query):
    """A figure that is broken down is explained for one code; another has none."""
    by = {"category-share": {"category"}, "area-share": {"area"}}.get(path.get("figure"), set())
    return {"category", "area"} & set(query) == by


@schemathesis.hook
def filter_case(context, case):
    query, body = case.query or {}, case.body
    operation = case.operation.definition.raw.get("operationId")
    of_one_year = operation in ("getSectorData", "getFinancingData", "explainFigure", "getBreakdown")
    if of_one_year and not {"year", "publication"} & set(query):
        return False
    if operation == "explainFigure" and not code_is_asked_for_where_it_belongs(case.path_parameters or {}, query):
        return False
    if operation in ("getExpenditureData", "getBreakdown") and not dimensions_can_be_crossed(query):
        return False
    if operation in ("getFiguresData", "getChangesData") and not (
        prices_can_be_brought_together(query) and values_of_reports_can_be_given(query) and years_are_in_order(query)
    ):
        return False
    if operation == "putCollection" and isinstance(body, dict) and not dates_are_in_order(body):
        return False
    return ranges_run_forward(query) and numbers_are_exact(body)


@schemathesis.hook
def before_call(context, case, kwargs):
    """A key belongs to one request: the same key with another body is refused, so each request that has one gets one
    of its own."""
    headers = case.headers or {}
    key = headers.get("Idempotency-Key")
    if case.meta and case.meta.generation.mode.is_positive and isinstance(key, str) and IDEMPOTENCY_KEY.fullmatch(key):
        wish = json.dumps([case.method, case.formatted_path, case.query, case.body], default=str, sort_keys=True)
        headers["Idempotency-Key"] = hashlib.sha256(wish.encode(errors="surrogatepass")).hexdigest()
