//! The codes of a table as an outline: 类 above 款, 款 above 项.

use std::collections::HashSet;

use crate::catalog::CatalogCode;
use crate::document::Sheet;
use crate::value::{EconomicCode, FunctionalCode, Level};

/// The codes of a table.
#[derive(Debug)]
pub(super) struct Outline {
    numbers: HashSet<u32>,
    /// The levels that rows are of, where each code can be read and no row is missing.
    levels: HashSet<Level>,
}

impl Outline {
    pub(super) fn of(sheet: &Sheet) -> Self {
        let texts = || sheet.rows.iter().filter_map(|row| row.code.as_deref());
        let codes: Vec<CatalogCode> = texts().filter_map(read).collect();
        // What cannot be read as a code may be the class or the section that another row belongs to.
        let is_readable = codes.len() == texts().count();
        // A form that lists the lowest codes alone has no rows above them.
        let is_known = is_readable && sheet.completeness.is_complete();
        let levels = codes.iter().map(|code| code.level()).filter(|_| is_known).collect();
        Self { numbers: codes.iter().map(|code| code.number()).collect(), levels }
    }

    /// Whether the table prints codes of a level, has none that cannot be read, and lacks no row: every code below one of that
    /// level then has the row of it.
    pub(super) fn lists(&self, level: Level) -> bool {
        self.levels.contains(&level)
    }

    /// Whether the table has a row of this code.
    pub(super) fn contains(&self, code: CatalogCode) -> bool {
        self.numbers.contains(&code.number())
    }
}

fn read(text: &str) -> Option<CatalogCode> {
    let functional = text.parse::<FunctionalCode>().map(CatalogCode::from);
    functional.or_else(|_| text.parse::<EconomicCode>().map(CatalogCode::from)).ok()
}
