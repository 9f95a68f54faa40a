//! What the page that works offline does with a document: bytes in, reports out, as the command writes them.
//!
//! A [`Session`] holds the documents of a tab. In a browser it is reached through the functions that `wasm-bindgen` makes of
//! it (`glue`); everywhere else it is plain Rust, and tested as such.
//!
//! ```
//! use cn_budget::{Disclosure, FiscalYear, Language, Stage};
//! use cn_budget_web::{Format, Role, Session, Settings};
//!
//! let document = Disclosure::new("教育局", FiscalYear::constant(2024), Stage::Budget);
//! let mut session = Session::new();
//! session.give(Role::Document, "预算.json", serde_json::to_vec(&document)?);
//! session.check(7, &Settings::default());
//! let report = session.export(Format::Json, &[7], Language::Zh)?;
//! assert!(String::from_utf8(report)?.contains("\"source\": \"预算.json\""));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod check;
mod export;
mod file;
#[cfg(target_arch = "wasm32")]
mod glue;
mod session;
mod settings;
mod view;

pub use export::{ExportError, Format};
pub use file::Role;
pub use session::Session;
pub use settings::{Settings, SettingsError, Suppression};
