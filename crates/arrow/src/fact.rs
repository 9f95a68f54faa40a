//! The table of facts: every figure of the tables and of the text, with what it is of.

use cn_budget::check::FindingPlace;
use cn_budget::fact::{
    Axis, Direction, Doubt, Entity, Extent, Fact, Figure, Flow, Fund, Lexicon, Measure, Nature, OfCode,
    Period, Phase, Purpose, Role, Scope, Standing, TableFact, Topic,
};
use cn_budget::{Code, Disclosure, Printed, TableKind, Unit};

use crate::column::{Exact, Fen, Flag, Index, Label, Maybe, Of, Year, Yuan, columns};
use crate::document::{DocumentColumns, index};
use crate::place::PlaceColumns;
use crate::table::table;

/// Where a fact was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::Display, strum::VariantNames)]
#[strum(serialize_all = "snake_case")]
pub(crate) enum Origin {
    /// In a cell of a table.
    Table,
    /// In a sentence beside the tables.
    Text,
}

columns! {
    /// A figure, and what it is of.
    FactColumns of FactRow {
        origin: Of<Origin>, "出处", "whether it stands in a table or in the text";
        table_kind: Maybe<Of<TableKind>>, "表种", "which table it is; null where it was not recognised";
        entity: Maybe<Of<Entity>>, "单位", "whose money";
        period: Maybe<Of<Period>>, "期间", "of when";
        phase: Maybe<Of<Phase>>, "阶段", "at which stage of its making";
        flow: Maybe<Of<Flow>>, "收支", "which way it flows";
        extent: Maybe<Of<Extent>>, "总计或本年", "with what is carried, or of the year alone";
        fund: Maybe<Of<Fund>>, "资金", "which money pays";
        nature: Maybe<Of<Nature>>, "性质", "of which nature";
        purpose: Maybe<Of<Purpose>>, "专项", "for which purpose";
        axis: Maybe<Of<Axis>>, "行次", "what the rows of its table are by";
        figure: Maybe<Of<Figure>>, "指标", "what kind of figure";
        role: Maybe<Of<Role>>, "合计、其中", "what it is to the others";
        function: Maybe<Index>, "功能科目", "the functional code that it is of";
        economic: Maybe<Index>, "部门经济科目", "the economic code of departments that it is of";
        government: Maybe<Index>, "政府经济科目", "the economic code of governments that it is of";
        all_functions: Maybe<Flag>, "全部功能科目", "whether it is of all functional codes together; null in the text";
        all_economic: Maybe<Flag>, "全部部门经济科目", "whether it is of all economic codes of departments together; null in the text";
        all_government: Maybe<Flag>, "全部政府经济科目", "whether it is of all economic codes of governments together; null in the text";
        topic: Maybe<Label>, "事项", "in the text: what is spoken of";
        measure: Maybe<Of<Measure>>, "文字指标", "in the text: which figure of it";
        direction: Maybe<Of<Direction>>, "增减", "in the text: the way of a change, a rate or an order";
        standing: Maybe<Of<Standing>>, "数的地位", "in the text: whether the sentence states the figure, or compares with it";
        doubt: Maybe<Of<Doubt>>, "存疑", "in the text: what leaves open of what the figure is";
        year: Maybe<Year>, "所属年度", "in the text: the year of the figure";
        against_year: Maybe<Year>, "比较年度", "in the text: the year that a change is against";
        of_topic: Maybe<Label>, "占比的总体", "in the text: what a share is of";
        of_fund: Maybe<Of<Fund>>, "占比总体的资金", "in the text: of which money that is";
        statement: Maybe<Index>, "语句", "in the text: facts of one statement about one thing share a number";
        yuan: Maybe<Yuan>, "金额（元）", "the amount; null where it is none, or no whole number of fen";
        fen: Maybe<Fen>, "金额（分）", "the same in fen";
        value: Maybe<Exact>, "数值", "the figure in the unit that it is printed in; of a rate, the percentage; null for words alone";
        unit: Maybe<Of<Unit>>, "计量单位", "the unit of an amount as it is printed";
        decimals: Maybe<Index>, "小数位数", "how many decimals are printed";
    }
}

table! {
    /// Facts (事实), a row each: every figure of the tables, then every figure of the text, in printed order.
    ///
    /// ```
    /// use arrow_array::{cast::AsArray as _, types::Int64Type};
    /// use cn_budget::{Disclosure, fact::Lexicon};
    /// use cn_budget_arrow::Facts;
    ///
    /// let document = Disclosure::huizhou_2023()?;
    /// let mut facts = Facts::new();
    /// facts.add(&document, &Lexicon::new());
    /// assert_eq!(facts.len(), document.table_facts().len() + document.facts().len());
    /// let batch = facts.finish()?;
    /// let fen = batch.column_by_name("fen").unwrap().as_primitive::<Int64Type>();
    /// assert_eq!(fen.value(0), 9_682_88 * 10_000);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "事实")]
    Facts: "cn-budget/facts/1" { document: DocumentColumns, fact: FactColumns, place: PlaceColumns }
}

