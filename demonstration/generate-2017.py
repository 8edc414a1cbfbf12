#!/usr/bin/env python3
"""Makes the illustrative returns of 2017 (demonstration/2017/*.json), or checks that they are what this program makes.

    generate-2017.py            write the returns
    generate-2017.py --check    write nothing; fail when a file differs or a published result does not come out

The same input gives the same bytes with any Python 3: integers only, an own generator of pseudo-random numbers, a fixed seed.
"""

import argparse
import json
import sys
from pathlib import Path

from consolidate import Consolidation, apportion, billions, cells_of, percent
from returns_2017 import (AFFINITY, AMOUNT_FINANCED, AREAS, CATEGORIES, ESTIMATE_METHOD, ESTIMATE_NOTE, INHABITANTS_METHOD, INVESTMENT_AREAS,
                          INVESTMENT_CATEGORIES, INVESTMENT_PER_MILLE, KEY_FINANCED, NOTE, OPERATING_AREAS,
                          OPERATING_CATEGORIES, OUTSIDE_ESTIMATES, OWN_PER_MILLE, PUBLISHED, REGION_FACTS, REGION_PURCHASES,
                          REGIONS, TARGETS)

YEAR = 2017
SEED = 20171231
FOLDER = Path(__file__).resolve().parent / str(YEAR)
BOUGHT = "outsourced-services"  # the category of everything bought from a national actor (R25, R26)


class Noise:
    """SplitMix64: the same numbers everywhere, also when Python changes its own generator."""

    def __init__(self, seed):
        self.state = seed

    def between(self, low, high):
        mask = (1 << 64) - 1
        self.state = (self.state + 0x9E3779B97F4A7C15) & mask
        mixed = self.state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & mask
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & mask
        return low + (mixed ^ (mixed >> 31)) % (high - low + 1)


def spread(noise, total, cost_type, categories, areas):
    """Divides a total over categories x areas: weight of both, affinity of the pair, and up to a fifth of noise."""
    keys = [(category, area) for category, _ in categories for area, _ in areas]
    weights = [category_weight * area_weight * AFFINITY[CATEGORIES.index(category)][AREAS.index(area)] * noise.between(80, 120)
               for category, category_weight in categories for area, area_weight in areas]
    return [cell(category, area, cost_type, amount) for (category, area), amount in zip(keys, apportion(total, weights))]


def cell(category, area, cost_type, amount):
    return {"category": category, "area": area, "costType": cost_type, "amount": amount}


def bought_cells(amounts):
    return [cell(BOUGHT, area, "operating", amount) for area, amount in amounts.items()]


def add_to_cells(cells, extra):
    """Adds amounts to the cells that are already there, appends the others."""
    for item in extra:
        for existing in cells:
            if all(existing[member] == item[member] for member in ("category", "area", "costType")):
                existing["amount"] += item["amount"]
                break
        else:
            cells.append(dict(item))


def total_of(cells, cost_type=None):
    return sum(item["amount"] for item in cells if cost_type in (None, item["costType"]))


def purchase(supplier, booked, amounts):
    return {"supplier": supplier, "amount": sum(amounts.values()), "booked": booked, "cells": bought_cells(amounts)}


def document(actor, cells, *, memo, revenue, cost, staffing, somatic_cost=None, activity=None, financing=None, purchases=None):
    """A return in the form that the API takes. Sections that do not apply are left out."""
    result = {
        "actor": actor,
        "year": YEAR,
        "illustrative": True,
        "expenditure": cells,
        "memo": {"depreciation": memo[0], "writeDowns": memo[1]},
        "accounts": {"operatingRevenue": {"value": revenue, "status": "reported", "note": NOTE}, "operatingCost": cost},
        "staffing": staffing,
        "activity": activity,
        "financing": financing,
        "purchases": purchases,
        "attestations": {"medicalEquipmentExcluded": True, "vatBasis": "compensated" if actor in REGIONS else "included"},
    }
    if somatic_cost:
        result["accounts"]["somaticOperatingCost"] = somatic_cost
    return {name: value for name, value in result.items() if value}


