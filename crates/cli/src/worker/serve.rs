//! The worker's side.

use std::any::Any;
use std::io::{self, BufReader, BufWriter, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::thread;

use cn_budget::Language;

use super::frame;
use crate::desk::Desk;
use crate::limits;
use crate::message::{Answer, Question};
use crate::settings::Settings;

/// The stack on which documents are read: twice what a system gives to a program, the same on every system.
const STACK: usize = 16 << 20;

/// Answers questions on standard input until there are no more.
pub(crate) fn serve() -> ExitCode {
    limits::end_with_parent();
    let served = thread::Builder::new().stack_size(STACK).spawn(answer_all);
    match served.map(thread::JoinHandle::join) {
        Ok(Ok(Ok(()))) => ExitCode::SUCCESS,
        // Whoever asked sees that no answer came, and there is nobody else to tell.
        _ => ExitCode::from(2),
    }
}

fn answer_all() -> io::Result<()> {
    let (mut from, mut out) = (BufReader::new(io::stdin().lock()), BufWriter::new(io::stdout().lock()));
    let Some(settings) = frame::receive::<Settings>(&mut from)? else { return Ok(()) };
    limits::bound_memory(settings.limits.memory);
    let seconds = settings.seconds();
    let language = settings.language;
    let desk = Desk::new(settings).map_err(io::Error::other)?;
    while let Some(question) = frame::receive::<Question>(&mut from)? {
        limits::allow_seconds(seconds);
        let mut say = |answer: Answer| {
            // Where nobody listens any more, the next read says so.
            drop(frame::send(&mut out, &answer).and_then(|()| out.flush()));
        };
        let (answer, piece) = catch_unwind(AssertUnwindSafe(|| desk.answer(&question, &mut say)))
            .unwrap_or_else(|panic| (Answer::Failed(internal_error(message(&*panic), language)), None));
        frame::send(&mut out, &answer)?;
        if let Some(piece) = piece {
            frame::write(&mut out, piece.as_bytes())?;
        }
        out.flush()?;
    }
    Ok(())
}

fn internal_error(message: &str, language: Language) -> String {
    match language {
        Language::Zh => format!("程序内部错误（程序原文“{message}”）"),
        Language::En => format!("internal error: {message}"),
    }
}

fn message(panic: &(dyn Any + Send)) -> &str {
    panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("unknown")
}
