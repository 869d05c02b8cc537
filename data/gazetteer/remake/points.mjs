// Where each commune is: GeoNames' point, else one written by hand, else an estimate from its neighbours.
import { fold, groupBy, kilometres, mean } from './ground.mjs';

// France's territories have country codes of their own in GeoNames, each with its own way to say which commune.
const territories = { RE: '974', GP: '971', MQ: '972', GF: '973', YT: '976', PM: '975', BL: '977', MF: '978', WF: '986', PF: '987', NC: '988' };

// A commune's own town before its hamlets, then the larger place.
function better(a, b, name) {
    const own = (place) => (fold(place.name) === name || place.others.split(',').some((other) => fold(other) === name) ? 1 : 0);
    return own(b) - own(a) || b.population - a.population || Number(a.id) - Number(b.id);
}

/** GeoNames' place of each commune that it has, by INSEE code. */
function located(communes, places) {
    const french = places.filter((place) => place.country === 'FR' || territories[place.country]);
    const byCode = groupBy(french, (place) => (/^\d[\dAB]\d{3}$/.test(place.admin4) ? place.admin4 : place.admin1));
    const byName = groupBy(french.filter((place) => territories[place.country]),
        (place) => [place.name, place.ascii].map((name) => `${territories[place.country]} ${fold(name)}`));
    const found = new Map();
    for (const commune of communes) {
        const name = fold(commune.name);
        const candidates = byCode.get(commune.insee) ?? byName.get(`${commune.department} ${name}`) ?? [];
        const [best] = [...candidates].sort((a, b) => better(a, b, name));
        if (best) found.set(commune.insee, { lat: best.lat, lon: best.lon });
    }
    return found;
}

// GeoNames has a few communes in another part of France: a point is wrong that lies over 15 km from every point of both
// its postcode and its grouping of communes, and over 30 km from their middle (a small town may be that far from each of
// the others, but then it lies among them). The few sound points that this throws away are written by hand.
function withoutStrays(communes, exact) {
    const keysOf = (commune) => [...commune.postcodes, commune.grouping].filter(Boolean);
    const known = communes.filter((commune) => exact.has(commune.insee) && !/^9[78]/.test(commune.insee));
    const groups = groupBy(known, keysOf);
    const strays = known.filter((commune) => {
        const here = exact.get(commune.insee);
        const neighbours = keysOf(commune).flatMap((key) => groups.get(key)).filter((other) => other !== commune)
            .map((other) => exact.get(other.insee));
        return neighbours.length > 0 && kilometres(here, mean(neighbours)) > 30 && neighbours.every((other) => kilometres(here, other) > 15);
    });
    for (const stray of strays) exact.delete(stray.insee);
    return strays;
}

/** Gives each commune `lat`, `lon` and `point` (exact, by_hand or estimated); tells which points were thrown away. */
export function locate(communes, places, byHand) {
    const exact = located(communes, places);
    const strays = withoutStrays(communes, exact);
    const hand = new Map(byHand.map((row) => [row.insee, { lat: Number(row.lat), lon: Number(row.lon) }]));
    const sure = communes.filter((commune) => hand.has(commune.insee) || exact.has(commune.insee));
    const pointOf = (commune) => hand.get(commune.insee) ?? exact.get(commune.insee);
    // Narrowest first.
    const neighbourhoods = [
        (commune) => commune.postcodes,
        (commune) => `${commune.grouping} ${commune.district}`,
        (commune) => commune.grouping || 'none',
        (commune) => commune.department,
    ].map((keysOf) => ({ keysOf, groups: groupBy(sure, keysOf) }));
    for (const commune of communes) {
        if (hand.has(commune.insee) || exact.has(commune.insee)) {
            Object.assign(commune, pointOf(commune), { point: hand.has(commune.insee) ? 'by_hand' : 'exact' });
            continue;
        }
        for (const { keysOf, groups } of neighbourhoods) {
            const neighbours = [keysOf(commune)].flat().flatMap((key) => groups.get(key) ?? []);
            if (neighbours.length === 0) continue;
            Object.assign(commune, mean(neighbours.map(pointOf)), { point: 'estimated' });
            break;
        }
        if (commune.point === undefined) throw new Error(`nothing says where ${commune.insee} ${commune.name} is`);
    }
    return { strays, unlocated: communes.filter((commune) => commune.point === 'estimated') };
}
