import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inflateSync } from 'node:zlib';

const run = promisify(execFile);

/** What stands in a PDF, by poppler and by its own bytes. */
export async function readPdf(file: string) {
  const bytes = await readFile(file);
  const plain = bytes.toString('latin1');
  const { stdout: info } = await run('pdfinfo', [file]);
  const { stdout: text } = await run('pdftotext', ['-layout', file, '-'], { maxBuffer: 64 * 1024 * 1024 });
  return {
    text,
    title: /^Title: +(.*)$/m.exec(info)?.[1],
    pages: Number(/^Pages: +(\d+)$/m.exec(info)?.[1]),
    isA4: /^Page size: .*A4/m.test(info),
    isTagged: /^Tagged: +yes$/m.test(info) && plain.includes('/StructTreeRoot'),
    language: /\/Type \/Catalog\b[^]*?\/Lang \(([^)]*)\)/.exec(plain)?.[1],
    hasOutline: plain.includes('/Outlines'),
    hasScript: /\/(JavaScript|JS|OpenAction|AA)\b/.test(plain),
    missingGlyphs: missingGlyphs(bytes),
  };
}

/**
 * How many glyphs number 0 are shown: that is what a font draws for a letter that it does not have. Text is written in hex,
 * two bytes a glyph in a font, one in a font whose letters are drawings (Type 3).
 */
function missingGlyphs(pdf: Buffer): number {
  const plain = pdf.toString('latin1');
  const drawn = new Set(
    [...plain.matchAll(/(\d+) 0 obj\s*<<[^]*?endobj/g)].flatMap(([object, number]) =>
      /\/Subtype\s*\/Type3\b/.test(object) ? [number] : [],
    ),
  );
  const objectOf = new Map([...plain.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, number]) => [name, number]));
  let missing = 0;
  for (const content of streamsOf(pdf)) {
    let size = 4;
    const shown = content.replaceAll(/\/ActualText\s*<[^>]*>/g, '');
    for (const [, font, hex] of shown.matchAll(/\/(F\d+) [\d.]+ Tf|(?<!<)<([0-9A-Fa-f]+)>/g)) {
      if (font) size = drawn.has(objectOf.get(font)) ? 2 : 4;
      else for (let at = 0; at < hex!.length; at += size) if (/^0+$/.test(hex!.slice(at, at + size))) missing += 1;
    }
  }
  return missing;
}

/** The pages' instructions: streams that set a font. */
function streamsOf(pdf: Buffer): string[] {
  const found: string[] = [];
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 1)) {
    if (pdf.subarray(at - 3, at).toString('latin1') === 'end') continue;
    const end = pdf.indexOf('endstream', at);
    try {
      const content = inflateSync(pdf.subarray(at + 'stream\n'.length, end)).toString('latin1');
      if (/\/F\d+ [\d.]+ Tf/.test(content)) found.push(content);
    } catch {
      // A font or an image, stored in another way.
    }
  }
  return found;
}

/** A patch of ink on a page: its size, and each of its dots row by row. */
export interface Patch {
  width: number;
  height: number;
  left: number;
  top: number;
  dots: Uint8Array;
}

const DOTS_PER_INCH = 200;
/** The foot with the page's number is not looked at. */
const FOOT = 0.92;

/** Every patch of ink that hangs together, of each page. */
export async function patchesOf(file: string): Promise<Patch[]> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-pages-'));
  try {
    await run('pdftoppm', ['-r', String(DOTS_PER_INCH), '-gray', file, join(folder, 'page')]);
    const pages = (await readdir(folder)).toSorted();
    const images = await Promise.all(pages.map((page) => readFile(join(folder, page))));
    return images.flatMap(patchesIn);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Of an image as pdftoppm writes it: `P5 width height 255` and a byte a dot. */
function patchesIn(image: Buffer): Patch[] {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(image.subarray(0, 40).toString('latin1'))!;
  const [width, height] = [Number(head[1]), Math.floor(Number(head[2]) * FOOT)];
  const dots = image.subarray(head[0].length);
  const isSeen = new Uint8Array(width * height);
  const isInk = (at: number) => dots[at]! < 128;
  const patches: Patch[] = [];
  for (let start = 0; start < width * height; start++) {
    if (isSeen[start] || !isInk(start)) continue;
    const inside = [start];
    isSeen[start] = 1;
    for (const at of inside) {
      for (const next of [
        at - width - 1,
        at - width,
        at - width + 1,
        at - 1,
        at + 1,
        at + width - 1,
        at + width,
        at + width + 1,
      ]) {
        if (next < 0 || next >= width * height || isSeen[next] || !isInk(next)) continue;
        isSeen[next] = 1;
        inside.push(next);
      }
    }
    patches.push(toPatch(inside, width));
  }
  return patches;
}

function toPatch(inside: number[], pageWidth: number): Patch {
  let [left, right, top, bottom] = [pageWidth, 0, Number.POSITIVE_INFINITY, 0];
  for (const at of inside) {
    left = Math.min(left, at % pageWidth);
    right = Math.max(right, at % pageWidth);
    top = Math.min(top, Math.floor(at / pageWidth));
    bottom = Math.max(bottom, Math.floor(at / pageWidth));
  }
  const [width, height] = [right - left + 1, bottom - top + 1];
  const dots = new Uint8Array(width * height);
  for (const at of inside) dots[(Math.floor(at / pageWidth) - top) * width + (at % pageWidth) - left] = 1;
  return { width, height, left, top, dots };
}

/** Whether a patch has a line of ink all around, as the box has that stands for a letter that is not there. */
export function isFrame({ width, height, dots }: Patch): boolean {
  if (width < 8 || height < 12) return false;
  const column = (x: number) => Array.from({ length: height }, (_, y) => dots[y * width + x]!);
  const sides = [dots.subarray(0, width), dots.subarray(-width), column(0), column(width - 1)];
  return sides.every((side) => [...side].filter(Boolean).length / side.length > 0.8);
}

/** Whether two patches are prints of one glyph: as large, but for the dot that a place between dots costs, and alike. */
export function isSamePrint(a: Patch, b: Patch): boolean {
  if (Math.abs(a.width - b.width) > 1 || Math.abs(a.height - b.height) > 1) return false;
  let [both, either] = [0, 0];
  const inkAt = (patch: Patch, x: number, y: number) =>
    x < patch.width && y < patch.height ? patch.dots[y * patch.width + x]! : 0;
  // A rim that lies a dot further in is still the same rim.
  const isNear = (patch: Patch, x: number, y: number) => {
    for (let dy = -1; dy <= 1; dy++)
      for (let dx = -1; dx <= 1; dx++) if (x + dx >= 0 && y + dy >= 0 && inkAt(patch, x + dx, y + dy)) return 1;
    return 0;
  };
  for (let y = 0; y < Math.max(a.height, b.height); y++) {
    for (let x = 0; x < Math.max(a.width, b.width); x++) {
      const [one, other] = [inkAt(a, x, y), inkAt(b, x, y)];
      either += one + other;
      both += (one && isNear(b, x, y)) + (other && isNear(a, x, y));
    }
  }
  return both / either > 0.97;
}
