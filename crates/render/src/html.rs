//! The report as a page to read and print, in the manner of a finance bureau's checklist (检查表).
//!
//! One file: no script, no font, nothing fetched. Everything that a document says goes through `maud`, which escapes.

use std::collections::BTreeMap;

use cn_budget::{
    Disclosure, Finding, Language, Outcome, Printed, Report, Severity,
    check::{Declaration, Suppressed},
    value::Counts,
};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::excerpt::{Excerpt, Line, Mark, bare};
use crate::grid::clean;
use crate::rendering::{CheckedDocument, DocumentError, Ended, Rendering, Summary};
use crate::tool::Tool;
use crate::words::{self, pick};

/// How many columns of a table fit on a printed page beside the names of its rows.
const COLUMNS: usize = 7;
/// How many findings of a rule the checklist names before it only counts them.
const NAMED: usize = 6;

const STYLE: &str = include_str!("html.css");

/// The report as a page to read and print (检查表): the checklist, the findings with the rows they speak of, how the checks
/// of each table ended, what rounding explains, what was accepted and why
/// ([`Report::suppressed`](cn_budget::Report::suppressed)).
///
/// The checklist has an item for each rule that was asked ([`Report::rules`](cn_budget::Report::rules)), in chapters by the
/// letters of their codes; rules of other crates stand in chapters of their own. The page is one file: no script, no font,
/// nothing fetched.
///
/// ```
/// use cn_budget::{Disclosure, FiscalYear, Language, Stage, check::Checker};
/// use cn_budget_render::{Html, Rendering as _};
///
/// let document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
/// let checker = Checker::new().select(["STR"])?;
/// let left_out = Checker::new().rules().count() - checker.rules().count();
/// let report = checker.check(&document);
/// let page = Html::new(Language::En).left_out(left_out).render([(&document, &report)]);
/// assert!(page.contains("<td class=\"code\">STR001</td>") && !page.contains("SUM001"));
/// assert!(page.contains(&format!("{left_out} rules not selected for this review.")));
/// # Ok::<(), cn_budget::check::UnknownRule>(())
/// ```
#[doc(alias = "检查表")]
#[doc(alias = "审核表")]
#[derive(Clone, Debug)]
pub struct Html {
    language: Language,
    tool: Tool,
    left_out: usize,
}

impl Html {
    /// A page in this language.
    pub const fn new(language: Language) -> Self {
        Self { language, tool: Tool::OURS, left_out: 0 }
    }

    /// As made by this program, of this release.
    #[must_use]
    pub fn tool(self, name: impl Into<String>, release: impl Into<String>) -> Self {
        Self { tool: Tool::new(name, release), ..self }
    }

    /// Says below the checklist that this many rules were not selected.
    #[must_use]
    pub fn left_out(self, left_out: usize) -> Self {
        Self { left_out, ..self }
    }
}

/// Whether an item of the checklist is passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Passed {
    Yes,
    No,
    Undecided,
    NotApplicable,
}

impl Passed {
    /// What is undecided is not passed.
    fn of(counts: Option<&Counts>, has_findings: bool) -> Self {
        let Some(counts) = counts else { return if has_findings { Self::No } else { Self::NotApplicable } };
        if has_findings || counts[Outcome::Broken] > 0 {
            Self::No
        } else if counts[Outcome::Undecidable] > 0 {
            Self::Undecided
        } else if counts[Outcome::Held] + counts[Outcome::HeldWithinRounding] > 0 {
            Self::Yes
        } else {
            Self::NotApplicable
        }
    }

    const fn word(self, language: Language) -> &'static str {
        match self {
            Self::Yes => pick(language, "是", "yes"),
            Self::No => pick(language, "否", "no"),
            Self::Undecided => pick(language, "无法判断", "undecidable"),
            Self::NotApplicable => pick(language, "不适用", "not applicable"),
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Undecided => "undecided",
            Self::NotApplicable => "na",
        }
    }
}

impl Rendering for Html {
    /// The overview stands first, and is known last.
    fn holds_back(&self) -> bool {
        true
    }

