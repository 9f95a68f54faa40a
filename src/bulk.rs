//! Roll-up over columns: tens of millions of rows to 类, 款, 项 and the total of each of the four budgets.
//!
//! Codes are dense ([`Code::index`]), so the sums live in one flat table that a row finds by arithmetic: no
//! hashing, no sorting, no allocation per row. The levels above are summed once at the end, over the few codes
//! that occur, and not once per row.

use core::array;
use core::fmt;
use core::marker::PhantomData;
use core::mem;
use core::num::NonZeroUsize;
use core::sync::atomic::{AtomicUsize, Ordering};
use std::collections::BTreeMap;
use std::panic;
use std::thread;

use strum::{EnumCount, IntoEnumIterator};

use crate::value::Code;
use crate::value::{Amount, AmountError, BudgetKind};

const KINDS: usize = BudgetKind::COUNT;

/// How many rows have their slots computed together. A block is long enough for the compiler to do that in
/// vector registers, and short enough that its slots stay in the nearest cache.
const BLOCK: usize = 64;

/// How many rows a thread takes at a time: little enough that no thread waits long for the last one.
const PIECE: usize = 1 << 16;

// A block's sum fits i64 whatever its amounts are.
#[expect(clippy::cast_possible_wrap, reason = "a block is small")]
const _: () = assert!(Amount::MAX.fen() <= i64::MAX / BLOCK as i64);

/// Sums rows given as columns to every level of their classification, for each of the four budgets (汇总).
///
/// Row `i` is `amounts[i]` at `codes[i]` in `kinds[i]`. A row may stand at any level: it counts for its own code
/// and for those above. Rows may recur and come in any order. Every sum is exact: whatever the sums in between
/// are, only the results must be in bounds.
///
/// Made for tens of millions of rows. The functional classification takes 33 MiB of address space, of which only
/// the pages of the codes that occur are touched; nothing is allocated per row.
///
/// # Errors
///
/// - the columns differ in length;
/// - a sum is beyond [`Amount::MAX`] or [`Amount::MIN`]: the error names the code and the budget, the lowest
///   code where several levels are concerned.
///
/// ```
/// use cn_budget::{Amount, BudgetKind, FunctionalCode, bulk::roll_up};
///
/// let codes = [2010301, 2010350, 2010301, 20103, 208].map(FunctionalCode::constant);
/// let kinds = [BudgetKind::General; 5];
/// let amounts = [100, 20, 3, 4, 5].map(Amount::constant);
///
/// let totals = roll_up(&codes, &kinds, &amounts)?;
/// let fen = |number| totals.get(FunctionalCode::constant(number), BudgetKind::General).fen();
/// assert_eq!((fen(2010301), fen(20103), fen(201)), (103, 127, 127));
/// assert_eq!(totals.total(BudgetKind::General), Amount::constant(132));
/// # Ok::<(), cn_budget::bulk::BulkError<FunctionalCode>>(())
/// ```
#[doc(alias = "汇总")]
#[doc(alias = "逐级汇总")]
pub fn roll_up<C: Code>(
    codes: &[C],
    kinds: &[BudgetKind],
    amounts: &[Amount],
) -> Result<BulkTotals<C>, BulkError<C>> {
    same_length(codes, kinds, amounts)?;
    let mut ledger = Ledger::new();
    ledger.add(codes, kinds, amounts);
    ledger.finish()
}

