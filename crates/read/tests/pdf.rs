//! PDFs written for the purpose, and what is read of them.

use crate::support;

use cn_budget::{Language, document::Place, value::Note};
use cn_budget_read::{Block, Grid, Layout, Line, PdfError, PdfLimits};
use pdf_writer::types::TextRenderingMode;
use pdf_writer::{Content, Finish, Name, Rect};
use support::{Sheet, pdf, pdf_with, width};

fn read(bytes: &[u8]) -> Result<Layout, PdfError> {
    Layout::from_pdf(bytes, &PdfLimits::default())
}

fn layout(sheets: Vec<Sheet>) -> Layout {
    read(&pdf(sheets)).unwrap_or_else(|error| panic!("{error}"))
}

fn grids(layout: &Layout) -> Vec<&Grid> {
    let grid = |block: &'_ Block| matches!(block, Block::Grid(_));
    layout
        .blocks
        .iter()
        .filter(|block| grid(block))
        .map(|block| match block {
            Block::Grid(grid) => grid,
            _ => unreachable!("filtered"),
        })
        .collect()
}

fn lines(layout: &Layout) -> Vec<&Line> {
    layout
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Line(line) => Some(line),
            _ => None,
        })
        .collect()
}

fn texts(layout: &Layout) -> Vec<&str> {
    lines(layout).into_iter().map(|line| line.text.as_str()).collect()
}

fn rows(grid: &Grid) -> Vec<Vec<&str>> {
    (0..grid.rows()).map(|row| (0..grid.columns()).map(|column| grid.text(row, column)).collect()).collect()
}

/// An A4 page with a table of two columns and three rows, its text a little in from the rulings.
const XS: [f32; 3] = [100.0, 250.0, 350.0];
const YS: [f32; 4] = [700.0, 680.0, 660.0, 640.0];

fn fill_in(sheet: &mut Sheet) {
    for (row, (name, figure)) in
        [("项目", "预算数"), ("人员经费", "9682.88"), ("合 计", "")].into_iter().enumerate()
    {
        sheet.text(104.0, YS[row] - 14.0, 10.0, name);
        sheet.text(346.0 - width(figure, 10.0), YS[row] - 14.0, 10.0, figure);
    }
}

fn expected() -> Vec<Vec<&'static str>> {
    vec![vec!["项目", "预算数"], vec!["人员经费", "9682.88"], vec!["合 计", ""]]
}

fn a4() -> Sheet {
    Sheet::new(595.0, 842.0)
}

#[test]
fn a_ruled_table_is_a_grid_and_the_text_around_it_lines() {
    let mut sheet = a4();
    sheet.text(250.0, 760.0, 16.0, "部门收支总表");
    sheet.text(300.0, 710.0, 10.0, "单位：万元");
    sheet.ruled(&XS, &YS);
    fill_in(&mut sheet);
    sheet.text(100.0, 620.0, 10.0, "注：本表反映收支。");
    let layout = layout(vec![sheet]);
    assert_eq!(texts(&layout), ["部门收支总表", "单位：万元", "注：本表反映收支。"]);
    assert_eq!(rows(grids(&layout)[0]), expected());
    let printed_on = |place: Place| (place.page, place.line);
    assert_eq!(printed_on(grids(&layout)[0].place(1)), (Some(1), Some(2)));
    assert!(matches!(layout.blocks[2], Block::Grid(_)), "in reading order");
    assert_eq!(printed_on(lines(&layout)[2].place), (Some(1), Some(3)));
    assert_eq!(layout.notes, []);
}

#[test]
fn rulings_may_be_thin_rectangles_one_per_side_of_a_cell_and_double() {
    let mut sheet = a4();
    for row in YS.windows(2) {
        for column in XS.windows(2) {
            let (left, right, high, low) = (column[0], column[1], row[0], row[1]);
            // Each side a little off its neighbour's, as programs round them.
            sheet.content.rect(left, high - 0.4, right - left, 0.5).fill_nonzero();
            sheet.content.rect(left, low + 0.3, right - left, 0.5).fill_nonzero();
            sheet.content.rect(left + 0.2, low, 0.5, high - low);
            sheet.content.rect(right - 0.6, low, 0.5, high - low).fill_nonzero();
        }
    }
    sheet.line((98.0, 702.5), (352.0, 702.5));
    fill_in(&mut sheet);
    let layout = layout(vec![sheet]);
    assert_eq!(rows(grids(&layout)[0]), expected());
}

