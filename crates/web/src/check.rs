//! From the files of one document to its report, as the command does it.

use cn_budget::{
    Disclosure, Language, Report,
    companion::{Kinship, Related, RelatedError},
};
use cn_budget_read::{Options, ReadError, read};
use cn_budget_render::{
    CheckedDocument,
    words::{self, pick},
};

use crate::file::{File, Role};
use crate::settings::{Known, Settings};

/// A document that was checked, with those beside it.
#[derive(Debug)]
pub(crate) struct Checked {
    pub(crate) document: Disclosure,
    pub(crate) others: Vec<(Kinship, Disclosure)>,
    pub(crate) report: Report,
    /// How many rules were not selected.
    pub(crate) left_out: usize,
}

impl Checked {
    /// Reads and checks a document.
    ///
    /// A file beside it or a further one that cannot be used is an error: a report without it would look like one with it.
    pub(crate) fn of(files: &[File], settings: &Settings) -> Result<Self, String> {
        let language = settings.lang.unwrap_or_default();
        let checker = settings.checker().map_err(|error| error.message(language))?;
        let Some(main) = files.iter().find(|file| file.role == Role::Document) else {
            return Err(pick(language, "没有给出要审核的文件", "no document was given").to_owned());
        };
        let mut document =
            read(&main.bytes, &settings.known.options()).map_err(|error| error.message(language))?.disclosure;
        document.source = Some(main.name.clone());
        for file in files.iter().filter(|file| file.role == Role::Further) {
            let named = |why: String| format!("{}: {why}", file.name);
            let further = read_further(file, &settings.known, &document)
                .map_err(|error| named(error.message(language)))?;
            document.join(further).map_err(|error| named(error.message(language)))?;
        }
        document.notes.extend(settings.note());
        let others = beside(files, &document, &settings.known, language)?;
        let related = relate(&document, &others, language)?;
        let report =
            checker.check_beside(&related).suppressing(|finding| settings.accepts(&document, finding));
        let left_out = Settings::left_out(&checker);
        Ok(Self { document, others, report, left_out })
    }

    /// The document as a rendering takes it.
    pub(crate) fn shown(&self) -> CheckedDocument<'_> {
        match relate(&self.document, &self.others, Language::En) {
            Ok(related) => CheckedDocument::beside(&related, &self.report),
            // They were held against each other when the document was checked.
            Err(_) => CheckedDocument::new(&self.document, &self.report),
        }
    }
}

impl Known {
    fn options(&self) -> Options {
        let mut options = Options::default();
        options.department.clone_from(&self.department);
        (options.fiscal_year, options.stage) = (self.fiscal_year, self.stage);
        options
    }
}

/// A further file: what it does not say of its year, it is of the document's. Whether it is of a budget or of an account, the
/// document says.
fn read_further(file: &File, known: &Known, document: &Disclosure) -> Result<Disclosure, ReadError> {
    let mut options = known.options();
    options.force_stage = Some(document.stage);
    options.fiscal_year = Some(document.fiscal_year);
    let mut further = read(&file.bytes, &options)?.disclosure;
    further.source = Some(file.name.clone());
    Ok(further)
}

/// The documents beside the one that is checked, in the order of their kinships.
fn beside(
    files: &[File],
    document: &Disclosure,
    known: &Known,
    language: Language,
) -> Result<Vec<(Kinship, Disclosure)>, String> {
    let mut beside = Vec::new();
    for file in files {
        let asked = match file.role {
            Role::Document | Role::Further => continue,
            Role::Beside => None,
            Role::As(kinship) => Some(kinship),
        };
        let named = |why: String| format!("{}: {why}", file.name);
        let mut options = Options::default();
        if asked != Some(Kinship::Unit) {
            options.department.clone_from(&known.department);
        }
        let reading = read(&file.bytes, &options).map_err(|error| named(error.message(language)))?;
        let mut other = reading.disclosure;
        other.source = Some(file.name.clone());
        let kinship = asked.map_or_else(|| Kinship::of(document, &other), Ok);
        beside.push((kinship.map_err(|error| named(error.message(language)))?, other));
    }
    beside.sort_by_key(|(kinship, _)| *kinship);
    Ok(beside)
}

/// The document with those beside it, or which of them does not fit, and why.
fn relate<'a>(
    document: &'a Disclosure,
    beside: &'a [(Kinship, Disclosure)],
    language: Language,
) -> Result<Related<'a>, String> {
    let mut related = Related::to(document);
    for (kinship, other) in beside {
        related.add(*kinship, other).map_err(|error: RelatedError| {
            let role = words::kinship(*kinship, language);
            let source = other.source.as_deref().unwrap_or_default();
            format!("{role} {source}{}{}", pick(language, "：", ": "), error.message(language))
        })?;
    }
    Ok(related)
}
