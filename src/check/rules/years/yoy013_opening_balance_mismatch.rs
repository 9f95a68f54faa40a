//! 年初结转和结余 = 上年年末结转和结余 (YOY013).

use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};

#[derive(Debug)]
pub(in crate::check) struct OpeningBalanceMismatch;

impl Rule for OpeningBalanceMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }
}

pub(in crate::check) const DECLARATION: Declaration =
    Declaration::new("YOY013", "opening-balance-mismatch", Severity::Warning)
        .since_release("0.1.0")
        .summary("年初结转和结余 = 上年年末结转和结余", "opening balances equal last year's closing balances")
        .looks_at(&[LooksAt::Comparison])
        .page(PAGE)
        .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

决算所列年初结转和结余，应等于上年决算所列年末结转和结余：全部资金、财政拨款及其各本预算分别核对，政府性基金、国有资本经营预算逐科目核对。本规则须提供上年决算公开文件。

## 审核意义

上年年末余额即本年年初余额，二者不等，则资金在跨年时无故增减。

## 局限

无法判断年初数是否经过调整：审计、以前年度差错更正、机构改革均可调整年初数，而公开表没有相应栏目，故本规则只作提示。一方为空、另一方为非零数的，列为无法判断。

## 依据

- 《中华人民共和国预算法》第四十二条：各部门、各单位上一年预算的结转、结余资金按照国务院财政部门的规定办理。
- 政府会计准则、政府会计制度关于余额结转和以前年度差错更正的规定。",
    en: r"## What it checks

The opening balances of a final account (年初结转和结余) equal the closing balances (年末结转和结余) of the final
account of the year before. This holds for all money, for fiscal appropriations and each of their
budgets, and for government funds and the state capital budget code by code. The rule needs the
final account of the year before beside this one.

## Why it matters

A balance opens a year as it closed the last one. A difference is money that appeared or was lost
over New Year.

## What it cannot know

Whether the opening balance was adjusted. Audits, corrections of earlier years and reorganisations
do that, and the published tables have no column for it. For this reason the rule only warns. A
blank beside a figure other than zero is undecidable.

## References

- 预算法 (Budget Law), art. 42: departments treat carry-overs and balances of the year before by the
  rules of the Ministry of Finance.
- 政府会计准则 and 政府会计制度, on carrying balances forward and on correcting earlier years.",
};

const EXAMPLE: Example = Example {
    flagged: r"某市某局 2024 决算
《政府性基金预算财政拨款收入支出决算表》 万元 government_fund_account
编码 | 名称 | 年初结转和结余 | 年末结转和结余
 | 合计 | 4.00 | 0.00
--- 上年
某市某局 2023 决算
《政府性基金预算财政拨款收入支出决算表》 万元 government_fund_account
编码 | 名称 | 年初结转和结余 | 年末结转和结余
 | 合计 | 0.00 | 6.00",
    corrected: r"某市某局 2024 决算
《政府性基金预算财政拨款收入支出决算表》 万元 government_fund_account
编码 | 名称 | 年初结转和结余 | 年末结转和结余
 | 合计 | 6.00 | 0.00
--- 上年
某市某局 2023 决算
《政府性基金预算财政拨款收入支出决算表》 万元 government_fund_account
编码 | 名称 | 年初结转和结余 | 年末结转和结余
 | 合计 | 0.00 | 6.00",
};
