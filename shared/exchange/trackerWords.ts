import type { Item } from '../model/item.ts';

/** What trackers call an item's kind and state, in the languages of their users; lower case, parted by bars. */
const KIND_WORDS: Record<Item['kind'], string> = {
  feature:
    'feature|story|user story|new feature|improvement|enhancement|epic|initiative|product backlog item|requirement|issue|request|service request|request for information|change|anforderung|neue funktion|verbesserung|récit|histoire|fonctionnalité|nouvelle fonctionnalité|amélioration|historia|función|nueva función|mejora|épica|história|funcionalidade|melhoria|épico|nuova funzione|miglioramento|storia|история|пользовательская история|эпик|улучшение|новая функция|новая функциональность|verhaal|verbetering|historyjka|ulepszenie|אפיק|סיפור|ストーリー|エピック|改善|新機能|故事|史诗|改进|新功能|스토리|에픽|개선|покращення|історія',
  defect:
    'defect|bug|problem|incident|fault|error|known error|fehler|störung|vorfall|bogue|anomalie|incidencia|error de software|falla|erro|defeito|difetto|segnalazione|ошибка|баг|дефект|инцидент|fout|storing|błąd|usterka|באג|תקלה|バグ|不具合|障害|缺陷|故障|错误|버그|помилка|вада',
  regulatory: 'regulatory|compliance|legal|audit|regulation',
  upkeep:
    'upkeep|task|sub-task|subtask|chore|technical task|technical debt|maintenance|housekeeping|spike|aufgabe|unteraufgabe|tâche|sous-tâche|tarea|subtarea|tarefa|subtarefa|attività|sottoattività|sotto-task|задача|подзадача|taak|subtaak|zadanie|podzadanie|משימה|תת-משימה|タスク|サブタスク|任务|子任务|작업|하위 작업|завдання|підзавдання|görev|alt görev|úkol|uppgift|opgave',
};

const STATE_WORDS: Record<Item['state'], string> = {
  analysis:
    'analysis|to do|todo|new|open|reopened|backlog|proposed|draft|triage|selected for development|ready|approved|pending|on hold|blocked|offen|neu|zu erledigen|zu bearbeiten|wieder geöffnet|à faire|ouvert|ouverte|nouveau|pendiente|por hacer|tareas por hacer|abierto|abierta|nuevo|a fazer|tarefas pendentes|aberto|novo|da fare|da completare|aperto|nuovo|к выполнению|сделать|открыт|открыта|открытый|новая|новый|переоткрыт|te doen|nieuw|do zrobienia|otwarte|nowe|לביצוע|פתוח|חדש|未着手|未対応|オープン|todo リスト|待办|打开|新建|할 일|열림|до виконання|відкрито|yapılacaklar|att göra|k vyřízení',
  coding:
    'coding|in progress|active|doing|in development|implementing|committed|started|work in progress|awaiting user info|awaiting problem|awaiting vendor|awaiting evidence|in arbeit|in bearbeitung|aktiv|en cours|en curso|en progreso|em andamento|in corso|в работе|в процессе|выполняется|in uitvoering|w toku|בביצוע|בתהליך|進行中|处理中|正在进行|进行中|진행 중|в роботі|в процесі|devam ediyor|pågår|probíhá',
  testing:
    'testing|in review|code review|patch available|qa|in test|in testing|ready for test|review|in qa|uat|verification|im test|in prüfung|en revue|en test|en revisión|em revisão|in revisione|на проверке|тестирование|в тестировании|ter beoordeling|w recenzji|בבדיקה|レビュー中|テスト中|审核中|测试中|검토 중|тестування',
  done: "done|closed|resolved|completed|complete|fixed|verified|finished|released|canceled|cancelled|rejected|declined|removed|won't do|won't fix|duplicate|fertig|erledigt|geschlossen|gelöst|abgeschlossen|terminé|terminée|terminé(e)|fermé|fermée|résolu|résolue|listo|hecho|finalizada|finalizado|cerrado|cerrada|resuelto|resuelta|concluído|concluída|feito|itens concluídos|fechado|resolvido|completato|fatto|chiuso|risolto|готово|закрыт|закрыта|закрыто|решен|решена|решённые|выполнено|gereed|klaar|gesloten|opgelost|gotowe|zamknięte|rozwiązane|בוצע|הושלם|סגור|נפתר|完了|クローズ|解決済み|完成|已完成|已关闭|关闭|已解决|완료|닫힘|готово|закрито|виконано|tamam|tamamlandı|klart|hotovo|færdig",
};

/** What ServiceNow's tables hold in their state columns. */
const INCIDENT_STATES: Record<string, Item['state']> = {
  1: 'analysis',
  2: 'coding',
  3: 'coding',
  4: 'coding',
  5: 'coding',
  6: 'done',
  7: 'done',
  8: 'done',
};

export const KINDS: ReadonlyMap<string, Item['kind']> = wordsOf(KIND_WORDS);
export const STATES: ReadonlyMap<string, Item['state']> = wordsOf(STATE_WORDS);
export const NUMBERED_STATES: ReadonlyMap<string, Item['state']> = new Map(Object.entries(INCIDENT_STATES));

function wordsOf<T extends string>(words: Record<T, string>): Map<string, T> {
  return new Map(
    Object.entries<string>(words).flatMap(([meaning, list]) =>
      list.split('|').map((word): [string, T] => [word, meaning as T]),
    ),
  );
}
