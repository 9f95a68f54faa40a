//! The words of sentences by what they mean (词义). They are data: `data/lexicon/sentences.csv`.

#[rustfmt::skip]
mod generated;

use generated::sentences::{ECONOMIC_NAMES, LISTS, PAIRS};
pub(crate) use generated::sentences::{Meaning, Pairing};

/// The words that mean this, the longest first, so that the first that fits is the longest.
pub(crate) const fn of(meaning: Meaning) -> &'static [&'static str] {
    LISTS[meaning as usize]
}

/// Every word of every meaning.
pub(crate) fn all<'a>() -> impl Iterator<Item = &'a str> {
    LISTS.iter().copied().flatten().copied()
}

/// The words that another word is tied to in this way, each with the other one, sorted.
pub(crate) const fn pairs(pairing: Pairing) -> &'static [(&'static str, &'static str)] {
    PAIRS[pairing as usize]
}

/// Some words without those at their end that mean one of these: 公务接待费预算数为 without what leads to its amount.
pub(crate) fn without_ends<'t>(text: &'t str, meanings: &[Meaning]) -> &'t str {
    let mut text = text;
    while let Some(rest) =
        meanings.iter().flat_map(|meaning| of(*meaning)).find_map(|end| text.strip_suffix(end))
    {
        text = rest;
    }
    text
}

/// Whether a name is that of a total with what is carried over: 总计, 收入总计.
pub(crate) fn names_grand_total(name: &str) -> bool {
    name.contains("总计")
}

/// How sentences call a class of the economic classification, by its code: the usual name.
pub(crate) fn economic_name(code: u32) -> Option<&'static str> {
    ECONOMIC_NAMES.iter().find(|(of, _)| *of == code).map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::{Meaning, Pairing, of, pairs};

    #[test]
    fn the_longest_word_comes_first() {
        let counters = of(Meaning::Counter);
        assert!(counters.windows(2).all(|pair| pair[0].chars().count() >= pair[1].chars().count()));
        assert!(counters.contains(&"平方米") && counters.contains(&"米"));
    }

    #[test]
    fn a_pair_names_the_other_word() {
        assert!(pairs(Pairing::Misprint).contains(&("拔款", "拨款")));
    }

    #[test]
    fn no_word_goes_both_ways() {
        use Meaning::{DirectionDown, DirectionUp, Enlarges, OrderDown, OrderUp, Reduces};
        for (up, down) in [(DirectionUp, DirectionDown), (OrderUp, OrderDown), (Enlarges, Reduces)] {
            assert!(of(up).iter().all(|word| !of(down).contains(word)), "{up:?} {down:?}");
        }
    }
}
