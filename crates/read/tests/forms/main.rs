//! Forms that nobody has seen: random tables over random budgets, printed as workbooks, pages, PDFs and OFD documents, and read back.
//!
//! `cargo test -p cn-budget-read --test forms` draws some. `FORMS=2000 cargo test -p cn-budget-read --release --test forms --
//! --ignored --nocapture` draws many and prints the shares; `FORMS_SEED` begins elsewhere, `FORMS_SHOW=n` shows how the
//! document of that number was printed and what was read.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a test may fail, and tells the shares")]

mod balance;
mod coded;
mod dice;
#[path = "../support/docx.rs"]
mod docx;
mod draw;
mod faults;
mod form;
mod items;
mod judge;
#[path = "../support/kept.rs"]
mod kept;
mod lists;
mod money;
#[path = "../support/ofd.rs"]
mod ofd;
#[path = "../support/paper.rs"]
mod paper;
mod style;
#[path = "../support/mod.rs"]
mod support;
mod table;
mod tally;
mod tree;
mod words;
mod write;

use cn_budget_read::Options;

use crate::kept::read;

use dice::Dice;
use draw::Document;
use judge::{Outcome, judge};
use tally::Tally;
use write::Format;

/// The number that an environment variable gives.
fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// Draws a document, prints it, reads it back.
fn form(seed: u64, changes: usize) -> (Document, Format, Result<Outcome, String>) {
    let mut dice = Dice::new(seed);
    let document = Document::draw(&mut dice);
    let format = dice.pick(&Format::ALL);
    let bytes = format.write(&document, &mut dice);
    let outcome = match read(&bytes, &Options::default()) {
        Ok(reading) => {
            let outcome = judge(&document, &reading.disclosure, changes, &mut dice);
            if number("FORMS_SHOW", u64::MAX) == seed {
                tally::show(&document, format, &reading.disclosure, &outcome);
            }
            Ok(outcome)
        }
        Err(error) => Err(error.to_string()),
    };
    (document, format, outcome)
}

fn run(count: u64, changes: usize, without: &[&str]) -> Tally {
    let first = number("FORMS_SEED", 0);
    let mut tally = Tally::default();
    for seed in first..first + count {
        let (document, format, outcome) = form(seed, changes);
        let has = |name: &&str| document.forms.iter().any(|form| form.traits.iter().any(|one| one == name));
        if !without.iter().any(has) {
            tally.add(seed, &document, format, outcome);
        }
    }
    tally
}

#[test]
fn every_figure_is_read_and_sound_forms_raise_no_error() {
    let tally = run(number("FORMS", 60), 0, &faults::CONSTRUCTIONS);
    assert_eq!((tally.refused, tally.read, &tally.errors), (0, tally.printed, &Vec::new()), "{tally}");
}

#[test]
#[ignore = "takes a minute: prints the shares over many forms"]
fn shares_over_many_forms() {
    let tally = run(number("FORMS", 2000), 3, &[]);
    println!("{tally}");
}
