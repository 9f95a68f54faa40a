//! The documents beside the one that is checked: last year's, the budget of a final account's year, those of the units.

use core::fmt;

use crate::document::Disclosure;
use crate::document::plain;
use crate::identity::PrintedTables;
use crate::value::{FiscalYear, Language, Stage};
use crate::words::{self, Meaning};

/// How another document stands to the one that is checked (参照文件).
///
/// ```
/// use cn_budget::{Disclosure, FiscalYear, Stage, companion::Kinship};
///
/// let budget = |year| Disclosure::new("教育局", FiscalYear::constant(year), Stage::Budget);
/// let account = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::FinalAccount);
/// assert_eq!(Kinship::of(&budget(2024), &budget(2023)), Ok(Kinship::LastYear));
/// assert_eq!(Kinship::of(&account, &budget(2024)), Ok(Kinship::Budget));
/// let error = Kinship::of(&budget(2024), &budget(2022)).unwrap_err();
/// assert_eq!(error.to_string(), "the document is of 2022, expected 2023, the year before 2024");
/// ```
#[doc(alias = "参照文件")]
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
    strum::VariantNames,
)]
#[strum(serialize_all = "snake_case")]
#[non_exhaustive]
pub enum Kinship {
    /// 上年文件: the same department's document of the year before, of either stage. A figure is compared where both
    /// documents mean the same one: a planned amount with a budget, an account with a final account.
    #[doc(alias = "上年")]
    LastYear,
    /// 当年预算: the budget of the year that a final account is of.
    #[doc(alias = "年初预算")]
    Budget,
    /// 所属单位: the document of a unit of the department, of the same year and stage.
    #[doc(alias = "所属单位")]
    #[doc(alias = "下属单位")]
    Unit,
}

crate::serde_string!(Kinship);

impl Kinship {
    /// The Chinese name: 上年文件, 当年预算 or 所属单位.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::LastYear => "上年文件",
            Self::Budget => "当年预算",
            Self::Unit => "所属单位",
        }
    }

    /// What another document is to this one, by whose they are, of which year and stage. The document of another
    /// department, of the same year and stage, is that of a unit where this one lists the name among its units.
    ///
    /// # Errors
    ///
    /// When it is none of the three: see [`Related::add`].
    pub fn of(document: &Disclosure, other: &Disclosure) -> Result<Self, RelatedError> {
        let same = is_same_department(&document.department, &other.department);
        let kinship = match (document.stage, other.stage) {
            (Stage::FinalAccount, Stage::Budget) if document.fiscal_year == other.fiscal_year => Self::Budget,
            (one, two) if one == two && document.fiscal_year == other.fiscal_year && !same => Self::Unit,
            _ => Self::LastYear,
        };
        kinship.admits(document, other)?;
        if kinship == Self::Unit && UnitRoll::of(document).find(&document.department, other).is_none() {
            return Err(RelatedError(Kind::Department(
                other.department.clone(),
                document.department.clone(),
            )));
        }
        Ok(kinship)
    }

    /// Whether the years, stages and departments of two documents allow it.
    fn admits(self, document: &Disclosure, other: &Disclosure) -> Result<(), RelatedError> {
        let error = |kind| Err(RelatedError(kind));
        for named in [document, other] {
            if named.department.trim().is_empty() {
                return error(Kind::Nameless(named.source.clone()));
            }
        }
        let (year, found) = (document.fiscal_year, other.fiscal_year);
        match self {
            Self::LastYear if year.previous() != Some(found) => return error(Kind::NotLast(found, year)),
            Self::Budget if document.stage != Stage::FinalAccount => {
                return error(Kind::NoAccount);
            }
            Self::Budget if other.stage != Stage::Budget => {
                return error(Kind::Stage(other.stage, Stage::Budget));
            }
            Self::Unit if document.stage != other.stage => {
                return error(Kind::Stage(other.stage, document.stage));
            }
            Self::Budget | Self::Unit if year != found => return error(Kind::Year(found, year)),
            _ => {}
        }
        if self == Self::Unit {
            return if other == document { error(Kind::Itself) } else { Ok(()) };
        }
        if is_same_department(&document.department, &other.department) {
            return Ok(());
        }
        error(Kind::Department(other.department.clone(), document.department.clone()))
    }
}

