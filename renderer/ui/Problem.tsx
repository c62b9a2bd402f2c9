import { VerdictSign } from './signs.tsx';

/** What is wrong, in place, beside a sign that does not rely on colour. */
export function Problem({ message }: { message: string }) {
  return (
    <p className="problem" role="alert">
      <VerdictSign severity="block" /> <span>{message}</span>
    </p>
  );
}
