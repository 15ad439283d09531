//! Photos of every kind and make, and what becomes of each. Most of them show the same: red at the left, blue at the
//! right, a green band along the bottom, 64 × 48.

use super::*;
use image::{ExtendedColorType, ImageEncoder, ImageFormat, Rgb, RgbaImage};
use std::io::Cursor;

/// What a picture shows once it is a photo.
#[derive(Clone, Copy, Debug)]
enum Shows {
    Colours,
    /// The same without colour.
    Grey,
    /// The same, but one sees through the band: it is as white as paper.
    SeeThrough,
    /// The same as a fax machine has it.
    BlackAndWhite,
}

/// What becomes of a picture.
enum Becomes {
    /// A photo: so many times as large, turned so.
    Photo(Shows, u32, Orientation),
    /// None, and this is why.
    Refused(fn(&PhotoError) -> bool),
}

/// A picture file of `tests/corpus/photo`.
macro_rules! kept {
    ($name:literal) => {
        ($name, include_bytes!(concat!("../../../../../tests/corpus/photo/", $name)).to_vec())
    };
}

fn scene(shows: Shows, times: u32, orientation: Orientation) -> RgbImage {
    let colour = |x: u32, y: u32| match (y / times >= 36, x / times < 32) {
        (true, _) if matches!(shows, Shows::SeeThrough) => [255; 3],
        (true, _) => [20, 200, 20],
        (false, true) => [220, 20, 20],
        (false, false) => [20, 20, 220],
    };
    let pixels = RgbImage::from_fn(64 * times, 48 * times, |x, y| {
        let [r, g, b] = colour(x, y);
        let luma = (299 * u32::from(r) + 587 * u32::from(g) + 114 * u32::from(b)) / 1000;
        Rgb(match shows {
            Shows::Colours | Shows::SeeThrough => [r, g, b],
            Shows::Grey => [luma as u8; 3],
            Shows::BlackAndWhite => [if luma > 60 { 255 } else { 0 }; 3],
        })
    });
    turned(pixels, orientation)
}

/// How far two pictures of the same size are apart, in the middle over all their numbers.
fn apart(one: &RgbImage, other: &RgbImage) -> f64 {
    assert_eq!(one.dimensions(), other.dimensions());
    let off: u64 = one.as_raw().iter().zip(other.as_raw()).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    off as f64 / one.as_raw().len() as f64
}

