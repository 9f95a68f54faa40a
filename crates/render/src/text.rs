//! The report for a person at a terminal.

use anstyle::Style;
use cn_budget::{
    Disclosure, Finding, Language, Outcome, Report, Severity,
    check::{Declaration, FindingPlace},
    value::Counts,
};

use crate::excerpt::{Excerpt, Line, Mark, bare};
use crate::grid::{PLAIN, Palette, Span, aligned, clean, cut, paint, width_of, wrapped};
use crate::rendering::{CheckedDocument, DocumentError, Ended, Rendering, Summary};
use crate::words::{self, pick};

/// How wide a report is where nothing else is said.
const WIDTH: usize = 100;

/// How many of the identities that a finding explains are listed.
const EXPLAINED: usize = 8;
/// How wide the name of a row may be.
const LABEL: usize = 36;
/// How wide a level of a heading may be.
const HEADING: usize = 18;
/// What stands before an excerpt: the mark of the row.
const GUTTER: usize = 4;

/// The report for a person at a terminal (文本报告): the findings with the rows that they speak of, and the counts.
///
/// It is plain text, in lines of up to 100 columns where a Chinese character is two wide, without the differences that
/// rounding explains and without the counts by table and by rule; each of these has a setting.
///
/// ```
/// use cn_budget::{Disclosure, FiscalYear, Language, Report, Sheet, Stage, TableKind};
/// use cn_budget_render::{Rendering as _, Text};
///
/// let mut document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
/// let mut balance = Sheet::new("收支总体情况表");
/// balance.kind = Some(TableKind::Balance);
/// document.sheets.push(balance);
/// let report = Report::of(&document);
/// let text = Text::new(Language::En).width(80).with_counts().render([(&document, &report)]);
/// assert!(text.starts_with("教育局, budget of 2024\n"));
/// assert!(text.contains("warning[STR004]") && text.contains("findings: not checked"));
/// ```
#[doc(alias = "文本报告")]
#[derive(Clone, Debug)]
pub struct Text {
    language: Language,
    width: usize,
    palette: Palette,
    rounding: bool,
    rounding_option: Option<String>,
    counts: bool,
    quiet: bool,
}

impl Text {
    /// Plain text in this language.
    pub const fn new(language: Language) -> Self {
        let palette = Palette::PLAIN;
        Self {
            language,
            width: WIDTH,
            palette,
            rounding: false,
            rounding_option: None,
            counts: false,
            quiet: false,
        }
    }

    /// In lines of up to this many columns.
    #[must_use]
    pub fn width(self, width: usize) -> Self {
        Self { width, ..self }
    }

    /// In colours, as escape sequences of terminals.
    #[must_use]
    pub fn styled(self) -> Self {
        Self { palette: Palette::TERMINAL, ..self }
    }

    /// With the differences that rounding explains.
    #[doc(alias = "尾数误差")]
    #[must_use]
    pub fn with_rounding(self) -> Self {
        Self { rounding: true, ..self }
    }

    /// Names the option of a program that [lists](Self::with_rounding) the differences that rounding explains, where there
    /// are some and they are not listed.
    #[must_use]
    pub fn rounding_option(self, option: impl Into<String>) -> Self {
        Self { rounding_option: Some(option.into()), ..self }
    }

    /// With how the checks of each table and of each rule ended.
    #[must_use]
    pub fn with_counts(self) -> Self {
        Self { counts: true, ..self }
    }

    /// With the findings alone: no document without one, no counts, no summary.
    ///
    /// ```
    /// use cn_budget::document::{Paragraph, Place, TextSection};
    /// use cn_budget::{Disclosure, FiscalYear, Language, Report, Stage};
    /// use cn_budget_render::{Rendering as _, Text};
    ///
    /// let mut document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
    /// let mut section = TextSection::new("二、支出说明");
    /// section.paragraphs.push(Paragraph::new("2024年部门支出预算24.00万元。", Place::default()));
    /// document.sections.push(section);
    /// let report = Report::of(&document);
    /// assert_eq!(Text::new(Language::En).quiet().render([(&document, &report)]), "");
    /// ```
    #[must_use]
    pub fn quiet(self) -> Self {
        Self { quiet: true, ..self }
    }

