"""The offline program speaks with people: what it prints to be read, what it says of files that it cannot use, and how a receipt is checked by hand."""

import hashlib
import json
import os
import pty
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "lib"))
from client import equal, get, post, put, run, status, story, submit  # noqa: E402

PROGRAM = os.path.join(os.environ["NK_BUILD"], "server", "nokkeltall")
FOLDER = tempfile.TemporaryDirectory()
ACTOR, YEAR = "helse-nord", 2017
WHOSE = ("--year", str(YEAR), "--actor", ACTOR)
HEADER = "section;code;category;area;costType;value;note\r\n"
MARK = b"\xef\xbb\xbf"


def kept(name, content):
    path = os.path.join(FOLDER.name, name)
    with open(path, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode() if isinstance(content, str) else json.dumps(content).encode())
    return path


def nokkeltall(*words, code=None, **options):
    ran = subprocess.run([PROGRAM, *words], capture_output=True, check=False, cwd=FOLDER.name, timeout=60, **options)
    if code is not None:
        equal(ran.returncode, code, (words, ran))
    return ran.stdout.decode(), ran.stderr.decode()


TABLE = HEADER + (
    "expenditure;;softwear;network;operating;50000000;\r\n"
    "expenditure;;software;network;operating;-1234567;\r\n"
    "staffing;employees;;;;1000;\r\n"
    "staffing;fte;;;;1200,5;\r\n"
)


@story
def findings_are_printed_to_be_read_the_worst_first():
    kept("return.csv", TABLE)
    answer = json.loads(nokkeltall("validate", "return.csv", *WHOSE, code=1)[0])
    for language, words in {"nb": ["Oppgaven kan ikke sendes inn", "rad 2, kolonne 3 (C2)", "ADVARSEL", "IKKE KJØRT"],
                            "nn": ["Oppgåva kan ikkje sendast inn", "rad 2, kolonne 3 (C2)", "ÅTVARING", "IKKJE KØYRT"],
                            "en": ["The return cannot be submitted", "row 2, column 3 (C2)", "WARNING", "NOT RUN"]}.items():
        text, said = nokkeltall("validate", "return.csv", *WHOSE, "--format", "text", "--lang", language, code=1)
        equal(said, "")
        for word in words:
            assert word in text, (word, text)
        assert "\033" not in text and max(map(len, text.splitlines())) <= 80, text
    headings = re.findall(r"^(ERROR|WARNING|INFORMATION)  (\w+)  ", text, re.M)
    order = ["ERROR", "WARNING", "INFORMATION"]
    equal([order.index(severity) for severity, _ in headings], sorted(order.index(severity) for severity, _ in headings))
    equal(sorted(rule for _, rule in headings), sorted(finding["rule"] for finding in answer["findings"]))
    assert f"{answer['counts']['error']} errors · {answer['counts']['warning']} warning" in text, text
    for one in answer["rulesSkipped"]:
        assert one["rule"] in text, one


@story
def numbers_stand_under_each_other_as_the_language_writes_them():
    text = nokkeltall("validate", "return.csv", *WHOSE, "--format=text")[0]
    assert "    ventet               0 kroner\n    oppgitt     −1\u00a0234\u00a0567 kroner\n    avvik       −1\u00a0234\u00a0567 kroner\n" in text, text
    text = nokkeltall("validate", "return.csv", *WHOSE, "--format=text", "--lang=en")[0]
    assert "    stated      −1,234,567 kroner\n" in text, text


def in_a_terminal(columns, **environment):
    """What a terminal of a width gets."""
    master, slave = pty.openpty()
    subprocess.run(["stty", "cols", str(columns)], stdin=slave, check=True)
    child = subprocess.Popen([PROGRAM, "validate", "return.csv", *WHOSE, "--format", "text"], stdout=slave, cwd=FOLDER.name,
                             env={**os.environ, "TERM": "xterm", **environment})
    os.close(slave)
    got = b""
    try:
        while piece := os.read(master, 65536):
            got += piece
    except OSError:
        pass
    os.close(master)
    equal(child.wait(), 1)
    return got.decode().replace("\r\n", "\n")


