//! Documents are read and checked in processes of their own.
//!
//! Documents come from strangers. One that brings a reader down, keeps it busy for ever or makes it ask for all the memory
//! there is must cost its own report and nothing else. So the command starts itself anew, as a worker: it is given the
//! settings of the run, then one document after the other, and answers with the finished piece of the report. The system
//! holds it to its limits; a worker that ends early is buried, its document reported, and the next document gets a new one.

mod frame;
mod pool;
mod serve;

pub(crate) use pool::{Answered, Done, Pool, Unanswered};
pub(crate) use serve::serve;

/// What the command is called with to be a worker. It is no part of what it offers, and stands in no help.
pub(crate) const CALL: &str = "__worker";
