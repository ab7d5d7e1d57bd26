//! Archives, read in place.

use crate::minutes::{MINUTES, numbered};
use crate::packed::{encrypted, gzip, header, patched, places, tar, zip, zstd};
use crate::process::{Folder, files_below, read_json, referat};

/// What becomes of an archive with this name and content.
fn outcomes(name: &str, archive: &[u8]) -> Vec<String> {
    let folder = Folder::with(&[(name, archive)]);
    let run = folder.extract(&["--quiet"]);
    assert!(run.code < 2, "{}", run.stderr);
    folder.outcomes()
}

#[test]
fn members_are_inputs_like_any_other() {
    let members: &[(&str, &[u8])] =
        &[("2019/møde.txt", MINUTES), ("b.txt", b""), ("c.html", b"<p>")];
    let archives = [
        ("a.zip", zip(members)),
        ("a.tar", tar(members)),
        ("a.tar.gz", gzip(&tar(members))),
        ("a.TGZ", gzip(&tar(members))),
        ("a.tar.zst", zstd(&tar(members))),
    ];
    for (name, archive) in archives {
        let expected = [
            format!("{name}/2019/møde.txt: complete -"),
            format!("{name}/b.txt: failed empty-file"),
            format!("{name}/c.html: skipped not-a-document"),
            format!("{name}: skipped archive"),
        ];
        assert_eq!(outcomes(name, &archive), expected);
    }
}

#[test]
fn records_lie_below_the_archives_name() {
    let folder = Folder::with(&[("x/a.zip", &zip(&[("2019/a.txt", MINUTES)]))]);
    assert_eq!(folder.extract(&[]).code, 0);
    let record = read_json(&folder.output().join("x/a.zip/2019/a.txt.json"));
    assert_eq!(record["source"]["path"], "x/a.zip/2019/a.txt");
    assert_eq!(record["source"]["sha256"], referat::source::sha256(MINUTES));
}

#[test]
fn names_without_a_flag_are_those_of_danish_dos() {
    let archive = zip(&[("M_de/r_d.txt", MINUTES)]);
    let dos = patched(&patched(&archive, b"M_de", b"M\x9bde"), b"r_d", b"r\x86d");
    assert_eq!(outcomes("a.zip", &dos)[0], "a.zip/Møde/råd.txt: complete -");
}

#[test]
fn no_name_leads_out_of_the_archive() {
    let archive = tar(&[("../../x.txt", MINUTES), ("/y.txt", MINUTES), ("x/.././z.txt", MINUTES)]);
    let folder = Folder::with(&[("a.tar", &archive)]);
    folder.extract(&[]);
    let expected = [
        "a.tar/%2E%2E/%2E%2E/x.txt: complete -",
        "a.tar/y.txt: complete -",
        "a.tar/x/%2E%2E/z.txt: complete -",
        "a.tar: skipped archive",
    ];
    assert_eq!(folder.outcomes(), expected);
    assert_eq!(files_below(&folder.output()).len(), 5 + 3);
}

#[test]
fn a_path_that_is_there_twice_is_read_twice() {
    let archive = tar(&[("a.txt", MINUTES), ("a.txt", &numbered(2))]);
    let expected =
        ["a.tar/a.txt: complete -", "a.tar/a.txt#2: complete -", "a.tar: skipped archive"];
    assert_eq!(outcomes("a.tar", &archive), expected);
    let archive = patched(&zip(&[("a.txt", MINUTES), ("b.txt", &numbered(2))]), b"b.txt", b"a.txt");
    let expected =
        ["a.zip/a.txt: complete -", "a.zip/a.txt#2: complete -", "a.zip: skipped archive"];
    assert_eq!(outcomes("a.zip", &archive), expected);
}

#[test]
fn what_is_hidden_or_left_out_is_so_in_archives() {
    let archive = zip(&[
        ("__MACOSX/._a.txt", b"x"),
        (".git/config", b"x"),
        ("kladder/a.txt", MINUTES),
        ("a.txt", MINUTES),
        ("a.md", MINUTES),
    ]);
    let folder = Folder::with(&[("a.zip", &archive)]);
    folder.extract(&["--exclude", "kladder", "--include", "*.txt"]);
    let expected = [
        "a.zip/__MACOSX/._a.txt: skipped hidden",
        "a.zip/.git/config: skipped hidden",
        "a.zip/kladder/a.txt: skipped excluded",
        "a.zip/a.txt: complete -",
        "a.zip/a.md: skipped excluded",
        "a.zip: skipped archive",
    ];
    assert_eq!(folder.outcomes(), expected);
}

#[test]
fn archives_in_archives_are_read_to_a_limit() {
    let mut archive = zip(&[("a.txt", MINUTES)]);
    for _ in 0..3 {
        archive = zip(&[("i.zip", &archive), ("t.tar.gz", &gzip(&tar(&[("b.txt", b"Referat")])))]);
    }
    let outcomes = outcomes("o.zip", &archive);
    assert_eq!(outcomes[0], "o.zip/i.zip/i.zip/i.zip: failed limit-reached");
    assert!(
        outcomes.contains(&"o.zip/i.zip/t.tar.gz/b.txt: complete -".to_owned()),
        "{outcomes:?}"
    );
    assert_eq!(outcomes.last().unwrap(), "o.zip: skipped archive");
}

#[test]
fn encrypted_members_fail_one_by_one() {
    let archive = encrypted(&zip(&[("a.txt", MINUTES), ("b.txt", MINUTES)]));
    let expected = [
        "a.zip/a.txt: failed encrypted",
        "a.zip/b.txt: failed encrypted",
        "a.zip: skipped archive",
    ];
    assert_eq!(outcomes("a.zip", &archive), expected);
}

