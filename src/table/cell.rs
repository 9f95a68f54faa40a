//! A cell of a published table: blank, a figure, or something that could not be read.

use crate::value::{Printed, PrintedError, Unit};

/// What stands in a cell that should hold a figure. A blank is not a zero, and what could not be read is kept.
///
/// ```
/// use cn_budget::{Cell, Unit};
///
/// let cell = Cell::parse("9682.88", Unit::TenThousandYuan);
/// assert_eq!(cell.figure().unwrap().to_string(), "9682.88 万元");
/// assert!(Cell::parse("", Unit::TenThousandYuan).is_blank());
/// let unread = Cell::parse("96B2.88", Unit::TenThousandYuan);
/// assert_eq!((unread.figure(), unread.text()), (None, "96B2.88".to_owned()));
/// ```
#[doc(alias = "单元格")]
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Cell(Content);

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
enum Content {
    #[default]
    Blank,
    Figure(Printed),
    /// A figure in another spelling than the canonical one.
    Spelled(Printed, Box<str>),
    Unread(Box<str>),
}

impl Cell {
    /// A blank cell.
    #[doc(alias = "空")]
    pub const BLANK: Self = Self(Content::Blank);

    /// A cell with the canonical spelling of a figure, blank, or a text that is kept unread.
    pub fn parse(text: &str, unit: Unit) -> Self {
        Self::try_parse(text, unit).unwrap_or_else(|_| Self::unread(text))
    }

    /// As [`Cell::parse`], where a text that is no figure is an error.
    ///
    /// # Errors
    ///
    /// As [`Printed::parse`].
    pub fn try_parse(text: &str, unit: Unit) -> Result<Self, PrintedError> {
        if text.is_empty() { Ok(Self::BLANK) } else { Printed::parse(text, unit).map(Self::from) }
    }

    /// A figure that the document spells in its own way: `1,234.50`, `１２０`.
    pub fn spelled(figure: Printed, text: &str) -> Self {
        if figure.digits() == text { figure.into() } else { Self(Content::Spelled(figure, text.into())) }
    }

    /// A cell that could not be read, with its text.
    pub fn unread(text: &str) -> Self {
        if text.is_empty() { Self::BLANK } else { Self(Content::Unread(text.into())) }
    }

    /// The figure, where there is one.
    pub const fn figure(&self) -> Option<Printed> {
        match &self.0 {
            Content::Figure(figure) | Content::Spelled(figure, _) => Some(*figure),
            Content::Blank | Content::Unread(_) => None,
        }
    }

    /// What stands in the cell, as printed.
    pub fn text(&self) -> String {
        match &self.0 {
            Content::Blank => String::new(),
            Content::Figure(figure) => figure.digits(),
            Content::Spelled(_, text) | Content::Unread(text) => text.to_string(),
        }
    }

    /// Whether a figure other than zero stands in the cell.
    pub(crate) fn holds_money(&self) -> bool {
        self.figure().is_some_and(|figure| !figure.is_zero())
    }

    /// Whether nothing stands in the cell.
    pub const fn is_blank(&self) -> bool {
        matches!(self.0, Content::Blank)
    }

    /// Whether something stands in the cell that could not be read.
    pub const fn is_unread(&self) -> bool {
        matches!(self.0, Content::Unread(_))
    }
}

impl From<Printed> for Cell {
    fn from(figure: Printed) -> Self {
        Self(Content::Figure(figure))
    }
}

/// `null` for a blank, the figure's canonical string, or an object with the text as printed.
#[cfg(feature = "serde")]
mod serialized {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::{Cell, Content};
    use crate::value::Printed;

    #[derive(Serialize, Deserialize)]
    #[serde(untagged)]
    enum Form {
        Figure(String),
        Other(Other),
    }

    #[derive(Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Other {
        text: Box<str>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        figure: Option<Printed>,
    }

    impl Serialize for Cell {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let form = match &self.0 {
                Content::Blank => None,
                Content::Figure(figure) => Some(Form::Figure(figure.to_string())),
                Content::Spelled(figure, text) => {
                    Some(Form::Other(Other { text: text.clone(), figure: Some(*figure) }))
                }
                Content::Unread(text) => Some(Form::Other(Other { text: text.clone(), figure: None })),
            };
            form.serialize(serializer)
        }
    }

    impl<'de> Deserialize<'de> for Cell {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            Ok(match Option::<Form>::deserialize(deserializer)? {
                None => Self::BLANK,
                Some(Form::Figure(figure)) => {
                    figure.parse::<Printed>().map_err(serde::de::Error::custom)?.into()
                }
                Some(Form::Other(Other { text, figure: Some(figure) })) => Self::spelled(figure, &text),
                Some(Form::Other(Other { text, figure: None })) => Self::unread(&text),
            })
        }
    }
}
