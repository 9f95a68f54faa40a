//! What words are in a sentence.

use super::measure::{Direction, Measure};
use super::topic::Topic;
use crate::value::BudgetKind;

/// What a word is in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// 一般公共预算 and its sisters: which budget a head is of.
    Budget(BudgetKind),
    /// 财政拨款, without saying of which budget.
    Fiscal,
    /// What money is spoken of.
    Head(Topic),
    /// 收入: a head only where nothing else stands before it.
    Revenue,
    /// 支出: likewise.
    Expenditure,
    /// 货物, 工程, 服务: heads only beside 采购.
    Purchase(Topic),
    /// 采购, which turns them into heads.
    Purchasing,
    /// 预算数, 决算数, 执行数: which figure it is.
    Measure(Measure),
    /// 分别: the figures that follow are of the things before, one each.
    Respectively,
    /// 合计, 安排, 总额: words between a head and its amount that change nothing.
    Filler,
    /// 比, 较, 同比: the amount that follows is a change.
    Than,
    /// 上年.
    Previous,
    /// 本年.
    Current,
    /// 增加, 下降.
    Move(Direction),
    /// 增加（减少）: the form's alternatives, both left standing.
    Undecided,
    /// 持平.
    Flat,
    /// 小于 and the like, between two amounts of one thing.
    Order(Direction),
    /// 其中, 包括: parts follow.
    OfWhich,
    /// 占: a share follows.
    Share,
    /// 完成: a completion rate follows.
    Complete,
    /// 主要原因: no fact until the sentence ends.
    Reason,
    /// 主要用于: likewise, but 其中 takes the purpose apart.
    Purpose,
    /// 面向, 预留: what follows is a part that no table knows.
    Aside,
}
