import { type ComponentType, type ReactNode, useEffect, useReducer, useState } from 'react';

/** A part of the window that is fetched when it is first shown: `() => import('./BacklogView.tsx')`. */
export type Load<Properties> = () => Promise<{ default: ComponentType<Properties> }>;

// The parts differ in their properties; each is only ever found again by its own load.
const loaded = new Map<unknown, ComponentType<never>>();

export const preload = async <Properties,>(load: Load<Properties>): Promise<void> => {
  if (!loaded.has(load)) loaded.set(load, (await load()).default as ComponentType<never>);
};

/**
 * Shows a part once it is there, and its children with it. Not React.lazy: what that suspends it may hold back for 300 ms
 * after it has come, and a view is there in ten.
 */
export function Later<Properties extends object>({
  load,
  properties,
  children,
}: {
  load: Load<Properties>;
  properties: Properties;
  children?: ReactNode;
}) {
  const [problem, setProblem] = useState<{ load: Load<Properties>; error: unknown } | null>(null);
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const Part = loaded.get(load) as ComponentType<Properties> | undefined;
  useEffect(() => {
    if (Part) return;
    // It may have come since this was drawn: then this resolves at once.
    preload(load).then(redraw, (error: unknown) => setProblem({ load, error }));
  }, [load, Part]);
  // To the error boundary around it.
  if (problem?.load === load) throw problem.error;
  return Part ? (
    <>
      <Part {...properties} />
      {children}
    </>
  ) : null;
}
