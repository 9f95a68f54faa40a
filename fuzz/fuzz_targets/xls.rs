#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    // A file as a whole, or the records of its one stream.
    if bytes.starts_with(b"\xd0\xcf") {
        cn_budget_fuzz::check(bytes)
    } else {
        cn_budget_fuzz::check(&cn_budget_fuzz::xls(bytes))
    }
});
