//! The catalog as its users see it.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::HashSet;

use cn_budget::{
    Catalog, Code, EconomicCode, FiscalYear, FunctionalCode, GovernmentEconomicCode, Level, RevenueCode,
    UnitType,
    catalog::{
        Absence, CatalogCode, CatalogOverlay, Cofog, CofogDivision, CofogGroup, Correspondence, Entry,
        Evidence, Extent, GfsmCategory, NameStatus, SearchHit, SourceKind, Standing, cofog, cofog_judgements,
        department_codes, economic_correspondence, gfsm, gfsm_judgements, government_gfsm,
        government_gfsm_judgements,
    },
    value::Classification,
};

fn catalog(year: u16) -> Catalog {
    Catalog::for_year(FiscalYear::constant(year))
}

fn functional(number: u32) -> FunctionalCode {
    FunctionalCode::constant(number)
}

fn year(year: u16) -> Option<FiscalYear> {
    FiscalYear::new(year).ok()
}

/// Codes of 2023, and of the old editions too; attested names, unverified ones, those of old lists alone.
fn counts<C: Code>() -> [usize; 5] {
    let now = catalog(2023).iter::<C>().count();
    let catalog = catalog(2012);
    let names: Vec<_> = catalog.iter::<C>().flat_map(|entry| catalog.names_over_time(entry.code())).collect();
    let count = |wanted: fn(Standing) -> bool| {
        names.iter().filter(|record| wanted(record.entry().standing())).count()
    };
    let attested = count(Standing::is_attested);
    let listed = count(|standing| standing == Standing::Listed);
    [now, catalog.iter::<C>().count(), attested, names.len() - attested - listed, listed]
}

#[test]
fn the_counts_are_those_of_the_data() {
    assert_eq!(counts::<FunctionalCode>(), [1716, 2375, 382, 1367, 839]);
    assert_eq!(counts::<EconomicCode>(), [113, 152, 95, 22, 55]);
    assert_eq!(counts::<GovernmentEconomicCode>(), [85, 85, 31, 55, 0]);
    assert_eq!(counts::<RevenueCode>(), [50, 50, 27, 25, 0]);
}

fn whole<C: Code>() {
    let catalog = catalog(2023);
    let mut previous = None;
    let mut by_children = 0;
    for entry in catalog.iter::<C>() {
        let code = entry.code();
        assert!(previous < Some(code), "{code} is out of order");
        previous = Some(code);
        let again = catalog.get(code).unwrap();
        assert_eq!((again.code(), again.name(), again.standing()), (code, entry.name(), entry.standing()));
        assert_eq!(code.to_string().parse::<C>(), Ok(code));
        assert_eq!(catalog.name_status(code, entry.name()), NameStatus::Current);
        assert_eq!(entry.classification(), C::CLASSIFICATION);
        assert!(!entry.is_overlay());
        for above in code.ancestors() {
            assert!(catalog.contains(above), "{code} has no {above} above it");
        }
        assert_eq!(entry.is_attested(), entry.first_seen().is_some());
        assert!(entry.first_seen() <= entry.last_seen());
        if entry.is_attested() {
            assert!(entry.sources().len() > 0, "{code} has no source");
            assert!(entry.first_seen().is_some_and(|year| entry.was_seen_in(year)));
            assert!(entry.sources().any(|source| source.kind() != SourceKind::LegacyTable));
        } else {
            assert!(matches!(entry.confidence(), Some(1..=99)));
        }
        let children: Vec<_> = catalog.children(code).map(|child| child.code()).collect();
        assert!(children.is_sorted(), "{code}");
        assert!(children.iter().all(|child| child.parent() == Some(code)));
        by_children += children.len();
    }
    let roots: Vec<_> = catalog.roots::<C>().map(|root| root.code()).collect();
    assert!(roots.is_sorted() && roots.iter().all(|root| root.level() == Level::Class));
    assert_eq!(roots.len() + by_children, catalog.iter::<C>().count());
}

#[test]
fn every_entry_is_found_by_code_and_hangs_in_the_tree() {
    whole::<FunctionalCode>();
    whole::<EconomicCode>();
    whole::<GovernmentEconomicCode>();
    whole::<RevenueCode>();
}

