//! An overlay from a CSV file.

use core::fmt;
use std::collections::HashMap;
use std::io;

use super::overlay::{CatalogOverlay, OverlayError};
use super::standing::Standing;
use crate::records::{Failure, Headings, Line, LineFault, Names, WrongLine, read_lines};
use crate::value::{
    Code, CodeError, EconomicCode, FiscalYear, FunctionalCode, GovernmentEconomicCode, Language, RevenueCode,
    YearError,
};

const CODE: [&str; 4] = ["code", "编码", "科目编码", "科目代码"];
const NAME: [&str; 3] = ["name", "名称", "科目名称"];
const STANDING: [&str; 1] = ["standing"];
const CONFIDENCE: [&str; 1] = ["confidence"];
const SOURCE: [&str; 3] = ["source", "来源", "document"];
const YEAR: [&str; 3] = ["year", "年度", "预算年度"];
const CATALOG: [&str; 1] = ["catalog"];
/// What a harvest says of a name where the catalog has another one.
const CONTRADICTS: &str = "contradicts";
/// The columns that a file cannot do without.
const NEEDED: [Names; 2] = [&CODE, &NAME];

/// # Loading (feature `csv`)
impl CatalogOverlay {
    /// Reads an overlay from a CSV file in UTF-8: an official list of another year or province.
    ///
    /// The first line names the columns. `code` (编码, 科目编码, 科目代码) and `name` (名称, 科目名称) are needed;
    /// `standing` (attested, unverified), `confidence` (whole percent, for unverified names), `year` (年度: a name with a
    /// year is of that year alone) and `source` (来源, document) may be there; other columns are passed over. A code belongs to the classification of its first digit: 1, 2, 3 or 5.
    /// A line that a harvest marks (`contradicts` in the column `catalog`) is passed over, lest a document bear out its own
    /// slips: who has looked at it and takes it for right empties that field.
    /// `source` is the title for lines without one of their own. A byte order mark and CRLF are fine.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, or any line is wrong: then nothing is loaded, and the error has every wrong line
    /// with its number. A line is wrong when
    /// - it is not UTF-8, or has not as many fields as the first line,
    /// - its code is no code,
    /// - its name is empty or holds control characters,
    /// - its code has another name of the same year on an earlier line,
    /// - its year is no year,
    /// - its standing is neither attested nor unverified, or an unverified one comes without a confidence from 0 to 100.
    ///
    /// ```
    /// use cn_budget::{FunctionalCode, catalog::CatalogOverlay};
    ///
    /// let file = "code,name\n201,一般公共服务支出\n0201,外交\n20101,\n";
    /// let error = CatalogOverlay::from_csv("2027年科目", file.as_bytes()).unwrap_err();
    /// let lines: Vec<_> = error.lines().iter().map(|line| line.to_string()).collect();
    /// assert_eq!(lines, [
    ///     "line 3: \"0201\" begins with '0', expected 1 (revenue), 2 (functional), 3 (department economic) or 5 (government economic)",
    ///     "line 4: the name of 20101 is empty",
    /// ]);
    ///
    /// let file = "\u{feff}科目编码,科目名称\r\n201,一般公共服务支出\r\n301,工资福利支出\r\n";
    /// assert_eq!(CatalogOverlay::from_csv("2027年科目", file.as_bytes())?.len(), 2);
    /// let harvest = "code,name,catalog\n2010398,云平台,new\n2010301,行政管理,contradicts\n";
    /// assert_eq!(CatalogOverlay::from_csv("某县2027年预算", harvest.as_bytes())?.len(), 1);
    /// # Ok::<(), cn_budget::catalog::CatalogLoadError>(())
    /// ```
    #[doc(alias = "导入科目")]
    pub fn from_csv(source: impl Into<String>, reader: impl io::Read) -> Result<Self, CatalogLoadError> {
        let mut overlay = Self::new(source);
        let mut first_lines = HashMap::new();
        read_lines(reader, &NEEDED, Columns::find, |columns, line| {
            let fault = |fault| CatalogLineError { at: line.number, fault };
            columns.load(line, &mut overlay, &mut first_lines).map_err(fault)
        })
        .map(|()| overlay)
        .map_err(CatalogLoadError)
    }
}

