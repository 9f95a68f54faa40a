//! Figures that stand where an amount must and have no unit (缺单位).

use super::Sentence;
use super::names::without;
use crate::document::TextPlace;
use crate::fact::Topic;
use crate::fact::scan::{Spot, Token};
use crate::fact::words::Word;
use crate::words::{self, Meaning};

impl Sentence<'_> {
    /// 支出决算为40.00，: a figure where an amount must stand.
    pub(super) fn take_bare(&mut self, at: usize, spot: &Spot) {
        let listed = self.among_amounts(at);
        let clause = &mut self.clause;
        let moves = clause.moving.take().is_some() && clause.tail.is_empty();
        let tail = core::mem::take(&mut clause.tail);
        let rest = without(&tail, words::of(Meaning::Connects));
        let led = at.checked_sub(1).is_some_and(|before| {
            !matches!(self.spots[before].token, Token::Comma | Token::Stop | Token::Semicolon | Token::Open)
        });
        let said = clause.subject.as_ref().is_some_and(|(topic, _)| *topic != Topic::Other)
            && !matches!(clause.subject, Some((Topic::Named(_), _)))
            && clause.count.is_none();
        let words = self.text.words(spot.from, spot.to);
        // 分别为1.20、3.40和5.60万元: the unit of the last one.
        let shared = self.spots[at + 1..]
            .iter()
            .take_while(|spot| match spot.token {
                Token::Comma => self.text.chars[spot.from] == '、',
                Token::Bare | Token::Money(_) | Token::Percent(_) => true,
                _ => self.text.words(spot.from, spot.to) == "和",
            })
            .any(|spot| matches!(spot.token, Token::Money(_) | Token::Percent(_)));
        // 课题研究经费182.61，
        let money = words::of(Meaning::Money).iter().any(|word| tail.ends_with(word));
        let asks = moves || (said && led && !clause.aside && rest.is_empty()) || money || listed;
        if asks && !shared && words.contains('.') && !clause.reading.is_silent() {
            let range = self.text.range(spot.from, spot.to);
            self.parser.narrative.bare.push(TextPlace { range, ..self.place.clone() });
        }
    }

    /// 设备20.00万元，图书0.50，家具5.00万元: whether the clause before and the clause behind each end in an amount.
    pub(super) fn among_amounts(&self, at: usize) -> bool {
        let amount = |spot: &Spot| matches!(spot.token, Token::Money(_));
        let listing = |spot: &Spot| matches!(spot.token, Token::Comma | Token::Semicolon);
        let words =
            |spot: &Spot| matches!(spot.token, Token::Other | Token::Word(Word::Filler | Word::Head(_)));
        let before = self.spots[..at].iter().rev().skip_while(|spot| words(spot));
        let mut before = before.take(2);
        let behind = self.spots[at + 1..].iter();
        let mut behind = behind.filter(|spot| !words(spot)).take(2);
        before.next().is_some_and(listing)
            && before.next().is_some_and(amount)
            && behind.next().is_some_and(listing)
            && behind.next().is_some_and(amount)
    }
}
