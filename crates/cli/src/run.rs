//! Many documents at a time, their answers in the order in which the documents were given.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// How often one looks after those at work.
const OFTEN: Duration = Duration::from_millis(50);

/// Does `work` for each number below `count` on `jobs` threads and hands the results to `each` in order, as early as
/// the order allows, so that what is done with can be dropped.
///
/// Work is given which of the threads does it and which number it is. `meanwhile` is called again and again.
pub(crate) fn in_order<T: Send>(
    count: usize,
    jobs: NonZeroUsize,
    work: impl Fn(usize, usize) -> T + Sync,
    mut each: impl FnMut(usize, T) -> ControlFlow<()>,
    mut meanwhile: impl FnMut(),
) {
    let (next, stopped) = (AtomicUsize::new(0), AtomicBool::new(false));
    let (sender, receiver) = mpsc::channel();
    let worker = |thread: usize, sender: mpsc::Sender<(usize, T)>| {
        while !stopped.load(Ordering::Relaxed) {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= count || sender.send((index, work(thread, index))).is_err() {
                break;
            }
        }
    };
    let worker = &worker;
    thread::scope(|scope| {
        for thread in 0..jobs.get().min(count) {
            let sender = sender.clone();
            scope.spawn(move || worker(thread, sender));
        }
        drop(sender);
        let (mut early, mut due) = (BTreeMap::new(), 0);
        loop {
            match receiver.recv_timeout(OFTEN) {
                Ok((index, done)) => {
                    early.insert(index, done);
                }
                Err(RecvTimeoutError::Timeout) => meanwhile(),
                Err(RecvTimeoutError::Disconnected) => return,
            }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn collect(jobs: usize, stop_at: usize) -> Vec<usize> {
        let mut seen = Vec::new();
        let work = |thread: usize, index: usize| {
            assert!(thread < jobs);
            // The first ones take longest, so that the others are early.
            thread::sleep(Duration::from_millis(u64::from(index < 3) * 5));
            index * 2
        };
        let each = |index, done| {
            assert_eq!(index, seen.len());
            seen.push(done);
            if seen.len() == stop_at { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        in_order(20, NonZeroUsize::new(jobs).unwrap(), work, each, || ());
        seen
    }

    #[test]
    fn order_does_not_depend_on_the_number_of_threads() {
        let alone = collect(1, usize::MAX);
        assert_eq!(alone.len(), 20);
        assert_eq!(alone, collect(7, usize::MAX));
        assert_eq!(alone[..4], collect(7, 4)[..]);
    }
}
