//! An archive of parts, as Excel, Word and OFD have them.
//!
//! What an archive says of its size cannot be trusted: a part is inflated bounded, all parts together too, and a stretch
//! without a tag, which a reader of XML holds whole, ends it.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;

use crate::deadline::Deadline;
use crate::error::Quantity;
use crate::note::{Note, about, note, of_program, printable};
use crate::{FileFormat, Options, ReadError};

/// The longest stretch without a tag: 16 MiB.
const STRETCH: u64 = 16 << 20;

/// An archive, and how much of it may yet be inflated.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    format: FileFormat,
    left: u64,
    limit: u64,
    deadline: Deadline,
}

impl<'a> Package<'a> {
    /// Opens an archive.
    ///
    /// # Errors
    ///
    /// When it has lost its directory.
    pub(crate) fn open(bytes: &'a [u8], format: FileFormat, options: &Options) -> Result<Self, ReadError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| {
            let what = Note::new(
                "压缩包末尾的目录缺失",
                "the archive's directory, which stands at its end, is missing",
            );
            ReadError::truncated(format, what)
        })?;
        Ok(Self {
            archive,
            format,
            left: options.max_decompressed,
            limit: options.max_decompressed,
            deadline: options.deadline.into(),
        })
    }

    /// How many parts it has.
    pub(crate) fn len(&self) -> usize {
        self.archive.len()
    }

    /// The name of a part as it is looked up.
    pub(crate) fn key(&self, index: usize) -> Option<String> {
        self.archive.name_for_index(index).and_then(Result::ok).map(|name| key(&name))
    }

    /// Walks through a part. Gives what the walk gives, the name of the part as it is looked up, and its size.
    ///
    /// # Errors
    ///
    /// When the part cannot be inflated or is too large, and whatever the walk says of it.
    pub(crate) fn walk<T>(
        &mut self,
        index: usize,
        walk: impl FnOnce(
            &str,
            &mut Bounded<'_, zip::read::ZipFile<'_, Cursor<&'a [u8]>>>,
        ) -> Result<T, ReadError>,
    ) -> Result<(T, String, u64), ReadError> {
        let Self { archive, format, left, limit, deadline } = self;
        let before = *left;
        let damaged = |error: &zip::result::ZipError| ReadError::damaged(*format, of_program(error));
        let entry = archive.by_index(index).map_err(|error| damaged(&error))?;
        let name = entry.name().map_err(|error| damaged(&error))?.into_owned();
        let mut entry = Bounded { inner: entry, left, stretch: Some(0), ended: None, deadline: *deadline };
        let walked = walk(&name, &mut entry);
        // A walk may end early; what is left counts too.
        entry.stretch = None;
        let rest = io::copy(&mut entry, &mut io::sink());
        match entry.ended {
            Some(Ended::Budget) => {
                return Err(ReadError::too_large(
                    Quantity::DecompressedBytes,
                    limit.saturating_add(1),
                    *limit,
                ));
            }
            Some(Ended::Stretch) => {
                let what = note!(
                    "连续超过 {STRETCH} 字节没有标记",
                    "it goes on for more than {STRETCH} bytes without a tag"
                );
                return Err(damaged_part(*format, &name, &what));
            }
            Some(Ended::Deadline) => return Err(ReadError::past_deadline()),
            None => {}
        }
        let walked = walked?;
        rest.map_err(|error| damaged_part(*format, &name, &of_program(&error)))?;
        Ok((walked, key(&name), before - *left))
    }
}

/// What is said of a part that is damaged.
pub(crate) fn damaged_part(format: FileFormat, name: &str, what: &Note) -> ReadError {
    let name = printable(name);
    ReadError::damaged(format, about(&note!("部件 {name}", "part {name}"), what))
}

/// The name of a part as it is looked up: programs differ in letters and slashes.
pub(crate) fn key(path: &str) -> String {
    path.replace('\\', "/").to_ascii_lowercase()
}

/// A path as a part in this folder writes it.
pub(crate) fn resolved(folder: &str, path: &str) -> String {
    let path = path.replace('\\', "/");
    let mut steps: Vec<&str> = if path.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in path.split('/') {
        match step {
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty() && *step != ".");
    steps.join("/")
}

/// A part that ends where the budget does, where a stretch without a tag is too long, or where the time is over.
pub(crate) struct Bounded<'b, R> {
    inner: R,
    /// How many bytes the archive may yet hold.
    left: &'b mut u64,
    /// How long the stretch is by now, where it matters.
    stretch: Option<u64>,
    /// What ended it.
    ended: Option<Ended>,
    deadline: Deadline,
}

#[derive(Clone, Copy)]
enum Ended {
    Budget,
    Stretch,
    Deadline,
}

impl<R: Read> Read for Bounded<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.ended.is_some() {
            return Ok(0);
        }
        if self.deadline.has_passed() {
            self.ended = Some(Ended::Deadline);
            return Ok(0);
        }
        let read = self.inner.read(buffer)?;
        match self.left.checked_sub(read as u64) {
            Some(left) => *self.left = left,
            None => self.ended = Some(Ended::Budget),
        }
        if let Some(stretch) = &mut self.stretch {
            match buffer[..read].iter().rposition(|byte| *byte == b'<') {
                Some(tag) => *stretch = (read - tag) as u64,
                None => *stretch += read as u64,
            }
            if *stretch > STRETCH {
                self.ended = Some(Ended::Stretch);
            }
        }
        Ok(if self.ended.is_some() { 0 } else { read })
    }
}
