//! The report for a person at a terminal.

use anstyle::Style;
use cn_budget::{
    Disclosure, Finding, Language, Outcome, Report, Severity, check::FindingPlace, value::Counts,
};

use crate::excerpt::{Excerpt, Line, Mark, bare};
use crate::grid::{BOLD, CYAN, DIM, PLAIN, RED, Span, YELLOW, aligned, clean, cut, paint, width_of, wrapped};
use crate::report::{Checked, Ended, Rendering, Reviewed};
use crate::words::{self, pick};

/// How many of the identities that a finding explains are listed.
const EXPLAINED: usize = 8;
/// How wide the name of a row may be.
const LABEL: usize = 36;
/// How wide a level of a heading may be.
const HEADING: usize = 18;
/// What stands before an excerpt: the mark of the row.
const GUTTER: usize = 4;

#[derive(Debug)]
pub(crate) struct Text {
    pub(crate) language: Language,
    pub(crate) width: usize,
    pub(crate) rounding: bool,
    pub(crate) counts: bool,
}

impl Rendering for Text {
    fn document(&self, _: usize, reviewed: &Reviewed<'_>) -> Result<String, String> {
        let Reviewed { document, report, .. } = reviewed;
        let mut text = wrapped(("", PLAIN), &words::document(document, self.language), 2, self.width);
        text = paint(text.trim_end(), BOLD) + "\n";
        if let Some(source) = &document.source {
            let head = pick(self.language, "来源：", "from ");
            text.push_str(&wrapped((head, DIM), source, 2, self.width));
        }
        for other in report.related() {
            let colon = pick(self.language, "：", ": ");
            let head = format!("{}{colon}", words::kinship(other.kinship, self.language));
            let other = words::related(other, self.language);
            text.push_str(&wrapped((&head, DIM), &other, 2, self.width));
        }
        let shown = report
            .findings()
            .iter()
            .filter(|finding| self.rounding || finding.severity != Severity::Rounding);
        let mut related = false;
        for finding in shown {
            text.push('\n');
            let excerpts = match finding.severity {
                Severity::Rounding => Vec::new(),
                _ => Excerpt::of(reviewed, finding),
            };
            related |= excerpts.iter().any(Excerpt::has_related);
            text.push_str(&self.finding(report, finding, &excerpts));
        }
        text.push('\n');
        if related {
            let legend = pick(
                self.language,
                "[ ] 所指的数　* 同一勾稽关系中的其他数\n",
                "[ ] the figure meant   * other figures of the same identity\n",
            );
            text.push_str(&paint(legend.trim_end(), DIM));
            text.push('\n');
        }
        text.push_str(&self.summary(document, report));
        Ok(text)
    }

    fn between(&self) -> &'static str {
        "\n"
    }

    /// All documents in a table, where there are several or one could not be read.
    fn tail(&self, ended: &[Ended]) -> Result<String, String> {
        if ended.len() < 2 && ended.iter().all(|ended| matches!(ended, Ended::Checked(_))) {
            return Ok(String::new());
        }
        let failed = ended.iter().filter(|ended| matches!(ended, Ended::Failed { .. })).count();
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
                .map(|span| span.painted(DIM))
                .collect(),
        ];
        for ended in ended {
            rows.push(match ended {
                Ended::Checked(Checked {
                    source, department, errors, warnings, rounding, checks, ..
                }) => {
                    let name = source.as_deref().unwrap_or(department);
                    let undecidable = checks[Outcome::Undecidable];
                    let figure = |count: usize, style: Style| {
                        Span::right(count.to_string()).painted(if count > 0 { style } else { PLAIN })
                    };
                    vec![
                        figure(*errors, RED),
                        figure(*warnings, YELLOW),
                        figure(*rounding, PLAIN),
                        figure(undecidable, PLAIN),
                        Span::left(name),
                    ]
                }
                Ended::Failed { source, .. } => {
                    let dash = || Span::right("—").painted(RED);
                    vec![dash(), dash(), dash(), dash(), Span::left(source)]
                }
            });
        }
        let gap = if failed < count { "\n" } else { "" };
        let mut text = format!("{gap}{}\n{}", paint(&title, BOLD), aligned(&rows, 2));
        for ended in ended {
            if let Ended::Failed { source, error } = ended {
                let head = (pick(self.language, "未能读取 ", "not read "), RED);
                let colon = pick(self.language, "：", ": ");
                text.push_str(&wrapped(head, &format!("{source}{colon}{error}"), 2, self.width));
            }
        }
        Ok(text)
    }
}

