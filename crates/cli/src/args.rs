//! What the command takes.

use std::ffi::OsString;
use std::num::{NonZeroU32, NonZeroUsize};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ColorChoice, Parser, Subcommand, ValueEnum};
use cn_budget::{
    FiscalYear, Language, Severity, Stage, Unit, companion::Kinship, fact::Lexicon, value::YearError,
};
use cn_budget_render::{Summary, words::pick};
use serde::{Deserialize, Serialize};
use strum::VariantNames;

use crate::bilingual::{Said, both};
use crate::input::{Found, documents};
use crate::limits::{Limits, Memory};
use crate::terminal::shown;

/// What the command line says.
#[derive(Debug, Parser)]
#[command(name = "cnbudget", version, max_term_width = 100)]
#[command(about = both!(
    "审核公开的部门预算、决算：逐条核对勾稽关系，每项核对均有结果",
    "Checks published department budgets and final accounts of China: every identity, every answer accounted for",
))]
#[command(after_help = both!(
    "退出状态：0 没有错误（可有提示），1 有错误，2 有文件或步骤未能完成；可用 --fail-on 改变。",
    "Exit status: 0 no errors, though there may be warnings; 1 errors; 2 something could not be run. See --fail-on.",
))]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[arg(
        long,
        global = true,
        value_name = both!("语言", "LANG"),
        value_parser = one_of::<Language>(),
        help = both!(
            "报告与提示所用的语言；未指明时按系统区域设置",
            "The language of messages; the locale decides where it is not given",
        ),
    )]
    pub(crate) lang: Option<Language>,
    #[arg(
        long,
        global = true,
        value_name = both!("何时", "WHEN"),
        default_value = "auto",
        hide_possible_values = true,
        help = both!("何时使用颜色", "When to use colour"),
    )]
    color: ColorChoice,
    #[arg(
        long,
        global = true,
        value_name = both!("文件", "FILE"),
        help = both!(
            "设置文件，含对已知问题的说明；未指明时用当前文件夹或其上级文件夹中的 cnbudget.toml",
            "Settings and suppressions; cnbudget.toml in the current folder or the nearest above it where it is not given",
        ),
    )]
    pub(crate) config: Option<PathBuf>,
}

/// The language that a call asks for, before it is known whether the call is right.
pub(crate) fn language_asked_for(arguments: &[OsString]) -> Language {
    let mut arguments = arguments.iter().map(|argument| argument.to_string_lossy());
    let mut asked = None;
    while let Some(argument) = arguments.next() {
        let value = match argument.strip_prefix("--lang") {
            Some("") => arguments.next(),
            Some(value) => value.strip_prefix('=').map(|value| value.to_owned().into()),
            None => None,
        };
        asked = value.and_then(|value| value.parse().ok()).or(asked);
    }
    asked.unwrap_or_else(language_of_locale)
}

fn language_of_locale() -> Language {
    let set = |name: &str| std::env::var(name).ok().filter(|locale| !locale.is_empty());
    match ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set) {
        Some(locale) if locale.starts_with("en") || locale.starts_with('C') || locale == "POSIX" => {
            Language::En
        }
        _ => Language::Zh,
    }
}

/// One of the values of a type that names all of them.
fn one_of<T>() -> impl TypedValueParser<Value = T>
where
    T: VariantNames + FromStr + Clone + Send + Sync + 'static,
{
    PossibleValuesParser::new(T::VARIANTS)
        .try_map(|name| name.parse().map_err(|_| Said::new("没有这样的取值", "there is no such value")))
}

fn fiscal_year(text: &str) -> Result<FiscalYear, Said> {
    let say = |error: YearError, language| error.message(language);
    text.parse()
        .map_err(|error: YearError| Said::new(say(error.clone(), Language::Zh), say(error, Language::En)))
}

