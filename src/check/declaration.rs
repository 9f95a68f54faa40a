//! What a rule says of itself: its code and name, how grave a finding is, what it looks at, its page and its example.

use super::example::Example;
use crate::table::IdentityKind;
use crate::value::Language;

/// How grave a finding is (问题等级).
///
/// ```
/// use cn_budget::Severity;
///
/// assert!(Severity::Error > Severity::Warning);
/// assert_eq!(Severity::Rounding.to_string(), "rounding");
/// ```
#[doc(alias = "问题等级")]
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
    strum::VariantNames,
)]
#[strum(serialize_all = "snake_case")]
pub enum Severity {
    /// 尾数误差: a difference that rounding explains. Counted always, shown on request.
    #[doc(alias = "尾数误差")]
    Rounding,
    /// 提示: probably wrong, or legitimate only with an explanation.
    #[doc(alias = "提示")]
    Warning,
    /// 错误: cannot be true.
    #[doc(alias = "错误")]
    Error,
}

impl Severity {
    /// The Chinese name.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Rounding => "尾数误差",
            Self::Warning => "提示",
            Self::Error => "错误",
        }
    }
}

crate::serde_string!(Severity);

/// A kind of subject (审核对象).
#[doc(alias = "审核对象")]
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    strum::Display,
    strum::EnumIter,
    strum::EnumString,
)]
#[strum(serialize_all = "snake_case")]
#[non_exhaustive]
pub enum LooksAt {
    /// 文件: the document as a whole.
    #[doc(alias = "文件")]
    Document,
    /// 表: each table, recognised or not.
    #[doc(alias = "表")]
    Table,
    /// 行: each row of each table.
    #[doc(alias = "行")]
    Row,
    /// 勾稽关系: each identity that the rule reports.
    #[doc(alias = "勾稽关系")]
    Identity,
    /// 部分: each section of the text.
    #[doc(alias = "部分")]
    Section,
    /// 段落: each paragraph and each heading of the text, but for its contents.
    #[doc(alias = "段落")]
    Paragraph,
    /// 文字事实: each amount, change and rate that a sentence states.
    #[doc(alias = "文字事实")]
    Fact,
    /// 数量: each count that a sentence takes apart.
    #[doc(alias = "数量")]
    Count,
    /// 参照文件: each document beside the one that is checked.
    #[doc(alias = "参照文件")]
    Companion,
    /// 文件间比较: each figure that is compared with another document's.
    #[doc(alias = "文件间比较")]
    Comparison,
}

/// The page of a rule, in Markdown: what it checks, why it matters, what it cannot know, what it rests on. Its example
/// stands in [`Example`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// In Chinese.
    pub zh: &'static str,
    /// In English.
    pub en: &'static str,
}

/// What a rule is (审核规则的声明): permanent code, name of the bad pattern, level, pages, examples, and what it looks at.
///
/// ```
/// use cn_budget::check::Declaration;
///
/// let rule = Declaration::find("SUM001").unwrap();
/// assert_eq!(rule.name(), "section-sum-mismatch");
/// assert!(std::ptr::eq(rule, Declaration::find("section-sum-mismatch").unwrap()));
/// assert!(Declaration::all().is_sorted_by_key(|rule| rule.code()));
/// ```
#[doc(alias = "审核规则")]
#[derive(Debug, PartialEq, Eq)]
pub struct Declaration {
    code: &'static str,
    name: &'static str,
    severity: Severity,
    since: &'static str,
    zh: &'static str,
    en: &'static str,
    page: Page,
    example: Example,
    looks_at: &'static [LooksAt],
    asked: Asked,
}

/// When a rule is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    Always,
    /// With the pedantic ones.
    Pedantic,
    /// Where it is asked for by itself.
    OptIn,
}

impl Declaration {
    /// A rule with this permanent code (SUM001), this kebab-case name of the bad pattern, and this level.
    pub const fn new(code: &'static str, name: &'static str, severity: Severity) -> Self {
        let (page, example) = (Page { zh: "", en: "" }, Example { flagged: "", corrected: "" });
        Self {
            code,
            name,
            severity,
            since: "",
            zh: "",
            en: "",
            page,
            example,
            looks_at: &[],
            asked: Asked::Always,
        }
    }

