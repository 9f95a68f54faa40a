//! The prose of budgets and final accounts as departments of different places write it. Every sentence is invented.

use cn_budget::{Stage, Unit};

use crate::writer::Figures;

/// The form that the tables of a document are printed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Guangdong,
    Shanghai,
    Account,
}

type Templates = &'static [(&'static str, &'static [&'static str])];

#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    pub(crate) name: &'static str,
    pub(crate) form: Form,
    pub(crate) tables: Unit,
    pub(crate) text: Figures,
    pub(crate) sections: Templates,
}

impl Style {
    pub(crate) fn stage(&self) -> Stage {
        if self.form == Form::Account { Stage::FinalAccount } else { Stage::Budget }
    }
}

const TEN_THOUSANDS: Figures = Figures { unit: Unit::TenThousandYuan, decimals: 2, groups: false };
const GROUPED: Figures = Figures { groups: true, ..TEN_THOUSANDS };
const YUAN: Figures = Figures { unit: Unit::Yuan, decimals: 2, groups: true };
const HUNDRED_MILLIONS: Figures = Figures { unit: Unit::HundredMillionYuan, decimals: 6, groups: false };

pub(crate) const STYLES: &[Style] = &[
    Style {
        name: "guangdong-budget",
        form: Form::Guangdong,
        tables: Unit::TenThousandYuan,
        text: TEN_THOUSANDS,
        sections: GUANGDONG_BUDGET,
    },
    Style {
        name: "guangdong-budget-yuan",
        form: Form::Guangdong,
        tables: Unit::Yuan,
        text: TEN_THOUSANDS,
        sections: GUANGDONG_PLAIN,
    },
    Style {
        name: "shanghai-budget",
        form: Form::Shanghai,
        tables: Unit::Yuan,
        text: GROUPED,
        sections: SHANGHAI_BUDGET,
    },
    Style {
        name: "central-budget",
        form: Form::Shanghai,
        tables: Unit::TenThousandYuan,
        text: TEN_THOUSANDS,
        sections: CENTRAL_BUDGET,
    },
    Style {
        name: "inland-budget",
        form: Form::Guangdong,
        tables: Unit::TenThousandYuan,
        text: TEN_THOUSANDS,
        sections: INLAND_BUDGET,
    },
    Style {
        name: "inland-budget-in-yuan",
        form: Form::Guangdong,
        tables: Unit::Yuan,
        text: YUAN,
        sections: NORTHERN_BUDGET,
    },
    Style {
        name: "large-budget",
        form: Form::Guangdong,
        tables: Unit::TenThousandYuan,
        text: HUNDRED_MILLIONS,
        sections: LARGE_BUDGET,
    },
    Style {
        name: "national-account",
        form: Form::Account,
        tables: Unit::TenThousandYuan,
        text: TEN_THOUSANDS,
        sections: NATIONAL_ACCOUNT,
    },
    Style {
        name: "central-account",
        form: Form::Account,
        tables: Unit::TenThousandYuan,
        text: TEN_THOUSANDS,
        sections: CENTRAL_ACCOUNT,
    },
    Style {
        name: "guangdong-account",
        form: Form::Account,
        tables: Unit::TenThousandYuan,
        text: TEN_THOUSANDS,
        sections: GUANGDONG_ACCOUNT,
    },
    Style {
        name: "inland-account",
        form: Form::Account,
        tables: Unit::TenThousandYuan,
        text: TEN_THOUSANDS,
        sections: INLAND_ACCOUNT,
    },
    Style {
        name: "capital-budget",
        form: Form::Shanghai,
        tables: Unit::TenThousandYuan,
        text: TEN_THOUSANDS,
        sections: CAPITAL_BUDGET,
    },
    Style {
        name: "southwestern-budget",
        form: Form::Guangdong,
        tables: Unit::TenThousandYuan,
        text: TEN_THOUSANDS,
        sections: SOUTHWESTERN_BUDGET,
    },
    Style {
        name: "river-budget",
        form: Form::Guangdong,
        tables: Unit::Yuan,
        text: TEN_THOUSANDS,
        sections: RIVER_BUDGET,
    },
    Style {
        name: "coastal-account",
        form: Form::Account,
        tables: Unit::TenThousandYuan,
        text: TEN_THOUSANDS,
        sections: COASTAL_ACCOUNT,
    },
    Style {
        name: "plain-account",
        form: Form::Account,
        tables: Unit::TenThousandYuan,
        text: TEN_THOUSANDS,
        sections: PLAIN_ACCOUNT,
    },
];