/// A year and a file, with `=` between them.
fn catalog_file(text: &str) -> Result<(FiscalYear, PathBuf), Said> {
    let Some((year, file)) = text.split_once('=').filter(|(_, file)| !file.is_empty()) else {
        return Err(Said::new(
            "应写作 年度=文件，如 2024=科目.csv",
            "expected YEAR=FILE, as in 2024=codes.csv",
        ));
    };
    Ok((fiscal_year(year)?, PathBuf::from(file)))
}

/// A whole number from 1.
fn positive<T: FromStr>(text: &str) -> Result<T, Said> {
    text.parse().map_err(|_| Said::new("应为 1 以上的整数", "expected a whole number from 1"))
}

impl Args {
    pub(crate) fn language(&self) -> Language {
        self.lang.unwrap_or_else(language_of_locale)
    }

    /// The language of the reports of a run whose settings ask for this one.
    pub(crate) fn language_or(&self, of_settings: Option<Language>) -> Language {
        self.lang.or(of_settings).unwrap_or_else(language_of_locale)
    }

    /// Uses colours where they are wanted.
    pub(crate) fn choose_color(&self) {
        let choice = match self.color {
            ColorChoice::Auto => anstream::ColorChoice::Auto,
            ColorChoice::Always => anstream::ColorChoice::Always,
            ColorChoice::Never => anstream::ColorChoice::Never,
        };
        choice.write_global();
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    #[command(about = both!(
        "审核文件：PDF、OFD、Excel、Word（.docx）、文本、网页、本库写出的 JSON，或 CSV 文件夹",
        "Check documents: PDF, OFD, Excel, Word (.docx), text and HTML files, JSON of the library, or folders of CSV files",
    ))]
    Check {
        #[arg(
            required = true,
            value_name = both!("文件", "FILE"),
            help = both!(
                "要审核的文件；- 为标准输入；不含 document.csv 的文件夹，逐一审核其中的文件",
                "The documents; - is standard input. A folder with no document.csv in it is walked",
            ),
        )]
        files: Vec<PathBuf>,
        #[arg(
            long,
            value_delimiter = ',',
            value_name = both!("类型", "ENDING"),
            value_parser = ["txt", "md", "html", "htm"],
            help = both!(
                "文件夹中另读这些类型的文件，以逗号分隔",
                "Of folders, take files with these endings too, separated by commas",
            ),
        )]
        include: Vec<String>,
        #[arg(
            long,
            value_name = both!("文件", "FILE"),
            num_args = 1..,
            help = both!(
                "同一公开文件的其他部分，如文字与表分成几个文件时；写在要审核的文件之后，其后各文件均属该文件",
                "Further files of the same disclosure, where the text is in one and the tables in another. Stands after FILE, as all that follows it is of that disclosure",
            ),
        )]
        with: Vec<PathBuf>,
        #[command(flatten)]
        ocr: OcrResult,
        #[command(flatten)]
        beside: Beside,
        #[command(flatten)]
        options: CheckOptions,
    },
    #[command(about = both!(
        "审核内置的文件（惠州市政务服务数据管理局 2023 年预算），无需另备文件",
        "Check the built-in document, 惠州市政务服务数据管理局 2023: no file needed",
    ))]
    Demo {
        #[command(flatten)]
        options: CheckOptions,
    },
    #[command(about = both!("列出各项规则", "List the rules"))]
    Rules {
        #[arg(long, help = both!(
            "输出全部规则说明（Markdown）；未用 --lang zh 时为英文",
            "The whole reference page, in Markdown: in English where --lang does not ask for Chinese",
        ))]
        markdown: bool,
    },
    #[command(about = both!("说明一项规则", "Explain a rule, by its code or name"))]
    Rule {
        #[arg(
            value_name = both!("规则", "RULE"),
            help = both!(
                "规则的编号或名称，如 SUM001、section-sum-mismatch",
                "Such as SUM001 or section-sum-mismatch",
            ),
        )]
        rule: String,
    },
    #[command(about = both!(
        "查询科目编码：名称、来源、下级科目",
        "Look a code up: its names, their sources, what lies below it",
    ))]
    Code {
        #[arg(
            value_name = both!("编码或名称", "CODE|NAME"),
            help = both!(
                "编码，如 2010301、30217、50101；或名称、名称的一部分，如 公务接待费",
                "A code, such as 2010301, 30217 or 50101; or a name or a part of one, such as 公务接待费",
            ),
        )]
        code: String,
        #[arg(
            long,
            value_name = both!("年度", "YEAR"),
            value_parser = fiscal_year,
            help = both!(
                "预算年度；未指明时为 --catalog 所给的年度，没有时为 2023",
                "The fiscal year; that of --catalog where it is not given, else 2023",
            ),
        )]
        year: Option<FiscalYear>,
        #[command(flatten)]
        codes: Codes,
    },
    #[command(about = both!("输出文件中的各表", "Print the tables of a document"))]
    Tables {
        #[arg(
            value_name = both!("文件", "FILE"),
            help = both!("要读取的文件；- 为标准输入", "The document; - is standard input"),
        )]
        file: PathBuf,
        #[command(flatten)]
        ocr: OcrResult,
        #[command(flatten)]
        target: TableTarget,
        #[command(flatten)]
        known: Known,
        #[command(flatten)]
        cost: Cost,
    },
    #[command(about = both!(
        "从文件各表采集科目编码和名称，输出 CSV",
        "Gather the codes and names that tables of documents print, as CSV",
    ))]
    Harvest {
        #[arg(
            required = true,
            value_name = both!("文件", "FILE"),
            help = both!(
                "要读取的文件；不含 document.csv 的文件夹，逐一读取其中的文件",
                "The documents. A folder with no document.csv in it is walked",
            ),
        )]
        files: Vec<PathBuf>,
        #[command(flatten)]
        known: Known,
        #[command(flatten)]
        cost: Cost,
    },
    #[command(about = both!(
        "由预算明细（CSV）编出十二张表",
        "Build the twelve tables of a department's budget from a CSV file of its lines",
    ))]
    Build {
        #[arg(
            value_name = both!("明细", "LINES"),
            help = both!(
                "CSV 文件，列名为：单位、单位性质、支出性质、项目名称、功能科目、经济科目、政府经济科目、资金来源、金额；- 为标准输入",
                "A CSV file with the columns unit, unit_type, purpose, project, functional, economic, government, source, amount; - is standard input",
            ),
        )]
        lines: PathBuf,
        #[arg(
            long,
            value_name = both!("名称", "NAME"),
            help = both!("部门名称", "The department"),
        )]
        department: String,
        #[arg(
            long,
            value_name = both!("年度", "YEAR"),
            value_parser = fiscal_year,
            help = both!("预算年度", "The fiscal year"),
        )]
        fiscal_year: FiscalYear,
        #[arg(
            long,
            value_name = both!("单位", "UNIT"),
            default_value = "万元",
            value_parser = one_of::<Unit>(),
            help = both!("各表的金额单位", "The unit of the tables"),
        )]
        unit: Unit,
        #[arg(
            long,
            value_name = both!("单位", "UNIT"),
            default_value = "元",
            value_parser = one_of::<Unit>(),
            help = both!("明细的金额单位", "The unit of the amounts in LINES"),
        )]
        lines_unit: Unit,
        #[arg(
            long,
            value_name = both!("位数", "N"),
            default_value = "2",
            value_parser = clap::value_parser!(u32).range(0..=10),
            help = both!("小数位数", "How many decimals"),
        )]
        decimals: u32,
        #[arg(
            long,
            value_name = both!("处理", "WHAT"),
            default_value = "zero",
            help = both!("不足最小单位的金额如何列示", "What becomes of an amount that is too small for the unit"),
        )]
        small_amounts: SmallAmounts,
        #[command(flatten)]
        target: TableTarget,
    },
    #[command(about = both!(
        "写出编译时带入的核对网页（尚未完成，未经浏览器验证）",
        "Write the page for browsers that the command was built with (unfinished: not shown to work in one yet)",
    ))]
    Page {
        #[arg(
            long,
            short,
            value_name = both!("文件", "FILE"),
            help = both!("写入该文件（.html）", "Write to this file (.html)"),
        )]
        output: PathBuf,
    },
    #[command(about = both!(
        "输出 JSON 报告的结构定义（JSON Schema）",
        "Print the JSON Schema of a report in JSON",
    ))]
    Schema,
    #[command(about = both!(
        "输出命令行自动补全脚本",
        "Write completions for a shell to standard output",
    ))]
    Completions {
        #[arg(value_name = both!("命令行环境", "SHELL"), help = both!("所用的命令行环境", "The shell"))]
        shell: clap_complete::Shell,
    },
}