    /// A list of rules (规则清单): code, level, name, and what must hold.
    ///
    /// ```
    /// use cn_budget::{Language, check::Checker};
    /// use cn_budget_render::Text;
    ///
    /// let list = Text::new(Language::En).rules(Checker::new().rules());
    /// assert!(list.starts_with("COD001  "));
    /// ```
    #[doc(alias = "规则清单")]
    pub fn rules(&self, rules: impl IntoIterator<Item = &'static Declaration>) -> String {
        let row = |rule: &'static Declaration| {
            vec![
                Span::left(rule.code()).painted(self.palette.bold),
                Span::left(rule.level(self.language)).painted(self.style_of(rule.severity())),
                Span::left(rule.name()),
                Span::left(words::rule(rule, self.language)),
            ]
        };
        aligned(&rules.into_iter().map(row).collect::<Vec<_>>(), 0)
    }

    /// A rule and its page (规则说明).
    ///
    /// ```
    /// use cn_budget::{Language, check::Declaration};
    /// use cn_budget_render::Text;
    ///
    /// let page = Text::new(Language::En).rule(Declaration::find("SUM001").unwrap());
    /// assert!(page.starts_with("SUM001 section-sum-mismatch ("));
    /// ```
    #[doc(alias = "规则说明")]
    pub fn rule(&self, rule: &Declaration) -> String {
        let head = paint(&format!("{} {}", rule.code(), rule.name()), self.palette.bold);
        let (says, since) = (words::rule(rule, self.language), rule.since());
        let level = rule.level(self.language);
        let (head, level) = match self.language {
            Language::Zh => (format!("{head}（{says}）"), format!("等级：{level}")),
            Language::En => (format!("{head} ({says})"), level),
        };
        let since = match (since, self.language) {
            ("", _) => String::new(),
            (since, Language::Zh) => format!("，自 {since} 版起"),
            (since, Language::En) => format!(", since {since}"),
        };
        let docs = rule.docs(self.language);
        let docs = if docs.trim().is_empty() { String::new() } else { format!("\n{docs}") };
        format!("{head}\n{level}{since}\n{docs}")
    }
}

impl Rendering for Text {
    fn head(&self, _: &[Ended]) -> String {
        String::new()
    }

    fn document(&self, _: usize, checked: &CheckedDocument<'_>) -> String {
        let (document, report) = (checked.document(), checked.report());
        let mut text = wrapped(("", PLAIN), &words::document(document, self.language), 2, self.width);
        text = paint(text.trim_end(), self.palette.bold) + "\n";
        if let Some(source) = &document.source {
            let head = pick(self.language, "来源：", "from ");
            text.push_str(&wrapped((head, self.palette.dim), source, 2, self.width));
        }
        if self.quiet {
            let findings = self.findings(checked);
            return if findings.is_empty() { findings } else { text + &findings };
        }
        let understood = words::understood(document, report, self.language);
        let head = pick(self.language, "识别：", "understood: ");
        text.push_str(&wrapped((head, self.palette.bold), &understood, 2, self.width));
        for other in report.related() {
            let colon = pick(self.language, "：", ": ");
            let head = format!("{}{colon}", words::kinship(other.kinship, self.language));
            let other = words::related(other, self.language);
            text.push_str(&wrapped((&head, self.palette.dim), &other, 2, self.width));
        }
        text.push_str(&self.findings(checked));
        text.push_str(&self.summary(document, report));
        text
    }

