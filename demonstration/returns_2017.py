"""What the illustrative sector of 2017 looks like: sizes, weights and keys from which generate-2017.py makes the returns.

Nothing here is anybody's accounts. The report «Ressursbruk på IKT i helse- og omsorgstjenesten i 2017» (Direktoratet for e-helse,
IE-1043, 2019) published only totals as text; those totals are TARGETS and PUBLISHED, everything else was made up to fit them.
"""

REGIONS = ("helse-midt-norge", "helse-nord", "helse-sor-ost", "helse-vest")
CATEGORIES = ("personnel-internal", "personnel-contracted", "hardware", "software", "outsourced-services", "cloud-services",
              "other")
AREAS = ("application-development", "application-management", "data-centre", "network", "end-user-equipment", "user-support",
         "ict-management")

# The totals that the generated kroner add up to; at the rounding of the report they are the published ones.
TARGETS = {
    "regions": 7_041_318_442,
    "sector": 8_048_902_117,
    "regions_investment": 1_830_742_795,
}
# IE-1043: regions' spending, sector, share of revenue, share at national actors, sector with outside estimates;
# the investment share is from the directorate's news item on the same report (26 %).
PUBLISHED = {
    "regions, billion NOK": "7.04",
    "sector, billion NOK": "8.05",
    "sector with outside estimates, billion NOK": "11.05",
    "share of operating revenue, percent": "4.9",
    "national share, percent": "7.0",
    "investment share, percent": "26.0",
}
# Municipal sector and other state administration, as the report estimates them.
OUTSIDE_ESTIMATES = 2_500_000_000 + 500_000_000

# Weights in parts of whatever they sum to.
OPERATING_CATEGORIES = (40, 11, 9, 22, 9, 3, 6)
OPERATING_AREAS = (14, 26, 17, 11, 12, 11, 9)
INVESTMENT_CATEGORIES = (10, 30, 28, 24, 6, 0, 2)
INVESTMENT_AREAS = (44, 12, 18, 12, 11, 1, 2)
# Hardware belongs to machines, not to applications. One row a category, one column an area; 10 is neutral.
AFFINITY = (
    (10, 10, 10, 10, 7, 16, 12),
    (16, 11, 9, 8, 5, 7, 9),
    (1, 2, 26, 22, 32, 1, 1),
    (9, 17, 9, 4, 8, 2, 4),
    (11, 11, 10, 14, 6, 8, 5),
    (8, 12, 14, 1, 4, 3, 2),
    (5, 6, 12, 8, 6, 9, 22),
)

# The closing items (helse-sor-ost's own expenditure and own investment) are computed; the others are per mille of the total.
OWN_PER_MILLE = {"helse-midt-norge": 146, "helse-nord": 133, "helse-vest": 174}
INVESTMENT_PER_MILLE = {"helse-midt-norge": 163, "helse-nord": 121, "helse-vest": 158}

REGION_FACTS = {
    "helse-midt-norge": {"revenue": 20_318_447_000, "cost": 20_046_913_000, "employees": 22_417, "fte": "17102.4",
                         "ict_internal": "521.5", "ict_contracted": "84.0", "drg": "214873.4", "depreciation": 212_604_000,
                         "write_downs": 1_250_000,
                        "inhabitants": 716_800, "somatic_cost": 11_806_420_000},
    "helse-nord": {"revenue": 17_596_204_000, "cost": 17_389_551_000, "employees": 19_384, "fte": "14077.1",
                   "ict_internal": "437.0", "ict_contracted": "61.5", "drg": "152340.8", "depreciation": 174_918_000,
                   "write_downs": 0,
                  "inhabitants": 485_900, "somatic_cost": 10_124_770_000},
    "helse-sor-ost": {"revenue": 78_114_690_000, "cost": 77_402_118_000, "employees": 79_906, "fte": "62455.7",
                      "ict_internal": "1894.5", "ict_contracted": "421.0", "drg": "811906.2", "depreciation": 861_377_000,
                      "write_downs": 14_006_000,
                     "inhabitants": 2_958_300, "somatic_cost": 43_918_265_000},
    "helse-vest": {"revenue": 27_672_815_000, "cost": 27_221_340_000, "employees": 29_731, "fte": "22814.9",
                   "ict_internal": "662.0", "ict_contracted": "97.5", "drg": "286115.0", "depreciation": 268_492_000,
                   "write_downs": 0,
                  "inhabitants": 1_097_100, "somatic_cost": 15_734_190_000},
}