fn written(format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let scene = scene(Shows::Colours, 1, Orientation::NoTransforms);
    DynamicImage::ImageRgb8(scene).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A HEIC as telephones write them: tiles of 512 pixels.
fn heic(times: u32) -> Vec<u8> {
    let scene = scene(Shows::Colours, times, Orientation::NoTransforms);
    heifer::encode_rgb8(scene.width(), scene.height(), scene.as_raw(), &heifer::EncodeOptions::default())
        .unwrap()
}

/// EXIF with one tag: "the top of the picture is at the right".
const ON_ITS_SIDE: &[u8] =
    &[b'M', b'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];

fn jpeg_on_its_side() -> Vec<u8> {
    let mut jpeg = Vec::new();
    let mut encoder = JpegEncoder::new(&mut jpeg);
    encoder.set_exif_metadata(ON_ITS_SIDE.to_vec()).unwrap();
    let scene = scene(Shows::Colours, 1, Orientation::NoTransforms);
    encoder.write_image(scene.as_raw(), 64, 48, ExtendedColorType::Rgb8).unwrap();
    jpeg
}

fn half(file: &[u8]) -> Vec<u8> {
    file[..file.len() / 2].to_vec()
}

#[test]
fn a_photo_of_any_kind_and_make_comes_out_right_or_is_refused_by_name() {
    use Becomes::{Photo, Refused};
    use Orientation::{NoTransforms as Upright, Rotate90, Rotate270};
    use Shows::{BlackAndWhite, Colours, Grey, SeeThrough};
    let cut: fn(&PhotoError) -> bool = |error| matches!(error, PhotoError::CutOff);
    let unusual: fn(&PhotoError) -> bool = |error| matches!(error, PhotoError::Unusual);
    let table: Vec<(&str, Vec<u8>, Becomes)> = vec![
        ("a JPEG", written(ImageFormat::Jpeg), Photo(Colours, 1, Upright)),
        ("a JPEG on its side", jpeg_on_its_side(), Photo(Colours, 1, Rotate90)),
        ("a PNG", written(ImageFormat::Png), Photo(Colours, 1, Upright)),
        ("a WebP", written(ImageFormat::WebP), Photo(Colours, 1, Upright)),
        ("a GIF", written(ImageFormat::Gif), Photo(Colours, 1, Upright)),
        ("a BMP", written(ImageFormat::Bmp), Photo(Colours, 1, Upright)),
        ("a HEIC of one piece", heic(4), Photo(Colours, 4, Upright)),
        ("a HEIC of tiles", heic(20), Photo(Colours, 20, Upright)),
    ];
    let kept: Vec<((&str, Vec<u8>), Becomes)> = vec![
        (kept!("passes.jpg"), Photo(Colours, 1, Upright)),
        (kept!("ycck.jpg"), Photo(Colours, 1, Upright)),
        (kept!("linear.png"), Photo(Colours, 1, Upright)),
        (kept!("passes.png"), Photo(Colours, 1, Upright)),
        (kept!("moving.gif"), Photo(Colours, 1, Upright)),
        (kept!("passes.gif"), Photo(Colours, 1, Upright)),
        (kept!("see-through.gif"), Photo(SeeThrough, 1, Upright)),
        (kept!("palette.bmp"), Photo(Colours, 1, Upright)),
        (kept!("plain.bmp"), Photo(Colours, 1, Upright)),
        (kept!("lzw-turned.tif"), Photo(Colours, 1, Rotate90)),
        (kept!("cmyk.tif"), Photo(Colours, 1, Upright)),
        (kept!("sixteen-bits-grey.tif"), Photo(Grey, 1, Upright)),
        (kept!("jpeg.tif"), Photo(Colours, 1, Upright)),
        (kept!("tiles.tif"), Photo(Colours, 1, Upright)),
        (kept!("fax.tif"), Photo(BlackAndWhite, 1, Upright)),
        (kept!("palette.tif"), Refused(unusual)),
        (kept!("planes.tif"), Refused(unusual)),
        (kept!("plain.heic"), Photo(Colours, 1, Upright)),
        (kept!("ten-bits.heic"), Photo(Colours, 1, Upright)),
        (kept!("see-through.heic"), Photo(SeeThrough, 1, Upright)),
        (kept!("turned.heic"), Photo(Colours, 1, Rotate90)),
        (kept!("plain.avif"), Photo(Colours, 1, Upright)),
        (kept!("ten-bits.avif"), Photo(Colours, 1, Upright)),
        (kept!("grey.avif"), Photo(Grey, 1, Upright)),
        (kept!("see-through.avif"), Photo(SeeThrough, 1, Upright)),
        (kept!("grid-turned.avif"), Photo(Colours, 4, Rotate270)),
    ];
    let halves = vec![
        ("half a PNG in passes", half(&kept!("passes.png").1), Refused(cut)),
        ("half a WebP", half(&written(ImageFormat::WebP)), Refused(cut)),
        ("half a GIF", half(&written(ImageFormat::Gif)), Refused(cut)),
        ("half a BMP", half(&written(ImageFormat::Bmp)), Refused(cut)),
        ("half a TIFF", half(&kept!("lzw-turned.tif").1), Refused(cut)),
        ("half a HEIC of one piece", half(&kept!("plain.heic").1), Refused(cut)),
        ("half an AVIF", half(&kept!("plain.avif").1), Refused(cut)),
    ];
    let kept = kept.into_iter().map(|((name, file), becomes)| (name, file, becomes));
    for (name, file, becomes) in table.into_iter().chain(kept).chain(halves) {
        match (Picture::open(file.clone()), becomes) {
            (Ok(picture), Photo(shows, times, orientation)) => {
                let right = scene(shows, times, orientation);
                assert_eq!(picture.size(), right.dimensions(), "{name}");
                assert!(!picture.is_cut_off(), "{name}");
                let off = apart(&picture.draft, &right);
                assert!(off < 8.0, "{name} is off by {off}");
                let photo = from_profile_file(file, "").unwrap();
                assert_eq!(photo.size(), right.dimensions(), "{name}");
                let kept = open(photo.jpeg(), Room::USUAL).unwrap().pixels;
                assert!(apart(&kept, &right) < 9.0, "{name}");
                assert!(Marks::of(photo.jpeg()).bare, "{name}: nothing but the picture is kept");
            }
            (Err(error), Refused(why)) => assert!(why(&error), "{name}: {error:?}"),
            (Ok(picture), Refused(_)) => panic!("{name} is a picture of {:?}", picture.size()),
            (Err(error), Photo(..)) => panic!("{name}: {error:?}"),
        }
    }
}

/// What is there of a picture that is cut off, beside the same rows of the whole one.
fn upper_part(name: &str, file: &[u8], part: usize, whole: &RgbImage) -> u32 {
    let picture =
        Picture::open(file[..file.len() * part / 100].to_vec()).unwrap_or_else(|e| panic!("{name}: {e:?}"));
    assert!(picture.is_cut_off(), "{name}");
    let (width, height) = picture.size();
    assert_eq!(width, whole.width(), "{name}");
    let same = imageops::crop_imm(whole, 0, 0, width, height).to_image();
    let off = apart(&picture.draft, &same);
    assert!(off < 10.0, "{name}: what is there is off by {off}");
    assert!(
        matches!(from_profile_file(picture.file.clone(), ""), Err(PhotoError::CutOff)),
        "{name}: nobody was asked"
    );
    height
}

#[test]
fn of_a_picture_that_is_cut_off_the_upper_part_is_there() {
    let noise = noisy(1_000, 800);
    let jpeg = encode(&noise, 90).unwrap();
    let mut png = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(noise.clone()).write_to(&mut png, ImageFormat::Png).unwrap();
    let rows = upper_part("a JPEG", &jpeg, 60, &noise);
    assert!((380..500).contains(&rows), "{rows}");
    let mut filled = jpeg[..jpeg.len() * 6 / 10].to_vec();
    filled.resize(jpeg.len(), 0);
    let again = upper_part("a JPEG that was to be filled later", &filled, 100, &noise);
    assert!(again.abs_diff(rows) <= 16, "{again}");
    let rows = upper_part("a PNG", &png.into_inner(), 60, &noise);
    assert!((400..500).contains(&rows), "{rows}");
    let heic = heifer::encode_rgb8(1_000, 800, noise.as_raw(), &heifer::EncodeOptions::default()).unwrap();
    let rows = upper_part("a HEIC of tiles", &heic, 80, &noise);
    assert_eq!(rows, 512, "one row of tiles");
    let scene = scene(Shows::Colours, 1, Orientation::NoTransforms);
    assert_eq!(upper_part("a TIFF of strips", &kept!("jpeg.tif").1, 80, &scene), 32);
    // A picture in passes is there from top to bottom, and soft.
    assert_eq!(upper_part("a JPEG in passes", &kept!("passes.jpg").1, 90, &scene), 48);
    let begun = Picture::open(kept!("passes.jpg").1[..280].to_vec());
    assert!(matches!(begun, Err(PhotoError::CutOff)), "{begun:?}");
}

/// A picture with so much in it that its file is long.
fn noisy(width: u32, height: u32) -> RgbImage {
    let mut random = fastrand::Rng::with_seed(7);
    RgbImage::from_fn(width, height, |x, y| {
        Rgb([(x / 4) as u8, (y / 4) as u8, 100].map(|c: u8| c.saturating_add(random.u8(0..30))))
    })
}

#[test]
fn each_bad_picture_has_its_own_name() {
    let fault = |bytes: &[u8]| Picture::open(bytes.to_vec()).unwrap_err();
    assert!(matches!(fault(b""), PhotoError::Empty));
    assert!(matches!(fault(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), PhotoError::Other(Other::Drawing)));
    assert!(matches!(fault(b"a letter"), PhotoError::Unknown));
    assert!(matches!(fault(&vec![0; 50 << 20]), PhotoError::TooLarge));
    let mut broken = written(ImageFormat::Png);
    broken[45] ^= 0xFF;
    assert!(matches!(fault(&broken), PhotoError::Broken));
    let huge = png_header(20_000, [8, 2]);
    assert!(matches!(fault(&huge), PhotoError::TooManyPixels { width: 20_000, height: 20_000 }));
    assert!(matches!(fault(&png_header(14_000, [16, 6])), PhotoError::CutOff), "that many could be opened");
}

#[test]
fn a_small_file_that_says_it_is_large_is_refused_before_it_is_decoded() {
    let refused = |name: &str, bytes: Vec<u8>| {
        let refused = Picture::open(bytes).unwrap_err();
        assert!(matches!(refused, PhotoError::TooManyPixels { .. }), "{name}: {refused:?}");
    };
    // The size stands in the headers: two bytes each, the height first.
    let mut jpeg = kept!("passes.jpg").1;
    let frame = jpeg.windows(2).position(|pair| pair == [0xFF, 0xC2]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0x3F, 0xFF, 0x3F, 0xFF]);
    refused("a progressive JPEG", jpeg.clone());
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xFF, 0xFF, 0xFF, 0xFF]);
    refused("a larger one", jpeg);
    let mut bmp = kept!("plain.bmp").1;
    bmp[18..26].copy_from_slice(&[0xFF, 0xFF, 0, 0, 0xFF, 0xFF, 0, 0]);
    refused("a BMP", bmp);
    let mut gif = kept!("moving.gif").1;
    gif[6..10].copy_from_slice(&[0xFF; 4]);
    refused("a GIF", gif);
    for (name, mut heif) in [kept!("plain.heic"), kept!("plain.avif")] {
        let size = heif.windows(4).position(|four| four == b"ispe").unwrap() + 8;
        heif[size..size + 8].copy_from_slice(&[0, 0, 0x7F, 0xFF, 0, 0, 0x7F, 0xFF]);
        refused(name, heif);
    }
    refused("a PNG", png_header(60_000, [8, 0]));
}

