import { type ComponentType, type LazyExoticComponent, lazy, Suspense } from 'react';
import { closeForm, type FormProperties, usePlace } from './place.ts';

/** The forms that stand over a view, by name. Each is loaded when it is first asked for. A new form is a line here. */
const forms: Record<string, LazyExoticComponent<ComponentType<FormProperties>>> = {
  palette: lazy(() => import('./Palette.tsx')),
  'plan.new': lazy(() => import('../views/plan/NewPlanForm.tsx')),
  release: lazy(() => import('../views/releases/ReleaseForm.tsx')),
  item: lazy(() => import('../views/backlog/ItemForm.tsx')),
  window: lazy(() => import('../views/windows/WindowForm.tsx')),
  freeze: lazy(() => import('../views/windows/FreezeForm.tsx')),
};

export function Forms() {
  const about = usePlace((place) => place.form);
  const Form = about ? forms[about.name] : undefined;
  return Form && about ? (
    <Suspense fallback={null}>
      <Form about={about} close={closeForm} />
    </Suspense>
  ) : null;
}
