//! Numbers as Word writes them before the paragraphs of a list (ECMA-376, part 1, 17.18.59).

/// A number in a format that numbering.xml names; as digits where the format is not known.
pub(super) fn spelled(number: u32, format: &str) -> String {
    let digits = || number.to_string();
    let of_list = |list: &str| {
        let at = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
        at.and_then(|at| list.chars().nth(at)).map(String::from)
    };
    // Characters that stand in a row, the first of them for 1.
    let from = |first: char, most: u32| {
        let in_row = (1..=most).contains(&number);
        in_row.then(|| char::from_u32(u32::from(first) + number - 1)).flatten().map(String::from)
    };
    let spelled = match format {
        "none" => Some(String::new()),
        "decimalZero" => Some(format!("{number:02}")),
        "decimalFullWidth" | "decimalFullWidth2" => Some(digits().chars().map(full_width).collect()),
        "numberInDash" => Some(format!("- {number} -")),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).map(|roman| roman.to_lowercase()),
        "upperLetter" => letters(number, 'A'),
        "lowerLetter" => letters(number, 'a'),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => {
            from('①', 20).or_else(|| enclosed(number))
        }
        "decimalEnclosedFullstop" => from('⒈', 20),
        "decimalEnclosedParen" => from('⑴', 20),
        "ideographEnclosedCircle" => from('㊀', 10),
        "ideographTraditional" => of_list("甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => of_list("子丑寅卯辰巳午未申酉戌亥"),
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => Some(positional(number)),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => counted(number, &PLAIN),
        "chineseLegalSimplified" => counted(number, &LEGAL),
        "ideographLegalTraditional" | "japaneseLegal" => counted(number, &LEGAL_TRADITIONAL),
        _ => None,
    };
    spelled.unwrap_or_else(digits)
}

/// The digits from 0 on, then ten, hundred and thousand, and the sign of ten thousand.
type Numerals = [char; 14];

const PLAIN: Numerals = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万'];
const LEGAL: Numerals = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖', '拾', '佰', '仟', '万'];
const LEGAL_TRADITIONAL: Numerals =
    ['零', '壹', '貳', '參', '肆', '伍', '陸', '柒', '捌', '玖', '拾', '佰', '仟', '萬'];

/// A number below 100,000 as it is counted: 十一, 二十, 一百零三.
fn counted(number: u32, numerals: &Numerals) -> Option<String> {
    if number == 0 {
        return Some(numerals[0].to_string());
    }
    if number > 99_999 {
        return None;
    }
    let mut text = String::new();
    let mut left = number;
    for (place, power) in [(13, 10_000), (12, 1000), (11, 100), (10, 10), (0, 1)] {
        let digit = usize::try_from(left / power).unwrap_or(0);
        left %= power;
        if digit == 0 {
            // One zero for all that are left out within a number.
            if !text.is_empty() && left > 0 && !text.ends_with(numerals[0]) {
                text.push(numerals[0]);
            }
            continue;
        }
        let is_ten = place == 10 && digit == 1 && text.is_empty() && numerals[1] == '一';
        if !is_ten {
            text.push(numerals[digit]);
        }
        if place > 0 {
            text.push(numerals[place]);
        }
    }
    Some(text)
}

/// Digit by digit: 一〇.
fn positional(number: u32) -> String {
    let digit = |digit: char| match digit.to_digit(10).and_then(|digit| usize::try_from(digit).ok()) {
        None | Some(0) => '〇',
        Some(digit) => PLAIN[digit],
    };
    number.to_string().chars().map(digit).collect()
}

fn full_width(digit: char) -> char {
    char::from_u32(u32::from(digit) + 0xfee0).unwrap_or(digit)
}

/// Numbers in circles from 21 to 50, which stand in two rows of their own.
fn enclosed(number: u32) -> Option<String> {
    let first = match number {
        21..=35 => '㉑',
        36..=50 => '㊱',
        _ => return None,
    };
    let from = if first == '㉑' { 21 } else { 36 };
    char::from_u32(u32::from(first) + number - from).map(String::from)
}

/// A, B to Z, then AA, BB.
fn letters(number: u32, first: char) -> Option<String> {
    let at = number.checked_sub(1)?;
    let letter = char::from_u32(u32::from(first) + at % 26)?;
    let times = usize::try_from(at / 26).ok()? + 1;
    (times <= 30).then(|| core::iter::repeat_n(letter, times).collect())
}

fn roman(number: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return None;
    }
    let mut left = number;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            text.push_str(sign);
            left -= value;
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_word_writes_them() {
        for (number, format, text) in [
            (7, "decimal", "7"),
            (7, "decimalZero", "07"),
            (12, "decimalFullWidth", "１２"),
            (3, "none", ""),
            (1, "chineseCounting", "一"),
            (10, "chineseCountingThousand", "十"),
            (11, "japaneseCounting", "十一"),
            (20, "chineseCountingThousand", "二十"),
            (99, "taiwaneseCountingThousand", "九十九"),
            (100, "chineseCountingThousand", "一百"),
            (103, "chineseCountingThousand", "一百零三"),
            (110, "chineseCountingThousand", "一百一十"),
            (2024, "chineseCountingThousand", "二千零二十四"),
            (10_001, "chineseCountingThousand", "一万零一"),
            (10, "ideographDigital", "一〇"),
            (12, "chineseLegalSimplified", "壹拾贰"),
            (21, "ideographLegalTraditional", "貳拾壹"),
            (3, "ideographTraditional", "丙"),
            (11, "ideographTraditional", "11"),
            (12, "ideographZodiac", "亥"),
            (1, "decimalEnclosedCircleChinese", "①"),
            (20, "decimalEnclosedCircle", "⑳"),
            (21, "decimalEnclosedCircle", "㉑"),
            (36, "decimalEnclosedCircle", "㊱"),
            (51, "decimalEnclosedCircle", "51"),
            (2, "decimalEnclosedParen", "⑵"),
            (2, "decimalEnclosedFullstop", "⒉"),
            (10, "ideographEnclosedCircle", "㊉"),
            (4, "numberInDash", "- 4 -"),
            (1949, "upperRoman", "MCMXLIX"),
            (4, "lowerRoman", "iv"),
            (4000, "upperRoman", "4000"),
            (0, "upperRoman", "0"),
            (26, "upperLetter", "Z"),
            (28, "lowerLetter", "bb"),
            (u32::MAX, "lowerLetter", "4294967295"),
            (0, "lowerLetter", "0"),
            (u32::MAX, "chineseCounting", "4294967295"),
            (0, "chineseCounting", "零"),
            (5, "hebrew1", "5"),
        ] {
            assert_eq!(spelled(number, format), text, "{number} as {format}");
        }
    }
}
