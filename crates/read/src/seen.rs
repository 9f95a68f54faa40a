//! What a reader of a text sees: one character for each shape, and nothing for what has none. Every reader's text passes
//! here before anything is recognised by it.

use std::borrow::Cow;
use std::sync::LazyLock;

/// The text as it is seen: without zero-width, directional and control characters, no-break blanks as blanks, characters
/// that stand for another of the same shape as that one, and a soft hyphen before a number as the minus that it is
/// used for.
pub(crate) fn seen(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| seen_as(c) == Some(c)) {
        return Cow::Borrowed(text);
    }
    let mut seen = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if c == SOFT_HYPHEN {
            let number =
                rest.clone().find(|c| seen_as(*c).is_some()).is_some_and(|c| c.is_ascii_digit() || c == '.');
            let begins = seen.chars().next_back().is_none_or(|before| !before.is_alphanumeric());
            seen.extend((number && begins).then_some('-'));
        } else {
            seen.extend(seen_as(c));
        }
    }
    Cow::Owned(seen)
}

/// Where a word may be broken at the end of a line. Programs write it for a minus too, and draw it.
const SOFT_HYPHEN: char = '\u{AD}';

/// The character that one is seen as; `None` for what is not seen.
pub(crate) fn seen_as(c: char) -> Option<char> {
    match c {
        ' '..='~' | '一'..='\u{9fff}' | '\t' | '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' => Some(c),
        '\u{A0}' => Some(' '),
        SOFT_HYPHEN
        | '\u{180E}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}'
        | '\u{E0000}'..='\u{E0FFF}'
        | '\u{034F}'
        | '\u{061C}' => None,
        c if c.is_control() => None,
        '\u{2E80}'..='\u{2EF3}' => Some(of_list(&RADICALS, c, 0x2E80)),
        '\u{2F00}'..='\u{2FD5}' => Some(of_list(&KANGXI, c, 0x2F00)),
        '\u{F900}'..='\u{FAD9}' => Some(of_list(&COMPATIBLE, c, 0xF900)),
        c => Some(c),
    }
}

fn of_list(list: &[char], c: char, first: u32) -> char {
    usize::try_from(u32::from(c) - first).ok().and_then(|place| list.get(place)).copied().unwrap_or(c)
}

/// The radicals from U+2E80 on as characters (Unicode, EquivalentUnifiedIdeograph.txt); those that are only a part of one stay.
static RADICALS: LazyLock<Vec<char>> = LazyLock::new(|| {
    "\
     ⺀厂乛乚乙亻冂⺇刀刂卜⺋小小兀尣尢尣巳幺彑⺕忄⺗扌攵⺚旡日月歺母民氵氺灬爫爫丬牛犭王⺪目示礻⺮糹纟罓\
     罒⺳冗⺵羊⺷⺸耂肀聿肉⺽艹艹艹虎衤覀西见角⻇讠贝⻊车辶辶辶阝钅長镸长门⻕阝雨青韦页风飞食⻞飠饣⻡马骨\
     鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟\
     "
    .chars()
    .collect()
});

/// The radicals from U+2F00 on as characters (Unicode, UnicodeData.txt, compatibility mappings).
static KANGXI: LazyLock<Vec<char>> = LazyLock::new(|| {
    "\
     一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾\
     干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生\
     用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷\
     豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻\
     黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠\
     "
    .chars()
    .collect()
});

/// The characters from U+F900 on that are kept for other standards, as the ones that they are (the same).
static COMPATIBLE: LazyLock<Vec<char>> = LazyLock::new(|| {
    "\
     豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟廊朗浪狼郎來冷勞擄櫓\
     爐盧老蘆虜路露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累縷陋勒肋凜凌稜綾菱陵讀拏樂諾丹寧怒率異北\
     磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮兩凉梁糧良諒量勵呂女廬旅濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊\
     練聯輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚聆鈴零靈領例禮醴隸惡了僚寮尿料樂燎療蓼遼龍暈阮劉\
     杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率隆利吏履易李梨泥理痢罹裏裡里離匿溺吝燐璘藺隣鱗麟林淋臨立笠粒\
     狀炙識什茶刺切度拓糖宅洞暴輻行降見廓兀嗀﨎﨏塚﨑晴﨓﨔凞猪益礼神祥福靖精羽﨟蘒﨡諸﨣﨤逸都﨧﨨﨩飯飼\
     館鶴郞隷侮僧免勉勤卑喝嘆器塀墨層屮悔慨憎懲敏既暑梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突節練縉繁署者臭艹\
     艹著褐視謁謹賓贈辶逸難響頻恵𤋮舘﩮﩯並况全侀充冀勇勺喝啕喙嗢塚墳奄奔婢嬨廒廙彩徭惘慎愈憎慠懲戴揄搜摒\
     敖晴朗望杖歹殺流滛滋漢瀞煮瞧爵犯猪瑱甆画瘝瘟益盛直睊着磌窱節类絛練缾者荒華蝹襁覆視調諸請謁諾諭謹變贈\
     輸遲醙鉶陼難靖韛響頋頻鬒龜𢡊𢡄𣏕㮝䀘䀹𥉉𥳐𧻓齃龎\
     "
    .chars()
    .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_shape_has_one_character() {
        for (text, expected) in [
            ("⽀出 ⾏政 部⻔", "支出 行政 部门"),
            ("\u{F9B5}\u{F98A}", "例力"),
            ("合\u{200B}计\u{2060}", "合计"),
            ("\u{202D}1250.50\u{202C}\u{200E}", "1250.50"),
            ("a\u{A0}b\tc", "a b\tc"),
            ("\u{AD}50.00", "-50.00"),
            ("5,\u{AD}\u{200B}0.5", "5,-0.5"),
            ("co\u{AD}operate 2\u{AD}3", "cooperate 23"),
            ("合计，《》Ａ", "合计，《》Ａ"),
        ] {
            assert_eq!(seen(text), expected, "{text:?}");
        }
        assert_eq!((RADICALS.len(), KANGXI.len(), COMPATIBLE.len()), (0x74, 0xD6, 0x1DA));
    }
}
