//! What money a sentence speaks of, and whose: heads and the words that belong to them (事项与资金).

use super::Sentence;
use super::clause::Subject;
use super::lists::may_hold;
use super::names::{leads_to_total, name_of_money, without_lead};
use crate::fact::path::FunctionPath;
use crate::fact::scan::Token;
use crate::fact::words::Word;
use crate::fact::{Fact, Measure, PathStep, Scope, Topic};
use crate::prose::is_and;
use crate::value::BudgetKind;
use crate::words::{self, Meaning};

pub(super) struct Head {
    pub(super) subject: Subject,
    pub(super) measure: Option<Measure>,
    pub(super) next: usize,
}

/// So many facts of a paragraph are looked at for whose money it speaks of: an ordinary one has fewer, and of thousands each shall
/// not look at all.
const FACTS: usize = 64;

impl Sentence<'_> {
    pub(super) fn take_path(&mut self, mut path: FunctionPath) {
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
        let scope = self.scope_around().or_else(|| self.scope_of_paragraph());
        self.set((Topic::Path(path), scope));
    }

    /// The budget that the heading or the whole is of.
    pub(super) fn scope_around(&self) -> Option<Scope> {
        let of = |subject: &Option<Subject>| subject.as_ref().and_then(|(_, scope)| *scope);
        of(&self.clause.parent).or_else(|| of(&self.parser.heading))
    }

    pub(super) fn set(&mut self, mut subject: Subject) {
        if let Some((whole, _)) = &self.clause.parent {
            // 机关运行经费50.00万元，其中：公务用车运行维护费2.70万元: other money may pay for vehicles too.
            let is_paid_from_it = matches!(whole, Topic::AgencyOperating | Topic::Operating | Topic::Basic)
                && subject.0.is_three_public();
            // 培训费8.95万元（其中基本支出1.82万元、项目支出7.13万元）: not all of either.
            if is_paid_from_it || (whole.is_purpose() && subject.0.is_nature()) {
                subject = (Topic::Named(format!("{whole}{}", subject.0)), None);
            }
        }
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
        // What narrows it is another thing: 甲资金安排的支出 is not the 支出 before.
        let is_in_doubt = self.clause.unknown || self.clause.doubtful;
        let is_another = self.clause.subject.as_ref() != Some(&subject) || is_in_doubt;
        self.clause.begin_subject(&subject.0, is_another);
        if is_another {
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
        // 行政运行（项）支出: named once.
        let is_named =
            self.clause.named.last().is_some_and(|(_, statement)| *statement == self.clause.statement);
        let named = self.clause.subject.clone().map(|subject| (subject, self.clause.statement));
        self.clause.named.extend(named.filter(|_| !is_named));
        self.clause.tail.clear();
        // 比上年减少公务接待费5万元: what stands before the thing is said of it.
        self.clause.measure = self.clause.completed.then_some(Measure::Executed);
    }

    pub(super) fn take_head(&mut self, at: usize) -> usize {
        let Some(mut head) = self.head(at, false) else {
            // 五、一般公共预算当年拨款情况说明, 三、财政拨款收支总体情况: of which money the section is.
            let of = match self.token(at) {
                Some(Token::Word(Word::Budget(budget))) => Some(Scope::Budget(*budget)),
                Some(Token::Word(Word::Fiscal)) => Some(Scope::Fiscal),
                _ => None,
            };
            if let Some(scope) = of.filter(|_| self.parser.naming) {
                self.set((Topic::Other, Some(scope)));
            }
            let words = self.words(at);
            self.clause.tail.push_str(&words);
            self.clause.unknown = true;
            return at + 1;
        };
        if let Some(part) = self.part_called_as_whole(at, &head) {
            head.subject.0 = part;
        }
        // 财政专户管理资金收入5万元: of no table, and still what the text says of it.
        if head.subject.0 == Topic::Other && !self.parser.naming {
            let is_name = |at: &usize| !matches!(self.token(*at), Some(Token::Word(Word::Measure(_))));
            let name: String = (at..head.next).filter(is_name).map(|at| self.words(at)).collect();
            // 支出70万元，其中：教育支出50万元；结转下年10万元: no part of what is spent.
            let is_whole_of = match self.clause.parent.as_ref().map(|(whole, _)| whole) {
                None | Some(Topic::Revenue | Topic::RevenueAndExpenditure) => true,
                Some(Topic::Expenditure) => name.ends_with("支出"),
                Some(_) => false,
            };
            if is_whole_of {
                head.subject.0 = Topic::Named(name);
            }
        }
        // 两本预算均有安排：一般公共预算5万元: for something that was named before. Of a whole it is a part.
        let is_bare_fund = head.subject.0 == Topic::Appropriation
            && head.next == at + 1
            && matches!(self.token(at), Some(Token::Word(Word::Budget(_) | Word::Fiscal)));
        let is_of_unknown = matches!(self.clause.parent, None | Some((Topic::Named(_), _)));
        self.clause.unknown |= is_bare_fund && is_of_unknown;
        // 事业收入安排5万元: what is paid from it, of something.
        let pays = head.subject.0.is_other_revenue() && self.words(head.next).starts_with("安排");
        if pays {
            self.set((Topic::Other, None));
            // 使用事业收入安排公务接待费5万元: not what appropriations pay.
            self.clause.other_basis = true;
            return head.next;
        }
        if self.is_source(at, head.next) {
            self.clause.unknown = true;
            return head.next;
        }
        if head.subject == (Topic::Expenditure, None) && self.is_spending(at) {
            if self.spent_on() {
                self.clause.tail.clear();
                return at + 1;
            }
            // 国内公务接待11批次，共计支出0.92万元; 到位5万元，支出5万元: on that, or on something near it.
            if self.is_on_thing_before() {
                self.set((Topic::Other, None));
                return head.next;
            }
        }
        // 教育支出（类）支出, 教育支出（类）财政拨款支出: still of the code.
        let behind = at.checked_sub(1).and_then(|before| self.token(before));
        if let (Some(Token::Path(_)), Some((Topic::Path(path), scope))) = (behind, &self.clause.subject)
            && matches!(head.subject.0, Topic::Expenditure | Topic::Revenue | Topic::Appropriation)
        {
            head.subject = (Topic::Path(path.clone()), head.subject.1.or(*scope));
        }
        if let Some(narrower) = self.narrower(at, &head.subject.0) {
            head.subject = (Topic::Named(narrower), head.subject.1);
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
        self.part_from_total(at, &head.subject);
        // 减少税收收入60万元: by what was done, which is not against last year unless the sentence compares.
        let is_effect = self.clause.moving.is_some() && self.clause.than.is_none();
        self.set(head.subject);
        self.clause.unknown |= is_effect;
        if let Some(measure) = head.measure {
            self.clause.measure = Some(measure);
            self.clause.measures.push(measure);
        }
        head.next
    }

    /// 支出总计50万元，其中：本级支出30万元: a part that is called as its whole with words before it.
    fn part_called_as_whole(&self, at: usize, head: &Head) -> Option<Topic> {
        let before = at.checked_sub(1).filter(|before| matches!(self.token(*before), Some(Token::Other)))?;
        if !matches!(self.token(head.next), Some(Token::Money(_))) {
            return None;
        }
        let (before, subject) = (self.words(before), Some(&head.subject));
        let is_again = before.ends_with("本级") && self.clause.subject.as_ref() == subject;
        (is_again || self.clause.parent.as_ref() == subject)
            .then(|| Topic::Named(without_lead(&[before, self.words(at)].concat()).to_owned()))
    }

    /// 在事业收入中列支: where the money comes from, of something else.
    fn is_source(&self, at: usize, next: usize) -> bool {
        let before = at.checked_sub(1).map(|before| self.words(before)).unwrap_or_default();
        let behind = self.words(next);
        // 在支出预算中，…: a list begins.
        let list = behind == "中" && matches!(self.token(next + 1), Some(Token::Comma | Token::Colon));
        before.ends_with(['在', '从', '由', '用', '以', '自']) && behind.starts_with('中') && !list
    }

    /// 收入预算8万元（本年收入预算7万元）, 收入总计8万元。包括：1.本年收入…: with what is carried over, and without, are two amounts.
    pub(super) fn part_from_total(&mut self, at: usize, subject: &Subject) {
        let before = at.checked_sub(1).and_then(|before| self.token(before));
        let this_year =
            matches!(before, Some(Token::Word(Word::Current))) || self.words(at).starts_with("本年");
        let is_spoken_of = self.clause.subject.as_ref() == Some(subject);
        let is_given = self.clause.given.iter().any(|(given, _)| given == subject);
        if (is_given || is_spoken_of) && this_year != self.clause.this_year {
            self.clause.subject = None;
        }
        self.clause.this_year = this_year;
    }

    /// 防汛（项）：决算支出30万元, “三公”经费。全年支出5万元: 支出 before an amount, where a thing that money is spent on has been
    /// named and nothing been said of it, is what was spent on that thing.
    pub(super) fn spent_on(&self) -> bool {
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
        silent && self.speaks_of_thing()
    }

    /// Whether the sentence goes on with a thing that money is spent on.
    fn speaks_of_thing(&self) -> bool {
        self.clause.subject.as_ref().is_some_and(|(topic, _)| {
            topic.is_three_public()
                || matches!(
                    topic,
                    Topic::Path(_)
                        | Topic::Economic(_)
                        | Topic::Personnel
                        | Topic::Operating
                        | Topic::AgencyOperating
                        | Topic::Procurement
                )
        })
    }

    /// Whether what the paragraph spoke of last is a thing that money is spent on, or one that no word is known of and that
    /// stands on no side of a balance.
    fn is_on_thing_before(&self) -> bool {
        match &self.clause.subject {
            Some((Topic::Named(name), _)) => {
                !words::of(Meaning::OfOtherYear).iter().any(|word| name.contains(word))
                    && !name.ends_with("收入")
            }
            Some((Topic::Other, _)) => true,
            _ => self.speaks_of_thing(),
        }
    }

    /// 支出 and an amount, with nothing that says of what.
    fn is_spending(&self, at: usize) -> bool {
        let bare = matches!(self.token(at), Some(Token::Word(Word::Expenditure))) && self.words(at) == "支出";
        let amount = matches!(self.token(at + 1), Some(Token::Money(_)))
            || (matches!(
                self.token(at + 1),
                Some(Token::Other | Token::Word(Word::Filler | Word::Measure(_)))
            ) && matches!(self.token(at + 2), Some(Token::Money(_))));
        let before = at.checked_sub(1).and_then(|before| self.token(before));
        bare && amount && !matches!(before, Some(Token::Word(Word::Current)))
    }

    /// A head and the words that belong to it: 一般公共预算 财政拨款 基本支出 决算数.
    pub(super) fn head(&self, at: usize, after_share: bool) -> Option<Head> {
        let mut scope: Option<Scope> = None;
        let mut topic: Option<Topic> = None;
        let mut measure = None;
        let mut purchasing = false;
        let mut next = at;
        while let Some(token) = self.token(next) {
            // 政府性基金预算拨款安排的支出
            let of = matches!(token, Token::Other) && scope.is_some() && topic.is_none();
            let money = matches!(
                self.token(next + 1),
                Some(Token::Word(Word::Revenue | Word::Expenditure | Word::Head(_)))
            );
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
                        measure = measure.or(self.planned(next, head));
                    }
                    None => {
                        topic = Some(head.clone());
                        measure = measure.or(self.planned(next, head));
                    }
                    // 财政拨款收入支出总计; “三公”经费支出预算: the first name stays.
                    Some(_) if matches!(head, Topic::Expenditure | Topic::Revenue) => {
                        measure = measure.or(self.planned(next, head));
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

    /// 支出预算, 政府采购预算: in an account what was planned, and of a total where a report looks back on a year. In a budget every
    /// amount is.
    fn planned(&self, at: usize, head: &Topic) -> Option<Measure> {
        let is_total = matches!(head, Topic::Expenditure | Topic::Revenue);
        let looks_back = is_total && self.parser.year < self.parser.document_year;
        let is_planned = (self.parser.account || looks_back) && self.words(at).ends_with("预算");
        is_planned.then_some(Measure::Budget)
    }

    /// Whose money a head is of: what is printed with it, or else what the sentence and the heading say.
    pub(super) fn scope_of(
        &self,
        at: usize,
        topic: &Topic,
        printed: Option<Scope>,
        after_share: bool,
    ) -> Option<Scope> {
        let inner = topic.is_nature() || matches!(topic, Topic::Economic(_));
        let own = inner
            || matches!(
                topic,
                Topic::Revenue | Topic::Expenditure | Topic::RevenueAndExpenditure | Topic::Appropriation
            );
        let scope = match topic {
            Topic::Path(_) => printed.or_else(|| self.scope_around()).or_else(|| self.scope_of_paragraph()),
            _ if topic.is_nature() => {
                printed.or_else(|| self.scope_around()).or_else(|| self.scope_of_paragraph())
            }
            _ if own => printed.or_else(|| self.scope_around().filter(|_| inner)),
            // 其中一般公共预算政府采购预算60万元：货物50万元: not all that is bought.
            Topic::Procurement => printed,
            _ if topic.is_kind_of_purchase() => {
                let is_whole = |of: &&(Subject, usize)| of.0.0 == Topic::Procurement;
                let whole = self.clause.given.iter().rev().find(is_whole);
                printed.or_else(|| whole.and_then(|((_, scope), _)| *scope))
            }
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

    /// The facts that the paragraph has given, the last one first.
    pub(super) fn facts_of_paragraph(&self) -> impl Iterator<Item = &Fact> + Clone {
        let place = (self.place.section, self.place.paragraph);
        let facts = self.parser.narrative.facts.iter().rev();
        facts.take_while(move |fact| (fact.place.section, fact.place.paragraph) == place).take(FACTS)
    }

    /// 财政拨款支出80万元，比上年增加5万元。基本支出50万元: whose money all totals are of that the paragraph has given.
    fn scope_of_paragraph(&self) -> Option<Scope> {
        use Topic as T;
        let facts = self.facts_of_paragraph();
        let is_total = |fact: &&Fact| {
            let all = [T::Revenue, T::Expenditure, T::RevenueAndExpenditure, T::Appropriation];
            all.contains(&fact.topic) && fact.amount().is_some()
        };
        // 收入包括：一般公共预算拨款70万元、事业收入20万元；支出包括：…: the money of a part is not that of all.
        let has_other_money = facts.clone().any(|fact| fact.topic.is_other_revenue());
        let mut totals = facts.filter(is_total);
        let scope = totals.next()?.scope.filter(|_| !has_other_money);
        scope.filter(|_| totals.all(|fact| fact.scope == scope))
    }

    /// Whether nothing but 、 or a word for "and" stands between a head and the one before it.
    pub(super) fn joined(&self, at: usize) -> bool {
        let Some(between) = at.checked_sub(1).map(|before| self.words(before)) else { return false };
        let head = at.checked_sub(2).and_then(|before| self.token(before));
        is_and(&between)
            && matches!(
                head,
                Some(Token::Word(
                    Word::Head(Topic::Revenue) | Word::Revenue | Word::Filler | Word::Measure(_)
                ))
            )
    }

    /// 支出预算, 收入合计: a total that begins with the word that ends the names of classes.
    pub(super) fn is_bare_total(&self, at: usize, head: &Topic) -> bool {
        let words = self.words(at);
        (*head == Topic::Expenditure && words.starts_with("支出"))
            || (*head == Topic::Revenue && words.starts_with("收入"))
    }

    /// 收入 or 支出 alone: of all, of a class, or of something else that stands before it.
    pub(super) fn bare(&self, from: usize, at: usize, scope: Option<Scope>, all: Topic) -> Topic {
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
}

impl Sentence<'_> {
    /// 人员类项目支出, 其他项目支出: the longest name wins, so that words right before a head make it another thing. Bodies and
    /// verbs before it do not.
    pub(super) fn narrower(&self, at: usize, topic: &Topic) -> Option<String> {
        let nature = topic.is_nature() || matches!(topic, Topic::Economic(_));
        let before = at.checked_sub(1).filter(|before| matches!(self.token(*before), Some(Token::Other)))?;
        let words = self.words(before);
        let name = without_lead(&words);
        // 项目支出80万元，其中基建项目支出50万元: no part is the whole again.
        if self.clause.parent.as_ref().is_some_and(|(whole, _)| whole == topic) && !leads_to_total(name) {
            return Some([name, &self.words(at)].concat());
        }
        let narrows = name.ends_with(['类', '性', '型'])
            || words::of(Meaning::Narrows).iter().any(|word| name.ends_with(word));
        (nature && narrows).then(|| [name, &self.words(at)].concat())
    }

    /// 房租补贴比上年减少: what begins a clause, before a comparison, is what changed.
    pub(super) fn name_before(&mut self) {
        // 甲、乙分别增长5%、3%: of what the figures go round, and not of the last of them.
        let has_own = self.clause.headed || self.clause.round.is_some();
        if has_own || self.clause.reading.is_silent() || self.clause.aside {
            return;
        }
        if let Some(name) = name_of_money(&self.clause.tail).map(str::to_owned) {
            let scope = self.scope_around();
            self.set((Topic::Named(name), scope));
        }
    }
}
