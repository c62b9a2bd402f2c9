import type { ReactNode } from 'react';

interface Properties {
  title: string;
  /** What somebody typed, in whichever direction it is written. */
  isTyped?: boolean;
  className?: string;
  children: ReactNode;
}

/** One line of the facts of a record. */
export const Fact = ({ title, isTyped = false, className, children }: Properties) => (
  <>
    <dt>{title}</dt>
    <dd className={className} dir={isTyped ? 'auto' : undefined}>
      {children}
    </dd>
  </>
);

/** One that somebody typed; none where there is nothing. */
export const TypedFact = ({ title, text }: { title: string; text: string | null | undefined }) => (
  <Fact title={title} isTyped>
    {text || 'none'}
  </Fact>
);
