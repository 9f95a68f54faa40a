//! What titles and headings say (表题、栏次). No list of titles and no list of headings: words say aspects, and what says
//! nothing known keeps its name.

use super::aspect::{Aspects, Axis, Figure, Flow, Period, Purpose};
use super::lexicon::Lexicon;
use crate::prose::one_line;
use crate::prose::year::{DIGITS, year_at_end};
use crate::table::is_rate;
use crate::value::FiscalYear;

/// What a title says (表题).
#[doc(alias = "表题")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct TitleReading {
    /// What its words say together.
    pub said: Aspects,
    /// Every purpose that it names: 三公, 会议费 and 培训费 may share a table.
    pub purposes: Vec<Purpose>,
}

/// What a heading of figures says (栏次).
#[doc(alias = "栏次")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ColumnReading {
    /// The words from the top down, in one spelling.
    pub path: Vec<String>,
    /// What each of them says.
    pub said: Vec<Aspects>,
    /// The year that a heading names, where one does.
    pub year: Option<u16>,
    /// Whether every word of each of them is known.
    pub known: Vec<bool>,
}

impl ColumnReading {
    /// What all of its words say together.
    pub fn aspects(&self) -> Aspects {
        self.said.iter().fold(Aspects::NONE, |said, more| said.and(*more))
    }

    /// Whether every word is known.
    pub fn is_known(&self) -> bool {
        self.known.iter().all(|known| *known)
    }

    /// Whether every word is known, and they say what the figures are.
    pub(crate) fn is_understood(&self) -> bool {
        (self.known.iter().all(|known| *known) && !self.aspects().is_unsaid()) || self.year.is_some()
    }

    /// Whether the figures are rates or shares.
    pub(crate) fn is_ratio(&self) -> bool {
        matches!(self.aspects().figure, Some(Figure::Rate | Figure::Share))
            || self.path.last().is_some_and(|level| is_rate(level))
    }

    /// Whether the figures sum up along the rows: neither rates nor averages nor marks do.
    pub(crate) fn is_summed(&self) -> bool {
        !self.is_ratio() && !matches!(self.aspects().figure, Some(Figure::Average | Figure::Score))
    }
}

impl Lexicon {
    /// What a title says. Revenue and expenditure together are both sides.
    #[doc(alias = "表题")]
    pub fn title(&self, title: &str) -> TitleReading {
        let text = one_line(title);
        let phrase = self.read(&text);
        let mut reading = TitleReading::default();
        let mut by = false;
        for word in &phrase.words {
            let Some(said) = word.readings.first() else {
                by = word.text.ends_with(['按', '分', '（']);
                continue;
            };
            let mut said = *said;
            // 部门 and 单位 in a title are whose table it is; 按单位 is what its rows are by.
            if said.axis == Some(Axis::Unit) && !by && !word.text.starts_with(['按', '分']) {
                said.axis = None;
            }
            by = false;
            let both = [reading.said.flow, said.flow].iter().flatten().all(|flow| flow.is_within(Flow::Both));
            if both && reading.said.flow.is_some() && said.flow.is_some() && reading.said.flow != said.flow {
                said.flow = Some(Flow::Both);
                reading.said.flow = None;
            }
            reading.purposes.extend(said.purpose.filter(|purpose| !reading.purposes.contains(purpose)));
            reading.said = reading.said.and(said);
        }
        // Functions and economic codes class expenditure, and nothing else (政府收支分类科目).
        let classes = [Axis::Function, Axis::Economic, Axis::GovernmentEconomic];
        if reading.said.axis.is_some_and(|axis| classes.contains(&axis)) {
            reading.said.flow = reading.said.flow.or(Some(Flow::Expenditure));
        }
        reading
    }

