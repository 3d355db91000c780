//! What the invented election answers of waiting times, resources, comparison and changes by hand.

use api::Failure;
use api::plans::UnitView;
use serde_json::Value;

use super::{State, json_of};

impl State {
    pub(super) fn simulation(&self) -> api::stations::Simulation {
        let settings = model::voting::VotingRules::default();
        let waiting = |unit: &UnitView| api::stations::UnitWaiting {
            number: unit.number,
            voters: unit.voters,
            devices: settings.devices,
            booths: settings.booths_for(unit.voters.0),
            mean_seconds: unit.voters.0 / 8,
            p95_seconds: unit.voters.0 / 2,
            over_hundredths: 0,
            after_close_seconds: 80,
            peak_load: unit.voters.0 / 10,
            erlang_seconds: None,
            largest: 1_080,
            too_long: unit.voters.0 > 1_080,
        };
        let units = self.land.planned.iter().map(waiting).collect();
        let table = vec![api::stations::LargestUnit { devices: 1, booths: 3, largest: 1_080 }];
        api::stations::Simulation { seed: 1, repetitions: 200, settings, table, units, findings: Vec::new() }
    }

    pub(super) fn resources(&self) -> api::stations::Resources {
        let needs = api::stations::ResourceSum {
            members: 7,
            operators: 1,
            booths: 3,
            devices: 1,
            kits: 1,
            ..Default::default()
        };
        let unit = |unit: &UnitView| api::stations::UnitResources {
            number: unit.number,
            voters: unit.voters,
            needs: api::stations::ResourceSum { ballots: unit.ballots, blocks: unit.ballots / 100, ..needs },
        };
        let units = self.land.planned.iter().map(unit).collect();
        api::stations::Resources { units, total: needs, rounds: Vec::new(), findings: Vec::new() }
    }

    pub(super) fn comparison(&self) -> api::stations::PlanComparison {
        let plan = self.plan();
        api::stations::PlanComparison {
            first: plan.figures.clone(),
            second: plan.figures,
            first_gap_hundredths: plan.gap_hundredths,
            second_gap_hundredths: plan.gap_hundredths,
            only_first: Vec::new(),
            only_second: Vec::new(),
            other_venue: Vec::new(),
            changes: Vec::new(),
            check: Vec::new(),
        }
    }

    pub(super) fn hand_done(&self) -> Option<Result<Value, Failure>> {
        json_of(&api::stations::HandDone { plan: self.plan(), check: Vec::new() })
    }
}
