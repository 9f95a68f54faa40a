//! Strategies for `proptest`: valid values, built through the constructors.
//!
//! ```
//! use cn_budget::strategies;
//! use proptest::prelude::*;
//!
//! proptest!(|(budget in strategies::budget())| {
//!     prop_assert!(budget.tables().is_ok());
//! });
//! ```

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;
use strum::IntoEnumIterator;

use crate::budget::{Budget, BudgetLine, Purpose};
use crate::document::{Disclosure, RowRole};
use crate::table::TableKind;
use crate::value::{
    Amount, Code, EconomicCode, FiscalYear, FunctionalCode, FundSource, GovernmentEconomicCode, Level,
    Printed, Ratio, RevenueCode, Rounding, Unit, UnitType,
};

/// Any functional code of any level.
pub fn functional_code() -> impl Strategy<Value = FunctionalCode> {
    code()
}

/// Any department economic code of any level.
pub fn economic_code() -> impl Strategy<Value = EconomicCode> {
    code()
}

/// Any government economic code of any level.
pub fn government_economic_code() -> impl Strategy<Value = GovernmentEconomicCode> {
    code()
}

/// Any revenue code of any level.
pub fn revenue_code() -> impl Strategy<Value = RevenueCode> {
    code()
}

fn code<C: Code>() -> impl Strategy<Value = C> {
    let first = u32::from(C::CLASSIFICATION.first_digit()) * 100;
    let levels: &[Level] = if C::CLASSIFICATION.deepest() == Level::Item {
        &[Level::Class, Level::Section, Level::Item]
    } else {
        &[Level::Class, Level::Section]
    };
    (select(levels), 1..100_u32, 1..100_u32, 1..100_u32).prop_filter_map(
        "a code",
        move |(level, class, section, item)| {
            let class = first + class;
            let number = match level {
                Level::Class => class,
                Level::Section => class * 100 + section,
                Level::Item => class * 10_000 + section * 100 + item,
            };
            C::try_from_number(number).ok()
        },
    )
}

/// Any amount, large and negative ones included.
pub fn amount() -> impl Strategy<Value = Amount> {
    let fen = prop_oneof![-1_000_000..1_000_000_i64, Amount::MIN.fen()..=Amount::MAX.fen()];
    fen.prop_filter_map("an amount", |fen| Amount::from_fen(fen).ok())
}

/// Any unit that figures are printed in.
pub fn unit() -> impl Strategy<Value = Unit> {
    select(Unit::iter().collect::<Vec<_>>())
}

/// Any printed figure, in any unit, with up to ten decimals.
pub fn printed() -> impl Strategy<Value = Printed> {
    (-1_000_000_000_000..1_000_000_000_000_i64, 0..=Printed::MAX_DECIMALS, unit())
        .prop_filter_map("a figure", |(digits, decimals, unit)| {
            Printed::new(Decimal::new(digits, decimals), unit).ok()
        })
}

/// Any printed ratio.
pub fn ratio() -> impl Strategy<Value = Ratio> {
    (-1_000_000_000..1_000_000_000_i64, 0..=Ratio::MAX_DECIMALS)
        .prop_filter_map("a ratio", |(digits, decimals)| Ratio::new(Decimal::new(digits, decimals)).ok())
}

/// A line of a budget, of one of a few units and codes, so that lines share them. The amount is zero or at least
/// 50 yuan, so that it does not vanish when it is printed in 万元 with two decimals.
pub fn budget_line() -> impl Strategy<Value = BudgetLine> {
    let functional = (select(&[201_u32, 205, 208, 210, 213, 221, 229, 232][..]), 1..4_u32, 1..4_u32);
    let economic = prop_oneof![
        3 => (select(&[301_u32, 302, 303, 310][..]), 1..8_u32),
        1 => select(&[(302, 12), (302, 17), (302, 31), (310, 13), (309, 13)][..]),
    ];
    let purpose = prop_oneof![
        3 => Just(Purpose::Personnel),
        3 => Just(Purpose::Operating),
        3 => select(&["政务云租用", "热线话务外包", "网络运行维护"][..]).prop_map(|name| Purpose::Project(name.to_owned())),
        1 => Just(Purpose::Business),
        1 => Just(Purpose::SubsidyToAffiliates),
        1 => Just(Purpose::RemittanceToSuperior),
        1 => Just(Purpose::CarryOver),
    ];
    let source = prop_oneof![
        2 => Just(FundSource::General),
        1 => select(FundSource::iter().collect::<Vec<_>>()),
    ];
    let fen = prop_oneof![1 => Just(0_i64), 9 => 5_000..100_000_000_000_i64];
    let unit = select(
        &[("局本级", UnitType::Agency), ("信息中心", UnitType::Institution), ("执法支队", UnitType::Agency)]
            [..],
    );
    (functional, economic, purpose, source, fen, unit).prop_filter_map(
        "a line",
        |(
            (class, section, item),
            (economic_class, economic_section),
            purpose,
            source,
            fen,
            (unit, unit_type),
        )| {
            let appropriated = source.appropriation().is_some();
            let payable = !appropriated || purpose.kind().may_be_appropriated();
            Some(BudgetLine {
                unit: unit.to_owned(),
                unit_type,
                purpose: if payable { purpose } else { Purpose::Operating },
                functional: FunctionalCode::new(class * 10_000 + section * 100 + item).ok()?,
                economic: EconomicCode::new(economic_class * 100 + economic_section).ok()?,
                government: None,
                source,
                amount: Amount::from_fen(fen).ok()?,
            })
        },
    )
}

/// A budget of up to forty lines.
pub fn budget() -> impl Strategy<Value = Budget> {
    vec(budget_line(), 0..40).prop_filter_map("a budget", |lines| {
        Budget::new("政务服务局", FiscalYear::constant(2023), lines).ok()
    })
}

/// A document that prints a budget in 万元 with two decimals, columns of words (绩效目标, 备注) beside its projects.
#[doc(alias = "绩效目标")]
pub fn document_with_texts() -> impl Strategy<Value = Disclosure> {
    let text = "完成[一二三四五六七八九十]{1,3}项任务[，；、][覆盖面率满意度]{2,40}达到[1-9][0-9]%[。以上]?";
    let texts = (prop::option::weighted(0.8, text), prop::option::weighted(0.3, text));
    (budget(), vec(texts, 1..8)).prop_filter_map("a document", |(budget, texts)| {
        let mut document = budget.print(Unit::TenThousandYuan, 2, Rounding::HalfUp).ok()?;
        let mut texts = texts.into_iter().cycle();
        let projects =
            document.sheets.iter_mut().filter(|sheet| sheet.kind == Some(TableKind::ProjectByUnit));
        for sheet in projects {
            sheet.text_headers = vec!["绩效目标".to_owned(), "备注".to_owned()];
            for row in sheet.rows.iter_mut().filter(|row| row.role == RowRole::Project) {
                if let Some((target, note)) =
                    texts.next().filter(|(target, note)| target.is_some() || note.is_some())
                {
                    row.texts = vec![target.unwrap_or_default(), note.unwrap_or_default()];
                }
            }
        }
        Some(document)
    })
}
