//! What the reader of the page asks for: which rules, and which findings are accepted, with the reason.

use core::fmt;
use std::collections::BTreeMap;

use cn_budget::{
    Disclosure, Finding, FiscalYear, Language, Severity, Stage,
    check::{Checker, Declaration, PlacePattern, UnknownRule},
    value::Note,
};
use serde::{Deserialize, Serialize};

/// What a document is checked by. As TOML it is the command's `cnbudget.toml`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Settings {
    /// The rules that run, all of them where none is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub select: Vec<String>,
    /// The rules that do not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ignore: Vec<String>,
    /// Whether the rules run that are more often a matter of taste.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub pedantic: bool,
    /// The language of messages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<Language>,
    /// The levels of rules, by their names.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub severity: BTreeMap<String, Severity>,
    /// The findings that are accepted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suppress: Vec<Suppression>,
    /// What the reader knows of the document itself; no part of `cnbudget.toml`.
    #[serde(default, skip_serializing)]
    pub known: Known,
}

/// What is known of a document that it may not say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Known {
    /// The department, where the document names none.
    pub department: Option<String>,
    /// The fiscal year, where the document names none.
    pub fiscal_year: Option<FiscalYear>,
    /// Budget or final account, where the document does not say.
    pub stage: Option<Stage>,
}

/// A finding that is accepted: its rule, its place, and why.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct Suppression {
    /// The code or the name of the rule.
    pub rule: String,
    /// Where the finding must be.
    #[serde(flatten)]
    pub place: PlacePattern,
    /// Why it is accepted.
    pub reason: String,
}

/// Why settings cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsError(Box<Kind>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Spelling(String),
    Rule(UnknownRule),
    NoReason(String),
    NoPlace(String),
    NoRule,
}

impl SettingsError {
    /// What is wrong, in a language.
    pub fn message(&self, language: Language) -> String {
        match (&*self.0, language) {
            (Kind::Spelling(error), Language::Zh) => format!("cnbudget.toml 不能读取（程序原文“{error}”）"),
            (Kind::Spelling(error), Language::En) => format!("cnbudget.toml cannot be read: {error}"),
            (Kind::Rule(error), Language::Zh) => match error.nearest() {
                Some(nearest) => format!("没有这样的规则“{}”，是否指“{nearest}”？", error.name()),
                None => format!("没有这样的规则“{}”", error.name()),
            },
            (Kind::Rule(error), Language::En) => error.to_string(),
            (Kind::NoReason(rule), Language::Zh) => format!("对 {rule} 的说明没有写明原因"),
            (Kind::NoReason(rule), Language::En) => format!("the suppression of {rule} gives no reason"),
            (Kind::NoPlace(rule), Language::Zh) => format!("对 {rule} 的说明没有写明位置"),
            (Kind::NoPlace(rule), Language::En) => format!("the suppression of {rule} names no place"),
            (Kind::NoRule, Language::Zh) => "按 select 和 ignore 没有剩下任何规则".to_owned(),
            (Kind::NoRule, Language::En) => "select and ignore leave no rule".to_owned(),
        }
    }
}

impl fmt::Display for SettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Language::En))
    }
}

impl core::error::Error for SettingsError {}

impl From<Kind> for SettingsError {
    fn from(kind: Kind) -> Self {
        Self(Box::new(kind))
    }
}

impl Settings {
    /// The settings that a `cnbudget.toml` holds.
    ///
    /// # Errors
    ///
    /// When it is no TOML, has a key that the page does not know (lists of words and of codes are files, and the page has
    /// none), names an unknown rule, or accepts something without a reason or a place.
    ///
    /// ```
    /// use cn_budget_web::Settings;
    ///
    /// let settings = Settings::from_toml("[[suppress]]\nrule = \"STR001\"\ntable = \"表一\"\nreason = \"按规定不公开\"\n")?;
    /// assert_eq!(settings.suppress[0].place.table.as_deref(), Some("表一"));
    /// assert!(Settings::from_toml("[[suppress]]\nrule = \"STR001\"\ntable = \"表一\"\nreason = \"\"\n").is_err());
    /// # Ok::<(), cn_budget_web::SettingsError>(())
    /// ```
    pub fn from_toml(text: &str) -> Result<Self, SettingsError> {
        let settings: Self =
            toml::from_str(text).map_err(|error| Kind::Spelling(error.message().to_owned()))?;
        settings.checker()?;
        Ok(settings)
    }