@story
def a_terminal_gets_colours_unless_it_does_not_want_them_and_lines_of_its_width():
    plain = in_a_terminal(60, NO_COLOR="1")
    assert "\033" not in plain and "\033" not in in_a_terminal(60, TERM="dumb")
    coloured = in_a_terminal(60)
    assert "\033[1;31mFEIL\033[0m" in coloured, coloured
    equal(re.sub("\033\\[[0-9;]*m", "", coloured), plain)
    sentences = [line for line in plain.splitlines() if line.startswith("  ")]
    assert 50 < max(map(len, sentences)) <= 60, sentences
    assert max(map(len, in_a_terminal(500, NO_COLOR="1").splitlines())) <= 100


@story
def what_a_file_says_is_never_obeyed_by_the_terminal():
    kept("escape.json", {"expenditure": [{"category": "s\033[31m\u009b31mx", "area": "network", "costType": "operating", "amount": 5}], "sur\033[0mprise": 1})
    assert "\033" not in nokkeltall("validate", "escape.json", *WHOSE, code=2)[1]
    kept("escape.json", {"expenditure": [{"category": "s\033[31m\u009b31mx", "area": "network", "costType": "operating", "amount": 5}]})
    text = nokkeltall("validate", "escape.json", *WHOSE, "--format", "text", code=1)[0]
    assert "\033" not in text and "\u009b" not in text and "s\ufffd[31m\ufffd31mx" in text, text


@story
def nothing_to_say_is_said_as_well():
    sound = {"expenditure": [{"category": "software", "area": "network", "costType": "operating", "amount": 50000000}],
             "staffing": {"employees": 1000, "fte": "900.5"}, "attestations": {"medicalEquipmentExcluded": True, "vatBasis": "compensated"}}
    kept("sound.json", sound)
    assert "0 feil" in nokkeltall("validate", "sound.json", *WHOSE, "--format", "text", code=0)[0]


UNUSABLE = {
    "nowhere.json": (None, "finnes ikke"),
    "empty.json": (b"", "er tom"),
    "blank.json": (b" \n ", "linje 1"),
    "large.json": (b"[" * 10_000_000, "større enn 262144 byte"),
    "deep.json": (b"[" * 100_000, "nivåer"),
    "cut.json": (b'{"expenditure": [', "linje 1"),
    "broken.json": (b'{"memo":\n {"depreciation" 5}}', "linje 2, byte"),
    "twice.json": (b'{"memo": {}, "memo": {}}', "to ganger"),
    "unknown.json": (b'{"surprise": 1}', "/surprise"),
    "number.json": (b'{"staffing": {"fte": 1e999}}', "/staffing/fte"),
    "latin.json": ('{"attestations": {"vatBasis": "æ"}}'.encode("latin-1"), "UTF-8"),
    "wide.json": ('{}'.encode("utf-16"), "UTF-16"),
    "other.json": ({"actor": "helse-vest"}, "/actor"),
    "former.json": ({"year": 2016}, "/year"),
    "wide.csv": (TABLE.encode("utf-16"), "CSV UTF-8"),
    "latin.csv": ((TABLE + "memo;writeDowns;;;;5;æ\r\n").encode("latin-1"), "rad 6"),
    "quote.csv": (TABLE + 'memo;writeDowns;;;;5;"aldri lukket\r\n', "rad 6, kolonne 7"),
    "columns.csv": ("section;code;value;surprise\r\n", "surprise"),
    "row.csv": (HEADER + "memo;depreciation;5\r\n", "rad 2"),
    "word.csv": (HEADER + "memo;depreciation;;;;mye;\r\n", "rad 2, kolonne 6"),
    "nul.csv": (TABLE.encode() + b"memo;a\0b;;;;5;\r\n", "U+0000"),
    "book.xlsx": (b"PK\x03\x04\x14\0", "arbeidsbok"),
    "book.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "arbeidsbok"),
    "bytes.json": (bytes(range(255, 0, -1)), "UTF-8"),
}


