import type { Described } from '../describe.ts';
import type { Land } from './holidays.ts';
import { type Hours, hasPhoneTimes, hoursOf } from './hours.ts';
import { type Point, type Site, townNames } from './place.ts';
import { hoursIn, municipalitiesIn, stringsIn } from './stated.ts';

const IN_PERSON = 'IN_PERSON';

/** One way of using an entry: at one place, and on the spot, by phone or otherwise. What somebody asks for must be true of one variant, so that Arabic on Mondays here and German on Thursdays there are not Arabic on Thursdays. */
export interface Variant {
  readonly languages: readonly string[];
  /** Where it is, and whom it serves. */
  readonly municipalities: readonly string[];
  /** Where one goes to when one must come in person. */
  readonly onSpot: readonly string[];
  readonly modes: readonly string[];
  readonly stepFree: boolean;
  readonly hours: Hours | null;
  readonly land: Land | null;
  readonly point: Point | null;
  readonly postalCode: string | null;
  readonly towns: readonly string[];
  /** Towns that the entry serves, as they are compared, when it is nowhere itself. */
  readonly serves: readonly string[];
}

interface Parts {
  readonly languages: readonly string[];
  readonly modes: readonly string[];
  readonly hours: Hours | null;
  readonly site: Site | null;
  /** Municipalities served. */
  readonly area: readonly string[];
  /** The Land, where the place does not tell. */
  readonly around: Land | null;
  /** Whether none of the entry's places is anywhere. */
  readonly isNowhere: boolean;
}

export function variantOf({ languages, modes, hours, site, area, around, isNowhere }: Parts): Variant {
  const here = site?.municipality == null ? [] : [site.municipality];
  const municipalities = [...new Set([...here, ...area])];
  return {
    languages,
    municipalities,
    // What reaches people where they are is as good as there.
    onSpot: here.length > 0 && modes.includes(IN_PERSON) ? here : municipalities,
    modes,
    stepFree: site?.stepFree ?? false,
    hours: hours === null ? null : hoursOf(hours),
    land: site?.land ?? around,
    point: site?.point ?? null,
    postalCode: site?.postalCode ?? null,
    towns: site?.towns ?? [],
    serves: isNowhere ? [...new Set(area.flatMap(townNames))] : [],
  };
}

/** Whether nothing tells where any of the places is, as of rooms on the net. */
export function areNowhere(sites: Iterable<Site>): boolean {
  return [...sites].every(({ point, postalCode, towns }) => point === null && postalCode === null && towns.length === 0);
}

/**
 * A service's ways of being used. Each offering has its own languages and hours, else the service's, else (hours) the place's or (languages) those that the service's contacts speak.
 * Who must come in person is not helped by times for calling; who calls has those times, where some are stated, and otherwise every time at which somebody is there.
 */
export function variantsOfService({ row, shown }: Described, sites: ReadonlyMap<string, Site>, around: Land | null): Variant[] {
  const common = { area: municipalitiesIn(row['area']), around, isNowhere: areNowhere(sites.values()) };
  const serviceLanguages = stringsIn(row['languages']);
  const languages = serviceLanguages.length > 0 ? serviceLanguages : [...new Set((shown['contacts'] ?? []).flatMap((contact) => stringsIn(contact['languages'])))];
  const serviceHours = hoursIn(row);
  const offerings = (shown['offerings'] ?? []).map((offering) => {
    const own = stringsIn(offering['languages']);
    const site = sites.get(String(offering['place'])) ?? null;
    return { languages: own.length > 0 ? own : languages, hours: hoursIn(offering) ?? serviceHours ?? site?.hours ?? null, site };
  });
  const offered = offerings.length > 0 ? offerings : [{ languages, hours: serviceHours, site: null }];
  const stated = stringsIn(row['modes']);
  if (stated.length === 0) return offered.map((one) => variantOf({ ...one, modes: [], ...common }));
  const modesAt = modesBySite(stated, offered.map(({ site }) => site));
  return offered.flatMap((one, index) => ways(modesAt[index] ?? [], one.hours).map((way) => variantOf({ ...one, ...way, ...common })));
}

/** Which of the service's modes there are at which of its places: nobody can come to a room on the net, and what is on the net is there if some place is. */
function modesBySite(modes: readonly string[], sites: readonly (Site | null)[]): string[][] {
  const suits: Partial<Record<string, (site: Site | null) => boolean>> = { [IN_PERSON]: (site) => site?.physical !== false, ONLINE: (site) => site?.virtual === true };
  const held = modes.map((mode) => {
    const suited = sites.map((site) => suits[mode]?.(site) ?? true);
    return { mode, at: suited.includes(true) ? suited : sites.map(() => true) };
  });
  return sites.map((_, index) => held.filter(({ at }) => at[index]).map(({ mode }) => mode));
}

function ways(modes: readonly string[], hours: Hours | null): Pick<Variant, 'modes' | 'hours'>[] {
  const phoneTimes = hours !== null && hasPhoneTimes(hours);
  const inPerson = modes.filter((mode) => mode === IN_PERSON);
  const byPhone = modes.filter((mode) => mode === 'PHONE' && phoneTimes);
  const others = modes.filter((mode) => mode !== IN_PERSON && !byPhone.includes(mode));
  const found = [
    { modes: inPerson, hours: phoneTimes ? hoursOf(hours, (mode) => mode !== 'PHONE') : hours },
    { modes: byPhone, hours: phoneTimes ? hoursOf(hours, (mode) => mode === 'PHONE') : hours },
    { modes: others, hours },
  ].filter((way) => way.modes.length > 0);
  // A place to which none of the modes belongs is still one at which the service is offered.
  return found.length > 0 ? found : [{ modes: [], hours }];
}
