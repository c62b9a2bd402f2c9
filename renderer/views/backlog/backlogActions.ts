import { go, openForm, usePlace } from '../../app/place.ts';
import { SEARCH_FIELD } from './BacklogTools.tsx';
import { type BacklogMode, showBacklogAs, useBacklogPlace } from './backlogPlace.ts';

/** What the palette, the menu and the keys do in the backlog; each goes there first. */
export function showBacklog(mode: BacklogMode): void {
  goThere();
  showBacklogAs(mode);
}

export function searchBacklog(): void {
  leaveSprints();
  // The field may only just be on its way to the screen.
  setTimeout(() => document.getElementById(SEARCH_FIELD)?.focus(), 0);
}

export function filterBacklog(): void {
  leaveSprints();
  useBacklogPlace.setState({ openList: 'filter' });
}

/** What is chosen, or else the item that is looked at. */
export function moveItems(): void {
  const { peek } = usePlace.getState();
  const chosen = [...useBacklogPlace.getState().selection];
  const items = chosen.length > 0 ? chosen : peek?.collection === 'items' ? [peek.id] : [];
  if (items.length > 0) openForm('items.state', { begin: { items } });
}

function goThere(): void {
  if (usePlace.getState().view !== 'backlog') go('backlog');
}

function leaveSprints(): void {
  goThere();
  if (useBacklogPlace.getState().mode === 'sprints') showBacklogAs('table');
}
