//! The identities (勾稽关系), one row each: those within a table and those across tables. What is said of an identity
//! stands here and nowhere else; which cells it ties is computed by [`crate::table`] and [`crate::identity`].

/// What is known of an identity: the rule that reports its breach, and the sentence that it is.
#[doc(alias = "勾稽关系")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub struct IdentityKind {
    /// The code of the rule that reports a breach.
    pub rule: &'static str,
    /// The identity as an accountant writes it.
    pub zh: &'static str,
    /// The identity in plain English.
    pub en: &'static str,
    /// Whether a document that breaks it is certainly wrong.
    pub certain: bool,
    /// Whether it says "equals"; the others say "at most".
    pub equation: bool,
}

impl IdentityKind {
    /// An identity of a rule outside this crate, which a sound document cannot break: see
    /// [`Rule::identities`](crate::check::Rule::identities).
    ///
    /// ```
    /// use cn_budget::table::{IdentityKind, Relation};
    ///
    /// const SHARE: IdentityKind = IdentityKind::new("OWN002", "合计 = 上半年 + 下半年", "a year is its two halves");
    /// assert!(Relation::Own(&SHARE).is_certain());
    /// ```
    pub const fn new(rule: &'static str, zh: &'static str, en: &'static str) -> Self {
        Self { rule, zh, en, certain: true, equation: true }
    }

    /// The same, where the whole is at most its parts, and need not be all of them.
    #[must_use]
    pub const fn at_most(self) -> Self {
        Self { equation: false, ..self }
    }

    /// The same, where a sound document may break it: a breach is a hint, and no ground for a suspect.
    #[must_use]
    pub const fn uncertain(self) -> Self {
        Self { certain: false, ..self }
    }
}

