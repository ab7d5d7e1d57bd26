//! `referat text --diff`: each repair beside its original.

use crate::process::{Folder, program, referat};

const BROKEN: &str = "\
Referat af bestyrelsesmøde den 3. maj 2021

1. Valg
Bestyrelsen traf en beslut-
ning om it-
driften i a\u{30a}r, og formanden for\u{ad}talte om sundheds-
og ældreområdet. Der er opfyld-else af kravet.
";

const PATCH: &str = "\
--- a.txt, as printed
+++ a.txt, repaired
@@ page 1, line 4: join, most hyphens at line ends only break a word @@
-Bestyrelsen traf en beslut-
-ning om
+Bestyrelsen traf en beslutning om
@@ page 1, line 5: join_keep_hyphen, the word always takes a hyphen @@
-om it-
-driften i
+om it-driften i
@@ page 1, line 6: ligature, a letter and its accent @@
-i a<U+030A>r, og formanden
+i år, og formanden
@@ page 1, line 6: soft_hyphen, a soft hyphen @@
-og formanden for<U+00AD>talte om
+og formanden fortalte om
@@ page 1, line 6: suspended_hyphen, the second half is understood @@
-om sundheds-
-og ældreområdet. Der er
+om sundheds- og ældreområdet. Der er
@@ page 1, line 7: left as printed, \"opfyld-else\" looks like \"opfyldelse\": -else is an ending and no word @@
 ældreområdet. Der er opfyld-else af kravet.
";

#[test]
fn each_repair_stands_beside_its_original() {
    let folder = Folder::with(&[("a.txt", BROKEN.as_bytes())]);
    let file = folder.input().join("a.txt");
    let run = referat(["text", "--diff", file.to_str().unwrap()]);
    assert_eq!(run.stdout, PATCH);
    let summary = "a.txt: 5 repairs, 1 suspicious hyphen left as printed\n";
    assert_eq!((run.code, run.stderr.as_str()), (0, summary));
}

#[test]
fn colors_are_for_terminals_and_who_asks() {
    let folder = Folder::with(&[("a.txt", BROKEN.as_bytes())]);
    let run = |variable| {
        let mut program = program();
        program.args(["text", "--diff"]).arg(folder.input().join("a.txt"));
        program.env_remove("NO_COLOR").env(variable, "1");
        String::from_utf8(program.output().unwrap().stdout).unwrap()
    };
    let colored = run("CLICOLOR_FORCE");
    assert!(colored.contains("\u{1b}[32m+Bestyrelsen traf en beslutning om\u{1b}[0m\n"));
    assert_eq!(run("NO_COLOR"), PATCH);
}

#[test]
fn nothing_repaired_is_no_patch() {
    let folder = Folder::with(&[("a.txt", b"Referat\n\n1. Valg\n"), ("b.txt", b"")]);
    let diff = |name| referat(["text", "--diff", folder.input().join(name).to_str().unwrap()]);
    let run = diff("a.txt");
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", "a.txt: 0 repairs\n"));
    let run = diff("b.txt");
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains("empty-file"));
    assert_eq!(diff("c.txt").code, 2);
}
