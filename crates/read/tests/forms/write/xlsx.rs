//! A workbook: a sheet a table.

use rust_xlsxwriter::{Format, FormatBorder, Workbook, Worksheet};

use crate::dice::Dice;
use crate::draw::Document;
use crate::form::{Entry, Form};

struct Writer<'a> {
    sheet: &'a mut Worksheet,
    format: Format,
    row: u32,
    /// Figures as numbers under a format, or as texts.
    numbers: bool,
}

fn place(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

impl Writer<'_> {
    fn text(&mut self, column: usize, text: &str) {
        self.sheet.write_with_format(self.row, place(column), text, &self.format).unwrap();
    }

    fn entry(&mut self, column: usize, entry: &Entry) {
        match entry {
            Entry::Figure(text, value) if self.numbers => {
                let decimals = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
                let whole = if text.contains(',') { "#,##0" } else { "0" };
                let code = if decimals == 0 {
                    whole.to_owned()
                } else {
                    format!("{whole}.{}", "0".repeat(decimals))
                };
                let number: f64 = value.to_string().parse().unwrap();
                let format = self.format.clone().set_num_format(code);
                self.sheet.write_number_with_format(self.row, place(column), number, &format).unwrap();
            }
            Entry::Blank => {
                self.sheet.write_blank(self.row, place(column), &self.format).unwrap();
            }
            entry => self.text(column, entry.text()),
        }
    }

    fn form(&mut self, form: &Form) {
        for above in &form.above {
            let [left, middle, right] = above;
            let last = place(form.width - 1);
            if !middle.is_empty() && last > 0 {
                self.sheet.merge_range(self.row, 0, self.row, last, middle, &Format::new()).unwrap();
            } else if !middle.is_empty() {
                self.sheet.write(self.row, 0, middle).unwrap();
            }
            if !left.is_empty() {
                self.sheet.write(self.row, 0, left).unwrap();
            }
            if !right.is_empty() {
                self.sheet.write(self.row, last, right).unwrap();
            }
            self.row += 1;
        }
        let head = self.row;
        for spot in &form.head {
            self.row = head + u32::from(place(spot.row));
            if spot.rows == 1 && spot.columns == 1 {
                self.text(spot.column, &spot.text);
            } else {
                let (last_row, last) =
                    (self.row + u32::from(place(spot.rows)) - 1, place(spot.column + spot.columns - 1));
                let format = self.format.clone();
                self.sheet
                    .merge_range(self.row, place(spot.column), last_row, last, &spot.text, &format)
                    .unwrap();
            }
        }
        self.row = head + u32::from(place(form.depth));
        for row in &form.body {
            for (column, entry) in row.iter().enumerate() {
                self.entry(column, entry);
            }
            self.row += 1;
        }
        for below in &form.below {
            self.sheet.write(self.row, 0, below).unwrap();
            self.row += 1;
        }
    }
}

pub(crate) fn write(document: &Document, dice: &mut Dice) -> Vec<u8> {
    let mut book = Workbook::new();
    let cover = book.add_worksheet();
    cover.set_name("封面").unwrap().write(3, 1, &document.cover).unwrap();
    let format = Format::new();
    let format = if dice.percent(80) { format.set_border(FormatBorder::Thin) } else { format };
    let numbers = dice.percent(75);
    for (number, form) in document.forms.iter().enumerate() {
        let sheet = book.add_worksheet();
        sheet.set_name(format!("表{}", number + 1)).unwrap();
        Writer { sheet, format: format.clone(), row: 0, numbers }.form(form);
    }
    book.save_to_buffer().unwrap()
}
