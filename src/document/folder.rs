//! A disclosure as a folder of CSV files: `document.csv`, `tables.csv`, and one file a table.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use csv::StringRecord;

use crate::document::{Disclosure, Place, RowRole, Sheet, SheetRow};
use crate::line_at::LineAt;
use crate::table::{Cell, Completeness, TableKind};
use crate::value::{FiscalYear, Language, Note, Stage, Unit};

/// The columns before the figures, in this order.
const LEADING: [&str; 4] = ["block", "role", "code", "label"];
const TABLES: [&str; 6] = ["file", "kind", "title", "unit", "completeness", "notes"];
const KEYS: [&str; 4] = ["department", "fiscal_year", "stage", "source"];
const NOTE_SEPARATOR: &str = " | ";
/// What stands before the reason why a table is incomplete.
const INCOMPLETE: &str = "incomplete: ";
/// What stands before the heading of a column of words.
const TEXT: &str = "text:";

impl Disclosure {
    /// Reads a folder of CSV files.
    ///
    /// - `document.csv` (`key,value`): `department`, `fiscal_year`, `stage`, and optionally `source`;
    /// - `tables.csv` (`file,kind,title,unit,completeness,notes`): the tables in printed order. `kind` and `unit`
    ///   may be empty; `completeness` is `complete` or `incomplete: reason`; several notes are joined with ` | `, and so are the reason in Chinese and in
    ///   English;
    /// - one file a table: the columns `block,role,code,label`, then the figures under their headings, then the
    ///   columns of words, with `text:` before their headings (`text:绩效目标`). A figure that is not spelled
    ///   canonically is kept as an unread cell.
    ///
    /// # Errors
    ///
    /// When a file is missing or no UTF-8, or a line is not as above: with the file, the line, what was found and
    /// what was expected.
    ///
    /// ```
    /// use cn_budget::{Disclosure, TableKind};
    ///
    /// let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/huizhou-2023");
    /// let document = Disclosure::from_csv_folder(folder)?;
    /// assert_eq!(document.sheets.len(), 12);
    /// assert_eq!(document.sheet(TableKind::Expenditure).unwrap().rows[0].label, "合计");
    /// # Ok::<(), cn_budget::document::FolderError>(())
    /// ```
    pub fn from_csv_folder(folder: impl AsRef<Path>) -> Result<Self, FolderError> {
        let folder = folder.as_ref();
        Self::from_csv_files(&|name| fs::read_to_string(folder.join(name)))
            .map_err(|error| FolderError { file: folder.join(error.file), ..error })
    }

