//! Misprinted terms of the field (WRD016): 公务用用车购置费, 政府基金预算, 财政拔款.

use std::collections::HashMap;

use super::Prose;
use super::line::{Line, tell};
use super::variants::is_confused;
use crate::value::Outcome;

/// Terms that have one spelling: the law, the forms and the classification fix it.
const TERMS: [&str; 58] = [
    "因公出国（境）费",
    "公务用车购置及运行维护费",
    "公务用车购置及运行费",
    "公务用车运行维护费",
    "公务用车运行费",
    "公务用车购置费",
    "公务接待费",
    "机关运行经费",
    "日常公用经费",
    "一般公共预算",
    "政府性基金预算",
    "政府性基金决算",
    "国有资本经营预算",
    "国有资本经营决算",
    "社会保险基金预算",
    "社会保险基金决算",
    "财政专户管理资金",
    "事业单位经营收入",
    "事业单位经营支出",
    "上级补助收入",
    "上缴上级支出",
    "附属单位上缴收入",
    "对附属单位补助支出",
    "使用非财政拨款结余",
    "用事业基金弥补收支差额",
    "年初结转和结余",
    "年末结转和结余",
    "上年结转和结余",
    "政府采购预算",
    "政府采购支出",
    "预算绩效管理",
    "国有资产占用",
    "上一年度",
    "一般公共服务支出",
    "公共安全支出",
    "科学技术支出",
    "文化旅游体育与传媒支出",
    "社会保障和就业支出",
    "卫生健康支出",
    "节能环保支出",
    "城乡社区支出",
    "交通运输支出",
    "资源勘探工业信息等支出",
    "商业服务业等支出",
    "自然资源海洋气象等支出",
    "住房保障支出",
    "粮油物资储备支出",
    "灾害防治及应急管理支出",
    "一般行政管理事务",
    "行政事业单位养老支出",
    "机关事业单位基本养老保险缴费支出",
    "机关事业单位职业年金缴费支出",
    "公务员医疗补助",
    "住房公积金",
    "工资福利支出",
    "商品和服务支出",
    "对个人和家庭的补助",
    "资本性支出",
];

/// What lacks a character of a term and is none of its misprints: short forms that everybody writes, and words of their own.
const ACCEPTED: [&str; 8] = [
    "上年度",
    "机关运行费",
    "公务车购置费",
    "公务车运行费",
    "公务车运行维护费",
    "公务车购置及运行费",
    "公务车购置及运行维护费",
    "资本支出",
];

/// Other misprints that are frequent in budgets, and what is meant.
const MISPRINTS: [(&str, &str); 22] = [
    ("拔款", "拨款"),
    ("拔付", "拨付"),
    ("划拔", "划拨"),
    ("布署", "部署"),
    ("部份", "部分"),
    ("其它收入", "其他收入"),
    ("其它支出", "其他支出"),
    ("帐户", "账户"),
    ("帐务", "账务"),
    ("记帐", "记账"),
    ("转帐", "转账"),
    ("历行节约", "厉行节约"),
    ("公务接侍", "公务接待"),
    ("预祘", "预算"),
    ("决祘", "决算"),
    ("行政管理事物", "行政管理事务"),
    ("积效目标", "绩效目标"),
    ("积效评价", "绩效评价"),
    ("积效管理", "绩效管理"),
    ("住房公基金", "住房公积金"),
    ("支岀", "支出"),
    ("国有资产经营预算", "国有资本经营预算"),
];

pub(super) fn check(prose: &mut Prose<'_>, lines: &[Line]) {
    let terms = Terms::new();
    for line in lines {
        let found = terms.misprints(&line.text);
        if found.is_empty() {
            prose.found.count("WRD016", Outcome::Held);
        }
        for (at, words, term) in found {
            let text = [format!("“{words}”应为“{term}”"), format!("{words} is a misprint of {term}")];
            tell(prose, "WRD016", line, at, &words, text);
        }
    }
}

/// The terms by their first character.
struct Terms {
    by_first: HashMap<char, Vec<(&'static str, Vec<char>)>>,
    misprints: HashMap<char, Vec<(&'static str, &'static str)>>,
}

impl Terms {
    fn new() -> Self {
        let mut by_first = HashMap::<char, Vec<_>>::new();
        for term in TERMS.iter().chain(&ACCEPTED) {
            let chars: Vec<char> = term.chars().collect();
            by_first.entry(chars[0]).or_default().push((*term, chars));
        }
        // The longest exact term decides what a place prints.
        for terms in by_first.values_mut() {
            terms.sort_by_key(|(_, chars)| core::cmp::Reverse(chars.len()));
        }
        let mut misprints = HashMap::<char, Vec<_>>::new();
        for (wrong, right) in MISPRINTS {
            misprints.entry(wrong.chars().next().unwrap_or_default()).or_default().push((wrong, right));
        }
        Self { by_first, misprints }
    }

