//! `cnbudget`: checks published department budgets of China at the terminal.
//!
//! Exit status: 0 clean, 1 findings (errors or warnings), 2 could not run.

mod args;
mod config;
mod input;
mod text;

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser as _};
use cn_budget::{
    Catalog, Code, Disclosure, EconomicCode, FiscalYear, Format, FunctionalCode, GovernmentEconomicCode,
    Language, Report, ReportFile, Rule, Severity, SourceKind, Standing,
};

use args::{Args, CheckOptions, Command, ReportFormat, TableFormat};
use config::Config;

/// How many of the sources that attest a code are named.
const SOURCES_TOLD: usize = 5;

fn main() -> ExitCode {
    let args = Args::parse();
    let language = args.language();
    let done = match &args.command {
        Command::Check { files, options } => check(files, options, language),
        Command::Demo { options } => demo(options, language),
        Command::Rules { markdown } => print(&if *markdown { Rule::reference() } else { rules() }),
        Command::Rule { rule } => explain(rule),
        Command::Code { code, year } => look_up(code, *year),
        Command::Tables { file, format } => tables(file, *format),
        Command::Completions { shell } => {
            clap_complete::generate(*shell, &mut Args::command(), "cnbudget", &mut io::stdout());
            Ok(ExitCode::SUCCESS)
        }
    };
    done.unwrap_or_else(|error| {
        warn(&error);
        ExitCode::from(2)
    })
}

fn check(
    files: &[std::path::PathBuf],
    options: &CheckOptions,
    language: Language,
) -> Result<ExitCode, String> {
    let paths = input::documents(files);
    if paths.is_empty() {
        return Err(
            "no document found: expected folders with document.csv, or JSON of the library".to_owned()
        );
    }
    let mut documents = Vec::new();
    let mut failed = false;
    for path in &paths {
        match input::read(path) {
            Ok(mut document) => {
                document.source = Some(path.display().to_string());
                documents.push(document);
            }
            // One bad document does not stop the others.
            Err(error) => {
                failed = true;
                warn(&format!("{}: {error}", path.display()));
            }
        }
    }
    let clean = report(&documents, options, language)?;
    Ok(match (failed, clean) {
        (true, _) => ExitCode::from(2),
        (false, true) => ExitCode::SUCCESS,
        (false, false) => ExitCode::from(1),
    })
}

fn demo(options: &CheckOptions, language: Language) -> Result<ExitCode, String> {
    let document = Disclosure::huizhou_2023().map_err(|error| error.to_string())?;
    report(&[document], options, language)?;
    // What the built-in document has to show is no failure of the command.
    Ok(ExitCode::SUCCESS)
}

/// Checks and writes the report; whether there was nothing to report.
fn report(documents: &[Disclosure], options: &CheckOptions, language: Language) -> Result<bool, String> {
    let config = Config::load(options)?;
    let reports: Vec<Report> = documents
        .iter()
        .map(|document| Report::of(document).filtered(|finding| config.shows(finding)))
        .collect();
    let pairs = || documents.iter().zip(&reports);
    let text = match options.format {
        ReportFormat::Json => {
            let file = ReportFile::new(pairs(), language);
            let mut json = serde_json::to_string_pretty(&file).map_err(|error| error.to_string())?;
            json.push('\n');
            json
        }
        ReportFormat::Text => pairs()
            .map(|(document, report)| text::report(document, report, language, options.rounding))
            .collect::<Vec<_>>()
            .join("\n"),
    };
    match &options.output {
        Some(path) => fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))?,
        None => {
            print(&text)?;
        }
    }
    for unused in config.unused() {
        warn(&format!("unused suppression: {unused}"));
    }
    Ok(reports.iter().all(|report| report.count(Severity::Error) + report.count(Severity::Warning) == 0))
}

fn rules() -> String {
    let line = |rule: &Rule| {
        format!(
            "{}  {:<8}  {:<34}  {}\n",
            rule.code(),
            rule.severity().to_string(),
            rule.name(),
            rule.chinese()
        )
    };
    Rule::all().iter().map(line).collect()
}

fn explain(name: &str) -> Result<ExitCode, String> {
    let Some(rule) = Rule::find(name) else {
        let names: Vec<&str> = Rule::all().iter().flat_map(|rule| [rule.code(), rule.name()]).collect();
        return config::known(name, &names, "rule").map(|()| ExitCode::SUCCESS);
    };
    let (code, severity, since) = (rule.code(), rule.severity(), rule.since());
    print(&format!(
        "{code} {}（{}）\n{severity}, since {since}\n\n{}",
        rule.name(),
        rule.chinese(),
        rule.docs()
    ))
}

fn look_up(text: &str, year: FiscalYear) -> Result<ExitCode, String> {
    let catalog = Catalog::for_year(year);
    let found = match text.chars().next() {
        Some('3') => text.parse::<EconomicCode>().map(|code| describe(&catalog, code)),
        Some('5') => text.parse::<GovernmentEconomicCode>().map(|code| describe(&catalog, code)),
        _ => text.parse::<FunctionalCode>().map(|code| describe(&catalog, code)),
    };
    let description = found.map_err(|error| error.to_string())?;
    print(&description.ok_or_else(|| {
        format!(
            "{text} is not in the catalog of {year}; the catalog may be incomplete, so it may still be a code"
        )
    })?)
}

fn describe<C: Code>(catalog: &Catalog, code: C) -> Option<String> {
    let entry = catalog.get(code)?;
    // Writing to a string cannot fail.
    let mut text = String::new();
    for above in code.ancestors().collect::<Vec<_>>().into_iter().rev() {
        let _ = writeln!(text, "{above} {}", catalog.name(above).unwrap_or("未列名"));
    }
    let standing = match entry.standing() {
        Standing::Attested => "attested".to_owned(),
        Standing::Unverified { confidence } => format!("unverified, confidence {confidence} %"),
    };
    let (name, classification, level) = (entry.name(), C::CLASSIFICATION.chinese(), code.level().chinese());
    let _ = writeln!(text, "{code} {name}  [{classification}，{level}，{standing}]");
    let sources: Vec<_> =
        entry.sources().filter(|source| source.kind() != SourceKind::AlteredDocument).collect();
    for source in sources.iter().take(SOURCES_TOLD) {
        let _ = writeln!(text, "  {}", source.title());
    }
    if let Some(more) = sources.len().checked_sub(SOURCES_TOLD).filter(|more| *more > 0) {
        let _ = writeln!(text, "  … +{more}");
    }
    for child in catalog.children(code) {
        let _ = writeln!(text, "    {} {}", child.code(), child.name());
    }
    Some(text)
}

fn tables(file: &Path, format: TableFormat) -> Result<ExitCode, String> {
    let document = input::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let text = match format {
        TableFormat::Text => document.render(Format::Text),
        TableFormat::Csv => document.render(Format::Csv),
        TableFormat::Md => document.render(Format::Markdown),
        TableFormat::Json => {
            serde_json::to_string_pretty(&document).map_err(|error| error.to_string())? + "\n"
        }
    };
    print(&text)
}

/// Writes to standard error; where nobody listens, there is nobody to tell.
fn warn(text: &str) {
    let _ = writeln!(io::stderr().lock(), "cnbudget: {text}");
}

/// Writes to standard output; a reader that stops early is no error.
fn print(text: &str) -> Result<ExitCode, String> {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.to_string()),
        _ => Ok(ExitCode::SUCCESS),
    }
}
