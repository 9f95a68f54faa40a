//! The parts of an .xlsx, looked through once before calamine reads them.
//!
//! An archive says little that can be trusted of its size, and calamine trusts the rest: it makes room for as many texts
//! as a part declares, keeps a style for every format, and counts with references that no sheet can have. So every part
//! is inflated once, bounded, and what would bring calamine down, or make it read a cell at a wrong place, is refused
//! with the part that it stands in. The same walk gathers what calamine does not report: which rows and columns are
//! hidden, and which cells are merged.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Read};
use std::mem;
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::attributes::attribute;
use super::conditions::Difference;
use super::walk::{Content, Rich, SheetPart, Walk, damaged, damaged_part};
use crate::error::Quantity;
use crate::note::{Note, note};
use crate::package::{Bounded, Package, key};
use crate::{FileFormat, Options, ReadError};

/// What a walk through the parts finds.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// The parts of sheets by their relation's name, and what the sheets in them hide and merge.
    targets: HashMap<String, String>,
    relations: HashMap<String, String>,
    sheets: HashMap<String, SheetPart>,
    /// Whether the workbook is to be worked out when it is opened, for the program that wrote it did not.
    recalculates: bool,
    /// Whether a formula has a value other than zero: somebody has worked it out.
    computed: bool,
    /// The texts that cells share and that have raised or lowered characters, by their number.
    raised: HashMap<usize, Rc<Rich>>,
    /// What conditional formats make of cells.
    pub(super) differences: Vec<Difference>,
    /// How long each part is.
    sizes: HashMap<String, u64>,
    /// How many elements there were.
    elements: u64,
}

/// How many elements a workbook may have for each cell that it may have: a cell with its formula, its value, and a text in
/// runs has some eight.
const ELEMENTS: u64 = 8;

impl Parts {
    pub(super) fn of(bytes: &[u8], options: &Options) -> Result<Self, ReadError> {
        let mut package = Package::open(bytes, FileFormat::Xlsx, options)?;
        let mut parts = Self::default();
        // What cells share stands before the cells.
        let mut order: Vec<usize> = (0..package.len()).collect();
        order.sort_by_key(|index| {
            !package.key(*index).is_some_and(|name| name.ends_with("sharedstrings.xml"))
        });
        for index in order {
            // Whatever it is called: a workbook may name any part as a sheet.
            let ((), name, size) = package.walk(index, |name, part| parts.walk(name, part, options))?;
            parts.sizes.insert(name, size);
        }
        Ok(parts)
    }

    /// Weighs the parts of these sheets together: a workbook may name one part again and again.
    ///
    /// # Errors
    ///
    /// When more is to be read than the archive may hold.
    pub(super) fn weigh(&self, sheets: &[(u32, String)], options: &Options) -> Result<(), ReadError> {
        let largest = || self.sizes.values().max();
        let size = |(_, name): &(u32, String)| {
            let known = self.path(name).and_then(|path| self.sizes.get(&path));
            known.or_else(largest).copied().unwrap_or(0)
        };
        if sheets.iter().map(size).fold(0, u64::saturating_add) <= options.max_decompressed {
            return Ok(());
        }
        let what = note!(
            "多张工作表指向同一部件，合计过大",
            "sheets of it are the same part, which together is too large"
        );
        Err(damaged(what))
    }

    /// The part that a sheet is.
    fn path(&self, name: &str) -> Option<String> {
        let target = self.relations.get(name).and_then(|id| self.targets.get(id))?;
        Some(match target.strip_prefix('/') {
            Some(path) => key(path),
            None => key(&format!("xl/{target}")),
        })
    }

    /// What a sheet hides and merges; nothing where the workbook names its part in a way of its own.
    pub(super) fn sheet(&self, name: &str) -> Option<SheetPart> {
        let mut sheet = self.path(name).and_then(|path| self.sheets.get(&path).cloned());
        if let Some(sheet) = &mut sheet {
            // Programs that write formulas write a zero for each value, and leave it to Excel to work them out.
            let mut zeros = mem::take(&mut sheet.zeros);
            if self.recalculates && !self.computed {
                sheet.uncomputed.append(&mut zeros);
            }
        }
        sheet
    }

