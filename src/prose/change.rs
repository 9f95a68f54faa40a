//! The words by which a text says that an amount rose or fell.

/// The commonest verbs of a change, whichever way it goes.
pub(crate) const CHANGES: [&str; 4] = ["增加", "减少", "增长", "下降"];

/// What says that an amount is above another.
pub(crate) const UP: [&str; 8] = ["增加", "增长", "上升", "提高", "增幅", "大于", "高于", "多于"];

/// What says that an amount is below another.
pub(crate) const DOWN: [&str; 8] = ["减少", "下降", "降低", "压减", "降幅", "小于", "低于", "少于"];

/// What makes an amount larger, whatever it is said of: words of a reason.
pub(crate) const ENLARGES: [&str; 11] =
    ["增加", "增长", "新增", "增多", "上调", "上涨", "追加", "增聘", "调增", "增发", "补发"];

/// What makes an amount smaller, whatever it is said of: words of a reason.
pub(crate) const REDUCES: [&str; 11] =
    ["减少", "下降", "压减", "压缩", "缩减", "厉行", "严控", "严格控制", "核减", "调减", "过紧日子"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_goes_both_ways() {
        assert!(UP.iter().all(|word| !DOWN.contains(word)));
        assert!(ENLARGES.iter().all(|word| !REDUCES.contains(word)));
        assert!(CHANGES.iter().all(|word| UP.contains(word) != DOWN.contains(word)));
    }
}
