//! Rules that are written in Python.

use std::cell::RefCell;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use cn_budget::check::{self, Answer, Context, Declaration, LooksAt, Subject};
use cn_budget::{Severity, check::Breach as Broken};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyList;

use crate::error::{RuleError, error};
use crate::fact;
use crate::finding::Place;
use crate::value::named;

/// What is wrong, where, and in which words.
#[pyclass(frozen, module = "cn_budget")]
#[derive(Debug)]
pub(crate) struct Breach {
    places: Vec<Place>,
    zh: String,
    en: String,
}

impl Breach {
    pub(crate) const fn at(places: Vec<Place>, zh: String, en: String) -> Self {
        Self { places, zh, en }
    }
}

#[pymethods]
impl Breach {
    /// Something wrong at these places, the primary one first.
    #[new]
    #[pyo3(signature = (places, zh, en))]
    fn new(places: Vec<PyRef<'_, Place>>, zh: String, en: String) -> Self {
        Self { places: places.iter().map(|place| Place::clone(place)).collect(), zh, en }
    }

    fn __repr__(&self) -> String {
        format!("<Breach {}>", self.en)
    }
}

/// A rule that is written in Python: what it is, and a function over the facts of a document.
#[pyclass(frozen, module = "cn_budget")]
#[derive(Debug)]
pub(crate) struct Rule {
    pub(crate) declaration: &'static Declaration,
    function: Py<PyAny>,
}

impl Rule {
    pub(crate) fn for_checker(&self, py: Python<'_>) -> InPython {
        InPython { declaration: self.declaration, function: self.function.clone_ref(py) }
    }
}

/// What rules are declared by: a declaration lives as long as the process, so that one that is written twice is kept once.
static DECLARED: Mutex<Vec<&'static Declaration>> = Mutex::new(Vec::new());

fn declared(code: &str, name: &str, severity: Severity, [zh, en]: [&str; 2]) -> &'static Declaration {
    let mut known = DECLARED.lock().unwrap_or_else(PoisonError::into_inner);
    let is_it = |it: &&&'static Declaration| {
        let says = [it.says(cn_budget::Language::Zh), it.says(cn_budget::Language::En)];
        (it.code(), it.name(), it.severity(), says) == (code, name, severity, [zh, en])
    };
    if let Some(declaration) = known.iter().find(is_it) {
        return declaration;
    }
    let leak = |text: &str| -> &'static str { Box::leak(text.to_owned().into_boxed_str()) };
    let declaration = Declaration::new(leak(code), leak(name), severity)
        .summary(leak(zh), leak(en))
        .looks_at(&[LooksAt::Document]);
    let declaration: &'static Declaration = Box::leak(Box::new(declaration));
    known.push(declaration);
    declaration
}

#[pymethods]
impl Rule {
    #[new]
    fn new(
        code: &str,
        name: &str,
        severity: &str,
        summary: (String, String),
        function: Py<PyAny>,
    ) -> PyResult<Self> {
        let is_code = !code.is_empty() && code.bytes().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
        let is_name = !name.is_empty()
            && name.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-');
        if !is_code || !is_name {
            let found = format!(
                "found the rule {code} ({name}), expected a code such as OWN001 and a name such as title-without-year"
            );
            return Err(error::<RuleError>(found));
        }
        let severity = named("severity", severity)?;
        let (zh, en) = &summary;
        Ok(Self { declaration: declared(code, name, severity, [zh, en]), function })
    }

    /// The permanent code.
    #[getter]
    fn code(&self) -> &'static str {
        self.declaration.code()
    }

    /// The name of the bad pattern.
    #[getter]
    fn name(&self) -> &'static str {
        self.declaration.name()
    }

    /// Calls the function, as a test of it does.
    fn __call__(&self, py: Python<'_>, facts: Py<PyAny>) -> PyResult<Py<PyAny>> {
        self.function.call1(py, (facts,))
    }

    fn __repr__(&self) -> String {
        format!("<Rule {} {}>", self.code(), self.name())
    }
}

thread_local! {
    /// What a rule raised on this thread: a document is checked on one.
    static RAISED: RefCell<Option<PyErr>> = const { RefCell::new(None) };
}

/// The exception that a rule raised on this thread since this was last asked.
pub(crate) fn take_raised() -> Option<PyErr> {
    RAISED.with(RefCell::take)
}

/// The rule as the library asks it.
pub(crate) struct InPython {
    declaration: &'static Declaration,
    function: Py<PyAny>,
}

impl fmt::Debug for InPython {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("InPython").field(&self.declaration.code()).finish()
    }
}

impl InPython {
    fn ask(
        &self,
        py: Python<'_>,
        document: &cn_budget::Disclosure,
        context: &Context<'_>,
    ) -> PyResult<Answer> {
        let document = Arc::new(document.clone());
        let lexicon = context.lexicon();
        let facts = py.detach(|| fact::of_document(&document, lexicon));
        let found = self.function.bind(py).call1((PyList::new(py, facts)?,))?;
        if found.is_none() {
            return Ok(Answer::Held);
        }
        let mut breaches = Vec::new();
        for breach in found.try_iter()? {
            let breach = breach?;
            let found = breach.get_type();
            let wrong = |_| {
                PyTypeError::new_err(format!(
                    "rule {} gave {found}, expected a Breach",
                    self.declaration.code()
                ))
            };
            let breach = breach.cast::<Breach>().map_err(wrong)?.get();
            let places = breach.places.iter().map(|place| (*place.inner).clone()).collect();
            breaches.push(Broken::at_places(places).fixed(breach.zh.clone(), breach.en.clone()));
        }
        Ok(Answer::broken_if_any(breaches))
    }
}

impl check::Rule for InPython {
    fn declaration(&self) -> &'static Declaration {
        self.declaration
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Document(document) = subject else { return Answer::NotApplicable };
        Python::attach(|py| self.ask(py, document, context)).unwrap_or_else(|raised| {
            RAISED.with(|slot| {
                slot.borrow_mut().get_or_insert(raised);
            });
            Answer::NotApplicable
        })
    }
}
