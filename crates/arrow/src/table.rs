//! What the tables have in common: groups of columns, a schema with its version, batches.

use arrow_array::ArrayRef;
use arrow_schema::Field;

/// The key of a schema's metadata that names the table and its version.
pub(crate) const SCHEMA_KEY: &str = "cn_budget.schema";

/// A group of columns, as a table is put together of them.
pub(crate) trait Group {
    fn fields() -> Vec<Field>;
    fn finish(&mut self) -> Vec<ArrayRef>;
}

/// Declares a table of groups of columns.
macro_rules! table {
    (
        $(#[$meta:meta])*
        $table:ident: $version:literal { $($group:ident: $columns:ty),+ }
    ) => {
        $(#[$meta])*
        #[derive(Default)]
        pub struct $table {
            $($group: $columns,)+
            rows: usize,
        }

        impl $table {
            /// The name and the version of the schema: what its metadata has under `cn_budget.schema`. A later release may add
            /// columns at the end, and values; it renames and removes none without a new number.
            pub const SCHEMA: &'static str = $version;

            /// No rows yet.
            pub fn new() -> Self {
                Self::default()
            }

            /// The columns of the table; the metadata of each says what it means, in Chinese (`zh`) and in English (`en`).
            pub fn schema() -> arrow_schema::SchemaRef {
                let mut fields = Vec::new();
                $(fields.extend(<$columns as crate::table::Group>::fields());)+
                let version = (crate::table::SCHEMA_KEY.to_owned(), Self::SCHEMA.to_owned());
                std::sync::Arc::new(arrow_schema::Schema::new_with_metadata(fields, [version].into()))
            }

            /// How many rows there are since the last batch.
            pub const fn len(&self) -> usize {
                self.rows
            }

            /// Whether there are no rows since the last batch.
            pub const fn is_empty(&self) -> bool {
                self.rows == 0
            }

            /// The rows since the last batch as one; the table begins anew. A program that has many documents takes a batch
            /// every hundred thousand rows or so, and holds no more than that.
            ///
            /// # Errors
            ///
            /// None that is known: the columns are built row by row.
            pub fn finish(&mut self) -> Result<arrow_array::RecordBatch, arrow_schema::ArrowError> {
                let mut columns = Vec::new();
                $(columns.extend(crate::table::Group::finish(&mut self.$group));)+
                self.rows = 0;
                arrow_array::RecordBatch::try_new(Self::schema(), columns)
            }
        }

        impl core::fmt::Debug for $table {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.debug_struct(stringify!($table)).field("rows", &self.rows).finish_non_exhaustive()
            }
        }
    };
}

pub(crate) use table;
