import java.io.IOException;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.BitSet;

/** Hand what matches to a tally, block by block. */
final class Collectors {
    private abstract static class Base extends SimpleCollector {
        final Tally tally;
        final BitSet offers;
        final boolean scores;
        Scorable scorer;

        Base(Tally tally, BitSet offers) {
            this.tally = tally;
            this.offers = offers;
            scores = tally.needsScores();
        }

        @Override
        public void setScorer(Scorable scorer) {
            this.scorer = scorer;
        }

        @Override
        public ScoreMode scoreMode() {
            return scores ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
        }

        final double score() throws IOException {
            return scores ? scorer.score() : 0;
        }
    }

    /** Offers match, whatever their occasions. */
    static final class OfOffers extends Base {
        private final boolean readsOccasions;

        OfOffers(Tally tally, BitSet offers) {
            super(tally, offers);
            readsOccasions = tally.readsOccasions();
        }

        @Override
        public void collect(int offer) throws IOException {
            tally.begin(offer, true, score());
            if (readsOccasions && offer > 0)
                for (int occasion = offers.prevSetBit(offer - 1) + 1; occasion < offer; occasion++) tally.occasion(occasion);
            tally.finish();
        }
    }

    /** Occasions match; those of one offer follow one another. */
    static final class OfOccasions extends Base {
        private int offer = -1;

        OfOccasions(Tally tally, BitSet offers) {
            super(tally, offers);
        }

        @Override
        public void collect(int occasion) throws IOException {
            if (occasion > offer) {
                finish();
                offer = offers.nextSetBit(occasion);
                tally.begin(offer, false, score());
            }
            tally.occasion(occasion);
        }

        /** To be called once the search is over. */
        void finish() throws IOException {
            if (offer >= 0) tally.finish();
        }
    }

    private Collectors() { }
}
