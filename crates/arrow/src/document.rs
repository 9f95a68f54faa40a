//! The columns that say which document a row is of, and the table of documents.

use cn_budget::{
    Disclosure, Language, Outcome, Report, Severity, Stage,
    value::{Counts, Note},
};

use crate::column::{Count, Flag, Index, Label, Maybe, Of, Text, Year, columns};
use crate::table::table;

columns! {
    /// Which document a row is of.
    DocumentColumns of DocumentRow {
        source: Maybe<Label>, "文件来源", "where the document comes from, in its reader's words";
        department: Label, "部门（单位）", "the department or unit whose document it is";
        fiscal_year: Year, "预算年度", "the fiscal year";
        stage: Of<Stage>, "预算或决算", "budget or final account";
    }
}

impl<'d> From<&'d Disclosure> for DocumentRow<'d> {
    fn from(document: &'d Disclosure) -> Self {
        Self {
            source: document.source.as_deref(),
            department: &document.department,
            fiscal_year: document.fiscal_year.get(),
            stage: document.stage,
        }
    }
}

columns! {
    /// A document as a whole.
    OverviewColumns of OverviewRow {
        source: Maybe<Text>, "文件来源", "where the document comes from, in its reader's words";
        department: Maybe<Text>, "部门（单位）", "the department or unit; null where the document was not read";
        fiscal_year: Maybe<Year>, "预算年度", "the fiscal year; null where the document was not read";
        stage: Maybe<Of<Stage>>, "预算或决算", "budget or final account; null where the document was not read";
        tables: Maybe<Index>, "表数", "how many tables it has";
        sections: Maybe<Index>, "文字部分数", "how many sections its text has";
        is_checked: Flag, "是否审核", "whether anything was read of it that could be checked";
        errors: Maybe<Count>, "错误数", "how many findings are errors";
        warnings: Maybe<Count>, "提示数", "how many findings are warnings";
        rounding: Maybe<Count>, "尾数误差数", "how many differences rounding explains";
        accepted: Maybe<Count>, "已说明数", "how many findings are accepted, with a reason";
        held: Maybe<Count>, "一致", "how many checks of all rules held";
        held_within_rounding: Maybe<Count>, "尾数误差内", "how many held within rounding";
        broken: Maybe<Count>, "不一致", "how many did not hold";
        undecidable: Maybe<Count>, "无法判断", "how many could not be decided";
        not_applicable: Maybe<Count>, "不适用", "how many did not apply";
        notes_zh: Maybe<Text>, "读取说明（中文）", "what the reader has to say, in Chinese, a line each";
        notes_en: Maybe<Text>, "读取说明（英文）", "what the reader has to say, in English, a line each";
        error: Maybe<Text>, "未能读取的原因", "why it could not be read; null where it was";
    }
}

table! {
    /// Documents (文件), a row each: those that were checked, and those that could not be read.
    ///
    /// ```
    /// use cn_budget::{Disclosure, Report};
    /// use cn_budget_arrow::Documents;
    ///
    /// let document = Disclosure::huizhou_2023()?;
    /// let mut documents = Documents::new();
    /// documents.add(&document, &Report::of(&document));
    /// documents.add_failed("broken.pdf", "the file is encrypted");
    /// let batch = documents.finish()?;
    /// assert_eq!(batch.num_rows(), 2);
    /// assert_eq!(batch.column_by_name("error").map(|column| column.null_count()), Some(1));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "文件")]
    Documents: "cn-budget/documents/1" { overview: OverviewColumns }
}

impl Documents {
    /// Adds a document that was checked.
    pub fn add(&mut self, document: &Disclosure, report: &Report) {
        let count = |severity| Some(report.count(severity) as u64);
        let counts: Counts = report.all_counts();
        let ended = |outcome: Outcome| Some(counts[outcome] as u64);
        let [notes_zh, notes_en] = [Language::Zh, Language::En].map(|language| notes(document, language));
        self.rows += 1;
        self.overview.push(OverviewRow {
            source: document.source.as_deref(),
            department: Some(&document.department),
            fiscal_year: Some(document.fiscal_year.get()),
            stage: Some(document.stage),
            tables: Some(index(document.sheets.len())),
            sections: Some(index(document.sections.len())),
            is_checked: !report.is_unread(),
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            rounding: count(Severity::Rounding),
            accepted: Some(report.suppressed().len() as u64),
            held: ended(Outcome::Held),
            held_within_rounding: ended(Outcome::HeldWithinRounding),
            broken: ended(Outcome::Broken),
            undecidable: ended(Outcome::Undecidable),
            not_applicable: ended(Outcome::NotApplicable),
            notes_zh: notes_zh.as_deref(),
            notes_en: notes_en.as_deref(),
            error: None,
        });
    }

    /// Adds a document that could not be read: where it comes from, and why not.
    pub fn add_failed(&mut self, source: &str, error: &str) {
        self.rows += 1;
        self.overview.push(OverviewRow {
            source: Some(source),
            department: None,
            fiscal_year: None,
            stage: None,
            tables: None,
            sections: None,
            is_checked: false,
            errors: None,
            warnings: None,
            rounding: None,
            accepted: None,
            held: None,
            held_within_rounding: None,
            broken: None,
            undecidable: None,
            not_applicable: None,
            notes_zh: None,
            notes_en: None,
            error: Some(error),
        });
    }
}

fn notes(document: &Disclosure, language: Language) -> Option<String> {
    let notes: Vec<&str> = document.notes.iter().map(|note: &Note| note.message(language)).collect();
    (!notes.is_empty()).then(|| notes.join("\n"))
}

/// A place in a list as a column holds it.
pub(crate) fn index(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
