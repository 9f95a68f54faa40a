//! Rows of the tables by unit, read by their roles and written.

use super::sheet_key::SheetKey;
use crate::document::{RowRole, SheetRow};
use crate::table::{Fault, RowKey, UnitLine, UnitRow};
use crate::value::FiscalYear;

impl SheetKey for UnitRow {
    fn read_rows(rows: &[SheetRow], _: FiscalYear) -> Vec<Result<Self, Fault>> {
        let mut above = Self::total();
        let key = |row: &SheetRow| {
            let line = match row.role {
                RowRole::Total => return Ok(Self::total()),
                RowRole::Department => {
                    above = Self::total().department(&row.label);
                    return Ok(above.clone());
                }
                RowRole::Unit => {
                    above = above.clone().unit(&row.label);
                    return Ok(above.clone());
                }
                RowRole::Personnel => UnitLine::Personnel,
                RowRole::Operating => UnitLine::Operating,
                RowRole::Project => UnitLine::Project(row.label.clone()),
                role => {
                    let en = format!("the row has the role {role}: expected one of a table by unit");
                    return Err(Fault::new("不是分单位表的行次", en));
                }
            };
            if above.unit_name().is_none() {
                return Err(Fault::new("该行之上没有单位", "the row stands under no unit"));
            }
            Ok(above.clone().line(line))
        };
        rows.iter().map(key).collect()
    }

    fn write_rows(keys: &[Self], _: FiscalYear) -> Vec<SheetRow> {
        let role = |key: &Self| match (key.unit_line(), key.unit_name(), key.parent()) {
            (Some(UnitLine::Personnel), ..) => RowRole::Personnel,
            (Some(UnitLine::Operating), ..) => RowRole::Operating,
            (Some(UnitLine::Project(_) | UnitLine::Other(_)), ..) => RowRole::Project,
            (None, Some(_), _) => RowRole::Unit,
            (None, None, Some(_)) => RowRole::Department,
            (None, None, None) => RowRole::Total,
        };
        keys.iter().map(|key| SheetRow::new(role(key), key.label(), Vec::new())).collect()
    }
}
