//! The runner: asks every rule of every subject, counts the answers, and makes the report.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::answer::Answer;
use super::companion::Companion;
use super::context::{Checked, Context};
use super::declaration::{Declaration, LooksAt, Severity};
use super::finding::Finding;
use super::place::Places;
use super::report::Report;
use super::rule::Rule;
use super::rules::RULES;
use super::subject::{FactSubject, RowSubject, SectionSubject, Subject, TableSubject};
use super::text::FactCounts;
use super::unit_line::Reread;
use super::unknown_rule::UnknownRule;
use super::{compare, scanned, trace, unit_line};
use crate::catalog::Catalog;
use crate::companion::{Related, RelatedDocument};
use crate::document::Disclosure;
use crate::fact::{Lexicon, Narrative, SheetReadings};
use crate::identity::{OwnIdentity, PrintedTables, TableCheck};
use crate::table::Relation;
use crate::value::{FiscalYear, Outcome};

/// Checks documents (审核): by the rules of this crate and by rules of one's own, all of them or a selection.
///
/// ```
/// use cn_budget::check::Checker;
/// use cn_budget::{Disclosure, Severity};
///
/// let mut document = Disclosure::huizhou_2023()?;
/// document.sheets.truncate(7);
/// let missing = Checker::new().select(["missing-table"])?;
/// assert_eq!(missing.check(&document).findings().len(), 1, "that of the government funds");
///
/// let sums = Checker::new().select(["SUM", "XTB001"])?;
/// assert_eq!(sums.check(&document).count(Severity::Error), 0);
///
/// let error = Checker::new().ignore(["SUM999"]).unwrap_err();
/// assert_eq!(error.to_string(), "no rule is named SUM999: did you mean SUM009?");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "审核")]
#[derive(Debug, Default)]
pub struct Checker {
    own: Vec<Box<dyn Rule>>,
    select: Vec<String>,
    ignore: Vec<String>,
    pedantic: bool,
    lexicon: Lexicon,
    catalogs: Vec<Catalog>,
    severities: Vec<(String, Severity)>,
}

impl Checker {
    /// The rules of this crate, but for the pedantic ones.
    pub fn new() -> Self {
        Self::default()
    }

    /// With the pedantic rules too (从严审核): those that on published documents were wrong more often than right. One that
    /// is [selected](Self::select) by itself needs no such request.
    ///
    /// ```
    /// use cn_budget::check::Checker;
    ///
    /// let rules = |checker: &Checker| checker.rules().count();
    /// assert!(rules(&Checker::new().pedantic()) > rules(&Checker::new()));
    /// assert_eq!(rules(&Checker::new().select(["COD008"])?), 1);
    /// # Ok::<(), cn_budget::check::UnknownRule>(())
    /// ```
    #[doc(alias = "从严审核")]
    #[must_use]
    pub fn pedantic(mut self) -> Self {
        self.pedantic = true;
        self
    }

    /// With a rule of one's own. Rules come before they are [selected](Self::select) by name.
    ///
    /// # Panics
    ///
    /// When another rule has its code or its name, or it looks at nothing and would never be asked: mistakes of the
    /// program, and not of a document.
    ///
    /// ```should_panic
    /// use cn_budget::check::{Answer, Checker, Context, Declaration, LooksAt, Rule, Severity, Subject};
    ///
    /// #[derive(Debug)]
    /// struct Twin;
    ///
    /// impl Rule for Twin {
    ///     fn declaration(&self) -> &'static Declaration {
    ///         const DECLARATION: Declaration =
    ///             Declaration::new("SUM001", "twin", Severity::Error).looks_at(&[LooksAt::Document]);
    ///         &DECLARATION
    ///     }
    ///
    ///     fn check(&self, _: Subject<'_>, _: &Context<'_>) -> Answer {
    ///         Answer::Held
    ///     }
    /// }
    ///
    /// let checker = Checker::new().rule(Twin);
    /// ```
    #[must_use]
    pub fn rule(mut self, rule: impl Rule + 'static) -> Self {
        let declared = rule.declaration();
        let (code, name) = (declared.code(), declared.name());
        let is_new =
            self.all().map(Rule::declaration).all(|other| other.code() != code && other.name() != name);
        assert!(
            is_new,
            "found a second rule {code} ({name}), expected a code and a name that no other rule has"
        );
        let looks = !declared.subjects().is_empty();
        assert!(looks, "rule {code} looks at nothing, expected Declaration::looks_at to name a subject");
        self.own.push(Box::new(rule));
        self
    }

