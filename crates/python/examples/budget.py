"""A budget from a data frame: its twelve tables, printed and checked. Works with pandas, polars or neither."""

import cn_budget

LINES = {
    "单位": ["教育局本级", "教育局本级", "教育局本级", "第一中学"],
    "单位性质": ["机关", "机关", "机关", "事业"],
    "支出性质": ["人员经费", "公用经费", "项目支出", "人员经费"],
    "项目名称": ["", "", "校舍修缮", ""],
    "功能科目": [2050101, 2050101, 2050299, 2050204],
    "经济科目": [30101, 30217, 31006, 30101],
    "资金来源": ["一般公共预算"] * 4,
    "金额": ["3200000.00", "46000.00", "1200000.00", "8100000.00"],
}


def frame():
    """The lines as a data frame, where a library for one is there."""
    try:
        import polars

        return polars.DataFrame(LINES)
    except ImportError:
        pass
    try:
        import pandas

        return pandas.DataFrame(LINES)
    except ImportError:
        return LINES


budget = cn_budget.Budget.from_lines(frame(), department="某市教育局", fiscal_year=2024)
print(budget)
for table in budget.tables():
    print(table)
expenditure = next(table for table in budget.tables() if table.kind == "expenditure")
print("205 教育支出", expenditure.figure("205", "合计"), "元")
print("三公", budget.three_public()["total"], "元")

document = budget.print(unit="万元", decimals=2)
report = cn_budget.check(document, lang="zh")
print(report)
assert report.errors == 0, report
