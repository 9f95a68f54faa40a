//! The program that a report is made by.

use std::borrow::Cow;

/// The program that a report is made by, as the report names it.
#[derive(Clone, Debug)]
pub(crate) struct Tool {
    name: Cow<'static, str>,
    release: Cow<'static, str>,
}

impl Tool {
    /// The library.
    pub(crate) const OURS: Self =
        Self { name: Cow::Borrowed("cn-budget"), release: Cow::Borrowed(env!("CARGO_PKG_VERSION")) };

    pub(crate) fn new(name: impl Into<String>, release: impl Into<String>) -> Self {
        Self { name: Cow::Owned(name.into()), release: Cow::Owned(release.into()) }
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn release(&self) -> &str {
        &self.release
    }
}
