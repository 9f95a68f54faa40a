//! Reads as the library does, and keeps the document where a folder is asked for (`KEEP_DOCUMENTS=folder`): the page is held
//! against the command on every document of the tests.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;

use cn_budget_read::{Options, ReadError, Reading};

pub(crate) fn read(bytes: &[u8], options: &Options) -> Result<Reading, ReadError> {
    if let Some(folder) = std::env::var_os("KEEP_DOCUMENTS") {
        let mut hasher = DefaultHasher::new();
        bytes.hash(&mut hasher);
        std::fs::write(Path::new(&folder).join(format!("{:016x}", hasher.finish())), bytes).unwrap();
    }
    cn_budget_read::read(bytes, options)
}
