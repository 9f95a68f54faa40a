//! A disclosure as a folder of CSV files: `document.csv`, `tables.csv`, and one file a table.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use csv::StringRecord;

use crate::document::{Disclosure, Paragraph, Place, RowRole, Sheet, SheetRow, TextSection};
use crate::records::Records;
use crate::table::{Cell, Completeness, TableKind};
use crate::value::{FiscalYear, Language, Note, Printed, Stage, Unit, YearError};

/// The columns before the figures, in this order.
const LEADING: [&str; 4] = ["block", "role", "code", "label"];
const TABLES: [&str; 6] = ["file", "kind", "title", "unit", "completeness", "notes"];
const KEYS: [&str; 4] = ["department", "fiscal_year", "stage", "source"];
const NOTE_SEPARATOR: &str = " | ";
/// The file of the text, which a folder may do without, its columns, and what a line of it is.
const TEXT_FILE: &str = "text.csv";
const TEXT_COLUMNS: [&str; 2] = ["kind", "text"];
const HEADING: &str = "heading";
const PARAGRAPH: &str = "paragraph";
/// What stands before the reason why a table is incomplete.
const INCOMPLETE: &str = "incomplete: ";
/// What stands before the heading of a column of words.
const TEXT: &str = "text:";
/// The role of the line that numbers the columns.
const NUMBERS: &str = "numbers";

