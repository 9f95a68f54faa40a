//! The bulk roll-up against a reference that adds each row to its code and to those above, one by one.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeMap;
use std::num::NonZeroUsize;

use cn_budget::{
    Amount, BudgetKind, Code, EconomicCode, FunctionalCode, GovernmentEconomicCode,
    bulk::{BulkError, BulkTotals, roll_up, roll_up_parallel},
};
use proptest::prelude::*;
use proptest::sample::select;
use strum::IntoEnumIterator;

type Row<C> = (C, BudgetKind, Amount);
type Sums<C> = BTreeMap<(C, BudgetKind), i128>;

fn columns<C: Code>(rows: &[Row<C>]) -> (Vec<C>, Vec<BudgetKind>, Vec<Amount>) {
    let codes = rows.iter().map(|(code, ..)| *code).collect();
    let kinds = rows.iter().map(|(_, kind, _)| *kind).collect();
    let amounts = rows.iter().map(|(.., amount)| *amount).collect();
    (codes, kinds, amounts)
}

fn serial<C: Code>(rows: &[Row<C>]) -> Result<BulkTotals<C>, BulkError<C>> {
    let (codes, kinds, amounts) = columns(rows);
    roll_up(&codes, &kinds, &amounts)
}

fn parallel<C: Code>(rows: &[Row<C>], threads: usize) -> Result<BulkTotals<C>, BulkError<C>> {
    let (codes, kinds, amounts) = columns(rows);
    roll_up_parallel(&codes, &kinds, &amounts, NonZeroUsize::new(threads).unwrap())
}

/// The sums of every level, and those of the total.
fn reference<C: Code>(rows: &[Row<C>]) -> (Sums<C>, BTreeMap<BudgetKind, i128>) {
    let mut sums = Sums::new();
    let mut total = BTreeMap::new();
    for (code, kind, amount) in rows {
        for code in [*code].into_iter().chain(code.ancestors()) {
            *sums.entry((code, *kind)).or_default() += i128::from(amount.fen());
        }
        *total.entry(*kind).or_default() += i128::from(amount.fen());
    }
    (sums, total)
}

fn in_bounds(fen: i128) -> bool {
    (i128::from(Amount::MIN.fen())..=i128::from(Amount::MAX.fen())).contains(&fen)
}

fn agrees<C: Code>(rows: &[Row<C>]) {
    let (sums, total) = reference(rows);
    let found = serial(rows);
    if sums.values().chain(total.values()).all(|fen| in_bounds(*fen)) {
        let totals = found.unwrap();
        let mut codes: Vec<C> = sums.keys().map(|(code, _)| *code).collect();
        codes.dedup();
        assert_eq!(totals.iter().map(|(code, _)| code).collect::<Vec<_>>(), codes);
        assert_eq!((totals.len(), totals.is_empty()), (codes.len(), rows.is_empty()));
        for (code, amounts) in totals.iter() {
            for (kind, amount) in BudgetKind::iter().zip(amounts) {
                let expected = sums.get(&(code, kind)).copied().unwrap_or_default();
                assert_eq!(i128::from(amount.fen()), expected, "{code} in {kind}");
                assert_eq!(totals.get(code, kind), amount);
            }
        }
        for kind in BudgetKind::iter() {
            let expected = total.get(&kind).copied().unwrap_or_default();
            assert_eq!(i128::from(totals.total(kind).fen()), expected);
        }
        let grand: i128 = total.values().sum();
        assert_eq!(
            totals.grand_total().ok().map(|amount| i128::from(amount.fen())),
            in_bounds(grand).then_some(grand)
        );
    } else {
        let error = found.unwrap_err();
        assert!(error.is_out_of_bounds());
        let kind = error.kind().unwrap();
        if let Some(code) = error.code() {
            assert!(!in_bounds(sums[&(code, kind)]), "{error}");
            let mut below = sums.iter().filter(|((other, _), _)| *other != code && code.contains(*other));
            assert!(below.all(|(_, fen)| in_bounds(*fen)), "{error}");
        } else {
            assert!(sums.values().all(|fen| in_bounds(*fen)));
            assert!(!in_bounds(total[&kind]));
        }
    }
}

