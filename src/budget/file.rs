//! A budget from a CSV file of its lines.

use core::fmt;
use std::io;

use super::{Budget, BudgetLine, LineFault, Purpose, no_department};
use crate::records::{Failure, Headings, Line, Names, WrongLine, read_lines};
use crate::value::{Code, CodeError, FiscalYear, FundSource, Language, Printed, Unit, UnitType};

const UNIT: [&str; 4] = ["unit", "单位", "预算单位", "单位名称"];
const UNIT_TYPE: [&str; 2] = ["unit_type", "单位性质"];
const PURPOSE: [&str; 4] = ["purpose", "支出性质", "支出用途", "用途"];
const PROJECT: [&str; 3] = ["project", "项目", "项目名称"];
const FUNCTIONAL: [&str; 3] = ["functional", "功能科目", "功能分类科目"];
const ECONOMIC: [&str; 3] = ["economic", "经济科目", "部门经济科目"];
const GOVERNMENT: [&str; 2] = ["government", "政府经济科目"];
const SOURCE: [&str; 3] = ["source", "资金来源", "资金性质"];
const AMOUNT: [&str; 2] = ["amount", "金额"];

/// The columns that a file cannot do without.
const NEEDED: [Names; 7] = [&UNIT, &UNIT_TYPE, &PURPOSE, &FUNCTIONAL, &ECONOMIC, &SOURCE, &AMOUNT];

/// What a line may be for, in Chinese and in English.
const PURPOSES: [([&str; 2], Purpose); 7] = [
    (["人员经费", "personnel"], Purpose::Personnel),
    (["公用经费", "operating"], Purpose::Operating),
    (["项目支出", "project"], Purpose::Project(String::new())),
    (["事业单位经营支出", "business"], Purpose::Business),
    (["对附属单位补助支出", "subsidy_to_affiliates"], Purpose::SubsidyToAffiliates),
    (["上缴上级支出", "remittance_to_superior"], Purpose::RemittanceToSuperior),
    (["结转下年", "carry_over"], Purpose::CarryOver),
];

/// # Loading (feature `csv`)
impl Budget {
    /// Reads the budget of a department from a CSV file of its lines in UTF-8 (预算明细), their amounts in `unit`.
    ///
    /// The first line names the columns. These are needed: `unit` (单位), `unit_type` (单位性质: 机关 or 事业, agency or
    /// institution), `purpose` (支出性质: 人员经费, 公用经费, 项目支出 and the other kinds, or their names in English),
    /// `functional` (功能科目), `economic` (经济科目), `source` (资金来源, by the names of [`FundSource`]), `amount` (金额).
    /// `project` (项目名称) and `government` (政府经济科目) may be there; other columns are passed over. A byte order mark and
    /// CRLF are fine.
    ///
    /// # Errors
    ///
    /// When the department has no name, the file cannot be read, or any line is wrong: then the error has every wrong line
    /// with its number in the file. A line is wrong when a field is none of what its column takes, the amount is no figure or
    /// no whole number of fen, or for a reason of [`Budget::new`].
    ///
    /// ```
    /// use cn_budget::{Budget, FiscalYear, Unit};
    ///
    /// let file = "单位,单位性质,支出性质,项目名称,功能科目,经济科目,资金来源,金额\n\
    ///             教育局,机关,公用经费,,2050101,30217,一般公共预算,4.60\n\
    ///             教育局,机关,项目支出,校舍修缮,2050299,31006,一般公共预算,120\n";
    /// let read = |file: &str| Budget::from_csv("教育局", FiscalYear::constant(2024), Unit::TenThousandYuan, file.as_bytes());
    /// assert_eq!(read(file)?.lines().len(), 2);
    ///
    /// let error = read(&file.replace("2050101", "20501").replace("120", "1e2")).unwrap_err();
    /// let lines: Vec<_> = error.lines().iter().map(ToString::to_string).collect();
    /// assert_eq!(lines, [
    ///     "line 2: 20501 is no item: expected a functional code with 7 digits (项)",
    ///     "line 3: \"1e2\" is no amount: expected digits such as 46000.00",
    /// ]);
    /// # Ok::<(), cn_budget::budget::BudgetFileError>(())
    /// ```
    #[doc(alias = "导入预算明细")]
    pub fn from_csv(
        department: impl Into<String>,
        fiscal_year: FiscalYear,
        unit: Unit,
        reader: impl io::Read,
    ) -> Result<Self, BudgetFileError> {
        let department = department.into();
        if department.trim().is_empty() {
            return Err(BudgetFileError(Kind::Unnamed));
        }
        let mut lines: Vec<(u64, BudgetLine)> = Vec::new();
        let read = read_lines(reader, &NEEDED, Columns::find, |columns, line| {
            let read =
                columns.line(line, unit).map_err(|fault| BudgetFileLineError { at: line.number, fault })?;
            lines.push((line.number, read));
            Ok(())
        });
        let mut wrong = match read {
            Ok(()) => Vec::new(),
            Err(Failure::Lines(wrong)) => wrong,
            Err(failure) => return Err(BudgetFileError(Kind::File(failure))),
        };
        let (numbers, lines): (Vec<u64>, Vec<BudgetLine>) = lines.into_iter().unzip();
        match Self::new(department, fiscal_year, lines) {
            Ok(budget) if wrong.is_empty() => return Ok(budget),
            Ok(_) => {}
            Err(error) => wrong.extend(error.faults.into_iter().map(|(index, fault)| BudgetFileLineError {
                at: numbers.get(index).copied().unwrap_or_default(),
                fault: Fault::Budget(fault),
            })),
        }
        wrong.sort_by_key(|line| line.at);
        Err(BudgetFileError(Kind::File(Failure::Lines(wrong))))
    }
}

