//! Tables that print names without codes: the official names, in the order of the classification, say which codes they are.

use std::borrow::Cow;

use super::label::bare;
use super::plain;
use super::{RowRole, Sheet};
use crate::catalog::Catalog;
use crate::value::{Code, EconomicCode, FunctionalCode};

/// The table with the codes that its names say, where it prints no code and each of its lines is known: a class by its name,
/// what follows by its name below what it stands under. 行政运行 alone is the name of many items; below 政府办公厅（室）及相关机构事务
/// it is one.
pub(crate) fn with_codes<'s>(sheet: Cow<'s, Sheet>, catalog: &Catalog) -> Cow<'s, Sheet> {
    let uncoded = sheet.rows.iter().all(|row| row.code.is_none() && row.block.is_none());
    if !uncoded {
        return sheet;
    }
    let codes = codes::<FunctionalCode>(&sheet, catalog).or_else(|| codes::<EconomicCode>(&sheet, catalog));
    let Some(codes) = codes else { return sheet };
    let mut sheet = sheet.into_owned();
    for (row, code) in sheet.rows.iter_mut().zip(codes) {
        row.code = code;
    }
    Cow::Owned(sheet)
}

/// The code of each row; `None` where one line is not known, or none but classes is.
fn codes<C: Code>(sheet: &Sheet, catalog: &Catalog) -> Option<Vec<Option<String>>> {
    let mut current: Option<C> = None;
    let mut deep = false;
    let mut codes = Vec::with_capacity(sheet.rows.len());
    for row in &sheet.rows {
        if row.role != RowRole::Line || row.prints_nothing() {
            codes.push(None);
            continue;
        }
        let code = below(current, &plain(bare(&row.label)), catalog)?;
        deep |= code.parent().is_some();
        current = Some(code);
        codes.push(Some(code.to_string()));
    }
    deep.then_some(codes)
}

/// The code of a name that follows another code: one of its parts, else one beside it, else one beside what it is a part of.
fn below<C: Code>(current: Option<C>, name: &str, catalog: &Catalog) -> Option<C> {
    let mut above = current;
    while let Some(code) = above {
        if let Some(found) = catalog.children(code).find(|entry| plain(entry.name()) == name) {
            return Some(found.code());
        }
        above = code.parent();
    }
    catalog.class_named(name)
}
