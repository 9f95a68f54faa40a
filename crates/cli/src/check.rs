//! `check` and `demo`: a run from its options to its exit status.

use std::io::{self, BufWriter, Write as _};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use cn_budget::{Disclosure, FiscalYear, Language, check::Checker, companion::Related, value::Note};
use cn_budget_render::{
    Ended, Rendering, Workbook,
    words::{self, pick},
};

use crate::args::{self, CheckOptions, FailOn, ReportFormat};
use crate::catalog::CatalogFiles;
use crate::config::Config;
use crate::desk;
use crate::input::{self, AtHand};
use crate::interrupt;
use crate::lexicon::LexiconFiles;
use crate::message::Question;
use crate::output::{self, ReportFile};
use crate::report::{self, Crew, Run};
use crate::settings::{Beside, Checks, FilePart, Look, Settings, Task};
use crate::terminal::{WIDTH, shown, system, warn, warn_where_closed, width};
use crate::worker::{Answered, Done, Pool, Unanswered};

/// The documents of a run.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Documents<'a> {
    pub(crate) files: &'a [PathBuf],
    /// Which other files of folders are taken.
    pub(crate) include: &'a [String],
    /// The further files of the one that is checked.
    pub(crate) with: &'a [PathBuf],
    /// What an OCR program found on the pages of the one that is checked.
    pub(crate) ocr: Option<&'a Path>,
    /// The documents beside the one that is checked.
    pub(crate) beside: &'a args::Beside,
}

pub(crate) fn check(
    documents: Documents<'_>,
    options: &CheckOptions,
    config: Config,
    language: Language,
) -> Result<ExitCode, String> {
    let Documents { files, include, with, ocr, beside } = documents;
    let lexicons = config.lexicons(&options.known.lexicon);
    let (lexicon, _) = LexiconFiles::load(&lexicons, language)?;
    let catalog_paths = config.catalogs(&options.codes.catalog);
    let catalogs = CatalogFiles::load(&catalog_paths, language)?;
    let (mut config, checker) = config.with(options, language)?;
    let checker = catalogs.give(checker, language)?;
    let found = input::documents(files, include);
    if !options.shown.quiet {
        warn_passed_over(&found, language);
    }
    let paths = self::documents(found, language)?;
    let (companions, copies) = companions(paths.len(), beside, include, language)?;
    let (with, copies_of_with) = further_files(paths.len(), with, language)?;
    let (ocr_part, copy_of_ocr) = ocr_result(paths.len(), ocr, language)?.unzip();
    let documents = paths.iter().map(PathBuf::as_path).chain(ocr);
    let beside = companions.iter().map(|companion| Path::new(&companion.path));
    let parts = with.iter().map(|part| Path::new(&part.path));
    let lists = lexicons.iter().chain(catalog_paths.iter().map(|(_, path)| path)).map(PathBuf::as_path);
    let read = documents.chain(beside).chain(parts).chain(lists).chain(config.path());
    output::refuse_over(read, options.output.as_deref(), language)?;
    let format = options.format(language)?;
    let sources: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    let look = look(options, format, language);
    let checks = Checks { config: config.clone(), catalogs, look, with, beside: companions };
    let settings = Settings {
        limits: options.cost.limits(),
        language,
        known: options.known.clone(),
        lexicon,
        ocr: ocr_part,
        task: Task::Check(Box::new(checks)),
    };
    let jobs = report::jobs(options.jobs).min(NonZeroUsize::new(paths.len()).unwrap_or(NonZeroUsize::MIN));
    let workers =
        Workers { pool: Pool::new(&settings, jobs, interrupt::flag())?, paths: &paths, sources: &sources };
    let run = Run {
        sources: &sources,
        crew: &workers,
        language,
        rendering: &*look.rendering(&checker),
        jobs,
        shows_failures: shows_failures(options, format),
        warn: &|text| warn(text),
    };
    let ended = write(&run, &mut config, options, format)?;
    drop((copies, copies_of_with, copy_of_ocr));
    if workers.is_interrupted() {
        return Ok(ExitCode::from(interrupt::STATUS));
    }
    Ok(status(&ended, options.fail_on))
}

