//! The words of budget prose that facts hang on. The longest word that begins at a place is read.

use super::measure::{Direction, Measure};
use super::topic::{ECONOMIC_NAMES, Topic};
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

use Direction::{Down, Up};
use Topic as T;
use Word as W;

/// Sorted by nothing: [`Lexicon`] sorts.
const WORDS: &[(&str, Word)] = &[
    ("一般公共预算", W::Budget(BudgetKind::General)),
    ("公共财政预算", W::Budget(BudgetKind::General)),
    ("政府性基金预算", W::Budget(BudgetKind::GovernmentFund)),
    ("政府性基金", W::Budget(BudgetKind::GovernmentFund)),
    ("国有资本经营预算", W::Budget(BudgetKind::StateCapital)),
    ("国有资本经营", W::Budget(BudgetKind::StateCapital)),
    ("社会保险基金预算", W::Budget(BudgetKind::SocialInsurance)),
    ("财政拨款", W::Fiscal),
    ("拨款", W::Filler),
    ("收入支出总计", W::Head(T::RevenueAndExpenditure)),
    ("收入支出预算", W::Head(T::RevenueAndExpenditure)),
    ("收入支出总预算", W::Head(T::RevenueAndExpenditure)),
    ("收入支出", W::Head(T::RevenueAndExpenditure)),
    ("收支总计", W::Head(T::RevenueAndExpenditure)),
    ("收支总预算", W::Head(T::RevenueAndExpenditure)),
    ("收、支总计", W::Head(T::RevenueAndExpenditure)),
    ("收、支总预算", W::Head(T::RevenueAndExpenditure)),
    ("收、支预算", W::Head(T::RevenueAndExpenditure)),
    ("收、支", W::Head(T::RevenueAndExpenditure)),
    ("收入、支出总计", W::Head(T::RevenueAndExpenditure)),
    ("收入支出决算", W::Head(T::RevenueAndExpenditure)),
    ("收支决算", W::Head(T::RevenueAndExpenditure)),
    ("收支预算", W::Head(T::RevenueAndExpenditure)),
    ("收入总预算", W::Head(T::Revenue)),
    ("收入预算", W::Head(T::Revenue)),
    ("收入合计", W::Head(T::Revenue)),
    ("收入总计", W::Head(T::Revenue)),
    ("总收入", W::Head(T::Revenue)),
    ("支出总预算", W::Head(T::Expenditure)),
    ("支出预算", W::Head(T::Expenditure)),
    ("支出合计", W::Head(T::Expenditure)),
    ("支出总计", W::Head(T::Expenditure)),
    ("总支出", W::Head(T::Expenditure)),
    ("收入", W::Revenue),
    ("支出", W::Expenditure),
    ("支出总额", W::Expenditure),
    ("事业收入", W::Head(T::InstitutionalRevenue)),
    ("事业单位经营收入", W::Head(T::BusinessRevenue)),
    ("经营收入", W::Head(T::BusinessRevenue)),
    ("其他收入", W::Head(T::OtherRevenue)),
    ("上级补助收入", W::Head(T::SuperiorGrants)),
    ("上缴上级支出", W::Head(T::Other)),
    ("经营支出", W::Head(T::Other)),
    ("事业单位经营支出", W::Head(T::Other)),
    ("对附属单位补助支出", W::Head(T::Other)),
    ("附属单位上缴收入", W::Head(T::AffiliateRemittances)),
    ("基本支出", W::Head(T::Basic)),
    ("项目支出", W::Head(T::Project)),
    ("人员经费", W::Head(T::Personnel)),
    ("人员支出", W::Head(T::Personnel)),
    ("公用经费", W::Head(T::Operating)),
    ("日常公用经费", W::Head(T::Operating)),
    ("公用支出", W::Head(T::Operating)),
    ("日常公用支出", W::Head(T::Operating)),
    ("三公经费", W::Head(T::ThreePublic)),
    ("因公出国（境）费用", W::Head(T::Overseas)),
    ("因公出国（境）费", W::Head(T::Overseas)),
    ("因公出国（境）经费", W::Head(T::Overseas)),
    ("因公出国（境）", W::Head(T::Overseas)),
    ("因公出国境费用", W::Head(T::Overseas)),
    ("因公出国费用", W::Head(T::Overseas)),
    ("出国（境）费", W::Head(T::Overseas)),
    ("公务用车购置及运行维护费用", W::Head(T::Vehicles)),
    ("公务用车购置及运行维护费", W::Head(T::Vehicles)),
    ("公务用车购置和运行维护费", W::Head(T::Vehicles)),
    ("公务用车购置及运行维护经费", W::Head(T::Vehicles)),
    ("公务用车购置及运行维护", W::Head(T::Vehicles)),
    ("公务用车购置及运行费用", W::Head(T::Vehicles)),
    ("公务用车购置及运行费", W::Head(T::Vehicles)),
    ("公务用车购置和运行费", W::Head(T::Vehicles)),
    ("公务用车费", W::Head(T::Vehicles)),
    ("公务用车购置费用", W::Head(T::VehiclePurchase)),
    ("公务用车购置费", W::Head(T::VehiclePurchase)),
    ("公务用车购置经费", W::Head(T::VehiclePurchase)),
    ("公务用车购置", W::Head(T::VehiclePurchase)),
    ("公务车购置费", W::Head(T::VehiclePurchase)),
    ("公务用车运行维护费用", W::Head(T::VehicleOperation)),
    ("公务用车运行维护费", W::Head(T::VehicleOperation)),
    ("公务用车运行维护经费", W::Head(T::VehicleOperation)),
    ("公务用车运行维护", W::Head(T::VehicleOperation)),
    ("公务用车运行费", W::Head(T::VehicleOperation)),
    ("公务用车运行经费", W::Head(T::VehicleOperation)),
    ("公务车运行维护费", W::Head(T::VehicleOperation)),
    ("公务接待费用", W::Head(T::Reception)),
    ("公务接待费", W::Head(T::Reception)),
    ("公务接待经费", W::Head(T::Reception)),
    ("公务接待", W::Head(T::Reception)),
    ("国内公务接待", W::Head(T::Other)),
    ("国内接待费", W::Head(T::Other)),
    ("外宾接待", W::Head(T::Other)),
    ("机关运行经费", W::Head(T::AgencyOperating)),
    ("行政经费（机关运行经费）", W::Head(T::AgencyOperating)),
    ("机关运行经费（行政经费）", W::Head(T::AgencyOperating)),
    ("行政经费", W::Head(T::AgencyOperating)),
    ("上年结转和结余", W::Head(T::Other)),
    ("上年结转", W::Head(T::Other)),
    ("上年结余", W::Head(T::Other)),
    ("上年度结转", W::Head(T::Other)),
    ("年初结转和结余", W::Head(T::Other)),
    ("年末结转和结余", W::Head(T::Other)),
    ("年初财政拨款结转和结余", W::Head(T::Other)),
    ("年末财政拨款结转和结余", W::Head(T::Other)),
    ("结转下年", W::Head(T::Other)),
    ("使用非财政拨款结余", W::Head(T::Other)),
    ("单位资金", W::Head(T::Other)),
    ("自有资金", W::Head(T::Other)),
    ("财政专户管理资金", W::Head(T::Other)),
    ("财政专户资金", W::Head(T::Other)),
    ("非财政拨款", W::Head(T::Other)),
    ("会议费", W::Head(T::Other)),
    ("培训费", W::Head(T::Other)),
    ("固定资产", W::Head(T::Other)),
    ("合同金额", W::Head(T::Other)),
    ("政府购买服务", W::Head(T::Other)),
    ("购买服务", W::Head(T::Other)),
    ("预算金额", W::Filler),
    ("政府采购", W::Head(T::Procurement)),
    ("采购", W::Purchasing),
    ("货物类", W::Purchase(T::Goods)),
    ("货物", W::Purchase(T::Goods)),
    ("工程类", W::Purchase(T::Works)),
    ("工程", W::Purchase(T::Works)),
    ("服务类", W::Purchase(T::Services)),
    ("服务", W::Purchase(T::Services)),
    ("年初预算数", W::Measure(Measure::InitialBudget)),
    ("年初预算", W::Measure(Measure::InitialBudget)),
    ("年初部门预算", W::Measure(Measure::InitialBudget)),
    ("调整预算数", W::Measure(Measure::Adjusted)),
    ("全年预算数", W::Measure(Measure::Adjusted)),
    ("调整预算", W::Measure(Measure::Adjusted)),
    ("预算调整数", W::Measure(Measure::Adjusted)),
    ("调整后预算数", W::Measure(Measure::Adjusted)),
    ("调整后预算", W::Measure(Measure::Adjusted)),
    ("全年预算", W::Measure(Measure::Adjusted)),
    ("预算数", W::Measure(Measure::Budget)),
    ("预算", W::Measure(Measure::Budget)),
    ("预算执行数", W::Measure(Measure::Executed)),
    ("执行数", W::Measure(Measure::Executed)),
    ("支出决算数", W::Measure(Measure::Account)),
    ("支出决算", W::Measure(Measure::Account)),
    ("收入决算数", W::Measure(Measure::Account)),
    ("决算数", W::Measure(Measure::Account)),
    ("决算", W::Measure(Measure::Account)),
    ("合计", W::Filler),
    ("总计", W::Filler),
    ("总额", W::Filler),
    ("比", W::Than),
    ("较", W::Than),
    ("相比", W::Than),
    ("同比", W::Than),
    ("与", W::Than),
    ("上一年度", W::Previous),
    ("上一年", W::Previous),
    ("上年度", W::Previous),
    ("上年", W::Previous),
    ("去年", W::Previous),
    ("本年度", W::Current),
    ("本年", W::Current),
    ("今年", W::Current),
    ("当年", W::Current),
    ("增加", W::Move(Up)),
    ("增长", W::Move(Up)),
    ("上升", W::Move(Up)),
    ("提高", W::Move(Up)),
    ("增幅", W::Move(Up)),
    ("增长率", W::Move(Up)),
    ("增支", W::Move(Up)),
    ("增收", W::Move(Up)),
    ("减收", W::Move(Down)),
    ("短收", W::Move(Down)),
    ("调增", W::Move(Up)),
    ("减少", W::Move(Down)),
    ("下降", W::Move(Down)),
    ("降低", W::Move(Down)),
    ("减幅", W::Move(Down)),
    ("降幅", W::Move(Down)),
    ("压减", W::Move(Down)),
    ("核减", W::Move(Down)),
    ("减支", W::Move(Down)),
    ("调减", W::Move(Down)),
    ("缩减", W::Move(Down)),
    ("压缩", W::Move(Down)),
    ("下降率", W::Move(Down)),
    ("变动", W::Undecided),
    ("增减", W::Undecided),
    ("增减变动", W::Undecided),
    ("增加（减少）", W::Undecided),
    ("增加（下降）", W::Undecided),
    ("减少（增加）", W::Undecided),
    ("增长（下降）", W::Undecided),
    ("增长（减少）", W::Undecided),
    ("下降（增长）", W::Undecided),
    ("下降（增加）", W::Undecided),
    ("上升（下降）", W::Undecided),
    ("增加/减少", W::Undecided),
    ("增长/下降", W::Undecided),
    ("持平", W::Flat),
    ("保持不变", W::Flat),
    ("不变", W::Flat),
    ("一致", W::Flat),
    ("相同", W::Flat),
    ("无增减", W::Flat),
    ("无增减变化", W::Flat),
    ("无变化", W::Flat),
    ("小于", W::Order(Down)),
    ("低于", W::Order(Down)),
    ("少于", W::Order(Down)),
    ("大于", W::Order(Up)),
    ("高于", W::Order(Up)),
    ("多于", W::Order(Up)),
    ("其中", W::OfWhich),
    ("分别", W::Respectively),
    ("依次", W::Respectively),
    ("占", W::Share),
    ("占比", W::Share),
    ("比重", W::Share),
    ("所占比重", W::Share),
    ("执行率", W::Complete),
    ("预算执行率", W::Complete),
    ("完成", W::Complete),
    ("完成率", W::Complete),
    ("主要原因", W::Reason),
    ("原因是", W::Reason),
    ("原因：", W::Reason),
    ("主要是", W::Reason),
    ("主要由于", W::Reason),
    ("变动原因", W::Reason),
    ("增减原因", W::Reason),
    ("主要系", W::Reason),
    ("主要因", W::Reason),
    ("主要用于", W::Purpose),
    ("用于", W::Purpose),
    ("由于", W::Reason),
    ("面向", W::Aside),
    ("预留", W::Aside),
    ("中小企业", W::Aside),
    ("小微企业", W::Aside),
    ("授予", W::Aside),
    ("涉及", W::Aside),
    ("其他政府采购", W::Aside),
    ("用款计划", W::Head(T::Other)),
];

