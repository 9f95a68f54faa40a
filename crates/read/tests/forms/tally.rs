//! The shares over many forms, and which constructions fail.

use std::collections::BTreeMap;
use std::fmt;

use cn_budget::Disclosure;

use crate::draw::Document;
use crate::judge::Outcome;
use crate::write::Format;

/// How tables of a construction fare.
#[derive(Clone, Copy, Debug, Default)]
struct Fare {
    tables: usize,
    unread: usize,
    misread: usize,
    alarms: usize,
    untold: usize,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    documents: usize,
    tables: usize,
    pub(crate) printed: usize,
    pub(crate) read: usize,
    understood: usize,
    invented: usize,
    pub(crate) refused: usize,
    with_errors: usize,
    with_warnings: usize,
    changed: usize,
    as_error: usize,
    as_warning: usize,
    /// What was told of sound documents as an error, each with its seed.
    pub(crate) errors: Vec<String>,
    warnings: Vec<String>,
    /// Which aspect was read otherwise: how often, and a document of which that is true.
    misread: BTreeMap<String, (usize, u64)>,
    untold: Vec<String>,
    by_trait: BTreeMap<String, Fare>,
}

impl Tally {
    pub(crate) fn add(
        &mut self,
        seed: u64,
        document: &Document,
        format: Format,
        outcome: Result<Outcome, String>,
    ) {
        self.documents += 1;
        self.tables += document.forms.len();
        let outcome = match outcome {
            Ok(outcome) => outcome,
            Err(error) => {
                self.refused += 1;
                self.printed += document.forms.iter().map(|form| form.figures.len()).sum::<usize>();
                self.misread.entry(format!("refused: {error}")).or_insert((0, seed)).0 += 1;
                return;
            }
        };
        for (at, (form, judged)) in document.forms.iter().zip(&outcome.tables).enumerate() {
            self.printed += judged.printed;
            self.read += judged.read;
            self.understood += judged.understood;
            self.invented += judged.invented;
            for (what, count) in &judged.misread {
                self.misread.entry(what.clone()).or_insert((0, seed)).0 += count;
            }
            let named = |told: &&String| told.contains(&form.title);
            let alarms = outcome.errors.iter().chain(&outcome.warnings).filter(named).count();
            let untold = outcome.untold.iter().filter(|(table, _)| *table == at).count();
            let mut traits = form.traits.clone();
            traits.push(format!("format: {format:?}"));
            for one in traits {
                let fare = self.by_trait.entry(one).or_default();
                fare.tables += 1;
                fare.unread += usize::from(judged.read < judged.printed);
                fare.misread += usize::from(judged.understood < judged.read);
                fare.alarms += usize::from(alarms > 0);
                fare.untold += untold;
            }
        }
        self.with_errors += usize::from(!outcome.errors.is_empty());
        self.with_warnings += usize::from(!outcome.warnings.is_empty());
        self.errors.extend(outcome.errors.iter().map(|error| format!("{seed} {format:?} {error}")));
        self.warnings.extend(outcome.warnings.iter().map(|told| format!("{seed} {format:?} {told}")));
        self.changed += outcome.changed;
        self.as_error += outcome.as_error;
        self.as_warning += outcome.as_warning;
        self.untold.extend(outcome.untold.iter().map(|(_, what)| format!("{seed} {format:?} {what}")));
    }
}

/// A share in tenths of a percent, without a float.
fn share(part: usize, whole: usize) -> String {
    let tenths = 1000 * part / whole.max(1);
    format!("{part} of {whole} ({}.{} %)", tenths / 10, tenths % 10)
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "documents {}, tables {}", self.documents, self.tables)?;
        writeln!(f, "refused: {}", share(self.refused, self.documents))?;
        writeln!(
            f,
            "figures read: {}; read and not printed: {}",
            share(self.read, self.printed),
            self.invented
        )?;
        writeln!(f, "with their aspects: {}", share(self.understood, self.printed))?;
        writeln!(f, "sound documents with an error: {}", share(self.with_errors, self.documents))?;
        writeln!(
            f,
            "sound documents with a warning of SUM or XTB: {}",
            share(self.with_warnings, self.documents)
        )?;
        let told = self.as_error + self.as_warning;
        writeln!(f, "changes told: {}", share(told, self.changed))?;
        writeln!(f, "changes told as an error: {}", share(self.as_error, self.changed))?;
        for (what, list) in
            [("errors", &self.errors), ("warnings", &self.warnings), ("untold changes", &self.untold)]
        {
            writeln!(f, "\n{what}: {}", list.len())?;
            for one in list.iter().take(40) {
                writeln!(f, "  {one}")?;
            }
        }
        writeln!(f, "\nmisread, and the first document where")?;
        let mut misread: Vec<_> = self.misread.iter().collect();
        misread.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
        for (what, (count, seed)) in misread.into_iter().take(60) {
            writeln!(f, "  {count} × {what} ({seed})")?;
        }
        writeln!(
            f,
            "\nby construction: tables; with a figure unread, misread, with an alarm; untold changes"
        )?;
        for (name, fare) in &self.by_trait {
            let Fare { tables, unread, misread, alarms, untold } = fare;
            writeln!(f, "  {name}: {tables}; {unread}, {misread}, {alarms}; {untold}")?;
        }
        Ok(())
    }
}

/// Shows a document as it was printed and as it was read.
pub(crate) fn show(document: &Document, format: Format, found: &Disclosure, outcome: &Outcome) {
    println!("{format:?} {}", document.cover);
    for form in &document.forms {
        println!("\n{}\n{:?}", form.show(), form.traits);
    }
    for sheet in &found.sheets {
        println!("\nread 《{}》 {:?} {:?} {:?}", sheet.title, sheet.kind, sheet.unit, sheet.headers);
        for row in &sheet.rows {
            let cells: Vec<String> = row.cells.iter().map(cn_budget::Cell::text).collect();
            let code = row.code.as_deref().unwrap_or("-");
            println!("  {:?} {:?} {code} {} | {}", row.role, row.block, row.label, cells.join(" | "));
        }
    }
    for note in &found.notes {
        println!("note: {note:?}");
    }
    for detail in outcome.tables.iter().flat_map(|table| &table.details) {
        println!("- {detail}");
    }
}
