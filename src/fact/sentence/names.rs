//! Things that no word of the lexicon names: each is of its own name, and never the thing before it (未列名事项).

use crate::prose::is_han;
use crate::words::{self, Meaning};

/// What may stand right before 收入 or 支出 without naming another thing: a body, or a word that leads there.
fn openers() -> impl Iterator<Item = &'static str> {
    words::of(Meaning::Body).iter().chain(words::of(Meaning::BeforeTotal)).copied()
}

/// Whether words say nothing of what a figure is of: words that connect, the writer's word for the writer.
pub(super) fn says_nothing(words: &str) -> bool {
    let mut rest = words;
    while !rest.is_empty() {
        // ——教育支出: a dash opens a line.
        rest = rest.trim_start_matches('—');
        if rest.is_empty() {
            break;
        }
        let itself = rest.strip_prefix(['我', '本', '全']);
        let itself = itself.and_then(|rest| {
            // The longest: 部门 and not 部.
            openers().filter_map(|opener| rest.strip_prefix(opener)).min_by_key(|rest| rest.len())
        });
        let known = [Meaning::Connects, Meaning::Particle, Meaning::OpensList].into_iter();
        let known = known.flat_map(words::of).filter(|word| rest.starts_with(**word));
        let longest = known.max_by_key(|word| word.len()).map(|word| &rest[word.len()..]);
        match itself.or(longest) {
            Some(behind) => rest = behind,
            None => return false,
        }
    }
    true
}

/// Some words without others.
pub(super) fn without(words: &str, others: &[&str]) -> String {
    others.iter().fold(words.to_owned(), |rest, other| rest.replace(other, ""))
}

/// The name at the end of some words, without what leads to the amount; none where they name no money, or point back.
pub(super) fn name_of_money(words: &str) -> Option<&str> {
    let name = words::without_ends(words.trim(), &[Meaning::LeadsToAmount]);
    let stem = words::of(Meaning::Money).iter().find_map(|noun| name.strip_suffix(noun))?;
    let rest = without(&without(stem, words::of(Meaning::Connects)), words::of(Meaning::PointsBack));
    (!rest.is_empty() && !openers().any(|opener| stem.ends_with(opener))).then_some(name)
}

/// Whether words end in the name of some money: 公务接待费.
pub(crate) fn names_money(words: &str) -> bool {
    words::of(Meaning::Money).iter().any(|noun| words.ends_with(noun))
}

/// Whether words before 支出 or 收入 name nothing that would be spent on or come from.
pub(super) fn leads_to_total(words: &str) -> bool {
    let rest = without(words, words::of(Meaning::Connects));
    rest.is_empty() || openers().any(|opener| words.ends_with(opener))
}

/// A name without what opens the list that it stands in.
pub(super) fn without_lead(name: &str) -> &str {
    words::of(Meaning::OpensList)
        .iter()
        .find_map(|opening| name.strip_prefix(opening))
        .filter(|rest| !rest.is_empty())
        .unwrap_or(name)
}

/// Whether words say that what follows is of one of many: 人均增长3%.
pub(super) fn is_average(words: &str) -> bool {
    words::of(Meaning::Average).iter().any(|average| words.ends_with(average))
}

/// Whether words hold a number of things, whatever counts them: 破获1187起, and no date.
pub(super) fn counts_something(words: &str) -> bool {
    let is_of_date = |c: char| matches!(c, '年' | '月' | '日' | '号');
    let mut pairs = words.chars().zip(words.chars().skip(1));
    pairs.any(|(digit, counter)| digit.is_ascii_digit() && is_han(counter) && !is_of_date(counter))
}

#[cfg(test)]
mod tests {
    use super::name_of_money;

    #[test]
    fn names_of_money() {
        for (words, name) in [
            ("单位预留机动经费预算数为", Some("单位预留机动经费")),
            ("房租补贴", Some("房租补贴")),
            ("契税", Some("契税")),
            ("该项经费", None),
            ("上述支出", None),
            ("经费", None),
            ("部门支出", None),
            ("总体", None),
            ("", None),
        ] {
            assert_eq!(name_of_money(words), name, "{words}");
        }
    }
}
