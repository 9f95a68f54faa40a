//! The desk at which documents are read and checked: the settings of a call, ready for work.

use std::any::Any;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use cn_budget::check::{Checker, Declaration};
use cn_budget::companion::{Kinship, Related};
use cn_budget::fact::Lexicon;
use cn_budget::value::Note;
use cn_budget::{Language, Severity};
use cn_budget_read::Options;
use cn_budget_render::words;
use pyo3::prelude::*;

use crate::catalog::Catalog;
use crate::document::Disclosure;
use crate::error::{CatalogError, CnBudgetError, ReadError, RelatedError, RuleError, error, unknown_rule};
use crate::input::Input;
use crate::many::Run;
use crate::report::{Checked, Report};
use crate::rule::{self, Rule};
use crate::value::{language, named, year};

/// The stack on which documents are read, as the command has it: a thread of Python may have a smaller one.
const STACK: usize = 16 << 20;

/// The settings of a call, as the Python side gathers them.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
struct Settings {
    lang: String,
    select: Vec<String>,
    ignore: Vec<String>,
    pedantic: bool,
    severity: Vec<(String, String)>,
    catalogs: Vec<Py<Catalog>>,
    lexicons: Vec<String>,
    rules: Vec<Py<Rule>>,
    department: Option<String>,
    fiscal_year: Option<u16>,
    stage: Option<String>,
    timeout: Option<f64>,
}

/// Why something was not done.
#[derive(Debug)]
pub(crate) enum Failure {
    /// A document cannot be read.
    Read { source: Option<String>, why: String },
    /// A document does not fit beside the one that is checked.
    Related(String),
    /// A rule that is written in Python raised an exception.
    Raised(PyErr),
    /// A mistake of the program.
    Internal(String),
}

impl Failure {
    /// The message without the name of the document.
    pub(crate) fn why(&self) -> String {
        match self {
            Self::Read { why, .. } | Self::Related(why) | Self::Internal(why) => why.clone(),
            Self::Raised(error) => error.to_string(),
        }
    }
}

impl From<Failure> for PyErr {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Read { source: Some(source), why } => error::<ReadError>(format!("{source}: {why}")),
            Failure::Read { source: None, why } => error::<ReadError>(why),
            Failure::Related(why) => error::<RelatedError>(why),
            Failure::Raised(error) => error,
            Failure::Internal(why) => error::<CnBudgetError>(why),
        }
    }
}

/// What is checked beside what.
#[derive(Clone, Debug, Default)]
pub(crate) struct Beside {
    pub(crate) others: Vec<(Kinship, Input)>,
    pub(crate) further: Vec<Input>,
    /// Where the document comes from, where the caller says it.
    pub(crate) source: Option<String>,
}

/// The settings of a call, ready for work on any thread.
#[derive(Debug)]
pub(crate) struct Ready {
    pub(crate) language: Language,
    options: Options,
    checker: Checker,
    /// The lists of codes that documents are judged by, by their years.
    catalogs: Vec<(u16, Vec<String>)>,
    lexicon_note: Option<Note>,
    timeout: Option<Duration>,
    left_out: usize,
}

