//! What a document is given as: a path, bytes, or a document that was read before.

use std::path::PathBuf;
use std::sync::Arc;

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyBytes};

use crate::document::Disclosure;

/// A document as it is given.
#[derive(Clone, Debug)]
pub(crate) enum Input {
    Path(PathBuf),
    Bytes(Vec<u8>),
    Document(Arc<cn_budget::Disclosure>),
}

impl Input {
    /// Where it comes from, as reports name it.
    pub(crate) fn source(&self) -> Option<String> {
        match self {
            Self::Path(path) => Some(path.display().to_string()),
            Self::Bytes(_) => None,
            Self::Document(document) => document.source.clone(),
        }
    }
}

impl<'py> FromPyObject<'_, 'py> for Input {
    type Error = PyErr;

    fn extract(given: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(document) = given.cast::<Disclosure>() {
            return Ok(Self::Document(Arc::clone(&document.get().inner)));
        }
        if let Ok(bytes) = given.cast::<PyBytes>() {
            return Ok(Self::Bytes(bytes.as_bytes().to_vec()));
        }
        if let Ok(bytes) = given.cast::<PyByteArray>() {
            return Ok(Self::Bytes(bytes.to_vec()));
        }
        given.extract().map(Self::Path).map_err(|_| {
            let found = given.get_type();
            PyTypeError::new_err(format!("found {found}, expected a path, bytes or a Disclosure"))
        })
    }
}
