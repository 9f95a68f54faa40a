//! Wording (WRD001 to WRD012), and reasons against the change that they give (NAR009).

use super::Prose;

pub(super) fn check(_prose: &mut Prose<'_>) {}
