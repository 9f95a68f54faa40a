//! What styles say that changes what is read: hidden, raised, coloured, numbered.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use super::ink::{self, Ink};
use super::xml::{Elements, Name, attribute, is_on, number, value};
use crate::ReadError;
use crate::ink::{Ground, PAPER, Shift};

/// Styles are based on styles in so many steps at most; Word takes eleven.
const STEPS: usize = 32;

/// A paragraph's list and its level in it, as far as something says it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct ListPlace {
    pub(super) list: Option<u32>,
    pub(super) level: Option<usize>,
}

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    hidden: Option<bool>,
    shift: Option<Shift>,
    /// How far letters are moved up, and how high they are, in half points.
    up: Option<i32>,
    size: Option<u32>,
    ink: Option<Ink>,
    /// What is below its letters, or its paragraphs.
    ground: Option<Ground>,
    /// Whether it shades tables, or parts of them.
    shades: bool,
    place: ListPlace,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_name: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    default: Option<String>,
    /// What letters are without a style.
    plain: Style,
    /// The style that is being read.
    open: Option<(String, Style)>,
    /// Whether what is read holds for a part of a table alone.
    of_part: bool,
}

impl Styles {
    /// Whether letters of the style of a paragraph and of a style of their own are hidden: each turns over what the other says.
    pub(super) fn hides(&self, paragraph: Option<&str>, letters: Option<&str>) -> bool {
        let hides = |style: Option<&str>| self.nearest(style, |style| style.hidden).unwrap_or(false);
        hides(self.of_paragraph(paragraph)) != hides(letters)
    }

    /// How letters stand to their line.
    pub(super) fn shift(&self, paragraph: Option<&str>, letters: Option<&str>) -> Option<Shift> {
        self.of_letters(paragraph, letters, |style| style.shift)
    }

    /// How far letters are moved up, in half points.
    pub(super) fn up(&self, paragraph: Option<&str>, letters: Option<&str>) -> Option<i32> {
        self.of_letters(paragraph, letters, |style| style.up)
    }

    /// How high letters are, in half points.
    pub(super) fn size(&self, paragraph: Option<&str>, letters: Option<&str>) -> Option<u32> {
        self.of_letters(paragraph, letters, |style| style.size)
    }

    /// What letters are drawn in.
    pub(super) fn ink(&self, paragraph: Option<&str>, letters: Option<&str>) -> Option<Ink> {
        self.of_letters(paragraph, letters, |style| style.ink)
    }

    /// What is below letters.
    pub(super) fn ground(&self, paragraph: Option<&str>, letters: Option<&str>) -> Option<Ground> {
        self.of_letters(paragraph, letters, |style| style.ground)
    }

    /// Whether a style of tables may lay a ground below their letters.
    pub(super) fn shades(&self, table: Option<&str>) -> bool {
        self.nearest(table, |style| style.shades.then_some(())).is_some()
    }

    /// What the style of letters says, that of their paragraph, or the document of all letters.
    fn of_letters<T>(
        &self,
        paragraph: Option<&str>,
        letters: Option<&str>,
        says: impl Fn(&Style) -> Option<T>,
    ) -> Option<T> {
        let of_paragraph = || self.nearest(self.of_paragraph(paragraph), &says);
        self.nearest(letters, &says).or_else(of_paragraph).or_else(|| says(&self.plain))
    }

    /// The list that a style puts its paragraphs into.
    pub(super) fn place(&self, style: Option<&str>) -> ListPlace {
        let style = self.of_paragraph(style);
        ListPlace {
            list: self.nearest(style, |style| style.place.list),
            level: self.nearest(style, |style| style.place.level),
        }
    }

    /// The style of a paragraph that names this one, or none.
    pub(super) fn of_paragraph<'s>(&'s self, named: Option<&'s str>) -> Option<&'s str> {
        named.or(self.default.as_deref())
    }

    /// What the style says, or else the nearest one that it is based on.
    fn nearest<T>(&self, style: Option<&str>, says: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let mut style = style.and_then(|style| self.by_name.get(style));
        for _ in 0..STEPS {
            let one = style?;
            if let Some(said) = says(one) {
                return Some(said);
            }
            style = one.based_on.as_deref().and_then(|base| self.by_name.get(base));
        }
        None
    }
}

impl Elements for Styles {
    fn start(&mut self, name: Name<'_>, element: &BytesStart<'_>) -> Result<(), ReadError> {
        let Name::Word(name) = name else { return Ok(()) };
        if name == "style" {
            let id = attribute(element, "styleId").unwrap_or_default();
            let is_default = attribute(element, "default").is_some_and(|on| on == "1" || on == "true");
            if is_default && attribute(element, "type").is_some_and(|kind| kind == "paragraph") {
                self.default = Some(id.clone());
            }
            self.open = Some((id, Style::default()));
            return Ok(());
        }
        if name == "rPrDefault" {
            self.open = Some((String::new(), Style::default()));
        }
        self.of_part |= name == "tblStylePr";
        let Some((_, style)) = self.open.as_mut() else { return Ok(()) };
        if name == "shd" {
            let ground = ink::ground(element);
            style.shades |= ground.is_some_and(|ground| ground != PAPER);
            style.ground = ground.filter(|_| !self.of_part).or(style.ground);
        }
        if self.of_part {
            return Ok(());
        }
        match name {
            "basedOn" => style.based_on = value(element),
            "vanish" => style.hidden = Some(is_on(element)),
            "vertAlign" => style.shift = ink::shift(element),
            "position" => style.up = number(element),
            "sz" => style.size = number(element),
            "color" => style.ink = ink::ink(element),
            "numId" => style.place.list = number(element),
            "ilvl" => style.place.level = number(element),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: Name<'_>) -> Result<(), ReadError> {
        match name {
            Name::Word("style") => self.by_name.extend(self.open.take()),
            Name::Word("rPrDefault") => {
                self.plain = self.open.take().map(|(_, style)| style).unwrap_or_default();
            }
            Name::Word("tblStylePr") => self.of_part = false,
            _ => {}
        }
        Ok(())
    }
}
