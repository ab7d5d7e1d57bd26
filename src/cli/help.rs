//! The long parts of `--help`: examples, files written, exit codes.

/// Under `referat -h`.
pub(crate) const PROGRAM_SHORT: &str = "\
Start with: referat extract minutes.pdf
More with --help, and `referat COMMAND --help`.";

/// Under `referat --help`.
pub(crate) const PROGRAM: &str = "\
Examples:
  referat extract minutes.pdf                  the record, on standard output
  referat extract minutes/ -o out              a record for each document of a folder
  referat text minutes.pdf                     the words alone, hyphens at line ends undone
  referat text --diff minutes.pdf              what was undone, beside the original
  referat inspect --stage layout minutes.pdf   where does a document go wrong?
  referat validate out                         are the records what they should be?
  referat references out                       which initiatives are mentioned where?
  referat eval --gold gold out                 how much of what is there was found?
  referat explain no-text-layer                what does this code mean?

Exit codes:
  0  every document is complete
  1  some document is partial or failed; the record and the manifest say why
  2  wrong usage, or the run could not be started or finished

Every value of a record can be traced to page, line and characters of its document. The
README describes the record; `referat explain` lists the codes.";

/// Under `referat extract --help`.
pub(crate) const EXTRACT: &str = "\
Where records go:
  Without -o the record of one file is printed; `--format jsonl` prints those of many.
  With -o OUT a document is known by its path below the folder that all inputs have in
  common, and its record lies at that path: with `extract minutes -o out` the record of
  minutes/2019/a.pdf is out/2019/a.pdf.json, with `extract minutes old -o out` it is
  out/minutes/2019/a.pdf.json. Two documents never share a record.
  OUT/manifest.jsonl has one line per file, in the order of the walk, whatever became of it;
  OUT/summary.json counts them. Files are written whole or not at all.

Which files are read:
  A file that is named is read, whatever it is. In folders PDF and text are read by
  extension or content, and so are files that a list or a pattern in quotes names. Archives
  (zip, tar, tar.gz, tar.zst) are read like folders, to a depth of three. What is evidently no
  document (JSON, HTML, scripts, fonts), hidden, left out by a pattern, or there for the second
  time gets the outcome `skipped` in the manifest. Documents in formats that are not read (docx,
  odt, rtf, scanned images, 7z, rar) get the outcome `failed`, so that they are not forgotten. A GLOB without a slash is matched against file names, with
  one against paths as in the manifest.

Again:
  A document is done when an earlier run into OUT has left a whole record of the same bytes,
  made by the same version with the same options; it is not read again. So the command of a
  run that was killed or stopped goes on where that run was. Limits on time and memory are
  no such options: `--retry-failed=timeout --timeout 600` reads what took too long.

Examples:
  referat extract minutes.pdf | jq .agenda_items
  referat extract 2019 2020 -o out --exclude 'drafts'
  referat extract archive --format jsonl --no-text | gzip > records.jsonl.gz
  find archive -name '*.pdf' -print0 | referat extract --files-from - -o out
  referat extract archive.zip -o out --bag --quarantine failed

Exit codes:
  0  every document is complete
  1  some document is partial or failed (OUT/manifest.jsonl says which, and why)
  2  wrong usage, nothing to read, or OUT could not be written
  130  stopped (Ctrl-C): what is done is in OUT, the same command goes on";

/// Under `referat verify --help`.
pub(crate) const VERIFY: &str = "\
Every record and every input that was read is hashed again and compared with the manifest:
  missing   it is not there, or cannot be read
  changed   its bytes are not those of the run
  orphaned  a file below OUT that the manifest does not name

Examples:
  referat verify out
  referat verify out --root /mnt/copy/minutes
  referat verify out --no-inputs --json | jq -r .path

Exit codes: 0 all is as it was, 1 there are findings, 2 there is no manifest or no input folder.";

/// Under `referat references --help`.
pub(crate) const REFERENCES: &str = "\
Each line is a mention of an initiative: the initiative, the document, its date, the agenda item and
the sentence. Mentions that led to no initiative come last, without one. Records that were written
before keep the matches that they were written with.