/// What an OCR program found on the pages of a document.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct OcrResult {
    #[arg(
        id = "ocr",
        long,
        value_name = both!("文件", "FILE"),
        help = both!(
            "文字识别（OCR）程序从扫描的 PDF 或图片中读出的文字：JSON 或 hOCR（见 docs/ocr.md）；有文字的页面仍以原文为准",
            "What an OCR program found on a scanned PDF or a picture: JSON or hOCR (docs/ocr.md). Pages with text of their own keep it",
        ),
    )]
    pub(crate) file: Option<PathBuf>,
}

/// How tables are written down, and where to.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct TableTarget {
    #[arg(
        long,
        value_name = both!("格式", "FORMAT"),
        help = both!(
            "输出格式；未指明时按 --output 的扩展名，无扩展名时为 CSV 文件夹，输出到屏幕时为 text",
            "How to write them down; the ending of --output decides where it is not given: a folder of CSV files where it has none, text at a terminal",
        ),
    )]
    format: Option<TableFormat>,
    #[arg(
        long,
        short,
        value_name = both!("文件", "PATH"),
        help = both!(
            "写入该文件，不输出到屏幕；格式为 csv 时写入该文件夹：每张表一个 CSV 文件，另有 datapackage.json，可再读入",
            "Write to this file instead of standard output; as csv, to this folder: a CSV file a table and a datapackage.json, which is read back",
        ),
    )]
    pub(crate) output: Option<PathBuf>,
}

