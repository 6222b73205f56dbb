// SPDX-License-Identifier: Apache-2.0
package photo.sluice.scorer;

import java.nio.file.Path;
import java.util.List;
import photo.sluice.testkit.shop.Shop;

/** A scorer over one folder. */
final class ScorerShop {
    private ScorerShop() {}

    static Shop over(Path folder) {
        return over(folder, 1, List.of());
    }

    static Shop over(Path folder, int readers, List<QualityModel> models) {
        return new Shop(folder, readers, (roots, renditions) -> new ScorerStage(roots, renditions, new Scorer(models)));
    }
}
