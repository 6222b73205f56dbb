// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.word;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tags in the words of one language, from lists on this machine: the shipped {@code labels.xx} and one of the same name in
 * the folder of models, whose words go first. A word that no list has stays English.
 *
 * <p>A line is {@code English word = word}; a whole path, as in {@code people|1 = eine Person}, goes before its last word.
 *
 * @param faults lines of the person's list that were left out, and why
 */
public record Words(Map<String, String> byEnglish, List<String> faults) {
    /** Those of the hierarchy itself. */
    public static final Words ENGLISH = new Words(Map.of(), List.of());

    /** The languages with a shipped list. */
    public static final List<String> SHIPPED = List.of("de", "es", "fr");

    /** A list of all words that we have is a hundred times smaller. */
    static final long LARGEST = 4 << 20;

    /** Characters; what is longer is no word. */
    static final int LONGEST = 80;

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{2,8})?");
    private static final Pattern UNFIT = Pattern.compile("[|/,\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    public Words {
        byEnglish = Map.copyOf(byEnglish);
        faults = List.copyOf(faults);
    }

    /**
     * Those of a language.
     *
     * @param language such as {@code de}; {@code en} needs no list but may have one
     * @param folder where a person's list may lie
     * @throws IOException if there is a list and it cannot be used at all; the message names it and says why
     */
    public static Words of(String language, Path folder) throws IOException {
        if (!LANGUAGE.matcher(language).matches()) throw new IOException("not a language: '" + language + "'");
        Map<String, String> words = new HashMap<>();
        List<String> faults = new ArrayList<>();
        if (SHIPPED.contains(language)) read("labels." + language, shipped(language), words, faults);
        Path own = folder.resolve("labels." + language);
        if (Files.exists(own)) {
            read(own.toString(), text(own), words, faults);
        } else if (words.isEmpty() && !language.equals("en")) {
            throw new IOException("no words in the language " + language + ": shipped are " + SHIPPED
                    + ", and there is no file " + own);
        }
        return new Words(words, faults);
    }

    /** A path in these words; empty where they are the path's own. */
    public Optional<String> of(String path) {
        String[] parts = path.split("\\|");
        StringBuilder words = new StringBuilder("auto");
        StringBuilder english = new StringBuilder();
        for (int i = 1; i < parts.length; i++) {
            english.append(i == 1 ? "" : "|").append(parts[i]);
            String whole = byEnglish.get(english.toString());
            words.append('|').append(whole != null ? whole : byEnglish.getOrDefault(parts[i], parts[i]));
        }
        return words.toString().equals(path) ? Optional.empty() : Optional.of(words.toString());
    }

    /** A word without what programs cut keywords at, in NFC; empty if nothing is left. */
    static String clean(String text) {
        String fit =
                UNFIT.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll(" ");
        String word = fit.replaceAll("\\s+", " ").strip();
        return word.length() > LONGEST ? "" : word;
    }

    private static void read(String file, String text, Map<String, String> words, List<String> faults) {
        Map<String, Integer> lines = new HashMap<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) continue;
            String[] sides = line.split("=", 2);
            String english = Arrays.stream(sides[0].split("\\|"))
                    .map(Words::clean)
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining("|"));
            Optional<String> fault = fault(english, sides, lines.putIfAbsent(english, number));
            if (fault.isPresent()) faults.add(file + ", line " + number + ": " + fault.get());
            else words.put(english, clean(sides[1]));
        }
    }

    private static Optional<String> fault(
            String english, String[] sides, @org.jspecify.annotations.Nullable Integer before) {
        if (sides.length < 2) return Optional.of("no '=' between the English word and its translation");
        if (english.isEmpty()) return Optional.of("no English word");
        String word = sides[1].strip();
        if (word.isEmpty()) return Optional.of("no word for " + english);
        if (word.codePointCount(0, word.length()) > LONGEST) return Optional.of("a word of more than " + LONGEST);
        if (UNFIT.matcher(word).find()) return Optional.of("a word with a comma, '|', '/' or a control character");
        if (before != null) return Optional.of(english + " stands in line " + before + " already");
        return Optional.empty();
    }

    private static String text(Path file) throws IOException {
        if (!Files.isRegularFile(file)) throw new IOException(file + " is no file");
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes((int) LARGEST + 1);
        }
        if (bytes.length > LARGEST)
            throw new IOException(file + " has more than " + LARGEST + " bytes; that is no list");
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new IOException(file + " is not UTF-8", e);
        }
    }

    private static String shipped(String language) {
        String name = "labels." + language;
        try (InputStream in = java.util.Objects.requireNonNull(Words.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
