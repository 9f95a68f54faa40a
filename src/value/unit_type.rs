//! What kind of budget unit (预算单位) spends.

/// Whether a budget unit is an administrative body or a public institution (单位性质).
///
/// The same purchase has another government economic code in each (501/502/503 in an agency, 505/506 in an
/// institution), and only agencies have an agency operating expense (机关运行经费).
///
/// Rests on 财预〔2017〕98号.
///
/// ```
/// use cn_budget::UnitType;
///
/// assert_eq!("机关".parse(), Ok(UnitType::Agency));
/// assert_eq!(UnitType::Institution.to_string(), "institution");
/// ```
#[doc(alias = "单位性质")]
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
#[non_exhaustive]
pub enum UnitType {
    /// 行政单位 and 参照公务员法管理的事业单位: administrative bodies, and institutions run like them.
    #[doc(alias = "机关")]
    #[doc(alias = "行政单位")]
    #[strum(to_string = "agency", serialize = "机关")]
    Agency,
    /// 事业单位: public institutions.
    #[doc(alias = "事业单位")]
    #[strum(to_string = "institution", serialize = "事业")]
    Institution,
}

impl UnitType {
    /// The short Chinese name that group headings use: 机关 or 事业.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Agency => "机关",
            Self::Institution => "事业",
        }
    }
}

crate::serde_string!(UnitType);
