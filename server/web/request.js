// The address is the whole state: its query is the request, under the names that /v1/search knows. A form or a link
// changes the address, the address asks the server. What takes several values stands once, parted by commas.

const pageSize = 20;
const largestOffset = 10000;
const fields = ['q', 'place', 'radius_km', 'sort', 'min_price', 'max_price', 'price_per', 'tax', 'headcount', 'date_from', 'date_to'];
// What filters nothing by itself; a place is told with its radius.
const notFilters = ['q', 'sort', 'offset', 'limit', 'facets', 'lang', 'read', 'relax', 'headcount', 'price_per', 'tax', 'place', 'radius_km'];
const byId = (id) => document.getElementById(id);
// What takes several values.
const isList = (name) => name in facets || ['place', 'cefr_entry', 'cefr_target', 'exclude_provider'].includes(name);

function state() {
    const parameters = new URLSearchParams();
    for (const [name, value] of new URLSearchParams(location.search)) {
        const before = parameters.get(name);
        if (value === '') continue;
        // A second value of what takes one is for the server to refuse.
        if (before !== null && isList(name)) parameters.set(name, `${before},${value}`);
        else parameters.append(name, value);
    }
    return parameters;
}

function valuesOf(parameters, name) {
    return (parameters.get(name) ?? '').split(',').map((value) => value.trim()).filter(Boolean);
}

// The request with some parameters changed; null or nothing drops one. Whatever is changed, the first page is asked.
function changed(parameters, changes) {
    const next = new URLSearchParams(parameters);
    next.delete('offset');
    for (const [name, value] of Object.entries(changes)) {
        if (value === null || value === '') next.delete(name); else next.set(name, String(value));
    }
    if (!next.get('place') && next.get('sort') === 'distance') next.delete('sort');
    return next;
}

function withValue(parameters, name, value, chosen) {
    const others = valuesOf(parameters, name).filter((other) => other !== value);
    return changed(parameters, {[name]: (chosen ? [...others, value] : others).join(',')});
}

function addressOf(parameters) {
    const query = parameters.toString().replaceAll('%2C', ',');
    return query ? `/?${query}` : '/';
}

// The filters of a request, one entry each, with the request that would be asked without it.
function activeFilters(parameters) {
    const active = [];
    const place = parameters.get('place');
    if (place) {
        const radius = parameters.get('radius_km');
        active.push({name: 'place', text: radius ? `${place}, ${radius} km` : place, without: changed(parameters, {place: null, radius_km: null})});
    }
    for (const name of new Set(parameters.keys())) {
        if (notFilters.includes(name)) continue;
        for (const value of isList(name) ? valuesOf(parameters, name) : [parameters.get(name)])
            active.push({name, text: valueText(name, value), without: isList(name) ? withValue(parameters, name, value, false) : changed(parameters, {[name]: null})});
    }
    return active;
}

function withoutFilters(parameters) {
    const kept = {};
    for (const name of ['q', 'sort', 'headcount']) kept[name] = parameters.get(name) ?? '';
    return changed(new URLSearchParams(), kept);
}

// What the forms say; what they do not show stays as it is.
function fromForms() {
    const values = {};
    for (const name of fields) values[name] = byId(name).value.trim();
    if (!values.place) values.radius_km = '';
    return changed(state(), values);
}

function fillForms(parameters) {
    for (const name of fields) {
        const input = byId(name), value = parameters.get(name) ?? '';
        // A radius that an address or a suggestion names and the list lacks.
        if (name === 'radius_km' && value && ![...input.options].some((option) => option.value === value))
            input.append(make('option', {value}, `${value} km`));
        input.value = value;
        input.removeAttribute('aria-invalid');
        input.removeAttribute('aria-describedby');
    }
    byId('sort').querySelector('[value=distance]').disabled = !parameters.get('place');
}
