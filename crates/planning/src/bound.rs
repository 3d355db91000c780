//! A proven lower bound on the voter-metres of one area, by Lagrangian relaxation.
//!
//! Always true: no plan of the area that keeps the rules and moves no more voters than this one has fewer voter-metres
//! than the bound. The multipliers are integers and every evaluation is exact integer arithmetic; floating point
//! only chooses the next multipliers, so it can make the bound weaker, never wrong.
//!
//! What is relaxed: that each group votes exactly once (multiplier `u` a group), the budget of moved voters (`lambda`),
//! and that groups are whole. What is kept: the rooms of each building, the minimum of a unit, and Art. 62.7: of
//! buildings that all lie within the merging distance of each other (a clique), either all that open reach the minimum
//! or only one opens.

use crate::area::{Area, NONE};
use crate::search::Stopped;
use crate::state::State;

/// Multipliers are in metres by this.
const SCALE: i64 = 64;

/// Pairs of group and venue to be looked at in all, which decides the number of steps.
const WORK: usize = 400_000_000;

struct Relaxation<'a> {
    area: &'a Area<'a>,
    /// Distance and whether it is a move, venue by venue, scaled.
    distance: Vec<i64>,
    capacity: Vec<i64>,
    cliques: Vec<Vec<usize>>,
    moved: i64,
}

struct Multipliers {
    u: Vec<i64>,
    lambda: i64,
}

struct Answer {
    value: i128,
    taken: Vec<i64>,
    moved: i64,
}

/// The best knapsack of one venue: its value, and how many voters of which groups.
#[derive(Default, Clone)]
struct Fill {
    value: i64,
    taken: Vec<(usize, i64)>,
}

/// The lower bound for an area with this assignment, in voter-metres, rounded up.
pub(crate) fn lower_bound(
    area: &Area<'_>,
    state: &State<'_>,
    watch: &mut dyn FnMut(i64) -> bool,
) -> Result<i64, Stopped> {
    let plan = area.voter_metres(state.value.cost);
    let nearest = nearest_sum(area);
    let relaxation = Relaxation::new(area, state);
    let farthest = relaxation.distance.iter().copied().max().unwrap_or(0).max(1);
    let starts = [0, farthest / 64, farthest / 16, farthest / 4, farthest, 4 * farthest];
    let mut best: Option<(i128, Multipliers)> = None;
    for lambda in starts {
        let start = relaxation.start(lambda);
        let value = relaxation.evaluate(&start).value;
        if best.as_ref().is_none_or(|best| value > best.0) {
            best = Some((value, start));
        }
    }
    let Some((_, mut now)) = best else { return Ok(nearest) };
    let pairs = area.groups.len().saturating_mul(area.venues.len()).max(1);
    let steps = (WORK / pairs).clamp(20, 400);
    let (mut proved, mut pace, mut waited) = (nearest, 1.2_f64, 0);
    for _ in 0..steps {
        let answer = relaxation.evaluate(&now);
        let value = metres(answer.value);
        if value > proved {
            proved = value;
            waited = 0;
        } else {
            waited += 1;
            if waited == 8 {
                pace /= 2.0;
                waited = 0;
            }
        }
        if proved >= plan || pace < 0.001 {
            break;
        }
        if !watch(proved) {
            return Err(Stopped);
        }
        relaxation.step(&mut now, &answer, plan, pace, farthest);
    }
    Ok(proved)
}

/// Every group at its nearest venue: a bound that needs no proof.
pub(crate) fn nearest_sum(area: &Area<'_>) -> i64 {
    let nearest = |group: usize| (0..area.venues.len()).map(|venue| area.metres(group, venue)).min().unwrap_or(0);
    (0..area.groups.len()).map(|group| area.weight[group] * nearest(group)).sum()
}

/// Scaled voter-metres as voter-metres, rounded up: the plan's are whole.
fn metres(scaled: i128) -> i64 {
    let scale = i128::from(SCALE);
    i64::try_from(scaled.div_euclid(scale) + i128::from(scaled.rem_euclid(scale) > 0)).unwrap_or(0)
}

/// The nearest whole number within ±2^62.
fn whole(value: f64) -> i64 {
    let limit = 4.0e18;
    #[expect(clippy::cast_possible_truncation, reason = "clamped; not a number becomes 0")]
    let whole = value.clamp(-limit, limit).round() as i64;
    whole
}

#[expect(clippy::cast_precision_loss, reason = "only steers the multipliers")]
fn rough(value: i128) -> f64 {
    value as f64
}

impl<'a> Relaxation<'a> {
    fn new(area: &'a Area<'a>, state: &State<'_>) -> Self {
        let venues = area.venues.len();
        let distance = (0..venues)
            .flat_map(|venue| (0..area.groups.len()).map(move |group| SCALE * area.metres(group, venue)))
            .collect();
        let room = |&rooms: &usize| i64::try_from(rooms).unwrap_or(i64::MAX).saturating_mul(area.limits.max);
        Self {
            area,
            distance,
            capacity: area.rooms.iter().map(room).collect(),
            // With small units that have no reason, the minimum binds nobody: each venue is on its own.
            cliques: if state.value.below == 0 { cliques(area) } else { (0..venues).map(|v| vec![v]).collect() },
            moved: area.moved_voters(state.value.cost),
        }
    }

    fn start(&self, lambda: i64) -> Multipliers {
        let groups = self.area.groups.len();
        let u = (0..groups)
            .map(|group| {
                let cost = |venue: usize| {
                    self.distance[venue * groups + group] + if self.area.moves(group, venue) { lambda } else { 0 }
                };
                (0..self.area.venues.len()).map(cost).min().unwrap_or(0)
            })
            .collect();
        Multipliers { u, lambda }
    }