/// The order of the Guangdong form: changes, 三公, operation, purchases, assets, projects.
const GUANGDONG_BUDGET: Templates = &[
    ("第一部分 {d}概况", &[]),
    (
        "一、主要职责",
        &[
            "（一）贯彻执行自然资源和国土空间规划的法律法规；起草有关规范性文件并监督实施。",
            "（二）负责辖区内全民所有土地、矿产等自然资源资产的管理，编制并组织实施年度用地计划。",
            "（三）根据《中华人民共和国土地管理法》和某府〔2021〕45号文件，承担耕地保护责任。",
        ],
    ),
    (
        "二、部门预算单位构成",
        &[
            "纳入{y}年部门预算编制范围的单位共2个，下属单位1个，具体包括：某区国土空间信息中心。",
            "本部门行政编制56名，事业编制38名；年末在职人员91人，离退休人员27人。",
        ],
    ),
    ("第二部分 {y}年部门预算表", &[]),
    ("第三部分 {y}年部门预算情况说明", &[]),
    (
        "一、部门预算收支增减变化情况",
        &[
            "{y}年本部门收入预算{all}，比上年{all^}，{all%}，主要原因是专项工作安排有调整；支出预算{all}，比上年{all^}，{all%}，主要原因是专项工作安排有调整。",
        ],
    ),
    (
        "二、“三公”经费安排情况",
        &[
            "{y}年本部门“三公”经费预算{three}，{three~}，主要原因是按工作需要安排。其中：因公出国（境）费{overseas}，{overseas~}，主要原因是未安排出国计划；公务用车购置及运行费{vehicles}（其中，公务用车购置费{purchase}，{purchase~}；公务用车运行维护费{operation}，{operation~}），{vehicles~}，主要原因是按实际需要安排；公务接待费{reception}，{reception~}，主要原因是据实安排。",
        ],
    ),
    (
        "三、机关运行经费安排情况",
        &["{y}年本部门机关运行经费安排{agency}，{agency~}，主要原因是办公用房维修项目有变化。"],
    ),
    (
        "四、政府采购情况",
        &[
            "{y}年本部门政府采购安排{procurement}，其中：货物类采购预算{goods}，工程类采购预算{works}，服务类采购预算{services}等。",
        ],
    ),
    (
        "五、国有资产占有使用情况",
        &[
            "截至{y<}年12月31日，本部门固定资产合计{?procurement}，计有房屋6200.5平方米，车辆8辆，其中：机要通信用车2辆、应急保障用车6辆；单价在100万元以上的设备3台（套）。{y}年添置固定资产5万元，用于更换电脑。",
        ],
    ),
    (
        "六、预算绩效信息公开情况",
        &[
            "{y}年本部门对3个项目编报绩效目标，满意度指标不低于90%，项目验收合格率达到100%。",
            "国土空间规划编制经费{国土空间规划编制经费}，用于编制详细规划12项，成果入库率95%以上。",
        ],
    ),
    (
        "第四部分 名词解释",
        &[
            "一、财政拨款收入：指本级财政当年拨付的资金。",
            "二、“三公”经费：指用财政拨款安排的因公出国（境）费、公务用车购置及运行维护费和公务接待费。",
            "三、机关运行经费：指为保障行政单位运行用于购买货物和服务的各项资金。",
        ],
    ),
];

/// The same form, filled in by somebody who writes 与上年相比 and gives both years.
const GUANGDONG_PLAIN: Templates = &[
    (
        "一、收入预算说明",
        &[
            "{y}年收入预算为{all}，与上年{all<}相比，{all^增加|减少}，{all%增幅|降幅}，主要是专项任务变化。其中：一般公共预算拨款{general}，占{general/all}。",
            "@fund 政府性基金预算拨款{fund}，占{fund/all}，用于征地补偿。",
        ],
    ),
    (
        "二、支出预算说明",
        &[
            "{y}年支出预算为{all}，与上年{all<}相比，{all^增加|减少}，{all%增幅|降幅}。按支出用途划分：基本支出{basic}，占{basic/all}，其中：工资福利支出{e301}，商品和服务支出{e302}，对个人和家庭的补助{e303}；项目支出{project}，占{project/all}。",
        ],
    ),
    (
        "三、一般公共预算支出说明",
        &[
            "{y}年一般公共预算支出{general}，具体如下：",
            "@items {n}.{#@plain}{y}年预算数为{#}，比上年预算数{#^增加|减少}，{#%增长|下降}。主要是工作任务变化。",
        ],
    ),
    (
        "四、“三公”经费说明",
        &[
            "{y}年“三公”经费预算数为{three}，其中：公务用车购置及运行维护费{vehicles}，公务接待费{reception}，因公出国（境）经费{overseas}。",
            "1.公务用车购置及运行维护费{vehicles}，较上年{?vehicles^增加|减少}。其中公务用车购置费{purchase}，公务用车运行维护费{operation}，{operation~较上年|增加|减少|增长|下降}。",
            "2.公务接待费{reception}，{reception~较上年|增加|减少|增长|下降}，主要用于接待上级检查、兄弟单位来访等。{y<}年共接待12批次、98人次。",
            "3.因公出国（境）经费{overseas}，与上年持平。",
        ],
    ),
    (
        "五、其他重要事项",
        &[
            "（一）机关运行经费。{y}年机关运行经费{agency}，{agency~较上年|增加|减少|增长|下降}。",
            "（二）政府采购。{y}年政府采购预算总额{procurement}，其中：政府采购货物预算{goods}、政府采购工程预算{works}、政府采购服务预算{services}。",
            "（三）国有资产。截至{y<}年底，共有车辆5辆，其中一般公务用车4辆、执法执勤用车1辆；单位价值50万元以上通用设备2台（套），单位价值100万元以上专用设备0台（套）。",
        ],
    ),
];

