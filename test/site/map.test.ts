import { describe, expect, it } from 'vitest';
import { labelsOf, LETTERS, SEEN } from '../../site/map/labels.ts';
import { listedTown, numbersOf, orderOf, planOfTowns } from '../../site/map/listed.ts';
import { planOf, REACH } from '../../site/map/plan.ts';
import type { MappedPlace, MappedTown } from '../../site/map/towns.ts';

const spot = (thing: string, latitude: number, longitude: number) => ({ thing, point: { latitude, longitude } });

/** A town with places at these points; a place without one is known by its town only. */
function town(slug: string, ...points: ([number, number] | undefined)[]): MappedTown {
  const places = points.map((point, index): MappedPlace => ({
    slug: `${slug}-${String(index)}`, name: `${slug} ${String(index)}`, line: undefined, geo: undefined, guarded: point === undefined,
    point: point && { latitude: point[0], longitude: point[1] },
  }));
  const first = points.find((point) => point);
  return { slug, name: slug, places, centre: first && { latitude: first[0], longitude: first[1] } };
}

describe('a map', () => {
  it('has north above and east on the right, and a kilometre is as long in both directions', () => {
    // At 60 degrees north, a degree of longitude is half as long as one of latitude.
    const { dots } = planOf([spot('south-west', 59.9, 10), spot('north-west', 60.1, 10), spot('south-east', 59.9, 10.4)]);
    const [southWest, northWest, southEast] = dots;
    expect(northWest?.x).toBe(southWest?.x);
    expect(southEast?.y).toBe(southWest?.y);
    const [up, right] = [(southWest?.y ?? 0) - (northWest?.y ?? 0), (southEast?.x ?? 0) - (southWest?.x ?? 0)];
    expect(up).toBeGreaterThan(50);
    expect(Math.abs(up - right)).toBeLessThan(1);
  });

  it('has a scale bar of a round length that is as long as the map says', () => {
    // 0.1 degrees of latitude are 11.1 km.
    const { dots, scale } = planOf([spot('south', 0, 0), spot('north', 0.1, 0)]);
    expect(scale.metres).toBe(2000);
    expect(((dots[0]?.y ?? 0) - (dots[1]?.y ?? 0)) / scale.units).toBeCloseTo(11.12 / 2, 1);
  });

  it('gives towns that are too close for a finger one dot, at the largest of them', () => {
    const towns = [town('hamlet', [0.001, 0]), town('city', [0, 0], [0, 0]), town('far', [0.2, 0.2]), town('nowhere', undefined)];
    const plan = planOfTowns(towns);
    expect(plan.dots.map(({ things }) => things.map(({ slug }) => slug))).toEqual([['city', 'hamlet'], ['far']]);
    expect(orderOf(towns, plan).map(({ slug }) => slug)).toEqual(['city', 'hamlet', 'far', 'nowhere']);
    for (const dot of plan.dots) for (const other of plan.dots) if (dot !== other) expect(Math.max(Math.abs(dot.x - other.x), Math.abs(dot.y - other.y))).toBeGreaterThanOrEqual(2 * REACH);
  });

  it('keeps forty towns apart, whatever lies where', () => {
    const { dots, width, height } = planOf(Array.from({ length: 40 }, (_, index) => spot(String(index), ((index * 37) % 41) / 100, ((index * 23) % 43) / 100)));
    expect(dots.flatMap(({ things }) => things)).toHaveLength(40);
    for (const { x, y } of dots) {
      expect(Math.min(x, width - x)).toBeGreaterThan(REACH);
      expect(Math.min(y, height - y)).toBeGreaterThan(REACH);
    }
  });

  it('of one single point shows that point in the middle', () => {
    const { dots, width, height } = planOf([spot('only', 52.6, 11.9)]);
    expect(dots).toEqual([{ x: width / 2, y: height / 2, things: ['only'] }]);
  });
});

describe('the names on a map', () => {
  it('stay within it and off the dots', () => {
    const dots = [{ x: 36, y: 100, name: 'Probedorf an der Musterau' }, { x: 160, y: 100, name: 'Musterstadt' }, { x: 160, y: 150, name: 'Testhausen' }, { x: 284, y: 190, name: 'Neumuster' }];
    const labels = labelsOf(dots, { width: 320, height: 226 });
    labels.forEach(({ x, y, anchor }, index) => {
      const length = (dots[index]?.name.length ?? 0) * LETTERS * 0.6;
      const left = anchor === 'start' ? x : anchor === 'end' ? x - length : x - length / 2;
      expect(left).toBeGreaterThanOrEqual(0);
      expect(left + length).toBeLessThanOrEqual(320);
      for (const dot of dots) expect(left < dot.x + SEEN && left + length > dot.x - SEEN && y > dot.y - SEEN && y - LETTERS * 0.7 < dot.y + SEEN, `${String(dots[index]?.name)} on ${dot.name}`).toBe(false);
    });
  });
});

describe('the plan of a town', () => {
  it('counts from north to south as its list does, and leaves out what must not be found', () => {
    const { plan, places } = listedTown(town('city', [0, 0], undefined, [0.01, 0], [0.0101, 0]));
    expect(plan && numbersOf(plan)).toEqual(['1–2', '3']);
    expect(places.map(({ place, number }) => `${String(number)} ${place.slug}`)).toEqual(['1 city-2', '2 city-3', '3 city-0', 'undefined city-1']);
  });

  it('is not there where it would show one dot', () => {
    expect(listedTown(town('village', [0, 0], [0, 0.0001], undefined)).plan).toBeUndefined();
    expect(listedTown(town('secret', undefined)).plan).toBeUndefined();
  });
});
