//! What `cnbudget harvest` gathered, entered into `data/catalog`.

use std::collections::BTreeMap;
use std::path::Path;

use cn_budget::catalog::{CatalogCode, SourceKind};
use cn_budget::identity::CatalogMatch;

use crate::lexicon::rows;
use crate::outcome::Problems;
use crate::read::NAMES;

/// What was entered.
#[derive(Debug, Default)]
pub(crate) struct Entered {
    /// Names that the catalog had not.
    pub(crate) new: usize,
    /// Names that were believed or of an old list, and are read now.
    pub(crate) promoted: usize,
    /// Names that were read before, with a further source.
    pub(crate) confirmed: usize,
    /// Spellings of names that the catalog has, which are no names of their own and were not entered.
    pub(crate) spelled: usize,
}

/// The file of a code's names.
const fn file_of(code: CatalogCode) -> &'static str {
    match code {
        CatalogCode::Functional(_) => "functional.csv",
        CatalogCode::Economic(_) => "economic_department.csv",
        CatalogCode::GovernmentEconomic(_) => "economic_government.csv",
        CatalogCode::Revenue(_) => "revenue.csv",
    }
}

/// Where the columns of the files of names stand, as [`NAMES`] lists them.
const CODE: usize = 0;
const NAME: usize = 1;
const STANDING: usize = 2;
const CONFIDENCE: usize = 3;
const FIRST: usize = 4;
const LAST: usize = 5;
const SOURCES: usize = 6;

/// Enters the rows of a file that `cnbudget harvest` wrote into the files of a folder. Its documents are sources of the
/// folder, by their names in `sources.csv`. Where a row is wrong, nothing is written.
///
/// A code that gets a further name needs a line in `renames.csv`: the generator says so.
pub(crate) fn merge(harvest: &Path, folder: &Path) -> Result<Entered, Problems> {
    let mut problems = Vec::new();
    let mut sources: BTreeMap<String, (String, bool)> = BTreeMap::new();
    for (_, row) in rows(folder, "sources.csv", &mut problems) {
        let is_dated = row[4].parse() != Ok(SourceKind::LegacyTable);
        sources.insert(row[0].clone(), (row[3].clone(), is_dated));
    }
    let files = ["functional.csv", "economic_department.csv", "economic_government.csv", "revenue.csv"];
    let mut names: BTreeMap<&str, Vec<Vec<String>>> = BTreeMap::new();
    for file in files {
        let of_file = rows(folder, file, &mut problems).into_iter().map(|(_, row)| row);
        names.insert(file, of_file.collect());
    }
    let mut entered = Entered::default();
    for (line, row) in read_harvest(harvest, &mut problems) {
        let [code, name, year, document, catalog] = &row;
        if *catalog == CatalogMatch::Spelled.to_string() {
            entered.spelled += 1;
            continue;
        }
        let at = format!("{} line {line}", harvest.display());
        let parsed: CatalogCode = match code.parse() {
            Ok(parsed) => parsed,
            Err(error) => {
                problems.push(format!("{at}: {error}"));
                continue;
            }
        };
        match sources.get(document) {
            Some((of_source, true)) if of_source == year => {}
            Some((of_source, _)) => {
                problems.push(format!("{at}: {document} is of {of_source} in sources.csv, found {year}"));
                continue;
            }
            None => {
                problems.push(format!("{at}: no source {document} in sources.csv: enter the document there"));
                continue;
            }
        }
        if let Some(of_file) = names.get_mut(file_of(parsed)) {
            enter(of_file, &sources, (parsed, name, document), &mut entered);
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    for (file, rows) in &mut names {
        for row in rows.iter_mut().filter(|row| row[STANDING] == "attested") {
            let dated = row[SOURCES].split(';').filter_map(|id| sources.get(id)).filter(|(_, dated)| *dated);
            let years: Vec<&String> = dated.map(|(year, _)| year).collect();
            let of = |year: Option<&&String>| year.map_or_else(String::new, |year| (*year).clone());
            (row[FIRST], row[LAST]) = (of(years.iter().min()), of(years.iter().max()));
        }
        write(&folder.join(file), rows).map_err(|error| vec![format!("{file}: {error}")])?;
    }
    Ok(entered)
}

/// Code, name, year and document of each row, and what the catalog says of it, with its line.
fn read_harvest(file: &Path, problems: &mut Problems) -> Vec<(u64, [String; 5])> {
    let mut reader = match csv::Reader::from_path(file) {
        Ok(reader) => reader,
        Err(error) => {
            problems.push(format!("{}: {error}", file.display()));
            return Vec::new();
        }
    };
    let headings = reader.headers().cloned().unwrap_or_default();
    let columns =
        ["code", "name", "year", "document"].map(|column| headings.iter().position(|found| found == column));
    let catalog = headings.iter().position(|found| found == "catalog");
    let [Some(code), Some(name), Some(year), Some(document)] = columns else {
        problems.push(format!("{}: expected the columns code, name, year and document", file.display()));
        return Vec::new();
    };
    let mut rows = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => {
                let field = |column: usize| record.get(column).unwrap_or_default().to_owned();
                let line = record.position().map_or(0, csv::Position::line);
                let catalog = catalog.map(field).unwrap_or_default();
                rows.push((line, [field(code), field(name), field(year), field(document), catalog]));
            }
            Err(error) => problems.push(format!("{}: {error}", file.display())),
        }
    }
    rows
}

