//! The identities (勾稽关系) by name: those within a table and those across tables.

/// What ties the rows of a table: the names of the identities that [`Table`](crate::table::Table) computes or verifies.
///
/// ```
/// use cn_budget::table::RelationKind;
///
/// assert_eq!(RelationKind::ItemsOfSection.chinese(), "款 = Σ项");
/// assert_eq!(RelationKind::ItemsOfSection.to_string(), "items_of_section");
/// ```
#[doc(alias = "表内勾稽关系")]
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
#[strum(serialize_all = "snake_case")]
#[non_exhaustive]
pub enum RelationKind {
    /// 合计 = Σ类, in a column.
    ClassesOfTotal,
    /// 类 = Σ款, in a column.
    SectionsOfClass,
    /// 款 = Σ项, in a column.
    ItemsOfSection,
    /// 人员经费合计 = 301 + 303, 公用经费合计 = Σ the other classes.
    ClassesOfBasicPart,
    /// 本年收入合计 and 本年支出合计 = Σ the lines above.
    LinesOfYear,
    /// 收入总计 and 支出总计 = this year's sum and the lines after it.
    LinesOfTotal,
    /// A line of fiscal appropriations = its three budgets.
    BudgetsOfLine,
    /// 收入总计 = 支出总计.
    TwoSides,
    /// “三公” = 因公出国（境）+ 公务用车 + 公务接待.
    ThreePublic,
    /// 公务用车 = 购置 + 运行维护.
    Vehicles,
    /// 合计 = Σ部门 or Σ单位.
    UnitsOfTotal,
    /// 单位 = Σ项目, or 人员经费 + 公用经费.
    LinesOfUnit,
    /// The identity of the columns, in a row: 合计 = 基本支出 + 项目支出 + …
    Columns,
    /// 年初结转和结余 + 本年收入 = 本年支出 + 年末结转和结余, in a row.
    CarryOver,
}

crate::serde_string!(RelationKind, CrossRelation);

impl RelationKind {
    /// Whether it ties the columns of one row, so that rows that are missing do not matter.
    pub(crate) const fn is_of_row(self) -> bool {
        matches!(self, Self::Columns | Self::CarryOver)
    }

    /// The identity as an accountant writes it.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::ClassesOfTotal => "合计 = Σ类",
            Self::SectionsOfClass => "类 = Σ款",
            Self::ItemsOfSection => "款 = Σ项",
            Self::ClassesOfBasicPart => "人员经费合计 = 301 + 303，公用经费合计 = Σ其他各类",
            Self::LinesOfYear => "本年合计 = Σ各行",
            Self::LinesOfTotal => "总计 = 本年合计 + 其他各行",
            Self::BudgetsOfLine => "财政拨款 = Σ各本预算",
            Self::TwoSides => "收入总计 = 支出总计",
            Self::ThreePublic => "“三公”经费 = 因公出国（境） + 公务用车 + 公务接待",
            Self::Vehicles => "公务用车 = 购置 + 运行维护",
            Self::UnitsOfTotal => "合计 = Σ单位",
            Self::LinesOfUnit => "单位 = Σ项目",
            Self::Columns => "合计 = Σ各栏",
            Self::CarryOver => "年初结转和结余 + 本年收入 = 本年支出 + 年末结转和结余",
        }
    }
}

/// What ties the tables of a document to each other (表间勾稽关系).
///
/// ```
/// use cn_budget::table::CrossRelation;
///
/// assert!(CrossRelation::RevenueByCode.is_certain());
/// assert!(!CrossRelation::HousingFund.is_certain(), "part of it may stand under another code");
/// ```
#[doc(alias = "表间勾稽关系")]
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
#[strum(serialize_all = "snake_case")]
#[non_exhaustive]
pub enum CrossRelation {
    /// A class in the balance = basic, project and business expenditure of that class in the expenditure table.
    BalanceByClass,
    /// 支出总计 of the balance = 合计 of the expenditure table, and 收入总计 = 合计 of the revenue table.
    BalanceTotals,
    /// The lines below this year's expenditure = the columns of the expenditure table.
    BalanceFurther,
    /// The fiscal appropriations of the balance = this year's revenue in the balance of fiscal appropriations.
    BalanceAppropriation,
    /// A code's revenue = its expenditure.
    RevenueByCode,
    /// A class in the balance of fiscal appropriations = the class in the three tables by fund.
    FiscalByClass,
    /// A fund in the balance of fiscal appropriations = the total of that fund's table.
    FiscalByFund,
    /// Basic expenditure of the general public budget: by function = by economic code = by unit.
    BasicTotals,
    /// Project expenditure of the general public budget: by function = by economic code.
    ProjectTotals,
    /// Basic expenditure, and all other expenditure: by function = by unit.
    UnitTotals,
    /// A row of the 三公 table = its codes in the two economic tables.
    ThreePublic,
    /// 行政经费 ≤ Σ its listed codes in the two economic tables.
    AgencyOperating,
    /// 住房公积金: 2210201 = 30113.
    HousingFund,
    /// 基本养老保险: 2080505 = 30108.
    BasicPension,
    /// 职业年金: 2080506 = 30109.
    OccupationalPension,
    /// 行政事业单位医疗: 21011 = 30110 + 30111, in some provinces + 30112.
    MedicalInsurance,
    /// Σ公用经费 by unit = 302 + 310 in the basic expenditure by economic code.
    OperatingExpense,
    /// A code in the tables by fund ≤ the code in the expenditure table, and equal where the totals are.
    AppropriatedItems,
    /// The codes of a row of the 三公 table in the basic expenditure ≤ that row, where the projects by economic code are
    /// not printed.
    ThreePublicAtLeast,
    /// 离休费 and 退休费, 30301 + 30302 ≤ the items for retired staff, 2080501 to 2080504 and 2080599.
    RetirementPay,
}

