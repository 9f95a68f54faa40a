//! Paths of functional codes as prose prints them: 教育支出（类）普通教育（款）小学教育（项）.

use super::text::Plain;
use crate::{FunctionalCode, Level};

/// A level of a path: the name, and the digits where they are printed.
#[doc(alias = "科目")]
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct PathStep {
    /// The name, without brackets of the form.
    pub name: String,
    /// The digits that stand beside the level: `201` in （201类）, `05` in （05款）.
    pub digits: Option<String>,
}

/// A functional code as prose names it: 类, 款 and 项, each where it is printed (支出功能分类科目).
///
/// Rests on the 政府收支分类科目, whose levels the forms of budgets and final accounts put in brackets behind the names.
///
/// ```
/// use cn_budget::{Fact, FiscalYear, Topic};
///
/// let facts = Fact::of_text("教育支出（205类）普通教育（02款）小学教育（02项）20.00万元。", FiscalYear::constant(2024));
/// let Topic::Path(path) = &facts[0].topic else { panic!("a path") };
/// assert_eq!(path.to_string(), "教育支出（类）普通教育（款）小学教育（项）");
/// assert_eq!(path.code().unwrap().number(), 2050202);
/// ```
#[doc(alias = "类款项")]
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct FunctionPath {
    /// 类.
    #[doc(alias = "类")]
    pub class: Option<PathStep>,
    /// 款.
    #[doc(alias = "款")]
    pub section: Option<PathStep>,
    /// 项.
    #[doc(alias = "项")]
    pub item: Option<PathStep>,
}

impl FunctionPath {
    /// The step of a level.
    pub const fn step(&self, level: Level) -> Option<&PathStep> {
        match level {
            Level::Class => self.class.as_ref(),
            Level::Section => self.section.as_ref(),
            Level::Item => self.item.as_ref(),
        }
    }

    /// The deepest level that it names.
    pub const fn level(&self) -> Level {
        match (&self.section, &self.item) {
            (_, Some(_)) => Level::Item,
            (Some(_), None) => Level::Section,
            (None, None) => Level::Class,
        }
    }

    /// The code, where every level down to the deepest prints its digits.
    pub fn code(&self) -> Option<FunctionalCode> {
        let digits = |step: &Option<PathStep>| step.as_ref().and_then(|step| step.digits.clone());
        let deepest = match self.level() {
            Level::Class => digits(&self.class),
            Level::Section => digits(&self.section),
            Level::Item => digits(&self.item),
        }?;
        let whole = match (self.level(), deepest.len()) {
            (Level::Class, 3) | (Level::Section, 5) | (Level::Item, 7) => deepest,
            (Level::Section, 2) => digits(&self.class)? + &deepest,
            (Level::Item, 2) => {
                let section = digits(&self.section)?;
                let section = if section.len() == 2 { digits(&self.class)? + &section } else { section };
                section + &deepest
            }
            _ => return None,
        };
        let code: FunctionalCode = whole.parse().ok()?;
        (code.level() == self.level()).then_some(code)
    }

    fn step_mut(&mut self, level: Level) -> &mut Option<PathStep> {
        match level {
            Level::Class => &mut self.class,
            Level::Section => &mut self.section,
            Level::Item => &mut self.item,
        }
    }
}

impl core::fmt::Display for FunctionPath {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        for (step, level) in [(&self.class, "类"), (&self.section, "款"), (&self.item, "项")] {
            if let Some(step) = step {
                write!(f, "{}（{level}）", step.name)?;
            }
        }
        Ok(())
    }
}

/// A path and the characters that it is.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) path: FunctionPath,
}

/// Every path of a text, in order.
pub(super) fn find(text: &Plain) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut place = 0;
    while place < text.chars.len() {
        let Some(marker) = marker(text, place) else {
            place += 1;
            continue;
        };
        let end = found.last().map_or(0, |found| found.to);
        let from = name_from(text, end, place);
        let name = text.words(from, place);
        let step = PathStep { name, digits: marker.digits };
        let last = found.last_mut().filter(|last| last.to == from || only_joins(text, last.to, from));
        match last {
            // The level below, right behind it.
            Some(last) if last.path.level() < marker.level && last.path.step(marker.level).is_none() => {
                *last.path.step_mut(marker.level) = Some(step);
                last.to = marker.to;
            }
            _ if from < place => {
                let mut path = FunctionPath::default();
                *path.step_mut(marker.level) = Some(step);
                found.push(Found { from, to: marker.to, path });
            }
            _ => {}
        }
        place = marker.to;
    }
    found
}

/// Whether nothing but signs that join levels stands between.
fn only_joins(text: &Plain, from: usize, to: usize) -> bool {
    from < to && text.chars[from..to].iter().all(|c| matches!(c, '-' | '/' | ' ' | '→' | '>'))
}

struct Marker {
    level: Level,
    digits: Option<String>,
    to: usize,
}

/// （类） （201类） （类201）, each with 款 or 项 likewise.
fn marker(text: &Plain, place: usize) -> Option<Marker> {
    if text.chars[place] != '（' {
        return None;
    }
    let length = text.chars[place + 1..].iter().take(10).position(|c| *c == '）')?;
    let inside = &text.chars[place + 1..place + 1 + length];
    let to = place + length + 2;
    let (level, rest): (char, &[char]) = match inside {
        [rest @ .., last] if "类款项".contains(*last) => (*last, rest),
        [first, rest @ ..] if "类款项".contains(*first) => (*first, rest),
        _ => return None,
    };
    let level = match level {
        '类' => Level::Class,
        '款' => Level::Section,
        _ => Level::Item,
    };
    if !rest.iter().all(char::is_ascii_digit) {
        return None;
    }
    let digits: String = rest.iter().collect();
    let fits = matches!(
        (level, digits.len()),
        (_, 0) | (Level::Class, 3) | (Level::Section, 2 | 5) | (Level::Item, 2 | 7)
    );
    fits.then(|| Marker { level, digits: (!digits.is_empty()).then_some(digits), to })
}

/// Where the name before a marker begins: after the last sign that is no part of a name.
fn name_from(text: &Plain, end: usize, marker: usize) -> usize {
    let mut from = marker;
    let mut depth = 0_usize;
    while from > end {
        let c = text.chars[from - 1];
        match c {
            '）' => depth += 1,
            '（' if depth == 0 => break,
            '（' => depth -= 1,
            '，' | '。' | '；' | '：' | '、' | '.' | ']' | '》' | '%' | '-' | '/' | '>' | '→' => {
                break;
            }
            // The number of an item, or an amount before.
            c if depth == 0 && c.is_ascii_digit() => break,
            _ => {}
        }
        from -= 1;
    }
    if depth > 0 {
        // A bracket closes that does not open in the name.
        from =
            text.chars[from..marker].iter().rposition(|c| *c == '）').map_or(from, |close| from + close + 1);
    }
    // What leads to a name is no part of it.
    for lead in ["用于", "其中", "包括", "列入", "主要是", "为", "元", "安排"] {
        let words = text.words(from, marker);
        if let Some(at) = words.find(lead).filter(|at| *at + lead.len() < words.len()) {
            if matches!(lead, "为" | "元" | "安排") && at > 0 {
                continue;
            }
            from += words[..at + lead.len()].chars().count();
        }
    }
    from
}