fn functional() -> impl Strategy<Value = FunctionalCode> {
    // Few enough to recur, at every level, the corners of the domain among them.
    let numbers =
        [201, 20101, 2_010_101, 2_010_199, 2_010_350, 20103, 208, 2_080_505, 21011, 299, 29999, 2_999_999];
    select(numbers.map(FunctionalCode::constant).to_vec())
}

fn kind() -> impl Strategy<Value = BudgetKind> {
    select(BudgetKind::iter().collect::<Vec<_>>())
}

fn amount(extreme: u32) -> impl Strategy<Value = Amount> {
    let plain = (-1_000_000_000_i64..1_000_000_000).prop_map(Amount::constant);
    let edge =
        select(vec![Amount::MAX, Amount::MIN, Amount::ZERO, Amount::constant(1), Amount::constant(-1)]);
    prop_oneof![10 => plain, extreme => edge]
}

fn rows(extreme: u32) -> impl Strategy<Value = Vec<Row<FunctionalCode>>> {
    prop::collection::vec((functional(), kind(), amount(extreme)), 0..400)
}

/// Rows in runs of one code, and each run taken back at the end: sums that swell far beyond i64 and come to nothing.
fn runs() -> impl Strategy<Value = Vec<Row<FunctionalCode>>> {
    let run = (functional(), kind(), select(vec![Amount::MAX, Amount::MIN]), 1_usize..300);
    prop::collection::vec(run, 0..8).prop_map(|runs| {
        let forth =
            runs.iter().flat_map(|(code, kind, amount, length)| vec![(*code, *kind, *amount); *length]);
        let back =
            runs.iter().flat_map(|(code, kind, amount, length)| vec![(*code, *kind, -*amount); *length]);
        forth.chain(back).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sums_are_those_of_the_reference(rows in rows(1)) {
        agrees(&rows);
    }

    #[test]
    fn sums_at_the_bounds_are_those_of_the_reference(rows in rows(10)) {
        agrees(&rows);
    }

    #[test]
    fn sums_that_swell_beyond_i64_are_exact(rows in runs()) {
        let totals = serial(&rows).unwrap();
        for (code, amounts) in totals.iter() {
            prop_assert_eq!(amounts, [Amount::ZERO; 4], "{}", code);
        }
        agrees(&rows);
    }

    #[test]
    fn row_order_does_not_matter((rows, shuffled) in rows(3).prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle()))) {
        prop_assert_eq!(serial(&rows), serial(&shuffled));
    }

    #[test]
    fn parallel_equals_serial(rows in rows(3), repeat in 1_usize..400, threads in 1_usize..5) {
        let rows = rows.repeat(repeat);
        prop_assert_eq!(parallel(&rows, threads), serial(&rows));
    }
}

#[test]
fn the_economic_classifications_have_the_same_roll_up() {
    let rows = |amounts: [i64; 3]| amounts.map(|fen| (BudgetKind::General, Amount::constant(fen)));
    let codes = [30101, 30199, 399].map(EconomicCode::constant);
    let rows_of_department: Vec<_> =
        codes.into_iter().zip(rows([5, 7, 11])).map(|(code, (kind, amount))| (code, kind, amount)).collect();
    agrees(&rows_of_department);
    let codes = [50101, 501, 59999].map(GovernmentEconomicCode::constant);
    let rows_of_government: Vec<_> =
        codes.into_iter().zip(rows([5, -7, 11])).map(|(code, (kind, amount))| (code, kind, amount)).collect();
    agrees(&rows_of_government);
    assert_eq!(serial(&rows_of_government).unwrap().get(codes[1], BudgetKind::General).fen(), -2);
}

