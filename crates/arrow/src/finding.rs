//! The table of findings.

use cn_budget::check::{Finding, FindingPlace};
use cn_budget::{Disclosure, Language, Report, Severity};

use crate::column::{Count, Exact, Flag, Index, Label, Maybe, Of, Text, columns};
use crate::document::{DocumentColumns, index};
use crate::place::PlaceColumns;
use crate::table::table;

columns! {
    /// A finding but for its place.
    FindingColumns of FindingRow {
        finding: Index, "问题序", "which finding of its document, from 0: the gravest first, those that are accepted last";
        rule: Label, "规则", "the code of the rule";
        name: Label, "规则名", "the name of the rule";
        level: Of<Severity>, "等级", "how grave it is";
        message_zh: Text, "问题（中文）", "the finding in a sentence, in Chinese";
        message_en: Text, "问题（英文）", "the finding in a sentence, in English";
        accepted: Maybe<Text>, "说明", "why it is accepted; null where it is not";
        count: Count, "处数", "how many times it was found";
        places: Index, "位置数", "how many places it speaks of; the columns of places are of the first";
        related: Maybe<Index>, "参照文件序", "which of the documents beside it the place is in, from 0; null for the document itself";
        rests_on_ocr: Flag, "依据文字识别", "whether any of what it rests on was read by an OCR program";
        expected: Maybe<Exact>, "应为", "the figure that would be right, in the unit that is printed";
        actual: Maybe<Exact>, "表列", "the figure that is printed";
        difference: Maybe<Exact>, "差额", "what is printed less what would be right";
        allowed: Maybe<Exact>, "尾数误差至多", "the difference that rounding alone can make";
    }
}

table! {
    /// Findings (问题), a row each, with the place that it speaks of first.
    ///
    /// ```
    /// use cn_budget::{Disclosure, Report};
    /// use cn_budget_arrow::Findings;
    ///
    /// let document = Disclosure::huizhou_2023()?;
    /// let report = Report::of(&document);
    /// let mut findings = Findings::new();
    /// findings.add(&document, &[], &report);
    /// assert_eq!(findings.finish()?.num_rows(), report.findings().len());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "问题")]
    Findings: "cn-budget/findings/1" { document: DocumentColumns, finding: FindingColumns, place: PlaceColumns }
}

impl Findings {
    /// Adds the findings of a report on a document, those that are accepted last; `others` are the documents beside it, in the
    /// order of [`Report::related`].
    pub fn add(&mut self, document: &Disclosure, others: &[&Disclosure], report: &Report) {
        let found = report.findings().iter().map(|finding| (finding, None));
        let accepted = report.suppressed().iter().map(|it| (&it.finding, Some(it.reason.as_str())));
        for (place, (finding, reason)) in found.chain(accepted).enumerate() {
            self.add_finding(index(place), finding, reason);
            self.document.push(document.into());
            let nowhere = FindingPlace::default();
            let first = finding.places.first().unwrap_or(&nowhere);
            let of = first.related.and_then(|related| others.get(related).copied()).unwrap_or(document);
            self.place.add(first, of);
            self.rows += 1;
        }
    }

    fn add_finding(&mut self, place: u32, finding: &Finding, accepted: Option<&str>) {
        let [message_zh, message_en] = [Language::Zh, Language::En].map(|language| finding.message(language));
        let first = finding.places.first();
        self.finding.push(FindingRow {
            finding: place,
            rule: finding.rule.code(),
            name: finding.rule.name(),
            level: finding.severity,
            message_zh: &message_zh,
            message_en: &message_en,
            accepted,
            count: finding.count() as u64,
            places: index(finding.places.len()),
            related: first.and_then(|place| place.related).map(index),
            rests_on_ocr: finding.rests_on_ocr(),
            expected: finding.expected(),
            actual: finding.actual().map(cn_budget::Printed::value),
            difference: finding.difference(),
            allowed: finding.allowed(),
        });
    }
}
