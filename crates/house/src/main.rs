//! Watches the house: the imports between modules, and the public API of the library.
//!
//! ```sh
//! cargo run -p cn-budget-house -- imports
//! cargo run -p cn-budget-house -- api [--check FILE]
//! ```
//!
//! Exit status: 0 in order, 1 something is not, 2 it could not be looked at.

mod api;
mod circles;
mod floors;
mod html;
mod imports;
mod modules;
mod source;
mod tokens;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

const USAGE: &str = "usage: cn-budget-house imports | api [--check FILE]";

#[expect(clippy::print_stderr, reason = "a program talks to its user")]
fn main() -> ExitCode {
    let arguments: Vec<_> = env::args().skip(1).collect();
    let lines = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["imports"] => imports::check(&root()).map_err(|error| error.to_string()).map(Outcome::Offences),
        ["api"] => public_api().map(Outcome::Listing),
        ["api", "--check", file] => compare(file).map(Outcome::Offences),
        _ => Err(USAGE.to_owned()),
    };
    match lines {
        Ok(Outcome::Listing(lines)) => {
            print(&lines);
            ExitCode::SUCCESS
        }
        Ok(Outcome::Offences(lines)) => {
            print(&lines);
            if lines.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

#[expect(clippy::print_stdout, reason = "a program talks to its user")]
fn print(lines: &[String]) {
    for line in lines {
        println!("{line}");
    }
}

/// What a command found.
enum Outcome {
    /// What was asked for.
    Listing(Vec<String>),
    /// What is not in order.
    Offences(Vec<String>),
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The public API as `cargo doc -p cn-budget --no-deps --all-features` wrote it down.
fn public_api() -> Result<Vec<String>, String> {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    api::lines(&target.join("doc/cn_budget"))
}

/// What differs between a file and the public API.
fn compare(file: &str) -> Result<Vec<String>, String> {
    let written = fs::read_to_string(file).map_err(|error| {
        format!(
            "{file}: {error}; once the API is settled, write it: cargo run -p cn-budget-house -- api > {file}"
        )
    })?;
    let written: Vec<String> = written.lines().map(str::to_owned).collect();
    Ok(api::difference(&written, &public_api()?))
}
