//! Random documents: some tables over one budget, each in a form of its own.

use std::rc::Rc;

use cn_budget::fact::{Aspects, Flow, Fund, Nature, Phase, Purpose};
use cn_budget::{EconomicCode, FunctionalCode};

use crate::balance::Balance;
use crate::coded::{Coded, Rows};
use crate::dice::Dice;
use crate::form::{Form, Want};
use crate::items;
use crate::money::Money;
use crate::style::Style;
use crate::table::Table;
use crate::tree::{Columns, Draw, Scope, Tree};
use crate::words::said;

/// A document: what its cover says, and its tables.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    pub(crate) cover: String,
    pub(crate) forms: Vec<Form>,
}

/// What a table is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    Expenditure,
    Revenue,
    Fiscal,
    General,
    GovernmentFund,
    StateCapital,
    BasicByEconomic,
    ExpenditureByEconomic,
    Projects,
    ExpenditureByUnit,
    Balance,
    FiscalBalance,
    ThreePublic,
    ThreePublicAsColumns,
    AgencyOperating,
}

const ALL: [About; 15] = [
    About::Expenditure,
    About::Revenue,
    About::Fiscal,
    About::General,
    About::GovernmentFund,
    About::StateCapital,
    About::BasicByEconomic,
    About::ExpenditureByEconomic,
    About::Projects,
    About::ExpenditureByUnit,
    About::Balance,
    About::FiscalBalance,
    About::ThreePublic,
    About::ThreePublicAsColumns,
    About::AgencyOperating,
];

impl About {
    fn titles(self) -> &'static [&'static str] {
        match self {
            Self::Expenditure => &[
                "部门支出P总表",
                "支出P总表",
                "单位支出总体情况表",
                "部门支出总表",
                "Y年部门支出P表",
                "支出P表",
                "部门支出总体情况表",
                "支出P明细表",
                "部门支出P总表（按功能分类科目）",
                "Y年度支出总体情况表",
            ],
            Self::Revenue => &[
                "部门收入P总表",
                "收入P总表",
                "部门收入总体情况表",
                "部门收入总表",
                "Y年部门收入P表",
                "收入P表",
                "收入P明细表",
                "单位收入总表",
            ],
            Self::Fiscal => &[
                "财政拨款支出P表",
                "财政拨款支出P表（功能科目）",
                "部门财政拨款支出表",
                "财政拨款支出P明细表",
                "Y年财政拨款支出情况表",
            ],
            Self::General => &[
                "一般公共预算支出表",
                "一般公共预算财政拨款支出P表",
                "一般公共预算支出情况表（按功能分类科目）",
                "Y年一般公共预算支出P表",
                "部门一般公共预算支出功能分类P表",
                "一般公共预算拨款支出明细表",
            ],
            Self::GovernmentFund => &[
                "政府性基金预算支出表",
                "政府性基金预算财政拨款支出P表",
                "政府性基金支出P表",
                "Y年政府性基金预算支出情况表",
            ],
            Self::StateCapital => &[
                "国有资本经营预算支出表",
                "国有资本经营预算财政拨款支出P表",
                "Y年国有资本经营预算支出情况表",
            ],
            Self::BasicByEconomic => &[
                "一般公共预算基本支出表",
                "一般公共预算财政拨款基本支出P表",
                "一般公共预算基本支出情况表（按经济分类科目）",
                "一般公共预算基本支出P表（经济科目）",
                "部门一般公共预算基本支出经济分类P表",
            ],
            Self::ExpenditureByEconomic => &[
                "部门支出P表（按经济分类科目）",
                "支出经济分类P明细表",
                "部门支出总表（按部门预算经济分类）",
                "支出P表（经济科目）",
            ],
            Self::Projects => {
                &["项目支出P表", "部门项目支出P明细表", "项目支出表", "Y年项目支出P表", "部门项目支出明细表"]
            }
            Self::ExpenditureByUnit => &["部门支出P表（按单位）", "部门支出P分单位表", "所属单位支出P表"],
            Self::Balance => &[
                "部门收支P总表",
                "收支总表",
                "部门收支总体情况表",
                "收支P总表",
                "Y年单位收支P总表",
                "收入支出P总表",
            ],
            Self::FiscalBalance => &[
                "财政拨款收支P总表",
                "财政拨款收支总表",
                "财政拨款收支总体情况表",
                "财政拨款收入支出P总表",
                "Y年部门财政拨款收支P总表",
            ],
            Self::ThreePublic | Self::ThreePublicAsColumns => &[
                "“三公”经费支出P表",
                "一般公共预算“三公”经费支出表",
                "财政拨款“三公”经费支出P表",
                "部门“三公”经费P表",
            ],
            Self::AgencyOperating => {
                &["机关运行经费支出P表", "机关运行经费P表", "部门机关运行经费支出P明细表"]
            }
        }
    }

    fn scope(self, meetings: bool) -> Scope {
        match self {
            Self::Fiscal | Self::FiscalBalance => Rc::new(crate::money::Line::is_fiscal),
            Self::General => Rc::new(|line| line.is_of(Fund::General)),
            Self::GovernmentFund => Rc::new(|line| line.is_of(Fund::GovernmentFund)),
            Self::StateCapital => Rc::new(|line| line.is_of(Fund::StateCapital)),
            Self::BasicByEconomic => Rc::new(|line| line.is_of(Fund::General) && line.is_for(Nature::Basic)),
            Self::Projects => Rc::new(|line| line.is_for(Nature::Project)),
            Self::ThreePublic | Self::ThreePublicAsColumns => items::scope(meetings),
            Self::AgencyOperating => {
                Rc::new(|line| line.is_of(Fund::General) && line.is_for(Nature::Operating))
            }
            _ => Rc::new(|_| true),
        }
    }

    /// What the words of the title say of every figure.
    fn said(self, title: &str, account: bool) -> Aspects {
        said(|said| {
            if title.contains("支出") && !title.contains("收支") && !title.contains("收入") {
                said.flow = Some(Flow::Expenditure);
            } else if self == Self::Revenue {
                said.flow = Some(Flow::Revenue);
            }
            for (words, fund) in [
                ("财政拨款", Fund::Fiscal),
                ("一般公共预算", Fund::General),
                ("政府性基金", Fund::GovernmentFund),
                ("国有资本经营", Fund::StateCapital),
            ] {
                if title.contains(words) {
                    said.fund = Some(fund);
                }
            }
            match self {
                Self::BasicByEconomic => said.nature = Some(Nature::Basic),
                Self::Projects => said.nature = Some(Nature::Project),
                Self::AgencyOperating => said.purpose = Some(Purpose::AgencyOperating),
                _ => {}
            }
            let own = title.replace("一般公共预算", "").replace("基金预算", "").replace("经营预算", "");
            let own = own.replace("部门预算", "");
            if own.contains("预算") {
                said.phase = Some(Phase::Budget);
            } else if own.contains("决算") && account {
                said.phase = Some(Phase::Account);
            }
        })
    }
}

