//! Cells as a workbook displays them: what a reader of the sheet sees is the figure that was published, and how many
//! decimals it shows is its precision.

use calamine::DataRef;
use rust_decimal::{Decimal, RoundingStrategy};

/// What a cell displays; nothing where it displays nothing.
pub(super) fn displayed(value: &DataRef<'_>, code: Option<&str>) -> Option<String> {
    let shown = |value: f64| code.map_or_else(|| plain(value), |code| number(value, code));
    let text = match value {
        DataRef::Empty => return None,
        DataRef::String(text) => text.trim_end().to_owned(),
        DataRef::SharedString(text) => text.trim_end().to_owned(),
        // Whole numbers of a workbook are floats too, and stay whole up to 2^53.
        #[expect(clippy::cast_precision_loss, reason = "a workbook holds no more digits than a float")]
        DataRef::Int(value) => shown(*value as f64),
        DataRef::Float(value) => shown(*value),
        DataRef::Bool(value) => if *value { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(value) => {
            let (year, month, day, ..) = value.to_ymd_hms_milli();
            format!("{year}年{month}月{day}日")
        }
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
    };
    (!text.trim().is_empty()).then_some(text)
}

/// The longest format code; Excel takes no longer one.
pub(super) const LONGEST_CODE: usize = 255;

/// The number under a format code: `#,##0.00`, `0.00;-0.00;`, `_ * #,##0.00_ `, `[>=10000]0!.0000;0.00`.
///
/// Formats that show no plain number (dates, fractions, powers of ten) are taken for none.
fn number(value: f64, code: &str) -> String {
    let Some(value) = decimal(value) else { return value.to_string() };
    let sections = sections(code);
    let Some(section) = section_for(&sections, value) else { return general(value) };
    // The second of two sections is of negative numbers, which it shows in its own way: -, (), or in a colour alone.
    let of_negatives = sections.iter().position(|other| core::ptr::eq(other, section)) == Some(1)
        && sections.iter().all(|section| section.condition.is_none());
    if !(value.is_sign_negative() && of_negatives) {
        return section.display(value);
    }
    let shown = section.display(value.abs());
    let zero = !shown.contains(|c: char| ('1'..='9').contains(&c));
    // A colour is a sign that a text does not have.
    if zero || !section.coloured || shown.contains(['-', '(', '−', '（', '负']) {
        shown
    } else {
        format!("-{shown}")
    }
}

/// The section that shows a value: the first whose condition it meets. Sections without one are of positive numbers, of
/// negative ones and of zero; behind a condition they are of what is left.
fn section_for(sections: &[Section], value: Decimal) -> Option<&Section> {
    // The fourth section is of texts.
    let numbers = &sections[..sections.len().min(3)];
    if numbers.iter().all(|section| section.condition.is_none()) {
        return match numbers {
            [_, _, zero] if value.is_zero() => Some(zero),
            [_, negative, ..] if value.is_sign_negative() && !value.is_zero() => Some(negative),
            _ => numbers.first(),
        };
    }
    let last = numbers.len() - 1;
    let meets = |(place, section): &(usize, &Section)| match &section.condition {
        Some(condition) => condition.is_met(value),
        None if *place == last => true,
        None if *place == 0 => value.is_sign_positive() && !value.is_zero(),
        None => value.is_sign_negative() && !value.is_zero(),
    };
    numbers.iter().enumerate().find(meets).map(|(_, section)| section).or_else(|| numbers.last())
}

/// The number without a format: as short as it can be said.
fn plain(value: f64) -> String {
    decimal(value).map_or_else(|| value.to_string(), general)
}

/// Whether a format code shows days or times: its first section has a letter of them outside quotation marks and
/// brackets, or counts hours in brackets.
pub(super) fn is_date(code: &str) -> bool {
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c.to_ascii_lowercase() {
            ';' => return false,
            '"' => drop(chars.by_ref().find(|c| *c == '"')),
            '\\' | '!' | '_' | '*' => drop(chars.next()),
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                let elapsed = |c: char| matches!(c.to_ascii_lowercase(), 'h' | 'm' | 's');
                if !inside.is_empty() && inside.chars().all(elapsed) {
                    return true;
                }
            }
            'y' | 'm' | 'd' | 'h' | 's' => return true,
            _ => {}
        }
    }
    false
}

/// The decimal that a binary fraction stands for: a workbook holds 15 digits, as its program does. What is too small for a
/// decimal is what binary arithmetic has left of nothing.
fn decimal(value: f64) -> Option<Decimal> {
    let decimal = Decimal::from_scientific(&format!("{value:.14e}")).ok();
    decimal.or_else(|| (value.abs() < SMALLEST).then_some(Decimal::ZERO)).map(|value| value.normalize())
}