#[test]
fn missing_inner_rulings_are_spans() {
    let mut sheet = a4();
    sheet.line((100.0, 700.0), (400.0, 700.0)).line((100.0, 660.0), (400.0, 660.0));
    sheet.line((100.0, 640.0), (400.0, 640.0)).line((200.0, 680.0), (400.0, 680.0));
    sheet.line((100.0, 700.0), (100.0, 640.0)).line((400.0, 700.0), (400.0, 640.0));
    sheet.line((200.0, 700.0), (200.0, 640.0)).line((300.0, 680.0), (300.0, 640.0));
    sheet.text(120.0, 676.0, 10.0, "项目").text(280.0, 686.0, 10.0, "支出");
    sheet.text(230.0, 666.0, 10.0, "基本支出").text(330.0, 666.0, 10.0, "项目支出");
    sheet.text(104.0, 646.0, 10.0, "教育").text(270.0, 646.0, 10.0, "1.00").text(370.0, 646.0, 10.0, "2.00");
    let layout = layout(vec![sheet]);
    let grid = grids(&layout)[0];
    assert_eq!(rows(grid), [["项目", "支出", ""], ["", "基本支出", "项目支出"], ["教育", "1.00", "2.00"]]);
    let spans = |row, column| grid.covering(row, column).map(|cell| (cell.row_span, cell.column_span));
    assert_eq!((spans(1, 0), spans(0, 2), spans(1, 2)), (Some((2, 1)), Some((1, 2)), Some((1, 1))));
    assert_eq!(grid.covering(1, 0).map(|cell| cell.text.as_str()), Some("项目"));
}

#[test]
fn two_tables_on_a_page_and_one_box_around_text() {
    let mut sheet = a4();
    sheet.ruled(&XS, &YS);
    fill_in(&mut sheet);
    sheet.ruled(&[100.0, 200.0, 300.0], &[500.0, 480.0]);
    sheet.text(104.0, 486.0, 10.0, "合计").text(204.0, 486.0, 10.0, "3.00");
    sheet.ruled(&[90.0, 500.0], &[400.0, 350.0]);
    sheet.text(104.0, 380.0, 10.0, "目录");
    let layout = layout(vec![sheet]);
    assert_eq!(grids(&layout).len(), 2);
    assert_eq!(rows(grids(&layout)[1]), [["合计", "3.00"]]);
    assert_eq!(texts(&layout), ["目录"]);
}

#[test]
fn a_table_without_outer_sides_keeps_its_outer_columns() {
    let mut sheet = a4();
    for y in YS {
        sheet.line((XS[0], y), (XS[2], y));
    }
    sheet.line((XS[1], YS[0]), (XS[1], YS[3]));
    fill_in(&mut sheet);
    assert_eq!(rows(grids(&layout(vec![sheet]))[0]), expected());
}

#[test]
fn wrapped_text_is_joined_as_it_was_wrapped() {
    let mut sheet = a4();
    sheet.ruled(&[100.0, 170.0, 230.0, 330.0], &[700.0, 660.0]);
    sheet.text(104.0, 686.0, 10.0, "机关事业单位").text(104.0, 672.0, 10.0, "基本养老保险");
    sheet.text(174.0, 686.0, 10.0, "156,211,12").text(174.0, 672.0, 10.0, "3.50");
    sheet.text(234.0, 686.0, 10.0, "12.00").text(234.0, 672.0, 10.0, "15.00");
    let layout = layout(vec![sheet]);
    assert_eq!(rows(grids(&layout)[0]), [["机关事业单位基本养老保险", "156,211,123.50", "12.00 15.00"]]);
}

#[test]
fn rows_that_no_ruling_parts_are_parted_by_their_figures() {
    let mut sheet = a4();
    sheet.ruled(&XS, &[700.0, 680.0, 620.0, 600.0]);
    sheet.text(104.0, 686.0, 10.0, "项目").text(300.0, 686.0, 10.0, "预算数");
    for (y, name, figure) in
        [(666.0, "教育支出", "12.50"), (646.0, "科学技术支出", "8.00"), (626.0, "节能环保支出", "")]
    {
        sheet.text(104.0, y, 10.0, name).text(346.0 - width(figure, 10.0), y, 10.0, figure);
    }
    sheet.text(104.0, 606.0, 10.0, "合计").text(320.0, 606.0, 10.0, "20.50");
    // A third name without a figure leaves it open which is whose; the row stays one.
    let read = layout(vec![sheet]);
    assert_eq!(rows(grids(&read)[0])[1], ["教育支出科学技术支出节能环保支出", "12.50 8.00"]);

    let mut sheet = a4();
    sheet.ruled(&XS, &[700.0, 680.0, 640.0, 620.0]);
    sheet.text(104.0, 686.0, 10.0, "项目").text(300.0, 686.0, 10.0, "预算数");
    for (y, name, figure) in
        [(666.0, "教育支出", "12.50"), (646.0, "科学技术支出", "8.00"), (626.0, "合计", "20.50")]
    {
        sheet.text(104.0, y, 10.0, name).text(346.0 - width(figure, 10.0), y, 10.0, figure);
    }
    let read = layout(vec![sheet]);
    assert_eq!(
        rows(grids(&read)[0]),
        [["项目", "预算数"], ["教育支出", "12.50"], ["科学技术支出", "8.00"], ["合计", "20.50"]]
    );
}

