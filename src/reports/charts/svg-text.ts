export interface TextStyle {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly color: string;
  readonly bold: boolean;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** A line of text as SVG; lengths are pixels. */
export function textElement(text: string, { x, y, size, color, bold, anchor }: TextStyle): string {
  const weight = bold ? 700 : 400;
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" font-weight="${weight}" fill="${color}" text-anchor="${anchor}">${escaped(text)}</text>`;
}

export function round(length: number): number {
  return Math.round(length * 10) / 10;
}

/** XML knows no control characters, not even escaped ones. */
function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u001f\ufffe\uffff]|\p{Cs}/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
