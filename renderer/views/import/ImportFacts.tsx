import { IconFileText } from '@tabler/icons-react';
import type { ImportPreview } from '../../../shared/api/importPreview.ts';
import type { ImportOptions } from '../../../shared/exchange/importOptions.ts';
import { sayCount } from '../../../shared/kernel/timeText.ts';

type Correct = (options: ImportOptions) => void;

/** What was found of the file. Each guess can be corrected in place. */
export function ImportFacts({ preview, correct }: { preview: ImportPreview; correct: Correct }) {
  const { file, counts, superseded } = preview;
  const rows = counts.new + counts.changed + counts.unchanged + counts.refused + superseded;
  return (
    <div className="import-facts">
      <IconFileText size={15} aria-hidden="true" />
      <b className="cut" title={file.name}>
        {file.name}
      </b>
      <span className="cut">
        {preview.problem ? '' : `${sayCount(rows, 'row')}, `}
        {sayCount(file.header.length, 'column')}, {sayBytes(file.bytes)}
      </span>
      <span className="grow" />
      <span className="meta">Found</span>
      <Guesses preview={preview} correct={correct} />
    </div>
  );
}

function Guesses({ preview: { file, dates }, correct }: { preview: ImportPreview; correct: Correct }) {
  const isWorkbook = file.sheets.length > 0;
  return (
    <>
      {file.source && <span className="chip">{SOURCES[file.source]}</span>}
      {isWorkbook ? (
        <Guess
          label="Sheet"
          value={file.sheet ?? ''}
          options={file.sheets.map((sheet) => [sheet, `Sheet “${sheet}”`])}
          choose={(sheet) => correct({ sheet })}
        />
      ) : (
        <>
          <Guess
            label="Encoding"
            value={file.encoding}
            options={withValue(ENCODINGS, file.encoding).map((name) => [name, name])}
            choose={(encoding) => correct({ encoding })}
          />
          <Guess
            label="Delimiter"
            value={file.delimiter}
            options={withValue(Object.keys(DELIMITERS), file.delimiter).map((sign) => [
              sign,
              `${DELIMITERS[sign] ?? `“${sign}”`} between`,
            ])}
            choose={(delimiter) => correct({ delimiter })}
          />
        </>
      )}
      <Guess
        label="Header"
        value={String(file.headerRow)}
        options={Array.from({ length: Math.max(10, file.headerRow) }, (_, index) => [
          String(index + 1),
          `Header in row ${index + 1}`,
        ])}
        choose={(row) => correct({ headerRow: Number(row) })}
      />
      {dates.columns.length > 0 && (
        <Guess
          label="Order of dates"
          value={dates.order}
          options={[
            ['day', 'Day first'],
            ['month', 'Month first'],
          ]}
          choose={(order) => correct({ dateOrder: order as 'day' | 'month' })}
        />
      )}
    </>
  );
}

const SOURCES: Record<NonNullable<ImportPreview['file']['source']>, string> = {
  Slipway: 'Slipway CSV',
  Jira: 'Jira export',
  'Azure DevOps': 'Azure DevOps export',
  GitHub: 'GitHub export',
  ServiceNow: 'ServiceNow export',
  incidents: 'Incidents',
};

const ENCODINGS = [
  'UTF-8',
  'UTF-16 LE',
  'UTF-16 BE',
  'Windows-1252',
  'Windows-1250',
  'Windows-1251',
  'Windows-1253',
  'Windows-1254',
  'Windows-1255',
  'Windows-1256',
  'Shift_JIS',
  'GB18030',
  'Big5',
  'EUC-KR',
];

const DELIMITERS: Record<string, string> = { ',': 'Comma', ';': 'Semicolon', '\t': 'Tab', '|': 'Bar' };

const withValue = (values: readonly string[], value: string): string[] =>
  values.includes(value) ? [...values] : [value, ...values];

function Guess({
  label,
  value,
  options,
  choose,
}: {
  label: string;
  value: string;
  options: [value: string, words: string][];
  choose: (value: string) => void;
}) {
  return (
    <select
      className="import-guess"
      aria-label={label}
      title={`${label}: choose another where the guess is wrong`}
      value={value}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      {options.map(([option, words]) => (
        <option key={option} value={option}>
          {words}
        </option>
      ))}
    </select>
  );
}

const sayBytes = (bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1_000)).toLocaleString('en-US')} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
