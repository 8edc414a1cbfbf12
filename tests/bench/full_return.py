#!/usr/bin/env python3
"""Prints a return with every cell that the year has (8 categories × 7 areas × 2 cost types), the lines of an annual account that
demonstration/2024/nhn.json has, and a service indicator's availability of so many months: full_return.py [MONTHS [YEAR]]."""

import json
import sys
from pathlib import Path

CATEGORIES = ["personnel-internal", "personnel-contracted", "hardware", "software", "outsourced-services", "cloud-services", "other", "unspecified"]
AREAS = ["application-development", "application-management", "data-centre", "network", "end-user-equipment", "user-support", "ict-management"]
MONTHS = int(sys.argv[1]) if len(sys.argv) > 1 else 12
YEAR = int(sys.argv[2]) if len(sys.argv) > 2 else 2017

lines = json.loads((Path(__file__).resolve().parents[2] / "demonstration/2024/nhn.json").read_text(encoding="utf-8"))["accounts"].get("lines", [])
cells = [{"category": category, "area": area, "costType": cost_type, "amount": 1000003 + 7919 * (100 * i + 10 * k + n)}
         for i, category in enumerate(CATEGORIES) for k, area in enumerate(AREAS) for n, cost_type in enumerate(["operating", "investment"])]
json.dump({
    "expenditure": cells,
    "memo": {"depreciation": 3000000, "writeDowns": 0},
    "accounts": {"operatingRevenue": 9000000000, "operatingCost": 8800000000, "lines": lines},
    "staffing": {"employees": 976, "fte": "933.4", "ictFteInternal": "700", "ictFteContracted": "120.5"},
    "financing": [{"financier": region, "basis": "key", "share": "25"} for region in ("helse-midt-norge", "helse-nord", "helse-sor-ost", "helse-vest")],
    "indicators": [{"service": "stamnett", "indicator": "availability", "period": f"{YEAR}-{month + 1:02}", "value": "99.9"} for month in range(MONTHS)],
    "attestations": {"medicalEquipmentExcluded": True, "vatBasis": "compensated"},
}, sys.stdout, ensure_ascii=False)
