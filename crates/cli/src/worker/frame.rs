//! Frames of bytes on a pipe between two processes, none longer than its reader allows.

use std::io::{self, Read, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The longest message besides a report: settings, questions, summaries.
const MESSAGE: u64 = 16 << 20;

/// Writes bytes, their length before them.
pub(super) fn write(out: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    out.write_all(&(bytes.len() as u64).to_le_bytes())?;
    out.write_all(bytes)
}

/// The bytes that come next; `None` where nothing comes any more.
///
/// # Errors
///
/// When they are longer than `most` ([`io::ErrorKind::FileTooLarge`]), or break off.
pub(super) fn read(from: &mut impl Read, most: u64) -> io::Result<Option<Vec<u8>>> {
    let mut length = [0; 8];
    let mut got = 0;
    while got < length.len() {
        match from.read(&mut length[got..]) {
            Ok(0) if got == 0 => return Ok(None),
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(read) => got += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    let length = u64::from_le_bytes(length);
    if length > most {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    // Room is made for what comes, not for what is announced.
    let mut bytes = Vec::new();
    if from.take(length).read_to_end(&mut bytes)? as u64 == length {
        Ok(Some(bytes))
    } else {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}

/// Writes a message.
pub(super) fn send(out: &mut impl Write, message: &impl Serialize) -> io::Result<()> {
    write(out, &serde_json::to_vec(message)?)
}

/// The message that comes next; `None` where none comes any more.
pub(super) fn receive<T: DeserializeOwned>(from: &mut impl Read) -> io::Result<Option<T>> {
    match read(from, MESSAGE)? {
        Some(bytes) => Ok(Some(serde_json::from_slice(&bytes)?)),
        None => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut pipe = Vec::new();
        write(&mut pipe, b"").unwrap();
        send(&mut pipe, &("预算", 3)).unwrap();
        let mut from = &pipe[..];
        assert_eq!(read(&mut from, 0).unwrap(), Some(Vec::new()));
        assert_eq!(receive(&mut from).unwrap(), Some(("预算".to_owned(), 3)));
        assert_eq!(read(&mut from, 0).unwrap(), None);
    }

    #[test]
    fn what_is_too_long_or_breaks_off_is_an_error() {
        let mut pipe = Vec::new();
        write(&mut pipe, b"12345").unwrap();
        let error = |bytes: &[u8], most| read(&mut &bytes[..], most).unwrap_err().kind();
        assert_eq!(error(&pipe, 4), io::ErrorKind::FileTooLarge);
        assert_eq!(error(&[0xff; 8], u64::MAX - 1), io::ErrorKind::FileTooLarge);
        for cut in 1..pipe.len() {
            assert_eq!(error(&pipe[..cut], 5), io::ErrorKind::UnexpectedEof, "{cut}");
        }
        assert_eq!(
            error(&[0xff; 8], u64::MAX),
            io::ErrorKind::UnexpectedEof,
            "an announcement makes no room"
        );
    }
}
