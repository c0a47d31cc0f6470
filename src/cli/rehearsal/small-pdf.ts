/**
 * Return a valid one-page PDF 1.4 that shows the title. Chinese goes in as UTF-16 hex in the standard font
 * STSong-Light with UniGB-UCS2-H, which readers bring along (ISO 32000-1, 9.7.5.2), so nothing is embedded.
 */
export function smallPdf(title: string): Buffer {
  const stream = `BT /F1 16 Tf 72 760 Td <${utf16Hex(title)}> Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${String(stream.length)} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light ' +
      '/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] ' +
      '/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    `<< /Title <FEFF${utf16Hex(title)}> >>`,
  ];
  return assembled(objects);
}

/** Everything is ASCII, so that the length of a text is its number of bytes. */
function assembled(objects: readonly string[]): Buffer {
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${String(index + 1)} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const size = String(objects.length + 1);
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R /Info ${String(objects.length)} 0 R >>`;
  return Buffer.from(
    `${text}xref\n0 ${size}\n0000000000 65535 f \n${entries}${trailer}\nstartxref\n${String(text.length)}\n%%EOF\n`,
    'latin1',
  );
}

function utf16Hex(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase();
}
