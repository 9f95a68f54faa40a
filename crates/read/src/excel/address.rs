//! Where a cell stands, as a workbook spells it: B3.

/// The most rows that a sheet can have.
pub(super) const ROWS: u32 = 1 << 20;
/// The most columns.
pub(super) const COLUMNS: u32 = 1 << 14;

/// A cell as a workbook calls it, from its row and column: (2, 1) is B3.
pub(super) fn a1((row, column): (u32, u32)) -> String {
    let mut letters = Vec::new();
    let mut left = u64::from(column) + 1;
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'A' + u8::try_from(left % 26).unwrap_or(0)));
        left /= 26;
    }
    letters.iter().rev().collect::<String>() + &(u64::from(row) + 1).to_string()
}

/// Row and column of a cell, from 0, if a sheet has it: B3 is (2, 1).
pub(super) fn place(cell: &str) -> Option<(u32, u32)> {
    let digits = cell.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = cell.split_at(digits);
    if !(1..=3).contains(&letters.len()) || digits.len() > 7 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut column = 0;
    for letter in letters.bytes() {
        let letter = letter.is_ascii_alphabetic().then(|| letter.to_ascii_uppercase() - b'A')?;
        column = column * 26 + u32::from(letter) + 1;
    }
    let row: u32 = digits.parse().ok()?;
    ((1..=ROWS).contains(&row) && column <= COLUMNS).then(|| (row - 1, column - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_as_a_workbook_calls_them() {
        for (cell, text) in
            [((0, 0), "A1"), ((2, 25), "Z3"), ((9, 26), "AA10"), ((1_048_575, 16_383), "XFD1048576")]
        {
            assert_eq!(a1(cell), text);
        }
    }

    #[test]
    fn cells_that_a_sheet_has() {
        for (text, cell) in [
            ("A1", Some((0, 0))),
            ("b3", Some((2, 1))),
            ("XFD1048576", Some((1_048_575, 16_383))),
            ("XFE1", None),
            ("A1048577", None),
            ("A0", None),
            ("A", None),
            ("1", None),
            ("AAAAAAAAAAAA1", None),
            ("A99999999999", None),
            ("A1B", None),
            ("表1", None),
            ("", None),
        ] {
            assert_eq!(place(text), cell, "{text}");
        }
    }
}
