//! Codes of the user's own: the files of `--catalog`.

use std::fs;
use std::path::PathBuf;

use cn_budget::{Catalog, FiscalYear, Language, catalog::CatalogOverlay, check::Checker, value::Note};
use cn_budget_render::{clean, words};
use serde::{Deserialize, Serialize};

use crate::terminal::{shown, system};

/// Files of codes as they were read, so that a worker can be sent them.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub(crate) struct CatalogFiles(Vec<CatalogFile>);

#[derive(Clone, Debug, Deserialize, Serialize)]
struct CatalogFile {
    year: FiscalYear,
    path: String,
    bytes: Vec<u8>,
}

impl CatalogFiles {
    /// Reads the files.
    pub(crate) fn load(paths: &[(FiscalYear, PathBuf)], language: Language) -> Result<Self, String> {
        let mut files = Vec::new();
        for (year, path) in paths {
            let path_shown = path.display().to_string();
            let bytes =
                fs::read(path).map_err(|error| format!("{}: {}", shown(path), system(&error, language)))?;
            files.push(CatalogFile { year: *year, path: path_shown, bytes });
        }
        Ok(Self(files))
    }

    /// The checker with the catalogs of the files.
    pub(crate) fn give(&self, checker: Checker, language: Language) -> Result<Checker, String> {
        Ok(self.catalogs(language)?.into_iter().fold(checker, Checker::catalog))
    }

    /// The catalog of a year, with the files of that year.
    pub(crate) fn of_year(&self, year: FiscalYear, language: Language) -> Result<Catalog, String> {
        let of_year = self.catalogs(language)?.into_iter().find(|catalog| catalog.year() == year);
        Ok(of_year.unwrap_or_else(|| Catalog::for_year(year)))
    }

    /// The catalogs of the files, one a year; of several files of a year, the later one is laid over the others.
    fn catalogs(&self, language: Language) -> Result<Vec<Catalog>, String> {
        let mut catalogs: Vec<Catalog> = Vec::new();
        for file in &self.0 {
            let overlay = CatalogOverlay::from_csv(&*file.path, &*file.bytes)
                .map_err(|error| format!("{}: {}", clean(&file.path), error.message(language)))?;
            match catalogs.iter_mut().find(|catalog| catalog.year() == file.year) {
                Some(catalog) => *catalog = catalog.clone().with_overlay(overlay),
                None => catalogs.push(Catalog::for_year(file.year).with_overlay(overlay)),
            }
        }
        Ok(catalogs)
    }

    /// The files of a year, as they were named.
    pub(crate) fn paths(&self, year: FiscalYear) -> Vec<&str> {
        self.0.iter().filter(|file| file.year == year).map(|file| file.path.as_str()).collect()
    }

    /// What is to be said in the report on a document of this year: which codes it was judged by.
    pub(crate) fn note(&self, year: FiscalYear) -> Option<Note> {
        let paths = self.paths(year);
        (!paths.is_empty()).then(|| words::judged_by(&paths))
    }
}
