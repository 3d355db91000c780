//! A siting problem: clients with a demand, sites with a capacity, and what it costs to serve one from the other.
//!
//! Always true: demands and capacities are whole, costs are finite and not negative, and there is at least one client
//! and one site; the reader sees to it.

use super::grid::Grid;

/// No client, no site.
pub(super) const NONE: u32 = u32::MAX;

/// Most pairs of client and site kept in lists (12 bytes each).
const MOST_PAIRS: usize = 12_000_000;

/// What it costs to serve a client from a site.
#[derive(Debug, Clone)]
pub enum Costs {
    /// Every client is a site; the cost is the distance in the plane, rounded down to a whole number if `floor`.
    Plane {
        /// Easting of each client.
        x: Vec<f64>,
        /// Northing of each client.
        y: Vec<f64>,
        /// Whether distances are rounded down.
        floor: bool,
    },
    /// A row a client, a column a site.
    Table {
        /// Number of sites.
        sites: usize,
        /// The rows one after the other.
        rows: Vec<f64>,
    },
}

/// Clients, sites and costs.
#[derive(Debug, Clone)]
pub struct Problem {
    /// Demand of each client.
    pub demand: Vec<i64>,
    /// Capacity of each site.
    pub capacity: Vec<i64>,
    /// Cost of opening each site.
    pub opening: Vec<f64>,
    /// Costs of serving.
    pub costs: Costs,
    /// How many sites may be open; no limit when absent.
    pub medians: Option<usize>,
}

impl Problem {
    /// Number of clients.
    #[must_use]
    pub fn clients(&self) -> usize {
        self.demand.len()
    }

    /// Number of sites.
    #[must_use]
    pub fn sites(&self) -> usize {
        self.capacity.len()
    }

    /// The cost of serving a client from a site.
    #[inline]
    #[must_use]
    pub fn cost(&self, client: u32, site: u32) -> f64 {
        let (client, site) = (client as usize, site as usize);
        match &self.costs {
            Costs::Plane { x, y, floor } => {
                let (east, north) = (x[client] - x[site], y[client] - y[site]);
                let distance = (east * east + north * north).sqrt();
                if *floor { distance.floor() } else { distance }
            }
            Costs::Table { sites, rows } => rows[client * sites + site],
        }
    }

    /// Whether clients lie in a plane and are the sites.
    pub(super) fn plane(&self) -> bool {
        matches!(self.costs, Costs::Plane { .. })
    }

    /// Whether every cost is a whole number, so that a bound may be rounded up.
    pub(super) fn whole(&self) -> bool {
        let whole = |value: &f64| value.fract() == 0.0;
        self.opening.iter().all(whole)
            && match &self.costs {
                Costs::Plane { floor, .. } => *floor,
                Costs::Table { rows, .. } => rows.iter().all(whole),
            }
    }

    /// More than any answer costs.
    pub(super) fn worst(&self) -> f64 {
        let serving = match &self.costs {
            Costs::Plane { x, y, .. } => {
                let extent = |values: &[f64]| {
                    values.iter().copied().fold(f64::NEG_INFINITY, f64::max)
                        - values.iter().copied().fold(f64::INFINITY, f64::min)
                };
                #[expect(clippy::cast_precision_loss, reason = "rough")]
                let clients = self.clients() as f64;
                clients * (extent(x) + extent(y))
            }
            Costs::Table { sites, rows } => {
                rows.chunks(*sites).map(|row| row.iter().copied().fold(0.0, f64::max)).sum::<f64>()
            }
        };
        1.0 + serving + self.opening.iter().sum::<f64>()
    }

    /// The value of an assignment: what serving and opening cost together.
    pub(super) fn value(&self, serves: &[u32]) -> f64 {
        let mut open = vec![false; self.sites()];
        let mut value = 0.0;
        for (client, &site) in (0_u32..).zip(serves) {
            value += self.cost(client, site);
            if !std::mem::replace(&mut open[site as usize], true) {
                value += self.opening[site as usize];
            }
        }
        value
    }
}

/// The index of a list as 32 bits; the reader refuses problems that are larger.
pub(super) fn index(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(NONE)
}

/// Each client's cheapest sites, cheapest first.
#[derive(Debug)]
pub(super) struct Near {
    /// How many sites a client.
    pub width: usize,
    sites: Vec<u32>,
    /// The cost of the first site that is not listed; infinite when all are.
    pub beyond: Vec<f64>,
}

impl Near {
    pub(super) fn new(problem: &Problem) -> Self {
        let (clients, sites) = (problem.clients(), problem.sites());
        let wanted = problem.medians.map_or(sites, |medians| 4 * sites / medians.max(1)).max(48);
        let width = wanted.min(MOST_PAIRS / clients).clamp(1, sites);
        let mut near = Self { width, sites: Vec::with_capacity(width * clients), beyond: Vec::with_capacity(clients) };
        let mut row: Vec<(f64, u32)> = Vec::with_capacity(sites);
        let grid = match &problem.costs {
            Costs::Plane { x, y, floor } if width * 4 < sites => Some((Grid::new(x, y), x, y, *floor)),
            _ => None,
        };
        for client in 0..index(clients) {
            let cost = |site| problem.cost(client, site);
            match &grid {
                Some((grid, x, y, floor)) => {
                    let at = (x[client as usize], y[client as usize]);
                    grid.around(at, (width, *floor), &mut row, &cost);
                }
                None => {
                    row.clear();
                    row.extend((0..index(sites)).map(|site| (cost(site), site)));
                }
            }
            let order = |a: &(f64, u32), b: &(f64, u32)| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1));
            let beyond = if width < sites { row.select_nth_unstable_by(width, order).1.0 } else { f64::INFINITY };
            row.truncate(width);
            row.sort_unstable_by(order);
            near.sites.extend(row.iter().map(|entry| entry.1));
            near.beyond.push(beyond);
        }
        near
    }

    /// The cheapest sites of a client.
    #[inline]
    pub(super) fn of(&self, client: u32) -> &[u32] {
        let start = client as usize * self.width;
        &self.sites[start..start + self.width]
    }
}