/// The first bytes of a PNG that says it is so many pixels wide and high, with its depth and kind of colour.
fn png_header(side: u32, [depth, colour]: [u8; 2]) -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut header = b"IHDR".to_vec();
    header.extend(side.to_be_bytes());
    header.extend(side.to_be_bytes());
    header.extend([depth, colour, 0, 0, 0]);
    png.extend(13u32.to_be_bytes());
    png.extend(&header);
    let check = header.iter().fold(!0u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |c, _| if c & 1 == 1 { 0xEDB8_8320 ^ (c >> 1) } else { c >> 1 })
    });
    png.extend((!check).to_be_bytes());
    // Some of the first chunk of the picture.
    png.extend(b"\0\0\x10\0IDAT\x78\x9c");
    png
}

#[test]
fn a_turn_and_a_turn_back_is_the_same_picture() {
    let picture = Picture::open(written(ImageFormat::Png)).unwrap();
    let before = picture.draft.clone();
    let turned = picture.turned(Turn::Right);
    assert_eq!(turned.size(), (48, 64));
    assert_eq!(turned.draft, imageops::rotate90(&before));
    assert_eq!(turned.turned(Turn::Left).draft, before);
}

#[test]
fn a_square_is_cut_out_of_what_is_shown_and_drawn_in_where_it_lies_outside() {
    for file in [jpeg_on_its_side(), kept!("turned.heic").1, kept!("lzw-turned.tif").1] {
        let picture = Picture::open(file).unwrap().turned(Turn::Left);
        assert_eq!(picture.size(), (64, 48), "as it lies in its file again");
        let photo = picture.photo(Square { left: 40, top: 4, side: 20 }, "blue").unwrap();
        let kept = open(photo.jpeg(), Room::USUAL).unwrap().pixels;
        assert_eq!(kept.dimensions(), (20, 20));
        assert!(apart(&kept, &RgbImage::from_pixel(20, 20, Rgb([20, 20, 220]))) < 8.0);
        let outside = picture.photo(Square { left: 4_000, top: 9, side: 900 }, "").unwrap();
        assert_eq!(outside.size(), (48, 48));
    }
}

