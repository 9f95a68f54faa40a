//! The shape `cn-budget/ocr/1`, which is documented in `docs/ocr.md`.

use serde_json::{Map, Value};

use super::error::OcrError;
use super::intake::Intake;
use super::result::{OcrPage, OcrWord};
use crate::note::Note;

/// The shape that is read.
const SCHEMA: &str = "cn-budget/ocr/1";

/// How much of what was found an error shows, in characters.
const SHOWN: usize = 40;

/// The four ends of a box: a rectangle, or as four points that need not stand straight.
type Ends = [f64; 4];

pub(super) fn read(text: &str, intake: &mut Intake<'_>) -> Result<(), OcrError> {
    let value: Value = serde_json::from_str(text).map_err(|error| OcrError::json(&error))?;
    let Value::Object(file) = value else { return Err(OcrError::unknown()) };
    if let Some(schema) = file.get("schema").filter(|schema| schema.as_str() != Some(SCHEMA)) {
        return Err(wrong("schema", Some(schema), &Note::verbatim(SCHEMA)));
    }
    let texts = Note::new("文字", "a text");
    match file.get("engine") {
        None | Some(Value::Null) => {}
        Some(Value::String(engine)) => intake.ocr.engine = engine.chars().take(SHOWN).collect(),
        other => return Err(wrong("engine", other, &texts)),
    }
    for (index, value) in list(&file, "", "pages")?.iter().enumerate() {
        let what = format!("pages[{index}]");
        let page = object(value, &what)?;
        let number = page.get("page");
        let from_one = Note::new("1 以上的页码", "the number of a page, from 1");
        let number = number
            .and_then(Value::as_u64)
            .and_then(|number| u32::try_from(number).ok())
            .filter(|number| *number > 0)
            .ok_or_else(|| wrong(&format!("{what}.page"), number, &from_one))?;
        let size = [length(page, &what, "width")?, length(page, &what, "height")?];
        // The name says what an engine finds; both mean texts with their boxes.
        let name = if page.contains_key("words") { "words" } else { "lines" };
        let found = list(page, &what, if page.contains_key(name) { name } else { "words" })?;
        let mut words = Vec::new();
        for (place, value) in found.iter().enumerate() {
            let what = || format!("{what}.{name}[{place}]");
            words.extend(word(value, size, &what, intake)?);
        }
        let mut rulings = Vec::new();
        if page.contains_key("rulings") {
            for (place, value) in list(page, &what, "rulings")?.iter().enumerate() {
                let what = format!("{what}.rulings[{place}]");
                let line = Note::new("四个数：x0, y0, x1, y1", "four numbers, x0, y0, x1, y1");
                rulings.push(four(value).ok_or_else(|| wrong(&what, Some(value), &line))?);
            }
        }
        let [width, height] = size;
        intake.page(number, OcrPage { width, height, words, rulings }, &what)?;
    }
    Ok(())
}

fn word(
    value: &Value,
    size: [f64; 2],
    what: &dyn Fn() -> String,
    intake: &mut Intake<'_>,
) -> Result<Option<OcrWord>, OcrError> {
    let word = value.as_object().ok_or_else(|| not_an_object(value, &what()))?;
    let text = word.get("text");
    let Some(text) = text.and_then(Value::as_str) else {
        return Err(wrong(&format!("{}.text", what()), text, &Note::new("文字", "a text")));
    };
    let found = word.get("box");
    let area = found.and_then(ends).ok_or_else(|| {
        let expected = Note::new(
            "四个数（左、上、右、下）或四个点",
            "four numbers (left, top, right, bottom) or four points",
        );
        wrong(&format!("{}.box", what()), found, &expected)
    })?;
    let confidence = match word.get("confidence") {
        None | Some(Value::Null) => None,
        found => {
            let share = found.and_then(Value::as_f64).filter(|share| (0.0..=1.0).contains(share));
            let expected = Note::new("0 至 1 的数", "a number from 0 to 1");
            Some(share.ok_or_else(|| wrong(&format!("{}.confidence", what()), found, &expected))?)
        }
    };
    intake.word(text, area, confidence, size, &|| format!("{}.box", what()))
}

/// The box around four numbers or four points.
fn ends(value: &Value) -> Option<Ends> {
    if let Some(four) = four(value) {
        return Some(four);
    }
    let points = value.as_array().filter(|points| points.len() == 4)?;
    let mut area: Option<Ends> = None;
    for point in points {
        let [x, y] = &point.as_array()?[..] else { return None };
        let (x, y) = (finite(x)?, finite(y)?);
        let [x0, y0, x1, y1] = area.unwrap_or([x, y, x, y]);
        area = Some([x0.min(x), y0.min(y), x1.max(x), y1.max(y)]);
    }
    area
}

fn four(value: &Value) -> Option<Ends> {
    let [x0, y0, x1, y1] = &value.as_array()?[..] else { return None };
    Some([finite(x0)?, finite(y0)?, finite(x1)?, finite(y1)?])
}

fn finite(value: &Value) -> Option<f64> {
    value.as_f64().filter(|number| number.is_finite())
}

fn length(page: &Map<String, Value>, what: &str, name: &str) -> Result<f64, OcrError> {
    let found = page.get(name);
    let expected = Note::new("大于 0 的数", "a number above 0");
    let length = found.and_then(finite).filter(|length| *length > 0.0);
    length.ok_or_else(|| wrong(&format!("{what}.{name}"), found, &expected))
}

fn list<'v>(map: &'v Map<String, Value>, what: &str, name: &str) -> Result<&'v [Value], OcrError> {
    let found = map.get(name);
    let dot = if what.is_empty() { "" } else { "." };
    let expected = Note::new("列表", "a list");
    let list = found.and_then(Value::as_array);
    list.map(Vec::as_slice).ok_or_else(|| wrong(&format!("{what}{dot}{name}"), found, &expected))
}

fn object<'v>(value: &'v Value, what: &str) -> Result<&'v Map<String, Value>, OcrError> {
    value.as_object().ok_or_else(|| not_an_object(value, what))
}

fn not_an_object(value: &Value, what: &str) -> OcrError {
    wrong(what, Some(value), &Note::new("对象", "an object"))
}

/// What is said where something is missing, or no such thing.
fn wrong(what: &str, found: Option<&Value>, expected: &Note) -> OcrError {
    let shown = found.map(|value| match value {
        Value::Array(list) if list.len() > 4 => format!("[… {}]", list.len()),
        Value::Object(_) => "{…}".to_owned(),
        value => {
            let text = value.to_string();
            let end = text.char_indices().nth(SHOWN).map_or(text.len(), |(at, _)| at);
            if end < text.len() { format!("{}…", &text[..end]) } else { text }
        }
    });
    OcrError::field(what, shown, expected.clone())
}