/// A document and those beside it, each of which was held against it: what does not fit is refused, and never used.
///
/// ```
/// use cn_budget::{Disclosure, FiscalYear, Report, Stage, companion::{Kinship, Related}, document::{Paragraph, Place, TextSection}};
///
/// let document = |year, text: &str| {
///     let mut document = Disclosure::new("某市数据局", FiscalYear::constant(year), Stage::Budget);
///     let mut section = TextSection::new("“三公”经费情况说明");
///     section.paragraphs.push(Paragraph::new(text, Place::default()));
///     document.sections.push(section);
///     document
/// };
/// let last = document(2023, "2023年公务接待费预算安排12.00万元。");
/// let this = document(2024, "公务接待费2023年预算数为15.00万元，2024年预算数为15.00万元。");
///
/// let mut related = Related::to(&this);
/// related.add(Kinship::LastYear, &last)?;
/// let report = Report::beside(&related);
/// let finding = report.findings().iter().find(|finding| finding.rule.code() == "YOY010").unwrap();
/// assert_eq!(finding.places[1].related, Some(0), "the other figure stands in the first document beside it");
/// assert_eq!(report.related()[0].fiscal_year, FiscalYear::constant(2023));
///
/// let reversed = Related::to(&last).add(Kinship::LastYear, &this).unwrap_err();
/// assert_eq!(reversed.to_string(), "the document is of 2024, expected 2022, the year before 2023");
/// # Ok::<(), cn_budget::companion::RelatedError>(())
/// ```
#[doc(alias = "参照文件")]
#[derive(Clone, Debug)]
pub struct Related<'a> {
    document: &'a Disclosure,
    others: Vec<(Kinship, &'a Disclosure)>,
    /// Read with the first unit: most documents have none beside them, and it takes typing their tables.
    roll: UnitRoll,
    /// Which names of the roll the units are, in the order of the units.
    members: Vec<Option<usize>>,
}

impl<'a> Related<'a> {
    /// The document alone, with nothing beside it yet.
    pub fn to(document: &'a Disclosure) -> Self {
        Self { document, others: Vec::new(), roll: UnitRoll::default(), members: Vec::new() }
    }

    /// Puts another document beside it.
    ///
    /// # Errors
    ///
    /// - either document names no department;
    /// - the year is not the one that the kinship asks for: the year before, or the same;
    /// - the stage is another one: a budget beside a final account, a unit's document of the other stage;
    /// - the department is another one, where it must be the same; short forms of a name, and 部门 or 单位 in brackets,
    ///   make no difference;
    /// - the unit is none of those that the document lists;
    /// - such a document was given already, or it is the document itself.
    pub fn add(&mut self, kinship: Kinship, other: &'a Disclosure) -> Result<&mut Self, RelatedError> {
        kinship.admits(self.document, other)?;
        if kinship == Kinship::Unit {
            if self.members.is_empty() {
                self.roll = UnitRoll::of(self.document);
            }
            let member = self.roll.find(&self.document.department, other);
            if member.is_none() && !self.roll.names.is_empty() {
                let listed = self.roll.names.clone();
                return Err(RelatedError(Kind::NoUnit(other.department.clone(), listed)));
            }
            let again = self.units().any(|known| known.department == other.department)
                || member.is_some() && self.members.contains(&member);
            if again {
                return Err(RelatedError(Kind::Again(kinship, other.department.clone())));
            }
            self.members.push(member);
        } else if self.others.iter().any(|(known, one)| *known == kinship && one.stage == other.stage) {
            return Err(RelatedError(Kind::Again(kinship, other.department.clone())));
        }
        self.others.push((kinship, other));
        Ok(self)
    }

    /// The document that the others stand beside.
    pub const fn document(&self) -> &'a Disclosure {
        self.document
    }

    /// The others, in the order in which they were given.
    pub fn others(&self) -> impl ExactSizeIterator<Item = (Kinship, &'a Disclosure)> {
        self.others.iter().copied()
    }

    fn units(&self) -> impl Iterator<Item = &'a Disclosure> {
        self.others.iter().filter(|(kinship, _)| *kinship == Kinship::Unit).map(|(_, unit)| *unit)
    }

    /// Whether every unit that the document lists was given: then the units are all of the department. A document that
    /// lists none leaves it open.
    ///
    /// The list is that of the tables by unit; where there are none, that of the table 单位构成.
    #[doc(alias = "单位构成")]
    pub fn has_all_units(&self) -> bool {
        let given = |name: &usize| self.members.contains(&Some(*name));
        !self.roll.names.is_empty() && (0..self.roll.names.len()).all(|name| given(&name))
    }

    /// The name that the document lists for each unit given, in their order.
    pub(crate) fn listed_names(&self) -> impl Iterator<Item = Option<&str>> {
        self.members.iter().map(|member| member.map(|name| self.roll.names[name].as_str()))
    }
}

