"""What the tests share: the command that the package must agree with, and documents of several formats."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import cn_budget
import pytest

# The data of the repository, also where the tests stand elsewhere: the wheel is tested, and not the checkout.
DATA = Path(os.environ.get("CN_BUDGET_DATA") or Path(__file__).resolve().parents[3] / "data")


@pytest.fixture(scope="session")
def command():
    """The command `cnbudget`: that of CNBUDGET, or the one that is installed."""
    path = os.environ.get("CNBUDGET") or shutil.which("cnbudget")
    if not path:
        pytest.skip("CNBUDGET names no command to compare with")

    def run(*arguments, cwd):
        environment = {**os.environ, "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}
        done = subprocess.run([path, *map(str, arguments)], cwd=cwd, env=environment, capture_output=True)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    return run


@pytest.fixture(scope="session")
def huizhou():
    return cn_budget.Disclosure.huizhou_2023()


def changed(document, change):
    """A document with something of its JSON changed."""
    content = json.loads(document.to_json())
    change(content)
    return json.dumps(content, ensure_ascii=False)


@pytest.fixture(scope="session")
def wrong(huizhou):
    """A document with a wrong total, as JSON."""

    def change(content):
        content["sheets"][2]["rows"][0]["cells"][0] = "9682.98 万元"

    return changed(huizhou, change)


TEXT = """某市教育局2024年部门预算

一、部门收支总体情况
2024年支出预算120.50万元，比上年增加20.50万元，增长25.00%。其中：基本支出80.00万元，项目支出40.00万元。

二、“三公”经费情况
2024年“三公”经费预算6.00万元，其中：公务接待费2.00万元，公务用车运行维护费3.00万元。
"""


@pytest.fixture(scope="session")
def documents(tmp_path_factory, huizhou, wrong):
    """Documents of several formats, a folder of CSV files and files that cannot be read among them."""
    folder = tmp_path_factory.mktemp("documents")
    shutil.copytree(DATA / "huizhou-2023", folder / "huizhou")
    (folder / "sound.json").write_text(huizhou.to_json(), encoding="utf-8")
    (folder / "wrong.json").write_text(wrong, encoding="utf-8")
    (folder / "text.txt").write_text(TEXT, encoding="utf-8")
    (folder / "gb18030.txt").write_bytes(TEXT.encode("gb18030"))
    rows = "".join(f"<tr><td>{code}</td><td>{name}</td><td>{sum}</td></tr>" for code, name, sum in [
        ("", "合计", "120.50"), ("205", "教育支出", "120.50"), ("20501", "教育管理事务", "100.50"), ("2050101", "行政运行", "100.00"),
    ])
    page = f"<h1>某市教育局2024年部门预算</h1><h2>一般公共预算支出表</h2><p>单位：万元</p><table><tr><th>科目编码</th><th>科目名称</th><th>合计</th></tr>{rows}</table>"
    (folder / "page.html").write_text(page, encoding="utf-8")
    (folder / "no-year.txt").write_text("某市教育局部门预算\n支出预算120.50万元。\n", encoding="utf-8")
    (folder / "cut.json").write_text(wrong[:2000], encoding="utf-8")
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<>>\n")
    return folder
