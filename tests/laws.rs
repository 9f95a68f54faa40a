//! The laws of the crate, as properties.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use cn_budget::{
    Amount, Cell, Disclosure, EconomicCode, FunctionalCode, GovernmentEconomicCode, Outcome, Printed,
    PrintedTable, Ratio, Report, RevenueCode, Rounding, Table, Tables, Tally, Unit,
    document::Place,
    identity::PrintedTables,
    strategies,
    table::{CodeRow, ColumnSet, EconomicColumn, ExpenditureColumn, Figures, FunctionalRow, RowKey},
};
use proptest::prelude::*;
use proptest::sample::Index;
use rust_decimal::Decimal;
use strum::IntoEnumIterator;

fn leaves() -> impl Strategy<Value = Vec<(FunctionalCode, Figures<ExpenditureColumn>)>> {
    let amounts = proptest::collection::vec(0..1_000_000_000_i64, 6);
    let row = (201..204_u32, 1..4_u32, 1..4_u32, amounts).prop_map(|(class, section, item, amounts)| {
        let code = FunctionalCode::new(class * 10_000 + section * 100 + item).unwrap();
        let columns = &ExpenditureColumn::COLUMNS[1..];
        let parts = columns.iter().copied().zip(amounts.into_iter().map(Amount::constant));
        (code, Figures::from_parts(parts).unwrap())
    });
    proptest::collection::vec(row, 1..30).prop_map(|mut rows| {
        rows.sort_by_key(|(code, _)| *code);
        rows.dedup_by_key(|(code, _)| *code);
        rows
    })
}

/// Changes one figure of a table by more than every identity over it allows, and checks that this is found.
fn a_change_is_found<K: RowKey, C: ColumnSet>(
    table: &Table<K, C, Cell>,
    pick: Index,
    up: bool,
) -> Result<(), TestCaseError> {
    let printed: PrintedTable<K, C> = table.clone().into();
    prop_assert!(printed.clone().verify().is_ok());
    let audit = printed.audit();
    let covered: Vec<_> = audit
        .checks()
        .iter()
        .flat_map(|check| check.whole().into_iter().chain(check.parts().iter().copied()))
        .collect();
    if covered.is_empty() {
        return Ok(());
    }
    let cell = *pick.get(&covered);
    let covers =
        |check: &&cn_budget::table::Check<C>| check.whole() == Some(cell) || check.parts().contains(&cell);
    let allowed =
        audit.checks().iter().filter(covers).filter_map(|check| check.verdict().allowed()).max().unwrap();

    let mut rows = table.clone().into_parts();
    let (key, figures) = &mut rows[cell.0];
    let key = key.clone();
    let figure = figures[cell.1].figure().unwrap();
    // Twice the bound, because the figure may stand at one end of it, and a step for the zeros that widen nothing.
    let delta = allowed * Decimal::TWO + figure.step() * Decimal::TWO;
    let changed = figure.value() + if up { delta } else { -delta };
    let changed = Cell::from(Printed::new(changed, figure.unit()).unwrap());
    *figures = Figures::from_cells(
        figures.iter().map(|(column, old)| if column == cell.1 { changed.clone() } else { old.clone() }),
    )
    .unwrap();

    let violations = PrintedTable::new(rows, cn_budget::table::Completeness::Complete).verify();
    let found =
        violations.is_err_and(|list| list.iter().any(|violation| violation.involves(&key.to_string())));
    prop_assert!(found, "{key} {}", cell.1);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn a_document_survives_json_and_a_folder(document in strategies::document_with_texts()) {
        let json = serde_json::to_string(&document).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Disclosure>(&json).unwrap(), &document);
        let folder = std::env::temp_dir().join(format!("cn-budget-laws-{}", std::process::id()));
        document.to_csv_folder(&folder).unwrap();
        let mut read = Disclosure::from_csv_folder(&folder).unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        // The folder knows the lines of its files.
        read.sheets.iter_mut().flat_map(|sheet| &mut sheet.rows).for_each(|row| row.place = Place::default());
        prop_assert_eq!(read, document);
    }

    /// Words change no figure: every identity ends as it does without them.
    #[test]
    fn words_are_no_figures(document in strategies::document_with_texts()) {
        let mut bare = document.clone();
        for sheet in &mut bare.sheets {
            sheet.text_headers.clear();
            sheet.rows.iter_mut().for_each(|row| row.texts.clear());
        }
        let counts = |document: &Disclosure| *Report::of(document).counts();
        prop_assert_eq!(counts(&document), counts(&bare));
        prop_assert_eq!(Tables::try_from(&document).is_ok(), Tables::try_from(&bare).is_ok());
    }
}

