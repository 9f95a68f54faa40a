//! Values as Python takes and gives them: closed lists by their names, languages, units, years.

use std::fmt::Display;
use std::str::FromStr;

use cn_budget::strum::VariantNames;
use cn_budget::{FiscalYear, Language};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

/// The name of a value of a closed list.
pub(crate) fn name<E: Display + VariantNames>(value: E) -> &'static str {
    let name = value.to_string();
    E::VARIANTS.iter().find(|known| **known == name).copied().unwrap_or_default()
}

/// The value of a closed list that has this name.
pub(crate) fn named<E: FromStr + VariantNames>(what: &str, name: &str) -> PyResult<E> {
    let wrong = |_| {
        PyValueError::new_err(format!("{what}: found {name:?}, expected one of {}", E::VARIANTS.join(", ")))
    };
    name.parse().map_err(wrong)
}

/// The language of messages: `zh` or `en`.
pub(crate) fn language(name: &str) -> PyResult<Language> {
    named("lang", name)
}

/// A fiscal year.
pub(crate) fn year(year: u16, language: Language) -> PyResult<FiscalYear> {
    FiscalYear::new(year).map_err(|error| PyValueError::new_err(error.message(language)))
}
