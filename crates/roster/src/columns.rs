//! The columns of each table and the words by which people head them.
//!
//! Always true: a key is also the end of a message key (`column-nid`), and the heads of our own workbooks are among the
//! words. Words are compared without marks, signs and case, so `Mbiemri`, `MBIEMRI:` and `mbiëmri` are one.

use model::list_check::column;

/// Whether a table can be read without a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Without it the sheet is not this table (R202).
    Must,
    /// It is missed (R202), and the rest is read.
    Should,
    /// It may be left out.
    May,
    /// Known and not used: parties send more than is asked for.
    Ignored,
}

/// A column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its key.
    pub key: &'static str,
    /// Whether it is needed.
    pub need: Need,
    /// Its heads.
    pub heads: &'static [&'static str],
}

const fn col(key: &'static str, need: Need, heads: &'static [&'static str]) -> Column {
    Column { key, need, heads }
}

/// Keys of the columns that are not a candidate's.
pub mod key {
    pub const ID: &str = "id";
    pub const NAME: &str = "name";
    pub const KIND: &str = "kind";
    pub const ADMIN_UNIT: &str = "admin_unit";
    pub const ADMIN_UNIT_NAME: &str = "admin_unit_name";
    pub const VOTERS: &str = "voters";
    pub const LAT: &str = "lat";
    pub const LON: &str = "lon";
    pub const COORDINATES: &str = "coordinates";
    pub const HOUSEHOLDS: &str = "households";
    pub const LAST_UNIT: &str = "last_unit";
    pub const ADDRESS: &str = "venue_address";
    pub const ROOMS: &str = "rooms";
    pub const STEP_FREE: &str = "step_free";
    pub const OWNERSHIP: &str = "ownership";
    pub const NUMBER: &str = "number";
    pub const VENUE: &str = "venue";
    pub const SUSPENDED: &str = "suspended";
    pub const SUBJECT: &str = "subject";
    pub const SUBJECT_NAME: &str = "subject_name";
    pub const SUBJECT_NAME_EN: &str = "subject_name_en";
    pub const SUBJECT_KIND: &str = "subject_kind";
    pub const LEADER: &str = "leader";
    pub const ZONE: &str = "zone";
    pub const MUNICIPALITY: &str = "municipality";
}

use Need::{Ignored, May, Must, Should};

const ADMIN_UNIT: Column = col(
    key::ADMIN_UNIT,
    Must,
    &[
        "Kodi i njësisë administrative",
        "Kodi i njësisë",
        "Njësia administrative",
        "Njësi administrative",
        "NJA",
        "Njësia",
        "Nj. adm.",
        "Nj. administrative",
        "Administrative unit code",
        "Administrative unit",
        "Admin unit",
        "Unit code",
        "Admin unit code",
    ],
);
const ADMIN_UNIT_NAME: Column = col(
    key::ADMIN_UNIT_NAME,
    May,
    &["Emri i njësisë administrative", "Emri i njësisë", "Administrative unit name", "Admin unit name"],
);
const LAT: Column = col(key::LAT, May, &["Gjerësia gjeografike", "Gjerësia", "Latitude", "Lat", "Lat.", "Y"]);
const LON: Column = col(key::LON, May, &["Gjatësia gjeografike", "Gjatësia", "Longitude", "Long", "Lon", "Lng", "X"]);
const COORDINATES: Column =
    col(key::COORDINATES, May, &["Koordinatat", "Koordinata", "Coordinates", "GPS", "Lat, lon"]);

const VOTER_HEADS: &[&str] = &[
    "Zgjedhës",
    "Zgjedhësit",
    "Nr. i zgjedhësve",
    "Numri i zgjedhësve",
    "Nr. zgjedhësve",
    "Zgjedhës të regjistruar",
    "Votues",
    "Nr. i votuesve",
    "Registered voters",
    "Voters",
    "Number of voters",
    "Voters registered",
];

/// Voter groups.
pub const VOTERS: &[Column] = &[
    col(
        key::ID,
        Must,
        &["Kodi i grupit", "Kodi", "Kod", "ID", "Nr. i grupit", "Kodi i ndërtesës", "Group code", "Code", "Group id"],
    ),
    col(
        key::NAME,
        Should,
        &[
            "Emërtimi",
            "Adresa ose emërtimi",
            "Adresa",
            "Vendbanimi",
            "Emri",
            "Rruga",
            "Ndërtesa",
            "Fshati",
            "Lagjja",
            "Name",
            "Address",
            "Settlement",
            "Street",
            "Building",
            "Address or name",
        ],
    ),
    col(key::KIND, May, &["Lloji", "Lloji i grupit", "Tipi", "Kind", "Type"]),
    ADMIN_UNIT,
    ADMIN_UNIT_NAME,
    LAT,
    LON,
    COORDINATES,
    col(key::VOTERS, Must, VOTER_HEADS),
    col(key::HOUSEHOLDS, May, &["Familje", "Nr. i familjeve", "Numri i familjeve", "Households", "Families"]),
    col(
        key::LAST_UNIT,
        May,
        &[
            "QV e mëparshme",
            "QV",
            "Nr. i QV-së",
            "Qendra e votimit e mëparshme",
            "Previous unit",
            "Last unit",
            "QV e fundit",
        ],
    ),
];

/// Venues.
pub const VENUES: &[Column] = &[
    col(key::ID, Must, &["Kodi i godinës", "Kodi", "Kod", "ID", "Kodi i ndërtesës", "Venue code", "Code", "Venue id"]),
    col(
        key::NAME,
        Must,
        &["Emërtimi", "Emri i godinës", "Godina", "Emri", "Ndërtesa", "Institucioni", "Name", "Building", "Venue"],
    ),
    col(key::ADDRESS, May, &["Adresa", "Adresa e godinës", "Rruga", "Address", "Street"]),
    ADMIN_UNIT,
    ADMIN_UNIT_NAME,
    LAT,
    LON,
    COORDINATES,
    col(
        key::ROOMS,
        Must,
        &[
            "Dhoma",
            "Salla",
            "Nr. i dhomave",
            "Numri i dhomave",
            "Nr. i sallave",
            "Ambiente",
            "Rooms",
            "Number of rooms",
        ],
    ),
    col(
        key::STEP_FREE,
        May,
        &[
            "Dhoma pa shkallë",
            "Dhoma pa pengesa",
            "Dhoma të aksesueshme",
            "Pa shkallë",
            "Të aksesueshme",
            "Akses",
            "Step-free rooms",
            "Accessible rooms",
            "Step free",
        ],
    ),
    col(key::OWNERSHIP, Should, &["Pronësia", "Pronësi", "Lloji i pronësisë", "Ownership", "Owner"]),
];

/// Units of the last election.
pub const PREVIOUS_UNITS: &[Column] = &[
    col(
        key::NUMBER,
        Must,
        &[
            "QV",
            "Nr. i QV-së",
            "Nr. QV",
            "Numri i QV-së",
            "Numri",
            "Qendra e votimit",
            "Nr. i qendrës së votimit",
            "Number",
            "Unit number",
            "Polling unit",
            "Unit",
        ],
    ),
    col(key::VENUE, Must, &["Kodi i godinës", "Godina", "Vendndodhja", "Ndërtesa", "Venue code", "Venue", "Building"]),
    ADMIN_UNIT,
    ADMIN_UNIT_NAME,
    col(key::VOTERS, Must, VOTER_HEADS),
    col(key::SUSPENDED, May, &["E pezulluar", "Pezulluar", "Pezullim", "Suspended"]),
];

/// Electoral subjects.
pub const SUBJECTS: &[Column] = &[
    col(key::SUBJECT, Must, &["Sigla", "Shkurtesa", "Akronimi", "Initials", "Abbreviation", "Acronym"]),
    col(
        key::SUBJECT_NAME,
        Must,
        &[
            "Emërtimi",
            "Subjekti",
            "Subjekti zgjedhor",
            "Emri i subjektit",
            "Emri",
            "Name",
            "Subject",
            "Electoral subject",
        ],
    ),
    col(key::SUBJECT_NAME_EN, May, &["Emërtimi në anglisht", "Emri në anglisht", "Name in English", "English name"]),
    col(key::SUBJECT_KIND, Should, &["Lloji i subjektit", "Lloji", "Tipi", "Kind of subject", "Kind", "Type"]),
    col(key::LEADER, May, &["Kryetari", "Kryetari/ja", "Kryetarja", "Drejtuesi", "Chair", "Leader", "Chairperson"]),
];

/// Candidate lists (Art. 72; the rest is what parties send with it).
pub const CANDIDATES: &[Column] = &[
    col(
        column::POSITION,
        Should,
        &[
            "Nr. rendor",
            "Nr.rendor",
            "Nr",
            "Nr. rend.",
            "Numri rendor",
            "Renditja",
            "Renditja në listë",
            "Pozicioni",
            "Vendi në listë",
            "Position",
            "No.",
            "No",
            "Order",
            "Rank",
            "List position",
            "#",
        ],
    ),
    col(
        column::FIRST_NAME,
        Must,
        &["Emri", "Emër", "Emri i kandidatit", "First name", "Given name", "Name", "Forename"],
    ),
    col(
        column::FATHERS_NAME,
        Should,
        &["Atësia", "Atësi", "Emri i babait", "Emri i babës", "Babai", "Father's name", "Fathers name", "Father"],
    ),
    col(column::SURNAME, Must, &["Mbiemri", "Mbiemër", "Mbiemri i kandidatit", "Surname", "Last name", "Family name"]),
    col(column::SEX, Should, &["Gjinia", "Gjinia (F/M)", "Gj.", "Gjini", "Seksi", "Sex", "Gender", "M/F", "F/M"]),
    col(
        column::BIRTH_DATE,
        Should,
        &[
            "Datëlindja",
            "Datelindja",
            "Dt. lindjes",
            "Dtl.",
            "Data e lindjes",
            "Ditëlindja",
            "Lindur më",
            "Date of birth",
            "Birth date",
            "Birthdate",
            "DOB",
            "Born",
        ],
    ),
    col(
        column::NID,
        Should,
        &[
            "NID",
            "Nr. personal",
            "Numri personal",
            "Numri personal i identitetit",
            "Nr. identifikimi",
            "NIPT personal",
            "Numri i identitetit",
            "Nr. ID",
            "ID",
            "Letërnjoftimi",
            "Identity number",
            "Personal number",
            "National ID",
            "Personal identity number",
            "ID number",
        ],
    ),
    col(
        column::ADDRESS,
        Should,
        &[
            "Vendbanimi",
            "Adresa",
            "Vendbanimi/Adresa",
            "Adresa e banimit",
            "Banimi",
            "Residence",
            "Address",
            "Home address",
        ],
    ),
    col(
        column::DECLARATION,
        Should,
        &[
            "Deklarata",
            "Deklarata (PO/JO)",
            "Deklarata e kandidatit",
            "Deklaratë",
            "Deklarata e pranimit",
            "Declaration",
            "Declaration of candidacy",
            "Consent",
        ],
    ),
    col(
        column::SUBLIST,
        May,
        &[
            "Lista",
            "Lloji i listës",
            "Lista (fikse/preferenciale/këshill)",
            "Lista (fikse/preferenciale)",
            "Lista fikse/preferenciale",
            "Nënlista",
            "List",
            "List type",
            "Kind of list",
            "Sub-list",
            "Sublist",
        ],
    ),
    col(key::SUBJECT, May, &["Sigla", "Shkurtesa", "Akronimi", "Initials", "Abbreviation", "Acronym"]),
    col(key::SUBJECT_NAME, Ignored, &["Subjekti", "Subjekti zgjedhor", "Partia", "Subject", "Party"]),
    col(
        key::ZONE,
        May,
        &["Zona zgjedhore", "Zona", "Qarku", "Qark", "Electoral zone", "Zone", "Region", "Constituency", "District"],
    ),
    col(key::MUNICIPALITY, May, &["Bashkia", "Bashki", "Komuna", "Municipality"]),
    col("document", Ignored, &["Nr. dokumenti", "Nr. i dokumentit", "Document number", "Document no."]),
    col("phone", Ignored, &["Telefon", "Telefoni", "Tel.", "Cel.", "Celular", "Phone", "Telephone", "Mobile"]),
    col("email", Ignored, &["E-mail", "Email", "Posta elektronike"]),
    col(
        column::SELF_DECLARATION,
        May,
        &["Vetëdeklarimi 138/2015", "Vetëdeklarimi 138/2015 (PO/JO)", "Vetëdeklarimi", "Self-declaration"],
    ),
    col(column::SIGNED, May, &["Nënshkrimi", "Nënshkruar", "Firma", "Nënshkrimi (PO/JO)", "Signature", "Signed"]),
    col(
        column::SIGNATURES,
        May,
        &[
            "Nënshkrime mbështetëse",
            "Nr. i nënshkrimeve",
            "Numri i nënshkrimeve",
            "Nënshkrime",
            "Supporting signatures",
            "Number of signatures",
        ],
    ),
    col("remarks", Ignored, &["Shënime", "Vërejtje", "Remarks", "Notes", "Comment"]),
];
