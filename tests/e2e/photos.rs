//! Choosing a photo: every kind of picture, one that is cut off, one that is small, one that is dropped on the window.

use crate::desktop;
use crate::screens::look;
use crate::steps::{add_person, make_library};
use harness::patience::until;
use harness::project;
use harness::window::Window;
use image::RgbImage;
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

/// A picture that makes a long file: of half of it, half is there.
fn hill(width: u32, height: u32, path: &Path) -> PathBuf {
    let picture = RgbImage::from_fn(width, height, |x, y| {
        let grass = (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503)) >> 7;
        let sky = [150, 190, 230 - (y * 60 / height) as u8];
        let ground = [70 + (grass % 40) as u8, 120 + (grass % 60) as u8, 60];
        image::Rgb(if y > height / 3 + (x / 7) % (height / 9) { ground } else { sky })
    });
    picture.save(path).unwrap();
    path.to_owned()
}

fn choose(window: &Window<'_>, picture: &Path) {
    window.click("choose-photo");
    window.desktop.answer_dialog("Open File", picture);
}

#[test]
fn a_picture_of_any_kind_is_chosen_and_kept() {
    let (_turn, desktop) = desktop();
    let window = Window::open(&desktop);
    make_library(&window);
    add_person(&window, "Nia");
    window.click("section-photo");
    for name in ["turned.heic", "plain.avif", "lzw-turned.tif", "moving.gif", "plain.bmp", "ycck.jpg"] {
        choose(&window, &project().join("tests/corpus/photo").join(name));
        window.click("keep-photo");
        window.thing("remove-photo");
    }
    until("the photo on the page", || window.has("[data-test=page-svg] image").then_some(()));
    window.close();
}

/// The colour of the window where the middle of the photo on the page is.
fn ink_of_photo(window: &Window<'_>) -> Option<[u8; 3]> {
    let script = "const picture = document.querySelector('[data-test=page-svg] image');
        const { left, top, width, height } = picture?.getBoundingClientRect() ?? {};
        return picture && [left + width / 2, top + height / 2].map(Math.round)";
    let middle: Option<[u32; 2]> = serde_json::from_value(window.script(script, vec![])).unwrap();
    let [x, y] = middle?;
    window.picture("photo-on-page");
    let seen = image::open(project().join("build/screens/photo-on-page.png")).unwrap().to_rgb8();
    Some(seen.get_pixel_checked(x, y)?.0)
}

#[test]
fn each_picture_is_seen_on_the_page_once_it_is_kept() {
    let (_turn, desktop) = desktop();
    let folder = desktop.documents();
    let window = Window::open(&desktop);
    make_library(&window);
    add_person(&window, "Nia");
    window.click("section-photo");
    for (name, ink) in [("red", [190, 40, 40]), ("green", [40, 150, 60]), ("blue", [40, 60, 190])] {
        let picture = folder.join(format!("{name}.png"));
        RgbImage::from_pixel(1_200, 1_200, image::Rgb(ink)).save(&picture).unwrap();
        choose(&window, &picture);
        // Nobody has said yet what is on this one.
        window.thing("keep-photo");
        assert_eq!(window.texts("[data-test=photo-description]"), [""]);
        window.type_into("photo-description", name);
        window.click("keep-photo");
        window.thing("remove-photo");
        let near = |seen: [u8; 3]| seen.iter().zip(ink).all(|(seen, ink)| seen.abs_diff(ink) < 20);
        until(&format!("{name} on the page"), || ink_of_photo(&window).filter(|seen| near(*seen)));
    }
    // As small as it is shown: the web view would leave out points of a larger one.
    let points = "const image = document.querySelector('[data-test=page-svg] image');
        const picture = new Image();
        picture.src = image.href.baseVal;
        return picture.decode().then(() => picture.naturalWidth - image.getBoundingClientRect().width)";
    until("a photo of as many points as are shown", || {
        window.script(points, vec![]).as_f64().filter(|more| (0.0..1.0).contains(more))
    });
    window.close();
}