    /// As [`Disclosure::from_csv_folder`], over files that `read` gives by name: an archive, or files that were
    /// built into a program.
    ///
    /// # Errors
    ///
    /// Those of [`Disclosure::from_csv_folder`], those of `read` among them.
    pub fn from_csv_files(read: &dyn Fn(&str) -> io::Result<String>) -> Result<Self, FolderError> {
        let entries = File::read("document.csv", read)?;
        entries.expect_header(&["key", "value"])?;
        let mut pairs: HashMap<String, (String, u64)> = HashMap::new();
        for (record, line) in &entries.records {
            let [key, value] = [0, 1].map(|field| record[field].to_owned());
            if !KEYS.contains(&key.as_str()) {
                return Err(
                    entries.fault(*line, format!("key {key:?} is unknown: expected {}", KEYS.join(", ")))
                );
            }
            if pairs.insert(key.clone(), (value, *line)).is_some() {
                return Err(entries.fault(*line, format!("key {key:?} stands twice")));
            }
        }
        let value = |key: &str| {
            let missing = || entries.fault(1, format!("key {key:?} is missing"));
            pairs.get(key).map(|(value, line)| (value.as_str(), *line)).ok_or_else(missing)
        };
        let (department, line) = value("department")?;
        if department.trim().is_empty() {
            return Err(entries.fault(line, "the department has no name"));
        }
        let (year, year_line) = value("fiscal_year")?;
        let (stage, stage_line) = value("stage")?;
        let year: FiscalYear = year.parse().map_err(|error| entries.fault(year_line, error))?;
        let stage: Stage = stage.parse().map_err(|_| {
            entries.fault(stage_line, format!("stage {stage:?}: expected budget or final_account"))
        })?;
        let mut disclosure = Self::new(department, year, stage);
        disclosure.source = value("source").ok().map(|(source, _)| source.to_owned());

        let tables = File::read("tables.csv", read)?;
        tables.expect_header(&TABLES)?;
        for (record, line) in &tables.records {
            let kind = match &record[1] {
                "" => None,
                kind => Some(
                    kind.parse::<TableKind>()
                        .map_err(|_| tables.fault(*line, format!("{kind:?} is no kind of table")))?,
                ),
            };
            let unit = match &record[3] {
                "" => None,
                unit => Some(unit.parse::<Unit>().map_err(|_| {
                    tables.fault(*line, format!("{unit:?} is no unit: expected 元, 万元, …"))
                })?),
            };
            let completeness = match record[4].strip_prefix(INCOMPLETE) {
                Some(reason) => Completeness::Incomplete(parse_reason(reason)),
                None if &record[4] == "complete" => Completeness::Complete,
                None => {
                    let what = format!(
                        "completeness {:?}: expected \"complete\" or \"incomplete: reason\"",
                        &record[4]
                    );
                    return Err(tables.fault(*line, what));
                }
            };
            let notes =
                record[5].split(NOTE_SEPARATOR).filter(|note| !note.is_empty()).map(str::to_owned).collect();
            let title = record[2].to_owned();
            let sheet = read_table(&record[0], title, unit, read)?;
            disclosure.sheets.push(Sheet { kind, unit, notes, completeness, ..sheet });
        }
        Ok(disclosure)
    }

    /// The founding document, built in: the 2023 budget of 惠州市政务服务数据管理局, as printed.
    ///
    /// # Errors
    ///
    /// None that a test has not seen: the files are part of the crate.
    ///
    /// ```
    /// use cn_budget::Disclosure;
    ///
    /// let huizhou = Disclosure::huizhou_2023()?;
    /// assert_eq!(huizhou.department, "惠州市政务服务数据管理局");
    /// # Ok::<(), cn_budget::document::FolderError>(())
    /// ```
    #[doc(alias = "惠州")]
    pub fn huizhou_2023() -> Result<Self, FolderError> {
        Self::from_csv_files(&|name| {
            let text = match name {
                "document.csv" => include_str!("../../data/huizhou-2023/document.csv"),
                "tables.csv" => include_str!("../../data/huizhou-2023/tables.csv"),
                "01-balance.csv" => include_str!("../../data/huizhou-2023/01-balance.csv"),
                "02-revenue.csv" => include_str!("../../data/huizhou-2023/02-revenue.csv"),
                "03-expenditure.csv" => include_str!("../../data/huizhou-2023/03-expenditure.csv"),
                "04-fiscal-balance.csv" => include_str!("../../data/huizhou-2023/04-fiscal-balance.csv"),
                "05-general-by-function.csv" => {
                    include_str!("../../data/huizhou-2023/05-general-by-function.csv")
                }
                "06-basic-by-economic.csv" => {
                    include_str!("../../data/huizhou-2023/06-basic-by-economic.csv")
                }
                "07-three-public.csv" => include_str!("../../data/huizhou-2023/07-three-public.csv"),
                "08-government-fund.csv" => include_str!("../../data/huizhou-2023/08-government-fund.csv"),
                "09-state-capital.csv" => include_str!("../../data/huizhou-2023/09-state-capital.csv"),
                "10-project-by-economic.csv" => {
                    include_str!("../../data/huizhou-2023/10-project-by-economic.csv")
                }
                "11-basic-by-unit.csv" => include_str!("../../data/huizhou-2023/11-basic-by-unit.csv"),
                "12-project-by-unit.csv" => include_str!("../../data/huizhou-2023/12-project-by-unit.csv"),
                _ => return Err(io::ErrorKind::NotFound.into()),
            };
            Ok(text.to_owned())
        })
    }

