import { useState } from 'react';
import { ROLES } from '../../../shared/model/person.ts';
import { perform } from '../../app/perform.ts';
import type { FormProperties } from '../../app/place.ts';
import { plan } from '../../app/session.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { NameField } from '../../ui/fields.tsx';
import { RoleChecks } from '../../ui/RoleChecks.tsx';

/** Somebody whom the plan names: who owns, tests, approves. */
export default function PersonForm({ about, close }: FormProperties) {
  const person = about.subject ? plan().get('people', about.subject) : undefined;
  const [name, setName] = useState(person?.name ?? '');
  const [roles, setRoles] = useState(person?.roles ?? []);

  const submit = () =>
    person ? perform('person.update', { person: person.id, name, roles }) : perform('person.register', { name, roles });

  return (
    <FormDialog
      title={person ? `Edit ${person.key}` : 'New person'}
      action={person ? 'Save' : 'Add the person'}
      submit={submit}
      close={close}
    >
      {(refusal) => (
        <>
          <NameField value={name} onChange={setName} refusal={refusal} />
          <RoleChecks legend="Roles" roles={roles} onChange={setRoles} all={ROLES} />
        </>
      )}
    </FormDialog>
  );
}