#[test]
fn a_picture_that_is_cut_off_is_used_only_when_somebody_agrees() {
    let (_turn, desktop) = desktop();
    let folder = desktop.documents();
    let whole = fs::read(hill(1_600, 1_200, &folder.join("hill.jpg"))).unwrap();
    let cut = folder.join("cut.jpg");
    fs::write(&cut, &whole[..whole.len() * 6 / 10]).unwrap();

    let window = Window::open(&desktop);
    make_library(&window);
    add_person(&window, "Nia");
    window.click("section-photo");
    choose(&window, &cut);
    window.see_text("dialog h2", "This picture is cut off");
    assert!(!window.has("[data-test=keep-photo]"), "nobody has agreed");
    window.picture("photo-cut-off");
    window.is_accessible("photo-cut-off");
    window.press(&[], "\u{E00C}");
    window.gone("dialog");
    assert!(!window.has("[data-test=keep-photo]"), "it was left");
    choose(&window, &cut);
    window.click("use-cut-photo");
    window.thing("keep-photo");
    window.settle();
    assert_eq!(window.focused().as_deref(), Some("keep-photo"));
    let top = "return document.querySelector('.crop').getBoundingClientRect().top >= 0";
    assert_eq!(window.script(top, vec![]), true, "what is to be cropped is in view");
    window.click("keep-photo");
    window.thing("remove-photo");
    window.close();
}

#[test]
fn what_will_look_soft_on_the_page_is_said_while_it_can_be_changed() {
    let (_turn, desktop) = desktop();
    let folder = desktop.documents();
    let window = Window::open(&desktop);
    make_library(&window);
    add_person(&window, "Nia");
    window.click("section-photo");
    choose(&window, &hill(240, 180, &folder.join("small.png")));
    window.see_text("[data-test=photo-soft]", "This picture is small");
    window.picture("photo-soft");
    window.is_accessible("photo-soft");
    window.letters("200%");
    window.picture("photo-soft-large-letters");
    window.letters("");
    choose(&window, &hill(3_000, 2_000, &folder.join("large.jpg")));
    until("no word", || window.texts("[data-test=photo-soft]").iter().all(String::is_empty).then_some(()));
    let size = window.thing("photo-size");
    window.focus(&size);
    // The smallest part of it.
    window.press(&[], "\u{E011}");
    window.see_text("[data-test=photo-soft]", "This part is small");
    window.close();
}

#[test]
fn what_looks_soft_on_the_page_is_said_beside_it_of_the_kept_photo_too() {
    let (_turn, desktop) = desktop();
    let window = Window::open(&desktop);
    make_library(&window);
    add_person(&window, "Nia");
    window.click("section-photo");
    let said = "[data-test=page-photo-soft]";
    choose(&window, &hill(800, 800, &desktop.documents().join("large.jpg")));
    window.click("keep-photo");
    until("the photo on the page", || window.has("[data-test=page-svg] image").then_some(()));
    until("no word", || window.texts(said).iter().all(String::is_empty).then_some(()));

    // The same photo on a document that shows it larger.
    window.click("section-good_at");
    window.click("looks");
    window.click("design-photo");
    window.click("paper-a3");
    window.click("looks-done");
    window.see_text(said, "The photo is small. It will look soft on the page.");
    look(&window, "builder-soft-photo");
    window.click("go-to-photo");
    window.thing("remove-photo");
    choose(&window, &hill(3_000, 3_000, &desktop.documents().join("larger.jpg")));
    window.click("keep-photo");
    until("no word again", || window.texts(said).iter().all(String::is_empty).then_some(()));
    window.close();
}

#[test]
fn a_picture_is_dropped_on_the_photo() {
    let (_turn, desktop) = desktop();
    let window = Window::open(&desktop);
    make_library(&window);
    add_person(&window, "Nia");
    window.click("section-photo");
    window.thing("photo-place");
    let picture = fs::read(project().join("tests/corpus/photo/plain.heic")).unwrap();
    let drop = "const [bytes] = arguments;\
                const carried = new DataTransfer();\
                carried.items.add(new File([new Uint8Array(bytes)], 'IMG_1.HEIC'));\
                const place = document.querySelector('[data-test=photo-place]');\
                for (const type of ['dragover', 'drop'])\
                  place.dispatchEvent(new DragEvent(type, { dataTransfer: carried, bubbles: true, cancelable: true }));";
    window.script(drop, vec![json!(picture)]);
    window.click("keep-photo");
    window.thing("remove-photo");
    window.script(drop, vec![json!(b"%PDF-1.7")]);
    window.see_text("[role=alert]", "This is a PDF");
    window.close();
}