#[test]
fn a_part_is_cut_out_of_the_picture_as_it_is_in_its_file_and_not_of_what_is_shown() {
    // Lines so fine that nothing of them is left in what is shown.
    let lines = RgbImage::from_fn(9_600, 300, |x, _| Rgb([if x / 2 % 2 == 0 { 0 } else { 250 }; 3]));
    let mut png = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(lines).write_to(&mut png, ImageFormat::Png).unwrap();
    let picture = Picture::open(png.into_inner()).unwrap();
    assert_eq!(picture.size(), (9_600, 300));
    assert_eq!(picture.draft.dimensions(), (2_400, 75));
    let photo = picture.photo(Square { left: 5_000, top: 0, side: 300 }, "").unwrap();
    let kept = open(photo.jpeg(), Room::USUAL).unwrap().pixels;
    assert_eq!(kept.dimensions(), (300, 300));
    let (dark, light) = (kept.get_pixel(100, 100)[0], kept.get_pixel(102, 100)[0]);
    assert!(dark < 60 && light > 190, "{dark} {light}");
}

#[test]
fn what_can_be_seen_through_becomes_white() {
    let glass = RgbaImage::from_pixel(8, 8, image::Rgba([0, 0, 0, 0]));
    let mut bytes = Cursor::new(Vec::new());
    glass.write_to(&mut bytes, ImageFormat::Png).unwrap();
    let picture = Picture::open(bytes.into_inner()).unwrap();
    assert_eq!(picture.draft.get_pixel(4, 4).0, [255; 3]);
}

