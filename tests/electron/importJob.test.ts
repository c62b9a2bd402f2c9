import { describe, expect, it } from 'vitest';
import { REFUSED_COLUMN } from '../../shared/exchange/backlogColumns.ts';
import { fileOf, look, lookInto } from './importing.ts';
import { writeWorkbook } from './workbook.ts';

const csv = (...rows: string[]) => fileOf('backlog.csv', `${rows.join('\n')}\n`);

describe('a mapping is guessed', () => {
  it.each([
    [
      'German',
      'Zusammenfassung,Vorgangsschlüssel,Vorgangstyp,Status,Priorität,Zugewiesene Person,Erstellt',
      'Bezahlen,PAY-1,Fehler,In Arbeit,Hoch,Priya,24.11.2026 09:12',
    ],
    [
      'French',
      'Résumé,Clé de ticket,Type de ticket,État,Priorité,Personne assignée,Création',
      'Payer,PAY-1,Bogue,En cours,Haute,Priya,24/nov./26 09:12',
    ],
    [
      'Spanish',
      'Resumen,Clave de incidencia,Tipo de Incidencia,Estado,Prioridad,Persona asignada,Creada',
      'Pagar,PAY-1,Error,En curso,Alta,Priya,24/nov/26 9:12 AM',
    ],
    [
      'Russian',
      'Тема,Ключ проблемы,Тип задачи,Статус,Приоритет,Исполнитель,Создано',
      'Платёж,PAY-1,Ошибка,В работе,Высокий,Priya,24/нояб./26 09:12',
    ],
    ['Hebrew', 'תקציר,מפתח,סוג,סטטוס,עדיפות,אחראי,נוצר', 'תשלום,PAY-1,באג,בביצוע,גבוהה,Priya,24/11/26 09:12'],
    [
      'Japanese',
      '要約,課題キー,課題タイプ,ステータス,優先度,担当者,作成日',
      '支払い,PAY-1,バグ,進行中,高,Priya,2026/11/24 9:12',
    ],
    [
      'English',
      'Summary,Issue key,Issue Type,Status,Priority,Assignee,Created',
      'Pay,PAY-1,Bug,In Progress,High,Priya,"Nov 24, 2026, 9:12 AM"',
    ],
  ])('from a Jira export in %s', async (_, header, row) => {
    const { preview, job } = await lookInto(await csv(header, row));
    expect(preview.counts).toMatchObject({ new: 1, refused: 0 });
    expect(job.rows('all', 0)[0]!.values).toMatchObject({
      externalKey: 'PAY-1',
      kind: 'defect',
      state: 'coding',
      assignee: 'Priya',
      createdAt: '2026-11-24T09:12:00Z',
    });
  });

  it('from an export of GitHub, and repeated columns of Jira are one', async () => {
    const github = await csv(
      'number,title,state,labels,assignee,created_at',
      '7,Pay,open,"bug, ui",priya,2026-11-24T09:12:00Z',
    );
    expect((await lookInto(github)).job.rows('all', 0)[0]!.values).toMatchObject({
      externalKey: '7',
      labels: 'bug; ui',
    });
    const jira = await csv(
      'Issue key,Summary,Sprint,Sprint,Labels,Labels,Custom field (Story Points)',
      'PAY-1,Pay,26.22,26.23,a b,c,3',
    );
    expect((await lookInto(jira)).job.rows('all', 0)[0]!.values).toMatchObject({
      sprint: '26.23',
      labels: 'a b; c',
      points: '3',
    });
  });

  it('the id of a parent becomes its key', async () => {
    const file = await csv('Issue key,Issue id,Summary,Parent', 'PAY-2,902,Retry,901', 'PAY-1,901,Pay,');
    expect((await lookInto(file)).job.rows('all', 0)[0]!.values.parentKey).toBe('PAY-1');
  });

  it('under a title row, and what was kept for its header is used again', async () => {
    const file = await csv('Backlog of payments,,', ',,', 'Key,Name,Topic', 'PAY-1,Pay,Second');
    const { preview, job } = await lookInto(file);
    expect([preview.file.headerRow, preview.mapping, preview.isKept]).toEqual([
      3,
      { externalKey: 'Key', title: 'Name' },
      false,
    ]);
    const kept = { [job.kept()!.signature]: { mapping: { externalKey: 'Key', title: 'Topic' } } };
    const again = await lookInto(file, {}, { kept });
    expect([again.preview.isKept, again.job.rows('all', 0)[0]!.values.title]).toEqual([true, 'Second']);
  });
});

