//! Turns `data/catalog/*.csv` into `src/catalog/generated/*.rs`, and `data/lexicon/*.csv` into `src/fact/generated/*.rs`,
//! `src/words/generated/*.rs` and `crates/read/src/words/generated.rs`; and what the catalog knows into `docs/catalog.md`.
//!
//! Without an argument it writes the files; with `--check` it writes nothing and exits with 1 if a file differs from
//! what it would write. `merge FILE` enters what `cnbudget harvest` wrote into `data/catalog` first. Wrong data is reported line by line, nothing is written, and the exit status is 2.

mod check;
mod coverage;
mod lexicon;
mod merge;
mod outcome;
mod read;
mod sentences;
mod write;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use outcome::{Files, Problems};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A function from a folder of data to generated files.
type Generate = fn(&Path) -> Result<Files, Problems>;

/// The sets of data: their folders, where their files go, and what makes the files of each.
const SETS: [([&str; 2], Generate); 6] = [
    (["data/catalog", "src/catalog/generated"], generate),
    (["data/catalog", "docs"], coverage::generate),
    (["data/lexicon", "src/fact/generated"], lexicon::generate),
    (["data/lexicon", "src/fact/generated"], sentences::generate_read),
    (["data/lexicon", "src/words/generated"], sentences::generate_lists),
    (["data/lexicon", "crates/read/src/words"], sentences::generate_layout),
];

/// The generated files as the data demands them.
fn generate(data: &Path) -> Result<Files, Problems> {
    let mut problems = Vec::new();
    let data = read::Data::read(data, &mut problems);
    check::check(&data, &mut problems);
    if problems.is_empty() { Ok(write::files(&data)) } else { Err(problems) }
}

/// The names of the files that differ from what they should be.
fn drift(files: &Files, target: &Path) -> Vec<&'static str> {
    let differs =
        |name: &str, text: &str| fs::read_to_string(target.join(name)).ok().as_deref() != Some(text);
    files.iter().filter(|(name, text)| differs(name, text)).map(|(name, _)| *name).collect()
}

