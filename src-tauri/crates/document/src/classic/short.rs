//! The page of somebody of whom little is written: the photo becomes the page, the name stands on it, the headings
//! stand beside the lines, and the lines get room. Few words look chosen, not missing.

use super::{Grid, canvas, finish, footer, header};
use crate::canvas::{Canvas, Setter, Spot};
use crate::content::{Content, Made, WHITE};
use crate::display::Outline;
use crate::fit::{LARGEST, most};
use crate::press::Laid;
use crate::report::Report;
use crate::tree::{Bullet, Node, Role, Tree};
use profile::Profile;

/// The smallest body type with which this page is still worth while; below it, the classic one says it better.
const SMALLEST: f32 = 13.5;
/// Body type that is comfortable at arm's length.
const COMFORTABLE: f32 = 14.25;
/// The height of the photo, in parts of the page: the least and the most.
const PHOTO: (f32, f32) = (0.30, 0.44);
/// How much of the name's plate hangs below the photo.
const HANGS: f32 = 0.42;

/// Sizes and places, in points.
#[derive(Clone, Copy)]
struct Measure {
    body: f32,
    /// The height of the photo and the wash beside it.
    band: f32,
    /// White space: 1 as drawn.
    air: f32,
}

/// Lays out the short page, if everything stands on it well.
pub(super) fn lay_out(setter: &mut Setter<'_>, profile: &Profile, grid: Grid, made: Made) -> Option<Laid> {
    let Made { mut content, missing, left_out } = made;
    let grid = Grid { margin: 62.0, bottom: 38.0, ..grid };
    let small = content.name.widest_word(NAME_LEAST) > grid.across() - 2.0 * PLATE.0
        || content.name.lines(NAME_LEAST, grid.across() - 2.0 * PLATE.0) > 1;
    if small || !left_out.is_empty() || content.count() == 0 {
        return None;
    }
    // With next to nothing said, the photo is most of the page.
    let largest = if content.count() <= 3 { 0.56 } else { PHOTO.1 };
    let mut fits = |measure| need(&mut content, grid, measure) <= grid.height;
    // A photo that is worth the page comes before type larger than is comfortable; type comes before a small photo.
    let mut fitting = |band: f32, smallest: f32| {
        let steps = ((LARGEST - smallest) / 0.25) as usize;
        let sizes = (0..=steps).map(|step| LARGEST - step as f32 * 0.25);
        sizes.into_iter().find(|body| fits(Measure { body: *body, band, air: 0.8 }))
    };
    let (least, body) = [(0.38, COMFORTABLE), (0.34, COMFORTABLE), (PHOTO.0, SMALLEST)]
        .into_iter()
        .map(|(share, smallest)| (grid.height * share, smallest))
        .find_map(|(band, smallest)| fitting(band, smallest).map(|body| (band, body)))?;
    let air = most(0.8, 1.1, |air| fits(Measure { body, band: least, air }));
    let band = most(least, grid.height * largest, |band| fits(Measure { body, band, air }));
    let air = most(air, 1.6, |air| fits(Measure { body, band, air }));
    let mut canvas = canvas(setter, profile, grid);
    paint(&mut canvas, &mut content, profile, grid, Measure { body, band, air });
    let list = canvas.list;
    Some(finish(list, profile, Report { size_pt: body, left_out, missing }))
}

/// The size of the name, largest and smallest.
const NAME_MOST: f32 = 76.0;
const NAME_LEAST: f32 = 30.0;
/// White around the name on its plate: at the sides, and above and below in parts of its size.
const PLATE: (f32, f32) = (24.0, 0.16);

/// Where the name and the rows stand.
struct Rows {
    name_size: f32,
    plate: Spot,
    plate_height: f32,
    labels: f32,
    words: Spot,
    /// Where the facts stand on the wash beside the photo, if there is room for them.
    facts: Option<Spot>,
}

fn rows(content: &mut Content, grid: Grid, measure: Measure) -> Rows {
    let width = content.name.natural_width(1.0);
    let tall = 1.1 / content.name.height(1.0, f32::INFINITY);
    let room = grid.across() - 2.0 * PLATE.0;
    let name_size = (room / width).min(NAME_MOST * tall.min(1.0)).min(measure.band * 0.34);
    let name_height = content.name.height(name_size, f32::INFINITY);
    let plate_height = name_height + 2.0 * PLATE.1 * name_size;
    let plate = Spot {
        start: grid.margin - PLATE.0,
        y: measure.band - plate_height * (1.0 - HANGS),
        width: width * name_size + 2.0 * PLATE.0,
    };
    let labels = (grid.across() * 0.31).min(
        content
            .blocks
            .iter_mut()
            .fold(0.0, |most: f32, block| most.max(block.heading.natural_width(label_size(measure.body)))),
    );
    let start = grid.margin + labels.max(grid.across() * 0.24) + 26.0;
    let words = Spot { start, y: 0.0, width: grid.width - grid.margin - start };
    let beside = grid.width - photo_side(grid, measure) - grid.margin - 26.0;
    let facts = content.facts.as_mut().and_then(|facts| {
        let height = facts.height(measure.body, beside);
        let y = plate.y - height - 20.0;
        (y > 36.0).then_some(Spot { start: grid.margin, y, width: beside })
    });
    Rows { name_size, plate, plate_height, labels, words, facts }
}

