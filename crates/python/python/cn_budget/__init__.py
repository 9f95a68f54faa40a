"""Checks published department budgets of China, and gives their figures to data frames.

>>> import cn_budget
>>> report = cn_budget.check(cn_budget.Disclosure.huizhou_2023(), lang="en")
>>> report
<Report on 惠州市政务服务数据管理局 2023 budget: 0 errors, 4 warnings>
>>> report.findings[0].rule, report.findings[0].places[0].row
('XTB017', '公用经费')

Facts, findings, checks and tables are taken by everything that takes Arrow's C stream: ``polars.DataFrame(report)``,
``pyarrow.table(report.document)``, ``duckdb.table(...)``. Money is whole fen or a decimal, and never a float.
"""

from __future__ import annotations

import csv as _csv
import io as _io
import os as _os
from collections.abc import Mapping as _Mapping

from . import _native
from ._native import (
    RELEASE as __version__,
    Breach,
    BudgetError,
    Catalog,
    CatalogError,
    CnBudgetError,
    Code,
    CodeError,
    ComputedTable,
    Disclosure,
    Entry,
    Fact,
    Failed,
    Finding,
    Place,
    ReadError,
    RelatedError,
    Report,
    Row,
    Rule,
    RuleError,
    Run,
    Sheet,
    Suspect,
    Table,
    Totals,
)

__all__ = [
    "Breach",
    "Budget",
    "BudgetError",
    "Catalog",
    "CatalogError",
    "CnBudgetError",
    "Code",
    "CodeError",
    "ComputedTable",
    "Disclosure",
    "Entry",
    "Fact",
    "Failed",
    "Finding",
    "Place",
    "ReadError",
    "RelatedError",
    "Report",
    "Row",
    "Rule",
    "RuleError",
    "Run",
    "Sheet",
    "Suspect",
    "Table",
    "Totals",
    "check",
    "check_many",
    "checks",
    "documents",
    "facts",
    "findings",
    "identities",
    "read",
    "roll_up",
    "rule",
    "tables",
]


def _list(value):
    """One or several: a name or a path is one."""
    if value is None:
        return []
    if isinstance(value, (str, bytes, bytearray, _os.PathLike, Disclosure, Catalog, Rule)):
        return [value]
    return list(value)


def _catalogs(catalog, lang):
    """Catalogs as they are given: one, several, or lists of codes by the year that each is of."""
    if isinstance(catalog, _Mapping):
        return [Catalog(year, *_list(lists), lang=lang) for year, lists in catalog.items()]
    return _list(catalog)


def _desk(
    *,
    lang="zh",
    select=(),
    ignore=(),
    pedantic=False,
    severity=None,
    catalog=None,
    lexicon=(),
    rules=(),
    department=None,
    fiscal_year=None,
    stage=None,
    timeout=None,
):
    """The settings of a call, ready for work."""
    return _native.Desk(
        {
            "lang": lang,
            "select": _list(select),
            "ignore": _list(ignore),
            "pedantic": pedantic,
            "severity": list((severity or {}).items()),
            "catalogs": _catalogs(catalog, lang),
            "lexicons": [_os.fspath(path) for path in _list(lexicon)],
            "rules": _list(rules),
            "department": department,
            "fiscal_year": fiscal_year,
            "stage": stage,
            "timeout": timeout,
        }
    )


def check(
    document,
    *,
    previous=None,
    budget=None,
    units=(),
    with_=(),
    source=None,
    lang="zh",
    select=(),
    ignore=(),
    pedantic=False,
    severity=None,
    catalog=None,
    lexicon=(),
    rules=(),
    department=None,
    fiscal_year=None,
    stage=None,
    timeout=None,
):
    """Checks a document: a path (PDF, OFD, Excel, Word, text, HTML, JSON, a folder of CSV files), its bytes, or a Disclosure.

    ``previous`` is last year's document, ``budget`` that of the budget of a final account's year, ``units`` those of the units,
    and ``with_`` the further files of the document itself. ``select`` and ``ignore`` take codes of rules, names, or the beginning of
    codes; ``severity`` gives rules another level. ``catalog`` is a Catalog, several, or lists of codes (CSV) by their year;
    ``lexicon`` are files of further words; ``rules`` are rules of one's own (see ``rule``). ``department``, ``fiscal_year`` and ``stage``
    say what the document does not. ``timeout`` bounds the seconds that reading may take; the reader asks between steps.

    The document is read in this process, without the interpreter's lock. What a stranger sends is better read by the command,
    which gives each document a process of its own.

    Raises ReadError where a document cannot be read, RelatedError where one does not fit beside it, RuleError where no rule has
    a name: each with the words of the command.

    >>> import cn_budget
    >>> document = cn_budget.Disclosure.huizhou_2023()
    >>> cn_budget.check(document, select=["SUM", "XTB001"]).errors
    0
    >>> cn_budget.check(document, ignore="XTB017", lang="en").warnings
    3
    >>> cn_budget.check("no/such/file.pdf", lang="en")
    Traceback (most recent call last):
        ...
    cn_budget.ReadError: no/such/file.pdf: no such file or folder
    >>> cn_budget.check(document, select="SUM999", lang="en")
    Traceback (most recent call last):
        ...
    cn_budget.RuleError: unknown rule "SUM999": did you mean "SUM009"?
    """
    desk = _desk(
        lang=lang,
        select=select,
        ignore=ignore,
        pedantic=pedantic,
        severity=severity,
        catalog=catalog,
        lexicon=lexicon,
        rules=rules,
        department=department,
        fiscal_year=fiscal_year,
        stage=stage,
        timeout=timeout,
    )
    beside = [("last_year", other) for other in _list(previous)]
    beside += [("budget", other) for other in _list(budget)]
    beside += [("unit", other) for other in _list(units)]
    return desk.check(document, beside, _list(with_), source)


