//! What JavaScript reaches: texts and bytes alone.

use cn_budget::{Disclosure, Language, companion::Kinship};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};

use crate::{Format, Role, Session, Settings};

/// A session, as JavaScript holds it.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Tab(Session);

#[wasm_bindgen]
impl Tab {
    /// A tab without documents.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Gives a file of the document that is checked next.
    ///
    /// # Errors
    ///
    /// When there is no such role.
    pub fn give(&mut self, role: &str, name: String, bytes: Vec<u8>) -> Result<(), JsError> {
        let role = match role {
            "document" => Role::Document,
            "with" => Role::Further,
            "beside" => Role::Beside,
            kinship => {
                Role::As(kinship.parse::<Kinship>().map_err(|error| JsError::new(&error.to_string()))?)
            }
        };
        self.0.give(role, name, bytes);
        Ok(())
    }

    /// Checks the document whose files were given, and says what the page shows of it.
    ///
    /// # Errors
    ///
    /// When the settings are not what `Settings` are as JSON.
    pub fn check(&mut self, slot: u32, settings: &str) -> Result<String, JsError> {
        let settings: Settings =
            serde_json::from_str(settings).map_err(|error| JsError::new(&error.to_string()))?;
        self.0.check(slot, &settings);
        Ok(self.0.view(slot, settings.lang.unwrap_or_default()))
    }

    /// What the page shows of a document, in a language.
    pub fn view(&self, slot: u32, language: &str) -> String {
        self.0.view(slot, in_language(language))
    }

    /// Drops a document.
    pub fn forget(&mut self, slot: u32) {
        self.0.forget(slot);
    }

    /// Documents in a format.
    ///
    /// # Errors
    ///
    /// When there is no such format, or `Session::export` fails.
    pub fn export(&self, format: &str, slots: &[u32], language: &str) -> Result<Vec<u8>, JsError> {
        let format = Format::named(format).ok_or_else(|| JsError::new("no such format"))?;
        self.0.export(format, slots, in_language(language)).map_err(|error| JsError::new(&error.to_string()))
    }
}

/// The settings of a `cnbudget.toml`, as JSON.
///
/// # Errors
///
/// When they cannot be used; the error is a text in the language.
#[wasm_bindgen]
pub fn read_settings(text: &str, language: &str) -> Result<String, JsValue> {
    let settings = Settings::from_toml(text).map_err(|error| error.message(in_language(language)))?;
    serde_json::to_string(&settings).map_err(|error| error.to_string().into())
}

/// The settings as a `cnbudget.toml`.
///
/// # Errors
///
/// When they are not what `Settings` are as JSON.
#[wasm_bindgen]
pub fn write_settings(json: &str) -> Result<String, JsError> {
    let settings: Settings = serde_json::from_str(json).map_err(|error| JsError::new(&error.to_string()))?;
    settings.to_toml().map_err(|error| JsError::new(&error.to_string()))
}

/// The language of this name; Chinese where there is none.
fn in_language(name: &str) -> Language {
    name.parse().unwrap_or_default()
}

/// The document that the library carries, as JSON.
///
/// # Errors
///
/// When it cannot be read; a test of the library reads it.
#[wasm_bindgen]
pub fn example() -> Result<String, JsError> {
    let document = Disclosure::huizhou_2023().map_err(|error| JsError::new(&error.to_string()))?;
    serde_json::to_string_pretty(&document).map_err(|error| JsError::new(&error.to_string()))
}
