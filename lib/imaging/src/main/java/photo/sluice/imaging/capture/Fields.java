// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import com.drew.lang.Rational;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.StringValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of the directories of one kind, of which there may be none or several; the first that has a field counts. A
 * field of the wrong type counts as absent.
 */
record Fields(List<Directory> directories) {
    Fields {
        directories = List.copyOf(directories);
    }

    /** The directories of these kinds, all of the first kind first. */
    @SafeVarargs
    static Fields of(Metadata metadata, Class<? extends Directory>... kinds) {
        List<Directory> found = new ArrayList<>();
        for (Class<? extends Directory> kind : kinds) {
            Collection<? extends Directory> some = metadata.getDirectoriesOfType(kind);
            if (some != null) {
                found.addAll(some);
            }
        }
        return new Fields(found);
    }

    boolean isEmpty() {
        return directories.isEmpty();
    }

    /** Trimmed and not empty. */
    Optional<String> text(int tag) {
        return first(
                        tag,
                        directory -> directory.getObject(tag) instanceof byte[] bytes
                                ? ascii(bytes)
                                : directory.getString(tag))
                .map(t -> t.replace("\0", "").strip())
                .filter(t -> !t.isEmpty());
    }

    /** The text before the first zero byte. */
    private static String ascii(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] >= ' ' && bytes[end] < 127) {
            end++;
        }
        return new String(bytes, 0, end, StandardCharsets.US_ASCII);
    }

    /** As the metadata library says it in words, such as a comment whose character set is decoded. */
    Optional<String> described(int tag) {
        return first(tag, directory -> directory.getDescription(tag))
                .map(t -> t.replace("\0", "").strip())
                .filter(t -> !t.isEmpty());
    }

    Optional<Integer> integer(int tag) {
        return first(tag, directory -> directory.getInteger(tag));
    }

    /** Whether the field is this number. */
    boolean is(int tag, int value) {
        return integer(tag).filter(v -> v == value).isPresent();
    }

    /** Whether the field is a number other than 0 and, as makers write it for "not known", all ones. */
    boolean set(int tag) {
        return integer(tag).filter(v -> v != 0 && v != 0xffff && v != -1).isPresent();
    }

    /** A finite number. */
    Optional<Double> number(int tag) {
        return first(tag, directory -> {
                    Rational rational = directory.getRational(tag);
                    return rational == null ? directory.getDoubleObject(tag) : (Double) rational.doubleValue();
                })
                .filter(v -> !v.isNaN() && !v.isInfinite());
    }

    /** All numbers of a field, one of them or many; unsigned as far as the file says so. Empty if it has none. */
    long[] numbers(int tag) {
        return first(tag, directory -> numbers(directory.getObject(tag))).orElseGet(() -> new long[0]);
    }

    /** All fractions of a field; empty if it has none. */
    double[] fractions(int tag) {
        return first(tag, directory -> directory.getRationalArray(tag))
                .map(all ->
                        List.of(all).stream().mapToDouble(Rational::doubleValue).toArray())
                .orElseGet(() -> new double[0]);
    }

    /** The bytes of a field whose meaning the maker keeps to itself; empty if it has none. */
    byte[] bytes(int tag) {
        return first(tag, directory -> directory.getObject(tag) instanceof byte[] bytes ? bytes : null)
                .orElseGet(() -> new byte[0]);
    }

    private <T> Optional<T> first(int tag, Function<Directory, @Nullable T> get) {
        return directories.stream()
                .filter(directory -> directory.containsTag(tag))
                .flatMap(directory -> Optional.ofNullable(get.apply(directory)).stream())
                .findFirst();
    }

    private static long @Nullable [] numbers(@Nullable Object value) {
        if (value instanceof int[] ints) {
            return java.util.Arrays.stream(ints).asLongStream().toArray();
        }
        if (value instanceof long[] longs) {
            return longs.clone();
        }
        if (value instanceof short[] shorts) {
            long[] out = new long[shorts.length];
            for (int i = 0; i < out.length; i++) {
                out[i] = shorts[i];
            }
            return out;
        }
        if (value instanceof byte[] bytes) {
            long[] out = new long[bytes.length];
            for (int i = 0; i < out.length; i++) {
                out[i] = bytes[i] & 0xff;
            }
            return out;
        }
        return value instanceof Number number && !(value instanceof Rational) && !(value instanceof StringValue)
                ? new long[] {number.longValue()}
                : null;
    }
}
