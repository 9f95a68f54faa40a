//! Many documents at a time, in their order, without the interpreter's lock.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;

use crate::desk::{Beside, Failure, Ready};
use crate::input::Input;
use crate::report::{Checked, Report};

/// How often one looks whether the user has interrupted.
const OFTEN: Duration = Duration::from_millis(100);

/// How many documents per thread are checked ahead of the one that is waited for: reports are large.
const AHEAD: usize = 4;

/// A document that could not be read or checked, and why.
#[pyclass(frozen, get_all, module = "cn_budget")]
#[derive(Debug)]
pub(crate) struct Failed {
    /// Where it comes from.
    source: Option<String>,
    /// Why, in the words of the command.
    error: String,
    /// The exception that `check` would have raised.
    exception: Py<PyAny>,
}

#[pymethods]
impl Failed {
    fn __repr__(&self) -> String {
        format!("<Failed {}: {}>", self.source.as_deref().unwrap_or("bytes"), self.error)
    }
}

/// What the threads share.
struct Shared {
    ready: Arc<Ready>,
    documents: Vec<Input>,
    next: AtomicUsize,
    stopped: AtomicBool,
    /// How many were given out, and who waits for that.
    given: (Mutex<usize>, Condvar),
    ahead: usize,
}

impl Shared {
    /// Waits until a document is due to be checked; no, where nobody wants it any more.
    fn is_due(&self, index: usize) -> bool {
        let (given, changed) = &self.given;
        let too_early = |given: &mut usize| index >= *given + self.ahead && !self.is_stopped();
        let given = given.lock().unwrap_or_else(PoisonError::into_inner);
        drop(changed.wait_while(given, too_early).unwrap_or_else(PoisonError::into_inner));
        !self.is_stopped()
    }

    fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    fn give(&self, count: usize) {
        let (given, changed) = &self.given;
        *given.lock().unwrap_or_else(PoisonError::into_inner) = count;
        changed.notify_all();
    }

    fn work(&self, sender: &Sender<(usize, Result<Checked, Failure>)>) {
        loop {
            let index = self.next.fetch_add(1, Ordering::Relaxed);
            let Some(document) = self.documents.get(index) else { return };
            if !self.is_due(index) {
                return;
            }
            let beside = Beside::default();
            let checked = self.ready.aside(|| self.ready.check(document, &beside));
            if sender.send((index, checked)).is_err() {
                return;
            }
        }
    }
}

/// Reports on many documents, one after the other.
#[pyclass(module = "cn_budget")]
pub(crate) struct Run {
    shared: Arc<Shared>,
    receiver: Mutex<Receiver<(usize, Result<Checked, Failure>)>>,
    early: BTreeMap<usize, Result<Checked, Failure>>,
    due: usize,
    progress: Option<Py<PyAny>>,
}

impl Run {
    pub(crate) fn start(
        ready: &Arc<Ready>,
        documents: Vec<Input>,
        jobs: Option<usize>,
        progress: Option<Py<PyAny>>,
    ) -> PyResult<Self> {
        let jobs = jobs.and_then(NonZeroUsize::new).or_else(|| thread::available_parallelism().ok());
        let jobs = jobs.map_or(1, NonZeroUsize::get);
        let (sender, receiver) = mpsc::channel();
        let shared = Arc::new(Shared {
            ready: Arc::clone(ready),
            next: AtomicUsize::new(0),
            stopped: AtomicBool::new(false),
            given: (Mutex::new(0), Condvar::new()),
            ahead: jobs * AHEAD,
            documents,
        });
        for _ in 0..jobs.min(shared.documents.len()) {
            let (shared, sender) = (Arc::clone(&shared), sender.clone());
            let spawned = thread::Builder::new().spawn(move || shared.work(&sender));
            spawned.map_err(|error| PyRuntimeError::new_err(error.to_string()))?;
        }
        Ok(Self { shared, receiver: Mutex::new(receiver), early: BTreeMap::new(), due: 0, progress })
    }

    /// The next result, waited for without the interpreter's lock; none where there are no more.
    fn wait(&mut self, py: Python<'_>) -> PyResult<Option<Result<Checked, Failure>>> {
        loop {
            if let Some(done) = self.early.remove(&self.due) {
                return Ok(Some(done));
            }
            let receiver = &self.receiver;
            let received =
                py.detach(|| receiver.lock().unwrap_or_else(PoisonError::into_inner).recv_timeout(OFTEN));
            match received {
                Ok((index, done)) => drop(self.early.insert(index, done)),
                Err(RecvTimeoutError::Disconnected) => return Ok(None),
                Err(RecvTimeoutError::Timeout) => py.check_signals()?,
            }
        }
    }
}

#[pymethods]
impl Run {
    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __len__(&self) -> usize {
        self.shared.documents.len()
    }

    fn __next__(&mut self, py: Python<'_>) -> PyResult<Option<Py<PyAny>>> {
        if self.due >= self.shared.documents.len() {
            return Ok(None);
        }
        let Some(done) = self.wait(py)? else { return Ok(None) };
        let source = self.shared.documents[self.due].source();
        self.due += 1;
        self.shared.give(self.due);
        if let Some(progress) = &self.progress {
            progress.call1(py, (self.due, self.shared.documents.len()))?;
        }
        match done {
            Ok(checked) => {
                let report = Report::new(checked, self.shared.ready.lexicon().clone());
                Ok(Some(Py::new(py, report)?.into_any()))
            }
            // A mistake of a rule is one of the program that asks, and of no document.
            Err(Failure::Raised(error)) => Err(error),
            Err(failure) => {
                let error = failure.why();
                let exception = PyErr::from(failure).into_value(py).into_any();
                Ok(Some(Py::new(py, Failed { source, error, exception })?.into_any()))
            }
        }
    }
}

impl Failed {
    pub(crate) fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    pub(crate) fn error(&self) -> &str {
        &self.error
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        self.shared.stopped.store(true, Ordering::Relaxed);
        self.shared.give(self.due);
    }
}
