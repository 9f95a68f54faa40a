//! The sections of a document: what a heading or a title names, the paragraphs below it speak of (部分、标题).

use super::narrative::Narrative;
use super::sentence::{Parser, Subject};
use super::text_fact::Fact;
use super::title::title_level;
use super::words::ends_comparing;
use crate::document::{Disclosure, TextPlace, TextSection};
use crate::prose::body::Body;
use crate::prose::ordinal::{Ordinal, OrdinalStyle};
use crate::prose::year::named_years;
use crate::prose::{goes_on, is_contents, one_line};
use crate::value::{FiscalYear, Stage};

impl Narrative {
    pub(crate) fn of(document: &Disclosure) -> Self {
        let is_account = document.stage == Stage::FinalAccount;
        let parser = Parser::new(document.fiscal_year, is_account, names_of(&document.department));
        let mut sections = Sections {
            parser,
            titles: Vec::new(),
            carried_below: None,
            year: document.fiscal_year,
            year_by: None,
        };
        for (index, section) in document.sections.iter().enumerate() {
            sections.read(index, section);
        }
        sections.parser.narrative
    }

    pub(crate) fn of_text(text: &str, year: FiscalYear) -> Self {
        let mut parser = Parser::new(year, false, Vec::new());
        parser.paragraph(text, TextPlace { paragraph: Some(0), ..TextPlace::default() });
        parser.narrative
    }
}

impl Fact {
    /// The facts of one paragraph in a document of that year.
    ///
    /// Amounts of money, changes, rates, shares and completion rates are facts. Years, document numbers, counts, areas,
    /// thresholds (100万元以上) and whatever a reason or a purpose mentions are none.
    ///
    /// ```
    /// use cn_budget::{FiscalYear, fact::Fact};
    ///
    /// let none = Fact::of_text("单价在100万元以上的设备6台，车辆1辆，办公用房4000.6平方米。", FiscalYear::constant(2024));
    /// assert!(none.is_empty());
    /// ```
    pub fn of_text(text: &str, year: FiscalYear) -> Vec<Self> {
        Narrative::of_text(text, year).facts
    }
}

impl Disclosure {
    /// What the text beside the tables says (文字说明), in printed order.
    #[doc(alias = "文字说明")]
    pub fn facts(&self) -> Vec<Fact> {
        Narrative::of(self).facts
    }
}

/// Reads the sections of a document.
struct Sections {
    parser: Parser,
    /// The titles below the heading that a paragraph stands under, each with its level.
    titles: Vec<(usize, Option<Subject>)>,
    /// The level of the title below which a list of paragraphs was opened, where there was one.
    carried_below: Option<usize>,
    /// The document's own year.
    year: FiscalYear,
    /// The heading that named another year, by its ordinal: what stands below it is of that year.
    year_by: Option<OrdinalStyle>,
}

impl Sections {
    fn read(&mut self, index: usize, section: &TextSection) {
        if is_contents(&section.heading) {
            return;
        }
        (self.parser.heading, self.parser.carried, self.carried_below) = (None, None, None);
        self.titles.clear();
        let place = TextPlace { section: index, page: section.page(), ..TextPlace::default() };
        self.parser.heading = self.name(&section.heading, place);
        let heading = self.parser.heading.clone();
        let mut number = 0;
        while let Some(paragraph) = section.paragraphs.get(number) {
            let place = TextPlace {
                section: index,
                paragraph: Some(number),
                page: paragraph.place.page,
                range: 0..0,
            };
            // A reader may take the end of a full line for the end of a paragraph; a sentence shows it.
            let mut text = paragraph.text.clone();
            let mut starts = vec![0];
            while let Some(next) =
                section.paragraphs.get(number + starts.len()).filter(|next| goes_on(&text, &next.text))
            {
                starts.push(text.len());
                text.push_str(&next.text);
            }
            let first = self.parser.narrative.facts.len();
            let counts = self.parser.narrative.counts.len();
            let bare = self.parser.narrative.bare.len();
            if let Some(level) = title_level(&text) {
                // 具体情况如下： is of what stands up to the next title of its own level.
                if self.carried_below.is_some_and(|upper| level <= upper) {
                    self.parser.carried = None;
                }
                self.titles.retain(|(upper, _)| *upper < level);
                self.parser.heading = self.titles.last().map_or(&heading, |(_, subject)| subject).clone();
                self.parser.heading = self.name(&text, place);
                self.titles.push((level, self.parser.heading.clone()));
            } else {
                let carried = self.parser.carried.clone();
                self.parser.paragraph(&text, place);
                if self.parser.carried != carried {
                    self.carried_below = self.titles.last().map(|(level, _)| *level);
                }
            }
            let facts = self.parser.narrative.facts[first..].iter_mut().map(|fact| &mut fact.place);
            let counts = self.parser.narrative.counts[counts..].iter_mut().map(|count| &mut count.place);
            for place in facts.chain(counts).chain(&mut self.parser.narrative.bare[bare..]) {
                let of = starts.iter().rposition(|start| *start <= place.range.start).unwrap_or_default();
                let found = &section.paragraphs[number + of];
                let within = |at: usize| at.saturating_sub(starts[of]).min(found.text.len());
                place.range = within(place.range.start)..within(place.range.end);
                (place.paragraph, place.page) = (Some(number + of), found.place.page);
            }
            number += starts.len();
        }
    }

    /// Reads a heading or a title; gives what it speaks of.
    fn name(&mut self, text: &str, place: TextPlace) -> Option<Subject> {
        self.speak_of_year(text);
        self.parser.naming = true;
        let subject = self.parser.paragraph(text, place);
        self.parser.naming = false;
        subject
    }
}

impl Sections {
    /// Takes the year that a heading names for that of what stands below it: up to one that names another year, or that is
    /// not below it by its ordinal.
    fn speak_of_year(&mut self, heading: &str) {
        let line = one_line(heading);
        let style = Ordinal::of(&line).map_or(OrdinalStyle::Part, |ordinal| ordinal.style);
        // （一）公务接待费较2023年预算持平 speaks of the year that it does not name.
        let own = named_years(&line).filter(|named| !ends_comparing(named.before));
        let mut years = own.map(|named| named.year);
        let first = years.next();
        let is_one = first.is_some() && years.all(|year| Some(year) == first);
        let named = first.filter(|_| is_one).and_then(|year| FiscalYear::new(year).ok());
        if let Some(year) = named {
            (self.parser.year, self.year_by) = (year, (year != self.year).then_some(style));
        } else if self.year_by.is_some_and(|by| style <= by) {
            (self.parser.year, self.year_by) = (self.year, None);
        }
    }
}

/// What a text may call the body of this name: the name, and what it is called within its place (县司法局, 司法局).
fn names_of(department: &str) -> Vec<String> {
    const SHORTEST: usize = 3;
    let name = one_line(department);
    let body = Body::of(&name).map(|body| [body.kind(), body.office]);
    let mut names: Vec<String> = body.into_iter().flatten().chain([name]).collect();
    names.retain(|name| name.chars().count() >= SHORTEST);
    names.sort_by_key(|name| core::cmp::Reverse(name.len()));
    names
}