/// [`roll_up`] on several threads, with the same result (并行汇总).
///
/// Never more threads than there are pieces of 65,536 rows; one of them is the caller's. Each takes memory as
/// [`roll_up`] does.
///
/// # Errors
///
/// As [`roll_up`].
///
/// ```
/// use std::thread::available_parallelism;
///
/// use cn_budget::{Amount, BudgetKind, EconomicCode, bulk::{roll_up, roll_up_parallel}};
///
/// let codes = vec![EconomicCode::constant(30201); 200_000];
/// let kinds = vec![BudgetKind::General; 200_000];
/// let amounts = vec![Amount::constant(50); 200_000];
///
/// let totals = roll_up_parallel(&codes, &kinds, &amounts, available_parallelism()?)?;
/// assert_eq!(totals.get(EconomicCode::constant(302), BudgetKind::General), Amount::from_yuan(100_000)?);
/// assert_eq!(Ok(totals), roll_up(&codes, &kinds, &amounts));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "汇总")]
#[doc(alias = "并行汇总")]
pub fn roll_up_parallel<C: Code>(
    codes: &[C],
    kinds: &[BudgetKind],
    amounts: &[Amount],
    threads: NonZeroUsize,
) -> Result<BulkTotals<C>, BulkError<C>> {
    same_length(codes, kinds, amounts)?;
    let next = AtomicUsize::new(0);
    let work = || {
        let mut ledger = Ledger::new();
        loop {
            let start = next.fetch_add(PIECE, Ordering::Relaxed);
            if start >= codes.len() {
                return ledger;
            }
            let rows = start..codes.len().min(start + PIECE);
            ledger.add(&codes[rows.clone()], &kinds[rows.clone()], &amounts[rows]);
        }
    };
    let helpers = threads.get().min(codes.len().div_ceil(PIECE)).saturating_sub(1);
    let ledger = thread::scope(|scope| {
        // A thread that the system refuses leaves its pieces to the others.
        let spawn = |_| thread::Builder::new().spawn_scoped(scope, work).ok();
        let helpers: Vec<_> = (0..helpers).map_while(spawn).collect();
        let mut ledger = work();
        for helper in helpers {
            match helper.join() {
                Ok(part) => ledger.merge(&part),
                Err(payload) => panic::resume_unwind(payload),
            }
        }
        ledger
    });
    ledger.finish()
}

fn same_length<C>(codes: &[C], kinds: &[BudgetKind], amounts: &[Amount]) -> Result<(), BulkError<C>> {
    let lengths = [codes.len(), kinds.len(), amounts.len()];
    if lengths.iter().any(|&length| length != lengths[0]) {
        return Err(BulkError(Kind::Lengths(lengths)));
    }
    Ok(())
}

/// [`roll_up`] piece by piece (分批汇总), for rows that are not at hand as columns of these types, or not all at once: those of a
/// file, of a data frame, of several machines.
///
/// It takes as much memory as [`roll_up`] does, however many rows there are.
///
/// ```
/// use cn_budget::{Amount, BudgetKind, FunctionalCode, bulk::RollUp};
///
/// let code = FunctionalCode::constant(2050101);
/// let (mut one, mut other) = (RollUp::new(), RollUp::new());
/// one.add(&[code], &[BudgetKind::General], &[Amount::MAX])?;
/// one.add(&[code], &[BudgetKind::General], &[Amount::constant(7)])?;
/// other.add(&[code], &[BudgetKind::General], &[Amount::MIN])?;
/// one.merge(&other);
/// let totals = one.finish()?;
/// assert_eq!(totals.get(FunctionalCode::constant(205), BudgetKind::General), Amount::constant(7));
/// # Ok::<(), cn_budget::bulk::BulkError<FunctionalCode>>(())
/// ```
#[doc(alias = "分批汇总")]
pub struct RollUp<C>(Ledger<C>);

impl<C: Code> RollUp<C> {
    /// No rows yet.
    pub fn new() -> Self {
        Self(Ledger::new())
    }

    /// Adds rows, as [`roll_up`] takes them.
    ///
    /// # Errors
    ///
    /// When the columns differ in length: then nothing is added.
    pub fn add(&mut self, codes: &[C], kinds: &[BudgetKind], amounts: &[Amount]) -> Result<(), BulkError<C>> {
        same_length(codes, kinds, amounts)?;
        self.0.add(codes, kinds, amounts);
        Ok(())
    }

    /// Adds the rows of another one.
    pub fn merge(&mut self, other: &Self) {
        self.0.merge(&other.0);
    }

    /// What the rows sum to.
    ///
    /// # Errors
    ///
    /// When a sum is out of bounds, as in [`roll_up`].
    pub fn finish(self) -> Result<BulkTotals<C>, BulkError<C>> {
        self.0.finish()
    }
}

