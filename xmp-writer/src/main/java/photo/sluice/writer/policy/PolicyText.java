// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.policy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The texts of policies: the shipped ones by name, and YAML to a tree of keys. */
final class PolicyText {
    static final List<String> SHIPPED = List.of("gentle", "digikam", "burst-stars", "imagen", "reject-flags");

    /** A policy is a page of text. */
    private static final int MOST_CHARACTERS = 64 * 1024;

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private PolicyText() {}

    static Optional<String> shipped(String name) {
        if (!SHIPPED.contains(name)) return Optional.empty();
        try (InputStream in = PolicyText.class.getResourceAsStream(name + ".yaml")) {
            if (in == null) throw new IllegalStateException("the policy " + name + " is not in the jar");
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The keys of a text, laid over those of the shipped policy that its {@code based-on} names. */
    static ObjectNode tree(String text) {
        ObjectNode own = parse(text);
        JsonNode base = own.remove("based-on");
        if (base == null) return own;
        String below = shipped(base.asText())
                .orElseThrow(() -> new PolicyException("based-on: " + Keys.brief(base.toString())
                        + " is not allowed; allowed: " + String.join(", ", SHIPPED)));
        ObjectNode tree = parse(below);
        overlay(tree, own);
        return tree;
    }

    private static ObjectNode parse(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new PolicyException("a policy of " + text.length() + " characters; allowed: " + MOST_CHARACTERS);
        }
        try {
            if (YAML.readTree(text) instanceof ObjectNode object) return object;
        } catch (JacksonException e) {
            throw new PolicyException("no YAML: " + e.getOriginalMessage());
        }
        throw new PolicyException("a policy is a list of keys, such as: based-on: gentle");
    }

    private static void overlay(ObjectNode below, ObjectNode above) {
        above.fields().forEachRemaining(entry -> {
            if (below.get(entry.getKey()) instanceof ObjectNode base && entry.getValue() instanceof ObjectNode own) {
                overlay(base, own);
            } else {
                below.set(entry.getKey(), entry.getValue());
            }
        });
    }

    /** The first eight hexadecimal digits of the text's SHA-256. */
    static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] sum = digest.digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
