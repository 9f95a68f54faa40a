"""The package and the command say the same, byte for byte."""

import json

import cn_budget
import pytest

READ = ["huizhou", "sound.json", "wrong.json", "text.txt", "gb18030.txt", "page.html"]
UNREAD = ["no-year.txt", "cut.json", "empty.pdf", "broken.pdf", "not-there.pdf"]
RENDERINGS = {"json": "to_json", "html": "to_html", "sarif": "to_sarif", "text": "to_text", "lines": "to_lines", "junit": "to_junit", "gitlab": "to_gitlab"}


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("rendering", RENDERINGS)
def test_the_report_is_the_command_s(command, documents, monkeypatch, name, lang, rendering):
    monkeypatch.chdir(documents)
    status, printed, said = command("--lang", lang, "check", name, "--format", rendering, cwd=documents)
    report = cn_budget.check(name, lang=lang)
    assert getattr(report, RENDERINGS[rendering])() == printed, said
    assert status == (1 if report.errors else 0)


def test_some_of_the_documents_have_errors_and_some_have_none(documents, monkeypatch):
    monkeypatch.chdir(documents)
    errors = {name: cn_budget.check(name).errors for name in READ}
    assert errors["huizhou"] == 0 and errors["wrong.json"] > 0, errors


@pytest.mark.parametrize("name", UNREAD)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_cannot_be_read_has_the_words_of_the_command(command, documents, monkeypatch, name, lang):
    monkeypatch.chdir(documents)
    status, printed, _ = command("--lang", lang, "check", name, "--format", "json", cwd=documents)
    assert status == 2
    (failed,) = json.loads(printed)["failed"]
    # An option of the command is a parameter here.
    text = failed["error"].replace("--fiscal-year", "fiscal_year=")
    with pytest.raises(cn_budget.ReadError) as raised:
        cn_budget.check(name, lang=lang)
    assert str(raised.value) == f"{failed['source']}: {text}"


def test_settings_are_the_command_s(command, documents, monkeypatch):
    monkeypatch.chdir(documents)
    (documents / "codes.csv").write_text("code,name\n2010377,大数据事务\n", encoding="utf-8")
    (documents / "words.csv").write_text("words,means\n县级专项,nature=project\n", encoding="utf-8")
    options = ["--select", "SUM,COD,STR", "--ignore", "STR002", "--catalog", "2023=codes.csv", "--lexicon", "words.csv"]
    _, printed, said = command("--lang", "zh", "check", "wrong.json", "--format", "json", *options, cwd=documents)
    settings = {"select": ["SUM", "COD", "STR"], "ignore": "STR002", "catalog": {2023: "codes.csv"}, "lexicon": "words.csv"}
    assert cn_budget.check("wrong.json", **settings).to_json() == printed, said


def test_documents_beside_it_are_the_command_s(command, documents, monkeypatch):
    monkeypatch.chdir(documents)
    last = (documents / "sound.json").read_text(encoding="utf-8")
    content = json.loads(last)
    content["fiscal_year"] = "2022"
    (documents / "last.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    for rendering in ["json", "html", "sarif"]:
        _, printed, said = command("--lang", "en", "check", "sound.json", "--previous", "last.json", "--format", rendering, cwd=documents)
        report = cn_budget.check("sound.json", previous="last.json", lang="en")
        assert getattr(report, RENDERINGS[rendering])() == printed, said
    assert [kinship for kinship, _ in report.related] == ["last_year"]

    status, _, said = command("--lang", "en", "check", "last.json", "--previous", "sound.json", cwd=documents)
    assert status == 2
    with pytest.raises(cn_budget.RelatedError) as raised:
        cn_budget.check("last.json", previous="sound.json", lang="en")
    assert str(raised.value) in said


def test_further_files_are_the_command_s(command, documents, monkeypatch):
    monkeypatch.chdir(documents)
    _, printed, said = command("--lang", "en", "check", "page.html", "--with", "text.txt", "--format", "json", cwd=documents)
    assert cn_budget.check("page.html", with_="text.txt", lang="en").to_json() == printed, said


def test_unknown_rules_have_the_words_of_the_command(command, documents):
    for lang in ["zh", "en"]:
        status, _, said = command("--lang", lang, "check", "sound.json", "--select", "SUM999", cwd=documents)
        with pytest.raises(cn_budget.RuleError) as raised:
            cn_budget.check(documents / "sound.json", select="SUM999", lang=lang)
        assert status == 2 and said == f"cnbudget: {raised.value}\n"


def test_many_are_the_command_s(command, documents, monkeypatch):
    monkeypatch.chdir(documents)
    names = READ + UNREAD[:-1]
    _, printed, _ = command("--lang", "zh", "check", *names, "--format", "json", cwd=documents)
    whole = json.loads(printed)
    results = list(cn_budget.check_many(names, lang="zh", jobs=2))
    reports = [json.loads(result.to_json())["documents"][0] for result in results if isinstance(result, cn_budget.Report)]
    assert reports == whole["documents"]
    failed = [{"source": result.source, "error": result.error.replace("fiscal_year=", "--fiscal-year")} for result in results if isinstance(result, cn_budget.Failed)]
    assert failed == whole["failed"]
