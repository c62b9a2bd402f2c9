import type { Identity } from '../../shared/api/contract.ts';
import { type Preferences, preferences, type Theme } from '../../shared/api/preferences.ts';
import type { Audience } from './audience.ts';
import type { InstallationFile } from './installation.ts';

/** Who sits at this computer and how they like it. Kept by the installation, not by the plan. */
export interface PersonalSettings {
  identity(): Identity | null;
  setIdentity(identity: Identity): Promise<void>;
  preferences(): Promise<Preferences>;
  /** Keeps those that are given, and tells every window. */
  setPreferences(changes: Partial<Preferences>): Promise<Preferences>;
}

export interface PersonalPorts {
  installation: InstallationFile;
  setTheme(theme: Theme): void;
  /** Who acts, where that is not what the installation says. */
  identity?: Identity;
}

export async function readPersonalSettings(ports: PersonalPorts, audience: Audience): Promise<PersonalSettings> {
  const { installation } = ports;
  let identity = ports.identity ?? (await installation.read()).identity;
  return {
    identity: () => identity,
    async setIdentity(next) {
      await installation.update((content) => {
        content.identity = next;
      });
      identity = next;
      audience.tell({ kind: 'identity', identity });
    },
    preferences: async () => preferences.parse(await installation.read()),
    async setPreferences(changes) {
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      const kept = preferences.parse(
        await installation.update((content) => {
          Object.assign(content, given);
        }),
      );
      if (changes.theme) ports.setTheme(changes.theme);
      audience.tell({ kind: 'preferences', preferences: kept });
      return kept;
    },
  };
}
