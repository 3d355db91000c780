//! What the typesetter sees: the template's folder, the facts, the words and the code. No network, no packages, no fonts but
//! ours, no clock: `datetime.today()` is an error in a template.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};

const FONTS: [&[u8]; 4] = [
    include_bytes!("../../../templates/fonts/Inter-Regular.ttf"),
    include_bytes!("../../../templates/fonts/Inter-Medium.ttf"),
    include_bytes!("../../../templates/fonts/Inter-SemiBold.ttf"),
    include_bytes!("../../../templates/fonts/Inter-Bold.ttf"),
];

/// Read once: the standard library and the type are the same for every form.
static TYPE: LazyLock<Type> = LazyLock::new(|| {
    let fonts: Vec<Font> = FONTS.into_iter().flat_map(|data| Font::iter(Bytes::new(data))).collect();
    Type {
        library: LazyHash::new(Library::builder().build()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
    }
});

struct Type {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

/// The files of the templates by name, parsed once and used for every form.
#[derive(Debug)]
pub(crate) struct Templates {
    sources: BTreeMap<String, Source>,
    drawings: BTreeMap<String, Bytes>,
}

impl Templates {
    pub(crate) fn new(files: BTreeMap<String, Vec<u8>>) -> Self {
        let mut templates = Self { sources: BTreeMap::new(), drawings: BTreeMap::new() };
        for (name, bytes) in files {
            match (name.ends_with(".typ"), id(&name)) {
                (true, Some(id)) => {
                    let text = String::from_utf8_lossy(&bytes).into_owned();
                    templates.sources.insert(name, Source::new(id, text));
                }
                (false, Some(_)) => {
                    templates.drawings.insert(name, Bytes::new(bytes));
                }
                (_, None) => {}
            }
        }
        templates
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.sources.contains_key(name)
    }

    /// Line and column of a byte, counted from 1.
    pub(crate) fn place(&self, name: &str, byte: usize) -> Option<(usize, usize)> {
        let (line, column) = self.sources.get(name)?.lines().byte_to_line_column(byte)?;
        Some((line + 1, column + 1))
    }
}

/// The file id of a name in the folder of templates.
pub(crate) fn id(name: &str) -> Option<FileId> {
    let path = VirtualPath::new(name).ok()?;
    Some(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
}

/// One form to be set.
pub(crate) struct Sheet {
    /// The templates.
    pub templates: Arc<Templates>,
    /// The template's file.
    pub main: FileId,
    /// `facts.json`.
    pub facts: Bytes,
    /// `labels.json`.
    pub labels: Bytes,
    /// `code.svg`.
    pub code: Bytes,
    /// Drawings made for this paper alone, by name.
    pub drawings: BTreeMap<String, Bytes>,
}

impl World for Sheet {
    fn library(&self) -> &LazyHash<Library> {
        &TYPE.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &TYPE.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let name = project_file(id)?;
        self.templates.sources.get(name).cloned().ok_or_else(|| FileError::NotFound(name.into()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match project_file(id)? {
            "facts.json" => Ok(self.facts.clone()),
            "labels.json" => Ok(self.labels.clone()),
            "code.svg" => Ok(self.code.clone()),
            name => self
                .drawings
                .get(name)
                .or_else(|| self.templates.drawings.get(name))
                .cloned()
                .ok_or_else(|| FileError::NotFound(name.into())),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        TYPE.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// The name of a file of the project; packages would come from the network.
fn project_file(id: FileId) -> FileResult<&'static str> {
    let path = id.get();
    match path.root() {
        VirtualRoot::Project => Ok(path.vpath().get_without_slash()),
        VirtualRoot::Package(_) => Err(FileError::AccessDenied),
    }
}
