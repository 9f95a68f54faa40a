//! From tokens to facts: subjects carry over clauses as a reader carries them.

mod amounts;
mod bare;
mod clause;
mod comparisons;
mod completion;
mod emit;
mod heads;
mod lists;
mod names;

pub(super) use self::clause::Subject;
use self::clause::{Clause, Moving, Reading, Than};
pub(crate) use self::names::names_money;
use self::names::{counts_something, is_average, says_nothing, without_lead};
use super::measure::{Direction, FactFigure, Measure};
use super::narrative::Narrative;
use super::scan::{Spot, Token, scan};
use super::text_fact::Fact;
use super::title::title_level;
use super::topic::Topic;
use super::words::{Lexicon, Word};
use crate::catalog::Catalog;
use crate::document::TextPlace;
use crate::prose::{Plain, one_line};
use crate::value::{FiscalYear, FunctionalCode, Level};
use crate::words::{self, Meaning};

/// Reads the paragraphs of a document one after the other.
pub(super) struct Parser {
    lexicon: Lexicon,
    catalog: Catalog,
    /// The year that the document is of.
    document_year: FiscalYear,
    /// The year that is spoken of.
    pub(super) year: FiscalYear,
    /// The names of the department that publishes the document, the longest first.
    bodies: Vec<String>,
    /// Whether the document is a final account: 预算数 without a year is of its own year there.
    account: bool,
    classes: Vec<String>,
    pub(super) narrative: Narrative,
    statements: usize,
    /// What the heading speaks of, or the last title below it.
    pub(super) heading: Option<Subject>,
    /// Whether a heading or a title is read, which names a budget without saying what of it.
    pub(super) naming: bool,
    /// 其中： at the end of a paragraph: the paragraphs that follow are parts.
    pub(super) carried: Option<Subject>,
}

impl Parser {
    pub(super) fn new(year: FiscalYear, account: bool, bodies: Vec<String>) -> Self {
        let catalog = Catalog::for_year(year);
        let roots = catalog.roots::<FunctionalCode>();
        let classes = roots.filter(|entry| entry.code().level() == Level::Class);
        let classes = classes.map(|entry| entry.name().to_owned()).collect();
        Self {
            lexicon: Lexicon::new(),
            catalog,
            document_year: year,
            year,
            bodies,
            account,
            classes,
            narrative: Narrative::default(),
            statements: 0,
            heading: None,
            naming: false,
            carried: None,
        }
    }

    /// Reads a paragraph; gives the last thing that it speaks of.
    pub(super) fn paragraph(&mut self, text: &str, place: TextPlace) -> Option<Subject> {
        let plain = Plain::of(text);
        let names = |code: FunctionalCode| self.catalog.name(code).map(one_line);
        let spots = scan(&plain, &self.lexicon, &self.bodies, &names);
        self.statements += 1;
        let clause = Clause {
            subject: self.heading.clone(),
            goes_on: self.heading.is_some() && !self.naming,
            statement: self.statements,
            facts_from: self.narrative.facts.len(),
            parent: self.carried.clone(),
            ..Clause::default()
        };
        let (heading, naming) = (self.heading.clone(), self.naming);
        let mut sentence = Sentence {
            parser: self,
            text: &plain,
            spots: &spots,
            place,
            clause,
            outer: Vec::new(),
            titles: Titles { of_paragraph: heading.clone(), within: Vec::new() },
        };
        let mut at = 0;
        while at < spots.len() {
            at = sentence.step(at);
        }
        sentence.end_of_sum();
        let clause = sentence.clause;
        (self.heading, self.naming) = (heading, naming);
        let opens = matches!(spots.last(), Some(Spot { token: Token::Colon, .. }));
        if opens && !clause.reading.is_silent() {
            self.carried =
                clause.parent.or(clause.subject.clone()).filter(|(topic, _)| *topic != Topic::Other);
        }
        clause.subject
    }
}

struct Sentence<'a> {
    parser: &'a mut Parser,
    text: &'a Plain,
    spots: &'a [Spot],
    place: TextPlace,
    clause: Clause,
    /// What was said before each open bracket.
    outer: Vec<Clause>,
    titles: Titles,
}