    /// Writes a folder that [`Disclosure::from_csv_folder`] reads back.
    ///
    /// # Errors
    ///
    /// When a file cannot be written, or the document holds what the folder cannot keep, so that nothing is lost
    /// unseen: text sections, a code or a figure in another spelling or unit than the table's, a row of another width than the
    /// headings, a note or a reason with ` | ` in it, a heading of figures that begins with `text:`. JSON keeps all of it. Pages are
    /// not kept.
    pub fn to_csv_folder(&self, folder: impl AsRef<Path>) -> Result<(), FolderError> {
        let folder = folder.as_ref();
        if let Some(what) = self.unkept() {
            return Err(FolderError::new(folder.to_owned(), Fault::Unkept(what)));
        }
        fs::create_dir_all(folder).map_err(|error| FolderError::new(folder.to_owned(), Fault::Io(error)))?;
        let year = self.fiscal_year.to_string();
        let stage = self.stage.to_string();
        let mut document = vec![
            ["key", "value"].map(str::to_owned).to_vec(),
            vec!["department".into(), self.department.clone()],
            vec!["fiscal_year".into(), year],
            vec!["stage".into(), stage],
        ];
        document.extend(self.source.iter().map(|source| vec!["source".into(), source.clone()]));
        write(&folder.join("document.csv"), &document)?;

        let mut tables = vec![TABLES.map(str::to_owned).to_vec()];
        for (place, sheet) in self.sheets.iter().enumerate() {
            let name =
                sheet.kind.map_or_else(|| "table".to_owned(), |kind| kind.to_string().replace('_', "-"));
            let file = format!("{:02}-{name}.csv", place + 1);
            let completeness = match &sheet.completeness {
                Completeness::Complete => "complete".to_owned(),
                Completeness::Incomplete(reason) => format!("{INCOMPLETE}{}", print_reason(reason)),
            };
            let kind = sheet.kind.map(|kind| kind.to_string()).unwrap_or_default();
            let unit = sheet.unit.map(|unit| unit.to_string()).unwrap_or_default();
            let notes = sheet.notes.join(NOTE_SEPARATOR);
            tables.push(vec![file.clone(), kind, sheet.title.clone(), unit, completeness, notes]);
            let leading = LEADING.iter().map(|name| (*name).to_owned());
            let texts = sheet.text_headers.iter().map(|header| format!("{TEXT}{header}"));
            let header = leading.chain(sheet.headers.iter().cloned()).chain(texts).collect();
            let rows = sheet.rows.iter().map(|row| {
                let block = row.block.clone().unwrap_or_default();
                let code = row.code.clone().unwrap_or_default();
                let leading = [block, row.role.to_string(), code, row.label.clone()];
                let texts = (0..sheet.text_headers.len()).map(|column| row.text(column).to_owned());
                leading.into_iter().chain(row.cells.iter().map(Cell::text)).chain(texts).collect()
            });
            write(&folder.join(file), &core::iter::once(header).chain(rows).collect::<Vec<_>>())?;
        }
        write(&folder.join("tables.csv"), &tables)
    }
}

