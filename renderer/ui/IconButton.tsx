import type { IconX } from '@tabler/icons-react';

/** A button that is its sign alone: for closing and turning pages only. The label is read out, the hint has the key. */
export function IconButton({
  Icon,
  label,
  hint,
  onPress,
}: {
  Icon: typeof IconX;
  label: string;
  hint: string;
  onPress: () => void;
}) {
  return (
    <button type="button" className="btn quiet icon" aria-label={label} title={hint} onClick={onPress}>
      <Icon size={16} aria-hidden="true" />
    </button>
  );
}
