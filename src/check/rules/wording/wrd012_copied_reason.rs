//! 用途和原因说明属于本科目 (WRD012).

use std::collections::{BTreeMap, HashSet};

use crate::check::answer::wording;
use crate::check::text::compared_name;
use crate::check::{
    Answer, Breach, Context, Declaration, Example, FindingPlace, LooksAt, Page, Rule, Severity, Subject,
};
use crate::document::TextPlace;
use crate::fact::Topic;
use crate::prose::one_line;
use crate::words::{self, Meaning, Pairing};

#[derive(Debug)]
pub(in crate::check) struct CopiedReason;

impl Rule for CopiedReason {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Fact(subject) = subject else { return Answer::NotApplicable };
        if !matches!(subject.fact.topic, Topic::Path(_)) {
            return Answer::NotApplicable;
        }
        let items = context.once(Items::of);
        let Some(item) = items.of_facts.get(&subject.index) else { return Answer::NotApplicable };
        let Some(said) = items.copied(item) else { return Answer::Held };
        let (name, said) = (item.name.clone(), said.to_owned());
        let place = FindingPlace {
            row_label: name.clone(),
            printed: Some(said.clone()),
            ..context.place_of_text(&subject.fact.place)
        };
        Breach::at(place)
            .worded(wording!(
                "“{name}”的用途或原因“{said}”说的不是本科目",
                "the purpose or reason given for {name} is that of another item: {said}",
            ))
            .into()
    }
}

/// The items (项) of the text, by the first fact of the statement on each.
#[derive(Debug)]
struct Items {
    of_facts: BTreeMap<usize, Item>,
    /// Whether it is a habit of the document that a purpose repeats the name of its item.
    purposes_repeat_names: bool,
}

/// An item, and what is said of it.
#[derive(Debug)]
struct Item {
    name: String,
    purpose: Option<String>,
    reason: Option<String>,
}

impl Items {
    fn of(context: &Context<'_>) -> Self {
        let of_facts = of_facts(context);
        let stated = of_facts.values().filter(|item| item.purpose.is_some()).count();
        let kept = of_facts
            .values()
            .filter(|item| item.purpose.as_deref().is_some_and(|purpose| item.is_repeated_by(purpose)));
        let purposes_repeat_names = stated >= 5 && kept.count() * 10 >= stated * 7;
        Self { of_facts, purposes_repeat_names }
    }

    /// What is said of an item and is of another one.
    fn copied<'i>(&self, item: &'i Item) -> Option<&'i str> {
        let purpose = item.purpose.as_deref().filter(|said| {
            (self.purposes_repeat_names && !item.is_repeated_by(said)) || is_of_opposite(&item.name, said)
        });
        purpose.or_else(|| item.reason.as_deref().filter(|said| self.is_of_another(item, said)))
    }

    /// Whether words name another item of the text, and not their own.
    fn is_of_another(&self, item: &Item, said: &str) -> bool {
        const SHORTEST: usize = 5;
        !item.is_repeated_by(said)
            && self.of_facts.values().any(|Item { name, .. }| {
                name.chars().count() >= SHORTEST
                    && said.contains(name.as_str())
                    && !item.name.contains(name.as_str())
            })
    }
}

impl Item {
    /// Whether words repeat the name of the item, or a part of it.
    fn is_repeated_by(&self, said: &str) -> bool {
        let bare = self.name.strip_suffix("支出").unwrap_or(&self.name);
        said.contains(bare) || bare.contains(said)
    }
}

fn of_facts(context: &Context<'_>) -> BTreeMap<usize, Item> {
    let mut items = BTreeMap::new();
    let mut statements = HashSet::new();
    for (index, fact) in context.facts().iter().enumerate() {
        let Topic::Path(path) = &fact.topic else { continue };
        let Some(step) = path.item.as_ref().filter(|_| !statements.contains(&fact.statement)) else {
            continue;
        };
        let Some(text) = paragraph(context, &fact.place) else { continue };
        statements.insert(fact.statement);
        let purpose = said_behind(&text, Meaning::LeadsToPurpose);
        let reason = said_behind(&text, Meaning::LeadsToCause);
        items.insert(index, Item { name: compared_name(&step.name), purpose, reason });
    }
    items
}

/// The paragraph of a fact in the one spelling.
fn paragraph(context: &Context<'_>, place: &TextPlace) -> Option<String> {
    place.paragraph?;
    context.text().paragraph(place).map(one_line)
}

/// What follows a word that means this, up to the end of the clause.
fn said_behind(text: &str, meaning: Meaning) -> Option<String> {
    let (_, rest) = words::of(meaning).iter().find_map(|words| text.split_once(*words))?;
    let said = rest.split(['。', '；', '，']).next()?;
    (!said.is_empty() && !said.starts_with("以下")).then(|| said.trim_start_matches('：').to_owned())
}

/// 农村最低生活保障金支出（项）…主要用于城市低保对象: whether what is said of an item is of its opposite alone.
fn is_of_opposite(item: &str, said: &str) -> bool {
    let is_of = |own: &str, other: &str| {
        item.contains(own) && !item.contains(other) && said.contains(other) && !said.contains(own)
    };
    // 机关事业单位 is both.
    let both = words::of(Meaning::OfBoth).iter().any(|word| said.contains(word) || item.contains(word));
    !both && words::pairs(Pairing::Opposite).iter().any(|(one, other)| is_of(one, other) || is_of(other, one))
}

const DECLARATION: Declaration = Declaration::new("WRD012", "copied-reason", Severity::Warning)
    .since_release("0.1.0")
    .summary("用途和原因说明属于本科目", "the purpose and the reason of an item are its own")
    .looks_at(&[LooksAt::Fact])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
项级科目的用途说明和增减原因应当针对本科目。用途与科目相反的予以提示：城市与农村、行政单位与事业单位、职业年金与基本养老保险互相错写。原因说明写成文中其他科目的，以及多数科目的用途均写明科目名称、唯独该处不符的，同样予以提示。

## 审核意义
各科目的说明常常互相复制而未作修改。

## 局限
用途说明未提及任何科目名称的，没有比较对象，不能发现。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）第四条：公开的内容准确，形式规范。",
    en: r"## What it checks
What is said of the purpose of an item (项), or of the reason of its change, concerns that item and not another
one. A purpose that names the opposite of the item is reported: 城市 for 农村, 行政单位 for 事业单位, 职业年金
for 基本养老保险. So is a reason that names another item of the text, and a purpose that does not repeat the
name of its item in a document where most purposes do.

## Why it matters
Sentences are copied from item to item and not adapted.

## What it cannot know
Purposes in words of their own: they name no item that they could be compared with.

## References
- 地方预决算公开操作规程 (财预〔2016〕143号), article 4: what is published is accurate and in proper form.",
};

const EXAMPLE: Example = Example {
    flagged: r"社会保障和就业支出（类）最低生活保障（款）农村最低生活保障金支出（项）预算20.00万元，主要用于城市低保对象补助。",
    corrected: r"社会保障和就业支出（类）最低生活保障（款）农村最低生活保障金支出（项）预算20.00万元，主要用于农村低保对象补助。",
};
