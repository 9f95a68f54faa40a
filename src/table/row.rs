//! Row keys: what a row of a table is, and which row it is a part of.

use core::fmt;
use core::hash::Hash;

use super::relation::RelationKind;

/// What a row is, and which row it is a part of. This alone drives every roll-up.
#[doc(alias = "行次")]
pub trait RowKey: Clone + Eq + Hash + fmt::Debug + fmt::Display + Send + Sync + 'static {
    /// Whether totals are printed after their parts, as in a balance, rather than before.
    const TOTALS_LAST: bool = false;

    /// The row that this one is a part of; `None` for a grand total.
    fn parent(&self) -> Option<Self>;

    /// What the identity "this row equals the sum of its parts" is called.
    fn relation(&self) -> RelationKind;

    /// The row that this grand total must equal, where there is one: 收入总计 = 支出总计.
    fn counterpart(&self) -> Option<Self> {
        None
    }

    /// The same row without its group, which takes the place of a parent that no row of the group is.
    fn ungrouped(&self) -> Option<Self> {
        None
    }

    /// Whether the row is a sum by its very name, so that money in it must stand in other rows too.
    fn is_sum(&self) -> bool {
        self.parent().is_none()
    }

    /// Whether sound forms leave the row out, so that its parts stand right under the row above it: 本年收入合计 in a
    /// balance without carry-overs, 人员经费合计 in a table by economic code.
    fn is_optional(&self) -> bool {
        false
    }

    /// Whether the forms of final accounts alone print this sum, without a total above it: 人员经费合计 and 公用经费合计. A
    /// table that is computed has no such row.
    fn is_of_account(&self) -> bool {
        false
    }

    /// Whether the row may stand without the one that it is a part of: 人员经费合计, and the 三公 without 会议费 and 培训费.
    fn stands_alone(&self) -> bool {
        self.is_of_account()
    }

    /// Rows of different sections print columns of their own: the two sides of a balance.
    fn section(&self) -> usize {
        0
    }

    /// Whether the row may stand twice under the same row of a sound table: a class of an economic table whose
    /// groups are not named, a project that shares its name with another.
    fn may_recur(&self) -> bool {
        false
    }
}