impl<C: Code> Default for RollUp<C> {
    fn default() -> Self {
        Self::new()
    }
}

impl<C: Code> fmt::Debug for RollUp<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let codes = self.0.occurring().count();
        f.debug_struct("RollUp").field("codes", &codes).finish_non_exhaustive()
    }
}

/// One sum for each code that could be and each budget, and which codes have occurred.
struct Ledger<C> {
    /// The sum of code `i` in budget `k` at `i * KINDS + k`. Zeroed memory that nobody touches costs nothing.
    sums: Vec<i64>,
    /// Whether code `i` has occurred: a sum of zero does not say.
    seen: Vec<bool>,
    /// What no longer fitted `sums`, by slot; the sum of the slot is the two together.
    spilled: BTreeMap<usize, i128>,
    codes: PhantomData<C>,
}

impl<C: Code> Ledger<C> {
    /// A power of two, so that a mask puts any index in bounds. It costs nothing but address space.
    const CODES: usize = C::INDEX_LEN.next_power_of_two();
    const SLOTS: usize = Self::CODES * KINDS;

    fn new() -> Self {
        Self {
            sums: vec![0; Self::SLOTS],
            seen: vec![false; Self::CODES],
            spilled: BTreeMap::new(),
            codes: PhantomData,
        }
    }

    /// Adds rows, given as columns of one length.
    fn add(&mut self, mut codes: &[C], mut kinds: &[BudgetKind], mut amounts: &[Amount]) {
        loop {
            let done = self.add_until_full(codes, kinds, amounts);
            let (Some(code), Some(kind), Some(amount)) =
                (codes.get(done), kinds.get(done), amounts.get(done))
            else {
                return;
            };
            // A slot holds ninety of the largest amounts, so this is rare even at worst.
            self.spill(Self::slot(*code, *kind) as usize, amount.fen());
            (codes, kinds, amounts) = (&codes[done + 1..], &kinds[done + 1..], &amounts[done + 1..]);
        }
    }

    /// Adds rows up to the first that wraps the sum of its slot, and says how many there were before that one.
    ///
    /// This is the hot loop. Leaving it is the cheapest answer to an overflow: the check is a branch that is
    /// never taken, where collecting the flags, or proving by magnitudes that there can be none, costs
    /// instructions in every row.
    fn add_until_full(&mut self, codes: &[C], kinds: &[BudgetKind], amounts: &[Amount]) -> usize {
        let sums = &mut self.sums[..Self::SLOTS];
        let seen = &mut self.seen[..Self::CODES];
        let (code_blocks, code_rest) = codes.as_chunks::<BLOCK>();
        let (kind_blocks, kind_rest) = kinds.as_chunks::<BLOCK>();
        let (amount_blocks, amount_rest) = amounts.as_chunks::<BLOCK>();
        let mut done = 0;
        for ((codes, kinds), amounts) in code_blocks.iter().zip(kind_blocks).zip(amount_blocks) {
            // Sorted rows would wait for each other: a sum cannot be read before the last one is written.
            if codes[0] == codes[BLOCK - 1] && codes.iter().all(|code| *code == codes[0]) {
                let slot = Self::slot(codes[0], BudgetKind::General) as usize % Self::SLOTS;
                if add_block(&mut sums[slot..slot + KINDS], block_sums(kinds, amounts)) {
                    seen[slot / KINDS] = true;
                    done += BLOCK;
                    continue;
                }
            }
            let slots: [u32; BLOCK] = array::from_fn(|row| Self::slot(codes[row], kinds[row]));
            for (row, (slot, amount)) in slots.iter().zip(amounts).enumerate() {
                if Self::add_row(sums, seen, *slot, *amount) {
                    return done + row;
                }
            }
            done += BLOCK;
        }
        for ((code, kind), amount) in code_rest.iter().zip(kind_rest).zip(amount_rest) {
            if Self::add_row(sums, seen, Self::slot(*code, *kind), *amount) {
                break;
            }
            done += 1;
        }
        done
    }

