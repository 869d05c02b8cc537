import java.io.IOException;
import org.apache.lucene.geo.GeoEncodingUtils;
import org.apache.lucene.geo.Rectangle;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.SloppyMath;

/**
 * Occasions held within a circle, or whose provider comes to its centre, looked at one by one: where words lead the
 * search, this costs less than what LatLonPoint's queries prepare before they look at the first.
 */
final class PlaceQuery extends Query {
    private final Question question;
    private final String department;
    private final boolean reachAlone;

    /** `reachAlone`: only those whose provider comes as far as some radius. */
    PlaceQuery(Question question, String department, boolean reachAlone) {
        this.question = question;
        this.department = department;
        this.reachAlone = reachAlone;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public Scorer scorer(LeafReaderContext context) throws IOException {
                Look look = new Look(context.reader());
                return new ConstantScoreScorer(this, score(), scoreMode, look);
            }

            @Override
            public boolean isCacheable(LeafReaderContext context) {
                return false;
            }
        };
    }

    private final class Look extends TwoPhaseIterator {
        private final NumericDocValues radius;
        private final SortedNumericDocValues at, sites;
        private final SortedSetDocValues reach;
        private final long anywhere, here;
        private final int south, north, west, east;
        private final double farthest = sortKey(question.radiusKm * 1_000);

        Look(LeafReader reader) throws IOException {
            super(reachAlone ? DocValues.getNumeric(reader, "reach_km") : DocIdSetIterator.all(reader.maxDoc()));
            radius = reachAlone ? (NumericDocValues) approximation() : DocValues.getNumeric(reader, "reach_km");
            at = DocValues.getSortedNumeric(reader, "at");
            sites = DocValues.getSortedNumeric(reader, "reach_at");
            reach = DocValues.getSortedSet(reader, "reach");
            anywhere = reach.lookupTerm(new BytesRef("anywhere"));
            here = reach.lookupTerm(new BytesRef(department));
            Rectangle box = Rectangle.fromPointDistance(question.latitude, question.longitude, question.radiusKm * 1_000);
            south = GeoEncodingUtils.encodeLatitude(box.minLat);
            north = GeoEncodingUtils.encodeLatitude(box.maxLat);
            west = GeoEncodingUtils.encodeLongitude(box.minLon);
            east = GeoEncodingUtils.encodeLongitude(box.maxLon);
        }

        @Override
        public boolean matches() throws IOException {
            int occasion = approximation().docID();
            if (reachAlone) return reaches(occasion, radius.longValue());
            if (at.advanceExact(occasion)) return lies(at.nextValue());
            if (radius.advanceExact(occasion)) return reaches(occasion, radius.longValue());
            if (!reach.advanceExact(occasion)) return false;
            for (long ord = reach.nextOrd(); ord != SortedSetDocValues.NO_MORE_ORDS; ord = reach.nextOrd())
                if (ord == anywhere || ord == here) return true;
            return false;
        }

        private boolean lies(long point) {
            int latitude = (int) (point >> 32), longitude = (int) point;
            if (latitude < south || latitude > north) return false;
            if (west <= east ? longitude < west || longitude > east : longitude < west && longitude > east) return false;
            return distance(point) <= farthest;
        }

        private boolean reaches(int occasion, long km) throws IOException {
            if (!sites.advanceExact(occasion)) return false;
            double far = sortKey(km * 1_000);
            for (int i = sites.docValueCount(); i > 0; i--)
                if (distance(sites.nextValue()) <= far) return true;
            return false;
        }

        @Override
        public float matchCost() {
            return 40;
        }
    }

    private double distance(long point) {
        return SloppyMath.haversinSortKey(question.latitude, question.longitude, GeoEncodingUtils.decodeLatitude((int) (point >> 32)),
                GeoEncodingUtils.decodeLongitude((int) point));
    }

    /** What haversinSortKey gives of points so far apart: the haversine, twice. */
    private static double sortKey(double metres) {
        double half = Math.sin(metres / 2 / 6_371_008.7714);
        return 2 * half * half;
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return "place";
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