/// The documents that were found.
pub(crate) fn documents(found: input::Found, language: Language) -> Result<Vec<PathBuf>, String> {
    if found.documents.is_empty() {
        let none = match language {
            Language::Zh => {
                "没有找到文件：文件夹中只读取 PDF、OFD、Excel、Word（.docx）、JSON 文件和含 document.csv 的文件夹，其他类型请直接写出文件名"
            }
            Language::En => {
                "no document found: of a folder, PDF, OFD, Excel, Word (.docx) and JSON files are taken, and folders with document.csv; name other files"
            }
        };
        return Err(none.to_owned());
    }
    Ok(found.documents)
}

/// The exit status: 2 where a document could not be checked, 1 where there are findings that the run fails on, else 0.
fn status(ended: &[Ended], fail_on: FailOn) -> ExitCode {
    let is_failed = ended.iter().any(Result::is_err);
    let is_found = ended.iter().flatten().any(|summary| fail_on.fails(summary));
    ExitCode::from(if is_failed { 2 } else { u8::from(is_found) })
}

pub(crate) fn demo(options: &CheckOptions, config: Config, language: Language) -> Result<ExitCode, String> {
    let lexicons = config.lexicons(&options.known.lexicon);
    let (files, lexicon) = LexiconFiles::load(&lexicons, language)?;
    let catalog_paths = config.catalogs(&options.codes.catalog);
    let catalogs = CatalogFiles::load(&catalog_paths, language)?;
    let lists = lexicons.iter().chain(catalog_paths.iter().map(|(_, path)| path)).map(PathBuf::as_path);
    output::refuse_over(lists.chain(config.path()), options.output.as_deref(), language)?;
    let format = options.format(language)?;
    let (mut config, checker) = config.with(options, language)?;
    let of_year = catalogs.note(FiscalYear::constant(2023));
    let notes: Vec<Note> = config.note().into_iter().chain(files.note(&lexicon)).chain(of_year).collect();
    let checker = catalogs.give(checker.lexicon(lexicon), language)?;
    let rendering = look(options, format, language).rendering(&checker);
    let crew = Demo { checker: &checker, config: &config.clone(), notes, rendering: &*rendering, language };
    let run = Run {
        sources: &["demo".to_owned()],
        crew: &crew,
        language,
        rendering: &*rendering,
        jobs: NonZeroUsize::MIN,
        shows_failures: shows_failures(options, format),
        warn: &|text| warn(text),
    };
    let ended = write(&run, &mut config, options, format)?;
    Ok(status(&ended, options.fail_on))
}

/// Says what of folders was not read for what it is.
pub(crate) fn warn_passed_over(found: &input::Found, language: Language) {
    for path in &found.no_files {
        let path = shown(path);
        warn(&match language {
            Language::Zh => format!("{path}：不是文件（管道或设备），未读取"),
            Language::En => {
                format!("{path}: passed over, no file but a pipe or a device")
            }
        });
    }
    let count = found.no_disclosures;
    if count > 0 {
        warn(&match language {
            Language::Zh => {
                format!("文件夹中另有 {count} 个 JSON 文件不是预算或决算文件（如审核报告），未读取")
            }
            Language::En => {
                let files = words::number(count, "JSON file");
                format!("passed over {files} in folders that hold no document, such as reports")
            }
        });
    }
    let count = found.reports;
    if count > 0 {
        warn(&match language {
            Language::Zh => format!("文件夹中另有 {count} 份网页或工作簿是本程序的审核报告，未读取"),
            Language::En => {
                let reports = words::number(count, "report");
                format!("passed over {reports} of this command in folders, as a page or as a workbook")
            }
        });
    }
    let count = found.passed_over;
    if count > 0 {
        warn(&match language {
            Language::Zh => format!("文件夹中另有 {count} 个其他类型的文件未读取；需要时请直接写出文件名"),
            Language::En => {
                let files = words::number(count, "file");
                format!("passed over {files} of other kinds in folders: name a file to have it read")
            }
        });
    }
}

/// The further files of the document that is checked, and the copies of those that are no files.
fn further_files(
    documents: usize,
    with: &[PathBuf],
    language: Language,
) -> Result<(Vec<FilePart>, Vec<AtHand>), String> {
    if !with.is_empty() && documents != 1 {
        return Err(match language {
            Language::Zh => format!("--with 一次只能用于一份文件，给出了 {documents} 份"),
            Language::En => format!("--with stands beside one document, and {documents} are given"),
        });
    }
    let (mut parts, mut copies) = (Vec::new(), Vec::new());
    for path in with {
        let Some((part, copy)) = at_hand(Some(path), language)? else { continue };
        parts.push(part);
        copies.push(copy);
    }
    Ok((parts, copies))
}

