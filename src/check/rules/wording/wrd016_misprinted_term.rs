//! 预算用语书写正确 (WRD016).

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::check::answer::wording;
use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};
use crate::prose::confusion::is_confused;
use crate::prose::numeral;
use crate::words::{self, Meaning, Pairing};

#[derive(Debug)]
pub(in crate::check) struct MisprintedTerm;

impl Rule for MisprintedTerm {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        static TERMS: LazyLock<Terms> = LazyLock::new(Terms::new);
        let Subject::Paragraph(line) = subject else { return Answer::NotApplicable };
        let breaches = TERMS.misprints(&line.text).into_iter().map(|Misprint { at, words, term }| {
            let breach = context.words_of_line(line, at, words);
            let words = words.to_owned();
            breach.worded(wording!("“{words}”应为“{term}”", "{words} is a misprint of {term}"))
        });
        Answer::broken_if_any(breaches.collect())
    }
}

/// What is printed, where, and the term that is meant.
struct Misprint<'t> {
    at: usize,
    words: &'t str,
    term: &'static str,
}

/// The terms and the frequent misprints, by their first character.
struct Terms {
    terms: HashMap<char, Vec<Term>>,
    misprints: HashMap<char, Vec<(&'static str, &'static str)>>,
}

struct Term {
    words: &'static str,
    chars: Vec<char>,
    /// Whether it is a short form, which nothing is a misprint of.
    is_short_form: bool,
}

impl Terms {
    fn new() -> Self {
        let mut terms = HashMap::<char, Vec<_>>::new();
        let full = words::of(Meaning::FixedTerm).iter().map(|term| (*term, false));
        for (words, is_short_form) in
            full.chain(words::of(Meaning::ShortForm).iter().map(|term| (*term, true)))
        {
            let chars: Vec<char> = words.chars().collect();
            terms.entry(chars[0]).or_default().push(Term { words, chars, is_short_form });
        }
        // The longest exact term decides what a place prints.
        for terms in terms.values_mut() {
            terms.sort_by_key(|term| core::cmp::Reverse(term.chars.len()));
        }
        let mut misprints = HashMap::<char, Vec<_>>::new();
        for &(wrong, right) in words::pairs(Pairing::Misprint) {
            misprints.entry(wrong.chars().next().unwrap_or_default()).or_default().push((wrong, right));
        }
        Self { terms, misprints }
    }

    /// Every misprint in a text.
    fn misprints<'t>(&self, text: &'t str) -> Vec<Misprint<'t>> {
        let chars: Vec<(usize, char)> = text.char_indices().collect();
        let words =
            |from: usize, to: usize| &text[chars[from].0..chars.get(to).map_or(text.len(), |(at, _)| *at)];
        let mut found: Vec<Misprint<'t>> = Vec::new();
        let mut place = 0;
        while let Some(&(at, first)) = chars.get(place) {
            let from = place;
            place += 1;
            let Some(terms) = self.terms.get(&first) else { continue };
            let rest: Vec<char> = chars[from..].iter().take(LONGEST + 1).map(|(_, c)| *c).collect();
            if let Some(term) = terms.iter().find(|term| rest.starts_with(&term.chars)) {
                place = from + term.chars.len();
                continue;
            }
            let near = terms.iter().filter(|term| !term.is_short_form);
            let near = near.filter_map(|term| Some((misprint(&rest, &term.chars)?, term.words)));
            let near = near.max_by_key(|(length, _)| *length);
            // 加上上级补助收入, 2023年年初结转: the first of the two ends the word before.
            let ends_word = rest.get(1) == Some(&first)
                && (ends_other_word(&text[..at + first.len_utf8()]) || ends_in_number(&text[..at]));
            if let Some((length, term)) = near.filter(|_| !ends_word) {
                place = from + length;
                found.push(Misprint { at, words: words(from, place), term });
            }
        }
        // One walk for all of them: a search for each would cost more than the terms do.
        for &(at, first) in &chars {
            let starts = self.misprints.get(&first).into_iter().flatten();
            let here = starts.filter(|(wrong, _)| text[at..].starts_with(wrong));
            found.extend(here.map(|(wrong, right)| Misprint { at, words: wrong, term: right }));
        }
        found.sort_by_key(|misprint| misprint.at);
        found
    }
}

/// Whether a text ends in a number, which what it counts follows.
fn ends_in_number(text: &str) -> bool {
    let last = text.trim_end().chars().next_back();
    last.is_some_and(|c| c.is_numeric() || matches!(c, '〇' | '○') || numeral::digit(c).is_some())
}