    /// With words of one's own (词表): the tables are read by this lexicon. A document that is read from a file should be read
    /// with it too, as what a table is, the reader says.
    ///
    /// ```
    /// use cn_budget::check::{Checker, UnknownRule};
    /// use cn_budget::{Disclosure, fact::Lexicon};
    ///
    /// let mut document = Disclosure::huizhou_2023()?;
    /// document.sheets[2].headers[2] = "县级专项".to_owned(); // 项目支出
    /// let mut lexicon = Lexicon::new();
    /// lexicon.add("县级专项", "nature=project".parse()?)?;
    ///
    /// let (ours, with_own) = (Checker::new(), Checker::new().lexicon(lexicon));
    /// let unread = |checker: Checker| Ok::<_, UnknownRule>(checker.select(["STR008"])?.check(&document).findings().len());
    /// assert_eq!((unread(ours)?, unread(with_own)?), (1, 0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "词表")]
    #[must_use]
    pub fn lexicon(mut self, lexicon: Lexicon) -> Self {
        self.lexicon = lexicon;
        self
    }

    /// With a catalog of one's own (科目表), such as one that the list of a province is laid over: the codes and names of
    /// documents of its year are judged by it. Of other years it says nothing, and their documents are judged by the
    /// embedded one; catalogs of several years are given one by one, and of two of a year the later one counts.
    ///
    /// ```
    /// use cn_budget::catalog::CatalogOverlay;
    /// use cn_budget::{Catalog, Disclosure, FiscalYear, FunctionalCode, check::Checker};
    ///
    /// let mut document = Disclosure::huizhou_2023()?;
    /// let row = document.sheets[2].rows.iter_mut().find(|row| row.code.as_deref() == Some("2010301")).unwrap();
    /// (row.code, row.label) = (Some("2010377".to_owned()), "大数据事务".to_owned());
    ///
    /// let catalog_of = |year: u16| {
    ///     let mut overlay = CatalogOverlay::new("某市科目");
    ///     overlay.insert(FunctionalCode::constant(2010377), "大数据事务")?;
    ///     Ok::<_, Box<dyn std::error::Error>>(Catalog::for_year(FiscalYear::new(year)?).with_overlay(overlay))
    /// };
    /// let unknown = |checker: Checker| {
    ///     Ok::<_, Box<dyn std::error::Error>>(checker.select(["COD001"])?.check(&document).findings().len())
    /// };
    /// assert_eq!(unknown(Checker::new())?, 1);
    /// assert_eq!(unknown(Checker::new().catalog(catalog_of(2023)?))?, 0);
    /// assert_eq!(unknown(Checker::new().catalog(catalog_of(2022)?))?, 1, "that of another year");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "科目表")]
    #[must_use]
    pub fn catalog(mut self, catalog: Catalog) -> Self {
        self.catalogs.retain(|other| other.year() != catalog.year());
        self.catalogs.push(catalog);
        self
    }

    /// The catalog by which documents of a year are judged.
    fn catalog_of(&self, year: FiscalYear) -> Catalog {
        let own = self.catalogs.iter().find(|catalog| catalog.year() == year);
        own.cloned().unwrap_or(Catalog::for_year(year))
    }

    /// With another level (问题等级) for what these rules find: see [`Checker::select`] for the names. Differences that
    /// rounding explains stay what they are. Where several names are those of a rule, the last one counts.
    ///
    /// # Errors
    ///
    /// When no rule has the name.
    ///
    /// ```
    /// use cn_budget::{Disclosure, Severity, check::Checker};
    ///
    /// let checker = Checker::new().severity("XTB", Severity::Error)?;
    /// assert_eq!(checker.check(&Disclosure::huizhou_2023()?).count(Severity::Error), 1, "XTB017 warns else");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "问题等级")]
    pub fn severity(mut self, name: impl Into<String>, severity: Severity) -> Result<Self, UnknownRule> {
        let name = self.known(name.into())?;
        self.severities.push((name, severity));
        Ok(self)
    }

