//! From a published table to one whose identities hold (核对).

use super::cell::Cell;
use super::column_set::ColumnSet;
use super::computed::Table;
use super::printed::{Completeness, PrintedTable};
use super::relation::Relation;
use super::row::RowKey;
use super::violation::{Fault, Violation, Violations};
use crate::value::{Language, Outcome};

impl<K: RowKey, C: ColumnSet> PrintedTable<K, C> {
    /// The table, if every identity that it speaks of holds.
    ///
    /// # Errors
    ///
    /// All violations, never the first one alone:
    ///
    /// - the table is incomplete, or has no row;
    /// - an identity is broken beyond rounding, or cannot be decided;
    /// - a row is printed twice under the same row.
    pub fn verify(self) -> Result<Table<K, C, Cell>, Violations> {
        let name = |row: usize| self.key(row).to_string();
        let mut violations = Violations::default();
        if let Completeness::Incomplete(reason) = self.completeness() {
            let zh = format!("表不完整：{}", reason.message(Language::Zh));
            let en = format!("the table is incomplete: {}", reason.message(Language::En));
            violations.append(Fault::new(zh, en).into());
        }
        if self.rows().len() == 0 {
            violations.append(Fault::new("表中没有数据行", "the table has no row").into());
        }
        for row in self.repeated() {
            violations.append(Violation::repeated(name(row)).into());
        }
        for check in self.audit().checks() {
            // What hangs on rows that are known to be missing is reported once, above.
            let outcome = check.verdict().outcome();
            let open = outcome == Outcome::Undecidable && self.completeness().is_complete();
            if outcome == Outcome::Broken || open {
                let (row, column) = check
                    .whole()
                    .map_or_else(Default::default, |(row, column)| (name(row), column.to_string()));
                let parts = check.parts().iter().map(|&(row, _)| name(row)).collect();
                let relation = Relation::Within(check.kind());
                let violation = Violation::identity_of(row, column, relation, *check.verdict());
                violations.append(violation.with_parts(parts).into());
            }
        }
        if violations.is_empty() { Ok(Table::new(self.into_rows())) } else { Err(violations) }
    }
}

impl<K: RowKey, C: ColumnSet> From<Table<K, C, Cell>> for PrintedTable<K, C> {
    fn from(table: Table<K, C, Cell>) -> Self {
        Self::new(table.into_parts(), Completeness::Complete)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{BasicProjectColumn, BudgetColumn, CodeRow, Figures, RelationKind};
    use crate::value::{FunctionalCode, Note, Undecidable, Unit};

    type Functional = CodeRow<FunctionalCode>;

    fn code(number: u32) -> Functional {
        FunctionalCode::constant(number).into()
    }

    fn printed<const N: usize>(
        rows: [(Functional, [&str; 3]); N],
    ) -> PrintedTable<Functional, BasicProjectColumn> {
        let cells = |texts: [&str; 3]| {
            let columns = [BasicProjectColumn::Total, BasicProjectColumn::Basic, BasicProjectColumn::Project];
            let cells = texts.map(|text| Cell::parse(text, Unit::TenThousandYuan));
            Figures::printed(columns.into_iter().zip(cells))
        };
        PrintedTable::new(rows.map(|(key, texts)| (key, cells(texts))), Completeness::Complete)
    }

    fn outcomes(
        table: &PrintedTable<Functional, BasicProjectColumn>,
        kind: RelationKind,
    ) -> Vec<(Outcome, Option<Undecidable>)> {
        let audit = table.audit();
        let of_kind = audit.checks().iter().filter(|check| check.kind() == kind);
        of_kind.map(|check| (check.verdict().outcome(), check.verdict().reason())).collect()
    }

    #[test]
    fn all_violations_are_reported() {
        let table = printed([
            (CodeRow::TOTAL, ["12.00", "10.00", "2.00"]),
            (code(201), ["11.00", "10.00", "1.00"]),
            (code(20101), ["11.00", "9.00", "1.00"]),
            (code(20101), ["0.00", "0.00", "0.00"]),
        ]);
        let violations = table.verify().unwrap_err();
        assert_eq!(
            violations.to_string(),
            "row 20101 is printed twice: expected every row once\n\
             row 合计, column 小计: 12.00 万元 printed, 11.00 from the parts, difference 1.00, rounding allows 0.01 (a total is the sum of its classes)\n\
             row 合计, column 项目支出: 2.00 万元 printed, 1.00 from the parts, difference 1.00, rounding allows 0.01 (a total is the sum of its classes)\n\
             row 201, column 基本支出: 10.00 万元 printed, 9.00 from the parts, difference 1.00, rounding allows 0.01 (a class is the sum of its sections)\n\
             row 20101, column 小计: 11.00 万元 printed, 10.00 from the parts, difference 1.00, rounding allows 0.015 (the column of the sum equals the columns that it sums)",
        );
    }

    #[test]
    fn a_blank_is_zero_only_where_its_row_says_so() {
        // Its own row needs the blank to be zero, so the broken sum of the column is broken.
        let table = printed([
            (CodeRow::TOTAL, ["9.00", "4.00", "5.00"]),
            (code(201), ["4.00", "4.00", ""]),
            (code(202), ["3.00", "", "3.00"]),
        ]);
        let broken = (Outcome::Broken, None);
        assert_eq!(outcomes(&table, RelationKind::ClassesOfTotal), [broken, (Outcome::Held, None), broken]);
        // Nothing says what the blank stands for.
        let table = printed([(CodeRow::TOTAL, ["9.00", "4.00", "5.00"]), (code(201), ["", "4.00", ""])]);
        let blank = (Outcome::Undecidable, Some(Undecidable::BlankCell));
        assert_eq!(outcomes(&table, RelationKind::ClassesOfTotal), [blank, (Outcome::Held, None), blank]);
        // An empty table speaks of nothing.
        let table = printed([(CodeRow::TOTAL, ["", "", ""])]);
        assert_eq!(outcomes(&table, RelationKind::Columns), [(Outcome::NotApplicable, None)]);
    }

    #[test]
    fn what_is_missing_breaks_nothing() {
        let table = printed([
            (CodeRow::TOTAL, ["9.00", "9.00", "0.00"]),
            (code(2_010_101), ["4.00", "4.00", "0.00"]),
        ]);
        let missing = (Outcome::Undecidable, Some(Undecidable::MissingRow));
        assert_eq!(outcomes(&table, RelationKind::ClassesOfTotal), [missing, missing, (Outcome::Held, None)]);
        let table = printed([(code(201), ["4.00", "4.00", "0.00"])]);
        assert_eq!(outcomes(&table, RelationKind::ClassesOfTotal), [missing; 3]);
        let table = printed([(code(201), ["4.00", "4.0O", "0.00"])]);
        let unread = (Outcome::Undecidable, Some(Undecidable::UnreadCell));
        assert_eq!(outcomes(&table, RelationKind::Columns), [unread]);
        let row = |text| Figures::printed([(BudgetColumn::Budget, Cell::parse(text, Unit::Yuan))]);
        let rows = [(CodeRow::TOTAL, row("9.00")), (code(201), row("4.00"))];
        let incomplete =
            PrintedTable::<_, BudgetColumn>::new(rows, Completeness::Incomplete(Note::verbatim("cut")));
        assert_eq!(incomplete.audit().checks()[0].verdict().reason(), Some(Undecidable::IncompleteTable));
    }
}
