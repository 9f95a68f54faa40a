//! From tokens to facts: subjects carry over clauses as a reader carries them.

mod completion;
mod names;

use rust_decimal::Decimal;

use self::names::{leads_to_total, name_of_money};
use super::path::FunctionPath;
use super::scan::{Spot, Token, scan};
use super::words::{Lexicon, Word};
use super::{Direction, Fact, FactFigure, Measure, PathStep, Scope, Standing, Topic};
use crate::catalog::Catalog;
use crate::document::TextPlace;
use crate::document::{Disclosure, TextSection};
use crate::prose::{Plain, goes_on, is_contents};
use crate::value::{BudgetKind, FiscalYear, FunctionalCode, Printed, Ratio, Stage};

/// The facts of a document, the counts that sum to others in its text, and the figures that want a unit.
#[derive(Debug, Default)]
pub(crate) struct Narrative {
    pub(crate) facts: Vec<Fact>,
    pub(crate) counts: Vec<CountSum>,
    /// Figures that stand where an amount or a percentage must, and have neither 元 nor %.
    pub(crate) bare: Vec<TextPlace>,
}

/// A count and what it is said to be made of (数量): 共有车辆8辆，其中：….
#[derive(Clone, Debug)]
#[doc(alias = "数量")]
#[non_exhaustive]
pub struct CountSum {
    /// What is counted, by its measure word: 辆.
    pub counter: Box<str>,
    /// The count.
    pub whole: Decimal,
    /// The counts that it is taken apart into.
    pub parts: Vec<Decimal>,
    /// Whether the last of them is what is left: 其他用车3辆.
    pub exhausted: bool,
    /// Where the count stands.
    pub place: TextPlace,
}

impl Narrative {
    pub(crate) fn of(document: &Disclosure) -> Self {
        let mut parser = Parser::new(document.fiscal_year, document.stage == Stage::FinalAccount);
        for (index, section) in document.sections.iter().enumerate() {
            parser.section(index, section);
        }
        parser.narrative
    }

    pub(crate) fn of_text(text: &str, year: FiscalYear) -> Self {
        let mut parser = Parser::new(year, false);
        parser.paragraph(text, TextPlace { paragraph: Some(0), ..TextPlace::default() });
        parser.narrative
    }
}

type Subject = (Topic, Option<Scope>);

/// Words between a head and its amount that name nothing of their own.
const CONNECTORS: [&str; 52] = [
    "预算金额",
    "安排",
    "共计",
    "合计",
    "金额",
    "预计",
    "计划",
    "全部",
    "均为",
    "下达",
    "核定",
    "批复",
    "列支",
    "投入",
    "支出",
    "收入",
    "决算",
    "预算",
    "科目",
    "资金",
    "达到",
    "分别",
    "实际",
    "支付",
    "发生",
    "全年",
    "部门",
    "单位",
    "总额",
    "总计",
    "规模",
    "情况",
    "项目",
    "费用",
    "为",
    "共",
    "约",
    "是",
    "达",
    "数",
    "了",
    "总",
    "年",
    "度",
    "的",
    "计",
    "本",
    "等",
    "由",
    "在",
    "额",
    "我",
];

/// What may stand right before 收入 or 支出 without naming another thing.
const OPENERS: [&str; 24] = [
    "部门", "单位", "局", "委", "办", "厅", "院", "会", "校", "学", "中心", "处", "所", "队", "馆", "站",
    "部", "园", "总", "的", "年", "度", "安排", "级",
];

/// What says that a change is not between the amounts that the text gives.
const OTHER_BASES: [&str; 7] = ["口径", "可比", "剔除", "扣除", "还原", "同范围", "不考虑"];

/// What a clause has said so far.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "what a clause has said so far, each for itself")]
struct Clause {
    subject: Option<Subject>,
    statement: usize,
    /// Of what the list was that the sentence before ended with, where 其中 goes on with it.
    listed: Option<Subject>,
    /// The budget whose revenue the sentence gives.
    fund: Option<Scope>,
    /// Whether a thing has been named since the last comma.
    headed: bool,
    /// 其中: of what the things that follow are parts.
    parent: Option<Subject>,
    /// The wholes of the lists that this one is in.
    wholes: Vec<Subject>,
    /// The things named since the last comma, each with the number of its statement.
    named: Vec<(Subject, usize)>,
    /// The things that the sentence has given amounts of.
    given: Vec<(Subject, usize)>,
    /// 分别: the things that the figures go round.
    round: Option<Round>,
    /// The year that the parts are of.
    list_year: Option<FiscalYear>,
    year: Option<FiscalYear>,
    measure: Option<Measure>,
    measures: Vec<Measure>,
    than: Option<Than>,
    moving: Option<Moving>,
    share: Option<Whole>,
    completes: bool,
    /// 收入完成5万元: whether the amount that follows is what came of the budget.
    completed: bool,
    /// 完成年初预算的: which figure the completion rate is of.
    plan: Option<Measure>,
    /// How the figure that is read next stands in the sentence.
    standing: Standing,
    /// 按可比口径: what is told is on another basis than the amounts beside it.
    other_basis: bool,
    /// Whether the head said 本年, which with what is carried over is another total.
    this_year: bool,
    reading: Reading,
    /// Whether the sentence lists items that are not those of a reason.
    item: bool,
    aside: bool,
    /// The characters after the last head that are no word.
    tail: String,
    last_year: Option<FiscalYear>,
    /// 共有车辆8辆: the count that 其中 would be of.
    count: Option<(Decimal, Box<str>, usize)>,
    sum: Option<CountSum>,
}

/// What may be a fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Reading {
    #[default]
    All,
    /// 主要原因: nothing until the sentence ends.
    Reason,
    /// 用于: likewise, but 其中 takes the purpose apart.
    Purpose,
    /// The parts of a purpose: what has a name of its own.
    Parts,
}

impl Reading {
    const fn is_silent(self) -> bool {
        matches!(self, Self::Reason | Self::Purpose)
    }
}

/// 增加, 减少: the way of what follows; none where both alternatives of a form stand.
#[derive(Clone, Copy, Debug)]
struct Moving(Option<Direction>);

/// 甲、乙和丙分别为…、…和…: things, and the figures that follow, one each.
#[derive(Clone, Debug)]
struct Round {
    of: Vec<(Subject, usize)>,
    next: usize,
    moving: Option<Moving>,
    share: Option<Whole>,
}

/// 占: the whole that the clause names, where it names one.
#[derive(Clone, Debug)]
struct Whole(Option<Subject>);

#[derive(Clone, Copy, Debug)]
struct Than {
    year: Option<FiscalYear>,
    measure: Option<Measure>,
    /// Whether no comma has come since.
    open: bool,
    named: bool,
}

struct Parser {
    lexicon: Lexicon,
    catalog: Catalog,
    year: FiscalYear,
    /// Whether the document is a final account: 预算数 without a year is of its own year there.
    account: bool,
    classes: Vec<String>,
    narrative: Narrative,
    statements: usize,
    /// What the heading speaks of, or the last title below it.
    heading: Option<Subject>,
    /// The titles below the heading that a paragraph stands under, each with its level.
    titles: Vec<(usize, Option<Subject>)>,
    /// Whether a heading or a title is read, which names a budget without saying what of it.
    naming: bool,
    /// 其中： at the end of a paragraph: the paragraphs that follow are parts.
    carried: Option<Subject>,
}