/// The width of the photo: square, as far as the page goes.
fn photo_side(grid: Grid, measure: Measure) -> f32 {
    measure.band.min(grid.width * 0.6)
}

fn label_size(body: f32) -> f32 {
    body * 1.06
}

/// Between two lines of a row, and between two rows.
fn gaps(measure: Measure) -> (f32, f32) {
    (0.5 * measure.body * measure.air, 1.5 * measure.body * measure.air)
}

/// The height of the paper that is asked for.
fn need(content: &mut Content, grid: Grid, measure: Measure) -> f32 {
    let rows = rows(content, grid, measure);
    let (between, apart) = gaps(measure);
    let mut y = rows.plate.y + rows.plate_height + apart;
    if let (Some(facts), true) = (&mut content.facts, rows.facts.is_none()) {
        y += facts.height(measure.body * 0.9, rows.words.width) + apart;
    }
    for block in &mut content.blocks {
        let label = block.heading.height(label_size(measure.body), rows.labels + 1.0);
        let lines: f32 = block
            .lines
            .iter_mut()
            .map(|line| line.para.height(measure.body, rows.words.width) + between)
            .sum();
        y += label.max(lines - between) + apart;
    }
    y + 0.5 * apart + footer::height(content, grid, measure.body * 0.9) + grid.bottom
}

fn paint(canvas: &mut Canvas<'_>, content: &mut Content, profile: &Profile, grid: Grid, measure: Measure) {
    let rows = rows(content, grid, measure);
    let band = Spot { start: 0.0, y: 0.0, width: grid.width };
    canvas.fill(band, measure.band, 0.0, content.shades.wash);
    let side = photo_side(grid, measure);
    let x = canvas.left(grid.width - side, side);
    let frame = [x, 0.0, side, measure.band];
    if profile.person.photo.is_none() {
        content.initial.recolour(content.shades.ink);
        header::initial(canvas, content, [x + side * 0.5, measure.band * 0.46], measure.band * 0.72);
    }
    let plate = Spot { ..rows.plate };
    let name = canvas.node_for(Tree::ROOT, Role::H1, &content.name);
    if profile.person.photo.is_some() {
        let node = header::figure(canvas, profile, [x, 0.0, x + side, measure.band]);
        let mask = Outline::Box { x, y: 0.0, width: side, height: measure.band, round: 0.0 };
        header::picture(canvas, node, frame, mask);
    }
    canvas.fill(plate, rows.plate_height, 9.0, content.shades.ink);
    content.name.recolour(WHITE);
    let spot =
        Spot { start: plate.start + PLATE.0, y: plate.y + PLATE.1 * rows.name_size, width: plate.width };
    canvas.words(&mut content.name, spot, rows.name_size, name, false);
    let (between, apart) = gaps(measure);
    // What is left over stands above the rows and below them.
    let spare = (grid.height - need(content, grid, measure)).max(0.0);
    let mut y = plate.y + rows.plate_height + apart + (spare * 0.35).min(60.0);
    if let (Some(facts), Some(spot)) = (&mut content.facts, rows.facts) {
        let node = canvas.node_for(Tree::ROOT, Role::P, facts);
        canvas.words(facts, spot, measure.body, node, false);
    } else if let Some(facts) = &mut content.facts {
        let node = canvas.node_for(Tree::ROOT, Role::P, facts);
        y += canvas.words(facts, Spot { y, ..rows.words }, measure.body * 0.9, node, false) + apart;
    }
    for block in &mut content.blocks {
        let label = label_size(measure.body);
        let node = canvas.node_for(Tree::ROOT, Role::H2, &block.heading);
        // The label stands on the line of the first words.
        let shift = block.lines.first().map_or(0.0, |line| line.para.baseline(measure.body))
            - block.heading.baseline(label);
        let spot = Spot { start: grid.margin, y: y + shift, width: rows.labels + 1.0 };
        let label_height = canvas.words(&mut block.heading, spot, label, node, true);
        let list = canvas.node(Tree::ROOT, Role::List(Bullet::None));
        let top = y;
        for line in &mut block.lines {
            let item = canvas.node(list, Role::Item);
            let language =
                (line.para.language != canvas.page).then(|| line.para.language.as_str().to_owned());
            let node = Node { language, entry: Some(line.entry), ..Node::new(Role::Body) };
            let body = canvas.tree().add(item, node);
            let spot = Spot { y, ..rows.words };
            y += canvas.words_own_side(&mut line.para, spot, measure.body, body) + between;
        }
        y = (y - between).max(top + label_height) + apart;
    }
    footer::paint(canvas, content, grid, measure.body * 0.9);
}