describe('the order of dates', () => {
  const dates = (...texts: string[]) =>
    csv('Key,Title,Created', ...texts.map((text, index) => `P-${index},Pay,${text}`));
  const read = async (file: Promise<string>, order?: 'day' | 'month') => {
    const { job, preview, reasons } = await lookInto(await file, order ? { dateOrder: order } : {}, { zone: 'UTC' });
    return {
      days: job.rows('all', 0).map(({ values }) => values.createdAt?.slice(0, 10)),
      dates: preview.dates,
      reasons,
    };
  };

  it('is that of the column, decided by the dates that leave no choice', async () => {
    expect((await read(dates('03/11/26', '25/12/26'))).days).toEqual(['2026-11-03', '2026-12-25']);
    expect((await read(dates('3/11/2026 16:14', '6/21/2025 16:14'))).days).toEqual(['2026-03-11', '2025-06-21']);
  });

  it('is said aloud where nothing decides, and can be chosen', async () => {
    const guessed = await read(dates('03/11/26', '04/11/26'));
    expect(guessed).toMatchObject({ days: ['2026-11-03', '2026-11-04'], dates: { isGuessed: true, either: 2 } });
    const chosen = await read(dates('03/11/26', '04/11/26'), 'month');
    expect(chosen).toMatchObject({ days: ['2026-03-11', '2026-04-11'], dates: { isGuessed: false } });
  });

  it('a day that is none is refused by name', async () => {
    const { reasons } = await read(dates('31/11/26', '25/12/26', 'soon'));
    expect(reasons).toEqual([
      'Row 2, Created: there is no 31 November in "31/11/26". Correct it in the file, or leave it empty.',
      'Row 4, Created: "soon" is not a date. Write it like 2026-12-05, or leave it empty.',
    ]);
  });
});

describe('rows that are refused', () => {
  const file = () =>
    csv(
      'Issue key,Summary,Story Points,Description',
      'PAY-1,Pay,M,x',
      'PAY-2,,3,"First line\nsecond"',
      'PAY-3,Short',
      `PAY-4,${'x'.repeat(501)},1,x`,
      `PAY-5,Long,1,${'x'.repeat(100_001)}`,
      'PAY-6,Pay,1,x,more',
      'PAY-7,=1+1,2,x',
      'PAY-7,Twice,2,x',
    );

  it('say the row, the field, the value and what to do', async () => {
    const { reasons, preview } = await lookInto(await file());
    expect(reasons).toEqual([
      'Row 2, Points: "M" is not a number. Type one, or leave it empty.',
      'Row 3, Title: empty. An item needs a title.',
      'Row 4: this row has 2 cells, the header has 4. A cell is missing, or a quote.',
      'Row 5, Title: 501 characters. Shorten it to 500.',
      'Row 6, Description: 100,001 characters. Shorten it to 100,000, or leave it empty.',
      'Row 7: this row has 5 cells, the header has 4. A cell is too many, or a quote.',
      'Row 9, External key: PAY-7 stands in row 8 already. Remove one of the two.',
    ]);
    expect(preview.helps).toEqual([
      { fix: 'points.empty', rows: 1 },
      { fix: 'title.description', rows: 1 },
      { fix: 'cells.padded', rows: 1 },
      { fix: 'externalKey.last', rows: 1 },
    ]);
  });

  it('are mended for all alike', async () => {
    const { preview, job } = await lookInto(await file(), {
      fixes: ['points.empty', 'title.description', 'cells.padded', 'externalKey.last'],
    });
    expect(preview).toMatchObject({ counts: { new: 4, refused: 3 }, superseded: 1 });
    expect(job.rows('new', 0).map(({ values }) => [values.title, values.points])).toEqual([
      ['Pay', ''],
      ['First line', '3'],
      ['Short', ''],
      ['Twice', '2'],
    ]);
  });

  it('are saved with their reasons, defused, and can be imported from there', async () => {
    const { job } = await lookInto(await csv('Issue key,Summary,Story Points', 'PAY-1,=HYPERLINK(),M', "PAY-2,'=x,L"));
    const saved = job.refused();
    expect(saved).toContain(`Issue key,Summary,Story Points,${REFUSED_COLUMN}\r\nPAY-1,'=HYPERLINK(),M,"Row 2, Points`);
    const again = await lookInto(await fileOf('Refused rows.csv', saved), { fixes: ['points.empty'] });
    expect(again.job.rows('new', 0).map(({ values }) => values.title)).toEqual(['=HYPERLINK()', "'=x"]);
    expect(again.preview.counts).toMatchObject({ new: 2, refused: 0 });
  });
});

