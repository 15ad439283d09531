//! Colours: whatever the numbers of a picture stand for, they become sRGB in 8 bits.

use image::RgbImage;
use moxcms::{
    Chromaticity, CicpColorPrimaries, CicpProfile, ColorPrimaries, ColorProfile, DataColorSpace, Layout,
    MatrixCoefficients, ToneReprCurve, TransferCharacteristics, TransformExecutor, TransformOptions,
};
use std::sync::Arc;

/// What the numbers of a pixel stand for, in the order in which they come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Channels {
    Grey,
    GreyAlpha,
    Rgb,
    Rgba,
    /// Cyan, magenta, yellow and black, 0 for no ink.
    Cmyk,
}

impl Channels {
    /// How many numbers a pixel has.
    pub(super) fn count(self) -> usize {
        match self {
            Self::Grey => 1,
            Self::GreyAlpha => 2,
            Self::Rgb => 3,
            Self::Rgba | Self::Cmyk => 4,
        }
    }
}

/// Which colours the numbers mean.
#[derive(Clone, Debug, Default)]
pub(super) enum Space {
    /// Those of sRGB, as of every picture that says nothing.
    #[default]
    Srgb,
    /// Those that this profile describes.
    Profile(Box<ColorProfile>),
}

impl Space {
    /// An ICC profile; sRGB where it cannot be read: colours a little off are better than no photo.
    pub(super) fn icc(profile: Option<&[u8]>) -> Self {
        profile.and_then(|bytes| ColorProfile::new_from_slice(bytes).ok()).map_or(Self::Srgb, Self::of)
    }

    /// Light as numbers to the power of `exponent`, with the chromaticities (x, y) of white, red, green and blue, if
    /// they are said. The chunks gAMA and cHRM of PNG.
    pub(super) fn gamma(exponent: f32, chromaticities: Option<[(f32, f32); 4]>) -> Self {
        let mut profile = ColorProfile::new_srgb();
        if let Some([white, red, green, blue]) = chromaticities {
            let point = |(x, y): (f32, f32)| Chromaticity::new(x, y);
            let primaries = ColorPrimaries { red: point(red), green: point(green), blue: point(blue) };
            profile.update_rgb_colorimetry(point(white).to_xyyb(), primaries);
        }
        // Else the transfer function that is named there would be taken.
        profile.cicp = None;
        let curve = moxcms::curve_from_gamma(exponent);
        profile.gray_trc = Some(curve.clone());
        Self::of(with_curve(profile, curve))
    }

    /// Code points of ITU-T H.273 for the primaries and the transfer function.
    pub(super) fn coded(primaries: u16, transfer: u16) -> Self {
        // BT.709 and what is meant like it: shown everywhere as sRGB is.
        let shown_as_srgb = matches!(transfer, 1 | 2 | 6 | 13 | 14 | 15);
        if shown_as_srgb && matches!(primaries, 1 | 2) {
            return Self::Srgb;
        }
        let known = |code: u16| u8::try_from(code).ok();
        let Some(color_primaries) = known(primaries).and_then(|code| CicpColorPrimaries::try_from(code).ok())
        else {
            return Self::Srgb;
        };
        let color_primaries = match color_primaries {
            CicpColorPrimaries::Unspecified | CicpColorPrimaries::Reserved => CicpColorPrimaries::Bt709,
            named => named,
        };
        let transfer_characteristics = match known(transfer).map(TransferCharacteristics::try_from) {
            Some(Ok(named)) if !shown_as_srgb && !matches!(transfer, 16 | 18) => named,
            _ => TransferCharacteristics::Srgb,
        };
        let mut profile = ColorProfile::new_from_cicp(CicpProfile {
            color_primaries,
            transfer_characteristics,
            matrix_coefficients: MatrixCoefficients::Identity,
            full_range: true,
        });
        if transfer == 16 {
            profile.cicp = None;
            return Self::of(with_curve(profile, ToneReprCurve::Lut(bright_made_paper())));
        }
        Self::of(profile)
    }

