//! “三公”经费: official travel abroad, official vehicles, official receptions.

use crate::table::{Cell, Table, ThreePublicColumn, ThreePublicRow};
use crate::value::{
    Amount, AmountError, EconomicCode, Ratio, RatioError, Rounding, Tally, Undecidable, Verdict,
};

/// The 三公 of one budget or of all: what fiscal appropriations pay for travel abroad, vehicles and receptions.
///
/// Rests on the definition in the 部门决算 and 部门预算 forms of the Ministry of Finance: the three expenses count
/// where a fiscal appropriation (财政拨款) pays for them. The economic codes are 30212 因公出国（境）费用,
/// 30217 公务接待费, 30231 公务用车运行维护费, and 31013 or 30913 公务用车购置.
///
/// ```
/// use cn_budget::{Amount, EconomicCode, ThreePublic, table::ThreePublicRow};
///
/// let three = ThreePublic::from_lines([
///     (EconomicCode::constant(30217), Amount::from_yuan(46_000)?),
///     (EconomicCode::constant(30231), Amount::from_yuan(35_000)?),
///     (EconomicCode::constant(30201), Amount::from_yuan(101_400)?),
/// ])?;
/// assert_eq!(three.total()?, Amount::from_yuan(81_000)?);
/// assert_eq!(three.row(ThreePublicRow::Vehicles)?, Some(Amount::from_yuan(35_000)?));
/// # Ok::<(), cn_budget::AmountError>(())
/// ```
#[doc(alias = "三公")]
#[doc(alias = "“三公”经费")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ThreePublic {
    /// 因公出国（境）费用: official travel abroad.
    #[doc(alias = "因公出国（境）费用")]
    pub overseas: Amount,
    /// 公务用车购置费: buying official vehicles.
    #[doc(alias = "公务用车购置费")]
    pub vehicle_purchase: Amount,
    /// 公务用车运行维护费: running official vehicles.
    #[doc(alias = "公务用车运行维护费")]
    pub vehicle_operation: Amount,
    /// 公务接待费: official receptions.
    #[doc(alias = "公务接待费")]
    pub reception: Amount,
}

impl ThreePublic {
    /// 30212 因公出国（境）费用.
    pub const OVERSEAS: EconomicCode = EconomicCode::constant(30212);
    /// 30217 公务接待费.
    pub const RECEPTION: EconomicCode = EconomicCode::constant(30217);
    /// 30231 公务用车运行维护费.
    pub const VEHICLE_OPERATION: EconomicCode = EconomicCode::constant(30231);
    /// 31013 公务用车购置, and 30913 where capital construction pays for it.
    pub const VEHICLE_PURCHASE: [EconomicCode; 2] =
        [EconomicCode::constant(31013), EconomicCode::constant(30913)];

    /// The row of the 三公 table that an economic code belongs to.
    pub fn row_of(code: EconomicCode) -> Option<ThreePublicRow> {
        match code {
            Self::OVERSEAS => Some(ThreePublicRow::Overseas),
            Self::RECEPTION => Some(ThreePublicRow::Reception),
            Self::VEHICLE_OPERATION => Some(ThreePublicRow::VehicleOperation),
            code if Self::VEHICLE_PURCHASE.contains(&code) => Some(ThreePublicRow::VehiclePurchase),
            _ => None,
        }
    }

    /// The 三公 among these amounts by economic code; other codes are passed over. The lines should be those that a
    /// fiscal appropriation pays for: [`Budget::three_public`](crate::budget::Budget::three_public) sees to that.
    ///
    /// # Errors
    ///
    /// When a sum is out of bounds.
    pub fn from_lines(lines: impl IntoIterator<Item = (EconomicCode, Amount)>) -> Result<Self, AmountError> {
        let mut three = Self::default();
        for (code, amount) in lines {
            let part = match Self::row_of(code) {
                Some(ThreePublicRow::Overseas) => &mut three.overseas,
                Some(ThreePublicRow::Reception) => &mut three.reception,
                Some(ThreePublicRow::VehicleOperation) => &mut three.vehicle_operation,
                Some(ThreePublicRow::VehiclePurchase) => &mut three.vehicle_purchase,
                _ => continue,
            };
            *part = part.checked_add(amount)?;
        }
        Ok(three)
    }

    /// 公务用车购置及运行维护: purchase and operation of vehicles.
    ///
    /// # Errors
    ///
    /// When the sum is out of bounds.
    #[doc(alias = "公务用车购置及运行维护费")]
    pub fn vehicles(&self) -> Result<Amount, AmountError> {
        self.vehicle_purchase.checked_add(self.vehicle_operation)
    }

    /// The 三公 together.
    ///
    /// # Errors
    ///
    /// When the sum is out of bounds.
    pub fn total(&self) -> Result<Amount, AmountError> {
        Amount::sum([self.overseas, self.vehicle_purchase, self.vehicle_operation, self.reception])
    }

