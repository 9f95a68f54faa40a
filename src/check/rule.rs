//! The registry of rules: one rule, one declaration.

use std::fmt::Write as _;

use super::rules::RULES;
use crate::table::{CrossRelation, Relation, RelationKind};

/// How grave a finding is (问题等级).
///
/// ```
/// use cn_budget::Severity;
///
/// assert!(Severity::Error > Severity::Warning);
/// assert_eq!(Severity::Rounding.to_string(), "rounding");
/// ```
#[doc(alias = "问题等级")]
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
pub enum Severity {
    /// 尾数误差: a difference that rounding explains. Counted always, shown on request.
    #[doc(alias = "尾数误差")]
    Rounding,
    /// 提示: probably wrong, or legitimate only with an explanation.
    #[doc(alias = "提示")]
    Warning,
    /// 错误: cannot be true.
    #[doc(alias = "错误")]
    Error,
}

impl Severity {
    /// The Chinese name.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Rounding => "尾数误差",
            Self::Warning => "提示",
            Self::Error => "错误",
        }
    }
}

crate::serde_string!(Severity);

/// A rule: what is checked, how grave a breach is, and what it rests on (审核规则).
///
/// ```
/// use cn_budget::Rule;
///
/// let rule = Rule::find("SUM001").unwrap();
/// assert_eq!(rule.name(), "section-sum-mismatch");
/// assert!(std::ptr::eq(rule, Rule::find("section-sum-mismatch").unwrap()));
/// assert!(Rule::all().iter().is_sorted_by_key(|rule| rule.code()));
/// ```
#[doc(alias = "审核规则")]
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    code: &'static str,
    name: &'static str,
    severity: Severity,
    since: &'static str,
    chinese: &'static str,
    docs: &'static str,
}

impl Rule {
    pub(super) const fn new(
        code: &'static str,
        name: &'static str,
        severity: Severity,
        since: &'static str,
        chinese: &'static str,
        docs: &'static str,
    ) -> Self {
        Self { code, name, severity, since, chinese, docs }
    }

    /// Every rule, by code.
    pub const fn all() -> &'static [Self] {
        RULES
    }

    /// The rule of this code or name.
    pub fn find(code_or_name: &str) -> Option<&'static Self> {
        RULES.iter().find(|rule| rule.code == code_or_name || rule.name == code_or_name)
    }

    /// The permanent code: `SUM001`.
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// The name of the bad pattern: `section-sum-mismatch`.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// How grave a breach is.
    pub const fn severity(&self) -> Severity {
        self.severity
    }

    /// The release that brought the rule.
    pub const fn since(&self) -> &'static str {
        self.since
    }

    /// What is checked, in a line, as an accountant writes it.
    pub const fn chinese(&self) -> &'static str {
        self.chinese
    }

    /// What it checks, why it matters, an example, what it cannot know, references: in Markdown.
    pub const fn docs(&self) -> &'static str {
        self.docs
    }

    /// The reference page of all rules, in Markdown.
    pub fn reference() -> String {
        let mut page =
            "# Rules\n\nGenerated from the registry by `cnbudget rules --markdown`; do not edit.\n\n"
                .to_owned();
        page.push_str("| code | name | level | since | checks |\n|---|---|---|---|---|\n");
        // Writing to a string cannot fail.
        for rule in Self::all() {
            let (code, severity, since) = (rule.code, rule.severity, rule.since);
            let anchor = format!("{}-{}", code.to_lowercase(), rule.name);
            let _ = writeln!(
                page,
                "| [{code}](#{anchor}) | {} | {severity} | {since} | {} |",
                rule.name, rule.chinese
            );
        }
        for rule in Self::all() {
            let docs = rule.docs.trim().replace("\n## ", "\n### ");
            let docs = docs.strip_prefix("## ").unwrap_or(&docs);
            let _ = write!(page, "\n## {} {}\n\n{}\n\n### {docs}\n", rule.code, rule.name, rule.chinese);
        }
        page
    }

    /// The rule that an identity belongs to.
    pub fn of(relation: Relation) -> &'static Self {
        let code = match relation {
            Relation::Within(kind) => match kind {
                RelationKind::SectionsOfClass => "SUM001",
                RelationKind::ItemsOfSection => "SUM002",
                RelationKind::ClassesOfTotal => "SUM003",
                RelationKind::Columns => "SUM004",
                RelationKind::LinesOfYear => "SUM005",
                RelationKind::LinesOfTotal => "SUM006",
                RelationKind::TwoSides => "SUM007",
                RelationKind::ThreePublic => "SUM008",
                RelationKind::Vehicles => "SUM009",
                RelationKind::UnitsOfTotal => "SUM010",
                RelationKind::LinesOfUnit => "SUM011",
                RelationKind::ClassesOfBasicPart => "SUM012",
                RelationKind::BudgetsOfLine => "SUM013",
                RelationKind::CarryOver => "SUM014",
            },
            Relation::Across(relation) => match relation {
                CrossRelation::BalanceByClass => "XTB001",
                CrossRelation::BalanceTotals => "XTB002",
                CrossRelation::BalanceFurther => "XTB003",
                CrossRelation::BalanceAppropriation => "XTB004",
                CrossRelation::RevenueByCode => "XTB005",
                CrossRelation::FiscalByClass => "XTB006",
                CrossRelation::FiscalByFund => "XTB007",
                CrossRelation::BasicTotals => "XTB008",
                CrossRelation::ProjectTotals => "XTB009",
                CrossRelation::UnitTotals => "XTB010",
                CrossRelation::ThreePublic => "XTB011",
                CrossRelation::AgencyOperating => "XTB012",
                CrossRelation::HousingFund => "XTB013",
                CrossRelation::BasicPension => "XTB014",
                CrossRelation::OccupationalPension => "XTB015",
                CrossRelation::MedicalInsurance => "XTB016",
                CrossRelation::OperatingExpense => "XTB017",
                CrossRelation::AppropriatedItems => "XTB018",
                CrossRelation::ThreePublicAtLeast => "XTB019",
                CrossRelation::RetirementPay => "XTB020",
            },
        };
        // Every code above is declared below: a test walks them all.
        Self::find(code).unwrap_or(&RULES[0])
    }
}
