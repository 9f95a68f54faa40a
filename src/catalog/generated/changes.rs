// generated from data/catalog/changes.csv by cn-budget-catalog-gen; do not edit

#![expect(clippy::unreadable_literal, reason = "codes are written as they are printed")]

use crate::catalog::row::{ChangeKind as K, ChangeRow, change as c};

pub(in crate::catalog) static CHANGES: [ChangeRow; 8] = [
    c(1030184, K::Added, 2025, 203, 0),
    c(1050303, K::Added, 2025, 203, 283),
    c(1050305, K::Added, 2025, 203, 0),
    c(2170404, K::Added, 2025, 203, 0),
    c(22006, K::Added, 2024, 206, 284),
    c(22911, K::Added, 2025, 203, 285),
    c(2300412, K::Added, 2024, 206, 284),
    c(23107, K::Added, 2025, 203, 285),
];