/// A number of 15 digits below it has more decimals than a decimal holds.
const SMALLEST: f64 = 1e-13;

/// The number under General. A program shows eleven characters of it: what is further behind the point is noise of binary
/// fractions, or a quotient that nobody has rounded. Whole numbers are shown whole.
fn general(value: Decimal) -> String {
    let whole = value.trunc().abs().to_string();
    // Eleven with the point, and with the zero before it.
    let places = u32::try_from(GENERAL.saturating_sub(whole.len() + 1)).unwrap_or(0);
    let rounded = value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero).normalize();
    // A small number is shown by a power of ten; one with more zeros than a figure has decimals is none.
    let rounded = if rounded.is_zero() { Decimal::ZERO } else { rounded };
    rounded.to_string()
}

/// How many characters General shows.
const GENERAL: usize = 11;

/// A piece of a section of a format.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    /// 0, # or ?.
    Digit(char),
    Point,
    Comma,
    Percent,
    Literal(char),
    /// The word General: the number as short as it can be said.
    General,
}

/// One section of a format: of positive numbers, negative ones, or zero.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Section {
    pieces: Vec<Piece>,
    /// Whether it says something that no plain number is shown by.
    general: bool,
    /// Which numbers it is of, where it says so: `[>=100000]`.
    condition: Option<Condition>,
    /// Whether what it shows is in a colour of its own: `[Red]`.
    coloured: bool,
}

/// A condition of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Condition {
    comparison: Comparison,
    bound: Decimal,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comparison {
    Less,
    AtMost,
    Equal,
    Other,
    AtLeast,
    More,
}

impl Condition {
    /// The condition in brackets, where it is one.
    fn of(inside: &str) -> Option<Self> {
        const SIGNS: [(&str, Comparison); 6] = [
            ("<=", Comparison::AtMost),
            (">=", Comparison::AtLeast),
            ("<>", Comparison::Other),
            ("<", Comparison::Less),
            (">", Comparison::More),
            ("=", Comparison::Equal),
        ];
        let inside = inside.trim();
        SIGNS.iter().find_map(|(sign, comparison)| {
            let bound = inside.strip_prefix(sign)?.trim().parse().ok()?;
            Some(Self { comparison: *comparison, bound })
        })
    }

    fn is_met(&self, value: Decimal) -> bool {
        let order = value.cmp(&self.bound);
        match self.comparison {
            Comparison::Less => order.is_lt(),
            Comparison::AtMost => order.is_le(),
            Comparison::Equal => order.is_eq(),
            Comparison::Other => order.is_ne(),
            Comparison::AtLeast => order.is_ge(),
            Comparison::More => order.is_gt(),
        }
    }
}

/// Whether brackets name a colour that stands out, in any language that Excel writes it in.
fn names_colour(inside: &str) -> bool {
    const COLOURS: [&str; 12] =
        ["red", "blue", "green", "magenta", "cyan", "yellow", "红色", "蓝色", "绿色", "洋红", "青色", "黄色"];
    let inside = inside.trim().to_ascii_lowercase();
    COLOURS.contains(&inside.as_str()) || inside.starts_with("color") || inside.starts_with("颜色")
}

/// The sections of a format code, which semicolons part.
fn sections(code: &str) -> Vec<Section> {
    let mut sections = vec![Section::default()];
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        let rest = chars.as_str();
        let Some(section) = sections.last_mut() else { break };
        match c {
            ';' => sections.push(Section::default()),
            '"' => section.pieces.extend(chars.by_ref().take_while(|c| *c != '"').map(Piece::Literal)),
            '\\' | '!' => section.pieces.extend(chars.next().map(Piece::Literal)),
            // A blank as wide as the next character, or that character as often as there is room.
            '_' | '*' => drop(chars.next()),
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                // [$¥-804] shows the currency, [Red] and [>100] show nothing themselves.
                if let Some(currency) = inside.strip_prefix('$') {
                    let shown = currency.split('-').next().unwrap_or_default();
                    section.pieces.extend(shown.chars().map(Piece::Literal));
                }
                section.coloured |= names_colour(&inside);
                section.condition = section.condition.take().or_else(|| Condition::of(&inside));
            }
            '0' | '#' | '?' => section.pieces.push(Piece::Digit(c)),
            '.' => section.pieces.push(Piece::Point),
            ',' => section.pieces.push(Piece::Comma),
            '%' => section.pieces.push(Piece::Percent),
            'G' | 'g' if rest.get(..6).is_some_and(|rest| rest.eq_ignore_ascii_case("eneral")) => {
                section.pieces.push(Piece::General);
                chars = rest[6..].chars();
            }
            '@' | 'G' | 'g' | 'E' | 'e' | 'y' | 'm' | 'd' | 'h' | 's' | '/' => section.general = true,
            other => section.pieces.push(Piece::Literal(other)),
        }
    }
    sections
}

