import type { Text } from '../../schema/text.ts';
import type { Described } from './describe.ts';
import type { Source } from './recipe.ts';

/** Localized texts that stand at the sources. */
export function texts(entry: Described, sources: readonly Source[]): Text[] {
  return values(entry, sources).filter(isText);
}

/** Strings that stand at the sources. */
export function strings(entry: Described, sources: readonly Source[]): string[] {
  return values(entry, sources).filter((value) => typeof value === 'string');
}

const paths = new Map<Source, readonly string[]>();

/** Everything that stands at the sources, in their order. */
export function values({ row, shown }: Described, sources: readonly Source[]): unknown[] {
  return sources.flatMap((source) => {
    let path = paths.get(source);
    if (path === undefined) paths.set(source, (path = source.split('.')));
    const [first = '', ...rest] = path;
    const others = rest.length > 0 ? shown[first] : undefined;
    return others === undefined ? at(row, path) : at(others, rest);
  });
}

function at(value: unknown, path: readonly string[]): unknown[] {
  if (value == null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => at(item, path));
  const [first, ...rest] = path;
  if (first === undefined) return [value];
  return typeof value === 'object' ? at((value as Record<string, unknown>)[first], rest) : [];
}

export function isText(value: unknown): value is Text {
  return typeof value === 'object' && value !== null && 'original' in value && 'values' in value;
}