/// The file of `--ocr`, and its copy if it is no file.
fn ocr_result(
    documents: usize,
    ocr: Option<&Path>,
    language: Language,
) -> Result<Option<(FilePart, AtHand)>, String> {
    if ocr.is_some() && documents != 1 {
        return Err(match language {
            Language::Zh => format!("--ocr 所给为一份文件的文字识别结果，给出了 {documents} 份文件"),
            Language::En => {
                format!("--ocr gives what was found on one document, and {documents} are given")
            }
        });
    }
    at_hand(ocr, language)
}

/// A further file where a worker finds it.
pub(crate) fn at_hand(path: Option<&Path>, language: Language) -> Result<Option<(FilePart, AtHand)>, String> {
    let Some(path) = path else { return Ok(None) };
    let source = path.display().to_string();
    // Nothing is under way yet: an interrupt ends the command.
    let at_hand =
        AtHand::new(path, language, || false).map_err(|error| format!("{}: {error}", shown(path)))?;
    Ok(at_hand.map(|copy| (FilePart { source, path: copy.path().as_os_str().to_owned() }, copy)))
}

/// The documents beside the one that is checked, and the copies of those that are no files.
fn companions(
    documents: usize,
    beside: &args::Beside,
    include: &[String],
    language: Language,
) -> Result<(Vec<Beside>, Vec<AtHand>), String> {
    if beside.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    if documents != 1 {
        return Err(match language {
            Language::Zh => {
                format!("--previous、--budget、--units 一次只能用于一份文件，给出了 {documents} 份")
            }
            Language::En => {
                format!(
                    "--previous, --budget and --units stand beside one document, and {documents} are given"
                )
            }
        });
    }
    let (paths, found) = beside.paths(include);
    warn_passed_over(&found, language);
    if paths.is_empty() {
        let none = pick(language, "--units 所给的文件夹中没有文件", "no document in the folder of --units");
        return Err(none.to_owned());
    }
    let (mut companions, mut copies) = (Vec::new(), Vec::new());
    for (kinship, path) in paths {
        let source = path.display().to_string();
        // Nothing is under way yet: an interrupt ends the command.
        let at_hand =
            AtHand::new(&path, language, || false).map_err(|error| format!("{}: {error}", shown(&path)))?;
        let Some(at_hand) = at_hand else { continue };
        companions.push(Beside { kinship, source, path: at_hand.path().as_os_str().to_owned() });
        copies.push(at_hand);
    }
    Ok((companions, copies))
}

/// Checks the documents and writes the report where it is wanted; how it went with each. That of a run that was interrupted
/// takes the place of no other.
fn write(
    run: &Run<'_>,
    config: &mut Config,
    options: &CheckOptions,
    format: ReportFormat,
) -> Result<Vec<Ended>, String> {
    let ended = if let Some(path) = &options.output {
        let at = |error: String| format!("{}: {error}", shown(path));
        let failed = |error: io::Error| at(system(&error, run.language));
        let mut file = ReportFile::create(path).map_err(failed)?;
        let ended = if format == ReportFormat::Xlsx {
            let mut rendered = Vec::new();
            let ended = run.write(&mut rendered, config).map_err(at)?;
            let workbook = Workbook::new(run.language);
            let bytes = workbook.bytes(&String::from_utf8_lossy(&rendered));
            file.bytes().write_all(&bytes.map_err(|error| at(error.to_string()))?).map_err(failed)?;
            ended
        } else {
            run.write(&mut BufWriter::new(file.writer()), config).map_err(at)?
        };
        if run.crew.is_interrupted() && file.has_old() {
            warn_interrupted(run, Interrupted::LeftOut);
        } else {
            warn_interrupted(run, Interrupted::Written);
            file.finish().map_err(failed)?;
        }
        ended
    } else {
        warn_where_closed(run.language);
        let ended = run.write(&mut anstream::stdout(), config)?;
        warn_interrupted(run, Interrupted::Written);
        ended
    };
    for unused in config.unused() {
        warn(&match run.language {
            Language::Zh => format!("设置中对“{unused}”的说明没有用到，请核实后删去"),
            Language::En => format!("unused suppression: {unused}"),
        });
    }
    Ok(ended)
}

