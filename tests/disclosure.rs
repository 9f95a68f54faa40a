//! What a document must be, and what is reported of a bad one.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::HashMap;

use cn_budget::{
    Amount, Budget, BudgetLine, Cell, Disclosure, EconomicCode, FiscalYear, FunctionalCode, FundSource,
    Outcome, Printed, Purpose, Rounding, Sheet, TableKind, Tables, Unit, UnitType,
    document::{FolderError, Format, Paragraph, Place, RowRole, SheetRow, TextSection},
    identity::PrintedTables,
    table::{
        BalanceRow, BudgetColumn, Completeness, CrossRelation, EconomicRow, FunctionalRow, Relation, UnitRow,
    },
    value::{Note, Undecidable},
};

const DOCUMENT: &str = "key,value\ndepartment,教育局\nfiscal_year,2023\nstage,budget\n";
const TABLES: &str = "file,kind,title,unit,completeness,notes\n06.csv,basic_by_economic,一般公共预算基本支出情况表,万元,complete,\n";
const TABLE: &str = "block,role,code,label,预算\n,total,,合计,4.60\n,line,302,商品和服务支出,4.60\n,line,30217,公务接待费,4.60\n";

fn read(changes: &[(&str, &str)]) -> Result<Disclosure, FolderError> {
    let mut files = HashMap::from([("document.csv", DOCUMENT), ("tables.csv", TABLES), ("06.csv", TABLE)]);
    files.extend(changes.iter().copied());
    Disclosure::from_csv_files(&|name| match files.get(name) {
        Some(text) if !text.is_empty() => Ok((*text).to_owned()),
        _ => Err(std::io::ErrorKind::NotFound.into()),
    })
}

fn sheet(table: &str) -> Sheet {
    read(&[("06.csv", table)]).unwrap().sheets.remove(0)
}

#[test]
fn a_sound_folder_is_read() {
    let document = read(&[]).unwrap();
    let sheet = document.sheet(TableKind::BasicByEconomic).unwrap();
    assert_eq!(sheet.rows[2].place.line, Some(4));
    assert!(PrintedTables::read(&document).unwrap().basic_by_economic().unwrap().clone().verify().is_ok());
    // A byte order mark and Windows line ends are nothing strange.
    let marked = format!("\u{feff}{}", DOCUMENT.replace('\n', "\r\n"));
    assert_eq!(read(&[("document.csv", &marked)]).unwrap(), document);
}

#[test]
fn words_stand_behind_the_figures() {
    let table = sheet(
        "block,role,code,label,预算,text:绩效目标,text:备注\n,total,,合计,4.60,,\n,line,302,商品,4.60,\"甲\n乙, 丙\",\n",
    );
    assert_eq!(
        (table.headers, table.text_headers),
        (vec!["预算".to_owned()], vec!["绩效目标".into(), "备注".into()])
    );
    assert_eq!(table.rows[0].texts, [""; 0]);
    assert_eq!(
        (table.rows[1].text(0), table.rows[1].text(1), table.rows[1].cells.len()),
        ("甲\n乙, 丙", "", 1)
    );
}

#[test]
fn words_are_rendered_behind_the_figures() {
    let table = sheet(
        "block,role,code,label,预算,text:说明\n,line,302,商品,4.60,\"甲|\n乙\"\n,line,303,补助,14.60,\n",
    );
    assert_eq!(
        table.render(Format::Text),
        "一般公共预算基本支出情况表\n单位：万元\n\
         ---------------------------------\n\
         部门预算支出经济科目   预算  说明\n\
         ---------------------------------\n\
         [302]商品              4.60  甲| 乙\n\
         [303]补助             14.60\n\
         ---------------------------------\n"
    );
    assert!(
        table
            .render(Format::Markdown)
            .contains("| [302]商品 | 4.60 | 甲\\| 乙 |\n| [303]补助 | 14.60 |  |\n")
    );
    assert!(table.render(Format::Csv).ends_with("[302]商品,4.60,\"甲|\n乙\"\n[303]补助,14.60,\n"));
}

