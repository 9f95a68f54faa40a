//! What styles say that changes what is read: hidden, raised, numbered.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use super::xml::{Elements, Name, attribute, is_on, number, value};
use crate::ReadError;

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
    raised: Option<bool>,
    place: ListPlace,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_name: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    default: Option<String>,
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

    /// Whether letters are raised, as the marks of footnotes are.
    pub(super) fn raises(&self, paragraph: Option<&str>, letters: Option<&str>) -> bool {
        let raised = |style: Option<&str>| self.nearest(style, |style| style.raised);
        raised(letters).or_else(|| raised(self.of_paragraph(paragraph))).unwrap_or(false)
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
        self.of_part |= name == "tblStylePr";
        let Some((_, style)) = self.open.as_mut().filter(|_| !self.of_part) else { return Ok(()) };
        match name {
            "basedOn" => style.based_on = value(element),
            "vanish" => style.hidden = Some(is_on(element)),
            "vertAlign" => style.raised = value(element).map(|how| how == "superscript"),
            "numId" => style.place.list = number(element),
            "ilvl" => style.place.level = number(element),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: Name<'_>) -> Result<(), ReadError> {
        match name {
            Name::Word("style") => self.by_name.extend(self.open.take()),
            Name::Word("tblStylePr") => self.of_part = false,
            _ => {}
        }
        Ok(())
    }
}