fn lookup_agrees<C: Code>() {
    let catalog = catalog(2023);
    let known: HashSet<C> = catalog.iter::<C>().map(|entry| entry.code()).collect();
    let first = u32::from(C::CLASSIFICATION.first_digit());
    let numbers = (first * 100..first * 100 + 100)
        .chain(first * 10_000..first * 10_000 + 10_000)
        .chain(first * 1_000_000..first * 1_000_000 + 1_000_000);
    for code in numbers.filter_map(|number| C::try_from_number(number).ok()) {
        assert_eq!(catalog.get(code).is_some(), known.contains(&code), "{code}");
    }
}

#[test]
fn lookup_over_the_whole_domain_agrees_with_the_listing() {
    lookup_agrees::<FunctionalCode>();
    lookup_agrees::<EconomicCode>();
    lookup_agrees::<GovernmentEconomicCode>();
    lookup_agrees::<RevenueCode>();
}

#[test]
fn every_year_has_a_catalog() {
    for number in FiscalYear::MIN.get()..=FiscalYear::MAX.get() {
        let catalog = catalog(number);
        assert_eq!(catalog.year().get(), number);
        if number >= 2018 {
            assert_eq!(catalog.name(functional(201)), Some("一般公共服务支出"));
        }
        for code in [215, 20805, 22198, 2_111_101, 2_130_705, 2_300_227] {
            let entry = catalog.get(functional(code)).unwrap();
            assert_eq!(catalog.name_status(entry.code(), entry.name()), NameStatus::Current);
            let current = catalog
                .names_over_time(entry.code())
                .iter()
                .filter(|record| record.status() == NameStatus::Current)
                .count();
            assert_eq!(current, 1, "{code} in {number}");
        }
    }
    assert!(std::mem::size_of::<Catalog>() <= 16);
}

#[test]
fn editions_tell_how_well_a_year_is_covered() {
    for (number, attested) in
        [(2007, false), (2016, false), (2017, true), (2023, true), (2024, true), (2025, true), (2026, true)]
    {
        let edition = catalog(number).edition();
        assert_eq!(edition.is_attested(), attested, "{number}");
        let all = edition.seen() + edition.seen_in_other_years() + edition.unverified() + edition.listed();
        let codes = if number < 2018 { 2662 } else { 1716 + 116 + 85 + 47 };
        assert_eq!(all, codes, "{number}");
    }
    assert_eq!(catalog(1950).edition().seen(), 0);
    assert!(catalog(2025).edition().seen() > 150);
}

#[test]
fn what_the_sources_say_of_a_year() {
    let of_year = |year: u16| FiscalYear::constant(year);
    let between = |before, after| Evidence::Between { before: of_year(before), after: of_year(after) };
    for (number, code, evidence) in [
        // The budgets of 2017 to 2019 print it, and nothing later.
        (2016, 2_080_504, Evidence::Uncovered),
        (2017, 2_080_504, Evidence::Attested),
        (2018, 2_080_504, Evidence::Attested),
        (2019, 2_080_504, Evidence::Attested),
        (2020, 2_080_504, Evidence::Uncovered),
        // Of the list of an old edition alone, which attests nothing from 2018 on.
        (2017, 2_040_404, Evidence::Listed),
        (2017, 2_040_406, Evidence::Listed),
        (2018, 2_040_405, Evidence::Uncovered),
        (2019, 20805, Evidence::Attested),
        (2021, 20805, between(2019, 2023)),
        (2030, 20805, Evidence::Uncovered),
        // Added by a notice.
        (2024, 22911, Evidence::Absent(Absence::AddedIn(of_year(2025)))),
        (2025, 22911, Evidence::Attested),
        (2026, 22911, Evidence::AddedBefore(of_year(2025))),
        (2006, 201, Evidence::Absent(Absence::ClassificationSince(of_year(2007)))),
        // Nobody knows it.
        (2023, 2_050_298, Evidence::Uncovered),
    ] {
        assert_eq!(catalog(number).evidence(functional(code)), evidence, "{code} in {number}");
    }
    let economic = |number, code| catalog(number).evidence(EconomicCode::constant(code));
    for code in [30307, 30311, 30312] {
        assert_eq!(economic(2017, code), Evidence::Attested, "{code}");
    }
    // What an overlay names is of its year, and what a source has wrong is no evidence.
    let mut overlay = CatalogOverlay::new("某省2030年科目");
    overlay.insert(functional(20805), "行政事业单位养老支出").unwrap();
    let laid_over = catalog(2030).with_overlay(overlay);
    assert_eq!(laid_over.evidence(functional(20805)), Evidence::Attested);
    assert_eq!(catalog(2018).evidence(functional(2_059_999)), Evidence::Uncovered);
}

