// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import photo.sluice.contract.Tag;
import photo.sluice.imaging.Rendition;
import photo.sluice.tagger.TagSource;
import photo.sluice.tagger.look.Look;

/** The tags that need no model: from pixels and Exif, each by a rule of its own. */
public final class Rules implements TagSource {
    private final List<Rule> rules;

    public Rules(RuleSettings settings) {
        List<Rule> wanted = new ArrayList<>(List.of(
                new Monochrome(),
                new Night(),
                new Panorama(),
                new Macro(),
                new Screenshot(),
                new LongExposure(),
                new Bracket()));
        if (settings.flash()) {
            wanted.add(new Flash());
        }
        if (settings.format()) {
            wanted.add(new FileFormat());
        }
        this.rules = List.copyOf(wanted);
    }

    @Override
    public List<Tag> tags(Rendition photo) {
        return tags(Look.of(photo));
    }

    List<Tag> tags(Look look) {
        return rules.stream()
                .map(rule -> rule.of(look))
                .flatMap(Optional::stream)
                .toList();
    }
}
