import { rename, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { InputOf, PublishedNotes, Reply } from '../../shared/api/contract.ts';
import { find } from '../../shared/domain/find.ts';
import { readNotes } from '../../shared/domain/releaseNotes.ts';
import { guessLanguage } from '../../shared/exchange/language.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Release } from '../../shared/model/release.ts';
import type { View } from '../../shared/store/view.ts';
import { isDiskError, sayDiskError } from './disk.ts';
import type { FileKind } from './fileNames.ts';
import type { PrintableDocument } from './printableDocument.ts';
import { nothingChosen } from './refusals.ts';

/** What publishing needs of the desktop around it. */
export interface PublishingPorts {
  /** Where a file goes; what is there already may be replaced. Null for the kind takes the name, ending and all, as it is. */
  chooseFile(name: string, kind: FileKind | null): Promise<string | null>;
  printToPdf(document: PrintableDocument): Promise<Buffer>;
}

/** FLOW step 10: the notes go out, byte for byte as Markdown or laid out as a PDF, to a place that the person chooses. */
export async function publishNotes(
  ports: PublishingPorts,
  view: View,
  { release: named, format, language }: InputOf<'notes.publish'>,
): Promise<Reply<PublishedNotes>> {
  const release = find(view, 'releases', named, 'release');
  if (!release.ok) return release;
  // Read before the dialog is open, for others may go on writing while it is.
  const body = readNotes(view, release.value);
  if (!body.ok) return body;
  const path = await ports.chooseFile(`${release.value.name} release notes`, EXPORTS[format]);
  if (!path) return nothingChosen;
  const bytes = format === 'md' ? Buffer.from(body.value) : await print(ports, release.value, body.value, language);
  try {
    await writeBeside(path, bytes);
  } catch (error) {
    if (!isDiskError(error)) throw error;
    return refuse('failed', `${basename(path)} was not written: ${sayDiskError(error)}. Choose another place.`);
  }
  return ok({ fileName: basename(path) });
}

/** What is published is for others to read, unlike the plan; what was published under the name before stays until all is written. */
export async function writeBeside(path: string, bytes: Buffer): Promise<void> {
  const temporary = `${path}.writing`;
  try {
    await writeFile(temporary, bytes);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

const EXPORTS: Record<'md' | 'pdf', FileKind> = {
  md: { title: 'Publish the notes as Markdown', ending: 'md', kind: 'Markdown' },
  pdf: { title: 'Publish the notes as PDF', ending: 'pdf', kind: 'PDF document' },
};

async function print(ports: PublishingPorts, release: Release, body: string, language?: string): Promise<Buffer> {
  // Only whoever prints pays for what reads Markdown.
  const { markdownToHtml } = await import('../../shared/exchange/markdownHtml.ts');
  const own = language ?? guessLanguage(body);
  return ports.printToPdf({
    html: markdownToHtml(body, own),
    title: `${release.name}, ${release.key}`,
    language: own,
  });
}