struct Columns {
    code: usize,
    name: usize,
    standing: Option<usize>,
    confidence: Option<usize>,
    source: Option<usize>,
    year: Option<usize>,
    catalog: Option<usize>,
}

impl Columns {
    fn find([code, name]: [usize; NEEDED.len()], headings: &Headings<'_>) -> Self {
        Self {
            code,
            name,
            standing: headings.find(&STANDING),
            confidence: headings.find(&CONFIDENCE),
            source: headings.find(&SOURCE),
            year: headings.find(&YEAR),
            catalog: headings.find(&CATALOG),
        }
    }

    fn load(
        &self,
        line: &Line<'_>,
        overlay: &mut CatalogOverlay,
        first_lines: &mut HashMap<(u32, Option<FiscalYear>), u64>,
    ) -> Result<(), Fault> {
        if line.field(self.catalog) == CONTRADICTS {
            return Ok(());
        }
        let text = line.field(self.code);
        let standing = standing(line.field(self.standing), line.field(self.confidence))?;
        let source = match line.field(self.source) {
            "" => 0,
            title => overlay.source_at(title),
        };
        let year = match line.field(self.year) {
            "" => None,
            text => Some(text.parse().map_err(Fault::Year)?),
        };
        let row = Row { name: line.field(self.name), standing, year, source, at: line.number };
        match text.as_bytes().first() {
            Some(b'2') => row.add::<FunctionalCode>(text, overlay, first_lines),
            Some(b'3') => row.add::<EconomicCode>(text, overlay, first_lines),
            Some(b'5') => row.add::<GovernmentEconomicCode>(text, overlay, first_lines),
            Some(b'1') => row.add::<RevenueCode>(text, overlay, first_lines),
            Some(_) => Err(Fault::FirstCharacter(text.into())),
            None => Err(Fault::NoCode),
        }
    }
}

struct Row<'a> {
    name: &'a str,
    standing: Standing,
    year: Option<FiscalYear>,
    source: usize,
    at: u64,
}

impl Row<'_> {
    fn add<C: Code>(
        &self,
        text: &str,
        overlay: &mut CatalogOverlay,
        first_lines: &mut HashMap<(u32, Option<FiscalYear>), u64>,
    ) -> Result<(), Fault> {
        let code: C = text.parse().map_err(Fault::Code)?;
        match overlay.add(code, self.name, self.standing, (self.year, self.source)) {
            Ok(true) => {
                first_lines.insert((code.number(), self.year), self.at);
                Ok(())
            }
            Ok(false) => Ok(()),
            Err(error) if error.is_conflict() => Err(Fault::Conflict {
                first: first_lines.get(&(code.number(), self.year)).copied().unwrap_or_default(),
                error,
            }),
            Err(error) => Err(Fault::Name(error)),
        }
    }
}

fn standing(standing: &str, confidence: &str) -> Result<Standing, Fault> {
    let percent = || match confidence.parse() {
        Ok(percent @ 0..=100) if !confidence.starts_with('+') => {
            Ok(Standing::Unverified { confidence: percent })
        }
        _ => Err(Fault::Confidence(confidence.into())),
    };
    match standing {
        "" | "attested" => Ok(Standing::Attested),
        "unverified" => percent(),
        other => Err(Fault::Standing(other.into())),
    }
}

/// Why a CSV file is no catalog: it could not be read, or some lines are wrong. Nothing was loaded.
///
/// `Display` gives every wrong line on a line of its own.
///
/// ```
/// use cn_budget::catalog::CatalogOverlay;
///
/// let error = CatalogOverlay::from_csv("某省", "code,name\n201,甲\n201,乙\n".as_bytes()).unwrap_err();
/// assert_eq!(error.lines().len(), 1);
/// assert_eq!(
///     error.to_string(),
///     "1 line of the catalog is wrong, nothing was loaded\n\
///      line 3: 201 already has the name \"甲\": found \"乙\" (first named on line 2)",
/// );
/// ```
#[doc(alias = "科目表错误")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogLoadError(Failure<CatalogLineError>);

impl CatalogLoadError {
    /// Every wrong line, from the first to the last; none if the file could not be read.
    pub fn lines(&self) -> &[CatalogLineError] {
        self.0.lines()
    }

    /// Whether reading itself failed.
    pub const fn is_read(&self) -> bool {
        self.0.is_read()
    }