proptest! {
    #[test]
    fn codes_print_and_parse(
        functional in strategies::functional_code(),
        economic in strategies::economic_code(),
        government in strategies::government_economic_code(),
        revenue in strategies::revenue_code(),
    ) {
        prop_assert_eq!(functional.to_string().parse::<FunctionalCode>(), Ok(functional));
        prop_assert_eq!(economic.to_string().parse::<EconomicCode>(), Ok(economic));
        prop_assert_eq!(government.to_string().parse::<GovernmentEconomicCode>(), Ok(government));
        prop_assert_eq!(revenue.to_string().parse::<RevenueCode>(), Ok(revenue));
        prop_assert_eq!(FunctionalCode::new(functional.number()), Ok(functional));
    }

    #[test]
    fn the_order_is_the_pre_order_of_the_tree(
        a in strategies::functional_code(), b in strategies::functional_code(), up in 0..3_usize,
    ) {
        // A code that contains b, at its own level or above: what lies between the two in order, it contains too.
        let above = core::iter::once(b).chain(b.ancestors()).nth(up).unwrap_or(b.class());
        prop_assert!(above <= b && above.contains(b));
        if above < a && a < b {
            prop_assert!(above.contains(a), "{above} {a} {b}");
        }
        let between = FunctionalCode::new(above.class().number() * 100 + 1).unwrap();
        if above < between && between < b {
            prop_assert!(above.contains(between), "{above} {between} {b}");
        }
        prop_assert_eq!(a.contains(b), a == b || b.ancestors().any(|above| above == a));
    }

    #[test]
    fn amounts_print_and_parse(amount in strategies::amount(), unit in strategies::unit()) {
        prop_assert_eq!(amount.to_string().parse(), Ok(amount));
        prop_assert_eq!(Amount::from_decimal(amount.in_unit(unit), unit), Ok(amount));
        prop_assert_eq!(-(-amount), amount);
    }

    #[test]
    fn sums_are_exact_or_an_error(amounts in proptest::collection::vec(strategies::amount(), 0..20)) {
        let exact: i128 = amounts.iter().map(|amount| i128::from(amount.fen())).sum();
        match Amount::sum(amounts) {
            Ok(sum) => prop_assert_eq!(i128::from(sum.fen()), exact),
            Err(_) => prop_assert!(exact.abs() > i128::from(Amount::MAX.fen())),
        }
    }

    #[test]
    fn a_split_sums_back_to_the_whole(amount in strategies::amount(), weights in proptest::collection::vec(any::<u32>(), 1..12)) {
        if let Ok(parts) = amount.split(&weights) {
            prop_assert_eq!(Amount::sum(parts.iter().copied()), Ok(amount));
            let whole: i128 = weights.iter().map(|&weight| i128::from(weight)).sum();
            for (part, weight) in parts.iter().zip(&weights) {
                // No part is a fen or more away from its share.
                let share = i128::from(amount.fen()) * i128::from(*weight);
                prop_assert!((i128::from(part.fen()) * whole - share).abs() < whole);
            }
        } else {
            prop_assert!(weights.iter().all(|&weight| weight == 0));
        }
    }

    #[test]
    fn figures_print_and_parse(figure in strategies::printed(), ratio in strategies::ratio()) {
        prop_assert_eq!(figure.to_string().parse(), Ok(figure));
        prop_assert_eq!(Printed::parse(&figure.digits(), figure.unit()), Ok(figure));
        prop_assert_eq!(ratio.to_string().parse::<Ratio>(), Ok(ratio));
    }

    #[test]
    fn rounding_is_idempotent_and_stays_in_the_interval(
        amount in strategies::amount(), unit in strategies::unit(), decimals in 0..5_u32,
    ) {
        for rounding in Rounding::iter() {
            if let Ok(once) = Printed::round(amount, unit, decimals, rounding) {
                prop_assert_eq!(once.rounded_to(unit, decimals, rounding), Ok(once));
                if let Some(coarser) = decimals.checked_sub(1)
                    && let Ok(twice) = once.rounded_to(unit, coarser, rounding)
                {
                    prop_assert!(twice.interval().meets(once.interval()), "{once} {twice}");
                }
                prop_assert!(once.rounded_to(unit, decimals + 1, rounding).is_err(), "no precision is invented");
                prop_assert!(once.interval().contains(amount), "{} {}", amount, once);
            }
        }
    }

    #[test]
    fn an_identity_holds_within_rounding_where_its_amounts_hold(
        parts in proptest::collection::vec(5_000..1_000_000_000_i64, 1..12), unit in strategies::unit(), decimals in 2..4_u32,
    ) {
        let print = |fen| Printed::round(Amount::constant(fen), unit, decimals, Rounding::HalfUp);
        if let (Ok(whole), Ok(printed)) = (print(parts.iter().sum()), parts.iter().copied().map(print).collect::<Result<Vec<_>, _>>()) {
            let mut tally = Tally::new(whole);
            for part in printed {
                tally.add(part);
            }
            prop_assert!(tally.verdict().outcome().is_held(), "{}", tally.verdict());
        }
    }

    #[test]
    fn a_printed_rate_is_found_right(before in 1..1_000_000_000_000_i64, after in 0..1_000_000_000_000_i64) {
        let (before, after) = (Amount::constant(before), Amount::constant(after));
        let rate = Ratio::change(before, after, 2, Rounding::HalfUp);
        let print = |amount| Printed::round(amount, Unit::Yuan, 2, Rounding::HalfUp).unwrap();
        if let Ok(Some(rate)) = rate {
            prop_assert!(rate.judge_change(print(before), print(after)).is_held(), "{before} {after} {rate}");
            // Large enough to be known to a hundredth of a percent, it is not held two hundredths away.
            if before.fen() > 100_000_000 && after.fen() < 10 * before.fen() {
                let wrong = Ratio::new(rate.percent() + Decimal::new(2, 2)).unwrap();
                prop_assert_eq!(wrong.judge_change(print(before), print(after)), Outcome::Broken);
            }
        }
    }

    #[test]
    fn roll_up_ignores_row_order((rows, shuffled) in leaves().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle()))) {
        let table = |rows| Table::<FunctionalRow, _>::from_leaves(rows).unwrap();
        let (table, other) = (table(rows), table(shuffled));
        prop_assert_eq!(table.rows().len(), other.rows().len());
        for (key, figures) in table.rows() {
            prop_assert_eq!(Some(figures), other.get(*key));
        }
    }

    #[test]
    fn a_computed_table_is_a_sum_of_its_leaves(rows in leaves()) {
        let table = Table::<FunctionalRow, _>::from_leaves(rows.clone()).unwrap();
        for (key, figures) in table.rows() {
            for (column, amount) in figures.iter() {
                let below = rows.iter().filter(|(code, _)| key.code().is_none_or(|key| key.contains(*code)));
                prop_assert_eq!(Ok(*amount), Amount::sum(below.map(|(_, figures)| figures[column])));
            }
        }
    }

    #[test]
    fn one_changed_cell_is_found(rows in leaves(), pick in any::<Index>(), up in any::<bool>(), yuan in any::<bool>()) {
        let table = Table::<FunctionalRow, _>::from_leaves(rows).unwrap();
        let unit = if yuan { Unit::Yuan } else { Unit::TenThousandYuan };
        if let Ok(printed) = table.print(unit, 2, Rounding::HalfUp) {
            a_change_is_found(&printed, pick, up)?;
        }
    }

    #[test]
    fn one_changed_cell_of_a_budget_is_found(budget in strategies::budget(), pick in any::<Index>(), up in any::<bool>()) {
        let tables = budget.tables().unwrap().print(Unit::TenThousandYuan, 2, Rounding::HalfUp).unwrap();
        a_change_is_found(tables.balance(), pick, up)?;
        a_change_is_found(tables.basic_by_economic(), pick, up)?;
        a_change_is_found(tables.three_public(), pick, up)?;
        a_change_is_found(tables.project_by_unit(), pick, up)?;
    }

    #[test]
    fn a_budget_breaks_no_identity(budget in strategies::budget(), rounding in 0..2_usize) {
        let rounding = Rounding::iter().nth(rounding).unwrap();
        for (unit, decimals) in [(Unit::TenThousandYuan, 2), (Unit::Yuan, 2), (Unit::Yuan, 0)] {
            let document = budget.print(unit, decimals, rounding).unwrap();
            prop_assert!(PrintedTables::read(&document).is_ok());
            for check in document.checks() {
                let outcome = check.verdict().outcome();
                // Where money is carried over, no form demands some of the identities.
                let undemanded = check.verdict().reason().is_some_and(|reason| !reason.is_gap());
                let sound = undemanded || outcome.is_held() || outcome == Outcome::NotApplicable || !check.relation().is_certain();
                prop_assert!(sound, "{:?} {:?} {}", check.relation(), check.whole(), check.verdict());
            }
            prop_assert!(Tables::try_from(&document).is_ok());
            if decimals == 2 && unit == Unit::Yuan {
                let counts = document.checks().iter().filter(|check| check.relation().is_certain()).fold(0, |count, check| {
                    count + usize::from(check.verdict().outcome() == Outcome::HeldWithinRounding)
                });
                prop_assert_eq!(counts, 0, "in fen nothing is rounded");
            }
        }
    }

    #[test]
    fn a_disclosure_survives_json(budget in strategies::budget()) {
        let document = budget.print(Unit::TenThousandYuan, 2, Rounding::HalfUp).unwrap();
        let json = serde_json::to_string(&document).unwrap();
        prop_assert_eq!(serde_json::from_str::<Disclosure>(&json).unwrap(), document);
    }

    #[test]
    fn groups_merge_to_one_row_a_code(budget in strategies::budget()) {
        let grouped = budget.tables().unwrap();
        let merged = grouped.basic_by_economic().merge_groups().unwrap();
        for (key, figures) in merged.rows() {
            let rows = grouped.basic_by_economic().rows().filter(|(row, _)| row.code() == key.code());
            let sum = Amount::sum(rows.map(|(_, figures)| figures[EconomicColumn::Total]));
            prop_assert_eq!(Ok(figures[EconomicColumn::Total]), sum);
        }
        prop_assert!(merged.get(CodeRow::TOTAL).is_some());
    }
}