#[test]
fn names_of_old_editions_stand_before_2018_alone() {
    let code = functional(2_040_405);
    assert_eq!(catalog(2017).name(code), Some("公诉和审判监督"));
    assert_eq!(catalog(2018).name(code), None);
    assert!(catalog(2018).children(functional(20404)).all(|entry| entry.code() != code));
    assert!(catalog(2017).children(functional(20404)).any(|entry| entry.code() == code));
    let later = catalog(2024);
    let names = later.names_over_time(code);
    assert_eq!(names.len(), 1);
    assert_eq!(names[0].entry().standing(), Standing::Listed);
    assert_eq!(names[0].status(), NameStatus::Former { until: None });
    // One of the two uses of a code, by the year.
    let economic = EconomicCode::constant(30311);
    assert_eq!(catalog(2017).name(economic), Some("住房公积金"));
    assert_eq!(catalog(2018).name(economic), Some("代缴社会保险费"));
}

#[test]
fn class_215_over_the_years() {
    let old = "资源勘探信息等支出";
    let new = "资源勘探工业信息等支出";
    let class = functional(215);
    for (number, name, other) in [
        (2018, old, NameStatus::Later { since: year(2021) }),
        (2019, old, NameStatus::Later { since: year(2021) }),
        (2020, old, NameStatus::Later { since: year(2021) }),
        (2021, new, NameStatus::Former { until: year(2020) }),
        (2023, new, NameStatus::Former { until: year(2020) }),
        (2026, new, NameStatus::Former { until: year(2020) }),
        (2040, new, NameStatus::Former { until: year(2020) }),
    ] {
        let catalog = catalog(number);
        assert_eq!(catalog.name(class), Some(name), "{number}");
        assert_eq!(catalog.name_status(class, name), NameStatus::Current);
        let others = if name == old { new } else { old };
        assert_eq!(catalog.name_status(class, others), other, "{number}");
        assert_eq!(catalog.is_former_name(class, others), number > 2020);
        assert_eq!(catalog.name_status(class, "资源"), NameStatus::Unknown);
    }
    let catalog = catalog(2023);
    let names = catalog.names_over_time(class);
    let periods: Vec<_> =
        names.iter().map(|record| (record.entry().name(), record.since(), record.until())).collect();
    // What the list of an old edition has comes first.
    assert_eq!(periods[1..], [(old, None, year(2020)), (new, year(2021), None)]);
    assert_eq!(names[0].entry().standing(), Standing::Listed);
    assert!(names[1].entry().is_weakly_attested());
}

#[test]
fn names_change_as_the_sources_say() {
    for (code, number, name) in [
        (20805, 2019, "行政事业单位离退休"),
        (20805, 2020, "行政事业单位养老支出"),
        (20805, 2025, "行政事业单位养老支出"),
        // The year of the change is unknown: the nearest evidence decides.
        (2_040_607, 2018, "法律援助"),
        (2_040_607, 2020, "法律援助"),
        (2_040_607, 2021, "公共法律服务"),
        (21112, 2023, "可再生能源"),
        (21112, 2026, "清洁能源"),
        (2_110_307, 2016, "排污费安排的支出"),
        (2_110_307, 2023, "土壤"),
        (2_070_199, 2018, "其他文化支出"),
        (2_070_199, 2019, "其他文化和旅游支出"),
        // Mistakes and short forms never stand.
        (2_059_999, 2018, "其他教育支出"),
        (2_111_101, 2025, "生态环境监测与信息"),
        (2_130_705, 2017, "对村民委员会和村党支部的补助"),
        (2_300_227, 2022, "固定数额补助支出"),
        (22198, 2025, "超长期特别国债安排的支出"),
        (22198, 2026, "其他住房保障支出"),
        (207, 2018, "文化体育与传媒支出"),
        (207, 2019, "文化旅游体育与传媒支出"),
    ] {
        assert_eq!(catalog(number).name(functional(code)), Some(name), "{code} in {number}");
    }
    let catalog = catalog(2024);
    for (code, name, status) in [
        (2_059_999, "其他普通教育支出", NameStatus::SourceError),
        (2_111_101, "减排专项支出", NameStatus::SourceError),
        (2_300_227, "固定数额补助", NameStatus::Abbreviation),
        (2_081_105, "残疾人就业和扶贫", NameStatus::Former { until: year(2020) }),
        (22198, "其他住房保障支出", NameStatus::Unsettled),
        (21112, "清洁能源", NameStatus::Later { since: None }),
        (2_040_607, "法律援助", NameStatus::Former { until: None }),
    ] {
        assert_eq!(catalog.name_status(functional(code), name), status, "{code} {name}");
    }
    // The name that stands is believed, though the code was read: no ground for an error.
    assert!(!catalog.is_attested(GovernmentEconomicCode::constant(50601)));
}

