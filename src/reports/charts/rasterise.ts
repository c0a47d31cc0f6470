import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { renderAsync, type RenderedImage } from '@resvg/resvg-js';

/**
 * A font that is missing, or a web font, gives pictures without words and no error: the package has OpenType ones, and
 * the system's are left alone, so that a picture looks the same everywhere.
 */
const FAMILY = 'Noto Sans S Chinese';
const FONTS = ['NotoSansHans-Regular.otf', 'NotoSansHans-Bold.otf'];

/** Turn SVG into pixels. The work is done in a thread of libuv's pool: nothing else waits for it. */
export function rasterise(svg: string): Promise<RenderedImage> {
  return renderAsync(svg, {
    font: { loadSystemFonts: false, fontFiles: fontFiles(), defaultFontFamily: FAMILY },
    background: '#ffffff',
  });
}

/** The package exports no fonts, only the code beside them. */
function fontFiles(): string[] {
  const code = createRequire(import.meta.url).resolve('@embedpdf/fonts-sc');
  return FONTS.map((name) => join(dirname(code), '..', 'fonts', name));
}