/// Draws one table of a document.
struct Press<'a> {
    dice: &'a mut Dice,
    money: &'a Money,
    style: &'a Style,
    number: usize,
}

impl Press<'_> {
    fn print(&mut self, about: About) -> Option<Form> {
        let account = self.style.account;
        let year = self.money.year.get().to_string();
        let mut title = self.dice.one(about.titles()).to_owned();
        if account && !title.contains('P') {
            title = title.replace("总体情况表", "P总表").replace("情况表", "P表").replace("总表", "P总表");
            title = if title.contains('P') { title.replace("PP", "P") } else { title.replace('表', "P表") };
        }
        let meetings = self.dice.percent(45);
        let three = matches!(about, About::ThreePublic | About::ThreePublicAsColumns);
        let mut title = title.replace('Y', &year).replace('P', if account { "决算" } else { "预算" });
        if three && meetings {
            title = title.replace("经费", "经费、会议费、培训费");
        }
        let scope = about.scope(meetings);
        if !self.money.lines.iter().any(|line| scope(line)) {
            return None;
        }
        let said = about.said(&title, account);
        let mut traits = vec![format!("about: {about:?}")];
        if meetings && three {
            traits.push("三公 with 会议费 and 培训费".to_owned());
        }
        if matches!(about, About::Balance | About::FiscalBalance) {
            let fiscal = about == About::FiscalBalance;
            let (dice, money, style) = (&mut *self.dice, self.money, self.style);
            let balance = Balance { dice, money, style, scope, fiscal, title, said, traits };
            return Some(balance.print(self.number));
        }
        let (trees, rate) = self.columns(about, &scope, meetings, &mut traits);
        let columns = Columns::of(&trees);
        let (keys, rows) = self.rows(about, &scope, meetings, &mut traits);
        let rate = rate.then_some(scope);
        let said = Want::ALL.and(said);
        let table = Table { title, said, keys, columns, rate, rows, traits };
        Some(table.print(self.dice, self.style, self.number, self.money))
    }

    fn columns(
        &mut self,
        about: About,
        scope: &Scope,
        meetings: bool,
        traits: &mut Vec<String>,
    ) -> (Vec<Tree>, bool) {
        let account = self.style.account;
        let choice = self.dice.below(10);
        if about == About::ThreePublicAsColumns {
            traits.push("columns: 三公".to_owned());
            return (vec![items::columns(self.dice, meetings)], false);
        }
        let (dice, money) = (&mut *self.dice, self.money);
        let mut draw = Draw { dice, money, scope: Rc::clone(scope), traits };
        let tree = match (about, choice) {
            (About::Expenditure, 0..6) | (About::ExpenditureByUnit | About::ExpenditureByEconomic, 0..7) => {
                draw.by_nature()
            }
            (About::Expenditure, 6..8) => draw.by_both(),
            (About::Expenditure | About::ExpenditureByUnit | About::ExpenditureByEconomic, _) => {
                draw.by_fund(true)
            }
            (About::Revenue, _) => draw.by_fund(false),
            (About::Fiscal, 0..3) => draw.by_budget(),
            (About::Projects, 0..7) => draw.by_fund(true),
            (About::BasicByEconomic, 0..7) => draw.by_basic(),
            (About::Fiscal | About::General | About::GovernmentFund | About::StateCapital, 0..7) => {
                draw.by_nature()
            }
            (About::Fiscal | About::General | About::ThreePublic, 7..9) => return draw.by_year(account),
            _ => draw.amount(account),
        };
        (vec![tree], false)
    }

    fn rows(&mut self, about: About, scope: &Scope, meetings: bool, traits: &mut Vec<String>) -> Rows {
        if about == About::ThreePublic {
            traits.push("rows: 三公".to_owned());
            let over = self.dice.one(&["项目", "项目名称", "支出项目", "经费项目"]);
            return (vec![vec![over.to_owned()]], items::rows(self.dice, self.money, meetings));
        }
        let choice = self.dice.below(20);
        let (dice, money, style) = (&mut *self.dice, self.money, self.style);
        let expenditure = about != About::Revenue;
        let mut coded = Coded { dice, money, style, scope: Rc::clone(scope), traits, expenditure };
        match (about, choice) {
            (About::Projects, _) => coded.projects(),
            (About::ThreePublicAsColumns | About::ExpenditureByUnit, _) | (About::Revenue, 0..4) => {
                coded.units()
            }
            (About::BasicByEconomic | About::ExpenditureByEconomic | About::AgencyOperating, 0..17) => {
                coded.rows::<EconomicCode>()
            }
            (About::BasicByEconomic | About::ExpenditureByEconomic | About::AgencyOperating, _) => {
                coded.within_units::<EconomicCode>()
            }
            (_, 15..17) => coded.within_units::<FunctionalCode>(),
            (_, 17..19) => coded.beside_units::<FunctionalCode>(),
            _ => coded.rows::<FunctionalCode>(),
        }
    }
}

impl Document {
    pub(crate) fn draw(dice: &mut Dice) -> Self {
        let money = Money::draw(dice);
        let style = Style::draw(dice);
        let mut about = ALL.to_vec();
        dice.shuffle(&mut about);
        about.truncate(1 + dice.below(4));
        about.sort_by_key(|about| ALL.iter().position(|other| other == about));
        let mut forms: Vec<Form> = Vec::new();
        for about in about {
            let number = forms.len() + 1;
            let mut press = Press { dice, money: &money, style: &style, number };
            forms.extend(press.print(about));
        }
        if forms.is_empty() {
            let mut press = Press { dice, money: &money, style: &style, number: 1 };
            forms.extend(press.print(About::General));
        }
        let kind = if style.account { "部门决算" } else { "部门预算" };
        let cover = format!("{}{}年{kind}", money.department, money.year.get());
        Self { cover, forms }
    }
}