const SHANGHAI_BUDGET: Templates = &[
    (
        "{d}主要职能",
        &[
            "{d}是主管本区规划和自然资源工作的政府组成部门。",
            "主要职能包括：",
            "一、组织编制本区国土空间规划，按照权限审批详细规划。",
            "二、负责地质灾害防治，建立健全监测预警体系。",
        ],
    ),
    (
        "{d}机构设置",
        &[
            "{d}部门预算由本部门和1个所属单位的收支组成。",
            "本部门设9个内设机构，包括：办公室、规划科、土地科等。",
        ],
    ),
    (
        "名词解释",
        &[
            "（一）基本支出预算：用于人员和日常运转的开支，含人员经费与公用经费。",
            "（二）“三公”经费：是区级财政拨款安排的因公出国（境）费、公务用车购置及运行费、公务接待费。",
        ],
    ),
    (
        "{y}年部门预算编制说明",
        &[
            "{y}年，{d}预算支出总额为{all}，其中：财政拨款支出预算{all}，比{y<}年预算{?all^}。财政拨款支出预算中，一般公共预算拨款支出预算{general}，比{y<}年预算{?general^}。财政拨款支出主要内容如下：",
            "@items {n}. “{#@plain}”科目{#}，主要用于日常工作。{y<}年预算执行数为{#<}，{y}年预算安排{#}，比{y<}年预算执行数{#%增加|减少}。主要原因是：工作量有变化。",
            "@fund 12. “城乡社区支出（类）国有土地使用权出让收入安排的支出（款）征地和拆迁补偿支出（项）”科目{fund}，主要用于征地补偿。{y<}年预算执行数为{fund<}，{y}年预算安排{fund}，比{y<}年预算执行数{fund%增加|减少}。主要原因是：征收进度有变化。",
        ],
    ),
    (
        "其他相关情况说明",
        &[
            "一、{y}年“三公”经费预算情况说明",
            "{y}年“三公”经费预算数为{three}，比{y<}年预算{three^}。其中：",
            "（一）因公出国（境）费{overseas}，与上年持平。",
            "（二）公务用车购置及运行费{vehicles}，比{y<}年预算{vehicles^}，主要原因是公务用车更新周期变化。其中：公务用车购置费{purchase}，{purchase~比上年预算|增加|减少}；公务用车运行费{operation}，比{y<}年预算{operation^}。",
            "（三）公务接待费{reception}，比{y<}年预算{reception^}，主要原因是接待安排变化。",
            "二、机关运行经费预算",
            "{y}年{d}所属1个机关、0个参公单位，机关运行经费预算为{?agency}。",
            "三、政府采购预算情况",
            "{y}年度本部门政府采购预算{procurement}，其中：政府采购货物预算{goods}、政府采购工程预算{works}、政府采购服务预算{services}。",
            "{y}年度本部门面向中小企业预留政府采购项目预算金额{?goods}，其中，面向小微企业预留政府采购项目预算金额{?works}。",
            "四、绩效目标设置情况",
            "本部门{y}年有7个项目，其中2个填报了绩效目标，对应的资金为{?works}。",
            "五、国有资产占有使用情况",
            "截至{y<}年8月31日，{d}有车辆4辆，其中，机要通信用车1辆、执法执勤用车3辆；单价100万元（含）以上设备没有。{y}年不购置车辆。",
        ],
    ),
];

const CENTRAL_BUDGET: Templates = &[
    (
        "一、关于{d}{y}年收支总表的说明",
        &[
            "按照综合预算的原则，{d}所有收入和支出均纳入部门预算管理。收入包括：一般公共预算拨款收入等；支出包括：社会保障和就业支出、卫生健康支出、住房保障支出等。{d}{y}年收支总预算{all}。",
        ],
    ),
    (
        "二、关于{d}{y}年收入总表的说明",
        &[
            "{d}{y}年收入预算{all}，其中：一般公共预算拨款收入{general}，占{general/all}。",
            "@fund 政府性基金预算拨款收入{fund}，占{fund/all}。",
        ],
    ),
    (
        "三、关于{d}{y}年支出总表的说明",
        &[
            "{d}{y}年支出预算{all}，其中：基本支出{basic}，占{basic/all}；项目支出{project}，占{project/all}。",
        ],
    ),
    (
        "四、关于{d}{y}年财政拨款收支总表的说明",
        &["{d}{y}年财政拨款收支总预算{all}。收入全部为当年拨款，无上年结转。"],
    ),
    (
        "五、关于{d}{y}年一般公共预算支出表的说明",
        &[
            "（一）一般公共预算当年拨款规模变化情况。",
            "{d}{y}年一般公共预算当年拨款{general}，比{y<}年执行数{?general^}，主要是一般性项目安排不同。",
            "（二）一般公共预算当年拨款结构情况。",
            "[[classes|{#@class}支出{#}，占{#/general}|；]]。",
            "（三）一般公共预算当年拨款具体使用情况。",
            "@items {n}.{#@plain}{y}年预算数为{#}，比{y<}年执行数{#^}，{#%增长|下降}。主要是工作任务有所调整。",
        ],
    ),
    (
        "六、关于{d}{y}年一般公共预算基本支出表的说明",
        &[
            "{d}{y}年一般公共预算基本支出{basic}，其中：",
            "人员经费{staff}，主要包括：基本工资、津贴补贴、住房公积金、退休费。",
            "公用经费{operating}，主要包括：办公费、差旅费、公务接待费、公务用车运行维护费。",
        ],
    ),
    (
        "七、关于{d}{y}年“三公”经费支出表的说明",
        &[
            "{d}{y}年“三公”经费预算数为{three}，其中：因公出国（境）费{overseas}，公务用车购置及运行费{vehicles}，公务接待费{reception}。{y}年“三公”经费预算比{y<}年{?three^}，主要原因是按工作需要安排。",
        ],
    ),
    (
        "八、其他重要事项的情况说明",
        &[
            "（一）机关运行经费",
            "{y}年{d}机关运行经费财政拨款预算{?agency}，比{y<}年预算{agency^}，{agency%增长|下降}。主要原因是公用定额标准有变化。",
            "（二）政府采购情况",
            "{y}年{d}政府采购预算总额{procurement}，其中：政府采购货物预算{goods}、政府采购工程预算{works}、政府采购服务预算{services}。",
            "（三）国有资产占用情况",
            "截至{y<}年7月31日，{d}共有车辆35辆，其中，部级领导干部用车5辆、机要通信用车10辆、应急保障用车8辆、离退休干部用车12辆；单价100万元以上设备13台（套）。",
            "（四）预算绩效情况",
            "{y}年{d}整体支出和项目支出均实行绩效目标管理，涉及一般公共预算拨款{?general}。",
            "@nofund {d}{y}年没有使用政府性基金预算拨款安排的支出。",
        ],
    ),
];

