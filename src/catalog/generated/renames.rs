// generated from data/catalog/renames.csv by cn-budget-catalog-gen; do not edit

#![expect(clippy::unreadable_literal, reason = "codes are written as they are printed")]

use crate::catalog::row::{RenameKind as K, RenameRow, rename as r};

pub(in crate::catalog) static RENAMES: [RenameRow; 33] = [
    r(2040607, "法律援助", "公共法律服务", 0, K::Renamed, true, 166),
    r(2059999, "其他普通教育支出", "其他教育支出", 0, K::SourceError, true, 167),
    r(207, "文化体育与传媒支出", "文化旅游体育与传媒支出", 2019, K::Renamed, false, 168),
    r(20701, "文化", "文化和旅游", 2019, K::Renamed, false, 169),
    r(2070199, "其他文化支出", "其他文化和旅游支出", 2019, K::Renamed, false, 170),
    r(20805, "行政事业单位离退休", "行政事业单位养老支出", 2020, K::Renamed, false, 171),
    r(2081105, "残疾人就业和扶贫", "残疾人就业", 2021, K::Renamed, false, 172),
    r(210, "医疗卫生与计划生育支出", "卫生健康支出", 2019, K::Renamed, false, 168),
    r(21001, "医疗卫生与计划生育管理事务", "卫生健康管理事务", 2019, K::Renamed, false, 0),
    r(2100409, "重大公共卫生专项", "重大公共卫生服务", 2021, K::Renamed, true, 173),
    r(2100410, "突发公共卫生事件应急处理", "突发公共卫生事件应急处置", 0, K::Renamed, false, 174),
    r(2110307, "排污费安排的支出", "土壤", 0, K::Reused, true, 175),
    r(2111101, "减排专项支出", "生态环境监测与信息", 0, K::SourceError, true, 176),
    r(21112, "可再生能源", "清洁能源", 0, K::Renamed, false, 177),
    r(21211, "农业土地开发资金支出", "农业土地开发资金安排的支出", 0, K::Renamed, false, 178),
    r(21301, "农业", "农业农村", 2019, K::Renamed, false, 0),
    r(2130106, "技术推广", "科技转化与推广服务", 0, K::Renamed, false, 178),
    r(2130199, "其他农业支出", "其他农业农村支出", 2019, K::Renamed, false, 179),
    r(21302, "林业", "林业和草原", 2019, K::Renamed, false, 180),
    r(2130205, "森林培育", "森林资源培育", 0, K::Renamed, false, 181),
    r(2130335, "大中型水库移民后期扶持基金支出", "农村人畜饮水", 0, K::Reused, false, 182),
    r(21305, "扶贫", "巩固脱贫攻坚成果衔接乡村振兴", 2022, K::Renamed, false, 183),
    r(2130701, "对村级一事一议的补助", "对村级公益事业建设的补助", 0, K::Renamed, false, 184),
    r(2130705, "对村民委员会和党支部的补助", "对村民委员会和村党支部的补助", 0, K::SourceError, true, 185),
    r(2130804, "创业担保贷款贴息", "创业担保贷款贴息及奖补", 0, K::Renamed, false, 186),
    r(215, "资源勘探信息等支出", "资源勘探工业信息等支出", 2021, K::Renamed, false, 187),
    r(220, "国土海洋气象等支出", "自然资源海洋气象等支出", 2019, K::Renamed, false, 168),
    r(22001, "国土资源事务", "自然资源事务", 2019, K::Renamed, false, 188),
    r(22198, "其他住房保障支出", "超长期特别国债安排的支出", 0, K::Unsettled, true, 189),
    r(2300227, "固定数额补助", "固定数额补助支出", 0, K::Abbreviation, false, 190),
    r(30307, "医疗费", "医疗费补助", 2018, K::Renamed, false, 191),
    r(310, "其他资本性支出", "资本性支出", 2018, K::Renamed, false, 192),
    r(50601, "资本性支出", "资本性支出（一）", 0, K::Abbreviation, false, 193),
];
