//! From documents to a report in one of its renderings.

use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::thread;

use cn_budget::{
    Disclosure, Language,
    check::Checker,
    companion::{Kinship, Related},
};
use cn_budget_render::{
    CheckedDocument, DocumentError, Ended, Rendering, Summary,
    words::{self, pick},
};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::config::Config;
use crate::run;

/// From how many documents on a bar shows how far the run is.
const MANY: usize = 16;

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
            let colon = pick(language, "：", ": ");
            format!("{role} {source}{colon}{}", error.message(language))
        })?;
    }
    Ok(related)
}

/// The documents of a run.
pub(crate) struct Documents<'a> {
    /// The documents by name.
    pub(crate) sources: &'a [String],
    /// The documents beside the one that is checked; none where there are several.
    pub(crate) beside: &'a [(Kinship, Disclosure)],
    /// Reads one of them.
    pub(crate) read: &'a (dyn Fn(usize) -> Result<Disclosure, String> + Sync),
}

/// What a run is about.
pub(crate) struct Run<'a> {
    pub(crate) documents: &'a Documents<'a>,
    pub(crate) checker: &'a Checker,
    pub(crate) config: &'a Config,
    pub(crate) language: Language,
    pub(crate) rendering: &'a dyn Rendering,
    pub(crate) jobs: Option<NonZeroUsize>,
    /// Reports what could not be read, as soon as it is known.
    pub(crate) warn: &'a dyn Fn(&str),
}

impl Run<'_> {
    /// Checks every document and writes the report; how it went with each, in their order.
    ///
    /// A reader of the output that stops early stops the run and is no error.
    pub(crate) fn write(&self, out: &mut dyn Write) -> Result<Vec<Ended>, String> {
        let jobs = self.jobs.or_else(|| thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN);
        let bar = self.bar();
        let Documents { sources, beside, read } = self.documents;
        let mut ended = Vec::with_capacity(sources.len());
        let mut output = Output { out, pieces: 0, held: self.rendering.holds_back().then(Vec::new) };
        let mut written = Ok(());
        if output.held.is_none() {
            written = output.put(&self.rendering.head(&[]));
        }
        let language = self.language;
        let review = |index: usize| {
            let document = read(index)?;
            let related = relate(&document, beside, language)?;
            let report = self
                .checker
                .check_beside(&related)
                .suppressing(|finding| self.config.accepts(&document, finding));
            let checked = CheckedDocument::beside(&related, &report);
            Ok((Summary::of(&checked), self.rendering.document(index, &checked)))
        };
        if written.is_ok() {
            run::in_order(sources.len(), jobs, review, |index, done| {
                bar.inc(1);
                match done {
                    Ok((summary, piece)) => {
                        ended.push(Ok(summary));
                        written = bar.suspend(|| output.piece(piece, self.rendering.between()));
                    }
                    Err(error) => {
                        let error = DocumentError::new(&sources[index], error);
                        bar.suspend(|| (self.warn)(&error.to_string()));
                        ended.push(Err(error));
                    }
                }
                if written.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            });
        }
        bar.finish_and_clear();
        if let (Ok(()), Some(held)) = (&written, output.held.take()) {
            written = output.put(&self.rendering.head(&ended));
            for piece in held {
                written = written.and_then(|()| output.piece(piece, self.rendering.between()));
            }
        }
        if written.is_ok() {
            written = output.put(&self.rendering.tail(&ended)).and_then(|()| output.out.flush());
        }
        match written {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.to_string()),
            _ => Ok(ended),
        }
    }

    fn bar(&self) -> ProgressBar {
        if self.documents.sources.len() < MANY {
            return ProgressBar::hidden();
        }
        // Drawn on a terminal only: the target sees to it.
        let bar = ProgressBar::with_draw_target(
            Some(self.documents.sources.len() as u64),
            ProgressDrawTarget::stderr(),
        );
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
