//! What a folder of CSV files must be, and what a bad one is told.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::HashMap;

use cn_budget::{
    BudgetColumn, Disclosure, EconomicRow, FiscalYear, FolderError, FunctionalRow, PrintedTables, Sheet,
    TableKind, Tables, UnitRow,
};

const DOCUMENT: &str = "key,value\ndepartment,教育局\nfiscal_year,2023\nstage,budget\n";
const TABLES: &str = "file,kind,title,unit,completeness,notes\n06.csv,basic_by_economic,一般公共预算基本支出情况表,万元,complete,\n";
const TABLE: &str = "block,role,code,label,预算\n,total,,合计,4.60\n,line,302,商品和服务支出,4.60\n,line,30217,公务接待费,4.60\n";

fn read(changes: &[(&str, &str)]) -> Result<Disclosure, FolderError> {
    let mut files = HashMap::from([("document.csv", DOCUMENT), ("tables.csv", TABLES), ("06.csv", TABLE)]);
    files.extend(changes.iter().copied());
    Disclosure::from_csv_files(&|name| match files.get(name) {
        Some(text) if !text.is_empty() => Ok((*text).to_owned()),
        _ => Err(FolderError::no_such_file(name)),
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
fn a_bad_folder_is_told_where_and_why() {
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
            "document.csv, line 4: stage \"plan\": expected budget or final-account",
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
fn what_cannot_be_read_is_kept() {
    let sheet = sheet("block,role,code,label,预算\n,total,,合计,\"4,6O\"\n");
    assert_eq!(sheet.rows[0].cells[0].text(), "4,6O");
    assert!(sheet.rows[0].cells[0].is_unread());
}

#[test]
fn what_cannot_be_typed_is_told_all_at_once() {
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
