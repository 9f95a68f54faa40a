//! The terminal, and what stands at its other end.

use std::fs;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::Path;
use std::process::ExitCode;

use anstyle::Style;
use cn_budget::{Language, value::Note};
use cn_budget_render::{clean, words::pick};

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

/// A file as messages name it: a name has whatever its maker put into it, line breaks too.
pub(crate) fn shown(path: &Path) -> String {
    clean(&path.display().to_string()).into_owned()
}

/// What the system says of a file, in a language.
pub(crate) fn system(error: &io::Error, language: Language) -> String {
    Note::from(error).message(language).to_owned()
}

/// Says that nobody sees what is written to standard output, where that was closed.
///
/// The runtime opens `/dev/null` in place of what is closed, for reading and writing, before anything of this program runs.
/// Some callers do just the same because they want the exit status alone, so that this is no error.
pub(crate) fn warn_where_closed(language: Language) {
    let is_null = fs::read_link("/proc/self/fd/1").is_ok_and(|path| path == Path::new("/dev/null"));
    let info = fs::read_to_string("/proc/self/fdinfo/1").unwrap_or_default();
    let flags = info.lines().find_map(|line| line.strip_prefix("flags:"));
    let flags = flags.and_then(|flags| u32::from_str_radix(flags.trim(), 8).ok());
    // O_RDWR: what a shell redirects to /dev/null is open for writing alone.
    if is_null && flags.is_some_and(|flags| flags & 0b11 == 2) {
        warn(pick(
            language,
            "标准输出已关闭，输出内容无处可写；可用 --output 写入文件",
            "standard output is closed: what is written there is lost; --output writes to a file",
        ));
    }
}

/// Writes to standard output; a reader that stops early is no error.
pub(crate) fn print(text: &str, language: Language) -> Result<ExitCode, String> {
    warn_where_closed(language);
    match anstream::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(system(&error, language)),
        _ => Ok(ExitCode::SUCCESS),
    }
}