/// 较上年, 同比, 合计, sums of parallel things.
const INLAND_BUDGET: Templates = &[
    (
        "第二部分 {y}年部门预算情况说明",
        &[
            "一、{y}年收支预算情况",
            "{y}年度本部门收入合计{all}，较上年{all^增加|减少}，同比{all%增长|下降}。其中：财政拨款收入{all}。",
            "{y}年度本部门支出合计{all}，较上年{all^增加|减少}，同比{all%增长|下降}。其中：人员经费{staff}，公用经费{operating}，项目支出{project}。",
        ],
    ),
    (
        "二、财政拨款支出预算情况",
        &[
            "{y}年财政拨款支出预算共计{all}，同比{?all%增长|下降}，增减变化的主要原因是专项任务调整。",
            "按功能分类：[[classes|{#@name}{all-#}，占{all-#/all}|；]]。",
            "按支出性质：基本支出和项目支出分别为{basic}和{project}，分别占{basic/all}和{project/all}。",
            "基本支出按经济分类：工资福利支出{e301}，商品和服务支出{e302}，对个人和家庭的补助{e303}。",
        ],
    ),
    (
        "三、一般公共预算当年财政拨款支出情况",
        &[
            "{y}年一般公共预算当年财政拨款支出{general}，主要用于以下方面：[[classes|{#@class}{#}，占{#/general}|；]]。",
            "具体安排情况如下：",
            "@items {n}.{#@plain}。{y}年预算安排{#}，较上年预算{#<}{#^增加|减少}，{#%增长|下降}，变动原因是年度任务调整。",
        ],
    ),
    (
        "四、“三公”经费预算情况",
        &[
            "{y}年“三公”经费预算{three}，较上年{three^增加|减少}，{three%上升|下降}。因公出国（境）费、公务用车购置及运行维护费和公务接待费分别为{overseas}、{vehicles}和{reception}。",
            "（一）因公出国（境）费预算{overseas}，与上年预算持平，无增减变化。",
            "（二）公务接待费预算{reception}，较上年{reception^增加|减少}，{reception%增长|下降}。",
            "（三）公务用车购置及运行维护费预算{vehicles}，其中：公务用车运行维护费{operation}，较上年{?operation^增加|减少}；公务用车购置费{purchase}。",
        ],
    ),
    (
        "五、其他事项",
        &[
            "1、机关运行经费：{y}年机关运行经费预算{agency}，较上年增加或减少的主要因素是人员变动。",
            "2、政府采购：{y}年政府采购预算共{procurement}，其中货物{goods}，工程{works}，服务{services}。",
            "3、国有资产：截至{y<}年12月31日，共有房屋3处，面积4186.32平方米；公务车辆6辆，价值132.5万元。",
            "@nofund 4、{y}年无政府性基金预算支出。",
            "@fund 4、{y}年政府性基金预算支出{fund}。",
            "5、绩效目标：{y}年实行绩效目标管理的项目4个，涉及资金{general-project}；群众满意度95%以上。",
        ],
    ),
];

/// Amounts in yuan, the codes in front of the names.
const NORTHERN_BUDGET: Templates = &[
    (
        "一、部门收支总体情况",
        &[
            "{y}年本单位收入总预算{all}，支出总预算{all}。与{y<}年预算相比，收、支预算各{all^增加|减少}，{all%增长|下降}。",
        ],
    ),
    (
        "二、一般公共预算支出情况",
        &[
            "{y}年一般公共预算支出{general}，比上年{?general^增加|减少}。具体科目如下：",
            "@items （{n}）{#@before}{#}，比上年预算{#^增加|减少}，{#%增长|下降}。",
        ],
    ),
    (
        "三、一般公共预算基本支出情况",
        &["{y}年一般公共预算基本支出{basic}，其中：人员经费{staff}，公用经费{operating}。"],
    ),
    (
        "四、“三公”经费情况",
        &[
            "{y}年“三公”经费财政拨款预算{three}，比{y<}年{three^增加|减少}，{three%增长|下降}。其中，公务用车运行维护费{operation}，比{y<}年{?operation^增加|减少}；公务用车购置费{purchase}；公务接待费{reception}，比{y<}年{?reception^增加|减少}；因公出国（境）费用{overseas}，与{y<}年持平。",
        ],
    ),
    (
        "五、政府采购情况",
        &[
            "{y}年政府采购预算{procurement}。其中：政府采购货物预算{goods}，政府采购工程预算{works}，政府采购服务预算{services}。",
        ],
    ),
];

/// Amounts in 亿元, the codes behind the names, year and budget in brackets.
const LARGE_BUDGET: Templates = &[
    (
        "一、收支预算总体安排",
        &[
            "{y}年度收入预算总计{all}，较{y<}年度{all^增加|减少}，{all%增长|下降}。收入包括：一般公共预算财政拨款{general}。",
            "{y}年度支出预算总计{all}，较{y<}年度{all^增长|下降}，{all%增幅|降幅}。其中，基本支出{basic}，占{basic/all}；项目支出{project}，占{project/all}。",
        ],
    ),
    (
        "二、一般公共预算支出安排",
        &[
            "{y}年度一般公共预算支出{general}，按科目分：",
            "@items {n}、{#@behind}{#}，较上年{#^增加|减少}，{#%增长|下降}。",
        ],
    ),
    (
        "三、“三公”经费安排",
        &[
            "“三公”经费支出预算{three}，较{y<}年{?three^增加|减少}。其中：公务接待费支出{reception}，公务用车购置及运行维护费支出{vehicles}，因公出国（境）费支出{overseas}。",
        ],
    ),
];