    /// How grave a finding is here.
    fn severity_of(&self, finding: &Finding) -> Severity {
        let own = self.severities.iter().rev().find(|(name, _)| names(name, finding.rule));
        match own {
            Some((_, severity)) if finding.severity != Severity::Rounding => *severity,
            _ => finding.severity,
        }
    }

    /// With these rules alone: by code (SUM001), by name (section-sum-mismatch) or by the beginning of a code (SUM).
    ///
    /// # Errors
    ///
    /// When no rule has the name.
    pub fn select<S: Into<String>>(
        mut self,
        names: impl IntoIterator<Item = S>,
    ) -> Result<Self, UnknownRule> {
        for name in names {
            let name = self.known(name.into())?;
            self.select.push(name);
        }
        Ok(self)
    }

    /// Without these rules: see [`Checker::select`].
    ///
    /// # Errors
    ///
    /// When no rule has the name.
    pub fn ignore<S: Into<String>>(
        mut self,
        names: impl IntoIterator<Item = S>,
    ) -> Result<Self, UnknownRule> {
        for name in names {
            let name = self.known(name.into())?;
            self.ignore.push(name);
        }
        Ok(self)
    }

    fn known(&self, name: String) -> Result<String, UnknownRule> {
        let known = !name.is_empty() && self.all().any(|rule| names(&name, rule.declaration()));
        if known { Ok(name) } else { Err(UnknownRule::among(name, self.all().map(Rule::declaration))) }
    }

    /// Every rule, those of this crate first.
    fn all(&self) -> impl Iterator<Item = &dyn Rule> {
        let own = self.own.iter().map(|rule| &**rule);
        RULES.iter().map(|rule| *rule as &dyn Rule).chain(own)
    }

    /// The rules that are asked.
    pub fn rules(&self) -> impl Iterator<Item = &'static Declaration> {
        self.selected().map(Rule::declaration)
    }

    fn selected(&self) -> impl Iterator<Item = &dyn Rule> {
        self.all().filter(|rule| self.selects(rule.declaration()))
    }

    fn selects(&self, rule: &Declaration) -> bool {
        let named = |list: &[String]| list.iter().any(|name| names(name, rule));
        let is_asked =
            if self.select.is_empty() { self.pedantic || !rule.is_pedantic() } else { named(&self.select) };
        is_asked && !named(&self.ignore)
    }

    /// Checks a document.
    pub fn check(&self, document: &Disclosure) -> Report {
        self.check_beside(&Related::to(document))
    }

    /// Checks a document, also against those beside it: see [`Related`].
    #[doc(alias = "上年")]
    #[doc(alias = "所属单位")]
    pub fn check_beside(&self, related: &Related<'_>) -> Report {
        let document = related.document();
        let (printed, _) = PrintedTables::read_some(document);
        let readings = Rc::new(SheetReadings::of(document, &self.lexicon));
        let mut checks = crate::identity::checks(document, &printed, &readings);
        let narrative = Narrative::of(document);
        let companions = Companion::all(related);
        let catalog = self.catalog_of(document.fiscal_year);
        let as_printed = Checked { document, tables: &printed, identities: &checks, rescaled: &[] };
        let context =
            Context::new(related, as_printed, &narrative, &companions, Rc::clone(&readings), catalog.clone());
        let of_own = self.own_identities(&context);
        let own: Vec<&OwnIdentity> = of_own.iter().flat_map(|(_, identities)| identities).collect();
        checks.extend(own.iter().map(|identity| printed.judge(identity)));
        // What is wrong under the unit that a table states may be right in another: then the unit is what is wrong. The
        // counts are of what is printed.
        let reread = unit_line::check(&Places { document, tables: &printed }, &checks, &own, &readings);
        let checked = match &reread {
            Some(Reread { document, tables, checks, rescaled }) => {
                Checked { document, tables, identities: checks, rescaled }
            }
            None => Checked { document, tables: &printed, identities: &checks, rescaled: &[] },
        };
        let places = Places { document: checked.document, tables: checked.tables };
        let mut context =
            Context::new(related, checked, &narrative, &companions, Rc::clone(&readings), catalog);
        context.comparisons = compare::comparisons(&places, related, &companions);
        let mut run = Run { report: Report::on(related, self.rules().collect()), context: &context };
        let asked = Asked { by_code: self.by_code(), of_own: &of_own };
        run.identities(&asked, &checks);
        run.findings_of_identities(&asked);
        for rule in self.selected() {
            run.ask(rule);
        }
        run.comparisons(&asked);
        for finding in &mut run.report.findings {
            finding.severity = self.severity_of(finding);
            scanned::mark(finding, related);
        }
        run.report.finish(FactCounts::of(context.prose()))
    }

    /// The rules of one's own with the identities that each brings.
    fn own_identities(&self, context: &Context<'_>) -> Vec<(&dyn Rule, Vec<OwnIdentity>)> {
        let own = self.selected().map(|rule| (rule, rule.identities(context)));
        own.filter(|(_, identities)| !identities.is_empty()).collect()
    }

    /// The rules that are asked, by their codes; of two with one code the first.
    fn by_code(&self) -> ByCode<'_> {
        let mut rules = ByCode::new();
        for rule in self.selected() {
            rules.entry(rule.declaration().code()).or_insert(rule);
        }
        rules
    }
}

