//! How things are called in messages, and how names are compared (名称).

use crate::document::plain;
use crate::fact::Fact;
use crate::prose::one_line;

/// What a fact is about, as a message names it.
pub(in crate::check) fn subject_of(fact: &Fact) -> String {
    let scope = fact.scope.map(|scope| scope.to_string()).unwrap_or_default();
    format!("{scope}{}", fact.topic)
}

/// A name as names are compared: without blanks and quotation marks.
pub(in crate::check) fn compared_name(label: &str) -> String {
    one_line(&plain(label))
}
