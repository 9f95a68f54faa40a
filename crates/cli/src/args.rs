//! What the command takes.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use cn_budget::Language;

/// Checks published department budgets (部门预算): every identity, every answer accounted for.
#[derive(Debug, Parser)]
#[command(name = "cnbudget", version, max_term_width = 100)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// The language of messages: zh or en. The locale decides where it is not given.
    #[arg(long, global = true, value_name = "LANG")]
    lang: Option<Language>,
}

impl Args {
    pub(crate) fn language(&self) -> Language {
        let locale =
            || ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| std::env::var(name).ok());
        let of_locale = || match locale() {
            Some(locale) if locale.starts_with("en") || locale.starts_with('C') || locale == "POSIX" => {
                Language::En
            }
            _ => Language::Zh,
        };
        self.lang.unwrap_or_else(of_locale)
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check documents: folders of CSV files, or JSON files of the library.
    Check {
        /// The documents. A folder with no document.csv in it is walked.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
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
        /// The whole reference page, in Markdown.
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
    },
    /// Write completions for a shell to standard output.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
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
    /// Settings and suppressions; cnbudget.toml in the current folder where it is not given.
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Show differences that rounding explains too.
    #[arg(long)]
    pub(crate) rounding: bool,
    /// Write the report to this file instead of standard output.
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableFormat {
    Text,
    Csv,
    Md,
    Json,
}
