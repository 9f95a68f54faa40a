#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| cn_budget_fuzz::check(bytes));
