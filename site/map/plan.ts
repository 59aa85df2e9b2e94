/** Degrees north and east (WGS 84). */
export interface Point {
  latitude: number;
  longitude: number;
}

/** Something that is somewhere. */
export interface Spot<Thing> {
  thing: Thing;
  point: Point;
}

/** What stands on a plan at one point: the first thing there, and those that would be too close to it for a finger. */
export interface Dot<Thing> {
  x: number;
  y: number;
  things: Thing[];
}

/** A drawing of where things are, north above; lengths are units of the drawing, which is 320 wide. */
export interface Plan<Thing> {
  width: number;
  /** Without the strip beneath, which scale bar and north arrow stand in. */
  height: number;
  dots: Dot<Thing>[];
  /** A round length, for scale bar and grid. */
  scale: { metres: number; units: number };
}

const WIDTH = 320;
const MARGIN = 36;
const LEAST_HEIGHT = 150;

/** Half of what a finger needs: 44 px, where the drawing is as narrow as on a phone of 320 px. */
export const REACH = 25;

/** No plan shows less than this: doors of one street would seem to be far from each other. */
const LEAST_METRES = 400;

/** Of one degree of latitude, on a sphere of the Earth's mean radius. */
const METRES_A_DEGREE = 111_195;

/**
 * Lays things out by an equirectangular projection at their middle latitude: within a district its error is less than the width of a dot.
 * @param spots the most important ones first: they stand where they are, others join them. At least one.
 * @param most height
 * @see https://pubs.usgs.gov/publication/pp1395 Snyder, Map Projections, page 90
 */
export function planOf<Thing>(spots: Spot<Thing>[], most = 380): Plan<Thing> {
  const latitudes = range(spots.map(({ point }) => point.latitude));
  const longitudes = range(spots.map(({ point }) => point.longitude));
  const shrink = Math.cos((latitudes.middle * Math.PI) / 180);
  const east = Math.max(longitudes.extent * shrink * METRES_A_DEGREE, LEAST_METRES);
  const north = Math.max(latitudes.extent * METRES_A_DEGREE, LEAST_METRES);
  const height = Math.round(Math.min(most, Math.max(LEAST_HEIGHT, ((WIDTH - 2 * MARGIN) * north) / east + 2 * MARGIN)));
  const unitsAMetre = Math.min((WIDTH - 2 * MARGIN) / east, (height - 2 * MARGIN) / north);
  const place = ({ latitude, longitude }: Point) => ({
    x: round(WIDTH / 2 + (longitude - longitudes.middle) * shrink * METRES_A_DEGREE * unitsAMetre),
    y: round(height / 2 - (latitude - latitudes.middle) * METRES_A_DEGREE * unitsAMetre),
  });
  const dots: Dot<Thing>[] = [];
  for (const { thing, point } of spots) {
    const at = place(point);
    // The squares around what fingers hit may not lie over each other.
    const [nearest] = dots.map((dot) => ({ dot, away: Math.max(Math.abs(dot.x - at.x), Math.abs(dot.y - at.y)) })).filter(({ away }) => away < 2 * REACH).sort((one, other) => one.away - other.away);
    if (nearest) nearest.dot.things.push(thing);
    else dots.push({ ...at, things: [thing] });
  }
  const metres = roundLength(90 / unitsAMetre);
  return { width: WIDTH, height, dots, scale: { metres, units: round(metres * unitsAMetre) } };
}

function range(values: number[]): { middle: number; extent: number } {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return { middle: (least + most) / 2, extent: most - least };
}

/** The longest of 1, 2, 5, 10, 20 … that is no longer. */
function roundLength(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return power * (most >= 5 * power ? 5 : most >= 2 * power ? 2 : 1);
}

const round = (length: number): number => Math.round(length * 10) / 10;