/// How many characters a name has at least that can be told from another one: 局 alone is anybody's.
const SHORTEST: usize = 3;

/// The units that a department's document lists (单位构成).
#[derive(Clone, Debug, Default)]
struct UnitRoll {
    names: Vec<String>,
}

impl UnitRoll {
    fn of(document: &Disclosure) -> Self {
        let (tables, _) = PrintedTables::read_some(document);
        let mut names: Vec<String> = Vec::new();
        let by_unit = [tables.basic_by_unit(), tables.project_by_unit()];
        for (key, _) in by_unit.into_iter().flatten().flat_map(crate::table::PrintedTable::rows) {
            names.extend(key.unit_name().filter(|_| key.unit_line().is_none()).map(ToOwned::to_owned));
        }
        if names.is_empty() {
            let lists = document.sheets.iter().filter(|sheet| sheet.kind.is_none());
            for sheet in lists.filter(|sheet| plain(&sheet.title).contains("单位构成")) {
                let rows = sheet.rows.iter().map(|row| row.label.clone());
                names.extend(rows.filter(|name| name.chars().count() > 2));
            }
        }
        let mut roll = Self::default();
        for name in names {
            if !roll.names.iter().any(|known| plain(known) == plain(&name)) {
                roll.names.push(name);
            }
        }
        roll
    }

    /// The one name of the list that a unit's document has; `None` where none or several may be meant.
    fn find(&self, department: &str, unit: &Disclosure) -> Option<usize> {
        let one = |meant: &dyn Fn(&str) -> bool| {
            let mut found = (0..self.names.len()).filter(|&index| meant(&self.names[index]));
            found.next().filter(|_| found.next().is_none())
        };
        let name = unit_name(&unit.department);
        one(&|listed| unit_name(listed) == name).or_else(|| {
            // The department itself is a unit of its own, which lists call 本级 and its document may not.
            let own = is_itself(&name).map_or_else(
                || is_same_department(&name, department),
                |rest| rest.chars().count() < SHORTEST || is_same_department(rest, department),
            );
            one(&|listed| {
                let listed = unit_name(listed);
                let itself = is_itself(&listed).is_some() || is_same_department(&listed, department);
                if itself { own } else { !own && is_short_form(&listed, &name) }
            })
        })
    }
}

/// The department whose 本级, itself without its units, a name in a list of units says that it is.
fn is_itself(name: &str) -> Option<&str> {
    words::of(Meaning::Itself).iter().find_map(|end| name.strip_suffix(end))
}

/// A unit's name without blanks, and without brackets that say what kind of unit it is; 本级 is part of the name.
fn unit_name(name: &str) -> String {
    let mut name = plain(name).replace("（本级）", "本级").replace("（机关）", "机关");
    while let Some(open) =
        name.strip_suffix('）').and_then(|inner| inner.rfind('（')).filter(|open| *open > 0)
    {
        name.truncate(open);
    }
    name
}

/// Whether two names are of one department: alike, or one with more of its place before it (某市某局, 某局); 部门 and 单位
/// in brackets tell two documents of one name apart, where both have them.
fn is_same_department(one: &str, other: &str) -> bool {
    let parts = |name: &str| {
        let name = plain(name);
        let kind = ["（部门）", "（单位）", "（本级）"].into_iter().find(|kind| name.ends_with(kind));
        (kind.map_or(name.as_str(), |kind| &name[..name.len() - kind.len()]).to_owned(), kind)
    };
    let ((one, first), (other, second)) = (parts(one), parts(other));
    let kinds = first.is_none() || second.is_none() || first == second;
    kinds && (one == other || is_short_form(&one, &other))
}

/// Whether one of two names is the other with what stands before it left out.
fn is_short_form(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    short.chars().count() >= SHORTEST && long.ends_with(short)
}

/// A document beside the one that a report is on: what it is, and where it comes from.
#[doc(alias = "参照文件")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct RelatedDocument {
    /// How it stands to the document.
    pub kinship: Kinship,
    /// The department or unit.
    pub department: String,
    /// The fiscal year.
    pub fiscal_year: FiscalYear,
    /// Budget or final account.
    pub stage: Stage,
    /// Where it comes from, in its reader's words.
    pub source: Option<String>,
}