    fn head(&self, ended: &[Ended]) -> String {
        let title = match (ended, self.language) {
            ([Ok(one)], Language::Zh) => {
                format!("{} {} 年预决算公开审核表", one.department, one.fiscal_year)
            }
            ([Ok(one)], Language::En) => format!("{}, {}: review", one.department, one.fiscal_year),
            (_, Language::Zh) => "部门预决算公开审核表".to_owned(),
            (_, Language::En) => "Review of published budgets".to_owned(),
        };
        let head = html! {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="generator" content={ (self.tool.name()) " " (self.tool.release()) };
            title { (title) }
            style { (PreEscaped(STYLE)) }
        };
        let language = pick(self.language, "zh-CN", "en");
        let several = ended.len() > 1 || ended.iter().any(Result::is_err);
        let overview = if several {
            self.overview(ended)
        } else {
            html! {}
        };
        // The documents come between, so that the page is opened here and closed in `tail`.
        format!(
            "{}\n<html lang=\"{language}\">\n<head>{}</head>\n<body>\n<main>\n{}\n",
            DOCTYPE.into_string(),
            steady(&head.into_string()),
            steady(&overview.into_string())
        )
    }

    fn document(&self, index: usize, checked: &CheckedDocument<'_>) -> String {
        let (document, report) = (checked.document(), checked.report());
        let findings: Vec<(usize, &Finding)> = report
            .findings()
            .iter()
            .filter(|found| found.severity != Severity::Rounding)
            .zip(1..)
            .map(|(found, number)| (number, found))
            .collect();
        let page = html! {
            article id={ "document-" (index) } {
                (self.title(document, report))
                (self.checklist(report, &findings))
                h2 { (pick(self.language, "二、问题", "2. Findings")) }
                @if findings.is_empty() {
                    p { (pick(self.language, "未发现错误，也没有需要提示的事项。", "No error and no warning.")) }
                }
                @for (number, finding) in &findings {
                    (self.finding(checked, *number, finding))
                }
                (self.tables(document, report))
                (self.roundings(report))
                (self.accepted(report.suppressed()))
                (self.signatures())
            }
        };
        steady(&page.into_string())
    }

    fn tail(&self, _: &[Ended]) -> String {
        let (name, release) = (self.tool.name(), self.tool.release());
        let made = match self.language {
            Language::Zh => {
                format!("由 {name} {release} 生成。尾数误差按表列位数与单位推算，不设经验容差。")
            }
            Language::En => format!(
                "Made by {name} {release}. What rounding allows follows from the printed digits and units; no tolerance is guessed."
            ),
        };
        let footer = html! { footer { (made) } }.into_string();
        format!("\n{}\n</main>\n</body>\n</html>\n", steady(&footer))
    }
}