impl Disclosure {
    /// What a folder of CSV files cannot keep, where there is such a thing.
    fn unkept(&self) -> Option<String> {
        if !self.sections.is_empty() {
            return Some("the text sections".to_owned());
        }
        self.sheets.iter().find_map(|sheet| {
            let title = &sheet.title;
            if let Some(note) =
                sheet.notes.iter().find(|note| note.contains(NOTE_SEPARATOR) || note.is_empty())
            {
                return Some(format!("the note {note:?} of {title}"));
            }
            if let Completeness::Incomplete(reason) = &sheet.completeness
                && parse_reason(&print_reason(reason)) != *reason
            {
                return Some(format!("the reason {:?} why {title} is incomplete", reason.to_string()));
            }
            if let Some(header) = sheet.headers.iter().find(|header| header.starts_with(TEXT)) {
                return Some(format!("the heading {header:?} of figures in {title}"));
            }
            sheet.rows.iter().find_map(|row| {
                let blank = row.texts.iter().all(String::is_empty);
                if row.texts.len() != if blank { 0 } else { sheet.text_headers.len() } {
                    return Some(format!(
                        "the texts of row {} of {title}, which are not as many as their headings",
                        row.label
                    ));
                }
                if row.cells.len() != sheet.headers.len() {
                    return Some(format!(
                        "row {} of {title}, which is not as wide as the headings",
                        row.label
                    ));
                }
                if let Some(code) = &row.printed_code {
                    return Some(format!("the spelling {code:?} of a code in {title}"));
                }
                let read = |text: &str| {
                    sheet.unit.map_or_else(|| Cell::unread(text), |unit| Cell::parse(text, unit))
                };
                let lost = row.cells.iter().find(|cell| read(&cell.text()) != **cell)?;
                Some(format!("the figure {:?} in row {} of {title}", lost.text(), row.label))
            })
        })
    }
}

/// A reason in Chinese and in English, or in the same words for both.
fn parse_reason(reason: &str) -> Note {
    match reason.split_once(NOTE_SEPARATOR) {
        Some((chinese, english)) => Note::new(chinese, english),
        None => Note::verbatim(reason),
    }
}

fn print_reason(reason: &Note) -> String {
    let (chinese, english) = (reason.message(Language::Zh), reason.message(Language::En));
    if chinese == english { chinese.to_owned() } else { [chinese, english].join(NOTE_SEPARATOR) }
}

fn read_table(
    name: &str,
    title: String,
    unit: Option<Unit>,
    read: &dyn Fn(&str) -> io::Result<String>,
) -> Result<Sheet, FolderError> {
    let file = File::read(name, read)?;
    if !file.header.iter().take(LEADING.len()).eq(LEADING) {
        return Err(file.fault(
            1,
            format!(
                "found the header {}, expected it to begin with {}",
                list(&file.header),
                LEADING.join(",")
            ),
        ));
    }
    let mut sheet = Sheet::new(title);
    let headings: Vec<&str> = file.header.iter().skip(LEADING.len()).collect();
    let figures = headings.iter().position(|heading| heading.starts_with(TEXT)).unwrap_or(headings.len());
    let (headers, texts) = headings.split_at(figures);
    sheet.headers = headers.iter().map(|&heading| heading.to_owned()).collect();
    for heading in texts {
        let Some(text) = heading.strip_prefix(TEXT) else {
            let what =
                format!("heading {heading:?} stands behind a column of words: expected {TEXT} before it");
            return Err(file.fault(1, what));
        };
        sheet.text_headers.push(text.to_owned());
    }
    for (record, line) in &file.records {
        let text = |field: usize| Some(record[field].to_owned()).filter(|text| !text.is_empty());
        let role: RowRole = record[1]
            .parse()
            .map_err(|_| file.fault(*line, format!("{:?} is no role of a row", &record[1])))?;
        let cell = |text: &str| unit.map_or_else(|| Cell::unread(text), |unit| Cell::parse(text, unit));
        let cells = record.iter().skip(LEADING.len()).take(figures).map(cell).collect();
        let mut row = SheetRow::new(role, &record[3], cells);
        (row.block, row.code) = (text(0), text(2));
        let texts = || record.iter().skip(LEADING.len() + figures);
        if texts().any(|text| !text.is_empty()) {
            row.texts = texts().map(str::to_owned).collect();
        }
        row.place = Place::new(None, u32::try_from(*line).ok());
        sheet.rows.push(row);
    }
    Ok(sheet)
}

