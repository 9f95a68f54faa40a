//! Which part of the archive is what, by the relations that its parts declare.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use super::margins::Margins;
use super::xml::{self, Elements, Name, attribute};
use crate::note::Note;
use crate::package::{Package, key, resolved};
use crate::{FileFormat, Options, ReadError};

/// The archive of a document.
pub(super) struct Parts<'a> {
    package: Package<'a>,
    places: HashMap<String, usize>,
    /// The part with the text.
    main: String,
    /// The parts beside it by what they are: styles, numbering.
    beside: HashMap<String, String>,
    /// The parts of headers and footers.
    margins: Vec<String>,
}

impl<'a> Parts<'a> {
    pub(super) fn of(bytes: &'a [u8], options: &Options) -> Result<Self, ReadError> {
        let package = Package::open(bytes, FileFormat::Docx, options)?;
        let places = (0..package.len()).filter_map(|index| Some((package.key(index)?, index))).collect();
        let mut parts =
            Self { package, places, main: String::new(), beside: HashMap::new(), margins: Vec::new() };
        let main = parts.relations("")?.targets.get("officeDocument").cloned();
        parts.main = main.unwrap_or_else(|| "word/document.xml".to_owned());
        let relations = parts.relations(&parts.main.clone())?;
        (parts.beside, parts.margins) = (relations.targets, relations.margins);
        Ok(parts)
    }

    /// Walks through the headers and footers.
    pub(super) fn margins(&mut self, margins: &mut Margins) -> Result<(), ReadError> {
        for path in self.margins.clone() {
            self.walk(&path, margins)?;
            margins.end_part();
        }
        Ok(())
    }

    /// Walks through the part with the text.
    pub(super) fn main(&mut self, taker: &mut impl Elements) -> Result<(), ReadError> {
        let main = self.main.clone();
        if self.walk(&main, taker)? {
            return Ok(());
        }
        let what = Note::new(
            "压缩包中没有正文（word/document.xml）",
            "the archive has no part with its text (word/document.xml)",
        );
        Err(ReadError::damaged(FileFormat::Docx, what))
    }

    /// Walks through a part beside it, if there is one.
    pub(super) fn beside(&mut self, kind: &str, taker: &mut impl Elements) -> Result<(), ReadError> {
        let folder = self.main.rsplit_once('/').map_or("", |(folder, _)| folder);
        let usual = resolved(folder, &format!("{kind}.xml"));
        let path = self.beside.get(kind).cloned().unwrap_or(usual);
        self.walk(&path, taker).map(|_| ())
    }

    /// What a part is related to, by the last word of the kind of relation; of the package where no part is named.
    fn relations(&mut self, part: &str) -> Result<Relations, ReadError> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let path = resolved(folder, &format!("_rels/{name}.rels"));
        let mut relations =
            Relations { folder: folder.to_owned(), targets: HashMap::new(), margins: Vec::new() };
        self.walk(&path, &mut relations)?;
        Ok(relations)
    }

    fn walk(&mut self, path: &str, taker: &mut impl Elements) -> Result<bool, ReadError> {
        let Some(&index) = self.places.get(&key(path)) else { return Ok(false) };
        self.package.walk(index, |name, part| xml::walk(name, part, taker))?;
        Ok(true)
    }
}

struct Relations {
    folder: String,
    targets: HashMap<String, String>,
    margins: Vec<String>,
}

/// How many headers and footers are looked at: three of each kind for some dozen sections.
const MARGINS: usize = 100;

impl Elements for Relations {
    fn start(&mut self, _: Name<'_>, element: &BytesStart<'_>) -> Result<(), ReadError> {
        let outside = attribute(element, "TargetMode").is_some_and(|mode| mode == "External");
        if element.local_name().as_ref() != "Relationship" || outside {
            return Ok(());
        }
        if let (Some(kind), Some(target)) = (attribute(element, "Type"), attribute(element, "Target")) {
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            if matches!(&*kind, "header" | "footer") && self.margins.len() < MARGINS {
                self.margins.push(resolved(&self.folder, &target));
            }
            self.targets.entry(kind).or_insert_with(|| resolved(&self.folder, &target));
        }
        Ok(())
    }

    fn end(&mut self, _: Name<'_>) -> Result<(), ReadError> {
        Ok(())
    }
}
