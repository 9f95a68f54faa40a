//! Misprints of ordinary words in the text of a budget (疑似错别字), as a rule of [`cn-budget`](cn_budget): 办公设备购制 for 购置.
//!
//! A word is a hint where another character that sounds or looks alike makes an unlikely run of characters likely by a wide margin.
//! How unlikely words are is jieba's dictionary (MIT), what sounds or looks alike are pycorrector's lists (Apache-2.0); the words of
//! the field come from the catalog and the lexicon of the checker. The lists are two megabytes, so this is a crate
//! of its own, and nobody pays for it who does not ask.
//!
//! ```
//! use cn_budget::check::Checker;
//! use cn_budget::document::{Paragraph, Place, TextSection};
//! use cn_budget::{Disclosure, FiscalYear, Language, Severity, Stage};
//! use cn_budget_proofread::MisprintedWord;
//!
//! let mut document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
//! let mut section = TextSection::new("二、支出说明");
//! section.paragraphs.push(Paragraph::new("按照国家有关规订执行。", Place::default()));
//! document.sections.push(section);
//!
//! let report = Checker::new().rule(MisprintedWord).select(["PRF001"])?.check(&document);
//! let [hint] = report.findings() else { panic!("found {:?}", report.findings()) };
//! assert_eq!((hint.severity, hint.message(Language::En).as_str()), (Severity::Warning, "规订 may be a misprint of 规定"));
//! # Ok::<(), cn_budget::check::UnknownRule>(())
//! ```

mod dictionary;
mod reading;

use cn_budget::check::{Answer, Context, Declaration, Example, LooksAt, Page, Subject};
use cn_budget::{Catalog, EconomicCode, FunctionalCode, GovernmentEconomicCode, RevenueCode, Rule, Severity};

use reading::{Hint, Words};

/// So many hints at most are given on a document: one with more is not prose, or not of this language.
const MOST: usize = 200;

/// 文字无疑似错别字 (PRF001): no word of the text is likely to be a misprint of another.
///
/// ```
/// use cn_budget::check::{Checker, Declaration};
/// use cn_budget_proofread::MisprintedWord;
///
/// let checker = Checker::new().rule(MisprintedWord);
/// assert!(checker.rules().any(|rule| rule.name() == "misprinted-word"));
/// ```
#[doc(alias = "错别字")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MisprintedWord;

impl Rule for MisprintedWord {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Document(_) = subject else { return Answer::NotApplicable };
        let lines = context.lines();
        if lines.is_empty() {
            return Answer::NotApplicable;
        }
        let words = Words::new(names(context.catalog()).into_iter().chain(context.lexicon().words()));
        let occurs = |words: &str, times: usize| {
            lines.iter().flat_map(|line| line.text.matches(words)).take(times).count() == times
        };
        let hints = lines.iter().flat_map(|line| {
            let runs = reading::runs(&line.text);
            let hints = runs.flat_map(|(start, run)| {
                words.hints(run, &occurs).into_iter().map(move |hint| (start + hint.at, hint))
            });
            hints.map(move |(at, hint)| (line, at, hint)).collect::<Vec<_>>()
        });
        let breaches = hints.take(MOST).map(|(line, at, Hint { printed, meant, .. })| {
            let breach = context.words_of_line(line, at, &printed);
            breach.fixed(
                format!("“{printed}”疑为“{meant}”之误"),
                format!("{printed} may be a misprint of {meant}"),
            )
        });
        Answer::broken_if_any(breaches.collect())
    }
}

/// The names of a catalog.
fn names(catalog: &Catalog) -> Vec<&str> {
    let functional = catalog.iter::<FunctionalCode>().map(|entry| entry.name());
    let economic = catalog.iter::<EconomicCode>().map(|entry| entry.name());
    let government = catalog.iter::<GovernmentEconomicCode>().map(|entry| entry.name());
    let revenue = catalog.iter::<RevenueCode>().map(|entry| entry.name());
    functional.chain(economic).chain(government).chain(revenue).collect()
}

const DECLARATION: Declaration = Declaration::new("PRF001", "misprinted-word", Severity::Warning)
    .since_release("0.1.0")
    .summary("文字无疑似错别字", "no word is likely to be a misprint of another")
    .looks_at(&[LooksAt::Document])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
逐字以读音或字形相近的字替换，如替换后该处文字成词的可能性大为提高（至少 4096 倍；该词在本文件他处出现时，至少 256 倍），提示该处疑为错别字。词频取自通用词典，并加入科目名称和本库词表中的专用词语。

## 审核意义
同音字、形近字是录入中最常见的差错，拼写正确与否与金额无关，其他规则不能发现。

## 局限
只作提示，不能断定。词典未收的专名、方言和行业用语可能误提示；同一写法在文件中出现两次以上的，视为本文件的用词，不提示。误写后仍为常用词的（如“截止”与“截至”），不能发现。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）第四条：内容准确，形式规范。",
    en: r"## What it checks
Each character is replaced by those that sound or look alike. Where the characters around it become words that are far more likely
(4,096 times; 256 times where the document prints the word elsewhere), the place is a hint. How frequent words are is that of a
general dictionary, with the names of the catalog and the words of the lexicon beside it.

## Why it matters
Characters of the same sound or a similar shape are what typing most often gets wrong, and no arithmetic finds them.

## What it cannot know
Whether it is a misprint: it is a hint, and never more. Names, dialect and terms that the dictionary lacks may be reported. What the
document prints twice is taken for a word of its own. A misprint that is a common word itself (截止 for 截至) is not found.

## References
- 地方预决算公开操作规程 (财预〔2016〕143号), art. 4: what is published must be accurate and in proper form.",
};

const EXAMPLE: Example = Example {
    flagged: r"# 三、支出说明
公务接待费0.50万元，按照国家有关规订执行。",
    corrected: r"# 三、支出说明
公务接待费0.50万元，按照国家有关规定执行。",
};
