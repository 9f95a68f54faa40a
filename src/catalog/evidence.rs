//! What entries rest on: the lists of sources and the remarks.

use super::generated;
use super::source::Source;

/// The sources of an entry, as [`Entry::sources`](crate::catalog::Entry::sources) gives them.
#[derive(Clone, Debug)]
pub struct Sources<'a>(Inner<'a>);

#[derive(Clone, Debug)]
enum Inner<'a> {
    Embedded(core::slice::Iter<'static, u8>),
    Overlay(Option<Source<'a>>),
}

impl<'a> Sources<'a> {
    /// The sources in one of the generated lists.
    pub(super) fn embedded(list: u16) -> Self {
        let ids: &'static [u8] = generated::LISTS.get(usize::from(list)).copied().unwrap_or_default();
        Self(Inner::Embedded(ids.iter()))
    }

    pub(super) const fn overlay(source: Source<'a>) -> Self {
        Self(Inner::Overlay(Some(source)))
    }
}

impl<'a> Iterator for Sources<'a> {
    type Item = Source<'a>;

    fn next(&mut self) -> Option<Source<'a>> {
        match &mut self.0 {
            Inner::Embedded(ids) => {
                ids.next().and_then(|&id| generated::SOURCES.get(usize::from(id))).copied()
            }
            Inner::Overlay(source) => source.take(),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let length = match &self.0 {
            Inner::Embedded(ids) => ids.len(),
            Inner::Overlay(source) => usize::from(source.is_some()),
        };
        (length, Some(length))
    }
}

impl ExactSizeIterator for Sources<'_> {}

/// The remark with this number; number 0 is none.
pub(super) fn note(number: u16) -> Option<&'static str> {
    generated::NOTES.get(usize::from(number)).copied().filter(|note| !note.is_empty())
}
