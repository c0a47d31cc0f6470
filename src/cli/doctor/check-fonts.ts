import { type Finding, ok, trouble } from './finding.ts';
import { renderSample } from '../../reports/charts/sample.ts';

/** Draw a Chinese word as the charts do and look at the pixels: a missing font gives blank pictures without an error. */
export async function checkFonts(): Promise<Finding> {
  const remedy = '图表里的字会是空白。请重新安装依赖:npm ci(字体在 @embedpdf/fonts-sc 这个包里)。';
  try {
    return (await renderSample()) ? ok('图表字体') : trouble('图表里的中文画不出来', remedy);
  } catch {
    return trouble('图表画不出来', remedy);
  }
}
