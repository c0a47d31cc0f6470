/** `npm run mechanisms`: write into docs/mechanisms.md which steps of rehearsals prove which row. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { proofsIn } from './mechanisms/proofs.ts';
import { writePage } from './mechanisms/table.ts';

const SCRIPTS = fileURLToPath(new URL('../../bot-scripts', import.meta.url));
const PAGE = fileURLToPath(new URL('../../docs/mechanisms.md', import.meta.url));

writeFileSync(PAGE, writePage(readFileSync(PAGE, 'utf8'), proofsIn(SCRIPTS)));
