"""A second, independent consolidation of a year that crosses category and area.

It checks the generated returns without the server. Whole kroner in Python integers, exact fractions for percentages.
The rules are R20-R37 of the 2017 report on ICT resource use in Norwegian health care, listed in sql/reference/cost-model.md.
"""

from collections import Counter
from decimal import Decimal
from fractions import Fraction

KEY_WHOLE = 100_000_000  # millionths of a percent


def cells_of(items):
    """Sums of a list of cells by (category, area, cost type)."""
    cells = Counter()
    for item in items:
        cells[item["category"], item["area"], item["costType"]] += item["amount"]
    return cells


def apportion(amount, weights):
    """Largest remainder: every part rounded down, the kroner left over to the largest remainders, ties in the given order."""
    whole = sum(weights)
    parts = [amount * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda n: (-(amount * weights[n] % whole), n))
    for n in by_remainder[:amount - sum(parts)]:
        parts[n] += 1
    return parts


def financed_cells(document):
    """What each financier pays of a return, as {financier: cells}."""
    lines = sorted(document.get("financing", []), key=lambda line: line["financier"].encode())
    if not lines:
        return {}
    if lines[0]["basis"] == "amount":
        return {line["financier"]: cells_of(line["cells"]) for line in lines}
    weights = [int(Decimal(line["share"]) * 1_000_000) for line in lines]
    if sum(weights) != KEY_WHOLE:
        raise ValueError(f"the key of {document['actor']} does not sum to 100")
    financed = {line["financier"]: Counter() for line in lines}
    for cell, amount in cells_of(document["expenditure"]).items():
        for line, part in zip(lines, apportion(amount, weights)):
            financed[line["financier"]][cell] += part
    return financed


class Consolidation:
    """region(r) = own - booked + shares; residual(n) = own - what regions and other national actors finance."""

    def __init__(self, documents, regions):
        self.own = {actor: cells_of(document["expenditure"]) for actor, document in documents.items()}
        self.shares = {region: Counter() for region in regions}
        self.net = {actor: Counter(cells) for actor, cells in self.own.items()}
        self.between_national = 0
        self.booked = 0
        self.unfinanced = {}
        for supplier, document in documents.items():
            left = Counter(self.own[supplier])
            for financier, cells in financed_cells(document).items():
                left.subtract(cells)
                if financier not in documents:
                    continue
                self.net[supplier].subtract(cells)
                if financier in self.shares:
                    self.shares[financier].update(cells)
                    self.net[financier].update(cells)
                else:
                    self.between_national += cells.total()
            self.unfinanced[supplier] = left
        for region in regions:
            for purchase in documents[region].get("purchases", []):
                if purchase["booked"]:
                    self.net[region].subtract(cells_of(purchase["cells"]))
                    self.booked += purchase["amount"]
        self.gross = sum(cells.total() for cells in self.own.values())
        self.regions = sum(self.net[region].total() for region in regions)
        self.residuals = sum(cells.total() for actor, cells in self.net.items() if actor not in regions)
        self.sector = self.regions + self.residuals
        self.allocated = sum(cells.total() for cells in self.shares.values())
        self.investment = sum(amount for region in regions for (_, _, cost_type), amount in self.net[region].items()
                              if cost_type == "investment")

    def negative_cells(self):
        """Cells that would be below zero after elimination or after financing, by actor."""
        return sorted({(actor, cell) for side in (self.net, self.unfinanced) for actor, cells in side.items()
                       for cell, amount in cells.items() if amount < 0})


def percent(part, whole, decimals=1):
    """Rounded once, halves away from zero, as text."""
    scale = 10 ** decimals
    rounded = (Fraction(part * 100 * scale, whole) + Fraction(1, 2)).__floor__()
    return f"{rounded // scale}.{rounded % scale:0{decimals}d}"


def billions(amount):
    """Kroner as billions with two decimals, halves away from zero."""
    rounded = (amount + 5_000_000) // 10_000_000
    return f"{rounded // 100}.{rounded % 100:02d}"
