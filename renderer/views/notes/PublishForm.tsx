import { Select } from '@mantine/core';
import { useState } from 'react';
import { readNotes } from '../../../shared/domain/releaseNotes.ts';
import { guessLanguage, LANGUAGES } from '../../../shared/exchange/language.ts';
import type { FormProperties } from '../../app/place.ts';
import { plan } from '../../app/session.ts';
import { request } from '../../app/transport.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { toast } from '../../ui/toasts.tsx';

const FORMATS = [
  { value: 'pdf', label: 'PDF' },
  { value: 'md', label: 'Markdown' },
] as const;

/** As what the notes go out, and for a PDF in which language they are read out. The place is asked for by the desktop. */
export default function PublishForm({ about, close }: FormProperties) {
  const release = plan().get('releases', about.subject ?? '');
  const [format, setFormat] = useState<'md' | 'pdf'>('pdf');
  const [language, setLanguage] = useState(() => {
    const body = release && readNotes(plan(), release);
    return guessLanguage(body?.ok ? body.value : '');
  });
  if (!release) return null;

  async function submit() {
    const reply = await request('notes.publish', { release: release!.id, format, language });
    if (reply.ok) toast(`Published the notes of ${release!.key} as ${reply.value.fileName}`);
    return reply;
  }

  return (
    <FormDialog title={`Publish the notes of ${release.key}`} action="Choose a place…" submit={submit} close={close}>
      {() => (
        <>
          <SegmentedControl label="Published as" value={format} options={FORMATS} onChange={setFormat} />
          {format === 'md' ? (
            <p className="meta">The text byte for byte, as the source shows it.</p>
          ) : (
            <Select
              label="Language of the notes"
              description="Readers' programs read the PDF out in it. Paragraphs in another script keep their own."
              data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
              value={language}
              onChange={(chosen) => chosen && setLanguage(chosen)}
              searchable
              allowDeselect={false}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}
