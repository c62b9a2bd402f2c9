/**
 * The fields of an item that a column can fill: how the app calls them, and the headers under which trackers and sheets have
 * them, the best first, in the languages of their users. Lower case, parted by bars. Labels are the headers of our own CSV.
 */
export const BACKLOG_FIELDS = {
  externalKey: {
    label: 'External key',
    headers:
      'external key|issue key|issuekey|key|work item id|number|incident id|ticket|ticket id|case id|id|issue id|schlüssel|vorgangsschlüssel|clé|clé de ticket|clé de la demande|clave|clave de incidencia|clave de la incidencia|chave|chave do item|chave da item|chiave|chiave ticket|chiave della segnalazione|код|ключ|ключ проблемы|ключ задачи|issuesleutel|sleutel|klucz|klucz zgłoszenia|מפתח|מפתח בעיה|キー|課題キー|关键字|密钥|问题关键字|事务密钥|키|이슈 키|anahtar|klíč|nyckel',
  },
  title: {
    label: 'Title',
    headers:
      'title|title 1|summary|short description|subject|name|story|task|headline|titel|zusammenfassung|résumé|titre|resumen|título|titulo|resumo|riepilogo|titolo|тема|сводка|резюме|название|заголовок|samenvatting|podsumowanie|tytuł|תקציר|כותרת|סיכום|要約|概要|タイトル|摘要|标题|요약|제목|підсумок|назва|özet|souhrn|sammanfattning|oversigt',
  },
  kind: {
    label: 'Kind',
    headers:
      'kind|issue type|issuetype|work item type|type|tracker|category|vorgangstyp|typ|type de ticket|type de demande|tipo de incidencia|tipo|tipo de item|tipo de ticket|tipo di ticket|tipo segnalazione|тип задачи|тип запроса|тип|issuetype|soort|typ zgłoszenia|סוג|סוג בעיה|課題タイプ|種別|问题类型|事务类型|类型|이슈 유형|유형|тип запиту|konu türü|typ úkolu|ärendetyp',
  },
  state: {
    label: 'State',
    headers:
      'state|status|incident state|issue status|zustand|état|statut|estado|situação|stato|статус|состояние|stav|סטטוס|מצב|ステータス|状态|状態|상태|durum|tila',
  },
  points: {
    label: 'Points',
    headers:
      'points|story points|story point estimate|storypoint|storypoints|story point|sp|effort|estimate|size|schätzung|story-points|estimation|puntos de historia|puntos|pontos|pontos de história|punti|оценка|оценка в story points|стори поинты|punten|punkty|נקודות|ストーリーポイント|故事点|스토리 포인트',
  },
  assignee: {
    label: 'Assignee',
    headers:
      'assignee|assigned to|assignees|owner|responsible|zugewiesene person|bearbeiter|zugewiesen an|personne assignée|responsable|attribué à|persona asignada|asignado a|responsável|atribuído a|assegnatario|assegnato a|исполнитель|ответственный|toegewezene|toegewezen aan|osoba przypisana|przypisany|אחראי|מוקצה|משויך ל|担当者|经办人|负责人|담당자|виконавець|atanan|přiřazený|tilldelad',
  },
  sprint: {
    label: 'Sprint',
    headers:
      'sprint|iteration path|iteration|milestone|itération|iteración|iteração|спринт|ספרינט|スプリント|冲刺|스프린트',
  },
  priority: {
    label: 'Priority',
    headers:
      'priority|priorität|priorité|prioridad|prioridade|priorità|приоритет|prioriteit|priorytet|עדיפות|優先度|优先级|우선 순위|우선순위|пріоритет|öncelik|priorita|prioritet',
  },
  labels: {
    label: 'Labels',
    headers:
      'labels|label|tags|stichwörter|schlagwörter|étiquettes|etiquetas|categorias|etichette|метки|теги|etykiety|תוויות|ラベル|标签|레이블|мітки|etiketler|štítky|etiketter',
  },
  parentKey: {
    label: 'Parent',
    headers:
      'parent key|parent|epic link|parent id|feature link|epic|übergeordnet|übergeordneter vorgang|elternteil|parente|principal|padre|pai|родитель|родительская задача|bovenliggend|rodzic|הורה|親|親課題|父级|상위 항목|батько',
  },
  dueOn: {
    label: 'Due on',
    headers:
      "due on|due date|due|target date|deadline|fälligkeitsdatum|fällig am|date d'échéance|échéance|fecha de vencimiento|vencimiento|data limite|prazo|data de conclusão|data di scadenza|scadenza|срок исполнения|срок|дата исполнения|einddatum|termin|termin realizacji|תאריך יעד|期限|到期日|截止日期|기한|термін|son tarih|termín|förfallodatum",
  },
  createdAt: {
    label: 'Created',
    headers:
      'created|created at|created date|creation date|opened at|open time|sys created on|sys created at|erstellt|erstellungsdatum|création|créée|créé|date de création|creada|creado|fecha de creación|criado|criada|data de criação|creato|data creazione|создано|создана|дата создания|aangemaakt|utworzono|data utworzenia|נוצר|נוצר ב|作成日|创建日期|已创建|创建时间|생성일|만듦|створено|oluşturuldu|vytvořeno|skapad',
  },
  updatedAt: {
    label: 'Updated',
    headers:
      'updated|updated at|changed date|last modified|last updated|sys updated on|sys updated at|aktualisiert|geändert|mise à jour|modifié|actualizada|actualizado|atualizado|atualizada|aggiornato|обновлено|обновлена|дата обновления|bijgewerkt|zaktualizowano|עודכן|עודכן ב|更新日|已更新|更新时间|업데이트|оновлено|güncellendi|aktualizováno|uppdaterad',
  },
  description: {
    label: 'Description',
    headers:
      'description|body|details|notes|beschreibung|descripción|descrição|descrizione|описание|omschrijving|beschrijving|opis|תיאור|説明|描述|설명|опис|açıklama|popis|beskrivning',
  },
  key: { label: 'Key', headers: '' },
} as const;

export type BacklogField = keyof typeof BACKLOG_FIELDS;

export const backlogFields = Object.keys(BACKLOG_FIELDS) as BacklogField[];

/** Header words -> the fields that go by them, each with how good a name it is: 0 is the best. */
export const FIELDS_BY_HEADER: ReadonlyMap<string, { field: BacklogField; rank: number }[]> = (() => {
  const fields = new Map<string, { field: BacklogField; rank: number }[]>();
  for (const field of backlogFields)
    for (const [rank, header] of BACKLOG_FIELDS[field].headers.split('|').entries()) {
      if (header === '') continue;
      const known = fields.get(header) ?? [];
      if (!known.some((other) => other.field === field)) known.push({ field, rank });
      fields.set(header, known);
    }
  return fields;
})();

/** `Custom field (Story Points)`, `sys_updated_on` and `System.Title` by what they are about. */
export function headerWords(header: string): string {
  const plain = header.normalize('NFKC').toLowerCase().trim();
  const custom =
    /^(?:custom field|benutzerdefiniertes feld|champ personnalisé|champs personnalisés|campo personalizado|campo personalizzato|пользовательское поле|настраиваемое поле|aangepast veld|pole niestandardowe|カスタムフィールド|自定义字段|사용자 지정 필드|שדה מותאם אישית)\s*\((.*)\)$/u.exec(
      plain,
    );
  return (custom?.[1] ?? plain)
    .replace(/^(?:system|microsoft\.vsts\.\w+)\./, '')
    .replaceAll('_', ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
