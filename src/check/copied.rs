//! Targets that were copied (WRD018): one text for several projects.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::of_row;
use super::found::Found;
use crate::document::plain;
use crate::document::{Disclosure, RowRole, Sheet};
use crate::value::Outcome;

/// How many letters and digits a text has at least that two projects do not share by chance: set phrases, such as
/// 保障单位正常运转，完成全年工作任务, are shorter.
const LONG: usize = 20;

/// How much of a text a message quotes.
const TOLD: usize = 16;

/// What the heading of a column of targets says: 绩效目标, 总体目标, 绩效指标.
const TARGETS: [&str; 2] = ["绩效", "目标"];

pub(super) fn check(document: &Disclosure) -> Found {
    let mut found = Found::default();
    for (index, sheet) in document.sheets.iter().enumerate() {
        for (column, heading) in sheet.text_headers.iter().enumerate() {
            let heading = plain(heading);
            if TARGETS.iter().any(|word| heading.contains(word)) {
                targets(&mut found, index, sheet, column);
            }
        }
    }
    found
}

/// Every text of a column of targets, and the rows that print it.
fn targets(found: &mut Found, index: usize, sheet: &Sheet, column: usize) {
    let mut by_text: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (row, printed) in sheet.rows.iter().enumerate() {
        let project = matches!(printed.role, RowRole::Project | RowRole::Line);
        let text = letters(printed.text(column));
        if !project || project_name(&printed.label).is_empty() || text.chars().count() < LONG {
            continue;
        }
        by_text.entry(text).or_default().push(row);
    }
    let mut groups: Vec<Vec<usize>> = by_text.into_values().collect();
    groups.sort_unstable();
    for rows in groups {
        let mut known = BTreeSet::new();
        let labels = rows.iter().map(|&row| sheet.rows[row].label.as_str());
        let names: Vec<&str> = labels.filter(|label| known.insert(project_name(label))).collect();
        if names.len() < 2 {
            found.count("WRD018", Outcome::Held);
            continue;
        }
        let heading = &sheet.text_headers[column];
        let places = rows.iter().map(|&row| {
            let mut place = of_row(index, sheet, row);
            place.column.clone_from(heading);
            place.printed = Some(sheet.rows[row].text(column).to_owned());
            place
        });
        let count = names.len();
        let quoted = opening(sheet.rows[rows[0]].text(column));
        let text = [
            format!("{count} 个项目的{heading}相同（“{quoted}”）：{}", names.join("、")),
            format!("the same {heading} ({quoted}) is printed for {count} projects: {}", names.join(", ")),
        ];
        found.broken("WRD018", places.collect(), None, text);
    }
}

/// The first words of a text.
fn opening(text: &str) -> String {
    let mut words = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    let mut opening: String = words.by_ref().take(TOLD).collect();
    if words.next().is_some() {
        opening.push('…');
    }
    opening
}

/// A text as copies of it agree: its letters and digits, in one width.
fn letters(text: &str) -> String {
    let narrow = |c: char| match c {
        '\u{ff10}'..='\u{ff5a}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        other => other,
    };
    text.chars().map(narrow).filter(|c| c.is_alphanumeric()).collect()
}

/// The name of a project without what brackets at its end say of the part that a row prints: （县区负担部分）.
fn project_name(label: &str) -> String {
    let mut name = plain(label);
    while let Some(open) = name.strip_suffix('）').and_then(|inner| inner.rfind('（')) {
        name.truncate(open);
    }
    name
}
