//! What is done with one document, in the process that may be lost over it.

use std::fmt::Write as _;
use std::path::Path;

use cn_budget::{
    Disclosure, Language,
    check::Checker,
    companion::{Kinship, Related},
    document::Format,
    fact::Lexicon,
    identity::Harvest,
    value::Note,
};
use cn_budget_render::{CheckedDocument, Rendering, Summary, clean_json, clean_lines, tables_page, words};

use crate::args::{Known, TableFormat};
use crate::config::Config;
use crate::input;
use crate::message::{Answer, Question};
use crate::settings::{Beside, Checks, FilePart, Settings, Task};

/// The settings of a run, ready for work.
pub(crate) struct Desk {
    known: Known,
    lexicon: Lexicon,
    /// What words of the user's own a document is read by.
    lexicon_note: Option<Note>,
    language: Language,
    /// What an OCR program found on the pages of the document.
    ocr: Option<FilePart>,
    task: Ready,
}

enum Ready {
    Tables(TableFormat),
    Harvest,
    Check { checks: Box<Checks>, checker: Checker, rendering: Box<dyn Rendering> },
}

impl Desk {
    pub(crate) fn new(settings: Settings) -> Result<Self, String> {
        let Settings { known, lexicon: files, language, ocr, task, .. } = settings;
        let lexicon = files.lexicon(language)?;
        let task = match task {
            Task::Tables(format) => Ready::Tables(format),
            Task::Harvest => Ready::Harvest,
            Task::Check(mut checks) => {
                let checker = checks.config.checker(language)?.lexicon(lexicon.clone());
                let checker = checks.catalogs.give(checker, language)?;
                let rendering = checks.look.rendering(&checker);
                Ready::Check { checks, checker, rendering }
            }
        };
        let lexicon_note = files.note(&lexicon);
        Ok(Self { known, lexicon, lexicon_note, language, ocr, task })
    }

    /// The answer to a question, and the text that goes with it.
    pub(crate) fn answer(
        &self,
        question: &Question,
        say: &mut dyn FnMut(Answer),
    ) -> (Answer, Option<String>) {
        let answered = match &self.task {
            Ready::Tables(format) => self.tables(question, *format, say),
            Ready::Harvest => self.harvest(question),
            Ready::Check { checks, checker, rendering } => {
                self.check(question, (checks, checker, &**rendering), say)
            }
        };
        match answered {
            Ok((answer, piece)) => (answer, Some(piece)),
            Err(answer) => (answer, None),
        }
    }

    fn check(
        &self,
        question: &Question,
        (checks, checker, rendering): (&Checks, &Checker, &dyn Rendering),
        say: &mut dyn FnMut(Answer),
    ) -> Result<(Answer, String), Answer> {
        let beside = self.beside(checks, say)?;
        let mut document = self.open(question)?;
        document.source = Some(question.source.clone());
        self.join(&mut document, &checks.with, say)?;
        // Whoever reads the report sees what a file of settings left out, and by which words the document was read.
        document.notes.extend(checks.config.note());
        document.notes.extend(self.lexicon_note.clone());
        document.notes.extend(checks.catalogs.note(document.fiscal_year));
        let related = relate(&document, &beside, self.language).map_err(Answer::Refused)?;
        let (summary, piece, used) = review(&related, question.index, checker, &checks.config, rendering);
        Ok((Answer::Checked { summary: Box::new(summary), used }, piece))
    }

    /// Adds the further files of the document that is checked. One that cannot be read, or is of another year, stops the run:
    /// a report without it would look like one with it.
    fn join(
        &self,
        document: &mut Disclosure,
        with: &[FilePart],
        say: &mut dyn FnMut(Answer),
    ) -> Result<(), Answer> {
        for FilePart { source, path } in with {
            say(Answer::Reads(Some(source.clone())));
            let refused = |why: String| Answer::Refused(format!("{source}: {why}"));
            let options = self.known.options(&self.lexicon);
            let mut further =
                input::read_further(Path::new(path), options, document, self.language).map_err(refused)?;
            further.source = Some(source.clone());
            document.join(further).map_err(|error| refused(error.message(self.language)))?;
        }
        if !with.is_empty() {
            say(Answer::Reads(None));
        }
        Ok(())
    }

