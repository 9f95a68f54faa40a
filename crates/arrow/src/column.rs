//! Columns by what they hold: each knows its Arrow type, takes one value a row, and gives an array.

use core::fmt::Display;
use std::sync::Arc;

use arrow_array::builder::{
    BooleanBuilder, Decimal128Builder, Int8Builder, Int64Builder, PrimitiveBuilder, StringBuilder,
    StringDictionaryBuilder,
};
use arrow_array::types::{ArrowPrimitiveType, Int8Type, Int32Type, UInt16Type, UInt32Type, UInt64Type};
use arrow_array::{ArrayRef, DictionaryArray, StringArray};
use arrow_schema::{DataType, Field};
use cn_budget::Amount;
use cn_budget::rust_decimal::Decimal;
use cn_budget::strum::VariantNames;

/// A column that is being built.
pub(crate) trait Column: Default {
    /// What a row has in it.
    type Value<'v>;
    const IS_NULLABLE: bool = false;

    fn data_type() -> DataType;
    fn push(&mut self, value: Self::Value<'_>);
    fn push_null(&mut self);
    /// The rows so far; the column begins anew.
    fn finish(&mut self) -> ArrayRef;
}

/// A column in which a row may have nothing.
#[derive(Default)]
pub(crate) struct Maybe<C>(C);

impl<C: Column> Column for Maybe<C> {
    type Value<'v> = Option<C::Value<'v>>;
    const IS_NULLABLE: bool = true;

    fn data_type() -> DataType {
        C::data_type()
    }

    fn push(&mut self, value: Self::Value<'_>) {
        match value {
            Some(value) => self.0.push(value),
            None => self.0.push_null(),
        }
    }

    fn push_null(&mut self) {
        self.0.push_null();
    }

    fn finish(&mut self) -> ArrayRef {
        self.0.finish()
    }
}

/// Texts that differ from row to row.
#[derive(Default)]
pub(crate) struct Text(StringBuilder);

impl Column for Text {
    type Value<'v> = &'v str;

    fn data_type() -> DataType {
        DataType::Utf8
    }

    fn push(&mut self, value: &str) {
        self.0.append_value(value);
    }

    fn push_null(&mut self) {
        self.0.append_null();
    }

    fn finish(&mut self) -> ArrayRef {
        Arc::new(self.0.finish())
    }
}

/// Texts that recur, each stored once.
#[derive(Default)]
pub(crate) struct Label(StringDictionaryBuilder<Int32Type>);

impl Column for Label {
    type Value<'v> = &'v str;

    fn data_type() -> DataType {
        // Signed keys: pandas takes no others.
        DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8))
    }

    fn push(&mut self, value: &str) {
        self.0.append_value(value);
    }

    fn push_null(&mut self) {
        self.0.append_null();
    }

    fn finish(&mut self) -> ArrayRef {
        Arc::new(self.0.finish())
    }
}

/// Values of a closed list. Its dictionary is the whole list, in the list's order, in every batch.
pub(crate) struct Of<E> {
    keys: Int8Builder,
    /// The values that have occurred, with their keys.
    known: Vec<(E, i8)>,
}

impl<E> Default for Of<E> {
    fn default() -> Self {
        Self { keys: Int8Builder::new(), known: Vec::new() }
    }
}

impl<E: Copy + PartialEq + Display + VariantNames> Of<E> {
    fn key(&mut self, value: E) -> Option<i8> {
        if let Some((_, key)) = self.known.iter().find(|(known, _)| *known == value) {
            return Some(*key);
        }
        let name = value.to_string();
        let key = E::VARIANTS.iter().position(|known| *known == name)?;
        let key = i8::try_from(key).ok()?;
        self.known.push((value, key));
        Some(key)
    }
}

impl<E: Copy + PartialEq + Display + VariantNames> Column for Of<E> {
    type Value<'v> = E;

    fn data_type() -> DataType {
        DataType::Dictionary(Box::new(DataType::Int8), Box::new(DataType::Utf8))
    }

    fn push(&mut self, value: E) {
        let key = self.key(value);
        self.keys.append_option(key);
    }

    fn push_null(&mut self) {
        self.keys.append_null();
    }

    fn finish(&mut self) -> ArrayRef {
        let names = StringArray::from_iter_values(E::VARIANTS);
        Arc::new(DictionaryArray::<Int8Type>::new(self.keys.finish(), Arc::new(names)))
    }
}

/// Numbers.
pub(crate) struct Number<T: ArrowPrimitiveType>(PrimitiveBuilder<T>);

/// Years.
pub(crate) type Year = Number<UInt16Type>;
/// Codes, indices, pages, lines.
pub(crate) type Index = Number<UInt32Type>;
/// How many there are.
pub(crate) type Count = Number<UInt64Type>;

impl<T: ArrowPrimitiveType> Default for Number<T> {
    fn default() -> Self {
        Self(PrimitiveBuilder::new())
    }
}

impl<T: ArrowPrimitiveType> Column for Number<T> {
    type Value<'v> = T::Native;