describe('a broken or hostile file', () => {
  it('is named with the row in which a quote never closes', async () => {
    const endless = await csv('Key,Title', 'A-1,Pay', `A-2,"${'x'.repeat(200)}`);
    expect(await look(endless)).toBe(
      'backlog.csv: The file ends inside a quoted cell that opens in row 3. Close the quote there, or export the file again.',
    );
    const huge = await csv('Key,Title', 'A-1,Pay', `A-2,"${'x,\n'.repeat(17_000_000)}`);
    expect(await look(huge)).toMatch(/^backlog\.csv: Row 3 goes on for more than 4,000,000 characters\./);
    const oneLine = await fileOf('backlog.csv', `Key,Title\nA-1,${'x'.repeat(50_000_000)}`);
    expect(await look(oneLine)).toMatch(/^backlog\.csv: Row 2 goes on for more than 4,000,000 characters\./);
  });

  it('is refused where it is no text, an old workbook or an archive', async () => {
    expect(
      await look(
        await fileOf(
          'a.csv',
          Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7) % 31),
        ),
      ),
    ).toMatch(/is not a text file/);
    expect(await look(await fileOf('a.xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3])))).toMatch(
      /Save it as \.xlsx or CSV/,
    );
    expect(await look(await fileOf('a.xlsx', 'PK\u0003\u0004 and nothing else'))).toMatch(
      /is no workbook that can be read/,
    );
    expect(await look('/nowhere/b.csv')).toMatch(/^b\.csv cannot be read: /);
    expect(await look(await fileOf('empty.csv', ''))).toBe('empty.csv: The file is empty.');
  });
});

describe('a workbook', () => {
  it('gives values, days and the sheet that is asked for; formulas are values only', async () => {
    const path = await fileOf('sheet.xlsx', '');
    await writeWorkbook(path, {
      Notes: [['Only a note']],
      Backlog: [
        ['Key', 'Title', 'Points', 'Due date'],
        ['PAY-1', 'Confirm <payee> & "all"', 3, { day: 46_000 }],
        ['PAY-2', { formula: 'HYPERLINK("http://x")', value: '=safe' }, 2.5, null],
      ],
      Other: [
        ['Key', 'Title'],
        ['OTH-1', 'Elsewhere'],
      ],
    });
    const { preview, job } = await lookInto(path);
    expect(preview.file).toMatchObject({
      encoding: 'Excel workbook',
      sheet: 'Backlog',
      sheets: ['Notes', 'Backlog', 'Other'],
    });
    expect(job.rows('all', 0).map(({ values }) => values)).toMatchObject([
      { externalKey: 'PAY-1', title: 'Confirm <payee> & "all"', points: '3', dueOn: '2025-12-09' },
      { externalKey: 'PAY-2', title: '=safe', points: '2.5', dueOn: '' },
    ]);
    const other = await lookInto(path, { sheet: 'Other' });
    expect(other.job.rows('all', 0)[0]!.values.title).toBe('Elsewhere');
  });

  it('is refused before it is unpacked where it would be too large, and where a cell lies too far out', async () => {
    const bomb = await fileOf('bomb.xlsx', '');
    await writeWorkbook(bomb, {
      Bomb: [
        ['Key', 'Title'],
        ['A-1', 'x'.repeat(210_000_000)],
      ],
    });
    expect(await look(bomb)).toMatch(/is larger than 200 MB once it is unpacked/);
    const far = await fileOf('far.xlsx', '');
    await writeWorkbook(far, { Far: [['Key', 'Title']] }, (sheet) =>
      sheet.replace('</sheetData>', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
    );
    expect(await look(far)).toMatch(/spans more than 20,000,000 cells/);
  });
});