struct File {
    name: String,
    header: StringRecord,
    records: Vec<(StringRecord, u64)>,
}

impl File {
    fn read(name: &str, read: &dyn Fn(&str) -> io::Result<String>) -> Result<Self, FolderError> {
        let io = |error| FolderError::new(PathBuf::from(name), Fault::Io(error));
        let plain = Path::new(name).file_name().is_some_and(|file| file == name);
        if !plain {
            return Err(io(io::Error::other("expected the plain name of a file in the folder")));
        }
        let text = read(name).map_err(io)?;
        let fault = |line: u64, what: String| FolderError::new(PathBuf::from(name), Fault::Line(line, what));
        let text = text.trim_start_matches('\u{feff}');
        let mut line_at = LineAt::of(text.as_bytes());
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let mut header: Option<StringRecord> = None;
        let mut records = Vec::new();
        for record in reader.records() {
            // A text is UTF-8 and a string is always at hand, so nothing but this is left to fail.
            let record = record.map_err(|error| fault(1, error.to_string()))?;
            let line = line_at.line(record.position().map_or(0, csv::Position::byte));
            let Some(header) = &header else {
                header = Some(record);
                continue;
            };
            let (found, expected) = (record.len(), header.len());
            if found != expected {
                return Err(fault(line, format!("found {found} fields, expected {expected}, one a heading")));
            }
            records.push((record, line));
        }
        let header = header.ok_or_else(|| fault(1, "the file is empty: expected a header".to_owned()))?;
        Ok(Self { name: name.to_owned(), header, records })
    }

    fn expect_header(&self, expected: &[&str]) -> Result<(), FolderError> {
        if self.header.iter().eq(expected.iter().copied()) {
            return Ok(());
        }
        Err(self
            .fault(1, format!("found the header {}, expected {}", list(&self.header), expected.join(","))))
    }

    fn fault(&self, line: u64, what: impl fmt::Display) -> FolderError {
        FolderError::new(PathBuf::from(&self.name), Fault::Line(line, what.to_string()))
    }
}

fn list(record: &StringRecord) -> String {
    record.iter().collect::<Vec<_>>().join(",")
}

fn write(path: &Path, rows: &[Vec<String>]) -> Result<(), FolderError> {
    let fault = |error: csv::Error| FolderError::new(path.to_owned(), Fault::Io(error.into()));
    let mut writer = csv::WriterBuilder::new().from_path(path).map_err(fault)?;
    for row in rows {
        writer.write_record(row).map_err(fault)?;
    }
    writer.flush().map_err(|error| FolderError::new(path.to_owned(), Fault::Io(error)))
}

/// Why a folder of CSV files gives no [`Disclosure`]: which file and line, what was found, what was expected.
#[doc(alias = "文件错误")]
#[derive(Debug)]
pub struct FolderError {
    file: PathBuf,
    fault: Fault,
}

#[derive(Debug)]
enum Fault {
    Io(io::Error),
    Line(u64, String),
    Unkept(String),
}

impl FolderError {
    const fn new(file: PathBuf, fault: Fault) -> Self {
        Self { file, fault }
    }

    /// The file.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// The line, where a line is at fault.
    pub const fn line(&self) -> Option<u64> {
        match self.fault {
            Fault::Io(_) | Fault::Unkept(_) => None,
            Fault::Line(line, _) => Some(line),
        }
    }
}

impl fmt::Display for FolderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        match &self.fault {
            Fault::Io(error) => write!(f, ": {error}"),
            Fault::Line(line, what) => write!(f, ", line {line}: {what}"),
            Fault::Unkept(what) => write!(f, ": a folder of CSV files cannot keep {what}; JSON can"),
        }
    }
}

impl core::error::Error for FolderError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match &self.fault {
            Fault::Io(error) => Some(error),
            Fault::Line(..) | Fault::Unkept(_) => None,
        }
    }
}
