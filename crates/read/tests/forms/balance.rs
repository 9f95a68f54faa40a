//! Balances: revenue at the left, expenditure at the right, once or twice.

use std::rc::Rc;

use cn_budget::fact::{Aspects, Flow, Fund, Nature, OfCode};
use cn_budget::{Catalog, FunctionalCode, Level};

use crate::dice::Dice;
use crate::form::{Entry, Figure, Form, Want, headings};
use crate::money::{Line, Money, OWN, Source, Use};
use crate::style::Style;
use crate::tree::{Columns, Draw, Scope};
use crate::words::{self, said};

/// A line of a side: its name, the lines of the budget that it counts, what it says.
struct Item {
    words: String,
    lines: Vec<usize>,
    want: Want,
}

/// A side: the heading over its names, its columns, its lines, and those at its foot.
struct Side {
    names: Vec<String>,
    columns: Columns,
    items: Vec<Item>,
    foot: Vec<Item>,
}

pub(crate) struct Balance<'a> {
    pub(crate) dice: &'a mut Dice,
    pub(crate) money: &'a Money,
    pub(crate) style: &'a Style,
    pub(crate) scope: Scope,
    /// Of appropriations alone.
    pub(crate) fiscal: bool,
    pub(crate) title: String,
    pub(crate) said: Aspects,
    pub(crate) traits: Vec<String>,
}

const NUMBERS: [&str; 30] = [
    "一",
    "二",
    "三",
    "四",
    "五",
    "六",
    "七",
    "八",
    "九",
    "十",
    "十一",
    "十二",
    "十三",
    "十四",
    "十五",
    "十六",
    "十七",
    "十八",
    "十九",
    "二十",
    "二十一",
    "二十二",
    "二十三",
    "二十四",
    "二十五",
    "二十六",
    "二十七",
    "二十八",
    "二十九",
    "三十",
];