#[test]
fn a_figure_that_runs_over_the_ruling_is_one_figure() {
    let mut sheet = a4();
    sheet.ruled(&[100.0, 140.0, 240.0], &[700.0, 680.0]);
    // 55 points wide in a cell of 40.
    sheet.text(98.0, 686.0, 10.0, "156,211,123").text(170.0, 686.0, 10.0, "7");
    assert_eq!(rows(grids(&layout(vec![sheet]))[0]), [["156,211,123", "7"]]);
}

#[test]
fn a_name_that_runs_over_the_ruling_is_its_own_cell_s_and_costs_no_figure() {
    let (xs, ys) = ([100.0, 147.0, 247.0], [700.0, 680.0]);
    let figure = |sheet: &mut Sheet| {
        sheet.text(243.0 - width("800.00", 10.0), 686.0, 10.0, "800.00");
    };
    // Cut at the ruling: of the fifth letter 0.4 are seen, of the sixth nothing; so too a letter after a blank.
    for (x, name, seen) in [(103.0, "政府办公厅室", "政府办公厅"), (108.0, "政府办 公", "政府办 公")]
    {
        let mut sheet = a4();
        sheet.ruled(&xs, &ys);
        sheet.content.save_state().rect(100.0, 680.0, 47.0, 20.0).clip_nonzero().end_path();
        sheet.text(x, 686.0, 10.0, name);
        sheet.content.restore_state();
        figure(&mut sheet);
        assert_eq!(rows(grids(&layout(vec![sheet]))[0]), [[seen, "800.00"]]);
    }
    // Not cut at all; and set in the middle of a cell that is too narrow on both sides.
    let mut sheet = a4();
    sheet.ruled(&xs, &ys);
    sheet.text(102.0, 686.0, 10.0, "政府办公厅室");
    figure(&mut sheet);
    assert_eq!(rows(grids(&layout(vec![sheet]))[0]), [["政府办公厅室", "800.00"]]);
    let mut sheet = a4();
    sheet.ruled(&[60.0, 100.0, 125.0, 225.0], &ys);
    sheet.text(62.0, 686.0, 10.0, "201").text(92.5, 686.0, 10.0, "一般预算").text(190.0, 686.0, 10.0, "1.00");
    assert_eq!(rows(grids(&layout(vec![sheet]))[0]), [["201", "一般预算", "1.00"]]);
}

#[test]
fn words_of_two_cells_are_parted_by_the_ruling_between_them() {
    let (xs, ys) = ([100.0, 150.5, 250.0], [700.0, 680.0]);
    // One text with a blank at the ruling, and two that leave a tenth of an em between them.
    let mut sheet = a4();
    sheet.ruled(&xs, &ys);
    sheet.text(108.0, 686.0, 10.0, "政府办公 行政运行");
    assert_eq!(rows(grids(&layout(vec![sheet]))[0]), [["政府办公", "行政运行"]]);
    let mut sheet = a4();
    sheet.ruled(&xs, &ys);
    sheet.text(100.0, 686.0, 10.0, "政府办公厅").text(151.0, 686.0, 10.0, "行政运行");
    assert_eq!(rows(grids(&layout(vec![sheet]))[0]), [["政府办公厅", "行政运行"]]);
    // A name cut at the ruling whose last letter would end where the next cell's word begins.
    let mut sheet = a4();
    sheet.ruled(&xs, &ys);
    sheet.content.save_state().rect(100.0, 680.0, 50.5, 20.0).clip_nonzero().end_path();
    sheet.text(101.6, 686.0, 10.0, "政府办公厅");
    sheet.content.restore_state();
    sheet.text(151.5, 686.0, 10.0, "行政运行");
    assert_eq!(rows(grids(&layout(vec![sheet]))[0]), [["政府办公厅", "行政运行"]]);
}

