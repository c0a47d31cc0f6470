import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { RuleSet } from '../domain/rules/rule-set.ts';
import { mergeRules, readOverrides, type Written } from './rule-overrides.ts';
import { listPresets, readPreset, withNamedScheme, withWarningRungs } from './rule-preset.ts';
import { ruleSetSchema } from './rule-schema.ts';
import { ScriptError } from './yaml-file.ts';

/** A rule set as it is stored: JSON with spans and rungs as text, and mappings whose order counts as pairs. */
export type RuleContent = z.input<typeof ruleSetSchema>;

/**
 * Return the preset `name` of `folder` (`bot-scripts/rules`) with single values changed by `overrides`
 * (`{ 'redo.trigger': ['basic', 'unsatisfied'] }`), which are written as in a preset.
 *
 * @throws ScriptError naming what is wrong in the preset or in the overrides, and what is allowed.
 */
export function loadRuleSet(folder: string, name: string, overrides: Written = {}): RuleSet {
  const layers = [...readPreset(folder, name).layers, readOverrides(overrides)];
  const written = layers.reduce<Written>((base, layer) => withWarningRungs(mergeRules(base, layer)), {});
  const checked = ruleSetSchema.safeParse({ ...withNamedScheme(folder, written), name });
  if (checked.success) return checked.data;
  throw new ScriptError(
    checked.error.issues.map(
      (it) => `${folder}/${name}.yaml ${it.path.map(String).join('.')}: ${it.message}`,
    ),
  );
}

/**
 * Return where each value of a preset comes from: its path (`reply.normal`) -> law and article, `[P]` (our
 * proposal) or `unverified`. A preset that extends another has that one's sources for what it leaves alone.
 */
export function loadRuleSources(folder: string, name: string): Readonly<Record<string, string>> {
  return readPreset(folder, name).sources;
}

/** `loadRuleSources` for the presets of a folder, each read once; nothing for a preset that is there no more. */
export function sourcesIn(folder: string): (name: string) => Readonly<Record<string, string>> {
  const known = new Map<string, Readonly<Record<string, string>>>();
  return (name) => {
    const cached = known.get(name);
    if (cached !== undefined) return cached;
    const sources = listPresets(folder).includes(name) ? loadRuleSources(folder, name) : {};
    known.set(name, sources);
    return sources;
  };
}

/** Return what a rule version stores of a rule set. */
export function ruleContent(ruleSet: RuleSet): RuleContent {
  // Encoding only reads; zod's types cannot say so of readonly arrays.
  return z.encode(ruleSetSchema, ruleSet as z.output<typeof ruleSetSchema>);
}

/** Return the rule set that `ruleContent` wrote; throws when the JSON is none (a damaged database). */
export function parseRuleContent(json: unknown): RuleSet {
  return ruleSetSchema.parse(json);
}

/** Return the SHA-256 (hex) of a rule set's content: the same for equal rules, whatever the order of keys. */
export function ruleHash(ruleSet: RuleSet): string {
  return createHash('sha256')
    .update(canonicalJson(ruleContent(ruleSet)))
    .digest('hex');
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
