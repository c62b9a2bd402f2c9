import { IconPlus } from '@tabler/icons-react';
import { sayCount, sayInstant, sayLength } from '../../../shared/kernel/timeText.ts';
import { SETTINGS_ID } from '../../../shared/model/planSettings.ts';
import { openForm } from '../../app/actions.ts';
import { plan, useCollection } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { KIND_WORD, KindSign } from '../../ui/signs.tsx';

/** All releases, dated first. */
export default function ReleasesView() {
  const releases = useCollection('releases').toSorted((a, b) => (a.start ?? '~').localeCompare(b.start ?? '~'));
  const now = useNow();
  const zone = plan().get('plan', SETTINGS_ID)?.zone ?? 'UTC';
  return (
    <>
      <div className="head">
        <h1>Releases</h1>
        <span className="facts cut grow">{sayCount(releases.length, 'release')}</span>
        <button type="button" className="btn primary" onClick={() => openForm('release.new')}>
          <IconPlus size={15} aria-hidden="true" /> New release
        </button>
      </div>
      <div className="scroll">
        {releases.length === 0 ? (
          <NoReleases />
        ) : (
          <table className="table">
            <thead>
              <tr>
                <th style={{ width: 90 }}>Key</th>
                <th>Name</th>
                <th style={{ width: 110 }}>Kind</th>
                <th style={{ width: 190 }}>Starts</th>
                <th className="number" style={{ width: 110 }}>
                  Length
                </th>
                <th className="number" style={{ width: 110 }}>
                  Back-out
                </th>
              </tr>
            </thead>
            <tbody>
              {releases.map((release) => (
                <tr key={release.id}>
                  <td className="id">{release.key}</td>
                  <td dir="auto" title={release.name}>
                    {release.name}
                  </td>
                  <td>
                    <span className="cell">
                      <KindSign kind={release.kind} /> {KIND_WORD[release.kind]}
                    </span>
                  </td>
                  <td>{release.start ? sayInstant(release.start, zone, now) : <span className="none">none</span>}</td>
                  <td className="number">{sayLength(release.lengthMinutes)}</td>
                  <td className="number">{sayLength(release.backOutMinutes)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </>
  );
}

function NoReleases() {
  return (
    <section className="empty">
      <h2>No releases yet</h2>
      <p>A release carries backlog items live, on a date inside a maintenance window and outside every freeze.</p>
      <div className="actions">
        <button type="button" className="btn primary" onClick={() => openForm('release.new')}>
          New release
        </button>
      </div>
    </section>
  );
}
