"""Reports, findings, places, documents, and rules of one's own."""

import json
from decimal import Decimal

import cn_budget
import pytest


def test_a_finding_says_what_is_wrong_and_where(wrong):
    report = cn_budget.check(wrong.encode(), source="wrong.json", lang="en")
    finding = report.findings[0]
    assert (finding.level, report.errors) == ("error", 1)
    assert finding.actual - finding.expected == finding.difference == Decimal("0.10")
    place = finding.places[0]
    assert (place.column, place.printed) == ("合计", "9682.98")
    assert report.document.tables()[place.table_index].title == place.table
    (suspect,) = finding.suspects[0]
    assert (suspect.printed, suspect.restored) == (Decimal("9682.98"), Decimal("9682.88"))
    assert report.source == "wrong.json" and "wrong.json" in report.to_text()
    assert json.loads(report.to_json())["documents"][0]["summary"]["errors"] == 1


def test_counts_add_up(huizhou):
    report = cn_budget.check(huizhou)
    by_rule = report.by_rule()
    for outcome, count in report.all_counts.items():
        assert sum(counts[outcome] for counts in by_rule.values()) == count
    assert report.counts["broken"] == 0 and report.counts["held"] > 500
    assert len(report.findings) == report.errors + report.warnings + report.rounding == len(report)


def test_a_report_shows_itself_in_a_notebook(huizhou):
    html = cn_budget.check(huizhou)._repr_html_()
    assert html.startswith("<iframe sandbox srcdoc=\"&lt;!") and html.count("<") == 2
    assert "XTB017" in html


def test_a_document_is_read_from_a_path_from_bytes_and_from_json(documents, huizhou):
    of_path = cn_budget.read(documents / "sound.json")
    of_bytes = cn_budget.read((documents / "sound.json").read_bytes())
    content = json.loads(of_path.to_json())
    assert content.pop("source") == of_path.source == str(documents / "sound.json")
    assert content == json.loads(of_bytes.to_json()) and of_bytes.source is None
    assert cn_budget.Disclosure.from_json(huizhou.to_json()).to_json() == huizhou.to_json()
    assert len(of_path) == 12 and of_path[-1].title == of_path.tables()[11].title
    with pytest.raises(IndexError):
        of_path[12]


def test_a_table_has_its_rows(huizhou):
    sheet = huizhou[2]
    assert (sheet.kind, sheet.unit, sheet.headers[0]) == ("expenditure", "万元", "合计")
    assert (sheet.rows[1].code, sheet.rows[0].cells[0]) == ("201", "9682.88")
    assert "9682.88" in sheet.render("markdown") and "<caption>" in sheet._repr_html_()


def test_facts_say_what_they_are_of(huizhou, documents):
    facts = huizhou.facts()
    education = [fact for fact in facts if fact.function == 201 and fact.nature == "project" and fact.flow == "expenditure"]
    assert education and all(fact.fen == fact.yuan * 100 for fact in education)
    of_text = [fact for fact in cn_budget.read(documents / "text.txt").facts() if fact.origin == "text"]
    assert ("公务接待费", 2_000_000, 2024) in {(fact.topic, fact.fen, fact.year) for fact in of_text}


@cn_budget.rule("OWN001", "reception-above-limit", severity="error", summary=("公务接待费不超过1万元", "receptions are no more than 10,000 yuan"))
def reception(facts):
    for fact in facts:
        if fact.topic == "公务接待费" and fact.fen and fact.fen > 1_000_000:
            yield fact.breach(f"公务接待费{fact.printed}万元", f"receptions of {fact.printed}")