struct Columns {
    unit: usize,
    unit_type: usize,
    purpose: usize,
    project: Option<usize>,
    functional: usize,
    economic: usize,
    government: Option<usize>,
    source: usize,
    amount: usize,
}

impl Columns {
    fn find(needed: [usize; NEEDED.len()], headings: &Headings<'_>) -> Self {
        let [unit, unit_type, purpose, functional, economic, source, amount] = needed;
        let (project, government) = (headings.find(&PROJECT), headings.find(&GOVERNMENT));
        Self { unit, unit_type, purpose, project, functional, economic, government, source, amount }
    }

    fn line(&self, line: &Line<'_>, unit: Unit) -> Result<BudgetLine, Fault> {
        let unit_type = line.field(self.unit_type);
        let unit_type: UnitType = unit_type.parse().map_err(|_| Fault::UnitType(unit_type.into()))?;
        let source = line.field(self.source);
        let source: FundSource = source.parse().map_err(|_| Fault::Source(source.into()))?;
        let government = match line.field(self.government) {
            "" => None,
            text => Some(code(text)?),
        };
        let amount = line.field(self.amount);
        let figure = Printed::parse(amount, unit).map_err(|_| Fault::Amount(amount.into()))?;
        Ok(BudgetLine {
            unit: line.field(self.unit).to_owned(),
            unit_type,
            purpose: purpose(line.field(self.purpose), line.field(self.project))?,
            functional: code(line.field(self.functional))?,
            economic: code(line.field(self.economic))?,
            government,
            source,
            amount: figure.amount().map_err(|_| Fault::Fraction(figure))?,
        })
    }
}

fn code<C: Code>(text: &str) -> Result<C, Fault> {
    text.parse().map_err(Fault::Code)
}

fn purpose(text: &str, project: &str) -> Result<Purpose, Fault> {
    let named = PURPOSES.into_iter().find(|(names, _)| names.contains(&text));
    match named {
        Some((_, Purpose::Project(_))) => Ok(Purpose::Project(project.to_owned())),
        Some((_, purpose)) => Ok(purpose),
        None => Err(Fault::Purpose(text.into())),
    }
}

/// Why a file of lines makes no [`Budget`]: every wrong line, with its number.
#[doc(alias = "预算明细错误")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BudgetFileError(Kind);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Unnamed,
    File(Failure<BudgetFileLineError>),
}

impl BudgetFileError {
    /// Every wrong line, from the first to the last; none if the file could not be read.
    pub fn lines(&self) -> &[BudgetFileLineError] {
        match &self.0 {
            Kind::Unnamed => &[],
            Kind::File(failure) => failure.lines(),
        }
    }

