"""Tables are taken by the libraries that people have, and columns of theirs are taken here."""

from decimal import Decimal

import cn_budget
import pytest


@pytest.fixture(scope="module")
def report():
    return cn_budget.check(cn_budget.Disclosure.huizhou_2023())


def test_pyarrow_takes_every_table(report):
    pyarrow = pytest.importorskip("pyarrow")
    facts = pyarrow.table(cn_budget.facts(report))
    assert facts.num_rows == len(report.document.facts()) == pyarrow.table(report.document).num_rows
    assert facts.schema.metadata[b"cn_budget.schema"] == b"cn-budget/facts/1"
    assert facts.schema.field("yuan").type == pyarrow.decimal128(18, 2)
    assert facts.schema.field("yuan").metadata[b"zh"] == "金额（元）".encode()
    for fact, fen, yuan, fund in zip(report.document.facts(), facts["fen"].to_pylist(), facts["yuan"].to_pylist(), facts["fund"].to_pylist()):
        assert (fact.fen, fact.yuan, fact.fund) == (fen, yuan, fund)
    findings = pyarrow.table(report)
    assert findings["message_zh"].to_pylist() == [finding.message for finding in report.findings]
    checks = pyarrow.table(cn_budget.checks(report))
    assert sum(checks["count"].to_pylist()) == sum(report.all_counts.values())
    identities = pyarrow.table(cn_budget.identities(report))
    held = [outcome for outcome, certain in zip(identities["outcome"].to_pylist(), identities["is_certain"].to_pylist()) if certain]
    assert {outcome: held.count(outcome) for outcome in report.counts} == report.counts


def test_many_documents_are_one_table(report, documents):
    pyarrow = pytest.importorskip("pyarrow")
    results = list(cn_budget.check_many([documents / "sound.json", documents / "broken.pdf", documents / "wrong.json"]))
    table = pyarrow.table(cn_budget.documents(results))
    assert table["errors"].to_pylist() == [0, None, 1]
    assert table["error"].to_pylist()[1] == results[1].error
    findings = pyarrow.table(cn_budget.findings(results))
    assert findings.num_rows == sum(len(result) for result in results if isinstance(result, cn_budget.Report))
    assert pyarrow.table(cn_budget.findings(iter([]))).num_rows == 0


def test_polars_takes_tables(report):
    polars = pytest.importorskip("polars")
    facts = polars.DataFrame(cn_budget.facts(report))
    general = facts.filter((polars.col("fund") == "general") & (polars.col("function") == 201) & (polars.col("nature").is_null()))
    assert "9049.87" in general["printed"].to_list()
    sheet = polars.DataFrame(report.document[2])
    assert sheet["合计"][0] == Decimal("9682.88") and sheet["code"][1] == "201"


def test_pandas_takes_tables(report):
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    findings = pandas.DataFrame.from_arrow(cn_budget.findings(report)) if hasattr(pandas.DataFrame, "from_arrow") else __import__("pyarrow").table(report).to_pandas()
    assert list(findings["rule"].astype(str)) == [finding.rule for finding in report.findings]
    assert __import__("pyarrow").table(cn_budget.facts(report)).to_pandas()["fund"].isin(["general"]).any()


def test_duckdb_takes_tables(report):
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    facts = __import__("pyarrow").table(cn_budget.facts(report))
    ((sum,),) = duckdb.sql("select sum(fen) from facts where table_kind = 'expenditure' and role is null and function = 201").fetchall()
    assert sum == __import__("builtins").sum(fact.fen for fact in report.document.facts() if fact.place.table_index == 2 and fact.function == 201 and fact.role is None)


def test_a_table_says_what_it_is(report):
    table = cn_budget.facts(report)
    assert repr(table) == f"<Table cn-budget/facts/1: {len(table)} rows of {len(table.column_names)} columns>"
    assert f"<p>{len(table)} rows</p>" in table._repr_html_()
    with pytest.raises(TypeError, match="expected a Report"):
        cn_budget.findings(report.document)


CODES, KINDS, FEN = [2010301, 2010350, 20103, 208, 2010301], [0, 0, 2, 1, 0], [100, 20, 3, 4, -50]
EXPECTED = {201: [70, 0, 3, 0], 20103: [70, 0, 3, 0], 2010301: [50, 0, 0, 0], 208: [0, 4, 0, 0]}


def rolled(codes, kinds, fen):
    totals = cn_budget.roll_up(codes, kinds, fen)
    return {code: list(totals[code].values()) for code in EXPECTED}


@pytest.mark.parametrize("types", ["int64 int64 int64", "uint32 uint8 int64", "int32 int8 int32"])
def test_numpy_rolls_up(types):
    numpy = pytest.importorskip("numpy")
    columns = [numpy.array(column, dtype=kind) for column, kind in zip([CODES, KINDS, FEN], types.split())]
    assert rolled(*columns) == EXPECTED


