//! Characters that are written for each other.

/// Characters of one sound that are written for each other, where no two words of them fit one phrase.
pub(crate) const SOUNDS: [&str; 22] = [
    "务物误",
    "账帐",
    "绩积迹",
    "厉历励",
    "形型",
    "署暑",
    "份分",
    "即既",
    "里立理",
    "缴交",
    "办半",
    "副付附负",
    "竞竟",
    "源原",
    "监检",
    "住驻",
    "直职值",
    "综宗",
    "购构够",
    "护户",
    "员园院",
    "辨辩",
];

/// A character that looks like a commoner one.
#[derive(Debug)]
pub(crate) struct Lookalike {
    pub(crate) printed: char,
    /// The commoner one.
    pub(crate) meant: char,
    /// What the printed one rightly stands behind.
    pub(crate) behind: &'static str,
    /// What it rightly stands before.
    pub(crate) before: &'static str,
}

const fn lookalike(printed: char, meant: char, behind: &'static str, before: &'static str) -> Lookalike {
    Lookalike { printed, meant, behind, before }
}

/// Characters that look like a commoner one.
pub(crate) const LOOKALIKES: [Lookalike; 8] = [
    lookalike('士', '土', "人博硕战护烈女男院学勇卫绅医骑道教壮志寒进", "兵气官大"),
    lookalike('己', '已', "自知克利异", "见任所方"),
    lookalike('宇', '字', "屋殿楼寰环庙气", "宙航通"),
    lookalike('冶', '治', "陶", "金炼炉"),
    lookalike('竟', '竞', "毕究", "然是"),
    lookalike('徙', '徒', "迁", ""),
    lookalike('曰', '日', "", ""),
    lookalike('慕', '幕', "羡爱仰思敬", "名"),
];

/// Whether one character is written for another.
pub(crate) fn is_confused(printed: char, meant: char) -> bool {
    let sound = SOUNDS.iter().any(|group| group.contains(printed) && group.contains(meant));
    sound || LOOKALIKES.iter().any(|alike| (alike.printed, alike.meant) == (printed, meant))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_sounds_like_those_of_one_group() {
        let all: Vec<char> = SOUNDS.iter().flat_map(|group| group.chars()).collect();
        assert!(all.iter().all(|c| all.iter().filter(|other| *other == c).count() == 1));
        assert!(is_confused('构', '购') && is_confused('冶', '治'));
        assert!(!is_confused('治', '冶') && !is_confused('费', '资'));
    }
}