    fn of(profile: ColorProfile) -> Self {
        Self::Profile(Box::new(profile))
    }
}

fn with_curve(mut profile: ColorProfile, curve: ToneReprCurve) -> ColorProfile {
    profile.red_trc = Some(curve.clone());
    profile.green_trc = Some(curve.clone());
    profile.blue_trc = Some(curve);
    profile
}

/// The curve of a picture for bright screens (SMPTE ST 2084, "PQ"), made so that paper can show it: what is as bright
/// as white paper (203 cd/m², ITU-R BT.2408) stays light, and what is brighter is drawn together above it (Reinhard).
fn bright_made_paper() -> Vec<u16> {
    const M: [f64; 2] = [2610.0 / 16384.0, 2523.0 / 4096.0 * 128.0];
    const C: [f64; 3] = [3424.0 / 4096.0, 2413.0 / 4096.0 * 32.0, 2392.0 / 4096.0 * 32.0];
    const PAPER: f64 = 10_000.0 / 203.0;
    /// The brightest that is still told apart, in parts of white paper.
    const BRIGHTEST: f64 = 5.0;
    let shown = |step: u16| {
        let coded = (f64::from(step) / 4095.0).powf(1.0 / M[1]);
        let light = ((coded - C[0]).max(0.0) / (C[1] - C[2] * coded)).powf(1.0 / M[0]) * PAPER;
        let shown = light * (1.0 + light / (BRIGHTEST * BRIGHTEST)) / (1.0 + light);
        (shown.clamp(0.0, 1.0) * 65535.0).round() as u16
    };
    (0..4096).map(shown).collect()
}

/// A number of a pixel: 8 or 16 bits.
pub(super) trait Sample: Copy + Default {
    /// The same in 8 bits.
    fn in_8_bits(self) -> u8;
    /// What makes of rows of pixels such rows in sRGB, if these two can be put together.
    fn transform(profile: &ColorProfile, layout: Layout, to: Layout) -> Option<Arc<Transform<Self>>>;
}

/// What changes rows, and the channels of those that come of it.
type Way<T> = (Arc<Transform<T>>, Channels);
type Transform<T> = dyn TransformExecutor<T> + Send + Sync;

impl Sample for u8 {
    fn in_8_bits(self) -> u8 {
        self
    }

    fn transform(profile: &ColorProfile, layout: Layout, to: Layout) -> Option<Arc<Transform<Self>>> {
        let srgb = ColorProfile::new_srgb();
        profile.create_transform_8bit(layout, &srgb, to, TransformOptions::default()).ok()
    }
}

impl Sample for u16 {
    fn in_8_bits(self) -> u8 {
        ((u32::from(self) * 255 + 32_767) / 65_535) as u8
    }

    fn transform(profile: &ColorProfile, layout: Layout, to: Layout) -> Option<Arc<Transform<Self>>> {
        let srgb = ColorProfile::new_srgb();
        profile.create_transform_16bit(layout, &srgb, to, TransformOptions::default()).ok()
    }
}

/// Makes rows of pixels sRGB.
pub(super) struct ToSrgb<T> {
    /// As they come.
    channels: Channels,
    /// Whether a grey comes three times before the profile sees it, which is one for red, green and blue.
    threefold: bool,
    transform: Option<Way<T>>,
    spread: Vec<T>,
    changed: Vec<T>,
}

impl<T: Sample> ToSrgb<T> {
    pub(super) fn new(channels: Channels, space: &Space) -> Self {
        let (transform, threefold) = match space {
            Space::Srgb => (None, false),
            Space::Profile(profile) => transform(channels, profile),
        };
        Self { channels, threefold, transform, spread: Vec::new(), changed: Vec::new() }
    }

