import { join } from 'node:path';
import { z } from 'zod';
import type { Written } from './rule-overrides.ts';
import { extendingPresetSchema, resultSchemesSchema, wholePresetSchema } from './rule-schema.ts';
import { readYamlFile, ScriptError } from './yaml-file.ts';
import { listYamlFiles } from './yaml-folder.ts';

export interface Preset {
  /** What this preset and those it extends set, the outermost base first, as written. */
  readonly layers: readonly Written[];
  /** Path of a value (`reply.normal`) -> law and article, `[P]` or `unverified`. */
  readonly sources: Readonly<Record<string, string>>;
}

const headSchema = z.looseObject({ extends: z.string().optional() });

/**
 * Return a preset with all that it builds on. One without `extends` must be complete.
 *
 * @throws ScriptError when a file is wrong, missing, or extends itself in a circle.
 */
export function readPreset(folder: string, name: string, extendedBy: readonly string[] = []): Preset {
  const path = join(folder, `${name}.yaml`);
  const known = listPresets(folder);
  if (!known.includes(name)) {
    throw new ScriptError([`${folder}: there is no preset ${name}; allowed: ${known.join(', ')}`]);
  }
  if (extendedBy.includes(name)) {
    throw new ScriptError([`${path} extends: goes in a circle, ${[...extendedBy, name].join(' > ')}`]);
  }
  const head = readYamlFile(path, headSchema);
  if (head.extends === undefined) {
    const { sources, ...written } = z.encode(wholePresetSchema, readYamlFile(path, wholePresetSchema));
    return { layers: [written], sources };
  }
  const file = z.encode(extendingPresetSchema, readYamlFile(path, extendingPresetSchema));
  const { extends: base, sources, ...written } = file;
  const inherited = readPreset(folder, base, [...extendedBy, name]);
  return { layers: [...inherited.layers, written], sources: { ...inherited.sources, ...sources } };
}

/** Return the names of the presets in a folder; its subfolders hold what presets share. */
export function listPresets(folder: string): readonly string[] {
  return listYamlFiles(folder).map((file) => file.name);
}

/** Return rules in which a result scheme given by its name stands in full. */
export function withNamedScheme(folder: string, rules: Written): Written {
  const name = rules['resultScheme'];
  if (typeof name !== 'string') return rules;
  const path = join(folder, 'shared', 'result-schemes.yaml');
  const schemes = readYamlFile(path, resultSchemesSchema);
  const scheme = schemes[name];
  if (scheme === undefined) {
    const known = Object.keys(schemes).join(', ');
    throw new ScriptError([`resultScheme: there is no scheme ${name} in ${path}; allowed: ${known}`]);
  }
  return { ...rules, resultScheme: { name, classes: scheme.classes, committing: scheme.committing } };
}

/**
 * Return rules in which `reply.internalWarn: [30d, 7d]` has become the part of `reply.remind` before the due
 * day (`-30d`, `-7d`), in place of the rungs that stood there.
 */
export function withWarningRungs(rules: Written): Written {
  const parsed = warnedReply.safeParse(rules['reply']);
  if (!parsed.success) return rules;
  const { internalWarn, remind, ...reply } = parsed.data;
  const kept = remind.filter((rung) => !String(rung).startsWith('-'));
  const later = kept.findIndex((rung) => /^(?:0|\+|every|then)/.test(String(rung)));
  const place = later === -1 ? kept.length : later;
  const warnings = internalWarn.map((span) => `-${span}`);
  return {
    ...rules,
    reply: { ...reply, remind: [...kept.slice(0, place), ...warnings, ...kept.slice(place)] },
  };
}

const warnedReply = z.looseObject({ internalWarn: z.array(z.string()), remind: z.array(z.unknown()) });
