//! Rows by the codes of a classification, read and written.

use std::str::FromStr;

use super::label::bare;
use super::plain;
use super::sheet_key::{SheetKey, block_fault};
use crate::catalog::Catalog;
use crate::document::{RowRole, SheetRow};
use crate::table::{CodeRow, Fault};
use crate::value::{Code, CodeError, FiscalYear, UnitType};

impl<C: Code + FromStr<Err = CodeError>> SheetKey for CodeRow<C> {
    fn passes_over(row: &SheetRow) -> bool {
        row.code.is_none() && matches!(row.role, RowRole::Unit | RowRole::Department)
    }

    fn read_rows(rows: &[SheetRow], _: FiscalYear) -> Vec<Result<Self, Fault>> {
        let part = |row: &SheetRow| plain(bare(&row.label)).parse().ok().and_then(Self::of_part);
        let key = |row: &SheetRow| match (&row.code, row.role) {
            (Some(code), _) => {
                let code = code.parse().map_err(Fault::from)?;
                let block = row.block.as_deref();
                let group = block.map(str::parse::<UnitType>).transpose();
                let group = group.map_err(|_| block_fault(block.unwrap_or_default(), ["机关", "事业"]))?;
                Ok(Self::in_group(code, group))
            }
            (None, RowRole::Total) => Ok(Self::TOTAL),
            (None, RowRole::Subtotal) => part(row).ok_or_else(|| {
                Fault::new(
                    "不是本表的合计行，应为人员经费合计或公用经费合计",
                    "the row is no sum of this table: expected 人员经费合计 or 公用经费合计",
                )
            }),
            (None, _) => Err(Fault::new(
                "没有科目编码，也不是合计行",
                "the row has no code: expected one, or the role total",
            )),
        };
        rows.iter().map(key).collect()
    }

    fn write_rows(keys: &[Self], year: FiscalYear) -> Vec<SheetRow> {
        let catalog = Catalog::for_year(year);
        let row = |key: &Self| match key.code() {
            None => {
                let role = if key.basic_part().is_some() { RowRole::Subtotal } else { RowRole::Total };
                SheetRow::new(role, key.to_string(), Vec::new())
            }
            Some(code) => {
                let mut row =
                    SheetRow::new(RowRole::Line, catalog.name(code).unwrap_or_default(), Vec::new());
                row.code = Some(code.to_string());
                row.block = key.group().map(|group| group.chinese().to_owned());
                row
            }
        };
        keys.iter().map(row).collect()
    }
}