def key_financed(noise, actor):
    plan = KEY_FINANCED[actor]
    cells = spread(noise, plan["operating"], "operating", plan["categories"], plan["areas"])
    cells += spread(noise, plan["investment"], "investment", plan["categories"], plan["areas"])
    cost = plan["operating"] + plan["other_cost"] + plan["depreciation"]
    employees, fte = plan["staffing"]
    return document(
        actor, cells, memo=(plan["depreciation"], 0), revenue=cost + plan["investment"] // 3, cost=cost,
        staffing={"employees": employees, "fte": fte},
        financing=[{"financier": financier, "basis": "key", "share": share} for financier, share in plan["key"].items()],
        purchases=[purchase(supplier, True, amounts) for supplier, amounts in plan["purchases"].items()])


def amount_financed(actor, unspecified):
    """Top level, but for the cells that others finance and those that the actor itself buys."""
    plan = AMOUNT_FINANCED[actor]
    financing = [{"financier": financier, "basis": "amount", "cells": bought_cells(amounts)}
                 for financier, amounts in plan["financing"].items()]
    cells = []
    for line in financing:
        add_to_cells(cells, line["cells"])
    for amounts in plan["purchases"].values():
        add_to_cells(cells, bought_cells(amounts))
    cells.sort(key=lambda item: AREAS.index(item["area"]))
    cells.append(cell("unspecified", "unspecified", "operating", unspecified))
    cells.append(cell("unspecified", "unspecified", "investment", plan["investment"]))

    left = cells_of(cells)
    for line in financing:
        left.subtract(cells_of(line["cells"]))
    left["unspecified", "unspecified", "operating"] -= sum(plan["rest"][1:])
    financing.append({"financier": plan["rest"][0], "basis": "amount",
                      "cells": [cell(*key, amount) for key, amount in left.items() if amount]})

    cost = total_of(cells, "operating") + plan["depreciation"]
    employees, fte = plan["staffing"]
    return document(actor, cells, memo=(plan["depreciation"], 0), revenue=cost + plan["revenue_surplus"], cost=cost,
                    staffing={"employees": employees, "fte": fte}, financing=financing,
                    purchases=[purchase(supplier, True, amounts) for supplier, amounts in plan["purchases"].items()])


def region(noise, actor, own, investment):
    """`own` is what the region spends without what it bought from national actors; booked purchases come on top."""
    facts = REGION_FACTS[actor]
    cells = spread(noise, own - investment, "operating", tuple(zip(CATEGORIES, OPERATING_CATEGORIES)),
                   tuple(zip(AREAS, OPERATING_AREAS)))
    cells += spread(noise, investment, "investment", tuple(zip(CATEGORIES, INVESTMENT_CATEGORIES)),
                    tuple(zip(AREAS, INVESTMENT_AREAS)))
    purchases = [purchase(*line) for line in REGION_PURCHASES[actor]]
    for line in purchases:
        if line["booked"]:
            add_to_cells(cells, line["cells"])
    employees = facts["employees"]
    if actor == "helse-sor-ost":
        employees = {"value": employees, "status": "estimated", "note": ESTIMATE_NOTE, "method": ESTIMATE_METHOD}
    inhabitants = {"value": facts["inhabitants"], "status": "public-source", "note": NOTE, "method": INHABITANTS_METHOD}
    return document(
        actor, cells, memo=(facts["depreciation"], facts["write_downs"]), revenue=facts["revenue"], cost=facts["cost"],
        somatic_cost=facts["somatic_cost"],
        staffing={"employees": employees, "fte": facts["fte"], "ictFteInternal": facts["ict_internal"],
                  "ictFteContracted": facts["ict_contracted"]},
        activity={"drgPoints": facts["drg"], "inhabitants": inhabitants}, purchases=purchases)