# National actors financed by a key over all of their expenditure (R21, R22). Amounts are totals of operating and investment,
# spread over the listed categories and areas by the weights.
KEY_FINANCED = {
    "nasjonal-ikt": {
        "operating": 95_871_204, "investment": 22_518_930,
        "categories": (("personnel-internal", 30), ("personnel-contracted", 12), ("software", 18), ("outsourced-services", 40)),
        "areas": (("application-development", 52), ("application-management", 30), ("ict-management", 18)),
        "key": {"helse-midt-norge": "14.2", "helse-nord": "12.6", "helse-sor-ost": "54.4", "helse-vest": "18.8"},
        "staffing": (41, "39.5"), "other_cost": 0, "depreciation": 3_114_820,
        "purchases": {"direktoratet-for-e-helse": {"application-development": 6_214_000}},
    },
    "pasientreiser": {
        "operating": 51_930_417, "investment": 14_207_655,
        "categories": (("personnel-internal", 26), ("hardware", 9), ("software", 27), ("outsourced-services", 38)),
        "areas": (("application-development", 24), ("application-management", 28), ("data-centre", 26),
                  ("end-user-equipment", 12), ("user-support", 10)),
        "key": {"helse-midt-norge": "14.25", "helse-nord": "16.05", "helse-sor-ost": "50.45", "helse-vest": "19.25"},
        "staffing": (212, "176.8"), "other_cost": 148_366_205, "depreciation": 9_005_117,
        "purchases": {"nhn": {"data-centre": 4_102_500}},
    },
    "hdo": {
        "operating": 167_442_083, "investment": 46_318_502,
        "categories": (("personnel-internal", 33), ("personnel-contracted", 8), ("hardware", 11), ("software", 14),
                       ("outsourced-services", 34)),
        "areas": (("application-management", 21), ("data-centre", 14), ("network", 38), ("end-user-equipment", 15),
                  ("user-support", 12)),
        "key": {"helse-midt-norge": "9.7", "helse-nord": "8.6", "helse-sor-ost": "32.1", "helse-vest": "12.1",
                "municipalities": "37.5"},
        "staffing": (118, "112.6"), "other_cost": 0, "depreciation": 21_770_346,
        "purchases": {"nhn": {"network": 3_118_000}},
    },
}

# National actors financed by amounts (R23, R24). Their own returns stay at the top level but for the cells that others finance (R27).
AMOUNT_FINANCED = {
    "direktoratet-for-e-helse": {
        "unspecified": 471_206_318, "investment": 12_940_000, "depreciation": 4_318_204, "revenue_surplus": 6_420_000,
        "staffing": (331, "309.2"),
        "financing": {  # R25
            "helse-midt-norge": {"application-development": 2_410_500, "application-management": 4_163_250},
            "helse-nord": {"application-development": 2_019_750, "application-management": 3_488_400},
            "helse-sor-ost": {"application-development": 9_136_250, "application-management": 15_780_600},
            "helse-vest": {"application-development": 3_172_000, "application-management": 5_478_250},
            "nasjonal-ikt": {"application-development": 6_214_000},
        },
        # Everything that regions and other actors do not pay is a grant over the state budget (R38).
        "rest": ("state-budget",),
        "purchases": {"nhn": {"data-centre": 31_480_000, "network": 4_210_500}},
    },
    "nhn": {
        "unspecified": None,  # closes the sector on its target
        "investment": 61_270_415, "depreciation": 58_113_902, "revenue_surplus": 18_206_331, "staffing": (402, "388.1"),
        "financing": {  # R26
            "helse-midt-norge": {"data-centre": 3_118_400, "network": 12_906_750, "end-user-equipment": 2_014_300},
            "helse-nord": {"data-centre": 3_402_850, "network": 14_311_200, "end-user-equipment": 1_866_000},
            "helse-sor-ost": {"data-centre": 9_842_600, "network": 44_207_900, "end-user-equipment": 7_315_450},
            "helse-vest": {"data-centre": 4_905_350, "network": 21_116_000, "end-user-equipment": 2_984_700},
            "pasientreiser": {"data-centre": 4_102_500},
            "hdo": {"network": 3_118_000},
            "direktoratet-for-e-helse": {"data-centre": 31_480_000, "network": 4_210_500},
            "health-administration": {"data-centre": 58_340_200, "network": 21_906_450, "end-user-equipment": 44_173_900},
            "municipalities": {"network": 96_414_750},
        },
        # The grant does not cover all of the rest: income of the year and cost of the year need not agree.
        "rest": ("state-budget", 4_718_036),
        "purchases": {},
    },
}

# What regions say they bought. Booked: already inside their own expenditure, in the same cells. Helse Nord states less network
# than its supplier does, so that the reconciliation has a difference to show.
REGION_PURCHASES = {
    "helse-midt-norge": (("nhn", True, {"data-centre": 3_118_400, "network": 12_906_750, "end-user-equipment": 2_014_300}),),
    "helse-nord": (("nhn", False, {"data-centre": 3_402_850, "network": 14_098_700, "end-user-equipment": 1_866_000}),),
    "helse-sor-ost": (("nhn", True, {"data-centre": 9_842_600, "network": 44_207_900, "end-user-equipment": 7_315_450}),
                      ("direktoratet-for-e-helse", False,
                       {"application-development": 9_136_250, "application-management": 15_780_600})),
    "helse-vest": (("nhn", False, {"data-centre": 4_905_350, "network": 21_116_000, "end-user-equipment": 2_984_700}),),
}

NOTE = ("Illustrerende tall, laget av et program slik at summene for helsetjenesten stemmer med det som er publisert for 2017. "
        "Ikke regnskapet til noen virksomhet.")
ESTIMATE_NOTE = "Illustrerende: antall ansatte i de private ideelle sykehusene er anslått."
INHABITANTS_METHOD = "Illustrerende: avrundet folketall i regionen."
ESTIMATE_METHOD = "Forholdstall mellom ansatte og årsverk i de øvrige sykehusene i regionen."
