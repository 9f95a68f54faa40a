//! Until when a document is to be read.

use std::time::Instant;

/// That it has passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Passed;

/// The end of the time that there is to read a document, if there is one. It is asked between steps: a page, a table, a line, a
/// piece of an archive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Deadline(Option<Instant>);

impl Deadline {
    /// No end.
    pub(crate) const NONE: Self = Self(None);

    /// Whether it has passed.
    pub(crate) fn has_passed(self) -> bool {
        self.0.is_some_and(|end| Instant::now() >= end)
    }

    /// Goes on, unless it has passed.
    pub(crate) fn ask(self) -> Result<(), Passed> {
        if self.has_passed() { Err(Passed) } else { Ok(()) }
    }
}

impl From<Option<Instant>> for Deadline {
    fn from(end: Option<Instant>) -> Self {
        Self(end)
    }
}
