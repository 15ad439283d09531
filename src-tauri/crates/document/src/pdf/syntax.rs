//! Numbers, names and texts as a PDF writes them (ISO 32000-1, 7.3).

/// A whole number.
pub(super) fn number(out: &mut Vec<u8>, value: i64) {
    let mut digits = [0; 20];
    let mut start = digits.len();
    let mut rest = value.unsigned_abs();
    loop {
        start -= 1;
        digits[start] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if value < 0 {
        out.push(b'-');
    }
    out.extend(&digits[start..]);
}

/// A count or a place.
pub(super) fn count(out: &mut Vec<u8>, count: usize) {
    number(out, i64::try_from(count).unwrap_or(i64::MAX));
}

/// A number with at most two places behind the point.
pub(super) fn decimal(out: &mut Vec<u8>, value: f32) {
    let hundredths = (f64::from(value) * 100.0).round() as i64;
    if hundredths < 0 {
        out.push(b'-');
    }
    let hundredths = hundredths.abs();
    number(out, hundredths / 100);
    let rest = (hundredths % 100) as u8;
    if rest > 0 {
        out.extend([b'.', b'0' + rest / 10]);
        if !rest.is_multiple_of(10) {
            out.push(b'0' + rest % 10);
        }
    }
}

/// Numbers, each followed by a space.
pub(super) fn decimals<const N: usize>(out: &mut Vec<u8>, values: [f32; N]) {
    for value in values {
        decimal(out, value);
        out.push(b' ');
    }
}

/// A name.
pub(super) fn name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(byte) {
            out.push(*byte);
        } else {
            out.extend(format!("#{byte:02X}").as_bytes());
        }
    }
}

/// A string of bytes in round brackets.
pub(super) fn literal(out: &mut Vec<u8>, bytes: &[u8]) {
    out.push(b'(');
    for byte in bytes {
        byte_of_literal(out, *byte);
    }
    out.push(b')');
}

/// One byte within round brackets. A carriage return would be read as a line feed.
pub(super) fn byte_of_literal(out: &mut Vec<u8>, byte: u8) {
    match byte {
        b'(' | b')' | b'\\' => out.extend([b'\\', byte]),
        b'\r' => out.extend(b"\\r"),
        _ => out.push(byte),
    }
}

/// A text: plain where it is ASCII, else UTF-16 with its mark.
pub(super) fn text(out: &mut Vec<u8>, text: &str) {
    if text.is_ascii() {
        literal(out, text.as_bytes());
        return;
    }
    out.extend(b"(\xfe\xff");
    for byte in text.encode_utf16().flat_map(u16::to_be_bytes) {
        byte_of_literal(out, byte);
    }
    out.push(b')');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
        let mut out = Vec::new();
        write(&mut out);
        out
    }

    #[test]
    fn numbers_are_short_and_right() {
        for (value, expected) in
            [(0.0, "0"), (-0.004, "0"), (12.5, "12.5"), (-0.05, "-0.05"), (595.276, "595.28"), (3.999, "4")]
        {
            assert_eq!(written(|out| decimal(out, value)), expected.as_bytes());
        }
        assert_eq!(written(|out| number(out, i64::MIN)), b"-9223372036854775808");
    }

    #[test]
    fn brackets_and_returns_are_kept_apart_and_other_scripts_are_utf_16() {
        assert_eq!(written(|out| text(out, "a (b) \\ \r")), b"(a \\(b\\) \\\\ \\r)");
        assert_eq!(written(|out| text(out, "ŵ")), b"(\xfe\xff\x01\x75)");
        assert_eq!(written(|out| name(out, b"AB+C d#")), b"/AB+C#20d#23");
    }
}
