//! What a rule answers: held, broken with what is wrong, undecidable, not applicable.

use core::fmt;
use std::sync::Arc;

use super::place::{FindingPlace, Places};
use crate::identity::TableCheck;
use crate::value::{Language, Outcome, Undecidable, Verdict};

/// What a rule says of a subject (审核结果). Every subject gets exactly one answer.
#[doc(alias = "审核结果")]
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub enum Answer {
    /// 一致: nothing is wrong.
    #[doc(alias = "一致")]
    Held,
    /// 尾数误差内: what differs, rounding explains. Several differences are one answer and a finding each; none are
    /// listed where they are reported with another subject.
    #[doc(alias = "尾数误差内")]
    WithinRounding(Vec<Breach>),
    /// 不一致: what is wrong. Several breaches of one subject are one broken answer and a finding each; none are listed
    /// where they are reported with another subject.
    #[doc(alias = "不一致")]
    Broken(Vec<Breach>),
    /// 无法判断: something that the rule needs is not there.
    #[doc(alias = "无法判断")]
    Undecidable(Undecidable),
    /// 不适用: the subject is none that the rule speaks of.
    #[doc(alias = "不适用")]
    NotApplicable,
}

impl Answer {
    /// Broken where anything was found, held where nothing was.
    pub fn broken_if_any(breaches: Vec<Breach>) -> Self {
        if breaches.is_empty() { Self::Held } else { Self::Broken(breaches) }
    }

    /// The answer that arithmetic gives. `breach` is asked only for what is reported: a breach, or a difference of
    /// rounding.
    pub fn of_verdict(verdict: &Verdict, breach: impl FnOnce() -> Breach) -> Self {
        match verdict.outcome() {
            Outcome::Held => Self::Held,
            Outcome::HeldWithinRounding => Self::WithinRounding(vec![breach().with_verdict(*verdict)]),
            Outcome::Broken => Self::Broken(vec![breach().with_verdict(*verdict)]),
            Outcome::Undecidable => Self::Undecidable(verdict.reason().unwrap_or(Undecidable::Untied)),
            Outcome::NotApplicable => Self::NotApplicable,
        }
    }

    /// Undecidable instead of broken, unless what is compared is sure to be of one thing.
    pub(super) fn unless_doubtful(self, is_sure: bool) -> Self {
        match self {
            Self::Broken(_) if !is_sure => Self::Undecidable(Undecidable::UnknownWords),
            answer => answer,
        }
    }

    /// The answer to two questions about one subject: broken where one of them is, with what is wrong in both; else
    /// undecidable where one of them is. A question that does not apply decides nothing.
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Broken(mut breaches), Self::Broken(more)) => {
                breaches.extend(more);
                Self::Broken(breaches)
            }
            (Self::WithinRounding(mut breaches), Self::WithinRounding(more)) => {
                breaches.extend(more);
                Self::WithinRounding(breaches)
            }
            (one, other) if one.weight() >= other.weight() => one,
            (_, other) => other,
        }
    }

    /// Which of two answers is that to both: the heavier one.
    const fn weight(&self) -> u8 {
        match self {
            Self::NotApplicable => 0,
            Self::Held => 1,
            Self::WithinRounding(_) => 2,
            Self::Undecidable(_) => 3,
            Self::Broken(_) => 4,
        }
    }

    /// The answer that arithmetic gives, where a breach is reported with another subject: it is counted here.
    pub(super) const fn reported_elsewhere(verdict: &Verdict) -> Self {
        match (verdict.outcome(), verdict.reason()) {
            (Outcome::Held, _) => Self::Held,
            (Outcome::HeldWithinRounding, _) => Self::WithinRounding(Vec::new()),
            (Outcome::Broken, _) => Self::Broken(Vec::new()),
            (Outcome::Undecidable, Some(why)) => Self::Undecidable(why),
            (Outcome::Undecidable, None) => Self::Undecidable(Undecidable::Untied),
            (Outcome::NotApplicable, _) => Self::NotApplicable,
        }
    }

    /// How it is counted.
    pub const fn outcome(&self) -> Outcome {
        match self {
            Self::Held => Outcome::Held,
            Self::WithinRounding(_) => Outcome::HeldWithinRounding,
            Self::Broken(_) => Outcome::Broken,
            Self::Undecidable(_) => Outcome::Undecidable,
            Self::NotApplicable => Outcome::NotApplicable,
        }
    }
}