/// The rules by their families, in the order of a review: what is there, then whether it adds up, then how it is coded, then
/// the rules of other crates.
fn families(rules: &[&'static Declaration]) -> Vec<(&'static str, Vec<&'static Declaration>)> {
    let mut families: Vec<(&str, Vec<&'static Declaration>)> = Vec::new();
    for &rule in rules {
        match families.iter_mut().find(|(letters, _)| *letters == rule.family()) {
            Some((_, rules)) => rules.push(rule),
            None => families.push((rule.family(), vec![rule])),
        }
    }
    let order = ["STR", "SUM", "XTB", "NAR", "YOY", "WRD", "COD"];
    families
        .sort_by_key(|(letters, _)| order.iter().position(|known| known == letters).unwrap_or(order.len()));
    families
}

/// Markup escapes what is markup; characters that turn the direction of writing, or that HTML does not allow, it
/// leaves as they are.
fn steady(page: &str) -> String {
    page.split('\n').map(clean).collect::<Vec<_>>().join("\n")
}

impl Html {
    fn overview(&self, ended: &[Ended]) -> Markup {
        let failed = ended.iter().filter(|ended| ended.is_err()).count();
        let headings: [&str; 6] = match self.language {
            Language::Zh => ["部门", "年度", "错误", "提示", "无法判断", "来源"],
            Language::En => ["Department", "Year", "Errors", "Warnings", "Undecidable", "Source"],
        };
        html! {
            section.overview {
                h1 { (pick(self.language, "部门预决算公开审核汇总", "Review of published budgets")) }
                p {
                    @match self.language {
                        Language::Zh => { "共 " (ended.len()) " 份文件，其中 " (failed) " 份未能读取。" }
                        Language::En => { (words::number(ended.len(), "document")) ", " (failed) " of them not read." }
                    }
                }
                table.list {
                    thead { tr { @for heading in headings { th { (heading) } } } }
                    tbody {
                        @for (index, ended) in ended.iter().enumerate() {
                            @match ended {
                                Ok(one) => { (Self::overview_row(index, one)) }
                                Err(DocumentError { source, error }) => {
                                    tr {
                                        td colspan="5" { b.no { (pick(self.language, "未能读取", "not read")) } " " (error) }
                                        td.source { (source) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn overview_row(index: usize, one: &Summary) -> Markup {
        html! {
            tr {
                td { a href={ "#document-" (index) } { (one.department) } }
                td.figure { (one.fiscal_year) }
                td.figure { @if one.errors > 0 { b.no { (one.errors) } } @else { "0" } }
                td.figure { (one.warnings) }
                td.figure { (one.counts[Outcome::Undecidable]) }
                td.source { (one.source.as_deref().unwrap_or_default()) }
            }
        }
    }

    fn title(&self, document: &Disclosure, report: &Report) -> Markup {
        let [errors, warnings, roundings] =
            [Severity::Error, Severity::Warning, Severity::Rounding].map(|severity| report.count(severity));
        let verdict = match (errors, self.language) {
            (0, Language::Zh) => "未发现错误".to_owned(),
            (0, Language::En) => "No error found".to_owned(),
            (errors, Language::Zh) => format!("发现 {errors} 处错误"),
            (errors, Language::En) => format!("{} found", words::number(errors, "error")),
        };
        let more = match self.language {
            Language::Zh => format!("提示 {warnings}，尾数误差 {roundings}"),
            Language::En => format!("{}, {roundings} rounding", words::number(warnings, "warning")),
        };
        html! {
            header {
                h1 { (pick(self.language, "部门预决算公开审核表", "Review of a published budget")) }
                dl {
                    dt { (pick(self.language, "部门（单位）", "Department")) } dd { (document.department) }
                    dt { (pick(self.language, "年度", "Fiscal year")) }
                    dd { (document.fiscal_year) (pick(self.language, " 年", " ")) (words::stage(document.stage, self.language)) }
                    @if let Some(source) = &document.source {
                        dt { (pick(self.language, "文件", "Document")) } dd.source { (source) }
                    }
                    @for other in report.related() {
                        dt { (words::kinship(other.kinship, self.language)) }
                        dd.source { (words::related(other, self.language)) }
                    }
                    dt { (pick(self.language, "审核结果", "Result")) }
                    dd { b.no[errors > 0].yes[errors == 0] { (verdict) } (pick(self.language, "；", "; ")) (more) }
                }
                ul.counts aria-label=(pick(self.language, "核对结果计数", "How the checks ended")) {
                    @for (outcome, count) in report.counts().iter() {
                        li.broken[outcome == Outcome::Broken && count > 0] {
                            b { (count) } span { (words::outcome(outcome, self.language)) }
                        }
                    }
                }
                @if report.facts().found() > 0 {
                    p { (pick(self.language, "文字说明中的数：", "Facts of the text: ")) (words::facts(report, self.language)) }
                }
                p { (words::undecided(report, self.language).trim_start_matches(['；', ';', ' '])) }
                p { (pick(self.language, "表格：", "Tables: ")) (words::tables(document, self.language)) }
                @if let Some(beside) = words::beside(report, self.language) {
                    p { (pick(self.language, "对照：", "Beside: ")) (beside) }
                }
                @for note in &document.notes {
                    p { (pick(self.language, "读取：", "Reading: ")) (note.message(self.language)) }
                }
            }
        }
    }

    fn checklist(&self, report: &Report, findings: &[(usize, &Finding)]) -> Markup {
        let counts: BTreeMap<&str, &Counts> = report.by_rule().collect();
        let families = families(report.rules());
        html! {
            h2 { (pick(self.language, "一、审核项目", "1. Checklist")) }
            table.checklist {
                thead {
                    tr {
                        th.code { (pick(self.language, "编号", "Code")) }
                        th { (pick(self.language, "审核项目", "What is checked")) }
                        th.passed { (pick(self.language, "是否通过", "Passed")) }
                        th.problem { (pick(self.language, "问题", "Findings")) }
                    }
                }
                @for (letters, rules) in &families {
                    tbody {
                        tr.family { th colspan="4" { (words::family(letters, self.language)) } }
                        @for rule in rules {
                            (self.item(rule, counts.get(rule.code()).copied(), report, findings))
                        }
                    }
                }
            }
            @if self.left_out > 0 {
                p.note {
                    @match self.language {
                        Language::Zh => { "另有 " (self.left_out) " 项规则按设置未列入本次审核。" }
                        Language::En => { (words::number(self.left_out, "rule")) " not selected for this review." }
                    }
                }
            }
        }
    }

    fn item(
        &self,
        rule: &Declaration,
        counts: Option<&Counts>,
        report: &Report,
        findings: &[(usize, &Finding)],
    ) -> Markup {
        let of_rule = |finding: &Finding| finding.rule.code() == rule.code();
        // An identity that is broken because of a figure reported elsewhere has no finding of its own.
        let explained =
            |finding: &Finding| finding.explains.iter().any(|identity| identity.rule == rule.code());
        let numbers: Vec<usize> = findings
            .iter()
            .filter(|(_, finding)| of_rule(finding) || explained(finding))
            .map(|(number, _)| *number)
            .collect();
        let accepted = report.suppressed().iter().filter(|known| of_rule(&known.finding)).count();
        let passed = Passed::of(counts, findings.iter().any(|(_, finding)| of_rule(finding)));
        html! {
            tr {
                td.code { (rule.code()) }
                td { (words::rule(rule, self.language)) }
                td.passed { b class=(passed.class()) { (passed.word(self.language)) } }
                td.problem {
                    @if !numbers.is_empty() {
                        span.reported {
                            (pick(self.language, "见问题 ", "finding "))
                            @for (index, number) in numbers.iter().take(NAMED).enumerate() {
                                @if index > 0 { (pick(self.language, "、", ", ")) }
                                (number)
                            }
                            @if numbers.len() > NAMED {
                                @match self.language {
                                    Language::Zh => { " 等 " (numbers.len()) " 项" }
                                    Language::En => { " and " (numbers.len() - NAMED) " more" }
                                }
                            }
                        }
                        " "
                    }
                    @if accepted > 0 {
                        span.reported {
                            @match self.language {
                                Language::Zh => { (accepted) " 项已作说明" }
                                Language::En => { (accepted) " accepted" }
                            }
                        }
                        " "
                    }
                    @if let Some(counts) = counts { span.tally { (self.tally(counts)) } }
                }
            }
        }
    }

    /// The counts that are not zero.
    fn tally(&self, counts: &Counts) -> String {
        let counted = counts.iter().filter(|(_, count)| *count > 0);
        let worded =
            counted.map(|(outcome, count)| format!("{} {count}", words::outcome(outcome, self.language)));
        worded.collect::<Vec<_>>().join(pick(self.language, "，", ", "))
    }

    fn finding(&self, checked: &CheckedDocument<'_>, number: usize, finding: &Finding) -> Markup {
        let class = match finding.severity {
            Severity::Error => "error",
            Severity::Warning | Severity::Rounding => "warning",
        };
        let report = checked.report();
        let excerpts = Excerpt::of(checked, finding);
        let explained = words::explained(finding);
        html! {
            section class={ "finding " (class) } {
                h3 {
                    span.number { (number) } " "
                    span.level { (words::severity(finding.severity, self.language)) } " "
                    span.code { (finding.rule.code()) } " "
                    span.rule { (self.heading_of(finding.rule)) }
                }
                p { (finding.message(self.language)) }
                @for place in bare(finding, &excerpts) {
                    p.place { (words::place(place, report, self.language)) }
                    @if let Some(quote) = &place.quote { blockquote { (quote) } }
                }
                @for excerpt in &excerpts { (self.excerpt(report, excerpt)) }
                @if !explained.is_empty() {
                    details open {
                        summary {
                            @match self.language {
                                Language::Zh => { "由此不一致的 " (explained.len()) " 处" }
                                Language::En => { "The " (explained.len()) " identities that fail by it" }
                            }
                        }
                        ul { @for identity in explained { li { (identity.message(self.language)) } } }
                    }
                }
            }
        }
    }

    /// A rule over its finding: what must hold, or in English its name, as the message is a sentence of its own.
    const fn heading_of(&self, rule: &Declaration) -> &'static str {
        match self.language {
            Language::Zh => words::rule(rule, Language::Zh),
            Language::En => rule.name(),
        }
    }

    fn excerpt(&self, report: &Report, excerpt: &Excerpt<'_>) -> Markup {
        let columns = excerpt.columns(|columns| columns.len() <= COLUMNS);
        let left_out = excerpt.width() - columns.len();
        html! {
            figure {
                figcaption {
                    (words::place(excerpt.place, report, self.language))
                    span.unit {
                        @if let Some(unit) = &excerpt.unit {
                            @match self.language {
                                Language::Zh => { "单位：" (unit) }
                                Language::En => { "in " (unit) }
                            }
                        }
                        @if left_out > 0 {
                            @match self.language {
                                Language::Zh => { "（另有 " (left_out) " 栏从略）" }
                                Language::En => { " (" (words::number(left_out, "column")) " left out)" }
                            }
                        }
                    }
                }
                table.excerpt {
                    thead {
                        tr {
                            th {}
                            @for column in &columns {
                                th.figure {
                                    @for (level, text) in excerpt.headings.get(*column).into_iter().flatten().enumerate() {
                                        @if level > 0 { br; }
                                        (text)
                                    }
                                }
                            }
                        }
                    }
                    tbody {
                        @for line in &excerpt.rows {
                            @match line {
                                Line::Gap(count) => {
                                    tr.gap {
                                        td colspan=(columns.len() + 1) {
                                            @match self.language {
                                                Language::Zh => { "…… 略 " (count) " 行" }
                                                Language::En => { "… " (words::number(*count, "row")) " left out" }
                                            }
                                        }
                                    }
                                }
                                Line::Row { label, cells, is_primary } => {
                                    tr.primary[*is_primary] {
                                        th scope="row" { (label) }
                                        @for column in &columns {
                                            @match cells.get(*column) {
                                                Some((text, Mark::Primary)) => {
                                                    td.figure.marked { mark { @if text.is_empty() { (pick(self.language, "空", "blank")) } (text) } }
                                                }
                                                Some((text, Mark::Related)) => td.figure.related { (text) },
                                                Some((text, Mark::None)) => td.figure { (text) },
                                                None => td.figure {},
                                            }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn roundings(&self, report: &Report) -> Markup {
        let of = || report.findings().iter().filter(|finding| finding.severity == Severity::Rounding);
        if of().next().is_none() {
            return html! {};
        }
        let headings: [&str; 5] = match self.language {
            Language::Zh => ["位置", "表列", "各项合计", "差", "尾数误差至多"],
            Language::En => ["Place", "Printed", "Parts", "Difference", "Rounding allows"],
        };
        html! {
            section {
                h2 { (pick(self.language, "附：尾数误差", "Rounding differences")) }
                p.note {
                    (pick(
                        self.language,
                        "下列差额可由四舍五入解释，不作为问题。同一差额在多处出现的只列一次。",
                        "Rounding explains these differences: they are no findings. A difference that recurs is listed once.",
                    ))
                }
                table.list {
                    thead { tr { @for heading in headings { th { (heading) } } } }
                    tbody {
                        @for finding in of() {
                            tr {
                                td { @if let Some(place) = finding.places.first() { (words::place(place, report, self.language)) } }
                                @if let Some(verdict) = &finding.verdict {
                                    td.figure { (verdict.actual().map(Printed::digits).unwrap_or_default()) }
                                    @for value in [verdict.expected(), verdict.difference(), verdict.allowed()] {
                                        td.figure { (value.map(|value| value.to_string()).unwrap_or_default()) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn accepted(&self, accepted: &[Suppressed]) -> Markup {
        if accepted.is_empty() {
            return html! {};
        }
        let headings: [&str; 3] = match self.language {
            Language::Zh => ["编号", "问题", "说明"],
            Language::En => ["Code", "Finding", "Reason"],
        };
        html! {
            section {
                h2 { (pick(self.language, "附：已作说明的问题", "Accepted findings")) }
                table.list {
                    thead { tr { @for heading in headings { th { (heading) } } } }
                    tbody {
                        @for Suppressed { finding, reason, .. } in accepted {
                            tr {
                                td.code { (finding.rule.code()) }
                                td { (finding.message(self.language)) }
                                td { (reason) }
                            }
                        }
                    }
                }
            }
        }
    }

    fn tables(&self, document: &Disclosure, report: &Report) -> Markup {
        html! {
            section {
                h2 { (pick(self.language, "三、各表核对结果", "3. How the checks of each table ended")) }
                table.list {
                    thead {
                        tr {
                            th { (pick(self.language, "表", "Table")) }
                            @for (outcome, _) in report.counts().iter() { th.figure { (words::outcome(outcome, self.language)) } }
                        }
                    }
                    tbody {
                        @for (table, counts) in report.by_table() {
                            tr {
                                td { (words::table(document, table)) }
                                @for (outcome, count) in counts.iter() {
                                    td.figure.none[count == 0] {
                                        @if outcome == Outcome::Broken && count > 0 { b.no { (count) } } @else { (count) }
                                    }
                                }
                            }
                        }
                        tr.total {
                            td { (pick(self.language, "合计", "Total")) }
                            @for (_, count) in report.counts().iter() { td.figure { (count) } }
                        }
                    }
                }
            }
        }
    }

    fn signatures(&self) -> Markup {
        let roles: [&str; 3] = match self.language {
            Language::Zh => ["审核人：", "复核人：", "日期："],
            Language::En => ["Reviewed by:", "Countersigned by:", "Date:"],
        };
        html! { div.signatures { @for role in roles { span { (role) } } } }
    }
}
