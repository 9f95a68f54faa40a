//! The side of the command: workers, their questions, and what becomes of those that end early.

use std::io::{self, BufReader, BufWriter, Read as _, Write as _};
use std::mem;
use std::num::NonZeroUsize;
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use cn_budget::{Language, value::Note};
use cn_budget_render::Summary;

use super::{CALL, frame};
use crate::limits::Limits;
use crate::message::{Answer, Question};
use crate::settings::Settings;
use crate::terminal::system;

/// The largest piece of a report.
const PIECE: u64 = 256 << 20;
/// How much of what a worker said last is kept.
const LAST_WORDS: usize = 4 << 10;
/// How much longer than its processor time a document may take where the system keeps that time: a busy machine, a slow
/// disk, but no pipe that nobody writes to.
const PATIENCE: u32 = if cfg!(unix) { 20 } else { 1 };

/// What came of a question.
#[derive(Debug)]
pub(crate) struct Answered {
    /// What is to be said on standard error.
    pub(crate) warnings: Vec<String>,
    pub(crate) answer: Result<Done, Unanswered>,
}

impl Answered {
    /// No answer, and why.
    pub(crate) const fn without(why: Unanswered) -> Self {
        Self { warnings: Vec::new(), answer: Err(why) }
    }
}

/// A finished piece of work.
#[derive(Debug)]
pub(crate) struct Done {
    /// The piece of the report, or the tables.
    pub(crate) piece: String,
    /// The document in short, where it was checked, and the suppressions that were used.
    pub(crate) checked: Option<(Summary, Vec<usize>)>,
}

/// Why there is no report on a document.
#[derive(Debug)]
pub(crate) enum Unanswered {
    /// It could not be read, and the next one may be.
    Failed(String),
    /// The run cannot go on.
    Refused(String),
    /// The run was interrupted before.
    Interrupted,
}

/// Workers, each with a place of its own.
#[derive(Debug)]
pub(crate) struct Pool {
    settings: Vec<u8>,
    language: Language,
    limits: Limits,
    patience: Duration,
    interrupted: Arc<AtomicBool>,
    /// Whether nobody wants an answer any more.
    closed: AtomicBool,
    places: Vec<Place>,
}

#[derive(Debug, Default)]
struct Place {
    /// Held by the thread that asks.
    worker: Mutex<Option<Worker>>,
    /// Held for moments by whoever looks.
    process: Mutex<Process>,
}

#[derive(Debug, Default)]
struct Process {
    child: Option<Child>,
    /// Until when it has time to answer.
    until: Option<Instant>,
    is_late: bool,
}

#[derive(Debug)]
struct Worker {
    input: BufWriter<ChildStdin>,
    output: BufReader<ChildStdout>,
    last_words: JoinHandle<Vec<u8>>,
    /// Whether it has answered before.
    is_used: bool,
}

impl Pool {
    /// So many places for workers, which start when they are asked.
    pub(crate) fn new(
        settings: &Settings,
        places: NonZeroUsize,
        interrupted: Arc<AtomicBool>,
    ) -> Result<Self, String> {
        Ok(Self {
            settings: serde_json::to_vec(settings).map_err(|error| error.to_string())?,
            language: settings.language,
            limits: settings.limits,
            patience: Duration::from_secs(u64::from(settings.seconds()) * u64::from(PATIENCE)),
            interrupted,
            closed: AtomicBool::new(false),
            places: (0..places.get()).map(|_| Place::default()).collect(),
        })
    }

    /// The language of the run.
    pub(crate) const fn language(&self) -> Language {
        self.language
    }

    /// Whether the run is to end with what is finished.
    pub(crate) fn is_interrupted(&self) -> bool {
        self.interrupted.load(Ordering::Relaxed)
    }

