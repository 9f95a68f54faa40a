//! The embedded catalog holds what `data/catalog` holds, row by row. (That the generated text is what the generator
//! writes, is tested beside the generator.)
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::HashMap;

use cn_budget::{
    Catalog, Code, EconomicCode, FiscalYear, FunctionalCode, GovernmentEconomicCode, RevenueCode, UnitType,
    catalog::{
        Change, NameRecord, Source, Standing, cofog, cofog_in_year, cofog_judgements,
        economic_correspondence_in_year, gfsm, gfsm_in_year, gfsm_judgements, government_gfsm,
        government_gfsm_judgements,
    },
};

/// The rows of a file, by column: RFC 4180 without line breaks in fields.
fn rows(file: &str) -> Vec<HashMap<String, String>> {
    let path = format!("{}/data/catalog/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut lines = text.lines().map(fields);
    let header = lines.next().unwrap();
    lines
        .map(|fields| {
            assert_eq!(fields.len(), header.len(), "{file}: {fields:?}");
            header.iter().cloned().zip(fields).collect()
        })
        .collect()
}

fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    let mut characters = line.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                fields.last_mut().unwrap().push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            other => fields.last_mut().unwrap().push(other),
        }
    }
    fields
}

fn standing(row: &HashMap<String, String>) -> Standing {
    match &*row["standing"] {
        "attested" => Standing::Attested,
        "listed" => Standing::Listed,
        _ => Standing::Unverified { confidence: row["confidence"].parse().unwrap() },
    }
}

fn names<C: Code>(file: &str) {
    // Before 2018, every code of the catalog stands.
    let catalog = Catalog::for_year(FiscalYear::constant(2012));
    let rows = rows(file);
    let mut embedded = 0;
    for entry in catalog.iter::<C>() {
        embedded += catalog.names_over_time(entry.code()).len();
    }
    assert_eq!(embedded, rows.len(), "{file}");
    for row in rows {
        let code: C = row["code"].parse().unwrap();
        let names = catalog.names_over_time(code);
        let entry = names.iter().map(NameRecord::entry).find(|entry| entry.name() == row["name"]);
        let entry = entry.unwrap_or_else(|| panic!("{file}: {code} {} is not embedded", row["name"]));
        assert_eq!(entry.standing(), standing(&row), "{code}");
        let year = |year: Option<FiscalYear>| year.map_or_else(String::new, |year| year.to_string());
        assert_eq!(year(entry.first_seen()), row["first_seen"], "{code}");
        assert_eq!(year(entry.last_seen()), row["last_seen"], "{code}");
        assert_eq!(entry.note().unwrap_or_default(), row["note"], "{code}");
        let sources: Vec<_> = entry.sources().map(Source::id).collect();
        assert_eq!(sources.join(";"), row["sources"], "{code}");
    }
}

#[test]
fn names_agree_with_the_data() {
    names::<FunctionalCode>("functional.csv");
    names::<EconomicCode>("economic_department.csv");
    names::<GovernmentEconomicCode>("economic_government.csv");
    names::<RevenueCode>("revenue.csv");
}

#[test]
fn changes_agree_with_the_data() {
    fn of<C: Code>(row: &HashMap<String, String>) -> Vec<String> {
        let code: C = row["code"].parse().unwrap();
        let of_row = |change: Change<C>| {
            let sources: Vec<_> = change.sources().map(Source::id).collect();
            let note = change.note().unwrap_or_default();
            format!("{} {} {} {note}", change.kind(), change.year(), sources.join(";"))
        };
        Catalog::for_year(FiscalYear::constant(2025)).changes(code).map(of_row).collect()
    }
    let rows = rows("changes.csv");
    assert!(!rows.is_empty());
    for row in rows {
        let changes = match row["code"].as_bytes()[0] {
            b'1' => of::<RevenueCode>(&row),
            b'2' => of::<FunctionalCode>(&row),
            b'3' => of::<EconomicCode>(&row),
            _ => of::<GovernmentEconomicCode>(&row),
        };
        let expected = format!("{} {} {} {}", row["kind"], row["year"], row["sources"], row["note"]);
        assert!(changes.contains(&expected), "{changes:?}, expected {expected:?}");
    }
}

#[test]
fn sources_agree_with_the_data() {
    let catalog = Catalog::for_year(FiscalYear::constant(2023));
    let known: HashMap<String, _> =
        rows("sources.csv").into_iter().map(|row| (row["id"].clone(), row)).collect();
    for entry in catalog.iter::<FunctionalCode>() {
        for source in entry.sources() {
            let row = &known[source.id()];
            assert_eq!(source.title(), row["title"]);
            assert_eq!(source.issuer(), Some(&*row["issuer"]));
            assert_eq!(source.year().map(|year| year.to_string()).as_ref(), Some(&row["year"]));
            assert_eq!(source.kind().to_string(), row["kind"]);
            assert_eq!(source.reference().unwrap_or_default(), row["reference"]);
        }
    }
}