impl Balance<'_> {
    fn item(&self, words: String, aspects: Aspects, counts: impl Fn(&Line) -> bool) -> Item {
        let counts = |line: &Line| (self.scope)(line) && counts(line);
        let lines = (0..self.money.lines.len()).filter(|&at| counts(&self.money.lines[at])).collect();
        Item { words, lines, want: Want::ALL.and(aspects) }
    }

    fn revenue_of(&mut self, fund: Fund, before: &str) -> Item {
        let name = words::fund(self.dice, fund);
        let name =
            if name.ends_with("收入") || self.dice.percent(30) { name } else { format!("{name}收入") };
        let aspects = said(|said| (said.flow, said.fund) = (Some(Flow::Revenue), Some(fund)));
        self.item(format!("{before}{name}"), aspects, |line| line.is_of(fund))
    }

    fn revenue(&mut self) -> Side {
        let budgets = [Fund::General, Fund::GovernmentFund, Fund::StateCapital];
        let mut items = Vec::new();
        let nested = !self.fiscal && self.dice.percent(40);
        let mut number = 0;
        if nested {
            self.traits.push("balance: 财政拨款 over its budgets".to_owned());
            items.push(self.revenue_of(Fund::Fiscal, "一、"));
            number = 1;
        }
        let style = self.dice.below(3);
        for (place, fund) in budgets.into_iter().enumerate() {
            let before = match (nested, style) {
                (false, _) => {
                    number += 1;
                    format!("{}、", NUMBERS[number - 1])
                }
                (true, 0) => format!("（{}）", NUMBERS[place]),
                (true, 1) => format!("  {}.", place + 1),
                (true, _) => {
                    if place == 0 {
                        "  其中：".to_owned()
                    } else {
                        "        ".to_owned()
                    }
                }
            };
            items.push(self.revenue_of(fund, &before));
        }
        if !self.fiscal {
            let full = self.dice.percent(60);
            for fund in OWN {
                if full || self.money.lines.iter().any(|line| line.is_of(fund)) {
                    number += 1;
                    items.push(self.revenue_of(fund, &format!("{}、", NUMBERS[number - 1])));
                }
            }
            if self.money.lines.iter().any(|line| line.source == Source::Local) {
                number += 1;
                let words = format!("{}、{}", NUMBERS[number - 1], words::local_fund(self.dice));
                self.traits.push("balance: a fund of the place".to_owned());
                let revenue = said(|said| said.flow = Some(Flow::Revenue));
                items.push(self.item(words, revenue, |line| line.source == Source::Local));
            }
        }
        let foot = self.foot(Flow::Revenue);
        Side { names: Vec::new(), columns: Columns::default(), items, foot }
    }

    /// 本年合计, what is carried, 总计; or the total alone.
    fn foot(&mut self, flow: Flow) -> Vec<Item> {
        let carries = self.scope_carries();
        let side = if flow == Flow::Revenue { "收入" } else { "支出" };
        let of = said(|said| said.flow = Some(flow));
        if !carries && self.traits.iter().any(|words| words == "balance: total alone") {
            return vec![self.item(format!("{side}总计"), of, |_| true)];
        }
        let (of_year, (words, other_year)): (Vec<Item>, (String, Flow)) = match flow {
            Flow::Revenue => (
                vec![self.item("本年收入合计".to_owned(), of, |line| line.source != Source::Carried)],
                (words::carried(self.dice), Flow::CarriedIn),
            ),
            _ => (
                vec![self.item("本年支出合计".to_owned(), of, |_| true)],
                (self.dice.one(&["结转下年", "年终结转结余", "年末结转和结余"]).to_owned(), Flow::CarriedOut),
            ),
        };
        let over = said(|said| said.flow = Some(other_year));
        let is_in = other_year == Flow::CarriedIn;
        let other = self.item(words, over, |line| is_in && line.source == Source::Carried);
        let total = self.item(format!("{side}总计"), of, |_| true);
        of_year.into_iter().chain([other, total]).collect()
    }

    fn scope_carries(&self) -> bool {
        self.money.lines.iter().any(|line| (self.scope)(line) && line.source == Source::Carried)
    }

    fn by_class(&mut self) -> Side {
        let catalog = Catalog::for_year(self.money.year);
        let full = self.dice.percent(30);
        let ordinals = self.dice.percent(80);
        if full {
            self.traits.push("balance: every class".to_owned());
        }
        let mut classes: Vec<FunctionalCode> = catalog
            .iter::<FunctionalCode>()
            .map(|entry| entry.code())
            .filter(|code| code.level() == Level::Class)
            .collect();
        let has = |class: &FunctionalCode| {
            self.money.lines.iter().any(|line| (self.scope)(line) && line.function.class() == *class)
        };
        if !full {
            classes.retain(has);
        }
        let spent = said(|said| said.flow = Some(Flow::Expenditure));
        let mut items = Vec::new();
        for (place, class) in classes.into_iter().take(NUMBERS.len()).enumerate() {
            let name = catalog.name(class).unwrap_or_default();
            let words = if ordinals { format!("{}、{name}", NUMBERS[place]) } else { name.to_owned() };
            let mut item = self.item(words, spent, |line| line.function.class() == class);
            item.want.function = OfCode::One(class);
            items.push(item);
        }
        let foot = self.foot(Flow::Expenditure);
        let head = self.dice.one(&["项目", "项目（按功能分类）", "支出功能分类科目", "功能分类"]);
        Side { names: vec![head.to_owned()], columns: Columns::default(), items, foot }
    }

    fn by_nature(&mut self) -> Side {
        let nested = self.dice.percent(60);
        let mut items = Vec::new();
        let mut add = |balance: &mut Self, nature: Nature, before: &str| {
            let name = words::nature(balance.dice, nature);
            let aspects = said(|said| (said.flow, said.nature) = (Some(Flow::Expenditure), Some(nature)));
            let item = balance.item(format!("{before}{name}"), aspects, |line| line.is_for(nature));
            items.push(item);
        };
        add(self, Nature::Basic, "一、");
        if nested {
            self.traits.push("balance: 基本支出 over 人员 and 公用".to_owned());
            let first = self.dice.one(&["（一）", "  1.", "  其中："]);
            let second = match first {
                "（一）" => "（二）",
                "  1." => "  2.",
                _ => "        ",
            };
            add(self, Nature::Personnel, first);
            add(self, Nature::Operating, second);
        }
        add(self, Nature::Project, "二、");
        let mut number = 2;
        for nature in [Nature::Business, Nature::Remitted, Nature::Subsidy] {
            if self.money.lines.iter().any(|line| (self.scope)(line) && line.is_for(nature)) {
                number += 1;
                add(self, nature, &format!("{}、", NUMBERS[number - 1]));
            }
        }
        if self.money.lines.iter().any(|line| (self.scope)(line) && line.spent_on == Use::Local) {
            let words = format!("{}、{}", NUMBERS[number], words::local_use(self.dice));
            self.traits.push("balance: a use of the place".to_owned());
            let spent = said(|said| said.flow = Some(Flow::Expenditure));
            items.push(self.item(words, spent, |line| line.spent_on == Use::Local));
        }
        let foot = self.foot(Flow::Expenditure);
        let head = self.dice.one(&["项目（按支出性质）", "支出用途", "项目"]);
        Side { names: vec![head.to_owned()], columns: Columns::default(), items, foot }
    }

    /// The columns of a side: one amount, or for expenditure the budgets or the natures.
    fn columns(&mut self, several: bool) -> Columns {
        let scope = Rc::clone(&self.scope);
        let mut traits = Vec::new();
        let mut draw = Draw { dice: &mut *self.dice, money: self.money, scope, traits: &mut traits };
        let tree = match several {
            true if self.fiscal => draw.by_budget(),
            true => draw.by_staff(),
            false => draw.amount(self.style.account),
        };
        self.traits.extend(traits.into_iter().filter(|_| several).map(|words| format!("balance {words}")));
        Columns::of(&[tree])
    }

    pub(crate) fn print(mut self, number: usize) -> Form {
        if self.dice.percent(30) {
            self.traits.push("balance: total alone".to_owned());
        }
        let mut left = self.revenue();
        left.names = vec!["收入".to_owned(), "项目".to_owned()];
        left.columns = self.columns(false);
        let three = self.dice.percent(25);
        let mut sides = vec![left];
        if three {
            self.traits.push("balance: three panels".to_owned());
            for mut side in [self.by_class(), self.by_nature()] {
                side.columns = self.columns(false);
                sides.push(side);
            }
        } else {
            let by_class = self.dice.percent(70);
            let mut right = if by_class { self.by_class() } else { self.by_nature() };
            self.traits
                .push(format!("balance: expenditure by {}", if by_class { "class" } else { "nature" }));
            let several = by_class && self.dice.percent(40);
            right.columns = self.columns(several);
            sides.push(right);
        }
        self.lay_out(sides, number)
    }

    fn lay_out(mut self, mut sides: Vec<Side>, number: usize) -> Form {
        let top = self.dice.pick(&[("收入", "支出"), ("收  入", "支  出"), ("收　　入", "支　　出")]);
        let mut paths = Vec::new();
        for (place, side) in sides.iter_mut().enumerate() {
            let side_name = if place == 0 { top.0 } else { top.1 };
            let leaf = side.names.last().cloned().unwrap_or_default();
            paths.push(vec![side_name.to_owned(), leaf]);
            for column in &side.columns.all {
                paths.push([vec![side_name.to_owned()], column.path.clone()].concat());
            }
        }
        let (head, depth) = headings(&paths);
        let listed = sides.iter().map(|side| side.items.len()).max().unwrap_or(0);
        let foot = sides.iter().map(|side| side.foot.len()).max().unwrap_or(0);
        let mut body = vec![vec![Entry::Blank; paths.len()]; listed + foot];
        let mut figures = Vec::new();
        let mut first = 0;
        for side in &sides {
            let foot_at = listed + foot - side.foot.len();
            let rows = (0..side.items.len()).zip(&side.items).chain((foot_at..).zip(&side.foot));
            for (row, item) in rows {
                body[row][first] = item.words.as_str().into();
                for (place, column) in side.columns.all.iter().enumerate() {
                    let sum = item.lines.iter().map(|&line| (column.pick)(&self.money.lines[line])).sum();
                    let entry = self.style.figure(sum);
                    if let Entry::Figure(_, value) = &entry {
                        let want = Want { aspects: self.said.and(column.said), ..item.want };
                        let want = want.and(item.want.aspects);
                        let column = first + 1 + place;
                        figures.push(Figure { row, column, value: *value, want, tied: true });
                    }
                    body[row][first + 1 + place] = entry;
                }
            }
            first += 1 + side.columns.all.len();
        }
        let (title, above) = self.style.above(self.dice, &self.title, number, self.money);
        self.traits.extend(self.style.traits.iter().cloned());
        let (width, unit, traits) = (paths.len(), self.style.unit, self.traits);
        Form { title, unit, above, head, depth, width, body, below: Vec::new(), figures, traits }
    }
}