    /// The settings as a `cnbudget.toml`.
    ///
    /// # Errors
    ///
    /// When a text cannot be written as TOML; none is known.
    ///
    /// ```
    /// use cn_budget_web::Settings;
    ///
    /// let text = "[[suppress]]\nrule = \"STR001\"\ntable = \"表“一”\"\nreason = \"按规定\"\n";
    /// assert_eq!(Settings::from_toml(text)?.to_toml()?, text);
    /// # Ok::<(), cn_budget_web::SettingsError>(())
    /// ```
    pub fn to_toml(&self) -> Result<String, SettingsError> {
        toml::to_string(self).map_err(|error| Kind::Spelling(error.to_string()).into())
    }

    /// The checker that the settings ask for.
    pub(crate) fn checker(&self) -> Result<Checker, SettingsError> {
        let all = if self.pedantic { Checker::new().pedantic() } else { Checker::new() };
        let chosen = all.select(&self.select).and_then(|checker| checker.ignore(&self.ignore));
        let mut checker = chosen.map_err(Kind::Rule)?;
        for (rule, severity) in &self.severity {
            checker = checker.severity(rule, *severity).map_err(Kind::Rule)?;
        }
        for suppression in &self.suppress {
            suppression.verify()?;
        }
        if checker.rules().next().is_none() {
            return Err(Kind::NoRule.into());
        }
        Ok(checker)
    }

    /// How many rules were not selected.
    pub(crate) fn left_out(checker: &Checker) -> usize {
        Checker::new().rules().count().saturating_sub(checker.rules().count())
    }

    /// What is to be said of the settings in the report on a document, as the command says it of its file.
    pub(crate) fn note(&self) -> Option<Note> {
        let list = |key: &str, names: Vec<String>| {
            (!names.is_empty()).then(|| format!("{key} = {}", names.join(", ")))
        };
        let levels = self.severity.iter().map(|(rule, severity)| format!("{rule} {severity}")).collect();
        let said = [
            list("select", self.select.clone()),
            list("ignore", self.ignore.clone()),
            list("severity", levels),
            list("suppress", self.suppress.iter().map(|known| known.rule.clone()).collect()),
        ];
        let says = said.into_iter().flatten().collect::<Vec<_>>().join("; ");
        (!says.is_empty()).then(|| {
            Note::new(
                format!("按 cnbudget.toml 的设置审核：{says}"),
                format!("checked by the settings of cnbudget.toml: {says}"),
            )
        })
    }

    /// Why a finding is accepted.
    pub(crate) fn accepts(&self, document: &Disclosure, finding: &Finding) -> Option<String> {
        // A rounding difference needs no reason, and is no use of one.
        if finding.severity == Severity::Rounding {
            return None;
        }
        let accepted = self.suppress.iter().find(|known| known.covers(document, finding))?;
        Some(accepted.reason.trim().to_owned())
    }
}

impl Suppression {
    fn verify(&self) -> Result<(), Kind> {
        Checker::new().select([&self.rule]).map_err(Kind::Rule)?;
        if self.reason.trim().is_empty() {
            return Err(Kind::NoReason(self.rule.clone()));
        }
        // Every title has the empty text in it: such a place would be everywhere.
        let mut parts = self.place.parts().peekable();
        if parts.peek().is_none() || parts.any(|(_, part)| part.trim().is_empty()) {
            return Err(Kind::NoPlace(self.rule.clone()));
        }
        Ok(())
    }

    fn covers(&self, document: &Disclosure, finding: &Finding) -> bool {
        let named = Checker::new().select([&self.rule]);
        let is_meant = |checker: &Checker| {
            checker.rules().map(Declaration::code).any(|code| code == finding.rule.code())
        };
        named.is_ok_and(|checker| is_meant(&checker)) && self.place.covers(document, finding)
    }
}
