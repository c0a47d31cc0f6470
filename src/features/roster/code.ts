import { randomInt, scrypt } from 'node:crypto';
import { CODE_ALPHABET, CODE_LENGTH } from '../../chat/reading/binding-code.ts';

/**
 * A code has 40 bits, so that people can type it, and a plain SHA-256 of it is found by trying all codes within
 * minutes. scrypt with these numbers takes 32 MB and about a tenth of a second: all codes are years of work for a
 * stolen backup, in which a code is worth something for seven days. The salt is one per installation, since a code
 * must be found by its hash; over the chat five wrong tries an hour are the limit.
 */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const HASH_BYTES = 32;

/** Return a fresh random code: capital letters and digits, at least one of each. */
export function makeCode(): string {
  for (;;) {
    const code = Array.from(
      { length: CODE_LENGTH },
      () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)],
    ).join('');
    // Without the word 绑定 a code is known by having both; so do nineteen of twenty.
    if (/[0-9]/.test(code) && /[A-Z]/.test(code)) return code;
  }
}

/** A code as people are shown it: H7KM-2QXP. */
export function shownCode(code: string): string {
  return `${code.slice(0, CODE_LENGTH / 2)}-${code.slice(CODE_LENGTH / 2)}`;
}

/** Return what is stored of a code, in hexadecimal. */
export function hashOfCode(code: string, salt: string): Promise<string> {
  return new Promise((resolve, reject) => {
    scrypt(code, salt, HASH_BYTES, COST, (error, hash) => {
      if (error === null) resolve(hash.toString('hex'));
      else reject(error);
    });
  });
}
