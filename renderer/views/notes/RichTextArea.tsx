import { useEffect, useRef, useState } from 'react';
import { createRichText, type RichText } from './richText.ts';
import type { SurfaceProperties } from './surface.ts';
import { Toolbar } from './Toolbar.tsx';

/** The notes as a document. Loaded when they are first opened: the editor is the largest part of the window. */
export default function RichTextArea({ begin, onChange, onReady, onLoss }: SurfaceProperties) {
  const root = useRef<HTMLDivElement>(null);
  const [rich, setRich] = useState<RichText | null>(null);
  useEffect(() => {
    let isGone = false;
    let made: RichText | null = null;
    async function open() {
      const result = await createRichText(root.current!, begin(), onChange);
      if (!('editor' in result)) {
        if (!isGone) onLoss(result);
        return;
      }
      made = result;
      if (isGone) await result.editor.destroy();
      else {
        setRich(result);
        onReady(result);
      }
    }
    void open();
    return () => {
      isGone = true;
      onReady(null);
      void made?.editor.destroy();
    };
    // The text is where it begins; from then on the document has it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  return (
    <>
      <Toolbar editor={rich?.editor ?? null} />
      <div className="scroll notes-page" ref={root} />
    </>
  );
}