    /// One row, into one of as many pixels in red, green and blue.
    pub(super) fn row(&mut self, samples: &[T], rgb: &mut [u8]) {
        let samples = if self.threefold {
            spread(samples, self.channels, &mut self.spread);
            &self.spread
        } else {
            samples
        };
        if let Some((transform, channels)) = &self.transform {
            self.changed.resize(rgb.len() / 3 * channels.count(), T::default());
            if transform.transform(samples, &mut self.changed).is_ok() {
                return plain(&self.changed, *channels, rgb);
            }
        }
        let channels = if self.threefold { threefold(self.channels) } else { self.channels };
        plain(samples, channels, rgb);
    }
}

/// The transform of a profile and the channels it gives; and whether grey has to come threefold for it.
fn transform<T: Sample>(channels: Channels, profile: &ColorProfile) -> (Option<Way<T>>, bool) {
    use Channels::{Cmyk, Grey, GreyAlpha, Rgb, Rgba};
    let (layout, to) = match (profile.color_space, channels) {
        (DataColorSpace::Gray, Grey) => (Layout::Gray, Rgb),
        (DataColorSpace::Gray, GreyAlpha) => (Layout::GrayAlpha, Rgba),
        (DataColorSpace::Rgb, Rgb | Grey) => (Layout::Rgb, Rgb),
        (DataColorSpace::Rgb, Rgba | GreyAlpha) => (Layout::Rgba, Rgba),
        // Four inks lie as red, green, blue and alpha do.
        (DataColorSpace::Cmyk, Cmyk) => (Layout::Rgba, Rgb),
        _ => return (None, false),
    };
    let out = if to == Rgb { Layout::Rgb } else { Layout::Rgba };
    let threefold = profile.color_space == DataColorSpace::Rgb && matches!(channels, Grey | GreyAlpha);
    match T::transform(profile, layout, out) {
        Some(transform) => (Some((transform, to)), threefold),
        None => (None, false),
    }
}

fn threefold(channels: Channels) -> Channels {
    if channels == Channels::GreyAlpha { Channels::Rgba } else { Channels::Rgb }
}

/// Writes each grey three times.
fn spread<T: Sample>(samples: &[T], channels: Channels, into: &mut Vec<T>) {
    into.clear();
    for pixel in samples.chunks_exact(channels.count()) {
        into.extend([pixel[0]; 3]);
        into.extend(&pixel[1..]);
    }
}

/// Pixels in sRGB, or as good as: in 8 bits, on white paper where they can be seen through.
fn plain<T: Sample>(samples: &[T], channels: Channels, rgb: &mut [u8]) {
    let pixels = samples.chunks_exact(channels.count()).zip(rgb.chunks_exact_mut(3));
    let part = |c: u8, of: u8| ((u16::from(c) * u16::from(of) + 127) / 255) as u8;
    let on_white = |c: T, alpha: u8| part(c.in_8_bits(), alpha) + (255 - alpha);
    for (pixel, rgb) in pixels {
        match channels {
            Channels::Grey => rgb.fill(pixel[0].in_8_bits()),
            Channels::GreyAlpha => rgb.fill(on_white(pixel[0], pixel[1].in_8_bits())),
            Channels::Rgb => rgb.iter_mut().zip(pixel).for_each(|(to, from)| *to = from.in_8_bits()),
            Channels::Rgba => {
                let alpha = pixel[3].in_8_bits();
                rgb.iter_mut().zip(pixel).for_each(|(to, from)| *to = on_white(*from, alpha));
            }
            Channels::Cmyk => {
                let black = 255 - pixel[3].in_8_bits();
                rgb.iter_mut().zip(pixel).for_each(|(to, from)| *to = part(255 - from.in_8_bits(), black));
            }
        }
    }
}

