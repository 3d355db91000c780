//! The only place where the time of day enters: audit entries, deadlines and "days left" are told by it.

use model::{Date, Timestamp};

/// Where the time comes from.
#[derive(Debug, Clone, Copy)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A fixed moment, for tests: microseconds since 1970-01-01 UTC.
    Fixed(i64),
}

impl Clock {
    /// Now, in microseconds since 1970-01-01 UTC.
    #[must_use]
    pub fn now_us(self) -> i64 {
        match self {
            Self::System => Timestamp::now().as_microsecond(),
            Self::Fixed(us) => us,
        }
    }

    /// Today, in the machine's own time zone.
    #[must_use]
    pub fn today(self) -> Date {
        let now = Timestamp::from_microsecond(self.now_us()).unwrap_or(Timestamp::UNIX_EPOCH);
        now.to_zoned(jiff::tz::TimeZone::system()).date()
    }
}