const NATIONAL_ACCOUNT: Templates = &[
    (
        "一、收入支出决算总体情况说明",
        &[
            "{d}{y}年度收入总计{total}、支出总计{total}。与{y<}年度相比，收入总计、支出总计各{total^}，{total%增长|下降}。主要原因是专项任务变化。",
        ],
    ),
    (
        "二、收入决算情况说明",
        &[
            "本年收入合计{all}，其中：财政拨款收入{all}，占100.00%；事业收入0万元；经营收入0万元；其他收入0万元。",
        ],
    ),
    (
        "三、支出决算情况说明",
        &["本年支出合计{all}，其中：基本支出{basic}，占{basic/all}；项目支出{project}，占{project/all}。"],
    ),
    (
        "四、财政拨款收入支出决算总体情况说明",
        &[
            "{d}{y}年度财政拨款收入总计{all}、支出总计{all}。与{y<}年度相比，财政拨款收、支总计各{all^}，{all%增长|下降}。主要原因是专项任务变化。",
        ],
    ),
    (
        "五、一般公共预算财政拨款支出决算情况说明",
        &[
            "（一）一般公共预算财政拨款支出决算总体情况",
            "{d}{y}年度一般公共预算财政拨款支出{general}，占本年支出合计的{general/all}。与{y<}年度相比，一般公共预算财政拨款支出{general^}，{general%增长|下降}。主要原因是项目进度变化。",
            "（二）一般公共预算财政拨款支出决算结构情况",
            "{d}{y}年度一般公共预算财政拨款支出{general}，主要用于以下方面：[[classes|{#@class}支出{#}，占{#/general}|；]]。",
            "（三）一般公共预算财政拨款支出决算具体情况",
            "{d}{y}年度一般公共预算财政拨款支出年初预算为{general=}，支出决算为{general}，完成年初预算的{general!}。其中：",
            "@items {n}、{#@plain}。年初预算为{#=}，支出决算为{#}，完成年初预算的{#!}。决算数{#>}年初预算数的主要原因：年中预算调整。",
        ],
    ),
    (
        "六、一般公共预算财政拨款基本支出决算情况说明",
        &[
            "{d}{y}年度一般公共预算财政拨款基本支出{basic}。其中：",
            "人员经费{staff}，主要包括：基本工资、津贴补贴、机关事业单位基本养老保险缴费、住房公积金、退休费。",
            "公用经费{operating}，主要包括：办公费、差旅费、公务接待费、公务用车运行维护费。",
        ],
    ),
    (
        "七、财政拨款“三公”经费支出决算情况说明",
        &[
            "（一）“三公”经费财政拨款支出决算总体情况说明",
            "{d}{y}年度“三公”经费财政拨款支出预算为{three=}，支出决算为{three}，完成预算的{three!}；与{y<}年度相比，支出决算{three^}，{three%增长|下降}。决算数{three>}预算数的主要原因是车辆使用有变化。",
            "（二）“三公”经费财政拨款支出决算具体情况说明",
            "1、因公出国（境）费支出0万元。全年安排因公出国（境）团组0个，累计0人次。",
            "2、公务用车购置及运行维护费支出{vehicles}。其中：公务用车购置支出{purchase}；公务用车运行维护费支出{operation}，主要用于车辆维修、保险及燃料费等。年末公务用车保有量为6辆。",
            "3、公务接待费支出{reception}。其中：国内公务接待支出{?reception}，接待16批次、130人次；外宾接待支出0万元。",
        ],
    ),
    (
        "八、政府性基金预算财政拨款支出决算情况说明",
        &[
            "@nofund {d}{y}年度无政府性基金预算财政拨款收支。",
            "@fund {d}{y}年度政府性基金预算财政拨款本年收入{fund}，本年支出{fund}。",
        ],
    ),
    ("九、国有资本经营预算财政拨款支出决算情况说明", &["{d}{y}年度无国有资本经营预算财政拨款支出。"]),
    (
        "十、其他重要事项的情况说明",
        &[
            "（一）机关运行经费支出情况",
            "{y}年度机关运行经费支出{?agency}，比{y<}年度{agency^}，{agency%增长|下降}，主要原因是物业费用变化。",
            "（二）政府采购支出情况",
            "{y}年度政府采购支出总额{procurement}，其中：政府采购货物支出{goods}、政府采购工程支出{works}、政府采购服务支出{services}。授予中小企业合同金额{?goods}，占政府采购支出总额的{goods/procurement}，其中：授予小微企业合同金额{?works}。",
            "（三）国有资产占用情况",
            "截至{y}年12月31日，本部门共有车辆6辆，其中：机要通信用车1辆、应急保障用车2辆、执法执勤用车3辆；单价100万元（含）以上设备（不含车辆）0台（套）。",
        ],
    ),
    (
        "十一、预算绩效情况说明",
        &[
            "根据预算绩效管理要求，本部门组织对{y}年度一般公共预算项目支出开展自评，共涉及项目4个，涉及资金{?general-project}，自评平均得分96.25分，其中评价为优的3个，评价为良的1个。",
        ],
    ),
];

