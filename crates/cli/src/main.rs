//! `cnbudget`: checks published department budgets of China at the terminal.
//!
//! Exit status: 0 clean, 1 findings (errors or warnings), 2 something could not be run.

mod args;
mod code;
mod config;
mod input;
mod report;
mod run;

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anstream::StripStream;
use anstyle::Style;
use clap::{CommandFactory as _, Parser as _};
use cn_budget::{
    Disclosure, Language,
    check::{Checker, Declaration, ReportFile, reference},
    companion::Kinship,
    document::Format,
};
use cn_budget_render::{
    Ended, Html, Json, Rendering, Sarif, Text, clean,
    words::{self, pick},
};
use schemars::generate::SchemaSettings;

use args::{Args, Beside, CheckOptions, Command, Known, ReportFormat, TableFormat};
use config::Config;
use report::{Documents, Run};

/// The name of the command and its release.
const NAME: &str = env!("CARGO_BIN_NAME");
const RELEASE: &str = env!("CARGO_PKG_VERSION");

/// How wide a report is where no terminal says so.
const WIDTH: usize = 100;
/// Below this a table cannot be read at all: the terminal has to wrap.
const NARROWEST: usize = 50;

fn main() -> ExitCode {
    let args = Args::parse();
    args.color.write_global();
    let language = args.language();
    let done = match &args.command {
        Command::Check { files, beside, options } => check(files, beside, options, language),
        Command::Demo { options } => demo(options, language),
        Command::Rules { markdown: true } => print(&reference(args.lang.unwrap_or(Language::En))),
        Command::Rules { markdown: false } => print(&Text::new(language).styled().rules(Declaration::all())),
        Command::Rule { rule } => explain(rule, language),
        Command::Code { code, year } => code::look_up(code, *year, language).and_then(|text| print(&text)),
        Command::Tables { file, format, known } => tables(file, *format, known, language),
        Command::Schema => schema().and_then(|schema| print(&schema)),
        Command::Completions { shell } => {
            // Built in memory: the writer of the crate panics where a reader stops early.
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Args::command(), NAME, &mut script);
            print(&String::from_utf8_lossy(&script))
        }
    };
    done.unwrap_or_else(|error| {
        warn(&error);
        ExitCode::from(2)
    })
}

fn check(
    files: &[PathBuf],
    beside: &Beside,
    options: &CheckOptions,
    language: Language,
) -> Result<ExitCode, String> {
    let (config, checker) = Config::load(options, language)?;
    let input::Found { documents: paths, passed_over } = input::documents(files);
    warn_passed_over(passed_over, language);
    if paths.is_empty() {
        let none = match language {
            Language::Zh => {
                "没有找到文件：文件夹中只读取 PDF、Excel、JSON 文件和含 document.csv 的文件夹，其他类型请直接写出文件名"
            }
            Language::En => {
                "no document found: of a folder, PDF, Excel and JSON files are taken, and folders with document.csv; name other files"
            }
        };
        return Err(none.to_owned());
    }
    let sources: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    let known = options.known.options();
    let read = |index: usize| {
        let mut document = open(&paths[index], &known, language)?;
        document.source = Some(sources[index].clone());
        Ok(document)
    };
    let (mut others, mut opened) = (Vec::new(), None);
    if !beside.is_empty() {
        if paths.len() != 1 {
            let count = paths.len();
            return Err(match language {
                Language::Zh => {
                    format!("--previous、--budget、--units 一次只能用于一份文件，给出了 {count} 份")
                }
                Language::En => {
                    format!(
                        "--previous, --budget and --units stand beside one document, and {count} are given"
                    )
                }
            });
        }
        others = open_beside(beside, options, language)?;
        // One that cannot be read is reported by the run.
        opened = read(0).ok();
        if let Some(document) = &opened {
            report::relate(document, &others, language)?;
        }
    }
    let read = |index: usize| opened.clone().map_or_else(|| read(index), Ok);
    let run = Documents { sources: &sources, beside: &others, read: &read };
    let ended = write(&run, &checker, &config, options, language)?;
    let failed = ended.iter().any(Result::is_err);
    let found = ended.iter().flatten().any(|summary| summary.errors + summary.warnings > 0);
    Ok(match (failed, found) {
        (true, _) => ExitCode::from(2),
        (false, true) => ExitCode::from(1),
        (false, false) => ExitCode::SUCCESS,
    })
}

fn demo(options: &CheckOptions, language: Language) -> Result<ExitCode, String> {
    let (config, checker) = Config::load(options, language)?;
    let read = |_| Disclosure::huizhou_2023().map_err(|error| error.to_string());
    let run = Documents { sources: &["demo".to_owned()], beside: &[], read: &read };
    write(&run, &checker, &config, options, language)?;
    // What the built-in document has to show is no failure of the command.
    Ok(ExitCode::SUCCESS)
}

