//! Characters of fonts whose letters are signs (`w:sym`).

/// The character that a sign shows, where it is known: a font of signs and a code, which Word writes from U+F000 on.
pub(super) fn symbol(font: &str, code: u32) -> Option<char> {
    let font = font.trim().to_ascii_lowercase();
    if !(0xf000..=0xf0ff).contains(&code) {
        return char::from_u32(code).filter(|c| !is_private(*c));
    }
    let code = code - 0xf000;
    match font.as_str() {
        "symbol" => of_symbol(code),
        "wingdings" => of_list(&WINGDINGS, code),
        "wingdings 2" => of_list(&WINGDINGS_2, code),
        // A font of letters, which has them where ASCII does.
        _ if !font.contains("dings") && (0x20..0x7f).contains(&code) => char::from_u32(code),
        _ => None,
    }
}

/// Whether a character means something in one font alone.
pub(super) const fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// The font Symbol has digits and marks where ASCII has them, and Greek in place of letters.
fn of_symbol(code: u32) -> Option<char> {
    const SIGNS: [(u32, char); 12] = [
        (0xa3, '≤'),
        (0xb0, '°'),
        (0xb1, '±'),
        (0xb3, '≥'),
        (0xb4, '×'),
        (0xb7, '•'),
        (0xb8, '÷'),
        (0xb9, '≠'),
        (0xbb, '≈'),
        (0xbc, '…'),
        (0xe5, '∑'),
        (0x2d, '-'),
    ];
    let ascii = char::from_u32(code).filter(|c| c.is_ascii_digit() || ",.()[]{}%+=<>/:; !&|_".contains(*c));
    of_list(&SIGNS, code).or(ascii)
}

const WINGDINGS: [(u32, char); 19] = [
    (0x6c, '●'),
    (0x6e, '■'),
    (0x6f, '□'),
    (0x71, '❑'),
    (0x72, '❒'),
    (0x74, '◆'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x9f, '•'),
    (0xa1, '○'),
    (0xa7, '▪'),
    (0xa8, '□'),
    (0xab, '★'),
    (0xd8, '➢'),
    (0xe0, '→'),
    (0xfb, '✗'),
    (0xfc, '✓'),
    (0xfd, '☒'),
    (0xfe, '☑'),
];

const WINGDINGS_2: [(u32, char); 6] =
    [(0x4f, '✗'), (0x50, '✓'), (0x51, '☒'), (0x52, '☑'), (0x54, '☒'), (0xa3, '□')];

fn of_list(list: &[(u32, char)], code: u32) -> Option<char> {
    list.iter().find(|(one, _)| *one == code).map(|(_, c)| *c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_as_they_are_seen() {
        for (font, code, expected) in [
            ("Wingdings", 0xf0fe, Some('☑')),
            ("Wingdings 2", 0xf052, Some('☑')),
            ("Wingdings", 0xf030, None),
            ("Wingdings 3", 0xf030, None),
            ("Symbol", 0xf02d, Some('-')),
            ("Symbol", 0xf039, Some('9')),
            ("Symbol", 0xf061, None),
            ("Times New Roman", 0xf035, Some('5')),
            ("宋体", 0x25cb, Some('○')),
            ("宋体", 0xe000, None),
            ("", 0xd800, None),
        ] {
            assert_eq!(symbol(font, code), expected, "{font} {code:x}");
        }
    }
}
