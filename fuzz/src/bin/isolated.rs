//! Gives the command many damaged documents at once, and sees that none takes another with it.
//!
//! `isolated CNBUDGET lost COUNT`: so many damaged documents of all formats in one run. Each must have its report or the
//! reason why it has none; how many have which is printed. `isolated CNBUDGET jobs COUNT`: so many documents, a hostile one
//! of each kind among them, with `--jobs 1` and with `--jobs 8`. Both reports must be the same, byte for byte.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Instant;
use std::{env, fs};

use cn_budget_fuzz::{KINDS, Seed, TARGETS, document, mutated, seeds};
use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [command, mode, count] = &arguments[..] else {
        return Err("usage: isolated CNBUDGET lost|jobs COUNT".into());
    };
    let (command, count) = (fs::canonicalize(command)?, count.parse()?);
    let folder = env::temp_dir().join(format!("cnbudget-isolated-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let done = match mode.as_str() {
        "lost" => lost(&command, &folder, count),
        "jobs" => jobs(&command, &folder, count),
        other => Err(format!("no such mode: {other}").into()),
    };
    fs::remove_dir_all(&folder)?;
    done
}

/// Writes so many damaged documents, the same ones every time; their names.
fn damaged(folder: &Path, count: usize) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut all: BTreeMap<&str, Vec<Seed>> = BTreeMap::new();
    for seed in seeds()? {
        all.entry(seed.target).or_default().push(seed);
    }
    let mut names = Vec::with_capacity(count);
    // What an OCR program found is no document by itself.
    let formats: Vec<&str> = TARGETS.into_iter().filter(|target| *target != "ocr").collect();
    for number in 0..count {
        let target = formats[number % formats.len()];
        let input = mutated(all.get(target).map_or(&[], Vec::as_slice), u64::try_from(number)?);
        let name = PathBuf::from(format!("{number:05}.{target}"));
        fs::write(folder.join(&name), document(target, &input))?;
        names.push(name);
    }
    Ok(names)
}

fn check(command: &Path, folder: &Path, names: &[PathBuf], jobs: &str) -> Result<Output, Box<dyn Error>> {
    let arguments = ["check", "--lang", "en", "--fiscal-year", "2023", "--format", "json", "--jobs", jobs];
    Ok(Command::new(command).args(arguments).args(names).current_dir(folder).output()?)
}

fn lost(command: &Path, folder: &Path, count: usize) -> Result<(), Box<dyn Error>> {
    let names = damaged(folder, count)?;
    let start = Instant::now();
    let done = check(command, folder, &names, "2")?;
    let seconds = start.elapsed().as_secs_f64();
    let report: Value = serde_json::from_slice(&done.stdout)?;
    let of = |list: &str| report[list].as_array().cloned().unwrap_or_default();
    let mut ends: BTreeMap<String, usize> = BTreeMap::new();
    let mut without: BTreeMap<&str, usize> =
        names.iter().filter_map(|name| Some((name.to_str()?, 1))).collect();
    for one in of("documents") {
        *ends.entry("a report".to_owned()).or_default() += 1;
        without.remove(one["source"].as_str().unwrap_or_default());
    }
    for one in of("failed") {
        let why = one["error"].as_str().unwrap_or_default();
        let is_isolated = ["gave up", "needed more", "crashed"].iter().any(|end| why.starts_with(end));
        let end = if is_isolated { why.to_owned() } else { "an error of its own".to_owned() };
        *ends.entry(end).or_default() += usize::from(!why.is_empty());
        without.remove(one["source"].as_str().unwrap_or_default());
    }
    println!("{count} documents in {seconds:.0} s, {}", done.status);
    ends.iter().for_each(|(end, count)| println!("{end}: {count}"));
    println!("lost: {}", without.len());
    let told: usize = ends.values().sum();
    if without.is_empty() && told == count { Ok(()) } else { Err(format!("{without:?}").into()) }
}

fn jobs(command: &Path, folder: &Path, count: usize) -> Result<(), Box<dyn Error>> {
    let mut names = damaged(folder, count)?;
    let every = (count / KINDS.len()).max(1);
    for (number, (_, hostile)) in KINDS.iter().enumerate().take(count / every) {
        let name = PathBuf::from(format!("hostile-{number:02}"));
        fs::write(folder.join(&name), hostile())?;
        names[number * every] = name;
    }
    let mut outputs = Vec::new();
    for jobs in ["1", "8"] {
        let start = Instant::now();
        let done = check(command, folder, &names, jobs)?;
        let seconds = start.elapsed().as_secs_f64();
        println!("--jobs {jobs}: {} bytes in {seconds:.0} s, {}", done.stdout.len(), done.status);
        outputs.push((done.status, done.stdout, done.stderr));
    }
    let is_same = outputs[0] == outputs[1];
    println!(
        "{} documents, the reports are {}",
        names.len(),
        if is_same { "the same" } else { "not the same" }
    );
    if is_same { Ok(()) } else { Err("the number of jobs changes the report".into()) }
}
