//! What the command takes.

use std::num::{NonZeroU32, NonZeroUsize};
use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use cn_budget::{Language, companion::Kinship, fact::Lexicon};
use serde::{Deserialize, Serialize};

use crate::input::{Found, documents};
use crate::limits::{Limits, Memory};

/// Checks published department budgets (部门预算): every identity, every answer accounted for.
#[derive(Debug, Parser)]
#[command(name = "cnbudget", version, max_term_width = 100)]
#[command(
    after_help = "Exit status: 0 nothing found, 1 errors or warnings found, 2 something could not be run."
)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// The language of messages: zh or en. The locale decides where it is not given.
    #[arg(long, global = true, value_name = "LANG")]
    pub(crate) lang: Option<Language>,
    #[command(flatten)]
    pub(crate) color: colorchoice_clap::Color,
}

impl Args {
    pub(crate) fn language(&self) -> Language {
        self.lang.unwrap_or_else(|| {
            let set = |name: &str| std::env::var(name).ok().filter(|locale| !locale.is_empty());
            match ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set) {
                Some(locale) if locale.starts_with("en") || locale.starts_with('C') || locale == "POSIX" => {
                    Language::En
                }
                _ => Language::Zh,
            }
        })
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check documents: PDF, Excel, text and HTML files, JSON of the library, or folders of CSV files.
    Check {
        /// The documents. A folder with no document.csv in it is walked.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Further files of the same disclosure, where the text is in one and the tables in another. Stands after FILE, as
        /// all that follows it is of that disclosure.
        #[arg(long, value_name = "FILE", num_args = 1..)]
        with: Vec<PathBuf>,
        #[command(flatten)]
        beside: Beside,
        #[command(flatten)]
        options: CheckOptions,
    },
    /// Check the built-in document, 惠州市政务服务数据管理局 2023: no file needed.
    Demo {
        #[command(flatten)]
        options: CheckOptions,
    },
    /// List the rules.
    Rules {
        /// The whole reference page, in Markdown: in English where --lang does not ask for Chinese.
        #[arg(long)]
        markdown: bool,
    },
    /// Explain a rule, by its code or name.
    Rule {
        /// Such as SUM001 or section-sum-mismatch.
        rule: String,
    },
    /// Look a code up: its names, their sources, what lies below it.
    Code {
        /// Such as 2010301, 30217 or 50101.
        code: String,
        /// The fiscal year.
        #[arg(long, default_value = "2023")]
        year: cn_budget::FiscalYear,
    },
    /// Print the tables of a document.
    Tables {
        /// The document.
        file: PathBuf,
        /// How to write them down.
        #[arg(long, default_value = "text")]
        format: TableFormat,
        #[command(flatten)]
        known: Known,
        #[command(flatten)]
        cost: Cost,
    },
    /// Print the JSON Schema of a report in JSON.
    Schema,
    /// Write completions for a shell to standard output.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
}

/// The documents beside the one that is checked.
#[derive(Debug, Default, clap::Args)]
#[command(next_help_heading = "Documents beside the one that is checked")]
pub(crate) struct Beside {
    /// Last year's document of the same department: what FILE says of last year is held against it. Given twice, the
    /// budget and the final account of last year.
    #[arg(long, value_name = "FILE")]
    previous: Vec<PathBuf>,
    /// The budget of the same year, where FILE is a final account: its 年初预算 is held against it.
    #[arg(long, value_name = "FILE")]
    budget: Option<PathBuf>,
    // Several values, so that a shell's units/*.pdf works; a folder is walked, as everywhere.
    /// The documents of the department's units, or a folder of them: the department is held against their sum. Stands
    /// after FILE, as all that follows it is a unit's.
    #[arg(long, value_name = "FILE", num_args = 1..)]
    units: Vec<PathBuf>,
}

impl Beside {
    /// The paths with what each document is said to be, and what was found in folders.
    pub(crate) fn paths(&self) -> (Vec<(Kinship, PathBuf)>, Found) {
        let previous = self.previous.iter().map(|path| (Kinship::LastYear, path.clone()));
        let budget = self.budget.iter().map(|path| (Kinship::Budget, path.clone()));
        let mut found = documents(&self.units);
        let units = std::mem::take(&mut found.documents).into_iter().map(|path| (Kinship::Unit, path));
        (previous.chain(budget).chain(units).collect(), found)
    }