    /// What is wrong, in a language: every wrong line on a line of its own.
    ///
    /// ```
    /// use cn_budget::{Budget, FiscalYear, Language, Unit};
    ///
    /// let file = "单位,支出性质,功能科目,经济科目,金额\n教育局,公用经费,2050101,30217,1\n";
    /// let error = Budget::from_csv("教育局", FiscalYear::constant(2024), Unit::Yuan, file.as_bytes()).unwrap_err();
    /// assert_eq!(
    ///     error.message(Language::Zh),
    ///     "预算明细有 1 行有误，未予采用\n\
    ///      第 1 行：列名为“单位,支出性质,功能科目,经济科目,金额”，缺少：单位性质（unit_type）、资金来源（source、资金性质）",
    /// );
    /// ```
    pub fn message(&self, language: Language) -> String {
        match &self.0 {
            Kind::Unnamed => no_department(language).to_owned(),
            Kind::File(failure) => failure.message(["预算明细", "file"], language),
        }
    }
}

impl fmt::Display for BudgetFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Language::En))
    }
}

impl core::error::Error for BudgetFileError {}

/// One wrong line of a file of budget lines: where it is, what was found, what was expected.
///
/// ```
/// use cn_budget::{Budget, FiscalYear, Unit};
///
/// let error = Budget::from_csv("教育局", FiscalYear::constant(2024), Unit::Yuan, "unit\n".as_bytes()).unwrap_err();
/// assert_eq!(error.lines()[0].line(), 1);
/// ```
#[doc(alias = "预算明细错误")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BudgetFileLineError {
    at: u64,
    fault: Fault,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Fault {
    Line(crate::records::LineFault),
    UnitType(Box<str>),
    Purpose(Box<str>),
    Source(Box<str>),
    Code(CodeError),
    Amount(Box<str>),
    Fraction(Printed),
    Budget(LineFault),
}

impl BudgetFileLineError {
    /// The number of the line in the file, from 1; of a record over several lines, the first.
    pub const fn line(&self) -> u64 {
        self.at
    }

    /// Where it is, what was found, what was expected, in a language.
    pub fn message(&self, language: Language) -> String {
        WrongLine::message(self, language)
    }
}

impl fmt::Display for BudgetFileLineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Language::En))
    }
}

impl core::error::Error for BudgetFileLineError {}

impl WrongLine for BudgetFileLineError {
    fn new(number: u64, fault: crate::records::LineFault) -> Self {
        Self { at: number, fault: Fault::Line(fault) }
    }

    fn number(&self) -> u64 {
        self.at
    }

    fn fault(&self, language: Language) -> String {
        let purposes = |side: usize| PURPOSES.map(|(names, _)| names[side]);
        match (&self.fault, language) {
            (Fault::Line(fault), _) => fault.message(language),
            (Fault::Code(error), _) => error.message(language),
            (Fault::Budget(fault), _) => fault.message(language),
            (Fault::UnitType(found), Language::Zh) => format!("单位性质为“{found}”，应为机关或事业"),
            (Fault::UnitType(found), Language::En) => {
                format!("{found:?} is no kind of unit: expected agency or institution")
            }
            (Fault::Purpose(found), Language::Zh) => {
                format!("支出性质为“{found}”，应为{}之一", purposes(0).join("、"))
            }
            (Fault::Purpose(found), Language::En) => {
                format!("{found:?} is no purpose: expected one of {}", purposes(1).join(", "))
            }
            (Fault::Source(found), Language::Zh) => {
                format!("资金来源为“{found}”，应为{}之一", sources().join("、"))
            }
            (Fault::Source(found), Language::En) => {
                format!("{found:?} is no source of money: expected one of {}", sources().join(", "))
            }
            (Fault::Amount(found), Language::Zh) => format!("“{found}”不是金额，应为数字，如 46000.00"),
            (Fault::Amount(found), Language::En) => {
                format!("{found:?} is no amount: expected digits such as 46000.00")
            }
            (Fault::Fraction(figure), Language::Zh) => format!("{figure} 有不足一分的尾数"),
            (Fault::Fraction(figure), Language::En) => format!("{figure} is not a whole number of fen"),
        }
    }
}

const fn sources() -> &'static [&'static str] {
    <FundSource as strum::VariantNames>::VARIANTS
}
