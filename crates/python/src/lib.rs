//! The native half of the Python package `cn_budget`: the library, the readers and the renderings as classes.
//!
//! What is said to users of Python stands in `python/cn_budget`: signatures, pages and examples.
#![expect(
    clippy::needless_pass_by_value,
    clippy::trivially_copy_pass_by_ref,
    clippy::unused_self,
    reason = "what Python calls gets its arguments as PyO3 gives them"
)]
#![expect(clippy::doc_markdown, reason = "these pages are read in Python, where a backtick is no mark")]
#![expect(
    clippy::format_push_string,
    clippy::similar_names,
    reason = "a few cells of a notebook; given and giving"
)]

mod budget;
mod bulk;
mod catalog;
mod code;
mod desk;
mod document;
mod error;
mod fact;
mod finding;
mod input;
mod many;
mod report;
mod rule;
mod table;
mod value;

use pyo3::pymodule;

#[pymodule]
mod _native {
    #[pymodule_export]
    use crate::budget::{Budget, ComputedTable};
    #[pymodule_export]
    use crate::bulk::{Totals, roll_up};
    #[pymodule_export]
    use crate::catalog::{Catalog, Entry};
    #[pymodule_export]
    use crate::code::Code;
    #[pymodule_export]
    use crate::desk::Desk;
    #[pymodule_export]
    use crate::document::{Disclosure, Row, Sheet};
    #[pymodule_export]
    use crate::error::{
        BudgetError, CatalogError, CnBudgetError, CodeError, ReadError, RelatedError, RuleError,
    };
    #[pymodule_export]
    use crate::fact::Fact;
    #[pymodule_export]
    use crate::finding::{Finding, Place, Suspect};
    #[pymodule_export]
    use crate::many::{Failed, Run};
    #[pymodule_export]
    use crate::report::Report;
    #[pymodule_export]
    use crate::rule::{Breach, Rule};
    #[pymodule_export]
    use crate::table::{Table, checks, documents, facts, findings, identities};

    /// The release of the library.
    #[pymodule_export]
    const RELEASE: &str = env!("CARGO_PKG_VERSION");
}
