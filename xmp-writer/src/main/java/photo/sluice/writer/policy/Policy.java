// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.SetPlace;
import photo.sluice.contract.Tag;
import photo.sluice.contract.Verdict;
import photo.sluice.writer.set.PhotoSet;
import photo.sluice.writer.set.Shot;

/**
 * From the signals of a set to its verdicts: a pure function that is read from a page of YAML. The same set, signals and
 * standing give the same verdicts, in whatever order they came. {@code docs/policy.md} has the profiles and the keys.
 *
 * @param name in lower case, such as {@code gentle}
 * @param version such as {@code 2}; with {@code +} and a hash of the text where the text is not the shipped one
 * @param description what it is for, in words
 * @param text the YAML
 */
public record Policy(String name, String version, String description, String text, Judge judge) {
    /** Of a name and of a version; both go into every sidecar. */
    private static final int MOST_CHARACTERS = 64;

    /** The policy that judges unless another is asked for. */
    public static final String DEFAULT = "gentle";

    /**
     * The policy in this YAML.
     *
     * @throws PolicyException if a key is unknown or a value out of range; the message names key, value and range
     */
    public static Policy read(String yaml) {
        Keys keys = new Keys("", PolicyText.tree(yaml));
        String name = keys.required("name");
        if (name.length() > MOST_CHARACTERS || !name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new PolicyException("name: \"" + Keys.brief(name)
                    + "\" is not allowed; allowed: lower case, digits, single dashes, at most " + MOST_CHARACTERS);
        }
        String version = keys.required("version");
        if (version.length() > MOST_CHARACTERS) {
            throw new PolicyException("version: \"" + Keys.brief(version) + "\" is not allowed; allowed: at most "
                    + MOST_CHARACTERS + " characters");
        }
        boolean shipped = PolicyText.shipped(name).filter(yaml::equals).isPresent();
        String description = keys.text("description", "");
        Judge judge = Judge.read(keys);
        keys.done();
        String full = shipped ? version : version + "+" + PolicyText.hash(yaml);
        return new Policy(name, full, description, yaml, judge);
    }

    /**
     * A shipped policy.
     *
     * @throws PolicyException if none has this name; the message names those that are
     */
    public static Policy named(String name) {
        return read(PolicyText.shipped(name)
                .orElseThrow(() -> new PolicyException("policy: \"" + Keys.brief(name) + "\" is not allowed; allowed: "
                        + String.join(", ", PolicyText.SHIPPED) + ", or a file")));
    }

    /** The shipped policies, the default first. */
    public static List<Policy> shipped() {
        return PolicyText.SHIPPED.stream().map(Policy::named).toList();
    }

    /** The first eight hexadecimal digits of the SHA-256 of the text. */
    public String hash() {
        return PolicyText.hash(text);
    }

    /** Name and version, as in verdicts. */
    public String id() {
        return name + "/" + version;
    }

    /**
     * The verdicts on a set: one for each file and each version of each shot that has signals of at least one file.
     *
     * @param signals by file; others than the set's are not looked at
     */
    public Map<PhotoId, Verdict> judge(PhotoSet set, Map<PhotoId, Signals> signals, Standing folder) {
        Map<PhotoId, Verdict> verdicts = new TreeMap<>(java.util.Comparator.comparing(PhotoId::key));
        List<Look> looks = Look.all(set, signals, folder, judge);
        if (looks.isEmpty()) return verdicts;
        for (Opinion opinion : judge.on(set.kind(), looks)) {
            Optional<SetPlace> place = place(set, opinion);
            Shot shot = opinion.look().shot();
            Stream.concat(shot.files().stream(), shot.versions().stream())
                    .forEach(photo -> verdicts.put(photo, verdict(opinion, place, tags(photo, opinion, signals))));
        }
        return verdicts;
    }

    private Verdict verdict(Opinion opinion, Optional<SetPlace> place, List<String> tags) {
        return new Verdict(
                opinion.look().quality(), opinion.confidence(), opinion.marks(), place, opinion.reasons(), tags, id());
    }

    private static Optional<SetPlace> place(PhotoSet set, Opinion opinion) {
        if (set.kind() != PhotoSet.Kind.SINGLE) {
            return Optional.of(new SetPlace(
                    set.id(), set.kind().code(), opinion.rank(), set.shots().size()));
        }
        boolean pair = opinion.look().shot().files().size() > 1;
        return pair ? Optional.of(new SetPlace(set.id(), "pair", 1, 1)) : Optional.empty();
    }

    /** A file's own tags; those of the file that was judged, where the tagger has none of its own. */
    private static List<String> tags(PhotoId photo, Opinion opinion, Map<PhotoId, Signals> signals) {
        Signals judged = opinion.look().signals();
        Signals own = Optional.ofNullable(signals.get(photo))
                .filter(seen -> !seen.tags().isEmpty())
                .orElse(judged);
        return Tag.keywords(own.tags());
    }
}