impl TableTarget {
    /// The format that is asked for, or that the output has by its name.
    pub(crate) fn format(&self, language: Language) -> Result<TableFormat, String> {
        match (self.format, &self.output) {
            (Some(TableFormat::Xlsx), None) => Err(workbook_needs_output(language).to_owned()),
            (Some(format), _) => Ok(format),
            (None, None) => Ok(TableFormat::Text),
            (None, Some(folder)) if folder.extension().is_none() => Ok(TableFormat::Csv),
            (None, Some(output)) => {
                format_by_ending(output, &TableFormat::ENDINGS, TableFormat::Text, language)
            }
        }
    }
}

/// What becomes of an amount that is too small for the unit of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SmallAmounts {
    #[value(help = both!("列为 0，并报告有几处", "It is printed as zero, and counted"))]
    Zero,
    #[value(help = both!("不予编制", "No table is built"))]
    Refuse,
}

/// The documents beside the one that is checked.
#[derive(Debug, Default, clap::Args)]
#[command(next_help_heading = both!("参照文件", "Documents beside the one that is checked"))]
pub(crate) struct Beside {
    #[arg(
        long,
        value_name = both!("文件", "FILE"),
        help = both!(
            "同一部门的上年文件，用以核对文件中的上年数；可给出两次：上年预算和上年决算",
            "Last year's document of the same department: what FILE says of last year is compared with it. Given twice, the budget and the final account of last year",
        ),
    )]
    previous: Vec<PathBuf>,
    #[arg(
        long,
        value_name = both!("文件", "FILE"),
        help = both!(
            "所审文件为决算时，同年的预算文件，用以核对年初预算数",
            "The budget of the same year, where FILE is a final account: its figures of the budget are compared with it",
        ),
    )]
    budget: Option<PathBuf>,
    // Several values, so that a shell's units/*.pdf works; a folder is walked, as everywhere.
    #[arg(
        long,
        value_name = both!("文件", "FILE"),
        num_args = 1..,
        help = both!(
            "所属各单位的文件或其文件夹，用以核对部门数与各单位之和；写在要审核的文件之后，其后各文件均属单位",
            "The documents of the department's units, or a folder of them: the department is compared with their sum. Stands after FILE, as all that follows it is a unit's",
        ),
    )]
    units: Vec<PathBuf>,
}

