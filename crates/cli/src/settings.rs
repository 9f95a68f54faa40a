//! The settings of a run, in a form that a worker can be sent too.

use std::ffi::OsString;

use cn_budget::{Language, check::Checker, companion::Kinship};
use cn_budget_render::{Gitlab, Html, Json, Junit, Lines, Rendering, Sarif, Statistics, Text, Workbook};
use serde::{Deserialize, Serialize};

use crate::args::{FailOn, Known, ReportFormat, Shown, TableFormat};
use crate::catalog::CatalogFiles;
use crate::config::Config;
use crate::lexicon::LexiconFiles;
use crate::limits::Limits;
use crate::terminal::{NAME, RELEASE};

/// All that a worker has to know besides its documents.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Settings {
    pub(crate) limits: Limits,
    pub(crate) language: Language,
    pub(crate) known: Known,
    pub(crate) lexicon: LexiconFiles,
    /// What an OCR program found on the pages of the one document.
    pub(crate) ocr: Option<FilePart>,
    pub(crate) task: Task,
}

/// What is done with each document.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Task {
    /// Its tables are written down.
    Tables(TableFormat),
    /// The codes and names that it prints are gathered.
    Harvest,
    /// It is checked.
    Check(Box<Checks>),
}

/// How documents are checked, and what becomes of the report.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Checks {
    pub(crate) config: Config,
    pub(crate) catalogs: CatalogFiles,
    pub(crate) look: Look,
    /// The further files of the one that is checked.
    pub(crate) with: Vec<FilePart>,
    /// The documents beside the one that is checked.
    pub(crate) beside: Vec<Beside>,
}

/// A further file of the document that is read.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct FilePart {
    /// Its name in the report.
    pub(crate) source: String,
    /// Where it is.
    pub(crate) path: OsString,
}

/// A document beside the one that is checked.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Beside {
    pub(crate) kinship: Kinship,
    /// Its name in the report.
    pub(crate) source: String,
    /// Where it is.
    pub(crate) path: OsString,
}

/// How the report is written down.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct Look {
    pub(crate) language: Language,
    pub(crate) format: ReportFormat,
    pub(crate) fail_on: FailOn,
    pub(crate) width: usize,
    pub(crate) shown: Shown,
    pub(crate) statistics: bool,
}

impl Settings {
    /// How many seconds of processor time a question may take: one that speaks of several documents, the sum of theirs.
    pub(crate) fn seconds(&self) -> u32 {
        let others = match &self.task {
            Task::Tables(_) | Task::Harvest => 0,
            Task::Check(checks) => checks.beside.len() + checks.with.len(),
        };
        let documents = u32::try_from(others).unwrap_or(u32::MAX).saturating_add(1);
        self.limits.seconds.get().saturating_mul(documents)
    }
}

impl Look {
    /// The rendering of what this checker finds.
    pub(crate) fn rendering(self, checker: &Checker) -> Box<dyn Rendering> {
        let language = self.language;
        if self.statistics {
            return Box::new(Statistics::new(language, checker.rules()));
        }
        match self.format {
            ReportFormat::Gitlab => Box::new(Gitlab::new(language)),
            ReportFormat::Junit => Box::new(Junit::new(language).fail_on(self.fail_on.level())),
            ReportFormat::Lines => Box::new(Lines::new(language)),
            ReportFormat::Xlsx => Box::new(Workbook::new(language)),
            ReportFormat::Text => {
                let mut text = Text::new(language).width(self.width).styled().rounding_option("--rounding");
                if self.shown.rounding {
                    text = text.with_rounding();
                }
                if self.shown.counts {
                    text = text.with_counts();
                }
                if self.shown.quiet {
                    text = text.quiet();
                }
                Box::new(text)
            }
            ReportFormat::Json => Box::new(Json::new(language)),
            ReportFormat::Sarif => {
                let sarif = Sarif::new(language).rules(checker.rules());
                Box::new(match std::env::current_dir() {
                    Ok(folder) => sarif.root(folder),
                    Err(_) => sarif,
                })
            }
            ReportFormat::Html => {
                let left_out = Checker::new().rules().count().saturating_sub(checker.rules().count());
                Box::new(Html::new(language).tool(NAME, RELEASE).left_out(left_out))
            }
        }
    }
}
