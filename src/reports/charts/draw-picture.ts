import type { Picture } from '../../chat/picture.ts';
import { barChartSvg } from './bar-chart.ts';
import { boardSvg } from './board.ts';
import { rasterise } from './rasterise.ts';

/** Draw a picture as PNG. */
export async function drawPicture(picture: Picture): Promise<Uint8Array> {
  return (await rasterise(svgOf(picture))).asPng();
}

function svgOf({ renderer, data }: Picture): string {
  switch (renderer) {
    case 'bar-chart':
      return barChartSvg(data);
    case 'board':
      return boardSvg(data);
  }
}
