import { useSession } from '../../app/session.ts';

/** What verdicts and times were computed with, for whoever must compare two computers. */
export function AboutSettings() {
  const info = useSession((session) => session.info);
  if (!info) return null;
  return (
    <section aria-labelledby="settings-about">
      <h2 className="group" id="settings-about">
        About
      </h2>
      <dl className="settings-facts">
        <dt>Slipway</dt>
        <dd>{info.version}</dd>
        <dt>Time zone data</dt>
        <dd>{info.tzdata}</dd>
        <dt>Electron</dt>
        <dd>{info.electron ?? 'none'}</dd>
        <dt>This computer</dt>
        <dd>
          {info.platform}, {info.zone}
        </dd>
      </dl>
    </section>
  );
}