/// Whether words end with one that compares: what follows is what something is compared with (比、较、与).
pub(super) fn ends_comparing(text: &str) -> bool {
    WORDS.iter().any(|(word, what)| *what == Word::Than && text.ends_with(word))
}

/// The words by their first character.
#[derive(Debug)]
pub(super) struct Lexicon(Vec<(char, &'static str, Word)>);

impl Lexicon {
    pub(super) fn new() -> Self {
        let first = |word: &str| word.chars().next().unwrap_or(' ');
        let economic = ECONOMIC_NAMES.iter().map(|(name, code)| (*name, W::Head(T::Economic(*code))));
        let words = WORDS.iter().cloned().chain(economic);
        let mut words: Vec<_> = words.map(|(word, what)| (first(word), word, what)).collect();
        words.sort_by(|one, other| one.0.cmp(&other.0).then(other.1.len().cmp(&one.1.len())));
        Self(words)
    }

    /// The longest word that begins at a place, and how many characters it has.
    pub(super) fn word(&self, text: &crate::prose::Plain, place: usize) -> Option<(&Word, usize)> {
        let first = *text.chars.get(place)?;
        let from = self.0.partition_point(|(c, ..)| *c < first);
        let candidates = self.0[from..].iter().take_while(|(c, ..)| *c == first);
        let found = candidates.into_iter().find(|(_, word, _)| text.starts(place, word))?;
        Some((&found.2, found.1.chars().count()))
    }
}
