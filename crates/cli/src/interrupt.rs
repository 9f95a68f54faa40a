//! An interrupt, or a request to end: the run is ended with what is finished.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// What a run that was interrupted ends with.
pub(crate) const STATUS: u8 = 130;

/// Becomes true with the first signal; the second ends the command on the spot.
#[cfg(unix)]
pub(crate) fn flag() -> Arc<AtomicBool> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::flag;

    let interrupted = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM, SIGHUP] {
        // Where a signal cannot be taken, it ends the command as it always did. The order matters: a signal is first asked
        // whether it is the second.
        let second = flag::register_conditional_shutdown(signal, STATUS.into(), Arc::clone(&interrupted));
        drop(second.and_then(|_| flag::register(signal, Arc::clone(&interrupted))));
    }
    interrupted
}

/// Never becomes true: the system ends the command.
#[cfg(not(unix))]
pub(crate) fn flag() -> Arc<AtomicBool> {
    Arc::new(AtomicBool::new(false))
}
