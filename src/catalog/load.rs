//! An overlay from a CSV file.

use core::fmt;
use std::collections::HashMap;
use std::io;

use csv::ByteRecord;

use super::overlay::CatalogOverlay;
use super::standing::Standing;
use crate::line_at::LineAt;
use crate::value::{Code, EconomicCode, FunctionalCode, GovernmentEconomicCode};

const CODE: [&str; 4] = ["code", "编码", "科目编码", "科目代码"];
const NAME: [&str; 3] = ["name", "名称", "科目名称"];
const STANDING: [&str; 1] = ["standing"];
const CONFIDENCE: [&str; 1] = ["confidence"];
const SOURCE: [&str; 2] = ["source", "来源"];

/// # Loading (feature `csv`)
impl CatalogOverlay {
    /// Reads an overlay from a CSV file in UTF-8: an official list of another year or province.
    ///
    /// The first line names the columns. `code` (编码, 科目编码, 科目代码) and `name` (名称, 科目名称) are needed;
    /// `standing` (attested, unverified), `confidence` (whole percent, for unverified names) and `source` (来源) may
    /// be there; other columns are passed over. A code belongs to the classification of its first digit: 2, 3 or 5.
    /// `source` is the title for lines without one of their own. A byte order mark and CRLF are fine.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, or any line is wrong: then nothing is loaded, and the error has every wrong line
    /// with its number. A line is wrong when
    /// - it is not UTF-8, or has not as many fields as the first line,
    /// - its code is no code,
    /// - its name is empty or holds control characters,
    /// - its code has another name on an earlier line,
    /// - its standing is neither attested nor unverified, or an unverified one comes without a confidence from 0 to 100.
    ///
    /// ```
    /// use cn_budget::{FunctionalCode, catalog::CatalogOverlay};
    ///
    /// let file = "code,name\n201,一般公共服务支出\n0201,外交\n20101,\n";
    /// let error = CatalogOverlay::from_csv("2027年科目", file.as_bytes()).unwrap_err();
    /// let lines: Vec<_> = error.lines().iter().map(|line| line.to_string()).collect();
    /// assert_eq!(lines, [
    ///     "line 3: \"0201\" begins with '0', expected 2 (functional), 3 (department economic) or 5 (government economic)",
    ///     "line 4: the name of 20101 is empty",
    /// ]);
    ///
    /// let file = "\u{feff}科目编码,科目名称\r\n201,一般公共服务支出\r\n301,工资福利支出\r\n";
    /// assert_eq!(CatalogOverlay::from_csv("2027年科目", file.as_bytes())?.len(), 2);
    /// # Ok::<(), cn_budget::catalog::CatalogLoadError>(())
    /// ```
    #[doc(alias = "导入科目")]
    pub fn from_csv(source: impl Into<String>, mut reader: impl io::Read) -> Result<Self, CatalogLoadError> {
        let mut overlay = Self::new(source);
        let mut bytes = Vec::new();
        if let Err(error) = reader.read_to_end(&mut bytes) {
            return Err(CatalogLoadError(Failure::Read(error.to_string())));
        }
        let mut line_at = LineAt::of(&bytes);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(&*bytes);
        let mut record = ByteRecord::new();
        let mut lines = Vec::new();
        let mut columns: Option<Columns> = None;
        let mut first_lines = HashMap::new();
        loop {
            match reader.read_byte_record(&mut record) {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => return Err(CatalogLoadError(Failure::Read(error.to_string()))),
            }
            let line = line_at.line(record.position().map_or(0, csv::Position::byte));
            let mut fail = |fault| lines.push(CatalogLineError { at: line, fault });
            let Some(fields) = fields(&record) else {
                fail(Fault::Encoding);
                if columns.is_none() {
                    break;
                }
                continue;
            };
            let Some(columns) = &columns else {
                match Columns::find(&fields) {
                    Ok(found) => columns = Some(found),
                    Err(fault) => {
                        fail(fault);
                        break;
                    }
                }
                continue;
            };
            if let Err(fault) = columns.load(&fields, line, &mut overlay, &mut first_lines) {
                fail(fault);
            }
        }
        if columns.is_none() && lines.is_empty() {
            lines.push(CatalogLineError { at: 1, fault: Fault::NoHeader });
        }
        if lines.is_empty() { Ok(overlay) } else { Err(CatalogLoadError(Failure::Lines(lines))) }
    }
}

fn fields(record: &ByteRecord) -> Option<Vec<&str>> {
    record.iter().map(|field| core::str::from_utf8(field).ok()).collect()
}

struct Columns {
    count: usize,
    code: usize,
    name: usize,
    standing: Option<usize>,
    confidence: Option<usize>,
    source: Option<usize>,
}

