//! Drafts of gold.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::program::referat;

#[test]
fn a_draft_is_marked_kept_and_right_once_corrected() {
    let folder = tempfile::tempdir().unwrap();
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    fs::copy(corpus.join("boligforening.pdf"), folder.path().join("bolig.pdf")).unwrap();
    let run = |arguments: &[&str]| referat(folder.path(), arguments);

    let init = ["eval", "--init", "bolig.pdf", "--gold", "gold", "--places"];
    let written = run(&init);
    assert_eq!(written.code, 0, "{}", written.stderr);
    let path = folder.path().join("gold/bolig.json");
    let draft = fs::read_to_string(&path).unwrap();
    let gold: Value = serde_json::from_str(&draft).unwrap();
    assert_eq!(gold["gold"]["status"], "draft");
    assert_eq!(gold["participants"][1]["name"]["value"], "Steen Munkholm");
    assert_eq!(gold["participants"][1]["name"]["page"], 1);
    assert_eq!(gold["participants"][1]["name"]["line"], 4);
    assert!(draft.find("\"document\": {") < draft.find("\"agenda_items\": ["), "{draft}");
    assert!(!draft.contains("\"paragraphs\""), "{draft}");

    // what may have been corrected is never written over
    assert_eq!(run(&init).code, 2);
    assert_eq!(fs::read_to_string(&path).unwrap(), draft);

    assert_eq!(run(&["extract", "bolig.pdf", "-o", "out"]).code, 0);
    let measure = ["eval", "--gold", "gold", "out", "--format", "json"];
    assert_eq!(run(&measure).code, 2, "a draft was measured with");
    fs::write(&path, draft.replacen("\"draft\"", "\"corrected\"", 1)).unwrap();
    let measured = run(&measure);
    assert_eq!(measured.code, 0, "{}", measured.stderr);
    let all = &serde_json::from_str::<Value>(&measured.stdout).unwrap()["all"];
    assert_eq!(all["micro"]["measures"]["strict"]["f1"], 1.0, "{}", measured.stdout);
    assert_eq!(all["micro"]["placed"], all["micro"]["grounded"]);
    assert!(all["micro"]["placed"].as_u64().unwrap() > 100, "{}", measured.stdout);
}

#[test]
fn a_draft_without_a_folder_is_printed() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let printed = referat(&corpus, &["eval", "--init", "boligforening.txt"]);
    assert_eq!(printed.code, 0, "{}", printed.stderr);
    let gold: Value = serde_json::from_str(&printed.stdout).unwrap();
    assert_eq!(gold["participants"][1]["name"], "Steen Munkholm");
    assert_eq!(referat(&corpus, &["eval", "--init", "nowhere.pdf"]).code, 2);
    let scan = referat(&corpus, &["eval", "--init", "../fixtures/err/scan.pdf"]);
    assert_eq!(scan.code, 2);
    assert!(scan.stderr.contains("scan.pdf: "), "{}", scan.stderr);
}
