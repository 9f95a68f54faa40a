//! Workbooks of Excel 97 and 95, written record by record and read back.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use crate::biff;
use crate::kept::read;

use biff::{
    file, format, formula, hidden_row, label, merged, number, numbers, of_cell, one_sheet, record, shared,
    stream, string, texts,
};
use cn_budget::{TableKind, value::Note};
use cn_budget_read::{Options, ReadError, Reading};

fn reading(stream: &[u8]) -> Result<Reading, ReadError> {
    read(&file("/Workbook", stream), &Options::default())
}

fn error(stream: &[u8]) -> String {
    reading(stream).unwrap_err().to_string()
}

/// The texts of the first table.
fn rows(reading: &Reading) -> Vec<Vec<String>> {
    let rows = &reading.disclosure.sheets[0].rows;
    rows.iter().map(|row| row.cells.iter().map(cn_budget::Cell::text).collect()).collect()
}

const TITLE: &str = "某局2024年部门支出预算总表";

/// A table with every kind of record that holds a cell.
fn table() -> Vec<u8> {
    let shared_records = [
        record(0x0042, &[0xb0, 0x04]),
        format(164, "0.00"),
        format(165, "#,##0.00;-#,##0.00;"),
        format(166, "yyyy/m/d"),
        format(0, "General"),
        texts(&[TITLE, "科目编码", "科目名称", "合计", "基本支出", "项目支出", "教育支出"]),
    ]
    .concat();
    let of_text = [0, 0, 0, 0, 0, 0, 0xff, 0xff];
    let records = [
        shared((0, 0), 0),
        merged(&[[0, 0, 0, 4]]),
        label((1, 4), "单位：万元"),
        shared((2, 0), 1),
        shared((2, 1), 2),
        shared((2, 2), 3),
        shared((2, 3), 4),
        shared((2, 4), 5),
        // A whole number in 30 bits, a formula that shows a text, one that shows a number.
        of_cell(0x027e, (3, 0), 3, &(205_u32 << 2 | 2).to_le_bytes()),
        formula((3, 1), 0, of_text),
        string("教育支出"),
        formula((3, 2), 0, 9.5_f64.to_le_bytes()),
        number((3, 3), 0, 3.125),
        // 637.50 in hundredths, and a zero that its format hides.
        of_cell(0x027e, (3, 4), 0, &(63750_u32 << 2 | 3).to_le_bytes()),
        hidden_row(4),
        numbers(4, 0, &[208, 1, 2, 3, 4]),
        of_cell(0x027e, (5, 0), 3, &(20502_u32 << 2 | 2).to_le_bytes()),
        of_cell(0x00d6, (5, 1), 0, &biff::counted("普通教育")),
        numbers(5, 2, &[7, 8]),
        number((5, 4), 1, 0.0),
        number((6, 2), 2, 45292.0),
        of_cell(0x0205, (6, 3), 0, &[7, 1]),
        of_cell(0x0205, (6, 4), 0, &[1, 0]),
    ];
    one_sheet(&shared_records, &records)
}

#[test]
fn every_record_of_a_cell_is_read_as_it_is_shown() {
    let reading = reading(&table()).unwrap();
    assert_eq!(reading.disclosure.sheets[0].kind, Some(TableKind::Expenditure));
    assert_eq!(
        rows(&reading),
        [["9.50", "3.13", "637.50"], ["7.00", "8.00", ""], ["2024年1月1日", "#DIV/0!", "TRUE"]]
    );
    assert_eq!(reading.disclosure.sheets[0].rows[0].label, "教育支出");
    assert_eq!(reading.disclosure.sheets[0].rows[1].label, "普通教育");
    assert!(
        reading
            .disclosure
            .notes
            .iter()
            .any(|note| note.to_string().ends_with("5 cells in hidden rows or columns passed over")),
        "{:?}",
        reading.disclosure.notes
    );
}

