//! Words of the user's own: the files of `--lexicon`.

use std::fs;
use std::path::PathBuf;

use cn_budget::{Language, fact::Lexicon, value::Note};
use cn_budget_render::{clean, words};
use serde::{Deserialize, Serialize};

use crate::terminal::{shown, system};

/// Files of words as they were read, so that a worker can be sent them.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub(crate) struct LexiconFiles(Vec<LexiconFile>);

#[derive(Clone, Debug, Deserialize, Serialize)]
struct LexiconFile {
    path: String,
    bytes: Vec<u8>,
}

impl LexiconFiles {
    /// Reads the files, and the words of all of them together.
    pub(crate) fn load(paths: &[PathBuf], language: Language) -> Result<(Self, Lexicon), String> {
        let mut files = Vec::new();
        for path in paths {
            let path_shown = path.display().to_string();
            let bytes =
                fs::read(path).map_err(|error| format!("{}: {}", shown(path), system(&error, language)))?;
            files.push(LexiconFile { path: path_shown, bytes });
        }
        let files = Self(files);
        let lexicon = files.lexicon(language)?;
        Ok((files, lexicon))
    }

    /// The words of this crate, and those of the files.
    pub(crate) fn lexicon(&self, language: Language) -> Result<Lexicon, String> {
        let mut lexicon = Lexicon::new();
        for file in &self.0 {
            lexicon
                .add_csv(&*file.bytes)
                .map_err(|error| format!("{}: {}", clean(&file.path), error.message(language)))?;
        }
        Ok(lexicon)
    }

    /// What is to be said in the report on a document: which words it was read by.
    pub(crate) fn note(&self, lexicon: &Lexicon) -> Option<Note> {
        let paths: Vec<&str> = self.0.iter().map(|file| file.path.as_str()).collect();
        (!paths.is_empty()).then(|| words::read_by(&paths, lexicon.own_words()))
    }
}
