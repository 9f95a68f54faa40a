//! What the page shows of a document besides the report itself: where the tables and findings stand.

use cn_budget::{
    Disclosure, Finding, Language, Report, Severity, Sheet,
    check::{DocumentReport, FindingPlace, PlacePattern},
    document::{Place, Position, TextSection},
};
use cn_budget_render::{CheckedDocument, Rendering as _};
use serde::Serialize;

use crate::check::Checked;
use crate::session::Session;

/// A document as the page shows it.
#[derive(Debug, Serialize)]
struct View<'a> {
    report: DocumentReport<'a>,
    /// Its part of the report as a page: the checklist, the findings with their excerpts.
    article: String,
    /// In the order of the report's findings.
    findings: Vec<FindingView>,
    sheets: Vec<SheetView<'a>>,
    sections: Vec<SectionView<'a>>,
    /// Whether nothing was read that could be checked.
    unread: bool,
}

/// Why there is nothing to show.
#[derive(Debug, Serialize)]
struct Failure<'a> {
    source: &'a str,
    error: &'a str,
}

/// A finding, by where it stands.
#[derive(Debug, Serialize)]
struct FindingView {
    /// Which number it has in the article; those that rounding explains have none.
    number: Option<usize>,
    places: Vec<Index>,
    suspects: Vec<Vec<Index>>,
    /// Where it is accepted, if it is.
    pattern: PlacePattern,
}

/// A place by its indices.
#[derive(Debug, Serialize)]
struct Index {
    sheet: Option<usize>,
    row: Option<usize>,
    heading: Option<usize>,
    related: Option<usize>,
}

/// A table as it was read.
#[derive(Debug, Serialize)]
struct SheetView<'a> {
    worksheet: Option<&'a str>,
    file: Option<u32>,
    headers: &'a [String],
    text_headers: &'a [String],
    /// Where each cell of each row stands.
    spots: Vec<Vec<Option<Spot>>>,
}

/// A section of the text.
#[derive(Debug, Serialize)]
struct SectionView<'a> {
    heading: &'a str,
    page: Option<u32>,
    paragraphs: Vec<&'a str>,
}

/// Where a cell stands: on a page, or in words.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Spot {
    /// The page, and the box on it.
    OnPage(Option<u32>, [f64; 4]),
    Words(String),
}

impl Session {
    /// What the page shows of the document in a slot, as JSON: the report with the indices of its places, or why it could
    /// not be read; null where nothing was checked.
    pub fn view(&self, slot: u32, language: Language) -> String {
        let view = match self.slot(slot) {
            None => return "null".to_owned(),
            Some(Ok(checked)) => serde_json::to_string(&self.view_of(slot, checked, language)),
            Some(Err(error)) => {
                serde_json::to_string(&Failure { source: &error.source, error: &error.error })
            }
        };
        // Keys are strings and no value refuses.
        view.unwrap_or_default()
    }

    fn view_of<'a>(&self, slot: u32, checked: &'a Checked, language: Language) -> View<'a> {
        let Checked { document, others, report, .. } = checked;
        let others: Vec<&Disclosure> = others.iter().map(|(_, other)| other).collect();
        let shown: CheckedDocument<'_> = checked.shown();
        View {
            report: DocumentReport::beside(document, &others, report, language),
            article: self.page(&[slot], language).document(0, &shown),
            findings: findings(document, report),
            sheets: document.sheets.iter().map(SheetView::new).collect(),
            sections: document.sections.iter().map(SectionView::new).collect(),
            unread: report.is_unread(),
        }
    }
}

fn findings(document: &Disclosure, report: &Report) -> Vec<FindingView> {
    let mut count = 0;
    let view = |finding: &Finding| {
        let is_numbered = finding.severity != Severity::Rounding;
        count += usize::from(is_numbered);
        FindingView {
            number: is_numbered.then_some(count),
            places: finding.places.iter().map(Index::new).collect(),
            suspects: finding
                .suspects
                .iter()
                .map(|set| set.iter().map(|suspect| Index::new(&suspect.place)).collect())
                .collect(),
            pattern: PlacePattern::of(document, finding),
        }
    };
    report.findings().iter().map(view).collect()
}

impl Index {
    const fn new(place: &FindingPlace) -> Self {
        Self { sheet: place.sheet, row: place.row, heading: place.heading, related: place.related }
    }
}

impl<'a> SheetView<'a> {
    fn new(sheet: &'a Sheet) -> Self {
        let spot = |place: Place, position: &Option<Position>| {
            position.map(|position| match position {
                Position::OnPage(on_page) => {
                    Spot::OnPage(place.page, [on_page.x0(), on_page.y0(), on_page.x1(), on_page.y1()])
                }
                other => Spot::Words(other.to_string()),
            })
        };
        Self {
            worksheet: sheet.worksheet.as_deref(),
            file: sheet.place.file,
            headers: &sheet.headers,
            text_headers: &sheet.text_headers,
            spots: sheet
                .rows
                .iter()
                .map(|row| row.positions.iter().map(|position| spot(row.place, position)).collect())
                .collect(),
        }
    }
}

impl<'a> SectionView<'a> {
    fn new(section: &'a TextSection) -> Self {
        Self {
            heading: &section.heading,
            page: section.place.page,
            paragraphs: section.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect(),
        }
    }
}
