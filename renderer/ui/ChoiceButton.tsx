import { Popover } from '@mantine/core';
import { type ReactNode, useState } from 'react';

interface Properties {
  /** What stands on the button. */
  children: ReactNode;
  className?: string;
  /** What the list is for, for an assistive tool. */
  name: string;
  /** What opens below it, made anew each time. */
  renderList: (close: () => void) => ReactNode;
  /** Opened from elsewhere, such as by a key. */
  opened?: boolean;
  onOpened?: (isOpen: boolean) => void;
}

/** A button that asks for one value, or a few, just below it (DESIGN: a popover for one value). */
export function ChoiceButton({ children, className = 'btn', name, renderList, opened, onOpened }: Properties) {
  const [isOpenHere, setIsOpenHere] = useState(false);
  const isOpen = opened ?? isOpenHere;
  const setIsOpen = onOpened ?? setIsOpenHere;
  const close = () => setIsOpen(false);
  return (
    <Popover {...POPOVER} opened={isOpen} onChange={setIsOpen}>
      <Popover.Target>
        <button
          type="button"
          className={className}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          {children}
        </button>
      </Popover.Target>
      <Popover.Dropdown className="choices-dropdown" role="dialog" aria-label={name}>
        {isOpen && renderList(close)}
      </Popover.Dropdown>
    </Popover>
  );
}

export const POPOVER = {
  position: 'bottom-start',
  offset: 4,
  trapFocus: true,
  returnFocus: true,
  withinPortal: true,
  withRoles: false,
  transitionProps: { duration: 0 },
} as const;
