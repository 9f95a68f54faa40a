// generated from data/lexicon by cn-budget-catalog-gen; do not edit

/// What a word of a sentence means (词义): whose words code asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// 政府性基金预算: money of this budget.
    FundGovernmentFund,
    /// 国有资本经营预算: money of this budget.
    FundStateCapital,
    /// 执行数.
    MeasureExecuted,
    /// 决算数.
    MeasureAccount,
    /// what follows is what something is compared with.
    Compare,
    /// an amount rose.
    DirectionUp,
    /// an amount fell.
    DirectionDown,
    /// an amount stayed the same.
    Flat,
    /// one amount is above another.
    OrderUp,
    /// one amount is below another.
    OrderDown,
    /// a share follows.
    Share,
    /// a reason follows: no fact until the sentence ends.
    Reason,
    /// stands between a thing and its amount and names nothing of its own.
    Connects,
    /// says nothing of what a figure is of, beside what connects.
    Particle,
    /// what names of bodies end in.
    Body,
    /// stands right before 收入 or 支出 without naming another thing, as bodies do.
    BeforeTotal,
    /// makes a nature of expenditure a part of it.
    Narrows,
    /// what names of money end in.
    Money,
    /// stands between a name and its amount.
    LeadsToAmount,
    /// points back to the thing before.
    PointsBack,
    /// opens a list before its first name.
    OpensList,
    /// what follows is of one of many.
    Average,
    /// what follows is by how much less was spent than planned, where a plan stands before.
    Saved,
    /// the class or section that a list takes apart.
    OwnClass,
    /// the part of a list that leaves nothing over.
    RestOfList,
    /// a total, where it follows the name of a fund.
    Total,
    /// sums up the amounts before it.
    SumsUp,
    /// sums up the amounts that stand right before it, and no others.
    SumsList,
    /// a change is not between the amounts that the text gives.
    OtherBasis,
    /// what a plan is called.
    Plan,
    /// a plan, without what it is of.
    PlanAlone,
    /// makes a plan the adjusted one.
    PlanAdjusted,
    /// makes a plan that of the beginning of the year.
    PlanInitial,
    /// makes a plan one that somebody sets beside the budget, such as a task.
    PlanAssigned,
    /// what was bought, where vehicles were named before.
    VehiclesPurchase,
    /// what running them costs, where vehicles were named before.
    VehiclesOperation,
    /// stands before a code in brackets.
    CodeLabel,
    /// stands behind a number that is no code.
    BehindNumber,
    /// leads to a name, wherever it stands before it.
    LeadsToName,
    /// leads to a name, where it is the first word.
    BeginsName,
    /// counts things: a figure before it is no amount.
    Counter,
    /// stands before an amount that limits something and is not what is spent.
    Bound,
    /// stands before a figure that is a limit or is about as much.
    HedgeBefore,
    /// ends like such a word and is none.
    NoHedge,
    /// stands behind a figure that is a limit or is about as much.
    HedgeBehind,
    /// makes an amount larger, whatever a reason says it of.
    Enlarges,
    /// makes an amount smaller, whatever a reason says it of.
    Reduces,
    /// denies that there is money, right before the name of a budget.
    Denies,
    /// what the name of a place ends in.
    PlaceLevel,
    /// the unit of a figure.
    Unit,
    /// does not end a paragraph.
    GoesOn,
    /// begins a statement, and no line within one.
    BeginsStatement,
    /// has one spelling: law, forms or classification fix it.
    FixedTerm,
    /// lacks a character of a fixed term and is none of its misprints.
    ShortForm,
    /// no sentence has it: the text of a template was left in.
    TemplateResidue,
    /// what a spreadsheet prints for a formula that fails.
    FormulaError,
    /// an instruction to the writer begins with it.
    InstructionBegins,
    /// what an instruction tells the writer to do.
    InstructionDeed,
    /// an instruction says so whatever it begins with: as the case is.
    InstructionSuits,
    /// makes what looks like an instruction a note for the reader, or nothing.
    InstructionNone,
    /// the order of a form, before what it asked for.
    InstructionOrder,
    /// is followed by a figure, not by a unit alone.
    AwaitsFigure,
    /// 年 and 月 behind a number.
    DateUnit,
    /// what the document of a department is called.
    DepartmentDocument,
    /// what the document of a unit is called.
    UnitDocument,
    /// a title speaks of the document itself.
    OwnInTitle,
    /// a statement speaks of the document itself.
    OwnInStatement,
    /// is counted at the end of a year.
    Owned,
    /// says that there is no money, in a note or a section of one fund.
    NoMoney,
    /// a rate of completion stands right behind it.
    CompletesPlan,
    /// what is called a rate, with what may stand before the figure.
    Rate,
    /// announces a reason or a purpose and ends with it.
    Unfinished,
    /// announces a reason or a purpose: no paragraph ends with it.
    Announces,
    /// the money of a body, behind its name.
    OwnMoney,
    /// what names of administrative bodies end in.
    Authority,
    /// what the definitions of the template of a city say of its own level.
    CityLevel,
    /// what an item is for stands behind it.
    LeadsToPurpose,
    /// why an item changed stands behind it.
    LeadsToCause,
    /// is of both opposites.
    OfBoth,
    /// no name both ends in it and begins with it, so that it never stands twice in a row.
    NeverTwice,
    /// the heading of a column of targets says it.
    Target,
    /// stands before the names of units.
    ListsUnits,
    /// the body itself, beside its units.
    Itself,
    /// a reason stands behind it, where no longer word says so.
    LeadsToReason,
    /// turns a reason round: another year, an effect, what is set off, what is not.
    TurnsReason,
    /// stands before the classes of expenditure.
    ExpenditureIncludes,
    /// makes 持平 a statement of about as much.
    Roughly,
    /// a note says it under a table without figures.
    EmptyTable,
    /// forms list it beside other sources of revenue (政府会计制度, 财决01表).
    RevenueSource,
    /// money of other years.
    OfOtherYear,
    /// the line of fiscal appropriations in a balance.
    Appropriation,
    /// the area of a government, with the governments below it.
    LevelWhole,
    /// a government alone, without those below it.
    LevelOwn,
    /// stands between 人均 or 每人 and what each has.
    LeadsToPrice,
    /// a total with what was carried from and to other years, right before its amount.
    GrandTotal,
    /// what follows is added to the amount before.
    Plus,
    /// leaves open what an average or a rate beside it was worked out of.
    LeavesPriceOpen,
    /// says that a sum has more parts than are listed, or that something is taken off.
    LeavesSumOpen,
    /// makes an amount that of the budget: the people's congress approves it (预算法 art. 13).
    Approved,
    /// what there was when the year began, which the year before left.
    Opening,
    /// what is carried in when a year begins.
    OpeningBalance,
    /// what is carried out when a year ends.
    ClosingBalance,
    /// what came in during the year, without what was carried in.
    YearRevenue,
    /// what went out during the year.
    YearExpenditure,
    /// says that a list has more parts than it names, in its sentence or behind it.
    FurtherPart,
    /// how an amount of debt is taken, behind its name.
    StateOf,
    /// a norm of what one of many has, and no amount of all.
    Standard,
    /// ends the name of a kind of vehicles by their use.
    VehicleUse,
    /// a form of aims with it is of what is handed on, or of all that is spent, and of no project.
    NoProject,
    /// changes how many there are, and is said of some of them.
    StockChange,
    /// the label of money with it is of the one year.
    OfYear,
}