@story
def a_file_that_cannot_be_used_is_named_with_the_place_the_cause_and_what_to_do():
    os.mkdir(os.path.join(FOLDER.name, "folder.csv"))
    for name, (content, words) in {**UNUSABLE, "folder.csv": (None, "mappe")}.items():
        if content is not None:
            kept(name, content)
        for command in (["validate", name, *WHOSE], ["validate", "sound.json", *WHOSE, "--prior", "2016=" + name],
                        ["validate", "sound.json", *WHOSE, "--other", "nhn=" + name]):
            if name == "former.json" and "--prior" in command:
                continue
            answer, said = nokkeltall(*command, code=2)
            equal(answer, "", command)
            assert said.startswith("nokkeltall: " + name + ": "), (command, said)
            if command[1] == name:
                assert words in said, (command, said)
    for command in (["verify", "NAME"], ["compute", "NAME"], ["explain", "NAME", "--figure", "x", "--entity", "y"],
                    ["changes", "NAME", "--since", "sound.json"], ["verify-receipt", "NAME", "sound.json"],
                    ["validate", "sound.json", *WHOSE, "--catalogue", "NAME"]):
        for name in [*UNUSABLE, "folder.csv"]:
            answer, said = nokkeltall(*[name if word == "NAME" else word for word in command], code=2)
            assert answer == "" and said.startswith("nokkeltall: " + name + ": "), (command, name, answer, said)


@story
def marks_line_ends_and_pipes_change_nothing():
    text = TABLE.encode()
    wanted = nokkeltall("validate", kept("plain.csv", text), *WHOSE, code=1)
    for name, content in {"mark.csv": MARK + text, "LINES.CSV": text.replace(b"\r\n", b"\n"), "old.csv": text.replace(b"\r\n", b"\r")}.items():
        equal(nokkeltall("validate", kept(name, content), *WHOSE, code=1), wanted, name)
    equal(nokkeltall("validate", "-", "--input", "csv", *WHOSE, code=1, input=text), wanted)
    os.mkfifo(os.path.join(FOLDER.name, "pipe"))
    with subprocess.Popen(["cp", "plain.csv", "pipe"], cwd=FOLDER.name):
        equal(nokkeltall("validate", "pipe", "--input=csv", *WHOSE, code=1), wanted)
    assert nokkeltall("validate", kept("mark.json", MARK + b"{}"), *WHOSE, code=1) == nokkeltall("validate", kept("no-mark.json", b"{}"), *WHOSE)


@story
def what_was_written_wrongly_is_said_with_what_may_be_meant():
    kept("2016.json", {"year": 2016})
    for words, said in {
        ("validat", "x"): "Mente du validate?",
        ("validate", "sound.json", "--yaer", "2017"): "Mente du --year?",
        ("validate", "sound.json", "--figure", "x"): "--figure er ikke et valg",
        ("verify", "sound.json", "--sha265", "x"): "Mente du --sha256?",
        ("validate", "sound.json", "-y", "2017"): "-y er ikke et valg",
        ("validate", "sound.json", "--actor", "nhn", "--year"): "--year trenger en verdi",
        ("validate", "sound.json", "--year", "i fjor", "--actor", "nhn"): "«i fjor» kan ikke stå her",
        ("validate", "sound.json", *WHOSE, "--year", "2018"): "--year står to ganger",
        ("validate", "sound.json", *WHOSE, "--format", "csv"): "json (standard)",
        ("validate", "sound.json"): "--year og --actor",
        ("validate", *WHOSE): "tar én fil, og fikk 0",
        ("validate", "sound.json", "empty.json", *WHOSE): "tar én fil, og fikk 2",
        ("validate", "sound.json", "--year", "2017", "--actor", "helse-nrod"): "Mente du helse-nord?",
        ("validate", "sound.json", "--year", "1999", "--actor", ACTOR): "ingen metode",
        ("validate", "sound.json", *WHOSE, "--prior", "2016.json", "--prior", "2016=sound.json"): "også 2016.json er for 2016",
        ("validate", "sound.json", *WHOSE, "--prior", "2016.json", "--prior", "sound.json"): "også 2016.json er for 2016",
        ("validate", "sound.json", *WHOSE, "--prior", "2015=2016.json"): "/year",
        ("validate", "sound.json", *WHOSE, "--prior", "2010=sound.json"): "de seks årene før",
        ("validate", "sound.json", *WHOSE, "--prior", "2017=sound.json"): "de seks årene før",
        ("validate", "sound.json", *WHOSE, "--prior", "fjor=sound.json"): "«fjor» foran = er ikke et år",
        ("validate", "sound.json", *WHOSE, "--other", "sound.json"): "hvem sin oppgave",
        ("validate", "sound.json", *WHOSE, "--other", ACTOR + "=sound.json"): "sin egen",
        ("validate", "sound.json", *WHOSE, "--other", "nhn=sound.json", "--other", "nhn=sound.json"): "også sound.json er for nhn",
        ("validate", "sound.json", *WHOSE, "--other", "nhm=sound.json"): "Mente du nhn?",
        ("validate", "sound.json", *WHOSE, "--other", "nhn=2016.json"): "/year",
        ("validate", "sound.json", *WHOSE, "--reporting-units", "nhn,,hdo"): "ingen aktør «»",
        ("validate", "sound.json", *WHOSE, "--reporting-units", "nhn,hdo,nhn"): "nhn står to ganger",
        ("validate", "sound.json", *WHOSE, "--lang", "no"): "«no» kan ikke stå her",
        ("changes", "sound.json"): "--since",
        ("explain", "sound.json"): "--figure og --entity",
        ("verify-receipt", "sound.json"): "en kvittering og en oppgave",
        (): "--help",
    }.items():
        answer, got = nokkeltall(*words, code=2)
        assert answer == "" and said in got and got.startswith("nokkeltall: "), (words, answer, got)
    assert "Did you mean --year?" in nokkeltall("validate", "x", "--yaer", "5", "--lang", "en")[1]
    equal(nokkeltall("validate", "--format=json", *WHOSE, "--", "sound.json", code=0), nokkeltall("validate", "sound.json", *WHOSE, code=0))


