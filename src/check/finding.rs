//! What a rule has to say about a document: neutral, in no rendering.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::answer::{Breach, Explained, Wording};
use super::declaration::{Declaration, Severity};
use super::ocr::OcrGround;
use super::place::FindingPlace;
#[cfg(feature = "serde")]
use crate::value::Note;
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
    /// Whether a figure of what it explains was read by OCR, be it at no place of it.
    pub(super) has_ocr_cells: bool,
    pub(super) ocr: Option<OcrGround>,
    wording: Option<Wording>,
    count: usize,
}

impl Finding {
    /// A breach of a rule.
    pub(super) fn of(rule: &'static Declaration, breach: Breach) -> Self {
        let Breach { places, verdict, wording, explains } = breach;
        let severity = rule.severity();
        let (suspects, has_ocr_cells, ocr, count) = (Vec::new(), false, None, 1);
        Self { rule, severity, places, verdict, suspects, explains, has_ocr_cells, ocr, wording, count }
    }

    /// The same as a difference that rounding explains.
    pub(super) fn into_rounding(self) -> Self {
        Self { severity: Severity::Rounding, ..self }
    }

    /// How many times it was found (共几处): the same words of a rule in several passages of the text are one finding, and its
    /// places are these passages.
    ///
    /// ```
    /// use cn_budget::document::{Paragraph, Place, TextSection};
    /// use cn_budget::{Disclosure, FiscalYear, Language, Stage, check::Checker};
    ///
    /// let mut document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
    /// let mut section = TextSection::new("一、主要职责");
    /// for line in 1..=40 {
    ///     section.paragraphs.push(Paragraph::new("负责×××工作。", Place::new(None, Some(line))));
    /// }
    /// document.sections.push(section);
    /// let report = Checker::new().select(["WRD001"])?.check(&document);
    /// let [template] = report.findings() else { panic!("found {:?}", report.findings()) };
    /// assert_eq!((template.count(), template.places.len()), (40, 40));
    /// assert_eq!(template.message(Language::En), "text of a template was left in: ××× (40 places)");
    /// # Ok::<(), cn_budget::check::UnknownRule>(())
    /// ```
    #[doc(alias = "共几处")]
    pub const fn count(&self) -> usize {
        self.count
    }

    /// Whether any of what it rests on was read by an OCR program: it is no error then, whatever the rule says, and its message
    /// asks to look at the scan.
    ///
    /// ```
    /// use cn_budget::{Disclosure, Language, Report, Severity, document::Place};
    ///
    /// let mut document = Disclosure::huizhou_2023()?;
    /// let total = document.sheets[2].rows[0].cells[0].clone();
    /// document.sheets[2].rows[1].cells[0] = total;
    /// let errors = |document: &Disclosure| Report::of(document).count(Severity::Error);
    /// assert!(errors(&document) > 0);
    ///
    /// for sheet in &mut document.sheets {
    ///     sheet.place.page = Some(1);
    ///     sheet.rows.iter_mut().for_each(|row| row.place.page = Some(1));
    /// }
    /// document.ocr.push(Place::new(Some(1), None));
    /// assert_eq!(errors(&document), 0);
    /// let report = Report::of(&document);
    /// assert!(report.findings().iter().all(|finding| finding.rests_on_ocr()));
    /// let message = report.findings()[0].message(Language::En);
    /// assert!(message.ends_with("read by OCR on page 1, perhaps wrongly: compare it with the scan; hence a warning and no error"), "{message}");
    /// # Ok::<(), cn_budget::document::FolderError>(())
    /// ```
    #[doc(alias = "文字识别")]
    pub const fn rests_on_ocr(&self) -> bool {
        self.ocr.is_some()
    }

    /// The findings, those of a rule that say the same of several passages of the text as one, in the place of the first.
    pub(super) fn merge_repeated(findings: Vec<Self>) -> Vec<Self> {
        let mut merged: Vec<Self> = Vec::with_capacity(findings.len());
        let mut first_of: HashMap<(&str, bool, String), usize> = HashMap::new();
        for finding in findings {
            let Some(words) = finding.words_of_passage() else {
                merged.push(finding);
                continue;
            };
            let first =
                *first_of.entry((finding.rule.code(), finding.rests_on_ocr(), words)).or_insert(merged.len());
            if let Some(first) = merged.get_mut(first) {
                first.count += 1;
                first.places.extend(finding.places);
            } else {
                merged.push(finding);
            }
        }
        merged
    }

    /// What it says, where it is of one passage of the text and of no figure.
    fn words_of_passage(&self) -> Option<String> {
        let [place] = &self.places[..] else { return None };
        let is_of_text = place.sheet.is_none() && place.related.is_none() && place.quote.is_some();
        let wording = self.wording.as_ref().filter(|_| is_of_text && self.verdict.is_none())?;
        Some(wording.in_language(Language::Zh))
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
        let ocr = self.ocr.as_ref().map(|ground| ground.message(language));
        self.message_as_printed(language) + &ocr.unwrap_or_default()
    }

    /// The finding in a sentence, as if all of it were printed.
    fn message_as_printed(&self, language: Language) -> String {
        if let Some(wording) = &self.wording {
            let words = wording.in_language(language);
            return match (self.count, language) {
                (1, _) => words,
                (count, Language::Zh) => format!("{words}（共 {count} 处）"),
                (count, Language::En) => format!("{words} ({count} places)"),
            };
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

/// As a map of its rule, level, count, message in both languages and places: one finding for a program's own log or store. A whole
/// report is a [`ReportFile`](super::ReportFile).
///
/// ```
/// use cn_budget::{Disclosure, Report};
///
/// let report = Report::of(&Disclosure::huizhou_2023()?);
/// let json = serde_json::to_value(&report.findings()[0])?;
/// assert_eq!((&json["rule"], &json["level"]), (&"XTB017".into(), &"warning".into()));
/// assert_eq!(json["places"][0]["row_label"], "公用经费");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[cfg(feature = "serde")]
impl serde::Serialize for Finding {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct as _;

        let message = Note::new(self.message(Language::Zh), self.message(Language::En));
        let mut map = serializer.serialize_struct("Finding", 6)?;
        map.serialize_field("rule", self.rule.code())?;
        map.serialize_field("name", self.rule.name())?;
        map.serialize_field("level", &self.severity)?;
        map.serialize_field("count", &self.count)?;
        map.serialize_field("message", &message)?;
        map.serialize_field("places", &self.places)?;
        map.end()
    }
}