#[test]
fn what_no_reader_of_the_page_sees_is_not_read() {
    let mut sheet = a4();
    sheet.text(100.0, 700.0, 10.0, "看得见");
    sheet.text(700.0, 600.0, 10.0, "页外");
    sheet.text(100.0, -40.0, 10.0, "页下");
    // A sliver of a line along the edge of the page.
    sheet.text(100.0, -7.8, 10.0, "露一线");
    sheet.content.save_state().rect(100.0, 500.0, 200.0, 20.0).clip_nonzero().end_path();
    sheet.text(100.0, 480.0, 10.0, "剪去").text(100.0, 505.0, 10.0, "剪内");
    sheet.content.restore_state();
    // More than half of a line that stands nowhere else.
    sheet.content.save_state().rect(100.0, 404.0, 200.0, 20.0).clip_nonzero().end_path();
    sheet.text(100.0, 400.0, 10.0, "半截");
    sheet.content.restore_state();
    sheet.content.set_fill_gray(1.0);
    sheet.text(100.0, 300.0, 10.0, "白字");
    sheet.content.set_fill_gray(0.0);
    sheet.content.save_state().set_text_rendering_mode(TextRenderingMode::Invisible);
    sheet.text(100.0, 280.0, 10.0, "隐形");
    sheet.content.restore_state();
    sheet.text(100.0, 260.0, 10.0, "盖住");
    sheet.content.set_fill_gray(1.0).rect(90.0, 250.0, 100.0, 30.0).fill_nonzero();
    // White on blue is seen.
    sheet
        .content
        .set_fill_rgb(0.1, 0.2, 0.6)
        .rect(90.0, 200.0, 100.0, 30.0)
        .fill_nonzero()
        .set_fill_gray(1.0);
    sheet.text(100.0, 210.0, 10.0, "蓝底白字");
    let layout = layout(vec![sheet]);
    assert_eq!(texts(&layout), ["看得见", "剪内", "半截", "蓝底白字"]);
    assert_eq!(
        layout.notes,
        [
            Note::new(
                "第 1 页：有 4 个字符与底色相同或被遮盖，未读取",
                "page 1: 4 characters in the colour of what is below them, or painted over, were left out",
            ),
            Note::new(
                "第 1 页：有 2 个字符设为不可见，未读取",
                "page 1: 2 characters that are set to be invisible were left out",
            ),
        ]
    );
}

#[test]
fn text_cut_at_its_end_is_read_as_far_as_it_is_seen_and_noted() {
    let mut sheet = a4();
    sheet.content.save_state().rect(100.0, 690.0, 30.0, 20.0).clip_nonzero().end_path();
    sheet.text(100.0, 695.0, 10.0, "一二三四五");
    sheet.content.restore_state();
    let layout = layout(vec![sheet]);
    assert_eq!(texts(&layout), ["一二三"]);
    assert_eq!(
        layout.notes,
        [Note::new(
            "第 1 页：有 2 个字符在本行的显示范围之外，未读取",
            "page 1: 2 characters beyond the edge of their line's clip were left out",
        )]
    );
}

#[test]
fn the_same_text_twice_at_a_place_counts_once() {
    let mut sheet = a4();
    sheet.content.set_text_rendering_mode(TextRenderingMode::FillStroke);
    sheet.text(100.0, 700.0, 10.0, "11.00");
    sheet.content.set_text_rendering_mode(TextRenderingMode::Fill);
    sheet.text(100.0, 650.0, 10.0, "合计").text(100.4, 650.0, 10.0, "合计");
    assert_eq!(texts(&layout(vec![sheet])), ["11.00", "合计"]);
}

#[test]
fn pages_are_read_upright_however_they_are_turned() {
    for rotate in [90, 180, 270] {
        let mut sheet = a4();
        sheet.rotate = rotate;
        // The table as it must be drawn to stand upright on the turned page.
        let (width, height) = if rotate == 180 { (595.0, 842.0) } else { (842.0, 595.0) };
        let matrix = match rotate {
            90 => [0.0, 1.0, -1.0, 0.0, height, 0.0],
            180 => [-1.0, 0.0, 0.0, -1.0, width, height],
            _ => [0.0, -1.0, 1.0, 0.0, 0.0, width],
        };
        sheet.content.save_state().transform(matrix).transform([1.0, 0.0, 0.0, 1.0, 0.0, -250.0]);
        sheet.ruled(&XS, &YS);
        fill_in(&mut sheet);
        sheet.content.restore_state();
        assert_eq!(rows(grids(&layout(vec![sheet]))[0]), expected(), "{rotate}");
    }
}

#[test]
fn a_broad_table_on_an_upright_page_is_turned_back() {
    for matrix in [[0.0, 1.0, -1.0, 0.0, 595.0, 0.0], [0.0, -1.0, 1.0, 0.0, 0.0, 842.0]] {
        let mut sheet = a4();
        sheet.content.save_state().transform(matrix).transform([1.0, 0.0, 0.0, 1.0, 0.0, -250.0]);
        sheet.ruled(&XS, &YS);
        fill_in(&mut sheet);
        sheet.content.restore_state();
        assert_eq!(rows(grids(&layout(vec![sheet]))[0]), expected());
    }
}

