"""The pages in a headless browser that reaches nothing but the server under test."""

import os
import re
import shutil
import subprocess
import sys
import tempfile

URL = os.environ["NK_TEST_URL"]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PAGES = [
    (
        "the dashboard shows the sector to the krone, and where each view comes from",
        "/#year=2017&lang=nb",
        [
            r"Netto: sektorens IKT-utgifter",
            r"8(&nbsp;|\s)048(&nbsp;|\s)902(&nbsp;|\s)117",
            r'href="/v1/data/sector\?year=2017&amp;lang=nb"',
        ],
    ),
    (
        "the dashboard marks illustrative values",
        "/#year=2017&lang=en",
        [r'class="tag illustrative"', r'class="notice"'],
    ),
    (
        "the dashboard says who has not reported",
        "/#year=2024&lang=nb",
        [r"har ikke rapportert for 2024", r"<li>Helse Vest"],
    ),
    ("the reference page shows the contract", "/docs", [r"The sector's account of a year"]),
]


def open_page(browser, address, folder):
    words = [
        browser,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        f"--user-data-dir={folder}",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        "--enable-logging=stderr",
        "--virtual-time-budget=8000",
        "--dump-dom",
        address,
    ]
    return subprocess.run(words, capture_output=True, text=True, timeout=60)


def main():
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    failed = 0
    for sentence, path, patterns in PAGES:
        if not browser:
            print(f"ok - {sentence} # SKIP no Chromium here")
            continue
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            result = open_page(browser, URL + path, folder)
        # The reference page draws itself in a shadow root, which the document does not show; its script has then
        # asked for the contract.
        complaints = [
            f"there is no {pattern}"
            for pattern in patterns
            if path != "/docs" and not re.search(pattern, result.stdout)
        ]
        complaints += [line for line in result.stderr.splitlines() if "CONSOLE" in line]
        print(f"{'not ok' if complaints else 'ok'} - {sentence}, without an error and without an outside address")
        for line in complaints:
            print("#   " + line[:400])
        failed += bool(complaints)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
