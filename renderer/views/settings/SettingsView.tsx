import { useSession } from '../../app/session.ts';
import { AboutSettings } from './AboutSettings.tsx';
import { AppearanceSettings } from './AppearanceSettings.tsx';
import { IdentitySettings } from './IdentitySettings.tsx';
import { PlanSettings } from './PlanSettings.tsx';

/** Who you are, how it looks and listens, what the plan is called and when it is. */
export default function SettingsView() {
  const version = useSession((session) => session.versions.plan);
  return (
    <>
      <div className="head">
        <h1>Settings</h1>
        <span className="facts cut grow">
          Of this computer, for every plan; the plan's own name and zone are part of the plan
        </span>
      </div>
      <div className="scroll settings" role="region" aria-label="Settings" tabIndex={0}>
        <IdentitySettings />
        <AppearanceSettings />
        {/* The fields begin anew when somebody else changed the plan's own. */}
        <PlanSettings key={version} />
        <AboutSettings />
      </div>
    </>
  );
}
