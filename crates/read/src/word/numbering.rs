//! The numbers of lists, which stand in no paragraph: what Word shows before each.

use std::collections::{HashMap, HashSet};

use quick_xml::events::BytesStart;

use super::numerals::spelled;
use super::styles::{ListPlace, Styles};
use super::xml::{Elements, Name, attribute, is_on, number, value};
use crate::ReadError;

/// A list has so many levels.
const LEVELS: usize = 9;
/// How much of the text around a number is kept, in characters; Word takes no more.
const LONGEST: usize = 255;

/// A level of a list.
#[derive(Clone, Debug, Default)]
struct Level {
    start: u32,
    format: String,
    /// What is shown, with %1 for the number of the first level.
    text: String,
    /// Whether the numbers of all levels are shown as digits.
    in_digits: bool,
    /// Behind a paragraph of which level its numbers begin again, from 1; 0 for none, and otherwise of any level above.
    restart: Option<usize>,
    /// The style whose paragraphs are of this level.
    style: Option<String>,
}

#[derive(Debug, Default)]
struct Definition {
    levels: [Option<Level>; LEVELS],
    /// The style whose list this one is.
    link: Option<String>,
}

#[derive(Debug, Default)]
struct List {
    definition: u32,
    starts: [Option<u32>; LEVELS],
    levels: [Option<Level>; LEVELS],
}

/// The lists of a document, and how far each has been counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    definitions: HashMap<u32, Definition>,
    lists: HashMap<u32, List>,
    counts: HashMap<u32, [Option<u32>; LEVELS]>,
    /// The lists that have begun.
    begun: HashSet<u32>,
    open: Open,
}

/// What is being read.
#[derive(Debug, Default)]
struct Open {
    definition: Option<(u32, Definition)>,
    list: Option<(u32, List)>,
    /// The level that the list has in its own way.
    own: Option<usize>,
    level: Option<(usize, Level)>,
}

impl Numbering {
    /// Counts a paragraph of this place; what is shown before it.
    pub(super) fn count(&mut self, own: ListPlace, style: Option<&str>, styles: &Styles) -> Option<String> {
        let of_style = styles.place(style);
        // 0 says: of no list.
        let id = own.list.or(of_style.list).filter(|id| *id != 0)?;
        let list = self.lists.get(&id)?;
        let definition = self.definition(list.definition, styles)?;
        let levels = &self.definitions.get(&definition)?.levels;
        let level_of = |at: usize| list.levels[at].as_ref().or(levels[at].as_ref());
        let linked = || {
            let style = styles.of_paragraph(style)?;
            (0..LEVELS).find(|at| level_of(*at).is_some_and(|level| level.style.as_deref() == Some(style)))
        };
        let from_style = || of_style.level.or_else(linked);
        let at = own.level.or_else(|| if own.list.is_none() { from_style() } else { None }).unwrap_or(0);
        let at = at.min(LEVELS - 1);
        let level = level_of(at)?;
        let counts = self.counts.entry(definition).or_default();
        if self.begun.insert(id) {
            for (count, _) in counts.iter_mut().zip(&list.starts).filter(|(_, start)| start.is_some()) {
                *count = None;
            }
        }
        let start = |at: usize| list.starts[at].or(level_of(at).map(|level| level.start)).unwrap_or(0);
        counts[at] = Some(counts[at].map_or_else(|| start(at), |count| count.saturating_add(1)));
        for (below, count) in counts.iter_mut().enumerate().skip(at + 1) {
            let restart = level_of(below).and_then(|level| level.restart);
            if restart.is_none_or(|restart| at < restart) {
                *count = None;
            }
        }
        let shown = |number: usize| {
            let format = if level.in_digits {
                "decimal"
            } else {
                level_of(number).map_or("decimal", |level| &level.format)
            };
            spelled(counts[number].unwrap_or_else(|| start(number)), format)
        };
        if level.format == "bullet" && !level.text.chars().any(char::is_alphanumeric) {
            return None;
        }
        Some(filled(&level.text, shown)).filter(|label| !label.trim().is_empty())
    }

    /// The definition that has the levels: a list may be that of a style.
    fn definition(&self, id: u32, styles: &Styles) -> Option<u32> {
        let link = self.definitions.get(&id)?.link.as_deref();
        let linked = link.and_then(|style| styles.place(Some(style)).list);
        let linked = linked.and_then(|list| self.lists.get(&list)).map(|list| list.definition);
        Some(linked.filter(|linked| self.definitions.contains_key(linked)).unwrap_or(id))
    }
}

/// The text of a level with its numbers.
fn filled(text: &str, shown: impl Fn(usize) -> String) -> String {
    let mut filled = String::new();
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let digit = rest.peek().and_then(|digit| digit.to_digit(10)).filter(|_| c == '%');
        let level = digit.and_then(|digit| usize::try_from(digit).ok()?.checked_sub(1));
        match level.filter(|level| *level < LEVELS) {
            Some(level) => {
                rest.next();
                filled.push_str(&shown(level));
            }
            None => filled.push(c),
        }
    }
    filled
}

impl Elements for Numbering {
    fn start(&mut self, name: Name<'_>, element: &BytesStart<'_>) -> Result<(), ReadError> {
        let Name::Word(name) = name else { return Ok(()) };
        let id = |name: &str| attribute(element, name).and_then(|id| id.trim().parse::<u32>().ok());
        let level =
            || id("ilvl").and_then(|level| usize::try_from(level).ok()).filter(|level| *level < LEVELS);
        let open = &mut self.open;
        match name {
            "abstractNum" => open.definition = id("abstractNumId").map(|id| (id, Definition::default())),
            "num" => open.list = id("numId").map(|id| (id, List::default())),
            "lvlOverride" => open.own = level(),
            "lvl" => open.level = level().or(open.own).map(|at| (at, Level::default())),
            "numStyleLink" => {
                if let Some((_, definition)) = &mut open.definition {
                    definition.link = value(element);
                }
            }
            "abstractNumId" => {
                if let Some((_, list)) = &mut open.list {
                    list.definition = number(element).unwrap_or_default();
                }
            }
            "startOverride" => {
                if let (Some((_, list)), Some(at)) = (&mut open.list, open.own) {
                    list.starts[at] = number(element);
                }
            }
            name => {
                if let Some((_, level)) = &mut open.level {
                    level.take(name, element);
                }
            }
        }
        Ok(())
    }

    fn end(&mut self, name: Name<'_>) -> Result<(), ReadError> {
        let open = &mut self.open;
        match name {
            Name::Word("abstractNum") => self.definitions.extend(open.definition.take()),
            Name::Word("num") => self.lists.extend(open.list.take()),
            Name::Word("lvlOverride") => open.own = None,
            Name::Word("lvl") => {
                let Some((at, level)) = open.level.take() else { return Ok(()) };
                if let Some((_, definition)) = &mut open.definition {
                    definition.levels[at] = Some(level);
                } else if let Some((_, list)) = &mut open.list {
                    list.levels[at] = Some(level);
                }
            }
            _ => {}
        }
        Ok(())
    }
}

impl Level {
    fn take(&mut self, name: &str, element: &BytesStart<'_>) {
        match name {
            "start" => self.start = number(element).unwrap_or_default(),
            // A format of its own has one that others know beside it, which comes behind.
            "numFmt" => self.format = value(element).unwrap_or_default(),
            "lvlText" => self.text = value(element).unwrap_or_default().chars().take(LONGEST).collect(),
            "isLgl" => self.in_digits = is_on(element),
            "lvlRestart" => self.restart = number(element),
            "pStyle" => self.style = value(element),
            _ => {}
        }
    }
}
