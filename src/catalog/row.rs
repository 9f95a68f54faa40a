//! The rows of the generated tables.

use crate::value::{EconomicCode, FunctionalCode, GovernmentEconomicCode, RevenueCode, UnitType};

/// The confidence of a row that was read in a source.
pub(super) const A: u8 = u8::MAX;

/// The confidence of a row that was read in a list of an old edition, and is believed of no later one.
pub(super) const O: u8 = 0;

/// What a name is among the names of its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// One of the names that follow each other.
    Line,
    /// As [`Place::Line`], but which name follows which is not settled.
    Unsettled,
    /// Read in a source, and wrong there.
    Error,
    /// A shorter writing of the name.
    Short,
    /// One of the names that follow each other, of the editions before the reform alone: up to `last-listed` of `data/catalog/editions.csv`.
    Old,
}

/// One name of one code. Rows are sorted by code, the names of a code by time, wrong and short ones last.
#[derive(Debug)]
pub(super) struct Row {
    /// [`Code::index`](crate::value::Code::index).
    pub(super) index: u32,
    /// [`Code::number`](crate::value::Code::number).
    pub(super) number: u32,
    pub(super) name: &'static str,
    /// [`A`], [`O`] or whole percent.
    pub(super) confidence: u8,
    pub(super) place: Place,
    /// The years of the sources; of a name of an old list, about the year of the list; 0 if there are none.
    pub(super) first: u16,
    pub(super) last: u16,
    /// The first year of this name after a renaming, 0 if not known.
    pub(super) from: u16,
    /// Into `generated::LISTS`.
    pub(super) sources: u16,
    /// Into `generated::NOTES`, 0 for none.
    pub(super) note: u16,
}

macro_rules! row {
    ($name:ident, $code:ident) => {
        /// A row of a generated table: code, name, confidence, years seen, first year, place, sources, note.
        #[expect(clippy::too_many_arguments, reason = "one per column of the table")]
        #[expect(clippy::cast_possible_truncation, reason = "an index is below one million")]
        pub(super) const fn $name(
            number: u32,
            name: &'static str,
            confidence: u8,
            first: u16,
            last: u16,
            from: u16,
            place: Place,
            sources: u16,
            note: u16,
        ) -> Row {
            let index = $code::constant(number).index() as u32;
            Row { index, number, name, confidence, place, first, last, from, sources, note }
        }
    };
}

row!(functional, FunctionalCode);
row!(department, EconomicCode);
row!(government, GovernmentEconomicCode);
row!(revenue, RevenueCode);

/// Why two names of one code differ.
///
/// ```
/// use cn_budget::catalog::RenameKind;
///
/// assert_eq!("source-error".parse(), Ok(RenameKind::SourceError));
/// ```
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
#[non_exhaustive]
pub enum RenameKind {
    /// The same thing under a new name.
    #[doc(alias = "更名")]
    Renamed,
    /// Another thing under the old code.
    #[doc(alias = "编码重用")]
    Reused,
    /// The old name was read in a source that is wrong there.
    SourceError,
    /// The old name is a shorter writing of the new one.
    #[doc(alias = "简称")]
    Abbreviation,
    /// Both names were read, and it is not settled which is right.
    Unsettled,
}

crate::serde_string!(RenameKind);

/// What a notice did to a code.
///
/// ```
/// use cn_budget::catalog::ChangeKind;
///
/// assert_eq!("added".parse(), Ok(ChangeKind::Added));
/// ```
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum ChangeKind {
    /// The year is the first of the code.
    #[doc(alias = "增设")]
    Added,
    /// The year is the last of the code.
    #[doc(alias = "取消")]
    Ended,
}

crate::serde_string!(ChangeKind);

/// A code that a notice added or ended.
#[derive(Debug)]
pub(super) struct ChangeRow {
    pub(super) number: u32,
    pub(super) kind: ChangeKind,
    pub(super) year: u16,
    /// Into `generated::LISTS`.
    pub(super) sources: u16,
    /// Into `generated::NOTES`, 0 for none.
    pub(super) note: u16,
}

/// A row of the generated list of changes.
pub(super) const fn change(number: u32, kind: ChangeKind, year: u16, sources: u16, note: u16) -> ChangeRow {
    ChangeRow { number, kind, year, sources, note }
}

/// A difference between two names of one code.
#[derive(Debug)]
pub(super) struct RenameRow {
    pub(super) number: u32,
    pub(super) old: &'static str,
    pub(super) new: &'static str,
    pub(super) first_year: u16,
    pub(super) kind: RenameKind,
    pub(super) attested: bool,
    /// Into `generated::NOTES`, 0 for none.
    pub(super) note: u16,
}

/// A row of the generated list of renamings.
pub(super) const fn rename(
    number: u32,
    old: &'static str,
    new: &'static str,
    first_year: u16,
    kind: RenameKind,
    attested: bool,
    note: u16,
) -> RenameRow {
    RenameRow { number, old, new, first_year, kind, attested, note }
}

/// A department economic code and the government one that it becomes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct CorrespondenceRow {
    pub(super) department: EconomicCode,
    pub(super) unit_type: UnitType,
    pub(super) government: GovernmentEconomicCode,
    /// [`A`] or whole percent.
    pub(super) confidence: u8,
    /// Into `generated::LISTS`.
    pub(super) sources: u16,
    /// Into `generated::NOTES`, 0 for none.
    pub(super) note: u16,
}

/// A row of the generated table.
pub(super) const fn correspondence(
    department: u32,
    unit_type: UnitType,
    government: u32,
    confidence: u8,
    sources: u16,
    note: u16,
) -> CorrespondenceRow {
    CorrespondenceRow {
        department: EconomicCode::constant(department),
        unit_type,
        government: GovernmentEconomicCode::constant(government),
        confidence,
        sources,
        note,
    }
}