def check_many(documents, *, jobs=None, progress=None, **settings):
    """Checks many documents on ``jobs`` threads, and gives a Report for each in the order of ``documents``.

    A document that cannot be read gives a Failed in its place and stops no other. Few reports are made ahead of the one that is
    asked for, so that memory does not grow with the number of documents. ``progress`` is called with how many are done and how
    many there are; ``len`` of the result is the latter, so that ``tqdm(check_many(paths))`` works. ``settings`` are those of ``check``
    that speak of no other document.

    >>> import cn_budget
    >>> document = cn_budget.Disclosure.huizhou_2023()
    >>> run = cn_budget.check_many([document, b"no budget at all", document], lang="en")
    >>> [type(result).__name__ for result in run]
    ['Report', 'Failed', 'Report']
    """
    return _desk(**settings).check_many(_list(documents), jobs, progress)


def read(
    document,
    *,
    with_=(),
    source=None,
    lang="zh",
    lexicon=(),
    department=None,
    fiscal_year=None,
    stage=None,
    timeout=None,
):
    """Reads a document and checks nothing: its tables, its text and their facts. The parameters are those of ``check``.

    >>> import cn_budget
    >>> document = cn_budget.read("某局2024年部门预算\\n".encode(), lang="en")
    >>> document.fiscal_year, document.stage, len(document.tables())
    (2024, 'budget', 0)
    """
    desk = _desk(
        lang=lang,
        lexicon=lexicon,
        department=department,
        fiscal_year=fiscal_year,
        stage=stage,
        timeout=timeout,
    )
    return desk.read(document, _list(with_), source)


def tables(document, **settings):
    """The tables of a document, as ``read`` reads it; each is taken as Arrow.

    >>> import cn_budget
    >>> sheets = cn_budget.tables(cn_budget.Disclosure.huizhou_2023())
    >>> len(sheets), sheets[2].kind, sheets[2].headers[:2]
    (12, 'expenditure', ['合计', '基本支出'])
    """
    if isinstance(document, Disclosure) and not settings:
        return document.tables()
    return read(document, **settings).tables()


def facts(items):
    """Every figure of documents or reports (one, or any iterable of them) as an Arrow table, with what it is of and its place.

    >>> import cn_budget
    >>> table = cn_budget.facts(cn_budget.Disclosure.huizhou_2023())
    >>> table.schema, "fen" in table.column_names
    ('cn-budget/facts/1', True)
    """
    return _native.facts(items)


def findings(items):
    """The findings of reports (one, or any iterable of them) as an Arrow table. What could not be read has none.

    >>> import cn_budget
    >>> report = cn_budget.check(cn_budget.Disclosure.huizhou_2023())
    >>> len(cn_budget.findings([report, report])) == 2 * len(report.findings)
    True
    """
    return _native.findings(items)


def checks(items):
    """How many checks of each rule ended how in reports (one, or any iterable of them), as an Arrow table.

    >>> import cn_budget
    >>> cn_budget.checks(cn_budget.check(cn_budget.Disclosure.huizhou_2023())).schema
    'cn-budget/checks/1'
    """
    return _native.checks(items)


def identities(items):
    """Every identity of documents or reports (one, or any iterable of them) as an Arrow table, and how it ended.

    >>> import cn_budget
    >>> len(cn_budget.identities(cn_budget.Disclosure.huizhou_2023())) > 500
    True
    """
    return _native.identities(items)


def documents(items):
    """A row for each report, and for each document that could not be read, as an Arrow table.

    >>> import cn_budget
    >>> run = cn_budget.check_many([cn_budget.Disclosure.huizhou_2023(), b"%PDF-1.4"], lang="en")
    >>> len(cn_budget.documents(run))
    2
    """
    return _native.documents(items)


def roll_up(codes, kinds, fen):
    """Sums rows to every level of their classification (类, 款, 项), for each of the four budgets, exactly.

    ``codes`` are integers such as 2010301, ``fen`` whole fen; both are arrays of NumPy or of Arrow (pyarrow, polars, pandas), read
    where they stand and without the interpreter's lock. ``kinds`` is one name for all rows (general, government_fund,
    state_capital, social_insurance, or the Chinese name), an Arrow array of names, or integers from 0 to 3 in this order.

    >>> import cn_budget, numpy
    >>> codes = numpy.array([2010301, 2010350, 208])
    >>> totals = cn_budget.roll_up(codes, "general", numpy.array([100, 20, 5]))
    >>> totals[201]["general"], totals[20103]["general"], totals.total["general"]
    (120, 120, 125)
    """
    return _native.roll_up(codes, kinds, fen)


