//! A typed, exact model of China's public budgets: the codes, the amounts, the twelve tables of a department budget,
//! and the identities that tie them (部门预算、勾稽关系).
//!
//! Programs that build budgets get tables whose sums hold by construction. Programs that check published budgets get
//! every identity, each ending as held, held within rounding, broken, undecidable or not applicable, by arithmetic on
//! the printed digits and never by a guessed tolerance.
//!
//! ```
//! use cn_budget::{Disclosure, Outcome};
//!
//! let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/huizhou-2023");
//! let document = Disclosure::from_csv_folder(folder)?;
//! let checks = document.checks();
//! let with = |outcome| checks.iter().filter(move |check| check.verdict().outcome() == outcome);
//! assert!(with(Outcome::Broken).all(|check| !check.relation().is_certain()), "no error");
//! assert_eq!(
//!     with(Outcome::HeldWithinRounding).next().unwrap().verdict().to_string(),
//!     "9682.88 万元 printed, 9682.87 from the parts, difference 0.01, rounding allows 0.03",
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The few types
//!
//! - [`FunctionalCode`], [`EconomicCode`], [`GovernmentEconomicCode`], [`RevenueCode`]: 类/款/项 codes, one [`Code`] trait over
//!   them.
//! - [`Catalog`]: the official names of a fiscal year, each with its sources and standing.
//! - [`Amount`]: whole fen up to 10^15 yuan, exact or an error. [`Printed`]: a figure as printed, with its [`Interval`]. [`Ratio`]: a
//!   growth rate or share as printed.
//! - [`Table`]: rows keyed by a [`RowKey`](table::RowKey), columns of a [`ColumnSet`](table::ColumnSet), sums that hold. [`PrintedTable`]: the same as
//!   printed, to be audited, verified or rebuilt.
//! - [`Budget`]: built from [`BudgetLine`]s, with [`Tables`] as views. [`Disclosure`]: a document as printed, with
//!   [`PrintedTables`](identity::PrintedTables) as its typed form.
//! - [`Fact`](fact::Fact): an amount, a change or a rate that a sentence beside the tables states, of what and of when.
//! - [`Report`]: what every [`Rule`] has to say about a document, broken identities traced to the wrong figure.
//!   [`Related`](companion::Related): the same beside last year's document, the budget of a final account's year, or those of the units.
//! - [`ThreePublic`] (三公), [`AgencyOperatingDefinition`](budget::AgencyOperatingDefinition) (机关运行经费).
//!
//! # What it does and does not do
//!
//! It models, computes, verifies and writes tables down. It does not read PDF, Excel or Word (`cn-budget-read` does), does not repair what was
//! printed, and does not know the official classification of every year: "not in the catalog" is weaker than "not a
//! code".
//!
//! # Usage
//!
//! ```toml
//! [dependencies]
//! cn-budget = "0.1"
//! ```
//!
//! # Cookbook
//!
//! Is this figure wrong, or rounded?
//!
//! ```
//! use cn_budget::{Outcome, Printed, Tally};
//!
//! let mut tally = Tally::new("1686.54 万元".parse::<Printed>()?);
//! tally.add("990.27 万元".parse()?);
//! tally.add("696.26 万元".parse()?);
//! assert_eq!(tally.verdict().outcome(), Outcome::HeldWithinRounding);
//! # Ok::<(), cn_budget::value::PrintedError>(())
//! ```
//!
//! Can "下降23.56%" be true?
//!
//! ```
//! use cn_budget::{Outcome, Printed, Ratio};
//!
//! let (before, after): (Printed, Printed) = ("12667.90 万元".parse()?, "9682.88 万元".parse()?);
//! assert_eq!("-23.56%".parse::<Ratio>()?.judge_change(before, after), Outcome::Held);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A table from its lowest rows, in three lines a row: see [`Table`]. A budget from lines: see [`Budget`], and
//! `examples/from_lines.rs`. A validator: `examples/validator.rs`; rules of one's own, in one report with those of the
//! crate: [`Rule`], [`check::Checker`] and `examples/own_rule.rs`. Another year's codes: see [`Catalog`].
//!
//! # Features
//!
//! None is on by default.
//!
//! - `serde`: codes, amounts, figures and names as canonical strings; a [`Disclosure`], a [`BudgetLine`] and a report as
//!   JSON.
//! - `csv`: catalogs of other years and provinces from CSV; a [`Disclosure`] as a folder of CSV files.
//! - `schema`: a JSON Schema for a report, by `schemars`.
//! - `proptest`: the `strategies` module, which builds valid values for property tests.

pub mod budget;
pub mod bulk;
pub mod catalog;
pub mod check;
pub mod companion;
pub mod document;
pub mod fact;
pub mod identity;
mod macros;
pub mod prose;
#[cfg(feature = "csv")]
mod records;
#[cfg(feature = "proptest")]
pub mod strategies;
pub mod table;
pub mod value;
mod words;

use macros::serde_string;

pub use budget::{Budget, BudgetLine, Purpose, Tables, ThreePublic};
pub use catalog::Catalog;
pub use check::{Finding, Report, Rule, Severity};
pub use document::{Disclosure, Sheet};
pub use table::{Cell, PrintedTable, Table, TableKind};
pub use value::{
    Amount, AmountError, BudgetKind, Code, EconomicCode, FiscalYear, FunctionalCode, FundSource,
    GovernmentEconomicCode, Interval, Language, Level, Outcome, Printed, Ratio, RevenueCode, Rounding, Stage,
    Tally, Unit, UnitType, Verdict,
};

/// The crates whose types and traits the API takes and gives: [`Decimal`](rust_decimal::Decimal), and the traits that list the
/// values and names of an enum.
///
/// ```
/// use cn_budget::strum::IntoEnumIterator as _;
/// use cn_budget::{Amount, Unit, rust_decimal::Decimal};
///
/// assert_eq!(Unit::iter().count(), 5);
/// assert_eq!(Amount::from_decimal(Decimal::new(46, 1), Unit::TenThousandYuan)?, Amount::from_yuan(46_000)?);
/// # Ok::<(), cn_budget::AmountError>(())
/// ```
pub use {rust_decimal, strum};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadmeInEnglish;

#[cfg(doctest)]
#[doc = include_str!("../README.zh.md")]
struct ReadmeInChinese;
