//! The projects of a document, and the sentences that speak of one.

use super::facts::TextFacts;
use super::name::compared_name;
use crate::fact::{Fact, Topic};
use crate::identity::{CellRef, PrintedTables};
use crate::table::{ColumnSet, FundingColumn, TableKind, UnitLine};
use crate::value::Printed;

/// A project of the table by unit (项目).
#[derive(Debug)]
pub(in crate::check) struct Project {
    /// Its name, as names are compared.
    pub(in crate::check) name: String,
    /// Its total.
    pub(in crate::check) cell: CellRef,
    /// What is printed there.
    pub(in crate::check) figure: Option<Printed>,
}

/// The projects of the table by unit, in printed order.
pub(super) fn projects_of(tables: &PrintedTables) -> Vec<Project> {
    let mut projects = Vec::new();
    for (row, (key, figures)) in
        tables.project_by_unit().into_iter().flat_map(|table| table.rows().enumerate())
    {
        if let Some(UnitLine::Project(name)) = key.unit_line() {
            let cell = CellRef::new(TableKind::ProjectByUnit, row, FundingColumn::Total.index());
            let figure = figures[FundingColumn::Total].figure();
            projects.push(Project { name: compared_name(name), cell, figure });
        }
    }
    projects
}

impl TextFacts<'_> {
    /// The one of these projects that a sentence gives this year's amount of, where the table prints one that it can be
    /// compared with.
    pub(super) fn project_of<'p>(
        &self,
        fact: &Fact,
        projects: &'p [Project],
    ) -> Option<(&'p Project, Printed)> {
        // Fewer characters are the beginning of many names.
        const SHORTEST_NAME: usize = 5;
        let Topic::Named(named) = &fact.topic else { return None };
        if !self.is_current(fact) || projects.is_empty() {
            return None;
        }
        let named = compared_name(named);
        let is_named = |project: &&Project| {
            project.name.chars().count() >= SHORTEST_NAME && named.contains(&project.name)
        };
        let project = projects.iter().find(is_named)?;
        Some((project, project.figure?))
    }
}
