//! Which elements of a page are what.

/// Elements without an end.
pub(super) const VOID: [&[u8]; 8] = [b"br", b"hr", b"img", b"input", b"link", b"meta", b"col", b"wbr"];
/// Elements whose text is not shown.
pub(super) const UNSEEN: [&[u8]; 10] =
    [b"rp", b"head", b"title", b"script", b"style", b"template", b"noscript", b"select", b"textarea", b"svg"];
/// Elements within a line.
pub(super) const INLINE: [&[u8]; 40] = [
    b"a",
    b"b",
    b"em",
    b"font",
    b"i",
    b"label",
    b"o:p",
    b"s",
    b"small",
    b"span",
    b"st1:chmetcnv",
    b"strong",
    b"sub",
    b"sup",
    b"u",
    b"wbr",
    b"ins",
    b"del",
    b"mark",
    b"code",
    b"abbr",
    b"acronym",
    b"bdi",
    b"bdo",
    b"big",
    b"cite",
    b"data",
    b"dfn",
    b"kbd",
    b"nobr",
    b"q",
    b"rb",
    b"rt",
    b"rtc",
    b"ruby",
    b"samp",
    b"strike",
    b"time",
    b"tt",
    b"var",
];

/// Whether an element is a part of tables. Their end tags may be left out, so that they cannot be counted.
pub(super) fn is_of_table(name: &[u8]) -> bool {
    matches!(name, b"table" | b"thead" | b"tbody" | b"tfoot" | b"tr" | b"td" | b"th")
}

/// Whether a hidden element that has no end tag ends where another begins beside it.
pub(super) fn ends_unclosed(hidden: &[u8], begins: &[u8]) -> bool {
    match hidden {
        b"p" => !INLINE.contains(&begins) && !VOID.contains(&begins),
        b"td" | b"th" => matches!(begins, b"td" | b"th" | b"tr" | b"tbody" | b"tfoot"),
        b"rp" => matches!(begins, b"rp" | b"rt" | b"rb" | b"rtc"),
        b"tr" => matches!(begins, b"tr" | b"tbody" | b"tfoot"),
        b"thead" | b"tbody" => matches!(begins, b"tbody" | b"tfoot"),
        b"head" => ![&b"title"[..], b"meta", b"link", b"script", b"style", b"base", b"noscript", b"template"]
            .contains(&begins),
        _ => false,
    }
}

/// Whether an element stands around another in a table, so that its end is the other's end too.
pub(super) fn encloses(outer: &[u8], inner: &[u8]) -> bool {
    let depth = |name: &[u8]| match name {
        b"table" => 0,
        b"thead" | b"tbody" | b"tfoot" => 1,
        b"tr" => 2,
        b"td" | b"th" => 3,
        _ => 4,
    };
    depth(outer) < depth(inner)
}