    /// Whether none was asked for: a folder without documents was.
    pub(crate) const fn is_empty(&self) -> bool {
        self.previous.is_empty() && self.budget.is_none() && self.units.is_empty()
    }
}

/// What is known of a document that does not say it itself.
#[derive(Clone, Debug, Default, clap::Args, Deserialize, Serialize)]
pub(crate) struct Known {
    /// The department, where the document does not name it.
    #[arg(long, value_name = "NAME")]
    department: Option<String>,
    /// The fiscal year, where the document does not name it.
    #[arg(long, value_name = "YEAR")]
    fiscal_year: Option<cn_budget::FiscalYear>,
    /// `budget` or `final_account`, where the document does not say.
    #[arg(long, value_name = "STAGE")]
    stage: Option<cn_budget::Stage>,
    /// Words of titles and headings that the command does not know, such as a province's: a CSV file with the columns words
    /// and means, as data/lexicon/tables.csv. May be given more than once.
    #[arg(long, value_name = "FILE")]
    pub(crate) lexicon: Vec<PathBuf>,
}

impl Known {
    /// What the reader of the document is told, with the words to read it by.
    pub(crate) fn options(&self, lexicon: &Lexicon) -> cn_budget_read::Options {
        let mut options = cn_budget_read::Options::default();
        options.lexicon.clone_from(lexicon);
        options.department.clone_from(&self.department);
        (options.fiscal_year, options.stage) = (self.fiscal_year, self.stage);
        options
    }

    /// What is known of a document beside it: that of another year or stage is of the same department, a unit's is not.
    pub(crate) fn beside(&self, kinship: Kinship, lexicon: &Lexicon) -> cn_budget_read::Options {
        let mut options = cn_budget_read::Options::default();
        options.lexicon.clone_from(lexicon);
        if kinship != Kinship::Unit {
            options.department.clone_from(&self.department);
        }
        options
    }
}

/// What one document may cost; one that costs more is reported as not read.
#[derive(Debug, clap::Args)]
pub(crate) struct Cost {
    /// How much memory a document may need.
    #[arg(long, value_name = "SIZE", default_value = "1GiB")]
    memory: Memory,
    /// How many seconds of processor time a document may take.
    #[arg(long, value_name = "SECONDS", default_value = "30")]
    timeout: NonZeroU32,
}

impl Cost {
    pub(crate) const fn limits(&self) -> Limits {
        Limits { memory: self.memory, seconds: self.timeout }
    }
}

#[derive(Debug, clap::Args)]
pub(crate) struct CheckOptions {
    /// How to write the report down.
    #[arg(long, default_value = "text")]
    pub(crate) format: ReportFormat,
    /// Only these rules: codes, names, or the beginning of codes, separated by commas.
    #[arg(long, value_delimiter = ',', value_name = "RULE")]
    pub(crate) select: Vec<String>,
    /// None of these rules.
    #[arg(long, value_delimiter = ',', value_name = "RULE")]
    pub(crate) ignore: Vec<String>,
    /// Ask the pedantic rules too, which are wrong more often than right on published documents.
    #[arg(long)]
    pub(crate) pedantic: bool,
    /// Settings and suppressions; cnbudget.toml in the current folder where it is not given.
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Show differences that rounding explains too (text only; the other formats always hold them).
    #[arg(long)]
    pub(crate) rounding: bool,
    /// Show how the checks of each table and of each rule ended (text only; the other formats always hold it).
    #[arg(long)]
    pub(crate) counts: bool,
    /// Write the report to this file instead of standard output.
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// How many documents are checked at a time; as many as there are processors where it is not given.
    #[arg(long, short, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,
    #[command(flatten)]
    pub(crate) cost: Cost,
    #[command(flatten)]
    pub(crate) known: Known,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize, Serialize)]
pub(crate) enum ReportFormat {
    /// For a person at a terminal.
    Text,
    /// For a program: cn-budget/report/1.
    Json,
    /// For code review platforms: SARIF 2.1.0.
    Sarif,
    /// For a reviewer: a page to read and print.
    Html,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize, Serialize)]
pub(crate) enum TableFormat {
    Text,
    Csv,
    Md,
    Json,
}
