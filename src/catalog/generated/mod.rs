// generated from data/catalog/*.csv by cn-budget-catalog-gen; do not edit

//! The embedded tables.

mod changes;
mod correspondence;
mod department;
mod editions;
mod functional;
mod gfs;
mod government;
mod renames;
mod revenue;
mod sources;

pub(super) use changes::CHANGES;
pub(super) use correspondence::{CORRESPONDENCE, OLD_CORRESPONDENCE};
pub(super) use department::DEPARTMENT;
pub(super) use editions::{COMPLETED, FIRST_DEPARTMENT, FIRST_FUNCTIONAL, FIRST_GOVERNMENT, FIRST_REVENUE, LAST_LISTED};
pub(super) use functional::FUNCTIONAL;
pub(super) use gfs::{COFOG, OLD_COFOG, GFSM, OLD_GFSM, GOVERNMENT_GFSM};
pub(super) use government::GOVERNMENT;
pub(super) use renames::RENAMES;
pub(super) use revenue::REVENUE;
pub(super) use sources::{LISTS, NOTES, SOURCES};
