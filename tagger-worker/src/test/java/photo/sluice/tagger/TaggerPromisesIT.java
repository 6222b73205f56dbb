// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger;

import java.nio.file.Path;
import photo.sluice.testkit.promise.StagePromises;
import photo.sluice.testkit.shop.Shop;

class TaggerPromisesIT extends StagePromises {
    @Override
    protected Shop open(Path folder) {
        return TaggerShop.over(folder);
    }
}
