//! From documents to a report in one of its renderings.

use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::thread;

use cn_budget::Language;
use cn_budget_render::{DocumentError, Ended, Rendering, words::pick};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::config::Config;
use crate::run;
use crate::terminal::system;
use crate::worker::{Answered, Unanswered};

/// From how many documents on a bar shows how far the run is.
const MANY: usize = 16;

/// Those who read and check the documents of a run.
pub(crate) trait Crew: Sync {
    /// Reads and checks a document, in one of the places that work is done at.
    fn review(&self, place: usize, index: usize) -> Answered;

    /// Is called again and again.
    fn look_after(&self) {}

    /// Nobody wants an answer any more.
    fn close(&self) {}

    /// Whether the run is to end with what is finished.
    fn is_interrupted(&self) -> bool {
        false
    }
}

/// How many documents are looked at at a time.
pub(crate) fn jobs(wanted: Option<NonZeroUsize>) -> NonZeroUsize {
    wanted.or_else(|| thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN)
}

/// What a run is about.
pub(crate) struct Run<'a> {
    /// The documents by name.
    pub(crate) sources: &'a [String],
    pub(crate) crew: &'a dyn Crew,
    pub(crate) language: Language,
    pub(crate) rendering: &'a dyn Rendering,
    pub(crate) jobs: NonZeroUsize,
    /// Whether standard output shows what could not be read, so that nothing else has to.
    pub(crate) shows_failures: bool,
    /// Says what is to be said beside the report, as soon as it is known.
    pub(crate) warn: &'a dyn Fn(&str),
}

impl Run<'_> {
    /// Checks every document and writes the report; how it went with each, in their order. The suppressions that were used
    /// are marked in the settings.
    ///
    /// A reader of the output that stops early is no error; every document is checked all the same, for the status that the
    /// command ends with is of all of them. Where the run is interrupted, what is finished is written, and every other document
    /// is reported as not checked.
    pub(crate) fn write(&self, out: &mut dyn Write, config: &mut Config) -> Result<Vec<Ended>, String> {
        let bar = self.bar();
        let mut ended = Vec::with_capacity(self.sources.len());
        let held = self.rendering.holds_back().then(Vec::new);
        let mut output = Output { out, rendering: self.rendering, begun: false, pieces: 0, held };
        let mut written = Ok(());
        let mut refused = None;
        let each = |index: usize, answered: Answered| {
            bar.inc(1);
            let warn = |text: &str| bar.suspend(|| (self.warn)(text));
            answered.warnings.iter().for_each(|text| warn(text));
            match answered.answer {
                Ok(done) => {
                    if let Some((summary, used)) = done.checked {
                        config.mark_used(&used);
                        ended.push(Ok(summary));
                    }
                    if !is_gone(&written) {
                        written = bar.suspend(|| output.piece(done.piece));
                    }
                }
                Err(Unanswered::Refused(why)) => refused = Some(why),
                Err(Unanswered::Failed(error)) => {
                    let error = DocumentError::new(&self.sources[index], error);
                    if !self.shows_failures {
                        warn(&error.to_string());
                    }
                    ended.push(Err(error));
                }
                Err(Unanswered::Interrupted) => {
                    let why = pick(self.language, "已中断，未审核", "not checked: interrupted");
                    ended.push(Err(DocumentError::new(&self.sources[index], why)));
                }
            }
            if (written.is_ok() || is_gone(&written)) && refused.is_none() {
                return ControlFlow::Continue(());
            }
            // Those still at work need not end.
            self.crew.close();
            ControlFlow::Break(())
        };
        let work = |place: usize, index: usize| self.crew.review(place, index);
        run::in_order(self.sources.len(), self.jobs, work, each, || self.crew.look_after());
        bar.finish_and_clear();
        if let Some(refused) = refused {
            return Err(refused);
        }
        let written = written.and_then(|()| output.finish(&ended));
        if is_gone(&written) && self.shows_failures {
            // The end of the report would have named them.
            ended
                .iter()
                .filter_map(|ended| ended.as_ref().err())
                .for_each(|error| (self.warn)(&error.to_string()));
        }
        match written {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(system(&error, self.language)),
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

/// Whether nobody reads the output any more.
fn is_gone(written: &io::Result<()>) -> bool {
    written.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

struct Output<'a> {
    out: &'a mut dyn Write,
    rendering: &'a dyn Rendering,
    begun: bool,
    pieces: usize,
    /// The pieces, where the head is known last.
    held: Option<Vec<String>>,
}

impl Output<'_> {
    fn put(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(text.as_bytes())
    }

    fn piece(&mut self, piece: String) -> io::Result<()> {
        if let Some(held) = &mut self.held {
            held.push(piece);
            return Ok(());
        }
        self.begin(&[])?;
        if piece.is_empty() {
            return Ok(());
        }
        if self.pieces > 0 {
            self.put(self.rendering.between())?;
        }
        self.pieces += 1;
        self.put(&piece)
    }

    /// Writes the head, once: a run that is refused has written nothing.
    fn begin(&mut self, ended: &[Ended]) -> io::Result<()> {
        if self.begun {
            return Ok(());
        }
        self.begun = true;
        self.put(&self.rendering.head(ended))
    }

    fn finish(&mut self, ended: &[Ended]) -> io::Result<()> {
        let held = self.held.take();
        self.begin(if held.is_some() { ended } else { &[] })?;
        for piece in held.into_iter().flatten() {
            self.piece(piece)?;
        }
        self.put(&self.rendering.tail(ended))?;
        self.out.flush()
    }
}