/// Says how many files of folders were not read for what they are.
fn warn_passed_over(count: usize, language: Language) {
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

/// Reads the documents beside the one that is checked. One that cannot be read stops the run: a report without it would
/// look like one with it.
fn open_beside(
    beside: &Beside,
    options: &CheckOptions,
    language: Language,
) -> Result<Vec<(Kinship, Disclosure)>, String> {
    let (paths, passed_over) = beside.paths();
    warn_passed_over(passed_over, language);
    if paths.is_empty() {
        let none = pick(language, "--units 所给的文件夹中没有文件", "no document in the folder of --units");
        return Err(none.to_owned());
    }
    let read = |(kinship, path): (Kinship, PathBuf)| {
        let source = path.display().to_string();
        let opened = open(&path, &options.known.beside(kinship), language);
        let mut document = opened.map_err(|error| format!("{source}: {error}"))?;
        warn_of_notes(&path, &document, language);
        document.source = Some(source);
        Ok((kinship, document))
    };
    paths.into_iter().map(read).collect()
}

/// Reads a document.
fn open(path: &Path, known: &cn_budget_read::Options, language: Language) -> Result<Disclosure, String> {
    if !path.exists() {
        return Err(pick(language, "没有这个文件或文件夹", "no such file or folder").to_owned());
    }
    input::read(path, known, language)
}

/// Says on standard error what the reader of a document has to say, where no report does.
fn warn_of_notes(path: &Path, document: &Disclosure, language: Language) {
    for note in &document.notes {
        warn(&format!("{}: {}", path.display(), note.message(language)));
    }
}

/// Checks the documents and writes the report where it is wanted; how it went with each.
fn write(
    documents: &Documents<'_>,
    checker: &Checker,
    config: &Config,
    options: &CheckOptions,
    language: Language,
) -> Result<Vec<Ended>, String> {
    let rendering = rendering(checker, options, language);
    let run = Run {
        documents,
        checker,
        config,
        language,
        rendering: &*rendering,
        jobs: options.jobs,
        warn: &|text| warn(text),
    };
    let ended = match &options.output {
        Some(path) => {
            let at = |error: io::Error| format!("{}: {error}", path.display());
            let mut file = BufWriter::new(StripStream::new(File::create(path).map_err(at)?));
            run.write(&mut file).map_err(|error| format!("{}: {error}", path.display()))?
        }
        None => run.write(&mut anstream::stdout())?,
    };
    for unused in config.unused() {
        warn(&match language {
            Language::Zh => format!("设置中对“{unused}”的说明没有用到，请核实后删去"),
            Language::En => format!("unused suppression: {unused}"),
        });
    }
    Ok(ended)
}

/// The rendering that is asked for.
fn rendering(checker: &Checker, options: &CheckOptions, language: Language) -> Box<dyn Rendering> {
    match options.format {
        ReportFormat::Text => {
            let width = if options.output.is_some() { WIDTH } else { width() };
            let mut text = Text::new(language).width(width).styled().rounding_option("--rounding");
            if options.rounding {
                text = text.with_rounding();
            }
            if options.counts {
                text = text.with_counts();
            }
            Box::new(text)
        }
        ReportFormat::Json => Box::new(Json::new(language)),
        ReportFormat::Sarif => Box::new(Sarif::new(language).rules(checker.rules())),
        ReportFormat::Html => {
            let left_out = Checker::new().rules().count() - checker.rules().count();
            Box::new(Html::new(language).tool(NAME, RELEASE).left_out(left_out))
        }
    }
}

/// How wide the terminal is.
fn width() -> usize {
    let terminal = io::stdout().is_terminal().then(terminal_size::terminal_size).flatten();
    terminal.map_or(WIDTH, |(width, _)| usize::from(width.0).max(NARROWEST))
}

fn explain(name: &str, language: Language) -> Result<ExitCode, String> {
    print(&Text::new(language).styled().rule(config::find_rule(name, language)?))
}

/// The JSON Schema of the report, as published in `docs/report-1.schema.json`.
fn schema() -> Result<String, String> {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let schema = generator.into_root_schema_for::<ReportFile<'_>>();
    serde_json::to_string_pretty(&schema).map(|json| json + "\n").map_err(|error| error.to_string())
}

fn tables(file: &Path, format: TableFormat, known: &Known, language: Language) -> Result<ExitCode, String> {
    let document =
        open(file, &known.options(), language).map_err(|error| format!("{}: {error}", file.display()))?;
    warn_of_notes(file, &document, language);
    print(&match format {
        TableFormat::Text => document.render(Format::Text),
        TableFormat::Csv => document.render(Format::Csv),
        TableFormat::Md => document.render(Format::Markdown),
        TableFormat::Json => {
            serde_json::to_string_pretty(&document).map_err(|error| error.to_string())? + "\n"
        }
    })
}

/// Writes to standard error; where that fails, there is nowhere left to say so.
fn warn(text: &str) {
    let lines: Vec<_> = text.lines().map(clean).collect();
    let bold = Style::new().bold();
    drop(writeln!(anstream::stderr().lock(), "{bold}{NAME}:{bold:#} {}", lines.join("\n")));
}

/// Writes to standard output; a reader that stops early is no error.
fn print(text: &str) -> Result<ExitCode, String> {
    match anstream::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.to_string()),
        _ => Ok(ExitCode::SUCCESS),
    }
}
