//! Damages documents in the same way every time and reads them: what CI does where a fuzzer would find something else in
//! every run.
//!
//! `mutate [TARGET [FIRST COUNT]]`: all inputs of all targets, those of one, or some of them. A finding is written to
//! `artifacts/`. With `KEEP` set every input is written before it is read, for findings that end the process.

use std::error::Error;
use std::path::Path;
use std::time::Instant;
use std::{env, fs};

use cn_budget_fuzz::{Seed, TARGETS, check, mutated, seeds};

/// How many inputs a target gets: what a quarter of a minute is enough for.
const fn inputs(target: &str) -> u64 {
    match target.as_bytes() {
        b"pdf" => 8_000,
        b"xls" => 40_000,
        _ => 80_000,
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let number = |at: usize| arguments.get(at).map(|number| number.parse::<u64>()).transpose();
    let (first, count) = (number(1)?.unwrap_or(0), number(2)?);
    let keep = env::var_os("KEEP").is_some();
    let artifacts = Path::new(env!("CARGO_MANIFEST_DIR")).join("artifacts");
    let all = seeds()?;
    let mut findings = 0_u64;
    let mut done = 0_u64;
    for target in TARGETS.iter().filter(|target| arguments.first().is_none_or(|only| only == **target)) {
        let (start, count) = (Instant::now(), count.unwrap_or(inputs(target)));
        let mut documents = 0_u64;
        let seeds: Vec<Seed> = all
            .iter()
            .filter(|seed| seed.target == *target)
            .map(|seed| Seed { target: seed.target, name: seed.name.clone(), bytes: seed.bytes.clone() })
            .collect();
        for number in first..first + count {
            let input = mutated(&seeds, number);
            let write = |name: &str| {
                fs::create_dir_all(artifacts.join(target))?;
                fs::write(artifacts.join(target).join(name), &input)
            };
            if keep {
                write("last")?;
            }
            match check(target, &input) {
                Ok(document) => documents += u64::from(document),
                Err(what) => {
                    findings += 1;
                    write(&format!("mutated-{number}"))?;
                    println!("{target} {number}: {what}");
                }
            }
        }
        done += count;
        let seconds = start.elapsed().as_secs_f64();
        println!("{target}: {count} inputs, {documents} of them documents, in {seconds:.1} s");
    }
    println!("{} passed, {findings} failed", done - findings);
    if findings > 0 { Err(format!("{findings} findings").into()) } else { Ok(()) }
}
