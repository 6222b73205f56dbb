// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * All settings of Sluice, checked. {@code sluice.yaml} and {@code SLUICE_*} variables and flags are one name space; the
 * first of flag, variable and file wins.
 *
 * @param roots root names to folders, from the file
 * @param kafka client settings for every Kafka client, passed through as they are
 */
public record Settings(
        Places places,
        Watch watch,
        Sets sets,
        Work work,
        Outlook outlook,
        Map<String, String> roots,
        Map<String, String> kafka) {
    public Settings {
        roots = Map.copyOf(roots);
        kafka = Map.copyOf(kafka);
    }

    /** Where things lie on this machine, and what its models run on. */
    public record Places(Path state, Path models, Inference inference) {}

    /**
     * How models run.
     *
     * @param device {@code auto}, {@code cpu}, {@code cuda[:N]} or {@code tensorrt[:N]}
     * @param batch how many photos a GPU answers at once, at most
     * @param batchWait how long the first of a batch waits for company
     * @param use names of the models to use; empty: all that lie there
     */
    public record Inference(String device, int batch, Duration batchWait, List<String> use) {
        public Inference {
            use = List.copyOf(use);
        }
    }

    /**
     * How the watcher hears of files and decides that one is complete.
     *
     * @param mode {@code auto}, {@code events} or {@code poll}
     */
    public record Watch(Duration settle, Duration settlePolled, String mode, Duration poll, Duration sweep) {}

    /**
     * When and how sidecars are written.
     *
     * @param policy name of a shipped policy, or of a file
     * @param oneStar {@code person} or {@code unrated}: whose a single star beside darktable's data is
     */
    public record Sets(Duration settle, Duration patience, Alike alike, String policy, String naming, String oneStar) {}

    /**
     * Which photos are taken for one burst.
     *
     * @param gap longest pause between two of them
     * @param diff in how many of 64 bits their hashes may differ; empty: judged by the folder itself
     */
    public record Alike(Duration gap, OptionalInt diff) {}

    /** How workers take photos, what a photo may cost, and what is done only if asked for. */
    public record Work(int threads, int tries, Duration lock, Duration drain, Limits limits, OptIn optIn) {}

    /** What workers do only if asked for. */
    public record OptIn(boolean brisque, Tags tags) {}

    /**
     * Which tags are given, and how.
     *
     * @param flash whether a fired flash is a tag
     * @param format whether the file's format is one
     * @param accuracy 1 (lenient) to 10 (strict), for models
     * @param most different tags of models in one photo, people left out
     * @param language of the words, such as {@code de}
     */
    public record Tags(boolean flash, boolean format, int accuracy, int most, String language, Again again) {}

    /**
     * What becomes of what was tagged before.
     *
     * @param update whether tags of ours stay that are no longer seen
     * @param untagged whether only photos are looked at that not all installed models have looked at
     */
    public record Again(boolean update, boolean untagged) {}

    /** What one photo may cost. */
    public record Limits(Duration time, long pixels, long bytes, long atOnce, long renditions, Decode decode) {}

    /** What the decoding of one RAW, HEIF, AVIF or JPEG XL may cost, and how many are decoded at once. */
    public record Decode(Duration time, long memory, int children) {}

    /** What the world sees. */
    public record Outlook(String httpAddress, int partitions, int replication) {}

    /**
     * Reads the settings.
     *
     * @param sources the first one wins
     * @throws SettingsException if a key is unknown or a value is out of range
     */
    public static Settings read(List<Source> sources) throws SettingsException {
        SettingsReader reader = new SettingsReader(sources);
        Settings settings = read(reader);
        reader.finish();
        return settings;
    }

    /** With other client settings for Kafka. */
    public Settings withKafka(Map<String, String> client) {
        return new Settings(places, watch, sets, work, outlook, roots, client);
    }

    static Settings read(SettingsReader r) throws SettingsException {
        return new Settings(
                new Places(
                        Path.of(r.text(
                                "state",
                                defaultState(),
                                "Where the embedded broker, the local stores and the list of roots lie.")),
                        Path.of(r.text(
                                "models",
                                defaultModels(),
                                "Where models lie; all below it are used, with their cards.")),
                        inference(r)),
                new Watch(
                        r.duration(
                                "watch.settle",
                                "2s",
                                "0",
                                "10m",
                                "How long a file must rest before it is announced; a file whose end can be told is announced at once."),
                        r.duration(
                                "watch.settle-polled",
                                "5s",
                                "0",
                                "10m",
                                "The same in folders that are polled: a write that a share has taken may show later."),
                        r.oneOf(
                                "watch.mode",
                                "auto",
                                List.of("auto", "events", "poll"),
                                "How new files are heard of. auto: by events, but polled on NFS, SMB, FUSE and other shares, where others change files without a word to this machine."),
                        r.duration(
                                "watch.poll",
                                "5s",
                                "100ms",
                                "24h",
                                "How often folders without events are looked at; less often where looking takes more than a tenth of the time."),
                        r.duration(
                                "watch.sweep",
                                "60s",
                                "1s",
                                "24h",
                                "How often folders are looked through for what events missed.")),
                new Sets(
                        r.duration(
                                "set.settle",
                                "1s",
                                "0",
                                "1h",
                                "How long a folder must be quiet before its last photos are judged."),
                        r.duration(
                                "set.patience",
                                "10m",
                                "1s",
                                "30d",
                                "How long a photo waits for a stage that does not answer; then it is judged by what there is."),
                        new Alike(
                                r.duration(
                                        "set.gap",
                                        "3s",
                                        "0",
                                        "60s",
                                        "The longest pause between two photos of one burst."),
                                r.numberOrAuto(
                                        "set.diff",
                                        0,
                                        32,
                                        "In how many of 64 bits the hashes of two photos of one burst may differ; auto: 12, less where a folder's photos are all alike, more for frames within moments.")),
                        r.text("policy", "gentle", "What photos are worth: a shipped policy, or a file."),
                        r.oneOf(
                                "sidecar.naming",
                                "ext",
                                List.of("ext", "adobe", "both"),
                                "Name of a new sidecar: IMG.CR2.xmp, IMG.xmp, or both."),
                        r.oneOf(
                                "sidecar.darktable-one-star",
                                "person",
                                List.of("person", "unrated"),
                                "Whose a single star beside darktable's data is: darktable gives one to every photo it imports. unrated: nobody's, so that ours may take its place.")),
                work(r),
                new Outlook(
                        r.text(
                                "http.address",
                                "127.0.0.1:9464",
                                "Where /metrics, /livez and /readyz are served; port 0 takes any."),
                        r.number(
                                "topics.partitions",
                                4,
                                1,
                                1000,
                                "Partitions of the topics that are placed by folder; fixed once created."),
                        r.number(
                                "topics.replication",
                                1,
                                -1,
                                100,
                                "Replicas of each topic; -1 takes the cluster's default.")),
                r.below("roots", "Root name to folder."),
                r.below(
                        "kafka",
                        "Any setting of Kafka's clients, such as kafka.bootstrap.servers or kafka.security.protocol."));
    }

    private static Inference inference(SettingsReader r) throws SettingsException {
        return new Inference(
                r.like(
                        "models.device",
                        "auto",
                        "auto, cpu, cuda[:N], tensorrt[:N]",
                        Pattern.compile("auto|cpu|(cuda|tensorrt)(:[0-9]{1,3})?"),
                        "What models run on. auto: the first CUDA device if it works, else the processor, which is said; cuda or tensorrt: that device or no start."),
                r.number(
                        "models.batch",
                        16,
                        1,
                        256,
                        "How many photos a GPU answers at once, at most; a processor takes one."),
                r.duration(
                        "models.batch-wait",
                        "5ms",
                        "0",
                        "1s",
                        "How long the first photo of a batch waits for company on a GPU."),
                r.names("models.use", "The models to use, by the names on their cards."));
    }

    private static Work work(SettingsReader r) throws SettingsException {
        return new Work(
                r.number(
                        "worker.threads",
                        Runtime.getRuntime().availableProcessors(),
                        1,
                        256,
                        "Photos that a scorer works on at once; by default one a core."),
                r.number("worker.tries", 3, 1, 7, "How often a photo that kills its worker is tried alone."),
                r.duration(
                        "worker.lock",
                        "15s",
                        "1s",
                        "60s",
                        "How long a worker may be silent before its photo is given to another."),
                r.duration("worker.drain", "10s", "0", "10m", "How long photos in hand may take when asked to stop."),
                new Limits(
                        r.duration("photo.time-limit", "60s", "1s", "1h", "How long one photo may take."),
                        r.pixels("photo.max-pixels", "250MP", "1MP", "700MP", "The largest picture that is decoded."),
                        r.bytes("photo.max-bytes", "2GiB", "1MiB", "2GiB", "The largest file that is read."),
                        r.bytes(
                                "worker.max-bytes",
                                "1GiB",
                                "1MiB",
                                "64GiB",
                                "Photo files that a process works on at once; a larger one is worked on alone."),
                        r.bytes(
                                "renditions.max-bytes",
                                "128MiB",
                                "16MiB",
                                "64GiB",
                                "Decoded pictures that scorer and tagger of one process share."),
                        new Decode(
                                r.duration(
                                        "decode.time",
                                        "30s",
                                        "1s",
                                        "1h",
                                        "How long decoding a RAW, HEIF, AVIF or JPEG XL may take; less than photo.time-limit, or its worker is ended too."),
                                r.bytes(
                                        "decode.memory",
                                        "1GiB",
                                        "128MiB",
                                        "64GiB",
                                        "What the process that decodes one of these may take."),
                                r.number(
                                        "decode.children",
                                        Math.min(64, Runtime.getRuntime().availableProcessors()),
                                        1,
                                        64,
                                        "How many of these are decoded at once; by default one a core."))),
                new OptIn(
                        r.flag(
                                "score.brisque",
                                false,
                                "Whether BRISQUE is among the scores of a photo, to compare with; lower is better."),
                        tags(r)));
    }

    private static Tags tags(SettingsReader r) throws SettingsException {
        return new Tags(
                r.flag("tags.flash", false, "Whether a photo with a fired flash is tagged so."),
                r.flag("tags.format", false, "Whether photos are tagged with their file format."),
                r.number("tags.accuracy", 7, 1, 10, "How sure a model must be: 1 tags much, 10 little; as in digiKam."),
                r.number("tags.max", 10, 1, 64, "How many different tags models give a photo, people left out."),
                r.like(
                        "tags.language",
                        "en",
                        "en, de, es, fr, or one with a file labels.xx among the models",
                        Pattern.compile("[a-z]{2,3}(-[a-z0-9]{2,8})?"),
                        "The language of the tags' words; what no list has stays English."),
                new Again(
                        r.oneOf(
                                        "tags.mode",
                                        "replace",
                                        List.of("replace", "update"),
                                        "What becomes of tags that we gave before and see no longer: replace takes them out, update leaves them.")
                                .equals("update"),
                        r.oneOf(
                                        "tags.scan",
                                        "all",
                                        List.of("all", "untagged"),
                                        "Which photos models look at: all, or those that one of them has not looked at by their sidecar.")
                                .equals("untagged")));
    }

    private static String defaultState() {
        String base = System.getenv().getOrDefault("XDG_STATE_HOME", System.getProperty("user.home") + "/.local/state");
        return base + "/sluice";
    }

    private static String defaultModels() {
        String base = System.getenv().getOrDefault("XDG_DATA_HOME", System.getProperty("user.home") + "/.local/share");
        return base + "/sluice/models";
    }
}