impl Parser {
    fn new(year: FiscalYear, account: bool) -> Self {
        let catalog = Catalog::for_year(year);
        let roots = catalog.roots::<FunctionalCode>();
        let classes = roots.filter(|entry| entry.code().level() == crate::value::Level::Class);
        let classes = classes.map(|entry| entry.name().to_owned()).collect();
        let (narrative, heading, carried) = (Narrative::default(), None, None);
        let lexicon = Lexicon::new();
        let (statements, titles, naming) = (0, Vec::new(), false);
        Self {
            lexicon,
            catalog,
            year,
            account,
            classes,
            narrative,
            statements,
            heading,
            titles,
            naming,
            carried,
        }
    }

    fn section(&mut self, index: usize, section: &TextSection) {
        if is_contents(&section.heading) {
            return;
        }
        (self.heading, self.carried) = (None, None);
        self.titles.clear();
        let place = TextPlace { section: index, page: section.page(), ..TextPlace::default() };
        self.heading = self.name(&section.heading, place);
        let heading = self.heading.clone();
        let mut number = 0;
        while let Some(paragraph) = section.paragraphs.get(number) {
            let place = TextPlace {
                section: index,
                paragraph: Some(number),
                page: paragraph.place.page,
                range: 0..0,
            };
            // A reader may take the end of a full line for the end of a paragraph; a sentence shows it.
            let mut text = paragraph.text.clone();
            let mut starts = vec![0];
            while let Some(next) =
                section.paragraphs.get(number + starts.len()).filter(|next| goes_on(&text, &next.text))
            {
                starts.push(text.len());
                text.push_str(&next.text);
            }
            let first = self.narrative.facts.len();
            let counts = self.narrative.counts.len();
            let bare = self.narrative.bare.len();
            match title_level(&text) {
                Some(level) => {
                    self.titles.retain(|(upper, _)| *upper < level);
                    self.heading = self.titles.last().map_or(&heading, |(_, subject)| subject).clone();
                    self.heading = self.name(&text, place);
                    self.titles.push((level, self.heading.clone()));
                }
                None => {
                    self.paragraph(&text, place);
                }
            }
            let facts = self.narrative.facts[first..].iter_mut().map(|fact| &mut fact.place);
            let counts = self.narrative.counts[counts..].iter_mut().map(|count| &mut count.place);
            for place in facts.chain(counts).chain(&mut self.narrative.bare[bare..]) {
                let of = starts.iter().rposition(|start| *start <= place.range.start).unwrap_or_default();
                let found = &section.paragraphs[number + of];
                let within = |at: usize| at.saturating_sub(starts[of]).min(found.text.len());
                place.range = within(place.range.start)..within(place.range.end);
                (place.paragraph, place.page) = (Some(number + of), found.place.page);
            }
            number += starts.len();
        }
    }

    /// Reads a heading or a title; gives what it speaks of.
    fn name(&mut self, text: &str, place: TextPlace) -> Option<Subject> {
        self.naming = true;
        let subject = self.paragraph(text, place);
        self.naming = false;
        subject
    }

    /// Reads a paragraph; gives the last thing that it speaks of.
    fn paragraph(&mut self, text: &str, place: TextPlace) -> Option<Subject> {
        let plain = Plain::of(text);
        let names = |code: FunctionalCode| self.catalog.name(code).map(crate::prose::one_line);
        let spots = scan(&plain, &self.lexicon, &names);
        self.statements += 1;
        let clause = Clause {
            subject: self.heading.clone(),
            statement: self.statements,
            parent: self.carried.clone(),
            ..Clause::default()
        };
        let mut sentence =
            Sentence { parser: self, text: &plain, spots: &spots, place, clause, outer: Vec::new() };
        let mut at = 0;
        while at < spots.len() {
            at = sentence.step(at);
        }
        sentence.end_of_sum();
        let clause = sentence.clause;
        let opens = matches!(spots.last(), Some(Spot { token: Token::Colon, .. }));
        if opens && !clause.reading.is_silent() {
            self.carried =
                clause.parent.or(clause.subject.clone()).filter(|(topic, _)| *topic != Topic::Other);
        }
        clause.subject
    }
}

/// The level of a paragraph that names a thing and says nothing of it: （二）公务接待费; 3、教育支出（类）普通教育（款）小学教育（项）。
/// What follows is of that thing.
fn title_level(text: &str) -> Option<usize> {
    const LONGEST_TITLE: usize = 60;
    let line = crate::prose::one_line(text);
    let line = line.trim_end_matches(['。', '：']);
    let number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let (bracket, inside) = match line.strip_prefix('（') {
        Some(inside) => (true, inside),
        None => (false, line),
    };
    let rest = inside.trim_start_matches(number);
    let chinese = inside.starts_with(|c: char| !c.is_ascii_digit());
    let name = if bracket { rest.strip_prefix('）') } else { rest.strip_prefix(['、', '.']) };
    let (level, name) = match name.filter(|_| rest.len() < inside.len()) {
        Some(name) => (usize::from(bracket) + if chinese { 0 } else { 2 }, name),
        // The path of an item needs no number.
        None if line.ends_with("（项）") => (4, line),
        None => return None,
    };
    let sentence = name.contains(['，', '。', '；', '：', '、']);
    let figure = ["元", "%"].iter().any(|unit| name.contains(unit));
    (!sentence && !figure && name.chars().count() <= LONGEST_TITLE).then_some(level)
}

struct Sentence<'a> {
    parser: &'a mut Parser,
    text: &'a Plain,
    spots: &'a [Spot],
    place: TextPlace,
    clause: Clause,
    /// What was said before each open bracket.
    outer: Vec<Clause>,
}

