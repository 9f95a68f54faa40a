//! From tokens to facts: subjects carry over clauses as a reader carries them.

use rust_decimal::Decimal;

use super::path::FunctionPath;
use super::scan::{Spot, Token, scan};
use super::text::Plain;
use super::words::{Lexicon, Word};
use super::{Direction, Fact, FactFigure, FactPlace, Measure, PathStep, Scope, Topic};
use crate::{Catalog, Disclosure, FiscalYear, FunctionalCode, TextSection};

/// The facts of a document, and the counts that sum to others in its text.
#[derive(Debug, Default)]
pub(crate) struct Narrative {
    pub(crate) facts: Vec<Fact>,
    pub(crate) counts: Vec<CountSum>,
}

/// 共有车辆8辆，其中：…：a count and what it is said to be made of.
#[derive(Clone, Debug)]
pub(crate) struct CountSum {
    pub(crate) counter: Box<str>,
    pub(crate) whole: Decimal,
    pub(crate) parts: Vec<Decimal>,
    pub(crate) place: FactPlace,
}

impl Narrative {
    pub(crate) fn of(document: &Disclosure) -> Self {
        let mut parser = Parser::new(document.fiscal_year);
        for (index, section) in document.sections.iter().enumerate() {
            parser.section(index, section);
        }
        parser.narrative
    }

    pub(crate) fn of_text(text: &str, year: FiscalYear) -> Self {
        let mut parser = Parser::new(year);
        parser.paragraph(text, FactPlace { paragraph: Some(0), ..FactPlace::default() });
        parser.narrative
    }
}

type Subject = (Topic, Option<Scope>);

/// Words between a head and its amount that name nothing of their own.
const CONNECTORS: [&str; 39] = [
    "预算金额",
    "安排",
    "共计",
    "合计",
    "金额",
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

/// What a clause has said so far.
#[derive(Clone, Debug, Default)]
struct Clause {
    subject: Option<Subject>,
    statement: usize,
    /// 其中: of what the things that follow are parts.
    parent: Option<Subject>,
    /// The year that the parts are of.
    list_year: Option<FiscalYear>,
    year: Option<FiscalYear>,
    measure: Option<Measure>,
    measures: Vec<Measure>,
    than: Option<Than>,
    moving: Option<Moving>,
    share: Option<Whole>,
    completes: bool,
    reason: bool,
    aside: bool,
    /// The characters after the last head that are no word.
    tail: String,
    last_year: Option<FiscalYear>,
    /// 共有车辆8辆: the count that 其中 would be of.
    count: Option<(Decimal, Box<str>, usize)>,
    sum: Option<CountSum>,
}

/// 增加, 减少: the way of what follows; none where both alternatives of a form stand.
#[derive(Clone, Copy, Debug)]
struct Moving(Option<Direction>);

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
    year: FiscalYear,
    classes: Vec<String>,
    narrative: Narrative,
    statements: usize,
    /// What the heading speaks of.
    heading: Option<Subject>,
    /// 其中： at the end of a paragraph: the paragraphs that follow are parts.
    carried: Option<Subject>,
}

impl Parser {
    fn new(year: FiscalYear) -> Self {
        let catalog = Catalog::for_year(year);
        let roots = catalog.roots::<FunctionalCode>();
        let classes = roots.filter(|entry| entry.code().level() == crate::Level::Class);
        let classes = classes.map(|entry| entry.name().to_owned()).collect();
        let (narrative, heading, carried) = (Narrative::default(), None, None);
        Self { lexicon: Lexicon::new(), year, classes, narrative, statements: 0, heading, carried }
    }

