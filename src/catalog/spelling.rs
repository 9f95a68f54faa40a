//! How an official name may be printed (科目名称的写法).

use super::lookup::Catalog;
use super::overlay::index;
use super::table::table;
use crate::value::Code;

/// How a printed name spells an official one (科目名称的写法): what forms and systems print for it without meaning another one.
///
/// A spelling is one of these rules, and no list of names or of documents. Blanks and the width of brackets never matter.
///
/// ```
/// use cn_budget::{Catalog, FiscalYear, FunctionalCode, catalog::Spelling};
///
/// let catalog = Catalog::for_year(FiscalYear::constant(2023));
/// let of = |code, printed| catalog.spelling(FunctionalCode::constant(code), printed);
/// assert_eq!(of(2010101, "行政运行"), Some(Spelling::Exact));
/// assert_eq!(of(2010101, "行政运行(人大)"), Some(Spelling::Qualified));
/// assert_eq!(of(2010101, "行政运行（政协）"), None, "人大事务 is no 政协事务");
/// assert_eq!(of(2050299, "其他普通教育"), Some(Spelling::Ending));
/// assert_eq!(of(20103, "政府办公室及相关机构事务"), Some(Spelling::Alternative));
/// assert_eq!(of(20805, "社会保障和就业支出"), None);
/// ```
#[doc(alias = "科目名称写法")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Spelling {
    /// Letter for letter.
    Exact,
    /// With a character that is written either way: 其它 for 其他.
    Character,
    /// With the level behind it (教育支出（类）), or with what it is of, in the letters of the name of its section or class:
    /// 行政运行（人大） below 人大事务. Lists of systems print it to tell items of one name apart.
    Qualified,
    /// With 支出 at its end where the official name has none, or without it where it has: 其他教育支出, 其他教育.
    Ending,
    /// With what the official name offers in brackets taken or left: 政府办公厅（室） as 政府办公室, 政府办公厅 or 政府办公厅室. What
    /// brackets number （一） is no offer.
    Alternative,
}

impl Catalog {
    /// How a printed name spells the name that the catalog gives the code; `None` if it is another name, or if the
    /// catalog does not know the code.
    ///
    /// ```
    /// use cn_budget::{Catalog, EconomicCode, FiscalYear, catalog::Spelling};
    ///
    /// let catalog = Catalog::for_year(FiscalYear::constant(2023));
    /// let code = EconomicCode::constant(30217);
    /// assert_eq!(catalog.spelling(code, " 公务接待费 "), Some(Spelling::Exact));
    /// assert_eq!(catalog.spelling(code, "招待费"), None);
    /// ```
    #[doc(alias = "科目名称写法")]
    pub fn spelling<C: Code>(&self, code: C, printed: &str) -> Option<Spelling> {
        self.spelling_of(code, self.name(code)?, printed)
    }

    /// How a printed name spells one of the names of a code.
    pub(crate) fn spelling_of<C: Code>(&self, code: C, name: &str, printed: &str) -> Option<Spelling> {
        spelling(name, printed, |inside| {
            code.ancestors().any(|above| self.every_name(above).any(|name| is_within(inside, name)))
        })
    }

    /// The names of a code in any year.
    fn every_name<C: Code>(&self, code: C) -> impl Iterator<Item = &str> {
        let of_overlay = self.overlay.as_deref().and_then(|overlay| overlay.find(code));
        let embedded = table(C::CLASSIFICATION).names(index(code)).iter().map(|row| row.name);
        embedded.chain(of_overlay.map(|row| &*row.name))
    }
}

/// How a printed name spells another one. `is_above` says whether the words in brackets name what the code is below.
pub(crate) fn spelling(name: &str, printed: &str, is_above: impl Fn(&str) -> bool) -> Option<Spelling> {
    let (name, printed) = (plain(name), plain(printed));
    if name == printed {
        return Some(Spelling::Exact);
    }
    let printed = printed.replace("其它", "其他");
    if name == printed {
        return Some(Spelling::Character);
    }
    let unqualified = unqualified(&printed, is_above);
    if unqualified == name {
        return Some(Spelling::Qualified);
    }
    if !unqualified.is_empty() && without_ending(unqualified) == without_ending(&name) {
        return Some(Spelling::Ending);
    }
    let chosen = alternatives(&name);
    let is_chosen = chosen.iter().any(|name| without_ending(name) == without_ending(unqualified));
    is_chosen.then_some(Spelling::Alternative)
}

/// A name without blanks, its brackets full width: names are compared so, for copies differ in nothing else.
pub(crate) fn plain(name: &str) -> String {
    let wide = |c| match c {
        '(' => '（',
        ')' => '）',
        other => other,
    };
    name.chars().filter(|c| !c.is_whitespace()).map(wide).collect()
}

/// A plain name without the brackets behind it that give its level, or what it is of.
fn unqualified(name: &str, is_above: impl Fn(&str) -> bool) -> &str {
    let Some((rest, inside)) = name.strip_suffix('）').and_then(|name| name.rsplit_once('（')) else {
        return name;
    };
    let is_qualifier = matches!(inside, "类" | "款" | "项") || (!inside.is_empty() && is_above(inside));
    if is_qualifier { rest } else { name }
}