#[expect(clippy::print_stdout, clippy::print_stderr, reason = "a program talks to its user")]
fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let check = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => false,
        ["--check"] => true,
        ["merge", harvest] => match merge::merge(Path::new(harvest), &root().join("data/catalog")) {
            Ok(entered) => {
                let merge::Entered { new, promoted, confirmed, spelled } = entered;
                println!(
                    "{new} names are new, {promoted} are read now, {confirmed} have a further source; \
                     {spelled} are spellings of names that are there"
                );
                false
            }
            Err(problems) => {
                for problem in &problems {
                    eprintln!("{problem}");
                }
                eprintln!("{} problems, nothing was entered", problems.len());
                return ExitCode::from(2);
            }
        },
        _ => {
            eprintln!("usage: cn-budget-catalog-gen [--check | merge FILE]");
            return ExitCode::from(2);
        }
    };
    let mut exit = ExitCode::SUCCESS;
    for ([data, target], generate) in SETS {
        let files = match generate(&root().join(data)) {
            Ok(files) => files,
            Err(problems) => {
                for problem in &problems {
                    eprintln!("{problem}");
                }
                eprintln!("{} problems in {data}, nothing was written", problems.len());
                return ExitCode::from(2);
            }
        };
        let stale = drift(&files, &root().join(target));
        if check {
            for name in &stale {
                eprintln!("{target}/{name} differs from {data}");
                exit = ExitCode::FAILURE;
            }
            continue;
        }
        for (name, text) in files.iter().filter(|(name, _)| stale.contains(name)) {
            if let Err(error) = fs::write(root().join(target).join(name), text) {
                eprintln!("{target}/{name} could not be written: {error}");
                return ExitCode::from(2);
            }
            println!("wrote {target}/{name}");
        }
        if stale.is_empty() {
            println!("{target} agrees with {data}");
        }
    }
    for (file, words, unsourced) in sentences::counts(&root().join("data/lexicon")).into_iter().flatten() {
        println!("{words} words in {file}, {unsourced} of them without a source");
    }
    exit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_tables_agree_with_the_data() {
        let files = generate(&root().join("data/catalog")).unwrap_or_else(|problems| panic!("{problems:#?}"));
        let stale = drift(&files, &root().join("src/catalog/generated"));
        assert!(stale.is_empty(), "run cargo run -p cn-budget-catalog-gen: {stale:?} differ");
        let mut committed: Vec<_> = fs::read_dir(root().join("src/catalog/generated"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        committed.sort();
        let mut expected: Vec<_> = files.iter().map(|(name, _)| *name).collect();
        expected.sort_unstable();
        assert_eq!(committed, expected, "a file that is no longer generated must go");
    }

    #[test]
    fn the_committed_lexicon_and_pages_agree_with_the_data() {
        for ([data, target], generate) in
            SETS.into_iter().filter(|([_, target], _)| *target != "src/catalog/generated")
        {
            let files = generate(&root().join(data)).unwrap_or_else(|problems| panic!("{problems:#?}"));
            let stale = drift(&files, &root().join(target));
            assert!(stale.is_empty(), "run cargo run -p cn-budget-catalog-gen: {stale:?} differ");
        }
    }

    #[test]
    fn wrong_words_of_sentences_are_refused_line_by_line() {
        let folder =
            std::env::temp_dir().join(format!("cn-budget-catalog-gen-sentences-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (file, text) in [
            ("sources.csv", "id,title,issuer,year,reference\na,甲,乙,2023,\n"),
            (
                "meanings.csv",
                "means,kind,says\n\
                 topic=basic,read,基本支出\n\
                 direction=up,read;asked,an amount rose\n\
                 misprint,pair,is a misprint of this word\n\
                 unused,asked,nothing\n\
                 unused,guessed,\n",
            ),
            (
                "sentences.csv",
                "words,means,sources,note\n\
                 基本支出,topic=basic,a,\n\
                 增加,direction=up,nowhere,\n\
                 增加,direction=up,,\n\
                 基本 支出,topic=basic,a,\n\
                 增长,direction=upward,a,\n\
                 增幅,topic=basic;direction=up,a,\n\
                 拔款,misprint,a,\n\
                 下降,falls,a,\n",
            ),
        ] {
            fs::write(folder.join(file), text).unwrap();
        }
        let problems = sentences::generate_lists(&folder).unwrap_err();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(
            problems,
            [
                "meanings.csv line 6: unused stands on an earlier line",
                "meanings.csv line 6: unused needs what it says of a word",
                "meanings.csv line 6: found the kind \"guessed\", expected read, asked, read;asked, pair or layout",
                "sentences.csv line 3: no source nowhere in sources.csv",
                "sentences.csv line 4: 增加 stands on line 3; a word has one line, its meanings joined with ;",
                "sentences.csv line 5: \"基本 支出\" is not in one spelling: no blanks, no quotation marks, brackets full width",
                "sentences.csv line 6: found the meaning \"direction=upward\", expected direction=up",
                "sentences.csv line 7: 增幅 has 2 meanings of the kind read, expected one at most",
                "sentences.csv line 8: found the meaning \"misprint\", expected misprint= and the other word",
                "sentences.csv line 9: found the meaning \"falls\", expected one of meanings.csv",
                "meanings.csv line 4: no word means misprint",
                "meanings.csv line 5: no word means unused",
                "meanings.csv line 6: no word means unused",
            ]
        );
    }

    #[test]
    fn wrong_data_is_refused_line_by_line() {
        let folder = std::env::temp_dir().join(format!("cn-budget-catalog-gen-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for file in fs::read_dir(root().join("data/catalog")).unwrap() {
            let file = file.unwrap();
            fs::copy(file.path(), folder.join(file.file_name())).unwrap();
        }
        let head = "code,name,standing,confidence,first_seen,last_seen,sources,note\n";
        let rows = "501,甲,attested,,2018,2019,nowhere,\n\
                    50201,乙,unverified,150,,,,\n\
                    5010,丙,unverified,90,,,,\n\
                    501,丁,attested,,2019,2018,iask-98map,\n\
                    501,丁,guessed,,,,,\n\
                    50301,戊,unverified,90,,,,\n\
                    501,甲,unverified,90,,,,\n";
        fs::write(folder.join("economic_government.csv"), format!("{head}{rows}")).unwrap();
        fs::write(
            folder.join("editions.csv"),
            "edition,year,sources,note\nfirst-functional,2007,nowhere,甲\ncompleted,,,乙\n",
        )
        .unwrap();
        fs::write(
            folder.join("gfs_until.csv"),
            "code,last_year,target,extent,note\n304,2017,25,mainly,甲\n30198,2017,21,whole,乙\n218,,,,丙\n",
        )
        .unwrap();
        let problems = generate(&folder).unwrap_err();
        fs::remove_dir_all(&folder).unwrap();
        for expected in [
            "editions.csv: found the editions [\"first-functional\", \"completed\"], expected [\"first-functional\", \"first-department\", \"first-government\", \"first-revenue\", \"last-listed\", \"completed\"]",
            "editions.csv line 2: no source nowhere in sources.csv",
            "editions.csv line 3: completed needs its year and what it rests on",
            "gfs_until.csv line 3: 30198 is not in order, or stands twice",
            "gfs_until.csv line 3: no code 30198 in the catalog",
            "gfs_until.csv line 4: a judgement up to a year needs the year and its reason",
            "economic_government.csv line 2: no source nowhere in sources.csv",
            "economic_government.csv line 3: found confidence \"150\", expected whole percent from 1 to 99",
            "economic_government.csv line 4: \"5010\" is no government economic code: found 4 digits, expected 3 (类) or 5 (款)",
            "economic_government.csv line 5: first_seen 2019 is after last_seen 2018",
            "economic_government.csv line 6: found standing \"guessed\", expected attested, unverified or listed",
            "economic_government.csv line 7: 50301 has no 503 above it",
            "economic_government.csv line 7: 50301 is believed, and nothing says what speaks for it",
            "economic_government.csv line 8: 501 is not in the order of the codes",
            "economic_government.csv line 8: 501 甲 stands on an earlier line",
            "economic_government.csv line 5: 501 has several names, and renames.csv does not tell 丁",
            "correspondence.csv line 2: no code 50101 in economic_government.csv",
        ] {
            assert!(problems.iter().any(|problem| problem == expected), "{expected}\n{problems:#?}");
        }
    }
}
