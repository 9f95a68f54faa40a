//! From a path to a document. Readers of other formats plug in here.

use std::fs;
use std::path::{Path, PathBuf};

use cn_budget::Disclosure;

/// The documents behind the paths of the command line: a folder that is no document is walked.
pub(crate) fn documents(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in paths {
        walk(path, true, &mut found);
    }
    found
}

fn walk(path: &Path, named: bool, found: &mut Vec<PathBuf>) {
    // A link to a folder inside a folder could lead in circles.
    let link = !named && path.is_symlink();
    if path.is_dir() && !link && !path.join("document.csv").is_file() {
        let Ok(entries) = fs::read_dir(path) else {
            // Reading it will tell why.
            found.push(path.to_owned());
            return;
        };
        let mut entries: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        entries.sort();
        for entry in &entries {
            walk(entry, false, found);
        }
    } else if named
        || (path.is_dir() && !link)
        || path.extension().is_some_and(|extension| extension == "json")
    {
        found.push(path.to_owned());
    }
}

/// Reads a document: a folder of CSV files, or the library's JSON. What it is, its content tells.
pub(crate) fn read(path: &Path) -> Result<Disclosure, String> {
    if path.is_dir() {
        return Disclosure::from_csv_folder(path).map_err(|error| error.to_string());
    }
    let text = fs::read_to_string(path).map_err(|error| error.to_string())?;
    if !text.trim_start_matches('\u{feff}').trim_start().starts_with('{') {
        return Err("not a document: expected a folder with document.csv, or JSON of the library".to_owned());
    }
    serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| format!("not a document: {error}"))
}