impl Beside {
    /// The paths with what each document is said to be, and what was found in folders.
    pub(crate) fn paths(&self, include: &[String]) -> (Vec<(Kinship, PathBuf)>, Found) {
        let previous = self.previous.iter().map(|path| (Kinship::LastYear, path.clone()));
        let budget = self.budget.iter().map(|path| (Kinship::Budget, path.clone()));
        let mut found = documents(&self.units, include);
        let units = std::mem::take(&mut found.documents).into_iter().map(|path| (Kinship::Unit, path));
        (previous.chain(budget).chain(units).collect(), found)
    }

    /// Whether none was asked for: a folder without documents was.
    pub(crate) const fn is_empty(&self) -> bool {
        self.previous.is_empty() && self.budget.is_none() && self.units.is_empty()
    }
}

/// What is known of a document that does not say it itself.
#[derive(Clone, Debug, Default, clap::Args, Deserialize, Serialize)]
#[command(next_help_heading = both!("文件的基本情况", "What is known of a document"))]
pub(crate) struct Known {
    #[arg(
        long,
        value_name = both!("名称", "NAME"),
        help = both!("部门名称，文件未写明时用", "The department, where the document does not name it"),
    )]
    department: Option<String>,
    #[arg(
        long,
        value_name = both!("名称", "NAME"),
        conflicts_with = "department",
        help = both!("部门名称，不论文件如何写明", "The department, whatever the document names"),
    )]
    force_department: Option<String>,
    #[arg(
        long,
        value_name = both!("年度", "YEAR"),
        value_parser = fiscal_year,
        help = both!("预算年度，文件未写明时用", "The fiscal year, where the document does not name it"),
    )]
    fiscal_year: Option<FiscalYear>,
    #[arg(
        long,
        value_name = both!("年度", "YEAR"),
        value_parser = fiscal_year,
        conflicts_with = "fiscal_year",
        help = both!("预算年度，不论文件如何写明", "The fiscal year, whatever the document names"),
    )]
    force_fiscal_year: Option<FiscalYear>,
    #[arg(
        long,
        value_name = both!("阶段", "STAGE"),
        value_parser = one_of::<Stage>(),
        help = both!(
            "预算（budget）或决算（final_account），文件未写明时用",
            "Whether it is a budget or a final account, where the document does not say",
        ),
    )]
    stage: Option<Stage>,
    #[arg(
        long,
        value_name = both!("阶段", "STAGE"),
        value_parser = one_of::<Stage>(),
        conflicts_with = "stage",
        help = both!("预算或决算，不论文件如何写明", "Whether it is a budget or a final account, whatever the document says"),
    )]
    force_stage: Option<Stage>,
    #[arg(
        long,
        value_name = both!("文件", "FILE"),
        help = both!(
            "本程序不认识的表题、栏名词语，如某省表式所用：CSV 文件，列名为 words（词语）和 means（含义），格式同 data/lexicon/tables.csv；可给出多次",
            "Words of titles and headings that the command does not know, such as a province's: a CSV file with the columns words and means, as data/lexicon/tables.csv. May be given more than once",
        ),
    )]
    pub(crate) lexicon: Vec<PathBuf>,
}

