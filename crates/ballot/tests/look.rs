#![allow(missing_docs, clippy::unwrap_used)]
mod sample;
use ballot::*;
use model::election::Mode;
#[test]
fn look() {
    let dir = std::path::Path::new("/tmp/look");
    std::fs::create_dir_all(dir).unwrap();
    let two = {
        let mut c = sample::contest(6, 0);
        c.kind = model::contest::ContestKind::OneOfMany;
        c.id = "kryetari".parse().unwrap();
        c
    };
    for (name, contests, paper) in [
        ("a4", vec![sample::contest(11, 7)], sample::size(210, 297)),
        ("dense", vec![sample::contest(20, 12)], sample::size(210, 297)),
        ("tirana", vec![sample::contest(14, 37)], sample::size(583, 297)),
        ("a3", vec![sample::contest(14, 37)], sample::size(297, 420)),
        ("few", vec![sample::contest(3, 5)], sample::size(210, 297)),
        ("two", vec![sample::contest(6, 3), two], sample::size(210, 297)),
    ] {
        let t0 = std::time::Instant::now();
        let laid = sample::lay(&contests, &sample::languages(), paper);
        let laid = match laid {
            Ok(l) => l,
            Err(f) => {
                println!("{name}: {f:#?}");
                continue;
            }
        };
        println!("lay {:?}", t0.elapsed());
        let t0 = std::time::Instant::now();
        let drawn = sample::printed(
            &laid,
            &sample::imprint(
                "1698/2",
                if name == "a4" {
                    Mode::Sample
                } else if name == "few" {
                    Mode::Official
                } else {
                    Mode::Test
                },
            ),
        );
        std::fs::write(dir.join(format!("{name}.svg")), svg(&drawn.faces[0], drawn.paper)).unwrap();
        println!("imprint+svg {:?}", t0.elapsed());
        let t0 = std::time::Instant::now();
        let printed = PrintedBallot::draw(&drawn, "Fletë votimi · QV 1698/2").unwrap();
        println!("draw {:?}", t0.elapsed());
        let start = std::time::Instant::now();
        let pdf = printed.to_vec(3).unwrap();
        println!("{name}: {} bytes {:?}", pdf.len(), start.elapsed());
        verify_pdf(&pdf, Expected { pages: 3, paper }).unwrap();
        std::fs::write(dir.join(format!("{name}.pdf")), pdf).unwrap();
    }
}
