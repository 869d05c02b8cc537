import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.apache.lucene.geo.GeoEncodingUtils;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.util.SloppyMath;

/** What a search finds, offer by offer: how many, the first of them, and how often each value of a facet. */
final class Tally {
    static final long[] BANDS = {25_000, 50_000, 100_000, 200_000, 500_000};
    static final int UNKNOWN_BAND = BANDS.length + 1;
    private static final int MOST_MONTHS = 4_000;

    record Hit(int offer, double key) { }
    /** The last first; of equals the one found first comes first. */
    private static final Comparator<Hit> LAST_FIRST = Comparator.comparingDouble(Hit::key).thenComparingInt(Hit::offer).reversed();

    final int[] modalities = new int[5], levels = new int[Documents.LEVELS.size()], bands = new int[BANDS.length + 2];
    final int[] months = new int[MOST_MONTHS];
    final int[] departments, providers;
    int total;

    private final Question question;
    private final boolean ofModality, ofLevel, ofProvider, ofBand, ofMonth, ofDepartment, anyFacet, byPrice, byDistance;
    private final long today;
    private final NumericDocValues until, modality, cents, month, level;
    private final SortedDocValues provider;
    private final SortedNumericDocValues department, at;
    private final int[] monthSeen = new int[MOST_MONTHS], departmentSeen;
    private final PriorityQueue<Hit> first = new PriorityQueue<>(LAST_FIRST);

    // Of the offer at hand.
    private int offer, heldModalities, heldBands;
    private boolean found;
    private double key;

    Tally(Question question, LeafReader reader, int departmentCount, long today) throws IOException {
        this.question = question;
        this.today = today;
        ofModality = question.facets.contains("modality");
        ofLevel = question.facets.contains("level");
        ofProvider = question.facets.contains("provider");
        ofBand = question.facets.contains("price_band");
        ofMonth = question.facets.contains("month");
        ofDepartment = question.facets.contains("department");
        anyFacet = !question.facets.isEmpty();
        byPrice = question.sort.equals("price");
        byDistance = question.sort.equals("distance");
        until = DocValues.getNumeric(reader, "until");
        modality = DocValues.getNumeric(reader, "modality");
        cents = DocValues.getNumeric(reader, "cents");
        month = DocValues.getNumeric(reader, "month");
        level = DocValues.getNumeric(reader, "level");
        provider = DocValues.getSorted(reader, "provider");
        department = DocValues.getSortedNumeric(reader, "department");
        at = DocValues.getSortedNumeric(reader, "at");
        providers = new int[ofProvider ? provider.getValueCount() : 0];
        departments = new int[departmentCount];
        departmentSeen = new int[departmentCount];
        Arrays.fill(monthSeen, -1);
        Arrays.fill(departmentSeen, -1);
    }

    boolean needsScores() {
        return !byPrice && !byDistance && !question.words.isEmpty();
    }

    boolean readsOccasions() {
        return byPrice || ofModality || ofBand || ofMonth || ofDepartment;
    }

    void begin(int offer, boolean found, double score) {
        this.offer = offer;
        this.found = found;
        heldModalities = heldBands = 0;
        key = byPrice || byDistance ? Double.POSITIVE_INFINITY : -score;
    }

    /** An occasion of the offer that satisfies all but, perhaps, the modality and the day. */
    void occasion(int occasion) throws IOException {
        until.advanceExact(occasion);
        if (until.longValue() < today) return;
        if (ofModality || question.modalities != 0 || byDistance) {
            modality.advanceExact(occasion);
            int held = (int) modality.longValue();
            heldModalities |= held;
            if (question.modalities != 0 && (held & question.modalities) == 0) return;
            if (byDistance) key = Math.min(key, (held & Documents.IN_HOUSE) != 0 ? 0 : distance(occasion));
        }
        found = true;
        if (byPrice || ofBand) {
            cents.advanceExact(occasion);
            long paid = cents.longValue();
            if (byPrice) key = Math.min(key, paid);
            if (ofBand) heldBands |= 1 << band(paid);
        }
        if (ofMonth) {
            month.advanceExact(occasion);
            countOnce(months, monthSeen, (int) month.longValue());
        }
        if (ofDepartment && department.advanceExact(occasion))
            for (int i = department.docValueCount(); i > 0; i--) countOnce(departments, departmentSeen, (int) department.nextValue());
    }

    void finish() throws IOException {
        if (ofModality) countBits(modalities, heldModalities & (Documents.IN_HOUSE - 1));
        if (!found) return;
        total++;
        if (anyFacet) {
            countBits(bands, heldBands);
            if (ofLevel && level.advanceExact(offer)) levels[(int) level.longValue()]++;
            if (ofProvider && provider.advanceExact(offer)) providers[provider.ordValue()]++;
        }
        if (first.size() == question.limit) {
            // Offers come in their order: an equal one is no better.
            if (first.isEmpty() || key >= first.peek().key) return;
            first.poll();
        }
        first.add(new Hit(offer, key));
    }

    Hit[] hits() {
        Hit[] hits = first.toArray(new Hit[0]);
        Arrays.sort(hits, LAST_FIRST.reversed());
        return hits;
    }

    String providerName(int ord) throws IOException {
        return provider.lookupOrd(ord).utf8ToString();
    }

    private void countOnce(int[] counts, int[] seen, int value) {
        if (value < 0 || seen[value] == offer) return;
        seen[value] = offer;
        counts[value]++;
    }

    private static void countBits(int[] counts, int bits) {
        for (; bits != 0; bits &= bits - 1) counts[Integer.numberOfTrailingZeros(bits)]++;
    }

    private static int band(long cents) {
        if (cents == Documents.NO_PRICE) return UNKNOWN_BAND;
        int band = 0;
        while (band < BANDS.length && cents >= BANDS[band]) band++;
        return band;
    }

    private double distance(int occasion) throws IOException {
        if (!at.advanceExact(occasion)) return Double.POSITIVE_INFINITY;
        long point = at.nextValue();
        return SloppyMath.haversinSortKey(question.latitude, question.longitude,
                GeoEncodingUtils.decodeLatitude((int) (point >> 32)), GeoEncodingUtils.decodeLongitude((int) point));
    }
}
