"""Two servers on one database: each sees at once what came in through the other."""

import os
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "lib"))
import client  # noqa: E402
from client import equal, post, put, run, status, story, submit  # noqa: E402

YEAR = "/v1/collections/2017"
SIGNATORY = {"signatory": {"name": "Kari Nordmann", "title": "Økonomidirektør"}}
ATTESTATIONS = {"medicalEquipmentExcluded": True, "vatBasis": "compensated"}
WORK_THREADS = 4
FIRST = client.URL


def cell(amount):
    return {"category": "outsourced-services", "area": "network", "costType": "operating", "amount": amount}


def seller(amount):
    return {"expenditure": [cell(300000000)], "attestations": ATTESTATIONS,
            "financing": [{"financier": "helse-vest", "basis": "amount", "cells": [cell(amount)]}]}


BUYER = {"expenditure": [cell(900000000)], "attestations": ATTESTATIONS,
         "purchases": [{"supplier": "nhn", "amount": 20000000, "booked": True, "cells": [cell(20000000)]}]}
NHN = {"role": "submitter", "actor": "nhn"}


class Second:
    """Requests go to a second server for as long as it is open."""

    def __enter__(self):
        self.log = open(os.environ["NK_TEST_LOG"] + ".second", "w+", encoding="utf-8")
        program = os.environ["NK_BUILD"] + "/server/nokkeltalld"
        self.server = subprocess.Popen([program, "serve", "--database", os.environ["NK_TEST_DATABASE"], "--port", "0"], stderr=self.log)
        for _ in range(400):
            with open(self.log.name, encoding="utf-8") as log:
                address = [line.split("listening=")[1].split()[0] for line in log if "listening=" in line]
            if address:
                client.URL = client.urllib.parse.urlsplit(address[0])
                if client.get("/health/ready").status == 200:
                    return self
            time.sleep(0.05)
        raise AssertionError("the second server does not become ready")

    def __exit__(self, *_):
        client.URL = FIRST
        self.server.terminate()
        self.server.wait()
        self.log.close()


def sold_to_the_buyer():
    """What the first server's rules, whichever thread runs them, say that the seller has stated; None: no return of it counts."""
    found = set()
    for _ in range(4 * WORK_THREADS):
        answer = status(post(f"{YEAR}/submissions/helse-vest/validation", BUYER, role="submitter", actor="helse-vest"), 200)
        items = [item for item in answer.json["findings"] if item["rule"] == "V11"]
        found.add(str(sorted(str(item["expected"]) for item in items)))
    equal(len(found), 1, "answers of the threads")
    return found.pop()


def hand_in(amount):
    path = f"{YEAR}/submissions/nhn"
    etag = client.get(path, **NHN).etag
    sent = put(path, seller(amount), headers={"If-Match": etag} if etag else {}, **NHN)
    equal(sent.status in (200, 201), True, sent)
    status(submit(path, SIGNATORY, **NHN), 200)


@story
def what_another_process_takes_in_withdraws_and_takes_in_again_counts_at_once():
    status(put(YEAR, {"state": "open", "reportingUnits": ["helse-vest", "nhn"]}, role="publisher"), 201)
    said = [sold_to_the_buyer()]
    with Second():
        hand_in(25000000)
    said.append(sold_to_the_buyer())
    with Second():
        status(post(f"{YEAR}/submissions/nhn/withdraw", {}, **NHN), 200)
    said.append(sold_to_the_buyer())
    with Second():
        hand_in(26000000)
    said.append(sold_to_the_buyer())
    equal(said, ["[]", "['25000000']", "[]", "['26000000']"])


run()
