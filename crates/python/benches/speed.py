"""The package beside the command on a folder of documents: `CNBUDGET=…/cnbudget python speed.py FOLDER [JOBS] [ROUNDS]`.

Both read and check the same files on as many threads, and write the report of each as JSON; they take turns, and the fastest
round of each counts. That the reports are the same is asserted.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import cn_budget

ENDINGS = {".pdf", ".ofd", ".xlsx", ".xls", ".docx", ".json", ".html", ".txt"}


def by_command(paths, jobs):
    done = subprocess.run(
        [os.environ["CNBUDGET"], "--lang", "zh", "check", "--format", "json", "--jobs", str(jobs), *paths],
        capture_output=True,
    )
    return done.stdout


def by_package(paths, jobs):
    return [
        result.to_json() if isinstance(result, cn_budget.Report) else None
        for result in cn_budget.check_many(paths, jobs=jobs)
    ]


def main(folder, jobs=1, rounds=5):
    paths = sorted(str(path) for path in Path(folder).rglob("*") if path.suffix.lower() in ENDINGS)
    best = {}
    for _ in range(int(rounds)):
        for run in (by_command, by_package):
            begin = time.perf_counter()
            found = run(paths, int(jobs))
            best[run] = min(best.get(run, (float("inf"), None)), (time.perf_counter() - begin, found), key=lambda it: it[0])
    whole = json.loads(best[by_command][1])["documents"]
    assert whole == [json.loads(report)["documents"][0] for report in best[by_package][1] if report], "not the same reports"
    command, package = best[by_command][0], best[by_package][0]
    print(f"{len(paths)} documents, {len(whole)} of them read, {jobs} jobs: command {command:.2f} s, package {package:.2f} s, {package / command - 1:+.1%}")


if __name__ == "__main__":
    main(*sys.argv[1:])
