//! What a rule has to say about a document: neutral, in no rendering.

use rust_decimal::Decimal;

use crate::check::{Rule, Severity};
use crate::document::{Disclosure, Sheet};
use crate::identity::{CellRef, PrintedTables};
use crate::table::Cell;
use crate::value::{Language, Printed, Verdict};

/// How many of the sets that would restore everything a message names.
const SETS_TOLD: usize = 5;

/// A place in a document that a finding speaks of: a table, a row of it, or a cell.
#[doc(alias = "位置")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct FindingPlace {
    /// The title of the table.
    pub table: String,
    /// The index of the table in the document, where it is there.
    pub sheet: Option<usize>,
    /// The index of the row in the table, from 0.
    pub row: Option<usize>,
    /// What the row is: code and name.
    pub row_label: String,
    /// The index of the heading in the table, from 0.
    pub heading: Option<usize>,
    /// The heading of the column.
    pub column: String,
    /// What is printed in the cell, or the words of the text that are meant.
    pub printed: Option<String>,
    /// In a text: what is printed, with the words around it.
    #[doc(alias = "原文")]
    pub quote: Option<String>,
    /// The page, where the reader knows it.
    pub page: Option<u32>,
    /// The line of the text, or the row of the worksheet, where the reader knows it: of the row or paragraph, or where
    /// the table begins.
    #[doc(alias = "行")]
    pub line: Option<u32>,
    /// Where it stands in another document: which of those beside the one that is checked, in the order of
    /// [`Report::related`](crate::check::Report::related). The other indices are of that document then.
    pub related: Option<usize>,
}

impl FindingPlace {
    /// The same place in a document beside the one that is checked.
    pub(super) fn in_related(self, index: usize) -> Self {
        Self { related: Some(index), ..self }
    }
}

/// A figure that may be wrong, by its place, and the value that restores every identity that it enters.
#[doc(alias = "疑误数")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SuspectFigure {
    /// Where it stands.
    pub place: FindingPlace,
    /// What is printed; `None` for a blank.
    pub printed: Option<Printed>,
    /// What restores.
    pub restored: Printed,
}

/// A finding (问题): which rule, how grave, where, and the arithmetic.
#[doc(alias = "问题")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How grave it is.
    pub severity: Severity,
    /// The places, the primary one first.
    pub places: Vec<FindingPlace>,
    /// The arithmetic, where an identity stands behind it.
    pub verdict: Option<Verdict>,
    /// The sets of figures that would each restore everything; one set with one figure names the wrong one.
    pub suspects: Vec<Vec<SuspectFigure>>,
    /// The broken identities that it explains, as an accountant writes them.
    pub explains: Vec<String>,
    pub(super) text: Option<[String; 2]>,
}

impl Finding {
    pub(super) fn new(rule: &'static Rule, places: Vec<FindingPlace>) -> Self {
        let (verdict, suspects, explains, text) = (None, Vec::new(), Vec::new(), None);
        Self { rule, severity: rule.severity(), places, verdict, suspects, explains, text }
    }

    pub(super) fn with_text(self, chinese: String, english: String) -> Self {
        Self { text: Some([chinese, english]), ..self }
    }

    /// The one figure that is wrong, where it is known.
    pub fn suspect(&self) -> Option<&SuspectFigure> {
        match &self.suspects[..] {
            [one] => one.first().filter(|_| one.len() == 1),
            _ => None,
        }
    }

    /// The figure as printed: of the one that is wrong, where it is known, else of the identity's whole.
    pub fn actual(&self) -> Option<Printed> {
        match self.suspect() {
            Some(suspect) => suspect.printed,
            None => self.verdict?.actual(),
        }
    }

    /// The figure that would be right: what restores every identity, where that is known, else what the parts give.
    pub fn expected(&self) -> Option<Decimal> {
        match self.suspect() {
            Some(suspect) => Some(suspect.restored.value()),
            None => self.verdict?.expected(),
        }
    }

    /// What is printed less what would be right.
    pub fn difference(&self) -> Option<Decimal> {
        match self.suspect() {
            Some(suspect) => suspect.printed?.value().checked_sub(suspect.restored.value()),
            None => self.verdict?.difference(),
        }
    }

    /// The difference that rounding alone can make in the identity.
    pub fn allowed(&self) -> Option<Decimal> {
        self.verdict?.allowed()
    }

