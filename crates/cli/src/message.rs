//! What the command and its workers say to each other.

use std::ffi::OsString;

use cn_budget_render::Summary;
use serde::{Deserialize, Serialize};

/// A document that is to be looked at.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Question {
    /// Which one it is of all.
    pub(crate) index: usize,
    /// Its name in the report.
    pub(crate) source: String,
    /// Where it is. Paths need not be text.
    pub(crate) path: OsString,
}

/// What a worker says of a document: any number of the first two, then one of the others.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Answer {
    /// A document beside it is being read; none where it is the document itself.
    Reads(Option<String>),
    /// Something to be said on standard error.
    Warns(String),
    /// It is checked, and these suppressions were used; its piece of the report follows.
    Checked { summary: Box<Summary>, used: Vec<usize> },
    /// Its tables follow, or what it was read for.
    Tables,
    /// It could not be read.
    Failed(String),
    /// The run cannot go on: the documents beside it do not fit, or cannot be read.
    Refused(String),
}
