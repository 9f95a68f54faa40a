//! From what is printed to typed rows: headings name columns, codes and names name rows. Nothing is repaired; what
//! cannot be typed is reported.

use super::sheet_key::SheetKey;
use crate::document::Sheet;
use crate::table::{
    Cell, ColumnSet, Fault, Figures, PrintedTable, TableKind, Violation, Violations, columns_named, is_rate,
};
use crate::value::{FiscalYear, Printed};

impl Sheet {
    /// The table with typed rows and columns, as printed.
    ///
    /// # Errors
    ///
    /// All of these, each as a violation:
    ///
    /// - two headings name the same column, or none names any. A column that is not printed is blank throughout;
    /// - a heading names no column of the set, unless it is that of a rate, which is no amount: 增减%;
    /// - a row has more or fewer cells than there are headings;
    /// - a row gives no key.
    ///
    /// ```
    /// use cn_budget::{FiscalYear, Sheet, table::{EconomicColumn, EconomicRow}};
    ///
    /// let mut sheet = Sheet::new("一般公共预算基本支出情况表");
    /// sheet.headers = ["合计", "人员经费", "结转"].map(String::from).to_vec();
    /// let violations = sheet.typed::<EconomicRow, EconomicColumn>(FiscalYear::constant(2023)).unwrap_err();
    /// assert_eq!(
    ///     violations.to_string(),
    ///     "heading \"结转\" names no column: expected 合计, 人员经费, 公用经费, 上年执行数, 增减额",
    /// );
    /// ```
    pub fn typed<K: SheetKey, C: ColumnSet>(
        &self,
        year: FiscalYear,
    ) -> Result<PrintedTable<K, C>, Violations> {
        match self.typed_some(year) {
            (Some(table), violations) if violations.is_empty() => Ok(table),
            (_, violations) => Err(violations),
        }
    }

    /// What of the table can be typed, and what cannot, in the words of [`Sheet::typed`]: one spoilt code does not take
    /// a whole table out of the checks.
    ///
    /// A row that gives no key is left out, and the table is incomplete: an identity that it may be a part of holds or
    /// is undecidable, never broken. So it is with a heading that names no column, or one that another names too, and
    /// the sums over columns. There is no table where no heading names a column.
    ///
    /// ```
    /// use cn_budget::{Cell, FiscalYear, Sheet, Unit, document::{RowRole, SheetRow}, table::{BasicProjectColumn, FunctionalRow}};
    ///
    /// let row = |code: &str, figure: &str| {
    ///     let mut row = SheetRow::new(RowRole::Line, "", vec![Cell::parse(figure, Unit::TenThousandYuan)]);
    ///     row.code = Some(code.to_owned());
    ///     row
    /// };
    /// let mut sheet = Sheet::new("一般公共预算支出情况表");
    /// sheet.headers = vec!["小计".to_owned()];
    /// sheet.rows = vec![row("201", "3.00"), row("2O103", "1.00"), row("20113", "2.00")];
    /// let (table, violations) = sheet.typed_some::<FunctionalRow, BasicProjectColumn>(FiscalYear::constant(2023));
    /// let table = table.expect("its heading names a column");
    /// assert_eq!(table.rows().len(), 2);
    /// assert!(!table.completeness().is_complete());
    /// assert!(violations.to_string().contains("2O103"), "{violations}");
    /// ```
    #[doc(alias = "行次")]
    pub fn typed_some<K: SheetKey, C: ColumnSet>(
        &self,
        year: FiscalYear,
    ) -> (Option<PrintedTable<K, C>>, Violations) {
        let mut violations = Violations::default();
        let place_of = self.places_of_columns::<C>(&mut violations);
        let (columns, partial) = (place_of.iter().any(Option::is_some), !violations.is_empty());
        if !columns && !partial {
            violations.append(Fault::new("没有数字栏", "the table has no column of figures").into());
        }
        let mut rows = Vec::with_capacity(self.rows.len());
        let mut left_out = Vec::new();
        let mut passed_over = Vec::new();
        for (place, (row, key)) in self.rows.iter().zip(K::read_rows(&self.rows, year)).enumerate() {
            if K::passes_over(row) {
                passed_over.push(place);
                continue;
            }
            let (found, expected) = (row.cells.len(), self.headers.len());
            let key = key
                .and_then(|key| if found == expected { Ok(key) } else { Err(cells_fault(found, expected)) });
            match key {
                Ok(key) => {
                    let cell = |column: C| {
                        place_of[column.index()].map_or(Cell::BLANK, |place| row.cells[place].clone())
                    };
                    rows.push((key, Figures::from_fn(cell)));
                }
                Err(fault) => {
                    violations.append(Violation::other(row.label.clone(), fault).into());
                    left_out.push(place);
                }
            }
        }
        let table = || {
            PrintedTable::new(rows, self.completeness.clone())
                .leaving_out(left_out, passed_over, partial)
                .under_headings(place_of)
        };
        (columns.then(table), violations)
    }

