//! Watches the house: the imports between modules.
//!
//! ```sh
//! cargo run -p cn-budget-house -- imports
//! ```
//!
//! Exit status: 0 in order, 1 something is not, 2 it could not be looked at.

mod circles;
mod floors;
mod imports;
mod modules;
mod source;
mod tokens;

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "usage: cn-budget-house imports";

#[expect(clippy::print_stderr, reason = "a program talks to its user")]
fn main() -> ExitCode {
    let arguments: Vec<_> = env::args().skip(1).collect();
    let lines = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["imports"] => imports::check(&root()).map_err(|error| error.to_string()),
        _ => Err(USAGE.to_owned()),
    };
    match lines {
        Ok(lines) => {
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

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
