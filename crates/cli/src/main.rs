//! `cnbudget`: checks published department budgets of China at the terminal.
//!
//! Exit status: 0 no errors, 1 errors, 2 something could not be run; `--fail-on` sets from which level on.

mod args;
mod bilingual;
mod catalog;
mod check;
mod code;
mod config;
mod desk;
mod harvest;
mod input;
mod interrupt;
mod lexicon;
mod limits;
mod message;
mod output;
mod page;
mod proofread;
mod report;
mod run;
mod settings;
mod tables;
mod terminal;
mod worker;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory as _, FromArgMatches as _};
use cn_budget::{
    Language,
    check::{ReportFile, reference},
};
use cn_budget_render::Text;
use schemars::generate::SchemaSettings;

use args::{Args, Command};
use check::Documents;
use config::Config;
use tables::Printing;
use terminal::{NAME, print, warn};

fn main() -> ExitCode {
    if std::env::args_os().nth(1).is_some_and(|argument| argument == worker::CALL) {
        return worker::serve();
    }
    let arguments: Vec<_> = std::env::args_os().collect();
    let args = match parse(&arguments) {
        Ok(args) => args,
        Err(status) => return status,
    };
    args.choose_color();
    run(&args).unwrap_or_else(|error| {
        warn(&error);
        ExitCode::from(2)
    })
}

/// Does what the call asks for, by the settings: of every command in the same way.
fn run(args: &Args) -> Result<ExitCode, String> {
    let config = Config::load(args.config.as_deref(), args.language())?;
    let asked = args.lang.or(config.language());
    let language = args.language_or(config.language());
    match &args.command {
        Command::Check { files, include, with, ocr, beside, options } => {
            let ocr = ocr.file.as_deref();
            check::check(Documents { files, include, with, ocr, beside }, options, config, language)
        }
        Command::Demo { options } => check::demo(options, config, language),
        Command::Rules { markdown: true } => {
            print(&reference(proofread::all_rules(), asked.unwrap_or(Language::En)), language)
        }
        Command::Rules { markdown: false } => {
            print(&Text::new(language).styled().rules(proofread::all_rules()), language)
        }
        Command::Rule { rule } => explain(rule, language),
        Command::Code { code, year, codes } => {
            let text = code::look_up(code, *year, (&config, codes), language)?;
            print(&text, language)
        }
        Command::Harvest { files, known, cost } => harvest::harvest(files, (known, cost), &config, language),
        Command::Tables { file, ocr, target, known, cost } => {
            tables::tables((file, ocr.file.as_deref()), target, (known, cost), &config, language)
        }
        Command::Build {
            lines,
            department,
            fiscal_year,
            unit,
            lines_unit,
            decimals,
            small_amounts,
            target,
        } => {
            let printing = Printing {
                department,
                fiscal_year: *fiscal_year,
                lines_unit: *lines_unit,
                unit: *unit,
                decimals: *decimals,
                small_amounts: *small_amounts,
            };
            tables::build((lines, printing), target, &config, language)
        }
        Command::Page { output } => page::page(output, language),
        Command::Schema => schema().and_then(|schema| print(&schema, language)),
        Command::Completions { shell } => {
            // Built in memory: the writer of the crate panics where a reader stops early.
            let mut script = Vec::new();
            let mut command = bilingual::in_language(Args::command(), language);
            clap_complete::generate(*shell, &mut command, NAME, &mut script);
            print(&String::from_utf8_lossy(&script), language)
        }
    }
}

/// What the call asks for, or the status that it ends with: of a call for help, or of one that is wrong.
fn parse(arguments: &[OsString]) -> Result<Args, ExitCode> {
    let language = args::language_asked_for(arguments);
    let command = bilingual::in_language(Args::command(), language);
    let parsed = command.try_get_matches_from(arguments).and_then(|matches| Args::from_arg_matches(&matches));
    parsed.map_err(|error| {
        let is_wrong =
            error.use_stderr() && error.kind() != ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
        if is_wrong && language == Language::Zh {
            warn(&bilingual::chinese_error(&error));
        } else {
            // There is nowhere left to say that this fails.
            drop(error.print());
        }
        ExitCode::from(u8::from(error.use_stderr()) * 2)
    })
}

fn explain(name: &str, language: Language) -> Result<ExitCode, String> {
    print(&Text::new(language).styled().rule(config::find_rule(name, language)?), language)
}

/// The JSON Schema of the report, as published in `docs/report-1.schema.json`.
fn schema() -> Result<String, String> {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let schema = generator.into_root_schema_for::<ReportFile<'_>>();
    serde_json::to_string_pretty(&schema).map(|json| json + "\n").map_err(|error| error.to_string())
}
