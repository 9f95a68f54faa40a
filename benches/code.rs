//! Codes from text and to text, beside the same digits as a bare number: the price of what a code guarantees.
#![expect(clippy::unwrap_used, reason = "a benchmark may fail")]

mod support;

use std::fmt::Write;
use std::hint::black_box;

use cn_budget::FunctionalCode;
use criterion::Throughput;

fn main() {
    let mut criterion = support::criterion();
    let mut group = criterion.benchmark_group("code");

    let mut codes = support::codes();
    support::Random::new(1).shuffle(&mut codes);
    let numbers: Vec<u32> = codes.iter().map(|code| code.number()).collect();
    let texts: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    let sum: u64 = numbers.iter().copied().map(u64::from).sum();
    let length: usize = texts.iter().map(String::len).sum();

    group.throughput(Throughput::Elements(texts.len() as u64));
    group.bench_function("parse/cn-budget", |bencher| {
        bencher.iter(|| {
            let parse = |text: &String| u64::from(text.parse::<FunctionalCode>().unwrap().number());
            assert_eq!(black_box(&texts).iter().map(parse).sum::<u64>(), sum);
        });
    });
    group.bench_function("parse/u32", |bencher| {
        bencher.iter(|| {
            let parse = |text: &String| u64::from(text.parse::<u32>().unwrap());
            assert_eq!(black_box(&texts).iter().map(parse).sum::<u64>(), sum);
        });
    });

    let mut printed = String::with_capacity(length);
    group.bench_function("print/cn-budget", |bencher| {
        bencher.iter(|| {
            printed.clear();
            for code in black_box(&codes) {
                write!(printed, "{code}").unwrap();
            }
            assert_eq!(printed.len(), length);
        });
    });
    assert_eq!(printed, texts.concat());
    group.bench_function("print/u32", |bencher| {
        bencher.iter(|| {
            printed.clear();
            for number in black_box(&numbers) {
                write!(printed, "{number}").unwrap();
            }
            assert_eq!(printed.len(), length);
        });
    });
    assert_eq!(printed, texts.concat());

    group.finish();
    criterion.final_summary();
}
