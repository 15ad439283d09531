//! The fonts of this machine for what has none in the program: Chinese, Japanese and Korean, whose fonts are too large to
//! come along, and scripts of few readers here.

use document::{Press, SystemFont, Writing};
use fontdb::{Database, FaceInfo, Stretch, Style};
use profile::Profile;
use std::cmp::Reverse;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// From here on a weight is heavy.
const HEAVY: u16 = 600;

/// For so long it is remembered that there was no font for a writing: a window draws its page at every key, and to look
/// through all fonts of a machine takes longer than that.
const REMEMBERED: Duration = Duration::from_secs(3);

/// The writings for which no font was found, and when.
static WITHOUT: Mutex<Vec<(Writing, Instant)>> = Mutex::new(Vec::new());

/// Lends the press what fonts of the machine a profile needs and it has not. One that was installed a moment ago is
/// found.
pub fn lend_fonts(press: &mut Press, profile: &Profile) {
    let mut without = WITHOUT.lock().unwrap_or_else(PoisonError::into_inner);
    without.retain(|(_, tried)| tried.elapsed() < REMEMBERED);
    let mut wanted = press.wants(profile);
    wanted.retain(|writing| without.iter().all(|(tried, _)| tried != writing));
    let fonts = system_fonts(&wanted);
    wanted.retain(|writing| fonts.iter().all(|font| font.writing() != *writing));
    without.extend(wanted.into_iter().map(|writing| (writing, Instant::now())));
    press.adopt(fonts);
}

/// Finds fonts for these writings on the machine: a plain one and, where its family has it, a heavy one for each. A
/// writing for which there is none is left out, and so is a font that may not be put into a document.
///
/// Where nothing is wanted, nothing is looked for.
#[must_use]
pub fn system_fonts(wanted: &[Writing]) -> Vec<SystemFont> {
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut fonts = Database::new();
    fonts.load_system_fonts();
    wanted.iter().flat_map(|writing| of(&fonts, *writing)).collect()
}

/// The fonts of the best family for a writing.
fn of(fonts: &Database, writing: Writing) -> Vec<SystemFont> {
    let mut families: Vec<&str> = fonts.faces().filter_map(family).collect();
    families.sort_unstable();
    families.dedup();
    // Where none is known by its name, one for reading is likelier to be named so than one for show.
    let plain = |name: &&str| ["Sans", "Gothic", "Hei"].iter().any(|part| name.contains(part));
    families.sort_by_key(|name| (rank(writing, name), Reverse(plain(name))));
    families
        .into_iter()
        .find_map(|family| {
            let plain = read(fonts, family, writing, false)?;
            Some([Some(plain), read(fonts, family, writing, true)].into_iter().flatten().collect())
        })
        .unwrap_or_default()
}

/// The name of a face's family in English, or the first it has.
fn family(face: &FaceInfo) -> Option<&str> {
    face.families.first().map(|(name, _)| name.as_str())
}

/// The face of a family that comes nearest to the weight, if it is fit.
fn read(fonts: &Database, name: &str, writing: Writing, bold: bool) -> Option<SystemFont> {
    let wanted: u16 = if bold { 700 } else { 400 };
    let mut faces: Vec<&FaceInfo> = fonts
        .faces()
        .filter(|face| family(face) == Some(name) && (face.weight.0 >= HEAVY) == bold)
        .filter(|face| face.style == Style::Normal && face.stretch == Stretch::Normal)
        .collect();
    faces.sort_by_key(|face| (face.weight.0.abs_diff(wanted), &face.post_script_name));
    faces.into_iter().find_map(|face| {
        fonts.with_face_data(face.id, |file, number| SystemFont::read(file, number, writing, bold)).flatten()
    })
}

/// Where a family stands in the order in which they are tried: those made for reading in that writing first.
fn rank(writing: Writing, name: &str) -> usize {
    let known = known(writing);
    if known.is_empty() {
        // Noto is made for every script, by the same people: first the one that is recommended.
        return [name == writing.font(), name.starts_with("Noto "), true]
            .iter()
            .position(|fits| *fits)
            .unwrap_or(0);
    }
    known.iter().position(|known| known.eq_ignore_ascii_case(name)).unwrap_or(known.len())
}

/// Families that are good to read, by their English names: free ones, then those of macOS, Windows and Linux. None for
/// scripts of which only Noto is known.
fn known(writing: Writing) -> &'static [&'static str] {
    match writing {
        Writing::SimplifiedChinese => &[
            "Noto Sans CJK SC",
            "Source Han Sans SC",
            "Noto Sans SC",
            "Source Han Sans CN",
            "PingFang SC",
            "Hiragino Sans GB",
            "Microsoft YaHei",
            "Heiti SC",
            "DengXian",
            "SimHei",
            "WenQuanYi Micro Hei",
            "WenQuanYi Zen Hei",
            "Droid Sans Fallback",
            "SimSun",
        ],
        Writing::TraditionalChinese => &[
            "Noto Sans CJK TC",
            "Source Han Sans TC",
            "Noto Sans TC",
            "Source Han Sans TW",
            "Noto Sans CJK HK",
            "PingFang TC",
            "PingFang HK",
            "Microsoft JhengHei",
            "Heiti TC",
            "WenQuanYi Micro Hei",
            "WenQuanYi Zen Hei",
            "Droid Sans Fallback",
            "PMingLiU",
        ],
        Writing::Japanese => &[
            "Noto Sans CJK JP",
            "Source Han Sans",
            "Noto Sans JP",
            "Source Han Sans JP",
            "Hiragino Sans",
            "Hiragino Kaku Gothic ProN",
            "Yu Gothic",
            "BIZ UDPGothic",
            "Meiryo",
            "IPAexGothic",
            "IPAPGothic",
            "IPAGothic",
            "TakaoPGothic",
            "VL PGothic",
            "MS PGothic",
            "Droid Sans Fallback",
        ],
        Writing::Korean => &[
            "Noto Sans CJK KR",
            "Source Han Sans K",
            "Noto Sans KR",
            "Source Han Sans KR",
            "Apple SD Gothic Neo",
            "Malgun Gothic",
            "NanumBarunGothic",
            "NanumGothic",
            "UnDotum",
            "Gulim",
            "Droid Sans Fallback",
        ],
        Writing::Other(_) => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A machine with the fonts of the program alone.
    fn bare() -> Database {
        let mut fonts = Database::new();
        fonts.load_fonts_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/fonts"));
        assert!(!fonts.is_empty());
        fonts
    }

    #[test]
    fn a_font_without_the_letters_is_no_font_for_them() {
        for writing in Writing::EAST_ASIAN {
            assert!(of(&bare(), writing).is_empty());
        }
    }

    #[test]
    fn a_known_family_comes_before_any_other() {
        for writing in Writing::EAST_ASIAN {
            assert!(rank(writing, known(writing)[0]) < rank(writing, "droid sans fallback"));
            assert!(rank(writing, "Droid Sans Fallback") < rank(writing, "Comic Letters"));
        }
    }

    #[test]
    fn where_nothing_is_wanted_nothing_is_found() {
        assert!(system_fonts(&[]).is_empty());
    }
}
