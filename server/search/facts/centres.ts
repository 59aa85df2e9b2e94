import { type Point, type Site, townNames } from './place.ts';
import type { Variant } from './variant.ts';

/** A postal code or town that places of the directory are in. */
export interface Centre {
  readonly postalCode: string | null;
  /** Folded. */
  readonly town: string | null;
  /** Towns there, folded: that town, or those that have the postal code. */
  readonly towns: readonly string[];
  /** The mean of the coordinates of the public places there; null when none states any. */
  readonly point: Point | null;
}

type Address = Pick<Site, 'postalCode' | 'towns' | 'point'>;

/** What is in a postal code or town. */
export type Whereabouts = Address & Pick<Site, 'id'>;

interface Sum {
  places: number;
  /** How many of the places are in each town. */
  readonly towns: Map<string, number>;
  x: number;
  y: number;
  z: number;
  located: number;
}

/** Knows the places of the directory, and the towns it serves, by postal code and town. Places alone say where those are: nothing is asked of anybody else. */
export class Centres {
  /** By id; several entries are at one place. */
  private readonly sites = new Map<string, { site: Address; uses: number }>();
  private readonly sums = new Map<string, Sum>();

  add({ id, postalCode, towns, point }: Whereabouts): void {
    const site = { postalCode, towns, point };
    const known = this.sites.get(id);
    if (known === undefined) {
      this.sites.set(id, { site, uses: 1 });
    } else {
      known.uses++;
      this.count(known.site, -1);
      known.site = site;
    }
    this.count(site, 1);
  }

  delete(id: string): void {
    const known = this.sites.get(id);
    if (known === undefined || --known.uses > 0) return;
    this.sites.delete(id);
    this.count(known.site, -1);
  }

  /** @param place a postal code, or the name of a municipality or town as people write it */
  find(place: string): Centre | undefined {
    const postalCode = place.replaceAll(' ', '');
    const coded = this.sums.get(codeKey(postalCode));
    if (coded !== undefined) return { postalCode, town: null, towns: [...coded.towns.keys()], point: this.pointOf(codeKey(postalCode)) };
    const town = townNames(place).find((name) => this.sums.has(townKey(name)));
    return town === undefined ? undefined : { postalCode: null, town, towns: [town], point: this.pointOf(townKey(town)) };
  }

  /** In their order. */
  postalCodes(): string[] {
    return [...this.sums.keys()].flatMap((key) => (key.startsWith(CODE) ? [key.slice(CODE.length)] : [])).sort();
  }

  /** Where something is whose address is known no better. */
  around({ postalCode, towns }: Pick<Site, 'postalCode' | 'towns'>): Point | null {
    const byCode = postalCode === null ? null : this.pointOf(codeKey(postalCode));
    if (byCode !== null) return byCode;
    for (const town of towns) {
      const point = this.pointOf(townKey(town));
      if (point !== null) return point;
    }
    return null;
  }

  private pointOf(key: string): Point | null {
    const sum = this.sums.get(key);
    if (sum === undefined || sum.located === 0) return null;
    const length = Math.hypot(sum.x, sum.y, sum.z);
    return { x: sum.x / length, y: sum.y / length, z: sum.z / length };
  }

  private count({ postalCode, towns, point }: Address, by: 1 | -1): void {
    for (const key of [...(postalCode === null ? [] : [codeKey(postalCode)]), ...towns.map(townKey)]) {
      const sum = this.sums.get(key) ?? { places: 0, towns: new Map<string, number>(), x: 0, y: 0, z: 0, located: 0 };
      this.sums.set(key, sum);
      sum.places += by;
      for (const town of towns) {
        const places = (sum.towns.get(town) ?? 0) + by;
        if (places === 0) sum.towns.delete(town);
        else sum.towns.set(town, places);
      }
      if (point !== null) {
        sum.located += by;
        sum.x += by * point.x;
        sum.y += by * point.y;
        sum.z += by * point.z;
      }
      if (sum.places === 0) this.sums.delete(key);
    }
  }
}

const CODE = 'code ';
const codeKey = (postalCode: string): string => `${CODE}${postalCode}`;
const townKey = (name: string): string => `town ${name}`;

/** Whether something is in the town or has the postal code, or serves the town there without being anywhere. */
export function isIn({ postalCode, town, towns }: Centre, at: Pick<Variant, 'postalCode' | 'towns' | 'serves'>): boolean {
  return (postalCode !== null && at.postalCode === postalCode) || (town !== null && at.towns.includes(town)) || at.serves.some((served) => towns.includes(served));
}
