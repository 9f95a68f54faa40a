//! Codes of the classifications.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use cn_budget::catalog::CatalogCode;
use cn_budget::{EconomicCode, FunctionalCode, GovernmentEconomicCode, RevenueCode};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pyclass::CompareOp;

use crate::error::{CodeError, error};
use crate::value::{language, name};

/// A code of any of the four classifications.
#[pyclass(frozen, module = "cn_budget")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Code(pub(crate) CatalogCode);

/// Does something with a code of whichever classification.
macro_rules! each_code {
    ($code:expr, $typed:ident => $body:expr) => {
        match $code {
            cn_budget::catalog::CatalogCode::Functional($typed) => $body,
            cn_budget::catalog::CatalogCode::Economic($typed) => $body,
            cn_budget::catalog::CatalogCode::GovernmentEconomic($typed) => $body,
            cn_budget::catalog::CatalogCode::Revenue($typed) => $body,
        }
    };
}

pub(crate) use each_code;

/// A code as it is given: a number, its digits, or a code.
pub(crate) fn given(code: &Bound<'_, PyAny>, lang: &str) -> PyResult<CatalogCode> {
    if let Ok(code) = code.cast::<Code>() {
        return Ok(code.get().0);
    }
    let digits = match (code.extract::<u32>(), code.extract::<String>()) {
        (Ok(number), _) => number.to_string(),
        (_, Ok(text)) => text,
        _ => {
            let found = code.get_type();
            return Err(PyTypeError::new_err(format!(
                "found {found}, expected a code, its number or its digits"
            )));
        }
    };
    let language = language(lang)?;
    digits.parse::<CatalogCode>().map_err(|wrong| error::<CodeError>(wrong.message(language)))
}

#[pymethods]
impl Code {
    #[new]
    #[pyo3(signature = (code, lang="zh"))]
    fn new(code: &Bound<'_, PyAny>, lang: &str) -> PyResult<Self> {
        given(code, lang).map(Self)
    }

    /// The number, as printed.
    #[getter]
    const fn number(&self) -> u32 {
        self.0.number()
    }

    /// functional, department_economic, government_economic or revenue.
    #[getter]
    fn classification(&self) -> &'static str {
        name(self.0.classification())
    }

    /// class, section or item.
    #[getter]
    fn level(&self) -> &'static str {
        name(self.0.level())
    }

    /// The code one level up; None for a class.
    #[getter]
    fn parent(&self) -> Option<Self> {
        self.0.parent().map(Self)
    }

    /// The codes above it, the class last.
    fn ancestors(&self) -> Vec<Self> {
        std::iter::successors(self.0.parent(), |code| code.parent()).map(Self).collect()
    }

    /// Whether a code is this one or below it.
    fn __contains__(&self, code: &Bound<'_, PyAny>) -> PyResult<bool> {
        Ok(contains(self.0, given(code, "en")?))
    }

    fn __int__(&self) -> u32 {
        self.0.number()
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        format!("Code({})", self.0)
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        hasher.finish()
    }

    fn __richcmp__(&self, other: PyRef<'_, Self>, operator: CompareOp) -> bool {
        operator.matches(key(self.0).cmp(&key(other.0)))
    }
}

/// Codes stand in the order of the tree, class by class.
fn key(code: CatalogCode) -> (u8, usize, u32) {
    let digit = code.classification().first_digit();
    (digit, each_code!(code, typed => typed.index()), code.number())
}

fn contains(code: CatalogCode, other: CatalogCode) -> bool {
    match (code, other) {
        (CatalogCode::Functional(code), CatalogCode::Functional(other)) => {
            FunctionalCode::contains(code, other)
        }
        (CatalogCode::Economic(code), CatalogCode::Economic(other)) => EconomicCode::contains(code, other),
        (CatalogCode::GovernmentEconomic(code), CatalogCode::GovernmentEconomic(other)) => {
            GovernmentEconomicCode::contains(code, other)
        }
        (CatalogCode::Revenue(code), CatalogCode::Revenue(other)) => RevenueCode::contains(code, other),
        _ => false,
    }
}