#[test]
fn a_bad_folder_is_reported_where_and_why() {
    for (file, text, message) in [
        ("tables.csv", "", "tables.csv: entity not found"),
        ("06.csv", "", "06.csv: entity not found"),
        (
            "document.csv",
            "name,value\n",
            "document.csv, line 1: found the header name,value, expected key,value",
        ),
        (
            "document.csv",
            "key,value\ndepartment,教育局\nstage,budget\n",
            "document.csv, line 1: key \"fiscal_year\" is missing",
        ),
        (
            "document.csv",
            "key,value\ndepartment,教育局\nfiscal_year,23\nstage,budget\n",
            "document.csv, line 3: \"23\" is no fiscal year: expected four ASCII digits, such as 2023",
        ),
        (
            "document.csv",
            "key,value\ndepartment,教育局\nfiscal_year,2023\nstage,plan\n",
            "document.csv, line 4: stage \"plan\": expected budget or final_account",
        ),
        (
            "document.csv",
            "key,value\nstage,budget\nstage,budget\n",
            "document.csv, line 3: key \"stage\" stands twice",
        ),
        (
            "tables.csv",
            "file,kind,title,unit,completeness,notes\n06.csv,taxes,表,万元,complete,\n",
            "tables.csv, line 2: \"taxes\" is no kind of table",
        ),
        (
            "tables.csv",
            "file,kind,title,unit,completeness,notes\n06.csv,revenue,表,万,complete,\n",
            "tables.csv, line 2: \"万\" is no unit: expected 元, 万元, …",
        ),
        (
            "tables.csv",
            "file,kind,title,unit,completeness,notes\n06.csv,revenue,表,万元,partial,\n",
            "tables.csv, line 2: completeness \"partial\": expected \"complete\" or \"incomplete: reason\"",
        ),
        (
            "06.csv",
            "block,role,code,预算\n",
            "06.csv, line 1: found the header block,role,code,预算, expected it to begin with block,role,code,label",
        ),
        (
            "06.csv",
            "block,role,code,label,预算\n,sum,,合计,1\n",
            "06.csv, line 2: \"sum\" is no role of a row",
        ),
        (
            "06.csv",
            "block,role,code,label,预算\n,line,,合计,1\n,line,,合计\n",
            "06.csv, line 3: found 4 fields, expected 5, one a heading",
        ),
        (
            "06.csv",
            "block,role,code,label,text:备注,预算\n",
            "06.csv, line 1: heading \"预算\" stands behind a column of words: expected text: before it",
        ),
    ] {
        let error = read(&[(file, text)]).unwrap_err();
        assert_eq!(error.to_string(), message);
        assert_eq!(error.file().to_str(), Some(file));
    }
}

#[test]
fn lines_are_counted_past_blank_ones_and_windows_line_ends() {
    for table in [
        "block,role,code,label,预算\r\n\r\n,total,,合计,1\r\n,sum,,其他,1\r\n",
        "block,role,code,label,预算\n\n,total,,\"合\n计\",1\n,sum,,其他,1\n",
    ] {
        let error = read(&[("06.csv", table)]).unwrap_err();
        assert_eq!(
            error.line(),
            Some(table.lines().position(|line| line.starts_with(",sum")).unwrap() as u64 + 1)
        );
    }
    assert_eq!(
        read(&[("tables.csv", "\n")]).unwrap_err().to_string(),
        "tables.csv, line 1: the file is empty: expected a header"
    );
}

#[test]
fn what_a_folder_cannot_keep_is_not_written() {
    let folder = std::env::temp_dir().join("cn-budget-never-written");
    let reported = |change: &dyn Fn(&mut Disclosure)| {
        let mut document = read(&[]).unwrap();
        change(&mut document);
        document.to_csv_folder(&folder).unwrap_err().to_string()
    };
    let figure = Printed::parse("1234.50", Unit::TenThousandYuan).unwrap();
    let spelled =
        reported(&|document| document.sheets[0].rows[0].cells[0] = Cell::spelled(figure, "1,234.50"));
    assert!(
        spelled.ends_with(
            "cannot keep the figure \"1,234.50\" in row 合计 of 一般公共预算基本支出情况表; JSON can"
        ),
        "{spelled}"
    );
    let yuan = Cell::from(Printed::parse("46000", Unit::Yuan).unwrap());
    assert!(
        reported(&|document| document.sheets[0].rows[0].cells[0] = yuan.clone())
            .contains("the figure \"46000\""),
        "in another unit than the table's"
    );
    assert!(
        reported(&|document| document.sheets[0].notes.push("甲 | 乙".into()))
            .contains("the note \"甲 | 乙\"")
    );
    let cut = Note::new("缺下一页 | 下两页", "the next page is missing");
    assert!(
        reported(&|document| document.sheets[0].completeness = Completeness::Incomplete(cut.clone()))
            .contains("the reason \"the next page is missing\" why 一般公共预算基本支出情况表 is incomplete")
    );
    let text = |document: &mut Disclosure| document.sheets[0].rows[1].texts = vec!["接待".into()];
    assert!(reported(&text).contains("the texts of row 商品和服务支出"));
    assert!(
        reported(&|document| document.sheets[0].headers[0] = "text:预算".into())
            .contains("the heading \"text:预算\"")
    );
    assert!(!folder.exists());
}