    /// What is wrong, in a language: every wrong line on a line of its own.
    ///
    /// ```
    /// use cn_budget::{Language, catalog::CatalogOverlay};
    ///
    /// let error = CatalogOverlay::from_csv("某省", "code,name\n201,\n".as_bytes()).unwrap_err();
    /// assert_eq!(error.message(Language::Zh), "科目表有 1 行有误，未予采用\n第 2 行：201 的名称为空");
    /// ```
    pub fn message(&self, language: Language) -> String {
        self.0.message(["科目表", "catalog"], language)
    }
}

impl fmt::Display for CatalogLoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Language::En))
    }
}

impl core::error::Error for CatalogLoadError {}

/// One wrong line of a CSV file: where it is, what was found, what was expected.
///
/// ```
/// use cn_budget::catalog::CatalogOverlay;
///
/// let error = CatalogOverlay::from_csv("某省", "code\n201\n".as_bytes()).unwrap_err();
/// assert!(error.lines()[0].is_header());
/// assert_eq!(error.lines()[0].line(), 1);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogLineError {
    at: u64,
    fault: Fault,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Fault {
    Line(LineFault),
    NoCode,
    FirstCharacter(Box<str>),
    Standing(Box<str>),
    Confidence(Box<str>),
    Conflict { first: u64, error: OverlayError },
    Code(CodeError),
    Year(YearError),
    Name(OverlayError),
}

impl CatalogLineError {
    /// The number of the line in the file, from 1; of a record over several lines, the first.
    pub const fn line(&self) -> u64 {
        self.at
    }

    /// Whether the code has another name on an earlier line.
    pub const fn is_conflict(&self) -> bool {
        matches!(self.fault, Fault::Conflict { .. })
    }

    /// Whether the first line lacks a needed column.
    pub const fn is_header(&self) -> bool {
        matches!(&self.fault, Fault::Line(fault) if fault.is_of_headings())
    }

    /// Where it is, what was found, what was expected, in a language.
    pub fn message(&self, language: Language) -> String {
        WrongLine::message(self, language)
    }
}

impl WrongLine for CatalogLineError {
    fn new(number: u64, fault: LineFault) -> Self {
        Self { at: number, fault: Fault::Line(fault) }
    }

    fn number(&self) -> u64 {
        self.at
    }

    fn fault(&self, language: Language) -> String {
        match (&self.fault, language) {
            (Fault::Line(fault), _) => fault.message(language),
            (Fault::Code(error), _) => error.message(language),
            (Fault::Year(error), _) => error.message(language),
            (Fault::Name(error), _) => error.message(language),
            (Fault::NoCode, Language::Zh) => "编码为空".to_owned(),
            (Fault::NoCode, Language::En) => "the code is empty".to_owned(),
            (Fault::FirstCharacter(text), Language::Zh) => {
                format!(
                    "“{text}”的首位应为 1（收入分类）、2（支出功能分类）、3（部门预算支出经济分类）或 5（政府预算支出经济分类）"
                )
            }
            (Fault::FirstCharacter(text), Language::En) => {
                let first = text.chars().next().unwrap_or_default();
                format!(
                    "{text:?} begins with {first:?}, expected 1 (revenue), 2 (functional), 3 (department economic) or 5 (government economic)"
                )
            }
            (Fault::Standing(found), Language::Zh) => {
                format!("standing 为“{found}”，应为 attested（有来源为证）或 unverified（未经核实）")
            }
            (Fault::Standing(found), Language::En) => {
                format!("found the standing {found:?}, expected attested or unverified")
            }
            (Fault::Confidence(found), Language::Zh) => {
                format!("未经核实的名称，confidence 为“{found}”，应为 0 至 100 的整数（%）")
            }
            (Fault::Confidence(found), Language::En) => {
                format!(
                    "found the confidence {found:?} of an unverified name, expected whole percent from 0 to 100"
                )
            }
            (Fault::Conflict { first, error }, Language::Zh) => {
                format!("{}（首见于第 {first} 行）", error.message(language))
            }
            (Fault::Conflict { first, error }, Language::En) => {
                format!("{} (first named on line {first})", error.message(language))
            }
        }
    }
}

impl fmt::Display for CatalogLineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Language::En))
    }
}

impl core::error::Error for CatalogLineError {}