def rule(code, name, *, severity="warning", summary):
    """Makes a rule of a function over the facts of a document. It gives the breaches that it finds, or nothing.

    ``summary`` is what must hold, in Chinese and in English. The function is called once a document, with all of its facts, and
    is counted and reported like the rules of the library: in every rendering, and by ``select`` and ``ignore``.

    >>> import cn_budget
    >>> @cn_budget.rule("OWN001", "reception-above-limit", summary=("公务接待费不超过5万元", "receptions are no more than 50,000 yuan"))
    ... def reception(facts):
    ...     for fact in facts:
    ...         if fact.purpose == "reception" and fact.fen and fact.fen > 5_000_000:
    ...             yield fact.breach(f"公务接待费{fact.printed}", f"receptions of {fact.printed}")
    >>> document = cn_budget.Disclosure.huizhou_2023()
    >>> report = cn_budget.check(document, rules=[reception], select="OWN001")
    >>> report.by_rule()["OWN001"]["held"]
    1
    """

    def decorate(function):
        return Rule(code, name, severity, summary, function)

    return decorate


class Budget:
    """A department's budget for a year, built from its lines; every sum of its tables holds.

    >>> import cn_budget
    >>> lines = {
    ...     "单位": ["教育局", "教育局"],
    ...     "单位性质": ["机关", "机关"],
    ...     "支出性质": ["公用经费", "项目支出"],
    ...     "项目名称": ["", "校舍修缮"],
    ...     "功能科目": [2050101, 2050299],
    ...     "经济科目": [30217, 31006],
    ...     "资金来源": ["一般公共预算", "一般公共预算"],
    ...     "金额": ["46000.00", 1200000],
    ... }
    >>> budget = cn_budget.Budget.from_lines(lines, department="教育局", fiscal_year=2024)
    >>> budget
    <Budget 教育局 2024: 2 lines>
    >>> expenditure = next(table for table in budget.tables() if table.kind == "expenditure")
    >>> expenditure.figure("205", "合计")
    Decimal('1246000')
    >>> cn_budget.check(budget.print()).errors
    0
    """

    __slots__ = ("_inner",)

    def __init__(self, inner):
        self._inner = inner

    @classmethod
    def from_lines(cls, lines, *, department, fiscal_year, unit="元", lang="zh"):
        """The budget of these lines: a data frame (anything with Arrow's C stream), columns by their names, or a list of lines.

        The columns are those of ``cnbudget build``: 单位 (unit), 单位性质 (unit_type), 支出性质 (purpose), 项目名称 (project), 功能科目
        (functional), 经济科目 (economic), 政府经济科目 (government), 资金来源 (source), 金额 (amount), the amounts in ``unit``. Amounts are
        integers, decimals or digits; a float is refused, for it is no amount. Raises BudgetError with every wrong line: the first
        line of the data is line 2, as behind the headings of a file.
        """
        if hasattr(lines, "__arrow_c_stream__") or hasattr(lines, "__arrow_c_array__"):
            text = _native.Budget.csv_of(lines)
        else:
            text = _csv_of(lines)
        return cls(_native.Budget.from_csv(text, department, fiscal_year, unit, lang))

    @property
    def department(self):
        """The department."""
        return self._inner.department

    @property
    def fiscal_year(self):
        """The fiscal year."""
        return self._inner.fiscal_year

    def __len__(self):
        return len(self._inner)

    def tables(self):
        """Its twelve tables, in the order of the forms."""
        return self._inner.tables()

    def three_public(self):
        """The 三公 in yuan, by their names."""
        return self._inner.three_public()

    def print(self, *, unit="万元", decimals=2, small_amounts=False):
        """The budget as a document, in a unit and with so many decimals. Where an amount would be printed as zero and is none, that
        is a BudgetError, but with ``small_amounts``."""
        return self._inner.print(unit, decimals, small_amounts)

    def __repr__(self):
        return repr(self._inner)


def _csv_of(lines):
    """Lines as CSV: columns by their names, or a list of mappings."""
    if isinstance(lines, _Mapping):
        names = list(lines)
        rows = list(zip(*lines.values(), strict=True))
    else:
        lines = list(lines)
        names = list(dict.fromkeys(name for line in lines for name in line))
        rows = [[line.get(name) for name in names] for line in lines]
    out = _io.StringIO()
    writer = _csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    for number, row in enumerate(rows, start=2):
        for name, value in zip(names, row):
            if isinstance(value, float):
                raise TypeError(
                    f"line {number}, column {name}: found the float {value}, expected an integer, a Decimal or digits:"
                    " no amount goes through a float"
                )
        writer.writerow(["" if value is None else value for value in row])
    return out.getvalue()