impl Section {
    fn display(&self, value: Decimal) -> String {
        if self.general {
            return general(value);
        }
        if self.pieces.contains(&Piece::General) {
            let shown = |piece: &Piece| match piece {
                Piece::General => general(value),
                piece => literal(piece).map(String::from).unwrap_or_default(),
            };
            return self.pieces.iter().map(shown).collect::<String>().trim().to_owned();
        }
        let digits = |piece: &Piece| matches!(piece, Piece::Digit(_));
        let Some(first) = self.pieces.iter().position(digits) else {
            // No digit is shown: a dash for zero, or nothing.
            return self.pieces.iter().filter_map(literal).collect::<String>().trim().to_owned();
        };
        let last = self.pieces.iter().rposition(digits).unwrap_or(first);
        let point =
            self.pieces.iter().position(|piece| *piece == Piece::Point).filter(|point| *point <= last + 1);
        let whole_end = point.unwrap_or(last + 1);
        let whole = &self.pieces[first.min(whole_end)..whole_end];
        let fraction = point.map_or(&[][..], |point| &self.pieces[point + 1..=last.max(point)]);
        // Commas after the last digit divide by a thousand each, be it before the point or at the end.
        let commas = |piece: &&Piece| **piece == Piece::Comma;
        let before_point = if point.is_some() { whole.iter().rev().take_while(commas).count() } else { 0 };
        let whole = &whole[..whole.len() - before_point];
        let grouped = whole.iter().enumerate().any(|(place, piece)| *piece == Piece::Comma && place > 0);
        let thousands = before_point + self.pieces[last + 1..].iter().take_while(commas).count();
        let percent = self.pieces.iter().filter(|piece| **piece == Piece::Percent).count();
        let mut value = value;
        for _ in 0..thousands.min(6) {
            value /= Decimal::ONE_THOUSAND;
        }
        for _ in 0..percent.min(2) {
            value *= Decimal::ONE_HUNDRED;
        }
        let most = fraction.iter().filter(|piece| digits(piece)).count();
        let fewest =
            fraction.iter().rposition(|piece| *piece == Piece::Digit('0')).map_or(0, |place| place + 1);
        let places = u32::try_from(most).unwrap_or(0).min(20);
        let mut rounded = value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
        rounded.rescale(places);
        let negative = rounded.is_sign_negative() && !rounded.is_zero();
        let text = rounded.abs().to_string();
        let (integer, decimals) = text.split_once('.').unwrap_or((&text, ""));
        let mut decimals = decimals.to_owned();
        while decimals.len() > fewest && decimals.ends_with('0') {
            decimals.pop();
        }
        let mut shown = String::new();
        shown.extend(if negative { Some('-') } else { None });
        shown.extend(self.pieces[..first.min(whole_end)].iter().filter_map(literal));
        shown.push_str(&integer_digits(integer, whole, grouped));
        if !decimals.is_empty() {
            shown.push('.');
            shown.push_str(&decimals);
        }
        shown.extend(self.pieces[last + 1..].iter().filter_map(|piece| match piece {
            Piece::Percent => Some('%'),
            piece => literal(piece),
        }));
        shown.trim().to_owned()
    }
}

fn literal(piece: &Piece) -> Option<char> {
    match piece {
        Piece::Literal(c) => Some(*c),
        _ => None,
    }
}

