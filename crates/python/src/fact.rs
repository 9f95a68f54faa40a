//! Facts as objects, for rules that are written in Python.

use std::sync::Arc;

use cn_budget::check::FindingPlace;
use cn_budget::fact::{Lexicon, TableFact};
use cn_budget::rust_decimal::Decimal;
use cn_budget::{Code, Printed};
use pyo3::prelude::*;

use crate::finding::Place;
use crate::rule::Breach;
use crate::value::name;

/// A figure of a document, and what it is of.
#[pyclass(frozen, get_all, module = "cn_budget")]
#[derive(Debug)]
pub(crate) struct Fact {
    /// table or text.
    origin: &'static str,
    /// The amount in yuan; None where it is none, or no whole number of fen.
    yuan: Option<Decimal>,
    /// The same in fen.
    fen: Option<i64>,
    /// The figure in the unit that it is printed in; of a rate, the percentage.
    value: Option<Decimal>,
    /// The unit of an amount as it is printed.
    unit: Option<&'static str>,
    /// What is printed.
    printed: Option<String>,
    /// Whose money.
    entity: Option<&'static str>,
    /// Of when.
    period: Option<&'static str>,
    /// At which stage of its making.
    phase: Option<&'static str>,
    /// Which way it flows.
    flow: Option<&'static str>,
    /// With what is carried, or of the year alone.
    extent: Option<&'static str>,
    /// Which money pays.
    fund: Option<&'static str>,
    /// Of which nature.
    nature: Option<&'static str>,
    /// For which purpose.
    purpose: Option<&'static str>,
    /// What kind of figure.
    figure: Option<&'static str>,
    /// What it is to the others.
    role: Option<&'static str>,
    /// The functional code that it is of.
    function: Option<u32>,
    /// The economic code of departments that it is of.
    economic: Option<u32>,
    /// The economic code of governments that it is of.
    government: Option<u32>,
    /// In the text: what is spoken of.
    topic: Option<String>,
    /// In the text: which figure of it.
    measure: Option<&'static str>,
    /// In the text: the way of a change, a rate or an order.
    direction: Option<&'static str>,
    /// In the text: the year of the figure.
    year: Option<u16>,
    /// Where it stands.
    place: Place,
}

#[pymethods]
impl Fact {
    /// That something is wrong with it, in Chinese and in English.
    fn breach(&self, zh: String, en: String) -> Breach {
        Breach::at(vec![self.place.clone()], zh, en)
    }

    fn __repr__(&self) -> String {
        let place = &self.place.inner;
        let parts = [&place.table, &place.row_label, &place.column].map(String::as_str);
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        format!("<Fact {}: {}>", parts.join(" / "), self.printed.as_deref().unwrap_or_default())
    }
}

/// The facts of a document: those of its tables, then those of its text.
pub(crate) fn of_document(document: &Arc<cn_budget::Disclosure>, lexicon: &Lexicon) -> Vec<Fact> {
    let of_tables = TableFact::of_document(document, lexicon);
    let of_tables = of_tables.iter().map(|fact| of_table(document, fact));
    of_tables.chain(document.facts().iter().map(|fact| of_text(document, fact))).collect()
}

fn of_table(document: &Arc<cn_budget::Disclosure>, fact: &TableFact) -> Fact {
    let said = fact.aspects;
    let place = Place::new(FindingPlace::of_cell(document, fact.cell), document);
    Fact {
        entity: said.entity.map(name),
        period: said.period.map(name),
        phase: said.phase.map(name),
        flow: said.flow.map(name),
        extent: said.extent.map(name),
        fund: said.fund.map(name),
        nature: said.nature.map(name),
        purpose: said.purpose.map(name),
        figure: said.figure.map(name),
        role: said.role.map(name),
        function: fact.function.one().map(Code::number),
        economic: fact.economic.one().map(Code::number),
        government: fact.government.one().map(Code::number),
        ..Fact::new("table", fact.amount(), Some(fact.figure.value()), place)
    }
}

fn of_text(document: &Arc<cn_budget::Disclosure>, fact: &cn_budget::fact::Fact) -> Fact {
    let place = Place::new(FindingPlace::of_fact(document, fact), document);
    let value = fact.amount().map(Printed::value).or(fact.rate().map(cn_budget::Ratio::percent));
    Fact {
        fund: fact.scope.map(|scope| name(scope.fund())),
        topic: Some(fact.topic.to_string()),
        measure: Some(name(fact.measure)),
        direction: fact.direction.map(name),
        year: Some(fact.year.get()),
        ..Fact::new("text", fact.amount(), value, place)
    }
}

impl Fact {
    fn new(origin: &'static str, figure: Option<Printed>, value: Option<Decimal>, place: Place) -> Self {
        let amount = figure.and_then(|figure| figure.amount().ok());
        Self {
            origin,
            yuan: amount.map(|amount| amount.in_unit(cn_budget::Unit::Yuan)),
            fen: amount.map(cn_budget::Amount::fen),
            value,
            unit: figure.map(|figure| name(figure.unit())),
            printed: place.inner.printed.clone(),
            entity: None,
            period: None,
            phase: None,
            flow: None,
            extent: None,
            fund: None,
            nature: None,
            purpose: None,
            figure: None,
            role: None,
            function: None,
            economic: None,
            government: None,
            topic: None,
            measure: None,
            direction: None,
            year: None,
            place,
        }
    }
}
