import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const styles = readFileSync(join(root, 'renderer/styles/mantine.css'), 'utf8');

/** The components of Mantine that the renderer imports by name. */
function importedComponents(): string[] {
  const files = readdirSync(join(root, 'renderer'), { recursive: true, encoding: 'utf8' });
  const sources = files
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => readFileSync(join(root, 'renderer', file), 'utf8'));
  const imports = sources.flatMap((source) => [...source.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)]);
  const names = imports.flatMap(([, list]) => list!.split(',').map((name) => name.trim()));
  return [...new Set(names.filter((name) => /^[A-Z]/.test(name)))];
}

const styleFile = (component: string): string => `@mantine/core/styles/${component}.layer.css`;

describe('the styles of Mantine', () => {
  const styled = importedComponents().filter((name) => existsSync(join(root, 'node_modules', styleFile(name))));

  it('are looked at for the components that are used', () => expect(styled).toContain('Modal'));

  it.each(styled)('are there for %s', (component) => expect(styles).toContain(`@import "${styleFile(component)}"`));

  it('come from files that exist', () => {
    for (const [, file] of styles.matchAll(/@import "([^"]+)"/g))
      expect(existsSync(join(root, 'node_modules', file!)), file).toBe(true);
  });
});
