// Names and distances, as the other files of this folder compare them.

/** Two spellings of one name fold alike: no case, accents, ligatures or punctuation; "St" is "saint". */
export function fold(name) {
    return name.toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae').normalize('NFD').replace(/\p{M}/gu, '')
        .replace(/[^\p{L}\p{N}]+/gu, ' ').trim().replace(/\bst\b/g, 'saint').replace(/\bste\b/g, 'sainte');
}

const radians = (degrees) => (degrees * Math.PI) / 180;

/** Great-circle distance in kilometres. */
export function kilometres(a, b) {
    const dLat = Math.sin(radians(b.lat - a.lat) / 2);
    const dLon = Math.sin(radians(b.lon - a.lon) / 2);
    return 2 * 6371.0088 * Math.asin(Math.sqrt(dLat ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * dLon ** 2));
}

/** The mean of points that are near one another. */
export function mean(points) {
    const sum = (member) => points.reduce((total, point) => total + point[member], 0);
    return { lat: sum('lat') / points.length, lon: sum('lon') / points.length };
}

/** Groups by one or several keys of each thing. */
export function groupBy(things, keysOf) {
    const groups = new Map();
    for (const thing of things) {
        for (const key of [keysOf(thing)].flat()) {
            if (!groups.has(key)) groups.set(key, []);
            groups.get(key).push(thing);
        }
    }
    return groups;
}
