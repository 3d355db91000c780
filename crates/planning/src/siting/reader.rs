//! Reads the test files of the literature: capacitated p-median in three layouts of one form, facility location after
//! Holmberg, Rönnqvist and Yuan (1999).
//!
//! Always true: what comes out is sound (finite, whole where it must be, within limits), whatever came in.

use super::problem::{Costs, Problem};

/// Most clients and sites, and most pairs of them in a table.
const MOST: usize = 100_000;
const MOST_CELLS: usize = 40_000_000;

/// Largest number that is read, so that no sum overflows.
const LARGEST: f64 = 1e9;

/// Why a file is not a siting problem.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Something that is not a number, or is out of range, is the so-many-th word.
    #[error("word {0} is not a number of the kind that belongs here")]
    Number(usize),
    /// The file ends early, or goes on too long.
    #[error("{0} numbers expected, {1} found")]
    Length(usize, usize),
    /// No clients, no sites, or too many of them.
    #[error("the numbers of clients and sites are out of range")]
    Size,
}

/// `n p`, then `x y capacity demand` a client; `floor` rounds distances down. Ends of lines and tabs do not matter.
///
/// # Errors
/// [`ReadError`] for anything that is not such a file.
pub fn read_cpmp(text: &str, floor: bool) -> Result<Problem, ReadError> {
    let numbers = numbers(text)?;
    let clients = count(&numbers, 0)?;
    let medians = count(&numbers, 1)?;
    if medians > clients {
        return Err(ReadError::Size);
    }
    let length = 2 + 4 * clients;
    if numbers.len() != length {
        return Err(ReadError::Length(length, numbers.len()));
    }
    let column = |offset: usize| (0..clients).map(move |row| 2 + 4 * row + offset);
    Ok(Problem {
        demand: column(3).map(|at| whole(&numbers, at)).collect::<Result<_, _>>()?,
        capacity: column(2).map(|at| whole(&numbers, at)).collect::<Result<_, _>>()?,
        opening: vec![0.0; clients],
        costs: Costs::Plane {
            x: column(0).map(|at| numbers[at]).collect(),
            y: column(1).map(|at| numbers[at]).collect(),
            floor,
        },
        medians: Some(medians),
    })
}

/// `sites clients`, capacities, opening costs, demands, then the costs: a row a client, or, with `by_site`, a site.
///
/// # Errors
/// [`ReadError`] for anything that is not such a file.
pub fn read_sscflp(text: &str, by_site: bool) -> Result<Problem, ReadError> {
    let numbers = numbers(text)?;
    let sites = count(&numbers, 0)?;
    let clients = count(&numbers, 1)?;
    if sites.saturating_mul(clients) > MOST_CELLS {
        return Err(ReadError::Size);
    }
    let length = 2 + 2 * sites + clients + sites * clients;
    if numbers.len() != length {
        return Err(ReadError::Length(length, numbers.len()));
    }
    let (openings, demands, table) = (2 + sites, 2 + 2 * sites, 2 + 2 * sites + clients);
    let positive = |at: usize| if numbers[at] < 0.0 { Err(ReadError::Number(at + 1)) } else { Ok(numbers[at]) };
    let cell = |at: usize| {
        if by_site { positive(table + (at % sites) * clients + at / sites) } else { positive(table + at) }
    };
    Ok(Problem {
        demand: (demands..table).map(|at| whole(&numbers, at)).collect::<Result<_, _>>()?,
        capacity: (2..openings).map(|at| whole(&numbers, at)).collect::<Result<_, _>>()?,
        opening: (openings..demands).map(positive).collect::<Result<_, _>>()?,
        costs: Costs::Table { sites, rows: (0..sites * clients).map(cell).collect::<Result<_, _>>()? },
        medians: None,
    })
}

fn numbers(text: &str) -> Result<Vec<f64>, ReadError> {
    let number = |(at, word): (usize, &str)| match word.parse::<f64>() {
        Ok(value) if value.abs() <= LARGEST => Ok(value),
        _ => Err(ReadError::Number(at + 1)),
    };
    text.split_whitespace().take(MOST_CELLS + 4 * MOST).enumerate().map(number).collect()
}

fn count(numbers: &[f64], at: usize) -> Result<usize, ReadError> {
    let value = usize::try_from(whole(numbers, at)?).unwrap_or(0);
    if (1..=MOST).contains(&value) { Ok(value) } else { Err(ReadError::Size) }
}

fn whole(numbers: &[f64], at: usize) -> Result<i64, ReadError> {
    let &value = numbers.get(at).ok_or(ReadError::Length(at + 1, numbers.len()))?;
    if value.fract() != 0.0 || value < 0.0 {
        return Err(ReadError::Number(at + 1));
    }
    #[expect(clippy::cast_possible_truncation, reason = "whole and at most LARGEST")]
    let whole = value as i64;
    Ok(whole)
}
