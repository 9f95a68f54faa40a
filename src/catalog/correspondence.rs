//! From the department economic classification to the government one.

use super::evidence::{Sources, note};
use super::generated;
use super::row::CorrespondenceRow;
use super::source::Source;
use super::standing::Standing;
use crate::value::{EconomicCode, FiscalYear, GovernmentEconomicCode, UnitType};

/// The government economic code that a department economic code becomes.
///
/// Rests on the table of the two expenditure classifications annexed to 财预〔2017〕98号, read in part: each pair says
/// whether it was read ([`Correspondence::standing`]).
///
/// ```
/// use cn_budget::{EconomicCode, UnitType, catalog::economic_correspondence};
///
/// // The annex was read as far as 50204: this pair stands there with a name cut short.
/// let pair = economic_correspondence(EconomicCode::constant(30225), UnitType::Agency).unwrap();
/// assert_eq!(pair.government().to_string(), "50204");
/// assert!(pair.standing().is_attested());
/// assert!(pair.note().unwrap().contains("breaks off"));
/// ```
#[doc(alias = "两套支出经济分类科目对照")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Correspondence {
    row: &'static CorrespondenceRow,
}

impl Correspondence {
    /// The department economic code.
    #[doc(alias = "部门预算支出经济分类")]
    pub const fn department(self) -> EconomicCode {
        self.row.department
    }

    /// The kind of unit that spends.
    #[doc(alias = "单位性质")]
    pub const fn unit_type(self) -> UnitType {
        self.row.unit_type
    }

    /// The government economic code.
    #[doc(alias = "政府预算支出经济分类")]
    pub const fn government(self) -> GovernmentEconomicCode {
        self.row.government
    }

    /// Whether the pair was read in a source.
    pub const fn standing(self) -> Standing {
        Standing::from_row(self.row.confidence)
    }

    /// The first of the sources in which the pair was read.
    pub fn source(self) -> Option<Source<'static>> {
        self.sources().next()
    }

    /// All sources in which the pair was read.
    pub fn sources(self) -> Sources<'static> {
        Sources::embedded(self.row.sources)
    }

    /// A remark in English.
    pub fn note(self) -> Option<&'static str> {
        note(self.row.note)
    }
}

/// The government economic code of a department economic section (款) in an agency or an institution.
///
/// `None` for a class, for a code that has no place in such a unit, and for one whose pair is not known.
///
/// ```
/// use cn_budget::{EconomicCode, UnitType, catalog::{Standing, economic_correspondence}};
///
/// let code = EconomicCode::constant(30201);
/// let agency = economic_correspondence(code, UnitType::Agency).unwrap();
/// assert_eq!(agency.government().number(), 50201);
/// assert_eq!(agency.standing(), Standing::Attested);
/// assert_eq!(agency.source().unwrap().id(), "iask-98map");
///
/// let institution = economic_correspondence(code, UnitType::Institution).unwrap();
/// assert_eq!(institution.government().number(), 50502);
/// assert_eq!(institution.standing(), Standing::Unverified { confidence: 90 });
/// ```
#[doc(alias = "两套支出经济分类科目对照")]
pub fn economic_correspondence(code: EconomicCode, unit_type: UnitType) -> Option<Correspondence> {
    let rows = &generated::CORRESPONDENCE;
    let at = rows.binary_search_by_key(&(code, unit_type), |row| (row.department, row.unit_type)).ok()?;
    rows.get(at).map(|row| Correspondence { row })
}

/// The government economic code of a department economic section (款) in a year: as [`economic_correspondence`], but with what
/// a code became in an earlier edition, and `None` before the first edition of the government's classification.
///
/// ```
/// use cn_budget::{EconomicCode, FiscalYear, UnitType, catalog::economic_correspondence_in_year};
///
/// let of_year = |code, year| {
///     let code = EconomicCode::constant(code);
///     let pair = economic_correspondence_in_year(code, UnitType::Agency, FiscalYear::constant(year));
///     pair.map(|pair| pair.government().number())
/// };
/// assert_eq!([2017, 2018, 2024].map(|year| of_year(30201, year)), [None, Some(50201), Some(50201)]);
/// assert_eq!([2018, 2019].map(|year| of_year(31101, year)), [Some(50802), Some(50804)]);
/// ```
#[doc(alias = "两套支出经济分类科目对照")]
pub fn economic_correspondence_in_year(
    code: EconomicCode,
    unit_type: UnitType,
    year: FiscalYear,
) -> Option<Correspondence> {
    if year.get() < generated::FIRST_GOVERNMENT {
        return None;
    }
    let of_pair = |row: &CorrespondenceRow| (row.department, row.unit_type) == (code, unit_type);
    let of_old_edition =
        generated::OLD_CORRESPONDENCE.iter().find(|(last, row)| year.get() <= *last && of_pair(row));
    match of_old_edition {
        Some((_, row)) => Some(Correspondence { row }),
        None => economic_correspondence(code, unit_type),
    }
}

/// The department economic codes that become a government economic code or one below it, in order.
///
/// ```
/// use cn_budget::{GovernmentEconomicCode, UnitType, catalog::department_codes};
///
/// let codes: Vec<_> = department_codes(GovernmentEconomicCode::constant(50204), UnitType::Agency)
///     .map(|pair| pair.department().number())
///     .collect();
/// assert_eq!(codes, [30218, 30224, 30225]);
/// let pay = department_codes(GovernmentEconomicCode::constant(501), UnitType::Agency);
/// assert_eq!(pay.count(), 12);
/// ```
#[doc(alias = "两套支出经济分类科目对照")]
pub fn department_codes(
    government: GovernmentEconomicCode,
    unit_type: UnitType,
) -> impl Iterator<Item = Correspondence> {
    generated::CORRESPONDENCE
        .iter()
        .filter(move |row| row.unit_type == unit_type && government.contains(row.government))
        .map(|row| Correspondence { row })
}
