// CSV as RFC 4180 has it, one header line, UTF-8, lines ended by a line feed.
import fs from 'node:fs';

const quoted = (value) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** Writes objects as rows; a missing member is an empty field. */
export function writeCsv(file, columns, rows) {
    const lines = rows.map((row) => columns.map((column) => quoted(String(row[column] ?? ''))).join(','));
    fs.writeFileSync(file, [columns.join(','), ...lines, ''].join('\n'));
}

function fieldsOf(line) {
    return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
        .slice(0, -1)
        .concat(line.endsWith(',') ? [['', '']] : [])
        .map((found) => (found[1].startsWith('"') ? found[1].slice(1, -1).replaceAll('""', '"') : found[1]));
}

/** Rows as objects keyed by the header's names; no field holds a line break. */
export function readCsv(file) {
    const [header, ...lines] = fs.readFileSync(file, 'utf8').split('\n').filter(Boolean);
    const columns = fieldsOf(`${header},end`).slice(0, -1);
    return lines.map((line) => {
        const fields = fieldsOf(`${line},end`).slice(0, -1);
        if (fields.length !== columns.length) throw new Error(`${file}: ${columns.length} fields expected in "${line}"`);
        return Object.fromEntries(columns.map((column, at) => [column, fields[at]]));
    });
}
