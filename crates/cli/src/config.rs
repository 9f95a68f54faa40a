//! `cnbudget.toml`: which rules run, and which findings are accepted, with the reason.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use cn_budget::{
    Disclosure, Finding, FiscalYear, Language, Severity,
    check::{Checker, Declaration, FindingPlace, UnknownRule},
    value::Note,
};
use cn_budget_render::words::{pick, unknown};
use serde::{Deserialize, Serialize};
use strum::VariantNames as _;

use crate::args::CheckOptions;
use crate::proofread;
use crate::terminal::{shown, system};

/// The file that is read where none is named, from the current folder or the nearest above it.
const DEFAULT: &str = "cnbudget.toml";
const KEYS: [&str; 9] =
    ["select", "ignore", "pedantic", "proofread", "suppress", "severity", "lang", "lexicon", "catalog"];
/// The levels that a rule may be given.
const LEVELS: [&str; 2] = ["error", "warning"];
const SUPPRESSION_KEYS: [&str; 6] = ["rule", "document", "table", "row", "column", "reason"];

const KEY: [&str; 2] = ["设置项", "key"];
const SUPPRESSION_KEY: [&str; 2] = ["说明项（suppress）的键", "key of a suppression"];
const RULE: [&str; 2] = ["规则", "rule"];

/// The settings of a run, as a worker gets them too.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub(crate) struct Config {
    #[serde(default)]
    select: Vec<String>,
    #[serde(default)]
    ignore: Vec<String>,
    #[serde(default)]
    pedantic: bool,
    /// Whether misprints of words are looked for, in a build that can.
    #[serde(default)]
    proofread: bool,
    #[serde(default)]
    suppress: Vec<Suppression>,
    /// The levels of rules, by their names.
    #[serde(default)]
    severity: BTreeMap<String, Severity>,
    #[serde(default)]
    lang: Option<Language>,
    /// Files of words, from the folder of the settings.
    #[serde(default)]
    lexicon: Vec<PathBuf>,
    /// Files of codes, from the folder of the settings, by the year that each is of.
    #[serde(default)]
    catalog: BTreeMap<FiscalYear, PathBuf>,
    /// The file of the settings.
    #[serde(skip)]
    path: Option<PathBuf>,
    /// The file of the settings by name, and what it says of the rules.
    #[serde(default)]
    from: Option<(String, String)>,
}

/// A finding that is accepted: its rule, its place, and why.
#[derive(Clone, Debug, Deserialize, Serialize)]
struct Suppression {
    rule: String,
    /// A part of the department's name, or of the path.
    #[serde(default)]
    document: Option<String>,
    /// A part of the title: departments put their year and name before it.
    #[serde(default)]
    table: Option<String>,
    /// The code or the name of the row, whole: `201` must not take 2010301 with it.
    #[serde(default)]
    row: Option<String>,
    /// The heading, or its last level.
    #[serde(default)]
    column: Option<String>,
    reason: String,
    /// The codes of the rules that it names.
    #[serde(skip)]
    codes: Vec<&'static str>,
    /// An unused one is reported once a run, not once a document.
    #[serde(skip)]
    is_used: bool,
}

impl Config {
    /// The file of the settings, where there is one: the one that is named, or the nearest.
    fn file(named: Option<&Path>) -> Option<PathBuf> {
        if let Some(named) = named {
            return Some(named.to_owned());
        }
        let depth = std::env::current_dir().map_or(0, |here| here.ancestors().count());
        let mut above = PathBuf::new();
        for _ in 0..depth.max(1) {
            let file = above.join(DEFAULT);
            if file.is_file() {
                return Some(file);
            }
            above.push("..");
        }
        None
    }

    /// The settings of the file that is named, or of the nearest; none of any where there is no file.
    pub(crate) fn load(named: Option<&Path>, language: Language) -> Result<Self, String> {
        Self::file(named).map_or_else(|| Ok(Self::default()), |path| Self::read(&path, language))
    }

    /// The file of the settings, where there is one.
    pub(crate) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The language that the file asks for.
    pub(crate) const fn language(&self) -> Option<Language> {
        self.lang
    }

    /// The files of words: the settings', and then these.
    pub(crate) fn lexicons(&self, further: &[PathBuf]) -> Vec<PathBuf> {
        [&self.lexicon, further].concat()
    }

