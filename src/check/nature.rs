//! 支出性质 (COD008): items that the classification defines as basic, or as project expenditure.

use std::collections::BTreeMap;

use super::finding::Places;
use super::found::Found;
use crate::catalog::Catalog;
use crate::document::plain;
use crate::identity::CellRef;
use crate::table::{
    BasicProjectColumn, Cell, ColumnSet, ExpenditureColumn, FunctionalRow, PrintedTable, TableKind,
};
use crate::value::{FunctionalCode, Level, Outcome};

/// What the definition of an item leaves room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Nature {
    /// 基本支出 alone.
    Basic,
    /// 项目支出 alone.
    Project,
}

impl Nature {
    /// Of the items that every function has under one name, the definition says which of the two it holds.
    fn of(name: &str) -> Option<Self> {
        match name {
            "行政运行" | "事业运行" | "机构运行" => Some(Self::Basic),
            "一般行政管理事务" => Some(Self::Project),
            _ => None,
        }
    }

    const fn chinese(self) -> &'static str {
        match self {
            Self::Basic => "基本支出",
            Self::Project => "项目支出",
        }
    }

    const fn english(self) -> &'static str {
        match self {
            Self::Basic => "basic",
            Self::Project => "project",
        }
    }

    const fn other(self) -> Self {
        match self {
            Self::Basic => Self::Project,
            Self::Project => Self::Basic,
        }
    }
}

/// Every item of such a name, in the tables that part basic from project expenditure: each is told once.
pub(super) fn check(places: &Places<'_>) -> Found {
    let catalog = Catalog::for_year(places.document.fiscal_year);
    let mut against: BTreeMap<FunctionalCode, (Nature, String, Vec<CellRef>)> = BTreeMap::new();
    for Item { table, row, code, columns: [basic, project] } in rows(places) {
        // An unverified name is never the ground of a finding: what is printed is.
        let attested = catalog.get(code).filter(crate::catalog::Entry::is_attested);
        let name = attested.map(|entry| entry.name().to_owned()).or_else(|| {
            let sheet = places.document.sheet(table)?;
            let row = sheet.rows.get(places.tables.row_of_sheet(CellRef::new(table, row, basic)))?;
            Some(plain(&row.label))
        });
        let Some((name, nature)) = name.and_then(|name| Nature::of(&name).map(|nature| (name, nature)))
        else {
            continue;
        };
        let other = match nature {
            Nature::Basic => project,
            Nature::Project => basic,
        };
        let cell = CellRef::new(table, row, other);
        let money = places.tables.cell(cell).is_some_and(Cell::holds_money);
        against.entry(code).or_insert((nature, name, Vec::new())).2.extend(money.then_some(cell));
    }
    let mut found = Found::default();
    for (code, (nature, name, cells)) in against {
        let Some(first) = cells.first().and_then(|cell| places.tables.cell(*cell)?.figure()) else {
            found.count("COD008", Outcome::Held);
            continue;
        };
        let (own, other) = (nature, nature.other());
        let text = [
            format!("{code} {name}按科目说明只反映{}，表列{} {first}", own.chinese(), other.chinese()),
            format!(
                "{code} {name} is {} expenditure by definition, the table prints {first} of {} expenditure",
                own.english(),
                other.english()
            ),
        ];
        found.broken("COD008", cells.into_iter().map(|cell| places.of_cell(cell)).collect(), None, text);
    }
    found
}

/// The row of an item, and its columns of basic and of project expenditure.
struct Item {
    table: TableKind,
    row: usize,
    code: FunctionalCode,
    columns: [usize; 2],
}

fn rows(places: &Places<'_>) -> Vec<Item> {
    let mut rows = Vec::new();
    let all = [ExpenditureColumn::Basic, ExpenditureColumn::Project].map(ColumnSet::index);
    rows.extend(items(TableKind::Expenditure, places.tables.expenditure(), all));
    let general = [BasicProjectColumn::Basic, BasicProjectColumn::Project].map(ColumnSet::index);
    rows.extend(items(TableKind::GeneralByFunction, places.tables.general_by_function(), general));
    rows
}

fn items<C: ColumnSet>(
    table: TableKind,
    printed: Option<&PrintedTable<FunctionalRow, C>>,
    columns: [usize; 2],
) -> impl Iterator<Item = self::Item> {
    let rows = printed.into_iter().flat_map(PrintedTable::rows).enumerate();
    rows.filter_map(move |(row, (key, _))| {
        let code = key.code().filter(|code| code.level() == Level::Item)?;
        Some(Item { table, row, code, columns })
    })
}
