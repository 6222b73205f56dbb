// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.registry;

import java.nio.file.Path;
import java.util.Optional;
import photo.sluice.inference.card.ModelCard;
import photo.sluice.inference.card.ModelFault;

/**
 * A model as it lies in the folder.
 *
 * @param file of the graph, below the folder
 * @param bytes of the graph; 0 if even that cannot be told
 * @param card empty where there is none that fits
 * @param purpose what it is for, by card and labels; empty where either does not fit
 * @param fault why it cannot be used; empty if it answers
 */
public record Standing(
        Path file, long bytes, Optional<ModelCard> card, Optional<Purpose> purpose, Optional<ModelFault> fault) {
    /** The card's name; without one what the file is called. */
    public String name() {
        return card.map(ModelCard::name).orElseGet(() -> {
            String file = String.valueOf(this.file.getFileName());
            return file.substring(0, file.length() - ".onnx".length());
        });
    }

    /** Whether a person may mean this one: by the card's name, its folder or its file. */
    public boolean isCalled(String name) {
        Path folder = file.getParent();
        return name().equals(name)
                || file.toString().equals(name)
                || folder != null && folder.toString().equals(name);
    }
}
