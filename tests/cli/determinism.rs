//! The same inputs give the same bytes, whoever reads them when.

use crate::minutes::numbered;
use crate::process::{Folder, files_below, referat};

fn mixed() -> Folder {
    let folder = Folder::with(&[("empty.txt", b""), ("x.docx", b"PK\x03\x04"), ("y.json", b"{}")]);
    for number in 0..40 {
        let repeated = numbered(number).repeat(1 + number * 7 % 5);
        folder.add(&format!("{}/{number}.txt", number % 4), &repeated);
    }
    folder
}

#[test]
fn any_number_of_threads() {
    let folder = mixed();
    let one = {
        assert_eq!(folder.extract(&["--jobs", "1"]).code, 1);
        files_below(&folder.output())
    };
    assert_eq!(one.len(), 42 + 2 + 3);
    for jobs in ["2", "4", "13"] {
        folder.extract(&["--jobs", jobs, "--force"]);
        assert!(files_below(&folder.output()) == one, "--jobs {jobs}");
    }
}

#[test]
fn on_standard_output_too() {
    let folder = mixed();
    let lines = |jobs| {
        let input = folder.input();
        let input = input.to_str().unwrap();
        referat(["extract", input, "--format", "jsonl", "--jobs", jobs]).stdout
    };
    assert!(lines("1") == lines("4"));
}

#[test]
fn wherever_the_inputs_lie() {
    let (one, other) = (mixed(), mixed());
    one.extract(&[]);
    other.extract(&[]);
    let files = |folder: &Folder| {
        let mut files = files_below(&folder.output());
        files.retain(|(name, _)| name != ".referat/origin.json"); // says where they lie
        files
    };
    assert!(files(&one) == files(&other));
}
