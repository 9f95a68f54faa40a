//! Paths of functional codes as prose prints them: 教育支出（类）普通教育（款）小学教育（项）.

use crate::prose::{Plain, numeral};
use crate::value::{FunctionalCode, Level};
use crate::words::{self, Meaning};

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
/// use cn_budget::{FiscalYear, fact::{Fact, Topic}};
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

/// Every path of a text, in order. `names` gives the name of a code that the year has.
pub(super) fn find(text: &Plain, names: &dyn Fn(FunctionalCode) -> Option<String>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut place = 0;
    while let Some(&c) = text.chars.get(place) {
        if c.is_ascii_digit() {
            let digits = text.chars[place..].iter().take_while(|c| c.is_ascii_digit()).count();
            let before = place.checked_sub(1).map(|before| text.chars[before]);
            // The end of another figure begins no code.
            let whole =
                !before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '〔' | '-'));
            let led =
                whole.then(|| led(text, place).or_else(|| numbered(text, place, digits, names))).flatten();
            // 3.2013804经营主体管理: the number of an item, a code and its name.
            let led = led.or_else(|| {
                let item = item_before(text, place).filter(|_| digits == 7)?;
                Some(Found { from: item, ..numbered(text, place, digits, names)? })
            });
            place += digits;
            if let Some(path) = led {
                place = path.to;
                found.push(path);
            }
            continue;
        }
        let end = found.last().map_or(0, |found| found.to);
        if let Some(path) = followed(text, end, place, names) {
            place = path.to;
            found.push(path);
            continue;
        }
        let Some(marker) = marker(text, place) else {
            place += 1;
            continue;
        };
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

/// Where the number of an item begins that ends right before a place: at the beginning of a paragraph.
fn item_before(text: &Plain, place: usize) -> Option<usize> {
    let number = text.chars.get(..place)?.strip_suffix(&['.'])?;
    let counts = (1..=2).contains(&number.len()) && number.iter().all(char::is_ascii_digit);
    counts.then_some(0)
}

/// 208（类）社会保障和就业支出05（款）… and 208类社会保障和就业支出05款…: the digits before the names.
fn led(text: &Plain, place: usize) -> Option<Found> {
    let mut path = FunctionPath::default();
    let mut to = place;
    for (level, mark) in [(Level::Class, '类'), (Level::Section, '款'), (Level::Item, '项')] {
        let digits = text.chars[to..].iter().take_while(|c| c.is_ascii_digit()).count();
        let fits =
            matches!((level, digits), (Level::Class, 3) | (Level::Section, 2 | 5) | (Level::Item, 2 | 7));
        let bracketed: String = ['（', mark, '）'].iter().collect();
        let after = to + digits;
        let from = match text.chars.get(after) {
            Some(c) if *c == mark => after + 1,
            _ if text.starts(after, &bracketed) => after + 3,
            _ => break,
        };
        let end = name_to(text, from);
        if !fits || end == from {
            break;
        }
        let step = PathStep { name: text.words(from, end), digits: Some(text.words(to, after)) };
        *path.step_mut(level) = Some(step);
        to = end;
    }
    path.class.is_some().then_some(Found { from: place, to, path })
}

/// 2080505机关事业单位…: a code of the year before its name. Of a class or a section only where its own name follows: so
/// few digits are a figure more often.
fn numbered(
    text: &Plain,
    place: usize,
    digits: usize,
    names: &dyn Fn(FunctionalCode) -> Option<String>,
) -> Option<Found> {
    let code: FunctionalCode = text.words(place, place + digits).parse().ok()?;
    let official = names(code)?;
    let joined = usize::from(matches!(text.chars.get(place + digits), Some('-' | ']' | '）' | '】')));
    let from = place + digits + joined;
    let end = name_to(text, from);
    let printed = text.words(from, end);
    let unit = words::of(Meaning::BehindNumber);
    let is_name = printed.chars().count() >= 2 && !unit.iter().any(|unit| printed.starts_with(unit));
    let end = if text.starts(from, &official) { from + official.chars().count() } else { end };
    if !is_name || (code.level() != Level::Item && !text.starts(from, &official)) {
        return None;
    }
    let mut path = FunctionPath::default();
    let digits = Some(text.words(place, place + digits));
    *path.step_mut(code.level()) = Some(PathStep { name: text.words(from, end), digits });
    Some(Found { from: place, to: end, path })
}

/// 图书馆（2070104）: a code of the year behind its name. Of a class or a section only where the name is its own.
fn followed(
    text: &Plain,
    end: usize,
    place: usize,
    names: &dyn Fn(FunctionalCode) -> Option<String>,
) -> Option<Found> {
    if text.chars[place] != '（' {
        return None;
    }
    // （科目编码2070104）
    let led = words::of(Meaning::CodeLabel).iter().find(|lead| text.starts(place + 1, lead));
    let start = place + 1 + led.map_or(0, |lead| lead.chars().count());
    let digits = text.chars[start..].iter().take_while(|c| c.is_ascii_digit()).count();
    let to = start + digits;
    if text.chars.get(to) != Some(&'）') {
        return None;
    }
    let digits = text.words(start, to);
    let code: FunctionalCode = digits.parse().ok()?;
    let official = names(code)?;
    let from = name_from(text, end, place);
    let name = text.words(from, place);
    let is_name = name.chars().count() >= 2 && name.chars().all(|c| !c.is_ascii_alphanumeric());
    if !is_name || (code.level() != Level::Item && name != official) {
        return None;
    }
    let mut path = FunctionPath::default();
    *path.step_mut(code.level()) = Some(PathStep { name, digits: Some(digits) });
    Some(Found { from, to: to + 1, path })
}

/// Where a name that begins here ends: at the next figure or sign, without the words that lead to an amount.
fn name_to(text: &Plain, from: usize) -> usize {
    let mut to = from;
    let mut depth = 0_usize;
    while let Some(&c) = text.chars.get(to) {
        match c {
            '（' => depth += 1,
            '）' if depth == 0 => break,
            '）' => depth -= 1,
            '，' | '。' | '；' | '：' | '、' | '%' => break,
            c if c.is_ascii_digit() => break,
            _ => {}
        }
        to += 1;
    }
    let mut name = text.words(from, to);
    while let Some(rest) = words::of(Meaning::LeadsToAmount).iter().find_map(|lead| name.strip_suffix(lead)) {
        name = rest.to_owned();
    }
    from + name.chars().count()
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
    // Nor is the number of an item: （3）教育支出（类）.
    if text.chars.get(from) == Some(&'（') {
        let number = |c: &&char| c.is_ascii_digit() || numeral::is_of_ordinal(**c);
        let inside = text.chars.get(from + 1..marker).unwrap_or_default();
        let length = inside.iter().take_while(number).count();
        if length > 0 && text.chars.get(from + 1 + length) == Some(&'）') {
            from += length + 2;
        }
    }
    // What leads to a name is no part of it.
    for (meaning, is_first) in [(Meaning::LeadsToName, false), (Meaning::BeginsName, true)] {
        for lead in words::of(meaning) {
            let words = text.words(from, marker);
            let at = words.find(lead).filter(|at| *at + lead.len() < words.len());
            if let Some(at) = at.filter(|at| *at == 0 || !is_first) {
                from += words[..at + lead.len()].chars().count();
            }
        }
    }
    from
}
