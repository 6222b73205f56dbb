// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger;

import java.nio.file.Path;
import java.util.List;
import photo.sluice.tagger.rule.RuleSettings;
import photo.sluice.tagger.rule.Rules;
import photo.sluice.testkit.shop.Shop;

/** A tagger over one folder, by the usual rules. */
final class TaggerShop {
    private TaggerShop() {}

    static Shop over(Path folder) {
        return over(folder, 1, List.of(new Rules(RuleSettings.USUAL)));
    }

    static Shop over(Path folder, int readers, List<TagSource> sources) {
        return new Shop(
                folder, readers, (roots, renditions) -> new TaggerStage(roots, renditions, new Tagger(sources)));
    }
}