    /// The files of codes: the settings', and then these.
    pub(crate) fn catalogs(&self, further: &[(FiscalYear, PathBuf)]) -> Vec<(FiscalYear, PathBuf)> {
        let own = self.catalog.iter().map(|(year, path)| (*year, path.clone()));
        own.chain(further.iter().cloned()).collect()
    }

    /// The settings with those of the command line, and the checker that they ask for: `--select` takes the place of the
    /// file's `select`, `--ignore` adds to its `ignore`.
    pub(crate) fn with(
        mut self,
        options: &CheckOptions,
        language: Language,
    ) -> Result<(Self, Checker), String> {
        let config = &mut self;
        if !options.select.is_empty() {
            config.select.clone_from(&options.select);
        }
        config.ignore.extend(options.ignore.iter().cloned());
        config.pedantic |= options.pedantic;
        config.proofread |= options.proofread;
        let checker = config.checker(language)?;
        if checker.rules().next().is_none() {
            let none = ["按 select 和 ignore 没有剩下任何规则", "select and ignore leave no rule"];
            return Err(pick(language, none[0], none[1]).to_owned());
        }
        Ok((self, checker))
    }

    /// The checker that the settings ask for. The rules of the suppressions are looked up with it.
    pub(crate) fn checker(&mut self, language: Language) -> Result<Checker, String> {
        let unknown = |error: UnknownRule| unknown_rule(&error, language);
        if self.proofread && !proofread::IS_BUILT_IN {
            return Err(format!("proofread: {}", proofread::how_to_ask(language)));
        }
        let all = proofread::with(Checker::new(), self.proofread);
        let all = if self.pedantic { all.pedantic() } else { all };
        let checker = all.select(&self.select).and_then(|checker| checker.ignore(&self.ignore));
        let mut checker = checker.map_err(unknown)?;
        for (rule, severity) in &self.severity {
            checker = checker.severity(rule, *severity).map_err(unknown)?;
        }
        for suppression in &mut self.suppress {
            let named = proofread::with(Checker::new(), true).select([&suppression.rule]).map_err(unknown)?;
            suppression.codes = named.rules().map(Declaration::code).collect();
        }
        Ok(checker)
    }

    fn read(path: &Path, language: Language) -> Result<Self, String> {
        let at = |what: String| format!("{}: {what}", shown(path));
        let text = fs::read_to_string(path).map_err(|error| at(system(&error, language)))?;
        let table: toml::Table = text.parse().map_err(|error| at(syntax_error(&error, &text, language)))?;
        for (key, value) in &table {
            known(key, &KEYS, KEY, language).map_err(at)?;
            let kind = match key.as_str() {
                "suppress" => Kind::Suppressions,
                "pedantic" | "proofread" => Kind::Switch,
                "severity" | "catalog" => Kind::Table,
                "lang" => Kind::Text,
                "lexicon" => Kind::Files,
                _ => Kind::Rules,
            };
            kind.expect(key, value, language).map_err(at)?;
        }
        one_of("lang", table.get("lang"), Language::VARIANTS, language).map_err(at)?;
        for level in table.get("severity").and_then(toml::Value::as_table).into_iter().flatten() {
            one_of(level.0, Some(level.1), &LEVELS, language).map_err(at)?;
        }
        for year in table.get("catalog").and_then(toml::Value::as_table).into_iter().flatten() {
            year.0
                .parse::<FiscalYear>()
                .map_err(|error| at(format!("catalog: {}", error.message(language))))?;
            Kind::Text.expect(year.0, year.1, language).map_err(at)?;
        }
        for suppression in table.get("suppress").and_then(toml::Value::as_array).into_iter().flatten() {
            for (key, value) in suppression.as_table().into_iter().flatten() {
                known(key, &SUPPRESSION_KEYS, SUPPRESSION_KEY, language).map_err(at)?;
                Kind::Text.expect(key, value, language).map_err(at)?;
            }
            if let Some(missing) = ["rule", "reason"].into_iter().find(|key| suppression.get(key).is_none()) {
                return Err(at(match language {
                    Language::Zh => format!("有一项说明（suppress）没有写明 {missing}"),
                    Language::En => format!("a suppression has no {missing}"),
                }));
            }
        }
        let mut config: Self = table.try_into().map_err(|error| at(syntax_error(&error, &text, language)))?;
        let folder = path.parent().unwrap_or(Path::new(""));
        config
            .lexicon
            .iter_mut()
            .chain(config.catalog.values_mut())
            .for_each(|file| *file = folder.join(&file));
        config.path = Some(path.to_owned());
        config.from = config.says().map(|says| (path.display().to_string(), says));
        for suppression in &config.suppress {
            let rule = &suppression.rule;
            if suppression.reason.trim().is_empty() {
                return Err(at(match language {
                    Language::Zh => format!("对 {rule} 的说明没有写明原因（reason）"),
                    Language::En => format!("the suppression of {rule} gives no reason"),
                }));
            }
            // Every document, table and column has the empty text in it: such a place would be everywhere.
            if let Some((key, _)) = suppression.places().find(|(_, place)| place.trim().is_empty()) {
                return Err(at(match language {
                    Language::Zh => format!("对 {rule} 的说明中 {key} 为空"),
                    Language::En => format!("the suppression of {rule} has an empty {key}"),
                }));
            }
            if suppression.places().next().is_none() {
                return Err(at(match language {
                    Language::Zh => format!("对 {rule} 的说明没有写明位置（table、row、column 或 document）"),
                    Language::En => {
                        format!("the suppression of {rule} names no place: table, row, column or document")
                    }
                }));
            }
        }
        Ok(config)
    }