/// What ties two words of sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pairing {
    /// is a frequent misprint of this word.
    Misprint,
    /// what is of the one is not of this other one.
    Opposite,
    /// is, with the others that are tied to the same word, all that this word names.
    AllWith,
}

/// The words of each meaning, the longest first.
pub(in crate::words) static LISTS: [&[&str]; 111] = [
    &["政府性基金预算", "政府性基金"],
    &["国有资本经营预算", "国有资本经营"],
    &["预算执行数", "执行数"],
    &["支出决算数", "收入决算数", "实际支出", "支出决算", "决算数", "决算"],
    &["同比", "对比", "相比", "与", "比", "较"],
    &["增长率", "上升", "增加", "增幅", "增支", "增收", "增至", "增长", "提高", "调增"],
    &["下降率", "下降", "减少", "减幅", "减支", "减收", "减至", "压减", "压缩", "核减", "短收", "缩减", "调减", "降低", "降幅", "降至"],
    &["无增减变化", "保持不变", "无变化", "无增减", "一致", "不变", "持平", "相同"],
    &["多于", "大于", "高于"],
    &["低于", "小于", "少于"],
    &["所占比重", "占比", "比重", "占"],
    &["主要原因", "主要由于", "变动原因", "增减原因", "主要因", "主要是", "主要系", "原因是", "原因：", "由于"],
    &["预算金额", "下达", "全年", "全部", "共计", "决算", "分别", "列支", "单位", "发生", "合计", "均为", "安排", "实际", "总计", "总额", "情况", "批复", "投入", "支付", "支出", "收入", "核定", "科目", "规模", "计划", "财务", "费用", "资金", "达到", "部门", "金额", "项目", "预算", "预计", "为", "了", "共", "在", "年", "度", "总", "我", "数", "是", "本", "由", "的", "等", "约", "计", "达", "额"],
    &["人民", "以下", "全局", "全校", "全院", "具体", "分类", "划分", "功能", "同期", "如下", "学校", "幅度", "年初", "性质", "总体", "折合", "按照", "整体", "方面", "比例", "比率", "用途", "累计", "经济", "部分", "额度", "中", "也", "仍", "其", "内", "分", "到", "即", "及", "各", "和", "均", "将", "已", "币", "幅", "拟", "按", "款", "率", "类", "至", "该", "都", "项"],
    &["中心", "会", "办", "厅", "园", "处", "委", "学", "室", "局", "所", "校", "站", "部", "队", "院", "馆"],
    &["单位", "安排", "财务", "部门", "年", "度", "总", "的", "级"],
    &["离退休", "一般", "下属", "专项", "其他", "其它", "在职", "延续", "所属", "新增", "自筹", "重点"],
    &["基金", "拨款", "支出", "收入", "经费", "补助", "补贴", "费用", "资金", "金额", "款", "税", "费"],
    &["决算数", "执行数", "预算数", "共计", "决算", "合计", "安排", "年初", "当年", "总额", "科目", "金额", "预算", "为", "共", "是", "计"],
    &["上述", "以上", "全部", "相关", "三", "两", "其", "各", "总", "我", "本", "此", "类", "该", "这", "项"],
    &["主要包括", "主要有", "分别是", "主要", "其中", "包括"],
    &["人均", "平均", "年均", "户均", "日均", "月均", "次均", "车均"],
    &["节支", "节省", "节约"],
    &["本款", "本类", "该款", "该类"],
    &["其他", "其余", "其它"],
    &["合计", "总计", "总额"],
    &["全年共计", "全年共", "全年计", "共计为", "合计为", "全年", "共计", "合计", "小计", "总共", "总计", "累计", "共", "合", "计"],
    &["共计为", "合计为", "共计", "合计", "小计", "总共", "总计", "共"],
    &["不包含", "不包括", "不考虑", "同范围", "不含", "剔除", "口径", "可比", "扣除", "还原"],
    &["任务", "指标", "目标", "计划", "预算"],
    &["支出计划", "收入计划", "计划数", "预算数", "任务", "计划", "预算"],
    &["全年", "变更", "调增", "调整"],
    &["初始", "年初"],
    &["任务", "指标", "目标"],
    &["购置经费", "购置费", "购车费"],
    &["运行及维护费", "运行维护费", "运维费", "运行费"],
    &["科目代码", "科目编码", "代码", "编码"],
    &["平方", "万", "个", "人", "亿", "元", "千", "台", "号", "年", "百"],
    &["主要是", "其中", "列入", "包括", "用于"],
    &["安排", "为", "元"],
    &["个百分点", "平方公里", "平方米", "百分点", "立方米", "人次", "公里", "公顷", "批次", "个", "亩", "人", "件", "分", "台", "名", "处", "套", "家", "张", "户", "所", "批", "次", "米", "辆", "项"],
    &["单价", "少于", "最低", "最高", "至少", "限额"],
    &["不到", "不足", "多达", "大约", "将近", "接近", "突破", "超过", "约", "超", "近", "逾"],
    &["临近", "履约", "最近", "节约"],
    &["及以上", "上下", "以上", "以下", "以内", "左右"],
    &["上涨", "上调", "增加", "增发", "增多", "增聘", "增长", "新增", "补发", "调增", "追加"],
    &["严格控制", "过紧日子", "下降", "严控", "冲减", "减少", "厉行", "压减", "压缩", "抵减", "核减", "缩减", "调减", "追减"],
    &["没有使用", "未安排", "没有", "无"],
    &["街道", "区", "县", "市", "旗", "镇"],
    &["万元", "亿元", "%", "元"],
    &["与", "了", "于", "从", "及", "和", "在", "对", "比", "至", "较"],
    &["本单位", "本部门", "主要", "全年", "截至", "本年", "根据", "按"],
    &["机关事业单位基本养老保险缴费支出", "机关事业单位职业年金缴费支出", "公务用车购置及运行维护费", "文化旅游体育与传媒支出", "灾害防治及应急管理支出", "用事业基金弥补收支差额", "自然资源海洋气象等支出", "资源勘探工业信息等支出", "公务用车购置及运行费", "行政事业单位养老支出", "使用非财政拨款结余", "公务用车运行维护费", "对个人和家庭的补助", "对附属单位补助支出", "社会保障和就业支出", "一般公共服务支出", "一般行政管理事务", "事业单位经营支出", "事业单位经营收入", "商业服务业等支出", "因公出国（境）费", "国有资本经营决算", "国有资本经营预算", "社会保险基金决算", "社会保险基金预算", "粮油物资储备支出", "财政专户管理资金", "附属单位上缴收入", "上年结转和结余", "公务员医疗补助", "公务用车购置费", "公务用车运行费", "商品和服务支出", "年初结转和结余", "年末结转和结余", "政府性基金决算", "政府性基金预算", "一般公共预算", "上级补助收入", "上缴上级支出", "交通运输支出", "住房保障支出", "公共安全支出", "卫生健康支出", "国有资产占用", "城乡社区支出", "工资福利支出", "政府采购支出", "政府采购预算", "日常公用经费", "机关运行经费", "科学技术支出", "节能环保支出", "预算绩效管理", "住房公积金", "公务接待费", "资本性支出", "上一年度"],
    &["公务车购置及运行维护费", "公务车购置及运行费", "公务车运行维护费", "公务车购置费", "公务车运行费", "机关运行费", "资本支出", "上年度"],
    &["（简要说明原因）", "（单位名称）", "（部门名称）", "（项目名称）", "不可比）%", "主要是无。", "主要是无等", "（区/县）", "（县/区）", "（市/县）", "（省/市）", "20XX", "得分分。", "得分分，", "此处填写", "（示例）", "共个。", "共个，"],
    &["#DIV/0!", "#VALUE!", "#NAME?", "#REF!", "#N/A"],
    &["根据实际", "如没有", "如涉及", "按实际", "说明：", "如不", "如无", "如有", "此处", "没有", "注：", "若", "视", "请", "需"],
    &["则说明", "应说明", "请说明", "需说明", "修改", "替换", "注明", "补充", "表述", "选择", "写", "列", "删", "填"],
    &["根据实际", "结合实际", "按实际", "视实际", "请修改", "请补充", "自行", "请删", "请填"],
    &["特别说明", "特殊说明", "下列", "参见", "系列", "见附", "详见"],
    &["写明", "列明", "填写", "填列", "注明"],
    &["共计", "合计", "支出", "预算", "为", "占"],
    &["年", "月"],
    &["部门决算", "部门预算"],
    &["单位决算", "单位预算"],
    &["三公经费", "部门收支", "本单位", "本部门"],
    &["本部门支出预算", "本部门收入预算", "本部门政府采购", "本部门机关运行"],
    &["保有量", "房屋", "设备", "资产", "车辆"],
    &["无政府性", "无国有", "无数据", "未安排", "没有", "空表"],
    &["完成年初预算的", "完成预算的"],
    &["率达到", "率为", "率达", "率"],
    &["主要原因是：。", "主要原因为。", "主要原因是。", "主要原因是，", "主要原因是；", "主要原因：。", "主要用于：。", "主要用于。", "主要用于；", "主要由于。", "原因是：；", "主要是。", "主要是；", "原因是。"],
    &["主要原因是：", "主要原因是", "主要原因：", "主要用于", "主要是", "由于"],
    &["政府采购支出", "政府采购预算", "机关运行经费", "三公经费", "共有车辆", "收支总"],
    &["办公室", "委员会", "局"],
    &["使用市级财政拨款", "市级财政部门取得", "市级预算主管部门", "与市级财政有", "市级部门决算", "市级部门预算"],
    &["主要用于：", "主要用于"],
    &["主要原因是：", "主要原因是", "主要原因："],
    &["机关事业", "行政事业", "城乡"],
    &["一般", "上年", "下降", "严格", "主要", "以及", "公共", "其中", "决算", "减少", "加强", "包括", "压减", "原因", "增加", "增长", "安排", "完成", "实施", "开展", "执行", "拨款", "按照", "推进", "本年", "本表", "根据", "用于", "由于", "经费", "编制", "落实", "财政", "进行", "采购", "预算"],
    &["目标", "绩效"],
    &["具体包括", "分别为", "分别是", "包括"],
    &["本级", "本部", "机关"],
    &["原因"],
    &["以前年度", "一次性", "上一年", "上年", "划转", "到期", "去年", "变动", "变化", "口径", "同期", "因素", "基数", "影响", "往年", "恢复", "扣除", "更新", "疫情", "结转", "调整", "退税", "预计", "不", "但", "抵", "无", "未", "没", "而"],
    &["支出决算包括", "支出预算包括", "支出包括"],
    &["基本", "大体", "大致"],
    &["本表无数据", "此表无数据", "本表为空"],
    &["附属单位上缴收入", "上级补助收入", "事业收入", "其他收入", "单位资金", "经营收入", "财政专户", "财政拨款"],
    &["弥补", "结余", "结转"],
    &["财政拨款收入", "预算拨款收入", "财政拨款", "预算拨款"],
    &["全乡", "全区", "全县", "全州", "全市", "全旗", "全省", "全镇"],
    &["区级", "县级", "州级", "市级", "旗级", "本级", "省级", "镇级"],
    &["运行维护费", "接待费用", "接待费", "运行费", "单价", "成本", "支出", "费用", "金额", "为"],
    &["支出总计", "支出总量", "收入总计", "收入总量"],
    &["加上"],
    &["三公", "其中", "其余", "年末", "标准", "编制", "购置", "退休"],
    &["以及", "其中", "减去", "分别", "包括", "扣减", "扣除", "减", "即", "含", "等"],
    &["批准的"],
    &["年初", "期初"],
    &["年初财政拨款结转和结余", "上年结转和结余", "年初结转和结余", "上年结转", "年初结转"],
    &["年末财政拨款结转和结余", "年末结转和结余", "年末结转", "结转下年"],
    &["本年收入"],
    &["本年支出"],
    &["不含", "其余", "剩余", "另发", "另外", "另有", "此外"],
    &["余额", "规模"],
    &["定额", "标准"],
    &["特种专业技术用车", "应急保障用车", "执法执勤用车", "机要通信用车", "其他用车", "其他车辆", "干部用车", "领导用车"],
    &["整体支出", "转移支付"],
    &["划转", "处置", "报废", "新增", "更新", "调拨", "购置", "待", "租"],
    &["本年度", "年度", "当年"],
];

