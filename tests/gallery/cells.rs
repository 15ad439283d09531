//! What is drawn: every person in every design, and one person in every theme and on every paper.

use document::{Choices, Design, Paper, Press, Theme};
use harness::{examples, press};
use image::RgbImage;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use profile::Profile;
use std::fs::{self, File};
use std::io::BufWriter;
use std::path::Path;
use std::process::Command;

/// Dots an inch, where words can be made out and where the whole can.
const CLOSE: u32 = 26;
const FAR: u32 = 15;
/// The most pages of one document that are looked at.
const MOST_PAGES: usize = 2;
/// Who stands for all where it is the theme or the paper that is looked at.
const ANYBODY: &str = "kacper";
/// The steps a colour is told in, so that the pictures are small.
const STEP: u8 = 17;

/// A document to draw.
pub(crate) struct Cell {
    /// The sheet it stands on: `people`.
    pub(crate) sheet: &'static str,
    /// Its row there.
    pub(crate) row: String,
    profile: Profile,
    choices: Choices,
    resolution: u32,
}

/// A page of it, drawn.
pub(crate) struct Drawn {
    pub(crate) sheet: &'static str,
    pub(crate) row: String,
    /// The folder and name of the picture: `people/gwen-card-1.png`.
    pub(crate) file: String,
    pub(crate) picture: RgbImage,
}

/// All of them.
pub(crate) fn all() -> Vec<Cell> {
    let people: Vec<(String, Profile)> = examples()
        .iter()
        .map(|file| {
            let name = file.file_stem().unwrap().to_string_lossy().into_owned();
            (name, profile::from_json(&fs::read(file).unwrap()).unwrap())
        })
        .collect();
    let (_, anybody) = people.iter().find(|(name, _)| name == ANYBODY).unwrap();
    let cell = |sheet, row: &str, profile: &Profile, choices, resolution| Cell {
        sheet,
        row: row.to_owned(),
        profile: profile.clone(),
        choices,
        resolution,
    };
    let of_people = people.iter().flat_map(|(name, profile)| {
        Design::ALL
            .map(|design| cell("people", name, profile, Choices { design, ..Choices::default() }, CLOSE))
    });
    let themes = Theme::all().into_iter().flat_map(|theme| {
        Design::ALL.map(|design| {
            let choices = Choices { design, theme, ..Choices::default() };
            cell("themes", theme.key(), anybody, choices, FAR)
        })
    });
    let papers = Paper::ALL.into_iter().flat_map(|paper| {
        Design::ALL.map(|design| {
            let choices = Choices { design, paper, ..Choices::default() };
            cell("papers", paper.key(), anybody, choices, FAR)
        })
    });
    of_people.chain(themes).chain(papers).collect()
}

impl Cell {
    /// Prints it, turns its first pages into pictures and leaves them in that folder.
    pub(crate) fn draw(&self, press: &mut Press, folder: &Path) -> Vec<Drawn> {
        press::lend(press, &self.profile);
        let laid = press.lay_out(&self.profile, &self.choices);
        let kept = tempfile::tempdir().unwrap();
        let pdf = kept.path().join("page.pdf");
        fs::write(&pdf, press.pdf(&laid).unwrap()).unwrap();
        let printed = Command::new("pdftoppm")
            .args(["-l", &MOST_PAGES.to_string(), "-r", &self.resolution.to_string(), "-png"])
            .args([&pdf, &kept.path().join("page")])
            .status();
        assert!(printed.unwrap().success());
        let mut pictures: Vec<_> = fs::read_dir(kept.path())
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "png"))
            .collect();
        pictures.sort();
        assert_eq!(pictures.len(), laid.report().pages.min(MOST_PAGES));
        fs::create_dir_all(folder.join(self.sheet)).unwrap();
        let design = self.choices.design.key();
        (1..)
            .zip(pictures)
            .map(|(number, path)| {
                let file = format!("{}/{}-{design}-{number}.png", self.sheet, self.row);
                let picture = in_steps(image::open(path).unwrap().to_rgb8());
                save(&picture, &folder.join(&file));
                Drawn { sheet: self.sheet, row: self.row.clone(), file, picture }
            })
            .collect()
    }
}

/// Saves a picture as small as can be: hundreds of them are kept.
fn save(picture: &RgbImage, path: &Path) {
    let file = BufWriter::new(File::create(path).unwrap());
    let encoder = PngEncoder::new_with_quality(file, CompressionType::Best, FilterType::NoFilter);
    picture.write_with_encoder(encoder).unwrap();
}

fn in_steps(mut picture: RgbImage) -> RgbImage {
    for value in picture.iter_mut() {
        *value = (*value / STEP + u8::from(*value % STEP > STEP / 2)) * STEP;
    }
    picture
}