    /// Where each column of the set stands among the headings, where just one heading names it.
    fn places_of_columns<C: ColumnSet>(&self, violations: &mut Violations) -> Vec<Option<usize>> {
        let named = columns_named::<C>(&self.headers);
        let mut place_of = vec![None; C::COLUMNS.len()];
        for (place, (header, column)) in self.headers.iter().zip(&named).enumerate() {
            let Some(column) = *column else {
                // A rate is no amount, and no part of a sum.
                if is_rate(header) {
                    continue;
                }
                violations.append(heading_fault::<C>(header).into());
                continue;
            };
            let mut same = named.iter().enumerate().filter(|(_, other)| **other == Some(column));
            match (same.next(), same.next()) {
                (_, None) => place_of[column.index()] = Some(place),
                // Nobody knows which of them is meant.
                (Some((first, _)), _) if first == place => {
                    let (zh, en) =
                        (format!("两个表头均为“{column}”"), format!("two headings name column {column}"));
                    violations.append(Fault::new(zh, en).into());
                }
                _ => {}
            }
        }
        place_of
    }
}

impl Sheet {
    /// The sheet that prints a table in the title, headings and wording of the Guangdong form of its kind, with the
    /// names of the year's catalog. The unit is that of the figures.
    pub(crate) fn of_table<K: SheetKey, C: ColumnSet>(
        kind: TableKind,
        year: FiscalYear,
        table: &PrintedTable<K, C>,
    ) -> Self {
        let headers: Vec<String> = kind.headers().iter().map(|header| (*header).to_owned()).collect();
        let keys: Vec<K> = table.rows().map(|(key, _)| key.clone()).collect();
        let mut rows = K::write_rows(&keys, year);
        // The form may print fewer columns than the kind has: what it leaves out is the sum of what it prints, or
        // nothing.
        let columns = columns_named::<C>(&headers);
        for (row, (_, figures)) in rows.iter_mut().zip(table.rows()) {
            row.cells = columns.iter().flatten().map(|&column| figures[column].clone()).collect();
        }
        let unit = rows.iter().flat_map(|row| &row.cells).find_map(Cell::figure).map(Printed::unit);
        let completeness = table.completeness().clone();
        Self { kind: Some(kind), unit, headers, rows, completeness, ..Self::new(kind.title()) }
    }
}

fn cells_fault(found: usize, expected: usize) -> Fault {
    Fault::new(
        format!("有 {found} 个单元格，应与表头同为 {expected} 个"),
        format!("found {found} cells, expected {expected}, one a heading"),
    )
}

fn heading_fault<C: ColumnSet>(header: &str) -> Fault {
    let expected: Vec<String> = C::COLUMNS.iter().map(ToString::to_string).collect();
    Fault::new(
        format!("表头“{header}”不是表式所列栏目，应为{}", expected.join("、")),
        format!("heading {header:?} names no column: expected {}", expected.join(", ")),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{RowRole, SheetRow};

    #[test]
    fn what_cannot_be_typed_is_worded_in_both_languages() {
        use crate::table::{BasicProjectColumn, FunctionalRow};
        use crate::value::Language;
        let mut sheet = Sheet::new("一般公共预算支出情况表");
        sheet.headers = ["小计", "合计", "甲"].map(String::from).to_vec();
        let mut row = SheetRow::new(RowRole::Line, "教育支出", vec![Cell::BLANK; 3]);
        row.code = Some("2O5".to_owned());
        sheet.rows = vec![row, SheetRow::new(RowRole::Total, "合计", vec![Cell::BLANK])];
        let year = FiscalYear::constant(2024);
        let (_, violations) = sheet.typed_some::<FunctionalRow, BasicProjectColumn>(year);
        let chinese = violations.iter().map(|violation| violation.message(Language::Zh));
        assert_eq!(
            chinese.collect::<Vec<_>>(),
            [
                "两个表头均为“小计”",
                "表头“甲”不是表式所列栏目，应为小计、基本支出、人员经费、公用经费、项目支出、上年执行数、增减额、年初结转和结余、本年收入、年末结转和结余",
                "“教育支出”一行：“2O5”不是支出功能分类科目编码：第 2 位为“O”，应为数字",
                "“合计”一行：有 1 个单元格，应与表头同为 3 个",
            ]
        );
        let english = violations.iter().map(|violation| violation.message(Language::En));
        assert_eq!(english.collect::<Vec<_>>().join("\n"), violations.to_string());
    }
}
