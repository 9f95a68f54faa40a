//! Many documents at a time, their answers in the order in which the documents were given.

use std::any::Any;
use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// Does `work` for each number below `count` on `jobs` threads and hands the results to `each` in order, as early as
/// the order allows, so that what is done with can be dropped.
///
/// Work that panics gives its message as an error: a document that brings a reader down must not take the other
/// thousand with it.
pub(crate) fn in_order<T: Send>(
    count: usize,
    jobs: NonZeroUsize,
    work: impl Fn(usize) -> Result<T, String> + Sync,
    mut each: impl FnMut(usize, Result<T, String>) -> ControlFlow<()>,
) {
    let (next, stopped) = (AtomicUsize::new(0), AtomicBool::new(false));
    let (sender, receiver) = mpsc::channel();
    let worker = |sender: mpsc::Sender<(usize, Result<T, String>)>| {
        while !stopped.load(Ordering::Relaxed) {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= count {
                break;
            }
            let done = catch_unwind(AssertUnwindSafe(|| work(index)))
                .unwrap_or_else(|panic| Err(format!("internal error: {}", message(&*panic))));
            if sender.send((index, done)).is_err() {
                break;
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..jobs.get().min(count) {
            let sender = sender.clone();
            scope.spawn(|| worker(sender));
        }
        drop(sender);
        let (mut early, mut due) = (BTreeMap::new(), 0);
        for (index, done) in receiver {
            early.insert(index, done);
            while let Some(done) = early.remove(&due) {
                if each(due, done).is_break() {
                    stopped.store(true, Ordering::Relaxed);
                    return;
                }
                due += 1;
            }
        }
    });
}

fn message(panic: &(dyn Any + Send)) -> &str {
    panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("unknown")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn collect(jobs: usize, stop_at: usize) -> Vec<Result<usize, String>> {
        let mut seen = Vec::new();
        let work = |index: usize| {
            // The first ones take longest, so that the others are early.
            thread::sleep(std::time::Duration::from_millis(u64::from(index < 3) * 5));
            if index == 5 { panic!("on purpose") } else { Ok(index * 2) }
        };
        in_order(20, NonZeroUsize::new(jobs).unwrap(), work, |index, done| {
            assert_eq!(index, seen.len());
            seen.push(done);
            if seen.len() == stop_at { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        seen
    }

    #[test]
    fn order_does_not_depend_on_the_number_of_threads() {
        let alone = collect(1, usize::MAX);
        assert_eq!(alone.len(), 20);
        assert_eq!(alone[5], Err("internal error: on purpose".to_owned()));
        assert_eq!(alone, collect(7, usize::MAX));
        assert_eq!(alone[..4], collect(7, 4)[..]);
    }
}
