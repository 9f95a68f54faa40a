//! Roll-up of columns of NumPy and of Arrow, read where they are.

use std::collections::HashMap;

use arrow_array::cast::AsArray as _;
use arrow_array::types::{
    Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array as _, ArrayRef};
use arrow_schema::DataType;
use cn_budget::bulk::{BulkTotals, RollUp};
use cn_budget::catalog::CatalogCode;
use cn_budget::strum::IntoEnumIterator as _;
use cn_budget::value::Classification;
use cn_budget::{Amount, BudgetKind, EconomicCode, FunctionalCode, GovernmentEconomicCode, RevenueCode};
use cn_budget_arrow::BUDGET_KINDS;
use numpy::PyReadonlyArray1;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict};
use pyo3_arrow::input::AnyArray;

use crate::code::given;
use crate::error::{BudgetError, error};
use crate::table::{Table, failed, is_text};

/// How many rows are looked at at a time: they stay in the cache while they are turned into codes and amounts.
const PIECE: usize = 1 << 12;

/// Declares integers of every width, where they stand: in arrays of NumPy, in slices.
macro_rules! widths {
    ($($width:ident: $native:ty, $arrow:ident, $type:ident;)+) => {
        /// An array of NumPy, held while it is read.
        enum Numpy<'py> {
            $($width(PyReadonlyArray1<'py, $native>),)+
        }

        /// Integers in a row.
        #[derive(Clone, Copy)]
        enum Integers<'a> {
            $($width(&'a [$native]),)+
        }

        impl<'py> Numpy<'py> {
            fn new(array: &Bound<'py, PyAny>) -> PyResult<Self> {
                $(if let Ok(array) = array.extract::<PyReadonlyArray1<'py, $native>>() {
                    return Ok(Self::$width(array));
                })+
                let (found, dims) = (array.getattr("dtype")?, array.getattr("ndim")?);
                Err(PyTypeError::new_err(format!(
                    "found an array of {found} in {dims} dimensions, expected integers in one; amounts are in fen",
                )))
            }

            fn integers(&self) -> PyResult<Integers<'_>> {
                match self {
                    $(Self::$width(array) => match array.as_slice() {
                        Ok(slice) => Ok(Integers::$width(slice)),
                        Err(_) => Err(PyValueError::new_err(
                            "found an array with gaps between its items, expected one without: numpy.ascontiguousarray makes it",
                        )),
                    },)+
                }
            }
        }

        impl<'a> Integers<'a> {
            /// The values of an Arrow array.
            fn of(array: &'a ArrayRef) -> PyResult<Self> {
                if array.null_count() > 0 {
                    let nulls = array.null_count();
                    return Err(PyValueError::new_err(format!("found {nulls} nulls, expected none")));
                }
                match array.data_type() {
                    $(DataType::$type => Ok(Self::$width(array.as_primitive::<$arrow>().values())),)+
                    other => Err(PyTypeError::new_err(format!(
                        "found an array of {other}, expected integers; amounts are in fen",
                    ))),
                }
            }

            fn len(self) -> usize {
                match self {
                    $(Self::$width(slice) => slice.len(),)+
                }
            }

            /// Adds these rows to what is read; no, where one of them does not fit.
            fn read<T: TryFrom<i128>>(self, from: usize, count: usize, into: &mut Vec<T>) -> Result<(), i128> {
                match self {
                    $(Self::$width(slice) => {
                        for value in &slice[from..from + count] {
                            let wide = i128::from(*value);
                            into.push(T::try_from(wide).map_err(|_| wide)?);
                        }
                        Ok(())
                    })+
                }
            }
        }
    };
}

widths! {
    I8: i8, Int8Type, Int8;
    I16: i16, Int16Type, Int16;
    I32: i32, Int32Type, Int32;
    I64: i64, Int64Type, Int64;
    U8: u8, UInt8Type, UInt8;
    U16: u16, UInt16Type, UInt16;
    U32: u32, UInt32Type, UInt32;
    U64: u64, UInt64Type, UInt64;
}

/// A column, held while it is read.
enum Held<'py> {
    Numpy(Numpy<'py>),
    Arrow(Vec<ArrayRef>),
}

impl<'py> Held<'py> {
    fn new(column: &Bound<'py, PyAny>) -> PyResult<Self> {
        // Asked of nothing else: looking for NumPy loads it.
        let module: String = column.get_type().module()?.extract()?;
        if module == "numpy" {
            return Numpy::new(column).map(Self::Numpy);
        }
        let array: AnyArray = column.extract().map_err(|_| {
            let found = column.get_type();
            PyTypeError::new_err(format!("found {found}, expected an array of NumPy or of Arrow"))
        })?;
        Ok(Self::Arrow(array.into_chunked_array()?.into_inner().0))
    }

    fn integers(&self) -> PyResult<Pieces<'_>> {
        let chunks = match self {
            Self::Numpy(array) => vec![array.integers()?],
            Self::Arrow(chunks) => chunks.iter().map(Integers::of).collect::<PyResult<_>>()?,
        };
        Ok(Pieces { chunks, chunk: 0, row: 0 })
    }
}