    /// The finding in a sentence.
    pub fn message(&self, language: Language) -> String {
        if let Some([chinese, english]) = &self.text {
            return match language {
                Language::Zh => chinese.clone(),
                Language::En => english.clone(),
            };
        }
        let arithmetic = self.verdict.map(|verdict| arithmetic(&verdict, language)).unwrap_or_default();
        let suspects = self.suspects_message(language);
        match language {
            Language::Zh => format!("{}：{arithmetic}{suspects}", self.rule.chinese()),
            Language::En => format!("{}: {arithmetic}{suspects}", self.rule.name().replace('-', " ")),
        }
    }

    fn suspects_message(&self, language: Language) -> String {
        let digits = |figure: Option<Printed>| figure.map_or("空".to_owned(), Printed::digits);
        let one = |suspect: &SuspectFigure| {
            let place = [suspect.place.row_label.as_str(), &suspect.place.column].join(" ");
            let (printed, restored) = (digits(suspect.printed), suspect.restored.digits());
            format!("{} {place} {printed} → {restored}", suspect.place.table)
        };
        let told = self.suspects.iter().take(SETS_TOLD);
        let mut sets: Vec<String> =
            told.map(|set| set.iter().map(one).collect::<Vec<_>>().join(" + ")).collect();
        if self.suspects.len() > SETS_TOLD {
            sets.push("…".to_owned());
        }
        let count = self.explains.len();
        match (sets.len(), language) {
            (0, _) => String::new(),
            (1, Language::Zh) => format!("；疑为该数有误：{}（可解释 {count} 处不一致）", sets[0]),
            (1, Language::En) => format!("; suspect: {} (explains {count} broken identities)", sets[0]),
            (_, Language::Zh) => format!("；以下任一改动均可解释 {count} 处不一致：{}", sets.join("；")),
            (_, Language::En) => {
                format!("; any of these explains {count} broken identities: {}", sets.join("; "))
            }
        }
    }
}

fn arithmetic(verdict: &Verdict, language: Language) -> String {
    match (verdict.actual(), verdict.expected(), verdict.difference(), verdict.allowed()) {
        (Some(actual), Some(expected), Some(difference), Some(allowed)) => {
            let actual = actual.digits();
            match language {
                Language::Zh => {
                    format!("表列 {actual}，各项合计 {expected}，差 {difference}，尾数误差至多 {allowed}")
                }
                Language::En => {
                    format!(
                        "printed {actual}, the parts give {expected}, difference {difference}, rounding allows {allowed}"
                    )
                }
            }
        }
        _ => verdict.to_string(),
    }
}

/// Finds the places of cells and rows in the document that they were read from.
pub(super) struct Places<'a> {
    pub(super) document: &'a Disclosure,
    pub(super) tables: &'a PrintedTables,
}

impl Places<'_> {
    /// The place of a cell by its table, row and column.
    pub(super) fn of_cell(&self, cell: CellRef) -> FindingPlace {
        let Some((index, sheet)) = self.sheet(cell) else { return FindingPlace::default() };
        let mut place = of_row(index, sheet, self.tables.row_of_sheet(cell));
        if let Some((_, column)) = self.tables.describe(cell) {
            let named = cell.table.columns_of(&sheet.headers);
            let heading = named.iter().position(|&named| named == Some(cell.column));
            place.column = heading.map_or(column, |heading| sheet.headers[heading].clone());
            place.heading = heading;
        }
        place.printed = self.tables.cell(cell).map(Cell::text).filter(|text| !text.is_empty());
        place
    }

    fn sheet(&self, cell: CellRef) -> Option<(usize, &Sheet)> {
        self.document.sheets.iter().enumerate().find(|(_, sheet)| sheet.kind == Some(cell.table))
    }
}

/// The place of a table.
pub(super) fn of_sheet(index: usize, sheet: &Sheet) -> FindingPlace {
    let page = sheet.place.page.or_else(|| sheet.rows.iter().find_map(|row| row.place.page));
    let (table, line) = (sheet.title.clone(), sheet.place.line);
    FindingPlace { table, sheet: Some(index), page, line, ..FindingPlace::default() }
}

/// The place of a row.
pub(super) fn of_row(index: usize, sheet: &Sheet, row: usize) -> FindingPlace {
    let place = of_sheet(index, sheet);
    match sheet.rows.get(row) {
        Some(found) => {
            let label = [found.code.as_deref().unwrap_or_default(), &found.label].join(" ").trim().to_owned();
            let (page, line) = (found.place.page.or(place.page), found.place.line.or(place.line));
            FindingPlace { row: Some(row), row_label: label, page, line, ..place }
        }
        None => place,
    }
}
