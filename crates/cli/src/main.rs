//! `cnbudget`: checks published department budgets of China at the terminal.
//!
//! Exit status: 0 clean, 1 findings (errors or warnings), 2 something could not be run.

mod args;
mod check;
mod code;
mod config;
mod desk;
mod input;
mod interrupt;
mod output;
mod report;
mod run;
mod settings;
mod worker;

use std::io::{self, IsTerminal as _, Write as _};
use std::process::ExitCode;

use anstyle::Style;
use clap::{CommandFactory as _, Parser as _};
use cn_budget::{
    Language,
    check::{Declaration, ReportFile, reference},
};
use cn_budget_render::{Text, clean};
use schemars::generate::SchemaSettings;

use args::{Args, Command};

/// The name of the command and its release.
const NAME: &str = env!("CARGO_BIN_NAME");
const RELEASE: &str = env!("CARGO_PKG_VERSION");

/// How wide a report is where no terminal says so.
const WIDTH: usize = 100;
/// Below this a table cannot be read at all: the terminal has to wrap.
const NARROWEST: usize = 50;

fn main() -> ExitCode {
    if std::env::args_os().nth(1).is_some_and(|argument| argument == worker::CALL) {
        return worker::serve();
    }
    let args = Args::parse();
    args.color.write_global();
    let language = args.language();
    let done = match &args.command {
        Command::Check { files, beside, options } => check::check(files, beside, options, language),
        Command::Demo { options } => check::demo(options, language),
        Command::Rules { markdown: true } => print(&reference(args.lang.unwrap_or(Language::En))),
        Command::Rules { markdown: false } => print(&Text::new(language).styled().rules(Declaration::all())),
        Command::Rule { rule } => explain(rule, language),
        Command::Code { code, year } => code::look_up(code, *year, language).and_then(|text| print(&text)),
        Command::Tables { file, format, known, cost } => check::tables(file, *format, known, cost, language),
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
