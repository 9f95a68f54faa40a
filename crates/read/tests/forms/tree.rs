//! The columns of figures: headings over headings, what each says, and which lines of the budget its figures count.

use std::rc::Rc;

use cn_budget::fact::{Aspects, Figure, Flow, Fund, Nature};

use crate::dice::Dice;
use crate::money::{Line, Money, Source, Use};
use crate::words::{self, said};

/// How much of a line counts.
pub(crate) type Pick = Rc<dyn Fn(&Line) -> i64>;

/// How a heading stands to those below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Leaf,
    /// Over its parts, with a total among them at the front or the end, or without.
    Over {
        total: Option<String>,
        at_end: bool,
    },
    /// Beside its parts, on the same level, perhaps marked 其中.
    Beside {
        marked: bool,
    },
}

#[derive(Clone)]
pub(crate) struct Tree {
    pub(crate) words: String,
    pub(crate) said: Aspects,
    pub(crate) pick: Pick,
    pub(crate) shape: Shape,
    pub(crate) parts: Vec<Tree>,
}

/// A column of figures.
#[derive(Clone)]
pub(crate) struct Column {
    pub(crate) path: Vec<String>,
    pub(crate) said: Aspects,
    pub(crate) pick: Pick,
}

/// Columns, and which is the sum of which.
#[derive(Clone, Default)]
pub(crate) struct Columns {
    pub(crate) all: Vec<Column>,
    pub(crate) sums: Vec<(usize, Vec<usize>)>,
}

impl Tree {
    pub(crate) fn leaf(
        words: impl Into<String>,
        said: Aspects,
        counts: impl Fn(&Line) -> bool + 'static,
    ) -> Self {
        let pick: Pick = Rc::new(move |line| if counts(line) { line.now } else { 0 });
        Self { words: words.into(), said, pick, shape: Shape::Leaf, parts: Vec::new() }
    }

    fn over(self, dice: &mut Dice, parts: Vec<Self>) -> Self {
        let total = dice.percent(85).then(|| words::subtotal(dice));
        let at_end = dice.percent(10);
        Self { shape: Shape::Over { total, at_end }, parts, ..self }
    }

    fn beside(self, dice: &mut Dice, parts: Vec<Self>) -> Self {
        Self { shape: Shape::Beside { marked: dice.percent(40) }, parts, ..self }
    }

    /// The same headings over the amounts of the year before.
    pub(crate) fn of_year_before(&self) -> Self {
        let counts = Rc::clone(&self.pick);
        let pick: Pick = Rc::new(move |line| counts(&Line { now: line.before, ..line.clone() }));
        let parts = self.parts.iter().map(Self::of_year_before).collect();
        Self { pick, parts, ..self.clone() }
    }
}

impl Columns {
    /// Lays headings out; gives the columns that a heading amounts to.
    fn lay(&mut self, tree: &Tree, above: &[String], said: Aspects) -> Vec<usize> {
        let said = said.and(tree.said);
        let mut path = above.to_vec();
        match &tree.shape {
            Shape::Leaf => {
                path.push(tree.words.clone());
                self.all.push(Column { path, said, pick: Rc::clone(&tree.pick) });
                vec![self.all.len() - 1]
            }
            Shape::Beside { marked } => {
                path.push(tree.words.clone());
                let whole = self.all.len();
                self.all.push(Column { path, said, pick: Rc::clone(&tree.pick) });
                let mut parts = Vec::new();
                for (place, part) in tree.parts.iter().enumerate() {
                    let words = if *marked && place == 0 {
                        format!("其中：{}", part.words)
                    } else {
                        part.words.clone()
                    };
                    parts.extend(self.lay(&Tree { words, ..part.clone() }, above, said));
                }
                self.sums.push((whole, parts));
                vec![whole]
            }
            Shape::Over { total, at_end } => {
                if !tree.words.is_empty() {
                    path.push(tree.words.clone());
                }
                let total = total.as_ref().map(|words| {
                    let path = [path.clone(), vec![words.clone()]].concat();
                    Column { path, said, pick: Rc::clone(&tree.pick) }
                });
                let first = self.all.len();
                if !at_end {
                    self.all.extend(total.clone());
                }
                let mut parts = Vec::new();
                for part in &tree.parts {
                    parts.extend(self.lay(part, &path, said));
                }
                if total.is_none() {
                    return parts;
                }
                let whole = if *at_end { self.all.len() } else { first };
                if *at_end {
                    self.all.extend(total);
                }
                self.sums.push((whole, parts));
                vec![whole]
            }
        }
    }

    pub(crate) fn of(trees: &[Tree]) -> Self {
        let mut columns = Self::default();
        for tree in trees {
            columns.lay(tree, &[], Aspects::NONE);
        }
        columns
    }

    pub(crate) fn is_tied(&self, column: usize) -> bool {
        self.sums.iter().any(|(whole, parts)| *whole == column || parts.contains(&column))
    }
}

fn of_nature(nature: Nature) -> Aspects {
    said(|said| said.nature = Some(nature))
}