impl Known {
    /// What the reader of the document gets, with the words to read it by.
    pub(crate) fn options(&self, lexicon: &Lexicon) -> cn_budget_read::Options {
        let mut options = cn_budget_read::Options::default();
        options.lexicon.clone_from(lexicon);
        options.department.clone_from(&self.department);
        options.force_department.clone_from(&self.force_department);
        (options.fiscal_year, options.stage) = (self.fiscal_year, self.stage);
        (options.force_fiscal_year, options.force_stage) = (self.force_fiscal_year, self.force_stage);
        options
    }

    /// What is known of a document beside it: that of another year or stage is of the same department, a unit's is not.
    pub(crate) fn beside(&self, kinship: Kinship, lexicon: &Lexicon) -> cn_budget_read::Options {
        let mut options = cn_budget_read::Options::default();
        options.lexicon.clone_from(lexicon);
        if kinship != Kinship::Unit {
            options.department.clone_from(&self.department);
            options.force_department.clone_from(&self.force_department);
        }
        options
    }
}

/// Codes of the user's own.
#[derive(Debug, clap::Args)]
pub(crate) struct Codes {
    #[arg(
        long,
        value_name = both!("年度=文件", "YEAR=FILE"),
        value_parser = catalog_file,
        help = both!(
            "该年度的科目表，如某省的：CSV 文件，列名为 code（编码）和 name（名称）；只用于该年度；可给出多次",
            "A list of codes of a year, such as a province's: a CSV file with the columns code and name. It is for that year alone. May be given more than once",
        ),
    )]
    pub(crate) catalog: Vec<(FiscalYear, PathBuf)>,
}

/// What one document may cost; one that costs more is reported as not read.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = both!("每份文件的限额", "Limits for each document"))]
pub(crate) struct Cost {
    #[arg(
        long,
        value_name = both!("大小", "SIZE"),
        default_value = "1GiB",
        help = both!("处理一份文件最多使用的内存", "How much memory a document may need"),
    )]
    memory: Memory,
    #[arg(
        long,
        value_name = both!("秒数", "SECONDS"),
        default_value = "30",
        value_parser = positive::<NonZeroU32>,
        help = both!(
            "处理一份文件最多使用的处理器时间（秒）",
            "How many seconds of processor time a document may take",
        ),
    )]
    timeout: NonZeroU32,
}

impl Cost {
    pub(crate) const fn limits(&self) -> Limits {
        Limits { memory: self.memory, seconds: self.timeout }
    }
}

