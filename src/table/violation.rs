//! How a published table or document contradicts itself or its form: all of it, in both languages.

use core::fmt;

use std::borrow::Cow;

use super::relation::Relation;
use crate::value::{CodeError, Language, Verdict};

/// What is wrong with a published table or a row of it: what was found, and what was expected.
///
/// ```
/// use cn_budget::{table::Fault, value::Language};
///
/// let fault = Fault::new("缺少该表", "the table is missing");
/// assert_eq!(fault.message(Language::Zh), "缺少该表");
/// assert_eq!(fault.to_string(), "the table is missing");
/// ```
#[doc(alias = "不合表式")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    zh: Cow<'static, str>,
    en: Cow<'static, str>,
}

impl Fault {
    /// A fault in these words.
    pub fn new(chinese: impl Into<Cow<'static, str>>, english: impl Into<Cow<'static, str>>) -> Self {
        Self { zh: chinese.into(), en: english.into() }
    }

    /// The fault in a sentence.
    pub fn message(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.zh,
            Language::En => &self.en,
        }
    }
}

impl From<CodeError> for Fault {
    fn from(error: CodeError) -> Self {
        Self::new(error.message(Language::Zh), error.message(Language::En))
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message(Language::En))
    }
}

/// One way in which a published table contradicts itself: where, and by how much.
#[doc(alias = "违反勾稽关系")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    table: Option<String>,
    row: String,
    parts: Vec<String>,
    breach: Breach,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Breach {
    Broken { column: String, relation: Relation, verdict: Verdict },
    Repeated,
    Other(Fault),
}

impl Violation {
    pub(crate) const fn identity_of(
        row: String,
        column: String,
        relation: Relation,
        verdict: Verdict,
    ) -> Self {
        Self { table: None, row, parts: Vec::new(), breach: Breach::Broken { column, relation, verdict } }
    }

    pub(crate) const fn repeated(row: String) -> Self {
        Self { table: None, row, parts: Vec::new(), breach: Breach::Repeated }
    }

    pub(crate) const fn other(row: String, fault: Fault) -> Self {
        Self { table: None, row, parts: Vec::new(), breach: Breach::Other(fault) }
    }

    pub(super) fn with_parts(self, parts: Vec<String>) -> Self {
        Self { parts, ..self }
    }

    /// Whether the row is the one at fault or one of those that its identity sums.
    pub fn involves(&self, row: &str) -> bool {
        self.row == row || self.parts.iter().any(|part| part == row)
    }

    /// The title of the table, where the violation comes from a whole document.
    pub fn table(&self) -> Option<&str> {
        self.table.as_deref()
    }

    /// The violation in a sentence, with its table and row.
    pub fn message(&self, language: Language) -> String {
        let sentence = self.message_in_table(language);
        match (&self.table, language) {
            (Some(table), Language::Zh) => format!("《{table}》：{sentence}"),
            (Some(table), Language::En) => format!("{table}: {sentence}"),
            (None, _) => sentence,
        }
    }

    /// The violation in a sentence that leaves its table out.
    pub(crate) fn message_in_table(&self, language: Language) -> String {
        match language {
            Language::Zh => self.chinese(),
            Language::En => self.english(),
        }
    }

    fn chinese(&self) -> String {
        let row = if self.row.is_empty() { String::new() } else { format!("“{}”一行", self.row) };
        match &self.breach {
            Breach::Broken { column, relation, verdict } => {
                let column = if row.is_empty() { String::new() } else { format!("“{column}”栏：") };
                let verdict = verdict.message(Language::Zh);
                format!("{row}{column}{verdict}（{}）", relation.kind().zh)
            }
            Breach::Repeated => format!("{row}重复出现"),
            Breach::Other(fault) => {
                let colon = if row.is_empty() { "" } else { "：" };
                format!("{row}{colon}{}", fault.zh)
            }
        }
    }

    fn english(&self) -> String {
        let row = if self.row.is_empty() { String::new() } else { format!("row {}", self.row) };
        match &self.breach {
            Breach::Broken { column, relation, verdict } => {
                let column = if row.is_empty() { String::new() } else { format!(", column {column}: ") };
                format!("{row}{column}{verdict} ({})", relation.kind().en)
            }
            Breach::Repeated => format!("{row} is printed twice: expected every row once"),
            Breach::Other(fault) => {
                let colon = if row.is_empty() { "" } else { ": " };
                format!("{row}{colon}{}", fault.en)
            }
        }
    }

    /// The row.
    pub fn row(&self) -> &str {
        &self.row
    }

    /// The column, where one cell is at fault.
    pub fn column(&self) -> Option<&str> {
        match &self.breach {
            Breach::Broken { column, .. } => {
                Some(column).filter(|column| !column.is_empty()).map(String::as_str)
            }
            Breach::Repeated | Breach::Other(_) => None,
        }
    }

    /// The identity and its arithmetic, where an identity is broken or cannot be decided.
    pub const fn identity(&self) -> Option<(Relation, &Verdict)> {
        match &self.breach {
            Breach::Broken { relation, verdict, .. } => Some((*relation, verdict)),
            Breach::Repeated | Breach::Other(_) => None,
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Language::En))
    }
}

/// All violations of a published table or document.
#[doc(alias = "违反勾稽关系")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Violations {
    list: Vec<Violation>,
}

impl Violations {
    /// The violations, in the order of the tables and rows.
    pub fn iter(&self) -> core::slice::Iter<'_, Violation> {
        self.list.iter()
    }

    /// How many there are: at least one in an error.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Adds more violations.
    pub(crate) fn append(&mut self, others: Self) {
        self.list.extend(others.list);
    }

    /// Adds the violations of a table, which is to be named by its title.
    pub(crate) fn take(&mut self, title: &str, others: Self) {
        self.list.extend(
            others.list.into_iter().map(|violation| Violation { table: Some(title.to_owned()), ..violation }),
        );
    }
}

impl From<Fault> for Violations {
    fn from(fault: Fault) -> Self {
        Violation::other(String::new(), fault).into()
    }
}

impl From<Violation> for Violations {
    fn from(violation: Violation) -> Self {
        Self { list: vec![violation] }
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = core::slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.list.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            write!(f, "{violation}")?;
        }
        Ok(())
    }
}

impl core::error::Error for Violations {}