@story
def help_is_there_however_it_is_asked_for():
    wanted = nokkeltall("validate", "--help", code=0)
    assert wanted[0].startswith("bruk: nokkeltall validate OPPGAVE --year ÅR --actor AKTØR") and wanted[1] == "", wanted
    for words in (["validate", "-h"], ["help", "validate"], ["validate", "sound.json", "--year", "--help"]):
        equal(nokkeltall(*words, code=0), wanted, words)
    for words in (["help"], ["-h"], ["--help"], ["--lang", "nb", "--help"]):
        equal(nokkeltall(*words, code=0), nokkeltall("--help", code=0), words)
    for command in ("compute", "changes", "verify", "verify-receipt", "explain", "validate"):
        for language in ("nb", "nn", "en"):
            text = nokkeltall(command, "--help", "--lang", language, code=0)[0]
            options = re.findall(r"^  --([a-z0-9-]+)", text, re.M)
            assert "lang" in options and len(options) == len(set(options)), text
            for option in options:
                assert "er ikke et valg" not in nokkeltall(command, "--" + option, "sound.json", "--lang", "nb")[1], (command, option)


@story
def an_answer_that_cannot_be_written_is_no_success():
    for words in (["validate", "sound.json", *WHOSE], ["validate", "sound.json", *WHOSE, "--format", "text"], ["validate", "--help"]):
        with open("/dev/full", "wb") as full:
            ran = subprocess.run([PROGRAM, *words], cwd=FOLDER.name, stdout=full, stderr=subprocess.PIPE, check=False)
        equal((ran.returncode, ran.stderr.decode()), (2, "nokkeltall: svaret kunne ikke lages eller skrives til standard ut.\n"), words)


def by_hand(document):
    """As docs/offline.md tells it."""
    document = {name: value for name, value in document.items() if name != "template"}
    return hashlib.sha256(json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()).hexdigest()


def with_jq(words, path):
    made = subprocess.run(["jq", "-jcS", words, path], check=True, capture_output=True).stdout
    return hashlib.sha256(made).hexdigest()


def recipes():
    """The programs of the page that compute a hash of return.json."""
    with open(os.path.join(os.path.dirname(__file__), "..", "..", "docs", "offline.md"), encoding="utf-8") as file:
        page = file.read()
    python = re.search(r"python3 - return\.json <<'END'\n(.*?)\n    END", page, re.S)[1].replace("\n    ", "\n").removeprefix("    ")
    return python, re.search(r"jq -jcS '([^']*)' return\.json \| sha256sum", page)[1]


