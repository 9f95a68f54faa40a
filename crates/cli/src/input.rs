//! From a path to a document.

use std::collections::HashMap;
use std::fs;
use std::io::{self, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use cn_budget::{Disclosure, Language};
use cn_budget_read::{Ocr, OpenError, Options};
use cn_budget_render::words::pick;
use serde::de::IgnoredAny;
use tempfile::NamedTempFile;
use zip::ZipArchive;

use crate::terminal::system;

/// The endings of the files that are taken where a folder is walked: what budgets are published as. Texts and web pages
/// are mostly something else, so they are named to be read; a file that is named may have any ending.
const ENDINGS: [&str; 7] = ["pdf", "ofd", "xlsx", "xls", "docx", "docm", "json"];
/// The endings of the other files that may be documents: those are counted, so that nobody takes them for read.
const OTHERS: [&str; 9] = ["txt", "md", "tsv", "csv", "html", "htm", "doc", "wps", "et"];

/// What a page that reports on documents says of itself.
const MARK_OF_PAGE: &str = r#"<meta name="generator" content="cnbudget "#;
/// What a workbook that reports on documents says of itself, in its property `generator`.
const MARK_OF_WORKBOOK: &str = "<vt:lpwstr>cn-budget ";
/// As far into a page, or into the part of a workbook that speaks of it, one looks for who made it: what stands before that is
/// of a fixed length, and a part that is inflated costs no more than this.
const HEAD: u64 = 4096;

/// How often one asks whether a pipe is still waited for.
const OFTEN: Duration = Duration::from_millis(50);

/// What is behind the paths of the command line.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// The documents: what is named, and what a folder that is no document holds.
    pub(crate) documents: Vec<PathBuf>,
    /// How many files of folders were passed over for their ending.
    pub(crate) passed_over: usize,
    /// How many JSON files of folders were passed over, because they are whole and hold no disclosure: a report, say.
    pub(crate) no_disclosures: usize,
    /// How many pages and workbooks of folders were passed over, because they are reports of this command.
    pub(crate) reports: usize,
    /// What stands in folders and is no file, though its name is that of one: a pipe could be waited for without end.
    pub(crate) no_files: Vec<PathBuf>,
}

/// The documents behind the paths of the command line: a folder that is no document is walked, for files with the usual
/// endings and with these too.
pub(crate) fn documents(paths: &[PathBuf], include: &[String]) -> Found {
    let mut found = Found::default();
    for path in paths {
        walk(path, true, include, &mut found);
    }
    found
}

fn walk(path: &Path, named: bool, include: &[String], found: &mut Found) {
    let included = || include.iter().any(|ending| has_ending(path, &[ending.as_str()]));
    // A link to a folder inside a folder could lead in circles.
    let link = !named && path.is_symlink();
    if path.is_dir() && !link && !path.join("document.csv").is_file() {
        let Ok(entries) = fs::read_dir(path) else {
            // Reading it will tell why.
            found.documents.push(path.to_owned());
            return;
        };
        let mut entries: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        entries.sort();
        for entry in &entries {
            walk(entry, false, include, found);
        }
    } else if !named && path.exists() && !path.is_file() && !path.is_dir() {
        if has_ending(path, &ENDINGS) || has_ending(path, &OTHERS) {
            found.no_files.push(path.to_owned());
        }
    } else if !named && path.is_file() && has_ending(path, &["json"]) && is_other_json(path) {
        found.no_disclosures += 1;
    } else if named || (path.is_dir() && !link) {
        found.documents.push(path.to_owned());
    } else if (has_ending(path, &ENDINGS) || included()) && is_report(path) {
        found.reports += 1;
    } else if has_ending(path, &ENDINGS) || included() {
        found.documents.push(path.to_owned());
    } else if has_ending(path, &OTHERS) {
        found.passed_over += 1;
    }
}

/// Whether a file is JSON that is whole and no disclosure: it has not all of the fields that every disclosure has, and other
/// programs write a `department` too. What is damaged may have been one, and reading it shows why it is none.
#[expect(clippy::zero_sized_map_values, reason = "serde reads an object into a map, and not into a set")]
fn is_other_json(path: &Path) -> bool {
    let Ok(file) = fs::File::open(path) else { return false };
    let json = BufReader::new(file.take(most(&Options::default())));
    match serde_json::from_reader::<_, HashMap<String, IgnoredAny>>(json) {
        Ok(fields) => !["department", "fiscal_year", "sheets"].iter().all(|name| fields.contains_key(*name)),
        // A list or a text is whole too, and no object.
        Err(error) => error.is_data(),
    }
}

/// Whether a file is a page or a workbook that reports on documents: it says so of itself. The pages and workbooks of their
/// tables do not, and are read back.
fn is_report(path: &Path) -> bool {
    let Ok(file) = fs::File::open(path) else { return false };
    if has_ending(path, &["html", "htm"]) {
        return says(file, MARK_OF_PAGE);
    }
    if !has_ending(path, &["xlsx"])
        || file.metadata().map_or(true, |about| about.len() >= most(&Options::default()))
    {
        return false;
    }
    let Ok(mut parts) = ZipArchive::new(BufReader::new(file)) else { return false };
    parts.by_name("docProps/custom.xml").is_ok_and(|part| says(part, MARK_OF_WORKBOOK))
}