/// What becomes of the report of a run that was interrupted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Interrupted {
    /// It is written, and holds what is finished.
    Written,
    /// It is not, because one of before stands in its place.
    LeftOut,
}

/// Says what becomes of the report, where the run was interrupted.
fn warn_interrupted(run: &Run<'_>, report: Interrupted) {
    if !run.crew.is_interrupted() {
        return;
    }
    let said = match report {
        Interrupted::Written => {
            ["已中断：报告只含已完成的部分", "interrupted: the report holds what was finished"]
        }
        Interrupted::LeftOut => [
            "已中断：原有的报告未改动，本次报告未写入",
            "interrupted: the report of before is left as it was",
        ],
    };
    warn(pick(run.language, said[0], said[1]));
}

/// Whether the report goes to standard output as text that names the documents which could not be read.
const fn shows_failures(options: &CheckOptions, format: ReportFormat) -> bool {
    let is_shown = options.output.is_none() && !options.statistics;
    match format {
        ReportFormat::Text => is_shown && !options.shown.quiet,
        ReportFormat::Lines => is_shown,
        ReportFormat::Json
        | ReportFormat::Sarif
        | ReportFormat::Html
        | ReportFormat::Gitlab
        | ReportFormat::Junit
        | ReportFormat::Xlsx => false,
    }
}

/// How the report is to look.
fn look(options: &CheckOptions, format: ReportFormat, language: Language) -> Look {
    Look {
        language,
        format,
        fail_on: options.fail_on,
        width: if options.output.is_some() { WIDTH } else { width() },
        shown: options.shown,
        statistics: options.statistics,
    }
}

/// Workers with their documents.
pub(crate) struct Workers<'a> {
    pub(crate) pool: Pool,
    pub(crate) paths: &'a [PathBuf],
    pub(crate) sources: &'a [String],
}

impl Crew for Workers<'_> {
    fn review(&self, place: usize, index: usize) -> Answered {
        let at_hand = match AtHand::new(&self.paths[index], self.pool.language(), || self.is_interrupted()) {
            Ok(Some(at_hand)) => at_hand,
            Ok(None) => return Answered::without(Unanswered::Interrupted),
            Err(why) => return Answered::without(Unanswered::Failed(why)),
        };
        let (source, path) = (self.sources[index].clone(), at_hand.path().as_os_str().to_owned());
        self.pool.ask(place, &Question { index, source, path })
    }

    fn look_after(&self) {
        self.pool.look_after();
    }

    fn close(&self) {
        self.pool.close();
    }

    fn is_interrupted(&self) -> bool {
        self.pool.is_interrupted()
    }
}

/// The built-in document, which is no stranger's and is checked in this process.
struct Demo<'a> {
    checker: &'a Checker,
    config: &'a Config,
    /// What the report says of the settings.
    notes: Vec<Note>,
    rendering: &'a dyn Rendering,
    language: Language,
}

/// Where the built-in document comes from.
fn source_of_demo(language: Language) -> String {
    let source = [
        "该局公开的《2023年惠州市政务服务数据管理局部门预算》第二部分“2023年部门预算表”",
        "part two (第二部分 2023年部门预算表) of 《2023年惠州市政务服务数据管理局部门预算》, as published by the bureau",
    ];
    pick(language, source[0], source[1]).to_owned()
}

impl Crew for Demo<'_> {
    fn review(&self, _: usize, index: usize) -> Answered {
        let answer = match Disclosure::huizhou_2023() {
            Ok(mut document) => {
                document.source = Some(source_of_demo(self.language));
                document.notes.extend(self.notes.iter().cloned());
                let related = Related::to(&document);
                let (summary, piece, used) =
                    desk::review(&related, index, self.checker, self.config, self.rendering);
                Ok(Done { piece, checked: Some((summary, used)) })
            }
            Err(error) => Err(Unanswered::Failed(error.message(self.language))),
        };
        Answered { warnings: Vec::new(), answer }
    }
}
