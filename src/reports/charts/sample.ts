import { rasterise } from './rasterise.ts';

/** Draw a Chinese word as the charts do, and return whether anything of it can be seen. */
export async function renderSample(): Promise<boolean> {
  const { pixels } = await rasterise(
    '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="60">' +
      '<text x="10" y="44" font-size="36" fill="#000000">代表</text></svg>',
  );
  return pixels.some((part) => part < 128);
}