#[test]
fn three_rules_make_a_table() {
    let mut sheet = a4();
    for y in [700.0, 680.0, 620.0] {
        sheet.line((100.0, y), (400.0, y));
    }
    sheet.text(104.0, 686.0, 10.0, "项目").text(360.0, 686.0, 10.0, "预算数");
    for (y, name, figure) in
        [(666.0, "教育支出", "12.50"), (646.0, "卫生健康支出", "8.00"), (626.0, "合计", "20.50")]
    {
        sheet.text(104.0, y, 10.0, name).text(390.0 - width(figure, 10.0), y, 10.0, figure);
    }
    let layout = layout(vec![sheet]);
    assert_eq!(
        rows(grids(&layout)[0]),
        [["项目", "预算数"], ["教育支出", "12.50"], ["卫生健康支出", "8.00"], ["合计", "20.50"]]
    );
}

#[test]
fn lines_align_into_a_table_only_if_they_clearly_do() {
    let row = |sheet: &mut Sheet, y: f32, cells: [&str; 3]| {
        sheet.text(100.0, y, 10.0, cells[0]).text(220.0, y, 10.0, cells[1]);
        sheet.text(400.0 - width(cells[2], 10.0), y, 10.0, cells[2]);
    };
    let mut sheet = a4();
    row(&mut sheet, 700.0, ["编码", "名称", "预算数"]);
    row(&mut sheet, 680.0, ["2010301", "行政运行", "1,200.00"]);
    row(&mut sheet, 660.0, ["2080505", "养老保险", "96.30"]);
    row(&mut sheet, 640.0, ["2210201", "住房公积金", "80.00"]);
    let read = layout(vec![sheet]);
    assert_eq!(rows(grids(&read)[0])[3], ["2210201", "住房公积金", "80.00"]);
    // Without figures that end together it is text that is set apart.
    let mut sheet = a4();
    row(&mut sheet, 700.0, ["编制人", "张三", "日期"]);
    row(&mut sheet, 680.0, ["审核人", "李四", "日期"]);
    row(&mut sheet, 660.0, ["负责人", "王五", "日期"]);
    let read = layout(vec![sheet]);
    assert_eq!(texts(&read)[1], "审核人 李四 日期");
}

#[test]
fn lines_tell_where_paragraphs_begin_and_go_on() {
    let mut sheet = a4();
    let texts = [
        (120.0, "二〇二四年本部门收入预算共计一五六二一点一一万元比上年减"),
        (100.0, "少八百万元，支出预算一致，其中基本支出比上年预算数有所增加"),
        (100.0, "结束。"),
        (120.0, "财政拨款支出。"),
        (120.0, "支出预算由基本支出与项目支出两部分组成其中财政拨款支出"),
        (100.0, "15621.11万元。"),
        (120.0, "另一段，二〇二四年本部门收入预算共计一五六二一点一一万元"),
        (100.0, "少八百万元，支出预算一致，其中基本支出比上年预算数有所增加"),
    ];
    for (index, (x, text)) in (0_u8..).zip(texts) {
        sheet.text(x, 700.0 - 16.0 * f32::from(index), 10.0, text);
    }
    let layout = layout(vec![sheet]);
    let printed: Vec<(bool, bool)> = lines(&layout).iter().map(|line| (line.begins, line.full)).collect();
    assert_eq!(
        printed,
        [
            (true, true),
            (false, true),
            (false, false),
            (true, false),
            // The figure on the next line does not fit.
            (true, true),
            (false, false),
            (true, true),
            (false, true)
        ]
    );
}

