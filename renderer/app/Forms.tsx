import { type ComponentType, type LazyExoticComponent, lazy, Suspense, useEffect } from 'react';
import { closeForm, type FormProperties, usePlace } from './place.ts';

const loadPalette = () => import('./Palette.tsx');

/** The forms that stand over a view, by name. Each is loaded when it is first asked for. A new form is a line here. */
const forms: Record<string, LazyExoticComponent<ComponentType<FormProperties>>> = {
  palette: lazy(loadPalette),
  shortcuts: lazy(() => import('./Shortcuts.tsx')),
  'plan.new': lazy(() => import('../views/plan/NewPlanForm.tsx')),
  'plan.verify': lazy(() => import('../views/plan/VerifyPlan.tsx')),
  release: lazy(() => import('../views/releases/ReleaseForm.tsx')),
  item: lazy(() => import('../views/backlog/ItemForm.tsx')),
  window: lazy(() => import('../views/windows/WindowForm.tsx')),
  freeze: lazy(() => import('../views/windows/FreezeForm.tsx')),
};

export function Forms() {
  const about = usePlace((place) => place.form);
  // The palette must be there before the first letter; it is fetched when the window has nothing else to do.
  useEffect(() => {
    const idle = requestIdleCallback(() => void loadPalette());
    return () => cancelIdleCallback(idle);
  }, []);
  const Form = about ? forms[about.name] : undefined;
  return Form && about ? (
    <Suspense fallback={null}>
      <Form about={about} close={closeForm} />
    </Suspense>
  ) : null;
}
