import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { STANDARD_TEMPLATE, TEMPLATE_NAMES } from '../../../shared/domain/notesTemplate.ts';
import { settingsOf } from '../../../shared/domain/planSettings.ts';
import { perform } from '../../app/perform.ts';
import type { FormProperties } from '../../app/place.ts';
import { plan } from '../../app/session.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';

/** How notes are generated in this plan: Markdown with names in braces. */
export default function TemplateForm({ close }: FormProperties) {
  const [template, setTemplate] = useState(settingsOf(plan())?.notesTemplate ?? STANDARD_TEMPLATE);
  return (
    <FormDialog
      title="Template of release notes"
      action="Save the template"
      submit={() => perform('releaseNotes.changeTemplate', { template })}
      close={close}
      isWide
    >
      {() => (
        <>
          <Textarea
            label="Template"
            description="Markdown. It is used when notes are generated; notes that are there stay as they are until then."
            value={template}
            onChange={(event) => setTemplate(event.currentTarget.value)}
            classNames={{ input: 'notes-template' }}
            rows={16}
            spellCheck={false}
            data-autofocus
          />
          <details className="notes-names">
            <summary>Names that can be used</summary>
            <dl>
              {namesOf(TEMPLATE_NAMES).map(([name, meaning]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </details>
          {template !== STANDARD_TEMPLATE && (
            <button type="button" className="link notes-standard" onClick={() => setTemplate(STANDARD_TEMPLATE)}>
              Put Slipway's own template back in
            </button>
          )}
        </>
      )}
    </FormDialog>
  );
}

/** What holds more is written with # and / around it: `{{#features}} … {{/features}}`. */
function namesOf(names: typeof TEMPLATE_NAMES): [name: string, meaning: string][] {
  return Object.entries(names).map(([name, meaning]) =>
    typeof meaning === 'string'
      ? [`{{${name}}}`, meaning]
      : [`{{#${name}}} … {{/${name}}}`, `where there are any; in it ${Object.keys(meaning).join(', ')}`],
  );
}