    /// What the file of the settings asks for, where it changes what is checked or reported.
    fn says(&self) -> Option<String> {
        let rules: Vec<&str> = self.suppress.iter().map(|suppression| suppression.rule.as_str()).collect();
        let list = |key: &str, names: &[String]| {
            (!names.is_empty()).then(|| format!("{key} = {}", names.join(", ")))
        };
        let suppress = (!rules.is_empty()).then(|| format!("suppress = {}", rules.join(", ")));
        let levels: Vec<String> =
            self.severity.iter().map(|(rule, severity)| format!("{rule} {severity}")).collect();
        let levels = list("severity", &levels);
        let said: Vec<String> =
            [list("select", &self.select), list("ignore", &self.ignore), levels, suppress]
                .into_iter()
                .flatten()
                .collect();
        (!said.is_empty()).then(|| said.join("; "))
    }

    /// What is to be said of the settings in the report on a document.
    pub(crate) fn note(&self) -> Option<Note> {
        let (path, says) = self.from.as_ref()?;
        Some(Note::new(
            format!("按 {path} 的设置审核：{says}"),
            format!("checked by the settings of {path}: {says}"),
        ))
    }

    /// Which suppression accepts a finding, and why.
    pub(crate) fn accepts(&self, document: &Disclosure, finding: &Finding) -> Option<(usize, String)> {
        // A rounding difference needs no reason, and is no use of one.
        if finding.severity == Severity::Rounding {
            return None;
        }
        let index = self.suppress.iter().position(|suppression| suppression.covers(document, finding))?;
        Some((index, self.suppress[index].reason.trim().to_owned()))
    }

    /// Remembers that these suppressions accepted something.
    pub(crate) fn mark_used(&mut self, used: &[usize]) {
        for &index in used {
            if let Some(suppression) = self.suppress.get_mut(index) {
                suppression.is_used = true;
            }
        }
    }

    /// The suppressions that no finding used.
    pub(crate) fn unused(&self) -> impl Iterator<Item = String> {
        let unused = self.suppress.iter().filter(|suppression| !suppression.is_used);
        unused.map(|unused| {
            let places = unused.places().map(|(_, place)| place);
            std::iter::once(unused.rule.as_str()).chain(places).collect::<Vec<_>>().join(" ")
        })
    }
}

/// What is wrong with the spelling of a file of settings. What the parser has to say of it, it says in English.
fn syntax_error(error: &toml::de::Error, text: &str, language: Language) -> String {
    if language == Language::En {
        return error.to_string();
    }
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|letter| *letter != '\n').count() + 1;
    format!("第 {line} 行第 {column} 个字符处不符合 TOML 格式：请检查引号、括号和等号是否成对、齐全")
}

/// Refuses a value that is none of these, and lists them.
fn one_of(key: &str, value: Option<&toml::Value>, values: &[&str], language: Language) -> Result<(), String> {
    let Some(value) = value else { return Ok(()) };
    match (value.as_str().is_some_and(|value| values.contains(&value)), language) {
        (true, _) => Ok(()),
        (false, Language::Zh) => Err(format!("{key} 的值 {value} 无效，可选：{}", values.join("、"))),
        (false, Language::En) => Err(format!("{key}: found {value}, expected one of {}", values.join(", "))),
    }
}

