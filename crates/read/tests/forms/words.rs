//! The words of forms: those that the lexicon has, as it has them, and those that a province might put in their place.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use cn_budget::fact::{Aspects, Fund, Nature, Period, Phase};

use crate::dice::Dice;

/// What words say: nothing but what is set here.
pub(crate) fn said(set: impl FnOnce(&mut Aspects)) -> Aspects {
    let mut said = Aspects::NONE;
    set(&mut said);
    said
}

/// The words of `data/lexicon/tables.csv` that have one reading, by that reading.
static LEXICON: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/lexicon/tables.csv");
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let mut readings: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for line in text.lines().skip(1) {
        let mut cells = line.split(',');
        if let (Some(words), Some(means)) = (cells.next(), cells.next()) {
            readings.entry(words).or_default().push(means);
        }
    }
    let mut by_meaning: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (words, means) in readings {
        if let [meaning] = means[..] {
            by_meaning.entry(meaning.to_owned()).or_default().push(words.to_owned());
        }
    }
    by_meaning
});

/// A word of the lexicon with this one meaning that contains one of the stems, which keep out what is but a part of it
/// (罚没收入 of the general budget).
fn known(dice: &mut Dice, meaning: &str, stems: &[&str]) -> Option<String> {
    let all = LEXICON.get(meaning)?;
    let fits = |word: &&String| word.chars().count() <= 16 && stems.iter().any(|stem| word.contains(stem));
    let fit: Vec<&String> = all.iter().filter(fits).collect();
    (!fit.is_empty()).then(|| fit[dice.below(fit.len())].clone())
}

/// A heading of a fund.
pub(crate) fn fund(dice: &mut Dice, fund: Fund) -> String {
    let (meaning, stems, invented): (&str, &[&str], &[&str]) = match fund {
        Fund::Fiscal => (
            "fund=fiscal",
            &["财政拨款", "预算拨款", "财政资金"],
            &["财政拨款资金", "财政拨款安排", "本级财政安排", "财政预算拨款"],
        ),
        Fund::General => (
            "fund=general",
            &["公共"],
            &["一般公共预算安排", "一般公共预算拨款资金", "一般公共预算财政拨款安排", "公共预算安排资金"],
        ),
        Fund::GovernmentFund => (
            "fund=government_fund",
            &["政府性基金"],
            &["政府性基金安排", "政府性基金预算资金", "政府性基金预算安排"],
        ),
        Fund::StateCapital => (
            "fund=state_capital",
            &["国有资本"],
            &["国有资本经营预算安排", "国有资本经营预算资金", "国资预算"],
        ),
        Fund::SpecialAccount => {
            ("fund=special_account", &["专户管理资金", "专户拨款"], &["财政专户核拨资金"])
        }
        Fund::Institutional => {
            ("fund=institutional", &["事业收入"], &["事业单位事业收入", "科研及教学事业收入"])
        }
        Fund::Business => ("fund=business", &["经营收入"], &["事业单位经营性收入"]),
        Fund::Superior => ("fund=superior", &["上级补助"], &["上级单位补助收入"]),
        Fund::Affiliates => ("fund=affiliates", &["附属单位", "下级单位"], &["附属单位上缴资金"]),
        Fund::Own => ("fund=own", &["单位资金", "自有资金"], &["单位自有资金"]),
        _ => ("fund=other", &["其他收入"], &["其他各项收入", "其他来源收入"]),
    };
    if dice.percent(12) {
        return dice.one(invented).to_owned();
    }
    known(dice, meaning, stems).unwrap_or_else(|| invented[0].to_owned())
}

