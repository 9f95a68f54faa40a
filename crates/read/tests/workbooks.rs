//! Workbooks written from documents and read back: the same figures, whatever the form.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use cn_budget::{
    Cell, Disclosure, FiscalYear, Sheet, Stage, TableKind, Unit,
    document::{RowRole, SheetRow},
    strategies,
    value::Note,
};
use cn_budget_read::{FileFormat, Options};
use proptest::prelude::*;
use rust_xlsxwriter::{Format, FormatBorder, Workbook, Worksheet};

use crate::kept::read;

/// How a workbook is written.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is drawn on its own")]
struct Style {
    borders: bool,
    /// Figures as numbers under a format, or as texts.
    numbers: bool,
    /// 类, 款 and 项 in columns of their own.
    split: bool,
    total_last: bool,
}

fn format(style: Style) -> Format {
    let format = Format::new();
    if style.borders { format.set_border(FormatBorder::Thin) } else { format }
}

struct Writer<'a> {
    sheet: &'a mut Worksheet,
    style: Style,
    row: u32,
}

impl Writer<'_> {
    fn text(&mut self, column: usize, text: &str) {
        let column = u16::try_from(column).unwrap();
        if text.is_empty() {
            self.sheet.write_blank(self.row, column, &format(self.style)).unwrap();
        } else {
            self.sheet.write_with_format(self.row, column, text, &format(self.style)).unwrap();
        }
    }

    fn merge(&mut self, rows: u32, from: usize, to: usize, text: &str) {
        if rows == 1 && from == to {
            return self.text(from, text);
        }
        let (first, last) = (u16::try_from(from).unwrap(), u16::try_from(to).unwrap());
        self.sheet
            .merge_range(self.row, first, self.row + rows - 1, last, text, &format(self.style))
            .unwrap();
    }

    fn cell(&mut self, column: usize, cell: &Cell) {
        match cell.figure() {
            Some(figure) if self.style.numbers => {
                let decimals = usize::try_from(figure.decimals()).unwrap();
                let code = if decimals == 0 {
                    "#,##0".to_owned()
                } else {
                    format!("#,##0.{}", "0".repeat(decimals))
                };
                let value: f64 = figure.digits().parse().unwrap();
                let format = format(self.style).set_num_format(code);
                self.sheet
                    .write_number_with_format(self.row, u16::try_from(column).unwrap(), value, &format)
                    .unwrap();
            }
            _ => self.text(column, &cell.text()),
        }
    }

    /// Headings of two levels over the figures that begin in this column.
    fn headings(&mut self, column: usize, headers: &[String]) {
        let mut at = 0;
        while at < headers.len() {
            match headers[at].split_once('/') {
                None => {
                    self.merge(2, column + at, column + at, &headers[at]);
                    at += 1;
                }
                Some((top, _)) => {
                    let same = headers[at..].iter().take_while(|other| other.split('/').next() == Some(top));
                    let count = same.count();
                    self.merge(1, column + at, column + at + count - 1, top);
                    self.row += 1;
                    for (place, header) in headers.iter().enumerate().skip(at).take(count) {
                        self.text(column + place, header.split_once('/').unwrap().1);
                    }
                    self.row -= 1;
                    at += count;
                }
            }
        }
    }

    fn balance(&mut self, sheet: &Sheet) {
        let width = sheet.headers.len();
        self.merge(1, 0, 1, "收入");
        self.merge(1, 2, 2 + width, "支出");
        self.row += 1;
        self.text(0, "项目");
        self.text(1, if width == 1 { &sheet.headers[0] } else { "预算数" });
        self.text(2, "项目");
        for (place, header) in sheet.headers.iter().enumerate() {
            self.text(3 + place, header);
        }
        self.row += 1;
        let side = |side: &str| {
            sheet.rows.iter().filter(|row| row.block.as_deref() == Some(side)).cloned().collect::<Vec<_>>()
        };
        let (revenue, expenditure) = (side("收入"), side("支出"));
        for place in 0..revenue.len().max(expenditure.len()) {
            let row = |rows: &[SheetRow]| rows.get(place).cloned();
            let (left, right) = (row(&revenue), row(&expenditure));
            self.text(0, left.as_ref().map_or("", |row| &row.label));
            self.cell(1, left.as_ref().map_or(&Cell::BLANK, |row| &row.cells[0]));
            self.text(2, right.as_ref().map_or("", |row| &row.label));
            for column in 0..width {
                self.cell(3 + column, right.as_ref().map_or(&Cell::BLANK, |row| &row.cells[column]));
            }
            self.row += 1;
        }
    }

    fn coded(&mut self, sheet: &Sheet) {
        let parts = if self.style.split { 3 } else { 1 };
        self.merge(1, 0, parts, "功能分类科目");
        self.headings(parts + 1, &sheet.headers);
        self.row += 1;
        if self.style.split {
            for (column, part) in ["类", "款", "项"].into_iter().enumerate() {
                self.text(column, part);
            }
        } else {
            self.text(0, "科目编码");
        }
        self.text(parts, "科目名称");
        self.row += 1;
        let mut rows = sheet.rows.clone();
        if self.style.total_last && rows.first().is_some_and(|row| row.role == RowRole::Total) {
            rows.rotate_left(1);
        }
        for row in &rows {
            match row.code.as_deref() {
                Some(code) if self.style.split => {
                    for (column, part) in [Some(0..3), Some(3..5), Some(5..7)].into_iter().enumerate() {
                        self.text(column, code.get(part.unwrap()).unwrap_or_default());
                    }
                    self.text(parts, &row.label);
                }
                Some(code) => {
                    self.text(0, code);
                    self.text(parts, &row.label);
                }
                None => self.merge(1, 0, parts, &row.label),
            }
            for (column, cell) in row.cells.iter().enumerate() {
                self.cell(parts + 1 + column, cell);
            }
            self.row += 1;
        }
    }

    fn named(&mut self, sheet: &Sheet, heading: &str) {
        self.merge(2, 0, 0, heading);
        self.headings(1, &[sheet.headers.clone(), sheet.text_headers.clone()].concat());
        self.row += 2;
        for row in &sheet.rows {
            let label = row.code.as_ref().map_or(row.label.clone(), |code| format!("[{code}]{}", row.label));
            self.text(0, &label);
            for (column, cell) in row.cells.iter().enumerate() {
                self.cell(1 + column, cell);
            }
            for (column, text) in row.texts.iter().enumerate() {
                self.text(1 + row.cells.len() + column, text);
            }
            self.row += 1;
        }
    }
}