const CENTRAL_ACCOUNT: Templates = &[
    (
        "一、收入支出决算总体情况说明",
        &[
            "{d}{y}年度收、支总计均为{total}。与{y<}年度决算相比，收、支总计各{total^}，{total%增长|下降}，主要是年中追加预算变化。",
        ],
    ),
    ("二、收入决算情况说明", &["{d}{y}年度收入合计{all}，其中：财政拨款收入{all}，占100%。"]),
    (
        "三、支出决算情况说明",
        &[
            "{d}{y}年度支出合计{all}，其中：基本支出{basic}，占{basic/all}；项目支出{project}，占{project/all}。",
        ],
    ),
    (
        "四、一般公共预算财政拨款支出决算情况说明",
        &[
            "{d}{y}年度财政拨款支出年初预算为{general=}，支出决算为{general}，完成年初预算的{general!}。按功能分类科目，具体如下：",
            "@items {n}. {#@plain}年初预算为{#=}，支出决算为{#}，完成年初预算的{#!}，决算数{#>}年初预算数，主要是根据工作进展据实列支。",
        ],
    ),
    (
        "五、一般公共预算财政拨款基本支出决算情况说明",
        &[
            "{d}{y}年度一般公共预算财政拨款基本支出{basic}，其中：人员经费{staff}，主要包括基本工资、津贴补贴、住房公积金、退休费；公用经费{operating}，主要包括办公费、差旅费。",
        ],
    ),
    (
        "六、财政拨款“三公”经费支出决算情况说明",
        &[
            "{y}年度“三公”经费预算为{three=}，支出决算为{three}，完成预算的{three!}，决算数比{y<}年度{three^}，{three%增长|下降}。其中：",
            "1. 公务用车购置及运行费预算为{vehicles=}，支出决算为{vehicles}，完成预算的{vehicles!}。",
            "2. 公务接待费预算为{reception=}，支出决算为{reception}，完成预算的{reception!}。全年国内公务接待23批次、201人次。",
        ],
    ),
    (
        "七、其他重要事项的情况说明",
        &[
            "{y}年度机关运行经费支出{?agency}，比{y<}年度{agency^}，{agency%增长|降低}。主要原因是日常支出按需要安排。",
            "{y}年度政府采购支出总额{procurement}，其中：政府采购货物支出{goods}，政府采购工程支出{works}，政府采购服务支出{services}。",
            "截至{y}年12月31日，{d}共有车辆12辆，其中：应急保障用车3辆、其他用车9辆；其他用车主要是业务用车。单价100万元以上的专用设备2台（套）。",
        ],
    ),
];

const GUANGDONG_ACCOUNT: Templates = &[
    (
        "一、{y}年度收入支出决算总体情况",
        &[
            "本部门{y}年度总收入{total}，总支出{total}。与上年决算数相比，总收入{total^增加|减少}，{total%增长|下降}；总支出{total^增加|减少}，{total%增长|下降}。",
            "本年收入{all}，比上年决算数{all<}{all^增加|减少}，{all%增长|下降}。其中：财政拨款收入{all}。",
            "本年支出{all}，比上年决算数{all<}{all^增加|减少}，{all%增长|下降}。其中：基本支出{basic}，项目支出{project}。",
        ],
    ),
    (
        "二、{y}年度一般公共预算财政拨款支出决算情况",
        &[
            "一般公共预算财政拨款支出决算{general}，比年初预算数{general=}，完成率为{general!}。",
            "@items {#@plain}支出{#}，年初预算{#=}，完成预算的{#!}。",
        ],
    ),
    (
        "三、{y}年度“三公”经费支出决算情况",
        &[
            "本部门{y}年度“三公”经费支出决算为{three}，比上年决算数{three^增加|减少}，{three%增长|下降}；完成预算{three=}的{three!}。其中：因公出国（境）费支出决算为0万元；公务用车购置及运行费支出决算为{vehicles}，其中公务用车购置费支出决算为{purchase}，公务用车运行费支出决算为{operation}；公务接待费支出决算为{reception}，完成预算{reception=}的{reception!}。",
        ],
    ),
    (
        "四、其他事项",
        &[
            "本部门{y}年度政府采购支出总额{procurement}，其中：政府采购货物支出{goods}、政府采购工程支出{works}、政府采购服务支出{services}。",
            "截至{y}年12月31日，本部门共有车辆9辆，其中，主要领导干部用车1辆、机要通信用车2辆、应急保障用车6辆。",
        ],
    ),
];

const INLAND_ACCOUNT: Templates = &[
    (
        "第二部分 {y}年度部门决算情况说明",
        &[
            "一、收入支出总体情况",
            "{y}年度收入总计{total}，支出总计{total}，较上年度各{total^增加|减少}，{total%增长|下降}，变动原因是项目安排变化。",
            "{y}年度本年收入{all}，较上年{all^增加|减少}，同比{all%增长|下降}；本年支出{all}，较上年{all^增加|减少}，同比{all%增长|下降}。",
        ],
    ),
    (
        "二、一般公共预算财政拨款支出情况",
        &[
            "{y}年度一般公共预算财政拨款支出{general}，较上年{general^增加|减少}，{general%增长|下降}。年初预算{general=}，完成年初预算的{general!}，决算数{general>}年初预算数。",
            "按功能科目分，[[items|{#@number}支出{#}，占{#/general}|；]]。",
            "按经济科目分，人员经费支出{staff}，占基本支出的{staff/basic}；公用经费支出{operating}，占基本支出的{operating/basic}。",
        ],
    ),
    (
        "三、“三公”经费支出情况",
        &[
            "{y}年度“三公”经费支出{three}，较年初预算{three=}，完成{three!}。其中：公务用车运行维护费{operation}，较上年{operation^增加|减少}，{operation%增长|下降}；公务用车购置费{purchase}；公务接待费{reception}，较上年{reception^增加|减少}，{reception%增长|下降}；因公出国（境）费0万元，与上年持平。",
        ],
    ),
    (
        "四、其他重要事项",
        &[
            "（一）机关运行经费支出{?agency}，较上年{agency^增加|减少}，{agency%增长|下降}。",
            "（二）政府采购支出{procurement}，其中：货物类支出{goods}，工程类支出{works}，服务类支出{services}。",
            "（三）预算绩效：部门整体支出绩效自评得分92.8分，预算执行率98.6%。",
        ],
    ),
];

