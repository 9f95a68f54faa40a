//! One disclosure in several files: the text in one, the tables in another (多文件公开).

use core::fmt;

use super::{Disclosure, Place};
use crate::value::{FiscalYear, Language, Note, Stage};

impl Disclosure {
    /// Adds the tables and the text of another file of the same disclosure behind its own. Places in them name the file.
    /// What the other file says of the department gives way to what this one says.
    ///
    /// # Errors
    ///
    /// When the other file is of another fiscal year, or a budget where this one is a final account or the other way
    /// round. Then nothing is added.
    ///
    /// ```
    /// use cn_budget::{Disclosure, FiscalYear, Sheet, Stage, document::TextSection};
    ///
    /// let year = FiscalYear::constant(2024);
    /// let mut text = Disclosure::new("教育局", year, Stage::Budget);
    /// text.sections.push(TextSection::new("一、收支情况"));
    /// let mut tables = Disclosure::new("", year, Stage::Budget);
    /// tables.source = Some("tables.pdf".to_owned());
    /// tables.sheets.push(Sheet::new("收支总表"));
    ///
    /// text.join(tables)?;
    /// assert_eq!((text.sections.len(), text.sheets.len()), (1, 1));
    /// assert_eq!(text.file(text.sheets[0].place), Some("tables.pdf"));
    ///
    /// let other_year = Disclosure::new("教育局", FiscalYear::constant(2023), Stage::Budget);
    /// let error = text.join(other_year).unwrap_err();
    /// assert_eq!(error.to_string(), "the file is of 2023, expected 2024");
    /// # Ok::<(), cn_budget::document::JoinError>(())
    /// ```
    #[doc(alias = "多文件公开")]
    pub fn join(&mut self, mut other: Self) -> Result<(), JoinError> {
        if other.fiscal_year != self.fiscal_year {
            return Err(JoinError::Year { found: other.fiscal_year, expected: self.fiscal_year });
        }
        if other.stage != self.stage {
            return Err(JoinError::Stage { found: other.stage, expected: self.stage });
        }
        if self.files.is_empty() {
            self.files.push(self.source.clone().unwrap_or_default());
        }
        let name = other.source.take().unwrap_or_default();
        let file = u32::try_from(self.files.len()).ok();
        for place in other.places() {
            place.file = file;
        }
        let named = |note: &Note| {
            let in_file = |language| format!("{name}: {}", note.message(language));
            Note::new(in_file(Language::Zh), in_file(Language::En))
        };
        self.notes.extend(other.notes.iter().map(named));
        if self.department.is_empty() {
            self.department = other.department;
        }
        self.ocr.append(&mut other.ocr);
        self.sheets.append(&mut other.sheets);
        self.sections.append(&mut other.sections);
        self.files.push(name);
        Ok(())
    }

    /// The file that a place is in, where the document is in several.
    #[doc(alias = "文件")]
    pub fn file(&self, place: Place) -> Option<&str> {
        let file = place.file.map_or(Some(0), |file| usize::try_from(file).ok())?;
        self.files.get(file).map(String::as_str)
    }

    /// Every place in the tables and the text, and the pages read by OCR.
    fn places(&mut self) -> impl Iterator<Item = &mut Place> {
        let sheets = self.sheets.iter_mut().flat_map(|sheet| {
            core::iter::once(&mut sheet.place).chain(sheet.rows.iter_mut().map(|row| &mut row.place))
        });
        let sections = self.sections.iter_mut().flat_map(|section| {
            let paragraphs = section.paragraphs.iter_mut().flat_map(|paragraph| {
                let lines = paragraph.lines.iter_mut().map(|line| &mut line.place);
                core::iter::once(&mut paragraph.place).chain(lines)
            });
            core::iter::once(&mut section.place).chain(paragraphs)
        });
        self.ocr.iter_mut().chain(sheets).chain(sections)
    }
}

/// Why a file is no part of a disclosure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum JoinError {
    /// It is of another fiscal year.
    Year {
        /// Its year.
        found: FiscalYear,
        /// The disclosure's.
        expected: FiscalYear,
    },
    /// It is a budget, and the disclosure a final account, or the other way round.
    Stage {
        /// What it is.
        found: Stage,
        /// What the disclosure is.
        expected: Stage,
    },
}

impl JoinError {
    /// What was found and what was expected, in a language.
    pub fn message(&self, language: Language) -> String {
        let chinese = |stage: Stage| if stage == Stage::Budget { "预算" } else { "决算" };
        match (self, language) {
            (Self::Year { found, expected }, Language::Zh) => {
                format!("文件为 {found} 年度，应为 {expected} 年度")
            }
            (Self::Year { found, expected }, Language::En) => {
                format!("the file is of {found}, expected {expected}")
            }
            (Self::Stage { found, expected }, Language::Zh) => {
                format!("文件为{}，应为{}", chinese(*found), chinese(*expected))
            }
            (Self::Stage { found, expected }, Language::En) => {
                format!("the file is a {found} document, expected {expected}")
            }
        }
    }
}

impl fmt::Display for JoinError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Language::En))
    }
}

impl core::error::Error for JoinError {}
