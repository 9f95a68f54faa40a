//! The exceptions, with the texts that the command has for the same.

use cn_budget::Language;
use cn_budget::check::UnknownRule;
use cn_budget_render::words;
use pyo3::exceptions::PyException;
use pyo3::{PyErr, PyTypeInfo, create_exception};

create_exception!(
    cn_budget,
    CnBudgetError,
    PyException,
    "What cn_budget cannot do; the other exceptions are kinds of it."
);
create_exception!(
    cn_budget,
    ReadError,
    CnBudgetError,
    "A document cannot be read: where it comes from, and why not."
);
create_exception!(
    cn_budget,
    RelatedError,
    CnBudgetError,
    "A document does not fit beside the one that is checked."
);
create_exception!(
    cn_budget,
    RuleError,
    CnBudgetError,
    "A rule has no such name, or one that another rule has."
);
create_exception!(cn_budget, CodeError, CnBudgetError, "This is no code of the classifications.");
create_exception!(cn_budget, CatalogError, CnBudgetError, "A list of codes or of words cannot be read.");
create_exception!(cn_budget, BudgetError, CnBudgetError, "Lines make no budget, or sums are out of bounds.");

/// An exception of this kind.
pub(crate) fn error<E: PyTypeInfo>(message: impl Into<String>) -> PyErr {
    PyErr::new::<E, _>(message.into())
}

/// No rule has the name, in the words of the command.
pub(crate) fn unknown_rule(unknown: &UnknownRule, language: Language) -> PyErr {
    error::<RuleError>(words::unknown(["规则", "rule"], unknown.name(), unknown.nearest(), language))
}