    /// Asks the worker of a place, and waits for its answer.
    ///
    /// A worker that has read others before may have less room than a new one: where it crashes, a new one is asked, so that
    /// what is reported does not depend on who was asked.
    pub(crate) fn ask(&self, place: usize, question: &Question) -> Answered {
        let place = &self.places[place];
        let mut seat = held(&place.worker);
        loop {
            let mut answered = Answered { warnings: Vec::new(), answer: Err(Unanswered::Interrupted) };
            if self.is_interrupted() || self.closed.load(Ordering::Relaxed) {
                return answered;
            }
            let worker = match seat.take().map_or_else(|| self.hire(place), Ok) {
                Ok(worker) => worker,
                Err(error) => {
                    answered.answer = Err(Unanswered::Failed(system(&error, self.language)));
                    return answered;
                }
            };
            let mut asked = Asked { worker, warnings: Vec::new(), reads: None };
            held(&place.process).until = Some(Instant::now() + self.patience);
            let answer = asked.exchange(question);
            held(&place.process).until = None;
            let Asked { mut worker, warnings, reads } = asked;
            answered.warnings = warnings;
            match answer {
                Ok(answer) => {
                    worker.is_used = true;
                    *seat = Some(worker);
                    answered.answer = answer;
                    return answered;
                }
                Err(error) => {
                    let is_used = worker.is_used;
                    let death = bury(place, worker, &error);
                    if self.is_interrupted() {
                        answered.answer = Err(Unanswered::Interrupted);
                        return answered;
                    }
                    if is_used && matches!(death, Death::Memory | Death::Crash(_)) {
                        continue;
                    }
                    let why = self.reason(&death);
                    answered.answer = Err(match reads {
                        Some(beside) => Unanswered::Refused(format!("{beside}: {why}")),
                        None => Unanswered::Failed(why),
                    });
                    return answered;
                }
            }
        }
    }

    /// Ends workers that have had their time, and all of them where the run is interrupted.
    pub(crate) fn look_after(&self) {
        let (now, all) = (Instant::now(), self.is_interrupted());
        for place in &self.places {
            let mut process = held(&place.process);
            let is_late = process.until.is_some_and(|until| until < now);
            if is_late || all {
                process.is_late |= is_late;
                process.end();
            }
        }
    }

    /// Ends all workers: nobody wants an answer any more.
    pub(crate) fn close(&self) {
        self.closed.store(true, Ordering::Relaxed);
        for place in &self.places {
            held(&place.process).end();
        }
    }

    fn hire(&self, place: &Place) -> io::Result<Worker> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg(CALL).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        // An interrupt at the terminal is for the command, which ends its workers.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut child = command.spawn()?;
        let pipes = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        *held(&place.process) = Process { child: Some(child), until: None, is_late: false };
        let (Some(input), Some(output), Some(errors)) = pipes else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        let mut input = BufWriter::new(input);
        // Where it is gone already, the question finds out.
        drop(frame::write(&mut input, &self.settings));
        let last_words = thread::spawn(move || last_words(errors));
        Ok(Worker { input, output: BufReader::new(output), last_words, is_used: false })
    }

    fn reason(&self, death: &Death) -> String {
        let Limits { memory, seconds } = self.limits;
        let patience = self.patience.as_secs();
        match (death, self.language) {
            (Death::Time, Language::Zh) => format!("处理超过 {seconds} 秒，已放弃"),
            (Death::Time, Language::En) => format!("gave up after {seconds} s"),
            (Death::Silence, Language::Zh) => format!("{patience} 秒内没有结果，已放弃"),
            (Death::Silence, Language::En) => format!("gave up after {patience} s without an answer"),
            (Death::Memory, Language::Zh) => format!("所需内存超过 {memory}"),
            (Death::Memory, Language::En) => format!("needed more than {memory}"),
            (Death::Length, Language::Zh) => format!("报告超过 {} MiB", PIECE >> 20),
            (Death::Length, Language::En) => format!("its report is larger than {} MiB", PIECE >> 20),
            (Death::Crash(how), Language::Zh) => {
                format!("读取程序异常终止（{}）", how.message(self.language))
            }
            (Death::Crash(how), Language::En) => format!("crashed ({how})"),
        }
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        for place in &self.places {
            // Its input closes, and so it ends; one that is at work is not waited for.
            drop(held(&place.worker).take());
            let mut process = held(&place.process);
            if let Some(mut child) = process.child.take() {
                drop(child.kill());
                drop(child.wait());
            }
        }
    }
}

impl Process {
    fn end(&mut self) {
        if let Some(child) = &mut self.child {
            drop(child.kill());
        }
    }
}

