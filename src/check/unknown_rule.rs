//! A name that no rule has, with the one that may be meant.

use core::fmt;

use super::declaration::Declaration;

/// A name that no rule has (没有这样的规则).
///
/// ```
/// use cn_budget::check::Declaration;
///
/// let error = Declaration::find("section-sum-missmatch").unwrap_err();
/// assert_eq!(error.nearest(), Some("section-sum-mismatch"));
/// assert_eq!(
///     error.to_string(),
///     "no rule is named section-sum-missmatch: did you mean section-sum-mismatch?"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownRule {
    name: String,
    nearest: Option<&'static str>,
}

impl UnknownRule {
    /// A name that none of these rules has.
    pub(super) fn among(name: String, rules: impl Iterator<Item = &'static Declaration>) -> Self {
        let wanted = name.to_lowercase();
        let candidates = rules.flat_map(|rule| [rule.code(), rule.name()]);
        let measured = candidates
            .map(|known| (strsim::damerau_levenshtein(&wanted, &known.to_lowercase()), known))
            .min_by_key(|(distance, _)| *distance);
        // Where more than a third of the letters differ, it is as near to many others.
        let nearest = measured.filter(|(distance, known)| *distance <= known.len().div_ceil(3));
        Self { name, nearest: nearest.map(|(_, known)| known) }
    }

    /// The name as it was given.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The code or the name that it may be a slip of, if one is near.
    pub fn nearest(&self) -> Option<&'static str> {
        self.nearest
    }
}

impl fmt::Display for UnknownRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no rule is named {}", self.name)?;
        match self.nearest {
            Some(nearest) => write!(f, ": did you mean {nearest}?"),
            None => Ok(()),
        }
    }
}

impl core::error::Error for UnknownRule {}