#[test]
fn a_damaged_member_costs_itself() {
    let mut archive = zip(&[("a.txt", MINUTES), ("b.txt", &numbered(1))]);
    archive[60] ^= 0xff; // among the packed bytes of the first
    let expected = [
        "a.zip/a.txt: failed damaged-archive",
        "a.zip/b.txt: complete -",
        "a.zip: skipped archive",
    ];
    assert_eq!(outcomes("a.zip", &archive), expected);
}

#[test]
fn an_archive_that_breaks_off_keeps_what_came_before() {
    let noise: Vec<u8> =
        (0..60_000_u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()).collect();
    let archive = gzip(&tar(&[("a.txt", MINUTES), ("b.dat", &noise), ("c.txt", MINUTES)]));
    let expected = [
        "a.tgz/a.txt: complete -",
        "a.tgz/b.dat: failed damaged-archive",
        "a.tgz: failed damaged-archive",
    ];
    assert_eq!(outcomes("a.tgz", &archive[..archive.len() / 2]), expected);
    let archive = tar(&[("a.txt", MINUTES), ("b.txt", &noise)]);
    let expected = [
        "a.tar/a.txt: complete -",
        "a.tar/b.txt: failed damaged-archive",
        "a.tar: failed damaged-archive",
    ];
    assert_eq!(outcomes("a.tar", &archive[..archive.len() / 2]), expected);
}

#[test]
fn a_checksum_at_the_end_is_looked_at() {
    let mut archive = gzip(&tar(&[("a.txt", MINUTES)]));
    let checksum = archive.len() - 8;
    archive[checksum] ^= 1;
    assert_eq!(outcomes("a.tgz", &archive).last().unwrap(), "a.tgz: failed damaged-archive");
}

#[test]
fn what_is_called_an_archive_and_is_none() {
    for name in ["a.zip", "a.tar", "a.tar.gz", "a.tar.zst"] {
        assert_eq!(outcomes(name, MINUTES), [format!("{name}: failed damaged-archive")]);
        assert_eq!(outcomes(name, b"PK\x03\x04"), [format!("{name}: failed damaged-archive")]);
    }
}

#[test]
fn bombs_do_not_go_off() {
    let zeros = vec![b' '; 20 << 20];
    let expected = ["a.zip/a.txt: failed limit-reached", "a.zip: skipped archive"];
    assert_eq!(outcomes("a.zip", &zip(&[("a.txt", &zeros)])), expected);
    let packed = gzip(&tar(&[("a.txt", MINUTES), ("b.txt", &zeros)]));
    let expected = [
        "a.tgz/a.txt: complete -",
        "a.tgz/b.txt: failed limit-reached",
        "a.tgz: failed limit-reached",
    ];
    assert_eq!(outcomes("a.tgz", &packed), expected);
}

#[test]
fn members_over_each_other_are_refused() {
    let many: Vec<_> = (0..9).map(|number| format!("{number}.txt")).collect();
    let noise: Vec<u8> =
        (0..9999_u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()).collect();
    let mut members: Vec<(&str, &[u8])> =
        many.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
    members.push(("z.txt", &noise));
    let archive = zip(&members);
    // every member claims the packed size of the last
    let size = u32::try_from(noise.len()).unwrap().to_le_bytes();
    let mut claimed = archive.clone();
    for at in places(&archive, b"PK\x01\x02") {
        claimed.splice(at + 20..at + 24, size);
    }
    assert_eq!(outcomes("a.zip", &claimed).last().unwrap(), "a.zip: failed damaged-archive");
}

#[test]
fn links_in_archives_are_named() {
    let mut archive = tar::Builder::new(Vec::new());
    let mut link = header("l.txt", 0);
    link.set_entry_type(tar::EntryType::Symlink);
    archive.append_link(&mut link, "l.txt", "/etc/passwd").unwrap();
    let expected = ["a.tar/l.txt: skipped archived-link", "a.tar: skipped archive"];
    assert_eq!(outcomes("a.tar", &archive.into_inner().unwrap()), expected);
}

#[test]
fn an_archive_by_itself_needs_a_place_for_its_records() {
    let folder = Folder::with(&[("a.zip", &zip(&[("a.txt", MINUTES), ("b.txt", MINUTES)]))]);
    let archive = folder.input().join("a.zip");
    let archive = archive.to_str().unwrap();
    assert_eq!(referat(["extract", archive]).code, 2);
    let run = referat(["extract", archive, "--format", "jsonl"]);
    assert_eq!((run.code, run.stdout.lines().count()), (0, 2), "{}", run.stderr);
}

#[test]
fn any_number_of_threads_gives_the_same() {
    let documents: Vec<_> = (0..30).map(|n| (format!("{n}.txt"), numbered(n))).collect();
    let members: Vec<_> =
        documents.iter().map(|(name, bytes)| (name.as_str(), &bytes[..])).collect();
    let folder = Folder::with(&[("a.zip", &zip(&members)), ("b.tgz", &gzip(&tar(&members)))]);
    folder.extract(&["--jobs", "1"]);
    let one = files_below(&folder.output());
    folder.extract(&["--jobs", "4", "--force"]);
    assert_eq!(one.len(), 62 + 3);
    assert!(one == files_below(&folder.output()));
}

#[test]
fn packed_single_files_are_not_forgotten() {
    let folder =
        Folder::with(&[("a.txt.gz", &gzip(MINUTES)), ("b.7z", b"7z\xbc\xaf\x27\x1c\0\x04")]);
    assert_eq!(folder.extract(&[]).code, 1);
    let expected = ["a.txt.gz: failed unsupported-format", "b.7z: failed unsupported-format"];
    assert_eq!(folder.outcomes(), expected);
}