impl Ready {
    fn new(py: Python<'_>, settings: Settings) -> PyResult<Self> {
        let language = language(&settings.lang)?;
        let mut options = Options::default();
        options.lexicon = lexicon(&settings.lexicons, language)?;
        let lists: Vec<&str> = settings.lexicons.iter().map(String::as_str).collect();
        let lexicon_note = (!lists.is_empty()).then(|| words::read_by(&lists, options.lexicon.own_words()));
        options.department = settings.department;
        options.fiscal_year = settings.fiscal_year.map(|given| year(given, language)).transpose()?;
        options.stage = settings.stage.map(|stage| named("stage", &stage)).transpose()?;
        let mut checker = Checker::new().lexicon(options.lexicon.clone());
        let mut catalogs: Vec<(u16, Vec<String>)> = Vec::new();
        for catalog in settings.catalogs {
            let catalog = catalog.get();
            catalogs.push((catalog.inner.year().get(), catalog.lists.clone()));
            checker = checker.catalog(catalog.inner.clone());
        }
        for rule in settings.rules {
            let rule = rule.get();
            let clash = |other: &Declaration| {
                other.code() == rule.declaration.code() || other.name() == rule.declaration.name()
            };
            let (code, name) = (rule.declaration.code(), rule.declaration.name());
            if Declaration::all().chain(checker.rules()).any(clash) {
                let found = format!(
                    "found a second rule {code} ({name}), expected a code and a name that no other rule has"
                );
                return Err(error::<RuleError>(found));
            }
            checker = checker.rule(rule.for_checker(py));
        }
        if settings.pedantic {
            checker = checker.pedantic();
        }
        let unknown = |unknown| unknown_rule(&unknown, language);
        checker =
            checker.select(&settings.select).and_then(|it| it.ignore(&settings.ignore)).map_err(unknown)?;
        for (rule, level) in settings.severity {
            let level = named::<Severity>("severity", &level)?;
            checker = checker.severity(rule, level).map_err(|unknown| unknown_rule(&unknown, language))?;
        }
        if checker.rules().next().is_none() {
            let none = ["按 select 和 ignore 没有剩下任何规则", "select and ignore leave no rule"];
            return Err(error::<RuleError>(words::pick(language, none[0], none[1])));
        }
        let left_out = Checker::new().rules().count().saturating_sub(checker.rules().count());
        let timeout = settings.timeout.map(Duration::try_from_secs_f64).transpose();
        let timeout =
            timeout.map_err(|wrong| pyo3::exceptions::PyValueError::new_err(format!("timeout: {wrong}")))?;
        Ok(Self { language, options, checker, catalogs, lexicon_note, timeout, left_out })
    }

    /// The words by which documents are read.
    pub(crate) const fn lexicon(&self) -> &Lexicon {
        &self.options.lexicon
    }

    /// What the reader of the document gets.
    fn options(&self) -> Options {
        let deadline = self.timeout.and_then(|timeout| Instant::now().checked_add(timeout));
        let mut options = self.options.clone();
        options.deadline = deadline;
        options
    }

    /// What is known of a document beside it: that of another year or stage is of the same department, a unit's is not.
    fn options_beside(&self, kinship: Kinship) -> Options {
        let mut options = self.options();
        (options.fiscal_year, options.stage) = (None, None);
        options.department = options.department.filter(|_| kinship != Kinship::Unit);
        options
    }

    fn open(&self, input: &Input, options: &Options) -> Result<Arc<cn_budget::Disclosure>, Failure> {
        let failed = |why| Failure::Read { source: input.source(), why };
        let option = match self.language {
            Language::Zh => "（fiscal_year=）",
            Language::En => " (fiscal_year=)",
        };
        let hint = |is_year_missing: bool| if is_year_missing { option } else { "" };
        let mut document = match input {
            Input::Document(document) => return Ok(Arc::clone(document)),
            Input::Path(path) => cn_budget_read::open(path, options)
                .map_err(|error| failed(error.message(self.language) + hint(error.is_year_missing())))?,
            Input::Bytes(bytes) => {
                let reading = cn_budget_read::read(bytes, options)
                    .map_err(|error| failed(error.message(self.language) + hint(error.is_year_missing())))?;
                reading.disclosure
            }
        };
        document.source = input.source();
        Ok(Arc::new(document))
    }

    /// A document with its further files.
    pub(crate) fn read(&self, input: &Input, beside: &Beside) -> Result<Arc<cn_budget::Disclosure>, Failure> {
        let mut document = self.open(input, &self.options())?;
        if let Some(source) = &beside.source {
            Arc::make_mut(&mut document).source = Some(source.clone());
        }
        for further in &beside.further {
            let mut options = self.options();
            options.force_stage = options.force_stage.or(Some(document.stage));
            options.fiscal_year = Some(document.fiscal_year);
            let part = Arc::unwrap_or_clone(self.open(further, &options)?);
            Arc::make_mut(&mut document).join(part).map_err(|error| Failure::Read {
                source: further.source(),
                why: error.message(self.language),
            })?;
        }
        Ok(document)
    }