impl Columns {
    fn find(header: &[&str]) -> Result<Self, Fault> {
        let find = |names: &[&str]| header.iter().position(|found| names.contains(found));
        let need = |names: &'static [&str]| {
            find(names).ok_or_else(|| Fault::Column { expected: names, found: header.join(",").into() })
        };
        Ok(Self {
            count: header.len(),
            code: need(&CODE)?,
            name: need(&NAME)?,
            standing: find(&STANDING),
            confidence: find(&CONFIDENCE),
            source: find(&SOURCE),
        })
    }

    fn load(
        &self,
        fields: &[&str],
        line: u64,
        overlay: &mut CatalogOverlay,
        first_lines: &mut HashMap<u32, u64>,
    ) -> Result<(), Fault> {
        if fields.len() != self.count {
            return Err(Fault::Fields { found: fields.len(), expected: self.count });
        }
        let field = |column: usize| fields.get(column).copied().unwrap_or_default();
        let optional = |column: Option<usize>| column.map_or("", field);
        let text = field(self.code);
        let standing = standing(optional(self.standing), optional(self.confidence))?;
        let source = match optional(self.source) {
            "" => 0,
            title => overlay.source_at(title),
        };
        let name = field(self.name);
        let row = Line { name, standing, source, at: line };
        match text.as_bytes().first() {
            Some(b'2') => row.add::<FunctionalCode>(text, overlay, first_lines),
            Some(b'3') => row.add::<EconomicCode>(text, overlay, first_lines),
            Some(b'5') => row.add::<GovernmentEconomicCode>(text, overlay, first_lines),
            Some(_) => Err(Fault::FirstCharacter(text.into())),
            None => Err(Fault::NoCode),
        }
    }
}

struct Line<'a> {
    name: &'a str,
    standing: Standing,
    source: usize,
    at: u64,
}

impl Line<'_> {
    fn add<C: Code>(
        &self,
        text: &str,
        overlay: &mut CatalogOverlay,
        first_lines: &mut HashMap<u32, u64>,
    ) -> Result<(), Fault> {
        let code: C =
            text.parse().map_err(|error: crate::value::CodeError| Fault::Text(error.to_string().into()))?;
        match overlay.add(code, self.name, self.standing, self.source) {
            Ok(true) => {
                first_lines.insert(code.number(), self.at);
                Ok(())
            }
            Ok(false) => Ok(()),
            Err(error) if error.is_conflict() => Err(Fault::Conflict {
                first: first_lines.get(&code.number()).copied().unwrap_or_default(),
                text: error.to_string().into(),
            }),
            Err(error) => Err(Fault::Text(error.to_string().into())),
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogLoadError(Failure);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Failure {
    Read(String),
    Lines(Vec<CatalogLineError>),
}

impl CatalogLoadError {
    /// Every wrong line, from the first to the last; none if the file could not be read.
    pub fn lines(&self) -> &[CatalogLineError] {
        match &self.0 {
            Failure::Read(_) => &[],
            Failure::Lines(lines) => lines,
        }
    }

    /// Whether reading itself failed.
    pub const fn is_read(&self) -> bool {
        matches!(self.0, Failure::Read(_))
    }
}

impl fmt::Display for CatalogLoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Failure::Read(error) => write!(f, "the catalog could not be read: {error}"),
            Failure::Lines(lines) => {
                match lines.len() {
                    1 => f.write_str("1 line of the catalog is wrong, nothing was loaded")?,
                    count => write!(f, "{count} lines of the catalog are wrong, nothing was loaded")?,
                }
                lines.iter().try_for_each(|line| write!(f, "\n{line}"))
            }
        }
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
    NoHeader,
    Column { expected: &'static [&'static str], found: Box<str> },
    Encoding,
    Fields { found: usize, expected: usize },
    NoCode,
    FirstCharacter(Box<str>),
    Standing(Box<str>),
    Confidence(Box<str>),
    Conflict { first: u64, text: Box<str> },
    Text(Box<str>),
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
        matches!(self.fault, Fault::NoHeader | Fault::Column { .. })
    }
}

impl fmt::Display for CatalogLineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: ", self.at)?;
        match &self.fault {
            Fault::NoHeader => f.write_str("the file is empty, expected a line with the columns code,name"),
            Fault::Column { expected, found } => {
                write!(f, "found the columns {found:?}, expected one of them to be {}", expected.join(" or "))
            }
            Fault::Encoding => f.write_str("found bytes that are not UTF-8 (convert GBK or GB 18030 first)"),
            Fault::Fields { found, expected } => {
                let s = if *found == 1 { "" } else { "s" };
                write!(f, "found {found} field{s}, expected {expected} as in the first line")
            }
            Fault::NoCode => f.write_str("the code is empty"),
            Fault::FirstCharacter(text) => write!(
                f,
                "{text:?} begins with {:?}, expected 2 (functional), 3 (department economic) or 5 (government economic)",
                text.chars().next().unwrap_or_default(),
            ),
            Fault::Standing(found) => {
                write!(f, "found the standing {found:?}, expected attested or unverified")
            }
            Fault::Confidence(found) => {
                write!(
                    f,
                    "found the confidence {found:?} of an unverified name, expected whole percent from 0 to 100"
                )
            }
            Fault::Conflict { first, text } => write!(f, "{text} (first named on line {first})"),
            Fault::Text(text) => f.write_str(text),
        }
    }
}

impl core::error::Error for CatalogLineError {}