/// Whether a name is that of a rule: its code, its name, or the beginning of its code.
fn names(name: &str, rule: &Declaration) -> bool {
    rule.name() == name || rule.code().starts_with(&name.to_uppercase())
}

/// Rules by their codes.
type ByCode<'r> = BTreeMap<&'static str, &'r dyn Rule>;

/// The rules that are asked, as identities find theirs.
struct Asked<'r> {
    by_code: ByCode<'r>,
    of_own: &'r [(&'r dyn Rule, Vec<OwnIdentity>)],
}

impl<'r> Asked<'r> {
    /// The rule of an identity: one of one's own is of the rule that brought it, whatever code it names.
    fn of(&self, relation: Relation) -> Option<&'r dyn Rule> {
        let Relation::Own(kind) = relation else { return self.by_code.get(relation.rule()).copied() };
        let brings =
            |identities: &[OwnIdentity]| identities.iter().any(|own| core::ptr::eq(own.kind(), kind));
        let mut bringing =
            self.of_own.iter().filter(|(_, identities)| brings(identities)).map(|(rule, _)| *rule);
        let first = bringing.clone().next();
        // Of two rules that share a kind, the one that it names.
        bringing.find(|rule| rule.declaration().code() == kind.rule).or(first)
    }
}

/// A run over one document.
pub(super) struct Run<'a, 'c> {
    pub(super) report: Report,
    pub(super) context: &'c Context<'a>,
}

impl Run<'_, '_> {
    /// Asks a rule of every subject that it looks at.
    fn ask(&mut self, rule: &dyn Rule) {
        let declaration = rule.declaration();
        let context = self.context;
        for kind in declaration.subjects() {
            each(*kind, context, |subject| {
                let answer = rule.check(subject, context);
                self.answered(declaration, answer);
            });
        }
    }

    /// Counts an answer, and keeps what it reports.
    pub(super) fn answered(&mut self, rule: &'static Declaration, answer: Answer) {
        self.report.count_answer(rule.code(), &answer);
        match answer {
            Answer::Broken(breaches) => {
                self.report.findings.extend(breaches.into_iter().map(|breach| Finding::of(rule, breach)));
            }
            Answer::WithinRounding(breaches) => {
                let findings = breaches.into_iter().map(|breach| Finding::of(rule, breach).into_rounding());
                self.report.findings.extend(findings);
            }
            Answer::Held | Answer::Undecidable(_) | Answer::NotApplicable => {}
        }
    }

    /// Counts the identities as printed: each is asked of its own rule.
    fn identities(&mut self, rules: &Asked<'_>, checks: &[TableCheck]) {
        for check in checks {
            let outcome = check.verdict().outcome();
            if let Some(rule) = rules.of(check.relation()) {
                let answer = rule.check(Subject::Identity(check), self.context);
                self.answered(rule.declaration(), answer);
            }
            if check.relation().is_certain() {
                self.report.count_identity(check, outcome);
            }
        }
    }

