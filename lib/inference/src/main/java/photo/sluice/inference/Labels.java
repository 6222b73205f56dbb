// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import photo.sluice.inference.card.ModelCard;
import photo.sluice.inference.card.Output;
import photo.sluice.inference.card.UnfitModelException;

/** The labels beside a model: one a line; of synonyms divided by commas the first. */
final class Labels {
    /** A file beyond this is no list of labels. */
    private static final long LARGEST = 4 << 20;

    private Labels() {}

    static List<String> of(Path model, ModelCard card) throws UnfitModelException {
        Optional<String> name = card.output().labelsFile();
        if (name.isEmpty()) return List.of();
        Path file = model.resolveSibling(name.get());
        List<String> labels;
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                throw fault(model, name.get() + " does not stand beside the model");
            }
            labels = Files.readString(file, StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(",", 2)[0].strip())
                    .toList();
        } catch (CharacterCodingException e) {
            throw fault(model, name.get() + " is not UTF-8");
        } catch (IOException e) {
            throw fault(model, name.get() + " cannot be read: " + e);
        }
        if (labels.isEmpty() || labels.stream().anyMatch(String::isEmpty)) {
            throw fault(model, name.get() + " is empty or has an empty line");
        }
        if (card.output() instanceof Output.Imagenet && labels.size() != 1000 && labels.size() != 1001) {
            throw fault(model, name.get() + " has " + labels.size() + " lines, ImageNet has 1000 or 1001");
        }
        return labels;
    }

    private static UnfitModelException fault(Path model, String reason) {
        return new UnfitModelException(String.valueOf(model.getFileName()), "output.labels", reason);
    }
}
