//! A report for statistics: one row for each group, field and measure (RFC 4180, lines end in
//! `\n`, UTF-8).

use std::io;

use super::{FieldRow, Report, Table};
use crate::references::quoted;

const HEAD: &str = "by,group,field,measure,expected,found,right,precision,recall,f1,\
                    macro_precision,macro_recall,macro_f1,placed,grounded";

pub(super) fn write(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "{HEAD}")?;
    table("all", "", &report.all, out)?;
    for groups in &report.by {
        for group in &groups.groups {
            table(groups.by, &group.name, &group.table, out)?;
            if let Some(f1) = group.f1_without {
                let name = quoted(&group.name);
                writeln!(out, "{},{name},f1 without it,clause,,,,,,,,,{f1},,", groups.by)?;
            }
        }
    }
    Ok(())
}

fn table(by: &str, group: &str, table: &Table, out: &mut dyn io::Write) -> io::Result<()> {
    let start = format!("{by},{}", quoted(group));
    for row in table.fields.iter().chain([&table.micro]) {
        field(&start, row, out)?;
    }
    for (measure, mean) in &table.mean {
        let (name, [p, r, f1]) = (measure.as_str(), [mean.precision, mean.recall, mean.f1]);
        writeln!(out, "{start},mean of fields,{name},,,,{p},{r},{f1},,,,,")?;
    }
    for (measure, whole) in &table.whole_records {
        let (name, right, rate) = (measure.as_str(), whole.documents, whole.rate);
        let documents = table.documents;
        writeln!(out, "{start},whole records,{name},{documents},,{right},,{rate},,,,,,")?;
    }
    Ok(())
}

fn field(start: &str, row: &FieldRow, out: &mut dyn io::Write) -> io::Result<()> {
    let FieldRow { field, expected, found, placed, grounded, .. } = row;
    for (measure, figure) in &row.measures {
        let name = measure.as_str();
        let counts = format!("{expected},{found},{}", figure.right);
        let own = format!("{},{},{}", figure.precision, figure.recall, figure.f1);
        let mean = &figure.mean;
        let mean = format!("{},{},{}", mean.precision, mean.recall, mean.f1);
        writeln!(out, "{start},{field},{name},{counts},{own},{mean},{placed},{grounded}")?;
    }
    Ok(())
}