    /// All documents in a table, where there are several or one could not be read.
    fn tail(&self, ended: &[Ended]) -> String {
        if self.quiet || (ended.len() < 2 && ended.iter().all(Result::is_ok)) {
            return String::new();
        }
        let failed = ended.iter().filter(|ended| ended.is_err()).count();
        let count = ended.len();
        let title = match self.language {
            Language::Zh => format!("汇总：{count} 份文件，其中 {failed} 份未能读取"),
            Language::En => {
                format!("summary: {}, {failed} of them not read", words::number(count, "document"))
            }
        };
        let headings: [&str; 5] = match self.language {
            Language::Zh => ["错误", "提示", "尾数误差", "无法判断", "文件"],
            Language::En => ["errors", "warnings", "rounding", "undecidable", "document"],
        };
        let mut rows: Vec<Vec<Span>> = vec![
            headings
                .iter()
                .enumerate()
                .map(|(column, heading)| if column < 4 { Span::right(heading) } else { Span::left(heading) })
                .map(|span| span.painted(self.palette.dim))
                .collect(),
        ];
        for ended in ended {
            rows.push(match ended {
                Ok(summary) => self.row_of(summary),
                Err(DocumentError { source, .. }) => {
                    let dash = || Span::right("—").painted(self.palette.red);
                    vec![dash(), dash(), dash(), dash(), Span::left(source)]
                }
            });
        }
        let gap = if failed < count { "\n" } else { "" };
        let mut text = format!("{gap}{}\n{}", paint(&title, self.palette.bold), aligned(&rows, 2));
        for ended in ended {
            if let Err(DocumentError { source, error }) = ended {
                let head = (pick(self.language, "未能读取 ", "not read "), self.palette.red);
                let colon = pick(self.language, "：", ": ");
                text.push_str(&wrapped(head, &format!("{source}{colon}{error}"), 2, self.width));
            }
        }
        text
    }
}

impl Text {
    /// The findings that are shown, with the rows that they speak of.
    fn findings(&self, checked: &CheckedDocument<'_>) -> String {
        let report = checked.report();
        let mut text = String::new();
        let shown = report
            .findings()
            .iter()
            .filter(|finding| self.rounding || finding.severity != Severity::Rounding);
        let mut related = false;
        for finding in shown {
            text.push('\n');
            let excerpts = match finding.severity {
                Severity::Rounding => Vec::new(),
                _ => Excerpt::of(checked, finding),
            };
            related |= excerpts.iter().any(Excerpt::has_related);
            text.push_str(&self.finding(checked, finding, &excerpts));
        }
        if !(self.quiet && text.is_empty()) {
            text.push('\n');
        }
        if related {
            let legend = pick(
                self.language,
                "[ ] 所指的数　* 同一勾稽关系中的其他数\n",
                "[ ] the figure meant   * other figures of the same identity\n",
            );
            text.push_str(&paint(legend.trim_end(), self.palette.dim));
            text.push('\n');
        }
        text
    }

    /// A document in the closing table.
    fn row_of(&self, summary: &Summary) -> Vec<Span> {
        let figure = |count: usize, style: Style| {
            Span::right(count.to_string()).painted(if count > 0 { style } else { PLAIN })
        };
        vec![
            if summary.unread && summary.errors == 0 {
                Span::right(words::not_checked(self.language)).painted(self.palette.yellow)
            } else {
                figure(summary.errors, self.palette.red)
            },
            figure(summary.warnings, self.palette.yellow),
            figure(summary.rounding, PLAIN),
            figure(summary.counts[Outcome::Undecidable], PLAIN),
            Span::left(summary.name()),
        ]
    }

    const fn style_of(&self, severity: Severity) -> Style {
        match severity {
            Severity::Error => self.palette.red,
            Severity::Warning => self.palette.yellow,
            Severity::Rounding => self.palette.bold,
        }
    }