impl Disclosure {
    /// Reads a folder of CSV files.
    ///
    /// - `document.csv` (`key,value`): `department`, `fiscal_year`, `stage`, and optionally `source`;
    /// - `tables.csv` (`file,kind,title,unit,completeness,notes`): the tables in printed order. `kind` and `unit`
    ///   may be empty, and a `unit` in brackets, `(万元)`, is that of figures whose table states none; `completeness` is `complete` or `incomplete: reason`; several notes are joined with ` | `, and so are the reason in Chinese and in
    ///   English;
    /// - one file a table: the columns `block,role,code,label`, then the figures under their headings, then the
    ///   columns of words, with `text:` before their headings (`text:绩效目标`). A figure that is not spelled
    ///   canonically is kept as an unread cell. A first line of the role `numbers` has the numbers of the columns (栏次);
    /// - `text.csv` (`kind,text`), where there is text beside the tables: a `heading` and the `paragraph`s below it, line by
    ///   line. A section without a heading has an empty one.
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
                let (zh, en) = (KEYS.join("、"), KEYS.join(", "));
                let what = Note::new(
                    format!("没有“{key}”这一项，应为 {zh}"),
                    format!("key {key:?} is unknown: expected {en}"),
                );
                return Err(entries.fault(*line, what));
            }
            if pairs.insert(key.clone(), (value, *line)).is_some() {
                let what = Note::new(format!("“{key}”重复出现"), format!("key {key:?} stands twice"));
                return Err(entries.fault(*line, what));
            }
        }
        let value = |key: &str| {
            let missing = || {
                let what = Note::new(format!("缺少“{key}”一项"), format!("key {key:?} is missing"));
                entries.fault(1, what)
            };
            pairs.get(key).map(|(value, line)| (value.as_str(), *line)).ok_or_else(missing)
        };
        let (department, line) = value("department")?;
        if department.trim().is_empty() {
            return Err(entries.fault(line, Note::new("部门名称为空", "the department has no name")));
        }
        let (year, year_line) = value("fiscal_year")?;
        let (stage, stage_line) = value("stage")?;
        let year: FiscalYear = year.parse().map_err(|error: YearError| {
            let [zh, en] = [Language::Zh, Language::En].map(|language| error.message(language));
            entries.fault(year_line, Note::new(zh, en))
        })?;
        let stage: Stage = stage.parse().map_err(|_| {
            let what = Note::new(
                format!("stage 为“{stage}”，应为 budget（预算）或 final_account（决算）"),
                format!("stage {stage:?}: expected budget or final_account"),
            );
            entries.fault(stage_line, what)
        })?;
        let mut disclosure = Self::new(department, year, stage);
        disclosure.source = value("source").ok().map(|(source, _)| source.to_owned());

        let tables = File::read("tables.csv", read)?;
        tables.expect_header(&TABLES)?;
        for (record, line) in &tables.records {
            let kind = match &record[1] {
                "" => None,
                kind => Some(kind.parse::<TableKind>().map_err(|_| {
                    let what =
                        Note::new(format!("没有“{kind}”这一表种"), format!("{kind:?} is no kind of table"));
                    tables.fault(*line, what)
                })?),
            };
            let (stated, is_stated) =
                match record[3].strip_prefix('(').and_then(|unit| unit.strip_suffix(')')) {
                    Some(unit) => (unit, false),
                    None => (&record[3], true),
                };
            let unit = match stated {
                "" => None,
                unit => Some(unit.parse::<Unit>().map_err(|_| {
                    let what = Note::new(
                        format!("“{unit}”不是金额单位，应为元、万元等"),
                        format!("{unit:?} is no unit: expected 元, 万元, …"),
                    );
                    tables.fault(*line, what)
                })?),
            };
            let completeness = match record[4].strip_prefix(INCOMPLETE) {
                Some(reason) => Completeness::Incomplete(parse_reason(reason)),
                None if &record[4] == "complete" => Completeness::Complete,
                None => {
                    let found = &record[4];
                    let what = Note::new(
                        format!(
                            "completeness 为“{found}”，应为 complete（完整）或“incomplete: 原因”（不完整）"
                        ),
                        format!("completeness {found:?}: expected \"complete\" or \"incomplete: reason\""),
                    );
                    return Err(tables.fault(*line, what));
                }
            };
            let notes =
                record[5].split(NOTE_SEPARATOR).filter(|note| !note.is_empty()).map(str::to_owned).collect();
            let title = record[2].to_owned();
            let sheet = read_table(&record[0], title, unit, read)?;
            let unit = unit.filter(|_| is_stated);
            disclosure.sheets.push(Sheet { kind, unit, notes, completeness, ..sheet });
        }
        disclosure.sections = read_text(read)?;
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

    /// Writes a folder that [`Disclosure::from_csv_folder`] reads back, and gives the names of the files of the tables in printed
    /// order.
    ///
    /// # Errors
    ///
    /// When a file cannot be written, or the document holds what the folder cannot keep, so that nothing is lost
    /// unseen: a code or a figure in another spelling or unit than the table's, a row of another width than the
    /// headings, a note or a reason with ` | ` in it, a heading of figures that begins with `text:`. JSON keeps all of it, and
    /// [`Disclosure::plainly`] does without the spellings. Pages and other places are not kept.
    pub fn to_csv_folder(&self, folder: impl AsRef<Path>) -> Result<Vec<String>, FolderError> {
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

        let mut files = Vec::with_capacity(self.sheets.len());
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
            let unit = match (sheet.unit, sheet.unit_of_figures()) {
                (Some(unit), _) => unit.to_string(),
                (None, Some(unit)) => format!("({unit})"),
                (None, None) => String::new(),
            };
            let notes = sheet.notes.join(NOTE_SEPARATOR);
            tables.push(vec![file.clone(), kind, sheet.title.clone(), unit, completeness, notes]);
            let leading = LEADING.iter().map(|name| (*name).to_owned());
            let texts = sheet.text_headers.iter().map(|header| format!("{TEXT}{header}"));
            let header = leading.chain(sheet.headers.iter().cloned()).chain(texts).collect();
            let numbers = Some(&sheet.column_numbers).filter(|numbers| !numbers.is_empty()).map(|numbers| {
                let leading = ["", NUMBERS, "", ""].map(str::to_owned);
                let mut line: Vec<String> = leading.into_iter().chain(numbers.iter().cloned()).collect();
                line.resize(LEADING.len() + sheet.headers.len() + sheet.text_headers.len(), String::new());
                line
            });
            let rows = sheet.rows.iter().map(|row| {
                let block = row.block.clone().unwrap_or_default();
                let code = row.code.clone().unwrap_or_default();
                let leading = [block, row.role.to_string(), code, row.label.clone()];
                let texts = (0..sheet.text_headers.len()).map(|column| row.text(column).to_owned());
                leading.into_iter().chain(row.cells.iter().map(Cell::text)).chain(texts).collect()
            });
            write(
                &folder.join(&file),
                &core::iter::once(header).chain(numbers).chain(rows).collect::<Vec<_>>(),
            )?;
            files.push(file);
        }
        write(&folder.join("tables.csv"), &tables)?;
        // Without a text too: what another document left in the folder would be read as this one's.
        let path = folder.join(TEXT_FILE);
        if !self.sections.is_empty() || path.exists() {
            let line = |kind: &str, text: &str| vec![kind.to_owned(), text.to_owned()];
            let mut lines = vec![TEXT_COLUMNS.map(str::to_owned).to_vec()];
            for section in &self.sections {
                lines.push(line(HEADING, &section.heading));
                lines.extend(section.paragraphs.iter().map(|paragraph| line(PARAGRAPH, &paragraph.text)));
            }
            write(&path, &lines)?;
        }
        Ok(files)
    }
}