#[test]
fn a_photo_already_as_it_is_kept_stays_the_same() {
    let photo = from_profile_file(written(ImageFormat::Png), "two sides").unwrap();
    assert_eq!(from_profile_file(photo.jpeg().to_vec(), "two sides").unwrap(), photo);
}

#[test]
fn nothing_that_a_file_says_beside_its_picture_is_kept() {
    let plain = written(ImageFormat::Jpeg);
    let end = plain.len();
    let with = |at: usize, more: &[u8]| [&plain[..at], more, &plain[at..]].concat();
    let files = [
        with(2, b"\xFF\xFE\0\x0Dat 1 Elm Rd"),
        with(2, b"\xFF\xE1\0\x14Exif\0\0II*\0GPS 1 Elm Rd"),
        with(end, b"\0\0\0\x18ftypmp42 a film from 1 Elm Rd"),
        kept!("turned.heic").1,
    ];
    for file in files {
        let photo = from_profile_file(file, "").unwrap();
        assert!(Marks::of(photo.jpeg()).bare);
        assert!(!photo.jpeg().windows(3).any(|three| three == b"Elm"));
    }
}

#[test]
fn the_noisiest_picture_makes_a_photo_that_can_be_kept() {
    let mut random = fastrand::Rng::with_seed(3);
    let noise = RgbImage::from_fn(1_800, 1_800, |_, _| Rgb([random.u8(..), random.u8(..), random.u8(..)]));
    let photo = keep(noise, Orientation::NoTransforms, "").unwrap();
    assert!(photo.jpeg().len() <= limits::PHOTO_BYTES);
}

proptest::proptest! {
    #[test]
    fn any_bytes_after_a_good_beginning_are_read_without_a_fault(
        format in 0..6_usize,
        at in 2..400_usize,
        bytes: Vec<u8>,
    ) {
        let formats = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Gif, ImageFormat::Bmp];
        let mut file = formats.get(format).map_or_else(|| kept!("plain.heic").1, |format| written(*format));
        if at < file.len() {
            for (place, byte) in file[at..].iter_mut().zip(&bytes) {
                *place = *byte;
            }
            if let Ok(picture) = Picture::open(file) {
                let square = Square { left: 0, top: 0, side: u32::MAX };
                proptest::prop_assert!(picture.photo(square, "").is_ok());
            }
        }
    }
}