/// The words of each pairing, sorted.
pub(in crate::words) static PAIRS: [&[(&str, &str)]; 3] = [
    &[("住房公基金", "住房公积金"), ("公务接侍", "公务接待"), ("其它支出", "其他支出"), ("其它收入", "其他收入"), ("决祘", "决算"), ("划拔", "划拨"), ("历行节约", "厉行节约"), ("国有资产经营预算", "国有资本经营预算"), ("布署", "部署"), ("帐务", "账务"), ("帐户", "账户"), ("拔付", "拨付"), ("拔款", "拨款"), ("支岀", "支出"), ("积效目标", "绩效目标"), ("积效管理", "绩效管理"), ("积效评价", "绩效评价"), ("行政管理事物", "行政管理事务"), ("记帐", "记账"), ("转帐", "转账"), ("部份", "部分"), ("预祘", "预算")],
    &[("事业单位", "行政人员"), ("城市", "农村"), ("基本养老保险", "职业年金"), ("行政单位", "事业人员"), ("行政单位", "事业单位")],
    &[("一般债务", "债务"), ("专项债务", "债务"), ("税收收入", "公共预算收入"), ("税收收入", "地方财政收入"), ("非税收入", "公共预算收入"), ("非税收入", "地方财政收入")],
];

/// How sentences call the classes of the economic classification, by their code, the usual name of each first.
pub(in crate::words) static ECONOMIC_NAMES: &[(u32, &str)] = &[
    (301, "工资福利支出"),
    (302, "商品和服务支出"),
    (303, "对个人和家庭的补助支出"),
    (303, "对个人和家庭的补助"),
    (303, "对个人和家庭补助支出"),
    (303, "对个人和家庭补助"),
    (307, "债务利息及费用支出"),
    (309, "资本性支出（基本建设）"),
    (310, "资本性支出"),
    (312, "对企业补助"),
];