/// The document as a workbook, a table a sheet.
fn workbook(document: &Disclosure, style: Style) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let cover = workbook.add_worksheet();
    cover.write(0, 0, format!("{}年{}部门预算", document.fiscal_year, document.department)).unwrap();
    for sheet in &document.sheets {
        let worksheet = workbook.add_worksheet();
        worksheet.write(0, 0, &sheet.title).unwrap();
        if let Some(unit) = sheet.unit {
            worksheet.write(1, 1, format!("单位：{unit}")).unwrap();
        }
        let mut writer = Writer { sheet: worksheet, style, row: 3 };
        match sheet.kind.unwrap() {
            TableKind::Balance | TableKind::FiscalBalance => writer.balance(sheet),
            TableKind::ThreePublic => writer.named(sheet, "项目"),
            TableKind::BasicByUnit | TableKind::ProjectByUnit => {
                writer.named(sheet, "支出项目类别（资金使用单位）");
            }
            TableKind::BasicByEconomic | TableKind::ProjectByEconomic => {
                writer.named(sheet, "部门预算支出经济科目");
            }
            _ => writer.coded(sheet),
        }
        let row = writer.row;
        for (place, note) in sheet.notes.iter().enumerate() {
            worksheet.write(row + u32::try_from(place).unwrap(), 0, note).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// What a sheet says, without what a form does not print: the group of a code, the place of the total.
fn said(sheet: &Sheet) -> (Option<TableKind>, Option<Unit>, Vec<String>, Vec<String>) {
    let squeeze = |text: &str| text.replace([' ', '\u{3000}'], "");
    // Zeros sum to anything: what a row of them is in its unit, no form says.
    let by_unit = sheet.kind == Some(TableKind::ProjectByUnit);
    let zero = |row: &SheetRow| row.cells[0].figure().is_some_and(cn_budget::Printed::is_zero);
    let row = |row: &SheetRow| {
        let cells: Vec<String> = row
            .cells
            .iter()
            .map(|cell| cell.figure().map_or(cell.text(), |figure| figure.to_string()))
            .collect();
        let side =
            row.block.as_deref().filter(|block| *block == "收入" || *block == "支出").unwrap_or_default();
        format!(
            "{} {side} {} {} {}",
            if by_unit && zero(row) && row.role != RowRole::Total {
                "any".to_owned()
            } else {
                row.role.to_string()
            },
            row.code.as_deref().unwrap_or("-"),
            squeeze(&row.label),
            cells.join(" ") + " " + row.texts.join(" ").trim_end()
        )
    };
    let mut rows: Vec<String> = sheet.rows.iter().map(row).collect();
    let total = rows.iter().position(|row| row.starts_with("total  - 合计"));
    if let Some(total) = total {
        let total = rows.remove(total);
        rows.insert(0, total);
    }
    (sheet.kind, sheet.unit, sheet.headers.iter().map(|header| squeeze(header)).collect(), rows)
}

fn round_trip(document: &Disclosure, style: Style) {
    let reading = read(&workbook(document, style), &Options::default()).unwrap();
    assert_eq!(reading.format, FileFormat::Xlsx);
    let found = &reading.disclosure;
    assert_eq!(
        (&found.department, found.fiscal_year, found.stage),
        (&document.department, document.fiscal_year, document.stage)
    );
    assert_eq!(found.sheets.len(), document.sheets.len(), "{:?}", reading.disclosure.notes);
    for (found, sheet) in found.sheets.iter().zip(&document.sheets) {
        assert_eq!(said(found), said(sheet), "{} {:?}", sheet.title, reading.disclosure.notes);
    }
}

fn styles() -> impl Strategy<Value = Style> {
    (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>())
        .prop_map(|(borders, numbers, split, total_last)| Style { borders, numbers, split, total_last })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_budget_is_read_back(document in strategies::document_with_texts(), style in styles()) {
        round_trip(&document, style);
    }
}

#[test]
fn a_published_budget_is_read_back() {
    let mut huizhou =
        Disclosure::from_csv_folder(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/huizhou-2023")).unwrap();
    huizhou.sections.clear();
    for borders in [true, false] {
        for numbers in [true, false] {
            round_trip(&huizhou, Style { borders, numbers, split: false, total_last: false });
        }
    }
    assert_eq!((huizhou.fiscal_year, huizhou.stage), (FiscalYear::constant(2023), Stage::Budget));
}

#[test]
fn what_is_hidden_is_passed_over_and_noted() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, "2024年部门收入预算总表").unwrap();
    sheet.write(1, 0, "单位：万元").unwrap();
    for (column, text) in ["科目编码", "科目名称", "草稿", "合计"].into_iter().enumerate() {
        sheet.write(3, u16::try_from(column).unwrap(), text).unwrap();
    }
    for (row, code) in [(4, 205), (5, 206)] {
        sheet.write(row, 0, code).unwrap();
        sheet.write(row, 1, "支出").unwrap();
        sheet.write(row, 2, 9).unwrap();
        sheet.write(row, 3, 3).unwrap();
    }
    sheet.set_row_hidden(5).unwrap();
    // A link is a relation of the sheet, under the name that the workbook has for the sheet itself.
    sheet.write_url(6, 1, "https://example.org/").unwrap();
    sheet.set_column_hidden(2).unwrap();
    let draft = workbook.add_worksheet().set_name("底稿").unwrap();
    draft.write(0, 0, "2023年部门收入预算总表").unwrap();
    draft.set_hidden(true);
    let reading = read(&workbook.save_to_buffer().unwrap(), &Options::default()).unwrap();
    assert_eq!(
        reading.disclosure.notes[..2],
        [
            Note::new("工作表“底稿”已隐藏，未读取", "sheet \"底稿\" is hidden: passed over"),
            Note::new(
                "工作表“Sheet1”：隐藏的行、列中有 6 个单元格未读取",
                "sheet \"Sheet1\": 6 cells in hidden rows or columns passed over",
            ),
        ]
    );
    let [sheet] = reading.disclosure.sheets.as_slice() else { panic!("{:?}", reading.disclosure.sheets) };
    assert_eq!((sheet.kind, sheet.headers.as_slice()), (Some(TableKind::Revenue), &["合计".to_owned()][..]));
    assert_eq!(sheet.rows.len(), 1);
    assert_eq!((sheet.rows[0].code.as_deref(), sheet.rows[0].cells[0].text()), (Some("205"), "3".to_owned()));
}
