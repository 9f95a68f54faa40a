//! Whether a statement of the catalog was read (是否有据).

use super::row::{A, O};

/// Whether a statement of the catalog was read in a source.
///
/// Only an attested name may be the ground of an error; one that is unverified is at most a hint. The two cannot be
/// mixed up: an unverified one carries how far it is trusted.
///
/// ```
/// use cn_budget::{Catalog, EconomicCode, FiscalYear, catalog::Standing};
///
/// let catalog = Catalog::for_year(FiscalYear::constant(2023));
/// let standing = |code| catalog.get(EconomicCode::constant(code)).unwrap().standing();
/// assert_eq!(standing(30101), Standing::Attested);
/// assert_eq!(standing(31206), Standing::Unverified { confidence: 60 });
/// assert!(!standing(31206).is_attested());
/// ```
#[doc(alias = "是否有据")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Read in a named source.
    #[doc(alias = "有据")]
    Attested,
    /// Read in a list of an old edition, whose year is not known, and believed of no edition from 2018 on. It lets an old
    /// code be recognised.
    #[doc(alias = "旧科目")]
    Listed,
    /// Believed, not read.
    #[doc(alias = "待证")]
    Unverified {
        /// How far it is trusted, in whole percent from 0 to 100.
        confidence: u8,
    },
}

impl Standing {
    /// Whether it was read in a named source.
    pub const fn is_attested(self) -> bool {
        matches!(self, Self::Attested)
    }

    /// How far it is trusted, in whole percent; `None` if it was read, be it in an old list.
    pub const fn confidence(self) -> Option<u8> {
        match self {
            Self::Attested | Self::Listed => None,
            Self::Unverified { confidence } => Some(confidence),
        }
    }

    pub(super) const fn from_row(confidence: u8) -> Self {
        match confidence {
            A => Self::Attested,
            O => Self::Listed,
            confidence => Self::Unverified { confidence },
        }
    }
}