/// Both years' amounts in front of every change.
const CAPITAL_BUDGET: Templates = &[
    (
        "一、收入预算说明",
        &[
            "{y}年收入预算{all}，比{y<}年{all<}{all^增加|减少}，{all%增长|下降}。其中：本年财政拨款收入{all}，比{y<}年{all<}{all^增加|减少}，{all%增长|下降}。",
        ],
    ),
    (
        "二、支出预算说明",
        &[
            "{y}年支出预算{all}，比{y<}年{all<}{all^增加|减少}，{all%增长|下降}。",
            "（一）基本支出预算{basic}，占总支出预算{basic/all}，比{y<}年{basic<}{basic^增加|减少}，{basic%增长|下降}。",
            "（二）项目支出预算{project}，占总支出预算{project/all}，比{y<}年{project<}{project^增加|减少}，{project%增长|下降}。",
        ],
    ),
    (
        "三、“三公”经费财政拨款预算说明",
        &[
            "本部门{y}年“三公”经费财政拨款预算{three}，比{y<}年“三公”经费财政拨款预算{three<}{three^增加|减少}。其中：",
            "1. 因公出国（境）费用。{y}年预算数0万元，与{y<}年预算数持平。",
            "2. 公务接待费。{y}年预算数{reception}，比{y<}年预算数{reception<}{reception^增加|减少}。主要原因：会议接待安排变化。",
            "3. 公务用车购置及运行维护费。{y}年预算数{vehicles}，其中，公务用车购置费{y}年预算数{purchase}；公务用车运行维护费{y}年预算数{operation}，比{y<}年预算数{operation<}{operation^增加|减少}。",
        ],
    ),
    (
        "四、其他情况说明",
        &[
            "（一）机关运行经费说明：{y}年本部门机关运行经费财政拨款预算{?agency}。",
            "（二）政府采购预算说明：{y}年本部门政府采购预算总额{procurement}，其中：政府采购货物预算{goods}，政府采购工程预算{works}，政府采购服务预算{services}。",
            "（三）项目支出绩效目标情况说明：{y}年，本部门填报绩效目标的预算项目5个，占全部预算项目5个的100%。填报绩效目标的项目支出预算{?project}。",
            "（四）国有资产占用情况说明：截至{y<}年底，本部门共有车辆7台，共计152.36万元；单位价值50万元以上的通用设备1台（套），共计66.00万元。",
        ],
    ),
];

/// 收支预算总数, 较…总数, colons behind the items.
const SOUTHWESTERN_BUDGET: Templates = &[
    (
        "一、收支预算情况说明",
        &[
            "按照综合预算的原则，{d}所有收入和支出均纳入部门预算管理。{d}{y}年收支预算总数{all}，较{y<}年收支预算总数{all^增加|减少}，{all%增长|下降}，主要原因是项目安排变化。",
        ],
    ),
    (
        "二、收入预算情况",
        &[
            "{d}{y}年收入预算{all}，其中：上年结转0万元，占0%；一般公共预算拨款收入{general}，占{general/all}。",
        ],
    ),
    (
        "三、支出预算情况",
        &[
            "{d}{y}年支出预算{all}，其中：基本支出{basic}，占{basic/all}；项目支出{project}，占{project/all}。",
        ],
    ),
    (
        "四、一般公共预算当年拨款情况说明",
        &[
            "（一）一般公共预算当年拨款规模变化情况",
            "{d}{y}年一般公共预算当年拨款{general}，比{y<}年预算数{general^增加|减少}，{general%增长|下降}，主要原因是专项资金调整。",
            "（二）一般公共预算当年拨款结构情况",
            "[[classes|{#@name}{#}，占{#/general}|；]]。",
            "（三）一般公共预算当年拨款具体使用情况",
            "@items {n}.{#@plain}：{y}年预算数为{#}，主要用于：按规定开展的日常工作。",
        ],
    ),
    (
        "五、一般公共预算基本支出情况说明",
        &[
            "{d}{y}年一般公共预算基本支出{basic}，其中：",
            "人员经费{staff}，主要包括：基本工资、津贴补贴、住房公积金、退休费。",
            "公用经费{operating}，主要包括：办公费、差旅费、公务接待费。",
        ],
    ),
    (
        "六、“三公”经费财政拨款预算安排情况说明",
        &[
            "{d}{y}年“三公”经费财政拨款预算数{three}，其中：因公出国（境）经费{overseas}，公务接待费{reception}，公务用车购置及运行维护费{vehicles}。",
            "（一）因公出国（境）经费较{y<}年预算持平。",
            "（二）公务接待费较{y<}年预算{reception^增加|减少}，{reception%增长|下降}，主要原因是执行公务活动变化。",
            "（三）公务用车购置及运行维护费较{y<}年预算{vehicles^增加|减少}，{vehicles%增长|下降}。单位现有公务用车3辆，其中：轿车2辆，越野车1辆。",
        ],
    ),
];

/// 总收入 and 总支出, 去年, 年初预算数 in a budget.
const RIVER_BUDGET: Templates = &[
    (
        "二、部门预算收支概况",
        &[
            "（一）收入预算：{y}年年初预算数{all}，其中，一般公共预算拨款{general}。收入较去年{?all^增加|减少}，主要是项目经费变化。",
            "（二）支出预算：{y}年年初预算数{all}，其中，[[classes|{#@name}{all-#}|，]]。支出较去年{all^增加|减少}，{all%增长|下降}。",
        ],
    ),
    (
        "三、一般公共预算拨款支出",
        &[
            "{y}年一般公共预算拨款支出预算{general}，其中，[[classes|{#@class}{#}，占{#/general}|；]]。具体安排情况如下：",
            "（一）基本支出：{y}年年初预算数为{basic}，主要是为保障部门正常运转、完成日常工作任务而发生的各项支出。",
            "（二）项目支出：{y}年年初预算数为{general-project}，主要是部门为完成特定工作任务而发生的支出。",
        ],
    ),
    (
        "四、其他重要事项的情况说明",
        &[
            "（一）机关运行经费：{y}年本部门机关运行经费当年一般公共预算拨款{agency}，比上一年{agency^增加|减少}，{agency%上升|下降}，主要是按定额核定。",
            "（二）“三公”经费预算：{y}年本部门“三公”经费预算数为{three}，其中，公务接待费{reception}，公务用车购置及运行费{vehicles}（其中，公务用车购置费{purchase}，公务用车运行费{operation}），因公出国（境）费{overseas}。{y}年三公经费预算较上年{three^增加|减少}，{three%增长|下降}。",
            "（三）一般性支出情况：{y}年本部门会议费预算3.20万元，拟召开4次会议，人数120人，内容为工作部署；培训费预算6.00万元，拟开展2次培训，人数80人。",
            "（四）政府采购情况：{y}年本部门政府采购预算总额{procurement}，其中，货物类采购预算{goods}；工程类采购预算{works}；服务类采购预算{services}。",
            "（五）国有资产占用使用及新增资产配置情况：截至{y<}年12月底，本部门共有公务用车4辆，其中，机要通信用车1辆，应急保障用车3辆；单位价值50万元以上通用设备0台，单位价值100万元以上专用设备0台。",
        ],
    ),
];