#[test]
fn no_rows_give_no_codes_and_nothing() {
    let totals = roll_up::<FunctionalCode>(&[], &[], &[]).unwrap();
    assert!(totals.is_empty());
    assert_eq!(totals.iter().count(), 0);
    assert_eq!(totals.grand_total(), Ok(Amount::ZERO));
    assert_eq!(totals.get(FunctionalCode::constant(201), BudgetKind::General), Amount::ZERO);
    assert_eq!(parallel::<FunctionalCode>(&[], 8), Ok(totals));
}

#[test]
fn a_code_whose_sums_are_nothing_is_present() {
    let code = FunctionalCode::constant(2_010_301);
    let rows = [5, -5, 0].map(|fen| (code, BudgetKind::General, Amount::constant(fen)));
    let present: Vec<_> = serial(&rows).unwrap().iter().map(|(code, _)| code.number()).collect();
    assert_eq!(present, [201, 20103, 2_010_301]);
}

#[test]
fn many_threads_share_many_pieces() {
    let codes = [2_010_301, 20103, 208].map(FunctionalCode::constant);
    let rows: Vec<_> = (0..1_000_003)
        .map(|row| {
            let kind = BudgetKind::iter().nth(row % 4).unwrap();
            (codes[row % 3], kind, Amount::constant(i64::try_from(row).unwrap()))
        })
        .collect();
    let expected = serial(&rows);
    for threads in [1, 2, 3, 16, 1_000] {
        assert_eq!(parallel(&rows, threads), expected);
    }
}

#[test]
fn bad_rows_say_why() {
    let code = FunctionalCode::constant;
    let kinds = [BudgetKind::GovernmentFund; 4];
    let message = |numbers: &[u32], amounts: &[Amount]| {
        let codes: Vec<_> = numbers.iter().map(|number| code(*number)).collect();
        let error = roll_up(&codes, &kinds[..codes.len()], amounts).unwrap_err();
        let threads = NonZeroUsize::new(2).unwrap();
        assert_eq!(roll_up_parallel(&codes, &kinds[..codes.len()], amounts, threads), Err(error.clone()));
        error.to_string()
    };
    let (max, one) = (Amount::MAX, Amount::constant(1));
    let bounds = "expected -1000000000000000.00 to 1000000000000000.00 元";
    for (numbers, amounts, expected) in [
        (
            &[2_010_301; 2][..],
            &[max; 2][..],
            "2010301 in 政府性基金预算 is out of bounds: found 2000000000000000.00",
        ),
        (
            &[2_010_301; 2],
            &[-max, -one],
            "2010301 in 政府性基金预算 is out of bounds: found -1000000000000000.01",
        ),
        (
            &[2_010_301, 2_010_350],
            &[max, one],
            "20103 in 政府性基金预算 is out of bounds: found 1000000000000000.01",
        ),
        (&[2_010_301, 201], &[max, one], "201 in 政府性基金预算 is out of bounds: found 1000000000000000.01"),
        (&[201, 208], &[max, one], "合计 in 政府性基金预算 is out of bounds: found 1000000000000000.01"),
        // Each class has one: the first is reported, and in it the lowest.
        (
            &[20899, 20801, 2_080_101, 201],
            &[max, max, one, max],
            "20801 in 政府性基金预算 is out of bounds: found 1000000000000000.01",
        ),
    ] {
        assert_eq!(message(numbers, amounts), format!("the sum of {expected}, {bounds}"));
    }

    let error = roll_up(&[code(201); 3], &kinds, &[one; 2]).unwrap_err();
    assert_eq!(error.to_string(), "found 3 codes, 4 budget kinds and 2 amounts, expected as many of each");
    assert!(error.is_length() && !error.is_out_of_bounds());
    assert_eq!((error.code(), error.kind()), (None, None));
}