impl Sentence<'_> {
    fn token(&self, at: usize) -> Option<&Token> {
        self.spots.get(at).map(|spot| &spot.token)
    }

    fn words(&self, at: usize) -> String {
        self.spots.get(at).map(|spot| self.text.words(spot.from, spot.to)).unwrap_or_default()
    }

    /// Takes the token at a place, and gives the place of the next one.
    fn step(&mut self, at: usize) -> usize {
        let Some(spot) = self.spots.get(at) else { return at + 1 };
        match &spot.token {
            Token::Stop => self.stop(at),
            Token::Semicolon => self.semicolon(at),
            Token::Comma => self.comma(self.text.chars[spot.from] == '、'),
            Token::Colon => {
                self.clause.tail.clear();
                self.clause.headed = false;
            }
            Token::Item => {
                self.clause.tail.clear();
                self.clause.year = None;
                self.clause.item |= !self.clause.reading.is_silent();
            }
            // What is open so deep is no sentence.
            Token::Open if self.outer.len() >= DEEPEST => {}
            Token::Open => {
                let inner = Clause {
                    moving: None,
                    share: None,
                    completes: false,
                    headed: false,
                    tail: String::new(),
                    sum: None,
                    ..self.clause.clone()
                };
                self.outer.push(core::mem::replace(&mut self.clause, inner));
            }
            Token::Close => {
                self.end_of_sum();
                if let Some(outer) = self.outer.pop() {
                    self.clause = outer;
                }
            }
            Token::Path(path) => self.take_path(path.clone()),
            Token::Year(year) => self.take_year(FiscalYear::new(*year).ok()),
            Token::Money(amount) => {
                let figure = FactFigure::Amount(*amount);
                self.take_money(spot, figure);
            }
            Token::Percent(ratio) => {
                let figure = FactFigure::Rate(*ratio);
                self.take_percent(spot, figure);
            }
            Token::Count(count, counter) => self.take_count(spot, *count, counter),
            Token::Bare => self.take_bare(at, spot),
            Token::Other => {
                let words = self.words(at);
                // 财政拨款支出预算中，…
                if words == "中" && matches!(self.token(at + 1), Some(Token::Comma)) {
                    self.open_list();
                }
                if self.clause.count.is_some() && words.starts_with("包括") && self.clause.tail.is_empty() {
                    self.open_sum();
                }
                self.clause.other_basis |= OTHER_BASES.iter().any(|basis| words.contains(basis));
                self.clause.tail.push_str(&words);
            }
            Token::Word(word) => return self.take_word(at, word),
        }
        at + 1
    }

    fn stop(&mut self, at: usize) {
        self.pending_direction();
        self.end_of_sum();
        // 共评价项目12个。其中：…
        let goes_on = matches!(self.token(at + 1), Some(Token::Word(Word::OfWhich)));
        let count = self.clause.count.take().filter(|_| goes_on);
        let clause = &mut self.clause;
        clause.listed = clause.parent.take().filter(|_| goes_on);
        clause.parent = self.parser.carried.clone();
        clause.wholes.clear();
        if let Some(outer) = self.outer.last() {
            clause.parent = outer.parent.clone();
            clause.wholes.clone_from(&outer.wholes);
        }
        clause.named.clear();
        clause.given.clear();
        clause.round = None;
        (clause.list_year, clause.year, clause.than, clause.measure) = (None, None, None, None);
        (clause.aside, clause.completes, clause.item) = (false, false, false);
        clause.reading = Reading::All;
        (clause.share, clause.count) = (None, count);
        (clause.fund, clause.headed) = (None, false);
        (clause.plan, clause.other_basis, clause.completed) = (None, false, false);
        clause.measures.clear();
        clause.tail.clear();
    }

    fn semicolon(&mut self, at: usize) {
        self.pending_direction();
        self.end_of_sum();
        // 一是…；二是… goes on with the reason.
        let next = self.words(at + 1);
        let item = matches!(self.token(at + 1), Some(Token::Item)) && !self.clause.item;
        let goes_on = self.clause.reading.is_silent() && (next.chars().nth(1) == Some('是') || item);
        let clause = &mut self.clause;
        clause.aside = false;
        if !goes_on {
            clause.reading = Reading::All;
        }
        (clause.than, clause.measure, clause.share, clause.completes) = (None, None, None, false);
        clause.headed = false;
        clause.measures.clear();
        clause.named.clear();
        clause.round = None;
        clause.tail.clear();
    }

    fn comma(&mut self, listing: bool) {
        self.pending_direction();
        let clause = &mut self.clause;
        if !listing {
            clause.named.clear();
            if let Some(round) = &mut clause.round {
                (round.moving, round.share) = (None, None);
            }
        }
        if let Some(than) = &mut clause.than {
            than.open = false;
        }
        (clause.measure, clause.share, clause.completes) = (None, None, false);
        (clause.plan, clause.completed) = (None, false);
        clause.headed = false;
        clause.measures.clear();
        clause.tail.clear();
    }

    /// 比上年有所减少: a way without a figure.
    fn pending_direction(&mut self) {
        let moving = self.clause.moving.take();
        let Some(Moving(Some(direction))) = moving else { return };
        if self.clause.than.is_some_and(|than| than.open) && !self.clause.reading.is_silent() {
            let at = FactFigure::None;
            self.emit_at(0..0, Measure::Change, at, Some(direction));
        }
    }

    fn take_year(&mut self, year: Option<FiscalYear>) {
        if self.clause.reading.is_silent() {
            return;
        }
        match &mut self.clause.than {
            Some(than) if than.open => (than.year, than.named) = (year, true),
            _ => self.clause.year = year,
        }
    }

    fn take_path(&mut self, mut path: FunctionPath) {
        if self.clause.reading.is_silent() {
            return;
        }
        // 款 and 项 that stand alone go on with the class before; a whole code needs none.
        if let Some((Topic::Path(before), _)) = &self.clause.subject
            && path.class.is_none()
            && path.code().is_none()
        {
            path.class.clone_from(&before.class);
            if path.section.is_none() {
                path.section.clone_from(&before.section);
            }
        }
        let scope = self.scope_around();
        self.set((Topic::Path(path), scope));
    }

    /// The budget that the heading or the whole is of.
    fn scope_around(&self) -> Option<Scope> {
        let of = |subject: &Option<Subject>| subject.as_ref().and_then(|(_, scope)| *scope);
        of(&self.clause.parent).or_else(|| of(&self.parser.heading))
    }

    fn set(&mut self, subject: Subject) {
        // What cannot be a part of the thing before is a part of the whole that that one is in.
        while self.clause.parent.as_ref().is_some_and(|parent| !may_hold(parent, &subject)) {
            self.clause.parent = self.clause.wholes.pop();
        }
        // 基本支出按经济分类：工资福利支出…
        let inner = matches!(subject.0, Topic::Economic(_) | Topic::Personnel | Topic::Operating);
        if inner && self.clause.parent.is_none() {
            self.clause.parent = self.clause.subject.clone().filter(|(topic, _)| *topic == Topic::Basic);
        }
        // 小学教育（项）100万元，包括基本支出60万元、项目支出40万元: of the code that the sentence gives.
        if matches!(subject.0, Topic::Basic | Topic::Project) && self.clause.parent.is_none() {
            let code = |of: &&(Subject, usize)| matches!(of.0.0, Topic::Path(_));
            self.clause.parent = self.clause.given.iter().rev().find(code).map(|(path, _)| path.clone());
        }
        self.clause.round = None;
        if self.clause.subject.as_ref() != Some(&subject) {
            self.parser.statements += 1;
            self.clause.statement = self.parser.statements;
            self.clause.subject = Some(subject);
        }
        // A part of the sentence's whole is not what its 支出 is of.
        if let (None, Some((Topic::Revenue | Topic::Appropriation, scope @ Some(Scope::Budget(_))))) =
            (&self.clause.parent, &self.clause.subject)
        {
            self.clause.fund = *scope;
        }
        self.clause.headed = true;
        let named = self.clause.subject.clone().map(|subject| (subject, self.clause.statement));
        self.clause.named.extend(named);
        self.clause.tail.clear();
        self.clause.moving = None;
        self.clause.measure = self.clause.completed.then_some(Measure::Executed);
    }

    fn open_list(&mut self) {
        self.end_of_sum();
        let clause = &mut self.clause;
        clause.reading = Reading::All;
        let whole = clause.subject.clone().filter(|(topic, _)| *topic != Topic::Other);
        let outer = core::mem::replace(&mut clause.parent, whole);
        clause.wholes.extend(outer);
        clause.list_year = clause.last_year;
        clause.tail.clear();
        self.open_sum();
    }

    /// What was counted last is taken apart.
    fn open_sum(&mut self) {
        let clause = &mut self.clause;
        if let Some((whole, counter, from)) = clause.count.take() {
            let place = TextPlace { range: self.text.range(from, from + 1), ..self.place.clone() };
            clause.sum = Some(CountSum { counter, whole, parts: Vec::new(), exhausted: false, place });
        }
    }

    fn end_of_sum(&mut self) {
        if let Some(sum) = self.clause.sum.take().filter(|sum| sum.parts.len() > 1) {
            self.parser.narrative.counts.push(sum);
        }
    }

    fn take_count(&mut self, spot: &Spot, count: Decimal, counter: &str) {
        // 共有车辆2辆，比上年减少1辆。其中：…: of those that there are.
        let moved = self.clause.moving.take().is_some();
        match &mut self.clause.sum {
            Some(sum) if &*sum.counter == counter => {
                sum.parts.push(count);
                let signs = |c: &char| matches!(c, '，' | '。' | '；' | '：' | '、' | '（' | '）');
                let from = self.text.chars[..spot.from].iter().rposition(signs).map_or(0, |sign| sign + 1);
                let name = self.text.words(from, spot.from);
                let whole = sum.place.range.start;
                let taken = self.text.place_at(whole).saturating_sub(8);
                let all = self.text.words(taken, spot.from);
                // Who is 离退休 is one of the two.
                sum.exhausted = ["其他", "其它", "其余"].iter().any(|rest| name.starts_with(rest))
                    || (name.starts_with("退休") && all.contains("离退休") && all.contains("离休"));
                sum.place.range.end = self.text.range(spot.from, spot.to).end;
            }
            _ => {}
        }
        if !moved {
            self.clause.count = Some((count, counter.into(), spot.from));
        }
    }

    fn take_word(&mut self, at: usize, word: &Word) -> usize {
        if self.clause.reading.is_silent() && !matches!(word, Word::OfWhich) {
            return at + 1;
        }
        match word {
            Word::Measure(measure) => {
                // 支出决算合计 is a head, 支出决算 of an item which figure it is.
                let whole = ["合计", "总计", "总额"].contains(&self.words(at + 1).as_str());
                let topic = match self.words(at) {
                    words if whole && words.starts_with("支出") => Some(Topic::Expenditure),
                    words if whole && words.starts_with("收入") => Some(Topic::Revenue),
                    _ => None,
                };
                if let Some(topic) = topic {
                    self.set((topic, None));
                } else if self.words(at).starts_with("支出")
                    && let class @ Topic::Path(_) = self.bare(at, at, None, Topic::Expenditure)
                {
                    let scope = self.scope_around();
                    self.set((class, scope));
                }
                self.take_measure(*measure);
            }
            Word::Filler => {}
            Word::Respectively => self.take_round(at),
            Word::Than => {
                self.name_before();
                self.take_than(at);
            }
            Word::Previous => self.take_year(self.parser.year.previous()),
            Word::Current => {
                if self.clause.than.is_none_or(|than| !than.open) && self.clause.year.is_none() {
                    self.clause.year = Some(self.parser.year);
                }
            }
            Word::Move(direction) => {
                self.name_before();
                self.clause.moving = Some(Moving(Some(*direction)));
                self.clause.tail.clear();
                // 减少的主要原因
                if self.words(at + 1) == "的" && matches!(self.token(at + 2), Some(Token::Word(Word::Reason)))
                {
                    let spot = &self.spots[at];
                    self.clause.moving = None;
                    let range = self.text.range(spot.from, spot.to);
                    self.emit_at(range, Measure::Change, FactFigure::None, Some(*direction));
                }
            }
            Word::Undecided => {
                self.clause.moving = Some(Moving(None));
                self.clause.tail.clear();
            }
            Word::Flat => self.take_flat(at),
            Word::Order(direction) => {
                if self.clause.measures.contains(&Measure::Account) {
                    let spot = &self.spots[at];
                    let range = self.text.range(spot.from, spot.to);
                    self.emit_at(range, Measure::Order, FactFigure::None, Some(*direction));
                }
            }
            Word::OfWhich => {
                let colon = matches!(self.token(at + 1), Some(Token::Colon));
                let apart = at.checked_sub(1).and_then(|before| self.token(before));
                let purpose = matches!(self.clause.reading, Reading::Purpose | Reading::Parts)
                    && matches!(apart, Some(Token::Comma));
                // …住房保障支出742.60万元。其中，基本支出…: of what the list before was of.
                let parts = self.spots[at + 1..].iter().map(|spot| &spot.token);
                let part = parts.clone().find(|token| !matches!(token, Token::Comma | Token::Colon));
                let nature = matches!(part, Some(Token::Word(Word::Head(Topic::Basic | Topic::Project))));
                if let (true, Some((Topic::Path(_), _)), Some(listed)) =
                    (nature, &self.clause.subject, self.clause.listed.take())
                {
                    self.clause.subject = Some(listed);
                }
                if !self.clause.reading.is_silent() || colon || purpose {
                    self.open_list();
                    if purpose && !colon {
                        self.clause.reading = Reading::Parts;
                    }
                }
            }
            Word::Share => return self.take_share(at),
            Word::Complete => return self.take_completion(at),
            Word::Reason => {
                self.pending_direction();
                let next = self.words(at + 1);
                if next.starts_with("以下") || next.starts_with("如下") {
                    self.open_list();
                } else {
                    self.clause.reading = Reading::Reason;
                }
            }
            Word::Purpose => {
                self.pending_direction();
                self.clause.reading = Reading::Purpose;
                let next = self.words(at + 1);
                if next.starts_with("以下") || next.starts_with("如下") {
                    self.open_list();
                }
            }
            Word::Aside => self.clause.aside = true,
            Word::Budget(_)
            | Word::Fiscal
            | Word::Head(_)
            | Word::Revenue
            | Word::Expenditure
            | Word::Purchase(_)
            | Word::Purchasing => return self.take_head(at),
        }
        at + 1
    }

    fn take_measure(&mut self, measure: Measure) {
        match &mut self.clause.than {
            Some(than) if than.open => (than.measure, than.named) = (Some(measure), true),
            _ => {
                self.clause.measure = Some(measure);
                self.clause.measures.push(measure);
            }
        }
        if self.clause.subject.is_none() && measure == Measure::Account {
            self.set((Topic::Expenditure, None));
            self.clause.measure = Some(measure);
        }
    }

    fn take_than(&mut self, at: usize) {
        let words = self.words(at);
        let sure = words == "同比" || words == "相比";
        let named = matches!(
            self.token(at + 1),
            Some(Token::Year(_) | Token::Word(Word::Previous | Word::Measure(_) | Word::Current))
        );
        if named || (sure && self.clause.than.is_none()) {
            let (year, measure) = (None, None);
            self.clause.than = Some(Than { year, measure, open: true, named: false });
        }
    }

    fn take_flat(&mut self, at: usize) {
        let spot = &self.spots[at];
        let range = self.text.range(spot.from, spot.to);
        if self.clause.than.is_some_and(|than| than.year.is_some()) {
            self.emit_at(range, Measure::Change, FactFigure::None, Some(Direction::Flat));
        } else if self.clause.measures.contains(&Measure::Account) {
            self.emit_at(range, Measure::Order, FactFigure::None, Some(Direction::Flat));
        }
    }

    /// 占本年支出合计的
    fn take_share(&mut self, at: usize) -> usize {
        if let Some(next) = self.take_quotient(at) {
            return next;
        }
        let whole = self.head(at + 1, true);
        // 占支出总额的比重为
        if whole.is_none() && self.clause.share.is_some() {
            return at + 1;
        }
        self.clause.share = Some(Whole(whole.as_ref().map(|head| head.subject.clone())));
        whole.map_or(at + 1, |head| head.next)
    }

    fn take_head(&mut self, at: usize) -> usize {
        let Some(mut head) = self.head(at, false) else {
            // 五、一般公共预算当年拨款情况说明: of which budget the section is.
            if let (true, Some(Token::Word(Word::Budget(budget)))) = (self.parser.naming, self.token(at)) {
                self.set((Topic::Other, Some(Scope::Budget(*budget))));
            }
            let words = self.words(at);
            self.clause.tail.push_str(&words);
            return at + 1;
        };
        if head.subject == (Topic::Expenditure, None) && self.spent_on(at) {
            self.clause.tail.clear();
            return at + 1;
        }
        // 教育支出（类）支出, 教育支出（类）财政拨款支出: still of the code.
        let behind = at.checked_sub(1).and_then(|before| self.token(before));
        if let (Some(Token::Path(_)), Some((Topic::Path(path), scope))) = (behind, &self.clause.subject)
            && matches!(head.subject.0, Topic::Expenditure | Topic::Revenue | Topic::Appropriation)
        {
            head.subject = (Topic::Path(path.clone()), head.subject.1.or(*scope));
        }
        // “三公”经费…，其中：一般公共预算支出…: of the 三公, by budgets; no table has it.
        let parent = self.clause.parent.as_ref().map(|(topic, _)| topic);
        let one = matches!(
            parent,
            Some(Topic::ThreePublic | Topic::Vehicles | Topic::AgencyOperating | Topic::Procurement)
        );
        // 机关运行经费…，其中日常公用经费…: of that alone.
        if parent == Some(&Topic::AgencyOperating)
            && matches!(head.subject.0, Topic::Operating | Topic::Personnel)
        {
            head.subject = (Topic::Named(self.words(at)), None);
        }
        if one
            && matches!(head.subject.0, Topic::Expenditure | Topic::Revenue | Topic::Appropriation)
            && matches!(head.subject.1, Some(Scope::Budget(_)))
        {
            head.subject = (Topic::Other, None);
        }
        // 与2023年度财政拨款支出年初预算数…相比: which figure it is compared with.
        if let (Some(than), Some(_)) = (&mut self.clause.than, head.measure)
            && than.open
        {
            than.measure = head.measure;
        }
        // 收入预算8万元（本年收入预算7万元）: with what is carried over, and without.
        let before = at.checked_sub(1).and_then(|before| self.token(before));
        let this_year = matches!(before, Some(Token::Word(Word::Current)));
        let given = self.clause.given.iter().any(|(subject, _)| *subject == head.subject);
        if given && this_year != self.clause.this_year {
            self.clause.subject = None;
        }
        self.clause.this_year = this_year;
        self.set(head.subject);
        if let Some(measure) = head.measure {
            self.clause.measure = Some(measure);
            self.clause.measures.push(measure);
        }
        head.next
    }

    /// 防汛（项）：决算支出30万元, “三公”经费。全年支出5万元: 支出 before an amount, where a thing that money is spent on has been
    /// named and nothing been said of it, is what was spent on that thing.
    fn spent_on(&self, at: usize) -> bool {
        let Some((topic, _)) = &self.clause.subject else { return false };
        let thing = matches!(
            topic,
            Topic::Path(_)
                | Topic::Economic(_)
                | Topic::Personnel
                | Topic::Operating
                | Topic::ThreePublic
                | Topic::Overseas
                | Topic::Vehicles
                | Topic::VehiclePurchase
                | Topic::VehicleOperation
                | Topic::Reception
                | Topic::AgencyOperating
                | Topic::Procurement
        );
        let bare = matches!(self.token(at), Some(Token::Word(Word::Expenditure))) && self.words(at) == "支出";
        let amount = matches!(self.token(at + 1), Some(Token::Money(_)))
            || (matches!(
                self.token(at + 1),
                Some(Token::Other | Token::Word(Word::Filler | Word::Measure(_)))
            ) && matches!(self.token(at + 2), Some(Token::Money(_))));
        let statement = self.clause.statement;
        // 预算5万元，支出3万元: what was planned says nothing of what was spent.
        let planned = |fact: &Fact| {
            matches!(fact.measure, Measure::Budget | Measure::InitialBudget | Measure::Adjusted)
        };
        let silent = !self
            .parser
            .narrative
            .facts
            .iter()
            .rev()
            .take(8)
            .any(|fact| fact.statement == statement && !planned(fact));
        thing && bare && amount && silent
    }

    /// A head and the words that belong to it: 一般公共预算 财政拨款 基本支出 决算数.
    fn head(&self, at: usize, after_share: bool) -> Option<Head> {
        let mut scope: Option<Scope> = None;
        let mut topic: Option<Topic> = None;
        let mut measure = None;
        let mut purchasing = false;
        let mut next = at;
        while let Some(token) = self.token(next) {
            // 政府性基金预算拨款安排的支出
            let of = matches!(token, Token::Other) && scope.is_some() && topic.is_none();
            let money = matches!(self.token(next + 1), Some(Token::Word(Word::Revenue | Word::Expenditure)));
            if of && money && matches!(self.words(next).as_str(), "的" | "安排" | "安排的" | "资金安排的")
            {
                next += 1;
                continue;
            }
            let Token::Word(word) = token else { break };
            match word {
                Word::Budget(budget) => scope = Some(Scope::Budget(*budget)),
                Word::Fiscal => scope = scope.or(Some(Scope::Fiscal)),
                Word::Head(head) => match topic {
                    // 教育支出预算, 税收收入预算: not of all.
                    None if next == at && self.is_bare_total(next, head) => {
                        topic = Some(self.bare(at, next, scope, head.clone()));
                    }
                    None => topic = Some(head.clone()),
                    // 财政拨款收入支出总计; “三公”经费支出预算: the first name stays.
                    Some(_) if matches!(head, Topic::Expenditure | Topic::Revenue) => {
                        let planned = self.words(next).contains("预算");
                        measure = measure.or(planned.then_some(Measure::Budget));
                    }
                    Some(_) => break,
                },
                Word::Revenue => topic = topic.or_else(|| Some(self.bare(at, next, scope, Topic::Revenue))),
                Word::Expenditure => {
                    topic = topic.or_else(|| Some(self.bare(at, next, scope, Topic::Expenditure)));
                }
                Word::Purchase(kind) => {
                    let among = |subject: &Option<Subject>| {
                        let parts = [Topic::Procurement, Topic::Goods, Topic::Works, Topic::Services];
                        subject.as_ref().is_some_and(|(topic, _)| parts.contains(topic))
                    };
                    let near = purchasing
                        || topic == Some(Topic::Procurement)
                        || matches!(self.token(next + 1), Some(Token::Word(Word::Purchasing)))
                        || among(&self.clause.parent)
                        || among(&self.clause.subject);
                    if !near || topic.as_ref().is_some_and(|topic| *topic != Topic::Procurement) {
                        break;
                    }
                    topic = Some(kind.clone());
                }
                Word::Purchasing => purchasing = true,
                Word::Measure(which) => {
                    // 一般公共预算财政拨款支出决算: one word of the lexicon, and a head too.
                    let words = self.words(next);
                    if topic.is_none() && scope.is_some() && words.starts_with("支出") {
                        topic = Some(Topic::Expenditure);
                    }
                    if topic.is_none() && scope.is_some() && words.starts_with("收入") {
                        topic = Some(Topic::Revenue);
                    }
                    measure = Some(*which);
                }
                Word::Filler | Word::Current if next > at || after_share => {}
                _ => break,
            }
            next += 1;
        }
        let topic = match topic {
            Some(topic) => topic,
            // 一般公共预算9682.88万元
            None if scope.is_some() && matches!(self.token(next), Some(Token::Money(_) | Token::Bare)) => {
                Topic::Appropriation
            }
            None => return None,
        };
        let scope = self.scope_of(at, &topic, scope, after_share);
        Some(Head { subject: (topic, scope), measure, next })
    }

    /// Whose money a head is of: what is printed with it, or else what the sentence and the heading say.
    fn scope_of(&self, at: usize, topic: &Topic, printed: Option<Scope>, after_share: bool) -> Option<Scope> {
        let own = matches!(
            topic,
            Topic::Revenue
                | Topic::Expenditure
                | Topic::RevenueAndExpenditure
                | Topic::Appropriation
                | Topic::Basic
                | Topic::Project
                | Topic::Personnel
                | Topic::Operating
                | Topic::Economic(_)
        );
        let inner = matches!(
            topic,
            Topic::Basic | Topic::Project | Topic::Personnel | Topic::Operating | Topic::Economic(_)
        );
        let scope = match topic {
            Topic::Path(_) => printed.or_else(|| self.scope_around()),
            _ if own => printed.or_else(|| self.scope_around().filter(|_| inner)),
            _ => None,
        };
        // 财政拨款支出 under the heading of one budget is that budget's.
        let heading = self.parser.heading.as_ref().and_then(|(_, scope)| *scope);
        let narrower = heading.filter(|heading| matches!(heading, Scope::Budget(_)));
        let scope = match (scope, &self.clause.subject) {
            (Some(Scope::Fiscal), _) if !after_share => narrower.or(scope),
            // 政府性基金预算财政拨款本年收入…，本年支出…: within one sentence.
            (None, Some((Topic::Revenue, before @ Some(Scope::Budget(_)))))
                if *topic == Topic::Expenditure
                    && self.clause.parent.is_none()
                    && self.clause.fund.is_some() =>
            {
                *before
            }
            // 财政拨款收入总计、支出总计均为…: what stands before the first is said of both.
            (None, Some((Topic::Revenue, before))) if *topic == Topic::Expenditure && self.joined(at) => {
                *before
            }
            // 政府性基金收入…；年初结转…；支出…
            (None, _) if *topic == Topic::Expenditure && self.clause.parent.is_none() => {
                self.clause.fund.filter(|_| self.words(at) == "支出" && !self.clause.headed)
            }
            (scope, _) => scope,
        };
        // Under the heading of a fund, 本年收入 is the fund's.
        let total = matches!(topic, Topic::Revenue | Topic::Expenditure);
        let fund = heading.filter(|heading| {
            matches!(heading, Scope::Budget(BudgetKind::GovernmentFund | BudgetKind::StateCapital))
        });
        scope.or(fund.filter(|_| total && !after_share))
    }

    /// Whether nothing but 、 or a word for "and" stands between a head and the one before it.
    fn joined(&self, at: usize) -> bool {
        let Some(between) = at.checked_sub(1).map(|before| self.words(before)) else { return false };
        let joins = matches!(between.as_str(), "、" | "和" | "及" | "与");
        let head = at.checked_sub(2).and_then(|before| self.token(before));
        joins
            && matches!(
                head,
                Some(Token::Word(
                    Word::Head(Topic::Revenue) | Word::Revenue | Word::Filler | Word::Measure(_)
                ))
            )
    }

    /// 支出预算, 收入合计: a total that begins with the word that ends the names of classes.
    fn is_bare_total(&self, at: usize, head: &Topic) -> bool {
        let words = self.words(at);
        (*head == Topic::Expenditure && words.starts_with("支出"))
            || (*head == Topic::Revenue && words.starts_with("收入"))
    }

    /// 收入 or 支出 alone: of all, of a class, or of something else that stands before it.
    fn bare(&self, from: usize, at: usize, scope: Option<Scope>, all: Topic) -> Topic {
        let spot = &self.spots[at];
        // Its first two characters end the name: 教育支出预算.
        let end = spot.from + 2;
        let before = self.text.words(end.saturating_sub(24), end);
        if all == Topic::Expenditure
            && scope.is_none()
            && let Some(name) = self.parser.classes.iter().find(|name| before.ends_with(name.as_str()))
            && (name != "其他支出" || matches!(self.clause.subject, Some((Topic::Path(_), _))))
        {
            let class = Some(PathStep { name: name.clone(), digits: None });
            return Topic::Path(FunctionPath { class, ..FunctionPath::default() });
        }
        if scope.is_some() || at > from {
            return all;
        }
        match at.checked_sub(1).map(|before| (&self.spots[before].token, self.words(before))) {
            Some((Token::Other, words)) if !leads_to_total(&words) => {
                Topic::Named(words + &self.text.words(spot.from, end))
            }
            // 外宾接待支出: what stands before has no figure of its own.
            Some((Token::Word(Word::Purchase(_) | Word::Purchasing | Word::Head(Topic::Other)), _)) => {
                Topic::Other
            }
            _ => all,
        }
    }

    fn take_money(&mut self, spot: &Spot, figure: FactFigure) {
        let range = self.text.range(spot.from, spot.to);
        let tail = core::mem::take(&mut self.clause.tail);
        if self.clause.reading.is_silent() {
            return;
        }
        if self.clause.aside {
            return self.take_aside(spot, figure);
        }
        if self.next_of_round() {
            let share = |round: &mut Round| round.moving = round.moving.or(self.clause.moving);
            self.clause.round.as_mut().map(share);
            let moving = self.clause.round.as_ref().and_then(|round| round.moving);
            self.clause.moving = moving;
        }
        if let Some(Moving(direction)) = self.clause.moving.take() {
            let to = tail.starts_with('到') || tail.starts_with('至');
            if !to {
                // 减少培训费5万元 says nothing of the subject.
                if tail.chars().count() <= 3 {
                    self.emit_at(range, Measure::Change, figure, direction);
                    // 比上年增加12万元（购置费18万元）: the comparison is told.
                    if let Some(than) = &mut self.clause.than {
                        than.open = false;
                    }
                }
                return;
            }
        } else if let Some(than) = self.clause.than.filter(|than| than.open && than.named) {
            // 比上年预算27.30万元减少19.20万元; 较年初预算5万元
            let own = match than.measure {
                Some(Measure::InitialBudget | Measure::Adjusted) => true,
                Some(Measure::Budget) => self.parser.account,
                _ => false,
            };
            let default = if own { Some(self.parser.year) } else { self.parser.year.previous() };
            let year = than.year.or(default);
            self.emit_base(range, than.measure.unwrap_or(Measure::Amount), figure, year);
            return;
        } else if self.clause.round.is_none() {
            self.name_of(&tail);
        }
        let measure = self.clause.measure.take().unwrap_or(Measure::Amount);
        self.clause.completed = false;
        let clause = &self.clause;
        let year = clause.year.or(clause.list_year).unwrap_or(self.parser.year);
        self.emit(range, measure, figure, None, Some(year));
        let given = self.clause.subject.clone().map(|subject| (subject, self.clause.statement));
        self.clause.given.extend(given);
        self.clause.last_year = Some(year);
        if year != self.parser.year {
            self.clause.year = None;
        }
    }

    /// 甲和乙分别为: as many of the things before as figures follow.
    fn take_round(&mut self, at: usize) {
        let ends = |spot: &&Spot| match spot.token {
            Token::Stop | Token::Semicolon | Token::Colon | Token::Open | Token::Word(Word::Reason) => false,
            Token::Comma => self.text.chars[spot.from] == '、',
            _ => true,
        };
        let following = self.spots[at + 1..].iter().take_while(ends);
        let figures =
            following.filter(|spot| matches!(spot.token, Token::Money(_) | Token::Percent(_))).count();
        let clause = &mut self.clause;
        if clause.named.len() >= figures && figures > 1 {
            let of = clause.named.split_off(clause.named.len() - figures);
            clause.round = Some(Round { of, next: 0, moving: None, share: None });
        } else if let Some(round) = &mut clause.round {
            (round.next, round.moving, round.share) = (0, None, None);
        } else if figures > 1 {
            // 收入总计…，支出总计…，分别增加…、…: the things that the sentence gave amounts of; where those are not as many,
            // nobody knows of what each figure is.
            let nothing = ((Topic::Other, None), clause.statement);
            let of = match clause.given.len().checked_sub(figures) {
                Some(from) => clause.given[from..].to_vec(),
                None => vec![nothing; figures],
            };
            clause.round = Some(Round { of, next: 0, moving: None, share: None });
        }
    }

    /// Goes on to the next thing that figures go round, where they do.
    fn next_of_round(&mut self) -> bool {
        let clause = &mut self.clause;
        let Some(round) = &mut clause.round else { return false };
        let Some((subject, statement)) = round.of.get(round.next).cloned() else { return false };
        round.next += 1;
        (clause.subject, clause.statement) = (Some(subject), statement);
        true
    }

    /// 面向中小企业预留…: a part that no table knows, by its own words.
    fn take_aside(&mut self, spot: &Spot, figure: FactFigure) {
        let from = self.text.chars[..spot.from]
            .iter()
            .rposition(|c| matches!(c, '，' | '。' | '；' | '：' | '（' | '）'))
            .map_or(0, |sign| sign + 1);
        let name = self.text.words(from, spot.from);
        let moves = self.clause.moving.take().is_some();
        // 涉及资金5万元: of something that is not named. 预留机动经费5万元: of that.
        let named = (!name.starts_with("涉及")).then(|| name_of_money(&name)).flatten().map(str::to_owned);
        let topic = match named {
            _ if name.contains("企业") => Topic::Named(name),
            Some(named) => Topic::Named(named),
            None => Topic::Other,
        };
        if moves {
            return;
        }
        let parent = self.clause.parent.clone();
        let measure = self.clause.measure.take().unwrap_or(Measure::Amount);
        let is_named = topic != Topic::Other;
        self.set((topic, None));
        self.clause.parent = parent;
        self.clause.aside = true;
        if is_named {
            let range = self.text.range(spot.from, spot.to);
            self.emit_at(range, measure, figure, None);
        }
    }

    /// 支出决算为40.00，: a figure where an amount must stand.
    fn take_bare(&mut self, at: usize, spot: &Spot) {
        let listed = self.among_amounts(at);
        let clause = &mut self.clause;
        let moves = clause.moving.take().is_some() && clause.tail.is_empty();
        let tail = core::mem::take(&mut clause.tail);
        let mut rest = tail.clone();
        for connector in CONNECTORS {
            rest = rest.replace(connector, "");
        }
        let led = at.checked_sub(1).is_some_and(|before| {
            !matches!(self.spots[before].token, Token::Comma | Token::Stop | Token::Semicolon | Token::Open)
        });
        let said = clause.subject.as_ref().is_some_and(|(topic, _)| *topic != Topic::Other)
            && !matches!(clause.subject, Some((Topic::Named(_), _)))
            && clause.count.is_none();
        let words = self.text.words(spot.from, spot.to);
        // 分别为1.20、3.40和5.60万元: the unit of the last one.
        let shared = self.spots[at + 1..]
            .iter()
            .take_while(|spot| match spot.token {
                Token::Comma => self.text.chars[spot.from] == '、',
                Token::Bare | Token::Money(_) | Token::Percent(_) => true,
                _ => self.text.words(spot.from, spot.to) == "和",
            })
            .any(|spot| matches!(spot.token, Token::Money(_) | Token::Percent(_)));
        // 课题研究经费182.61，
        let money = ["经费", "资金", "金额", "支出", "收入"].iter().any(|word| tail.ends_with(word));
        let asks = moves || (said && led && !clause.aside && rest.is_empty()) || money || listed;
        if asks && !shared && words.contains('.') && !clause.reading.is_silent() {
            let range = self.text.range(spot.from, spot.to);
            self.parser.narrative.bare.push(TextPlace { range, ..self.place.clone() });
        }
    }

    /// 设备20.00万元，图书0.50，家具5.00万元: whether the clause before and the clause behind each end in an amount.
    fn among_amounts(&self, at: usize) -> bool {
        let amount = |spot: &Spot| matches!(spot.token, Token::Money(_));
        let listing = |spot: &Spot| matches!(spot.token, Token::Comma | Token::Semicolon);
        let words =
            |spot: &Spot| matches!(spot.token, Token::Other | Token::Word(Word::Filler | Word::Head(_)));
        let before = self.spots[..at].iter().rev().skip_while(|spot| words(spot));
        let mut before = before.take(2);
        let behind = self.spots[at + 1..].iter();
        let mut behind = behind.filter(|spot| !words(spot)).take(2);
        before.next().is_some_and(listing)
            && before.next().is_some_and(amount)
            && behind.next().is_some_and(listing)
            && behind.next().is_some_and(amount)
    }

    /// Words between the last head and an amount that are more than connecting words name another thing.
    fn name_of(&mut self, tail: &str) {
        let mut rest = tail.to_owned();
        for connector in CONNECTORS {
            rest = rest.replace(connector, "");
        }
        // 房屋…万元，设备…万元: what begins a clause is a name, however short.
        if rest.chars().count() >= if self.clause.headed { 3 } else { 2 } {
            let scope = self.scope_around();
            self.set((Topic::Named(tail.to_owned()), scope));
        }
    }

    fn take_percent(&mut self, spot: &Spot, figure: FactFigure) {
        let range = self.text.range(spot.from, spot.to);
        self.clause.tail.clear();
        let named = matches!(self.clause.subject, Some((Topic::Named(_), _)));
        if self.clause.reading.is_silent() || (self.clause.aside && !named) {
            return;
        }
        if self.next_of_round() {
            let clause = &mut self.clause;
            if let Some(round) = &mut clause.round {
                round.moving = round.moving.or(clause.moving);
                round.share = round.share.take().or_else(|| clause.share.take());
                (clause.moving, clause.share) = (round.moving, round.share.clone());
            }
        }
        if let Some(Moving(direction)) = self.clause.moving.take() {
            self.emit_at(range, Measure::Rate, figure, direction);
        } else if let Some(Whole(whole)) = self.clause.share.take() {
            let of = whole.or_else(|| self.clause.parent.clone());
            let parent = core::mem::replace(&mut self.clause.parent, of);
            self.emit_at(range, Measure::Share, figure, None);
            self.clause.parent = parent;
        } else if core::mem::take(&mut self.clause.completes) {
            self.emit_at(range, Measure::Completion, figure, None);
        }
    }

    /// An amount that the sentence compares with.
    fn emit_base(
        &mut self,
        range: core::ops::Range<usize>,
        measure: Measure,
        figure: FactFigure,
        year: Option<FiscalYear>,
    ) {
        self.clause.standing = Standing::Base;
        self.emit(range, measure, figure, None, year);
        self.clause.standing = Standing::Told;
    }

    fn emit_at(
        &mut self,
        range: core::ops::Range<usize>,
        measure: Measure,
        figure: FactFigure,
        direction: Option<Direction>,
    ) {
        self.emit(range, measure, figure, direction, Some(self.parser.year));
    }

    fn emit(
        &mut self,
        range: core::ops::Range<usize>,
        measure: Measure,
        figure: FactFigure,
        direction: Option<Direction>,
        year: Option<FiscalYear>,
    ) {
        let clause = &self.clause;
        let (Some((topic, scope)), Some(year)) = (clause.subject.clone(), year) else { return };
        if topic == Topic::Other || (clause.reading == Reading::Parts && !matches!(topic, Topic::Named(_))) {
            return;
        }
        let change = matches!(measure, Measure::Change | Measure::Rate);
        // 比年初预算增加: against what an account's own year planned.
        let of = |than: Than| match than.measure {
            Some(Measure::InitialBudget | Measure::Adjusted) => Some(self.parser.year),
            Some(Measure::Budget) if self.parser.account => Some(self.parser.year),
            _ => self.parser.year.previous(),
        };
        let against = clause.than.and_then(|than| Some((than.year.or(of(than))?, than.measure)));
        let plan = clause.plan.filter(|_| measure == Measure::Completion);
        let against = against.filter(|_| change).or_else(|| plan.map(|plan| (year, Some(plan))));
        let (figure, direction) = if change { turned(figure, direction) } else { (figure, direction) };
        let standing = if clause.other_basis { Standing::OtherBasis } else { clause.standing };
        self.parser.narrative.facts.push(Fact {
            topic,
            scope,
            measure,
            figure,
            direction,
            standing,
            year,
            against,
            of: clause.parent.clone(),
            statement: clause.statement,
            place: TextPlace { range, ..self.place.clone() },
        });
    }
}