/// A heading of a nature.
pub(crate) fn nature(dice: &mut Dice, nature: Nature) -> String {
    let (meaning, stems, invented): (&str, &[&str], &[&str]) = match nature {
        Nature::Basic => ("nature=basic", &["基本支出"], &["基本支出经费", "基本支出安排"]),
        Nature::Personnel => ("nature=personnel", &["人员"], &["人员经费支出", "人员类支出"]),
        Nature::Operating => {
            ("nature=operating", &["公用"], &["公用经费支出", "商品和服务类公用经费", "公用类支出"])
        }
        Nature::Project => (
            "nature=project",
            &["项目支出", "项目经费", "专项支出"],
            &["项目支出安排", "部门项目支出", "各类项目支出"],
        ),
        Nature::Business => ("nature=business", &["经营支出"], &["事业单位经营性支出"]),
        Nature::Remitted => ("nature=remitted", &["上缴上级"], &["上缴上级单位支出"]),
        _ => ("nature=subsidy", &["附属单位", "下级单位"], &["对附属单位的补助支出"]),
    };
    if dice.percent(10) {
        return dice.one(invented).to_owned();
    }
    known(dice, meaning, stems).unwrap_or_else(|| invented[0].to_owned())
}

/// Money that one place alone has a column for.
pub(crate) fn local_fund(dice: &mut Dice) -> String {
    dice.one(&[
        "往来资金",
        "库款结余安排",
        "对口支援资金",
        "乡镇自筹",
        "代管资金",
        "土地指标交易款",
        "以前年度沉淀",
        "成本补偿款",
        "集体经济分成",
    ])
    .to_owned()
}

/// A use that one place alone has a column for.
pub(crate) fn local_use(dice: &mut Dice) -> String {
    dice.one(&["偿债支出", "预备费", "援建支出", "待分配支出", "周转金", "统筹支出"]).to_owned()
}

/// What carries the year before into this one, as a fund.
pub(crate) fn carried(dice: &mut Dice) -> String {
    dice.one(&["上年结转", "上年结转结余", "上年结转和结余", "上年结余", "上年结转资金"]).to_owned()
}

/// A total over columns or rows, spelled with blanks now and then.
pub(crate) fn total(dice: &mut Dice, expenditure: bool) -> String {
    let side = if expenditure { "支出合计" } else { "收入合计" };
    let all = ["合计", "合计", "合计", "总计", "合  计", "合　　计", side];
    dice.one(&all).to_owned()
}

/// A total below a heading.
pub(crate) fn subtotal(dice: &mut Dice) -> String {
    dice.one(&["小计", "小计", "小计", "合计", "小 计"]).to_owned()
}

/// Amounts of this year, and what the heading says of them.
pub(crate) fn this_year(dice: &mut Dice, year: u16, account: bool) -> (String, Aspects) {
    let mut said = Aspects::NONE;
    let words = if account {
        said.phase = Some(Phase::Account);
        dice.pick(&["决算数", "本年决算数", "Y年决算数", "Y年度决算数"])
    } else {
        said.phase = Some(Phase::Budget);
        dice.pick(&["预算数", "本年预算数", "Y年预算数", "Y年预算", "Y年预算安排数", "本年度预算数"])
    };
    if words != "决算数" && words != "预算数" {
        said.period = Some(Period::Current);
    }
    (words.replace('Y', &year.to_string()), said)
}

/// Amounts of the year before, and what the heading says of them.
pub(crate) fn year_before(dice: &mut Dice, year: u16, account: bool) -> (String, Aspects) {
    let (words, phase) = if account {
        dice.pick(&[
            ("上年决算数", Phase::Account),
            ("Y年决算数", Phase::Account),
            ("上年度决算数", Phase::Account),
        ])
    } else {
        dice.pick(&[
            ("上年预算数", Phase::Budget),
            ("上年执行数", Phase::Executed),
            ("Y年预算数", Phase::Budget),
            ("Y年执行数", Phase::Executed),
            ("Y年预计执行数", Phase::Executed),
        ])
    };
    let said = said(|said| (said.period, said.phase) = (Some(Period::Previous), Some(phase)));
    (words.replace('Y', &(year - 1).to_string()), said)
}
