import { notifications } from '@mantine/notifications';
import type { AnyRefusal } from '../../shared/api/contract.ts';
import { VerdictSign } from './signs.tsx';

/** One line at the bottom left; 8 s, or 20 s with a way back. Never the only place of an error in a form. */
export function toast(message: string, way?: { label: string; go: () => void }): void {
  show({ message, sign: 'pass', ...(way ? { way } : {}) });
}

export function toastRefusal(refusal: AnyRefusal): void {
  if (refusal.kind !== 'cancelled') show({ message: refusal.message, sign: 'block' });
}

/** What was said before a form opened would lie over its fields; the status bar still has the way back. */
export function dismissNews(): void {
  for (const old of shown.splice(0)) notifications.hide(old);
}

const MOST = 3;
const shown: string[] = [];

function show({
  message,
  sign,
  way,
}: {
  message: string;
  sign: 'pass' | 'block';
  way?: { label: string; go: () => void };
}) {
  const id = crypto.randomUUID();
  const go = () => {
    notifications.hide(id);
    way?.go();
  };
  // News does not queue behind old news: the oldest makes room.
  for (const old of shown.splice(0, Math.max(0, shown.length - MOST + 1))) notifications.hide(old);
  shown.push(id);
  notifications.show({
    id,
    onClose: () => shown.includes(id) && shown.splice(shown.indexOf(id), 1),
    autoClose: way || sign === 'block' ? 20_000 : 8_000,
    withCloseButton: false,
    icon: <VerdictSign severity={sign} />,
    classNames: { root: 'toast', icon: 'toast-sign' },
    message: (
      <span className="toast-line">
        <span className="grow">{message}</span>
        {way && (
          <button type="button" className="link" onClick={go}>
            {way.label}
          </button>
        )}
      </span>
    ),
  });
}