/// 增长-10%: the sign turns the way. Where word and sign say 减少 twice, nobody knows which way is meant.
fn turned(figure: FactFigure, direction: Option<Direction>) -> (FactFigure, Option<Direction>) {
    let size = match figure {
        FactFigure::Amount(amount) if amount.value().is_sign_negative() && !amount.is_zero() => {
            Printed::new(-amount.value(), amount.unit()).ok().map(FactFigure::Amount)
        }
        FactFigure::Rate(rate) if rate.percent().is_sign_negative() && !rate.percent().is_zero() => {
            Ratio::new(-rate.percent()).ok().map(FactFigure::Rate)
        }
        _ => None,
    };
    match (size, direction) {
        (Some(size), Some(Direction::Up)) => (size, Some(Direction::Down)),
        (Some(size), _) => (size, None),
        (None, direction) => (figure, direction),
    }
}

/// Whether a thing can be a part of another: 项目支出 is none of 基本支出, and nothing is a part of itself.
fn may_hold(whole: &Subject, part: &Subject) -> bool {
    use Topic as T;
    if whole == part {
        return false;
    }
    let basic = |topic: &T| matches!(topic, T::Basic | T::Personnel | T::Operating | T::Economic(_));
    let public = |topic: &T| {
        matches!(topic, T::Overseas | T::Vehicles | T::Reception | T::VehiclePurchase | T::VehicleOperation)
    };
    let bought = |topic: &T| matches!(topic, T::Goods | T::Works | T::Services);
    let fiscal = whole.1.is_some();
    let (whole, part) = (&whole.0, &part.0);
    match part {
        // 财政拨款 has no other revenue in it.
        T::InstitutionalRevenue
        | T::BusinessRevenue
        | T::OtherRevenue
        | T::SuperiorGrants
        | T::AffiliateRemittances => !fiscal && matches!(whole, T::Revenue | T::RevenueAndExpenditure),
        T::Basic | T::Project => !(basic(whole) || *whole == T::Project),
        T::Personnel | T::Operating => !matches!(whole, T::Personnel | T::Operating | T::Economic(_)),
        T::Revenue | T::Expenditure | T::RevenueAndExpenditure | T::Appropriation => {
            !(basic(whole) || *whole == T::Project || public(whole) || bought(whole))
        }
        T::ThreePublic | T::Overseas | T::Vehicles | T::Reception => !public(whole),
        T::VehiclePurchase | T::VehicleOperation => !public(whole) || *whole == T::Vehicles,
        T::Procurement | T::Goods | T::Works | T::Services => !bought(whole),
        // A class is no part of another one.
        T::Path(part) => match whole {
            T::Path(whole) => match (&whole.class, &part.class) {
                (Some(whole), Some(part)) => whole.name == part.name,
                _ => true,
            },
            _ => true,
        },
        _ => true,
    }
}

/// How many brackets may be open.
const DEEPEST: usize = 16;

struct Head {
    subject: Subject,
    measure: Option<Measure>,
    next: usize,
}
