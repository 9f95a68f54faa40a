//! What an OCR program found, page by page.

use std::collections::BTreeMap;

use crate::note::{Note, note, printable};

/// What an OCR program found on the pages of a scan (文字识别结果), to be given to a reader as
/// [`Options::ocr`](crate::Options::ocr).
///
/// Pages of a PDF that have a text layer keep it; the others have the text that is found here, and their figures are marked
/// in every report.
///
/// ```
/// use cn_budget_read::{Ocr, Options};
///
/// let json = r#"{"schema": "cn-budget/ocr/1", "engine": "rapidocr 3.10", "pages": [
///     {"page": 2, "width": 1654, "height": 2339, "words": [
///         {"text": "收支总表", "box": [700, 120, 954, 180], "confidence": 0.99}
///     ]}
/// ]}"#;
/// let ocr = Ocr::parse(json.as_bytes(), &Options::default())?;
/// assert_eq!((ocr.engine(), ocr.pages().collect::<Vec<_>>(), ocr.words()), ("rapidocr 3.10", vec![2], 1));
/// # Ok::<(), cn_budget_read::OcrError>(())
/// ```
#[doc(alias = "文字识别")]
#[doc(alias = "扫描件")]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ocr {
    pub(super) engine: String,
    pub(super) pages: BTreeMap<u32, OcrPage>,
}

// No length is NaN: what is no number is refused.
impl Eq for Ocr {}

/// A page as an OCR program saw it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OcrPage {
    /// Its size, in the unit of the boxes.
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) words: Vec<OcrWord>,
    /// The rulings of tables: from where to where.
    pub(crate) rulings: Vec<[f64; 4]>,
}

/// A text that was found: a word, a cell, a line.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OcrWord {
    pub(crate) text: String,
    /// Left, top, right, bottom.
    pub(crate) area: [f64; 4],
    /// How sure the program is, from 0 to 1.
    pub(crate) confidence: Option<f64>,
}

impl Ocr {
    /// The program that found it, in its own words; empty where that is not said.
    #[doc(alias = "识别程序")]
    pub fn engine(&self) -> &str {
        &self.engine
    }

    /// The numbers of its pages, from 1, in order.
    pub fn pages(&self) -> impl Iterator<Item = u32> {
        self.pages.keys().copied()
    }

    /// How many texts were found.
    pub fn words(&self) -> usize {
        self.pages.values().map(|page| page.words.len()).sum()
    }

    pub(crate) fn page(&self, number: u32) -> Option<&OcrPage> {
        self.pages.get(&number)
    }

    /// What a report says where these pages were read so.
    pub(crate) fn note(&self, read: &[u32]) -> Note {
        let words = || read.iter().filter_map(|page| Some((*page, self.page(*page)?)));
        let words = || words().flat_map(|(number, page)| page.words.iter().map(move |word| (number, word)));
        let (count, all) = (words().count(), pages(read));
        let engine = printable(&self.engine);
        let [zh_engine, engine] = if engine.is_empty() {
            [String::new(), String::new()]
        } else {
            [format!("（{engine}）"), format!(" ({engine})")]
        };
        let rated = words().filter_map(|(number, word)| Some((word.confidence?, number, word)));
        let least = rated.min_by(|one, other| one.0.total_cmp(&other.0));
        let [zh_least, least] = least.map_or_else(Default::default, |(confidence, number, word)| {
            let text = printable(&word.text);
            [
                format!("，把握最小的为第 {number} 页“{text}”（{confidence:.2}）"),
                format!(", the least certain {text} on page {number} ({confidence:.2})"),
            ]
        });
        note!(
            "第 {all} 页的文字由文字识别{zh_engine}所得，共 {count} 段{zh_least}；其中的数可能认错，请与扫描件核对",
            "pages read by OCR{engine}: {all}, {count} texts{least}; figures there may be misread, compare them with the scan"
        )
    }
}

/// Pages by their numbers: `2, 5-7`.
pub(crate) fn pages(numbers: &[u32]) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if last.saturating_add(1) == *number => *last = *number,
            _ => runs.push((*number, *number)),
        }
    }
    let run = |(first, last): &(u32, u32)| match last - first {
        0 => first.to_string(),
        1 => format!("{first}, {last}"),
        _ => format!("{first}-{last}"),
    };
    runs.iter().map(run).collect::<Vec<_>>().join(", ")
}
