// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.topics;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import photo.sluice.cli.Failure;
import photo.sluice.cli.SettingsOptions;
import photo.sluice.cli.pipeline.Provision;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.LogUnavailableException;
import photo.sluice.runtime.log.TopicLayout;
import photo.sluice.runtime.log.TopicLayout.Finding;
import photo.sluice.runtime.log.TopicLayout.State;
import photo.sluice.runtime.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Topics and share groups as the settings want them; a second time it finds nothing to do. */
@Command(
        name = "apply",
        description = {
            "Creates the topics and groups that are missing and mends their settings; harmless to repeat.",
            "Partitions and replication are the settings topics.partitions and topics.replication."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            " 0:all is as wanted now; more partitions than wanted, or fewer, are told and harmless",
            " 2:wrong use",
            " 3:the cluster does not answer or refuses, or a topic has fewer replicas than wanted"
        })
final class TopicsApply implements Callable<Integer> {
    private static final JsonMapper JSON = new JsonMapper();

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Option(
            names = "--retention-days",
            paramLabel = "DAYS",
            description = "How long results and requests are kept; ${DEFAULT-VALUE} by default.")
    private int days = 30;

    @Option(names = "--dry-run", description = "Say what would be done; change nothing.")
    private boolean dry;

    @Option(names = "--json", description = "One JSON object a topic on standard output.")
    private boolean json;

    @Override
    public Integer call() {
        if (days < 1 || days > 3650) throw Failure.wrongUse("--retention-days " + days + " is not between 1 and 3650");
        Settings settings = options.settings();
        if (!settings.kafka().containsKey("bootstrap.servers")) {
            throw Failure.wrongUse("say which cluster: --bootstrap-servers HOST:PORT");
        }
        Cluster cluster = new Cluster(settings.kafka());
        List<Finding> findings;
        try (TopicLayout layout = TopicLayout.on(cluster)) {
            findings = layout.apply(wish(settings), dry);
        } catch (LogUnavailableException e) {
            throw Failure.environment(
                    "Kafka at " + cluster.bootstrapServers() + " cannot be set up: " + e.getMessage());
        }
        if (!dry) Provision.on(cluster, settings);
        findings.forEach(finding -> System.out.println(json ? object(finding) : line(finding)));
        if (findings.stream().anyMatch(TopicsApply::tooFewReplicas)) {
            throw Failure.environment("some topics have fewer replicas than topics.replication wants");
        }
        return Failure.OK;
    }

    private TopicLayout.Wish wish(Settings settings) {
        Settings.Outlook outlook = settings.outlook();
        return new TopicLayout.Wish(outlook.partitions(), (short) outlook.replication(), Duration.ofDays(days));
    }

    private static boolean tooFewReplicas(Finding finding) {
        return finding.state() == State.DIFFERS
                && finding.words().stream().anyMatch(words -> words.startsWith("replication "));
    }

    private static String line(Finding finding) {
        String words = String.join(", ", finding.words());
        return finding.topic() + ": " + code(finding) + (words.isEmpty() ? "" : ": " + words);
    }

    private static String object(Finding finding) {
        ObjectNode object = JSON.createObjectNode();
        object.put("topic", finding.topic()).put("state", code(finding));
        finding.words().forEach(object.putArray("words")::add);
        return object.toString();
    }

    private static String code(Finding finding) {
        return finding.state().name().toLowerCase(Locale.ROOT);
    }
}
