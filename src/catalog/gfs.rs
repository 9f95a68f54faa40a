//! The view of the international statistics of government finance: our judgement, row by row.

use super::generated;
use super::judgement::{CofogMapping, GfsmMapping, GovernmentGfsmMapping, Judgement};
use super::scheme::Cofog;
use crate::value::{Code, EconomicCode, FiscalYear, FunctionalCode, GovernmentEconomicCode};

/// The judgement on a code, or else on the nearest code above it that was judged.
fn nearest<C: Code, T: Copy>(rows: &'static [Judgement<C, T>], code: C) -> Option<Judgement<C, T>> {
    core::iter::once(code).chain(code.ancestors()).find_map(|code| {
        let at = rows.binary_search_by_key(&code, |row| row.code).ok()?;
        rows.get(at).copied()
    })
}

/// The nearest judgement in a year. Where the code, or one above it, was another thing in the edition of the year, the
/// judgement on that counts, and today's on codes below it say nothing of the year.
fn nearest_in_year<C: Code, T: Copy>(
    rows: &'static [Judgement<C, T>],
    old_editions: &'static [(u16, Judgement<C, T>)],
    code: C,
    year: FiscalYear,
) -> Option<Judgement<C, T>> {
    let of_old_edition = core::iter::once(code)
        .chain(code.ancestors())
        .find_map(|code| old_editions.iter().find(|(last, row)| row.code == code && year.get() <= *last));
    of_old_edition.map(|(_, row)| *row).or_else(|| nearest(rows, code))
}

/// Where a functional code belongs in COFOG: the judgement of the code itself, or else of the nearest code above it.
/// `None` if no code above it is known.
///
/// Rests on the Classification of the Functions of Government (COFOG) of the United Nations, 1999; the mapping is this
/// project's.
///
/// ```
/// use cn_budget::{FunctionalCode, catalog::{CofogDivision, CofogGroup, Extent, cofog}};
///
/// // An item takes the judgement of its section.
/// let courts = cofog(FunctionalCode::constant(2040504)).unwrap();
/// assert_eq!(courts.code(), FunctionalCode::constant(20405));
/// assert_eq!(courts.target(), Some(CofogGroup::LawCourts.into()));
/// assert_eq!(courts.target().unwrap().division(), CofogDivision::PublicOrder);
/// assert_eq!(courts.extent(), Some(Extent::Whole));
///
/// // 201 holds trade and markets beside the organs of state.
/// let services = cofog(FunctionalCode::constant(201)).unwrap();
/// assert!(services.is_open());
/// assert!(services.note().starts_with("Spans two divisions"));
/// ```
#[doc(alias = "COFOG")]
#[doc(alias = "政府职能分类")]
pub fn cofog(code: FunctionalCode) -> Option<CofogMapping> {
    nearest(&generated::COFOG, code)
}

impl Cofog {
    /// Where a functional code belongs, where that is judged and not open; [`cofog`] says which of the two it is, how much of the
    /// code it holds for, and why.
    ///
    /// ```
    /// use cn_budget::{FunctionalCode, catalog::{Cofog, CofogGroup}};
    ///
    /// assert_eq!(Cofog::for_code(FunctionalCode::constant(2040504)), Some(CofogGroup::LawCourts.into()));
    /// assert_eq!(Cofog::for_code(FunctionalCode::constant(201)), None);
    /// ```
    #[doc(alias = "政府职能分类")]
    pub fn for_code(code: FunctionalCode) -> Option<Self> {
        cofog(code)?.target()
    }
}

/// Where a functional code belonged in COFOG in a year: as [`cofog`], but where the code was another thing in an old edition,
/// the judgement on what it was.
///
/// ```
/// use cn_budget::{FiscalYear, FunctionalCode, catalog::cofog_in_year};
///
/// let target = |year| {
///     let judgement = cofog_in_year(FunctionalCode::constant(20819), FiscalYear::constant(year)).unwrap();
///     judgement.target().unwrap().to_string()
/// };
/// assert_eq!(target(2012), "10.6", "廉租住房支出");
/// assert_eq!(target(2024), "10.7", "最低生活保障");
/// ```
#[doc(alias = "COFOG")]
pub fn cofog_in_year(code: FunctionalCode, year: FiscalYear) -> Option<CofogMapping> {
    nearest_in_year(&generated::COFOG, &generated::OLD_COFOG, code, year)
}