/// What a setting is.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Rules,
    Switch,
    Suppressions,
    Text,
    Files,
    Table,
}

impl Kind {
    fn expect(self, key: &str, value: &toml::Value, language: Language) -> Result<(), String> {
        let all = |is: fn(&toml::Value) -> bool| value.as_array().is_some_and(|values| values.iter().all(is));
        let (is_right, [zh, en]) = match self {
            Self::Rules => (
                all(toml::Value::is_str),
                ["规则的清单，如 [\"SUM001\", \"XTB\"]", "a list of rules, as [\"SUM001\", \"XTB\"]"],
            ),
            Self::Switch => (value.is_bool(), ["true 或 false", "true or false"]),
            Self::Suppressions => (
                all(toml::Value::is_table),
                ["以 [[suppress]] 开头的若干段", "sections that begin with [[suppress]]"],
            ),
            Self::Text => (value.is_str(), ["加引号的文字", "a text in quotation marks"]),
            Self::Files => (
                all(toml::Value::is_str),
                ["文件的清单，如 [\"词语.csv\"]", "a list of files, as [\"words.csv\"]"],
            ),
            Self::Table => {
                (value.is_table(), ["以 [键] 开头的一段", "a section that begins with its name in brackets"])
            }
        };
        match language {
            _ if is_right => Ok(()),
            Language::Zh => Err(format!("{key} 的值应为{zh}")),
            Language::En => Err(format!("{key}: expected {en}")),
        }
    }
}

impl Suppression {
    fn places(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let places = [
            ("document", &self.document),
            ("table", &self.table),
            ("row", &self.row),
            ("column", &self.column),
        ];
        places.into_iter().filter_map(|(key, place)| Some((key, place.as_deref()?)))
    }

    fn covers(&self, document: &Disclosure, finding: &Finding) -> bool {
        let of_document = |wanted: &str| {
            document.department.contains(wanted)
                || document.source.as_deref().is_some_and(|source| source.contains(wanted))
        };
        let anywhere = self.table.is_none() && self.row.is_none() && self.column.is_none();
        self.codes.contains(&finding.rule.code())
            && self.document.as_deref().is_none_or(of_document)
            && (anywhere
                || if finding.count() > 1 {
                    // Of a finding of many passages, those elsewhere would go with the one that is meant.
                    finding.places.iter().all(|place| self.is_at(place))
                } else {
                    finding.places.iter().any(|place| self.is_at(place))
                })
    }

    fn is_at(&self, place: &FindingPlace) -> bool {
        let is =
            |wanted: &Option<String>, matches: &dyn Fn(&str) -> bool| wanted.as_deref().is_none_or(matches);
        let (code, name) = place.row_label.split_once(' ').unwrap_or_default();
        is(&self.table, &|wanted| place.table.contains(wanted))
            && is(&self.row, &|wanted| [&place.row_label, code, name].contains(&wanted))
            && is(&self.column, &|wanted| {
                place.column == wanted || place.column.rsplit('/').next() == Some(wanted)
            })
    }
}

/// The rule of this code or name, or which one may be meant.
pub(crate) fn find_rule(name: &str, language: Language) -> Result<&'static Declaration, String> {
    proofread::find(name)
        .map_or_else(|| Declaration::find(name), Ok)
        .map_err(|error| unknown_rule(&error, language))
}

/// A name that no rule has, with the rule that may be meant.
fn unknown_rule(error: &UnknownRule, language: Language) -> String {
    if proofread::is_meant(error.name()) {
        return format!("{}: {}", error.name(), proofread::how_to_ask(language));
    }
    unknown(RULE, error.name(), error.nearest(), language)
}

/// Refuses what is not among the candidates, with the nearest of them.
fn known(name: &str, candidates: &[&str], what: [&str; 2], language: Language) -> Result<(), String> {
    if candidates.contains(&name) {
        return Ok(());
    }
    Err(unknown(what, name, nearest(name, candidates), language))
}

/// The candidate that a name may be a slip of: no more than a third of its letters differ.
fn nearest<'a>(name: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let distance =
        |candidate: &str| strsim::damerau_levenshtein(&name.to_lowercase(), &candidate.to_lowercase());
    let nearest = candidates.iter().min_by_key(|candidate| distance(candidate))?;
    (distance(nearest) <= nearest.len().div_ceil(3)).then_some(nearest)
}