/// Rows of a column, one piece after the other.
struct Pieces<'a> {
    chunks: Vec<Integers<'a>>,
    chunk: usize,
    row: usize,
}

impl Pieces<'_> {
    fn len(&self) -> usize {
        self.chunks.iter().map(|chunk| chunk.len()).sum()
    }

    /// The next rows, at most so many.
    fn read<T: TryFrom<i128>>(&mut self, mut count: usize, into: &mut Vec<T>) -> Result<(), i128> {
        into.clear();
        while let Some(chunk) = self.chunks.get(self.chunk).filter(|_| count > 0) {
            let take = count.min(chunk.len() - self.row);
            chunk.read(self.row, take, into)?;
            (self.row, count) = (self.row + take, count - take);
            if self.row == chunk.len() {
                (self.chunk, self.row) = (self.chunk + 1, 0);
            }
        }
        Ok(())
    }

    fn first(&self) -> Option<i128> {
        let chunk = self.chunks.iter().find(|chunk| chunk.len() > 0)?;
        let mut first = Vec::new();
        chunk.read::<i128>(0, 1, &mut first).ok()?;
        first.first().copied()
    }
}

/// Of which budget each row is.
enum Kinds<'a> {
    /// All of one.
    One(BudgetKind),
    /// Numbers in the order of the budgets.
    Numbers(Pieces<'a>),
    /// Looked up by their names.
    Named { kinds: Vec<BudgetKind>, row: usize },
}

impl Kinds<'_> {
    fn read(
        &mut self,
        count: usize,
        numbers: &mut Vec<u8>,
        into: &mut Vec<BudgetKind>,
    ) -> Result<(), String> {
        into.clear();
        match self {
            Self::One(kind) => into.resize(count, *kind),
            Self::Named { kinds, row } => {
                into.extend_from_slice(&kinds[*row..(*row + count).min(kinds.len())]);
                *row += count;
            }
            Self::Numbers(pieces) => {
                pieces.read(count, numbers).map_err(|found| no_kind(&found))?;
                let all = [
                    BudgetKind::General,
                    BudgetKind::GovernmentFund,
                    BudgetKind::StateCapital,
                    BudgetKind::SocialInsurance,
                ];
                for number in numbers {
                    into.push(*all.get(usize::from(*number)).ok_or_else(|| no_kind(number))?);
                }
            }
        }
        Ok(())
    }

    fn len(&self) -> Option<usize> {
        match self {
            Self::One(_) => None,
            Self::Numbers(pieces) => Some(pieces.len()),
            Self::Named { kinds, .. } => Some(kinds.len()),
        }
    }
}

fn no_kind(found: &impl ToString) -> String {
    let names = BUDGET_KINDS.join(", ");
    format!("found the budget {}, expected one of {names} or its number from 0 to 3", found.to_string())
}

/// The budget of this name, in English or in Chinese.
fn kind_named(text: &str) -> PyResult<BudgetKind> {
    let mut named = BudgetKind::iter().zip(BUDGET_KINDS);
    let found = named.find(|(kind, name)| *name == text || kind.to_string() == text);
    found.map(|(kind, _)| kind).ok_or_else(|| PyValueError::new_err(no_kind(&text)))
}

/// The budgets of an Arrow array of their names.
fn kinds_of(array: &ArrayRef, into: &mut Vec<BudgetKind>) -> PyResult<()> {
    if array.null_count() > 0 {
        return Err(PyValueError::new_err(format!("found {} nulls, expected none", array.null_count())));
    }
    if let Some(dictionary) = array.as_any_dictionary_opt() {
        let mut values = Vec::new();
        // Values that no row has need be no budgets: a dictionary of all funds is fine.
        let texts = arrow_cast::cast(dictionary.values(), &DataType::Utf8).map_err(failed)?;
        values.extend(texts.as_string::<i32>().iter().map(|text| kind_named(text.unwrap_or_default())));
        for key in dictionary.normalized_keys() {
            match &values[key] {
                Ok(kind) => into.push(*kind),
                Err(wrong) => return Err(PyValueError::new_err(wrong.to_string())),
            }
        }
        return Ok(());
    }
    let texts = arrow_cast::cast(array, &DataType::Utf8).map_err(failed)?;
    for text in texts.as_string::<i32>() {
        into.push(kind_named(text.unwrap_or_default())?);
    }
    Ok(())
}