#[test]
fn renamings_name_names_of_the_catalog() {
    let catalog = catalog(2023);
    let mut count = 0;
    for rename in catalog.all_renames::<FunctionalCode>() {
        for name in [rename.old_name(), rename.new_name()] {
            assert_ne!(catalog.name_status(rename.code(), name), NameStatus::Unknown, "{name}");
        }
        assert!(catalog.renames(rename.code()).any(|other| other.old_name() == rename.old_name()));
        count += 1;
    }
    assert_eq!(count, 33);
    assert_eq!(catalog.all_renames::<EconomicCode>().count(), 4);
    assert_eq!(catalog.all_renames::<GovernmentEconomicCode>().count(), 1);
    assert_eq!(catalog.all_renames::<RevenueCode>().count(), 2);
}

#[test]
fn names_are_found() {
    let catalog = catalog(2023);
    let hits = catalog.find("行政运行");
    assert!(hits.len() > 50);
    assert!(hits.iter().all(|hit| hit.classification() == Classification::Functional));
    let shared: Vec<_> = catalog.find("住房公积金").iter().map(SearchHit::code).collect();
    assert_eq!(
        shared,
        [
            CatalogCode::from(functional(2_210_201)),
            CatalogCode::from(functional(2_290_301)),
            CatalogCode::from(EconomicCode::constant(30113)),
            CatalogCode::from(EconomicCode::constant(30311)),
            CatalogCode::from(GovernmentEconomicCode::constant(50103)),
        ],
    );
    assert!(
        catalog.find("").is_empty() && catalog.search("").is_empty() && catalog.find("无此科目").is_empty()
    );
    let former: Vec<_> =
        catalog.search("一事一议").iter().map(|hit| (hit.code().number(), hit.status())).collect();
    let status = NameStatus::Former { until: None };
    assert_eq!(former, [(2_130_145, status), (2_130_701, status)]);
}

