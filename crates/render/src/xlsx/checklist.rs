//! The report as a workbook.

use cn_budget::{Language, Severity, check::FindingPlace};
use rust_xlsxwriter::{DocProperties, Workbook as XlsxWorkbook, Worksheet, XlsxError};
use serde::{Deserialize, Serialize};

use super::{Look, WorkbookError, column, row, write_figure, write_text};
use crate::rendering::{CheckedDocument, DocumentError, Ended, Rendering};
use crate::tool::Tool;
use crate::words::{self, pick};

/// The report as a workbook for Excel (检查表工作簿), as finance bureaus send it around: a worksheet with a finding a line, and one
/// with a document a line. The differences that rounding explains are left out.
///
/// As a [`Rendering`] it writes lines of JSON, document by document; [`Workbook::bytes`] makes the workbook of them.
///
/// ```
/// use cn_budget::{Disclosure, FiscalYear, Language, Report, Stage};
/// use cn_budget_render::{Rendering as _, Workbook};
///
/// let document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
/// let report = Report::of(&document);
/// let workbook = Workbook::new(Language::Zh);
/// let bytes = workbook.bytes(&workbook.render([(&document, &report)]))?;
/// assert!(bytes.starts_with(b"PK"));
/// # Ok::<(), cn_budget_render::WorkbookError>(())
/// ```
#[doc(alias = "检查表")]
#[derive(Clone, Debug)]
pub struct Workbook {
    language: Language,
}

/// A line of what the rendering writes.
#[derive(Deserialize, Serialize)]
enum Line {
    Found(Found),
    Document(Checked),
}

/// A finding, as its line in the worksheet.
#[derive(Deserialize, Serialize)]
struct Found {
    source: String,
    department: String,
    year: String,
    level: String,
    rule: String,
    message: String,
    place: String,
    printed: String,
    expected: String,
    difference: String,
}

/// A document, as its line in the worksheet.
#[derive(Deserialize, Serialize)]
struct Checked {
    source: String,
    department: String,
    year: String,
    counts: Option<[usize; 3]>,
    error: String,
}

impl Workbook {
    /// A workbook in this language.
    pub const fn new(language: Language) -> Self {
        Self { language }
    }

    /// The workbook of what [rendering](Rendering) with it wrote.
    ///
    /// # Errors
    ///
    /// When there are more findings than a worksheet has rows, or the text is not what the rendering writes.
    pub fn bytes(&self, rendered: &str) -> Result<Vec<u8>, WorkbookError> {
        let (mut found, mut checked) = (Vec::new(), Vec::new());
        for line in rendered.lines() {
            match serde_json::from_str(line).map_err(|error| WorkbookError(error.to_string()))? {
                Line::Found(line) => found.push(line),
                Line::Document(line) => checked.push(line),
            }
        }
        let (look, mut workbook) = (Look::new(), XlsxWorkbook::new());
        // Whoever walks a folder of documents knows a report by it.
        let made_by = format!("{} {}", Tool::OURS.name(), Tool::OURS.release());
        workbook.set_properties(&DocProperties::new().set_custom_property("generator", made_by));
        self.findings(workbook.add_worksheet(), &found, &look)?;
        self.documents(workbook.add_worksheet(), &checked, &look)?;
        Ok(workbook.save_to_buffer()?)
    }

    fn findings(&self, sheet: &mut Worksheet, found: &[Found], look: &Look) -> Result<(), XlsxError> {
        sheet.set_name(pick(self.language, "检查表", "Findings"))?;
        let headings = match self.language {
            Language::Zh => [
                "序号",
                "文件",
                "部门（单位）",
                "年度",
                "等级",
                "规则",
                "问题",
                "位置",
                "表列数",
                "应为",
                "差额",
                "处理意见",
            ],
            Language::En => [
                "No.",
                "file",
                "department",
                "year",
                "level",
                "rule",
                "finding",
                "place",
                "printed",
                "expected",
                "difference",
                "remarks",
            ],
        };
        let widths = [6, 28, 24, 8, 8, 10, 60, 44, 14, 14, 12, 24];
        heads(sheet, &headings, &widths, look)?;
        for (index, found) in found.iter().enumerate() {
            let at = row(index + 1);
            write_figure(sheet, (at, 0), &(index + 1).to_string(), look)?;
            let texts = [
                &found.source,
                &found.department,
                &found.year,
                &found.level,
                &found.rule,
                &found.message,
                &found.place,
            ];
            for (place, text) in texts.into_iter().enumerate() {
                write_text(sheet, (at, column(place + 1)), text, &look.text)?;
            }
            for (place, text) in [&found.printed, &found.expected, &found.difference].into_iter().enumerate()
            {
                write_figure(sheet, (at, column(place + 8)), text, look)?;
            }
            write_text(sheet, (at, 11), "", &look.text)?;
        }
        if !found.is_empty() {
            sheet.autofilter(0, 0, row(found.len()), 11)?;
        }
        Ok(())
    }