    fn section(&mut self, index: usize, section: &TextSection) {
        if is_contents(&section.heading) {
            return;
        }
        (self.heading, self.carried) = (None, None);
        let page = section.paragraphs.first().and_then(|paragraph| paragraph.place.page);
        let place = FactPlace { section: index, page, ..FactPlace::default() };
        self.heading = self.paragraph(&section.heading, place);
        let mut number = 0;
        while let Some(paragraph) = section.paragraphs.get(number) {
            let place = FactPlace {
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
            self.paragraph(&text, place);
            let facts = self.narrative.facts[first..].iter_mut().map(|fact| &mut fact.place);
            let counts = self.narrative.counts[counts..].iter_mut().map(|count| &mut count.place);
            for place in facts.chain(counts) {
                let of = starts.iter().rposition(|start| *start <= place.range.start).unwrap_or_default();
                let found = &section.paragraphs[number + of];
                let within = |at: usize| at.saturating_sub(starts[of]).min(found.text.len());
                place.range = within(place.range.start)..within(place.range.end);
                (place.paragraph, place.page) = (Some(number + of), found.place.page);
            }
            number += starts.len();
        }
    }

    /// Reads a paragraph; gives the last thing that it speaks of.
    fn paragraph(&mut self, text: &str, place: FactPlace) -> Option<Subject> {
        let plain = Plain::of(text);
        let spots = scan(&plain, &self.lexicon);
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
        if opens && !clause.reason {
            self.carried =
                clause.parent.or(clause.subject.clone()).filter(|(topic, _)| *topic != Topic::Other);
        }
        clause.subject
    }
}

/// Whether a section is the list of contents.
pub(crate) fn is_contents(heading: &str) -> bool {
    heading.chars().filter(|c| !c.is_whitespace()).eq("目录".chars())
}

/// Whether a paragraph stops within a sentence that the next one ends.
pub(crate) fn goes_on(text: &str, next: &str) -> bool {
    const SHORTEST_LINE: usize = 20;
    let ends = text.trim_end().ends_with(['。', '；', ';', '：', ':', '！', '？', '”', '》']);
    let next_line = next.trim_start();
    let rest = next_line.trim_start_matches(|c: char| c.is_ascii_digit());
    let chinese = next_line.trim_start_matches(|c| "一二三四五六七八九十".contains(c));
    let point = |rest: &str| {
        rest.strip_prefix(['.', '、', '．'])
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    let numbered = rest.len() < next_line.len() && point(rest);
    let lettered = chinese.len() < next_line.len() && point(chinese);
    let item = numbered || lettered || next_line.starts_with(['（', '(', '注', '-', '表']);
    !ends
        && !item
        && text.contains(['，', ','])
        && text.chars().count() >= SHORTEST_LINE
        && next.contains(['，', '。', '；', ',', ';'])
}

struct Sentence<'a> {
    parser: &'a mut Parser,
    text: &'a Plain,
    spots: &'a [Spot],
    place: FactPlace,
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
            Token::Stop => self.stop(),
            Token::Semicolon => self.semicolon(at),
            Token::Comma => self.comma(),
            Token::Colon => self.clause.tail.clear(),
            Token::Item => {
                self.clause.tail.clear();
                self.clause.year = None;
            }
            Token::Open => {
                let inner = Clause {
                    moving: None,
                    share: None,
                    completes: false,
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
            Token::Bare => self.clause.moving = None,
            Token::Other => {
                let words = self.words(at);
                // 财政拨款支出预算中，…
                if words == "中" && matches!(self.token(at + 1), Some(Token::Comma)) {
                    self.open_list();
                }
                self.clause.tail.push_str(&words);
            }
            Token::Word(word) => return self.take_word(at, word),
        }
        at + 1
    }

    fn stop(&mut self) {
        self.pending_direction();
        self.end_of_sum();
        let clause = &mut self.clause;
        clause.parent = self.parser.carried.clone();
        if let Some(outer) = self.outer.last() {
            clause.parent = outer.parent.clone();
        }
        (clause.list_year, clause.year, clause.than, clause.measure) = (None, None, None, None);
        (clause.reason, clause.aside, clause.completes) = (false, false, false);
        (clause.share, clause.count) = (None, None);
        clause.measures.clear();
        clause.tail.clear();
    }

    fn semicolon(&mut self, at: usize) {
        self.pending_direction();
        self.end_of_sum();
        // 一是…；二是… goes on with the reason.
        let next = self.words(at + 1);
        let goes_on = self.clause.reason
            && (next.chars().nth(1) == Some('是') || matches!(self.token(at + 1), Some(Token::Item)));
        let clause = &mut self.clause;
        (clause.reason, clause.aside) = (goes_on, false);
        (clause.than, clause.measure, clause.share, clause.completes) = (None, None, None, false);
        clause.measures.clear();
        clause.tail.clear();
    }

    fn comma(&mut self) {
        self.pending_direction();
        let clause = &mut self.clause;
        if let Some(than) = &mut clause.than {
            than.open = false;
        }
        (clause.measure, clause.share, clause.completes) = (None, None, false);
        clause.measures.clear();
        clause.tail.clear();
    }

    /// 比上年有所减少: a way without a figure.
    fn pending_direction(&mut self) {
        let moving = self.clause.moving.take();
        let Some(Moving(Some(direction))) = moving else { return };
        if self.clause.than.is_some_and(|than| than.open) && !self.clause.reason {
            let at = FactFigure::None;
            self.emit_at(0..0, Measure::Change, at, Some(direction));
        }
    }

    fn take_year(&mut self, year: Option<FiscalYear>) {
        if self.clause.reason {
            return;
        }
        match &mut self.clause.than {
            Some(than) if than.open => (than.year, than.named) = (year, true),
            _ => self.clause.year = year,
        }
    }

    fn take_path(&mut self, mut path: FunctionPath) {
        if self.clause.reason {
            return;
        }
        // 款 and 项 that stand alone go on with the class before.
        if let Some((Topic::Path(before), _)) = &self.clause.subject
            && path.class.is_none()
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
        if self.clause.subject.as_ref() != Some(&subject) {
            self.parser.statements += 1;
            self.clause.statement = self.parser.statements;
            self.clause.subject = Some(subject);
        }
        self.clause.tail.clear();
        self.clause.moving = None;
        self.clause.measure = None;
    }

    fn open_list(&mut self) {
        self.end_of_sum();
        let clause = &mut self.clause;
        clause.reason = false;
        clause.parent = clause.subject.clone().filter(|(topic, _)| *topic != Topic::Other);
        clause.list_year = clause.last_year;
        clause.tail.clear();
        if let Some((whole, counter, from)) = clause.count.take() {
            let place = FactPlace { range: self.text.range(from, from + 1), ..self.place.clone() };
            clause.sum = Some(CountSum { counter, whole, parts: Vec::new(), place });
        }
    }

    fn end_of_sum(&mut self) {
        if let Some(sum) = self.clause.sum.take().filter(|sum| sum.parts.len() > 1) {
            self.parser.narrative.counts.push(sum);
        }
    }

    fn take_count(&mut self, spot: &Spot, count: Decimal, counter: &str) {
        self.clause.moving = None;
        match &mut self.clause.sum {
            Some(sum) if &*sum.counter == counter => {
                sum.parts.push(count);
                sum.place.range.end = self.text.range(spot.from, spot.to).end;
            }
            _ => {}
        }
        self.clause.count = Some((count, counter.into(), spot.from));
    }

    fn take_word(&mut self, at: usize, word: &Word) -> usize {
        if self.clause.reason && !matches!(word, Word::OfWhich) {
            return at + 1;
        }
        match word {
            Word::Measure(measure) => self.take_measure(*measure),
            Word::Filler => {}
            Word::Than => self.take_than(at),
            Word::Previous => self.take_year(self.parser.year.previous()),
            Word::Current => {
                if self.clause.than.is_none_or(|than| !than.open) && self.clause.year.is_none() {
                    self.clause.year = Some(self.parser.year);
                }
            }
            Word::Move(direction) => {
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
                if !self.clause.reason || colon {
                    self.open_list();
                }
            }
            Word::Share => return self.take_share(at),
            Word::Complete => self.clause.completes = true,
            Word::Reason => {
                self.pending_direction();
                let next = self.words(at + 1);
                if next.starts_with("以下") || next.starts_with("如下") {
                    self.open_list();
                } else {
                    self.clause.reason = true;
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
        let whole = self.head(at + 1, true);
        self.clause.share = Some(Whole(whole.as_ref().map(|head| head.subject.clone())));
        whole.map_or(at + 1, |head| head.next)
    }

    fn take_head(&mut self, at: usize) -> usize {
        let Some(head) = self.head(at, false) else {
            let words = self.words(at);
            self.clause.tail.push_str(&words);
            return at + 1;
        };
        self.set(head.subject);
        if let Some(measure) = head.measure {
            self.clause.measure = Some(measure);
            self.clause.measures.push(measure);
        }
        head.next
    }

    /// A head and the words that belong to it: 一般公共预算 财政拨款 基本支出 决算数.
    fn head(&self, at: usize, after_share: bool) -> Option<Head> {
        let mut scope: Option<Scope> = None;
        let mut topic: Option<Topic> = None;
        let mut measure = None;
        let mut purchasing = false;
        let mut next = at;
        while let Some(token) = self.token(next) {
            let Token::Word(word) = token else { break };
            match word {
                Word::Budget(budget) => scope = Some(Scope::Budget(*budget)),
                Word::Fiscal => scope = scope.or(Some(Scope::Fiscal)),
                Word::Head(head) => match topic {
                    None => topic = Some(head.clone()),
                    // 财政拨款收入支出总计; “三公”经费支出预算: the first name stays.
                    Some(_) if matches!(head, Topic::Expenditure | Topic::Revenue) => {
                        measure = measure.or(Some(Measure::Budget));
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
                Word::Measure(which) => measure = Some(*which),
                Word::Filler | Word::Current if next > at || after_share => {}
                _ => break,
            }
            next += 1;
        }
        let topic = match topic {
            Some(topic) => topic,
            // 一般公共预算9682.88万元
            None if scope.is_some() && matches!(self.token(next), Some(Token::Money(_))) => {
                Topic::Appropriation
            }
            None => return None,
        };
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
        let scope = if own { scope.or_else(|| self.scope_around().filter(|_| inner)) } else { None };
        Some(Head { subject: (topic, scope), measure, next })
    }

    /// 收入 or 支出 alone: of all, of a class, or of something else that stands before it.
    fn bare(&self, from: usize, at: usize, scope: Option<Scope>, all: Topic) -> Topic {
        let spot = &self.spots[at];
        let before = self.text.words(spot.to.saturating_sub(24), spot.to);
        if all == Topic::Expenditure
            && scope.is_none()
            && let Some(name) = self.parser.classes.iter().find(|name| before.ends_with(name.as_str()))
        {
            let class = Some(PathStep { name: name.clone(), digits: None });
            return Topic::Path(FunctionPath { class, ..FunctionPath::default() });
        }
        if scope.is_some() || at > from {
            return all;
        }
        match at.checked_sub(1).map(|before| (&self.spots[before].token, self.words(before))) {
            Some((Token::Other, words)) if !OPENERS.iter().any(|opener| words.ends_with(opener)) => {
                Topic::Other
            }
            Some((Token::Word(Word::Purchase(_) | Word::Purchasing), _)) => Topic::Other,
            _ => all,
        }
    }

    fn take_money(&mut self, spot: &Spot, figure: FactFigure) {
        let range = self.text.range(spot.from, spot.to);
        let tail = core::mem::take(&mut self.clause.tail);
        if self.clause.reason || self.clause.aside {
            return;
        }
        if let Some(Moving(direction)) = self.clause.moving.take() {
            let to = tail.starts_with('到') || tail.starts_with('至');
            if !to {
                // 减少培训费5万元 says nothing of the subject.
                if tail.chars().count() <= 3 {
                    self.emit_at(range, Measure::Change, figure, direction);
                }
                return;
            }
        } else if let Some(than) = self.clause.than.filter(|than| than.open && than.named) {
            // 比上年预算27.30万元减少19.20万元
            let year = than.year.or_else(|| self.parser.year.previous());
            self.emit(range, than.measure.unwrap_or(Measure::Amount), figure, None, year);
            return;
        } else {
            self.name_of(&tail);
        }
        let measure = self.clause.measure.take().unwrap_or(Measure::Amount);
        let clause = &self.clause;
        let year = clause.year.or(clause.list_year).unwrap_or(self.parser.year);
        self.emit(range, measure, figure, None, Some(year));
        self.clause.last_year = Some(year);
        if year != self.parser.year {
            self.clause.year = None;
        }
    }

    /// Words between the last head and an amount that are more than connecting words name another thing.
    fn name_of(&mut self, tail: &str) {
        let mut rest = tail.to_owned();
        for connector in CONNECTORS {
            rest = rest.replace(connector, "");
        }
        if rest.chars().count() >= 3 {
            let scope = self.scope_around();
            self.set((Topic::Named(tail.to_owned()), scope));
        }
    }

    fn take_percent(&mut self, spot: &Spot, figure: FactFigure) {
        let range = self.text.range(spot.from, spot.to);
        self.clause.tail.clear();
        if self.clause.reason || self.clause.aside {
            return;
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
        if topic == Topic::Other {
            return;
        }
        let change = matches!(measure, Measure::Change | Measure::Rate);
        let previous = self.parser.year.previous();
        let against =
            clause.than.and_then(|than| Some((than.year.or(previous)?, than.measure))).filter(|_| change);
        self.parser.narrative.facts.push(Fact {
            topic,
            scope,
            measure,
            figure,
            direction,
            year,
            against,
            of: clause.parent.clone(),
            statement: clause.statement,
            place: FactPlace { range, ..self.place.clone() },
        });
    }
}

struct Head {
    subject: Subject,
    measure: Option<Measure>,
    next: usize,
}