#[test]
fn a_table_of_excel_95_is_in_its_code_page() {
    let bytes = |text: &[u8]| [&u16::try_from(text.len()).unwrap().to_le_bytes()[..], text].concat();
    let text = |place, text: &[u8]| of_cell(0x0204, place, 0, &bytes(text));
    // 2024年部门收入预算总表, 科目编码, 科目名称, 合计, 教育 in GBK.
    let title = b"2024\xc4\xea\xb2\xbf\xc3\xc5\xca\xd5\xc8\xeb\xd4\xa4\xcb\xe3\xd7\xdc\xb1\xed";
    let records = [
        text((0, 0), title),
        text((1, 0), b"\xbf\xc6\xc4\xbf\xb1\xe0\xc2\xeb"),
        text((1, 1), b"\xbf\xc6\xc4\xbf\xc3\xfb\xb3\xc6"),
        text((1, 2), b"\xba\xcf\xbc\xc6"),
        text((2, 0), b"205"),
        text((2, 1), b"\xbd\xcc\xd3\xfd"),
        number((2, 2), 0, 3.5),
    ]
    .concat();
    let format = record(0x041e, b"\xa4\x00\x040.00");
    let kind = record(0x00e0, &[0, 0, 164, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let shared = [record(0x0042, &[0xa8, 0x03]), format, kind].concat();
    let stream = stream(0x0500, &shared, &[(b"\x04\xca\xd5\xc8\xeb".to_vec(), records)]);
    let reading = read(&file("/Book", &stream), &Options::default()).unwrap();
    assert_eq!(reading.disclosure.sheets[0].title, "2024年部门收入预算总表");
    assert_eq!(reading.disclosure.sheets[0].rows[0].label, "教育");
    assert_eq!(rows(&reading), [["3.50"]]);
}

#[test]
fn texts_that_their_record_has_no_room_for_go_on_in_the_next() {
    let all = texts(&[TITLE, "科目编码", "科目名称", "合计", "教育支出"]);
    let records = [
        shared((0, 0), 0),
        shared((1, 0), 1),
        shared((1, 1), 2),
        shared((1, 2), 3),
        label((2, 0), "205"),
        shared((2, 1), 4),
        number((2, 2), 0, 1.0),
    ];
    let whole = reading(&one_sheet(&all, &records)).unwrap();
    // Cut within the first text, between two of its characters: the next record begins with how wide they are.
    let (first, rest) = all[4..].split_at(8 + 3 + 6);
    let cut = [record(0x00fc, first), record(0x003c, &[&[1], rest].concat())].concat();
    assert_eq!(reading(&one_sheet(&cut, &records)).unwrap(), whole);
    // Cut between two texts: there is nothing to say.
    let (first, rest) = all[4..].split_at(8 + 3 + 2 * TITLE.chars().count());
    let cut = [record(0x00fc, first), record(0x003c, rest)].concat();
    assert_eq!(reading(&one_sheet(&cut, &records)).unwrap(), whole);
}

#[test]
fn a_stream_that_is_cut_short_is_never_taken_for_whole() {
    let whole = table();
    assert!(reading(&whole).is_ok());
    for at in 0..whole.len() {
        let error = reading(&whole[..at]).unwrap_err();
        assert!(error.is_truncated() || error.is_damaged(), "{at}: {error}");
    }
    // The storage around it ends in room that nothing stands in.
    let (bytes, whole) = (file("/Workbook", &whole), reading(&whole).unwrap());
    for at in (0..bytes.len()).step_by(17) {
        if let Ok(reading) = read(&bytes[..at], &Options::default()) {
            assert_eq!(reading, whole, "{at}");
        }
    }
}

#[test]
fn what_a_record_says_of_the_rest_is_not_believed() {
    let none = Vec::new();
    let sheet = |records: &[Vec<u8>]| one_sheet(&texts(&["一", "二"]), records);
    let cases: &[(Vec<u8>, &str)] = &[
        (sheet(&[shared((2, 1), 7)]), "is damaged: cell B3 of sheet \"表1\" names text 7 of 2"),
        (
            sheet(&[merged(&[[3, 3, 6, 1]])]),
            "is damaged: the merged cells G4:B4 of sheet \"表1\" end before they begin",
        ),
        (
            sheet(&[record(0x00e5, &[0xff, 0xff, 0, 0])]),
            "is damaged: the record of merged cells at byte 82 has 4 bytes, expected at least 524282",
        ),
        (
            sheet(&[of_cell(0x0204, (0, 0), 0, &[9, 0, 1, 0, 0])]),
            "is damaged: the text of a cell at byte 82 ends before it is whole",
        ),
        (
            sheet(&[record(0x0203, &[0; 13])]),
            "is damaged: the record of a number at byte 82 has 13 bytes, expected at least 14",
        ),
        (
            sheet(&[record(0x00bd, &[0; 14])]),
            "is damaged: the record of numbers at byte 82 ends within a cell",
        ),
        (
            one_sheet(&record(0x00fc, &[9, 0, 0, 0, 9, 0, 0, 0, 0xff, 0xff, 8, 0xff, 0xff]), &[]),
            "is damaged: the text of number 1 of the texts at byte 20 ends before it is whole",
        ),
        (
            stream(0x0600, &record(0x0085, &[20, 0, 0, 0, 0, 0, 0, 0]), &[]),
            "is damaged: at byte 20, where sheet \"\" should begin, none begins",
        ),
        (stream(0x0300, &none, &[]), "is damaged: it is of a version before Excel 95; save it as .xlsx"),
        (
            stream(0x0500, &record(0x0042, &[0xff, 0x7f]), &[]),
            "is damaged: its texts are in code page 32767, which is not read; save it as .xlsx",
        ),
        (record(0x0042, &[1, 2]), "is damaged: it begins with a record of kind 0x0042, no beginning"),
        (
            stream(0x0600, &record(0x002f, &[1, 0]), &[]),
            "is encrypted: remove its password and read it again",
        ),
    ];
    for (stream, expected) in cases {
        let error = error(stream);
        let error = error.strip_prefix("the workbook (.xls) ").unwrap();
        let error =
            error.strip_suffix("; get the file anew, or open it in Excel and save it again").unwrap_or(error);
        assert_eq!(error, *expected);
    }
}

/// A sheet may say that it has four thousand million rows: room is made for what is there.
#[test]
fn the_size_that_a_sheet_declares_is_not_made_room_for() {
    let size = [&[0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0, 0, 0xff, 0xff, 0, 0][..]].concat();
    let sized = one_sheet(&[], &[record(0x0200, &size), label((0, 0), TITLE)]);
    let plain = one_sheet(&[], &[label((0, 0), TITLE)]);
    assert_eq!(reading(&sized).unwrap(), reading(&plain).unwrap());
}

#[test]
fn rows_that_are_wide_together_exceed_the_limit_and_blank_ones_between_do_not() {
    let far = one_sheet(&[], &[label((0, 0), TITLE), number((u16::MAX, 255), 0, 1.0)]);
    assert!(reading(&far).is_ok());
    let wide: Vec<_> = (0..4_000).map(|row| number((row, 255), 0, 1.0)).collect();
    let error = reading(&one_sheet(&[], &wide)).unwrap_err();
    assert!(error.is_too_large());
    assert_eq!(
        error.to_string(),
        "cells 1024000 exceed the limit of 1000000: raise it in the options if the document is trusted"
    );
    // Merged cells that lie on each other: each is small, and all together are not.
    let mut over = vec![merged(&[[0, 999, 0, 199]; 20]), label((0, 0), TITLE)];
    over.extend((0..1_000).map(|row| label((row, 199), "x")));
    assert!(reading(&one_sheet(&[], &over)).unwrap_err().is_too_large());
}

#[test]
fn a_formula_whose_text_is_not_there_is_noted() {
    let of_text = [0, 0, 0, 0, 0, 0, 0xff, 0xff];
    let reading = reading(&one_sheet(&[], &[label((0, 0), TITLE), formula((4, 2), 0, of_text)])).unwrap();
    assert_eq!(
        reading.disclosure.notes[0],
        Note::new(
            "工作表“表1”单元格 C5：公式没有保存其显示的文字，请在 Excel 中打开并保存",
            "sheet \"表1\", cell C5: a formula without the text that it shows; open and save the file in Excel",
        )
    );
}

/// A chart within a sheet has records like those of cells.
#[test]
fn a_chart_within_a_sheet_is_passed_over() {
    let chart = [biff::begin(0x0600, 0x20), number((1, 1), 0, 5.0), biff::end()].concat();
    let with = one_sheet(&[], &[label((0, 0), TITLE), chart, label((1, 0), "说明")]);
    let without = one_sheet(&[], &[label((0, 0), TITLE), label((1, 0), "说明")]);
    assert_eq!(reading(&with).unwrap().disclosure, reading(&without).unwrap().disclosure);
}