    /// What a heading says, its levels joined by `/`.
    #[doc(alias = "表头")]
    pub fn heading(&self, heading: &str) -> ColumnReading {
        let mut reading = ColumnReading { path: Vec::new(), said: Vec::new(), year: None, known: Vec::new() };
        for level in heading.split('/') {
            let (level, year) = without_year(&one_line(level));
            reading.year = year.or(reading.year);
            let level = bare(&level).to_owned();
            let phrase = self.read(&level);
            reading.known.push(phrase.is_known());
            let mut said = phrase.aspects();
            // A percent sign says that a rate stands below, whatever it is of.
            let is_percent = level.ends_with('%') || level.ends_with("%）");
            if is_percent && said.figure != Some(Figure::Share) {
                said.figure = Some(Figure::Rate);
            }
            if names_average(&level) {
                said.figure = Some(Figure::Average);
            }
            reading.said.push(said);
            reading.path.push(level);
        }
        reading
    }
}

/// 生均公用经费, 每批次, 公里均支出: whether some words name what there is for one of many, whatever is counted. 均衡性转移支付 does not.
pub(crate) fn names_average(words: &str) -> bool {
    let other = ['衡', '等', '为', '可'];
    let is_average = |(at, found): (usize, &str)| !words[at + found.len()..].starts_with(other);
    words.starts_with('每') || words.match_indices('均').any(is_average)
}

/// A level of a heading without its ordinal and without a formula: 1.合计, 合计=1+2, 合计（3=1+2）, 合计（3）.
fn bare(level: &str) -> &str {
    let mut level = match level.split_once('=') {
        Some((before, rest)) if rest.ends_with('）') => {
            before.rsplit_once('（').map_or(before, |(words, _)| words)
        }
        Some((before, _)) => before,
        None => level,
    };
    if let Some((words, number)) = level.strip_suffix('）').and_then(|level| level.rsplit_once('（'))
        && !words.is_empty()
        && number.len() < 3
        && number.chars().all(|c| c.is_ascii_digit())
    {
        level = words;
    }
    level.trim_matches(|c: char| c.is_ascii_digit() || "①②③④⑤⑥⑦⑧⑨⑩.、".contains(c))
}

/// A heading without the year that it names: 2024年预算数.
fn without_year(level: &str) -> (String, Option<u16>) {
    let Some(at) = level.find('年') else { return (level.to_owned(), None) };
    let Some(year) = year_at_end(&level[..at]) else { return (level.to_owned(), None) };
    let rest = &level[at + '年'.len_utf8()..];
    let rest = rest.strip_prefix('度').unwrap_or(rest);
    ([&level[..at - DIGITS], rest].concat(), Some(year))
}

/// Of several years in the headings the latest is the document's own, the one before it the year before. Where the
/// document's year is known, a table may print earlier years alone.
pub(super) fn tell_years(columns: &mut [ColumnReading], year: Option<FiscalYear>) {
    let Some(latest) = columns.iter().filter_map(|column| column.year).max() else { return };
    let latest = year.map_or(latest, |year| latest.max(year.get()));
    for column in columns {
        let period = match column.year {
            Some(year) if year == latest => Period::Current,
            Some(year) if year + 1 == latest => Period::Previous,
            _ => continue,
        };
        if let Some(said) = column.said.last_mut() {
            said.period = said.period.or(Some(period));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::{Fund, Phase};

    #[test]
    fn headings_of_averages() {
        for (words, is_average) in [
            ("人均费用", true),
            ("生均公用经费（元）", true),
            ("每批次（元）", true),
            ("公里均支出", true),
            ("平均", true),
            ("均衡性转移支付", false),
            ("支出均为", false),
            ("合计", false),
        ] {
            assert_eq!(names_average(words), is_average, "{words}");
        }
    }

    #[test]
    fn titles_say_what_a_table_is_of() {
        let lexicon = Lexicon::new();
        let title = lexicon.title("财政拨款收入支出决算总表");
        assert_eq!((title.said.flow, title.said.fund), (Some(Flow::Both), Some(Fund::Fiscal)));
        let title = lexicon.title("“三公”经费、会议费、培训费支出预算表");
        assert_eq!(title.purposes, [Purpose::ThreePublic, Purpose::Meeting, Purpose::Training]);
        assert_eq!(lexicon.title("支出决算表").said.phase, Some(Phase::Account));
    }
}