const COASTAL_ACCOUNT: Templates = &[
    (
        "一、收入支出决算总体情况说明",
        &[
            "{y}年度收入、支出决算总计{total}。与上年相比，收入、支出总计各{total^增加|减少}，{total%增长|减少}。其中：",
            "（一）收入决算总计{total}。包括：",
            "1.本年收入决算合计{all}。与上年相比，{all^增加|减少}，{all%增长|减少}，变动原因：项目经费调整。",
            "（二）支出决算总计{total}。包括：",
            "1.本年支出决算合计{all}。与上年相比，{all^增加|减少}，{all%增长|减少}，变动原因：项目经费调整。",
        ],
    ),
    (
        "二、支出决算情况说明",
        &[
            "{y}年度本年支出决算合计{all}，其中：基本支出{basic}，占{basic/all}；项目支出{project}，占{project/all}；经营支出0万元，占0%。",
        ],
    ),
    (
        "三、一般公共预算财政拨款支出决算情况说明",
        &[
            "{y}年度一般公共预算财政拨款支出决算{general}，占本年支出合计的{general/all}。与{y}年度财政拨款支出年初预算数{general=}相比，完成年初预算的{general!}。其中：",
            "@items （{n}）{#@plain}。年初预算{#=}，支出决算{#}，完成年初预算的{#!}。决算数{#>}年初预算数的主要原因是据实结算。",
        ],
    ),
    (
        "四、财政拨款“三公”经费支出决算情况说明",
        &[
            "{y}年度财政拨款“三公”经费支出决算{three}（其中：一般公共预算支出{three}；政府性基金预算支出0万元），与上年相比，{?three^增加|减少}。其中，因公出国（境）费支出0万元，占“三公”经费的0%；公务用车购置及运行维护费支出{vehicles}，占“三公”经费的{vehicles/three}；公务接待费支出{reception}，占“三公”经费的{reception/three}。",
            "1.公务用车购置及运行维护费支出预算{vehicles=}，支出决算{vehicles}，完成预算的{vehicles!}，决算数{vehicles>}预算数的主要原因是车辆维修变化。",
            "2.公务接待费支出预算{reception=}，支出决算{reception}，完成预算的{reception!}，决算数{reception>}预算数的主要原因是来访批次变化。国内公务接待支出决算{?reception}，接待21批次，188人次。",
        ],
    ),
    (
        "五、机关运行经费支出决算情况说明",
        &[
            "{y}年度机关运行经费支出决算{?agency}（其中：一般公共预算支出{?agency}；政府性基金预算支出0万元）。与上年相比，{agency^增加|减少}，{agency%增长|减少}，变动原因：维修支出变化。",
        ],
    ),
    (
        "六、政府采购支出决算情况说明",
        &[
            "{y}年度政府采购支出总额{procurement}，其中：政府采购货物支出{goods}、政府采购工程支出{works}、政府采购服务支出{services}。政府采购授予中小企业合同金额{?services}，占政府采购支出总额的{services/procurement}，其中：授予小微企业合同金额{?goods}。",
        ],
    ),
];

const PLAIN_ACCOUNT: Templates = &[
    (
        "一、收入支出决算总体情况说明",
        &[
            "{y}年度本部门收、支总计{total}。与上年度相比，增加或减少的主要因素是项目进度。本年收入合计{all}，与上年{all<}相比{all^增加|减少}，{all%增幅|降幅}。",
        ],
    ),
    (
        "二、收支结构",
        &[
            "收入按来源分：财政拨款收入{all}，占100%；上级补助收入0万元，占0%；事业收入0万元，占0%；其他收入0万元，占0%。",
            "支出按性质分：基本支出{basic}，占{basic/all}；项目支出{project}，占{project/all}；经营支出0万元，占0%。",
            "一般公共预算财政拨款支出{general}，按功能分：[[classes|{#@name}{#}，占{#/general}|；]]。",
        ],
    ),
    (
        "三、一般公共预算财政拨款支出决算具体情况",
        &[
            "@items {n}.{#@dashed}。年初预算为{#=}，支出决算为{#}，完成年初预算的{#!}，与上年{#<}相比，{#^增加|减少}，{#%增长|下降}。",
        ],
    ),
    (
        "四、一般公共预算财政拨款基本支出决算",
        &[
            "一般公共预算财政拨款基本支出{basic}，其中人员经费{staff}，公用经费{operating}；与上年相比，基本支出{basic^增加|减少}，{basic%增长|下降}。",
        ],
    ),
    (
        "五、“三公”经费决算",
        &[
            "“三公”经费支出年初预算{three=}，支出决算{three}，完成{three!}。公务用车运行维护费、公务用车购置费、公务接待费支出决算分别为{operation}、{purchase}、{reception}，因公出国（境）费支出决算为0万元。",
        ],
    ),
];
