use super::*;

#[test]
fn every_screen_has_an_address_that_leads_back_to_it() {
    let list = Route::List(SubjectId::new("LËVIZJA e Gurit/2").unwrap());
    for route in Route::STEPS.iter().chain(&Route::CONTROL).chain([&list]) {
        assert_eq!(Route::parse(&route.hash()), *route);
    }
}

#[test]
fn an_address_that_is_not_known_leads_home() {
    for hash in ["", "#", "#/", "#/nowhere", "#/candidates/%", "#/candidates/%zz"] {
        assert!(matches!(Route::parse(hash), Route::Home | Route::Candidates), "{hash}");
    }
}

#[test]
fn every_step_of_the_job_has_a_screen_with_a_title_in_both_languages() {
    for step in ["territory", "stations", "candidates", "lots", "ballots", "scanners", "proof", "forms", "audit"] {
        assert_eq!(Route::of_step(step).step(), Some(step));
    }
    for route in Route::STEPS.iter().chain(&Route::CONTROL) {
        for language in words::Language::ALL {
            words::of(language).check(route.title(), &[]).unwrap();
        }
    }
}
