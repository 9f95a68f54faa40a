//! The documents of a tab.

use std::collections::BTreeMap;

use cn_budget_render::DocumentError;

use crate::check::Checked;
use crate::file::{File, Role};
use crate::settings::Settings;

/// The documents of a tab, each in a slot that the page counts.
#[derive(Debug, Default)]
pub struct Session {
    /// The files of the document that is checked next.
    given: Vec<File>,
    slots: BTreeMap<u32, Result<Checked, DocumentError>>,
}

impl Session {
    /// A session without documents.
    pub fn new() -> Self {
        Self::default()
    }

    /// Gives a file of the document that is checked next.
    pub fn give(&mut self, role: Role, name: impl Into<String>, bytes: Vec<u8>) {
        self.given.push(File { role, name: name.into(), bytes });
    }

    /// Checks the document whose files were given, into a slot; whatever was there goes.
    pub fn check(&mut self, slot: u32, settings: &Settings) {
        let files = core::mem::take(&mut self.given);
        let name = files.iter().find(|file| file.role == Role::Document).map(|file| file.name.clone());
        let checked = Checked::of(&files, settings);
        self.slots.insert(slot, checked.map_err(|why| DocumentError::new(name.unwrap_or_default(), why)));
    }

    /// Drops what is in a slot.
    pub fn forget(&mut self, slot: u32) {
        self.slots.remove(&slot);
    }

    /// What is in a slot.
    pub(crate) fn slot(&self, slot: u32) -> Option<&Result<Checked, DocumentError>> {
        self.slots.get(&slot)
    }
}
