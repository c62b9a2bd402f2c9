import type { ActionName } from '../../shared/api/actions.ts';
import { saySavedCopy } from '../../shared/api/savedCopy.ts';
import type { Release } from '../../shared/model/release.ts';
import { isEditing } from '../ui/isEditing.ts';
import { toast, toastRefusal } from '../ui/toasts.tsx';
import { filterBacklog, moveItems, searchBacklog, showBacklog } from '../views/backlog/backlogActions.ts';
import { clearFilters, openTool, showPeriod, turn } from '../views/calendar/calendarPlace.ts';
import { releaseInFocus } from '../views/calendar/focus.ts';
import { startMoving } from '../views/calendar/moving.ts';
import { printCalendar } from '../views/calendar/printing.ts';
import { changeDateInPeek } from '../views/windows/dateInPeek.ts';
import { walkRegions } from './focus.ts';
import { doAgain, takeBack } from './perform.ts';
import { go, openForm, usePlace } from './place.ts';
import { plan } from './session.ts';
import { request } from './transport.ts';

/** What each action does in this window. */
const runners: Record<ActionName, () => void> = {
  'plan.new': () => openForm('plan.new'),
  'plan.newFromBacklog': () => openForm('plan.new', { begin: { view: 'import' } }),
  'plan.sample': () => void openSample(),
  'plan.open': () => void request('plan.open', {}).then((reply) => reply.ok || toastRefusal(reply.refusal)),
  'plan.saveCopy': () => void saveCopy(),
  'plan.close': () => void request('plan.close'),
  'app.newWindow': () => void request('app.newWindow'),
  'edit.undo': () => (isEditing(document.activeElement) ? document.execCommand('undo') : void takeBack()),
  'edit.redo': () => (isEditing(document.activeElement) ? document.execCommand('redo') : void doAgain()),
  'palette.open': () => openForm('palette'),
  'region.next': () => walkRegions(1),
  'region.previous': () => walkRegions(-1),
  'sidebar.toggle': () => usePlace.setState(({ hasSidebar }) => ({ hasSidebar: !hasSidebar })),
  'theme.light': () => void request('preferences.set', { theme: 'light' }),
  'theme.dark': () => void request('preferences.set', { theme: 'dark' }),
  'theme.system': () => void request('preferences.set', { theme: 'system' }),
  'release.new': () => openForm('release'),
  'item.new': () => openForm('item'),
  'item.state': moveItems,
  'sprint.new': () => openForm('sprint'),
  'release.clone': () => withRelease(({ id }) => openForm('release.clone', { subject: id })),
  'person.new': () => openForm('person'),
  'window.new': () => openForm('window'),
  'freeze.new': () => openForm('freeze'),
  'freeze.startNow': () => openForm('freeze.startNow'),
  'cabMeeting.new': () => openForm('cabMeeting'),
  'windowClass.new': () => openForm('windowClass'),
  'occurrence.change': () => changeDateInPeek('this'),
  'release.move': () => moveWhatIsPeeked(),
  'businessCalendar.new': () => openForm('businessCalendar'),
  'anchor.new': () => openForm('anchor'),
  'service.new': () => openForm('service'),
  'configurationItem.new': () => openForm('configurationItem'),
  'release.notes': () => notesOfWhatIsPeeked(),
  'calendar.earlier': () => turn('prev'),
  'calendar.later': () => turn('next'),
  'calendar.today': () => turn('today'),
  'calendar.year': () => showPeriod('year'),
  'calendar.month': () => showPeriod('month'),
  'calendar.week': () => showPeriod('week'),
  'calendar.day': () => showPeriod('day'),
  'calendar.agenda': () => showPeriod('agenda'),
  'calendar.filter': () => openTool('filter'),
  'calendar.unfilter': clearFilters,
  'calendar.zone': () => openTool('zone'),
  'calendar.print': printCalendar,
  'backlog.search': searchBacklog,
  'backlog.filter': filterBacklog,
  'backlog.table': () => showBacklog('table'),
  'backlog.board': () => showBacklog('board'),
  'backlog.sprints': () => showBacklog('sprints'),
  'go.calendar': () => go('calendar'),
  'go.backlog': () => go('backlog'),
  'backlog.import': () => chooseBacklog(),
  'calendar.import': () => openForm('calendar.import'),
  'calendar.export': () => openForm('calendar.export'),

  'go.releases': () => go('releases'),
  'go.people': () => go('people'),
  'go.changes': () => go('changes'),
  'go.schedule': () => go('schedule'),
  'go.configuration': () => go('configuration'),
  'go.workingDays': () => go('workingDays'),
  'go.contradictions': () => go('contradictions'),
  'go.history': () => go('history'),
  'go.settings': () => go('settings'),
  'plan.verify': () => openForm('plan.verify'),
  'help.shortcuts': () => openForm('shortcuts'),
};

async function openSample(): Promise<void> {
  const reply = await request('plan.createSample');
  if (reply.ok) go('calendar');
  else toastRefusal(reply.refusal);
}

async function saveCopy(): Promise<void> {
  const reply = await request('plan.saveCopy');
  if (reply.ok) toast(saySavedCopy(reply.value));
  else toastRefusal(reply.refusal);
}

/** M moves the release that is in focus, or else the one that is looked at. */
const moveWhatIsPeeked = (): void => withRelease((release) => startMoving(release));

/** Without a release at hand the view says how to choose one. */
const notesOfWhatIsPeeked = (): void => go('notes', releaseAtHand()?.id);

/** Does it to the release in focus, or else to the one that is looked at, beside the list or whole. */
function withRelease(act: (release: Release) => void): void {
  const release = releaseAtHand();
  if (release) act(release);
}

function releaseAtHand(): Release | undefined {
  const { peek: peeked, view, subject } = usePlace.getState();
  const isWhole = view === 'release' || view === 'notes';
  const id = peeked?.collection === 'releases' ? peeked.id : isWhole ? subject : null;
  return releaseInFocus() ?? (id ? plan().get('releases', id) : undefined);
}

/** Takes the person to the import; the sheet there asks for the file. */
const chooseBacklog = (): void => go('import');

export function runAction(name: string): void {
  if (Object.hasOwn(runners, name)) runners[name as ActionName]();
}