#[test]
fn an_overlay_wins_and_says_its_source() {
    let mut overlay = CatalogOverlay::new("某省2027年科目");
    overlay.insert(functional(215), "工业支出").unwrap();
    overlay.insert(functional(2_014_001), "行政运行").unwrap();
    overlay.insert(functional(20140), "信访事务").unwrap();
    let rows = Standing::Unverified { confidence: 40 };
    overlay.insert_with(EconomicCode::constant(30298), "零星支出", rows).unwrap();
    assert_eq!(overlay.len(), 4);
    let codes: Vec<_> = overlay.codes().map(CatalogCode::number).collect();
    assert_eq!(codes, [20140, 2_014_001, 215, 30298]);

    let embedded = catalog(2027);
    let catalog = embedded.clone().with_overlay(overlay);
    let entry = catalog.get(functional(215)).unwrap();
    assert_eq!((entry.name(), entry.is_overlay(), entry.standing()), ("工业支出", true, Standing::Attested));
    assert_eq!((entry.first_seen(), entry.last_seen()), (year(2027), year(2027)));
    let source = entry.sources().next().unwrap();
    assert_eq!(
        (source.title(), source.kind(), source.year()),
        ("某省2027年科目", SourceKind::Overlay, year(2027))
    );
    assert_eq!(catalog.name_status(entry.code(), "资源勘探工业信息等支出"), NameStatus::Replaced);
    assert_eq!(
        catalog.name_status(entry.code(), "资源勘探信息等支出"),
        NameStatus::Former { until: year(2020) },
    );
    assert_eq!(catalog.names_over_time(entry.code()).last().unwrap().entry().name(), "工业支出");
    assert_eq!(catalog.get(EconomicCode::constant(30298)).unwrap().confidence(), Some(40));
    assert!(!catalog.is_attested(EconomicCode::constant(30298)));

    let count = catalog.iter::<FunctionalCode>().count();
    assert_eq!(count, embedded.iter::<FunctionalCode>().count() + 2);
    let listed: Vec<_> = catalog.iter::<FunctionalCode>().map(|entry| entry.code()).collect();
    assert!(listed.windows(2).all(|pair| pair[0] < pair[1]));
    let below: Vec<_> = catalog.children(functional(20140)).map(|entry| entry.name()).collect();
    assert_eq!(below, ["行政运行"]);
    assert!(catalog.children(functional(201)).any(|entry| entry.name() == "信访事务"));
    assert_eq!(catalog.roots::<FunctionalCode>().filter(Entry::is_overlay).count(), 1);
    assert_eq!(catalog.find("工业支出").len(), 1);
    assert_eq!(catalog.class_named("工业支出"), Some(functional(215)));
    assert!(catalog.edition().is_attested() && !embedded.edition().is_attested());

    let mut second = CatalogOverlay::new("更正");
    second.insert(functional(215), "工业和信息支出").unwrap();
    let catalog = catalog.with_overlay(second);
    let entry = catalog.get(functional(215)).unwrap();
    assert_eq!((entry.name(), entry.sources().next().unwrap().id()), ("工业和信息支出", "更正"));
    let lower = catalog.get(functional(20140)).unwrap();
    assert_eq!((lower.name(), lower.sources().next().unwrap().id()), ("信访事务", "某省2027年科目"));
}

