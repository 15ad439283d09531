//! The file around the objects (ISO 32000-1, 7.5): plain ones packed together, streams one by one, and the table that
//! says where each is.
//!
//! lopdf writes such files too, out of a tree of values that has to be built and read again for each: for a page that
//! was most of the time.

use super::mark;
use super::pack::Packer;
use super::syntax::{count, name, number};
use crate::laid::FileKind;
use lopdf::{Dictionary, Object, ObjectId, Stream};
use std::io::Write;

/// The number of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Id(u32);

/// A file being written.
pub(super) struct File<'a> {
    packer: &'a mut Packer,
    /// The head and the streams.
    out: Vec<u8>,
    /// The plain objects, one after the other.
    plain: Vec<u8>,
    /// Where each object is, by its number.
    places: Vec<Place>,
    /// The plain objects in their order, with where they start.
    inside: Vec<(Id, usize)>,
}

#[derive(Clone, Copy)]
enum Place {
    Nowhere,
    At(usize),
    Inside(usize),
}

impl Id {
    /// A reference to it.
    pub(super) fn write(self, out: &mut Vec<u8>) {
        number(out, self.0.into());
        out.extend(b" 0 R");
    }
}

impl<'a> File<'a> {
    pub(super) fn new(packer: &'a mut Packer) -> Self {
        // The second line tells whoever moves the file that it is no text (PDF/A-2, 6.1.2).
        let mut out = Vec::with_capacity(160 * 1024);
        out.extend(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
        Self {
            packer,
            out,
            plain: Vec::with_capacity(32 * 1024),
            places: vec![Place::Nowhere],
            inside: Vec::new(),
        }
    }

    /// A number for an object that comes later.
    pub(super) fn id(&mut self) -> Id {
        self.places.push(Place::Nowhere);
        Id(self.places.len() as u32 - 1)
    }

    /// Numbers for so many objects, in a row.
    pub(super) fn ids(&mut self, count: usize) -> Vec<Id> {
        (0..count).map(|_| self.id()).collect()
    }

    /// A plain object of that number: what `body` writes.
    pub(super) fn object(&mut self, id: Id, body: impl FnOnce(&mut Vec<u8>)) {
        self.places[id.0 as usize] = Place::Inside(self.inside.len());
        self.inside.push((id, self.plain.len()));
        body(&mut self.plain);
        self.plain.push(b'\n');
    }

    /// A stream of that number as it is: `entries` are those of its dictionary but for the length.
    pub(super) fn stream(&mut self, id: Id, entries: &[u8], content: &[u8]) {
        self.places[id.0 as usize] = Place::At(self.out.len());
        stream(&mut self.out, id, entries, content);
    }

    /// A stream that is packed here.
    pub(super) fn packed(&mut self, id: Id, entries: &[u8], content: &[u8]) -> std::io::Result<()> {
        self.places[id.0 as usize] = Place::At(self.out.len());
        let content = self.packer.pack(content)?;
        stream(&mut self.out, id, &[entries, b"/Filter/FlateDecode"].concat(), content);
        Ok(())
    }

    /// Objects that printpdf made, which refer to each other by their numbers there. Gives back the number of the first.
    pub(super) fn adopt(&mut self, objects: &[(ObjectId, Object)]) -> Id {
        let ids = self.ids(objects.len());
        let find = |wanted: ObjectId| {
            let place = objects.iter().position(|(id, _)| *id == wanted);
            place.map_or(ids[0], |place| ids[place])
        };
        for (id, (_, object)) in ids.iter().zip(objects) {
            match object {
                Object::Stream(Stream { dict, content, .. }) => {
                    let mut entries = Vec::new();
                    for (key, value) in dict.iter().filter(|(key, _)| *key != b"Length") {
                        name(&mut entries, key);
                        value_of(&mut entries, value, &find);
                    }
                    self.stream(*id, &entries, content);
                }
                plain => self.object(*id, |out| value_of(out, plain, &find)),
            }
        }
        ids[0]
    }

    /// The finished file, which says at its end what it is. Its identity is made from what is in it.
    pub(super) fn finish(mut self, root: Id, info: Id, kind: FileKind) -> std::io::Result<Vec<u8>> {
        let identity = fingerprint(&[&self.out, &self.plain]);
        let objects = self.id();
        let mut content = Vec::with_capacity(self.plain.len() + 12 * self.inside.len());
        for (id, start) in &self.inside {
            number(&mut content, id.0.into());
            content.push(b' ');
            count(&mut content, *start);
            content.push(b' ');
        }
        let first = content.len();
        content.extend(&self.plain);
        let entries = format!("/Type/ObjStm/N {}/First {first}", self.inside.len());
        self.packed(objects, entries.as_bytes(), &content)?;
        let table = self.id();
        let start = self.out.len();
        self.places[table.0 as usize] = Place::At(start);
        let rows = self.rows(objects);
        let mut entries = Vec::new();
        write!(
            entries,
            "/Type/XRef/Size {}/W[1 4 2]/Root {} 0 R/Info {} 0 R",
            self.places.len(),
            root.0,
            info.0
        )?;
        write!(entries, "/ID[<{identity:032x}><{identity:032x}>]")?;
        self.packed(table, &entries, &rows)?;
        mark::write_end(&mut self.out, kind, start);
        Ok(self.out)
    }

    /// Where everything is: a kind, a place and a number within it for each (ISO 32000-1, 7.5.8).
    fn rows(&self, objects: Id) -> Vec<u8> {
        let mut rows = Vec::with_capacity(7 * self.places.len());
        for place in &self.places {
            let (kind, first, second) = match place {
                Place::Nowhere => (0, 0, u16::MAX),
                Place::At(start) => (1, *start as u32, 0),
                Place::Inside(row) => (2, objects.0, *row as u16),
            };
            rows.push(kind);
            rows.extend(first.to_be_bytes());
            rows.extend(second.to_be_bytes());
        }
        rows
    }
}

/// Writes a stream with what is around it.
fn stream(out: &mut Vec<u8>, id: Id, entries: &[u8], content: &[u8]) {
    number(out, id.0.into());
    // Each of these words stands on a line of its own (PDF/A-2, 6.1.7 and 6.1.9).
    out.extend(b" 0 obj\n<<");
    out.extend(entries);
    out.extend(b"/Length ");
    count(out, content.len());
    out.extend(b">>\nstream\n");
    out.extend(content);
    out.extend(b"\nendstream\nendobj\n");
}

/// A value that printpdf made.
fn value_of(out: &mut Vec<u8>, value: &Object, find: &impl Fn(ObjectId) -> Id) {
    match value {
        Object::Null => out.extend(b" null"),
        Object::Boolean(yes) => out.extend(if *yes { b" true".as_slice() } else { b" false" }),
        Object::Integer(whole) => {
            out.push(b' ');
            number(out, *whole);
        }
        Object::Real(real) => {
            out.push(b' ');
            super::syntax::decimal(out, *real);
        }
        Object::Name(text) => name(out, text),
        Object::String(bytes, _) => super::syntax::literal(out, bytes),
        Object::Array(values) => {
            out.push(b'[');
            for value in values {
                value_of(out, value, find);
            }
            out.push(b']');
        }
        Object::Dictionary(dictionary) => dictionary_of(out, dictionary, find),
        // A stream is an object of its own.
        Object::Stream(stream) => dictionary_of(out, &stream.dict, find),
        Object::Reference(id) => {
            out.push(b' ');
            find(*id).write(out);
        }
    }
}

fn dictionary_of(out: &mut Vec<u8>, dictionary: &Dictionary, find: &impl Fn(ObjectId) -> Id) {
    out.extend(b"<<");
    for (key, value) in dictionary {
        name(out, key);
        value_of(out, value, find);
    }
    out.extend(b">>");
}

/// 128 bits of what is in a file (FNV-1a over words of eight bytes, twice). Not for secrets: it only tells files apart.
fn fingerprint(parts: &[&[u8]]) -> u128 {
    let mut halves: [u64; 2] = [0xcbf2_9ce4_8422_2325, 0x9ae1_6a3b_2f90_404f];
    for chunk in parts.iter().flat_map(|part| part.chunks(8)) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        let word = u64::from_le_bytes(word) ^ chunk.len() as u64;
        for half in &mut halves {
            *half = (*half ^ word).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(23);
        }
    }
    u128::from(halves[0]) << 64 | u128::from(halves[1])
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::Document;

