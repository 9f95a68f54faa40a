#![no_main]

// The beginning makes it a page, whatever mutation has made of it.
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| cn_budget_fuzz::check(&[b"<html>", bytes].concat()));