#[test]
fn text_that_is_not_spread_to_the_margin_goes_on_where_the_next_line_is_not_indented() {
    let full = "二〇二四年本部门收入预算共计一五六二一点一一万元比上年减";
    let ragged = |printed: &[(f32, &str)]| {
        let mut first = a4();
        for (index, (x, text)) in (0_u8..).zip(printed) {
            first.text(*x, 700.0 - 16.0 * f32::from(index), 10.0, text);
        }
        let mut second = a4();
        second.text(100.0, 700.0, 10.0, "万元，用于培训。");
        second.text(120.0, 684.0, 10.0, "教育支出合计一百万元。");
        let layout = layout(vec![first, second]);
        lines(&layout).iter().map(|line| (line.begins, line.full)).collect::<Vec<(bool, bool)>>()
    };
    let read = ragged(&[
        (120.0, full),
        (100.0, full),
        (100.0, full),
        (100.0, "少八百万元。"),
        // A bracket ends no line and a mark begins none: 项）， does not fit.
        (120.0, "二〇二四年本部门收入预算共计一五六二一点一一万元（02"),
        (100.0, "项），比上年减少。"),
        // Six letters short of the margin, and the sentence has no end.
        (120.0, "二〇二四年本部门收入预算共计一五六二一点一"),
        (100.0, "一万元。"),
        (120.0, "本年支出三百万元。"),
        // It ends, as early.
        (120.0, "二〇二四年本部门收入预算共计一五六二一万。"),
        (100.0, "其中：基本支出。"),
        // On the last line of the page.
        (120.0, "二〇二四年本部门教育支出预算共计一五六二"),
    ]);
    let expected = [
        (true, true),
        (false, true),
        (false, true),
        (false, false),
        (true, true),
        (false, false),
        (true, true),
        (false, false),
        (true, false),
        (true, false),
        (false, false),
        (true, true),
        (false, false),
        (true, false),
    ];
    assert_eq!(read, expected);
}

#[test]
fn a_part_of_the_pages_has_a_running_title_of_its_own() {
    let sheets = (1..=9)
        .map(|number| {
            // The tables stand on broad pages.
            let mut sheet = if number > 6 { Sheet::new(842.0, 595.0) } else { a4() };
            if number > 6 {
                sheet.text(300.0, 560.0, 9.0, "某某部门2024年预算公开");
            }
            sheet.text(100.0, 300.0, 10.0, &format!("第{number}段"));
            sheet
        })
        .collect();
    assert_eq!(lines(&layout(sheets)).len(), 9);
}

#[test]
fn page_numbers_and_running_titles_are_left_out_but_no_units() {
    let sheets = (1..=5)
        .map(|number| {
            let mut sheet = a4();
            sheet.text(200.0, 800.0, 9.0, "某某部门2024年预算公开");
            sheet.text(400.0, 780.0, 9.0, "单位：万元");
            sheet.text(100.0, 700.0, 10.0, &format!("第{number}段"));
            sheet.text(100.0, 684.0, 10.0, &format!("{number}"));
            sheet.text(280.0, 40.0, 9.0, &format!("- {number} -"));
            sheet
        })
        .collect();
    let layout = layout(sheets);
    assert_eq!(texts(&layout)[..4], ["单位：万元", "第1段", "1", "单位：万元"]);
    assert_eq!(lines(&layout).len(), 15);
    assert_eq!(lines(&layout)[3].place.page, Some(2));
}

#[test]
fn fonts_that_name_no_characters_are_noted() {
    let mut sheet = a4();
    sheet.text(100.0, 700.0, 10.0, "预算");
    let layout = read(&pdf_with(vec![sheet], false, |_, _| {})).unwrap();
    assert_eq!(layout.blocks, []);
    assert_eq!(
        layout.notes,
        [Note::new(
            "第 1 页：有 2 个字符未能读出，字体没有说明是什么字",
            "page 1: 2 characters are missing, their fonts do not say which they are",
        )]
    );
}

#[test]
fn a_scan_needs_ocr() {
    let mut sheet = a4();
    sheet
        .content
        .save_state()
        .transform([500.0, 0.0, 0.0, 700.0, 0.0, 0.0])
        .x_object(Name(b"I"))
        .restore_state();
    let error = read(&pdf(vec![sheet])).unwrap_err();
    assert!(error.is_without_text());
    assert_eq!(
        error.to_string(),
        "the PDF has no text layer: only images on its only page; run OCR on it and read it with its result (`ocr`)"
    );
    assert_eq!(
        error.message(Language::Zh),
        "PDF 文件没有文字层，共 1 页，只有图片；请作文字识别（OCR），连同结果读取（`ocr`）"
    );
}

#[test]
fn the_invisible_text_of_a_scan_is_no_evidence() {
    let mut sheet = a4();
    sheet
        .content
        .save_state()
        .transform([500.0, 0.0, 0.0, 700.0, 0.0, 0.0])
        .x_object(Name(b"I"))
        .restore_state();
    sheet.content.set_text_rendering_mode(TextRenderingMode::Invisible);
    sheet.text(100.0, 700.0, 10.0, "预算");
    let error = read(&pdf(vec![sheet])).unwrap_err();
    assert!(error.is_without_text());
    assert!(error.to_string().starts_with("the PDF has text that is not printed"), "{error}");
}

