// generated from data/lexicon by cn-budget-catalog-gen; do not edit

/// What a word says of the place where it stands (版面用语).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// stands before the name of a department or unit, a colon behind it.
    BeforeBody,
    /// begins a line above a table, a colon behind it, whose words name no department for sure.
    BeforeLead,
    /// stands before the unit of amounts, a colon behind it.
    BeforeUnit,
    /// what a document is called, behind its body and its year.
    Document,
    /// a title of a budget has it, and one of an account may.
    StageBudget,
    /// a title of an account has it.
    StageAccount,
    /// the title of a document has it.
    Subject,
    /// the title of a report ends in it.
    Report,
    /// heads a list of contents.
    Contents,
    /// a title that ends in it goes on in the next line.
    TitleGoesOn,
    /// the first line of a title of two has it.
    BeginsTitle,
    /// says that a table goes on with the one above.
    Continued,
    /// says behind a title that its table goes on with the one above.
    ContinuedBriefly,
    /// stands before the number of a form, or before another such word.
    BeforeFormNumber,
    /// begins a note under a table, a colon or a number behind it.
    Note,
    /// says in a note of a few words that nothing stands in the table above.
    EmptyForm,
    /// a line says it of a table in which nothing stands.
    WithoutFigures,
    /// a line points to a table with it, and is no title.
    Points,
    /// the heading of a chapter ends in it.
    Chapter,
    /// stands beside the number of a page.
    PageSign,
    /// the name of a total ends in it.
    Whole,
    /// the name of a total with what is carried ends in it.
    Grand,
    /// the name of the sum of a part ends in it.
    PartSum,
    /// stands before 合计 and 总计 of all.
    BeforeWhole,
    /// names the total of the year alone, above its lines.
    YearTotal,
    /// the name of what is of the year alone begins with it.
    ThisYear,
    /// a part of basic expenditure: a total below its classes names it.
    Group,
    /// a part of basic expenditure: its classes stand under it.
    GroupHead,
    /// a cell says with it that it has no figure.
    Nothing,
    /// names the side of revenue.
    SideRevenue,
    /// names the side of expenditure.
    SideExpenditure,
    /// heads a column of numbers of rows.
    HeadsSerials,
    /// begins a row that numbers the columns.
    HeadsNumbers,
    /// heads a column of one level of codes.
    HeadsLevels,
    /// the heading of a column of codes ends in it.
    HeadsCodes,
    /// the heading of a column of names ends in it.
    HeadsNames,
    /// the heading of a column of bodies has it.
    HeadsBodies,
    /// the heading of a column that names its rows ends in it.
    HeadsRows,
    /// heads a column of items of any kind.
    HeadsItems,
    /// the heading of a column of a unit's code or name ends in it.
    HeadsUnitKeys,
    /// the heading of a column of a unit's code or name begins with it.
    OfUnit,
    /// a heading says with it that what stands below is classified.
    Classified,
    /// a heading with it is of a classification, and of no unit.
    OfClassification,
    /// the heading of a column of remarks ends in it.
    HeadsRemarks,
    /// the heading of a column that says something of rows with names ends in it.
    HeadsDescriptions,
    /// heads the figures of an item: of which phase they are.
    HeadsPhases,
    /// heads the figures of an item: all of it.
    HeadsSums,
    /// the headings of a balance of fiscal appropriations have it.
    OfFiscalSide,
    /// stands before the name of a project in a form of aims.
    NamesProject,
    /// heads the first level of the aims in such a form.
    AimsUpper,
    /// heads the second level of the aims in such a form.
    AimsLower,
    /// heads the values of the aims.
    AimsValue,
    /// the label of all the money of a project ends in it.
    AllMoney,
    /// a short piece of text with it heads a column.
    Heading,
    /// forms print its two characters with blanks between them.
    Spaced,
    /// heads the first of the columns that a group of columns has.
    FirstOfGroup,
}

/// The words of each meaning, the longest first.
pub(super) static LISTS: [&[&str]; 56] = [
    &["预算主管部门", "公开单位", "公开部门", "单位名称", "填报单位", "填报部门", "编制单位", "编制部门", "部门名称", "预算单位", "部门"],
    &["主管部门", "部门公开", "金额单位", "预算部门", "单位"],
    &["计量单位", "金额单位", "单位"],
    &["单位综合预算", "部门综合预算", "单位决算", "单位预算", "部门决算", "部门预算"],
    &["预算"],
    &["决算"],
    &["三公", "决算", "预算"],
    &["公告", "情况", "报告", "说明", "通知"],
    &["目录"],
    &["与", "及", "和", "暨"],
    &["决算", "支出", "收入", "预算"],
    &["承上页", "接上表", "接上页", "续上表", "续上页", "续前表", "续表"],
    &["续"],
    &["公开", "决算", "单位", "批复", "财决", "部决", "部门", "附件", "预算", "附"],
    &["备注", "注释", "说明", "注"],
    &["空表"],
    &["无数据", "本表", "空表"],
    &["如下", "见附", "详见"],
    &["主要职能", "主要职责", "名词解释", "情况说明", "机构设置", "编制说明", "概况", "目录"],
    &["共", "第", "页"],
    &["合计", "总计"],
    &["总计"],
    &["小计"],
    &["国有资本经营预算支出", "国有资本经营预算收入", "社会保险基金预算支出", "社会保险基金预算收入", "政府性基金预算支出", "政府性基金预算收入", "一般公共预算支出", "一般公共预算收入", "国有资本经营支出", "国有资本经营收入", "社会保险基金支出", "社会保险基金收入", "政府性基金支出", "政府性基金收入", "本年支出", "本年收入", "决算", "支出", "收入", "收支", "部门", "预算"],
    &["本年支出", "本年收入"],
    &["本年"],
    &["日常公用经费", "人员支出", "人员经费", "公用支出", "公用经费"],
    &["日常公用经费", "人员经费", "公用经费"],
    &["无数据", "暂无", "〇", "无", "空", "零"],
    &["收入"],
    &["支出"],
    &["序号", "栏次", "行次"],
    &["栏次"],
    &["款", "类", "项"],
    &["代码", "编码"],
    &["功能分类", "经济分类", "单位", "名称", "科目", "类别", "部门", "项目"],
    &["资金使用单位"],
    &["代码", "名称", "科目", "编码", "项目"],
    &["项目"],
    &["代码", "名称", "编码"],
    &["预算单位", "单位", "部门"],
    &["科目"],
    &["功能", "科目", "经济"],
    &["政策依据", "立项依据", "绩效目标", "备注", "说明"],
    &["主要内容", "主要用途", "实施依据", "工作内容", "年度目标", "建设内容", "总体目标", "支出内容", "申报依据", "绩效指标", "设立依据", "项目内容", "项目概况", "项目概述"],
    &["上年决算数", "上年执行数", "上年预算数", "全年预算数", "年初预算数", "预算执行数", "决算数", "执行数", "预算数"],
    &["合计", "小计", "总计", "金额"],
    &["政府性基金预算", "财政拨款收入"],
    &["项目名称"],
    &["一级指标"],
    &["二级指标"],
    &["指标值"],
    &["资金总额"],
    &["决算", "单位", "合计", "名称", "小计", "总计", "拨款", "支出", "收入", "科目", "编码", "金额", "项目", "预算"],
    &["决算", "合计", "名称", "备注", "小计", "总计", "支出", "收入", "编码", "金额", "项目", "预算"],
    &["合计", "小计"],
];