def regions_with_totals(noise, own_total, investment_total):
    """Divides the regions' own expenditure by the per mille of the plan; helse-sor-ost closes both totals."""
    own = {actor: own_total * share // 1000 for actor, share in OWN_PER_MILLE.items()}
    investment = {actor: investment_total * share // 1000 for actor, share in INVESTMENT_PER_MILLE.items()}
    own["helse-sor-ost"] = own_total - sum(own.values())
    investment["helse-sor-ost"] = investment_total - sum(investment.values())
    return {actor: region(noise, actor, own[actor], investment[actor]) for actor in REGIONS}


def make_sector():
    """National actors first, because what they pass on to the regions decides what is left for the regions themselves."""
    noise = Noise(SEED)
    documents = {actor: key_financed(noise, actor) for actor in KEY_FINANCED}
    plan = AMOUNT_FINANCED["direktoratet-for-e-helse"]
    documents["direktoratet-for-e-helse"] = amount_financed("direktoratet-for-e-helse", plan["unspecified"])
    # Without its unspecified expenditure Norsk helsenett finances and is financed just the same.
    documents["nhn"] = amount_financed("nhn", 0)

    empty_regions = {actor: {"actor": actor, "expenditure": []} for actor in REGIONS}
    passed_on = Consolidation(documents | empty_regions, REGIONS)
    documents |= regions_with_totals(noise, TARGETS["regions"] - passed_on.regions,
                                     TARGETS["regions_investment"] - passed_on.investment)
    documents["nhn"] = amount_financed("nhn", TARGETS["sector"] - TARGETS["regions"] - passed_on.residuals)
    return dict(sorted(documents.items()))


def as_text(value, indent=0):
    """JSON with one cell a line, so that a change of one number is a change of one line."""
    inner = " " * (indent + 2)
    if isinstance(value, dict) and any(isinstance(member, (dict, list)) for member in value.values()):
        members = [f"{inner}{json.dumps(name)}: {as_text(member, indent + 2)}" for name, member in value.items()]
        return "{\n" + ",\n".join(members) + "\n" + " " * indent + "}"
    if isinstance(value, list):
        return "[\n" + ",\n".join(inner + as_text(item, indent + 2) for item in value) + "\n" + " " * indent + "]"
    return json.dumps(value, ensure_ascii=False)


def results(documents):
    sector = Consolidation(documents, REGIONS)
    revenue = sum(documents[actor]["accounts"]["operatingRevenue"]["value"] for actor in REGIONS)
    return sector, {
        "regions, billion NOK": billions(sector.regions),
        "sector, billion NOK": billions(sector.sector),
        "sector with outside estimates, billion NOK": billions(sector.sector + OUTSIDE_ESTIMATES),
        "share of operating revenue, percent": percent(sector.regions, revenue),
        "national share, percent": percent(sector.allocated, sector.regions),
        "investment share, percent": percent(sector.investment, sector.regions),
    }


def faults(documents):
    """Everything that the returns promise and do not hold, one sentence each."""
    sector, got = results(documents)
    for name, published in PUBLISHED.items():
        if got[name] != published:
            yield f"{name}: {got[name]}, published {published}"
    if sector.regions != TARGETS["regions"] or sector.sector != TARGETS["sector"]:
        yield f"regions {sector.regions} and sector {sector.sector} miss their targets"
    if sector.gross - sector.between_national - sector.booked != sector.sector:
        yield "gross less eliminations is not the sector"
    for actor in ("nasjonal-ikt", "pasientreiser"):
        if sector.net[actor].total():
            yield f"{actor} is financed by the regions alone and must end at zero (R33)"
    for actor, key in sector.negative_cells():
        yield f"{actor} is below zero in {' x '.join(key)}"
    for actor, content in documents.items():
        if not content.get("illustrative") or NOTE not in json.dumps(content, ensure_ascii=False):
            yield f"{actor} does not say that it is illustrative"


def main():
    arguments = argparse.ArgumentParser(description="Make the illustrative returns of 2017.")
    arguments.add_argument("--check", action="store_true", help="write nothing; compare and fail on a difference")
    check = arguments.parse_args().check

    documents = make_sector()
    found = list(faults(documents))
    for actor, content in documents.items():
        path = FOLDER / f"{actor}.json"
        text = as_text(content) + "\n"
        if not check:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            found.append(f"{path.name} is not what this program makes")
    if check:
        found += [f"{path.name} belongs to nobody" for path in sorted(FOLDER.glob("*.json")) if path.stem not in documents]

    sector, got = results(documents)
    print(f"gross {sector.gross} - between national actors {sector.between_national} - booked {sector.booked}"
          f" = sector {sector.sector}; regions {sector.regions}, residuals {sector.residuals}")
    for name, value in got.items():
        print(f"{name}: {value}")
    for fault in found:
        print(f"fault: {fault}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
