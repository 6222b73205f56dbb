// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.bytes;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The directories of a TIFF and how far what they point at reaches. Reads a bounded part of a hostile file. */
final class TiffTree {
    private static final int DIRECTORIES = 64;
    private static final int ENTRIES = 1000;
    private static final long BUDGET = 4L << 20;

    private static final int STRIPS = 0x111;
    private static final int STRIP_SIZES = 0x117;
    private static final int TILES = 0x144;
    private static final int TILE_SIZES = 0x145;
    private static final int SUB_DIRECTORIES = 0x14a;
    private static final int JPEG = 0x201;
    private static final int JPEG_SIZE = 0x202;
    private static final Set<Integer> POINTERS = Set.of(SUB_DIRECTORIES, 0x8769, 0x8825, 0xa005);

    /** Bytes of one value of each type, from type 0; 0: no such type. TIFF 6.0, section 2, and its supplement 1. */
    private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};

    private final EndMarker.Tail file;
    private final boolean littleEndian;
    private final Deque<Long> waiting = new ArrayDeque<>();
    private final Set<Long> known = new HashSet<>();
    private long budget = BUDGET;
    private long end;
    private boolean picture;

    TiffTree(EndMarker.Tail file, boolean littleEndian) {
        this.file = file;
        this.littleEndian = littleEndian;
    }

    /** Just behind the last byte that is pointed at; beyond any file if that cannot be told. */
    long end() throws IOException {
        point(read(4, 4).u32(0));
        while (!waiting.isEmpty()) {
            if (known.size() > DIRECTORIES || !directory(waiting.remove())) return Long.MAX_VALUE;
        }
        return picture ? end : Long.MAX_VALUE;
    }

    private void point(long directory) {
        if (directory != 0 && known.add(directory)) waiting.add(directory);
    }

    private boolean directory(long at) throws IOException {
        if (at < 8 || at >= file.size()) return false;
        int count = read(at, 2).u16(0);
        if (count == 0 || count > ENTRIES) return false;
        int bytes = 12 * count + 4;
        reaches(at + 2 + bytes);
        if (at + 2 + bytes > file.size() || bytes > budget) return false;
        Numbers entries = read(at + 2, bytes);
        Map<Integer, long[]> values = new HashMap<>();
        for (int i = 0; i < count; i++) {
            if (!entry(entries, 12 * i, at + 2 + 12L * i, values)) return false;
        }
        point(entries.u32(12 * count));
        return data(values, STRIPS, STRIP_SIZES) && data(values, TILES, TILE_SIZES) && data(values, JPEG, JPEG_SIZE);
    }

    private boolean entry(Numbers entries, int at, long place, Map<Integer, long[]> values) throws IOException {
        int tag = entries.u16(at);
        int type = entries.u16(at + 2);
        long count = entries.u32(at + 4);
        if (type == 0 || type >= SIZES.length) return true; // a maker's own; points at nothing that we could follow
        long bytes = count * SIZES[type];
        long from = bytes <= 4 ? place + 8 : entries.u32(at + 8);
        reaches(from + bytes);
        if (!wanted(tag) || type != 3 && type != 4 && type != 13) return true;
        if (from + bytes > file.size() || bytes > budget) return false;
        Numbers read = read(from, (int) bytes);
        long[] all = new long[(int) count];
        for (int i = 0; i < all.length; i++) all[i] = type == 3 ? read.u16(2 * i) : read.u32(4 * i);
        values.put(tag, all);
        if (POINTERS.contains(tag)) for (long each : all) point(each);
        return true;
    }

    private static boolean wanted(int tag) {
        return POINTERS.contains(tag)
                || tag == STRIPS
                || tag == STRIP_SIZES
                || tag == TILES
                || tag == TILE_SIZES
                || tag == JPEG
                || tag == JPEG_SIZE;
    }

    /** Offsets without as many sizes do not tell where their data ends. */
    private boolean data(Map<Integer, long[]> values, int offsets, int sizes) {
        long[] from = values.get(offsets);
        long[] size = values.get(sizes);
        if (from == null) return true;
        if (size == null || size.length != from.length) return false;
        for (int i = 0; i < from.length; i++) {
            reaches(from[i] + size[i]);
            picture |= size[i] > 0;
        }
        return true;
    }

    private void reaches(long to) {
        end = Math.max(end, to);
    }

    private Numbers read(long at, int count) throws IOException {
        budget -= count;
        return new Numbers(file.at(at, count), littleEndian);
    }
}
