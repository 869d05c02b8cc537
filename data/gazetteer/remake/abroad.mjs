// Towns of other countries and the countries themselves.
import { fold, kilometres } from './ground.mjs';

// From how many inhabitants on a town is kept.
const neighbours = { BE: 5000, CH: 5000, DE: 5000, ES: 5000, IT: 5000, LU: 0, MC: 0, AD: 0 };
const farther = { GB: 20000, IE: 20000, NL: 20000, AT: 20000, PT: 20000 };
// Near the border a village tells that a point is abroad, and many people of the one side learn on the other.
const borderKilometres = 30;
const borderPopulation = 1000;

const isWholeTown = (place) => !/^PPL[XHQWSF]/.test(place.feature);

function nearFrance(place, frenchByDegree) {
    const cell = (dLat, dLon) => frenchByDegree.get(`${Math.floor(place.lat) + dLat} ${Math.floor(place.lon) + dLon}`) ?? [];
    return [-1, 0, 1].some((dLat) => [-1, 0, 1].some((dLon) => cell(dLat, dLon).some((commune) => kilometres(commune, place) <= borderKilometres)));
}

/** Towns of the neighbours and every country's capital, with their French names first. */
export function townsAbroad(places, frenchByDegree, exonyms) {
    const namesOf = new Map(exonyms.map((row) => [`${row.country} ${fold(row.name)}`, row.french.split('|')]));
    const used = new Set();
    const towns = places.filter(isWholeTown).filter((place) => {
        if (place.feature === 'PPLC') return countryCodes().includes(place.country);
        const least = neighbours[place.country] ?? farther[place.country];
        if (least === undefined) return place.country !== 'FR' && namesOf.has(`${place.country} ${fold(place.name)}`) && place.population > 100000;
        return place.population >= least || namesOf.has(`${place.country} ${fold(place.name)}`)
            || (place.country in neighbours && place.population >= borderPopulation && nearFrance(place, frenchByDegree));
    });
    const rows = towns.sort((a, b) => b.population - a.population || Number(a.id) - Number(b.id)).map((place) => {
        // Of two towns of one name the larger has the French name.
        const key = `${place.country} ${fold(place.name)}`;
        const [french, ...others] = used.has(key) ? [] : namesOf.get(key) ?? [];
        used.add(key);
        const short = place.name.replace(/ \(.*\)$/, '');  // "Halle (Saale)" is mostly called Halle
        const names = new Set([place.name, short, ...others].filter((name) => fold(name) !== fold(french ?? place.name)));
        return {
            code: `${place.country}-${place.id}`, country: place.country, name: french ?? place.name, other_names: [...names].join('|'),
            population: place.population, lat: place.lat.toFixed(4), lon: place.lon.toFixed(4),
        };
    });
    const unused = exonyms.filter((row) => !used.has(`${row.country} ${fold(row.name)}`));
    return { rows: rows.sort((a, b) => a.country.localeCompare(b.country, 'en') || a.name.localeCompare(b.name, 'fr') || a.code.localeCompare(b.code, 'en')), unused };
}

// France's territories are départements and communes of France here, so they are no countries.
const territories = new Set(['BL', 'GF', 'GP', 'MF', 'MQ', 'NC', 'PF', 'PM', 'RE', 'TF', 'WF', 'YT']);
// Reserved codes that stand for no country.
const reserved = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'ZZ', 'AN', 'BU', 'CS', 'DD', 'FX', 'NT', 'SU', 'TP', 'YD', 'YU', 'ZR', 'UK']);

/** ISO 3166-1 alpha-2 codes that Node's CLDR has a French name for. */
export function countryCodes() {
    const names = new Intl.DisplayNames('fr', { type: 'region', fallback: 'none' });
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    return letters.flatMap((a) => letters.map((b) => a + b)).filter((code) => !territories.has(code) && !reserved.has(code) && names.of(code));
}

/** Countries with their French and English names, at their capitals. */
export function countries(places) {
    const capitals = new Map(places.filter((place) => place.feature === 'PPLC').map((place) => [place.country, place]));
    const [french, english] = ['fr', 'en'].map((language) => new Intl.DisplayNames(language, { type: 'region' }));
    return countryCodes().filter((code) => capitals.has(code)).map((code) => ({
        code, name: french.of(code), english: english.of(code),
        lat: capitals.get(code).lat.toFixed(4), lon: capitals.get(code).lon.toFixed(4),
    }));
}
