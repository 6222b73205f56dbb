// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.set;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file's name taken apart.
 *
 * @param text the name without its extension, in lower case
 * @param extension in lower case, without the dot
 */
record Stem(String text, String extension) {
    /** What a name becomes without its last addition. */
    record Shorter(Stem stem, Addition addition) {}

    /** What was added to a name. */
    enum Addition {
        /** Says that it is an edit or an export: {@code -Edit}, {@code _web}, iPhone's {@code IMG_E}. */
        WORD,
        /** May be an export, or the next photo: {@code _01}, {@code -2}, {@code (1)}, {@code ~2}. */
        NUMBER
    }

    /** What editors add, of darktable, Lightroom, DxO, Topaz, phones and people; separated by a dash, underscore or blank. */
    private static final Pattern WORD = Pattern.compile("(.*[^-_ .])(?:[-_ ]+|\\.)"
            + "(?:edit(?:ed)?|enhanced(?:-(?:nr|sr))*|dxo[a-z0-9_]*|topaz|denoise(?:d|ai)?|sharpen(?:ed)?|upscale[d]?"
            + "|export(?:ed)?|web|print|small|large|thumb|resized?|crop(?:ped)?|final|bw|hdr|pano|copy|kopie|copie"
            + "|bearbeitet|modifi[eé]|edited-[0-9])");

    private static final Pattern NUMBER = Pattern.compile("(.*[^-_ ~(])(?:[-_~ ]([0-9]{1,2})| ?\\(([0-9]{1,2})\\))");

    /** iPhones call the edit of IMG_1234 IMG_E1234. */
    private static final Pattern APPLE_EDIT = Pattern.compile("(img_)e([0-9]{4})");

    /** 20260509_140500: what follows counts the photos of that second. */
    private static final Pattern DATED = Pattern.compile(".*[0-9]{8}[-_]?[0-9]{6}.*");

    private static final Pattern COUNTED = Pattern.compile("(.*?)([0-9]{1,9})");

    /** What cameras write, beside the RAW formats. */
    private static final Set<String> RENDERED = Set.of("jpg", "jpeg", "jpe", "heic", "heif", "hif");

    /** What only programs write. */
    private static final Set<String> WORKED = Set.of("tif", "tiff", "psd", "png", "webp", "jxl", "avif", "bmp", "gif");

    static Stem of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        int dot = lower.lastIndexOf('.');
        return dot <= 0 ? new Stem(lower, "") : new Stem(lower.substring(0, dot), lower.substring(dot + 1));
    }

    /** Without the last addition; empty if there is none. */
    private Optional<Shorter> shorter() {
        Matcher word = WORD.matcher(text);
        if (word.matches()) return without(Addition.WORD, word.group(1));
        Matcher apple = APPLE_EDIT.matcher(text);
        if (apple.matches()) return without(Addition.WORD, apple.group(1) + apple.group(2));
        Matcher number = NUMBER.matcher(text);
        if (!number.matches() || DATED.matcher(text).matches()) return Optional.empty();
        return without(Addition.NUMBER, number.group(1));
    }

    private Optional<Shorter> without(Addition addition, String rest) {
        return Optional.of(new Shorter(new Stem(rest, extension), addition));
    }

    /** All that remains when additions are taken off one by one, from the longest to the shortest. */
    List<Shorter> all() {
        List<Shorter> all = new ArrayList<>();
        for (Optional<Shorter> next = shorter();
                next.isPresent();
                next = next.get().stem().shorter()) {
            all.add(next.get());
        }
        return all;
    }

    /** The same for all names that may belong to one shot. */
    String root() {
        List<Shorter> all = all();
        return all.isEmpty() ? text : all.get(all.size() - 1).stem().text();
    }

    /** The number at its end, as cameras count; empty if there is none. */
    OptionalInt number() {
        Matcher counted = COUNTED.matcher(text);
        return counted.matches() ? OptionalInt.of(Integer.parseInt(counted.group(2))) : OptionalInt.empty();
    }

    /** What stands before that number. */
    String series() {
        Matcher counted = COUNTED.matcher(text);
        return counted.matches() ? counted.group(1) : text;
    }

    /** 0 what the camera rendered, 1 its RAW, 2 what only programs write. */
    int rank() {
        return RENDERED.contains(extension) ? 0 : WORKED.contains(extension) ? 2 : 1;
    }
}
