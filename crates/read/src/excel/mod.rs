//! Workbooks: what a sheet displays, as lines and grids.

mod address;
mod attributes;
mod biff;
mod conditions;
mod display;
mod hidden;
mod meter;
mod parts;
mod sheet;
mod text;
mod walk;
mod xls;
mod xlsx;

pub(crate) use self::xls::layout as xls;
pub(crate) use self::xlsx::layout as xlsx;