/// The digits before the point: at least as many as there are zeros, in groups of three where the format groups, with
/// the literals that stand between its digits: `0!.0000` shows yuan as 万元.
fn integer_digits(integer: &str, whole: &[Piece], grouped: bool) -> String {
    let least = whole.iter().filter(|piece| **piece == Piece::Digit('0')).count();
    let integer = integer.trim_start_matches('0');
    let padded = format!("{}{integer}", "0".repeat(least.saturating_sub(integer.len())));
    let mut literals: Vec<(usize, char)> = Vec::new();
    let mut right = 0;
    for piece in whole.iter().rev() {
        match piece {
            Piece::Digit(_) => right += 1,
            Piece::Literal(c) => literals.push((right, *c)),
            _ => {}
        }
    }
    // They stand from right to left, as the digits are gone through.
    let mut literals = literals.into_iter().skip_while(|(right, _)| *right == 0).peekable();
    let mut shown: Vec<char> = Vec::new();
    for (place, digit) in padded.chars().rev().enumerate() {
        while let Some((_, c)) = literals.next_if(|(right, _)| *right == place) {
            shown.push(c);
        }
        if grouped && place > 0 && place % 3 == 0 {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_days_and_times() {
        for code in ["yyyy/m/d", "[$-804]yyyy\"年\"m\"月\"", "h:mm", "[h]:mm", "DD-MM", "*-d"] {
            assert!(is_date(code), "{code}");
        }
        for code in
            ["General", "0.00", "[Red]0.00", "#,##0\"days\"", "0\\d", "0*y", "0;m", "@", "[$€-407]0", ""]
        {
            assert!(!is_date(code), "{code}");
        }
    }

    #[test]
    fn numbers_as_their_formats_show_them() {
        for (value, code, shown) in [
            (9682.88, "General", "9682.88"),
            (205.0, "General", "205"),
            (1234567.0, "#,##0", "1,234,567"),
            (1234.5, "#,##0.00", "1,234.50"),
            (0.0, "#,##0.00", "0.00"),
            (0.0, "#,##0.00;-#,##0.00;", ""),
            (0.0, r#"_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ "#, "-"),
            (-12.345, r#"_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ "#, "-12.35"),
            (12.345, r#"_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ "#, "12.35"),
            (-3.5, "0.00", "-3.50"),
            (-0.001, "0.00", "0.00"),
            (-3.5, "0.00_);(0.00)", "(3.50)"),
            (-3.5, "0.00;[Red]0.00", "-3.50"),
            (-3.5, "#,##0.00;[红色]#,##0.00", "-3.50"),
            (-3.5, "0.00_);[Red](0.00)", "(3.50)"),
            (-3.5, "0.00;0.00", "3.50"),
            (-0.001, "0.00;[Red]0.00", "0.00"),
            (0.0, "[=0]\"\";0.00", ""),
            (0.0, "[=0]\"-\";#,##0.00", "-"),
            (1234.5, "[=0]\"-\";#,##0.00", "1,234.50"),
            (-3.5, "[=0]\"\";0.00", "-3.50"),
            (250000.0, "[>=100000]0!.0,\"万\";0.00", "25.0万"),
            (1234.5, "[>=100000]0!.0,\"万\";0.00", "1234.50"),
            (5.0, "[Red][<0]0.00;[Blue][>100]0;0.0", "5.0"),
            (500.0, "[Red][<0]0.00;[Blue][>100]0;0.0", "500"),
            (-5.0, "[Red][<0]0.00;[Blue][>100]0;0.0", "-5.00"),
            (0.5, "[>1]0.0;[<=1]0.00", "0.50"),
            (50.1000000000002, "General", "50.1"),
            (7.105427357601002e-15, "General", "0"),
            (-2.8e-14, "0.00", "0.00"),
            (1250.833333333333, "General", "1250.833333"),
            (0.333333333333333, "General", "0.333333333"),
            (2.84217094304040e-14, "General", "0"),
            (-2.84217094304040e-14, "General", "0"),
            (123456789012.0, "General", "123456789012"),
            (123456789.255, "General", "123456789.3"),
            (5.0, "00", "05"),
            (0.5, "#.00", ".50"),
            (1.5, "0.##", "1.5"),
            (2.0, "0.##", "2"),
            (0.125, "0.0%", "12.5%"),
            (123456.0, "0!.0000", "12.3456"),
            (1234567.0, "#,##0,", "1,235"),
            (3.0, "0.00\"万元\"", "3.00万元"),
            (3.0, "[$¥-804]#,##0.00", "¥3.00"),
            (3.0, "@", "3"),
            (1.0, ";;;", ""),
            (0.1 + 0.2, "General", "0.3"),
            (45292.0, "yyyy/m/d", "45292"),
            (2.675, "0.00", "2.68"),
            (100.0, r#"[=0]"";0.00"#, "100.00"),
            (0.0, r#"[=0]"";0.00"#, ""),
            (100.0, "[>=10000]0!.0000;0.00", "100.00"),
            (123456.0, "[>=10000]0!.0000;0.00", "12.3456"),
            (-5.0, "[>=10000]0!.0000;0.00", "-5.00"),
            (150.0, "[<100]0.0;[>=200]0.00;0", "150"),
            (99.0, "[Red][<100]0.0;[>=200]0.00;0", "99.0"),
            (123456.0, "0,.00", "123.46"),
            (123456789.0, "#,##0,,.00", "123.46"),
            (100.0, "General\"元\"", "100元"),
            (0.5, "\"约\"general", "约0.5"),
        ] {
            assert_eq!(number(value, code), shown, "{value} {code}");
        }
        let literals = "0\"a\"".repeat(50);
        assert_eq!(number(1.0, &literals), "0a".repeat(49) + "1a");
        assert_eq!(plain(1e300), 1e300.to_string());
        assert_eq!(plain(f64::NAN), "NaN");
    }
}
