#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| cn_budget_fuzz::check_or_abort("ofd", input));