#[test]
fn text_below_a_picture_of_the_page_is_that_of_a_scan() {
    let with_picture = |width: f32, height: f32| {
        let mut sheet = a4();
        sheet.text(100.0, 700.0, 10.0, "某某局部门预算支出总表合计900.00万元");
        let size = [width, 0.0, 0.0, height, 0.0, 0.0];
        sheet.content.save_state().transform(size).x_object(Name(b"I")).restore_state();
        sheet
    };
    let scan = || with_picture(595.0, 842.0);
    let mut numbered = scan();
    numbered.text(300.0, 30.0, 10.0, "3");
    for sheets in [vec![scan()], vec![numbered, scan()]] {
        let error = read(&pdf(sheets)).unwrap_err();
        assert!(error.to_string().starts_with("the PDF has text that is not printed"), "{error}");
    }
    let mut other = a4();
    other.text(100.0, 700.0, 10.0, "部门预算");
    let read = layout(vec![scan(), other]);
    assert_eq!(texts(&read), ["部门预算"]);
    let notes: Vec<_> = read.notes.iter().map(|note| note.message(Language::En).to_owned()).collect();
    let said = "pages without text, which were not read: 1 of 2, 1; the text below their pictures is what OCR guessed, and no evidence; run OCR on them and read the document with its result (`ocr`)";
    assert_eq!(notes, [said]);
    // A picture of a part of the page hides text as any area does.
    let mut partly = with_picture(595.0, 720.0);
    partly.text(100.0, 780.0, 10.0, "部门预算");
    let read = layout(vec![partly]);
    assert!(read.notes[0].message(Language::En).contains("painted over"));
    // Text on a picture of the page is seen.
    let mut below = a4();
    below
        .content
        .save_state()
        .transform([595.0, 0.0, 0.0, 842.0, 0.0, 0.0])
        .x_object(Name(b"I"))
        .restore_state();
    below.text(100.0, 700.0, 10.0, "部门预算");
    let read = layout(vec![below]);
    assert!(read.notes.is_empty() && texts(&read) == ["部门预算"]);
}

#[test]
fn text_in_a_missing_font_is_not_lost_in_silence() {
    let mut sheet = a4();
    sheet.text(100.0, 700.0, 10.0, "预算");
    let bytes = pdf(vec![sheet]);
    let at = bytes.windows(3).position(|part| part == b"/F ").expect("the name of the font");
    let mut bytes = bytes;
    bytes[at + 1] = b'G';
    assert_eq!(
        read(&bytes).unwrap_err().to_string(),
        "the PDF is damaged: no page can be read; page 1: not read, the font of some of its text is missing; \
         download it again, or print it to a new PDF"
    );
}

#[test]
fn a_password_is_asked_for() {
    let mut sheet = a4();
    sheet.text(100.0, 700.0, 10.0, "预算");
    let bytes = pdf(vec![sheet]);
    let at = bytes.windows(8).rposition(|part| part == b"/Root 1 ").expect("a trailer");
    let zeros = "00".repeat(32);
    let lock = format!(
        "/Encrypt << /Filter /Standard /V 1 /R 2 /O <{zeros}> /U <{zeros}> /P -4 >> /ID [<00> <00>] "
    );
    let locked = [&bytes[..at], lock.as_bytes(), &bytes[at..]].concat();
    let error = read(&locked).unwrap_err();
    assert!(error.is_encrypted(), "{error}");
    assert_eq!(
        error.to_string(),
        "the PDF is encrypted: it opens with a password only; save it without a password"
    );
    assert_eq!(error.message(Language::Zh), "PDF 文件已加密：须凭密码打开；请去除密码后另存");
}

#[test]
fn a_file_that_is_cut_off_is_never_read_as_whole() {
    let sheets = (0..3)
        .map(|_| {
            let mut sheet = a4();
            sheet.ruled(&XS, &YS);
            fill_in(&mut sheet);
            sheet
        })
        .collect();
    let bytes = pdf(sheets);
    assert!(read(&bytes).is_ok());
    for end in (0..bytes.len() - 12).step_by(61) {
        let error = read(&bytes[..end]).unwrap_err();
        assert!(error.is_damaged(), "{end}: {error}");
    }
    // The same behind an older, whole version of the file.
    let updated = [&bytes[..], b"90 0 obj << /Type /Page >> endobj\n"].concat();
    assert!(read(&updated).unwrap_err().is_cut_off());
}

#[test]
fn damaged_bytes_are_an_error_or_a_layout_and_never_a_panic() {
    let mut sheet = a4();
    sheet.ruled(&XS, &YS);
    fill_in(&mut sheet);
    let bytes = pdf(vec![sheet]);
    let mut state = 0x2545_f491_u32;
    for _ in 0..300 {
        let mut damaged = bytes.clone();
        for _ in 0..4 {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            let at = usize::try_from(state).unwrap() % damaged.len();
            damaged[at] = state.to_le_bytes()[3];
        }
        if let Err(error) = read(&damaged) {
            assert!(!error.to_string().contains("gave up"), "{error}");
        }
    }
}

