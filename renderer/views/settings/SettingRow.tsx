import type { ReactNode } from 'react';

/** One setting: what it is, the choice, and what it does in a line below. */
export function SettingRow({ label, children, note }: { label: string; children: ReactNode; note?: ReactNode }) {
  return (
    <div className="setting">
      <span className="setting-label">{label}</span>
      <div className="setting-choice">
        {children}
        {note && <p className="meta">{note}</p>}
      </div>
    </div>
  );
}
