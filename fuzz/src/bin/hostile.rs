//! Reads and checks every hostile document, each in a process of its own, and prints what it cost.
//!
//! `hostile`: all of them, as rows of the table in `docs/hostile.md`; it fails where one ends its process, or costs more
//! than the command allows a document. `hostile read`: the document on standard input, in this process.

use std::error::Error;
use std::io::{self, Read as _, Write as _};
use std::process::{Command, Stdio};
use std::time::Instant;
use std::{env, fs};

use cn_budget::FiscalYear;
use cn_budget::check::Checker;
use cn_budget_fuzz::KINDS;
use cn_budget_read::{Options, read};

/// What the command allows a document unless it is asked for more: seconds, and mebibytes.
const ALLOWED: (f64, u64) = (30.0, 1_024);

fn main() -> Result<(), Box<dyn Error>> {
    if env::args().nth(1).is_some() {
        let mut document = Vec::new();
        io::stdin().read_to_end(&mut document)?;
        println!("{}", cost(&document));
        return Ok(());
    }
    let mut failed = Vec::new();
    for (kind, document) in KINDS {
        let mut child = Command::new(env::current_exe()?);
        let mut child = child.arg("read").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        child.stdin.take().ok_or("no standard input")?.write_all(&document())?;
        let done = child.wait_with_output()?;
        let said = String::from_utf8_lossy(&done.stdout).into_owned();
        let fields: Vec<&str> = said.trim().splitn(4, '\t').collect();
        let [size, seconds, peak, end] = fields[..] else {
            println!("| {kind} | | | | ended with {} |", done.status);
            failed.push(kind);
            continue;
        };
        println!("| {kind} | {size} | {seconds} | {peak} | {end} |");
        if seconds.parse::<f64>()? > ALLOWED.0 || peak.parse::<u64>()? > ALLOWED.1 {
            failed.push(kind);
        }
    }
    println!("{} passed, {} failed", KINDS.len() - failed.len(), failed.len());
    if failed.is_empty() { Ok(()) } else { Err(failed.join("; ").into()) }
}

/// The size of a document in kilobytes, the seconds it took, the memory that was taken for it in mebibytes, and what came of
/// it.
fn cost(document: &[u8]) -> String {
    let mut options = Options::default();
    options.fiscal_year = FiscalYear::new(2024).ok();
    let before = memory("VmRSS:");
    let start = Instant::now();
    let end = match read(document, &options) {
        Ok(reading) => {
            format!("read, {} findings", Checker::new().check(&reading.disclosure).findings().len())
        }
        Err(error) => error.to_string(),
    };
    let seconds = start.elapsed().as_secs_f64();
    let peak = memory("VmHWM:").saturating_sub(before) / 1_024;
    format!("{}\t{seconds:.2}\t{peak}\t{end}", document.len().div_ceil(1_000))
}

/// A line of what the system says of this process, in kibibytes; zero where it says nothing.
fn memory(name: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