/// Whether a text ends in a word that no term is.
fn ends_other_word(text: &str) -> bool {
    let known = [Meaning::Plus, Meaning::HedgeBehind].into_iter().flat_map(words::of);
    known.filter(|word| word.chars().count() > 1).any(|word| text.ends_with(word))
}

/// The characters of the longest term.
const LONGEST: usize = 16;

/// How many characters a text begins with that are a term with one slip in it: a character lost, one of its own printed
/// once more, two changed places, or one that sounds or looks like it. The first and the last character stand, for what
/// begins or ends in another way may be another word.
fn misprint(text: &[char], term: &[char]) -> Option<usize> {
    let shared = text.iter().zip(term).take_while(|(printed, meant)| printed == meant).count();
    let last = term.len() - 1;
    if shared == 0 || shared >= last {
        return None;
    }
    let (rest, meant) = (&text[shared..], &term[shared..]);
    let joins = |c: char| "和及与的等（）".contains(c);
    if !joins(meant[0]) && rest.starts_with(&meant[1..]) {
        return Some(last);
    }
    let near = &term[shared.saturating_sub(2)..(shared + 2).min(term.len())];
    if rest.len() > meant.len() && rest[1..].starts_with(meant) && near.contains(&rest[0]) {
        return Some(term.len() + 1);
    }
    if shared + 1 < last
        && rest.len() >= meant.len()
        && rest[..2] == [meant[1], meant[0]]
        && rest[2..].starts_with(&meant[2..])
    {
        return Some(term.len());
    }
    let is_another = rest.first().is_some_and(|c| is_confused(*c, meant[0]));
    (is_another && rest[1..].starts_with(&meant[1..])).then_some(term.len())
}

const DECLARATION: Declaration = Declaration::new("WRD016", "misprinted-term", Severity::Warning)
    .since_release("0.1.0")
    .summary("预算用语书写正确", "fixed terms of budgeting are spelled correctly")
    .looks_at(&[LooksAt::Paragraph])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
法律、表式和科目规定的用语按规定书写，包括“三公”经费各项、四本预算、类级科目、收入来源等：不漏字，不多字，不颠倒，不错写为同音字、形近字。常见错别字直接提示，如拔款、其它收入、帐户。

## 审核意义
用语写错，既无法检索，也难以确定所述为哪一项数字。

## 局限
其他词语的错别字不在审核范围。通行的简称（公务车运行费、资本支出）不予提示。

## 依据
- 当年《政府收支分类科目》。
- 《中华人民共和国预算法》第五条：预算包括一般公共预算、政府性基金预算、国有资本经营预算、社会保险基金预算。
- 部门预算、部门决算公开表式。
- 《第一批异形词整理表》（GF 1001-2001）：与货币有关的用“账”，不用“帐”。",
    en: r"## What it checks
Terms that the law, the forms and the classification fix are written as they are fixed: the “三公” items, the
four budgets, the classes, the sources of revenue. No character is lost, printed twice, exchanged with its
neighbour, or replaced by one that sounds or looks like it. Some frequent misprints are reported as such: 拔款,
其它收入, 帐户.

## Why it matters
A search for the term does not find the sentence, and it is unclear which figure the sentence states.

## What it cannot know
Misprints of other words. Short forms in common use (公务车运行费, 资本支出) are not reported.

## References
- The 政府收支分类科目 of the year.
- 预算法 (Budget Law), article 5: the four budgets.
- The published forms of department budgets and final accounts.
- 第一批异形词整理表 (GF 1001-2001): 账, not 帐, where money is meant.",
};

const EXAMPLE: Example = Example {
    flagged: r"公务接接待费预算3.00万元。",
    corrected: r"公务接待费预算3.00万元。",
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use crate::check::text::compared_name;
    use crate::table::TableKind;
    use crate::value::{EconomicCode, FiscalYear, FunctionalCode, GovernmentEconomicCode};
    use strum::IntoEnumIterator;

    fn found(text: &str) -> Vec<(String, &'static str)> {
        Terms::new().misprints(text).into_iter().map(|found| (found.words.to_owned(), found.term)).collect()
    }

    #[test]
    fn a_term_with_one_slip_is_reported() {
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
            "一般公共预算加上上级补助收入",
            "2023年年初结转和结余",
            "二〇二三 年年末结转和结余",
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
            assert_eq!(found(&compared_name(&name)), [], "{name}");
        }
        assert!(words::of(Meaning::FixedTerm).iter().all(|term| term.chars().count() <= LONGEST));
    }
}