/// Red, green and blue of luma and chroma, as JPEG has them (ITU-T T.871, section 7).
pub(super) fn of_luma([y, cb, cr]: [u8; 3]) -> [u8; 3] {
    let (y, cb, cr) = (f32::from(y), f32::from(cb) - 128.0, f32::from(cr) - 128.0);
    [y + 1.402 * cr, y - 0.344_136 * cb - 0.714_136 * cr, y + 1.772 * cb]
        .map(|channel| channel.round().clamp(0.0, 255.0) as u8)
}

/// A picture of 8 bits a channel, made sRGB. Where it takes as much memory as it will, or more, it becomes so in its
/// own place.
pub(super) fn picture(
    mut samples: Vec<u8>,
    (width, height): (u32, u32),
    channels: Channels,
    space: &Space,
) -> Option<RgbImage> {
    let (from, to) = (width as usize * channels.count(), width as usize * 3);
    if samples.len() != from * height as usize {
        return None;
    }
    let nothing_to_do = channels == Channels::Rgb && matches!(space, Space::Srgb);
    let mut to_srgb = ToSrgb::<u8>::new(channels, space);
    if from < to {
        let mut picture = RgbImage::new(width, height);
        for (row, rgb) in samples.chunks_exact(from).zip(picture.chunks_exact_mut(to)) {
            to_srgb.row(row, rgb);
        }
        return Some(picture);
    }
    if !nothing_to_do {
        let (mut row, mut rgb) = (vec![0; from], vec![0; to]);
        for y in 0..height as usize {
            row.copy_from_slice(&samples[y * from..][..from]);
            to_srgb.row(&row, &mut rgb);
            // What is written ends before what is read next.
            samples[y * to..][..to].copy_from_slice(&rgb);
        }
        samples.truncate(to * height as usize);
    }
    RgbImage::from_raw(width, height, samples)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One pixel, made sRGB.
    fn one<T: Sample>(channels: Channels, space: &Space, pixel: &[T]) -> [u8; 3] {
        let mut rgb = [0; 3];
        ToSrgb::new(channels, space).row(pixel, &mut rgb);
        rgb
    }

    fn near(found: [u8; 3], right: [u8; 3]) {
        let off = found.iter().zip(right).map(|(a, b)| a.abs_diff(b)).max().unwrap();
        assert!(off <= 4, "{found:?} is not {right:?}");
    }

    #[test]
    fn what_says_nothing_of_its_colours_is_srgb() {
        assert_eq!(one(Channels::Rgb, &Space::Srgb, &[10_u8, 20, 30]), [10, 20, 30]);
        assert_eq!(one(Channels::Rgb, &Space::Srgb, &[0_u16, 32_896, 65_535]), [0, 128, 255]);
        assert_eq!(one(Channels::Grey, &Space::Srgb, &[77_u8]), [77; 3]);
    }

    #[test]
    fn what_can_be_seen_through_lies_on_white() {
        assert_eq!(one(Channels::Rgba, &Space::Srgb, &[0_u8, 0, 0, 0]), [255; 3]);
        assert_eq!(one(Channels::GreyAlpha, &Space::Srgb, &[0_u8, 128]), [127; 3]);
        assert_eq!(one(Channels::Rgba, &Space::Srgb, &[1_u16, 2, 3, 0]), [255; 3]);
    }

    #[test]
    fn inks_darken_the_paper() {
        assert_eq!(one(Channels::Cmyk, &Space::Srgb, &[0_u8, 0, 0, 0]), [255; 3]);
        assert_eq!(one(Channels::Cmyk, &Space::Srgb, &[255_u8, 0, 0, 0]), [0, 255, 255]);
        assert_eq!(one(Channels::Cmyk, &Space::Srgb, &[0_u8, 0, 0, 255]), [0; 3]);
    }

    #[test]
    fn a_profile_is_followed_in_colour_and_in_grey() {
        let p3 = ColorProfile::new_display_p3().encode().unwrap();
        let space = Space::icc(Some(&p3));
        // This green of Display P3 is the purest that sRGB has.
        near(one(Channels::Rgb, &space, &[117_u8, 251, 76]), [0, 255, 0]);
        near(one(Channels::Rgba, &space, &[117_u8, 251, 76, 255]), [0, 255, 0]);
        near(one(Channels::Rgb, &space, &[117_u16, 251, 76].map(|c| c * 257)), [0, 255, 0]);
        near(one(Channels::Grey, &space, &[90_u8]), [90; 3]);
        let linear = Space::icc(Some(&ColorProfile::new_gray_with_gamma(1.0).encode().unwrap()));
        near(one(Channels::Grey, &linear, &[55_u8]), [128; 3]);
        near(one(Channels::GreyAlpha, &linear, &[55_u8, 255]), [128; 3]);
        assert_eq!(
            one(Channels::Rgb, &linear, &[9_u8, 8, 7]),
            [9, 8, 7],
            "it is for another kind of picture"
        );
    }

    #[test]
    fn a_profile_that_cannot_be_read_changes_nothing() {
        let space = Space::icc(Some(b"this is no profile"));
        assert_eq!(one(Channels::Rgb, &space, &[9_u8, 8, 7]), [9, 8, 7]);
    }

    #[test]
    fn gamma_is_followed() {
        let linear = Space::gamma(1.0, None);
        near(one(Channels::Rgb, &linear, &[14_146_u16; 3]), [128; 3]);
        near(one(Channels::Grey, &linear, &[14_146_u16]), [128; 3]);
        let srgb = [(0.3127, 0.3290), (0.64, 0.33), (0.30, 0.60), (0.15, 0.06)];
        near(one(Channels::Rgb, &Space::gamma(2.2, Some(srgb)), &[200_u8, 100, 50]), [200, 100, 50]);
        let p3 = [(0.3127, 0.3290), (0.68, 0.32), (0.265, 0.69), (0.15, 0.06)];
        let [red, green, blue] = one(Channels::Rgb, &Space::gamma(2.2, Some(p3)), &[117_u8, 251, 76]);
        assert!(red < 16 && green > 250 && blue < 16, "{red} {green} {blue}");
    }

    #[test]
    fn coded_colours_are_followed() {
        let p3 = Space::coded(12, 13);
        near(one(Channels::Rgb, &p3, &[117_u8, 251, 76]), [0, 255, 0]);
        assert!(matches!(Space::coded(1, 13), Space::Srgb));
        assert!(matches!(Space::coded(2, 2), Space::Srgb));
        assert!(matches!(Space::coded(900, 900), Space::Srgb));
        let linear = Space::coded(1, 8);
        near(one(Channels::Rgb, &linear, &[55_u8; 3]), [128; 3]);
    }

    #[test]
    fn a_picture_for_bright_screens_is_neither_dark_nor_burnt_out_on_paper() {
        let bright = Space::coded(9, 16);
        // White paper, a face in the light, and the sun: 203, 60 and 1,000 cd/m².
        let [paper, face, sun] = [148_u8, 116, 192].map(|code| one(Channels::Rgb, &bright, &[code; 3])[0]);
        assert!(
            (170..235).contains(&paper) && (105..160).contains(&face) && sun > 245,
            "{paper} {face} {sun}"
        );
    }

    #[test]
    fn a_whole_picture_becomes_srgb_in_its_own_place() {
        let inks = [[0, 0, 0, 0], [0, 0, 0, 255], [0, 255, 255, 0], [255, 255, 0, 0]].concat();
        let picture = picture(inks, (2, 2), Channels::Cmyk, &Space::Srgb).unwrap();
        assert_eq!(picture.as_raw(), &[255, 255, 255, 0, 0, 0, 255, 0, 0, 0, 0, 255]);
        assert!(super::picture(vec![0; 5], (2, 2), Channels::Grey, &Space::Srgb).is_none());
        assert_eq!(
            super::picture(vec![7; 4], (2, 2), Channels::Grey, &Space::Srgb).unwrap().as_raw(),
            &[7; 12]
        );
    }
}