    fn count(&mut self, options: &Options) -> Result<(), ReadError> {
        self.elements += 1;
        let most = (options.max_cells as u64).saturating_mul(ELEMENTS);
        if self.elements > most {
            return Err(ReadError::too_large(Quantity::Elements, self.elements, most));
        }
        Ok(())
    }

    /// Every element of a part. A part that is no XML is left to calamine, which says so if it needs it.
    fn walk(
        &mut self,
        name: &str,
        part: &mut Bounded<'_, impl Read>,
        options: &Options,
    ) -> Result<(), ReadError> {
        let mut part = BufReader::new(part);
        // What cannot be read ends the walk, and is reported by whoever reads the rest of it.
        let Ok(head) = part.fill_buf() else { return Ok(()) };
        let is_mark = |byte: &u8| matches!(byte, 0xef | 0xbb | 0xbf | 0xfe | 0xff | 0);
        if head
            .iter()
            .find(|byte| !byte.is_ascii_whitespace() && !is_mark(byte))
            .is_some_and(|byte| *byte != b'<')
        {
            // A picture, say.
            let is_xml =
                key(name).rsplit_once('.').is_some_and(|(_, ending)| matches!(ending, "xml" | "rels"));
            let what = || Note::new("不是 XML", "it is no XML");
            return if is_xml { Err(damaged_part(name, &what())) } else { Ok(()) };
        }
        let mut reader = Reader::from_reader(part);
        // As calamine has it, so that no more is passed over here than there.
        reader.config_mut().check_end_names = false;
        let shared = mem::take(&mut self.raised);
        let mut walk = Walk::new(name, options, &shared);
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(element)) => {
                    self.count(options)?;
                    walk.start(&element)?;
                    self.relate(name, &element);
                }
                Ok(Event::Empty(element)) => {
                    self.count(options)?;
                    walk.start(&element)?;
                    walk.end(element.local_name().as_ref());
                    self.relate(name, &element);
                }
                Ok(Event::End(element)) => walk.end(element.local_name().as_ref()),
                Ok(Event::Text(text)) => walk.text(&text.xml10_content())?,
                Ok(Event::CData(_)) => walk.other(Content::Section)?,
                Ok(Event::GeneralRef(_)) => walk.other(Content::Reference)?,
                Ok(Event::Eof) | Err(_) => break,
                Ok(_) => {}
            }
        }
        self.computed |= walk.computed;
        if key(name) == "xl/styles.xml" {
            self.differences = mem::take(&mut walk.differences).into_list();
        }
        let (sheet, raised) = walk.finish();
        if let Some(sheet) = sheet {
            self.sheets.insert(key(name), sheet);
        }
        self.raised = shared;
        self.raised.extend(raised);
        Ok(())
    }

    /// Which part a sheet is, as the workbook has it: a sheet has relations of its own, under the same names.
    fn relate(&mut self, part: &str, element: &BytesStart<'_>) {
        match (key(part).as_str(), element.local_name().as_ref()) {
            ("xl/_rels/workbook.xml.rels", "Relationship") => {
                if let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target")) {
                    self.targets.insert(id, target);
                }
            }
            ("xl/workbook.xml", "sheet") => {
                let id = attribute(element, "r:id").or_else(|| attribute(element, "id"));
                if let (Some(name), Some(id)) = (attribute(element, "name"), id) {
                    self.relations.insert(name, id);
                }
            }
            ("xl/workbook.xml", "calcPr") => {
                let full = attribute(element, "fullCalcOnLoad");
                self.recalculates |= full.is_some_and(|value| value == "1" || value == "true");
            }
            _ => {}
        }
    }
}
