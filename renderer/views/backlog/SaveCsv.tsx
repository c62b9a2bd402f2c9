import { IconFileExport } from '@tabler/icons-react';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import { usePreferences } from '../../app/preferences.ts';
import { request } from '../../app/transport.ts';
import { ChoiceButton } from '../../ui/ChoiceButton.tsx';
import { ChoiceList } from '../../ui/ChoiceList.tsx';
import { toast, toastRefusal } from '../../ui/toasts.tsx';
import { columnsChosen } from './backlogColumns.tsx';
import type { ShownItems } from './useShownItems.ts';

/** Main asks where, and writes; what is shown goes out as it is shown. */
export function SaveCsv({ items: { all, shown, chosen } }: { items: ShownItems }) {
  const { backlogColumns } = usePreferences();
  const columns = columnsChosen(backlogColumns).map(({ title }) => title);
  const say = (items: ShownItems['shown'], where: string) =>
    `The ${items.length.toLocaleString('en-US')} ${where}, in its columns and order`;
  const choices = [
    { value: 'all', label: `All ${sayCount(all.length, 'item')}, every column` },
    { value: 'shown', label: say(shown, 'in this view') },
    ...(chosen.length > 0 ? [{ value: 'chosen', label: say(chosen, 'chosen') }] : []),
  ];
  const itemsOf = (value: string) => (value === 'chosen' ? inOrder(shown, chosen) : shown.map(({ id }) => id));
  return (
    <ChoiceButton
      name="Save as CSV"
      renderList={(close) => (
        <ChoiceList
          label="Save as CSV"
          choices={choices}
          onChoose={(value) => {
            close();
            void save(value === 'all' ? {} : { shown: { items: itemsOf(value), columns } });
          }}
        />
      )}
    >
      <IconFileExport size={15} aria-hidden="true" /> Save CSV
    </ChoiceButton>
  );
}

/** What is chosen stands in the order of the view; what is chosen and not in view stands behind it. */
function inOrder(shown: ShownItems['shown'], some: ShownItems['shown']): string[] {
  const wanted = new Set(some);
  const inView = shown.filter((item) => wanted.has(item));
  return [...new Set([...inView, ...some])].map(({ id }) => id);
}

async function save(what: { shown?: { items: string[]; columns: string[] } }): Promise<void> {
  const reply = await request('backlog.export', what);
  if (reply.ok) toast(`Saved ${sayCount(reply.value.rows, 'item')} as ${reply.value.fileName}`);
  else toastRefusal(reply.refusal);
}
