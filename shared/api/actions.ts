/**
 * Everything a person can do from anywhere: the native menu, the palette and the shortcuts all come from this list. What an
 * action does is the window's business; main only sends its name.
 */
interface ActionShape {
  name: string;
  /** Sentence case, with its object; an ellipsis asks more first. */
  title: string;
  menu: 'File' | 'Edit' | 'View' | 'Plan' | 'Go' | 'Help';
  /** Electron's accelerator, for what works while text is edited as well. */
  accelerator?: string;
  /** A key, or a sequence, that works while no text is edited: `G C`. */
  keys?: string;
  /**
   * The view that its keys belong to; in other views they do nothing. Without one they work everywhere. `welcome` is the
   * first start, where no plan is open.
   */
  view?: string;
  /** Another view that has the same tools. */
  alsoIn?: string;
  /** Does nothing until a plan is open. */
  needsPlan?: boolean;
}

const define = <const Name extends string>(actions: readonly (ActionShape & { name: Name })[]) => actions;

export const actions = define([
  {
    name: 'plan.new',
    title: 'New plan…',
    menu: 'File',
    accelerator: 'CmdOrCtrl+Shift+N',
    keys: '2',
    view: 'welcome',
  },
  { name: 'plan.newFromBacklog', title: 'New plan from a backlog…', menu: 'File', keys: '3', view: 'welcome' },
  { name: 'plan.sample', title: 'New sample plan…', menu: 'File', keys: '1', view: 'welcome' },
  { name: 'plan.open', title: 'Open plan…', menu: 'File', accelerator: 'CmdOrCtrl+O' },
  { name: 'app.newWindow', title: 'New window', menu: 'File', accelerator: 'CmdOrCtrl+Alt+N', needsPlan: true },
  { name: 'plan.saveCopy', title: 'Save a copy…', menu: 'File', accelerator: 'CmdOrCtrl+Shift+S', needsPlan: true },
  { name: 'plan.close', title: 'Close plan', menu: 'File', needsPlan: true },
  { name: 'edit.undo', title: 'Undo', menu: 'Edit', accelerator: 'CmdOrCtrl+Z', needsPlan: true },
  { name: 'edit.redo', title: 'Redo', menu: 'Edit', accelerator: 'CmdOrCtrl+Shift+Z', needsPlan: true },
  { name: 'palette.open', title: 'Search or run a command…', menu: 'View', accelerator: 'CmdOrCtrl+K' },
  { name: 'sidebar.toggle', title: 'Show or hide the sidebar', menu: 'View', accelerator: 'CmdOrCtrl+B' },
  { name: 'region.next', title: 'Next part of the window', menu: 'View', accelerator: 'F6', needsPlan: true },
  {
    name: 'region.previous',
    title: 'Previous part of the window',
    menu: 'View',
    accelerator: 'Shift+F6',
    needsPlan: true,
  },
  { name: 'theme.light', title: 'Show in light colours', menu: 'View' },
  { name: 'theme.dark', title: 'Show in dark colours', menu: 'View' },
  { name: 'theme.system', title: 'Show light or dark as the system', menu: 'View' },
  { name: 'backlog.import', title: 'Import a backlog…', menu: 'File', accelerator: 'CmdOrCtrl+I', needsPlan: true },
  { name: 'calendar.import', title: 'Import calendar…', menu: 'File', needsPlan: true },
  { name: 'calendar.export', title: 'Export calendar…', menu: 'File', needsPlan: true },
  { name: 'release.new', title: 'New release…', menu: 'Plan', keys: 'N', needsPlan: true },
  { name: 'release.move', title: 'Move the release…', menu: 'Plan', keys: 'M', needsPlan: true },
  { name: 'release.notes', title: 'Release notes', menu: 'Plan', keys: 'R', needsPlan: true },
  { name: 'item.new', title: 'New item…', menu: 'Plan', needsPlan: true },
  {
    name: 'item.state',
    title: 'Move items to a state…',
    menu: 'Plan',
    keys: 'S',
    view: 'backlog',
    needsPlan: true,
  },
  { name: 'sprint.new', title: 'New sprint…', menu: 'Plan', needsPlan: true },
  { name: 'release.clone', title: 'Clone the release…', menu: 'Plan', needsPlan: true },
  { name: 'person.new', title: 'New person…', menu: 'Plan', needsPlan: true },
  { name: 'window.new', title: 'New maintenance window…', menu: 'Plan', needsPlan: true },
  { name: 'freeze.new', title: 'New freeze…', menu: 'Plan', needsPlan: true },
  { name: 'freeze.startNow', title: 'Freeze from now on…', menu: 'Plan', needsPlan: true },
  { name: 'cabMeeting.new', title: 'New CAB meeting…', menu: 'Plan', needsPlan: true },
  { name: 'windowClass.new', title: 'New window class…', menu: 'Plan', needsPlan: true },
  { name: 'occurrence.change', title: 'Change this date…', menu: 'Plan', keys: 'E', needsPlan: true },
  { name: 'service.new', title: 'New service…', menu: 'Plan', needsPlan: true },
  { name: 'configurationItem.new', title: 'New configuration item…', menu: 'Plan', needsPlan: true },
  { name: 'businessCalendar.new', title: 'New business calendar…', menu: 'Plan', needsPlan: true },
  { name: 'anchor.new', title: 'New anchor date…', menu: 'Plan', needsPlan: true },
  { name: 'calendar.earlier', title: 'Calendar: earlier', menu: 'View', keys: '[', view: 'calendar', needsPlan: true },
  { name: 'calendar.later', title: 'Calendar: later', menu: 'View', keys: ']', view: 'calendar', needsPlan: true },
  { name: 'calendar.today', title: 'Calendar: today', menu: 'View', keys: 'T', view: 'calendar', needsPlan: true },
  { name: 'calendar.year', title: 'Calendar: year', menu: 'View', keys: '1', view: 'calendar', needsPlan: true },
  { name: 'calendar.month', title: 'Calendar: month', menu: 'View', keys: '2', view: 'calendar', needsPlan: true },
  { name: 'calendar.week', title: 'Calendar: week', menu: 'View', keys: '3', view: 'calendar', needsPlan: true },
  { name: 'calendar.day', title: 'Calendar: day', menu: 'View', keys: '4', view: 'calendar', needsPlan: true },
  { name: 'calendar.agenda', title: 'Calendar: agenda', menu: 'View', keys: '5', view: 'calendar', needsPlan: true },
  {
    name: 'calendar.filter',
    title: 'Calendar: filter…',
    menu: 'View',
    keys: 'F',
    view: 'calendar',
    alsoIn: 'schedule',
    needsPlan: true,
  },
  {
    name: 'calendar.unfilter',
    title: 'Calendar: clear the filters',
    menu: 'View',
    keys: '0',
    view: 'calendar',
    alsoIn: 'schedule',
    needsPlan: true,
  },
  {
    name: 'calendar.zone',
    title: 'Calendar: show in another time zone…',
    menu: 'View',
    keys: 'Z',
    view: 'calendar',
    alsoIn: 'schedule',
    needsPlan: true,
  },
  { name: 'calendar.print', title: 'Print the calendar…', menu: 'File', accelerator: 'CmdOrCtrl+P', needsPlan: true },
  { name: 'backlog.search', title: 'Backlog: search', menu: 'View', keys: '/', view: 'backlog', needsPlan: true },
  { name: 'backlog.filter', title: 'Backlog: filter…', menu: 'View', keys: 'F', view: 'backlog', needsPlan: true },
  { name: 'backlog.table', title: 'Backlog: as a table', menu: 'View', keys: '1', view: 'backlog', needsPlan: true },
  { name: 'backlog.board', title: 'Backlog: as a board', menu: 'View', keys: '2', view: 'backlog', needsPlan: true },
  { name: 'backlog.sprints', title: 'Backlog: by sprints', menu: 'View', keys: '3', view: 'backlog', needsPlan: true },
  { name: 'go.calendar', title: 'Go to the calendar', menu: 'Go', keys: 'G C', needsPlan: true },
  { name: 'go.backlog', title: 'Go to the backlog', menu: 'Go', keys: 'G B', needsPlan: true },
  { name: 'go.releases', title: 'Go to releases', menu: 'Go', keys: 'G R', needsPlan: true },
  { name: 'go.people', title: 'Go to people', menu: 'Go', keys: 'G E', needsPlan: true },
  { name: 'go.changes', title: 'Go to changes', menu: 'Go', keys: 'G H', needsPlan: true },
  { name: 'go.schedule', title: 'Go to the forward schedule', menu: 'Go', keys: 'G F', needsPlan: true },
  { name: 'go.configuration', title: 'Go to the configuration', menu: 'Go', keys: 'G O', needsPlan: true },
  { name: 'go.workingDays', title: 'Go to working days', menu: 'Go', keys: 'G W', needsPlan: true },
  { name: 'go.contradictions', title: 'Contradictions in the plan', menu: 'Go', needsPlan: true },
  { name: 'go.history', title: 'Go to history', menu: 'Go', keys: 'G Y', needsPlan: true },
  { name: 'go.settings', title: 'Settings', menu: 'File', accelerator: 'CmdOrCtrl+,', needsPlan: true },
  { name: 'plan.verify', title: 'Verify the plan…', menu: 'Help', needsPlan: true },
  { name: 'help.shortcuts', title: 'All shortcuts of this view…', menu: 'Help', keys: '?' },
]);

export type ActionName = (typeof actions)[number]['name'];
export type Action = ActionShape & { name: ActionName };
