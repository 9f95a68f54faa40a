//! The codes of a table as an outline: 类 above 款, 款 above 项.

use std::collections::HashSet;

use crate::catalog::CatalogCode;
use crate::document::Sheet;
use crate::value::{EconomicCode, FunctionalCode, Level};

/// The codes of a table.
#[derive(Debug)]
pub(super) struct Outline {
    numbers: HashSet<u32>,
    lists_every_level: bool,
}

impl Outline {
    pub(super) fn of(sheet: &Sheet) -> Self {
        let texts = || sheet.rows.iter().filter_map(|row| row.code.as_deref());
        let codes: Vec<CatalogCode> = texts().filter_map(read).collect();
        // What cannot be read as a code may be the class or the section that another row belongs to.
        let is_readable = codes.len() == texts().count();
        // A form that lists the lowest codes alone has no rows above them.
        let levels: HashSet<Level> = codes.iter().map(|code| code.level()).collect();
        let lists_every_level = is_readable && levels.len() > 1 && sheet.completeness.is_complete();
        Self { numbers: codes.iter().map(|code| code.number()).collect(), lists_every_level }
    }

    /// Whether the table prints codes of several levels, all of them readable, and lacks no row: every code then has
    /// the row above it.
    pub(super) const fn lists_every_level(&self) -> bool {
        self.lists_every_level
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
