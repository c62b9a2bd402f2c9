import { lazy, Suspense } from 'react';
import { openForm, usePlace } from './actions.ts';

/** The forms that stand over a view, by name. Each is loaded when it is first asked for. */
const forms: Record<string, React.LazyExoticComponent<React.ComponentType<{ close: () => void }>>> = {
  'plan.new': lazy(() => import('../views/plan/NewPlanForm.tsx')),
  'release.new': lazy(() => import('../views/releases/NewReleaseForm.tsx')),
  palette: lazy(() => import('./Palette.tsx')),
};

export function Forms() {
  const form = usePlace((place) => place.form);
  const Form = form ? forms[form] : undefined;
  return Form ? (
    <Suspense fallback={null}>
      <Form close={() => openForm(null)} />
    </Suspense>
  ) : null;
}
