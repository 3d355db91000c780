use super::*;

#[test]
fn a_date_is_day_month_year_in_both_languages() {
    for language in Language::ALL {
        assert_eq!(date(language, 2025, 5, 11), "11.05.2025");
        assert_eq!(date(language, 2026, 12, 1), "01.12.2026");
    }
}

#[test]
fn a_long_date_has_the_day_of_the_week_in_words() {
    let table = [
        ((2025, 4, 17), "e enjte, 17 prill 2025", "Thursday, 17 April 2025"),
        ((2026, 11, 23), "e hënë, 23 nëntor 2026", "Monday, 23 November 2026"),
        ((2025, 5, 11), "e diel, 11 maj 2025", "Sunday, 11 May 2025"),
        ((2024, 2, 29), "e enjte, 29 shkurt 2024", "Thursday, 29 February 2024"),
        ((2000, 1, 1), "e shtunë, 1 janar 2000", "Saturday, 1 January 2000"),
        ((1912, 11, 28), "e enjte, 28 nëntor 1912", "Thursday, 28 November 1912"),
        ((2029, 6, 26), "e martë, 26 qershor 2029", "Tuesday, 26 June 2029"),
        ((2027, 9, 1), "e mërkurë, 1 shtator 2027", "Wednesday, 1 September 2027"),
        ((2027, 10, 15), "e premte, 15 tetor 2027", "Friday, 15 October 2027"),
    ];
    for ((year, month, day), sq, en) in table {
        assert_eq!(date_long(Language::Sq, year, month, day), sq);
        assert_eq!(date_long(Language::En, year, month, day), en);
    }
}

#[test]
fn the_days_of_the_week_follow_one_another_for_four_hundred_years() {
    let mut last = 6; // 31.12.1999 was a Friday, 1.1.2000 a Saturday.
    let mut days = 0;
    for year in 2000..2400 {
        for month in 1..=12 {
            for day in 1..=31 {
                if let Some(this) = weekday(year, month, day) {
                    if days > 0 {
                        assert_eq!(this, last % 7 + 1, "{year}-{month}-{day}");
                    }
                    last = this;
                    days += 1;
                }
            }
        }
    }
    assert_eq!(days, 146_097);
}

#[test]
fn a_date_that_does_not_exist_is_only_written_in_digits() {
    for (year, month, day) in
        [(2025, 2, 29), (2025, 13, 1), (2025, 0, 1), (2025, 4, 31), (2025, 1, 0), (i16::MIN, 1, 1)]
    {
        assert_eq!(date_long(Language::Sq, year, month, day), date(Language::Sq, year, month, day));
    }
}

#[test]
fn a_time_has_twenty_four_hours() {
    for language in Language::ALL {
        assert_eq!(time(language, 15, 4), "15:04");
        assert_eq!(time(language, 7, 0), "07:00");
    }
}
