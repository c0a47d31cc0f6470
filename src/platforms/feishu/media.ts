/** Extensions of the files that go to and fro, and what the open platform calls those that it can show. */
const KINDS: Readonly<Record<string, { readonly mediaType: string; readonly fileType?: FileType }>> = {
  pdf: { mediaType: 'application/pdf', fileType: 'pdf' },
  doc: { mediaType: 'application/msword', fileType: 'doc' },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    fileType: 'doc',
  },
  xls: { mediaType: 'application/vnd.ms-excel', fileType: 'xls' },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', fileType: 'xls' },
  ppt: { mediaType: 'application/vnd.ms-powerpoint', fileType: 'ppt' },
  pptx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    fileType: 'ppt',
  },
  mp4: { mediaType: 'video/mp4', fileType: 'mp4' },
  opus: { mediaType: 'audio/ogg', fileType: 'opus' },
  txt: { mediaType: 'text/plain' },
  csv: { mediaType: 'text/csv' },
  zip: { mediaType: 'application/zip' },
  wps: { mediaType: 'application/vnd.ms-works' },
  ofd: { mediaType: 'application/ofd' },
  png: { mediaType: 'image/png' },
  jpg: { mediaType: 'image/jpeg' },
  jpeg: { mediaType: 'image/jpeg' },
  gif: { mediaType: 'image/gif' },
  webp: { mediaType: 'image/webp' },
  bmp: { mediaType: 'image/bmp' },
  tiff: { mediaType: 'image/tiff' },
  heic: { mediaType: 'image/heic' },
};

/** `stream`: a file that the platform only hands on. */
export type FileType = 'pdf' | 'doc' | 'xls' | 'ppt' | 'mp4' | 'opus' | 'stream';

export function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

export function mediaTypeOf(name: string): string {
  return KINDS[extensionOf(name)]?.mediaType ?? 'application/octet-stream';
}

export function fileTypeOf(name: string): FileType {
  return KINDS[extensionOf(name)]?.fileType ?? 'stream';
}

/** The usual extension of a media type, `undefined` for one that is not known. */
export function extensionFor(mediaType: string): string | undefined {
  const plain = mediaType.split(';')[0]?.trim().toLowerCase();
  return Object.keys(KINDS).find((extension) => KINDS[extension]?.mediaType === plain);
}