    /// The rule of an identity, which says everything but the name.
    pub(crate) const fn of_identity(identity: &'static IdentityKind, name: &'static str) -> Self {
        let severity = if identity.certain { Severity::Error } else { Severity::Warning };
        Self::new(identity.rule, name, severity)
            .summary(identity.zh, identity.en)
            .looks_at(&[LooksAt::Identity])
    }

    /// With the release that brought it.
    #[must_use]
    pub const fn since_release(self, since: &'static str) -> Self {
        Self { since, ..self }
    }

    /// With what must hold, in a line: as an accountant writes it, and in plain English.
    #[must_use]
    pub const fn summary(self, zh: &'static str, en: &'static str) -> Self {
        Self { zh, en, ..self }
    }

    /// With its page.
    #[must_use]
    pub const fn page(self, page: Page) -> Self {
        Self { page, ..self }
    }

    /// With its example.
    #[must_use]
    pub const fn example(self, example: Example) -> Self {
        Self { example, ..self }
    }

    /// Asked only on request: on published documents it was wrong more often than right, as its page says.
    #[must_use]
    #[doc(alias = "从严审核")]
    pub const fn on_request(self) -> Self {
        Self { asked: Asked::Pedantic, ..self }
    }

    /// Whether it is asked only on request: see [`Checker::pedantic`](crate::check::Checker::pedantic).
    #[doc(alias = "从严审核")]
    pub const fn is_pedantic(&self) -> bool {
        matches!(self.asked, Asked::Pedantic)
    }

    /// Asked only where it is asked for by itself: a rule of another crate, which a program has in a feature, or behind an option.
    #[must_use]
    #[doc(alias = "另行启用")]
    pub const fn opt_in(self) -> Self {
        Self { asked: Asked::OptIn, ..self }
    }

    /// Whether it is asked only where it is asked for by itself.
    ///
    /// ```
    /// use cn_budget::check::Declaration;
    ///
    /// assert!(Declaration::all().all(|rule| !rule.is_opt_in()), "rules of this crate are asked, or pedantic");
    /// ```
    #[doc(alias = "另行启用")]
    pub const fn is_opt_in(&self) -> bool {
        matches!(self.asked, Asked::OptIn)
    }

    /// The level as a list of rules shows it: with a mark on what is not asked of every document.
    ///
    /// ```
    /// use cn_budget::{Language, check::Declaration};
    ///
    /// let level = |rule| Declaration::find(rule).unwrap().level(Language::En);
    /// assert_eq!((level("COD001"), level("COD008")), ("warning".to_owned(), "warning (pedantic)".to_owned()));
    /// ```
    pub fn level(&self, language: Language) -> String {
        match (self.asked, language) {
            (Asked::Always, Language::Zh) => self.severity.chinese().to_owned(),
            (Asked::Pedantic, Language::Zh) => format!("{}（从严）", self.severity.chinese()),
            (Asked::OptIn, Language::Zh) => format!("{}（另行启用）", self.severity.chinese()),
            (Asked::Always, Language::En) => self.severity.to_string(),
            (Asked::Pedantic, Language::En) => format!("{} (pedantic)", self.severity),
            (Asked::OptIn, Language::En) => format!("{} (opt-in)", self.severity),
        }
    }

    /// With what it looks at.
    #[must_use]
    pub const fn looks_at(self, looks_at: &'static [LooksAt]) -> Self {
        Self { looks_at, ..self }
    }

    /// The permanent code: `SUM001`.
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// The letters of the code, which name its family: `SUM`.
    pub fn family(&self) -> &'static str {
        self.code.trim_end_matches(|letter: char| letter.is_ascii_digit())
    }

    /// The name of the bad pattern: `section-sum-mismatch`.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// How grave a breach is.
    pub const fn severity(&self) -> Severity {
        self.severity
    }

    /// The release that brought the rule.
    pub const fn since(&self) -> &'static str {
        self.since
    }

    /// What must hold, in a line.
    pub const fn says(&self, language: Language) -> &'static str {
        match language {
            Language::Zh => self.zh,
            Language::En => self.en,
        }
    }

    /// What must hold, in a line, as an accountant writes it.
    pub const fn chinese(&self) -> &'static str {
        self.zh
    }

    /// The kinds of subjects that the rule is asked about.
    pub const fn subjects(&self) -> &'static [LooksAt] {
        self.looks_at
    }

    /// The documents of its page.
    pub const fn examples(&self) -> Example {
        self.example
    }

    /// Its page without the example.
    pub(super) const fn text(&self) -> Page {
        self.page
    }
}
