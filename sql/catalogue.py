"""Makes the catalogue file that returns are checked with offline, out of the reference data: catalogue.py DIRECTORY OUTPUT.
It is what nokkeltalld writes of a database that the same reference data is loaded into, byte for byte."""

import csv
import json
import os
import sys

directory, output = sys.argv[1:]


def table(name):
    path = os.path.join(directory, name + ".csv")
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def text(value):
    return value or None


def year(value):
    return int(value) if value else None


def label(row, name, nullable=False):
    texts = {language: row.get(f"{name}_{language}") or "" for language in ("nb", "nn", "en")}
    return None if nullable and not any(texts.values()) else texts


def of(rows, **keys):
    return [row for row in rows if all(row[name] == value for name, value in keys.items())]


def by(*names):
    return lambda row: tuple(row[name].encode() for name in names)


def position(row):
    return int(row["position"])


CODES = table("code")


def codes(classification, version):
    return [
        {
            "code": row["code"],
            "label": label(row, "label"),
            "definition": label(row, "definition", nullable=True),
            "source": row["source"],
        }
        for row in sorted(
            of(CODES, classification=classification, version=version),
            key=lambda row: (row["code"] == "unspecified", position(row)),
        )
    ]


def actors():
    return [
        {
            "id": row["id"],
            "organisationNumber": text(row["organisation_number"]),
            "name": label(row, "name"),
            "kind": row["kind"],
            "region": text(row["region"]),
            "validFrom": text(row["valid_from"]),
            "validTo": text(row["valid_to"]),
            "succeededBy": text(row["succeeded_by"]),
            "source": row["source"],
        }
        for row in sorted(table("actor"), key=by("id"))
    ]


def outside_financiers():
    return [
        {"id": row["id"], "name": label(row, "name"), "source": row["source"]}
        for row in sorted(table("outside_financier"), key=by("id"))
    ]


def classifications():
    return [
        {
            "id": row["id"],
            "version": row["version"],
            "name": label(row, "name"),
            "validFrom": year(row["first_year"]),
            "validTo": year(row["last_year"]),
            "codes": codes(row["id"], row["version"]),
            "source": row["source"],
        }
        for row in sorted(table("classification"), key=by("id", "version"))
    ]


def term(row):
    return {
        "line": row["line"],
        "number": row["number"],
        "negative": row["negative"] == "true",
        "yearOffset": int(row["year_offset"]),
    }


def identity(row, terms):
    own = sorted(of(terms, version=row["version"], identity=row["id"]), key=position)
    return {
        "id": row["id"],
        "kind": row["kind"],
        "label": label(row, "label"),
        "stated": term(own[0]),
        "terms": [term(one) for one in own[1:]],
        "source": row["source"],
    }


def accounts():
    lines, identities, terms = table("account_line"), table("account_identity"), table("account_term")
    made = []
    for version in sorted({row["version"] for row in lines}):
        kinds = {row["code"]: row for row in of(lines, version=version)}
        made.append(
            {
                "version": version,
                "lines": [
                    {
                        "statement": row["statement"],
                        "row": row["table_row"],
                        "column": row["table_column"],
                        "sign": row["sign"],
                        "source": row["source"],
                    }
                    for row in (kinds[code["code"]] for code in codes("account-line", version))
                ],
                "identities": [identity(row, terms) for row in sorted(of(identities, version=version), key=position)],
            }
        )
    return made


def correspondences():
    names = ("classification", "from_version", "from_code", "to_version", "to_code")
    return [
        {
            "classification": row["classification"],
            "fromVersion": row["from_version"],
            "fromCode": row["from_code"],
            "toVersion": row["to_version"],
            "toCode": row["to_code"],
            "source": row["source"],
        }
        for row in sorted(table("correspondence"), key=by(*names))
    ]


def methodologies():
    return [
        {
            "id": row["id"],
            "validFrom": year(row["first_year"]),
            "validTo": year(row["last_year"]),
            "crossesDimensions": row["crosses_dimensions"] == "true",
            "classificationVersion": row["classification_version"],
            "categories": codes("resource-category", row["classification_version"]),
            "areas": codes("ict-area", row["classification_version"]),
            "name": label(row, "name"),
            "description": label(row, "description"),
            "source": row["source"],
        }
        for row in sorted(table("methodology"), key=by("first_year"))
    ]