    fn data_type() -> DataType {
        T::DATA_TYPE
    }

    fn push(&mut self, value: T::Native) {
        self.0.append_value(value);
    }

    fn push_null(&mut self) {
        self.0.append_null();
    }

    fn finish(&mut self) -> ArrayRef {
        Arc::new(self.0.finish())
    }
}

/// Whether something is so.
#[derive(Default)]
pub(crate) struct Flag(BooleanBuilder);

impl Column for Flag {
    type Value<'v> = bool;

    fn data_type() -> DataType {
        DataType::Boolean
    }

    fn push(&mut self, value: bool) {
        self.0.append_value(value);
    }

    fn push_null(&mut self) {
        self.0.append_null();
    }

    fn finish(&mut self) -> ArrayRef {
        Arc::new(self.0.finish())
    }
}

/// Amounts in yuan with two decimals: the largest, 10^15 yuan, has the eighteen digits.
pub(crate) struct Yuan(Decimal128Builder);

impl Yuan {
    const TYPE: DataType = DataType::Decimal128(18, 2);
}

impl Default for Yuan {
    fn default() -> Self {
        Self(Decimal128Builder::new().with_data_type(Self::TYPE))
    }
}

impl Column for Yuan {
    type Value<'v> = Amount;

    fn data_type() -> DataType {
        Self::TYPE
    }

    fn push(&mut self, value: Amount) {
        self.0.append_value(i128::from(value.fen()));
    }

    fn push_null(&mut self) {
        self.0.append_null();
    }

    fn finish(&mut self) -> ArrayRef {
        Arc::new(self.0.finish())
    }
}

/// Amounts in fen.
#[derive(Default)]
pub(crate) struct Fen(Int64Builder);

impl Column for Fen {
    type Value<'v> = Amount;

    fn data_type() -> DataType {
        DataType::Int64
    }

    fn push(&mut self, value: Amount) {
        self.0.append_value(value.fen());
    }

    fn push_null(&mut self) {
        self.0.append_null();
    }

    fn finish(&mut self) -> ArrayRef {
        Arc::new(self.0.finish())
    }
}

/// Figures as they are, with up to ten decimals ([`Printed::MAX_DECIMALS`](cn_budget::Printed::MAX_DECIMALS)).
pub(crate) struct Exact(Decimal128Builder);

impl Exact {
    const SCALE: u32 = 10;
    const TYPE: DataType = DataType::Decimal128(38, 10);

    /// The figure as a number of 10^-10. What has more decimals or digits is none.
    fn unscaled(value: Decimal) -> Option<i128> {
        let value = value.normalize();
        let missing = Self::SCALE.checked_sub(value.scale())?;
        value.mantissa().checked_mul(10_i128.checked_pow(missing)?)
    }
}

impl Default for Exact {
    fn default() -> Self {
        Self(Decimal128Builder::new().with_data_type(Self::TYPE))
    }
}

impl Column for Exact {
    type Value<'v> = Decimal;

    fn data_type() -> DataType {
        Self::TYPE
    }

    fn push(&mut self, value: Decimal) {
        self.0.append_option(Self::unscaled(value));
    }

    fn push_null(&mut self) {
        self.0.append_null();
    }

    fn finish(&mut self) -> ArrayRef {
        Arc::new(self.0.finish())
    }
}

/// The metadata of a field: what its column means, in Chinese and in English.
pub(crate) const MEANING: [&str; 2] = ["zh", "en"];

pub(crate) fn field<C: Column>(name: &str, zh: &str, en: &str) -> Field {
    let meaning = MEANING.into_iter().zip([zh, en]);
    let metadata = meaning.map(|(language, words)| (language.to_owned(), words.to_owned())).collect();
    Field::new(name, C::data_type(), C::IS_NULLABLE).with_metadata(metadata)
}

/// Declares a group of columns: their names, what they hold, and what that means. A row has every one of them.
macro_rules! columns {
    (
        $(#[$meta:meta])*
        $columns:ident of $row:ident {
            $($name:ident: $column:ty, $zh:literal, $en:literal;)+
        }
    ) => {
        #[derive(Default)]
        pub(crate) struct $columns {
            $($name: $column,)+
        }

        $(#[$meta])*
        pub(crate) struct $row<'v> {
            $(pub(crate) $name: <$column as crate::column::Column>::Value<'v>,)+
        }

        impl $columns {
            pub(crate) fn push(&mut self, row: $row<'_>) {
                $(crate::column::Column::push(&mut self.$name, row.$name);)+
            }
        }

        impl crate::table::Group for $columns {
            fn fields() -> Vec<arrow_schema::Field> {
                vec![$(crate::column::field::<$column>(stringify!($name), $zh, $en),)+]
            }

            fn finish(&mut self) -> Vec<arrow_array::ArrayRef> {
                vec![$(crate::column::Column::finish(&mut self.$name),)+]
            }
        }
    };
}

pub(crate) use columns;
