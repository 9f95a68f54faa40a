//! Words as a finding quotes them (引文).

use core::ops::Range;

/// How many characters of a text stand around what is quoted, on either side.
const AROUND: usize = 16;
/// How many characters of a passage are quoted.
const QUOTED: usize = 40;

/// Words of a text with those around them; of a longer passage its beginning. None where they are no part of the text.
pub(in crate::check) fn quote(text: &str, words: Range<usize>) -> Option<String> {
    let (before, meant, after) = (text.get(..words.start)?, text.get(words.clone())?, text.get(words.end..)?);
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    let from = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let opens = [cut(from > 0), before[from..].trim_start()].concat();
    if let Some((end, _)) = meant.char_indices().nth(QUOTED) {
        return Some([&opens, &meant[..end], "…"].concat());
    }
    let to = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
    Some([&opens, meant, after[..to].trim_end(), cut(to < after.len())].concat())
}
