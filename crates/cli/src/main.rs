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
mod lexicon;
mod limits;
mod message;
mod output;
mod report;
mod run;
mod settings;
mod terminal;
mod worker;

use std::process::ExitCode;

use clap::{CommandFactory as _, Parser as _};
use cn_budget::{
    Language,
    check::{Declaration, ReportFile, reference},
};
use cn_budget_render::Text;
use schemars::generate::SchemaSettings;

use args::{Args, Command};
use terminal::{NAME, print, warn};

fn main() -> ExitCode {
    if std::env::args_os().nth(1).is_some_and(|argument| argument == worker::CALL) {
        return worker::serve();
    }
    let args = Args::parse();
    args.color.write_global();
    let language = args.language();
    let done = match &args.command {
        Command::Check { files, with, beside, options } => {
            check::check(files, with, beside, options, language)
        }
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

fn explain(name: &str, language: Language) -> Result<ExitCode, String> {
    print(&Text::new(language).styled().rule(config::find_rule(name, language)?))
}

/// The JSON Schema of the report, as published in `docs/report-1.schema.json`.
fn schema() -> Result<String, String> {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let schema = generator.into_root_schema_for::<ReportFile<'_>>();
    serde_json::to_string_pretty(&schema).map(|json| json + "\n").map_err(|error| error.to_string())
}