impl From<Breach> for Answer {
    fn from(breach: Breach) -> Self {
        Self::Broken(vec![breach])
    }
}

/// What is wrong: where, by which arithmetic, and in which words.
#[doc(alias = "问题")]
#[derive(Clone, Debug, PartialEq)]
pub struct Breach {
    pub(super) places: Vec<FindingPlace>,
    pub(super) verdict: Option<Verdict>,
    pub(super) wording: Option<Wording>,
    pub(super) explains: Vec<Explained>,
}

impl Breach {
    /// A breach at this place.
    pub fn at(place: FindingPlace) -> Self {
        Self::at_places(vec![place])
    }

    /// A breach at these places, the primary one first.
    pub const fn at_places(places: Vec<FindingPlace>) -> Self {
        Self { places, verdict: None, wording: None, explains: Vec::new() }
    }

    /// With the arithmetic behind it.
    #[must_use]
    pub fn with_verdict(self, verdict: Verdict) -> Self {
        Self { verdict: Some(verdict), ..self }
    }

    /// In the words that `word` gives in each language, when they are asked for.
    #[must_use]
    pub fn worded(self, word: impl Fn(Language) -> String + Send + Sync + 'static) -> Self {
        Self { wording: Some(Wording::new(word)), ..self }
    }

    /// In these words.
    #[must_use]
    pub fn fixed(self, chinese: impl Into<String>, english: impl Into<String>) -> Self {
        let (chinese, english) = (chinese.into(), english.into());
        self.worded(move |language| match language {
            Language::Zh => chinese.clone(),
            Language::En => english.clone(),
        })
    }

    /// With the broken identities that it explains.
    pub(super) fn explaining(self, explains: Vec<Explained>) -> Self {
        Self { explains, ..self }
    }
}

/// Words a breach in both languages, when it is read: `wording!("中文{figure}", "English {figure}")`. The names in the
/// braces are moved into it.
macro_rules! wording {
    ($chinese:literal, $english:literal $(,)?) => {
        move |language| match language {
            $crate::value::Language::Zh => format!($chinese),
            $crate::value::Language::En => format!($english),
        }
    };
}

pub(crate) use wording;

/// A sentence that is made when a language is asked for.
#[derive(Clone)]
pub(super) struct Wording(Arc<dyn Fn(Language) -> String + Send + Sync>);

impl Wording {
    pub(super) fn new(word: impl Fn(Language) -> String + Send + Sync + 'static) -> Self {
        Self(Arc::new(word))
    }

    pub(super) fn in_language(&self, language: Language) -> String {
        (self.0)(language)
    }
}

impl fmt::Debug for Wording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.in_language(Language::En))
    }
}

impl PartialEq for Wording {
    fn eq(&self, other: &Self) -> bool {
        self.in_language(Language::Zh) == other.in_language(Language::Zh)
    }
}

/// A broken identity that a finding explains: of which rule, where, and which sentence it is.
#[doc(alias = "勾稽关系")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Explained {
    /// The code of the rule.
    pub rule: &'static str,
    /// The identity's first cell.
    pub place: FindingPlace,
    /// The sentence, in Chinese and in English.
    sentence: [&'static str; 2],
}

impl Places<'_> {
    /// An identity as a finding names it.
    pub(super) fn explained(&self, check: &TableCheck) -> Explained {
        let place = check.cells().next().map(|cell| self.of_origin(cell)).unwrap_or_default();
        let kind = check.relation().kind();
        Explained::new(kind.rule, place, kind.zh, kind.en)
    }
}

impl Explained {
    pub(super) const fn new(
        rule: &'static str,
        place: FindingPlace,
        zh: &'static str,
        en: &'static str,
    ) -> Self {
        Self { rule, place, sentence: [zh, en] }
    }

    /// The identity in a sentence, with its place.
    pub fn message(&self, language: Language) -> String {
        let Self { rule, place, sentence: [zh, en] } = self;
        let place = [&place.table, &place.row_label, &place.column].map(String::as_str);
        let place = place.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        match language {
            Language::Zh => format!("{rule} {place}（{zh}）"),
            Language::En => format!("{rule} {place} ({en})"),
        }
    }
}