/// Whether the beginning of a file has these words in it.
fn says(file: impl io::Read, words: &str) -> bool {
    let mut head = Vec::new();
    let is_read = file.take(HEAD).read_to_end(&mut head).is_ok();
    is_read && String::from_utf8_lossy(&head).contains(words)
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| endings.contains(&ending.as_str()))
}

/// Reads a document: a folder of CSV files, or a file of any format that is read. What it is, its content tells.
pub(crate) fn read(path: &Path, options: &Options, language: Language) -> Result<Disclosure, String> {
    cn_budget_read::open(path, options).map_err(|error| message(&error, language))
}

/// What is wrong with a file, with the option that helps.
fn message(error: &OpenError, language: Language) -> String {
    let option = match language {
        _ if !error.is_year_missing() => "",
        Language::Zh => "（--fiscal-year）",
        Language::En => " (--fiscal-year)",
    };
    error.message(language) + option
}

/// Reads a further file of a document: what it does not say of its year, it is of the document's. Whether it is of a budget
/// or of an account, the document says.
pub(crate) fn read_further(
    path: &Path,
    mut options: Options,
    document: &Disclosure,
    language: Language,
) -> Result<Disclosure, String> {
    options.force_stage = options.force_stage.or(Some(document.stage));
    options.fiscal_year = Some(document.fiscal_year);
    read(path, &options, language)
}

/// What an OCR program found.
pub(crate) fn read_ocr(path: &Path, options: &Options, language: Language) -> Result<Ocr, String> {
    let mut bytes = Vec::new();
    let failed = |error: io::Error| system(&error, language);
    let most = u64::try_from(options.max_ocr).unwrap_or(u64::MAX).saturating_add(1);
    fs::File::open(path).map_err(failed)?.take(most).read_to_end(&mut bytes).map_err(failed)?;
    Ocr::parse(&bytes, options).map_err(|error| error.message(language))
}

/// A document where a worker finds it.
#[derive(Debug)]
pub(crate) struct AtHand {
    path: PathBuf,
    copy: Option<NamedTempFile>,
}

impl AtHand {
    /// What is named and is no file, such as a pipe of a shell or standard input, is this process's alone: it is copied, as
    /// far as a document is read. `None` where it was given up while nothing came.
    ///
    /// Any other pipe or device is refused: it could be waited for without end, and who means it can hand it over as standard
    /// input.
    pub(crate) fn new(
        path: &Path,
        language: Language,
        gives_up: impl Fn() -> bool,
    ) -> Result<Option<Self>, String> {
        let is_no_file = || fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir());
        let is_copied = is_standard_input(path) || is_no_file();
        if is_copied && !is_handed_over(path) {
            let refused = [
                "是管道或设备，不是文件；需要读取时，请作为标准输入给出（-）",
                "a pipe or a device, and no file: hand it over as standard input (-) to have it read",
            ];
            return Err(pick(language, refused[0], refused[1]).to_owned());
        }
        let path = path.to_owned();
        if !is_copied {
            return Ok(Some(Self { path, copy: None }));
        }
        // Neither opening nor reading a pipe can be called off: a thread of its own may wait for ever.
        let (sender, receiver) = mpsc::channel();
        let from = path.clone();
        thread::spawn(move || sender.send(copy(&from)));
        loop {
            match receiver.recv_timeout(OFTEN) {
                Ok(Ok(copy)) => return Ok(Some(Self { path, copy: Some(copy) })),
                Ok(Err(error)) => return Err(system(&error, language)),
                Err(RecvTimeoutError::Disconnected) => {
                    return Err(system(&io::ErrorKind::BrokenPipe.into(), language));
                }
                Err(RecvTimeoutError::Timeout) if gives_up() => return Ok(None),
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }

    pub(crate) fn path(&self) -> &Path {
        self.copy.as_ref().map_or(&self.path, NamedTempFile::path)
    }
}

fn copy(from: &Path) -> io::Result<NamedTempFile> {
    let mut copy = NamedTempFile::new()?;
    let most = most(&Options::default());
    if is_standard_input(from) {
        io::copy(&mut io::stdin().lock().take(most), &mut copy)?;
    } else {
        io::copy(&mut fs::File::open(from)?.take(most), &mut copy)?;
    }
    Ok(copy)
}

/// Whether a path stands for standard input; a file of that name is `./-`.
fn is_standard_input(path: &Path) -> bool {
    path == Path::new("-")
}

/// Whether what a path names was opened by whoever called the command: standard input, or `<(…)` of a shell.
fn is_handed_over(path: &Path) -> bool {
    is_standard_input(path)
        || path == Path::new("/dev/stdin")
        || ["/dev/fd", "/proc/self/fd"].iter().any(|folder| path.parent() == Some(Path::new(folder)))
}

/// How many bytes of a document are read: one more than is taken tells a file that is too large without holding all of it.
fn most(options: &Options) -> u64 {
    u64::try_from(options.max_bytes).unwrap_or(u64::MAX).saturating_add(1)
}
