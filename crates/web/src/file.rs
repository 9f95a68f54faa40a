//! The files of a document.

use cn_budget::companion::Kinship;

/// What a file is to the document that is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Role {
    /// It is the document.
    Document,
    /// It is a further file of the same disclosure.
    Further,
    /// It stands beside it: which as what, its year and department tell.
    Beside,
    /// It stands beside it, as this.
    As(Kinship),
}

/// A file that was given.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) role: Role,
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}