    fn file() -> Vec<u8> {
        let mut packer = Packer::quick();
        let mut file = File::new(&mut packer);
        let [root, pages, info] = [file.id(), file.id(), file.id()];
        file.object(root, |out| {
            out.extend(b"<</Type/Catalog/Pages ");
            pages.write(out);
            out.extend(b">>");
        });
        file.object(pages, |out| out.extend(b"<</Type/Pages/Count 0/Kids[]>>"));
        file.object(info, |out| out.extend(b"<</Title(A)>>"));
        let stream = file.id();
        file.packed(stream, b"/Type/Test", b"what is in it").unwrap();
        file.finish(root, info, FileKind::Page).unwrap()
    }

    #[test]
    fn what_is_written_can_be_read_and_is_the_same_each_time() {
        let bytes = file();
        assert_eq!(bytes, file());
        let read = Document::load_mem(&bytes).unwrap();
        assert_eq!(read.catalog().unwrap().get(b"Type").unwrap().as_name().unwrap(), b"Catalog");
        let stream = read.get_object((4, 0)).unwrap().as_stream().unwrap();
        assert_eq!(stream.decompressed_content().unwrap(), b"what is in it");
    }

    #[test]
    fn the_words_around_an_object_stand_on_lines_of_their_own() {
        let bytes = file();
        let find = |word: &[u8]| -> Vec<usize> {
            (0..bytes.len() - word.len()).filter(|start| bytes[*start..].starts_with(word)).collect()
        };
        for (word, how_often) in [(b" 0 obj\n".as_slice(), 3), (b"\nendobj\n", 3), (b"\nendstream\n", 3)] {
            assert_eq!(find(word).len(), how_often);
        }
    }
}
