//! The colour profile of the file: sRGB (IEC 61966-2-1), written out from its definition.

/// The primaries and the white of sRGB, adapted to D50 (ICC.1:2010, annex E), as X, Y and Z.
const RED: [f64; 3] = [0.436_065_67, 0.222_488_40, 0.013_916_02];
const GREEN: [f64; 3] = [0.385_147_09, 0.716_873_17, 0.097_076_42];
const BLUE: [f64; 3] = [0.143_066_41, 0.060_607_91, 0.714_096_07];
const WHITE: [f64; 3] = [0.964_202_88, 1.0, 0.824_905_40];
/// From D65 to D50 by the Bradford method.
const ADAPTATION: [f64; 9] = [
    1.047_882_08,
    0.022_918_70,
    -0.050_216_67,
    0.029_586_79,
    0.990_478_52,
    -0.017_059_33,
    -0.009_231_57,
    0.015_075_68,
    0.751_678_47,
];
/// The curve: gamma, a, b, c, d of ICC's type 3.
const CURVE: [f64; 5] = [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.040_45];

/// An ICC profile of version 4.2 for a display.
pub(super) fn srgb() -> Vec<u8> {
    let curve = parametric();
    let tags: [(&[u8; 4], Vec<u8>); 8] = [
        (b"desc", words("sRGB")),
        (b"cprt", words("CC0")),
        (b"wtpt", numbers(*b"XYZ ", &WHITE)),
        (b"chad", numbers(*b"sf32", &ADAPTATION)),
        (b"rXYZ", numbers(*b"XYZ ", &RED)),
        (b"gXYZ", numbers(*b"XYZ ", &GREEN)),
        (b"bXYZ", numbers(*b"XYZ ", &BLUE)),
        (b"rTRC", curve),
    ];
    // The three channels share one curve.
    let count = tags.len() + 2;
    let mut table = (count as u32).to_be_bytes().to_vec();
    let mut data = Vec::new();
    let first = 128 + 4 + 12 * count;
    let entry = |table: &mut Vec<u8>, name: &[u8; 4], at: usize, length: usize| {
        table.extend(name);
        table.extend((at as u32).to_be_bytes());
        table.extend((length as u32).to_be_bytes());
    };
    for (name, bytes) in &tags {
        let at = first + data.len();
        entry(&mut table, name, at, bytes.len());
        if *name == b"rTRC" {
            entry(&mut table, b"gTRC", at, bytes.len());
            entry(&mut table, b"bTRC", at, bytes.len());
        }
        data.extend(bytes);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let mut profile = header(first + data.len());
    profile.extend(table);
    profile.extend(data);
    profile
}

/// The 128 bytes at the start (ICC.1:2010, 7.2).
fn header(size: usize) -> Vec<u8> {
    let mut header = vec![0; 128];
    let mut put = |at: usize, bytes: &[u8]| header[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, &(size as u32).to_be_bytes());
    put(8, &[4, 0x20, 0, 0]);
    put(12, b"mntrRGB XYZ ");
    // A date has to be there; that of the standard this profile describes does for every file.
    put(24, &[0x07, 0xCF, 0, 10, 0, 1]);
    put(36, b"acsp");
    for (place, value) in WHITE.into_iter().enumerate() {
        put(68 + 4 * place, &fixed(value));
    }
    header
}

/// A number with sixteen bits before the point and sixteen after.
fn fixed(value: f64) -> [u8; 4] {
    ((value * 65_536.0).round() as i32).to_be_bytes()
}

fn numbers(kind: [u8; 4], values: &[f64]) -> Vec<u8> {
    let mut bytes = kind.to_vec();
    bytes.extend([0; 4]);
    bytes.extend(values.iter().copied().flat_map(fixed));
    bytes
}

fn parametric() -> Vec<u8> {
    let mut bytes = b"para\0\0\0\0\0\x03\0\0".to_vec();
    bytes.extend(CURVE.into_iter().flat_map(fixed));
    bytes
}

/// A text in English.
fn words(text: &str) -> Vec<u8> {
    let text: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut bytes = b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0cenUS".to_vec();
    bytes.extend((text.len() as u32).to_be_bytes());
    bytes.extend(28_u32.to_be_bytes());
    bytes.extend(text);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_says_its_own_length_and_holds_ten_tags() {
        let profile = srgb();
        assert_eq!(profile.len() as u32, u32::from_be_bytes(profile[..4].try_into().unwrap()));
        assert_eq!(u32::from_be_bytes(profile[128..132].try_into().unwrap()), 10);
        for place in 0..10 {
            let entry = &profile[132 + 12 * place..144 + 12 * place];
            let at = u32::from_be_bytes(entry[4..8].try_into().unwrap()) as usize;
            let length = u32::from_be_bytes(entry[8..12].try_into().unwrap()) as usize;
            assert!(at.is_multiple_of(4) && at + length <= profile.len());
        }
    }

    #[test]
    fn the_primaries_add_up_to_white() {
        for ((red, green), (blue, white)) in RED.iter().zip(GREEN).zip(BLUE.iter().zip(WHITE)) {
            assert!((red + green + blue - white).abs() < 0.001);
        }
    }
}
