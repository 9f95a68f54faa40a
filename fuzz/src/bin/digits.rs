//! Which digits of a document may be another one without a word in its report.
//!
//! `digits CNBUDGET COUNT [FILE...]`: changes so many single digits, the same ones every time, of the figures and the
//! paragraphs of all files together, each in a copy of its document as it is read, and checks the copy. Then the first digit of
//! every figure in turn. Prints how many changes leave the findings and the counts of checks as they were, and of what
//! kind of table and row the figures are. Without a file, the built-in document is taken.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use cn_budget::Disclosure;
use cn_budget_fuzz::Random;
use serde_json::Value;

/// A digit of a document: where its text is, and which of the digits there it is.
#[derive(Clone)]
struct Digit {
    document: usize,
    place: Place,
    number: usize,
}

#[derive(Clone)]
enum Place {
    /// Sheet, row, cell.
    Cell(usize, usize, usize),
    /// Section, paragraph.
    Paragraph(usize, usize),
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [command, count, files @ ..] = &arguments[..] else {
        return Err("usage: digits CNBUDGET COUNT [FILE...]".into());
    };
    let (command, count) = (fs::canonicalize(command)?, count.parse::<usize>()?);
    let folder = env::temp_dir().join(format!("cnbudget-digits-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let documents = documents(&command, files)?;
    let digits = digits(&documents);
    let mut random = Random::new(13);
    let sample = (0..count).map(|_| {
        let digit = digits[random.below(digits.len())].clone();
        (digit, 1 + random.below(9))
    });
    let sample: Vec<(Digit, usize)> = sample.collect();
    tell("single digits", &documents, &command, &folder, &sample)?;
    let firsts: Vec<(Digit, usize)> = digits
        .iter()
        .filter(|digit| digit.number == 0 && matches!(digit.place, Place::Cell(..)))
        .map(|digit| (digit.clone(), 1))
        .collect();
    tell("first digits of figures", &documents, &command, &folder, &firsts)?;
    fs::remove_dir_all(&folder)?;
    Ok(())
}

/// The documents as they are read.
fn documents(command: &Path, files: &[String]) -> Result<Vec<Value>, Box<dyn Error>> {
    if files.is_empty() {
        return Ok(vec![serde_json::to_value(Disclosure::huizhou_2023()?)?]);
    }
    let read = |file: &String| {
        let done = Command::new(command).args(["tables", file, "--format", "json"]).output()?;
        Ok(serde_json::from_slice(&done.stdout)?)
    };
    files.iter().map(read).collect()
}

/// Every digit of figures and paragraphs.
fn digits(documents: &[Value]) -> Vec<Digit> {
    let mut digits = Vec::new();
    for (document, value) in documents.iter().enumerate() {
        let mut add = |place: Place, text: &str| {
            let count = text.bytes().filter(u8::is_ascii_digit).count();
            digits.extend((0..count).map(|number| Digit { document, place: place.clone(), number }));
        };
        for (sheet, rows) in list(value, "sheets").iter().enumerate() {
            for (row, cells) in list(rows, "rows").iter().enumerate() {
                for (cell, value) in list(cells, "cells").iter().enumerate() {
                    if let Some(figure) = value.as_str().or_else(|| value["figure"].as_str()) {
                        add(Place::Cell(sheet, row, cell), figure);
                    }
                }
            }
        }
        for (section, value) in list(value, "sections").iter().enumerate() {
            for (paragraph, value) in list(value, "paragraphs").iter().enumerate() {
                add(Place::Paragraph(section, paragraph), value["text"].as_str().unwrap_or_default());
            }
        }
    }
    digits
}

fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

/// Checks a copy for each change, and prints how many say nothing of it.
fn tell(
    what: &str,
    documents: &[Value],
    command: &Path,
    folder: &Path,
    changes: &[(Digit, usize)],
) -> Result<(), Box<dyn Error>> {
    let mut silent: BTreeMap<String, usize> = BTreeMap::new();
    let mut of_kind: BTreeMap<String, usize> = BTreeMap::new();
    let mut unread = 0;
    for some in changes.chunks(500) {
        let mut paths = Vec::new();
        let mut write = |value: &Value| {
            let path = folder.join(format!("{:05}.json", paths.len()));
            fs::write(&path, value.to_string())?;
            paths.push(path);
            Ok::<(), std::io::Error>(())
        };
        documents.iter().try_for_each(&mut write)?;
        some.iter().try_for_each(|(digit, by)| write(&changed(&documents[digit.document], digit, *by)))?;
        let said = said(command, &paths)?;
        for ((digit, _), path) in some.iter().zip(&paths[documents.len()..]) {
            let kind = kind(&documents[digit.document], &digit.place);
            *of_kind.entry(kind.clone()).or_default() += 1;
            match said.get(path) {
                None => unread += 1,
                Some(said_of_it) if said.get(&paths[digit.document]) == Some(said_of_it) => {
                    *silent.entry(kind).or_default() += 1;
                }
                Some(_) => {}
            }
        }
    }
    let count: usize = silent.values().sum();
    println!(
        "{what}: {} changed, {unread} copies not read, {count} change nothing in the report",
        changes.len()
    );
    for (kind, count) in &silent {
        println!("  {kind}: {count} of {}", of_kind[kind]);
    }
    Ok(())
}

/// What the reports say: the findings, the counts of checks, and of what ties to nothing.
fn said(command: &Path, paths: &[PathBuf]) -> Result<BTreeMap<PathBuf, Value>, Box<dyn Error>> {
    let done =
        Command::new(command).args(["check", "--lang", "en", "--format", "json"]).args(paths).output()?;
    let report: Value = serde_json::from_slice(&done.stdout)?;
    let of = |document: &Value| {
        let what = ["findings", "checks", "undecided", "by_table"];
        Value::from(what.map(|name| document[name].clone()).to_vec())
    };
    let sources = list(&report, "documents").iter();
    Ok(sources.filter_map(|one| Some((PathBuf::from(one["source"].as_str()?), of(one)))).collect())
}

/// A copy with another digit in one place.
fn changed(document: &Value, digit: &Digit, by: usize) -> Value {
    let mut copy = document.clone();
    let texts: &[&str] = match digit.place {
        Place::Cell(..) => &["figure", "text"],
        Place::Paragraph(..) => &["text"],
    };
    let place = match digit.place {
        Place::Cell(sheet, row, cell) => &mut copy["sheets"][sheet]["rows"][row]["cells"][cell],
        Place::Paragraph(section, paragraph) => &mut copy["sections"][section]["paragraphs"][paragraph],
    };
    // A cell that is spelled as usual is its figure alone.
    if let Some(text) = place.as_str() {
        *place = another(text, digit.number, by).into();
        return copy;
    }
    for name in texts {
        if let Some(text) = place[*name].as_str() {
            place[*name] = another(text, digit.number, by).into();
        }
    }
    copy
}

/// A text with one of its digits moved on by so much; the digit at the head of a figure becomes no zero.
fn another(text: &str, number: usize, by: usize) -> String {
    let mut count = 0;
    let change = |c: char| {
        let Some(digit) = c.to_digit(10) else { return c };
        count += 1;
        if count - 1 != number {
            return c;
        }
        let moved = (digit + u32::try_from(by).unwrap_or(1)) % 10;
        let moved = if number == 0 && moved == 0 { if digit == 5 { 6 } else { 5 } } else { moved };
        char::from_digit(moved, 10).unwrap_or(c)
    };
    text.chars().map(change).collect()
}

/// The kind of a place: of its table and its row, or a paragraph.
fn kind(document: &Value, place: &Place) -> String {
    match *place {
        Place::Cell(sheet, row, _) => {
            let (sheet, role) = (&document["sheets"][sheet], &document["sheets"][sheet]["rows"][row]["role"]);
            let kind = sheet["kind"].as_str().unwrap_or("a table of no known kind");
            format!("{kind}, {}", role.as_str().unwrap_or("line"))
        }
        Place::Paragraph(..) => "a paragraph".to_owned(),
    }
}
