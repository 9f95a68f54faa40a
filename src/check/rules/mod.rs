//! The rules, one file each, named by code and bad pattern. A line in the list registers a rule; its order is that of the
//! codes. Codes are never reused.

use super::{Declaration, Rule, UnknownRule};

/// Declares the file of each rule, and lists them all.
macro_rules! rules {
    ($($family:ident { $($file:ident::$rule:ident,)+ })+) => {
        $(pub(in crate::check) mod $family { $(pub(in crate::check) mod $file;)+ })+

        /// Every rule, sorted by code.
        pub(super) static RULES: &[&dyn Rule] = &[$($(&$family::$file::$rule,)+)+];
    };
}

rules! {
    codes {
        cod001_unknown_code::UnknownCode,
        cod002_name_mismatch::NameMismatch,
        cod003_orphan_code::OrphanCode,
        cod004_wrong_budget::WrongBudget,
        cod005_unknown_code_in_text::UnknownCodeInText,
        cod006_name_mismatch_in_text::NameMismatchInText,
        cod007_misspelled_code::MisspelledCode,
        cod008_operation_item_of_other_nature::OperationItemOfOtherNature,
        cod009_two_names::TwoNames,
    }
    narrative {
        nar001_text_amount_mismatch::TextAmountMismatch,
        nar002_two_amounts::TwoAmounts,
        nar003_text_parts_mismatch::TextPartsMismatch,
        nar004_procurement_mismatch::ProcurementMismatch,
        nar005_project_amount_mismatch::ProjectAmountMismatch,
        nar006_unit_names_mismatch::UnitNamesMismatch,
        nar007_items_total_mismatch::ItemsTotalMismatch,
        nar008_counts_mismatch::CountsMismatch,
        nar009_reason_against_change::ReasonAgainstChange,
        nar010_empty_component::EmptyComponent,
        nar011_money_denied::MoneyDenied,
        nar012_unit_price_mismatch::UnitPriceMismatch,
        nar013_text_balance_mismatch::TextBalanceMismatch,
        nar014_counted_sum_mismatch::CountedSumMismatch,
        nar015_closed_list_mismatch::ClosedListMismatch,
        nar016_vehicle_counts_mismatch::VehicleCountsMismatch,
    }
    structure {
        str001_missing_table::MissingTable,
        str002_incomplete_table::IncompleteTable,
        str003_missing_total_row::MissingTotalRow,
        str004_missing_unit::MissingUnit,
        str005_empty_note_over_figures::EmptyNoteOverFigures,
        str006_unread_cell::UnreadCell,
        str007_repeated_row::RepeatedRow,
        str008_untyped_table::UntypedTable,
        str009_missed_figure::MissedFigure,
        str010_wrong_unit::WrongUnit,
        str011_refuted_reading::RefutedReading,
        str012_nothing_read::NothingRead,
    }
    sums {
        sum001_section_sum_mismatch::SectionSumMismatch,
        sum002_item_sum_mismatch::ItemSumMismatch,
        sum003_total_mismatch::TotalMismatch,
        sum004_column_mismatch::ColumnMismatch,
        sum005_year_total_mismatch::YearTotalMismatch,
        sum006_grand_total_mismatch::GrandTotalMismatch,
        sum007_unbalanced_sides::UnbalancedSides,
        sum008_three_public_mismatch::ThreePublicMismatch,
        sum009_vehicle_mismatch::VehicleMismatch,
        sum010_unit_total_mismatch::UnitTotalMismatch,
        sum011_unit_lines_mismatch::UnitLinesMismatch,
        sum012_basic_part_mismatch::BasicPartMismatch,
        sum013_budgets_mismatch::BudgetsMismatch,
        sum014_carry_over_mismatch::CarryOverMismatch,
    }
    wording {
        wrd001_template_residue::TemplateResidue,
        wrd002_wrong_year::WrongYear,
        wrd003_department_in_unit::DepartmentInUnit,
        wrd004_wrong_fund_note::WrongFundNote,
        wrd005_punctuation::Punctuation,
        wrd006_former_class_name::FormerClassName,
        wrd007_figure_without_unit::FigureWithoutUnit,
        wrd008_unfinished_sentence::UnfinishedSentence,
        wrd009_name_variant::NameVariant,
        wrd010_wrong_government_level::WrongGovernmentLevel,
        wrd011_phrase_variant::PhraseVariant,
        wrd012_copied_reason::CopiedReason,
        wrd013_written_twice::WrittenTwice,
        wrd014_malformed_figure::MalformedFigure,
        wrd015_skipped_number::SkippedNumber,
        wrd016_misprinted_term::MisprintedTerm,
        wrd017_uneven_decimals::UnevenDecimals,
        wrd018_copied_target::CopiedTarget,
        wrd019_impossible_date::ImpossibleDate,
    }
    cross {
        xtb001_balance_class_mismatch::BalanceClassMismatch,
        xtb002_balance_total_mismatch::BalanceTotalMismatch,
        xtb003_balance_further_mismatch::BalanceFurtherMismatch,
        xtb004_balance_appropriation_mismatch::BalanceAppropriationMismatch,
        xtb005_revenue_expenditure_mismatch::RevenueExpenditureMismatch,
        xtb006_fiscal_class_mismatch::FiscalClassMismatch,
        xtb007_fiscal_fund_mismatch::FiscalFundMismatch,
        xtb008_basic_total_mismatch::BasicTotalMismatch,
        xtb009_project_total_mismatch::ProjectTotalMismatch,
        xtb010_unit_table_mismatch::UnitTableMismatch,
        xtb011_three_public_economic_mismatch::ThreePublicEconomicMismatch,
        xtb012_agency_operating_above_bound::AgencyOperatingAboveBound,
        xtb013_housing_fund_mismatch::HousingFundMismatch,
        xtb014_basic_pension_mismatch::BasicPensionMismatch,
        xtb015_occupational_pension_mismatch::OccupationalPensionMismatch,
        xtb016_medical_insurance_mismatch::MedicalInsuranceMismatch,
        xtb017_operating_against_goods::OperatingAgainstGoods,
        xtb018_appropriated_item_mismatch::AppropriatedItemMismatch,
        xtb019_three_public_below_basic::ThreePublicBelowBasic,
        xtb020_retirement_pay_above_items::RetirementPayAboveItems,
        xtb021_units_sum_mismatch::UnitsSumMismatch,
        xtb022_unit_document_mismatch::UnitDocumentMismatch,
        xtb023_aims_above_projects::AimsAboveProjects,
    }
    years {
        yoy001_change_mismatch::ChangeMismatch,
        yoy002_rate_mismatch::RateMismatch,
        yoy003_truncated_rate::TruncatedRate,
        yoy004_direction_mismatch::DirectionMismatch,
        yoy005_parts_change_mismatch::PartsChangeMismatch,
        yoy006_completion_mismatch::CompletionMismatch,
        yoy007_share_mismatch::ShareMismatch,
        yoy008_rate_of_zero::RateOfZero,
        yoy009_change_of_zero::ChangeOfZero,
        yoy010_last_year_amount_mismatch::LastYearAmountMismatch,
        yoy011_last_year_change_mismatch::LastYearChangeMismatch,
        yoy012_last_year_rate_mismatch::LastYearRateMismatch,
        yoy013_opening_balance_mismatch::OpeningBalanceMismatch,
        yoy014_initial_budget_mismatch::InitialBudgetMismatch,
        yoy015_derived_column_mismatch::DerivedColumnMismatch,
    }
}

impl Declaration {
    /// Every rule of this crate, by code.
    pub fn all() -> impl ExactSizeIterator<Item = &'static Self> {
        RULES.iter().map(|rule| rule.declaration())
    }

    /// The rule of this crate with this code, in letters of either case, or with this name.
    ///
    /// # Errors
    ///
    /// When no rule has it: with the one that may be meant.
    pub fn find(code_or_name: &str) -> Result<&'static Self, UnknownRule> {
        let is = |rule: &&Self| rule.code().eq_ignore_ascii_case(code_or_name) || rule.name() == code_or_name;
        Self::all().find(is).ok_or_else(|| UnknownRule::among(code_or_name.to_owned(), Self::all()))
    }
}

#[cfg(test)]
mod tests {
    use super::RULES;
    use crate::check::Checker;

    #[test]
    fn every_example_bears_its_rule_out() {
        let checker = Checker::new().pedantic();
        let rules = RULES.iter().map(|rule| rule.declaration());
        let failures = rules.filter_map(|rule| rule.examples().verify(rule, &checker).err());
        let failures: Vec<String> = failures.map(|error| error.to_string()).collect();
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }
}