    /// The amount of a row of the 三公 table; `None` for what is no part of the 三公: 行政经费, and what forms print beside
    /// them.
    ///
    /// # Errors
    ///
    /// When a sum is out of bounds.
    pub fn row(&self, row: ThreePublicRow) -> Result<Option<Amount>, AmountError> {
        Ok(Some(match row {
            ThreePublicRow::AgencyOperating
            | ThreePublicRow::Meeting
            | ThreePublicRow::Training
            | ThreePublicRow::Together => return Ok(None),
            ThreePublicRow::ThreePublic => self.total()?,
            ThreePublicRow::Overseas => self.overseas,
            ThreePublicRow::Vehicles => self.vehicles()?,
            ThreePublicRow::VehiclePurchase => self.vehicle_purchase,
            ThreePublicRow::VehicleOperation => self.vehicle_operation,
            ThreePublicRow::Reception => self.reception,
        }))
    }

    /// These amounts against a column of a printed table: a verdict for each row of the 三公.
    ///
    /// # Errors
    ///
    /// When a sum is out of bounds.
    ///
    /// ```
    /// use cn_budget::{Budget, Outcome, Rounding, ThreePublic, Unit, table::ThreePublicColumn};
    /// # use cn_budget::FiscalYear;
    ///
    /// # let budget = Budget::new("教育局", FiscalYear::constant(2023), [])?;
    /// let printed = budget.tables()?.print(Unit::TenThousandYuan, 2, Rounding::HalfUp)?;
    /// let three = ThreePublic::default();
    /// let verdicts = three.compare(printed.three_public(), ThreePublicColumn::General)?;
    /// assert!(verdicts.iter().all(|(_, verdict)| verdict.outcome() == Outcome::Held));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn compare(
        &self,
        printed: &Table<ThreePublicRow, ThreePublicColumn, Cell>,
        column: ThreePublicColumn,
    ) -> Result<Vec<(ThreePublicRow, Verdict)>, AmountError> {
        let mut verdicts = Vec::new();
        for row in <ThreePublicRow as strum::IntoEnumIterator>::iter() {
            let Some(amount) = self.row(row)? else { continue };
            let verdict = match printed.get(row).map(|figures| &figures[column]) {
                None => Verdict::undecidable(Undecidable::MissingRow),
                Some(cell) => match cell.figure() {
                    Some(figure) => {
                        let mut tally = Tally::new(figure);
                        tally.add_amount(amount);
                        tally.verdict()
                    }
                    None if cell.is_unread() => Verdict::undecidable(Undecidable::UnreadCell),
                    None => Verdict::undecidable(Undecidable::BlankCell),
                },
            };
            verdicts.push((row, verdict));
        }
        Ok(verdicts)
    }

    /// The change of each row against an earlier year (比上年增减).
    ///
    /// # Errors
    ///
    /// When a sum or a difference is out of bounds.
    ///
    /// ```
    /// use cn_budget::{Amount, Rounding, ThreePublic, table::ThreePublicRow};
    ///
    /// let before = ThreePublic { reception: Amount::from_yuan(58_000)?, ..ThreePublic::default() };
    /// let after = ThreePublic { reception: Amount::from_yuan(46_000)?, ..ThreePublic::default() };
    /// let change = &after.changes_since(&before)?[5];
    /// assert_eq!(change.row, ThreePublicRow::Reception);
    /// assert_eq!(change.difference, Amount::from_yuan(-12_000)?);
    /// assert_eq!(change.rate(2, Rounding::HalfUp)?.map(|rate| rate.to_string()).as_deref(), Some("-20.69%"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "比上年增减")]
    pub fn changes_since(&self, earlier: &Self) -> Result<Vec<ThreePublicChange>, AmountError> {
        let mut changes = Vec::new();
        for row in <ThreePublicRow as strum::IntoEnumIterator>::iter() {
            if let (Some(before), Some(after)) = (earlier.row(row)?, self.row(row)?) {
                changes.push(ThreePublicChange {
                    row,
                    before,
                    after,
                    difference: after.checked_sub(before)?,
                });
            }
        }
        Ok(changes)
    }
}

/// How a row of the 三公 changed from one year to another.
#[doc(alias = "比上年增减")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ThreePublicChange {
    /// The row.
    pub row: ThreePublicRow,
    /// The earlier amount (上年).
    pub before: Amount,
    /// The later amount (本年).
    pub after: Amount,
    /// The later less the earlier amount (增减额).
    pub difference: Amount,
}

impl ThreePublicChange {
    /// The growth rate with so many decimals; `Ok(None)` where the base is zero (基数为零，不可比).
    ///
    /// # Errors
    ///
    /// As [`Ratio::change`].
    pub fn rate(&self, decimals: u32, rounding: Rounding) -> Result<Option<Ratio>, RatioError> {
        Ratio::change(self.before, self.after, decimals, rounding)
    }
}
