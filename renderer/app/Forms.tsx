import { Later, type Load, preload } from '../ui/Later.tsx';
import { closeForm, type FormProperties, usePlace } from './place.ts';

const loadPalette: Load<FormProperties> = () => import('./Palette.tsx');

/** The forms that stand over a view, by name. Each is loaded when it is first asked for. A new form is a line here. */
const forms: Record<string, Load<FormProperties>> = {
  palette: loadPalette,
  shortcuts: () => import('./Shortcuts.tsx'),
  'plan.new': () => import('../views/plan/NewPlanForm.tsx'),
  'plan.verify': () => import('../views/plan/VerifyPlan.tsx'),
  release: () => import('../views/releases/ReleaseForm.tsx'),
  'release.clone': () => import('../views/releases/CloneForm.tsx'),
  change: () => import('../views/changes/ChangeForm.tsx'),
  'change.recordTest': () => import('../views/changes/TestResultForm.tsx'),
  'change.planBackOut': () => import('../views/changes/BackOutForm.tsx'),
  waiver: () => import('../views/changes/WaiverForm.tsx'),
  person: () => import('../views/people/PersonForm.tsx'),
  item: () => import('../views/backlog/ItemForm.tsx'),
  'items.state': () => import('../views/backlog/StateForm.tsx'),
  sprint: () => import('../views/backlog/SprintForm.tsx'),
  window: () => import('../views/windows/WindowForm.tsx'),
  'calendar.print': () => import('../views/calendar/PrintForm.tsx'),
  businessCalendar: () => import('../views/workingDays/CalendarForm.tsx'),
  anchor: () => import('../views/workingDays/AnchorForm.tsx'),
  holidays: () => import('../views/workingDays/HolidaysForm.tsx'),
  'holidays.file': () => import('../views/workingDays/HolidayFileForm.tsx'),
  windowClass: () => import('../views/windows/WindowClassForm.tsx'),
  occurrence: () => import('../views/windows/OccurrenceForm.tsx'),
  cabMeeting: () => import('../views/windows/CabMeetingForm.tsx'),
  service: () => import('../views/configuration/ServiceForm.tsx'),
  configurationItem: () => import('../views/configuration/ConfigurationItemForm.tsx'),
  'notes.publish': () => import('../views/notes/PublishForm.tsx'),
  'notes.template': () => import('../views/notes/TemplateForm.tsx'),
  'freeze.startNow': () => import('../views/windows/FreezeNowForm.tsx'),
  'calendar.import': () => import('../views/exchange/ImportCalendar.tsx'),
  'calendar.export': () => import('../views/exchange/ExportCalendar.tsx'),
  freeze: () => import('../views/windows/FreezeForm.tsx'),
};

// The palette must be there before the first letter is typed, and that may be at once.
void preload(loadPalette);

export function Forms() {
  const about = usePlace((place) => place.form);
  const load = about ? forms[about.name] : undefined;
  return load && about ? <Later load={load} properties={{ about, close: closeForm }} /> : null;
}