With `--of organizations` each line is an organisation at one place of a record (body that met,
participant's organisation, who decided, who is responsible ...), with the one name that stands for its
abbreviations and other names. `--lexicon FILE` adds names: [bodies.own] \"Kystens Udvalg\" = [\"KU\"].

Examples:
  referat references minutes/ --registry portfolio.pdf > mentions.csv
  referat references out --format md
  referat references out --of organizations --lexicon words.toml --format json

Exit codes:
  0  every document is complete
  1  some document is partial or failed
  2  wrong usage, or nothing to read";

/// Under `referat inspect --help`.
pub(crate) const INSPECT: &str = "\
Examples:
  referat inspect --stage text-layer minutes.pdf | jq '.pages[0].content'
  referat inspect --stage outline minutes.txt
  referat inspect --svg 1 minutes.pdf > page.svg

Exit codes: 0 printed, 1 the document could not be read that far, 2 wrong usage or no file.";

/// Under `referat text --help`.
pub(crate) const TEXT: &str = "\
With --diff nothing but the repairs is printed, each with its page and line, what was done and
why: lines with `-` as the document has them, the line with `+` as it is read. Characters that
are not seen or look like others are written as their codes, such as <U+00AD>. Hyphens that
look left over from a line end, but are left as printed, have a line without a mark.

Examples:
  referat text minutes.pdf | grep -n Beslutning
  referat text --diff minutes.pdf | less
  referat text --diff minutes.pdf | grep -c '^@@'

Exit codes: 0 printed, 1 the document could not be wholly read, 2 wrong usage or no file.";

/// Under `referat check --help`.
pub(crate) const CHECK: &str = "\
A pair is a document and its expected record beside it: x.pdf and x.pdf.json, or x.pdf and x.json.
The document is read again, and each value that differs is a finding. Lists are compared by what
their entries are about: one agenda item too few is one finding.

--update writes the records anew that differ: read them in `git diff` beside the documents. A
document that is named and has no record gets one. The program's version and `source.path` never
count; --ignore takes JSON Pointers, such as /provenance or '/agenda_items/**/statements'.

Examples:
  referat check fixtures
  referat check fixtures --ignore /provenance --ignore /coverage --format junit > report.xml
  referat check fixtures --update && git diff fixtures

Exit codes:
  0  every document becomes its record
  1  findings
  2  wrong usage, or a file could not be read or written";

/// Under `referat validate --help`.
pub(crate) const VALIDATE: &str = "\
A record is checked against the JSON Schema (`referat schema`) and for what no schema can say:
places that yield their values, ids that lead somewhere, dates, numbering, attendance, votes,
coverage. What a record's own diagnostics explain is no finding. `referat explain` lists the codes.

In folders, files ending in .json or .jsonl are checked if they hold records.

Examples:
  referat validate out
  referat validate records.jsonl --format json | jq '.findings[].code'
  referat validate out --format sarif > referat.sarif

Exit codes:
  0  nothing found
  1  findings
  2  wrong usage, or a file could not be read";

/// Under `referat eval --help`.
pub(crate) const EVAL: &str = "\
Gold is JSON in the record's own shape, written by a person: GOLD/2019/board.json is about
2019/board.pdf or 2019/board.txt, wherever that lies. A key that is left out is not judged, `null`
says that the document does not tell, and a list that is given is complete. Any value may be
written with its place: {\"value\": \"2021-03-09\", \"page\": 1, \"line\": 4}; a place has page, line,
span (code points of the record's text) or quote (the words), or several of them. The key \"gold\" is about
the file itself: status (\"corrected\", or \"draft\", which is never measured with), layout, source.

Start with `--init`: it writes what the program finds, as a draft. Correct it beside the
document, add what is missing, leave out what you cannot judge, and set the status to \"corrected\".
Who corrects a draft overlooks more than who writes from the document alone: say in your paper
which you did.

What the columns mean:
  precision      right among found: how much of what the records say is so
  recall         right among expected: how much of what is there was found
  F1             both (harmonic mean), all values counted together (micro)
  macro F1       mean of the documents' F1: each document counts as one
  strict F1      values are equal, character by character. The columns before this one let white
                 space and kinds of hyphen pass, and take a clause for its sentence
  normalised F1  case, white space and punctuation do not count
  fuzzy F1       Levenshtein ratio of at least 0.8 of the normalised words
  grounded       right values that stand where the record says, among those that can be checked: by
                 the gold's places; words without a place by themselves, at the record's span
  F1 without it  mean F1 of the other groups: with --by source, leave-one-source-out
  whole records  nothing missing, wrong or surplus in the document
Dates, times, numbers, ids and words of closed lists must be equal in every column.

Examples:
  referat eval --init minutes/board.pdf --gold gold
  referat eval --gold gold out
  referat eval --gold gold out --by source --by layout --format md
  referat eval --gold gold out --mismatches | less
  referat eval --gold gold out --min decisions=0.9 --min all=0.95

Exit codes:
  0  measured
  1  measured, and less than --min
  2  wrong usage, or gold or records could not be read";
