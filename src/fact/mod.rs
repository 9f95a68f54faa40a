//! Facts of the text beside the tables: what is said of an amount, a change, a rate, and where (文字说明).

mod aspect;
mod balance_total;
mod carried_over;
mod cells;
mod choices;
mod clause_amounts;
mod closed_list;
mod column_sums;
mod counted_sum;
mod formula;
#[rustfmt::skip]
mod generated;
mod heading;
mod kind;
mod lexicon;
mod measure;
mod narrative;
mod path;
mod scan;
mod sections;
mod sentence;
mod sheet;
mod text_fact;
mod title;
mod topic;
mod unit_price;
mod word;
mod words;

pub use aspect::{
    Aspects, Axis, Entity, Extent, Figure, Flow, Fund, Key, Nature, Period, Phase, Purpose, Role,
};
pub(crate) use balance_total::BalanceTotal;
pub(crate) use carried_over::CarriedOver;
pub(crate) use cells::{Fit, Question};
pub use cells::{OfCode, TableFact};
pub(crate) use closed_list::ClosedList;
pub(crate) use counted_sum::CountedSum;
pub(crate) use heading::names_average;
pub use heading::{ColumnReading, TitleReading};
#[cfg(feature = "csv")]
pub use lexicon::LexiconLoadError;
pub use lexicon::{Lexicon, LexiconError, MeaningError, Phrase, Word};
pub use measure::{Direction, Doubt, FactFigure, Measure, Standing};
pub use narrative::CountSum;
pub(crate) use narrative::Narrative;
pub use path::{FunctionPath, PathStep};
pub(crate) use sentence::names_money;
pub use sheet::SheetReading;
pub(crate) use sheet::SheetReadings;
pub use text_fact::Fact;
pub use topic::{Scope, Topic};
pub(crate) use unit_price::UnitPrice;