    /// Adds a row to its slot and says whether that has wrapped the sum.
    fn add_row(sums: &mut [i64], seen: &mut [bool], slot: u32, amount: Amount) -> bool {
        let slot = slot as usize % Self::SLOTS;
        seen[slot / KINDS] = true;
        add_wrapping(&mut sums[slot], amount.fen())
    }

    /// Unwraps a sum that adding `fen` has wrapped: the sum before makes room.
    fn spill(&mut self, slot: usize, fen: i64) {
        let wrapped = mem::replace(&mut self.sums[slot], fen);
        *self.spilled.entry(slot).or_default() += i128::from(wrapped.wrapping_sub(fen));
    }

    /// Adds the sums of another ledger.
    fn merge(&mut self, other: &Self) {
        for index in other.occurring() {
            self.seen[index] = true;
            for slot in index * KINDS..(index + 1) * KINDS {
                let sum = other.sums[slot];
                if add_wrapping(&mut self.sums[slot], sum) {
                    self.spill(slot, sum);
                }
            }
        }
        for (slot, sum) in &other.spilled {
            *self.spilled.entry(*slot).or_default() += sum;
        }
    }

    /// The indices of the codes that have occurred, in pre-order.
    fn occurring(&self) -> impl Iterator<Item = usize> {
        // Few of a million have: whole blocks are passed over at once. (`contains` asks byte by byte.)
        let blocks = self
            .seen
            .chunks(BLOCK)
            .enumerate()
            .filter(|(_, block)| block.iter().fold(false, |any, seen| any | seen));
        blocks.flat_map(|(place, block)| {
            let seen = block.iter().enumerate().filter(|(_, seen)| **seen);
            seen.map(move |(index, _)| place * BLOCK + index)
        })
    }

    /// Where the sum of a code in a budget stands.
    #[expect(clippy::cast_possible_truncation, reason = "an index has at most six digits")]
    fn slot(code: C, kind: BudgetKind) -> u32 {
        (code.index() * KINDS) as u32 + kind as u32
    }

    /// The code of an index: its digits behind the first digit of the classification, without the pairs of
    /// zeros that stand for levels it does not have.
    fn code(index: usize) -> Option<C> {
        let mut number = usize::from(C::CLASSIFICATION.first_digit()) * C::INDEX_LEN + index;
        while number >= 1_000 && number.is_multiple_of(100) {
            number /= 100;
        }
        u32::try_from(number).ok().and_then(|number| C::try_from_number(number).ok())
    }

    /// The sums of every level, checked.
    fn finish(self) -> Result<BulkTotals<C>, BulkError<C>> {
        let mut rows: Rows<C, i128> = Vec::new();
        let mut total = [0; KINDS];
        let mut path = Vec::new();
        for index in self.occurring() {
            // Only codes are ever marked.
            let Some(code) = Self::code(index) else { continue };
            descend(code, &mut rows, &mut path);
            let own: [i128; KINDS] = array::from_fn(|kind| {
                let slot = index * KINDS + kind;
                i128::from(self.sums[slot]) + self.spilled.get(&slot).copied().unwrap_or_default()
            });
            for &row in &path {
                add_each(&mut rows[row].1, own);
            }
            add_each(&mut total, own);
        }
        bounded(rows, total)
    }
}

type Rows<C, V> = Vec<(C, [V; KINDS])>;

/// Moves the path of open rows, class first, to a new row for `code`, which follows them in pre-order. The
/// levels between that have no row yet get one.
fn descend<C: Code>(code: C, rows: &mut Rows<C, i128>, path: &mut Vec<usize>) {
    while path.last().is_some_and(|&row| !rows[row].0.contains(code)) {
        path.pop();
    }
    if let Some(parent) = code.parent()
        && path.len() < code.level() as usize
    {
        descend(parent, rows, path);
    }
    path.push(rows.len());
    rows.push((code, [0; KINDS]));
}

fn add_each(sums: &mut [i128; KINDS], own: [i128; KINDS]) {
    for (sum, own) in sums.iter_mut().zip(own) {
        *sum += own;
    }
}