impl Facts {
    /// Adds the facts of a document, read by these words.
    pub fn add(&mut self, document: &Disclosure, lexicon: &Lexicon) {
        for fact in TableFact::of_document(document, lexicon) {
            let kind = document.sheets.get(fact.cell.sheet).and_then(|sheet| sheet.kind);
            self.fact.push(of_table(&fact, kind));
            self.add_place(document, &FindingPlace::of_cell(document, fact.cell));
        }
        for fact in document.facts() {
            self.add_fact_of_text(&fact);
            self.add_place(document, &FindingPlace::of_fact(document, &fact));
        }
    }

    fn add_place(&mut self, document: &Disclosure, place: &FindingPlace) {
        self.document.push(document.into());
        self.place.add(place, document);
        self.rows += 1;
    }

    fn add_fact_of_text(&mut self, fact: &Fact) {
        let topic = fact.topic.to_string();
        let of_topic = fact.of.as_ref().map(|(topic, _)| topic.to_string());
        let amount = fact.amount().map(AmountRow::of).unwrap_or_default();
        let function = match &fact.topic {
            Topic::Path(path) => path.code().map(Code::number),
            _ => None,
        };
        let economic = match &fact.topic {
            Topic::Economic(code) => Some(code.number()),
            _ => None,
        };
        self.fact.push(FactRow {
            fund: fact.scope.map(Scope::fund),
            function,
            economic,
            topic: Some(&topic),
            measure: Some(fact.measure),
            direction: fact.direction,
            standing: Some(fact.standing),
            doubt: fact.doubt,
            year: Some(fact.year.get()),
            against_year: fact.against.map(|(year, _)| year.get()),
            of_topic: of_topic.as_deref(),
            of_fund: fact.of.as_ref().and_then(|(_, scope)| scope.map(Scope::fund)),
            statement: Some(index(fact.statement)),
            yuan: amount.amount,
            fen: amount.amount,
            value: fact.amount().map(Printed::value).or(fact.rate().map(cn_budget::Ratio::percent)),
            unit: amount.unit,
            decimals: fact.amount().map(Printed::decimals).or(fact.rate().map(cn_budget::Ratio::decimals)),
            ..FactRow::of(Origin::Text)
        });
    }
}

/// An amount in fen, and the unit that it is printed in.
#[derive(Clone, Copy, Default)]
struct AmountRow {
    amount: Option<cn_budget::Amount>,
    unit: Option<Unit>,
}

impl AmountRow {
    fn of(printed: Printed) -> Self {
        Self { amount: printed.amount().ok(), unit: Some(printed.unit()) }
    }
}

impl FactRow<'_> {
    /// A fact of which nothing is said yet.
    const fn of(origin: Origin) -> Self {
        Self {
            origin,
            table_kind: None,
            entity: None,
            period: None,
            phase: None,
            flow: None,
            extent: None,
            fund: None,
            nature: None,
            purpose: None,
            axis: None,
            figure: None,
            role: None,
            function: None,
            economic: None,
            government: None,
            all_functions: None,
            all_economic: None,
            all_government: None,
            topic: None,
            measure: None,
            direction: None,
            standing: None,
            doubt: None,
            year: None,
            against_year: None,
            of_topic: None,
            of_fund: None,
            statement: None,
            yuan: None,
            fen: None,
            value: None,
            unit: None,
            decimals: None,
        }
    }
}

fn of_table(fact: &TableFact, table_kind: Option<TableKind>) -> FactRow<'static> {
    let said = fact.aspects;
    let amount = fact.amount().map(AmountRow::of).unwrap_or_default();
    FactRow {
        table_kind,
        entity: said.entity,
        period: said.period,
        phase: said.phase,
        flow: said.flow,
        extent: said.extent,
        fund: said.fund,
        nature: said.nature,
        purpose: said.purpose,
        axis: said.axis,
        figure: said.figure,
        role: said.role,
        function: fact.function.one().map(Code::number),
        economic: fact.economic.one().map(Code::number),
        government: fact.government.one().map(Code::number),
        all_functions: Some(is_all(fact.function)),
        all_economic: Some(is_all(fact.economic)),
        all_government: Some(is_all(fact.government)),
        yuan: amount.amount,
        fen: amount.amount,
        value: Some(fact.figure.value()),
        unit: amount.unit,
        decimals: Some(fact.figure.decimals()),
        ..FactRow::of(Origin::Table)
    }
}

fn is_all<C: Code>(of: OfCode<C>) -> bool {
    matches!(of, OfCode::All)
}
