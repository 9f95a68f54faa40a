//! How the data says what a word means: `fund=general;phase=executed`.

use core::fmt;
use core::str::FromStr;

use strum::VariantNames;

use crate::fact::aspect::{
    Aspects, Axis, Entity, Extent, Figure, Flow, Fund, Key, Nature, Period, Phase, Purpose, Role,
};
use crate::value::Language;

/// The aspects that a meaning may name.
const NAMES: [&str; 11] =
    ["entity", "period", "phase", "flow", "fund", "nature", "purpose", "axis", "key", "measure", "role"];

/// As in `data/lexicon`, whose README lists the aspects and their values: `aspect=value`, joined with `;`. Nothing says
/// nothing.
///
/// ```
/// use cn_budget::fact::{Aspects, Flow, Fund};
///
/// let said: Aspects = "fund=general;flow=expenditure".parse()?;
/// assert_eq!((said.fund, said.flow), (Some(Fund::General), Some(Flow::Expenditure)));
///
/// let error = "found=general".parse::<Aspects>().unwrap_err();
/// assert!(error.to_string().starts_with(r#"found the aspect "found", expected entity, period, "#));
/// # Ok::<(), cn_budget::fact::MeaningError>(())
/// ```
impl FromStr for Aspects {
    type Err = MeaningError;

    fn from_str(text: &str) -> Result<Self, MeaningError> {
        let mut said = Self::NONE;
        for part in text.split(';').filter(|_| !text.is_empty()) {
            let Some((aspect, value)) = part.split_once('=') else {
                return Err(MeaningError::new("", part, &["aspect=value"]));
            };
            // Of two values of an aspect the later one is meant: purpose=procurement;purpose=services.
            match aspect {
                "entity" => said.entity = Some(one_of::<Entity>("entity", value)?),
                "period" => said.period = Some(one_of::<Period>("period", value)?),
                "phase" => said.phase = Some(one_of::<Phase>("phase", value)?),
                "flow" if value == "total" => said.extent = Some(Extent::WithCarried),
                "flow" if value == "part" => said.extent = Some(Extent::Part),
                "flow" => said.flow = Some(together(said.flow, one_of::<Flow>("flow", value)?)?),
                "fund" => said.fund = Some(one_of::<Fund>("fund", value)?),
                "nature" => said.nature = Some(one_of::<Nature>("nature", value)?),
                "purpose" => said.purpose = Some(one_of::<Purpose>("purpose", value)?),
                "axis" => said.axis = Some(one_of::<Axis>("axis", value)?),
                "key" => said.key = Some(one_of::<Key>("key", value)?),
                "measure" => said.figure = Some(one_of::<Figure>("measure", value)?),
                "role" if value == "year_total" => {
                    (said.role, said.extent) = (Some(Role::Total), Some(Extent::OfYear));
                }
                "role" => said.role = Some(one_of::<Role>("role", value)?),
                _ => return Err(MeaningError::new("aspect", aspect, &NAMES)),
            }
        }
        Ok(said)
    }
}

/// The value of an aspect that this is.
fn one_of<T: FromStr + VariantNames>(aspect: &'static str, value: &str) -> Result<T, MeaningError> {
    value.parse().map_err(|_| MeaningError::new(aspect, value, T::VARIANTS))
}

/// Revenue and expenditure together are both sides; no other two flows stand together.
fn together(flow: Option<Flow>, further: Flow) -> Result<Flow, MeaningError> {
    match (flow, further) {
        (None, flow) => Ok(flow),
        (Some(flow), further) if flow == further => Ok(flow),
        (Some(Flow::Revenue), Flow::Expenditure) | (Some(Flow::Expenditure), Flow::Revenue) => Ok(Flow::Both),
        (Some(flow), further) => {
            let found = format!("{flow};{further}");
            Err(MeaningError::new("flow", &found, &["one flow", "revenue;expenditure"]))
        }
    }
}

/// What is wrong with the meaning of a word: what was found, and what was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeaningError {
    /// What is wrong; empty where the whole is.
    what: &'static str,
    found: String,
    expected: &'static [&'static str],
}

impl MeaningError {
    fn new(what: &'static str, found: &str, expected: &'static [&'static str]) -> Self {
        Self { what, found: found.to_owned(), expected }
    }

    /// What is wrong, in a language.
    pub fn message(&self, language: Language) -> String {
        let Self { what, found, expected } = self;
        let (last, others) = expected.split_last().unwrap_or((&"", &[]));
        match language {
            Language::Zh => {
                format!("{what} 为“{found}”，应为 {}", expected.join("、")).trim_start().to_owned()
            }
            Language::En => {
                let the = if what.is_empty() { "" } else { "the " };
                let space = if what.is_empty() { "" } else { " " };
                let or = if others.is_empty() { "" } else { " or " };
                format!("found {the}{what}{space}{found:?}, expected {}{or}{last}", others.join(", "))
            }
        }
    }
}

impl fmt::Display for MeaningError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Language::En))
    }
}

impl core::error::Error for MeaningError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_meaning_says_and_what_is_wrong_with_it() {
        for (meaning, expected) in [
            ("", Ok(Aspects::NONE)),
            ("fund=fiscal;fund=general", Ok(Aspects { fund: Some(Fund::General), ..Aspects::NONE })),
            ("flow=revenue;flow=expenditure", Ok(Aspects { flow: Some(Flow::Both), ..Aspects::NONE })),
            (
                "flow=total;flow=revenue",
                Ok(Aspects { flow: Some(Flow::Revenue), extent: Some(Extent::WithCarried), ..Aspects::NONE }),
            ),
            (
                "flow=revenue;flow=part",
                Ok(Aspects { flow: Some(Flow::Revenue), extent: Some(Extent::Part), ..Aspects::NONE }),
            ),
            (
                "role=year_total",
                Ok(Aspects { role: Some(Role::Total), extent: Some(Extent::OfYear), ..Aspects::NONE }),
            ),
            (
                "measure=rate;key=code",
                Ok(Aspects { figure: Some(Figure::Rate), key: Some(Key::Code), ..Aspects::NONE }),
            ),
            ("fund", Err("found \"fund\", expected aspect=value")),
            ("fund=general;", Err("found \"\", expected aspect=value")),
            (
                "phase=final",
                Err(
                    "found the phase \"final\", expected budget, initial, adjusted, full_year, executed or account",
                ),
            ),
            (
                "flow=revenue;flow=carried_in",
                Err("found the flow \"revenue;carried_in\", expected one flow or revenue;expenditure"),
            ),
            (
                "money=general",
                Err(
                    "found the aspect \"money\", expected entity, period, phase, flow, fund, nature, purpose, axis, key, measure or role",
                ),
            ),
        ] {
            let read = meaning.parse::<Aspects>().map_err(|error| error.to_string());
            assert_eq!(read, expected.map_err(str::to_owned), "{meaning}");
        }
    }
}
