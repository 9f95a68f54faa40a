//! Web pages (网页): tags to a [`Layout`].
//!
//! A tokenizer that keeps to the standard cuts the page; of the tree only what tables need is followed: which cell is
//! open, what is hidden, where a line ends. A tree of the whole page would cost more than it is worth: real pages forget
//! end tags, and the rules for tables in that case are few (a cell ends where the next cell, row or table begins).
//! It also keeps the work linear in the size of the page, however deep its tags are nested.

mod colour;
mod elements;
mod layers;
mod page;
mod selector;
mod style;
mod tree;

use std::borrow::Cow;

use html5gum::{DefaultEmitter, Token, Tokenizer};

use super::limits::TextLimits;
use crate::error::Quantity;
use crate::{Layout, ReadError};
use page::Page;

/// What stands on a page.
///
/// # Errors
///
/// When the page is larger than the limits allow, with the line.
pub(super) fn layout(text: &str, limits: &TextLimits) -> Result<Layout, ReadError> {
    if text.len() > limits.bytes {
        return Err(ReadError::too_large_by_line(Quantity::Bytes, text.len(), limits.bytes, Some(1)));
    }
    // The tokenizer reads both bytes of a line break as one and counts so.
    let text =
        &*if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n")) } else { Cow::Borrowed(text) };
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    // Text in scripts and styles is no tag.
    emitter.naively_switch_states(true);
    let mut page = Page::new(text, limits);
    for event in Tokenizer::new_with_emitter(text, emitter) {
        let Ok(event) = event;
        match event {
            Token::StartTag(tag) => page.start(&tag)?,
            Token::EndTag(tag) => page.end(&tag.name, tag.span)?,
            Token::String(string) => page.text(&String::from_utf8_lossy(&string), string.span)?,
            Token::Doctype(_) => page.doctype(),
            Token::Comment(_) | Token::Error(_) => {}
        }
    }
    page.finish()
}

#[cfg(test)]
mod tests;
