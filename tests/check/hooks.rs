//! The hooks that we offer, run by pre-commit with the README's configuration.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::readers::installed;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The program as it was built for the tests: what pre-commit would build takes minutes.
#[test]
fn the_hooks_run() {
    let Some(readers) = installed() else { return };
    let scratch = tempfile::tempdir().unwrap();
    let offered = scratch.path().join("offered");
    fs::create_dir(&offered).unwrap();
    let hooks = fs::read_to_string(Path::new(ROOT).join(".pre-commit-hooks.yaml")).unwrap();
    assert_eq!(hooks.matches("language: rust").count(), 2);
    let hooks = hooks.replace("language: rust", "language: system");
    fs::write(offered.join(".pre-commit-hooks.yaml"), hooks).unwrap();
    commit(&offered);
    Project::new(scratch, &readers, &offered).is_checked();
}

/// The same as a user has it, built from the last commit of this repository.
/// `cargo test --test check hooks -- --ignored`
#[test]
#[ignore = "builds the program once more"]
fn the_hooks_are_installed_and_run() {
    let Some(readers) = installed() else { return };
    let scratch = tempfile::tempdir().unwrap();
    Project::new(scratch, &readers, Path::new(ROOT)).is_checked();
}

/// A repository of a user's, with records and documents beside their records.
struct Project {
    scratch: TempDir,
    readers: PathBuf,
}

impl Project {
    fn new(scratch: TempDir, readers: &Path, offered: &Path) -> Self {
        let project = Self { scratch, readers: readers.to_owned() };
        for folder in ["records", "fixtures"] {
            fs::create_dir_all(project.folder().join(folder)).unwrap();
        }
        let minutes = Path::new(ROOT).join("fixtures/records/attendance.txt");
        fs::copy(&minutes, project.file("fixtures/attendance.txt")).unwrap();
        for record in ["records/attendance.txt.json", "fixtures/attendance.json"] {
            let expected = Path::new(ROOT).join("fixtures/records/attendance.json");
            fs::copy(expected, project.file(record)).unwrap();
        }
        let readme = fs::read_to_string(Path::new(ROOT).join("README.md")).unwrap();
        let configuration = readme.split("<!-- pre-commit -->\n```yaml\n").nth(1).unwrap();
        let last = git(offered, &["rev-parse", "HEAD"]);
        let configuration = configuration
            .split("```")
            .next()
            .unwrap()
            .replace("https://github.com/OWNER/referat", offered.to_str().unwrap())
            .replace("v0.1.0", String::from_utf8(last.stdout).unwrap().trim());
        fs::write(project.file(".pre-commit-config.yaml"), configuration).unwrap();
        commit(&project.folder());
        project
    }

    fn folder(&self) -> PathBuf {
        self.scratch.path().join("project")
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder().join(name)
    }

    /// The hooks pass, and each of them fails for a fault of its own.
    fn is_checked(&self) {
        let (passes, said) = self.checked();
        assert!(passes && said.matches("Passed").count() == 2, "{said}");
        for (file, code) in [
            ("records/attendance.txt.json", "value-not-listed"),
            ("fixtures/attendance.json", "value-differs"),
        ] {
            let before = fs::read_to_string(self.file(file)).unwrap();
            let wrong = before.replacen("\"present\"", "\"attending\"", 1);
            let wrong = wrong.replacen("\"title\": \"", "\"title\": \"Om ", 1);
            fs::write(self.file(file), wrong).unwrap();
            commit(&self.folder());
            let (passes, said) = self.checked();
            assert!(!passes && said.contains(code), "{file}: {said}");
            fs::write(self.file(file), before).unwrap();
        }
    }

    fn checked(&self) -> (bool, String) {
        let program = Path::new(env!("CARGO_BIN_EXE_referat")).parent().unwrap();
        let path = std::env::var("PATH").unwrap();
        let run = Command::new(self.readers.join("bin/pre-commit"))
            .args(["run", "--all-files", "--verbose"])
            .current_dir(self.folder())
            .env("PATH", format!("{}:{path}", program.display()))
            .env("PRE_COMMIT_HOME", self.scratch.path().join("pre-commit"))
            .envs(alone())
            .output()
            .unwrap();
        let said = [run.stdout, run.stderr].concat();
        (run.status.success(), String::from_utf8(said).unwrap())
    }
}

/// Everything in a folder as the last commit of a repository.
fn commit(folder: &Path) {
    git(folder, &["init", "--quiet"]);
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--allow-empty", "--message", "as it is"]);
}

fn git(folder: &Path, arguments: &[&str]) -> Output {
    let run =
        Command::new("git").args(arguments).current_dir(folder).envs(alone()).output().unwrap();
    assert!(run.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
    run
}

/// Nothing of the settings of whoever runs the tests.
fn alone() -> [(&'static str, &'static str); 6] {
    [
        ("GIT_CONFIG_GLOBAL", "/dev/null"),
        ("GIT_CONFIG_NOSYSTEM", "1"),
        ("GIT_AUTHOR_NAME", "test"),
        ("GIT_AUTHOR_EMAIL", "test@example.org"),
        ("GIT_COMMITTER_NAME", "test"),
        ("GIT_COMMITTER_EMAIL", "test@example.org"),
    ]
}