    fn finding(&self, checked: &CheckedDocument<'_>, finding: &Finding, excerpts: &[Excerpt<'_>]) -> String {
        let head = format!("{}[{}]", words::severity(finding.severity, self.language), finding.rule.code());
        let message = format!(" {}", finding.message(self.language));
        let mut text = wrapped((&head, self.style_of(finding.severity)), &message, 2, self.width);
        let mut first = true;
        let mut arrow = || (if std::mem::take(&mut first) { "  --> " } else { "  ::: " }, self.palette.cyan);
        let place = |place: &FindingPlace| words::place(place, checked, self.language);
        let quote = |place: &FindingPlace| {
            place
                .quote
                .as_deref()
                .map_or_else(String::new, |quote| wrapped(("      ", PLAIN), &clean(quote), 6, self.width))
        };
        let bare = bare(finding, excerpts);
        // The place that the finding is of stands first; the others in the order of their documents.
        let (lead, rest) = match bare.split_first() {
            Some((lead, rest)) if finding.places.first() == Some(*lead) => (Some(*lead), rest),
            _ => (None, bare.as_slice()),
        };
        // What is said of the whole document stands nowhere.
        if let Some(lead) = lead.filter(|lead| !place(lead).is_empty()) {
            text.push_str(&wrapped(arrow(), &place(lead), 6, self.width));
            text.push_str(&quote(lead));
        }
        if finding.count() > 1 {
            let others = words::other_passages(finding, checked, self.language);
            text.push_str(&wrapped(("      ", PLAIN), &others, 6, self.width));
        }
        for excerpt in excerpts {
            text.push_str(&wrapped(arrow(), &place(excerpt.place), 6, self.width));
            text.push_str(&self.excerpt(excerpt));
        }
        for other in rest {
            text.push_str(&wrapped(arrow(), &place(other), 6, self.width));
            text.push_str(&quote(other));
        }
        let explained = words::explained(finding);
        for explained in explained.iter().take(EXPLAINED) {
            text.push_str(&wrapped(
                ("  - ", self.palette.cyan),
                &explained.message(self.language),
                4,
                self.width,
            ));
        }
        if let Some(more) = explained.len().checked_sub(EXPLAINED).filter(|more| *more > 0) {
            let said = match self.language {
                Language::Zh => format!("另有 {more} 处"),
                Language::En => format!("and {more} more"),
            };
            text.push_str(&wrapped(("  - ", self.palette.cyan), &said, 4, self.width));
        }
        text
    }

    fn excerpt(&self, excerpt: &Excerpt<'_>) -> String {
        let available = self.width.saturating_sub(GUTTER);
        let columns = excerpt.columns(|columns| width_of(&self.rows(excerpt, columns)) <= available);
        let mut text = String::new();
        if columns.len() < excerpt.width() {
            let left_out = excerpt.width() - columns.len();
            let note = match self.language {
                Language::Zh => format!("（另有 {left_out} 栏从略）"),
                Language::En => format!("({} left out)", words::number(left_out, "column")),
            };
            text.push_str(&" ".repeat(GUTTER));
            text.push_str(&paint(&note, self.palette.dim));
            text.push('\n');
        }
        let heads = self.heads(excerpt, &columns).len();
        let lines = aligned(&self.rows(excerpt, &columns), GUTTER);
        for (index, line) in lines.lines().enumerate() {
            let row = index.checked_sub(heads).and_then(|row| excerpt.rows.get(row));
            if matches!(row, Some(Line::Row { is_primary: true, .. })) {
                text.push_str("  ");
                text.push_str(&paint(">", self.palette.cyan));
                text.push_str(line.get(GUTTER - 1..).unwrap_or_default());
            } else {
                text.push_str(line);
            }
            text.push('\n');
        }
        text
    }

    /// The lines of the headings: each level on a line of its own, the lowest just above the figures.
    fn heads(&self, excerpt: &Excerpt<'_>, columns: &[usize]) -> Vec<Vec<Span>> {
        let levels = |column: &usize| excerpt.headings.get(*column).map_or(&[][..], Vec::as_slice);
        let deep = columns.iter().map(|column| levels(column).len()).max().unwrap_or(0);
        let unit = excerpt.unit.as_ref().map(|unit| match self.language {
            Language::Zh => format!("单位：{unit}"),
            Language::En => format!("in {unit}"),
        });
        (0..deep)
            .map(|line| {
                let corner = unit.as_deref().filter(|_| line + 1 == deep).unwrap_or_default();
                let heading = |column: &usize| {
                    let levels = levels(column);
                    let level = (line + levels.len()).checked_sub(deep).and_then(|level| levels.get(level));
                    // A blank stands where the figures have the mark.
                    let text =
                        level.map(|level| format!("{} ", cut(&clean(level), HEADING))).unwrap_or_default();
                    Span::right(text).painted(self.palette.dim)
                };
                std::iter::once(Span::left(corner).painted(self.palette.dim))
                    .chain(columns.iter().map(heading))
                    .collect()
            })
            .collect()
    }

    fn rows(&self, excerpt: &Excerpt<'_>, columns: &[usize]) -> Vec<Vec<Span>> {
        let mut rows = self.heads(excerpt, columns);
        for line in &excerpt.rows {
            rows.push(match line {
                Line::Gap(count) => {
                    let gap = match self.language {
                        Language::Zh => format!("…… 略 {count} 行"),
                        Language::En => format!("... {} left out", words::number(*count, "row")),
                    };
                    vec![Span::left(gap).painted(self.palette.dim)]
                }
                Line::Row { label, cells, .. } => {
                    let figure = |column: &usize| match cells.get(*column) {
                        Some((text, Mark::Primary)) => {
                            Span::right(format!("[{text}]")).painted(self.palette.red)
                        }
                        Some((text, Mark::Related)) => {
                            Span::right(format!("{text}*")).painted(self.palette.bold)
                        }
                        Some((text, Mark::None)) if !text.is_empty() => Span::right(format!("{text} ")),
                        _ => Span::default(),
                    };
                    let label = Span::left(cut(&clean(label), LABEL));
                    std::iter::once(label).chain(columns.iter().map(figure)).collect()
                }
            });
        }
        rows
    }

    /// All five counts of the checks, and how many findings there are.
    fn summary(&self, document: &Disclosure, report: &Report) -> String {
        let mut text = String::new();
        if self.counts {
            let by_table =
                report.by_table().map(|(table, counts)| (words::table(document, table).to_owned(), counts));
            text.push_str(&self.listed(pick(self.language, "表", "table"), by_table));
            text.push('\n');
            let rule = |code: &str| match report.rules().iter().find(|rule| rule.code() == code) {
                Some(rule) => format!("{code} {}", words::rule(rule, self.language)),
                None => code.to_owned(),
            };
            let by_rule = report.by_rule().map(|(code, counts)| (rule(code), counts));
            text.push_str(&self.listed(pick(self.language, "规则", "rule"), by_rule));
            text.push('\n');
        }
        let checks =
            words::counts(&report.all_counts(), self.language) + &words::undecided(report, self.language);
        let findings = words::findings(report, self.language);
        let hidden = report.count(Severity::Rounding) > 0 && !self.rounding;
        let hint = match (self.rounding_option.as_ref().filter(|_| hidden), self.language) {
            (None, _) => String::new(),
            (Some(option), Language::Zh) => format!("（尾数误差用 {option} 列出）"),
            (Some(option), Language::En) => format!(" ({option} lists the rounding differences)"),
        };
        let head = |chinese, english| (pick(self.language, chinese, english), self.palette.bold);
        let tables = words::tables(document, self.language);
        text.push_str(&wrapped(head("表格：", "tables: "), &tables, 2, self.width));
        if let Some(beside) = words::beside(report, self.language) {
            text.push_str(&wrapped(head("对照：", "beside: "), &beside, 2, self.width));
        }
        for note in &document.notes {
            text.push_str(&wrapped(head("读取：", "reading: "), note.message(self.language), 2, self.width));
        }
        text.push_str(&wrapped(head("核对：", "checks: "), &checks, 2, self.width));
        if report.facts().found() > 0 {
            let facts = words::facts(report, self.language);
            text.push_str(&wrapped(head("文字：", "text: "), &facts, 2, self.width));
        }
        text.push_str(&wrapped(head("问题：", "findings: "), &format!("{findings}{hint}"), 2, self.width));
        text
    }

    fn listed<'a>(&self, heading: &str, counts: impl Iterator<Item = (String, &'a Counts)>) -> String {
        let outcomes = Counts::default();
        let headings = outcomes.iter().map(|(outcome, _)| {
            Span::right(words::outcome(outcome, self.language)).painted(self.palette.dim)
        });
        let mut rows = vec![
            std::iter::once(Span::left(heading).painted(self.palette.dim))
                .chain(headings)
                .collect::<Vec<_>>(),
        ];
        let taken = width_of(&rows) - Span::left(heading).width();
        let room = self.width.saturating_sub(taken);
        for (name, counts) in counts {
            let figure = |(outcome, count): (Outcome, usize)| {
                let style = if outcome == Outcome::Broken && count > 0 { self.palette.red } else { PLAIN };
                Span::right(count.to_string()).painted(style)
            };
            rows.push(
                std::iter::once(Span::left(cut(&name, room))).chain(counts.iter().map(figure)).collect(),
            );
        }
        aligned(&rows, 0)
    }
}
