import { Component, type ReactNode } from 'react';
import { VerdictSign } from '../ui/signs.tsx';
import { useSession } from './session.ts';

/** A part that breaks shows only itself as broken, and says that the plan is safe. */
export class ErrorBoundary extends Component<{ what: string; children: ReactNode }, { error: Error | null }> {
  override state = { error: null as Error | null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return <Broken what={this.props.what} error={error} again={() => this.setState({ error: null })} />;
  }
}

function Broken({ what, error, again }: { what: string; error: Error; again: () => void }) {
  const status = useSession((session) => session.status);
  const saved = status ? `entry ${status.seq.toLocaleString('en-US')} was saved` : 'nothing was open';
  const report = `${error.message}\n${error.stack ?? ''}`;
  return (
    <section className="empty" role="alert">
      <h2>
        <VerdictSign severity="warn" /> {what} stopped
      </h2>
      <p>Your plan is safe: {saved}. The other views still work.</p>
      <div className="actions">
        <button type="button" className="btn primary" onClick={again}>
          Open it again
        </button>
        <button type="button" className="btn" onClick={() => void navigator.clipboard.writeText(report)}>
          Copy the report
        </button>
      </div>
    </section>
  );
}