/// Every judgement on functional codes, in order.
///
/// ```
/// use cn_budget::catalog::cofog_judgements;
///
/// assert!(cofog_judgements().all(|judgement| !judgement.note().is_empty()));
/// ```
pub fn cofog_judgements() -> impl ExactSizeIterator<Item = CofogMapping> {
    generated::COFOG.iter().copied()
}

/// Where a department economic code belongs in GFSM 2014: the judgement of the code itself, or else of its class.
///
/// Rests on the Government Finance Statistics Manual 2014 of the International Monetary Fund; the mapping is this
/// project's.
///
/// ```
/// use cn_budget::{EconomicCode, catalog::{GfsmCategory, gfsm}};
///
/// let pay = gfsm(EconomicCode::constant(30101)).unwrap();
/// assert_eq!(pay.target(), Some(GfsmCategory::WagesAndSalaries));
/// // Office cost takes the judgement of its class.
/// let office = gfsm(EconomicCode::constant(30201)).unwrap();
/// assert_eq!(office.code(), EconomicCode::constant(302));
/// assert_eq!(office.target(), Some(GfsmCategory::GoodsAndServices));
/// ```
#[doc(alias = "GFSM")]
#[doc(alias = "政府财政统计")]
pub fn gfsm(code: EconomicCode) -> Option<GfsmMapping> {
    nearest(&generated::GFSM, code)
}

/// Where a department economic code belonged in GFSM 2014 in a year: as [`gfsm`], but where the code was another thing before
/// the reform of 2018, the judgement on what it was.
///
/// ```
/// use cn_budget::{EconomicCode, FiscalYear, catalog::{GfsmCategory, gfsm_in_year}};
///
/// let target = |code, year| {
///     gfsm_in_year(EconomicCode::constant(code), FiscalYear::constant(year)).and_then(|judgement| judgement.target())
/// };
/// assert_eq!(target(30311, 2017), Some(GfsmCategory::CompensationOfEmployees), "住房公积金");
/// assert_eq!(target(30311, 2018), Some(GfsmCategory::SocialAssistanceBenefits), "代缴社会保险费");
/// assert_eq!(target(304, 2017), Some(GfsmCategory::Subsidies), "对企事业单位的补贴");
/// assert_eq!(target(304, 2018), None);
/// // 311 was lending and shares before the reform, and so was all below it.
/// let judgement = gfsm_in_year(EconomicCode::constant(31101), FiscalYear::constant(2017)).unwrap();
/// assert_eq!(judgement.code(), EconomicCode::constant(311));
/// ```
#[doc(alias = "GFSM")]
pub fn gfsm_in_year(code: EconomicCode, year: FiscalYear) -> Option<GfsmMapping> {
    nearest_in_year(&generated::GFSM, &generated::OLD_GFSM, code, year)
}

/// Every judgement on department economic codes, in order.
///
/// ```
/// assert!(cn_budget::catalog::gfsm_judgements().len() > 70);
/// ```
pub fn gfsm_judgements() -> impl ExactSizeIterator<Item = GfsmMapping> {
    generated::GFSM.iter().copied()
}

/// Where a government economic code belongs in GFSM 2014: the judgement of the code itself, or else of its class.
///
/// Institutions (事业单位) are units of government in the manual's sense, so 505 and 506 are judged by what is bought and
/// not as grants.
///
/// ```
/// use cn_budget::{GovernmentEconomicCode, catalog::{GfsmCategory, government_gfsm}};
///
/// let works = government_gfsm(GovernmentEconomicCode::constant(50302)).unwrap();
/// assert_eq!(works.target(), Some(GfsmCategory::FixedAssets));
/// ```
#[doc(alias = "GFSM")]
#[doc(alias = "政府财政统计")]
pub fn government_gfsm(code: GovernmentEconomicCode) -> Option<GovernmentGfsmMapping> {
    nearest(&generated::GOVERNMENT_GFSM, code)
}

/// Every judgement on government economic codes, in order.
///
/// ```
/// assert!(cn_budget::catalog::government_gfsm_judgements().len() > 50);
/// ```
pub fn government_gfsm_judgements() -> impl ExactSizeIterator<Item = GovernmentGfsmMapping> {
    generated::GOVERNMENT_GFSM.iter().copied()
}
