//! The sums that a form declares of its columns (栏次): 3=1+2 among the numbers below the headings, 合计（3=1+2） in a heading.

use super::heading::ColumnReading;
use crate::prose::one_line;
use crate::table::{ColumnEquation, Reading, RelationKind};

/// A column that a form says is others, added or taken off. One that it multiplies or divides is no sum.
#[derive(Debug, PartialEq, Eq)]
struct Formula {
    /// What it calls the column that it gives: a number or a name.
    result: String,
    added: Vec<String>,
    taken_off: Vec<String>,
}

impl Formula {
    /// The formula in a number of a column or in a level of a heading.
    fn read(words: &str) -> Option<Self> {
        let (before, terms) = words.split_once('=')?;
        // 合计（3=1+2）: what the bracket holds is the formula.
        let open = before.rfind('（').filter(|open| !before[*open..].contains('）'));
        let is_inside = open.is_some();
        let result = open.map_or(before, |open| &before[open + '（'.len_utf8()..]).to_owned();
        let terms = if is_inside { terms.strip_suffix('）')? } else { terms };
        let mut formula = Self { result, added: Vec::new(), taken_off: Vec::new() };
        // The sign before each bracket that is open, and the one before the next term.
        let (mut brackets, mut sign, mut term) = (vec![true], true, String::new());
        for c in terms.chars().chain(['+']) {
            let around = *brackets.last()?;
            match c {
                '+' | '-' => {
                    formula.push(sign, &mut term);
                    sign = around == (c == '+');
                }
                '（' if term.is_empty() => brackets.push(sign),
                '）' if brackets.len() > 1 => drop(brackets.pop()),
                '0'..='9' | 'A'..='Z' | 'a'..='z' | '①'..='⑳' | '\u{4e00}'..='\u{9fff}' => term.push(c),
                _ => return None,
            }
        }
        (brackets.len() == 1 && formula.added.len() + formula.taken_off.len() > 1).then_some(formula)
    }

    fn push(&mut self, is_added: bool, term: &mut String) {
        if !term.is_empty() {
            let terms = if is_added { &mut self.added } else { &mut self.taken_off };
            terms.push(core::mem::take(term));
        }
    }
}

/// The sums that a form declares of its columns, by the numbers that it gives them or by their names. `numbers` has one text
/// a column, as [`Sheet::column_numbers`](crate::Sheet::column_numbers), or none at all.
pub(super) fn declared_sums(
    headings: &[String],
    numbers: &[String],
    columns: &[ColumnReading],
) -> Vec<ColumnEquation> {
    let says_formula = |text: &String| text.contains(['=', '＝']);
    if !numbers.iter().chain(headings).any(says_formula) {
        return Vec::new();
    }
    let numbers: Vec<String> = numbers.iter().map(|number| one_line(number)).collect();
    let headings: Vec<String> = headings.iter().map(|heading| one_line(heading)).collect();
    let levels = |column: usize| headings[column].split('/');
    let is_called = |column: usize, name: &str| {
        let number = numbers.get(column).map(|number| bare(number.split('=').next().unwrap_or(number)));
        let leaf = levels(column).next_back().unwrap_or_default();
        let of_leaf = leaf.rsplit_once('（').map(|(_, inside)| inside.split('=').next().unwrap_or(inside));
        number == Some(name)
            || of_leaf.map(bare) == Some(name)
            || columns[column].path.last().is_some_and(|words| words == name)
    };
    let column_of = |name: &String| {
        let mut found = (0..columns.len()).filter(|&column| is_called(column, bare(name)));
        found.next().filter(|_| found.next().is_none())
    };
    let mut sums = Vec::new();
    for column in 0..columns.len() {
        let texts = numbers.get(column).map(String::as_str).into_iter().chain(levels(column));
        let formula =
            texts.filter_map(Formula::read).find(|formula| column_of(&formula.result) == Some(column));
        let Some(Formula { added, taken_off, .. }) = formula else { continue };
        let all_of = |names: &[String]| names.iter().map(column_of).collect::<Option<Vec<usize>>>();
        let (Some(added), Some(mut taken_off)) = (all_of(&added), all_of(&taken_off)) else {
            continue;
        };
        let difference = (!taken_off.is_empty()).then_some(column);
        // 3=1-2: column 1 is columns 3 and 2.
        let (whole, with_whole, parts) = match added[..] {
            [only] => {
                taken_off.insert(0, column);
                (only, Vec::new(), taken_off)
            }
            _ => (column, taken_off, added),
        };
        sums.push(ColumnEquation {
            kind: RelationKind::Declared,
            difference,
            whole,
            with_whole,
            parts,
            reading: Reading::Declared,
            doubtful: Vec::new(),
            bound: false,
        });
    }
    sums
}

