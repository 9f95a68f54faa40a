"""Budgets from lines, codes and catalogs."""

from decimal import Decimal

import cn_budget
import pytest

LINES = {
    "单位": ["教育局", "教育局", "教育局"],
    "单位性质": ["机关"] * 3,
    "支出性质": ["人员经费", "公用经费", "项目支出"],
    "项目名称": ["", "", "校舍修缮"],
    "功能科目": [2050101, 2050101, 2050299],
    "经济科目": [30101, 30217, 31006],
    "资金来源": ["一般公共预算"] * 3,
    "金额": [Decimal("3200000.00"), Decimal("46000.00"), Decimal("1200000.00")],
}


def budget_of(lines, **settings):
    return cn_budget.Budget.from_lines(lines, department="教育局", fiscal_year=2024, **settings)


def figures(budget):
    return {table.kind: table.rows for table in budget.tables()}


def test_a_budget_has_twelve_tables_whose_sums_hold():
    budget = budget_of(LINES)
    tables = {table.kind: table for table in budget.tables()}
    assert len(tables) == 12 and len(budget) == 3
    assert tables["expenditure"].figure("合计", "合计") == Decimal("4446000.00")
    assert tables["expenditure"].figure("2050101", "基本支出") == Decimal("3246000.00")
    assert budget.three_public()["reception"] == Decimal("46000.00")
    report = cn_budget.check(budget.print())
    assert report.errors == 0 and report.counts["held"] > 0


def test_lines_come_from_every_frame():
    expected = figures(budget_of(LINES))
    as_list = [dict(zip(LINES, line)) for line in zip(*LINES.values())]
    assert figures(budget_of(as_list)) == expected
    polars = pytest.importorskip("polars")
    assert figures(budget_of(polars.DataFrame(LINES))) == expected
    pyarrow = pytest.importorskip("pyarrow")
    assert figures(budget_of(pyarrow.table(LINES))) == expected
    pandas = pytest.importorskip("pandas")
    assert figures(budget_of(pandas.DataFrame({**LINES, "金额": ["3200000", "46000", "1200000"]}))) == expected
    fen = {**LINES, "金额": [320, Decimal("4.6"), 120]}
    assert figures(budget_of(fen, unit="万元")) == expected


def test_a_computed_table_is_taken_as_arrow():
    polars = pytest.importorskip("polars")
    table = next(table for table in budget_of(LINES).tables() if table.kind == "expenditure")
    frame = polars.DataFrame(table)
    assert frame["row"].to_list() == [name for name, _ in table.rows]
    assert frame["合计"].to_list() == [amounts[0] for _, amounts in table.rows]


def test_wrong_lines_are_all_told():
    lines = {**LINES, "功能科目": [20501, 2050101, 2050299], "金额": ["1.00", "1e2", "1200000.00"]}
    with pytest.raises(cn_budget.BudgetError) as raised:
        budget_of(lines, lang="en")
    assert "line 2: 20501 is no item" in str(raised.value) and 'line 3: "1e2" is no amount' in str(raised.value)
    with pytest.raises(cn_budget.BudgetError, match="缺少 unit_type 或 单位性质"):
        budget_of({"单位": ["教育局"], "金额": [1]})


def test_no_amount_goes_through_a_float():
    with pytest.raises(TypeError, match="line 3, column 金额: found the float 0.1"):
        budget_of({**LINES, "金额": [1, 0.1, 2]})
    polars = pytest.importorskip("polars")
    with pytest.raises(TypeError, match="column 金额: found Float64"):
        budget_of(polars.DataFrame({**LINES, "金额": [1.0, 2.0, 3.0]}))


def test_names_with_commas_and_quotes_stay_whole():
    polars = pytest.importorskip("polars")
    name = '校舍"修缮", 一期\n二期'
    lines = {**LINES, "项目名称": ["", "", name]}
    assert figures(budget_of(polars.DataFrame(lines))) == figures(budget_of(lines))


def test_codes_are_a_tree():
    code = cn_budget.Code(2010301)
    assert (code.number, code.level, code.classification, str(code)) == (2010301, "item", "functional", "2010301")
    assert [int(above) for above in code.ancestors()] == [20103, 201] and code.parent == cn_budget.Code("20103")
    assert code in cn_budget.Code(201) and 2010301 in cn_budget.Code(20103) and code not in cn_budget.Code(202)
    assert sorted(map(cn_budget.Code, [202, 2010301, 201, 20103])) == list(map(cn_budget.Code, [201, 20103, 2010301, 202]))
    assert len({code, cn_budget.Code("2010301")}) == 1 and code != cn_budget.Code(20103) and code != 2010301
    with pytest.raises(cn_budget.CodeError, match="2010"):
        cn_budget.Code(2010, lang="en")
    with pytest.raises(cn_budget.CodeError):
        cn_budget.Code("0201")


def test_a_catalog_has_names(tmp_path):
    catalog = cn_budget.Catalog(2023)
    assert catalog.name(215) == "资源勘探工业信息等支出" and cn_budget.Catalog(2019).name(215) == "资源勘探信息等支出"
    entry = catalog.get("2010301")
    assert entry.name == "行政运行" and entry.is_attested and entry.sources
    assert cn_budget.Code(20103) in catalog.children(201) and 2010377 not in catalog
    assert (cn_budget.Code(30217), "公务接待费") in catalog.find("公务接待费")
    codes = tmp_path / "codes.csv"
    codes.write_text("code,name\n2010377,大数据事务\n", encoding="utf-8")
    own = cn_budget.Catalog(2023, codes)
    assert own.name(2010377) == "大数据事务" and own.get(2010377).is_overlay
    codes.write_text("code,name\n1,x\n", encoding="utf-8")
    with pytest.raises(cn_budget.CatalogError, match="codes.csv"):
        cn_budget.Catalog(2023, codes)
