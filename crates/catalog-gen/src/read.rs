//! The data as typed rows.

use std::collections::HashMap;
use std::path::Path;

use cn_budget::{
    Code, EconomicCode, FiscalYear, FunctionalCode, GovernmentEconomicCode, RevenueCode, UnitType,
    catalog::{ChangeKind, Cofog, Extent, GfsmCategory, RenameKind, SourceKind},
};

use crate::outcome::Problems;

/// The columns of the files of names.
pub(crate) const NAMES: [&str; 8] =
    ["code", "name", "standing", "confidence", "first_seen", "last_seen", "sources", "note"];

/// Where a row stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct At {
    pub(crate) file: &'static str,
    pub(crate) line: u64,
}

impl At {
    pub(crate) fn report(self, problems: &mut Problems, what: impl std::fmt::Display) {
        problems.push(format!("{} line {}: {what}", self.file, self.line));
    }
}

#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) at: At,
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) issuer: String,
    pub(crate) year: u16,
    pub(crate) kind: SourceKind,
    pub(crate) reference: String,
}

/// A statement that was read (`None`) or is believed (whole percent).
pub(crate) type Confidence = Option<u8>;

/// What a name rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ground {
    /// Read in a source of a year.
    Attested,
    /// Read in a list of an old edition alone, and believed of no later one.
    Listed,
    /// Believed, in whole percent.
    Believed(u8),
}

/// A code that a notice added or ended.
#[derive(Debug)]
pub(crate) struct Change {
    pub(crate) at: At,
    pub(crate) number: u32,
    pub(crate) kind: ChangeKind,
    pub(crate) year: u16,
    pub(crate) sources: Vec<String>,
    pub(crate) note: String,
}

/// A year that divides the editions.
#[derive(Debug)]
pub(crate) struct Edition {
    pub(crate) at: At,
    pub(crate) key: String,
    pub(crate) year: u16,
    pub(crate) sources: Vec<String>,
    pub(crate) note: String,
}

#[derive(Debug)]
pub(crate) struct Name<C> {
    pub(crate) at: At,
    pub(crate) code: C,
    pub(crate) text: String,
    pub(crate) ground: Ground,
    pub(crate) first_seen: u16,
    pub(crate) last_seen: u16,
    pub(crate) sources: Vec<String>,
    pub(crate) note: String,
}

#[derive(Debug)]
pub(crate) struct Rename {
    pub(crate) at: At,
    pub(crate) number: u32,
    pub(crate) old: String,
    pub(crate) new: String,
    pub(crate) first_year: u16,
    pub(crate) kind: RenameKind,
    pub(crate) attested: bool,
    pub(crate) note: String,
}

#[derive(Debug)]
pub(crate) struct Pair {
    pub(crate) at: At,
    pub(crate) department: EconomicCode,
    pub(crate) unit_type: UnitType,
    pub(crate) government: GovernmentEconomicCode,
    /// The last year of the pair, 0 if it holds to this day.
    pub(crate) last_year: u16,
    pub(crate) confidence: Confidence,
    pub(crate) sources: Vec<String>,
    pub(crate) note: String,
}

#[derive(Debug)]
pub(crate) struct Judgement<C, T> {
    pub(crate) at: At,
    pub(crate) code: C,
    pub(crate) target: Option<(T, Extent)>,
    pub(crate) note: String,
}

#[derive(Debug, Default)]
pub(crate) struct Data {
    pub(crate) sources: Vec<Source>,
    pub(crate) functional: Vec<Name<FunctionalCode>>,
    pub(crate) department: Vec<Name<EconomicCode>>,
    pub(crate) government: Vec<Name<GovernmentEconomicCode>>,
    pub(crate) revenue: Vec<Name<RevenueCode>>,
    pub(crate) renames: Vec<Rename>,
    pub(crate) changes: Vec<Change>,
    pub(crate) editions: Vec<Edition>,
    pub(crate) pairs: Vec<Pair>,
    pub(crate) cofog: Vec<Judgement<FunctionalCode, Cofog>>,
    pub(crate) gfsm: Vec<Judgement<EconomicCode, GfsmCategory>>,
    pub(crate) government_gfsm: Vec<Judgement<GovernmentEconomicCode, GfsmCategory>>,
    /// Judgements on what codes were up to a year.
    pub(crate) old_cofog: OldJudgements<FunctionalCode, Cofog>,
    pub(crate) old_gfsm: OldJudgements<EconomicCode, GfsmCategory>,
}

/// One line of a file, by column.
struct Line {
    at: At,
    fields: HashMap<&'static str, String>,
}

impl Line {
    fn get(&self, column: &str) -> &str {
        self.fields.get(column).map_or("", String::as_str)
    }

    fn text(&self, column: &str) -> String {
        self.get(column).to_owned()
    }

    fn parse<T: std::str::FromStr<Err: std::fmt::Display>>(&self, column: &str) -> Result<T, String> {
        self.get(column).parse().map_err(|error: T::Err| error.to_string())
    }