/// Makes an enum of identities from their table.
macro_rules! identities {
    ($(#[$meta:meta])* $name:ident {
        $($(#[$row_meta:meta])* $kind:ident: $rule:literal, $certain:ident, $equation:ident, $zh:literal, $en:literal;)+
    }) => {
        $(#[$meta])*
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
        pub enum $name {
            $($(#[$row_meta])* $kind,)+
        }

        impl $name {
            /// What is known of it.
            pub const fn kind(self) -> &'static IdentityKind {
                match self {
                    $(Self::$kind => &IdentityKind {
                        rule: $rule,
                        zh: $zh,
                        en: $en,
                        certain: identities!(@certain $certain),
                        equation: identities!(@equation $equation),
                    },)+
                }
            }

            /// The identity as an accountant writes it.
            pub const fn chinese(self) -> &'static str {
                self.kind().zh
            }
        }
    };
    (@certain certain) => { true };
    (@certain uncertain) => { false };
    (@equation equal) => { true };
    (@equation at_most) => { false };
}

#[rustfmt::skip] // A table: one identity, one row.
identities! {
    /// What ties the rows and columns of a table: the identities that [`Table`](crate::Table) computes or verifies.
    ///
    /// ```
    /// use cn_budget::table::RelationKind;
    ///
    /// assert_eq!(RelationKind::ItemsOfSection.chinese(), "款 = Σ项");
    /// assert_eq!(RelationKind::ItemsOfSection.to_string(), "items_of_section");
    /// ```
    #[doc(alias = "表内勾稽关系")]
    RelationKind {
        /// 合计 = Σ类, in a column.
        ClassesOfTotal: "SUM003", certain, equal, "合计 = Σ类", "a total is the sum of its classes";
        /// 类 = Σ款, in a column.
        SectionsOfClass: "SUM001", certain, equal, "类 = Σ款", "a class is the sum of its sections";
        /// 款 = Σ项, in a column.
        ItemsOfSection: "SUM002", certain, equal, "款 = Σ项", "a section is the sum of its items";
        /// 人员经费合计 = 301 + 303, 公用经费合计 = Σ the other classes.
        ClassesOfBasicPart: "SUM012", certain, equal, "人员经费合计 = 301 + 303，公用经费合计 = Σ其他各类", "人员经费合计 is 301 + 303, 公用经费合计 the sum of the other classes";
        /// 本年收入合计 and 本年支出合计 = Σ the lines above.
        LinesOfYear: "SUM005", certain, equal, "本年合计 = Σ各行", "the year's sum is the sum of its lines";
        /// 收入总计 and 支出总计 = this year's sum and the lines after it.
        LinesOfTotal: "SUM006", certain, equal, "总计 = 本年合计 + 其他各行", "the grand total is the year's sum and the lines after it";
        /// A line of fiscal appropriations = its three budgets.
        BudgetsOfLine: "SUM013", certain, equal, "财政拨款 = Σ各本预算", "fiscal appropriations are the sum of their budgets";
        /// 收入总计 = 支出总计.
        TwoSides: "SUM007", certain, equal, "收入总计 = 支出总计", "total revenue equals total expenditure";
        /// “三公” = 因公出国（境）+ 公务用车 + 公务接待.
        ThreePublic: "SUM008", certain, equal, "“三公”经费 = 因公出国（境） + 公务用车 + 公务接待", "the 三公 expenses are the sum of travel abroad, vehicles and receptions";
        /// 公务用车 = 购置 + 运行维护.
        Vehicles: "SUM009", certain, equal, "公务用车 = 购置 + 运行维护", "vehicle expenses are the sum of purchase and operation";
        /// 合计 = Σ部门 or Σ单位.
        UnitsOfTotal: "SUM010", certain, equal, "合计 = Σ单位", "a total is the sum of its units";
        /// 单位 = Σ项目, or 人员经费 + 公用经费.
        LinesOfUnit: "SUM011", certain, equal, "单位 = Σ项目，或人员经费 + 公用经费", "a unit is the sum of its projects, or of personnel and operating expense";
        /// The identity of the columns, in a row: 合计 = 基本支出 + 项目支出 + …
        Columns: "SUM004", certain, equal, "合计 = Σ各栏", "the column of the sum equals the columns that it sums";
        /// What the form declares of its columns, in a row: 3=1+2.
        Declared: "SUM004", certain, equal, "栏次所列算式", "the formula that the form declares of its columns";
        /// 上年数 + 增减额 = 本年数, in a row.
        Change: "SUM014", certain, equal, "上年数 + 增减额 = 本年数", "the year before and the change make this year";
        /// 年初结转和结余 + 本年收入 = 本年支出 + 年末结转和结余, in a row.
        CarryOver: "SUM014", certain, equal, "年初结转和结余 + 本年收入 = 本年支出 + 年末结转和结余", "what was carried in and received equals what was spent and carried over";
    }
}

impl RelationKind {
    /// Whether it ties the columns of one row, so that rows that are missing do not matter.
    pub(crate) const fn is_of_row(self) -> bool {
        matches!(self, Self::Columns | Self::Declared | Self::Change | Self::CarryOver)
    }
}

// The uncertain ones: the functional codes of social charges and their economic codes may differ in a sound document (a
// charge may be paid from a project, or stand under another code), and what counts as 公用经费 or as 行政经费 is drawn
// differently from place to place.
#[rustfmt::skip]
identities! {
    /// What ties the tables of a document to each other (表间勾稽关系).
    ///
    /// ```
    /// use cn_budget::table::CrossRelation;
    ///
    /// assert!(CrossRelation::RevenueByCode.is_certain());
    /// assert!(!CrossRelation::HousingFund.is_certain(), "part of it may stand under another code");
    /// ```
    #[doc(alias = "表间勾稽关系")]
    CrossRelation {
        /// A class in the balance = basic, project and business expenditure of that class in the expenditure table.
        BalanceByClass: "XTB001", certain, equal, "收支总表各类 = 支出总表各类", "a class in the balance equals the class in the expenditure table";
        /// 支出总计 of the balance = 合计 of the expenditure table, and 收入总计 = 合计 of the revenue table.
        BalanceTotals: "XTB002", certain, equal, "收支总表总计 = 收入总表合计 = 支出总表合计", "the totals of the balance equal those of the revenue and the expenditure table";
        /// The lines below this year's expenditure = the columns of the expenditure table.
        BalanceFurther: "XTB003", certain, equal, "收支总表各行 = 支出总表各栏", "the lines below the year's expenditure equal the columns of the expenditure table";
        /// The fiscal appropriations of the balance = this year's revenue in the balance of fiscal appropriations.
        BalanceAppropriation: "XTB004", certain, equal, "收支总表预算拨款 = 财政拨款收支总表本年收入", "the fiscal appropriations of the balance equal the year's revenue in the balance of fiscal appropriations";
        /// A code's revenue = its expenditure.
        RevenueByCode: "XTB005", certain, equal, "收入总表 = 支出总表，逐科目", "the revenue of each code equals its expenditure";
        /// A class in the balance of fiscal appropriations = the class in the three tables by fund.
        FiscalByClass: "XTB006", certain, equal, "财政拨款收支总表各类 = 三本预算支出表各类", "a class in the balance of fiscal appropriations equals the class in the tables by fund";
        /// A fund in the balance of fiscal appropriations = the total of that fund's table.
        FiscalByFund: "XTB007", certain, equal, "财政拨款收支总表各预算 = 该预算支出表合计", "each budget in the balance of fiscal appropriations equals the total of its table";
        /// Basic expenditure of the general public budget: by function = by economic code = by unit.
        BasicTotals: "XTB008", certain, equal, "基本支出：按功能 = 按经济分类 = 按单位", "basic expenditure is the same by function, by economic code and by unit";
        /// Project expenditure of the general public budget: by function = by economic code.
        ProjectTotals: "XTB009", certain, equal, "项目支出：按功能 = 按经济分类", "project expenditure is the same by function and by economic code";
        /// Basic expenditure, and all other expenditure: by function = by unit.
        UnitTotals: "XTB010", certain, equal, "支出总表 = 分单位支出表", "the expenditure table equals the tables by unit";
        /// A row of the 三公 table = its codes in the two economic tables.
        ThreePublic: "XTB011", certain, equal, "“三公”经费表 = 经济分类科目", "each row of the 三公 table equals its economic codes";
        /// 行政经费 ≤ Σ its listed codes in the two economic tables.
        AgencyOperating: "XTB012", uncertain, at_most, "行政经费 ≤ Σ所列经济分类科目", "行政经费 is at most the sum of the economic codes that define it";
        /// 住房公积金: 2210201 = 30113.
        HousingFund: "XTB013", uncertain, equal, "2210201 = 30113", "housing fund: 2210201 equals 30113";
        /// 基本养老保险: 2080505 = 30108.
        BasicPension: "XTB014", uncertain, equal, "2080505 = 30108", "basic pension: 2080505 equals 30108";
        /// 职业年金: 2080506 = 30109.
        OccupationalPension: "XTB015", uncertain, equal, "2080506 = 30109", "occupational pension: 2080506 equals 30109";
        /// 行政事业单位医疗: 21011 = 30110 + 30111, in some provinces + 30112.
        MedicalInsurance: "XTB016", uncertain, equal, "21011 = 30110 + 30111（+ 30112）", "medical insurance: 21011 equals 30110 + 30111 (+ 30112)";
        /// Σ公用经费 by unit = 302 + 310 in the basic expenditure by economic code.
        OperatingExpense: "XTB017", uncertain, equal, "公用经费 = 302 + 310", "operating expense by unit equals 302 + 310";
        /// A code in the tables by fund ≤ the code in the expenditure table, and equal where the totals are.
        AppropriatedItems: "XTB018", certain, at_most, "三本预算支出表 ≤ 支出总表，逐科目；合计相等则逐科目相等", "a code in the tables by fund is at most the code in the expenditure table, and equal where the totals are";
        /// The codes of a row of the 三公 table in the basic expenditure ≤ that row, where the projects by economic code are
        /// not printed.
        ThreePublicAtLeast: "XTB019", certain, at_most, "“三公”经费表 ≥ 基本支出所列经济分类科目", "each row of the 三公 table is at least its codes in the basic expenditure";
        /// 离休费 and 退休费, 30301 + 30302 ≤ the items for retired staff, 2080501 to 2080504 and 2080599.
        RetirementPay: "XTB020", uncertain, at_most, "30301 + 30302 ≤ 离退休项级科目", "retirement pay, 30301 + 30302, is at most the items for retired staff";
    }
}

crate::serde_string!(RelationKind, CrossRelation);

impl CrossRelation {
    /// Whether a document that breaks it is certainly wrong.
    pub const fn is_certain(self) -> bool {
        self.kind().certain
    }

    /// Whether it always says "equals"; the others say "at most", [`Self::AppropriatedItems`] "equals" where the totals
    /// of both sides do: see [`TableCheck::is_equation`](crate::identity::TableCheck::is_equation).
    pub const fn is_equation(self) -> bool {
        self.kind().equation
    }
}

/// What an identity is: one within a table, one across tables, or one of a rule outside this crate.
#[doc(alias = "勾稽关系")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Relation {
    /// 表内关系: within a table.
    #[doc(alias = "表内勾稽关系")]
    Within(RelationKind),
    /// 表间关系: across tables.
    #[doc(alias = "表间勾稽关系")]
    Across(CrossRelation),
    /// 自定关系: of a rule outside this crate.
    #[doc(alias = "自定勾稽关系")]
    Own(&'static IdentityKind),
}

impl Relation {
    /// What is known of it.
    pub const fn kind(self) -> &'static IdentityKind {
        match self {
            Self::Within(kind) => kind.kind(),
            Self::Across(relation) => relation.kind(),
            Self::Own(kind) => kind,
        }
    }

    /// The code of the rule that reports a breach.
    pub const fn rule(self) -> &'static str {
        self.kind().rule
    }

    /// The identity as an accountant writes it.
    pub const fn chinese(self) -> &'static str {
        self.kind().zh
    }

    /// Whether a document that breaks it is certainly wrong.
    pub const fn is_certain(self) -> bool {
        self.kind().certain
    }

    /// Whether it always says "equals"; the others say "at most": see [`CrossRelation::is_equation`].
    pub const fn is_equation(self) -> bool {
        self.kind().equation
    }
}