/// Adds to a sum and says whether that has wrapped it.
///
/// To add first and ask then is one instruction on the sum in memory and one branch; the other order takes four.
fn add_wrapping(sum: &mut i64, fen: i64) -> bool {
    let wraps;
    (*sum, wraps) = sum.overflowing_add(fen);
    wraps
}

/// The sums of a block of rows of one code, by budget. In four lanes, so that hardly a row waits for another.
fn block_sums(kinds: &[BudgetKind; BLOCK], amounts: &[Amount; BLOCK]) -> [i64; KINDS] {
    const LANES: usize = 4;
    let mut lanes = [[0; KINDS]; LANES];
    let (kinds, _) = kinds.as_chunks::<LANES>();
    let (amounts, _) = amounts.as_chunks::<LANES>();
    for (kinds, amounts) in kinds.iter().zip(amounts) {
        for (lane, (kind, amount)) in lanes.iter_mut().zip(kinds.iter().zip(amounts)) {
            lane[*kind as usize] += amount.fen();
        }
    }
    array::from_fn(|kind| lanes.iter().map(|lane| lane[kind]).sum())
}

/// Adds the sums of a block to those of its code, if all results fit; else changes nothing.
fn add_block(sums: &mut [i64], block: [i64; KINDS]) -> bool {
    let fits = sums.iter().zip(block).all(|(sum, block)| sum.checked_add(block).is_some());
    if fits {
        for (sum, block) in sums.iter_mut().zip(block) {
            *sum += block;
        }
    }
    fits
}

/// The sums as amounts; where some are out of bounds, the first of the lowest level says most.
fn bounded<C: Code>(rows: Rows<C, i128>, total: [i128; KINDS]) -> Result<BulkTotals<C>, BulkError<C>> {
    let amounts = |sums: [i128; KINDS]| {
        let mut amounts = [Amount::ZERO; KINDS];
        for ((amount, sum), kind) in amounts.iter_mut().zip(sums).zip(BudgetKind::iter()) {
            *amount = Amount::from_wide(sum).map_err(|_| (kind, sum))?;
        }
        Ok(amounts)
    };
    let mut checked = Vec::with_capacity(rows.len());
    let mut fault: Option<(C, BudgetKind, i128)> = None;
    for (code, sums) in rows {
        match amounts(sums) {
            Ok(amounts) => checked.push((code, amounts)),
            Err((kind, sum)) => {
                if fault.is_none_or(|(above, ..)| above.contains(code)) {
                    fault = Some((code, kind, sum));
                }
            }
        }
    }
    if let Some((code, kind, fen)) = fault {
        return Err(BulkError(Kind::Range { code: Some(code), kind, fen }));
    }
    let total = amounts(total).map_err(|(kind, fen)| BulkError(Kind::Range { code: None, kind, fen }))?;
    Ok(BulkTotals { rows: checked, total })
}

/// What rows sum to at every level, for each of the four budgets, as [`roll_up`] gives it (汇总表).
///
/// A code is present if it occurs in the rows or a code below it does, whatever the sum. Amounts by budget are
/// in the order of [`BudgetKind`].
///
/// ```
/// use cn_budget::{Amount, BudgetKind, FunctionalCode, Level, bulk::roll_up};
///
/// let codes = [2080505, 2010301].map(FunctionalCode::constant);
/// let kinds = [BudgetKind::General, BudgetKind::StateCapital];
/// let totals = roll_up(&codes, &kinds, &[Amount::constant(7), Amount::constant(2)])?;
///
/// let classes = totals.iter().filter(|(code, _)| code.level() == Level::Class);
/// let fen: Vec<_> = classes.map(|(code, amounts)| (code.number(), amounts.map(Amount::fen))).collect();
/// assert_eq!(fen, [(201, [0, 0, 2, 0]), (208, [7, 0, 0, 0])]);
/// # Ok::<(), cn_budget::bulk::BulkError<FunctionalCode>>(())
/// ```
#[doc(alias = "汇总表")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BulkTotals<C> {
    rows: Rows<C, Amount>,
    total: [Amount; KINDS],
}