def test_a_rule_of_one_s_own_joins_the_report(documents):
    report = cn_budget.check(documents / "text.txt", rules=[reception], lang="en")
    (finding,) = [finding for finding in report.findings if finding.rule == "OWN001"]
    assert (finding.level, finding.message, finding.places[0].printed) == ("error", "receptions of 2.00", "2.00")
    assert report.by_rule()["OWN001"]["broken"] == 1
    rules = json.loads(report.to_sarif())["runs"][0]["tool"]["driver"]["rules"]
    assert "OWN001" in {rule["id"] for rule in rules}
    assert "OWN001" in report.to_html("zh")
    assert cn_budget.check(documents / "text.txt", rules=reception, ignore="OWN").by_rule().get("OWN001") is None


def test_a_rule_that_raises_stops_the_check(huizhou):
    @cn_budget.rule("OWN002", "raises", summary=("", ""))
    def raises(facts):
        raise KeyError("a mistake of the rule")

    with pytest.raises(KeyError, match="a mistake of the rule"):
        cn_budget.check(huizhou, rules=[raises])
    with pytest.raises(KeyError):
        list(cn_budget.check_many([huizhou], rules=[raises]))
    assert cn_budget.check(huizhou).errors == 0

    @cn_budget.rule("OWN003", "gives-text", summary=("", ""))
    def gives_text(facts):
        return ["something"]

    with pytest.raises(TypeError, match="OWN003 gave .*str.*, expected a Breach"):
        cn_budget.check(huizhou, rules=[gives_text])


def test_rules_need_a_code_and_a_name_of_their_own(huizhou):
    with pytest.raises(cn_budget.RuleError, match="found a second rule SUM001"):
        cn_budget.check(huizhou, rules=[cn_budget.rule("SUM001", "twin", summary=("", ""))(lambda facts: None)])
    with pytest.raises(cn_budget.RuleError, match="expected a code such as OWN001"):
        cn_budget.rule("own", "Name", summary=("", ""))(lambda facts: None)


def test_wrong_settings_are_refused(huizhou):
    with pytest.raises(ValueError, match="lang: found 'fr', expected one of|lang: found \"fr\", expected one of"):
        cn_budget.check(huizhou, lang="fr")
    with pytest.raises(ValueError, match="severity"):
        cn_budget.check(huizhou, severity={"SUM": "grave"})
    with pytest.raises(TypeError, match="expected a path, bytes or a Disclosure"):
        cn_budget.check(42)
    with pytest.raises(TypeError):
        cn_budget.check(huizhou, selekt="SUM")
    with pytest.raises(cn_budget.CatalogError, match="not-there.csv"):
        cn_budget.check(huizhou, catalog={2023: "not-there.csv"})


def test_levels_are_changed(huizhou):
    report = cn_budget.check(huizhou, severity={"XTB": "error"})
    assert report.errors == 1


def test_time_is_bounded(documents):
    with pytest.raises(cn_budget.ReadError):
        cn_budget.read(documents / "text.txt", timeout=0)


def test_many_keep_their_order_and_report_progress(documents, huizhou):
    given = [huizhou, documents / "broken.pdf", documents / "wrong.json"] * 8
    seen = []
    run = cn_budget.check_many(given, jobs=3, progress=lambda done, all: seen.append((done, all)))
    assert len(run) == 24
    results = list(run)
    assert [type(result).__name__ for result in results] == ["Report", "Failed", "Report"] * 8
    assert seen == [(done, 24) for done in range(1, 25)]
    failed = results[1]
    assert isinstance(failed.exception, cn_budget.ReadError) and str(failed.exception) == f"{failed.source}: {failed.error}"


def test_many_may_be_given_up(huizhou):
    run = cn_budget.check_many([huizhou] * 100)
    assert next(run).errors == 0
    del run
    assert list(cn_budget.check_many([])) == []


def test_the_lock_is_released(huizhou):
    import threading

    ticks, stop = [0], threading.Event()

    def tick():
        while not stop.is_set():
            ticks[0] += 1

    thread = threading.Thread(target=tick)
    thread.start()
    before = ticks[0]
    list(cn_budget.check_many([huizhou] * 4, jobs=1))
    stop.set()
    thread.join()
    assert ticks[0] - before > 1000
