import { Resvg } from '@resvg/resvg-js';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and opacity of each pixel, line by line. */
  readonly parts: Uint8Array;
}

/** Read a PNG back into pixels, without any font that could help. */
export function pixelsOf(png: Uint8Array): Pixels {
  const data = Buffer.from(png);
  // The header of a PNG says its size.
  const [width, height] = [data.readUInt32BE(16), data.readUInt32BE(20)];
  const image = `<image width="${width}" height="${height}" href="data:image/png;base64,${data.toString('base64')}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${image}</svg>`;
  const { pixels } = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  return { width, height, parts: pixels };
}

/** How many pixels two pictures of one size do not share. */
export function difference(one: Pixels, other: Pixels): number {
  let count = 0;
  for (let at = 0; at < one.parts.length; at += 4) {
    if ([0, 1, 2].some((part) => one.parts[at + part] !== other.parts[at + part])) count += 1;
  }
  return count;
}
