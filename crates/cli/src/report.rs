//! From documents to a report in one of its renderings.

use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::thread;

use cn_budget::{
    Disclosure, Language, Report, Severity,
    check::FactCounts,
    companion::{Kinship, Related, RelatedDocument},
    value::Counts,
};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::config::Config;
use crate::{run, words};

/// From how many documents on a bar shows how far the run is.
const MANY: usize = 16;

/// A document and what was found in it.
#[derive(Debug)]
pub(crate) struct Reviewed<'a> {
    pub(crate) document: Disclosure,
    /// The documents beside it, as the report counts them.
    pub(crate) beside: &'a [(Kinship, Disclosure)],
    pub(crate) report: Report,
}

/// The document with those beside it, or which of them does not fit, and why.
pub(crate) fn relate<'a>(
    document: &'a Disclosure,
    beside: &'a [(Kinship, Disclosure)],
    language: Language,
) -> Result<Related<'a>, String> {
    let mut related = Related::to(document);
    for (kinship, other) in beside {
        related.add(*kinship, other).map_err(|error| {
            let role = words::kinship(*kinship, language);
            let source = other.source.as_deref().unwrap_or_default();
            let colon = words::pick(language, "：", ": ");
            format!("{role} {source}{colon}{}", error.message(language))
        })?;
    }
    Ok(related)
}

/// How it went with a document: what the closing summary tells of it.
#[derive(Debug)]
pub(crate) enum Ended {
    Checked(Checked),
    Failed { source: String, error: String },
}

#[derive(Debug)]
pub(crate) struct Checked {
    pub(crate) source: Option<String>,
    pub(crate) department: String,
    pub(crate) year: u16,
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
    pub(crate) rounding: usize,
    pub(crate) checks: Counts,
    pub(crate) notes: Vec<String>,
    pub(crate) related: Vec<RelatedDocument>,
    pub(crate) facts: FactCounts,
}

impl Checked {
    fn of(Reviewed { document, report, .. }: &Reviewed<'_>) -> Self {
        Self {
            source: document.source.clone(),
            department: document.department.clone(),
            year: document.fiscal_year.get(),
            errors: report.count(Severity::Error),
            warnings: report.count(Severity::Warning),
            rounding: report.count(Severity::Rounding),
            checks: *report.counts(),
            notes: document.notes.clone(),
            related: report.related().to_vec(),
            facts: report.facts(),
        }
    }
}

/// A way to write reports down. Documents are rendered one by one, each on the thread that checked it, and are
/// dropped then: a run over a province must not hold all its documents.
pub(crate) trait Rendering: Sync {
    /// What stands before the first document. Where the rendering holds its documents back, it is asked after the
    /// last one and knows how all ended.
    fn head(&self, _ended: &[Ended]) -> Result<String, String> {
        Ok(String::new())
    }

    /// The document of this index; empty where there is nothing to say of it.
    fn document(&self, index: usize, reviewed: &Reviewed<'_>) -> Result<String, String>;

    /// What stands between two documents.
    fn between(&self) -> &'static str {
        ""
    }

    /// What stands after the last document.
    fn tail(&self, ended: &[Ended]) -> Result<String, String>;

    /// Whether nothing can be written before all documents are checked.
    fn holds_back(&self) -> bool {
        false
    }
}

/// What a run is about.
pub(crate) struct Run<'a> {
    /// The documents by name.
    pub(crate) sources: &'a [String],
    /// The documents beside the one that is checked; none where there are several.
    pub(crate) beside: &'a [(Kinship, Disclosure)],
    /// Reads one of them.
    pub(crate) read: &'a (dyn Fn(usize) -> Result<Disclosure, String> + Sync),
    pub(crate) config: &'a Config,
    pub(crate) language: Language,
    pub(crate) rendering: &'a dyn Rendering,
    pub(crate) jobs: Option<NonZeroUsize>,
    /// Tells what could not be read, as soon as it is known.
    pub(crate) warn: &'a dyn Fn(&str),
}

impl Run<'_> {
    /// Checks every document and writes the report; how it went with each, in their order.
    ///
    /// A reader of the output that stops early stops the run and is no error.
    pub(crate) fn write(&self, out: &mut dyn Write) -> Result<Vec<Ended>, String> {
        let jobs = self.jobs.or_else(|| thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN);
        let bar = self.bar();
        let mut ended = Vec::with_capacity(self.sources.len());
        let mut output = Output { out, pieces: 0, held: self.rendering.holds_back().then(Vec::new) };
        let mut written = Ok(());
        if output.held.is_none() {
            written = output.put(&self.rendering.head(&[])?);
        }
        let (beside, language) = (self.beside, self.language);
        let review = |index: usize| {
            let document = (self.read)(index)?;
            let related = relate(&document, beside, language)?;
            let report = Report::beside(&related)
                .filtered(|finding| self.config.selects(finding.rule))
                .suppressing(|finding| self.config.accepts(&document, finding));
            let reviewed = Reviewed { document, beside, report };
            Ok((Checked::of(&reviewed), self.rendering.document(index, &reviewed)?))
        };
        if written.is_ok() {
            run::in_order(self.sources.len(), jobs, review, |index, done| {
                bar.inc(1);
                match done {
                    Ok((checked, piece)) => {
                        ended.push(Ended::Checked(checked));
                        written = bar.suspend(|| output.piece(piece, self.rendering.between()));
                    }
                    Err(error) => {
                        let source = self.sources[index].clone();
                        bar.suspend(|| (self.warn)(&format!("{source}: {error}")));
                        ended.push(Ended::Failed { source, error });
                    }
                }
                if written.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            });
        }
        bar.finish_and_clear();
        if let (Ok(()), Some(held)) = (&written, output.held.take()) {
            written = output.put(&self.rendering.head(&ended)?);
            for piece in held {
                written = written.and_then(|()| output.piece(piece, self.rendering.between()));
            }
        }
        if written.is_ok() {
            written = output.put(&self.rendering.tail(&ended)?).and_then(|()| output.out.flush());
        }
        match written {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.to_string()),
            _ => Ok(ended),
        }
    }

    fn bar(&self) -> ProgressBar {
        if self.sources.len() < MANY {
            return ProgressBar::hidden();
        }
        // Drawn on a terminal only: the target sees to it.
        let bar =
            ProgressBar::with_draw_target(Some(self.sources.len() as u64), ProgressDrawTarget::stderr());
        match ProgressStyle::with_template("{bar:40} {pos}/{len} {eta}") {
            Ok(style) => bar.with_style(style),
            Err(_) => bar,
        }
    }
}

struct Output<'a> {
    out: &'a mut dyn Write,
    pieces: usize,
    held: Option<Vec<String>>,
}

impl Output<'_> {
    fn put(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(text.as_bytes())
    }

    fn piece(&mut self, piece: String, between: &str) -> io::Result<()> {
        if let Some(held) = &mut self.held {
            held.push(piece);
            return Ok(());
        }
        if piece.is_empty() {
            return Ok(());
        }
        if self.pieces > 0 {
            self.put(between)?;
        }
        self.pieces += 1;
        self.put(&piece)
    }
}
