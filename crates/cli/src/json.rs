//! The report as JSON, `cn-budget/report/1`: the library's, written document by document.

use cn_budget::{
    Language,
    check::{DocumentReport, ReportFile},
};
use schemars::generate::SchemaSettings;
use serde::Serialize;

use crate::report::{Ended, Rendering, Reviewed};

#[derive(Debug)]
pub(crate) struct Json {
    pub(crate) language: Language,
}

impl Rendering for Json {
    fn head(&self, _: &[Ended]) -> Result<String, String> {
        Ok(format!("{{\n  \"schema\": \"{}\",\n  \"documents\": [", ReportFile::SCHEMA))
    }

    fn document(&self, _: usize, Reviewed { document, report, .. }: &Reviewed<'_>) -> Result<String, String> {
        Ok(format!("\n    {}", indented(&DocumentReport::new(document, report, self.language), 4)?))
    }

    fn between(&self) -> &'static str {
        ","
    }

    fn tail(&self, ended: &[Ended]) -> Result<String, String> {
        #[derive(Serialize)]
        struct Failed<'a> {
            source: &'a str,
            error: &'a str,
        }
        let failed = ended.iter().filter_map(|ended| match ended {
            Ended::Failed { source, error } => Some(Failed { source, error }),
            Ended::Checked(_) => None,
        });
        let failed = indented(&failed.collect::<Vec<_>>(), 2)?;
        let end = if ended.iter().any(|ended| matches!(ended, Ended::Checked(_))) { "\n  ]" } else { "]" };
        Ok(format!("{end},\n  \"failed\": {failed}\n}}\n"))
    }
}

/// The value as JSON over several lines, all but the first after `indent` blanks.
///
/// A line break in JSON is never part of a string, so that this cannot change one.
pub(crate) fn indented(value: &impl Serialize, indent: usize) -> Result<String, String> {
    let json = serde_json::to_string_pretty(value).map_err(|error| error.to_string())?;
    Ok(json.replace('\n', &format!("\n{}", " ".repeat(indent))))
}

/// The JSON Schema of the report, as published in `docs/report-1.schema.json`.
pub(crate) fn schema() -> Result<String, String> {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let schema = generator.into_root_schema_for::<ReportFile<'_>>();
    serde_json::to_string_pretty(&schema).map(|json| json + "\n").map_err(|error| error.to_string())
}
