//! Identities as they are judged: which cells each ties, and how it ended (勾稽关系).

use core::fmt;
use std::sync::Arc;

use crate::document::{Disclosure, Sheet};
use crate::table::{CellOrigin, Relation, TableKind, Violation, Violations};
use crate::value::{Exact, Outcome, Undecidable, Verdict};

/// One identity of a document: which cells it ties, and how it ended.
#[doc(alias = "勾稽关系")]
#[derive(Clone)]
pub struct TableCheck {
    pub(crate) relation: Relation,
    pub(crate) tie: Tie,
    pub(crate) verdict: Verdict,
    /// The cells of all identities of the document, one after the other: a list for each would cost more than all sums.
    store: Arc<[CellOrigin]>,
    /// Where the whole stands in the store, where the parts begin, and where they end.
    places: [usize; 3],
}

/// Identities as they are judged, their cells in one store.
#[derive(Default)]
pub(super) struct Checks {
    pub(super) list: Vec<TableCheck>,
    pub(super) store: Vec<CellOrigin>,
}

impl Checks {
    pub(super) fn push(
        &mut self,
        relation: Relation,
        (whole, parts): (impl Iterator<Item = CellOrigin>, impl Iterator<Item = CellOrigin>),
        tie: Tie,
        verdict: Verdict,
    ) {
        let start = self.store.len();
        self.store.extend(whole);
        let part = self.store.len();
        self.store.extend(parts);
        let places = [start, part, self.store.len()];
        self.list.push(TableCheck { relation, tie, verdict, store: Arc::default(), places });
    }

    pub(super) fn finish(self) -> Vec<TableCheck> {
        let store: Arc<[CellOrigin]> = self.store.into();
        let mut list = self.list;
        for check in &mut list {
            check.store = Arc::clone(&store);
        }
        list
    }
}

/// What an identity says of its two sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tie {
    /// They are equal: within the rounding of their figures, and this much of the figures that the identity rests on.
    Equal(Exact),
    /// The side of the whole is at most the other.
    AtMost,
}

impl TableCheck {
    /// The identity.
    pub const fn relation(&self) -> Relation {
        self.relation
    }

    /// The cell that is the sum; `None` where its row or table is missing.
    pub fn whole(&self) -> Option<CellOrigin> {
        let [whole, parts, _] = self.places;
        self.store[whole..parts].first().copied()
    }

    /// The cells that it sums.
    pub fn parts(&self) -> &[CellOrigin] {
        let [_, parts, end] = self.places;
        &self.store[parts..end]
    }

    /// Further cells on the side of the whole, where that is a sum too.
    pub fn with_whole(&self) -> &[CellOrigin] {
        let [whole, parts, _] = self.places;
        self.store[whole..parts].get(1..).unwrap_or_default()
    }

    /// Every cell that it ties.
    pub fn cells(&self) -> impl Iterator<Item = CellOrigin> {
        let [whole, _, end] = self.places;
        self.store[whole..end].iter().copied()
    }

    /// Whether it says that its two sides are equal; the others say that the whole is at most its parts.
    ///
    /// This is [`Relation::is_equation`], but for an identity that is an equation in some documents alone.
    pub const fn is_equation(&self) -> bool {
        matches!(self.tie, Tie::Equal(_))
    }

    /// How it ended.
    pub const fn verdict(&self) -> &Verdict {
        &self.verdict
    }

    /// Whether its figures do not agree, be that proof of a mistake or not.
    pub(crate) fn fails(&self) -> bool {
        self.verdict.outcome() == Outcome::Broken || self.verdict.reason() == Some(Undecidable::Refuted)
    }

    /// The violation that it is, with its table, row and column.
    pub(super) fn violation(&self, document: &Disclosure) -> Violations {
        let sheet = self.cells().next().and_then(|cell| Some((document.sheets.get(cell.sheet)?, cell)));
        let title = sheet.and_then(|(sheet, _)| sheet.kind).map(TableKind::title);
        let label = |(sheet, cell): (&Sheet, CellOrigin)| {
            let row = sheet.rows.get(cell.row)?;
            Some([row.code.as_deref().unwrap_or_default(), &row.label].join(" ").trim().to_owned())
        };
        let row = sheet.and_then(label).unwrap_or_default();
        let heading = |(sheet, cell): (&Sheet, CellOrigin)| sheet.headers.get(cell.heading?).cloned();
        let column = sheet.and_then(heading).unwrap_or_default();
        let violation = Violation::identity_of(row, column, self.relation, self.verdict).into();
        let mut violations = Violations::default();
        match title {
            Some(title) => violations.take(title, violation),
            None => violations.append(violation),
        }
        violations
    }
}

impl PartialEq for TableCheck {
    fn eq(&self, other: &Self) -> bool {
        (self.relation, self.tie, self.verdict) == (other.relation, other.tie, other.verdict)
            && self.whole() == other.whole()
            && self.cells().eq(other.cells())
    }
}

impl Eq for TableCheck {}

impl fmt::Debug for TableCheck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TableCheck")
            .field("relation", &self.relation)
            .field("whole", &self.whole())
            .field("with_whole", &self.with_whole())
            .field("parts", &self.parts())
            .field("tie", &self.tie)
            .field("verdict", &self.verdict)
            .finish_non_exhaustive()
    }
}