#[derive(Debug, clap::Args)]
#[command(next_help_heading = both!("审核与报告", "Checks and report"))]
pub(crate) struct CheckOptions {
    #[arg(
        long,
        value_name = both!("格式", "FORMAT"),
        help = both!(
            "报告的格式；未指明时按 --output 的扩展名，没有对应格式时为 text",
            "How to write the report down; the ending of --output decides where it is not given, and text where that decides nothing",
        ),
    )]
    format: Option<ReportFormat>,
    #[arg(
        long,
        value_delimiter = ',',
        value_name = both!("规则", "RULE"),
        help = both!(
            "只用这些规则：编号、名称或编号的开头部分，以逗号分隔",
            "Only these rules: codes, names, or the beginning of codes, separated by commas",
        ),
    )]
    pub(crate) select: Vec<String>,
    #[arg(
        long,
        value_delimiter = ',',
        value_name = both!("规则", "RULE"),
        help = both!("不用这些规则", "None of these rules"),
    )]
    pub(crate) ignore: Vec<String>,
    #[command(flatten)]
    pub(crate) codes: Codes,
    #[arg(long, help = both!(
        "从严审核：另用误报多于实错的规则",
        "Ask the pedantic rules too, which are wrong more often than right on published documents",
    ))]
    pub(crate) pedantic: bool,
    // A build without the dictionary says how to get it, where it is asked.
    #[arg(long, hide = !cfg!(feature = "proofread"), help = both!(
        "校对文字：提示疑似错别字（PRF001），以读音、字形相近的字替换后可能性大为提高的为限",
        "Look for misprints of ordinary words too (PRF001): hints, where a character that sounds or looks alike makes the words far likelier",
    ))]
    pub(crate) proofread: bool,
    #[command(flatten)]
    pub(crate) shown: Shown,
    #[arg(long, conflicts_with = "format", help = both!(
        "不列问题，只统计各规则的问题数",
        "Instead of findings, how many each rule has",
    ))]
    pub(crate) statistics: bool,
    #[arg(
        long,
        value_name = both!("等级", "LEVEL"),
        default_value = "error",
        help = both!("有哪一级问题时退出状态为 1", "From which level on a finding makes the exit status 1"),
    )]
    pub(crate) fail_on: FailOn,
    #[arg(
        long,
        short,
        value_name = both!("文件", "FILE"),
        help = both!(
            "将报告写入该文件，不输出到屏幕",
            "Write the report to this file instead of standard output",
        ),
    )]
    pub(crate) output: Option<PathBuf>,
    #[arg(
        long,
        short,
        value_name = both!("数目", "N"),
        value_parser = positive::<NonZeroUsize>,
        help = both!(
            "同时审核几份文件；未指明时按处理器个数",
            "How many documents are checked at a time; as many as there are processors where it is not given",
        ),
    )]
    pub(crate) jobs: Option<NonZeroUsize>,
    #[command(flatten)]
    pub(crate) cost: Cost,
    #[command(flatten)]
    pub(crate) known: Known,
}

impl CheckOptions {
    /// The format that is asked for, or that the output has by its name.
    pub(crate) fn format(&self, language: Language) -> Result<ReportFormat, String> {
        match (self.format, &self.output) {
            (Some(ReportFormat::Xlsx), None) => Err(workbook_needs_output(language).to_owned()),
            (Some(format), _) => Ok(format),
            (None, Some(output)) if !self.statistics => {
                format_by_ending(output, &ReportFormat::ENDINGS, ReportFormat::Text, language)
            }
            (None, _) => Ok(ReportFormat::Text),
        }
    }
}

/// What is wrong where a workbook is asked for, and no file.
const fn workbook_needs_output(language: Language) -> &'static str {
    pick(language, "格式 xlsx 须用 --output 指明文件", "a workbook needs --output and a file")
}

/// The endings of files that a program takes for another thing than a text: a text that is called so would not open.
const NO_TEXTS: [&str; 12] =
    ["csv", "tsv", "md", "pdf", "ofd", "doc", "docx", "wps", "xls", "xlsm", "et", "ods"];

/// The format of a file by its ending, of those that are written; a text where the ending says nothing.
fn format_by_ending<T: Copy>(
    output: &Path,
    formats: &[(&str, T)],
    text: T,
    language: Language,
) -> Result<T, String> {
    let Some(ending) = output.extension().map(|ending| ending.to_string_lossy().to_lowercase()) else {
        return Ok(text);
    };
    if let Some((_, format)) = formats.iter().find(|(known, _)| *known == ending) {
        return Ok(*format);
    }
    if !NO_TEXTS.contains(&ending.as_str()) {
        return Ok(text);
    }
    let known = formats.iter().map(|(known, _)| format!(".{known}")).collect::<Vec<_>>();
    let output = shown(output);
    Err(match language {
        Language::Zh => {
            format!(
                "{output}：没有扩展名为 .{ending} 的输出格式，可用 {}、.txt，或用 --format 指明",
                known.join("、")
            )
        }
        Language::En => format!(
            "{output}: nothing is written as .{ending}; expected {}, .txt, or a --format",
            known.join(", ")
        ),
    })
}

