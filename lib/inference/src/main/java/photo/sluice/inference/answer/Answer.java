// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.answer;

import java.util.List;
import java.util.Optional;

/** What a model says of one picture. */
public sealed interface Answer {
    /** The answer itself, without the features that may stand beside it. */
    default Answer said() {
        return this;
    }

    /** The picture's direction, by an embedding or by features beside the answer. */
    default Optional<Embedding> embedding() {
        return Optional.empty();
    }

    /** An answer and, of the same run, what can serve as embedding. */
    record Featured(Answer answer, Embedding features) implements Answer {
        @Override
        public Answer said() {
            return answer;
        }

        @Override
        public Optional<Embedding> embedding() {
            return Optional.of(features);
        }
    }

    /**
     * Shares of the votes 1..10, sum 1.
     *
     * @param shares ten, that of vote 1 first
     */
    record Distribution(List<Double> shares) implements Answer {
        public Distribution {
            shares = List.copyOf(shares);
            if (shares.size() != 10) throw new IllegalArgumentException("ten shares, not " + shares.size());
        }

        /** Mean vote, 1..10. */
        public double mean() {
            double mean = 0;
            for (int vote = 1; vote <= 10; vote++) mean += vote * shares.get(vote - 1);
            return mean;
        }

        /** Standard deviation of the votes, 0..4.5: how much the voters would differ. */
        public double spread() {
            double mean = mean();
            double square = 0;
            for (int vote = 1; vote <= 10; vote++) square += (vote - mean) * (vote - mean) * shares.get(vote - 1);
            return Math.sqrt(square);
        }
    }

    /**
     * One number.
     *
     * @param value as the model gave it
     * @param goodness 0 (bad) to 1 (good), by the card's range
     */
    record Scalar(double value, double goodness) implements Answer {}

    /** Classes, the most likely first, at most 20. */
    record Classes(List<Scored> best) implements Answer {
        public Classes {
            best = List.copyOf(best);
        }

        /** Those of at least this confidence. */
        public List<Scored> atLeast(double confidence) {
            return best.stream().filter(each -> each.confidence() >= confidence).toList();
        }
    }

    /** Objects, the surest first; overlapping ones of the same label are one. */
    record Objects(List<Found> found) implements Answer {
        public Objects {
            found = List.copyOf(found);
        }

        /** Those of at least this confidence. */
        public List<Found> atLeast(double confidence) {
            return found.stream()
                    .filter(each -> each.confidence() >= confidence)
                    .toList();
        }
    }

    /** Faces, the surest first. */
    record Faces(List<Face> found) implements Answer {
        public Faces {
            found = List.copyOf(found);
        }

        /** Those of at least this confidence. */
        public List<Face> atLeast(double confidence) {
            return found.stream()
                    .filter(each -> each.confidence() >= confidence)
                    .toList();
        }
    }

    /** A direction of length 1 in the model's own space; the scalar product of two is their likeness. */
    record Embedding(List<Float> direction) implements Answer {
        public Embedding {
            direction = List.copyOf(direction);
        }

        @Override
        public Optional<Embedding> embedding() {
            return Optional.of(this);
        }

        /** -1..1; 1 for the same picture. */
        public double likeness(Embedding other) {
            if (direction.size() != other.direction.size()) throw new IllegalArgumentException("of different models");
            double sum = 0;
            for (int i = 0; i < direction.size(); i++) sum += direction.get(i) * other.direction.get(i);
            return sum;
        }
    }

    /**
     * A class.
     *
     * @param index its place in the model's output and in its labels: two classes of one name differ in it
     * @param confidence 0..1
     */
    record Scored(int index, String label, double confidence) {}

    /** @param confidence 0..1 */
    record Found(String label, double confidence, Box box) {}

    /**
     * A face.
     *
     * @param confidence 0..1
     * @param marks right eye, left eye, nose tip, right and left corner of the mouth (right and left of the person)
     */
    record Face(double confidence, Box box, List<Mark> marks) {
        public Face {
            marks = List.copyOf(marks);
        }
    }

    /** A point in fractions of the upright picture; it may lie a little outside. */
    record Mark(double x, double y) {}
}