impl Disclosure {
    /// What a folder of CSV files cannot keep, where there is such a thing.
    fn unkept(&self) -> Option<Note> {
        if !self.ocr.is_empty() {
            return Some(Note::new(
                "哪些数由文字识别（OCR）读出",
                "the marks of figures that were read by OCR",
            ));
        }
        self.sheets.iter().find_map(|sheet| {
            let title = &sheet.title;
            if let Some(note) =
                sheet.notes.iter().find(|note| note.contains(NOTE_SEPARATOR) || note.is_empty())
            {
                return Some(Note::new(
                    format!("《{title}》的说明“{note}”"),
                    format!("the note {note:?} of {title}"),
                ));
            }
            if let Completeness::Incomplete(reason) = &sheet.completeness
                && parse_reason(&print_reason(reason)) != *reason
            {
                let (zh, en) = (reason.message(Language::Zh), reason.message(Language::En));
                return Some(Note::new(
                    format!("《{title}》不完整的原因“{zh}”"),
                    format!("the reason {en:?} why {title} is incomplete"),
                ));
            }
            let numbers = sheet.column_numbers.len();
            if numbers > 0 && numbers != sheet.headers.len() {
                return Some(Note::new(
                    format!("《{title}》的栏次，其个数与栏名不符"),
                    format!("the numbers of columns of {title}, which are not as many as the headings"),
                ));
            }
            if let Some(header) = sheet.headers.iter().find(|header| header.starts_with(TEXT)) {
                return Some(Note::new(
                    format!("《{title}》中金额栏的栏名“{header}”"),
                    format!("the heading {header:?} of figures in {title}"),
                ));
            }
            sheet.rows.iter().find_map(|row| sheet.unkept_of(row))
        })
    }
}

impl Sheet {
    /// The unit that the table states, or that of its figures.
    fn unit_of_figures(&self) -> Option<Unit> {
        let figures = || self.rows.iter().flat_map(|row| &row.cells).find_map(Cell::figure);
        self.unit.or_else(|| figures().map(Printed::unit))
    }

