//! From a path to a document.

use core::fmt;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use cn_budget::{Disclosure, Language, document::FolderError, value::Note};

use crate::{Options, ReadError, read};

/// The document that a path leads to: a file of any format that is read, or a folder of CSV files. What it is, its content
/// tells. No more of a file is held than the options allow.
///
/// # Errors
///
/// - nothing is there, or the system does not let it be read;
/// - for a folder, those of [`Disclosure::from_csv_folder`];
/// - for a file, those of [`read`].
///
/// ```
/// use cn_budget::{Language, Stage};
/// use cn_budget_read::{Options, open};
///
/// let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/huizhou-2023");
/// assert_eq!(open(folder, &Options::default())?.stage, Stage::Budget);
/// let error = open("no/such/file.pdf", &Options::default()).unwrap_err();
/// assert_eq!(error.message(Language::En), "no such file or folder");
/// # Ok::<(), cn_budget_read::OpenError>(())
/// ```
#[doc(alias = "打开")]
pub fn open(path: impl AsRef<Path>, options: &Options) -> Result<Disclosure, OpenError> {
    let path = path.as_ref();
    if !path.exists() {
        return Err(OpenError(Kind::Missing));
    }
    if path.is_dir() {
        let folder = Disclosure::from_csv_folder(path);
        let mut document = folder.map_err(|error| OpenError(Kind::Folder(error)))?;
        options.complete(&mut document);
        return Ok(document);
    }
    let bytes = bytes_of(path, options).map_err(|error| OpenError(Kind::System(error)))?;
    let reading = read(&bytes, options).map_err(|error| OpenError(Kind::Read(error)))?;
    Ok(reading.disclosure)
}

/// One byte more than is taken tells a file that is too large without holding all of it.
fn bytes_of(path: &Path, options: &Options) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = u64::try_from(options.max_bytes).unwrap_or(u64::MAX).saturating_add(1);
    File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Why a path gave no document.
#[derive(Debug)]
pub struct OpenError(Kind);

#[derive(Debug)]
enum Kind {
    Missing,
    System(io::Error),
    Folder(FolderError),
    Read(ReadError),
}

impl OpenError {
    /// Whether nothing is there.
    pub const fn is_missing(&self) -> bool {
        matches!(self.0, Kind::Missing)
    }

    /// Whether the document names no fiscal year, and the options give none.
    pub const fn is_year_missing(&self) -> bool {
        matches!(&self.0, Kind::Read(error) if error.is_year_missing())
    }

    /// Why, in a language.
    pub fn message(&self, language: Language) -> String {
        match (&self.0, language) {
            (Kind::Missing, Language::Zh) => "没有这个文件或文件夹".to_owned(),
            (Kind::Missing, Language::En) => "no such file or folder".to_owned(),
            (Kind::System(error), _) => Note::from(error).message(language).to_owned(),
            (Kind::Folder(error), _) => error.message(language),
            (Kind::Read(error), _) => error.message(language),
        }
    }
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Language::En))
    }
}

impl core::error::Error for OpenError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match &self.0 {
            Kind::Missing => None,
            Kind::System(error) => Some(error),
            Kind::Folder(error) => Some(error),
            Kind::Read(error) => Some(error),
        }
    }
}
