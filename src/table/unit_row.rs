//! Rows of the tables by unit (单位行).

use core::fmt;

use super::relation::RelationKind;
use super::row::RowKey;
use crate::value::ExpenditureKind;

/// A line of a unit: what it spends on.
#[doc(alias = "支出项目类别")]
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum UnitLine {
    /// 人员经费: staff.
    #[doc(alias = "人员经费")]
    Personnel,
    /// 公用经费: operation.
    #[doc(alias = "公用经费")]
    Operating,
    /// 项目: a project, by its name.
    #[doc(alias = "项目")]
    Project(String),
    /// 其他支出: spending that is neither basic nor a project.
    #[doc(alias = "其他支出")]
    Other(ExpenditureKind),
}

impl fmt::Display for UnitLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Personnel => f.write_str("人员经费"),
            Self::Operating => f.write_str("公用经费"),
            Self::Project(name) => f.write_str(name),
            Self::Other(kind) => write!(f, "{kind}"),
        }
    }
}

/// A row of a table by unit: the total, a department, one of its units, or a line of a unit.
///
/// ```
/// use cn_budget::table::{RowKey, UnitLine, UnitRow};
///
/// let unit = UnitRow::total().department("教育局").unit("第一中学");
/// let line = unit.clone().line(UnitLine::Personnel);
/// assert_eq!(line.parent(), Some(unit));
/// assert_eq!(line.to_string(), "第一中学 人员经费");
/// ```
#[doc(alias = "单位行")]
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnitRow {
    department: Option<String>,
    unit: Option<String>,
    line: Option<UnitLine>,
}

impl UnitRow {
    /// The total of the table.
    pub fn total() -> Self {
        Self::default()
    }

    /// The row of a department (部门), the total of its units.
    #[doc(alias = "部门")]
    #[must_use]
    pub fn department(self, name: impl Into<String>) -> Self {
        Self { department: Some(name.into()), unit: None, line: None }
    }

    /// The row of a unit (单位) of the same department.
    #[doc(alias = "单位")]
    #[must_use]
    pub fn unit(self, name: impl Into<String>) -> Self {
        Self { unit: Some(name.into()), line: None, ..self }
    }

    /// A line of the same unit.
    #[must_use]
    pub fn line(self, line: UnitLine) -> Self {
        Self { line: Some(line), ..self }
    }

    /// The unit that the row belongs to or is.
    pub fn unit_name(&self) -> Option<&str> {
        self.unit.as_deref()
    }

    /// The line, where the row is one.
    pub const fn unit_line(&self) -> Option<&UnitLine> {
        self.line.as_ref()
    }

    /// The name that a table prints in the row: the last step of the path.
    pub fn label(&self) -> String {
        match (&self.line, &self.unit, &self.department) {
            (Some(line), ..) => line.to_string(),
            (None, Some(name), _) | (None, None, Some(name)) => name.clone(),
            (None, None, None) => "合计".to_owned(),
        }
    }
}

impl RowKey for UnitRow {
    fn parent(&self) -> Option<Self> {
        let mut parent = self.clone();
        parent
            .line
            .take()
            .map(drop)
            .or_else(|| parent.unit.take().map(drop))
            .or_else(|| parent.department.take().map(drop))?;
        Some(parent)
    }

    fn relation(&self) -> RelationKind {
        if self.unit.is_some() { RelationKind::LinesOfUnit } else { RelationKind::UnitsOfTotal }
    }

    fn may_recur(&self) -> bool {
        matches!(self.line, Some(UnitLine::Project(_)))
    }
}

impl fmt::Display for UnitRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.unit, &self.line) {
            (Some(unit), Some(line)) => write!(f, "{unit} {line}"),
            _ => f.write_str(&self.label()),
        }
    }
}
