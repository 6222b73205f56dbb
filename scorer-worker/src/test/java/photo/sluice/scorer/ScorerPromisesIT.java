// SPDX-License-Identifier: Apache-2.0
package photo.sluice.scorer;

import java.nio.file.Path;
import photo.sluice.testkit.promise.StagePromises;
import photo.sluice.testkit.shop.Shop;

class ScorerPromisesIT extends StagePromises {
    @Override
    protected Shop open(Path folder) {
        return ScorerShop.over(folder);
    }
}