    /// Every misprint in a text: where, what is printed, what is meant.
    fn misprints(&self, text: &str) -> Vec<(usize, String, &'static str)> {
        let chars: Vec<(usize, char)> = text.char_indices().collect();
        let mut found: Vec<(usize, String, &'static str)> = Vec::new();
        let mut from = 0;
        while let Some(&(at, first)) = chars.get(from) {
            from += 1;
            let Some(terms) = self.by_first.get(&first) else { continue };
            let rest: Vec<char> = chars[from - 1..].iter().take(LONGEST + 1).map(|(_, c)| *c).collect();
            if let Some((_, term)) = terms.iter().find(|(_, term)| rest.starts_with(term)) {
                from += term.len() - 1;
                continue;
            }
            let near = terms.iter().filter(|(term, _)| !ACCEPTED.contains(term));
            let near = near.filter_map(|(term, chars)| Some((misprint(&rest, chars)?, *term)));
            if let Some((length, term)) = near.max_by_key(|(length, _)| *length) {
                found.push((at, rest[..length].iter().collect(), term));
                from += length - 1;
            }
        }
        // One walk for all of them: a search for each would cost more than the terms do.
        for &(at, first) in &chars {
            let starts = self.misprints.get(&first).into_iter().flatten();
            let here = starts.filter(|(wrong, _)| text[at..].starts_with(wrong));
            found.extend(here.map(|(wrong, right)| (at, (*wrong).to_owned(), *right)));
        }
        found.sort_unstable_by_key(|(at, ..)| *at);
        found
    }
}

/// The characters of the longest term.
const LONGEST: usize = 16;

/// How many characters a text begins with that are a term with one slip in it: a character lost, one of its own printed
/// once more, two changed places, or one that sounds or looks like it. The first and the last character stand, for what
/// begins or ends in another way may be another word.
fn misprint(text: &[char], term: &[char]) -> Option<usize> {
    let own = text.iter().zip(term).take_while(|(printed, own)| printed == own).count();
    let last = term.len() - 1;
    if own == 0 || own >= last {
        return None;
    }
    let (rest, meant) = (&text[own..], &term[own..]);
    let joins = |c: char| "和及与的等（）".contains(c);
    if !joins(meant[0]) && rest.starts_with(&meant[1..]) {
        return Some(last);
    }
    let near = &term[own.saturating_sub(2)..(own + 2).min(term.len())];
    if rest.len() > meant.len() && rest[1..].starts_with(meant) && near.contains(&rest[0]) {
        return Some(term.len() + 1);
    }
    if own + 1 < last
        && rest.len() >= meant.len()
        && rest[0] == meant[1]
        && rest[1] == meant[0]
        && rest[2..].starts_with(&meant[2..])
    {
        return Some(term.len());
    }
    let another = rest.first().is_some_and(|c| is_confused(*c, meant[0]));
    (another && rest[1..].starts_with(&meant[1..])).then_some(term.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use crate::table::TableKind;
    use crate::value::{EconomicCode, FiscalYear, FunctionalCode, GovernmentEconomicCode};
    use strum::IntoEnumIterator;

    fn found(text: &str) -> Vec<(String, &'static str)> {
        Terms::new().misprints(text).into_iter().map(|(_, words, term)| (words, term)).collect()
    }

    #[test]
    fn a_term_with_one_slip_is_told() {
        for (text, printed, term) in [
            ("公务接接待费由本级支付", "公务接接待费", "公务接待费"),
            ("公务用用车购置费", "公务用用车购置费", "公务用车购置费"),
            ("对附属位补助支出", "对附属位补助支出", "对附属单位补助支出"),
            ("政府基金预算支出", "政府基金预算", "政府性基金预算"),
            ("国有资产经营预算", "国有资产经营预算", "国有资本经营预算"),
            ("一般公公共预算收入", "一般公公共预算", "一般公共预算"),
            ("机关行运经费", "机关行运经费", "机关运行经费"),
            ("政府采构预算", "政府采构预算", "政府采购预算"),
            ("财政拔款收入", "拔款", "拨款"),
        ] {
            assert_eq!(found(text), [(printed.to_owned(), term)], "{text}");
        }
    }

    #[test]
    fn what_is_written_on_purpose_is_no_misprint() {
        for text in [
            "公务用车购置及运行维护费",
            "公务车运行费",
            "机关运行费",
            "一般公共服务",
            "一般公共财政预算",
            "政府性基金预算财政拨款",
            "年初结转结余",
            "比上年度增加",
            "其他社会保障和就业支出",
            "商品服务支出",
            "对个人和家庭补助",
            "机关运转经费",
            "资本支出",
            "对个人家庭和的补助",
            "公务用车购置和运行维护费",
            "商品与服务支出",
            "政府性基金调入",
            "年底结转和结余",
            "公务用车购置及运维费",
            "公务用车购置及运行维修费",
            "公务员医保补助",
            "社会保障基金预算",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    fn names<C: crate::value::Code>(catalog: &Catalog) -> Vec<String> {
        catalog.iter::<C>().map(|entry| entry.name().to_owned()).collect()
    }

    #[test]
    fn no_official_name_is_a_misprint_of_another() {
        let year = FiscalYear::constant(2024);
        let catalog = Catalog::for_year(year);
        let official = names::<FunctionalCode>(&catalog)
            .into_iter()
            .chain(names::<EconomicCode>(&catalog))
            .chain(names::<GovernmentEconomicCode>(&catalog))
            .chain(TableKind::iter().map(|kind| kind.title().to_owned()));
        for name in official {
            assert_eq!(found(&super::super::name(&name)), [], "{name}");
        }
        assert!(TERMS.iter().all(|term| term.chars().count() <= LONGEST));
    }
}
