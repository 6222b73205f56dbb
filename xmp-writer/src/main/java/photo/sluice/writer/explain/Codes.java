// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.explain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reason codes in words; {@code docs/policy.md} has the same table, and a test compares the two. */
public final class Codes {
    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        put("sound", "sound: no serious fault");
        put("folder-top", "among the folder's best liked by the aesthetic models");
        put("best-of-burst", "the best of its burst");
        put("runner-up", "a runner-up in its burst");
        put("close-call", "too close to the better ones to count it to the rest");
        put("rest-of-burst", "others of its burst are better");
        put("kept-whole", "one of a bracket, stack or panorama, which is only of use as a whole");
        put("softer-faces", "its faces are less sharp than the best one's");
        put("softer-at-focus-point", "less sharp than the best one where the camera focused");
        put("softer", "less sharp than the best one");
        put("more-motion", "more motion blur than the best one");
        put("worse-exposed", "worse exposed than the best one");
        put("liked-less", "the aesthetic models like the best one more");
        put("all-but-equal", "all but equal to the best one");
        put("frozen", "keeps its stars, since a person has rated in its set");
        put("weak", "no single serious fault, but too many small ones");
        put("unusable", "technically of no use");
        put("not-rejected", "would have been rejected, but is spared");
        put("undecided", "its score is neither low enough for pending nor high enough for accepted");
        put("score-rejected", "its score is at or below the threshold of rejection");
        put("score-pending", "its score is at or below the threshold of pending");
        put("score-accepted", "its score is above the threshold of acceptance");
        put("blank-black", "black: nothing is in the frame");
        put("blank-white", "white: nothing is in the frame");
        put("nothing-sharp", "nothing in the frame is sharp");
        put("defocused", "out of focus");
        put("motion-blur", "blurred by motion");
        put("noisy", "noisy");
        put("underexposed", "underexposed");
        put("overexposed", "overexposed");
        put("highlights-clipped", "highlights are clipped");
        put("shadows-clipped", "shadows are clipped");
        put("over-compressed", "compressed too much");
        put("low-resolution", "has few pixels");
        put("damaged-data", "its data are damaged, and the decoder filled in for some");
        put("low-key", "dark on purpose");
        put("high-key", "light on purpose");
    }

    private static final Set<String> FAULTS = Set.of(
            "weak",
            "unusable",
            "blank-black",
            "blank-white",
            "nothing-sharp",
            "defocused",
            "motion-blur",
            "noisy",
            "underexposed",
            "overexposed",
            "over-compressed",
            "low-resolution",
            "damaged-data");

    private Codes() {}

    private static void put(String code, String words) {
        WORDS.put(code, words);
    }

    static Map<String, String> all() {
        return WORDS;
    }

    /** Whether another take of the same thing could do without it. */
    static boolean isFault(String code) {
        return FAULTS.contains(code);
    }

    /** The words for a code; the code itself where a newer scorer or policy has one that is not known here. */
    public static String words(String code) {
        return WORDS.getOrDefault(code, code);
    }
}
