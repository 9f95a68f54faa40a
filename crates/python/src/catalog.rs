//! The official codes and names of a year.

use cn_budget::catalog::{CatalogCode, CatalogOverlay, SearchHit};
use pyo3::prelude::*;

use crate::code::{Code, each_code, given};
use crate::desk::bytes_of;
use crate::error::{CatalogError, error};
use crate::value::{language, year};

/// The official codes and names of a fiscal year.
#[pyclass(frozen, module = "cn_budget")]
#[derive(Debug)]
pub(crate) struct Catalog {
    pub(crate) inner: cn_budget::Catalog,
    /// The lists of one's own that are laid over it.
    pub(crate) lists: Vec<String>,
}

/// A code of a catalog with its name, and what is known of it.
#[pyclass(frozen, get_all, module = "cn_budget")]
#[derive(Debug)]
pub(crate) struct Entry {
    /// The code.
    code: Code,
    /// The official name.
    name: String,
    /// Whether it was read in an official document.
    is_attested: bool,
    /// Whether it is of a list of one's own.
    is_overlay: bool,
    /// The first year that a source has it in.
    first_seen: Option<u16>,
    /// The last year that a source has it in.
    last_seen: Option<u16>,
    /// Where it was read.
    sources: Vec<String>,
}

#[pymethods]
impl Entry {
    fn __repr__(&self) -> String {
        format!("<Entry {} {}>", self.code.0, self.name)
    }
}

fn entry<C: cn_budget::Code>(catalog: &cn_budget::Catalog, code: C) -> Option<Entry>
where
    CatalogCode: From<C>,
{
    let entry = catalog.get(code)?;
    Some(Entry {
        code: Code(code.into()),
        name: entry.name().to_owned(),
        is_attested: entry.is_attested(),
        is_overlay: entry.is_overlay(),
        first_seen: entry.first_seen().map(cn_budget::FiscalYear::get),
        last_seen: entry.last_seen().map(cn_budget::FiscalYear::get),
        sources: entry.sources().map(|source| source.title().to_owned()).collect(),
    })
}

fn hits(hits: Vec<SearchHit<'_>>) -> Vec<(Code, String)> {
    hits.into_iter().map(|hit| (Code(hit.code()), hit.name().to_owned())).collect()
}

#[pymethods]
impl Catalog {
    #[new]
    #[pyo3(signature = (year, *lists, lang="zh"))]
    fn new(year: u16, lists: Vec<std::path::PathBuf>, lang: &str) -> PyResult<Self> {
        let language = language(lang)?;
        let mut inner = cn_budget::Catalog::for_year(self::year(year, language)?);
        let lists: Vec<String> = lists.iter().map(|list| list.display().to_string()).collect();
        for list in &lists {
            let overlay = CatalogOverlay::from_csv(list, &*bytes_of(list, language)?)
                .map_err(|wrong| error::<CatalogError>(format!("{list}: {}", wrong.message(language))))?;
            inner = inner.with_overlay(overlay);
        }
        Ok(Self { inner, lists })
    }

    /// The fiscal year.
    #[getter]
    fn year(&self) -> u16 {
        self.inner.year().get()
    }

    /// The name of a code; None where the catalog has none.
    fn name(&self, code: &Bound<'_, PyAny>) -> PyResult<Option<&str>> {
        Ok(each_code!(given(code, "zh")?, code => self.inner.name(code)))
    }

    /// A code with its name, and what is known of it.
    fn get(&self, code: &Bound<'_, PyAny>) -> PyResult<Option<Entry>> {
        Ok(each_code!(given(code, "zh")?, code => entry(&self.inner, code)))
    }

    /// The codes one level below.
    fn children(&self, code: &Bound<'_, PyAny>) -> PyResult<Vec<Code>> {
        Ok(each_code!(given(code, "zh")?, code => {
            self.inner.children(code).map(|entry| Code(entry.code().into())).collect()
        }))
    }

    /// The codes that have this name, or had it.
    fn find(&self, name: &str) -> Vec<(Code, String)> {
        hits(self.inner.find(name))
    }

    /// The codes whose names have these words in them.
    fn search(&self, words: &str) -> Vec<(Code, String)> {
        hits(self.inner.search(words))
    }

    fn __contains__(&self, code: &Bound<'_, PyAny>) -> PyResult<bool> {
        Ok(each_code!(given(code, "zh")?, code => self.inner.contains(code)))
    }

    fn __repr__(&self) -> String {
        match self.lists.len() {
            0 => format!("Catalog({})", self.inner.year()),
            _ => format!("Catalog({}, {})", self.inner.year(), self.lists.join(", ")),
        }
    }
}