@story
def a_receipt_is_checked_by_hand_and_however_the_return_says_whose_it_is():
    path, mine = f"/v1/collections/{YEAR}/submissions/{ACTOR}", {"role": "submitter", "actor": ACTOR}
    status(put(f"/v1/collections/{YEAR}", {"state": "open", "reportingUnits": [ACTOR]}, role="publisher"), 201)
    said = {"expenditure": [{"category": "software", "area": "network", "costType": "operating", "amount": 50000000,
                             "note": "«Æ» \\ / \" \t\u0001\u007f\u2028😀 \ufeff"}],
            "staffing": {"fte": "900.50", "employees": 1000}, "year": YEAR, "actor": ACTOR,
            "attestations": {"vatBasis": "compensated", "medicalEquipmentExcluded": True}}
    status(put(path, said, **mine), 201)
    receipt = status(submit(path, {"signatory": {"name": "Kari Nordmann", "title": "Økonomidirektør"}}, **mine), 200).json
    kept("receipt.json", receipt)
    kept("return.json", json.dumps(said, indent=3, ensure_ascii=True))
    equal(by_hand(said), receipt["sha256"])
    equal(by_hand(get(path, **mine).json["document"]), receipt["sha256"])
    python, jq = recipes()
    equal(subprocess.run([sys.executable, "-c", python, "return.json"], cwd=FOLDER.name, check=True, capture_output=True, text=True).stdout.strip(),
          receipt["sha256"])
    equal(with_jq(jq, kept("tame.json", {**said, "expenditure": []})), by_hand({**said, "expenditure": []}))
    for left_out in ((), ("actor",), ("year",), ("actor", "year")):
        kept("return.json", {name: value for name, value in said.items() if name not in left_out})
        text = nokkeltall("verify-receipt", "receipt.json", "return.json", code=0)[0]
        assert ("actor og year" in text) == bool(left_out) and "FEIL" not in text, text
    for answer in (get(path, **mine), get(path + "/revisions/1", **mine)):
        kept("answer.json", status(answer, 200).body)
        assert "FEIL" not in nokkeltall("verify-receipt", "receipt.json", "answer.json", code=0)[0]
    kept("return.json", {**said, "staffing": {"fte": "900.51", "employees": 1000}})
    assert "FEIL    oppgaven er den" in nokkeltall("verify-receipt", "receipt.json", "return.json", code=1)[0]


@story
def a_table_is_held_against_the_receipt_of_the_same_return():
    actor = "helse-vest"
    path, mine = f"/v1/collections/2018/submissions/{actor}", {"role": "submitter", "actor": actor}
    status(put("/v1/collections/2018", {"state": "open", "reportingUnits": [actor]}, role="publisher"), 201)
    said = {"actor": actor, "year": 2018, "expenditure": [{"category": "software", "area": "network", "costType": "operating", "amount": 50000000}],
            "staffing": {"employees": 1000, "fte": "900.5"}, "attestations": {"medicalEquipmentExcluded": True, "vatBasis": "compensated"}}
    status(put(path, said, **mine), 201)
    kept("receipt.json", status(submit(path, {"signatory": {"name": "Kari Nordmann", "title": "Økonomidirektør"}}, **mine), 200).json)
    kept("table.csv", ("section;code;category;area;costType;value\nexpenditure;;software;network;operating;50 000 000\n"
                       "staffing;employees;;;;1000\nstaffing;fte;;;;900,5\n"
                       "attestations;medicalEquipmentExcluded;;;;true\nattestations;vatBasis;;;;compensated\n"))
    text = nokkeltall("verify-receipt", "receipt.json", "table.csv", "--lang", "nn", code=0)[0]
    assert "actor og year" in text, text
    kept("answer.json", get(path, **mine).body)
    kept("document.json", get(path, **mine).json["document"])
    for year, option, name in ((2019, "--prior", actor), (2018, "--other", "nhn")):
        asked = ["validate", "sound.json", "--year", str(year), "--actor", name, option]
        equal(nokkeltall(*asked, "answer.json", code=0), nokkeltall(*asked, "document.json", code=0))
    for wrong in (["--prior", "2017=answer.json"], ["--other", "nhn=answer.json"], ["--other", "answer.json"]):
        assert "answer.json" in nokkeltall("validate", "sound.json", "--year", "2019", "--actor", "hdo", *wrong, code=2)[1]
    equal(nokkeltall("validate", "answer.json", "--year", "2018", "--actor", actor, code=2)[0], "")
    kept("form.csv", get(path + "/template?format=csv", **mine).body)
    equal(nokkeltall("verify-receipt", "receipt.json", "form.csv", code=0)[0].count("ok   "), 3)


run()