def test_arrow_rolls_up():
    pyarrow = pytest.importorskip("pyarrow")
    kinds = pyarrow.array(KINDS, pyarrow.uint8())
    assert rolled(pyarrow.array(CODES), kinds, pyarrow.array(FEN)) == EXPECTED
    pieces = pyarrow.chunked_array([CODES[:1], CODES[1:]])
    names = ["general", "government_fund", "state_capital"]
    named = pyarrow.array([names[kind] for kind in KINDS])
    assert rolled(pieces, named, pyarrow.chunked_array([FEN[:3], [], FEN[3:]])) == EXPECTED
    assert rolled(pieces, named.dictionary_encode(), pyarrow.array(FEN)) == EXPECTED


def test_polars_and_pandas_roll_up():
    polars, pandas = pytest.importorskip("polars"), pytest.importorskip("pandas")
    names = ["一般公共预算", "政府性基金预算", "国有资本经营预算"]
    frame = polars.DataFrame({"code": CODES, "kind": [names[kind] for kind in KINDS], "fen": FEN})
    assert rolled(frame["code"], frame["kind"], frame["fen"]) == EXPECTED
    frame = pandas.DataFrame({"code": CODES, "kind": KINDS, "fen": FEN})
    assert rolled(frame["code"].to_numpy(), frame["kind"].to_numpy(), frame["fen"].to_numpy()) == EXPECTED


def test_sums_are_exact_and_bounded():
    numpy = pytest.importorskip("numpy")
    most = 10**17
    codes = numpy.full(1_000_000, 2010301, numpy.uint32)
    fen = numpy.full(1_000_000, most, numpy.int64)
    fen[500_000:] = -most
    assert cn_budget.roll_up(codes, "general", fen).total == dict.fromkeys(["general", "government_fund", "state_capital", "social_insurance"], 0)
    with pytest.raises(cn_budget.BudgetError, match="the sum of 2010301 in 一般公共预算 is out of bounds"):
        cn_budget.roll_up(codes[:2], "general", fen[:2])


def test_rows_are_read_where_they_stand():
    numpy = pytest.importorskip("numpy")
    import resource

    rows = 20_000_000
    codes, fen = numpy.full(rows, 2010301, numpy.int64), numpy.ones(rows, numpy.int64)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    totals = cn_budget.roll_up(codes, "general", fen)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert totals.total["general"] == rows
    # A copy of one of the columns would be 160 MB.
    assert grown < 80_000, f"{grown} kB"


def test_what_is_no_column_is_refused():
    numpy = pytest.importorskip("numpy")
    codes, fen = numpy.array(CODES), numpy.array(FEN)
    for wrong in [numpy.array([1.5] * 5), numpy.array([CODES]), numpy.array(["a"] * 5)]:
        with pytest.raises(TypeError, match="expected integers in one; amounts are in fen"):
            cn_budget.roll_up(codes, "general", wrong)
    with pytest.raises(TypeError, match="expected an array of NumPy or of Arrow"):
        cn_budget.roll_up(CODES, "general", fen)
    with pytest.raises(ValueError, match="numpy.ascontiguousarray"):
        cn_budget.roll_up(numpy.repeat(codes, 2)[::2], "general", fen)
    with pytest.raises(ValueError, match="found the budget special, expected one of general"):
        cn_budget.roll_up(codes, "special", fen)
    with pytest.raises(cn_budget.BudgetError, match="expected as many of each"):
        cn_budget.roll_up(codes, "general", fen[:2])
    with pytest.raises(cn_budget.BudgetError, match="found the budget 4"):
        cn_budget.roll_up(codes, numpy.array([0, 0, 0, 0, 4]), fen)
    with pytest.raises(cn_budget.BudgetError):
        cn_budget.roll_up(numpy.array([2010301, 301, 1, 2, 3]), "general", fen)
    pyarrow = pytest.importorskip("pyarrow")
    with pytest.raises(ValueError, match="found 1 nulls, expected none"):
        cn_budget.roll_up(pyarrow.array([201, None]), "general", pyarrow.array([1, 2]))


def test_totals_are_a_table():
    polars, numpy = pytest.importorskip("polars"), pytest.importorskip("numpy")
    totals = cn_budget.roll_up(numpy.array(CODES), numpy.array(KINDS), numpy.array(FEN))
    frame = polars.DataFrame(totals)
    assert frame.columns == ["code", "level", "general", "government_fund", "state_capital", "social_insurance"]
    assert frame["code"].to_list() == [201, 20103, 2010301, 2010350, 208]
    assert 2010350 in totals and 2010302 not in totals and len(totals) == 5