    fn documents(&self, sheet: &mut Worksheet, checked: &[Checked], look: &Look) -> Result<(), XlsxError> {
        sheet.set_name(pick(self.language, "汇总", "Documents"))?;
        let headings = match self.language {
            Language::Zh => ["文件", "部门（单位）", "年度", "错误", "提示", "尾数误差", "未能读取的原因"],
            Language::En => {
                ["file", "department", "year", "errors", "warnings", "rounding", "why it was not read"]
            }
        };
        heads(sheet, &headings, &[36, 28, 8, 8, 8, 10, 60], look)?;
        for (index, checked) in checked.iter().enumerate() {
            let at = row(index + 1);
            for (place, text) in [&checked.source, &checked.department, &checked.year].into_iter().enumerate()
            {
                write_text(sheet, (at, column(place)), text, &look.text)?;
            }
            for place in 0..3 {
                let count = checked.counts.map(|counts| counts[place].to_string()).unwrap_or_default();
                write_figure(sheet, (at, column(place + 3)), &count, look)?;
            }
            write_text(sheet, (at, 6), &checked.error, &look.text)?;
        }
        Ok(())
    }

    fn line(line: &Line) -> String {
        // Keys are strings, and nothing here refuses to be written.
        serde_json::to_string(line).map(|json| json + "\n").unwrap_or_default()
    }
}

/// A figure, or nothing where there is none.
fn shown(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn heads(sheet: &mut Worksheet, headings: &[&str], widths: &[u16], look: &Look) -> Result<(), XlsxError> {
    for (place, (heading, width)) in headings.iter().zip(widths).enumerate() {
        write_text(sheet, (0, column(place)), heading, &look.heading)?;
        sheet.set_column_width(column(place), *width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(())
}

impl Rendering for Workbook {
    fn head(&self, _: &[Ended]) -> String {
        String::new()
    }

    fn document(&self, _: usize, checked: &CheckedDocument<'_>) -> String {
        let (document, report) = (checked.document(), checked.report());
        let findings = report.findings().iter().filter(|finding| finding.severity != Severity::Rounding);
        let place = |place: &FindingPlace| words::place(place, checked, self.language);
        let lines = findings.map(|finding| {
            Self::line(&Line::Found(Found {
                source: document.source.clone().unwrap_or_default(),
                department: document.department.clone(),
                year: document.fiscal_year.to_string(),
                level: words::severity(finding.severity, self.language).to_owned(),
                rule: finding.rule.code().to_owned(),
                message: finding.message(self.language),
                place: finding.places.first().map(place).unwrap_or_default(),
                printed: finding.actual().map(cn_budget::Printed::digits).unwrap_or_default(),
                expected: shown(finding.expected()),
                difference: shown(finding.difference()),
            }))
        });
        lines.collect()
    }

    fn between(&self) -> &'static str {
        ""
    }

    fn tail(&self, ended: &[Ended]) -> String {
        let line = |ended: &Ended| {
            Self::line(&Line::Document(match ended {
                Ok(summary) => Checked {
                    source: summary.source.clone().unwrap_or_default(),
                    department: summary.department.clone(),
                    year: summary.fiscal_year.to_string(),
                    counts: Some([summary.errors, summary.warnings, summary.rounding]),
                    error: String::new(),
                },
                Err(DocumentError { source, error }) => Checked {
                    source: source.clone(),
                    department: String::new(),
                    year: String::new(),
                    counts: None,
                    error: error.clone(),
                },
            }))
        };
        ended.iter().map(line).collect()
    }
}