    /// Reports the broken identities by their roots, and those that rounding explains.
    fn findings_of_identities(&mut self, rules: &Asked<'_>) {
        let declaration = |relation: Relation| rules.of(relation).map(Rule::declaration);
        self.report.findings.extend(trace::findings(
            &self.context.places(),
            self.context.identities,
            &declaration,
        ));
    }

    /// Asks each comparison with another document of its own rule.
    fn comparisons(&mut self, rules: &Asked<'_>) {
        let context = self.context;
        for comparison in &context.comparisons {
            if let Some(rule) = rules.by_code.get(comparison.rule()) {
                let answer = rule.check(Subject::Comparison(comparison), context);
                self.answered(rule.declaration(), answer);
            }
        }
    }
}

/// Calls with every subject of a kind, in printed order. Identities and comparisons are asked of their own rules alone.
fn each<'c>(kind: LooksAt, context: &'c Context<'_>, mut ask: impl FnMut(Subject<'c>)) {
    let document = context.document();
    let tables = || document.sheets.iter().enumerate().map(|(index, sheet)| TableSubject { index, sheet });
    match kind {
        LooksAt::Document => ask(Subject::Document(document)),
        LooksAt::Table => tables().for_each(|table| ask(Subject::Table(table))),
        LooksAt::Row => {
            for table in tables() {
                for (index, row) in table.sheet.rows.iter().enumerate() {
                    ask(Subject::Row(RowSubject { table, index, row }));
                }
            }
        }
        LooksAt::Section => {
            for (index, section) in document.sections.iter().enumerate() {
                ask(Subject::Section(SectionSubject { index, section }));
            }
        }
        LooksAt::Paragraph => context.lines().iter().for_each(|line| ask(Subject::Paragraph(line))),
        LooksAt::Fact => {
            for (index, fact) in context.facts().iter().enumerate() {
                ask(Subject::Fact(FactSubject { index, fact }));
            }
        }
        LooksAt::Count => context.counts().iter().for_each(|count| ask(Subject::Count(count))),
        LooksAt::Companion => {
            context.companions().iter().for_each(|companion| ask(Subject::Companion(companion)));
        }
        LooksAt::Identity | LooksAt::Comparison => {}
    }
}

impl Report {
    /// Checks a document by every rule that is asked without request: see [`Checker`].
    pub fn of(document: &Disclosure) -> Self {
        Checker::new().check(document)
    }

    /// Checks a document, also against those beside it: see [`Related`].
    #[doc(alias = "上年")]
    #[doc(alias = "所属单位")]
    pub fn beside(related: &Related<'_>) -> Self {
        Checker::new().check_beside(related)
    }

    /// A report with nothing in it yet.
    fn on(related: &Related<'_>, rules: Vec<&'static Declaration>) -> Self {
        let files = related.document().files.clone();
        let related = related.others().map(|(kinship, other)| RelatedDocument::of(kinship, other)).collect();
        Self { rules, files, related, ..Self::default() }
    }

    fn count_answer(&mut self, code: &'static str, answer: &Answer) {
        self.by_rule.entry(code).or_default().count(answer.outcome());
        if let Answer::Undecidable(reason) = answer {
            *self.undecided_by_rule.entry(code).or_default().entry(*reason).or_default() += 1;
        }
    }

    fn count_identity(&mut self, check: &TableCheck, outcome: Outcome) {
        self.counts.count(outcome);
        if let Some(reason) = check.verdict().reason() {
            *self.undecided.entry(reason).or_default() += 1;
        }
        if let Some(cell) = check.cells().next() {
            self.by_table.entry(cell.sheet).or_default().count(outcome);
        }
    }

    fn finish(mut self, facts: FactCounts) -> Self {
        self.facts = facts;
        self.findings = Finding::merge_repeated(self.findings);
        self.findings.sort_by_key(|finding| core::cmp::Reverse(finding.severity));
        self
    }
}
