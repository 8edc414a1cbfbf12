"""The server's routes and the contract's operations are the same. routes.py SERVER OPENAPI_JSON"""

import json
import subprocess
import sys


def main(server, contract):
    printed = subprocess.run([server, "routes"], check=True, capture_output=True, text=True).stdout
    routes = {tuple(line.split()) for line in printed.splitlines()}
    with open(contract, encoding="utf-8") as file:
        paths = json.load(file)["paths"]
    operations = {
        (method.upper(), pattern, operation["operationId"])
        for pattern, item in paths.items()
        for method, operation in item.items()
    }
    failed = 0
    for sentence, missing in [
        ("every route of the server is an operation of the contract", routes - operations),
        ("every operation of the contract is a route of the server", operations - routes),
    ]:
        print(f"{'not ok' if missing or not routes else 'ok'} - {sentence}")
        for line in sorted(missing):
            print("#   " + " ".join(line))
        failed += bool(missing)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
