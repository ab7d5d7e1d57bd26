//! `referat eval`: records against what people say is in the documents.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use referat::evaluate::{
    By, Corpus, Error, Format, Judged, Manifest, Measure, Report, Summary, draft, records,
};
use referat::record::model::Outcome;
use referat::{Options, Source, extract};

use super::args::{EvalArguments, EvalFormat, GroupBy, Minimum};
use super::exit::{Exit, Failure, say};
use super::stdout::with_stdout;

/// Measures, or writes gold to correct.
pub(crate) fn run(arguments: &EvalArguments) -> Result<Exit, Failure> {
    match (&arguments.init, &arguments.gold) {
        (Some(document), folder) => init(document, folder.as_deref(), arguments.places),
        (None, Some(gold)) => measure(arguments, gold),
        (None, None) => Err(Failure::new("give the gold with --gold")),
    }
}

fn measure(arguments: &EvalArguments, gold: &Path) -> Result<Exit, Failure> {
    if arguments.mismatches && arguments.format == EvalFormat::Csv {
        return Err(Failure::new("CSV has no place for --mismatches: choose another --format"));
    }
    let manifest = arguments.manifest.as_deref().map(Manifest::read).transpose()?;
    let mut corpus = Corpus::read(gold, manifest.unwrap_or_default())?;
    let judged = judge(arguments, &mut corpus)?;
    let summary = Summary::of(&judged);
    let low = arguments.min.iter().map(|least| below(&summary, least));
    let low: Vec<String> = low.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect();
    let by: Vec<By> = arguments.by.iter().map(|by| (*by).into()).collect();
    let report = Report::new(&judged, &by, arguments.mismatches);
    with_stdout(|out| report.write(arguments.format.into(), out))?;
    for low in &low {
        say(low);
    }
    Ok(if low.is_empty() { Exit::Complete } else { Exit::Incomplete })
}

/// Compares the records, and says what was not compared.
fn judge(arguments: &EvalArguments, corpus: &mut Corpus) -> Result<Vec<Judged>, Failure> {
    let (mut judged, mut without_gold) = (Vec::new(), 0);
    for path in &arguments.records {
        records(path, &mut |file, record| {
            match corpus.judge(&record, file)? {
                Some(one) => judged.push(one),
                None => without_gold += 1,
            }
            Ok(())
        })?;
    }
    if judged.is_empty() {
        return Err(Failure::new(
            "no record belongs to any gold: GOLD/a/b.json is about a document whose path ends in \
             a/b, a/b.pdf, a/b.txt",
        ));
    }
    let missing: Vec<Judged> = corpus.without_record().collect();
    let what = if arguments.skip_missing { "left out" } else { "counted as missing" };
    tell(&format!("gold without a record, {what}"), missing.iter().map(|one| &*one.document));
    tell("drafts, left out until they are corrected", corpus.drafts().iter().map(String::as_str));
    if without_gold > 0 {
        say(&format!("records without gold: {without_gold}"));
    }
    if !arguments.skip_missing {
        judged.extend(missing);
    }
    judged.sort_by(|one, other| one.document.cmp(&other.document));
    Ok(judged)
}

fn tell<'a>(what: &str, names: impl Iterator<Item = &'a str>) {
    let names: Vec<&str> = names.collect();
    if !names.is_empty() {
        say(&format!("{what}: {}", names.join(", ")));
    }
}

/// What to say, if the figure is not reached.
fn below(summary: &Summary, least: &Minimum) -> Result<Option<String>, Failure> {
    let score = match least.field.as_str() {
        "all" => summary.sum().all(),
        field => *summary.sum().scores().get(field).ok_or_else(|| {
            let fields: Vec<&str> = summary.sum().scores().keys().copied().collect();
            let fields = fields.join(", ");
            Failure::new(format_args!("--min {field}: no such field was judged; all, {fields}"))
        })?,
    };
    let f1 = score.by(Measure::Clause).f1();
    let Minimum { field, f1: least } = least;
    Ok((f1 < *least).then(|| format!("{field}: F1 {f1:.4} is less than {least}")))
}

/// Writes the draft; one that is there may have been corrected, and stays.
fn init(document: &Path, folder: Option<&Path>, places: bool) -> Result<Exit, Failure> {
    let unread = |error| Failure::new(format_args!("{}: {error}", document.display()));
    let name = document.file_name().unwrap_or_default().to_string_lossy();
    let source = Source::read(document, &*name).map_err(unread)?;
    let record = extract(&source, &Options::default());
    if let (Outcome::Failed, Some(why)) = (record.outcome, record.diagnostics.first()) {
        return Err(Failure::new(format_args!("{}: {}", document.display(), why.message)));
    }
    let mut gold = serde_json::to_vec_pretty(&draft(&record, places)).map_err(io::Error::from)?;
    gold.push(b'\n');
    let Some(folder) = folder else {
        with_stdout(|out| out.write_all(&gold))?;
        return Ok(Exit::Complete);
    };
    let path = folder.join(Path::new(&*name).with_extension("json"));
    write_new(&path, &gold)
        .map_err(|error| Failure::new(format_args!("{}: {error}", path.display())))?;
    say(&format!("{}: correct it, then set its status to \"corrected\"", path.display()));
    Ok(Exit::Complete)
}

fn write_new(path: &PathBuf, gold: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::File::create_new(path)?.write_all(gold)
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::new(error)
    }
}

impl From<EvalFormat> for Format {
    fn from(format: EvalFormat) -> Self {
        match format {
            EvalFormat::Text => Self::Text,
            EvalFormat::Json => Self::Json,
            EvalFormat::Csv => Self::Csv,
            EvalFormat::Md => Self::Markdown,
        }
    }
}

impl From<GroupBy> for By {
    fn from(by: GroupBy) -> Self {
        match by {
            GroupBy::Document => Self::Document,
            GroupBy::Layout => Self::Layout,
            GroupBy::Source => Self::Source,
            GroupBy::Part => Self::Part,
        }
    }
}
