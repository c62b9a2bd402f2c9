import { useEffect, useRef } from 'react';
import { keepLineEnds } from '../../../shared/exchange/markdownSplice.ts';
import type { SurfaceProperties } from './surface.ts';

/** The notes as the Markdown that they are. */
export function SourceText({ begin, onChange, onReady }: Omit<SurfaceProperties, 'onLoss'>) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const element = field.current!;
    let origin = begin();
    element.value = origin;
    onReady({
      read: () => keepLineEnds(origin, element.value),
      show(next) {
        origin = next;
        replaceWhatDiffers(element, next.replaceAll(/\r\n?/g, '\n'));
      },
    });
    return () => onReady(null);
    // The text is where it begins; from then on the field has it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  return (
    <textarea
      ref={field}
      className="notes-source"
      aria-label="Release notes, Markdown"
      dir="auto"
      spellCheck={false}
      onInput={onChange}
    />
  );
}

/** The caret stays where it was in the text around. */
function replaceWhatDiffers(field: HTMLTextAreaElement, next: string): void {
  const { value } = field;
  let start = 0;
  while (start < Math.min(value.length, next.length) && value[start] === next[start]) start += 1;
  let end = 0;
  const most = Math.min(value.length, next.length) - start;
  while (end < most && value.at(-1 - end) === next.at(-1 - end)) end += 1;
  field.setRangeText(next.slice(start, next.length - end), start, value.length - end, 'preserve');
}
