//! The tables of what notices ask for by itself: 三公 with 会议费 and 培训费, as rows or as columns; 政府采购.

use std::rc::Rc;

use cn_budget::EconomicCode;
use cn_budget::fact::Purpose;

use crate::dice::Dice;
use crate::form::{Entry, Want};
use crate::money::{Line, Money};
use crate::table::Row;
use crate::tree::{Scope, Shape, Tree};
use crate::words::said;

/// What an item is called, and the economic codes that it is paid under.
struct Item {
    words: &'static [&'static str],
    purpose: Purpose,
    codes: &'static [u32],
}

const OVERSEAS: Item = Item {
    words: &["因公出国（境）费", "因公出国（境）费用", "因公出国(境)费", "出国（境）经费"],
    purpose: Purpose::Overseas,
    codes: &[30212],
};
const VEHICLES: Item = Item {
    words: &["公务用车购置及运行维护费", "公务用车购置及运行费", "公务用车费用"],
    purpose: Purpose::Vehicles,
    codes: &[30231, 31013],
};
const PURCHASE: Item = Item {
    words: &["公务用车购置费", "公务用车购置", "购置费"],
    purpose: Purpose::VehiclePurchase,
    codes: &[31013],
};
const OPERATION: Item = Item {
    words: &["公务用车运行维护费", "公务用车运行费", "运行维护费"],
    purpose: Purpose::VehicleOperation,
    codes: &[30231],
};
const RECEPTION: Item =
    Item {
        words: &["公务接待费", "公务接待费用", "公务接待"], purpose: Purpose::Reception, codes: &[30217]
    };
const MEETING: Item =
    Item { words: &["会议费", "会议费支出"], purpose: Purpose::Meeting, codes: &[30215] };
const TRAINING: Item =
    Item { words: &["培训费", "培训费支出"], purpose: Purpose::Training, codes: &[30216] };
const THREE: &[u32] = &[30212, 30231, 31013, 30217];
const FIVE: &[u32] = &[30212, 30231, 31013, 30217, 30215, 30216];

fn is_paid_under(line: &Line, codes: &[u32]) -> bool {
    codes.iter().any(|code| line.economic == EconomicCode::constant(*code))
}

/// Appropriations for the 三公, and for 会议费 and 培训费 where the table has them.
pub(crate) fn scope(with_meetings: bool) -> Scope {
    let codes = if with_meetings { FIVE } else { THREE };
    Rc::new(move |line| line.is_fiscal() && is_paid_under(line, codes))
}

/// The items as rows: 合计, 1. …, （1） ….
pub(crate) fn rows(dice: &mut Dice, money: &Money, with_meetings: bool) -> Vec<Row> {
    let style = dice.below(3);
    let mut rows = Vec::new();
    let mut row = |text: String, codes: &'static [u32], purpose: Option<Purpose>| {
        let mut row =
            Row::of(money, vec![Entry::Text(text)], |line| line.is_fiscal() && is_paid_under(line, codes));
        row.want = Want::ALL.and(said(|said| said.purpose = purpose));
        rows.push(row);
    };
    let mark = |level: usize, number: usize| match (style, level) {
        (0, 1) => format!("{number}.").replace('.', "、"),
        (0, _) => format!("（{number}）"),
        (1, 1) => ["一、", "二、", "三、", "四、", "五、"][number - 1].to_owned(),
        (1, _) => format!("  {number}."),
        _ => String::new(),
    };
    if with_meetings {
        row("合计".to_owned(), FIVE, None);
        row(
            dice.one(&["“三公”经费小计", "“三公”经费", "三公经费合计"]).to_owned(),
            THREE,
            Some(Purpose::ThreePublic),
        );
    } else {
        row(dice.one(&["合计", "“三公”经费合计", "合  计"]).to_owned(), THREE, Some(Purpose::ThreePublic));
    }
    let mut item = |dice: &mut Dice, level: usize, number: usize, of: Item, marked: bool| {
        let words = dice.one(of.words);
        let marked = if marked { "其中：" } else { "" };
        row(format!("{}{marked}{words}", mark(level, number)), of.codes, Some(of.purpose));
    };
    let marked = dice.percent(30);
    item(dice, 1, 1, OVERSEAS, false);
    let reception_first = dice.percent(40);
    if reception_first {
        item(dice, 1, 2, RECEPTION, false);
    }
    item(dice, 1, 2 + usize::from(reception_first), VEHICLES, false);
    let (first, second) = if dice.percent(50) { (PURCHASE, OPERATION) } else { (OPERATION, PURCHASE) };
    item(dice, 2, 1, first, marked);
    item(dice, 2, 2, second, false);
    if !reception_first {
        item(dice, 1, 3, RECEPTION, false);
    }
    if with_meetings {
        item(dice, 1, 4, MEETING, false);
        item(dice, 1, 5, TRAINING, false);
    }
    rows
}

fn leaf(dice: &mut Dice, item: &Item) -> Tree {
    let codes = item.codes;
    let purpose = item.purpose;
    let words = dice.one(item.words);
    Tree::leaf(words, said(|said| said.purpose = Some(purpose)), move |line| {
        line.is_fiscal() && is_paid_under(line, codes)
    })
}

/// The items as columns.
pub(crate) fn columns(dice: &mut Dice, with_meetings: bool) -> Tree {
    let over =
        |words: &str, purpose: Option<Purpose>, codes: &'static [u32], total: &str, parts: Vec<Tree>| {
            let whole = Tree::leaf(words, said(|said| said.purpose = purpose), move |line| {
                line.is_fiscal() && is_paid_under(line, codes)
            });
            let shape = Shape::Over { total: Some(total.to_owned()), at_end: false };
            Tree { shape, parts, ..whole }
        };
    let vehicles = over(
        dice.one(&["公务用车购置及运行费", "公务用车购置及运行维护费"]),
        Some(Purpose::Vehicles),
        VEHICLES.codes,
        "小计",
        vec![leaf(dice, &PURCHASE), leaf(dice, &OPERATION)],
    );
    let mut parts = vec![leaf(dice, &OVERSEAS), vehicles, leaf(dice, &RECEPTION)];
    if dice.percent(25) {
        parts.swap(1, 2);
    }
    if with_meetings {
        let three = over("“三公”经费", Some(Purpose::ThreePublic), THREE, "小计", parts);
        return over("", None, FIVE, "合计", vec![three, leaf(dice, &MEETING), leaf(dice, &TRAINING)]);
    }
    over("", Some(Purpose::ThreePublic), THREE, dice.one(&["合计", "“三公”经费合计"]), parts)
}
