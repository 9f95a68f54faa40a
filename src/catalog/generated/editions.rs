// generated from data/catalog/editions.csv by cn-budget-catalog-gen; do not edit

/// The first edition with the 类 and 款 and 项 of today; a notice of 2006 applies its codes to 2007. By 政府收支分类改革方案 (财预〔2006〕13号).
pub(in crate::catalog) const FIRST_FUNCTIONAL: u16 = 2007;

/// The first edition of the department economic classification. By 政府收支分类改革方案 (财预〔2006〕13号).
pub(in crate::catalog) const FIRST_DEPARTMENT: u16 = 2007;

/// The first edition of the government economic classification. By 支出经济分类科目改革方案 (财预〔2017〕98号).
pub(in crate::catalog) const FIRST_GOVERNMENT: u16 = 2018;

/// The first edition of the codes of revenue as they are today. By 政府收支分类改革方案 (财预〔2006〕13号).
pub(in crate::catalog) const FIRST_REVENUE: u16 = 2007;

/// The last year of which lists of old editions say anything: 财预〔2017〕98号 is in force from the next one on.
pub(in crate::catalog) const LAST_LISTED: u16 = 2017;

/// The edition that unverified names are believed to belong to: they complete the tree of it and of no later one.
pub(in crate::catalog) const COMPLETED: u16 = 2023;
