// Communes, those of the past, départements and regions, from the official division of France.
import { fold } from './ground.mjs';
import { history, officialCommunes, officialDepartments, officialGroupings, officialRegions } from './sources.mjs';

const isCurrent = (entry) => entry.type === 'commune-actuelle' || entry.type === 'arrondissement-municipal';
// Clipperton and the austral lands have no inhabitants, no post and no training.
const inhabited = (entry) => !/^98[49]/.test(entry.code);

/** Communes and municipal arrondissements of today, without points. */
export function communesOfToday() {
    const groupingOf = new Map(officialGroupings().flatMap((grouping) => grouping.membres.map((member) => [member.code, grouping.code])));
    return officialCommunes().filter((entry) => isCurrent(entry) && inhabited(entry)).map((entry) => ({
        insee: entry.code,
        name: entry.nom,
        kind: entry.commune ? 'arrondissement' : 'commune',
        parent: entry.commune,
        department: entry.departement ?? entry.code.slice(0, 3),
        population: entry.population ?? 0,
        postcodes: entry.codesPostaux ?? [],
        grouping: groupingOf.get(entry.commune ?? entry.code) ?? '',
        district: entry.arrondissement ?? '',
    }));
}

// The commune that a state of the past led to, as of 2020: its INSEE code.
function lastOf(state, byId) {
    for (let step = 0; step < 100; ++step) {
        const next = state.type === 'COM' ? state.successeur : state.pole ?? state.successeur;
        if (!next || !byId.has(next)) return state.code;
        state = byId.get(next);
    }
    throw new Error(`the history of ${state.id} never ends`);
}

/**
 * Communes that are no more, and names that communes no longer bear: `insee` and `name` of then, `current` the INSEE
 * code of today, `kind` delegated, associated, abolished or renamed.
 */
export function communesOfThePast(communes) {
    const today = new Map(communes.map((commune) => [commune.insee, commune]));
    const past = officialCommunes().filter((entry) => !isCurrent(entry) && today.has(entry.chefLieu)).map((entry) => ({
        insee: entry.code, name: entry.nom, current: entry.chefLieu,
        kind: entry.type === 'commune-deleguee' ? 'delegated' : 'associated',
    }));
    const partOf = new Map(past.map((row) => [row.insee, row.current]));
    const states = history();
    const byId = new Map(states.map((state) => [state.id, state]));
    for (const state of states.filter((one) => one.type === 'COM' && one.dateFin)) {
        const then = lastOf(state, byId);
        const current = today.has(then) ? then : partOf.get(then);
        if (!current) continue;
        past.push({ insee: state.code, name: state.nom, current, kind: state.code === current ? 'renamed' : 'abolished' });
    }
    const keyOf = (row) => `${row.insee} ${fold(row.name)}`;
    const seen = new Set(communes.map(keyOf));
    const isNew = (row) => !seen.has(keyOf(row)) && seen.add(keyOf(row));
    return past.filter(isNew).sort((a, b) => a.insee.localeCompare(b.insee, 'en') || a.name.localeCompare(b.name, 'fr'));
}

export function departmentsOfToday() {
    return officialDepartments().filter((entry) => !['984', '989'].includes(entry.code))
        .map((entry) => ({ code: entry.code, name: entry.nom, region: entry.region, chief_town: entry.chefLieu }))
        .sort((a, b) => a.code.localeCompare(b.code, 'en'));
}

export function regionsOfToday() {
    return officialRegions().filter((entry) => !['984', '989'].includes(entry.code))
        .map((entry) => ({ code: entry.code, name: entry.nom, chief_town: entry.chefLieu }))
        .sort((a, b) => a.code.localeCompare(b.code, 'en'));
}
