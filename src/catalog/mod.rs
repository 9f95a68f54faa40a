//! The official codes and names (政府收支分类科目), what each rests on, and how they map onto each other and
//! onto the international schemes.

mod catalog_code;
mod change;
mod correspondence;
mod edition;
mod entry;
mod evidence;
mod existence;
#[rustfmt::skip]
mod generated;
mod gfs;
mod history;
mod judgement;
#[cfg(feature = "csv")]
mod load;
mod lookup;
mod names;
mod overlay;
mod row;
mod scheme;
mod search;
mod source;
mod spelling;
mod standing;
mod table;

pub use catalog_code::CatalogCode;
pub use change::{Change, ChangeKind};
pub use correspondence::{
    Correspondence, department_codes, economic_correspondence, economic_correspondence_in_year,
};
pub use edition::Edition;
pub use entry::Entry;
pub use evidence::{Absence, Evidence, Sources};
pub use gfs::{
    cofog, cofog_in_year, cofog_judgements, gfsm, gfsm_in_year, gfsm_judgements, government_gfsm,
    government_gfsm_judgements,
};
pub use judgement::{CofogMapping, Extent, GfsmMapping, GovernmentGfsmMapping, Judgement};
#[cfg(feature = "csv")]
pub use load::{CatalogLineError, CatalogLoadError};
pub use lookup::{Catalog, Entries};
pub use names::{NameRecord, NameStatus, Rename};
pub use overlay::{CatalogOverlay, OverlayError};
pub use row::RenameKind;
pub use scheme::{Cofog, CofogDivision, CofogGroup, GfsmCategory};
pub use search::SearchHit;
pub use source::{Source, SourceKind};
pub use spelling::Spelling;
pub(crate) use spelling::{is_within, plain, spelling};
pub use standing::Standing;
