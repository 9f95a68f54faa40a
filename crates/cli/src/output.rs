//! A report goes into its file when it is whole.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anstream::StripStream;
use cn_budget::Language;
use tempfile::NamedTempFile;

use crate::terminal::shown;

/// The file of a report. What stood there before stays until the new report is whole; what is no file, such as a pipe, is
/// written to as it comes.
#[derive(Debug)]
pub(crate) enum ReportFile {
    Beside { new: NamedTempFile, path: PathBuf },
    Open(File),
}

impl ReportFile {
    pub(crate) fn create(path: &Path) -> io::Result<Self> {
        // A link stays a link.
        let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let old = fs::metadata(&real).ok();
        if old.as_ref().is_some_and(|old| !old.is_file()) {
            return File::create(path).map(Self::Open);
        }
        // Says more plainly than the new file would that there is no such folder.
        let folder = real.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::metadata(folder)?;
        let mut builder = tempfile::Builder::new();
        builder.prefix(".cnbudget-").suffix(".tmp");
        if let Some(old) = old {
            // One that may not be written to is not to be replaced either.
            let old_file = File::options().append(true).open(&real)?;
            let Ok(new) = builder.tempfile_in(folder) else {
                // A folder that takes no new file: nothing else is left.
                old_file.set_len(0)?;
                return Ok(Self::Open(old_file));
            };
            new.as_file().set_permissions(old.permissions())?;
            return Ok(Self::Beside { new, path: real });
        }
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        Ok(Self::Beside { new: builder.tempfile_in(folder)?, path: real })
    }

    /// Where to write, without the colours of a terminal.
    pub(crate) fn writer(&mut self) -> impl Write {
        StripStream::new(self.bytes())
    }

    /// Where to write bytes that are no text.
    pub(crate) fn bytes(&mut self) -> &mut File {
        match self {
            Self::Beside { new, .. } => new.as_file_mut(),
            Self::Open(file) => file,
        }
    }

    /// Whether a report of before stands in its place.
    pub(crate) fn has_old(&self) -> bool {
        match self {
            Self::Beside { path, .. } => path.exists(),
            Self::Open(_) => false,
        }
    }

    /// Puts the report in its place.
    pub(crate) fn finish(self) -> io::Result<()> {
        match self {
            Self::Beside { new, path } => new.persist(path).map(drop).map_err(|error| error.error),
            Self::Open(_) => Ok(()),
        }
    }
}

/// Refuses to write over anything that is read.
pub(crate) fn refuse_over<'a>(
    mut read: impl Iterator<Item = &'a Path>,
    output: Option<&Path>,
    language: Language,
) -> Result<(), String> {
    let Some(output) = output else { return Ok(()) };
    let takes_place = |read| replaces(output, read) || (output.is_dir() && is_same(output, read));
    if !read.any(takes_place) {
        return Ok(());
    }
    let output = shown(output);
    Err(match language {
        Language::Zh => format!("{output}：不能写到所读的文件上"),
        Language::En => format!("{output}: the output would take the place of a file that is read"),
    })
}

/// Whether a report in `output` would take the place of what is read: of a file, by whatever name, or of a file in a folder
/// that is a document.
fn replaces(output: &Path, read: &Path) -> bool {
    if !read.is_dir() {
        return is_same(output, read);
    }
    let in_folder = fs::read_dir(read).into_iter().flatten().flatten();
    in_folder.map(|entry| entry.path()).any(|file| file.is_file() && is_same(output, &file))
}

/// Whether both are the same file, whatever it is called.
#[cfg(unix)]
fn is_same(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;

    let identity = |path: &Path| fs::metadata(path).map(|found| (found.dev(), found.ino())).ok();
    identity(one).is_some_and(|one| identity(other) == Some(one))
}

/// Whether both are the same file.
#[cfg(not(unix))]
fn is_same(one: &Path, other: &Path) -> bool {
    fs::canonicalize(one).is_ok_and(|one| fs::canonicalize(other).is_ok_and(|other| one == other))
}
