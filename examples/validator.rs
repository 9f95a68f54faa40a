//! A validator that depends on the crate: it reads a published budget, checks every identity, and accounts for all.
//!
//! ```sh
//! cargo run --example validator [FOLDER]
//! ```
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "an example speaks")]

use std::process::ExitCode;

use cn_budget::{Disclosure, Outcome, Tables};

fn main() -> ExitCode {
    let default = concat!(env!("CARGO_MANIFEST_DIR"), "/data/huizhou-2023").to_owned();
    let folder = std::env::args().nth(1).unwrap_or(default);
    match check(&folder) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            eprintln!("{folder}：{error}");
            ExitCode::from(2)
        }
    }
}

fn check(folder: &str) -> Result<bool, Box<dyn std::error::Error>> {
    let document = Disclosure::from_csv_folder(folder)?;
    let (checks, counts) = (document.checks(), document.counts());
    for check in &checks {
        if check.verdict().outcome() == Outcome::Broken {
            print!("{}：", if check.relation().is_certain() { "错误" } else { "提示" });
            if let Some(cell) = check.whole() {
                let sheet = &document.sheets[cell.sheet];
                let column = cell.heading.map_or("", |heading| &sheet.headers[heading]);
                print!("{} {} {column} ", sheet.title, sheet.rows[cell.row].label);
            }
            println!("{}：{}", check.relation().chinese(), check.verdict());
        }
    }
    for (index, sheet) in document.sheets.iter().enumerate() {
        let of_table =
            checks.iter().filter(|check| check.cells().next().is_some_and(|cell| cell.sheet == index));
        println!("{}：{} 项勾稽关系", sheet.title, of_table.count());
    }
    for (outcome, count) in counts.iter() {
        println!("{}：{count}", outcome.chinese());
    }
    // The consistent form exists only if everything holds and nothing is missing.
    if let Err(violations) = Tables::try_from(&document) {
        println!("尚不能认定整套报表一致，{} 处：\n{violations}", violations.len());
    }
    Ok(counts[Outcome::Broken] == 0)
}