#[test]
fn an_overlay_refuses_bad_names() {
    let mut overlay = CatalogOverlay::new("某省");
    overlay.insert(functional(201), "甲").unwrap();
    overlay.insert(functional(201), "甲").unwrap();
    for (name, standing, message) in [
        ("", Standing::Attested, "the name of 201 is empty"),
        ("甲\n乙", Standing::Attested, r#"the name of 201 holds control characters: found "甲\n乙""#),
        ("乙", Standing::Attested, r#"201 already has the name "甲": found "乙""#),
        (
            "甲",
            Standing::Unverified { confidence: 101 },
            "the confidence in the name of 201 is 101, expected at most 100 percent",
        ),
    ] {
        assert_eq!(overlay.insert_with(functional(201), name, standing).unwrap_err().to_string(), message);
    }
    assert_eq!(overlay.len(), 1);
}

#[cfg(feature = "csv")]
fn wrong_lines(file: &[u8]) -> Vec<String> {
    let error = CatalogOverlay::from_csv("某省", file).unwrap_err();
    assert!(!error.is_read());
    let lines: Vec<_> = error.lines().iter().map(ToString::to_string).collect();
    let (count, verb) = if lines.len() == 1 {
        ("1 line".to_owned(), "is")
    } else {
        (format!("{} lines", lines.len()), "are")
    };
    let whole = format!("{count} of the catalog {verb} wrong, nothing was loaded\n{}", lines.join("\n"));
    assert_eq!(error.to_string(), whole);
    lines
}

#[cfg(feature = "csv")]
#[test]
fn wrong_lines_say_what_and_where() {
    for (file, messages) in [
        (
            "",
            &[
                "line 1: the file is empty, expected a line with the columns code (编码, 科目编码, 科目代码), name (名称, 科目名称)",
            ][..],
        ),
        (
            "\n\n",
            &[
                "line 1: the file is empty, expected a line with the columns code (编码, 科目编码, 科目代码), name (名称, 科目名称)",
            ],
        ),
        (
            "类,款\n201,甲\n",
            &[
                r#"line 1: found the columns "类,款", missing: code (编码, 科目编码, 科目代码), name (名称, 科目名称)"#,
            ],
        ),
        (
            "code,title\n201,甲\n",
            &[r#"line 1: found the columns "code,title", missing: name (名称, 科目名称)"#],
        ),
        (
            "code,name\n0201,甲\n2010,乙\n２０１,丙\n,丁\n601,戊\n30100,己\n",
            &[
                r#"line 2: "0201" begins with '0', expected 1 (revenue), 2 (functional), 3 (department economic) or 5 (government economic)"#,
                r#"line 3: "2010" is no functional code: found 4 digits, expected 3 (类), 5 (款) or 7 (项)"#,
                r#"line 4: "２０１" begins with '２', expected 1 (revenue), 2 (functional), 3 (department economic) or 5 (government economic)"#,
                "line 5: the code is empty",
                r#"line 6: "601" begins with '6', expected 1 (revenue), 2 (functional), 3 (department economic) or 5 (government economic)"#,
                r#"line 7: "30100" is no department economic code: the 款 digits (positions 4-5) are 00, expected 01 to 99"#,
            ],
        ),
        (
            "code,name\r\n201\r\n\r\n\r\n202,甲,乙\r\n203,\r\n",
            &[
                "line 2: found 1 field, expected 2 as in the first line",
                "line 5: found 3 fields, expected 2 as in the first line",
                "line 6: the name of 203 is empty",
            ],
        ),
        (
            "code,name\n201,甲\n301,乙\n201,丙\n201,甲\n",
            &[r#"line 4: 201 already has the name "甲": found "丙" (first named on line 2)"#],
        ),
        (
            "code,name\n\"201\",\"甲\n乙\"\n\"\",丙\n",
            &[
                r#"line 2: the name of 201 holds control characters: found "甲\n乙""#,
                "line 4: the code is empty",
            ],
        ),
        (
            "code,name,standing,confidence\n201,甲,maybe,\n202,乙,unverified,\n203,丙,unverified,0.9\n204,丁,unverified,101\n205,戊,unverified,+5\n",
            &[
                r#"line 2: found the standing "maybe", expected attested or unverified"#,
                r#"line 3: found the confidence "" of an unverified name, expected whole percent from 0 to 100"#,
                r#"line 4: found the confidence "0.9" of an unverified name, expected whole percent from 0 to 100"#,
                r#"line 5: found the confidence "101" of an unverified name, expected whole percent from 0 to 100"#,
                r#"line 6: found the confidence "+5" of an unverified name, expected whole percent from 0 to 100"#,
            ],
        ),
    ] {
        assert_eq!(wrong_lines(file.as_bytes()), messages, "{file:?}");
    }
    let gbk = b"code,name\n201,\xbc\xd7\n202,\n";
    assert_eq!(
        wrong_lines(gbk),
        [
            "line 2: found bytes that are not UTF-8 (convert GBK or GB 18030 first)",
            "line 3: the name of 202 is empty",
        ],
    );
}

#[cfg(feature = "csv")]
#[test]
fn files_load_as_offices_write_them() {
    let file = "\u{feff}序号,科目编码,科目名称,standing,confidence,来源\r\n\
                1, 20140 ,信访事务,,,\r\n\
                \r\n\
                2,30298,\"零星,支出\",unverified,80,另一文件\r\n\
                3,51299,其他债务还本,attested,,另一文件\r\n";
    let overlay = CatalogOverlay::from_csv("某省2027年科目", file.as_bytes()).unwrap();
    assert_eq!(overlay.len(), 3);
    let catalog = catalog(2027).with_overlay(overlay);
    assert_eq!(catalog.name(functional(20140)), Some("信访事务"));
    let loose = catalog.get(EconomicCode::constant(30298)).unwrap();
    assert_eq!((loose.name(), loose.confidence()), ("零星,支出", Some(80)));
    let title =
        |code| catalog.get(GovernmentEconomicCode::constant(code)).unwrap().sources().next().unwrap().title();
    assert_eq!(title(51299), "另一文件");
    assert!(CatalogOverlay::from_csv("空", "code,name\n".as_bytes()).unwrap().is_empty());
}

#[cfg(feature = "csv")]
#[test]
fn a_reader_that_fails_is_told_apart() {
    struct Broken;
    impl std::io::Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("the disk is gone"))
        }
    }
    let error = CatalogOverlay::from_csv("某省", Broken).unwrap_err();
    assert!(error.is_read() && error.lines().is_empty());
    assert_eq!(error.to_string(), "the catalog could not be read: the disk is gone");
}

#[test]
fn correspondences_join_codes_of_the_catalog() {
    let catalog = catalog(2023);
    let mut count = (0, 0);
    for unit_type in [UnitType::Agency, UnitType::Institution] {
        for entry in catalog.iter::<EconomicCode>() {
            let Some(pair) = economic_correspondence(entry.code(), unit_type) else { continue };
            assert_eq!((pair.department(), pair.unit_type()), (entry.code(), unit_type));
            assert!(catalog.contains(pair.government()), "{}", pair.government());
            assert_eq!(pair.standing().is_attested(), pair.source().is_some());
            let back: Vec<_> =
                department_codes(pair.government(), unit_type).map(Correspondence::department).collect();
            assert!(back.contains(&entry.code()) && back.is_sorted());
            if pair.standing().is_attested() { count.0 += 1 } else { count.1 += 1 }
        }
    }
    assert_eq!(count, (44, 151));
    assert_eq!(economic_correspondence(EconomicCode::constant(301), UnitType::Agency), None);
    assert_eq!(economic_correspondence(EconomicCode::constant(30107), UnitType::Agency), None);
    let by_unit = |unit_type| {
        economic_correspondence(EconomicCode::constant(31002), unit_type).unwrap().government().number()
    };
    assert_eq!((by_unit(UnitType::Agency), by_unit(UnitType::Institution)), (50306, 50601));
}

#[test]
fn judgements_are_on_codes_of_the_catalog_and_cover_every_class() {
    let catalog = catalog(2023);
    assert_eq!(cofog_judgements().len(), 340);
    assert_eq!(gfsm_judgements().len() + government_gfsm_judgements().len(), 153);
    assert!(
        cofog_judgements()
            .all(|judgement| catalog.contains(judgement.code()) && !judgement.note().is_empty())
    );
    assert!(
        gfsm_judgements().all(|judgement| catalog.contains(judgement.code()) && !judgement.note().is_empty())
    );
    assert!(government_gfsm_judgements().all(|judgement| catalog.contains(judgement.code())));
    for entry in catalog.iter::<FunctionalCode>() {
        let judgement = cofog(entry.code()).unwrap();
        assert!(judgement.code().contains(entry.code()));
        assert_eq!(judgement.is_open(), judgement.extent().is_none());
        // What holds for the whole of a code holds for everything below it.
        for above in entry.code().ancestors().filter_map(cofog) {
            if let (Some(target), Some(Extent::Whole)) = (above.target(), above.extent()) {
                assert!(judgement.target().is_some_and(|lower| target.contains(lower)), "{}", entry.code());
            }
        }
    }
    assert!(catalog.iter::<EconomicCode>().all(|entry| gfsm(entry.code()).is_some()));
    assert!(catalog.iter::<GovernmentEconomicCode>().all(|entry| government_gfsm(entry.code()).is_some()));
    assert_eq!(cofog(functional(298)), None);
}

#[test]
fn judgements_fall_back_to_the_nearest_code_above() {
    for (code, at, target) in [
        (2_050_201, 2_050_201, Some(Cofog::from(CofogGroup::PrimaryEducation))),
        (2_050_299, 20502, Some(Cofog::from(CofogDivision::Education))),
        (2_020_101, 20201, Some(Cofog::from(CofogGroup::ExecutiveFinancialExternal))),
        (2_059_801, 205, Some(Cofog::from(CofogDivision::Education))),
        (2_060_301, 206, None),
        (2_210_201, 22102, None),
    ] {
        let judgement = cofog(functional(code)).unwrap();
        assert_eq!((judgement.code(), judgement.target()), (functional(at), target), "{code}");
    }
    let taxes = gfsm(EconomicCode::constant(30240)).unwrap();
    assert_eq!(taxes.target(), Some(GfsmCategory::OtherTransfers));
}

#[test]
fn what_contradicts_the_catalog_is_not_loaded_over_it() {
    let file =
        format!("code,name,catalog\n2010301,行政管理,{}\n", cn_budget::identity::CatalogMatch::Contradicts);
    assert_eq!(CatalogOverlay::from_csv("某县2024年预算", file.as_bytes()).unwrap().len(), 0);
}
