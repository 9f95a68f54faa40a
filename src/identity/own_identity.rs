//! Identities of rules outside this crate (自定勾稽关系).

use super::cell_ref::CellRef;
use super::printed_tables::PrintedTables;
use super::table_check::{Checks, TableCheck, Tie};
use super::term::verdict_of;
use crate::table::{IdentityKind, Relation};
use crate::value::Exact;

/// An identity of a rule outside this crate (自定勾稽关系): a sum over cells of the tables.
///
/// ```
/// use cn_budget::identity::{CellRef, OwnIdentity, PrintedTables};
/// use cn_budget::table::IdentityKind;
/// use cn_budget::{Disclosure, Outcome, TableKind};
///
/// const SAME: IdentityKind = IdentityKind::new("OWN002", "支出 = 支出", "expenditure is itself");
/// let tables = PrintedTables::read(&Disclosure::huizhou_2023()?)?;
/// let total = CellRef::new(TableKind::Expenditure, 0, 0);
/// let check = tables.judge(&OwnIdentity::new(&SAME, vec![total], vec![total]));
/// assert_eq!(check.verdict().outcome(), Outcome::Held);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "自定勾稽关系")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnIdentity {
    kind: &'static IdentityKind,
    whole: Vec<CellRef>,
    parts: Vec<CellRef>,
}

impl OwnIdentity {
    /// The cells of the whole sum to what the cells of the parts do, or to [at most](IdentityKind::at_most) that, as their
    /// kind says.
    pub const fn new(kind: &'static IdentityKind, whole: Vec<CellRef>, parts: Vec<CellRef>) -> Self {
        Self { kind, whole, parts }
    }

    pub(crate) const fn kind(&self) -> &'static IdentityKind {
        self.kind
    }

    const fn tie(&self) -> Tie {
        if self.kind.equation { Tie::Equal(Exact(0)) } else { Tie::AtMost }
    }
}

impl PrintedTables {
    /// How an identity over cells of these tables ends. A cell that is not there makes it undecidable, and so does one
    /// that was not read.
    pub fn judge(&self, identity: &OwnIdentity) -> TableCheck {
        let verdict = verdict_of(self, &identity.whole, &identity.parts, identity.tie());
        let mut checks = Checks::default();
        let origin = |cell: &CellRef| self.origin(*cell);
        let sides = (identity.whole.iter().filter_map(origin), identity.parts.iter().filter_map(origin));
        checks.push(Relation::Own(identity.kind), sides, identity.tie(), verdict);
        let mut checks = checks.finish();
        checks.swap_remove(0)
    }
}
