//! What a set of data gives: the files that it demands, or what is wrong with it.

/// The files to write, by name, in order.
pub(crate) type Files = Vec<(&'static str, String)>;

/// What is wrong with the data, one line each.
pub(crate) type Problems = Vec<String>;
