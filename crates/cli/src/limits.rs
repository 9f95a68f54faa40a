//! What a document may cost: memory and processor time, kept to by the system.
//!
//! `rustix` asks the system without unsafe code of ours. Where there are no such limits (Windows, and macOS for memory),
//! the process that waits keeps the time.

use core::fmt;
use core::num::NonZeroU32;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::bilingual::Said;

/// An amount of memory in bytes: `512MiB`, `2GiB`, `1G`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Memory(u64);

impl Memory {
    /// Below this the command itself, and an ordinary budget, have no room.
    const LEAST: u64 = 64 << 20;
}

impl FromStr for Memory {
    type Err = Said;

    fn from_str(text: &str) -> Result<Self, Said> {
        let error =
            || Said::new("应为 64MiB 以上，如 512MiB、2GiB", "expected 64MiB or more, as in 512MiB or 2GiB");
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (number, unit) = text.split_at(digits);
        let shift = match unit {
            "M" | "MiB" => 20,
            "G" | "GiB" => 30,
            _ => return Err(error()),
        };
        let number: u32 = number.parse().map_err(|_| error())?;
        let bytes = u64::from(number) << shift;
        if bytes < Self::LEAST { Err(error()) } else { Ok(Self(bytes)) }
    }
}

impl fmt::Display for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_multiple_of(1 << 30) {
            write!(f, "{} GiB", self.0 >> 30)
        } else {
            write!(f, "{} MiB", self.0 >> 20)
        }
    }
}

/// What a document may cost.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct Limits {
    pub(crate) memory: Memory,
    /// Seconds of processor time.
    pub(crate) seconds: NonZeroU32,
}

/// Bounds the memory of this process, and lets it write no core.
#[cfg(unix)]
pub(crate) fn bound_memory(memory: Memory) {
    use rustix::process::Resource;

    /// The program, and what an allocator reserves without using it.
    const RESERVED: u64 = 256 << 20;
    lower(Resource::Core, 0);
    lower(Resource::Data, memory.0);
    lower(Resource::As, memory.0 + RESERVED);
}

/// Lets this process have so many seconds of processor time from now on.
#[cfg(unix)]
pub(crate) fn allow_seconds(seconds: u32) {
    use rustix::process::Resource;
    use rustix::time::{ClockId, clock_gettime};

    let used = clock_gettime(ClockId::ProcessCPUTime).tv_sec;
    // What is used of a second already is given.
    let until = u64::try_from(used).unwrap_or(0) + 1 + u64::from(seconds);
    lower(Resource::Cpu, until);
}

/// Sets a limit, where it is not lower than that by force. A system that knows none says so, and nothing is lost: the
/// process that waits keeps the time.
#[cfg(unix)]
fn lower(resource: rustix::process::Resource, limit: u64) {
    use rustix::process::{Rlimit, getrlimit, setrlimit};

    let maximum = getrlimit(resource).maximum;
    let current = Some(maximum.map_or(limit, |maximum| maximum.min(limit)));
    let _ = setrlimit(resource, Rlimit { current, maximum });
}

/// Ends this process with the one that started it, where the system does that.
#[cfg(target_os = "linux")]
pub(crate) fn end_with_parent() {
    use rustix::process::{Signal, set_parent_process_death_signal};

    let _ = set_parent_process_death_signal(Some(Signal::KILL));
}

#[cfg(not(target_os = "linux"))]
pub(crate) const fn end_with_parent() {}

#[cfg(not(unix))]
pub(crate) const fn bound_memory(_: Memory) {}

#[cfg(not(unix))]
pub(crate) const fn allow_seconds(_: u32) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_of_memory_is_said_with_its_unit() {
        for (text, shown) in [
            ("64M", "64 MiB"),
            ("512MiB", "512 MiB"),
            ("1024MiB", "1 GiB"),
            ("2G", "2 GiB"),
            ("3GiB", "3 GiB"),
        ] {
            assert_eq!(text.parse::<Memory>().unwrap().to_string(), shown);
        }
        for text in ["", "1", "G", "63M", "0G", "-1G", "1.5G", "1T", "1 G", "99999999999G", "1073741824"] {
            let error = text.parse::<Memory>().unwrap_err();
            assert_eq!(error.to_string(), "expected 64MiB or more, as in 512MiB or 2GiB");
        }
    }
}