    fn choice<T: std::str::FromStr>(&self, column: &str, expected: &str) -> Result<T, String> {
        self.get(column)
            .parse()
            .map_err(|_| format!("found {column} {:?}, expected {expected}", self.get(column)))
    }

    fn year(&self, column: &str) -> Result<u16, String> {
        match self.get(column) {
            "" => Ok(0),
            _ => self.parse::<FiscalYear>(column).map(FiscalYear::get),
        }
    }

    fn attested(&self) -> Result<bool, String> {
        match self.get("standing") {
            "attested" => Ok(true),
            "unverified" => Ok(false),
            other => Err(format!("found standing {other:?}, expected attested or unverified")),
        }
    }

    fn confidence(&self) -> Result<Confidence, String> {
        match (self.attested()?, self.get("confidence")) {
            (true, "") => Ok(None),
            (true, found) => Err(format!("found confidence {found:?} in an attested row, expected none")),
            (false, found) => match found.parse() {
                Ok(percent @ 1..=99) => Ok(Some(percent)),
                _ => Err(format!("found confidence {found:?}, expected whole percent from 1 to 99")),
            },
        }
    }

    fn ground(&self) -> Result<Ground, String> {
        if self.get("standing") == "listed" {
            return match self.get("confidence") {
                "" => Ok(Ground::Listed),
                found => Err(format!("found confidence {found:?} in a listed row, expected none")),
            };
        }
        if !matches!(self.get("standing"), "attested" | "unverified") {
            let found = self.get("standing");
            return Err(format!("found standing {found:?}, expected attested, unverified or listed"));
        }
        Ok(self.confidence()?.map_or(Ground::Attested, Ground::Believed))
    }

    /// The number of a code of any classification.
    fn number(&self) -> Result<u32, String> {
        Ok(match self.get("code").as_bytes().first() {
            Some(b'1') => self.parse::<RevenueCode>("code")?.number(),
            Some(b'3') => self.parse::<EconomicCode>("code")?.number(),
            Some(b'5') => self.parse::<GovernmentEconomicCode>("code")?.number(),
            _ => self.parse::<FunctionalCode>("code")?.number(),
        })
    }

    fn sources(&self) -> Vec<String> {
        self.get("sources").split(';').filter(|id| !id.is_empty()).map(str::to_owned).collect()
    }
}

/// The lines of a file that has exactly these columns.
fn lines(folder: &Path, file: &'static str, columns: &[&'static str], problems: &mut Problems) -> Vec<Line> {
    let mut rows = Vec::new();
    let mut reader = match csv::Reader::from_path(folder.join(file)) {
        Ok(reader) => reader,
        Err(error) => {
            problems.push(format!("{file}: {error}"));
            return rows;
        }
    };
    match reader.headers() {
        Ok(header) if header == columns => {}
        header => {
            problems.push(format!("{file} line 1: found {header:?}, expected the columns {columns:?}"));
            return rows;
        }
    }
    for record in reader.records() {
        match record {
            Ok(record) => {
                let at = At { file, line: record.position().map_or(0, csv::Position::line) };
                if record.iter().any(|field| field != field.trim() || field.chars().any(char::is_control)) {
                    at.report(problems, "a field begins or ends with a blank, or holds control characters");
                }
                let fields = columns.iter().copied().zip(record.iter().map(str::to_owned)).collect();
                rows.push(Line { at, fields });
            }
            Err(error) => problems.push(format!("{file}: {error}")),
        }
    }
    rows
}

