//! `harvest`: the codes and names that documents print, as CSV.

use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::ExitCode;

use cn_budget::{Language, identity::Harvest};

use crate::args::{Cost, Known};
use crate::check::{Workers, documents, warn_passed_over};
use crate::config::Config;
use crate::input;
use crate::interrupt;
use crate::lexicon::LexiconFiles;
use crate::report::{self, Crew as _};
use crate::run::in_order;
use crate::settings::{Settings, Task};
use crate::terminal::{print, shown, warn};
use crate::worker::{Answered, Pool, Unanswered};

pub(crate) fn harvest(
    files: &[PathBuf],
    (known, cost): (&Known, &Cost),
    config: &Config,
    language: Language,
) -> Result<ExitCode, String> {
    let (lexicon, _) = LexiconFiles::load(&config.lexicons(&known.lexicon), language)?;
    let found = input::documents(files, &[]);
    warn_passed_over(&found, language);
    let paths = documents(found, language)?;
    let sources: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    let (limits, known, task) = (cost.limits(), known.clone(), Task::Harvest);
    let settings = Settings { limits, language, known, lexicon, ocr: None, task };
    let jobs = report::jobs(None).min(NonZeroUsize::new(paths.len()).unwrap_or(NonZeroUsize::MIN));
    let workers =
        Workers { pool: Pool::new(&settings, jobs, interrupt::flag())?, paths: &paths, sources: &sources };
    let mut harvest = Harvest::new();
    let (mut is_failed, mut is_interrupted) = (false, false);
    let each = |index: usize, answered: Answered| {
        answered.warnings.iter().for_each(|text| warn(text));
        match answered.answer {
            Ok(done) => done.piece.lines().for_each(|line| take(&mut harvest, &sources[index], line)),
            Err(Unanswered::Failed(why) | Unanswered::Refused(why)) => {
                is_failed = true;
                warn(&format!("{}: {why}", shown(&paths[index])));
            }
            Err(Unanswered::Interrupted) => {
                is_interrupted = true;
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    };
    in_order(paths.len(), jobs, |place, index| workers.review(place, index), each, || workers.look_after());
    for row in harvest.outvoted() {
        let (code, name, year, document) = (row.code, row.name, row.year, row.document);
        warn(&match language {
            Language::Zh => format!("{document}：{code} 在 {year} 年另有名称“{name}”，未列入"),
            Language::En => format!("{document}: {code} has the other name {name:?} in {year}, left out"),
        });
    }
    print(&harvest.to_csv(), language)?;
    Ok(ExitCode::from(if is_interrupted { interrupt::STATUS } else { u8::from(is_failed) * 2 }))
}

/// Takes a line of a worker: code, year, count and name.
fn take(harvest: &mut Harvest, document: &str, line: &str) {
    let mut fields = line.splitn(4, '\t');
    let mut next = || fields.next().unwrap_or_default();
    let (code, year, count, name) = (next(), next(), next(), next());
    if let (Ok(code), Ok(year), Ok(count)) = (code.parse(), year.parse(), count.parse()) {
        harvest.insert(code, year, name, document, count);
    }
}