#[test]
fn renamings_agree_with_the_data() {
    let catalog = Catalog::for_year(FiscalYear::constant(2023));
    for row in rows("renames.csv").iter().filter(|row| row["code"].starts_with('2')) {
        let code: FunctionalCode = row["code"].parse().unwrap();
        let rename = catalog.renames(code).find(|rename| rename.old_name() == row["old_name"]).unwrap();
        assert_eq!(rename.new_name(), row["new_name"]);
        assert_eq!(rename.first_year().map_or_else(String::new, |year| year.to_string()), row["first_year"]);
        assert_eq!(rename.kind().to_string(), row["kind"]);
        assert_eq!(rename.is_attested(), row["standing"] == "attested");
        assert_eq!(rename.note().unwrap_or_default(), row["note"]);
    }
}

#[test]
fn correspondences_agree_with_the_data() {
    for row in rows("correspondence.csv") {
        let unit_type: UnitType = row["unit_type"].parse().unwrap();
        let code = row["department_code"].parse().unwrap();
        let year = row["last_year"].parse().unwrap_or(FiscalYear::constant(2026));
        let pair = economic_correspondence_in_year(code, unit_type, year).unwrap();
        assert_eq!(pair.government().to_string(), row["government_code"]);
        assert_eq!(pair.standing(), standing(&row));
        assert_eq!(pair.note().unwrap_or_default(), row["note"]);
        let sources: Vec<_> = pair.sources().map(Source::id).collect();
        assert_eq!(sources.join(";"), row["sources"]);
    }
}

#[test]
fn judgements_on_old_editions_agree_with_the_data() {
    let rows = rows("gfs_until.csv");
    assert!(rows.len() > 20);
    for row in rows {
        let last: FiscalYear = row["last_year"].parse().unwrap();
        let found = if row["code"].starts_with('2') {
            let judgement = cofog_in_year(row["code"].parse().unwrap(), last).unwrap();
            (
                judgement.code().number(),
                judgement.target().map(|place| place.to_string()),
                judgement.extent(),
                judgement.note(),
            )
        } else {
            let judgement = gfsm_in_year(row["code"].parse().unwrap(), last).unwrap();
            (
                judgement.code().number(),
                judgement.target().map(|place| place.to_string()),
                judgement.extent(),
                judgement.note(),
            )
        };
        assert_eq!(found.0.to_string(), row["code"]);
        assert_eq!(found.1.unwrap_or_default(), row["target"]);
        assert_eq!(found.2.map_or_else(String::new, |extent| extent.to_string()), row["extent"]);
        assert_eq!(found.3, row["note"]);
    }
}

#[test]
fn no_judgement_of_today_stands_before_one_of_the_edition_of_the_year() {
    let old = rows("gfs_until.csv");
    let mut below = Vec::new();
    for row in &old {
        let last: FiscalYear = row["last_year"].parse().unwrap();
        let in_a_year = |code: &str| {
            if code.starts_with('2') {
                cofog_in_year(code.parse().unwrap(), last).unwrap().note()
            } else {
                gfsm_in_year(code.parse().unwrap(), last).unwrap().note()
            }
        };
        let today = rows("gfs_functional.csv").into_iter().chain(rows("gfs_economic.csv"));
        let is_below = |code: &str| code.starts_with(&row["code"]) && *code != row["code"];
        for code in today.map(|row| row["code"].clone()).filter(|code| is_below(code)) {
            assert!(old.iter().any(|row| row["note"] == in_a_year(&code)), "{code} in {last}");
            below.push(code);
        }
    }
    assert_eq!(below, ["31101", "31199"], "judged today, and below what was another thing");
}

#[test]
fn judgements_agree_with_the_data() {
    let functional = rows("gfs_functional.csv");
    assert_eq!(cofog_judgements().len(), functional.len());
    for row in functional {
        let judgement = cofog(row["code"].parse().unwrap()).unwrap();
        assert_eq!(judgement.code().to_string(), row["code"]);
        assert_eq!(judgement.target().map_or_else(String::new, |place| place.to_string()), row["cofog"]);
        assert_eq!(judgement.extent().map_or_else(String::new, |extent| extent.to_string()), row["extent"]);
        assert_eq!(judgement.note(), row["note"]);
    }
    let economic = rows("gfs_economic.csv");
    assert_eq!(gfsm_judgements().len() + government_gfsm_judgements().len(), economic.len());
    for row in economic {
        let found = if row["code"].starts_with('3') {
            let judgement = gfsm(row["code"].parse().unwrap()).unwrap();
            (judgement.code().number(), judgement.target(), judgement.extent(), judgement.note())
        } else {
            let judgement = government_gfsm(row["code"].parse().unwrap()).unwrap();
            (judgement.code().number(), judgement.target(), judgement.extent(), judgement.note())
        };
        assert_eq!(found.0.to_string(), row["code"]);
        assert_eq!(found.1.map_or_else(String::new, |category| category.to_string()), row["gfsm"]);
        assert_eq!(found.2.map_or_else(String::new, |extent| extent.to_string()), row["extent"]);
        assert_eq!(found.3, row["note"]);
    }
}