    fn evaluate(&self, at: &Multipliers) -> Answer {
        let weight = &self.area.weight;
        let fixed: i128 = at.u.iter().zip(weight).map(|(&u, &w)| i128::from(u) * i128::from(w)).sum();
        let mut answer = Answer {
            value: fixed - i128::from(at.lambda) * i128::from(self.moved),
            taken: vec![0; weight.len()],
            moved: 0,
        };
        for clique in &self.cliques {
            let mut several: (i64, Vec<(usize, Fill)>) = (0, Vec::new());
            let mut alone: (i64, Option<(usize, Fill)>) = (0, None);
            for &venue in clique {
                let (any, enough) = self.fills(venue, at);
                if any.value < alone.0 {
                    alone = (any.value, Some((venue, any)));
                }
                if enough.value < 0 {
                    several.0 += enough.value;
                    several.1.push((venue, enough));
                }
            }
            let chosen = if several.0 <= alone.0 { several.1 } else { alone.1.into_iter().collect() };
            answer.value += i128::from(several.0.min(alone.0));
            for (venue, fill) in chosen {
                for (group, voters) in fill.taken {
                    answer.taken[group] += voters;
                    if self.area.moves(group, venue) {
                        answer.moved += voters;
                    }
                }
            }
        }
        answer
    }

    /// The best fractional knapsack of a venue of any size, and of one with at least the minimum.
    fn fills(&self, venue: usize, at: &Multipliers) -> (Fill, Fill) {
        let area = self.area;
        let groups = area.groups.len();
        let row = &self.distance[venue * groups..(venue + 1) * groups];
        let reduced = |group: usize| {
            let move_cost = if area.home[group] != NONE && area.home[group] != venue { at.lambda } else { 0 };
            row[group] + move_cost - at.u[group]
        };
        let mut gains = Vec::new();
        let mut cheapest = i64::MAX;
        for group in 0..groups {
            let value = reduced(group);
            if value < 0 {
                gains.push((value, group));
            } else {
                cheapest = cheapest.min(value);
            }
        }
        gains.sort_unstable();
        let mut any = Fill::default();
        let mut load = 0;
        for &(value, group) in &gains {
            let voters = area.weight[group].min(self.capacity[venue] - load);
            if voters <= 0 {
                break;
            }
            load += voters;
            any.value += value * voters;
            any.taken.push((group, voters));
        }
        let missing = area.limits.min - load;
        if missing <= 0 {
            return (any.clone(), any);
        }
        if cheapest == i64::MAX || any.value.saturating_add(cheapest.saturating_mul(missing)) >= 0 {
            return (any, Fill::default());
        }
        let enough = self.filled_up(any.clone(), missing, (0..groups).map(|group| (reduced(group), group)));
        (any, enough)
    }

    fn filled_up(&self, mut fill: Fill, mut missing: i64, costs: impl Iterator<Item = (i64, usize)>) -> Fill {
        let mut rest: Vec<(i64, usize)> = costs.filter(|cost| cost.0 >= 0).collect();
        rest.sort_unstable();
        for (value, group) in rest {
            let voters = self.area.weight[group].min(missing);
            fill.value += value * voters;
            fill.taken.push((group, voters));
            missing -= voters;
            if missing == 0 {
                return if fill.value < 0 { fill } else { Fill::default() };
            }
        }
        // Not even all voters together reach the minimum.
        Fill::default()
    }

    /// A step along the subgradient, as long as Polyak's rule has it.
    fn step(&self, now: &mut Multipliers, answer: &Answer, plan: i64, pace: f64, farthest: i64) {
        let weight = &self.area.weight;
        let slack =
            |group: usize| 1.0 - rough(i128::from(answer.taken[group])) / rough(i128::from(weight[group].max(1)));
        let voters = rough(weight.iter().map(|&w| i128::from(w)).sum::<i128>()).max(1.0);
        let over = rough(i128::from(answer.moved - self.moved));
        // No multiplier can rise or fall where the budget is kept and the multiplier is 0 already.
        let over = if now.lambda == 0 && over < 0.0 { 0.0 } else { over };
        let norm: f64 =
            (0..weight.len()).map(|group| rough(i128::from(weight[group])) * slack(group).powi(2)).sum::<f64>()
                + over * over / voters;
        let gap = rough(i128::from(plan) * i128::from(SCALE) - answer.value);
        if norm <= 0.0 || gap <= 0.0 {
            return;
        }
        let length = pace * gap / norm;
        let limit = 16 * farthest;
        for group in 0..weight.len() {
            now.u[group] = (now.u[group] + whole(length * slack(group)).clamp(-limit, limit)).clamp(-limit, limit);
        }
        now.lambda = (now.lambda + whole(length * over / voters).clamp(-limit, limit)).clamp(0, limit);
    }
}

/// A partition of the venues into sets whose members all lie within the merging distance of each other.
fn cliques(area: &Area<'_>) -> Vec<Vec<usize>> {
    let near: Vec<Vec<usize>> = area
        .near
        .iter()
        .map(|near| {
            let mut near = near.clone();
            near.sort_unstable();
            near
        })
        .collect();
    let mut cliques: Vec<Vec<usize>> = Vec::new();
    for (venue, near) in near.iter().enumerate() {
        let fits = |clique: &&mut Vec<usize>| clique.iter().all(|other| near.binary_search(other).is_ok());
        match cliques.iter_mut().find(fits) {
            Some(clique) => clique.push(venue),
            None => cliques.push(vec![venue]),
        }
    }
    cliques
}

#[cfg(test)]
mod tests;
