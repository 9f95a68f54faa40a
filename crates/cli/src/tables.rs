//! `tables` and `build`: the tables of a document, or of a budget from its lines, in one of their formats.

use std::fs;
use std::io::Write as _;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use cn_budget::{Budget, Disclosure, FiscalYear, Language, Rounding, Unit, document::Format};
use cn_budget_render::{
    clean_json, data_package, tables_page, tables_workbook,
    words::{self, pick},
};

use crate::args::{Cost, Known, SmallAmounts, TableFormat, TableTarget};
use crate::check::{Workers, at_hand};
use crate::config::Config;
use crate::input::AtHand;
use crate::interrupt;
use crate::lexicon::LexiconFiles;
use crate::output::{self, ReportFile};
use crate::report::Crew as _;
use crate::run::in_order;
use crate::settings::{Settings, Task};
use crate::terminal::{print, shown, system, warn};
use crate::worker::{Answered, Done, Pool, Unanswered};

pub(crate) fn tables(
    (file, ocr): (&Path, Option<&Path>),
    target: &TableTarget,
    (known, cost): (&Known, &Cost),
    config: &Config,
    language: Language,
) -> Result<ExitCode, String> {
    let lexicons = config.lexicons(&known.lexicon);
    let lists = lexicons.iter().map(PathBuf::as_path).chain(config.path());
    output::refuse_over(
        [Some(file), ocr].into_iter().flatten().chain(lists),
        target.output.as_deref(),
        language,
    )?;
    let form = Form::of(target, language)?;
    let (lexicon, _) = LexiconFiles::load(&lexicons, language)?;
    let (ocr, copy) = at_hand(ocr, language)?.unzip();
    let settings = Settings {
        limits: cost.limits(),
        language,
        known: known.clone(),
        lexicon,
        ocr,
        task: Task::Tables(form.of_worker()),
    };
    let source = file.display().to_string();
    let workers = Workers {
        pool: Pool::new(&settings, NonZeroUsize::MIN, interrupt::flag())?,
        paths: &[file.to_owned()],
        sources: std::slice::from_ref(&source),
    };
    let mut answer = Err(Unanswered::Interrupted);
    let each = |_, answered: Answered| {
        answered.warnings.iter().for_each(|text| warn(text));
        answer = answered.answer;
        ControlFlow::Break(())
    };
    in_order(
        1,
        NonZeroUsize::MIN,
        |place, index| workers.review(place, index),
        each,
        || workers.look_after(),
    );
    drop(copy);
    match answer {
        Ok(Done { piece, .. }) => match form {
            Form::Text(_) => write_text(&piece, target.output.as_deref(), language),
            Form::Folder(folder) => write_folder(&document(&piece)?, folder, language),
            Form::Workbook(file) => write_workbook(&document(&piece)?, file, language),
        },
        Err(Unanswered::Failed(why) | Unanswered::Refused(why)) => Err(format!("{}: {why}", shown(file))),
        Err(Unanswered::Interrupted) => Ok(ExitCode::from(interrupt::STATUS)),
    }
}

/// What a budget is built of, and how it is printed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Printing<'a> {
    pub(crate) department: &'a str,
    pub(crate) fiscal_year: FiscalYear,
    pub(crate) lines_unit: Unit,
    pub(crate) unit: Unit,
    pub(crate) decimals: u32,
    pub(crate) small_amounts: SmallAmounts,
}

