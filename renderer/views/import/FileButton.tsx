import { IconFileText } from '@tabler/icons-react';
import { useRef } from 'react';

/** Opens the desktop's own dialog. What is chosen there reaches the backend as a handle. */
export function FileButton({
  choose,
  label,
  accept = '.csv,.tsv,.tab,.txt,.xlsx,text/csv',
  isPrimary = false,
}: {
  choose: (file: File | undefined) => void;
  label: string;
  /** The endings that the dialog offers. */
  accept?: string;
  isPrimary?: boolean;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className={`btn${isPrimary ? ' primary' : ''}`} onClick={() => input.current?.click()}>
        <IconFileText size={15} aria-hidden="true" /> {label}
      </button>
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        aria-label={label}
        onChange={(event) => {
          choose(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
