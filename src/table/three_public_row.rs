//! Rows of the 三公 table (“三公”经费).

use super::relation::RelationKind;
use super::row::RowKey;

/// A row of the 三公 table (财政拨款安排的行政经费及“三公”经费预算表).
///
/// ```
/// use cn_budget::table::{RowKey, ThreePublicRow};
///
/// assert_eq!(ThreePublicRow::VehiclePurchase.parent(), Some(ThreePublicRow::Vehicles));
/// assert_eq!(ThreePublicRow::Vehicles.parent(), Some(ThreePublicRow::ThreePublic));
/// ```
#[doc(alias = "三公")]
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
pub enum ThreePublicRow {
    /// 行政经费 (机关运行经费): agency operating expense, beside the 三公 and no part of them.
    #[doc(alias = "行政经费")]
    #[doc(alias = "机关运行经费")]
    #[strum(to_string = "行政经费", serialize = "机关运行经费")]
    AgencyOperating,
    /// “三公”经费: the three public expenses together.
    #[doc(alias = "“三公”经费")]
    #[strum(to_string = "“三公”经费")]
    ThreePublic,
    /// 因公出国（境）: official travel abroad.
    #[doc(alias = "因公出国（境）")]
    #[strum(
        to_string = "因公出国（境）支出",
        serialize = "因公出国（境）费",
        serialize = "因公出国（境）费用"
    )]
    Overseas,
    /// 公务用车购置及运行维护: official vehicles.
    #[doc(alias = "公务用车购置及运行维护")]
    #[strum(
        to_string = "公务用车购置及运行维护支出",
        serialize = "公务用车购置及运行费",
        serialize = "公务用车购置及运行维护费"
    )]
    Vehicles,
    /// 公务用车购置: buying official vehicles.
    #[doc(alias = "公务用车购置")]
    #[strum(to_string = "公务用车购置", serialize = "公务用车购置费", serialize = "购置费")]
    VehiclePurchase,
    /// 公务用车运行维护费: running official vehicles.
    #[doc(alias = "公务用车运行维护费")]
    #[strum(to_string = "公务用车运行维护费", serialize = "公务用车运行费", serialize = "运行费")]
    VehicleOperation,
    /// 公务接待费: official receptions.
    #[doc(alias = "公务接待费")]
    #[strum(to_string = "公务接待费支出", serialize = "公务接待费")]
    Reception,
    /// 会议费: meetings, beside the 三公 in some forms.
    #[doc(alias = "会议费")]
    #[strum(to_string = "会议费")]
    Meeting,
    /// 培训费: training, beside the 三公 in some forms.
    #[doc(alias = "培训费")]
    #[strum(to_string = "培训费")]
    Training,
    /// 合计: the 三公, meetings and training together.
    #[doc(alias = "合计")]
    #[strum(to_string = "合计")]
    Together,
}

impl RowKey for ThreePublicRow {
    fn parent(&self) -> Option<Self> {
        match self {
            Self::AgencyOperating | Self::Together => None,
            Self::ThreePublic | Self::Meeting | Self::Training => Some(Self::Together),
            Self::Overseas | Self::Vehicles | Self::Reception => Some(Self::ThreePublic),
            Self::VehiclePurchase | Self::VehicleOperation => Some(Self::Vehicles),
        }
    }

    fn relation(&self) -> RelationKind {
        match self {
            Self::Vehicles => RelationKind::Vehicles,
            Self::Together => RelationKind::LinesOfTotal,
            _ => RelationKind::ThreePublic,
        }
    }

    fn is_sum(&self) -> bool {
        matches!(self, Self::ThreePublic | Self::Together)
    }

    fn stands_alone(&self) -> bool {
        matches!(self, Self::ThreePublic | Self::Meeting | Self::Training)
    }

    fn is_of_account(&self) -> bool {
        *self == Self::Together
    }
}

crate::serde_string!(ThreePublicRow);
