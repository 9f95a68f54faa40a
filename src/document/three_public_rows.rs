//! Rows of the 三公 table, read by their names and written.

use super::label::bare;
use super::plain;
use super::sheet_key::SheetKey;
use crate::document::{RowRole, SheetRow};
use crate::table::{Fault, ThreePublicRow};
use crate::value::FiscalYear;

impl SheetKey for ThreePublicRow {
    /// The items of a unit stand in a block of its name.
    fn passes_over(row: &SheetRow) -> bool {
        row.block.is_some()
    }

    fn read_rows(rows: &[SheetRow], _: FiscalYear) -> Vec<Result<Self, Fault>> {
        let none = || Fault::new("不是“三公”经费表的行次", "the row is none of a 三公 table");
        rows.iter().map(|row| three_public(&row.label).ok_or_else(none)).collect()
    }

    fn write_rows(keys: &[Self], _: FiscalYear) -> Vec<SheetRow> {
        let label = |key: &Self| match key {
            Self::Overseas => format!("其中：（一）{key}"),
            Self::Vehicles => format!("（二）{key}"),
            Self::VehiclePurchase => format!("1.{key}"),
            Self::VehicleOperation => format!("2.{key}"),
            Self::Reception => format!("（三）{key}"),
            _ => key.to_string(),
        };
        keys.iter().map(|key| SheetRow::new(RowRole::Line, label(key), Vec::new())).collect()
    }
}

/// The row of a 三公 table that a label names: forms say 费, 费用, 经费 or 支出 after the same thing.
fn three_public(label: &str) -> Option<ThreePublicRow> {
    let words = plain(bare(label)).replace(['“', '”', '"', '‘', '’'], "");
    let mut stem = words.as_str();
    while let Some(shorter) =
        ["合计", "小计", "支出", "费用", "经费", "费"].iter().find_map(|end| stem.strip_suffix(end))
    {
        stem = shorter;
    }
    Some(match stem.replace('和', "及").as_str() {
        "行政" | "机关运行" => ThreePublicRow::AgencyOperating,
        "三公" | "财政拨款三公" | "一般公共预算三公" => ThreePublicRow::ThreePublic,
        "因公出国（境）" | "因公出国" => ThreePublicRow::Overseas,
        "公务用车购置及运行维护" | "公务用车购置及运行" | "公务用车" => {
            ThreePublicRow::Vehicles
        }
        "公务用车购置" | "购置" => ThreePublicRow::VehiclePurchase,
        "公务用车运行维护" | "公务用车运行" | "运行" | "运行维护" => {
            ThreePublicRow::VehicleOperation
        }
        "公务接待" => ThreePublicRow::Reception,
        "会议" => ThreePublicRow::Meeting,
        "培训" => ThreePublicRow::Training,
        "" if words == "合计" => ThreePublicRow::Together,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_name_the_three_public_in_many_ways() {
        use ThreePublicRow as R;
        for (label, row) in [
            ("“三公”经费支出合计", Some(R::ThreePublic)),
            ("“三公”经费", Some(R::ThreePublic)),
            ("1.因公出国（境）费用", Some(R::Overseas)),
            ("因公出国(境)支出", Some(R::Overseas)),
            ("3、公务用车费", Some(R::Vehicles)),
            ("（二）公务用车购置和运行维护经费", Some(R::Vehicles)),
            ("其中：（1）公务用车运行维护费", Some(R::VehicleOperation)),
            ("公务用车购置支出", Some(R::VehiclePurchase)),
            ("公务接待费支出", Some(R::Reception)),
            ("机关运行经费", Some(R::AgencyOperating)),
            ("公务用车保有量（辆）", None),
            ("国内公务接待批次", None),
            ("费", None),
        ] {
            assert_eq!(three_public(label), row, "{label}");
        }
        for row in [R::AgencyOperating, R::ThreePublic, R::Overseas, R::Vehicles, R::VehiclePurchase] {
            assert_eq!(three_public(&row.to_string()), Some(row));
        }
    }
}