/// A plain name without 支出 at its end, unless that is all of it.
fn without_ending(name: &str) -> &str {
    name.strip_suffix("支出").filter(|rest| !rest.is_empty()).unwrap_or(name)
}

/// Whether the letters stand in a name, in their order and from its first: 人大 in 人大事务, 政府办公厅 in 政府办公厅（室）及相关机构事务.
pub(crate) fn is_within(letters: &str, name: &str) -> bool {
    let begins = letters.chars().next() == name.chars().next() && letters.chars().nth(1).is_some();
    let mut name = name.chars();
    begins && letters.chars().all(|letter| name.any(|other| other == letter))
}

/// A plain name with what its first brackets offer left out, added, or put in the place of as many letters before them.
fn alternatives(name: &str) -> Vec<String> {
    const NUMERALS: &str = "一二三四五六七八九十";
    let Some((before, rest)) = name.split_once('（') else { return Vec::new() };
    let Some((inside, after)) = rest.split_once('）') else { return Vec::new() };
    if inside.is_empty() || inside.chars().all(|c| NUMERALS.contains(c)) {
        return Vec::new();
    }
    let replaced = before.char_indices().rev().nth(inside.chars().count() - 1).map(|(at, _)| &before[..at]);
    let mut names = vec![format!("{before}{after}"), format!("{before}{inside}{after}")];
    names.extend(replaced.map(|kept| format!("{kept}{inside}{after}")));
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{EconomicCode, FiscalYear, FunctionalCode, GovernmentEconomicCode};

    const NOTHING: fn(&str) -> bool = |_| false;

    #[test]
    fn every_rule_has_its_limit() {
        use Spelling as S;
        for (name, printed, expected) in [
            ("行政运行", "行政运行", Some(S::Exact)),
            ("驻外使领馆（团、处）", "驻外使领馆(团、处)", Some(S::Exact)),
            ("教育支出", "教育支出（类）", Some(S::Qualified)),
            ("教育支出", "教育（类）", Some(S::Ending)),
            ("行政运行", "行政运行（项）", Some(S::Qualified)),
            ("行政运行", "行政运行（税务）", None),
            ("其他支出", "其他", Some(S::Ending)),
            ("其他支出", "其它支出", Some(S::Character)),
            ("其他支出", "其它", Some(S::Ending)),
            ("支出", "", None),
            ("教育", "支出", None),
            ("机关资本性支出（一）", "机关资本性支出", None),
            ("机关资本性支出（一）", "机关资本性支出（二）", None),
            ("储备粮（油）库建设", "储备油库建设", Some(S::Alternative)),
            ("储备粮（油）库建设", "储备粮库建设支出", Some(S::Alternative)),
            ("储备粮（油）库建设", "储备库建设", None),
            ("卫生健康支出", "医疗卫生支出", None),
        ] {
            assert_eq!(spelling(name, printed, NOTHING), expected, "{name} as {printed}");
        }
        let below = |inside: &str| is_within(inside, "政府办公厅（室）及相关机构事务");
        assert_eq!(spelling("行政运行", "行政运行（政府办公厅）", below), Some(S::Qualified));
        assert_eq!(spelling("行政运行", "行政运行（政府办公室）", below), Some(S::Qualified));
        assert_eq!(spelling("行政运行", "行政运行（办公室政府）", below), None, "not in their order");
        assert_eq!(spelling("行政运行", "行政运行（）", below), None);
        assert_eq!(spelling("行政运行", "行政运行（厅相）", below), None, "letters from its middle");
        assert_eq!(spelling("行政运行", "行政运行（政）", below), None, "one letter");
    }

    /// No name of the catalog is a spelling of the name of another code beside it: a rule that joins two of them would accept
    /// a slip of digits.
    #[test]
    fn no_two_codes_side_by_side_are_spelled_alike() {
        fn clashes<C: Code>(catalog: &Catalog) -> Vec<(u32, u32)> {
            let mut clashes = Vec::new();
            for one in catalog.iter::<C>() {
                let beside = one.code().parent().map(|parent| catalog.children(parent));
                for other in beside.into_iter().flatten().filter(|other| other.code() != one.code()) {
                    let is_spelled = catalog.spelling(one.code(), other.name()).is_some();
                    if is_spelled && plain(one.name()) != plain(other.name()) {
                        clashes.push((one.code().number(), other.code().number()));
                    }
                }
            }
            clashes
        }
        for year in [2012, 2017, 2019, 2024] {
            let catalog = Catalog::for_year(FiscalYear::constant(year));
            assert_eq!(clashes::<FunctionalCode>(&catalog), [], "{year}");
            assert_eq!(clashes::<EconomicCode>(&catalog), [], "{year}");
            assert_eq!(clashes::<GovernmentEconomicCode>(&catalog), [], "{year}");
        }
    }
}
