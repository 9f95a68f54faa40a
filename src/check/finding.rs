//! What a rule has to say about a document: neutral, in no rendering.

use rust_decimal::Decimal;

use super::answer::{Breach, Explained, Wording};
use super::declaration::{Declaration, Severity};
use super::place::FindingPlace;
use crate::value::{Language, Printed, Verdict};

/// How many of the sets that would restore everything a message names.
const SETS_SHOWN: usize = 5;

/// A figure that may be wrong, by its place, and the value that restores every identity that it enters.
#[doc(alias = "疑误数")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SuspectFigure {
    /// Where it stands.
    pub place: FindingPlace,
    /// What is printed; `None` for a blank.
    pub printed: Option<Printed>,
    /// What restores.
    pub restored: Printed,
}

/// A finding (问题): which rule, how grave, where, and the arithmetic.
#[doc(alias = "问题")]
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Finding {
    /// The rule.
    pub rule: &'static Declaration,
    /// How grave it is.
    pub severity: Severity,
    /// The places, the primary one first.
    pub places: Vec<FindingPlace>,
    /// The arithmetic, where an identity stands behind it.
    pub verdict: Option<Verdict>,
    /// The sets of figures that would each restore everything; one set with one figure names the wrong one.
    pub suspects: Vec<Vec<SuspectFigure>>,
    /// The broken identities that it explains.
    pub explains: Vec<Explained>,
    wording: Option<Wording>,
}

impl Finding {
    /// A breach of a rule.
    pub(super) fn of(rule: &'static Declaration, breach: Breach) -> Self {
        let Breach { places, verdict, wording, explains } = breach;
        Self { rule, severity: rule.severity(), places, verdict, suspects: Vec::new(), explains, wording }
    }

    /// The same as a difference that rounding explains.
    pub(super) fn into_rounding(self) -> Self {
        Self { severity: Severity::Rounding, ..self }
    }

    /// The one figure that is wrong, where it is known.
    pub fn suspect(&self) -> Option<&SuspectFigure> {
        match &self.suspects[..] {
            [one] => one.first().filter(|_| one.len() == 1),
            _ => None,
        }
    }

    /// The figure as printed: of the one that is wrong, where it is known, else of the identity's whole.
    pub fn actual(&self) -> Option<Printed> {
        match self.suspect() {
            Some(suspect) => suspect.printed,
            None => self.verdict?.actual(),
        }
    }

    /// The figure that would be right: what restores every identity, where that is known, else what the parts give.
    pub fn expected(&self) -> Option<Decimal> {
        match self.suspect() {
            Some(suspect) => Some(suspect.restored.value()),
            None => self.verdict?.expected(),
        }
    }

    /// What is printed less what would be right.
    pub fn difference(&self) -> Option<Decimal> {
        match self.suspect() {
            Some(suspect) => suspect.printed?.value().checked_sub(suspect.restored.value()),
            None => self.verdict?.difference(),
        }
    }

    /// The difference that rounding alone can make in the identity.
    pub fn allowed(&self) -> Option<Decimal> {
        self.verdict?.allowed()
    }

    /// The finding in a sentence.
    pub fn message(&self, language: Language) -> String {
        if let Some(wording) = &self.wording {
            return wording.in_language(language);
        }
        let arithmetic = self.verdict.map(|verdict| arithmetic(&verdict, language)).unwrap_or_default();
        let suspects = self.suspects_message(language);
        let says = self.rule.says(language);
        match language {
            Language::Zh => format!("{says}：{arithmetic}{suspects}"),
            Language::En => format!("{says}: {arithmetic}{suspects}"),
        }
    }

    fn suspects_message(&self, language: Language) -> String {
        let blank = match language {
            Language::Zh => "空",
            Language::En => "blank",
        };
        let digits = |figure: Option<Printed>| figure.map_or(blank.to_owned(), Printed::digits);
        let one = |suspect: &SuspectFigure| {
            let place = [suspect.place.row_label.as_str(), &suspect.place.column].join(" ");
            let (printed, restored) = (digits(suspect.printed), suspect.restored.digits());
            format!("{} {place} {printed} → {restored}", suspect.place.table)
        };
        let shown = self.suspects.iter().take(SETS_SHOWN);
        let mut sets: Vec<String> =
            shown.map(|set| set.iter().map(one).collect::<Vec<_>>().join(" + ")).collect();
        if self.suspects.len() > SETS_SHOWN {
            sets.push("…".to_owned());
        }
        let count = self.explains.len();
        match (sets.len(), language) {
            (0, _) => String::new(),
            (1, Language::Zh) => format!("；疑为该数有误：{}（可解释 {count} 处不一致）", sets[0]),
            (1, Language::En) => format!("; suspect: {} (explains {count} broken identities)", sets[0]),
            (_, Language::Zh) => format!("；以下任一改动均可解释 {count} 处不一致：{}", sets.join("；")),
            (_, Language::En) => {
                format!("; any of these explains {count} broken identities: {}", sets.join("; "))
            }
        }
    }
}

fn arithmetic(verdict: &Verdict, language: Language) -> String {
    match (verdict.actual(), verdict.expected(), verdict.difference(), verdict.allowed()) {
        (Some(actual), Some(expected), Some(difference), Some(allowed)) => {
            let actual = actual.digits();
            match language {
                Language::Zh => {
                    format!("表列 {actual}，各项合计 {expected}，差 {difference}，尾数误差至多 {allowed}")
                }
                Language::En => {
                    format!(
                        "printed {actual}, the parts give {expected}, difference {difference}, rounding allows {allowed}"
                    )
                }
            }
        }
        _ => verdict.to_string(),
    }
}
