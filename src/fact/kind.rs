//! Which table with a name the aspects of a table amount to (表种).

use super::aspect::{Axis, Flow, Fund, Nature, Purpose};
use super::heading::{ColumnReading, TitleReading};
use super::sheet::SheetReading;
use crate::table::TableKind;
use crate::value::Stage;

impl SheetReading {
    /// Which table that is, for those who ask for one by its name (表四): what its aspects amount to. `None` where they amount
    /// to none of those that have a name.
    #[doc(alias = "表种")]
    pub fn kind(&self, stage: Stage) -> Option<TableKind> {
        let TitleReading { said, purposes } = &self.title;
        let names = |purpose| purposes.contains(&purpose);
        let is = |axis| self.axis == Some(axis);
        if names(Purpose::Procurement) || names(Purpose::Goods) {
            return Some(TableKind::Procurement);
        }
        if names(Purpose::Performance) {
            return Some(TableKind::Performance);
        }
        if names(Purpose::ThreePublic) {
            return Some(TableKind::ThreePublic);
        }
        if names(Purpose::AgencyOperating) {
            return Some(if is(Axis::Economic) {
                TableKind::AgencyOperating
            } else {
                TableKind::ThreePublic
            });
        }
        if is(Axis::GovernmentEconomic)
            || (self.axis.is_none() && said.axis == Some(Axis::GovernmentEconomic))
        {
            return Some(TableKind::GovernmentEconomic);
        }
        if said.nature == Some(Nature::Basic) {
            return match (self.axis, said.fund) {
                (Some(Axis::Unit), _) => Some(TableKind::BasicByUnit),
                (_, Some(Fund::Fiscal)) => Some(TableKind::FiscalBasicByEconomic),
                _ if said.axis == Some(Axis::Unit) => Some(TableKind::BasicByUnit),
                (None, None) if self.total_alone && self.names_funds() => Some(TableKind::BasicByUnit),
                (Some(Axis::Economic) | None, _) | (_, Some(_)) => Some(TableKind::BasicByEconomic),
                _ => None,
            };
        }
        if said.nature == Some(Nature::Project) {
            return match self.axis {
                Some(Axis::Economic) => Some(TableKind::ProjectByEconomic),
                Some(Axis::Unit) => Some(TableKind::ProjectByUnit),
                None if self.total_alone && self.names_funds() => Some(TableKind::ProjectByUnit),
                _ => Some(TableKind::Projects),
            };
        }
        self.kind_of_flow(stage)
    }

    /// Whether the columns are sources of money.
    fn names_funds(&self) -> bool {
        let mut funds = self.columns.iter().filter_map(|column| column.aspects().fund);
        funds.any(|fund| fund != Fund::All)
    }

    /// Of a table of revenue, of expenditure, or of both.
    fn kind_of_flow(&self, stage: Stage) -> Option<TableKind> {
        let said = self.title.said;
        let coded = self.axis == Some(Axis::Function);
        // A list by code has the sources or the natures in its columns, a list without codes has them in its rows: an
        // empty list is recognised by that.
        let of_nature = |column: &ColumnReading| column.aspects().nature.is_some();
        let parted = self.names_funds() || self.columns.iter().any(of_nature);
        let listed = coded || (self.axis.is_none() && self.total_alone && parted);
        let account = stage == Stage::FinalAccount
            && self.columns.iter().any(|column| {
                column.aspects().flow.is_some_and(Flow::is_carried)
                    || column.aspects().flow == Some(Flow::Revenue)
            });
        match (said.flow, said.fund) {
            (Some(Flow::Both | Flow::Expenditure), Some(Fund::GovernmentFund)) if !self.panels => {
                Some(if account { TableKind::GovernmentFundAccount } else { TableKind::GovernmentFund })
            }
            (Some(Flow::Both | Flow::Expenditure), Some(Fund::StateCapital)) if !self.panels => {
                Some(if account { TableKind::StateCapitalAccount } else { TableKind::StateCapital })
            }
            (Some(Flow::Expenditure | Flow::Both) | None, Some(Fund::General)) if !self.panels && coded => {
                Some(TableKind::GeneralByFunction)
            }
            // 一般公共预算支出表（经济分类） without 基本 may be of all expenditure.
            (Some(Flow::Expenditure), Some(Fund::General)) if self.axis == Some(Axis::Economic) => {
                self.columns.iter().any(of_nature).then_some(TableKind::BasicByEconomic)
            }
            (Some(Flow::Both), Some(Fund::General | Fund::GovernmentFund | Fund::StateCapital)) => {
                Some(TableKind::GovernmentBudget)
            }
            (Some(Flow::Both), Some(Fund::Fiscal)) if self.panels => Some(TableKind::FiscalBalance),
            (Some(Flow::Expenditure), Some(Fund::Fiscal)) if self.axis == Some(Axis::Economic) => {
                self.columns.iter().any(of_nature).then_some(TableKind::FiscalBasicByEconomic)
            }
            (Some(Flow::Expenditure), Some(Fund::Fiscal)) => Some(TableKind::FiscalByFunction),
            (Some(Flow::Both), None | Some(Fund::All)) if self.panels => Some(TableKind::Balance),
            (Some(Flow::Revenue), None | Some(Fund::All)) if listed => Some(TableKind::Revenue),
            (Some(Flow::Revenue), None | Some(Fund::All)) => Some(TableKind::RevenueBySource),
            (Some(Flow::Expenditure), None | Some(Fund::All)) if listed => Some(TableKind::Expenditure),
            (Some(Flow::Expenditure), None | Some(Fund::All)) => Some(TableKind::ExpenditureByNature),
            _ => None,
        }
    }
}