impl RelatedDocument {
    pub(crate) fn of(kinship: Kinship, document: &Disclosure) -> Self {
        let (fiscal_year, stage) = (document.fiscal_year, document.stage);
        let (department, source) = (document.department.clone(), document.source.clone());
        Self { kinship, department, fiscal_year, stage, source }
    }
}

/// Why a document does not stand beside another one as it was said to.
#[doc(alias = "参照文件错误")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelatedError(Kind);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Nameless(Option<String>),
    NotLast(FiscalYear, FiscalYear),
    Year(FiscalYear, FiscalYear),
    Stage(Stage, Stage),
    NoAccount,
    Department(String, String),
    NoUnit(String, Vec<String>),
    Again(Kinship, String),
    Itself,
}

impl RelatedError {
    /// Whether the fiscal year is another one.
    pub const fn is_year(&self) -> bool {
        matches!(self.0, Kind::NotLast(..) | Kind::Year(..))
    }

    /// Whether the stage is another one: a budget where a final account is needed, or the other way round.
    pub const fn is_stage(&self) -> bool {
        matches!(self.0, Kind::Stage(..) | Kind::NoAccount)
    }

    /// Whether the department or unit is another one.
    pub const fn is_department(&self) -> bool {
        matches!(self.0, Kind::Department(..) | Kind::NoUnit(..))
    }

    /// What was found and what was expected, in either language.
    pub fn message(&self, language: Language) -> String {
        match language {
            Language::En => self.to_string(),
            Language::Zh => self.chinese(),
        }
    }

    fn chinese(&self) -> String {
        match &self.0 {
            Kind::Nameless(source) => {
                let source = source.as_deref().map(|source| format!("（{source}）")).unwrap_or_default();
                format!("文件{source}未写明部门名称，无法确认是否同一部门")
            }
            Kind::NotLast(found, year) => match year.previous() {
                Some(last) => format!("文件为 {found} 年度，应为 {year} 年的上年 {last}"),
                None => format!("文件为 {found} 年度，不是 {year} 年的上年"),
            },
            Kind::Year(found, year) => format!("文件为 {found} 年度，应为 {year} 年度"),
            Kind::Stage(found, expected) => {
                format!("文件为{}，应为{}", stage_chinese(*found), stage_chinese(*expected))
            }
            Kind::NoAccount => "审核的文件是预算；只有决算才与当年预算比较".to_owned(),
            Kind::Department(found, expected) => format!("文件属于“{found}”，应属于“{expected}”"),
            Kind::NoUnit(found, listed) => {
                format!("“{found}”不在部门所列单位之中：{}", listed.join("、"))
            }
            Kind::Again(kinship, department) => format!("{}“{department}”重复给出", kinship.chinese()),
            Kind::Itself => "所属单位的文件就是审核的文件本身".to_owned(),
        }
    }
}

const fn stage_chinese(stage: Stage) -> &'static str {
    match stage {
        Stage::Budget => "预算",
        Stage::FinalAccount => "决算",
    }
}

impl fmt::Display for RelatedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let stage = |stage: &Stage| match stage {
            Stage::Budget => "a budget",
            Stage::FinalAccount => "a final account",
        };
        match &self.0 {
            Kind::Nameless(source) => {
                let source = source.as_deref().map(|source| format!(" {source}")).unwrap_or_default();
                write!(f, "the document{source} names no department: expected one to compare")
            }
            Kind::NotLast(found, year) => match year.previous() {
                Some(last) => {
                    write!(f, "the document is of {found}, expected {last}, the year before {year}")
                }
                None => write!(f, "the document is of {found}, expected the year before {year}"),
            },
            Kind::Year(found, year) => write!(f, "the document is of {found}, expected {year}"),
            Kind::Stage(found, expected) => {
                write!(f, "the document is {}, expected {}", stage(found), stage(expected))
            }
            Kind::NoAccount => f.write_str(
                "the document that is checked is a budget: expected a final account beside its budget",
            ),
            Kind::Department(found, expected) => {
                write!(f, "the document is of {found:?}, expected {expected:?}")
            }
            Kind::NoUnit(found, listed) => {
                write!(f, "{found:?} is no unit of the department: expected one of {}", listed.join(", "))
            }
            Kind::Again(Kinship::Unit, department) => write!(f, "the unit {department:?} is given twice"),
            Kind::Again(..) => f.write_str("two such documents are given: expected one of each stage"),
            Kind::Itself => f.write_str("the document of the unit is the one that is checked"),
        }
    }
}

impl core::error::Error for RelatedError {}