/// The titles that a paragraph stands under: that above it, and those that are sentences of it, each with its level.
struct Titles {
    of_paragraph: Option<Subject>,
    within: Vec<(usize, Option<Subject>)>,
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
                self.clause.of_body |= self.names_body(at);
                self.end_of_words();
                self.clause.pending = false;
                self.clause.tail.clear();
                self.clause.headed = false;
            }
            Token::Item => {
                self.begin_title(at);
                self.end_of_words();
                self.clause.pending = false;
                self.clause.tail.clear();
                self.clause.year = None;
                self.clause.item |= !self.clause.reading.is_silent();
            }
            // 1,865.90万元（2020年）: of which year the amount before is.
            Token::Open if self.gives_year(at) => return at + 3,
            // What is open so deep is no sentence.
            Token::Open if self.outer.len() >= DEEPEST => {}
            Token::Open => {
                let (parent, wholes) = self.in_bracket(at);
                let inner = Clause {
                    parent,
                    wholes,
                    moving: None,
                    share: None,
                    completes: false,
                    headed: false,
                    tail: String::new(),
                    sum: None,
                    doubtful: self.clause.doubtful || self.clause.unknown,
                    unknown: false,
                    pending: false,
                    ..self.clause.clone()
                };
                self.outer.push(core::mem::replace(&mut self.clause, inner));
                if self.is_of_what_stands_before(at) {
                    self.set((Topic::Other, None));
                }
            }
            Token::Close => {
                self.end_of_sum();
                if let Some(outer) = self.outer.pop() {
                    let inner = core::mem::replace(&mut self.clause, outer);
                    // 一般公共预算收入（属地口径）2亿元: what stands between a thing and its amount is said of the amount.
                    self.clause.other_basis |= self.clause.pending && inner.other_basis;
                }
            }
            Token::Body => {}
            Token::Path(path) => self.take_path(path.clone()),
            Token::Year(year) => self.take_year(FiscalYear::new(*year).ok()),
            Token::Money(amount) => {
                if let Some(next) = self.take_share_of_amount(at) {
                    return next;
                }
                let figure = FactFigure::Amount(*amount);
                self.take_money(spot, figure);
            }
            // 每人每年12000元，计60万元: of one of many, and so is what stands behind it.
            Token::Price(_) => {
                self.clause.tail.clear();
                if !self.clause.reading.is_silent() {
                    self.set((Topic::Other, None));
                }
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
                // …252万元（包括：…）: of what stands before the bracket.
                let opened = at.checked_sub(1).and_then(|before| self.token(before));
                if matches!(opened, Some(Token::Open))
                    && words.starts_with("包括")
                    && !self.clause.reading.is_silent()
                {
                    self.open_list();
                }
                if self.clause.count.is_some() && words.starts_with("包括") && self.clause.tail.is_empty() {
                    self.open_sum();
                }
                self.clause.other_basis |=
                    words::of(Meaning::OtherBasis).iter().any(|basis| words.contains(basis));
                self.take_unknown(at, &words);
                self.clause.counted |= counts_something(&words);
                self.clause.tail.push_str(&words);
            }
            Token::Word(word) => return self.take_word(at, word),
        }
        at + 1
    }

    /// A sign ends the words that lead to a figure: those beside a subject stay with it. A sentence that names none, and has
    /// words that nobody knows, is of something else than the one before it, and nobody knows of what.
    fn end_of_words(&mut self) {
        let clause = &mut self.clause;
        // 甲预算项目9个，全年预算5万元；乙预算项目2个，全年预算3万元: nobody knows of what, and each of another thing.
        let is_again = clause.doubtful && !clause.headed && clause.counted;
        if (clause.goes_on && clause.unknown) || is_again {
            self.parser.statements += 1;
            (clause.statement, clause.doubtful, clause.goes_on) = (self.parser.statements, true, false);
        }
        clause.doubtful |= clause.headed && clause.unknown;
        clause.passed_unknown |= !clause.headed && clause.unknown && !clause.reading.is_silent();
        clause.unknown = false;
    }

    /// 实验小学：, 局机关：: whether the words of a sentence up to its colon name a body that is not the whole department.
    fn names_body(&self, at: usize) -> bool {
        let begin = self.spots[..at].iter().rposition(|spot| matches!(spot.token, Token::Stop | Token::Item));
        let words = &self.spots[begin.map_or(0, |sign| sign + 1)..at];
        let is_name = |spot: &Spot| matches!(spot.token, Token::Other | Token::Body);
        let (Some(last), true) = (words.last(), words.iter().all(is_name)) else { return false };
        let name = self.text.words(last.from, last.to);
        matches!(last.token, Token::Other)
            && [Meaning::Body, Meaning::Itself]
                .iter()
                .any(|ends| words::of(*ends).iter().any(|end| name.ends_with(end)))
    }

    /// Words of no lexicon: those that are no grammar leave in doubt what the figure behind them is of.
    fn take_unknown(&mut self, at: usize, words: &str) {
        // 该项本年收入5万元: what the sentence gives is of something that was named before.
        self.clause.points_back |= !self.clause.headed && words.starts_with('该');
        // 从5万元减少到, 由上年的5万元增至
        let is_origin = words.ends_with(['从', '由'])
            && matches!(
                self.token(at + 1),
                Some(Token::Money(_) | Token::Year(_) | Token::Word(Word::Previous))
            );
        let words = if is_origin { words.trim_end_matches(['从', '由']) } else { words };
        // 甲、乙均为5万元: of each.
        self.clause.joined &= !words.contains(['均', '都', '各']);
        let words = without_lead(words);
        // 教育支出: the words are the beginning of a name that the next one ends.
        let next = self.words(at + 1);
        let class = self.parser.classes.iter().filter_map(|name| name.strip_suffix("支出"));
        let class = class.filter(|_| next.starts_with("支出")).find_map(|name| words.strip_suffix(name));
        self.clause.unknown |= !says_nothing(class.unwrap_or(words));
    }

    /// What the things in a bracket are parts of, and the wholes around that: behind an amount, of the thing that has it, as
    /// in 结转资金258.18万元（一般公共预算211.80万元，政府性基金预算46.38万元）.
    fn in_bracket(&self, at: usize) -> (Option<Subject>, Vec<Subject>) {
        let clause = &self.clause;
        let before = at.checked_sub(1).and_then(|before| self.token(before));
        let mut wholes = clause.wholes.clone();
        match &clause.subject {
            Some(subject)
                if matches!(before, Some(Token::Money(_))) && clause.parent.as_ref() != Some(subject) =>
            {
                wholes.extend(clause.parent.clone());
                (Some(subject.clone()).filter(|(topic, _)| *topic != Topic::Other), wholes)
            }
            _ => (clause.parent.clone(), wholes),
        }
    }

    /// 甲学校（60万元）、乙学校（40万元）; 公用经费10万元，占基本支出（90万元）的11.11%: whether the amount that an open bracket begins with is
    /// of words before it that nobody knows, or of what a share is of.
    fn is_of_what_stands_before(&self, at: usize) -> bool {
        if !matches!(self.token(at + 1), Some(Token::Money(_))) {
            return false;
        }
        let is_base = self.outer.last().is_some_and(|outer| outer.share.is_some());
        let before = at.checked_sub(1).map(|before| &self.spots[before]);
        let is_named = before.is_some_and(|spot| match spot.token {
            Token::Body => true,
            Token::Other => !says_nothing(without_lead(&self.text.words(spot.from, spot.to))),
            _ => false,
        });
        is_base || is_named
    }

    /// 上年无此项支出: whether what stands here says that there was nothing, of which no figure follows.
    fn denies(&self, at: usize) -> bool {
        let words = self.words(at);
        words::of(Meaning::Denies).iter().any(|denial| words.starts_with(denial))
    }

    /// Whether a bracket holds nothing but the year of the amount before it, which is set.
    fn gives_year(&mut self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.token(before));
        let (Some(Token::Money(_)), Some(Token::Year(year)), Some(Token::Close)) =
            (before, self.token(at + 1), self.token(at + 2))
        else {
            return false;
        };
        let Ok(year) = FiscalYear::new(*year) else { return false };
        let end = self.text.range(self.spots[at - 1].from, self.spots[at - 1].to).end;
        let of_statement = |fact: &&mut Fact| {
            fact.statement == self.clause.statement
                && (fact.place.section, fact.place.paragraph) == (self.place.section, self.place.paragraph)
                && fact.place.range.end == end
        };
        if let Some(fact) = self.parser.narrative.facts.last_mut().filter(of_statement) {
            fact.year = year;
        }
        true
    }

    /// （二）结构情况。教育支出80万元。（三）具体情况。年初预算90万元: an item that names a thing and says nothing of it is a title, and
    /// what follows is of that thing, not of the last one before it.
    fn begin_title(&mut self, at: usize) {
        let begins = at.checked_sub(1).and_then(|before| self.token(before));
        let end = self.spots[at..].iter().position(|spot| matches!(spot.token, Token::Stop));
        let (None | Some(Token::Stop), Some(end)) = (begins, end) else { return };
        // What ends the paragraph is a line of it.
        if self.parser.naming || !self.outer.is_empty() || at + end + 1 == self.spots.len() {
            return;
        }
        let words = self.text.words(self.spots[at].from, self.spots[at + end].from);
        let Some(level) = title_level(&words) else { return };
        self.titles.within.retain(|(upper, _)| *upper < level);
        let above = self.titles.within.last().map_or(&self.titles.of_paragraph, |(_, subject)| subject);
        self.parser.heading.clone_from(above);
        self.titles.within.push((level, None));
        self.parser.naming = true;
        self.parser.statements += 1;
        self.clause = Clause {
            subject: self.parser.heading.clone(),
            statement: self.parser.statements,
            facts_from: self.parser.narrative.facts.len(),
            parent: self.parser.carried.clone(),
            ..Clause::default()
        };
    }

    /// Ends a title that is a sentence: what it names is the heading of what follows.
    fn end_title(&mut self) {
        let Some((_, subject)) = self.titles.within.last_mut().filter(|_| self.parser.naming) else { return };
        subject.clone_from(&self.clause.subject);
        self.parser.heading.clone_from(subject);
        self.parser.naming = false;
    }

    fn stop(&mut self, at: usize) {
        self.end_title();
        self.pending_direction();
        self.clause.facts_from = self.parser.narrative.facts.len();
        // 项目9个，其中甲8个、乙1个。其中评为优的7个: of all of them, or of the last part.
        if self.clause.sum.as_ref().is_some_and(|sum| !sum.parts.is_empty()) {
            self.clause.count = None;
        }
        self.end_of_sum();
        self.end_of_words();
        self.clause.pending = false;
        // 共评价项目12个。其中：…
        let goes_on = matches!(self.token(at + 1), Some(Token::Word(Word::OfWhich)));
        let count = self.clause.count.take().filter(|_| goes_on);
        // 三公5万元，其中：甲3万元，乙2万元。比上年增加1万元: of the whole or of the last part, which the sentence leaves open.
        let is_of_list = self.clause.parent.is_some() && self.clause.parent != self.parser.carried;
        let is_left_open = !is_of_list && self.compares_several(at);
        if is_of_list && self.clause.parent != self.clause.subject {
            self.parser.statements += 1;
            (self.clause.statement, self.clause.doubtful) = (self.parser.statements, true);
        }
        // 原值50万元，净值30万元。其中房屋40万元: of which of them is open, where nobody knows what they are.
        let is_of_any = matches!(self.clause.subject, Some((Topic::Named(_), _)))
            && self.clause.given.windows(2).any(|pair| pair[0].0 != pair[1].0);
        let clause = &mut self.clause;
        clause.doubtful |= goes_on && is_of_any;
        clause.listed = clause.parent.take().filter(|_| goes_on);
        (clause.of_doubtful, clause.points_back) = (false, false);
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
        clause.counted = false;
        (clause.share, clause.count) = (None, count);
        (clause.fund, clause.headed, clause.goes_on) = (None, false, true);
        clause.passed_unknown = false;
        (clause.plan, clause.other_basis, clause.completed) = (None, false, false);
        clause.measures.clear();
        clause.tail.clear();
        if is_left_open {
            self.set((Topic::Other, None));
        }
    }

    /// 收入80万元，其中甲60万元，乙20万元；与上年相比增加5万元: whether a comparison follows several things, and nothing says of which
    /// of them it is, or of all.
    fn compares_several(&self, at: usize) -> bool {
        let compares = matches!(self.token(at + 1), Some(Token::Word(Word::Than | Word::Move(_))));
        compares && self.clause.given.windows(2).any(|pair| pair[0].0 != pair[1].0)
    }

    fn semicolon(&mut self, at: usize) {
        let is_of_several = self.clause.round.as_ref().is_some_and(|round| round.of.len() > 1);
        self.clause.facts_from = self.parser.narrative.facts.len();
        self.pending_direction();
        self.end_of_sum();
        self.end_of_words();
        self.clause.pending = false;
        // 一是…；二是… goes on with the reason.
        let next = self.words(at + 1);
        let item = matches!(self.token(at + 1), Some(Token::Item)) && !self.clause.item;
        let goes_on = self.clause.reading.is_silent() && (next.chars().nth(1) == Some('是') || item);
        let clause = &mut self.clause;
        (clause.aside, clause.counted, clause.points_back) = (false, false, false);
        if !goes_on {
            clause.reading = Reading::All;
        }
        (clause.than, clause.measure, clause.share, clause.completes) = (None, None, None, false);
        clause.headed = false;
        clause.measures.clear();
        clause.named.clear();
        clause.round = None;
        clause.tail.clear();
        // 甲、乙分别增长5%和3%；其他…: what follows is not of the last of them.
        if is_of_several || self.compares_several(at) {
            self.set((Topic::Other, None));
        }
    }

    fn comma(&mut self, listing: bool) {
        self.pending_direction();
        self.end_of_words();
        let clause = &mut self.clause;
        if !listing {
            (clause.pending, clause.points_back) = (false, false);
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

    fn take_year(&mut self, year: Option<FiscalYear>) {
        if self.clause.reading.is_silent() {
            return;
        }
        match &mut self.clause.than {
            Some(than) if than.open => (than.year, than.named) = (year, true),
            _ => self.clause.year = year,
        }
    }

    fn take_word(&mut self, at: usize, word: &Word) -> usize {
        if self.is_silent_at(at, word) {
            return at + 1;
        }
        match word {
            Word::Previous if self.is_multiple(at) || self.denies(at + 1) => {}
            Word::Measure(measure) => self.take_measure_word(at, *measure),
            Word::Filler => {}
            Word::Respectively => self.take_round(at),
            Word::Than => {
                self.name_before();
                return self.take_than(at);
            }
            Word::Previous => self.take_year(self.parser.year.previous()),
            Word::Current => {
                if self.clause.than.is_none_or(|than| !than.open) && self.clause.year.is_none() {
                    self.clause.year = Some(self.parser.year);
                }
            }
            // 人均增长3%: of something else than the amount.
            Word::Move(_) if is_average(&self.clause.tail) => {
                self.clause.moving = None;
                self.clause.tail.push_str(&self.words(at));
            }
            Word::Move(direction) => self.take_move(at, *direction),
            Word::Undecided => {
                self.clause.moving = Some(Moving(None));
                self.clause.tail.clear();
            }
            Word::Flat => self.take_flat(at),
            Word::Order(direction) => {
                // 决算数大于上年决算数 says nothing of what was planned.
                let is_of_plan = !matches!(self.token(at + 1), Some(Token::Word(Word::Previous)));
                if is_of_plan && self.clause.measures.contains(&Measure::Account) {
                    let spot = &self.spots[at];
                    let range = self.text.range(spot.from, spot.to);
                    // 决算数大于年初预算数
                    self.clause.plan = match self.token(at + 1) {
                        Some(Token::Word(Word::Measure(plan))) => Some(*plan),
                        _ => None,
                    };
                    self.emit_at(range, Measure::Order, FactFigure::None, Some(*direction));
                    self.clause.plan = None;
                }
                // 决算数小于预算数5万元: by how much, against what was planned.
                let by = matches!(
                    (self.token(at + 1), self.token(at + 2)),
                    (Some(Token::Word(Word::Measure(_))), Some(Token::Money(_)))
                );
                if by {
                    self.clause.moving = Some(Moving(Some(*direction)));
                    self.clause.than = Some(Than { year: None, measure: None, open: true, named: false });
                    self.clause.tail.clear();
                }
            }
            Word::OfWhich => self.take_of_which(at),
            Word::Share => return self.take_share(at),
            Word::Complete => return self.take_completion(at),
            Word::Reason => {
                self.pending_direction();
                let next = self.words(at + 1);
                if next.starts_with("以下") || next.starts_with("如下") || self.leads_to_part(at) {
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

    /// 增加, 减少: the way of what follows.
    fn take_move(&mut self, at: usize, direction: Direction) {
        // 增加的项目合计增加5万元: of those, which are nothing that was named before.
        if self.describes(at) {
            self.set((Topic::Other, None));
            return;
        }
        self.name_before();
        self.clause.moving = Some(Moving(Some(direction)));
        self.clause.tail.clear();
        // 由5万元增至6万元: how much it came to.
        if self.words(at).ends_with('至') {
            self.clause.tail.push('至');
        }
        // 占预算50万元的90%，短收5万元: less than was planned.
        if self.words(at) == "短收" && self.clause.than.is_none() {
            let (year, measure) = (Some(self.parser.year), Some(Measure::Budget));
            self.clause.than = Some(Than { year, measure, open: false, named: false });
        }
        // 减少的主要原因
        if self.words(at + 1) == "的" && matches!(self.token(at + 2), Some(Token::Word(Word::Reason))) {
            let spot = &self.spots[at];
            self.clause.moving = None;
            let range = self.text.range(spot.from, spot.to);
            self.emit_at(range, Measure::Change, FactFigure::None, Some(direction));
        }
    }

    /// Whether a word stands in a reason or a purpose, of which nothing is read. 1354万元，用于粮食生产，较上年增加367万元: a comparison
    /// that begins a clause is again of the thing, and ends its purpose.
    fn is_silent_at(&mut self, at: usize, word: &Word) -> bool {
        if self.clause.reading == Reading::Purpose && *word == Word::Than && self.ends_purpose(at) {
            self.clause.reading = Reading::Resumed;
        }
        self.clause.reading.is_silent() && !matches!(word, Word::OfWhich)
    }

    /// Whether a comparison begins a clause behind a purpose that gives no amount, no standard and no part, of which it could be:
    /// 用于提高补助标准，较上年增加20元.
    fn ends_purpose(&self, at: usize) -> bool {
        let begins = matches!(at.checked_sub(1).and_then(|before| self.token(before)), Some(Token::Comma));
        if !begins || !self.compares_with(at) {
            return false;
        }
        let before = &self.spots[at.saturating_sub(LONGEST_PURPOSE)..at];
        let begin = before.iter().rposition(|spot| matches!(spot.token, Token::Stop));
        let sentence = &before[begin.map_or(0, |stop| stop + 1)..];
        let is_purpose = |spot: &Spot| matches!(spot.token, Token::Word(Word::Purpose));
        let Some(purpose) = sentence.iter().rposition(is_purpose).map(|at| &sentence[at + 1..]) else {
            return false;
        };
        let says_amount = |spot: &Spot| {
            matches!(spot.token, Token::Money(_) | Token::Price(_) | Token::Percent(_) | Token::Bare)
        };
        let is_part = |spot: &Spot| matches!(spot.token, Token::Word(Word::OfWhich));
        let words = purpose.first().map(|first| self.text.words(first.from, self.spots[at].from));
        let says_standard = words.is_none_or(|words| {
            [Meaning::Average, Meaning::Standard]
                .iter()
                .any(|meaning| words::of(*meaning).iter().any(|word| words.contains(word)))
        });
        !says_standard && !purpose.iter().any(says_amount) && !sentence.iter().any(is_part)
    }

    /// 增加的项目: whether a word for a change says which things are spoken of, and not what became of one.
    fn describes(&self, at: usize) -> bool {
        let words = self.words(at + 1);
        // 增加的5万元, 增加的主要原因: of the amount, and of the change.
        let is_thing = match words.strip_prefix('的') {
            Some("") => !matches!(
                self.token(at + 2),
                Some(Token::Money(_) | Token::Percent(_) | Token::Word(Word::Reason))
            ),
            // 增加的金额为5万元
            Some(thing) => !words::of(Meaning::LeadsToAmount).iter().any(|lead| thing.starts_with(lead)),
            None => false,
        };
        let begins = at.checked_sub(1).and_then(|before| self.token(before)).is_none_or(|before| {
            matches!(before, Token::Stop | Token::Comma | Token::Semicolon | Token::Item)
        });
        begins && is_thing && matches!(self.token(at + 1), Some(Token::Other))
    }

    /// 是上年的1.44倍: a multiple of last year's amount, and no year of what follows.
    fn is_multiple(&self, at: usize) -> bool {
        let behind = &self.text.chars[self.spots[at].to..];
        let digits = behind.iter().skip(1).take_while(|c| c.is_ascii_digit() || **c == '.').count();
        behind.first() == Some(&'的') && digits > 0 && behind.get(digits + 1) == Some(&'倍')
    }

    /// 人员经费90万元，主要是工资福利支出50万元、…: a thing and its amount behind the amount of another are a part of that; behind a change
    /// they may be its reason.
    fn leads_to_part(&self, at: usize) -> bool {
        let of_statement = |fact: &&Fact| fact.statement == self.clause.statement;
        let is_change = |fact: &Fact| matches!(fact.measure, Measure::Change | Measure::Rate);
        let mut said = self.parser.narrative.facts.iter().rev().take_while(of_statement).peekable();
        let has_amount = self
            .head(at + 1, false)
            .is_some_and(|head| matches!(self.token(head.next), Some(Token::Money(_))));
        self.words(at) == "主要是" && has_amount && said.peek().is_some() && !said.any(is_change)
    }

    /// 支出决算: which figure it is, or a head of its own.
    fn take_measure_word(&mut self, at: usize, measure: Measure) {
        // 支出决算合计 is a head, 支出决算 of an item which figure it is.
        let whole = words::of(Meaning::Total).contains(&self.words(at + 1).as_str());
        let topic = match self.words(at) {
            words if whole && words.starts_with("支出") => Some(Topic::Expenditure),
            words if whole && words.starts_with("收入") => Some(Topic::Revenue),
            _ => None,
        };
        if let Some(topic) = topic {
            let subject = (topic, None);
            self.part_from_total(at, &subject);
            self.set(subject);
        } else if let Some(side) = self.other_side(&self.words(at)) {
            self.set(side);
        } else if self.words(at).starts_with("支出")
            && let class @ Topic::Path(_) = self.bare(at, at, None, Topic::Expenditure)
        {
            let scope = self.scope_around();
            self.set((class, scope));
        }
        self.take_measure(measure);
    }

    /// 政府性基金收入5万元，支出决算3万元: 支出决算 behind revenue is of what was spent, of the same money; 收入决算 behind
    /// expenditure of what came in.
    fn other_side(&self, words: &str) -> Option<Subject> {
        let (topic, scope) = self.clause.subject.as_ref()?;
        match topic {
            Topic::Revenue if words.starts_with("支出") => Some((Topic::Expenditure, *scope)),
            Topic::Expenditure if words.starts_with("收入") => Some((Topic::Revenue, *scope)),
            _ => None,
        }
    }

    /// 其中: of which parts follow.
    fn take_of_which(&mut self, at: usize) {
        let colon = matches!(self.token(at + 1), Some(Token::Colon));
        let apart = at.checked_sub(1).and_then(|before| self.token(before));
        let purpose = matches!(self.clause.reading, Reading::Purpose | Reading::Resumed | Reading::Parts)
            && matches!(apart, Some(Token::Comma));
        // …住房保障支出742.60万元。其中，基本支出…: of what the list before was of.
        let is_sign = |spot: &&Spot| matches!(spot.token, Token::Comma | Token::Colon);
        let part = at + 1 + self.spots[at + 1..].iter().take_while(is_sign).count();
        let nature = matches!(self.token(part), Some(Token::Word(Word::Head(Topic::Basic | Topic::Project))));
        if let (true, Some((Topic::Path(_), _)), Some(listed)) =
            (nature, &self.clause.subject, self.clause.listed.take())
        {
            self.clause.subject = Some(listed);
        }
        if !self.clause.reading.is_silent() || colon || purpose {
            self.open_list();
            // 总支出50万元，其中：支出40万元: what is called as its whole is called is not the whole again.
            let is_whole =
                self.head(part, false).is_some_and(|head| Some(head.subject) == self.clause.parent);
            self.clause.doubtful |= is_whole;
            if purpose && !colon {
                self.clause.reading = Reading::Parts;
            }
        }
    }
}

/// So many tokens before a comparison are looked at for the purpose that it ends.
const LONGEST_PURPOSE: usize = 256;

/// How many brackets may be open.
const DEEPEST: usize = 16;