impl Text {
    fn finding(&self, report: &Report, finding: &Finding, excerpts: &[Excerpt<'_>]) -> String {
        let head = format!("{}[{}]", words::severity(finding.severity, self.language), finding.rule.code());
        let message = format!(" {}", finding.message(self.language));
        let mut text = wrapped((&head, of(finding.severity)), &message, 2, self.width);
        let mut first = true;
        let mut arrow = || (if std::mem::take(&mut first) { "  --> " } else { "  ::: " }, CYAN);
        let place = |place: &FindingPlace| words::place(place, report, self.language);
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
        if let Some(lead) = lead {
            text.push_str(&wrapped(arrow(), &place(lead), 6, self.width));
            text.push_str(&quote(lead));
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
            text.push_str(&wrapped(("  - ", CYAN), &explained.message(self.language), 4, self.width));
        }
        if let Some(more) = explained.len().checked_sub(EXPLAINED).filter(|more| *more > 0) {
            let said = match self.language {
                Language::Zh => format!("另有 {more} 处"),
                Language::En => format!("and {more} more"),
            };
            text.push_str(&wrapped(("  - ", CYAN), &said, 4, self.width));
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
            text.push_str(&paint(&note, DIM));
            text.push('\n');
        }
        let heads = self.heads(excerpt, &columns).len();
        let lines = aligned(&self.rows(excerpt, &columns), GUTTER);
        for (index, line) in lines.lines().enumerate() {
            let row = index.checked_sub(heads).and_then(|row| excerpt.rows.get(row));
            if matches!(row, Some(Line::Row { is_primary: true, .. })) {
                text.push_str("  ");
                text.push_str(&paint(">", CYAN));
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
                    Span::right(text).painted(DIM)
                };
                std::iter::once(Span::left(corner).painted(DIM)).chain(columns.iter().map(heading)).collect()
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
                    vec![Span::left(gap).painted(DIM)]
                }
                Line::Row { label, cells, .. } => {
                    let figure = |column: &usize| match cells.get(*column) {
                        Some((text, Mark::Primary)) => Span::right(format!("[{text}]")).painted(RED),
                        Some((text, Mark::Related)) => Span::right(format!("{text}*")).painted(BOLD),
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
            let table = |kind: cn_budget::TableKind| kind.title().to_owned();
            let by_table = report.by_table().map(|(kind, counts)| (table(kind), counts));
            text.push_str(&self.listed(pick(self.language, "表", "table"), by_table));
            text.push('\n');
            let rule = |code: &str| match cn_budget::check::Declaration::find(code) {
                Some(rule) => format!("{code} {}", rule.says(self.language)),
                None => code.to_owned(),
            };
            let by_rule = report.by_rule().map(|(code, counts)| (rule(code), counts));
            text.push_str(&self.listed(pick(self.language, "规则", "rule"), by_rule));
            text.push('\n');
        }
        let checks = words::counts(report.counts(), self.language) + &words::undecided(report, self.language);
        let findings = words::findings(report, self.language);
        let hidden = report.count(Severity::Rounding) > 0 && !self.rounding;
        let hint = match (hidden, self.language) {
            (false, _) => "",
            (true, Language::Zh) => "（尾数误差用 --rounding 列出）",
            (true, Language::En) => " (--rounding lists the rounding differences)",
        };
        let head = |chinese, english| (pick(self.language, chinese, english), BOLD);
        let tables = words::tables(document, self.language);
        text.push_str(&wrapped(head("表格：", "tables: "), &tables, 2, self.width));
        if let Some(beside) = words::beside(report, self.language) {
            text.push_str(&wrapped(head("对照：", "beside: "), &beside, 2, self.width));
        }
        for note in &document.notes {
            text.push_str(&wrapped(head("读取：", "reading: "), note, 2, self.width));
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
        let headings = <Outcome as strum::IntoEnumIterator>::iter();
        let headings =
            headings.map(|outcome| Span::right(words::outcome(outcome, self.language)).painted(DIM));
        let mut rows =
            vec![std::iter::once(Span::left(heading).painted(DIM)).chain(headings).collect::<Vec<_>>()];
        let taken = width_of(&rows) - Span::left(heading).width();
        let room = self.width.saturating_sub(taken);
        for (name, counts) in counts {
            let figure = |(outcome, count): (Outcome, usize)| {
                let style = if outcome == Outcome::Broken && count > 0 { RED } else { PLAIN };
                Span::right(count.to_string()).painted(style)
            };
            rows.push(
                std::iter::once(Span::left(cut(&name, room))).chain(counts.iter().map(figure)).collect(),
            );
        }
        aligned(&rows, 0)
    }
}

const fn of(severity: Severity) -> Style {
    match severity {
        Severity::Error => RED,
        Severity::Warning => YELLOW,
        Severity::Rounding => BOLD,
    }
}