impl<C: Code> BulkTotals<C> {
    /// The sum of the rows at this code (类, 款 or 项) and below it in this budget: zero where there are none.
    pub fn get(&self, code: C, kind: BudgetKind) -> Amount {
        match self.rows.binary_search_by_key(&code, |(code, _)| *code) {
            Ok(row) => self.rows[row].1[kind as usize],
            Err(_) => Amount::ZERO,
        }
    }

    /// The sum of all rows in this budget (合计).
    #[doc(alias = "合计")]
    pub fn total(&self, kind: BudgetKind) -> Amount {
        self.total[kind as usize]
    }

    /// The sum of all rows (总计).
    ///
    /// # Errors
    ///
    /// When it is out of bounds, though the total of each budget is not.
    ///
    /// ```
    /// use cn_budget::{Amount, BudgetKind, EconomicCode, bulk::roll_up};
    ///
    /// let kinds = [BudgetKind::General, BudgetKind::GovernmentFund];
    /// let amounts = [Amount::MAX, Amount::constant(1)];
    /// let totals = roll_up(&[EconomicCode::constant(30201); 2], &kinds, &amounts)?;
    /// assert_eq!(totals.total(BudgetKind::General), Amount::MAX);
    /// assert!(totals.grand_total().unwrap_err().is_out_of_bounds());
    /// # Ok::<(), cn_budget::bulk::BulkError<EconomicCode>>(())
    /// ```
    #[doc(alias = "总计")]
    pub fn grand_total(&self) -> Result<Amount, AmountError> {
        Amount::sum(self.total)
    }

    /// The codes that are present, in pre-order, each with its sum in each budget.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (C, [Amount; 4])> {
        self.rows.iter().copied()
    }

    /// How many codes are present.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there were no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

/// Why rows do not roll up: what was found, for which code and budget, and what was expected.
///
/// ```
/// use cn_budget::{Amount, BudgetKind, FunctionalCode, bulk::roll_up};
///
/// let codes = [2010301, 2010350].map(FunctionalCode::constant);
/// let amounts = [Amount::MAX, Amount::constant(1)];
/// let error = roll_up(&codes, &[BudgetKind::General; 2], &amounts).unwrap_err();
/// assert_eq!(error.code(), Some(FunctionalCode::constant(20103)));
/// assert_eq!(
///     error.to_string(),
///     "the sum of 20103 in 一般公共预算 is out of bounds: found 1000000000000000.01, \
///      expected -1000000000000000.00 to 1000000000000000.00 元",
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BulkError<C>(Kind<C>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind<C> {
    Lengths([usize; 3]),
    Range { code: Option<C>, kind: BudgetKind, fen: i128 },
}

impl<C: Code> BulkError<C> {
    /// Whether the columns differ in length.
    pub const fn is_length(&self) -> bool {
        matches!(self.0, Kind::Lengths(_))
    }

    /// Whether a sum is out of bounds.
    pub const fn is_out_of_bounds(&self) -> bool {
        matches!(self.0, Kind::Range { .. })
    }

    /// The code whose sum is out of bounds; `None` for the total (合计).
    pub const fn code(&self) -> Option<C> {
        match self.0 {
            Kind::Range { code, .. } => code,
            Kind::Lengths(_) => None,
        }
    }

    /// The budget in which a sum is out of bounds.
    pub const fn kind(&self) -> Option<BudgetKind> {
        match self.0 {
            Kind::Range { kind, .. } => Some(kind),
            Kind::Lengths(_) => None,
        }
    }
}

impl<C: Code> fmt::Display for BulkError<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Kind::Lengths([codes, kinds, amounts]) => {
                write!(
                    f,
                    "found {codes} codes, {kinds} budget kinds and {amounts} amounts, expected as many of each"
                )
            }
            Kind::Range { code, kind, fen } => {
                f.write_str("the sum of ")?;
                match code {
                    Some(code) => write!(f, "{code}")?,
                    None => f.write_str("合计")?,
                }
                let sign = if fen < 0 { "-" } else { "" };
                let (yuan, fen) = (fen.unsigned_abs() / 100, fen.unsigned_abs() % 100);
                let (least, most) = (Amount::MIN, Amount::MAX);
                write!(
                    f,
                    " in {kind} is out of bounds: found {sign}{yuan}.{fen:02}, expected {least} to {most} 元"
                )
            }
        }
    }
}

