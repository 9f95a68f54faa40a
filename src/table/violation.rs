//! What a published table or document is told when it contradicts itself: all of it.

use core::fmt;

use crate::table::Relation;
use crate::value::Verdict;

/// One way in which a published table contradicts itself: where, and by how much.
#[doc(alias = "违反勾稽关系")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    table: Option<String>,
    row: String,
    parts: Vec<String>,
    fault: Fault,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Fault {
    Broken { column: String, relation: Relation, verdict: Verdict },
    Repeated,
    Other(String),
}

impl Violation {
    pub(crate) const fn identity_of(
        row: String,
        column: String,
        relation: Relation,
        verdict: Verdict,
    ) -> Self {
        Self { table: None, row, parts: Vec::new(), fault: Fault::Broken { column, relation, verdict } }
    }

    pub(crate) const fn repeated(row: String) -> Self {
        Self { table: None, row, parts: Vec::new(), fault: Fault::Repeated }
    }

    pub(crate) const fn other(row: String, what: String) -> Self {
        Self { table: None, row, parts: Vec::new(), fault: Fault::Other(what) }
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

    /// What is wrong, without the title of the table.
    pub(crate) fn fault(&self) -> String {
        Self { table: None, ..self.clone() }.to_string()
    }

    /// The row.
    pub fn row(&self) -> &str {
        &self.row
    }

    /// The column, where one cell is at fault.
    pub fn column(&self) -> Option<&str> {
        match &self.fault {
            Fault::Broken { column, .. } => {
                Some(column).filter(|column| !column.is_empty()).map(String::as_str)
            }
            Fault::Repeated | Fault::Other(_) => None,
        }
    }

    /// The identity and its arithmetic, where an identity is broken or cannot be decided.
    pub const fn identity(&self) -> Option<(Relation, &Verdict)> {
        match &self.fault {
            Fault::Broken { relation, verdict, .. } => Some((*relation, verdict)),
            Fault::Repeated | Fault::Other(_) => None,
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(table) = &self.table {
            write!(f, "{table}: ")?;
        }
        if !self.row.is_empty() {
            write!(f, "row {}", self.row)?;
        }
        match &self.fault {
            Fault::Broken { relation, verdict, .. } if self.row.is_empty() => {
                write!(f, "{verdict} ({})", relation.chinese())
            }
            Fault::Broken { column, relation, verdict } => {
                write!(f, ", column {column}: {verdict} ({})", relation.chinese())
            }
            Fault::Repeated => write!(f, " is printed twice: expected every row once"),
            Fault::Other(what) if self.row.is_empty() => f.write_str(what),
            Fault::Other(what) => write!(f, ": {what}"),
        }
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