/// The rows of a file, each through `row`; what fails is reported with its line.
fn rows<T>(
    folder: &Path,
    file: &'static str,
    columns: &[&'static str],
    problems: &mut Problems,
    row: impl Fn(&Line) -> Result<T, String>,
) -> Vec<T> {
    let lines = lines(folder, file, columns, problems);
    let parsed = lines.iter().map(|line| (line.at, row(line)));
    parsed.filter_map(|(at, row)| row.map_err(|what| at.report(problems, what)).ok()).collect()
}

fn names<C: Code>(folder: &Path, file: &'static str, problems: &mut Problems) -> Vec<Name<C>> {
    rows(folder, file, &NAMES, problems, |line| {
        Ok(Name {
            at: line.at,
            code: line.parse("code")?,
            text: line.text("name"),
            ground: line.ground()?,
            first_seen: line.year("first_seen")?,
            last_seen: line.year("last_seen")?,
            sources: line.sources(),
            note: line.text("note"),
        })
    })
}

fn judgement<C: Code, T: std::str::FromStr>(line: &Line, scheme: &str) -> Result<Judgement<C, T>, String> {
    let target = match (line.get(scheme), line.get("extent")) {
        ("", "") => None,
        _ => Some((line.choice(scheme, "a code of the scheme")?, line.choice("extent", "whole or mainly")?)),
    };
    Ok(Judgement { at: line.at, code: line.parse("code")?, target, note: line.text("note") })
}

fn editions(folder: &Path, problems: &mut Problems) -> Vec<Edition> {
    let columns = ["edition", "year", "sources", "note"];
    rows(folder, "editions.csv", &columns, problems, |line| {
        Ok(Edition {
            at: line.at,
            key: line.text("edition"),
            year: line.year("year")?,
            sources: line.sources(),
            note: line.text("note"),
        })
    })
}

/// Judgements on what codes were up to a year, each with the year.
type OldJudgements<C, T> = Vec<(u16, Judgement<C, T>)>;

fn old_judgements(
    folder: &Path,
    problems: &mut Problems,
) -> (OldJudgements<FunctionalCode, Cofog>, OldJudgements<EconomicCode, GfsmCategory>) {
    let columns = ["code", "last_year", "target", "extent", "note"];
    let judged = rows(folder, "gfs_until.csv", &columns, problems, |line| {
        let last = line.year("last_year")?;
        Ok(if line.get("code").starts_with('2') {
            (Some((last, judgement(line, "target")?)), None)
        } else {
            (None, Some((last, judgement(line, "target")?)))
        })
    });
    let (old_cofog, old_gfsm): (Vec<_>, Vec<_>) = judged.into_iter().unzip();
    (old_cofog.into_iter().flatten().collect(), old_gfsm.into_iter().flatten().collect())
}

impl Data {
    /// The year of an edition of `editions.csv`; 0 if it does not stand there.
    pub(crate) fn year_of(&self, edition: &str) -> u16 {
        self.editions.iter().find(|row| row.key == edition).map_or(0, |row| row.year)
    }

    pub(crate) fn read(folder: &Path, problems: &mut Problems) -> Self {
        let columns = ["id", "title", "issuer", "year", "kind", "reference"];
        let sources = rows(folder, "sources.csv", &columns, problems, |line| {
            Ok(Source {
                at: line.at,
                id: line.text("id"),
                title: line.text("title"),
                issuer: line.text("issuer"),
                year: line.year("year")?,
                kind: line.choice("kind", "a kind of source")?,
                reference: line.text("reference"),
            })
        });
        let columns = ["code", "old_name", "new_name", "first_year", "kind", "standing", "note"];
        let renames = rows(folder, "renames.csv", &columns, problems, |line| {
            Ok(Rename {
                at: line.at,
                number: line.number()?,
                old: line.text("old_name"),
                new: line.text("new_name"),
                first_year: line.year("first_year")?,
                kind: line.choice("kind", "renamed, reused, source-error, abbreviation or unsettled")?,
                attested: line.attested()?,
                note: line.text("note"),
            })
        });
        let columns = ["code", "kind", "year", "sources", "note"];
        let changes = rows(folder, "changes.csv", &columns, problems, |line| {
            Ok(Change {
                at: line.at,
                number: line.number()?,
                kind: line.choice("kind", "added or ended")?,
                year: line.year("year")?,
                sources: line.sources(),
                note: line.text("note"),
            })
        });
        let editions = editions(folder, problems);
        let columns = [
            "department_code",
            "unit_type",
            "government_code",
            "last_year",
            "standing",
            "confidence",
            "sources",
            "note",
        ];
        let pairs = rows(folder, "correspondence.csv", &columns, problems, |line| {
            Ok(Pair {
                at: line.at,
                department: line.parse("department_code")?,
                unit_type: line.choice("unit_type", "agency or institution")?,
                government: line.parse("government_code")?,
                last_year: line.year("last_year")?,
                confidence: line.confidence()?,
                sources: line.sources(),
                note: line.text("note"),
            })
        });
        let columns = ["code", "cofog", "extent", "note"];
        let cofog = rows(folder, "gfs_functional.csv", &columns, problems, |line| judgement(line, "cofog"));
        let columns = ["code", "gfsm", "extent", "note"];
        let gfsm = rows(folder, "gfs_economic.csv", &columns, problems, |line| {
            Ok(if line.get("code").starts_with('5') {
                (None, Some(judgement(line, "gfsm")?))
            } else {
                (Some(judgement(line, "gfsm")?), None)
            })
        });
        let (gfsm, government_gfsm): (Vec<_>, Vec<_>) = gfsm.into_iter().unzip();
        let (old_cofog, old_gfsm) = old_judgements(folder, problems);
        Self {
            sources,
            functional: names(folder, "functional.csv", problems),
            department: names(folder, "economic_department.csv", problems),
            government: names(folder, "economic_government.csv", problems),
            revenue: names(folder, "revenue.csv", problems),
            renames,
            changes,
            editions,
            pairs,
            cofog,
            gfsm: gfsm.into_iter().flatten().collect(),
            government_gfsm: government_gfsm.into_iter().flatten().collect(),
            old_cofog,
            old_gfsm,
        }
    }
}