impl<C: Code> core::error::Error for BulkError<C> {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{EconomicCode, FunctionalCode, GovernmentEconomicCode, RevenueCode};

    const GENERAL: BudgetKind = BudgetKind::General;

    fn whole_domain<C: Code>() {
        let first = u32::from(C::CLASSIFICATION.first_digit());
        let codes: Vec<C> = (first * 100..(first + 1) * 100)
            .chain(first * 10_000..(first + 1) * 10_000)
            .chain(first * 1_000_000..(first + 1) * 1_000_000)
            .filter_map(|number| C::try_from_number(number).ok())
            .collect();
        for code in &codes {
            assert_eq!(Ledger::code(code.index()), Some(*code));
        }
        let totals = roll_up(&codes, &vec![GENERAL; codes.len()], &vec![Amount::constant(1); codes.len()]);
        let totals = totals.unwrap();
        assert_eq!(totals.len(), codes.len());
        assert!(totals.iter().is_sorted_by_key(|(code, _)| code));
        assert_eq!(totals.total(GENERAL).fen(), i64::try_from(codes.len()).unwrap());
        for (code, [general, others @ ..]) in totals.iter() {
            let below: i64 =
                (code.level() as u32..C::CLASSIFICATION.deepest() as u32).fold(1, |count, _| count * 99 + 1);
            assert_eq!((general.fen(), others), (below, [Amount::ZERO; 3]), "{code}");
        }
    }

    #[test]
    fn every_code_that_could_be_has_its_own_sum() {
        whole_domain::<FunctionalCode>();
        whole_domain::<EconomicCode>();
        whole_domain::<GovernmentEconomicCode>();
        whole_domain::<RevenueCode>();
    }

    /// Rows whose sums in between do not fit i64, by the way that they take through the loop.
    fn wide(codes: &[u32], rows: usize) -> Ledger<FunctionalCode> {
        let codes: Vec<_> = codes.iter().map(|number| FunctionalCode::constant(*number)).collect();
        let codes: Vec<_> = codes.into_iter().cycle().take(2 * rows).collect();
        let mut amounts = vec![Amount::MAX; rows];
        amounts.extend([Amount::MIN].repeat(rows));
        let mut ledger = Ledger::new();
        ledger.add(&codes, &vec![GENERAL; codes.len()], &amounts);
        ledger
    }

    #[test]
    fn a_full_slot_spills_and_the_sum_stays_exact() {
        // Blocks of one code, blocks of several, and rows that fill no block.
        for (codes, rows) in
            [(&[2_010_301][..], 6_400), (&[2_010_301, 20103], 6_400), (&[201, 202, 203], 333)]
        {
            let ledger = wide(codes, rows);
            assert!(!ledger.spilled.is_empty(), "{codes:?}");
            let totals = ledger.finish().unwrap();
            for (code, amounts) in totals.iter() {
                assert_eq!(amounts, [Amount::ZERO; KINDS], "{code}");
            }
            assert!(totals.len() >= codes.len());
        }
        let ledger = wide(&[2_010_301], 46);
        assert!(ledger.spilled.is_empty());
    }

    #[test]
    fn merging_full_sheets_stays_exact() {
        let amounts = |sign: i64| vec![Amount::constant(sign * Amount::MAX.fen()); 92];
        let full = |sign| {
            let mut ledger = Ledger::new();
            ledger.add(&[FunctionalCode::constant(201); 92], &[GENERAL; 92], &amounts(sign));
            ledger
        };
        let mut merged = full(1);
        for sign in [1, 1, -1, -1, -1] {
            merged.merge(&full(sign));
        }
        merged.merge(&wide(&[201], 1_000));
        assert!(!merged.spilled.is_empty());
        assert_eq!(merged.finish().unwrap().get(FunctionalCode::constant(201), GENERAL), Amount::ZERO);
    }
}