fn of_fund(fund: Fund) -> Aspects {
    said(|said| said.fund = Some(fund))
}

/// Which lines a table is about.
pub(crate) type Scope = Rc<dyn Fn(&Line) -> bool>;

/// Draws columns for the lines that a table is about.
pub(crate) struct Draw<'a> {
    pub(crate) dice: &'a mut Dice,
    pub(crate) money: &'a Money,
    pub(crate) scope: Scope,
    pub(crate) traits: &'a mut Vec<String>,
}

impl Draw<'_> {
    fn leaf(&mut self, words: String, said: Aspects, counts: impl Fn(&Line) -> bool + 'static) -> Tree {
        let scope = Rc::clone(&self.scope);
        Tree::leaf(words, said, move |line| scope(line) && counts(line))
    }

    fn has(&self, counts: impl Fn(&Line) -> bool) -> bool {
        self.money.lines.iter().any(|line| (self.scope)(line) && counts(line))
    }

    fn nature(&mut self, nature: Nature) -> Tree {
        let words = words::nature(self.dice, nature);
        self.leaf(words, of_nature(nature), move |line| line.is_for(nature))
    }

    fn fund(&mut self, fund: Fund) -> Tree {
        let words = words::fund(self.dice, fund);
        self.leaf(words, of_fund(fund), move |line| line.is_of(fund))
    }

    fn note(&mut self, words: &str) {
        self.traits.push(words.to_owned());
    }

    /// Everything, over its parts.
    fn whole(&mut self, parts: Vec<Tree>, expenditure: bool) -> Tree {
        let words = words::total(self.dice, expenditure);
        let tree = self.leaf(String::new(), Aspects::NONE, |_| true);
        let at_end = self.dice.percent(12);
        if at_end {
            self.note("columns: total last");
        }
        Tree { shape: Shape::Over { total: Some(words), at_end }, parts, ..tree }
    }

    fn parted(&mut self, whole: Tree, parts: Vec<Tree>, name: &str) -> Tree {
        if self.dice.percent(70) {
            let tree = whole.over(self.dice, parts);
            if let Shape::Over { total: None, .. } = tree.shape {
                self.note(&format!("columns: {name} over parts without a sum"));
            }
            tree
        } else {
            let tree = whole.beside(self.dice, parts);
            let marked = tree.shape == Shape::Beside { marked: true };
            self.note(&format!(
                "columns: {name} beside its parts{}",
                if marked { ", marked 其中" } else { "" }
            ));
            tree
        }
    }

    /// 基本支出 (人员, 公用), 项目支出, and what else there is.
    pub(crate) fn by_nature(&mut self) -> Tree {
        self.note("columns: natures");
        let mut parts = self.natures();
        if self.dice.percent(10) {
            parts.reverse();
            self.note("columns: natures in reverse");
        }
        self.whole(parts, true)
    }

    fn natures(&mut self) -> Vec<Tree> {
        let basic = self.nature(Nature::Basic);
        let basic = if self.dice.percent(55) {
            let parts = vec![self.nature(Nature::Personnel), self.nature(Nature::Operating)];
            self.parted(basic, parts, "基本支出")
        } else {
            basic
        };
        let mut parts = vec![basic, self.nature(Nature::Project)];
        let printed = self.dice.percent(25);
        for nature in [Nature::Business, Nature::Remitted, Nature::Subsidy] {
            if printed || self.has(|line| line.is_for(nature)) {
                parts.push(self.nature(nature));
            }
        }
        if self.has(|line| line.spent_on == Use::Local) {
            let words = words::local_use(self.dice);
            self.note("columns: a use of the place");
            parts.push(self.leaf(words, Aspects::NONE, |line| line.spent_on == Use::Local));
        }
        parts
    }

    /// Which money: appropriations by budget, and the unit's own.
    pub(crate) fn by_fund(&mut self, expenditure: bool) -> Tree {
        self.note("columns: funds");
        let parts = self.funds();
        self.whole(parts, expenditure)
    }

    fn funds(&mut self) -> Vec<Tree> {
        let budgets =
            vec![self.fund(Fund::General), self.fund(Fund::GovernmentFund), self.fund(Fund::StateCapital)];
        let mut parts = Vec::new();
        if self.dice.percent(50) {
            let whole = self.fund(Fund::Fiscal);
            parts.push(self.parted(whole, budgets, "财政拨款"));
        } else {
            parts.extend(budgets);
        }
        if self.has(|line| line.source == Source::Carried) {
            let words = words::carried(self.dice);
            let said = said(|said| said.flow = Some(Flow::CarriedIn));
            let carried = self.leaf(words, said, |line| line.source == Source::Carried);
            let place = if self.dice.percent(50) { 0 } else { parts.len() };
            self.note("columns: 上年结转");
            parts.insert(place, carried);
        }
        let printed = self.dice.percent(40);
        if printed || self.has(|line| line.is_of(Fund::SpecialAccount)) {
            parts.push(self.fund(Fund::SpecialAccount));
        }
        let funds = [Fund::Institutional, Fund::Business, Fund::Superior, Fund::Affiliates, Fund::Other];
        let of_unit: Vec<Fund> =
            funds.into_iter().filter(|fund| printed || self.has(|line| line.is_of(*fund))).collect();
        if !of_unit.is_empty() {
            let several = of_unit.len() > 1;
            let own: Vec<Tree> = of_unit.into_iter().map(|fund| self.fund(fund)).collect();
            if several && self.dice.percent(35) {
                let whole = self.fund(Fund::Own);
                let whole = whole.over(self.dice, own);
                self.note("columns: 单位资金 over its parts");
                parts.push(whole);
            } else {
                parts.extend(own);
            }
        }
        if self.has(|line| line.source == Source::Local) {
            let words = words::local_fund(self.dice);
            self.note("columns: a fund of the place");
            parts.push(self.leaf(words, Aspects::NONE, |line| line.source == Source::Local));
        }
        parts
    }

    /// The same total split twice: by nature and by fund.
    pub(crate) fn by_both(&mut self) -> Tree {
        self.note("columns: natures, then funds");
        let (natures, funds) = (self.natures(), self.funds());
        let tops = self.dice.pick(&[("支出性质", "资金来源"), ("按支出性质分", "按资金来源分"), ("", "")]);
        let mut group = |words: &str, parts: Vec<Tree>| {
            let tree = self.leaf(words.to_owned(), Aspects::NONE, |_| true);
            Tree { shape: Shape::Over { total: None, at_end: false }, parts, ..tree }
        };
        let parts = vec![group(tops.0, natures), group(tops.1, funds)];
        self.whole(parts, true)
    }

    /// The budgets of appropriations, below or beside their total.
    pub(crate) fn by_budget(&mut self) -> Tree {
        self.note("columns: budgets");
        let budgets =
            vec![self.fund(Fund::General), self.fund(Fund::GovernmentFund), self.fund(Fund::StateCapital)];
        self.whole(budgets, true)
    }

    /// Of basic expenditure: 人员经费 and 公用经费.
    pub(crate) fn by_basic(&mut self) -> Tree {
        self.note("columns: 人员, 公用");
        let parts = vec![self.nature(Nature::Personnel), self.nature(Nature::Operating)];
        self.whole(parts, true)
    }

    /// As a unit's form has it: 合计, 人员, 公用, 项目.
    pub(crate) fn by_staff(&mut self) -> Tree {
        self.note("columns: 人员, 公用, 项目");
        let mut parts = vec![
            self.nature(Nature::Personnel),
            self.nature(Nature::Operating),
            self.nature(Nature::Project),
        ];
        for nature in [Nature::Business, Nature::Remitted, Nature::Subsidy] {
            if self.has(|line| line.is_for(nature)) {
                parts.push(self.nature(nature));
            }
        }
        if self.has(|line| line.spent_on == Use::Local) {
            let words = words::local_use(self.dice);
            parts.push(self.leaf(words, Aspects::NONE, |line| line.spent_on == Use::Local));
        }
        self.whole(parts, true)
    }

    /// One column.
    pub(crate) fn amount(&mut self, account: bool) -> Tree {
        self.note("columns: one");
        let year = self.money.year.get();
        let (words, said) = if self.dice.percent(40) {
            (self.dice.one(&["金额", "合计", "金额（万元）", "小计"]).to_owned(), Aspects::NONE)
        } else {
            words::this_year(self.dice, year, account)
        };
        self.leaf(words, said, |_| true)
    }

    /// The year before, this year, and how they differ.
    pub(crate) fn by_year(&mut self, account: bool) -> (Vec<Tree>, bool) {
        self.note("columns: years");
        let year = self.money.year.get();
        let (words, said) = words::year_before(self.dice, year, account);
        let before = self.leaf(words, said, |_| true).of_year_before();
        let (words, said) = words::this_year(self.dice, year, account);
        let now = self.leaf(words, said, |_| true);
        let now = if self.dice.percent(50) {
            let parts = vec![self.nature(Nature::Basic), self.nature(Nature::Project)];
            let total = Some(words::subtotal(self.dice));
            self.note("columns: natures below the year");
            Tree { shape: Shape::Over { total, at_end: false }, parts, ..now }
        } else {
            now
        };
        let mut trees = vec![before, now];
        if self.dice.percent(20) {
            trees.swap(0, 1);
            self.note("columns: this year first");
        }
        let rate = self.dice.percent(60);
        if self.dice.percent(70) {
            let words = self.dice.one(&["增减额", "增减", "比上年增减", "增减变动", "增减金额"]);
            let change = words::said(|said| said.figure = Some(Figure::Change));
            let scope = Rc::clone(&self.scope);
            let pick: Pick = Rc::new(move |line| if scope(line) { line.now - line.before } else { 0 });
            let shape = Shape::Leaf;
            trees.push(Tree { words: words.to_owned(), said: change, pick, shape, parts: Vec::new() });
        }
        (trees, rate)
    }
}
