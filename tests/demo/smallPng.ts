import { crc32, deflateSync, inflateSync } from 'node:zlib';

/**
 * The same picture in fewer bytes, for the repository: a screenshot has long runs of one colour, which deflate finds best
 * where no row is filtered. For what Chromium writes: 8 bits a channel, with or without alpha, not interlaced.
 */
export function smallPng(png: Buffer): Buffer {
  const chunks = [...chunksOf(png)];
  const header = chunks.find(({ type }) => type === 'IHDR')!.data;
  const [height, bytesPerPixel] = [header.readUInt32BE(4), header[9] === 6 ? 4 : 3];
  const stride = header.readUInt32BE(0) * bytesPerPixel;
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  const rows = unfiltered(inflateSync(packed), height, stride, bytesPerPixel);
  const data = deflateSync(rows, { level: 9, memLevel: 9 });
  const end = Buffer.alloc(0);
  return Buffer.concat([png.subarray(0, 8), chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', end)]);
}

function* chunksOf(png: Buffer): Generator<{ type: string; data: Buffer }> {
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    yield { type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) };
    at += length + 12;
  }
}

/** Undoes the filter of each row (PNG, section 9): every byte was written as the difference to what its neighbours foretell. */
function unfiltered(rows: Buffer, height: number, stride: number, bytesPerPixel: number): Buffer {
  for (let row = 0; row < height; row++) {
    const start = row * (stride + 1);
    const filter = rows[start]!;
    rows[start] = 0;
    for (let at = 0; at < stride; at++) {
      const here = start + 1 + at;
      const left = at < bytesPerPixel ? 0 : rows[here - bytesPerPixel]!;
      const above = row === 0 ? 0 : rows[here - stride - 1]!;
      const corner = row === 0 || at < bytesPerPixel ? 0 : rows[here - stride - 1 - bytesPerPixel]!;
      rows[here] = (rows[here]! + foretold(filter, left, above, corner)) & 0xff;
    }
  }
  return rows;
}

function foretold(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  if (filter !== 4) return 0;
  const estimate = left + above - corner;
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((value) => Math.abs(estimate - value)) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