#[test]
fn text_and_a_unit_that_nobody_states_are_kept() {
    let folder = std::env::temp_dir().join("cn-budget-text-and-unit");
    let mut document = read(&[]).unwrap();
    document.sheets[0].unit = None;
    for heading in ["", "一、收支情况"] {
        let mut section = TextSection::new(heading);
        for text in ["收入预算4.60万元，\"其中\"拨款4.60万元。", "支出\n预算"] {
            section.paragraphs.push(Paragraph::new(text, Place::new(Some(3), Some(7))));
        }
        document.sections.push(section);
    }
    assert_eq!(document.to_csv_folder(&folder).unwrap().len(), document.sheets.len());
    let kept = Disclosure::from_csv_folder(&folder).unwrap();
    assert_eq!(kept.plainly(), document.plainly());
    std::fs::remove_dir_all(&folder).unwrap();

    let wrong = |text: &str| read(&[("text.csv", text)]).unwrap_err().to_string();
    let expected = "text.csv, line 2: kind \"paragraph\": expected heading, and paragraph below one";
    assert_eq!(wrong("kind,text\nparagraph,甲\n"), expected);
    assert!(wrong("kind\n").contains("expected kind,text"));
}

#[test]
fn a_folder_is_not_left() {
    for name in ["../06.csv", "/etc/passwd", "a/06.csv", ""] {
        let tables = TABLES.replace("06.csv", name);
        let error = read(&[("tables.csv", &tables)]).unwrap_err();
        assert!(error.to_string().ends_with("expected the plain name of a file in the folder"), "{error}");
    }
}

#[test]
fn why_a_table_is_incomplete_is_said_in_both_languages_or_in_the_same_words() {
    let reason = |completeness: &str| {
        let tables = TABLES.replace(",complete,", &format!(",{completeness},"));
        read(&[("tables.csv", &tables)]).unwrap().sheets.remove(0).completeness
    };
    let both = Note::new("缺下一页", "the next page is missing");
    for (completeness, note) in [
        ("incomplete: 缺下一页 | the next page is missing", both),
        ("incomplete: 缺下一页", Note::verbatim("缺下一页")),
    ] {
        assert_eq!(reason(completeness), Completeness::Incomplete(note));
    }
}

