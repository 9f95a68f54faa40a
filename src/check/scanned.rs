//! What findings rest on that an OCR program read: it is marked, and proves no error.

use super::declaration::Severity;
use super::finding::Finding;
use super::ocr::OcrGround;
use super::place::FindingPlace;
use crate::companion::Related;
use crate::document::Disclosure;

/// Marks the places of a finding that were read by OCR. One that rests on any of them may be a misreading: it warns, and is
/// no error.
pub(super) fn mark(finding: &mut Finding, related: &Related<'_>) {
    let others: Vec<&Disclosure> = related.others().map(|(_, other)| other).collect();
    let of = |place: &FindingPlace| match place.related {
        Some(index) => others.get(index).copied(),
        None => Some(related.document()),
    };
    if related.document().ocr.is_empty() && others.iter().all(|other| other.ocr.is_empty()) {
        return;
    }
    let suspects = finding.suspects.iter_mut().flatten().map(|suspect| &mut suspect.place);
    let explained = finding.explains.iter_mut().map(|identity| &mut identity.place);
    let mut pages = Vec::new();
    let mut rests_on_ocr = finding.has_ocr_cells;
    for place in finding.places.iter_mut().chain(suspects).chain(explained) {
        let Some(document) = of(place) else { continue };
        place.ocr = document.is_read_by_ocr(place.in_file());
        if place.ocr {
            rests_on_ocr = true;
            pages.extend(place.page);
        }
    }
    // What is said of a document as a whole rests on all of its pages.
    let is_of_whole = |place: &FindingPlace| {
        place.page.is_none() && place.line.is_none() && place.sheet.is_none() && place.quote.is_none()
    };
    let of_whole = finding.places.iter().filter(|place| is_of_whole(place)).filter_map(of);
    rests_on_ocr |= of_whole.into_iter().any(|document| !document.ocr.is_empty());
    rests_on_ocr |= finding.places.is_empty() && !related.document().ocr.is_empty();
    if rests_on_ocr {
        pages.sort_unstable();
        pages.dedup();
        let is_lowered = finding.severity == Severity::Error;
        if is_lowered {
            finding.severity = Severity::Warning;
        }
        finding.ocr = Some(OcrGround { pages, is_lowered });
    }
}