/// Enters one name of one code, read in one source. What supported a name that was believed attests nothing now: of its
/// sources the lists of old editions stay, which never do.
fn enter(
    rows: &mut Vec<Vec<String>>,
    sources: &BTreeMap<String, (String, bool)>,
    (code, name, source): (CatalogCode, &str, &str),
    entered: &mut Entered,
) {
    let code = code.to_string();
    if let Some(row) = rows.iter_mut().find(|row| row[CODE] == code && row[NAME] == name) {
        let is_attested = row[STANDING] == "attested";
        let stays = |id: &&str| is_attested || sources.get(*id).is_some_and(|(_, is_dated)| !is_dated);
        let mut ids: Vec<&str> = row[SOURCES].split(';').filter(|id| !id.is_empty()).filter(stays).collect();
        ids.push(source);
        ids.sort_unstable();
        ids.dedup();
        row[SOURCES] = ids.join(";");
        if is_attested {
            entered.confirmed += 1;
        } else {
            entered.promoted += 1;
            "attested".clone_into(&mut row[STANDING]);
            row[CONFIDENCE].clear();
        }
        return;
    }
    entered.new += 1;
    let mut row = vec![String::new(); NAMES.len()];
    "attested".clone_into(&mut row[STANDING]);
    (row[CODE], row[NAME], row[SOURCES]) = (code, name.to_owned(), source.to_owned());
    let aligned = |code: &str| format!("{code:0<7}");
    let place = rows.partition_point(|other| aligned(&other[CODE]) <= aligned(&row[CODE]));
    rows.insert(place, row);
}

fn write(path: &Path, rows: &[Vec<String>]) -> csv::Result<()> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_path(path)?;
    writer.write_record(NAMES)?;
    rows.iter().try_for_each(|row| writer.write_record(row))?;
    writer.flush()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_was_gathered_enters_the_files() {
        let folder = std::env::temp_dir().join(format!("cn-budget-catalog-gen-merge-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let head = NAMES.join(",");
        for (file, text) in [
            (
                "sources.csv",
                "id,title,issuer,year,kind,reference\n\
                 a,甲,乙,2023,budget-document,\nb,丙,丁,2021,budget-document,\nold,戊,己,2012,legacy-table,\n"
                    .to_owned(),
            ),
            (
                "functional.csv",
                format!(
                    "{head}\n201,一般公共服务支出,attested,,2023,2023,a,\n\
                     20101,人大事务,unverified,97,,,b;old,\"一,二\"\n2010103,机关服务,listed,,,,old,\n"
                ),
            ),
            ("economic_department.csv", format!("{head}\n301,工资福利支出,unverified,97,,,,\n")),
            ("economic_government.csv", format!("{head}\n")),
            ("revenue.csv", format!("{head}\n")),
        ] {
            fs::write(folder.join(file), text).unwrap();
        }
        let harvest = folder.join("harvest.csv");
        fs::write(
            &harvest,
            "code,name,year,document,count,catalog\n\
             201,一般公共服务支出,2021,b,3,known\n20101,人大事务,2023,a,3,carried\n2010102,一般行政管理事务,2021,b,1,new\n\
             2010103,机关服务支出,2021,b,1,spelled\n",
        )
        .unwrap();
        let entered = merge(&harvest, &folder).unwrap();
        assert_eq!((entered.new, entered.promoted, entered.confirmed, entered.spelled), (1, 1, 1, 1));
        assert_eq!(
            fs::read_to_string(folder.join("functional.csv")).unwrap(),
            format!(
                "{head}\n201,一般公共服务支出,attested,,2021,2023,a;b,\n\
                 20101,人大事务,attested,,2023,2023,a;old,\"一,二\"\n\
                 2010102,一般行政管理事务,attested,,2021,2021,b,\n2010103,机关服务,listed,,,,old,\n"
            )
        );
        fs::write(&harvest, "code,name,year,document\n201,甲,2023,b\n201,甲,2023,c\n2,甲,2023,a\n").unwrap();
        let problems = merge(&harvest, &folder).unwrap_err();
        fs::remove_dir_all(&folder).unwrap();
        let at = |line: u64| format!("{} line {line}", harvest.display());
        assert_eq!(
            problems,
            [
                format!("{}: b is of 2021 in sources.csv, found 2023", at(2)),
                format!("{}: no source c in sources.csv: enter the document there", at(3)),
                format!(
                    "{}: \"2\" is no functional code: found 1 digit, expected 3 (类), 5 (款) or 7 (项)",
                    at(4)
                ),
            ]
        );
    }
}
