//! What a set of columns is, and the identities that tie them (栏次).

use core::fmt::{Debug, Display};
use core::hash::Hash;
use core::str::FromStr;

/// One identity of a column set: in every row, the whole equals the sum of the parts (列间关系).
#[doc(alias = "列间关系")]
#[derive(Clone, Copy, Debug)]
pub struct ColumnIdentity<C: 'static> {
    /// The column that is the sum.
    pub whole: C,
    /// Further columns on the side of the whole: 年初结转和结余 + 本年收入 = 本年支出 + 年末结转和结余.
    pub with_whole: &'static [C],
    /// The columns that it sums.
    pub parts: &'static [C],
    /// Whether a row that is computed has it. Identities with columns on both sides are of print alone, and so are sums
    /// that only some forms take apart: 基本支出 = 人员经费 + 公用经费 in a table by function.
    pub is_computed: bool,
}

/// The columns of a table, in printed order, and the identities that tie them.
///
/// ```
/// use cn_budget::table::{AppropriationColumn, ColumnSet, ExpenditureColumn};
///
/// let identity = &AppropriationColumn::IDENTITIES[0];
/// assert_eq!(identity.whole, AppropriationColumn::Total);
/// assert_eq!(identity.parts.len(), 3);
/// assert_eq!(ExpenditureColumn::from_header("其中：基本支出"), Some(ExpenditureColumn::Basic));
/// ```
#[doc(alias = "栏次")]
pub trait ColumnSet: Copy + Eq + Hash + Debug + Display + FromStr + Send + Sync + 'static {
    /// Every column, in printed order; [`index`](ColumnSet::index) counts along it.
    const COLUMNS: &'static [Self];

    /// The identities that hold in every row; a whole that is a part elsewhere comes first.
    const IDENTITIES: &'static [ColumnIdentity<Self>];

    /// The place of the column among the columns.
    fn index(self) -> usize;

    /// The column that a printed header names: its words from the top level down, joined by `/`.
    ///
    /// The whole path decides where it is known, else its last words, unless they say 合计 or the like, which is the
    /// sum of what stands above or before them: 基本支出/小计 is 基本支出, as 基本支出合计 is. The prefix 其中： is passed over.
    fn from_header(header: &str) -> Option<Self> {
        let bare =
            |words: &str| words.trim_start_matches("其中").trim_start_matches(['：', ':']).parse().ok();
        let summed = |words: &str| SUMS.iter().find_map(|sum| bare(words.strip_suffix(sum)?));
        match header.rsplit_once('/') {
            _ if bare(header).is_some() => bare(header),
            Some((above, last)) if SUMS.contains(&last) => Self::from_header(above),
            Some((_, last)) => bare(last).or_else(|| summed(last)),
            None => summed(header),
        }
    }

    /// Whether a row that is computed has the column. Others are printed by some forms alone: the year before, what was
    /// carried in.
    fn is_computed(self) -> bool {
        let mut computed = Self::IDENTITIES.iter().filter(|identity| identity.is_computed).peekable();
        if computed.peek().is_none() {
            // A set without sums has the one column that it is of.
            return self.index() == 0;
        }
        computed.any(|identity| identity.whole == self || identity.parts.contains(&self))
    }
}

/// What a heading says of a sum: of all, or of the heading above it.
const SUMS: [&str; 3] = ["合计", "小计", "总计"];
