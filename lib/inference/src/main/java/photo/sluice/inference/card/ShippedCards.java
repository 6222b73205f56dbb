// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.card;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Cards that we ship for models that we do not: a model whose checksum is known needs no card beside it. */
public final class ShippedCards {
    private static final String INDEX = "index.txt";

    private final Map<String, ModelCard> bySha256;

    private ShippedCards(Map<String, ModelCard> bySha256) {
        this.bySha256 = bySha256;
    }

    public static ShippedCards load() {
        Map<String, ModelCard> cards = new LinkedHashMap<>();
        for (String file :
                resource(INDEX).lines().filter(line -> !line.isBlank()).toList()) {
            try {
                ModelCard card = CardReader.read(file, resource(file));
                cards.put(card.origin().sha256(), card);
            } catch (UnfitModelException e) {
                throw new IllegalStateException("a shipped card is wrong", e);
            }
        }
        return new ShippedCards(cards);
    }

    public Optional<ModelCard> of(String sha256) {
        return Optional.ofNullable(bySha256.get(sha256));
    }

    public Collection<ModelCard> all() {
        return bySha256.values();
    }

    private static String resource(String name) {
        try (InputStream in = ShippedCards.class.getResourceAsStream("/photo/sluice/inference/cards/" + name)) {
            if (in == null) throw new IllegalStateException("missing resource " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("unreadable resource " + name, e);
        }
    }
}