fn sum<C: cn_budget::Code>(
    mut codes: Pieces<'_>,
    mut kinds: Kinds<'_>,
    mut fen: Pieces<'_>,
) -> Result<BulkTotals<C>, String> {
    let rows = codes.len();
    let lengths = [rows, kinds.len().unwrap_or(rows), fen.len()];
    if lengths.iter().any(|length| *length != rows) {
        let [codes, kinds, amounts] = lengths;
        return Err(format!(
            "found {codes} codes, {kinds} budget kinds and {amounts} amounts, expected as many of each"
        ));
    }
    let mut roll_up = RollUp::<C>::new();
    let (mut numbers, mut kind_numbers, mut sums) = (Vec::<u32>::new(), Vec::new(), Vec::<i64>::new());
    let (mut typed, mut of_kind, mut amounts) = (Vec::<C>::new(), Vec::new(), Vec::new());
    let mut done = 0;
    while done < rows {
        let count = PIECE.min(rows - done);
        codes.read(count, &mut numbers).map_err(|found| format!("found the code {found}"))?;
        fen.read(count, &mut sums).map_err(|found| format!("found {found} fen"))?;
        kinds.read(count, &mut kind_numbers, &mut of_kind)?;
        typed.clear();
        for number in &numbers {
            typed.push(C::try_from_number(*number).map_err(|wrong| wrong.to_string())?);
        }
        amounts.clear();
        for fen in &sums {
            amounts.push(Amount::from_fen(*fen).map_err(|wrong| wrong.to_string())?);
        }
        roll_up.add(&typed, &of_kind, &amounts).map_err(|wrong| wrong.to_string())?;
        done += count;
    }
    roll_up.finish().map_err(|wrong| wrong.to_string())
}

/// What rows roll up to.
#[pyclass(frozen, module = "cn_budget")]
#[derive(Debug)]
pub(crate) struct Totals {
    rows: HashMap<CatalogCode, [Amount; 4]>,
    total: [Amount; 4],
    table: Table,
}

impl Totals {
    fn of<C: cn_budget::Code>(sums: &BulkTotals<C>) -> PyResult<Self>
    where
        CatalogCode: From<C>,
    {
        let mut kinds = BudgetKind::iter();
        let total = std::array::from_fn(|_| kinds.next().map_or(Amount::ZERO, |kind| sums.total(kind)));
        let rows = sums.iter().map(|(code, amounts)| (CatalogCode::from(code), amounts)).collect();
        Ok(Self { rows, total, table: Table::of(cn_budget_arrow::totals(sums))? })
    }
}

fn by_name<'py>(py: Python<'py>, amounts: &[Amount; 4]) -> PyResult<Bound<'py, PyDict>> {
    let dict = PyDict::new(py);
    for (name, amount) in BUDGET_KINDS.iter().zip(amounts) {
        dict.set_item(name, amount.fen())?;
    }
    Ok(dict)
}

#[pymethods]
impl Totals {
    /// The sums of a code in fen, by the budget; zero where no row has it.
    fn __getitem__<'py>(&self, py: Python<'py>, code: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyDict>> {
        let sums = self.rows.get(&given(code, "en")?).copied();
        by_name(py, &sums.unwrap_or([Amount::ZERO; 4]))
    }

    fn __contains__(&self, code: &Bound<'_, PyAny>) -> PyResult<bool> {
        Ok(self.rows.contains_key(&given(code, "en")?))
    }

    fn __len__(&self) -> usize {
        self.rows.len()
    }

    /// The sums of all rows in fen, by the budget.
    #[getter]
    fn total<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        by_name(py, &self.total)
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        self.table.stream(py, requested_schema)
    }

    fn __repr__(&self) -> String {
        format!("<Totals of {} codes>", self.rows.len())
    }
}

/// Sums rows to every level of their classification, for each of the four budgets.
#[pyfunction]
pub(crate) fn roll_up(
    py: Python<'_>,
    codes: &Bound<'_, PyAny>,
    kinds: &Bound<'_, PyAny>,
    fen: &Bound<'_, PyAny>,
) -> PyResult<Totals> {
    let (codes, fen) = (Held::new(codes)?, Held::new(fen)?);
    let held_kinds;
    let kinds = if let Ok(name) = kinds.extract::<String>() {
        Kinds::One(kind_named(&name)?)
    } else {
        held_kinds = Held::new(kinds)?;
        match &held_kinds {
            Held::Arrow(chunks) if chunks.iter().any(|chunk| is_text(chunk.data_type())) => {
                let mut kinds = Vec::new();
                chunks.iter().try_for_each(|chunk| kinds_of(chunk, &mut kinds))?;
                Kinds::Named { kinds, row: 0 }
            }
            held => Kinds::Numbers(held.integers()?),
        }
    };
    let (codes, fen) = (codes.integers()?, fen.integers()?);
    // The first digit tells the classification; no rows are of any.
    let first = codes.first().and_then(|first| first.to_string().parse::<CatalogCode>().ok());
    let classification = first.map_or(Classification::Functional, CatalogCode::classification);
    let wrong = |wrong: String| error::<BudgetError>(wrong);
    match classification {
        Classification::Functional => {
            Totals::of(&py.detach(|| sum::<FunctionalCode>(codes, kinds, fen)).map_err(wrong)?)
        }
        Classification::DepartmentEconomic => {
            Totals::of(&py.detach(|| sum::<EconomicCode>(codes, kinds, fen)).map_err(wrong)?)
        }
        Classification::GovernmentEconomic => {
            Totals::of(&py.detach(|| sum::<GovernmentEconomicCode>(codes, kinds, fen)).map_err(wrong)?)
        }
        Classification::Revenue => {
            Totals::of(&py.detach(|| sum::<RevenueCode>(codes, kinds, fen)).map_err(wrong)?)
        }
    }
}