def combinations(rule, codes):
    return [
        {
            "id": row["id"],
            "label": label(row, "label"),
            "codes": [{name: one[name] for name in ("dimension", "code")} for one in of(codes, combination=row["id"])],
            "validFrom": year(row["first_year"]),
            "validTo": year(row["last_year"]),
            "source": row["source"],
        }
        for row in sorted(of(table("illegal_combination"), rule=rule), key=by("id"))
    ]


def rules():
    combination_codes = sorted(table("illegal_combination_code"), key=by("combination", "dimension", "code"))
    parameters = sorted(table("rule_parameter"), key=by("rule", "name", "first_year"))
    reasons = {row["rule"]: row for row in table("rule_reason")}
    return [
        {
            "id": row["id"],
            "check": row["check_name"],
            "severity": row["severity"],
            "enforcedAt": row["enforced_at"],
            "tolerance": int(row["tolerance"]),
            "name": label(row, "name"),
            "message": label(row, "message"),
            "howToMend": label(row, "how_to_mend"),
            "why": label(reasons.get(row["id"], {}), "why", nullable=True),
            "validFrom": year(row["first_year"]),
            "validTo": year(row["last_year"]),
            "parameters": [
                {
                    "rule": one["rule"],
                    "name": one["name"],
                    "value": one["value"],
                    "unit": one["unit"],
                    "validFrom": year(one["first_year"]),
                    "validTo": year(one["last_year"]),
                    "source": one["source"],
                }
                for one in of(parameters, rule=row["id"])
            ],
            "combinations": combinations(row["id"], combination_codes),
            "source": row["source"],
        }
        for row in sorted(table("rule"), key=by("id", "first_year"))
    ]


def services():
    return [
        {
            "id": row["id"],
            "name": label(row, "name"),
            "description": label(row, "description"),
            "actor": row["actor"],
            "validFrom": text(row["valid_from"]),
            "validTo": text(row["valid_to"]),
            "source": row["source"],
        }
        for row in sorted(table("service"), key=by("id"))
    ]


def indicators():
    return [
        {
            "id": row["id"],
            "family": row["family"],
            "name": label(row, "name"),
            "description": label(row, "description"),
            "caveat": label(row, "caveat", nullable=True),
            "unit": row["unit"],
            "decimals": int(row["decimals"]),
            "base": text(row["base"]),
            "isShare": row["is_share"] == "true",
            "period": row["period"],
            "direction": row["direction"],
            "overTime": row["over_time"],
            "overActors": row["over_actors"],
            "source": row["source"],
        }
        for row in sorted(table("indicator"), key=by("id"))
    ]


def targets():
    return [
        {
            "id": row["id"],
            "service": text(row["service"]),
            "indicator": row["indicator"],
            "comparator": row["comparator"],
            "value": row["value"],
            "validFrom": text(row["valid_from"]),
            "validTo": text(row["valid_to"]),
            "hasPath": bool(row["start_value"]),
            "startValue": row["start_value"] or "0",
            "startDate": text(row["start_date"]),
            "endDate": text(row["end_date"]),
            "note": label(row, "note", nullable=True),
            "source": row["source"],
        }
        for row in sorted(table("indicator_target"), key=by("id"))
    ]


def breaks():
    return [
        {
            "id": row["id"],
            "service": text(row["service"]),
            "indicator": row["indicator"],
            "from": row["begins"],
            "isReset": row["is_reset"] == "true",
            "text": label(row, "text"),
            "source": row["source"],
        }
        for row in sorted(table("indicator_break"), key=by("begins", "id"))
    ]


def indicator_definitions():
    pairs = sorted(table("service_indicator"), key=by("service", "indicator"))
    sums = sorted(table("indicator_sum"), key=lambda row: (row["sum"].encode(), position(row)))
    return {
        "services": services(),
        "indicators": indicators(),
        "serviceIndicators": [{name: row[name] for name in ("service", "indicator", "source")} for row in pairs],
        "targets": targets(),
        "breaks": breaks(),
        "sums": [{name: row[name] for name in ("sum", "part", "source")} for row in sums],
    }


catalogue = {
    "format": "nokkeltall-catalogue-1",
    "actors": actors(),
    "outsideFinanciers": outside_financiers(),
    "classifications": classifications(),
    "accounts": accounts(),
    "correspondences": correspondences(),
    "methodologies": methodologies(),
    "indicators": indicator_definitions(),
    "rules": rules(),
}
with open(output, "w", encoding="utf-8") as file:
    json.dump(catalogue, file, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
