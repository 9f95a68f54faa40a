"""A province's folder to a table of findings: `python province.py FOLDER [TABLE.csv]`.

Without a folder it makes one of three documents, one of them with a wrong total and one that cannot be read.
"""

import csv
import json
import sys
import tempfile
from pathlib import Path

import cn_budget

ENDINGS = {".pdf", ".ofd", ".xlsx", ".xls", ".docx", ".json"}


def sample(folder: Path) -> None:
    """A sound document, one with a wrong total, and one that is cut short."""
    sound = cn_budget.Disclosure.huizhou_2023().to_json()
    document = json.loads(sound)
    document["department"] = "某市教育局"
    document["sheets"][2]["rows"][0]["cells"][0] = "9682.98 万元"
    (folder / "1.json").write_text(sound, encoding="utf-8")
    (folder / "2.json").write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    (folder / "3.json").write_text(sound[:1000], encoding="utf-8")


def main(folder: Path, output: Path | None) -> None:
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in ENDINGS)
    results = list(cn_budget.check_many(paths, lang="zh"))
    for result in results:
        print(result if isinstance(result, cn_budget.Failed) else repr(result))
    table = output or folder / "findings.csv"
    with table.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["文件", "部门", "等级", "规则", "问题", "表", "行", "页"])
        for report in results:
            if isinstance(report, cn_budget.Failed):
                continue
            for finding in report.findings:
                if finding.level == "rounding":
                    continue
                place = finding.places[0] if finding.places else None
                where = (place.table, place.row, place.page) if place else ("", "", None)
                writer.writerow([report.source, report.document.department, finding.level, finding.rule, finding.message, *where])
    errors = sum(report.errors for report in results if isinstance(report, cn_budget.Report))
    print(f"{len(results)} documents, {errors} errors: {table}")
    try:
        import polars
    except ImportError:
        return
    found = polars.DataFrame(cn_budget.findings(results))
    print(found.group_by("rule", "level").len().sort("len", "rule", descending=[True, False]))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
    else:
        with tempfile.TemporaryDirectory() as folder:
            sample(Path(folder))
            main(Path(folder), None)
