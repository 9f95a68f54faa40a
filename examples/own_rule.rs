//! Rules of one's own, on words and on cells, in one report with those of the crate: `cargo run --example own_rule`.
#![expect(clippy::print_stdout, reason = "an example speaks")]

use cn_budget::check::{Answer, Checker, Context, Declaration, LooksAt, ReportFile, Subject};
use cn_budget::document::{Paragraph, Place, TextSection};
use cn_budget::identity::{CellRef, OwnIdentity};
use cn_budget::table::{IdentityKind, ThreePublicColumn, ThreePublicRow};
use cn_budget::{Disclosure, Language, Rule, Severity, TableKind};
#[derive(Debug)]
struct AboutSoMuch;
const ABOUT: Declaration = Declaration::new("OWN001", "about-so-much", Severity::Warning)
    .summary("预算数不写“左右”", "no figure of a budget is about so much")
    .looks_at(&[LooksAt::Paragraph]);
impl Rule for AboutSoMuch {
    fn declaration(&self) -> &'static Declaration {
        &ABOUT
    }
    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Paragraph(line) = subject else { return Answer::NotApplicable };
        let breach = |(at, words)| context.words_of_line(line, at, words).fixed("写有“左右”", "says 左右");
        Answer::broken_if_any(line.text.match_indices("左右").map(breach).collect())
    }
}

#[derive(Debug)]
struct ThreePublicAboveAgency;
const AT_MOST: IdentityKind =
    IdentityKind::new("OWN002", "“三公”经费 ≤ 行政经费", "三公 ≤ 行政经费").at_most();
const ABOVE: Declaration = Declaration::new(AT_MOST.rule, "three-public-above-agency", Severity::Error)
    .summary(AT_MOST.zh, AT_MOST.en)
    .looks_at(&[LooksAt::Identity]);
impl Rule for ThreePublicAboveAgency {
    fn declaration(&self) -> &'static Declaration {
        &ABOVE
    }
    fn check(&self, identity: Subject<'_>, _: &Context<'_>) -> Answer {
        identity.verdict()
    }
    fn identities(&self, context: &Context<'_>) -> Vec<OwnIdentity> {
        let row = |key| context.tables().three_public()?.rows().position(|(row, _)| *row == key);
        let cell = |key| Some(CellRef::of(TableKind::ThreePublic, row(key)?, ThreePublicColumn::Total));
        let [whole, parts] = [ThreePublicRow::ThreePublic, ThreePublicRow::AgencyOperating].map(cell);
        vec![OwnIdentity::new(&AT_MOST, whole.into_iter().collect(), parts.into_iter().collect())]
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut document = Disclosure::huizhou_2023()?;
    let mut section = TextSection::new("“三公”经费安排情况");
    section.paragraphs.push(Paragraph::new("本年安排“三公”经费8.10万元左右。", Place::default()));
    document.sections.push(section);
    let report = Checker::new().rule(AboutSoMuch).rule(ThreePublicAboveAgency).check(&document);
    let json = serde_json::to_value(ReportFile::new([(&document, &report)], Language::Zh))?;
    let [counts, findings] = ["by_rule", "findings"].map(|name| &json["documents"][0][name]);
    let own = findings.as_array().into_iter().flatten().find(|finding| finding["rule"] == "OWN001");
    println!("OWN001 {}\nOWN002 {}\n{:#}", counts["OWN001"], counts["OWN002"], own.ok_or("no finding")?);
    assert_eq!([&counts["OWN001"]["broken"], &counts["OWN002"]["held"]], [1, 1]);
    Ok(())
}