    /// The documents beside the one that is checked. One that cannot be read stops the run: a report without it would
    /// look like one with it.
    fn beside(
        &self,
        checks: &Checks,
        say: &mut dyn FnMut(Answer),
    ) -> Result<Vec<(Kinship, Disclosure)>, Answer> {
        let mut beside = Vec::with_capacity(checks.beside.len());
        for Beside { kinship, source, path } in &checks.beside {
            say(Answer::Reads(Some(source.clone())));
            let options = self.known.beside(*kinship, &self.lexicon);
            let opened = input::read(Path::new(path), &options, self.language);
            let mut document = opened.map_err(|error| Answer::Refused(format!("{source}: {error}")))?;
            self.warn_of_notes(source, &document, say);
            document.source = Some(source.clone());
            beside.push((*kinship, document));
        }
        if !checks.beside.is_empty() {
            say(Answer::Reads(None));
        }
        Ok(beside)
    }

    fn tables(
        &self,
        question: &Question,
        format: TableFormat,
        say: &mut dyn FnMut(Answer),
    ) -> Result<(Answer, String), Answer> {
        let document = self.open(question)?;
        self.warn_of_notes(&question.source, &document, say);
        let text = match format {
            TableFormat::Text => clean_lines(&document.render(Format::Text)),
            TableFormat::Csv => clean_lines(&document.render(Format::Csv)),
            TableFormat::Md => clean_lines(&document.render(Format::Markdown)),
            TableFormat::Html => tables_page(&document),
            // A workbook is made of the document by the process that asked.
            TableFormat::Json | TableFormat::Xlsx => {
                let json = serde_json::to_string_pretty(&document);
                let json = json.map_err(|error| Answer::Failed(error.to_string()))?;
                clean_json(&json).into_owned() + "\n"
            }
        };
        Ok((Answer::Tables, text))
    }

    /// The codes and names of a document, a line each, as [`crate::harvest`] reads them.
    fn harvest(&self, question: &Question) -> Result<(Answer, String), Answer> {
        let mut harvest = Harvest::new();
        harvest.add(&question.source, &self.open(question)?, &self.lexicon);
        let mut lines = String::new();
        for row in harvest.rows() {
            let _ = writeln!(lines, "{}\t{}\t{}\t{}", row.code, row.year, row.count, row.name);
        }
        Ok((Answer::Tables, lines))
    }

    fn open(&self, question: &Question) -> Result<Disclosure, Answer> {
        let path = Path::new(&question.path);
        let mut options = self.known.options(&self.lexicon);
        if let Some(FilePart { source, path }) = &self.ocr {
            let ocr = input::read_ocr(Path::new(path), &options, self.language);
            // A report without it would look like one with it.
            options.ocr = Some(ocr.map_err(|why| Answer::Refused(format!("{source}: {why}")))?);
        }
        input::read(path, &options, self.language).map_err(Answer::Failed)
    }

    /// Says what the reader of a document has to say, where no report does.
    fn warn_of_notes(&self, source: &str, document: &Disclosure, say: &mut dyn FnMut(Answer)) {
        for note in &document.notes {
            say(Answer::Warns(format!("{source}: {}", note.message(self.language))));
        }
    }
}

/// Checks a document: its summary, its piece of the report, the suppressions that were used.
pub(crate) fn review(
    related: &Related<'_>,
    index: usize,
    checker: &Checker,
    config: &Config,
    rendering: &dyn Rendering,
) -> (Summary, String, Vec<usize>) {
    let mut used = Vec::new();
    let report = checker.check_beside(related).suppressing(|finding| {
        let (suppression, reason) = config.accepts(related.document(), finding)?;
        used.push(suppression);
        Some(reason)
    });
    used.sort_unstable();
    used.dedup();
    let shown = CheckedDocument::beside(related, &report);
    (Summary::of(&shown), rendering.document(index, &shown), used)
}

/// The document with those beside it, or which of them does not fit, and why.
fn relate<'a>(
    document: &'a Disclosure,
    beside: &'a [(Kinship, Disclosure)],
    language: Language,
) -> Result<Related<'a>, String> {
    let mut related = Related::to(document);
    for (kinship, other) in beside {
        related.add(*kinship, other).map_err(|error| {
            let source = other.source.as_deref().unwrap_or_default();
            words::unrelated(*kinship, source, &error.message(language), language)
        })?;
    }
    Ok(related)
}
