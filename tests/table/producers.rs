//! The programs that print the table; none of them is needed to build the project.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::setting::{Rules, Table};

/// Prints a table into a folder; nothing where the program is not installed.
type Print = fn(&Path, &Table, Rules) -> Option<PathBuf>;

/// The two in the midst are Debian packages, the other two come by `.ci/readers`.
pub(crate) const PRODUCERS: [(&str, Print); 4] = [
    ("typst", typst),
    ("chromium", chromium),
    ("libreoffice", libreoffice),
    ("reportlab", reportlab),
];

fn chromium(folder: &Path, table: &Table, rules: Rules) -> Option<PathBuf> {
    let (page, pdf) = (folder.join("page.html"), folder.join("chromium.pdf"));
    fs::write(&page, table.html(rules)).unwrap();
    let mut command = Command::new("chromium");
    command
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"])
        .arg(format!("--user-data-dir={}", folder.join("browser").display()))
        .arg(format!("--print-to-pdf={}", pdf.display()))
        .arg(&page);
    printed(command, pdf)
}

/// By way of its own format: a web page as it is has no pages.
fn libreoffice(folder: &Path, table: &Table, rules: Rules) -> Option<PathBuf> {
    let page = folder.join("office.html");
    fs::write(&page, table.html(rules)).unwrap();
    let convert = |from: &Path, to: &str| {
        let mut command = Command::new("soffice");
        command
            .arg(format!("-env:UserInstallation=file://{}", folder.join("office").display()))
            .args(["--headless", "--convert-to", to, "--outdir"])
            .args([folder, from]);
        command
    };
    let mut read = convert(&page, "odt:writer8");
    read.arg("--infilter=HTML (StarWriter)");
    let text = printed(read, folder.join("office.odt"))?;
    printed(convert(&text, "pdf"), folder.join("office.pdf"))
}

fn typst(folder: &Path, table: &Table, rules: Rules) -> Option<PathBuf> {
    python("typst", folder, table, rules)
}

fn reportlab(folder: &Path, table: &Table, rules: Rules) -> Option<PathBuf> {
    python("reportlab", folder, table, rules)
}

fn python(library: &str, folder: &Path, table: &Table, rules: Rules) -> Option<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (data, pdf) = (folder.join("table.json"), folder.join(library).with_extension("pdf"));
    fs::write(&data, table.json(rules).to_string()).unwrap();
    let mut command = Command::new(here.join("target/readers/bin/python"));
    command.arg(here.join("tests/table/print_table.py")).arg(library).args([&data, &pdf]);
    printed(command, pdf)
}

/// The file that a program has made.
fn printed(mut command: Command, file: PathBuf) -> Option<PathBuf> {
    let _ = fs::remove_file(&file);
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    (status.is_ok_and(|status| status.success()) && file.is_file()).then_some(file)
}