#[test]
fn notes_of_a_reader_are_sentences_in_both_languages_or_plain_ones_as_before() {
    let mut document = read(&[]).unwrap();
    document.notes = vec![Note::new("第 2 页未能读取", "page 2 could not be read")];
    let json = serde_json::to_string(&document).unwrap();
    assert_eq!(serde_json::from_str::<Disclosure>(&json).unwrap(), document);
    let plain = json.replace(r#"{"zh":"第 2 页未能读取","en":"page 2 could not be read"}"#, r#""page 2""#);
    assert_eq!(serde_json::from_str::<Disclosure>(&plain).unwrap().notes, [Note::verbatim("page 2")]);
}

#[test]
fn json_takes_no_unknown_key() {
    let json = serde_json::to_string(&read(&[]).unwrap()).unwrap();
    let error = serde_json::from_str::<Disclosure>(&json.replace("completeness", "completness")).unwrap_err();
    assert!(error.to_string().starts_with("unknown field `completness`"), "{error}");
    let error = serde_json::from_str::<Disclosure>(&json.replace("4.60 万元", "4,60 万元")).unwrap_err();
    assert!(error.to_string().starts_with("\"4,60\" is no printed figure: found ','"), "{error}");
}

#[test]
fn what_cannot_be_read_is_kept() {
    let sheet = sheet("block,role,code,label,预算\n,total,,合计,\"4,6O\"\n");
    assert_eq!(sheet.rows[0].cells[0].text(), "4,6O");
    assert!(sheet.rows[0].cells[0].is_unread());
}

#[test]
fn what_cannot_be_typed_is_reported_all_at_once() {
    let year = FiscalYear::constant(2023);
    let bad = sheet(
        "block,role,code,label,预算,预算数\n,line,0302,商品,1,1\n局,line,302,商品,1,1\n,line,,其他,1,1\n",
    );
    let violations = bad.typed::<EconomicRow, BudgetColumn>(year).unwrap_err();
    assert_eq!(
        violations.to_string(),
        "two headings name column 预算\n\
         row 商品: \"0302\" is no department economic code: found 4 digits, expected 3 (类) or 5 (款)\n\
         row 商品: block \"局\": expected 机关 or 事业\n\
         row 其他: the row has no code: expected one, or the role total",
    );
    let units = sheet("block,role,code,label,预算\n,personnel,,人员经费,1\n,line,,某单位,1\n");
    assert_eq!(
        units.typed::<UnitRow, BudgetColumn>(year).unwrap_err().to_string(),
        "row 人员经费: the row stands under no unit\nrow 某单位: the row has the role line: expected one of a table by unit",
    );
    assert!(bad.typed::<FunctionalRow, BudgetColumn>(year).is_err());
}

#[test]
fn a_missing_table_is_a_violation() {
    let violations = Tables::try_from(&read(&[]).unwrap()).unwrap_err();
    assert_eq!(violations.len(), 11);
    assert!(
        violations.iter().all(|violation| violation.to_string().ends_with("the table is missing")),
        "{violations}"
    );
}

/// A document in which everything holds, to spoil.
fn sound() -> Disclosure {
    let line = |purpose, functional, economic, yuan| BudgetLine {
        unit: "局本级".into(),
        unit_type: UnitType::Agency,
        purpose,
        functional: FunctionalCode::new(functional).unwrap(),
        economic: EconomicCode::new(economic).unwrap(),
        government: None,
        source: FundSource::General,
        amount: Amount::from_yuan(yuan).unwrap(),
    };
    let lines = [
        line(Purpose::Personnel, 2050101, 30101, 2_000_000),
        line(Purpose::Operating, 2050101, 30217, 46_000),
        line(Purpose::Project("校舍维修".into()), 2050199, 30213, 1_000_000),
    ];
    let budget = Budget::new("教育局", FiscalYear::constant(2023), lines).unwrap();
    budget.print(Unit::TenThousandYuan, 2, Rounding::HalfUp).unwrap()
}

fn spoilt(spoil: impl Fn(&mut Disclosure)) -> String {
    let mut document = sound();
    spoil(&mut document);
    Tables::try_from(&document).map_or_else(|violations| violations.to_string(), |_| String::new())
}

fn of(document: &mut Disclosure, kind: TableKind) -> &mut Sheet {
    document.sheets.iter_mut().find(|sheet| sheet.kind == Some(kind)).unwrap()
}

#[test]
fn what_was_not_verified_is_not_consistent() {
    assert_eq!(spoilt(|_| ()), "");
    let every_cell = |document: &mut Disclosure, cell: &Cell| {
        for row in document.sheets.iter_mut().flat_map(|sheet| &mut sheet.rows) {
            row.cells.fill(cell.clone());
        }
    };
    assert!(spoilt(|document| every_cell(document, &Cell::unread("?"))).contains("undecidable: unread_cell"));
    assert!(spoilt(|document| every_cell(document, &Cell::BLANK)).contains("the table prints no figure"));
    let no_row = |document: &mut Disclosure| document.sheets.iter_mut().for_each(|sheet| sheet.rows.clear());
    assert!(spoilt(no_row).contains("收支总体情况表: the table has no row"));
    let no_total = |document: &mut Disclosure| {
        document.sheets.iter_mut().for_each(|sheet| {
            sheet.rows.retain(|row| row.role == RowRole::Line || row.role == RowRole::Unit);
        });
    };
    assert!(spoilt(no_total).contains("undecidable: missing_row (a total is the sum of its classes)"));
    let no_reception = |document: &mut Disclosure| {
        of(document, TableKind::BasicByEconomic).rows.retain(|row| row.code.as_deref() != Some("30217"));
    };
    assert!(
        spoilt(no_reception).contains("each row of the 三公 table equals its economic codes"),
        "{}",
        spoilt(no_reception)
    );
    let twice = |document: &mut Disclosure| {
        let sheet = of(document, TableKind::Expenditure).clone();
        document.sheets.push(sheet);
    };
    assert!(spoilt(twice).contains("支出总体情况表: the document has more than one such table"));
}

#[test]
fn a_total_printed_again_is_reported_and_not_added_up() {
    let again = |document: &mut Disclosure| {
        let sheet = of(document, TableKind::Expenditure);
        let total = sheet.rows[0].clone();
        sheet.rows.push(total);
    };
    let violations = spoilt(again);
    assert!(violations.contains("row 合计 is printed twice"), "{violations}");
    let mut document = sound();
    again(&mut document);
    assert!(PrintedTables::read(&document).is_ok());
    assert!(document.checks().iter().all(|check| check.verdict().outcome() != Outcome::Broken));
}

#[test]
fn money_of_earlier_years_breaks_nothing() {
    let amount = |text| vec![Cell::parse(text, Unit::TenThousandYuan)];
    let carry_in = |document: &mut Disclosure, kind| {
        let sheet = of(document, kind);
        let total = sheet.rows.iter().position(|row| row.label == "收入总计").unwrap();
        let mut line = SheetRow::new(RowRole::Line, "上年结转", amount("9.00"));
        line.block = Some("收入".into());
        sheet.rows.insert(total, line);
    };
    // 9.00 of the year before are spent on 2050199; this year's revenue is 9.00 less.
    let mut document = sound();
    carry_in(&mut document, TableKind::Balance);
    carry_in(&mut document, TableKind::FiscalBalance);
    for kind in [TableKind::Balance, TableKind::FiscalBalance] {
        for label in ["一、预算拨款", "一、一般公共预算", "本年收入合计"] {
            if let Some(row) = of(&mut document, kind).rows.iter_mut().find(|row| row.label == label) {
                row.cells = amount("295.60");
            }
        }
    }
    for row in &mut of(&mut document, TableKind::Revenue).rows {
        let total = if row.code.as_deref() == Some("2050199") { "91.00" } else { "295.60" };
        if row.code.as_deref() != Some("2050101") {
            row.cells[0] = amount(total).remove(0);
            row.cells[1] = amount(total).remove(0);
        }
    }
    assert!(PrintedTables::read(&document).is_ok());
    let mut carried = 0;
    for check in document.checks() {
        assert_ne!(check.verdict().outcome(), Outcome::Broken, "{:?} {}", check.relation(), check.verdict());
        let by_year = matches!(
            check.relation(),
            Relation::Across(CrossRelation::RevenueByCode | CrossRelation::FiscalByFund)
        );
        carried += usize::from(by_year && check.verdict().outcome() == Outcome::NotApplicable);
    }
    assert!(carried > 3, "{carried}");
}

#[test]
fn a_line_of_which_is_no_part() {
    let mut document = sound();
    let sheet = of(&mut document, TableKind::Balance);
    let mut line =
        SheetRow::new(RowRole::Line, "其中：政府性基金", vec![Cell::parse("4.00", Unit::TenThousandYuan)]);
    line.block = Some("收入".into());
    sheet.rows.insert(1, line);
    assert!(Tables::try_from(&document).is_ok());
}

#[test]
fn projects_may_share_a_name() {
    let mut document = sound();
    let sheet = of(&mut document, TableKind::ProjectByUnit);
    let place = sheet.rows.iter().position(|row| row.role == RowRole::Project).unwrap();
    let mut again = sheet.rows[place].clone();
    again.cells.iter_mut().for_each(|cell| *cell = Cell::parse("0.00", Unit::TenThousandYuan));
    sheet.rows.insert(place, again);
    assert!(Tables::try_from(&document).is_ok());
}

#[test]
fn a_column_that_is_not_printed_is_no_part() {
    let mut document = sound();
    let sheet = of(&mut document, TableKind::Expenditure);
    sheet.headers.truncate(3);
    sheet.rows.iter_mut().for_each(|row| row.cells.truncate(3));
    let tables = PrintedTables::read(&document).unwrap();
    let table = tables.expenditure().unwrap();
    assert!(table.clone().verify().is_ok());
    // And a wrong figure is found all the same.
    let sheet = of(&mut document, TableKind::Expenditure);
    sheet.rows[4].cells[1] = Cell::parse("999.00", Unit::TenThousandYuan);
    let tables = PrintedTables::read(&document).unwrap();
    assert!(tables.expenditure().unwrap().clone().verify().is_err());
}

fn balance(rows: &[(RowRole, &str, &str)]) -> cn_budget::PrintedTable<BalanceRow, BudgetColumn> {
    let mut sheet = Sheet::new("财政拨款收支总表");
    sheet.headers = vec!["预算数".into()];
    for (role, label, amount) in rows {
        let mut row = SheetRow::new(*role, *label, vec![Cell::parse(amount, Unit::TenThousandYuan)]);
        row.block = Some("收入".into());
        sheet.rows.push(row);
    }
    sheet.typed(FiscalYear::constant(2023)).unwrap()
}

#[test]
fn balances_of_other_forms() {
    let outcome = |rows: &[_]| {
        let audit = balance(rows).audit();
        let sides = |check: &&cn_budget::table::Check<BudgetColumn>| {
            check.kind() != cn_budget::table::RelationKind::TwoSides
        };
        audit.checks().iter().filter(sides).map(|check| check.verdict().outcome()).collect::<Vec<_>>()
    };
    // This year's sum stands above its lines.
    let first = [
        (RowRole::Subtotal, "一、本年收入", "100.00"),
        (RowRole::Line, "（一）一般公共预算拨款", "90.00"),
        (RowRole::Line, "（二）政府性基金拨款", "10.00"),
        (RowRole::Line, "二、上年结转", "20.00"),
        (RowRole::Total, "收入总计", "120.00"),
    ];
    assert_eq!(outcome(&first), [Outcome::Held, Outcome::Held]);
    // Numbers are lines of their own where nothing stands above them, and of which where something does.
    let numbered = [(RowRole::Line, "1、财政拨款", "2.00"), (RowRole::Total, "收入总计", "120.00")];
    assert_eq!(
        outcome(&numbered),
        [Outcome::Broken],
        "without 本年收入合计 the total is the sum of the lines"
    );
    // The budgets of a fiscal appropriation are all of it; what a form marks 其中 is not.
    let of_which = [
        (RowRole::Line, "一、财政拨款", "120.00"),
        (RowRole::Line, "1. 一般公共预算", "100.00"),
        (RowRole::Line, "2. 政府性基金", ""),
        (RowRole::Line, "其中：债务收入", "1.00"),
        (RowRole::Subtotal, "本年收入合计", "120.00"),
        (RowRole::Total, "收入总计", "120.00"),
        (RowRole::Line, "年初财政拨款结转和结余", "7.00"),
        (RowRole::Line, "一、一般公共预算财政拨款", "7.00"),
    ];
    // A row that prints nothing is a row of the form, and no part.
    assert_eq!(outcome(&of_which), [Outcome::Broken, Outcome::Held, Outcome::Broken, Outcome::Held]);
    // Budgets beside each other are lines of their own, whatever one of them is called.
    let beside = [
        (RowRole::Line, "一、公共预算财政拨款收入", "90.00"),
        (RowRole::Line, "二、政府性基金预算财政拨款收入", "10.00"),
        (RowRole::Total, "收入总计", "100.00"),
    ];
    assert_eq!(outcome(&beside), [Outcome::Held]);
    // （一） is below 一、.
    let bracketed = [
        (RowRole::Line, "一、财政拨款", "100.00"),
        (RowRole::Line, "（一）公共财政预算", "90.00"),
        (RowRole::Line, "（二）政府性基金", "10.00"),
        (RowRole::Line, "二、事业收入", "5.00"),
        (RowRole::Line, "（一）教学", "2.00"),
        (RowRole::Total, "收入总计", "105.00"),
    ];
    assert_eq!(outcome(&bracketed), [Outcome::Held, Outcome::Held]);
    // 其中 stands before the first of its list alone.
    let marked = [
        (RowRole::Line, "一、财政拨款", "100.00"),
        (RowRole::Line, "其中：一般公共预算", "90.00"),
        (RowRole::Line, "政府性基金预算", "4.00"),
        (RowRole::Total, "收入总计", "100.00"),
    ];
    assert_eq!(outcome(&marked), [Outcome::Held]);
    // A sum of rows that are not there is not passed over.
    let bare = [(RowRole::Subtotal, "本年收入合计", "120.00"), (RowRole::Total, "收入总计", "120.00")];
    assert_eq!(outcome(&bare), [Outcome::Held, Outcome::Undecidable]);
}

#[test]
fn a_blank_widens_nothing() {
    let table = |unit| {
        let figures = |text| {
            cn_budget::table::Figures::printed([(
                cn_budget::table::BudgetColumn::Budget,
                Cell::parse(text, unit),
            )])
        };
        let rows =
            [(FunctionalRow::TOTAL, figures("")), (FunctionalCode::constant(201).into(), figures("0.40"))];
        cn_budget::PrintedTable::<_, BudgetColumn>::new(rows, cn_budget::table::Completeness::Complete)
    };
    for unit in [Unit::TenThousandYuan, Unit::HundredMillionYuan] {
        let audit = table(unit).audit();
        assert_eq!(audit.checks()[0].verdict().reason(), Some(Undecidable::BlankCell), "{unit}");
    }
}