    /// What a file of a table cannot keep of a row, where there is such a thing.
    fn unkept_of(&self, row: &SheetRow) -> Option<Note> {
        let (title, label) = (&self.title, &row.label);
        let blank = row.texts.iter().all(String::is_empty);
        if row.texts.len() != if blank { 0 } else { self.text_headers.len() } {
            return Some(Note::new(
                format!("《{title}》“{label}”行的文字，其个数与栏名不符"),
                format!("the texts of row {label} of {title}, which are not as many as their headings"),
            ));
        }
        if row.cells.len() != self.headers.len() {
            return Some(Note::new(
                format!("《{title}》“{label}”行，其栏数与栏名不符"),
                format!("row {label} of {title}, which is not as wide as the headings"),
            ));
        }
        if let Some(code) = &row.printed_code {
            return Some(Note::new(
                format!("《{title}》中编码的写法“{code}”"),
                format!("the spelling {code:?} of a code in {title}"),
            ));
        }
        let unit = self.unit_of_figures();
        let read = |text: &str| unit.map_or_else(|| Cell::unread(text), |unit| Cell::parse(text, unit));
        let lost = row.cells.iter().find(|cell| read(&cell.text()) != **cell)?.text();
        Some(Note::new(
            format!("《{title}》“{label}”行的数“{lost}”"),
            format!("the figure {lost:?} in row {label} of {title}"),
        ))
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
        let (found, expected) = (list(&file.header), LEADING.join(","));
        let what = Note::new(
            format!("首行为“{found}”，应以 {expected} 开头"),
            format!("found the header {found}, expected it to begin with {expected}"),
        );
        return Err(file.fault(1, what));
    }
    let mut sheet = Sheet::new(title);
    let headings: Vec<&str> = file.header.iter().skip(LEADING.len()).collect();
    let figures = headings.iter().position(|heading| heading.starts_with(TEXT)).unwrap_or(headings.len());
    let (headers, texts) = headings.split_at(figures);
    sheet.headers = headers.iter().map(|&heading| heading.to_owned()).collect();
    for heading in texts {
        let Some(text) = heading.strip_prefix(TEXT) else {
            let what = Note::new(
                format!("栏名“{heading}”在文字栏之后，应以 {TEXT} 开头"),
                format!("heading {heading:?} stands behind a column of words: expected {TEXT} before it"),
            );
            return Err(file.fault(1, what));
        };
        sheet.text_headers.push(text.to_owned());
    }
    for (number, (record, line)) in file.records.iter().enumerate() {
        if number == 0 && &record[1] == NUMBERS {
            let numbers = record.iter().skip(LEADING.len()).take(figures);
            sheet.column_numbers = numbers.map(str::to_owned).collect();
            continue;
        }
        let text = |field: usize| Some(record[field].to_owned()).filter(|text| !text.is_empty());
        let role = &record[1];
        let role: RowRole = role.parse().map_err(|_| {
            let what =
                Note::new(format!("没有“{role}”这一行类（role）"), format!("{role:?} is no role of a row"));
            file.fault(*line, what)
        })?;
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

/// The text beside the tables, where the folder has any.
fn read_text(read: &dyn Fn(&str) -> io::Result<String>) -> Result<Vec<TextSection>, FolderError> {
    let file = match File::read(TEXT_FILE, read) {
        Err(FolderError { fault: Fault::Io(error), .. }) if error.kind() == io::ErrorKind::NotFound => {
            return Ok(Vec::new());
        }
        file => file?,
    };
    file.expect_header(&TEXT_COLUMNS)?;
    let mut sections: Vec<TextSection> = Vec::new();
    for (record, line) in &file.records {
        let place = Place::new(None, u32::try_from(*line).ok());
        match (&record[0], sections.last_mut()) {
            (HEADING, _) => {
                let mut section = TextSection::new(&record[1]);
                section.place = place;
                sections.push(section);
            }
            (PARAGRAPH, Some(section)) => section.paragraphs.push(Paragraph::new(&record[1], place)),
            (kind, _) => {
                let what = Note::new(
                    format!("kind 为“{kind}”，应为 {HEADING}（标题），其后为 {PARAGRAPH}（段落）"),
                    format!("kind {kind:?}: expected {HEADING}, and {PARAGRAPH} below one"),
                );
                return Err(file.fault(*line, what));
            }
        }
    }
    Ok(sections)
}

struct File {
    name: String,
    header: StringRecord,
    records: Vec<(StringRecord, u64)>,
}

impl File {
    fn read(name: &str, read: &dyn Fn(&str) -> io::Result<String>) -> Result<Self, FolderError> {
        let error = |fault| FolderError::new(PathBuf::from(name), fault);
        let plain = Path::new(name).file_name().is_some_and(|file| file == name);
        if !plain {
            return Err(error(Fault::Path));
        }
        let text = read(name).map_err(|found| error(Fault::Io(found)))?;
        let fault = |line: u64, what: Note| error(Fault::Line(line, what));
        let text = text.trim_start_matches('\u{feff}');
        let mut header: Option<StringRecord> = None;
        let mut records = Vec::new();
        for (line, record) in Records::of(text.as_bytes(), csv::Trim::None) {
            // The fields of a text are texts: commas, quotes and line ends never stand within a letter.
            let record = StringRecord::from_byte_record_lossy(record);
            let Some(header) = &header else {
                header = Some(record);
                continue;
            };
            let (found, expected) = (record.len(), header.len());
            if found != expected {
                let what = Note::new(
                    format!("有 {found} 个字段，应与栏名同为 {expected} 个"),
                    format!("found {found} fields, expected {expected}, one a heading"),
                );
                return Err(fault(line, what));
            }
            records.push((record, line));
        }
        let header = header.ok_or_else(|| {
            fault(1, Note::new("文件为空，应有首行栏名", "the file is empty: expected a header"))
        })?;
        Ok(Self { name: name.to_owned(), header, records })
    }

    fn expect_header(&self, expected: &[&str]) -> Result<(), FolderError> {
        if self.header.iter().eq(expected.iter().copied()) {
            return Ok(());
        }
        let (found, expected) = (list(&self.header), expected.join(","));
        let what = Note::new(
            format!("首行为“{found}”，应为 {expected}"),
            format!("found the header {found}, expected {expected}"),
        );
        Err(self.fault(1, what))
    }

    fn fault(&self, line: u64, what: Note) -> FolderError {
        FolderError::new(PathBuf::from(&self.name), Fault::Line(line, what))
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
    /// The name of a file that is none in the folder.
    Path,
    Line(u64, Note),
    Unkept(Note),
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
            Fault::Io(_) | Fault::Path | Fault::Unkept(_) => None,
            Fault::Line(line, _) => Some(line),
        }
    }

    /// Which file and line, what was found and what was expected, in a language.
    ///
    /// ```
    /// use cn_budget::{Disclosure, Language};
    ///
    /// let error = Disclosure::from_csv_files(&|_| Ok("key,value\nyear,2024\n".to_owned())).unwrap_err();
    /// assert_eq!(
    ///     error.message(Language::Zh),
    ///     "document.csv 第 2 行：没有“year”这一项，应为 department、fiscal_year、stage、source",
    /// );
    /// ```
    pub fn message(&self, language: Language) -> String {
        let file = self.file.display();
        match (&self.fault, language) {
            (Fault::Io(error), Language::Zh) => format!("{file}：{}", Note::from(error).message(language)),
            (Fault::Io(error), Language::En) => format!("{file}: {error}"),
            (Fault::Path, Language::Zh) => format!("{file}：应为该文件夹中的文件名，不带路径"),
            (Fault::Path, Language::En) => format!("{file}: expected the plain name of a file in the folder"),
            (Fault::Line(line, what), Language::Zh) => {
                format!("{file} 第 {line} 行：{}", what.message(language))
            }
            (Fault::Line(line, what), Language::En) => format!("{file}, line {line}: {what}"),
            (Fault::Unkept(what), Language::Zh) => {
                format!("{file}：CSV 文件夹不能保存{}，请改用 JSON", what.message(language))
            }
            (Fault::Unkept(what), Language::En) => {
                format!("{file}: a folder of CSV files cannot keep {what}; JSON can")
            }
        }
    }
}

impl fmt::Display for FolderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Language::En))
    }
}

impl core::error::Error for FolderError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match &self.fault {
            Fault::Io(error) => Some(error),
            Fault::Path | Fault::Line(..) | Fault::Unkept(_) => None,
        }
    }
}