/// How much the report as text shows.
#[derive(Clone, Copy, Debug, clap::Args, Deserialize, Serialize)]
pub(crate) struct Shown {
    #[arg(long, help = both!(
        "同时列出尾数误差（仅用于文本格式，其他格式一律列出）",
        "Show differences that rounding explains too (text only; the other formats always hold them)",
    ))]
    pub(crate) rounding: bool,
    #[arg(long, help = both!(
        "同时列出各表、各规则的核对结果（仅用于文本格式，其他格式一律列出）",
        "Show how the checks of each table and of each rule ended (text only; the other formats always hold it)",
    ))]
    pub(crate) counts: bool,
    #[arg(long, short, help = both!(
        "只列问题：没有问题的文件、核对计数、汇总均不列出（仅用于文本格式）",
        "Findings alone: no document without one, no counts, no summary (text only)",
    ))]
    pub(crate) quiet: bool,
}

/// Which findings a run fails on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize, Serialize)]
pub(crate) enum FailOn {
    #[value(help = both!("有错误时", "Errors"))]
    Error,
    #[value(help = both!("有错误或提示时", "Errors and warnings"))]
    Warning,
    #[value(help = both!("一律不因问题改变退出状态", "No finding at all"))]
    Never,
}

impl FailOn {
    /// The lowest level that a run fails on; none where it fails on no finding.
    pub(crate) const fn level(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Never => None,
        }
    }

    /// Whether a run fails on what was found in a document.
    pub(crate) const fn fails(self, summary: &Summary) -> bool {
        match self {
            Self::Error => summary.errors > 0,
            Self::Warning => summary.errors + summary.warnings > 0,
            Self::Never => false,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize, Serialize)]
pub(crate) enum ReportFormat {
    #[value(help = both!("在屏幕上阅读", "For a person at a terminal"))]
    Text,
    #[value(help = both!("供程序读取：cn-budget/report/1", "For a program: cn-budget/report/1"))]
    Json,
    #[value(help = both!("供代码评审平台：SARIF 2.1.0", "For code review platforms: SARIF 2.1.0"))]
    Sarif,
    #[value(help = both!("审核表：供阅读、打印的网页", "For a reviewer: a page to read and print"))]
    Html,
    #[value(help = both!("供 GitLab 的代码质量页", "For GitLab: a report of code quality"))]
    Gitlab,
    #[value(help = both!("供显示测试结果的程序：JUnit 的 XML", "For programs that show tests: JUnit's XML"))]
    Junit,
    #[value(help = both!(
        "每个问题一行：文件、位置、编号、等级、内容",
        "One line a finding: file, place, code, level, message",
    ))]
    Lines,
    #[value(help = both!("检查表：Excel 工作簿，须用 --output", "A checklist as an Excel workbook; needs --output"))]
    Xlsx,
}

impl ReportFormat {
    /// What files of these formats are called.
    const ENDINGS: [(&str, Self); 6] = [
        ("json", Self::Json),
        ("sarif", Self::Sarif),
        ("html", Self::Html),
        ("htm", Self::Html),
        ("xml", Self::Junit),
        ("xlsx", Self::Xlsx),
    ];
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize, Serialize)]
pub(crate) enum TableFormat {
    #[value(help = both!("在屏幕上阅读", "For a person at a terminal"))]
    Text,
    #[value(help = both!("逗号分隔的文本（CSV）", "Comma-separated values"))]
    Csv,
    #[value(help = both!("Markdown 文档", "Markdown"))]
    Md,
    #[value(help = both!("本库的 JSON，可再读入", "JSON of the library, which is read back"))]
    Json,
    #[value(help = both!("供阅读、打印的网页", "A page to read and print"))]
    Html,
    #[value(help = both!("Excel 工作簿，每张表一个工作表", "An Excel workbook, a worksheet a table"))]
    Xlsx,
}

impl TableFormat {
    /// What files of these formats are called; that of CSV is a folder.
    const ENDINGS: [(&str, Self); 5] = [
        ("json", Self::Json),
        ("md", Self::Md),
        ("html", Self::Html),
        ("htm", Self::Html),
        ("xlsx", Self::Xlsx),
    ];
}
