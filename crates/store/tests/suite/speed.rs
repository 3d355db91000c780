//! Sixty thousand voter groups, as a whole region of buildings has: `cargo test --release -p store speed -- --ignored --nocapture`.

use std::time::Instant;

use model::thing::Thing;
use store::{Store, things};

use crate::content::*;
use crate::place::Place;

#[tokio::test]
#[ignore = "a measurement, not a rule"]
async fn sixty_thousand_voter_groups() {
    for place in [Some(Place::file()), Place::schema()].into_iter().flatten() {
        let store = Store::create(&place.location).await.unwrap();
        let groups = voter_groups(60_000);
        let start = Instant::now();
        let mut change = store.begin().await.unwrap();
        store::territory::replace_all(&mut change, &admin_units()).await.unwrap();
        store::voters::replace_all(&mut change, &groups).await.unwrap();
        println!("{:?} written {:?}", place.location, start.elapsed());
        let start = Instant::now();
        things::bump(&mut change, Thing::Voters, &id("arta"), AT).await.unwrap();
        println!("digest {:?}", start.elapsed());
        let start = Instant::now();
        change.commit().await.unwrap();
        println!("committed {:?}", start.elapsed());
        let start = Instant::now();
        assert_eq!(store::voters::all(store.reader()).await.unwrap().len(), groups.len());
        println!("read {:?}", start.elapsed());
        store.close().await.unwrap();
        let start = Instant::now();
        Store::open(&place.location, store::Mode::ReadWrite).await.unwrap().close().await.unwrap();
        println!("opened and closed {:?}", start.elapsed());
    }
}
