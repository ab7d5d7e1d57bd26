//! `--registry` and `referat references`: what mentions of initiatives lead to.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::packed::{gzip, tar, zip};
use crate::process::{Folder, files_below, referat};

fn corpus(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(name)
}

fn folder(portfolio: &str, minutes: &str) -> Folder {
    let read = |name: &str| fs::read(corpus(name)).unwrap();
    Folder::with(&[("a/minutes", &read(minutes)), ("b/plan", &read(portfolio))])
}

/// Number, what led to it and the item of each mention, in the order of the text.
fn links(record: &Value) -> Vec<(String, String, String)> {
    let word = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let references = record["initiative_references"].as_array().unwrap();
    references
        .iter()
        .map(|one| {
            let entry = &one["initiative"];
            (word(&one["label"]), word(&entry["number"]), word(&entry["matched_by"]))
        })
        .collect()
}

/// By hand from `corpus/kystraad.txt`.
const LINKS: &[(&str, &str, &str)] = &[
    ("initiativ A2", "A2", "number"),
    ("initiativ B1", "B1", "number"),
    ("B3", "B3", "number"),
    ("målbilledet for den fælles kystmodel", "B1", "title"),
    ("Fælles Kystkort II", "B2", "alias"),
    ("FFR på broanlæg", "C1", "alias"),
    ("åbne havnedage", "-", "-"),
    ("initiativ A1", "-", "-"),
    ("B2", "-", "-"),
    ("Initiativ 2", "-", "-"),
    ("Et fælles strandvarsel", "A2", "title"),
];

fn expected() -> Vec<(String, String, String)> {
    let owned = |(label, number, by): &(&str, &str, &str)| {
        ((*label).to_owned(), (*number).to_owned(), (*by).to_owned())
    };
    LINKS.iter().map(owned).collect()
}

fn record_of(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

#[test]
fn a_portfolio_among_the_inputs_is_the_registry() {
    for (portfolio, minutes) in [("kystplan.txt", "kystraad.txt"), ("kystplan.pdf", "kystraad.pdf")]
    {
        let folder = folder(portfolio, minutes);
        let (minutes, plan) = (folder.input().join("a/minutes"), folder.input().join("b/plan"));
        let mut written = Vec::new();
        // named before or after, with one thread or four
        for (inputs, jobs) in [([&minutes, &plan], "1"), ([&plan, &minutes], "4")] {
            let out = folder.path(jobs);
            let arguments =
                [inputs[0].as_os_str(), inputs[1].as_os_str(), "-j".as_ref(), jobs.as_ref()];
            let run = referat(
                ["extract".as_ref(), "-o".as_ref(), out.as_os_str()].into_iter().chain(arguments),
            );
            assert_eq!(run.code, 0, "{}", run.stderr);
            let record = out.join("a/minutes.json");
            assert_eq!(links(&record_of(&record)), expected(), "{portfolio}");
            assert!(links(&record_of(&out.join("b/plan.json"))).iter().all(|link| link.1 == "-"));
            written.push(fs::read(record).unwrap());
        }
        assert_eq!(written[0], written[1]);
    }
}

#[test]
fn a_registry_can_be_named_as_document_or_record() {
    let minutes = corpus("kystraad.txt");
    let folder = Folder::with(&[]);
    let record = folder.path("plan.json");
    let plan = referat(["extract".as_ref(), corpus("kystplan.pdf").as_os_str()]);
    fs::write(&record, plan.stdout).unwrap();
    for registry in [corpus("kystplan.txt"), record] {
        let run = referat([
            "extract".as_ref(),
            minutes.as_os_str(),
            "--registry".as_ref(),
            registry.as_os_str(),
        ]);
        assert_eq!(links(&run.json()), expected(), "{}", registry.display());
    }
    let none =
        referat(["extract".as_ref(), minutes.as_os_str(), "--registry".as_ref(), "none".as_ref()]);
    assert_eq!(links(&none.json()).len(), 6, "names mean nothing without a registry");
    let wrong = referat([
        "extract".as_ref(),
        minutes.as_os_str(),
        "--registry".as_ref(),
        minutes.as_os_str(),
    ]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.stderr.contains("no initiatives found"), "{}", wrong.stderr);
}

#[test]
fn the_table_is_the_same_from_documents_and_from_records() {
    let folder = folder("kystplan.txt", "kystraad.txt");
    assert_eq!(folder.extract(&[]).code, 0);
    for format in ["csv", "json", "md"] {
        let table = |path: PathBuf| {
            let run = referat([
                "references".as_ref(),
                path.as_os_str(),
                "--format".as_ref(),
                format.as_ref(),
            ]);
            assert_eq!(run.code, 0, "{}", run.stderr);
            run.stdout
        };
        assert_eq!(table(folder.input()), table(folder.output()), "{format}");
    }
    let run = referat(["references".as_ref(), folder.output().as_os_str()]);
    let first = run.stdout.lines().nth(1).unwrap();
    assert!(
        first.starts_with(
            "b/plan,A2,Styrket brug af Et fælles strandvarsel,number,a/minutes,2024-03-12,1,2,"
        ),
        "{first}"
    );
    assert!(first.contains("initiativ A2,\"Hun fremhævede initiativ A2 vedr."), "{first}");
    assert_eq!(run.stdout.lines().count(), 1 + LINKS.len());
}

/// Wherever the portfolio lies, whatever stands before it, however many threads there are.
#[test]
fn a_portfolio_in_an_archive_is_the_registry() {
    let read = |name: &str| fs::read(corpus(name)).unwrap();
    let (minutes, plan) = (read("kystraad.txt"), read("kystplan.pdf"));
    let archives = [
        ("a.zip", zip(&[("plan.zip", &zip(&[("plan.pdf", &plan)])), ("minutes.txt", &minutes)])),
        ("z.tar.gz", gzip(&tar(&[("b/minutes.txt", &minutes), ("a/plan.pdf", &plan)]))),
    ];
    for (name, archive) in archives {
        let folder = Folder::with(&[(name, &archive), ("m/minutes.txt", &minutes)]);
        let mut written = Vec::new();
        for jobs in ["1", "4"] {
            let out = folder.path(jobs);
            let run = referat([
                "extract".as_ref(),
                folder.input().as_os_str(),
                "-o".as_ref(),
                out.as_os_str(),
                "--keep-duplicates".as_ref(),
                "-j".as_ref(),
                jobs.as_ref(),
            ]);
            assert_eq!(run.code, 0, "{}", run.stderr);
            assert_eq!(links(&record_of(&out.join("m/minutes.txt.json"))), expected(), "{name}");
            written.push(files_below(&out));
        }
        let (one, four) = (&written[0], &written[1]);
        assert!(one == four, "{name}: not the same bytes with one thread and four");
    }
}