    pub(crate) fn check(&self, input: &Input, beside: &Beside) -> Result<Checked, Failure> {
        let mut others = Vec::with_capacity(beside.others.len());
        for (kinship, other) in &beside.others {
            others.push((*kinship, self.open(other, &self.options_beside(*kinship))?));
        }
        let mut document = self.read(input, beside)?;
        let year = document.fiscal_year.get();
        let judged = self.catalogs.iter().filter(|(of, lists)| *of == year && !lists.is_empty());
        let judged: Vec<&str> = judged.flat_map(|(_, lists)| lists).map(String::as_str).collect();
        let judged = (!judged.is_empty()).then(|| words::judged_by(&judged));
        if self.lexicon_note.is_some() || judged.is_some() {
            Arc::make_mut(&mut document).notes.extend(self.lexicon_note.iter().cloned().chain(judged));
        }
        let mut related = Related::to(&document);
        for (kinship, other) in &others {
            related.add(*kinship, other).map_err(|error| {
                let source = other.source.as_deref().unwrap_or_default();
                Failure::Related(words::unrelated(
                    *kinship,
                    source,
                    &error.message(self.language),
                    self.language,
                ))
            })?;
        }
        let report = self.checker.check_beside(&related);
        if let Some(raised) = rule::take_raised() {
            return Err(Failure::Raised(raised));
        }
        Ok(Checked { document, others, report, language: self.language, left_out: self.left_out })
    }

    /// Does work on a stack of its own, so that a document brings no thread of Python down. A panic is an error.
    pub(crate) fn aside<T: Send>(
        &self,
        work: impl FnOnce() -> Result<T, Failure> + Send,
    ) -> Result<T, Failure> {
        thread::scope(|scope| {
            let thread = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
            let thread = thread.map_err(|error| Failure::Internal(error.to_string()))?;
            thread.join().unwrap_or_else(|panic| Err(self.internal(&*panic)))
        })
    }

    fn internal(&self, panic: &(dyn Any + Send)) -> Failure {
        let message = panic.downcast_ref::<String>().map(String::as_str);
        let message = message.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("unknown");
        Failure::Internal(match self.language {
            Language::Zh => format!("程序内部错误（程序原文“{message}”）"),
            Language::En => format!("internal error: {message}"),
        })
    }
}

/// The words of the library, and those of these files.
fn lexicon(paths: &[String], language: Language) -> PyResult<Lexicon> {
    let mut lexicon = Lexicon::new();
    for path in paths {
        let bytes = bytes_of(path, language)?;
        lexicon
            .add_csv(&*bytes)
            .map_err(|wrong| error::<CatalogError>(format!("{path}: {}", wrong.message(language))))?;
    }
    Ok(lexicon)
}

/// The bytes of a list of codes or words.
pub(crate) fn bytes_of(path: &str, language: Language) -> PyResult<Vec<u8>> {
    let failed = |why: std::io::Error| format!("{path}: {}", Note::from(&why).message(language));
    fs::read(Path::new(path)).map_err(|why| error::<CatalogError>(failed(why)))
}

/// The settings of a call.
#[pyclass(frozen, module = "cn_budget")]
#[derive(Debug)]
pub(crate) struct Desk(Arc<Ready>);

#[pymethods]
impl Desk {
    #[new]
    fn new(py: Python<'_>, settings: Bound<'_, PyAny>) -> PyResult<Self> {
        Ok(Self(Arc::new(Ready::new(py, settings.extract()?)?)))
    }

    #[pyo3(signature = (document, further, source))]
    fn read(
        &self,
        py: Python<'_>,
        document: Input,
        further: Vec<Input>,
        source: Option<String>,
    ) -> PyResult<Disclosure> {
        let beside = Beside { further, source, ..Beside::default() };
        let ready = &self.0;
        let document = py.detach(|| ready.aside(|| ready.read(&document, &beside)))?;
        Ok(Disclosure::new(document, self.0.lexicon().clone()))
    }

    #[pyo3(signature = (document, beside, further, source))]
    fn check(
        &self,
        py: Python<'_>,
        document: Input,
        beside: Vec<(String, Input)>,
        further: Vec<Input>,
        source: Option<String>,
    ) -> PyResult<Report> {
        let kinship = |(kinship, input): (String, Input)| Ok((named("kinship", &kinship)?, input));
        let others = beside.into_iter().map(kinship).collect::<PyResult<_>>()?;
        let beside = Beside { others, further, source };
        let ready = &self.0;
        let checked = py.detach(|| ready.aside(|| ready.check(&document, &beside)))?;
        Ok(Report::new(checked, self.0.lexicon().clone()))
    }

    fn check_many(
        &self,
        documents: Vec<Input>,
        jobs: Option<usize>,
        progress: Option<Py<PyAny>>,
    ) -> PyResult<Run> {
        Run::start(&self.0, documents, jobs, progress)
    }
}
