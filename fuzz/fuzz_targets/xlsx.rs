#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    // A package as a whole, or the XML of a sheet.
    if bytes.starts_with(b"PK") {
        cn_budget_fuzz::check(bytes)
    } else {
        cn_budget_fuzz::check(&cn_budget_fuzz::xlsx(bytes))
    }
});
