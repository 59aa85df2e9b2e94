import { planOf, type Plan } from './plan.ts';
import type { MappedPlace, MappedTown } from './towns.ts';

/** A town as it stands in the list beneath a map. */
export interface ListedTown {
  town: MappedTown;
  /** Its own plan, where it has places far enough from each other; their numbers on it are those of the list. */
  plan: Plan<MappedPlace> | undefined;
  /** In the order of their numbers; then those that are on no plan. */
  places: { place: MappedPlace; number: number | undefined }[];
}

/** Lists of more places than this would be too long for a bad connection: then the towns alone are listed, whose pages tell the rest. */
export const MOST_PLACES = 150;

/** The map of towns: those with most places stand where they are, smaller ones close to them join them. */
export function planOfTowns(towns: MappedTown[]): Plan<MappedTown> {
  const bySize = towns.toSorted((one, other) => other.places.length - one.places.length);
  return planOf(bySize.flatMap((town) => (town.centre ? [{ thing: town, point: town.centre }] : [])));
}

/** Towns in the order of the list: by name, those of one dot after each other, those on no map last. */
export function orderOf(towns: MappedTown[], plan: Plan<MappedTown>): MappedTown[] {
  const groups = plan.dots.map(({ things }) => things).sort(([one], [other]) => towns.findIndex((town) => town === one) - towns.findIndex((town) => town === other));
  return [...groups.flat(), ...towns.filter(({ centre }) => !centre)];
}

/** A town with its places, numbered as on its plan. */
export function listedTown(town: MappedTown): ListedTown {
  const spots = town.places.flatMap((place) => (place.point ? [{ thing: place, point: place.point }] : []));
  const drawn = spots.length > 1 ? planOf(spots, 240) : undefined;
  // Numbers go from the north to the south, so that one finds the next.
  const plan = drawn && drawn.dots.length > 1 ? { ...drawn, dots: drawn.dots.toSorted((one, other) => one.y - other.y || one.x - other.x) } : undefined;
  const onPlan = plan?.dots.flatMap(({ things }) => things) ?? [];
  const places = [
    ...onPlan.map((place, index) => ({ place, number: index + 1 })),
    ...town.places.filter((place) => !onPlan.includes(place)).map((place) => ({ place, number: undefined })),
  ];
  return { town, plan, places };
}

/** What stands on each dot of a town's plan: "3", or "3–5" where it stands for several places. */
export function numbersOf(plan: Plan<MappedPlace>): string[] {
  let last = 0;
  return plan.dots.map(({ things }) => {
    const first = last + 1;
    last += things.length;
    return first === last ? String(first) : `${String(first)}–${String(last)}`;
  });
}
