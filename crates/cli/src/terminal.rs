//! The terminal, and what stands at its other end.

use std::io::{self, IsTerminal as _, Write as _};
use std::process::ExitCode;

use anstyle::Style;
use cn_budget::{Language, value::Note};
use cn_budget_render::clean;

/// The name of the command and its release.
pub(crate) const NAME: &str = env!("CARGO_BIN_NAME");
pub(crate) const RELEASE: &str = env!("CARGO_PKG_VERSION");

/// How wide a report is where no terminal says so.
pub(crate) const WIDTH: usize = 100;
/// Below this a table cannot be read at all: the terminal has to wrap.
const NARROWEST: usize = 50;

/// How wide the terminal is.
pub(crate) fn width() -> usize {
    let terminal = io::stdout().is_terminal().then(terminal_size::terminal_size).flatten();
    terminal.map_or(WIDTH, |(width, _)| usize::from(width.0).max(NARROWEST))
}

/// Writes to standard error; where that fails, there is nowhere left to say so.
pub(crate) fn warn(text: &str) {
    let lines: Vec<_> = text.lines().map(clean).collect();
    let bold = Style::new().bold();
    drop(writeln!(anstream::stderr().lock(), "{bold}{NAME}:{bold:#} {}", lines.join("\n")));
}

/// What the system says of a file, in a language.
pub(crate) fn system(error: &io::Error, language: Language) -> String {
    Note::from(error).message(language).to_owned()
}

/// Writes to standard output; a reader that stops early is no error.
pub(crate) fn print(text: &str, language: Language) -> Result<ExitCode, String> {
    match anstream::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(system(&error, language)),
        _ => Ok(ExitCode::SUCCESS),
    }
}