/// A number or a name without its brackets, and without the words that say that it is of a column: （1）, 第1栏.
fn bare(name: &str) -> &str {
    let name = name.trim_matches(['（', '）', '[', ']']);
    let name = name.strip_prefix('第').unwrap_or(name);
    name.strip_prefix('栏').or(name.strip_suffix('栏')).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::Lexicon;

    fn sums(columns: &[(&str, &str)]) -> Vec<(usize, Vec<usize>, Vec<usize>)> {
        let headings: Vec<String> = columns.iter().map(|(heading, _)| (*heading).to_owned()).collect();
        let numbers: Vec<String> = columns.iter().map(|(_, number)| (*number).to_owned()).collect();
        let lexicon = Lexicon::new();
        let readings: Vec<ColumnReading> = headings.iter().map(|heading| lexicon.heading(heading)).collect();
        let sums = declared_sums(&headings, &numbers, &readings);
        sums.into_iter().map(|sum| (sum.whole, sum.with_whole, sum.parts)).collect()
    }

    #[test]
    fn forms_declare_sums_of_columns() {
        for (columns, expected) in [
            (&[("合计", "1=2+3"), ("甲", "2"), ("乙", "3")][..], vec![(0, vec![], vec![1, 2])]),
            (
                &[("合计", "（1）＝（2）＋（3）"), ("甲", "（2）"), ("乙", "（3）")],
                vec![(0, vec![], vec![1, 2])],
            ),
            (&[("合计", "C=A+B"), ("甲", "A"), ("乙", "B")], vec![(0, vec![], vec![1, 2])]),
            (&[("合计", "③=①+②"), ("甲", "①"), ("乙", "②")], vec![(0, vec![], vec![1, 2])]),
            (&[("决算", "1"), ("预算", "2"), ("差额", "3=1-2")], vec![(0, vec![], vec![2, 1])]),
            // 4=1-(2-3)+2 and the like: what is taken off what is taken off is added.
            (
                &[("年末", "4=1-(2-3)"), ("年初", "1"), ("支出", "2"), ("收入", "3")],
                vec![(0, vec![2], vec![1, 3])],
            ),
            (&[("合计（3=1+2）", ""), ("甲（1）", ""), ("乙（2）", "")], vec![(0, vec![], vec![1, 2])]),
            (&[("合计=1+2", "3"), ("甲", "1"), ("乙", "2")], vec![(0, vec![], vec![1, 2])]),
            (&[("合计=甲方+乙方", ""), ("甲方", ""), ("乙方", "")], vec![(0, vec![], vec![1, 2])]),
            // A rate is no sum, nor is a formula whose columns are not all there or not one.
            (&[("完成%", "3=1/2*100%"), ("决算", "1"), ("预算", "2")], vec![]),
            (&[("合计", "1=2+3"), ("甲", "2"), ("乙", "4")], vec![]),
            (&[("合计", "1=2+3"), ("甲", "2"), ("乙", "3"), ("丙", "3")], vec![]),
            (&[("合计", "1=2至4"), ("甲", "2"), ("乙", "3"), ("丙", "4")], vec![]),
            (&[("合计", "1="), ("甲", "2")], vec![]),
            (&[("合计", "1=（2+3"), ("甲", "2"), ("乙", "3")], vec![]),
        ] {
            assert_eq!(sums(columns), expected, "{columns:?}");
        }
    }
}