impl CrossRelation {
    /// The identity as an accountant writes it.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::BalanceByClass => "收支总表各类 = 支出总表各类",
            Self::BalanceTotals => "收支总表总计 = 收入总表合计 = 支出总表合计",
            Self::BalanceFurther => "收支总表各行 = 支出总表各栏",
            Self::BalanceAppropriation => "收支总表预算拨款 = 财政拨款收支总表本年收入",
            Self::RevenueByCode => "收入总表 = 支出总表，逐科目",
            Self::FiscalByClass => "财政拨款收支总表各类 = 三本预算支出表各类",
            Self::FiscalByFund => "财政拨款收支总表各预算 = 该预算支出表合计",
            Self::BasicTotals => "基本支出：按功能 = 按经济分类 = 按单位",
            Self::ProjectTotals => "项目支出：按功能 = 按经济分类",
            Self::UnitTotals => "支出总表 = 分单位支出表",
            Self::ThreePublic => "“三公”经费表 = 经济分类科目",
            Self::AgencyOperating => "行政经费 ≤ Σ所列经济分类科目",
            Self::HousingFund => "2210201 = 30113",
            Self::BasicPension => "2080505 = 30108",
            Self::OccupationalPension => "2080506 = 30109",
            Self::MedicalInsurance => "21011 = 30110 + 30111（+ 30112）",
            Self::OperatingExpense => "公用经费 = 302 + 310",
            Self::AppropriatedItems => "三本预算支出表 ≤ 支出总表，逐科目；合计相等则逐科目相等",
            Self::ThreePublicAtLeast => "“三公”经费表 ≥ 基本支出所列经济分类科目",
            Self::RetirementPay => "30301 + 30302 ≤ 离退休项级科目",
        }
    }

    /// Whether a document that breaks it is certainly wrong. The functional codes of social charges and their
    /// economic codes may differ in a sound one (a charge may be paid from a project, or stand under another code),
    /// and what counts as 公用经费 or as 行政经费 is
    /// drawn differently from place to place.
    pub const fn is_certain(self) -> bool {
        !matches!(
            self,
            Self::HousingFund
                | Self::BasicPension
                | Self::OccupationalPension
                | Self::MedicalInsurance
                | Self::OperatingExpense
                | Self::AgencyOperating
                | Self::RetirementPay
        )
    }

    /// Whether it always says "equals"; the others say "at most", [`Self::AppropriatedItems`] "equals" where the totals
    /// of both sides do: see [`TableCheck::is_equation`](crate::identity::TableCheck::is_equation).
    pub const fn is_equation(self) -> bool {
        !matches!(
            self,
            Self::AgencyOperating | Self::AppropriatedItems | Self::ThreePublicAtLeast | Self::RetirementPay
        )
    }
}

/// What an identity is: one within a table, or one across tables.
#[doc(alias = "勾稽关系")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Relation {
    /// 表内关系: within a table.
    #[doc(alias = "表内勾稽关系")]
    Within(RelationKind),
    /// 表间关系: across tables.
    #[doc(alias = "表间勾稽关系")]
    Across(CrossRelation),
}

impl Relation {
    /// The identity as an accountant writes it.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Within(kind) => kind.chinese(),
            Self::Across(relation) => relation.chinese(),
        }
    }

    /// Whether a document that breaks it is certainly wrong.
    pub const fn is_certain(self) -> bool {
        match self {
            Self::Within(_) => true,
            Self::Across(relation) => relation.is_certain(),
        }
    }

    /// Whether it always says "equals"; the others say "at most": see [`CrossRelation::is_equation`].
    pub const fn is_equation(self) -> bool {
        match self {
            Self::Within(_) => true,
            Self::Across(relation) => relation.is_equation(),
        }
    }
}
