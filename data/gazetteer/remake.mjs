// Makes the gazetteer's CSV files anew from packages and from the files here that are written by hand; see README.md.
import { countries, townsAbroad } from './remake/abroad.mjs';
import { readCsv, writeCsv } from './remake/csv.mjs';
import { communesOfThePast, communesOfToday, departmentsOfToday, regionsOfToday } from './remake/france.mjs';
import { groupBy } from './remake/ground.mjs';
import { locate } from './remake/points.mjs';
import { populatedPlaces } from './remake/sources.mjs';

const here = (name) => new URL(name, import.meta.url);
const places = populatedPlaces();

const communes = communesOfToday();
const { strays, unlocated } = locate(communes, places, readCsv(here('by_hand.csv')));
writeCsv(here('communes.csv'), ['insee', 'name', 'kind', 'parent', 'department', 'population', 'lat', 'lon', 'point', 'postcodes'],
    communes.map((commune) => ({ ...commune, lat: commune.lat.toFixed(4), lon: commune.lon.toFixed(4), postcodes: commune.postcodes.join('|') }))
        .sort((a, b) => (a.insee < b.insee ? -1 : 1)));
console.log(`${communes.length} communes, ${unlocated.length} of them at an estimated point`);
console.log(`points thrown away: ${strays.map((commune) => `${commune.insee} ${commune.name}`).join(', ')}`);

const past = communesOfThePast(communes);
writeCsv(here('former_communes.csv'), ['insee', 'name', 'kind', 'current'], past);
console.log(`${past.length} communes and names of the past`);

writeCsv(here('departments.csv'), ['code', 'name', 'region', 'chief_town'], departmentsOfToday());
writeCsv(here('regions.csv'), ['code', 'name', 'chief_town'], regionsOfToday());

const frenchByDegree = groupBy(communes, (commune) => `${Math.floor(commune.lat)} ${Math.floor(commune.lon)}`);
const { rows, unused } = townsAbroad(places, frenchByDegree, readCsv(here('exonyms.csv')));
writeCsv(here('towns_abroad.csv'), ['code', 'country', 'name', 'other_names', 'population', 'lat', 'lon'], rows);
writeCsv(here('countries.csv'), ['code', 'name', 'english', 'lat', 'lon'], countries(places));
console.log(`${rows.length} towns abroad; French names of no town: ${unused.map((row) => `${row.country} ${row.name}`).join(', ') || 'none'}`);