pub(crate) fn build(
    (lines, printing): (&Path, Printing<'_>),
    target: &TableTarget,
    config: &Config,
    language: Language,
) -> Result<ExitCode, String> {
    let Printing { department, fiscal_year, lines_unit, unit, decimals, small_amounts } = printing;
    output::refuse_over([lines].into_iter().chain(config.path()), target.output.as_deref(), language)?;
    let form = Form::of(target, language)?;
    let at = |why: String| format!("{}: {why}", shown(lines));
    let failed = |error: std::io::Error| at(system(&error, language));
    // Nothing is under way yet: an interrupt ends the command.
    let Some(at_hand) = AtHand::new(lines, language, || false).map_err(at)? else {
        return Ok(ExitCode::from(interrupt::STATUS));
    };
    let file = fs::File::open(at_hand.path()).map_err(failed)?;
    let budget = Budget::from_csv(department, fiscal_year, lines_unit, file)
        .map_err(|error| at(error.message(language)))?;
    if budget.lines().is_empty() {
        let none = [
            "只有列名，没有预算明细：编不出任何一张表",
            "found the columns and no line below them: expected the lines of a budget",
        ];
        return Err(at(pick(language, none[0], none[1]).to_owned()));
    }
    let printed = match small_amounts {
        SmallAmounts::Zero => budget.print_with_zeros(unit, decimals, Rounding::HalfUp),
        SmallAmounts::Refuse => budget.print(unit, decimals, Rounding::HalfUp).map(|document| (document, 0)),
    };
    let (document, zeros) = printed.map_err(|error| at(error.message(language)))?;
    if zeros > 0 {
        warn(&match language {
            Language::Zh => format!("有 {zeros} 个数以{unit}为单位、保留 {decimals} 位小数时四舍五入为零"),
            Language::En => {
                format!("{} too small for {unit} printed as zero", words::number(zeros, "figure"))
            }
        });
    }
    let text = match form {
        Form::Folder(folder) => return write_folder(&document, folder, language),
        Form::Workbook(file) => return write_workbook(&document, file, language),
        Form::Text(TableFormat::Csv) => document.render(Format::Csv),
        Form::Text(TableFormat::Md) => document.render(Format::Markdown),
        Form::Text(TableFormat::Html) => tables_page(&document),
        Form::Text(TableFormat::Json) => {
            let json = serde_json::to_string_pretty(&document).map_err(|error| error.to_string())?;
            clean_json(&json).into_owned() + "\n"
        }
        Form::Text(TableFormat::Text | TableFormat::Xlsx) => document.render(Format::Text),
    };
    write_text(&text, target.output.as_deref(), language)
}

/// What is written.
#[derive(Clone, Copy, Debug)]
enum Form<'a> {
    /// A text, to a file or to standard output.
    Text(TableFormat),
    /// A folder of CSV files.
    Folder(&'a Path),
    /// A workbook.
    Workbook(&'a Path),
}

impl<'a> Form<'a> {
    fn of(target: &'a TableTarget, language: Language) -> Result<Self, String> {
        match (target.format(language)?, target.output.as_deref()) {
            (TableFormat::Csv, Some(folder)) => Ok(Self::Folder(folder)),
            (TableFormat::Xlsx, Some(file)) => Ok(Self::Workbook(file)),
            (format, _) => Ok(Self::Text(format)),
        }
    }

    /// What a worker is asked for: the document itself, where more than a text is made of it.
    const fn of_worker(self) -> TableFormat {
        match self {
            Self::Text(format) => format,
            Self::Folder(_) | Self::Workbook(_) => TableFormat::Json,
        }
    }
}

/// The document that a worker answered with.
fn document(json: &str) -> Result<Disclosure, String> {
    serde_json::from_str(json).map_err(|error| error.to_string())
}

fn write_text(text: &str, file: Option<&Path>, language: Language) -> Result<ExitCode, String> {
    match file {
        Some(file) => write_bytes(text.as_bytes(), file, language),
        None => print(text, language),
    }
}

fn write_workbook(document: &Disclosure, file: &Path, language: Language) -> Result<ExitCode, String> {
    let bytes = tables_workbook(document).map_err(|error| format!("{}: {error}", shown(file)))?;
    write_bytes(&bytes, file, language)
}

/// Writes a file that is whole or not there.
pub(crate) fn write_bytes(bytes: &[u8], path: &Path, language: Language) -> Result<ExitCode, String> {
    let write = || {
        let mut file = ReportFile::create(path)?;
        file.bytes().write_all(bytes)?;
        file.finish()
    };
    write().map_err(|error| format!("{}: {}", shown(path), system(&error, language)))?;
    Ok(ExitCode::SUCCESS)
}

/// Writes a folder of CSV files that is read back. One that holds anything is not written into: what is in it could be taken
/// for a part of the document.
fn write_folder(document: &Disclosure, folder: &Path, language: Language) -> Result<ExitCode, String> {
    let at = |why: String| format!("{}: {why}", shown(folder));
    let failed = |error: std::io::Error| at(system(&error, language));
    if folder.exists() {
        let is_empty = fs::read_dir(folder).map_err(failed)?.next().is_none();
        if !is_empty {
            let full = ["文件夹不是空的，请另指一个", "the folder is not empty: name another one"];
            return Err(at(pick(language, full[0], full[1]).to_owned()));
        }
    }
    let files = document.plainly().to_csv_folder(folder).map_err(|error| error.message(language))?;
    let package: PathBuf = folder.join("datapackage.json");
    fs::write(package, data_package(document, &files)).map_err(failed)?;
    Ok(ExitCode::SUCCESS)
}