/// A worker with its question.
struct Asked {
    worker: Worker,
    warnings: Vec<String>,
    /// The document beside the one that was asked about that it reads.
    reads: Option<String>,
}

impl Asked {
    /// Asks, and hears the answer. An error is the end of the worker.
    fn exchange(&mut self, question: &Question) -> io::Result<Result<Done, Unanswered>> {
        let Worker { input, output, .. } = &mut self.worker;
        frame::send(input, question)?;
        input.flush()?;
        let checked = loop {
            match frame::receive::<Answer>(output)?.ok_or(io::ErrorKind::UnexpectedEof)? {
                Answer::Reads(beside) => self.reads = beside,
                Answer::Warns(text) => self.warnings.push(text),
                Answer::Checked { summary, used } => break Some((*summary, used)),
                Answer::Tables => break None,
                Answer::Failed(why) => return Ok(Err(Unanswered::Failed(why))),
                Answer::Refused(why) => return Ok(Err(Unanswered::Refused(why))),
            }
        };
        let piece = frame::read(output, PIECE)?.ok_or(io::ErrorKind::UnexpectedEof)?;
        let piece = String::from_utf8(piece).map_err(io::Error::other)?;
        Ok(Ok(Done { piece, checked }))
    }
}

/// How a worker ended.
enum Death {
    /// It used up its processor time.
    Time,
    /// It did not answer.
    Silence,
    Memory,
    /// It said more than is listened to.
    Length,
    /// How.
    Crash(Note),
}

/// Ends a worker that has failed, and finds out why it did.
fn bury(place: &Place, worker: Worker, error: &io::Error) -> Death {
    let process = mem::take(&mut *held(&place.process));
    let Worker { input, output, last_words, .. } = worker;
    drop((input, output));
    let status = process.child.map(|mut child| {
        drop(child.kill());
        child.wait()
    });
    let last_words = last_words.join().unwrap_or_default();
    let last_words = String::from_utf8_lossy(&last_words);
    if error.kind() == io::ErrorKind::FileTooLarge {
        return Death::Length;
    }
    if process.is_late {
        return if cfg!(unix) { Death::Silence } else { Death::Time };
    }
    match status {
        Some(Ok(status)) if used_its_time(status) => Death::Time,
        // The words of Rust's runtime, which has no other way to say it.
        _ if last_words.contains("memory allocation of") => Death::Memory,
        _ if last_words.contains("overflowed its stack") => {
            Death::Crash(Note::new("栈溢出", "stack overflow"))
        }
        Some(Ok(status)) => Death::Crash(how_it_ended(status)),
        _ => Death::Crash(Note::from(error)),
    }
}

/// How a process ended: the signal that ended it, or its own status.
fn how_it_ended(status: ExitStatus) -> Note {
    #[cfg(unix)]
    let signal = std::os::unix::process::ExitStatusExt::signal(&status);
    #[cfg(not(unix))]
    let signal: Option<i32> = None;
    let chinese = match (signal, status.code()) {
        (Some(signal), _) => format!("信号 {signal}"),
        (None, Some(code)) => format!("退出状态 {code}"),
        (None, None) => "原因不明".to_owned(),
    };
    Note::new(chinese, status.to_string())
}

#[cfg(unix)]
fn used_its_time(status: ExitStatus) -> bool {
    use rustix::process::Signal;
    use std::os::unix::process::ExitStatusExt as _;

    status.signal() == Some(Signal::XCPU.as_raw())
}

#[cfg(not(unix))]
const fn used_its_time(_: ExitStatus) -> bool {
    false
}

/// The end of what a worker says beside its answers. All of it is read: nobody who writes may have to wait.
fn last_words(mut errors: ChildStderr) -> Vec<u8> {
    let (mut kept, mut piece) = (Vec::new(), [0; 1 << 10]);
    while let Ok(read @ 1..) = errors.read(&mut piece) {
        kept.extend_from_slice(&piece[..read]);
        if kept.len() > 2 * LAST_WORDS {
            kept.drain(..kept.len() - LAST_WORDS);
        }
    }
    kept
}

/// What a mutex guards. Nothing is left half done where a thread panics with one.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