/// Found by damaging documents.
#[test]
fn a_page_that_says_it_is_light_years_high_is_read() {
    let mut sheet = Sheet::new(842.0, 1e30);
    sheet.text(100.0, 500.0, 12.0, "部门预算");
    let layout = layout(vec![sheet]);
    assert!(
        matches!(&layout.blocks[..], [Block::Line(line)] if line.text == "部门预算"),
        "{:?}",
        layout.blocks
    );
}

#[test]
fn an_unreadable_page_is_named() {
    let mut sheets = vec![a4(), a4()];
    sheets[0].text(100.0, 700.0, 10.0, "好");
    sheets[1].text(100.0, 700.0, 10.0, "坏");
    // A curve with too few numbers: the interpreter would leave the rest of the page out in silence.
    sheets[1].content.op("c").operand(1.0);
    sheets[1].text(100.0, 650.0, 10.0, "遗失");
    let layout = layout(sheets);
    assert_eq!(texts(&layout), ["好"]);
    assert_eq!(
        layout.notes,
        [Note::new(
            "第 2 页：未能读取，内容中有残缺的指令",
            "page 2: not read, an operator of its content is broken",
        )]
    );
}

#[test]
fn a_page_missing_from_the_tree_is_an_error() {
    let mut sheet = a4();
    sheet.text(100.0, 700.0, 10.0, "预算");
    let bytes = pdf(vec![sheet]);
    let at = bytes.windows(8).position(|part| part == b"/Count 1").expect("a count");
    let mut bytes = bytes;
    bytes[at + 7] = b'3';
    assert_eq!(
        read(&bytes).unwrap_err().to_string(),
        "the PDF is damaged: it declares 3 pages, 1 are there; download it again, or print it to a new PDF"
    );
}

#[test]
fn ten_thousand_pages_are_refused_or_read_in_bounded_time() {
    let sheets: Vec<Sheet> = (0..10_000)
        .map(|_| {
            let mut sheet = a4();
            sheet.text(100.0, 700.0, 10.0, "预算");
            sheet
        })
        .collect();
    let bytes = pdf(sheets);
    let error = read(&bytes).unwrap_err();
    assert!(error.is_over_limit());
    assert_eq!(
        error.to_string(),
        "the PDF is too large to read: 10000 pages, the limit is 2000; raise `pages` if it is trusted"
    );
    assert_eq!(
        error.message(Language::Zh),
        "PDF 文件过大，不能读取：共 10000 页，上限为 2000；文件如确可信，请调高选项 `pages`"
    );
    let mut limits = PdfLimits::default();
    limits.pages = 10_000;
    assert_eq!(Layout::from_pdf(&bytes, &limits).unwrap().blocks.len(), 10_000);
}

#[test]
fn bombs_are_refused_before_they_go_off() {
    // Ten forms, each drawing the next one ten times.
    let mut sheet = a4();
    sheet.content.x_object(Name(b"X1"));
    let forms = pdf_with(vec![sheet], true, |chunk, next| {
        let first = next.get();
        for index in 0..10 {
            let id = next.bump();
            let mut content = Content::new();
            for _ in 0..10 {
                content.x_object(Name(b"N"));
            }
            let content = content.finish();
            let mut form = chunk.form_xobject(id, &content);
            form.bbox(Rect::new(0.0, 0.0, 100.0, 100.0));
            let to = pdf_writer::Ref::new(first + (index + 1) % 10);
            form.resources().x_objects().pair(Name(b"N"), to).finish();
        }
    });
    let error = read(&forms).unwrap_err();
    assert!(error.is_over_limit() || error.is_damaged(), "{error}");
    // States saved by the hundred thousand.
    let mut sheet = a4();
    for _ in 0..100_000 {
        sheet.content.op("q");
    }
    assert!(read(&pdf(vec![sheet])).unwrap_err().is_over_limit());
    // A stream that inflates to gigabytes.
    let mut zeros = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..100 {
        std::io::Write::write_all(&mut zeros, &vec![b' '; 1 << 20]).unwrap();
    }
    let zeros = zeros.finish().unwrap();
    let mut sheet = a4();
    sheet.text(100.0, 700.0, 10.0, "预算");
    let inflated = pdf_with(vec![sheet], true, |chunk, next| {
        chunk.stream(next.bump(), &zeros).filter(pdf_writer::Filter::FlateDecode);
    });
    assert!(inflated.len() < 1 << 18);
    assert!(read(&inflated).unwrap_err().is_over_limit());
}
